"""The ways to run a program, and when two answers are equal (DESIGN's sense: a tolerance for each dtype)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np

import hloom
from hloom.lowering.c import Profile, emit_c
from hloom.lowering.c.executable import build
from hloom.lowering.interpreter import Interpreter
from hloom.lowering.stages import lower

Array = np.ndarray[Any, Any]
WAYS = ("interpreter", "portable", "native")
_EXACT = frozenset("biu")


def executable(path: Path, way: str) -> Callable[..., list[Array]]:
    """A program in the interpreter, or as C of a profile."""
    module = hloom.parse(path)
    if way == "interpreter":
        return Interpreter(module.op)
    lower(module.op, module.context)
    profile: Profile = "portable" if way == "portable" else "native"
    return build(emit_c(module.op, path.stem, profile), profile)


def tolerance(dtype: np.dtype[Any]) -> float:
    """How far a result may be off, as a part of the largest one; two eps for the small floats."""
    if dtype.kind in _EXACT:
        return 0.0
    if dtype.itemsize <= 2:
        return 2 * float(ml_dtypes.finfo(dtype).eps)
    return 1e-13 if dtype in (np.float64, np.complex128) else 1e-5


def error(got: Array, expected: Array) -> float:
    """max|a-b| / max|b|; infinite where shape, dtype, or the places of infinities and NaNs differ."""
    if got.shape != expected.shape or got.dtype != expected.dtype:
        return float("inf")
    wide = np.complex128 if expected.dtype.kind == "c" else np.float64
    a, b = got.astype(wide), expected.astype(wide)
    finite = np.isfinite(b)
    if not np.array_equal(a[~finite], b[~finite], equal_nan=True):
        return float("inf")
    off = np.abs(a[finite] - b[finite]).max(initial=0)
    return float(off / (np.abs(b[finite]).max(initial=0) or 1)) if off else 0.0


def worst_error(got: Sequence[Array], expected: Sequence[Array]) -> float:
    return max(error(a, b) for a, b in zip(got, expected, strict=True))


def are_equal(got: Sequence[Array], expected: Sequence[Array]) -> bool:
    pairs = zip(got, expected, strict=True)
    return all(error(a, b) <= tolerance(b.dtype) for a, b in pairs)
