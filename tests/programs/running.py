"""The ways to run a program, and when two answers are equal (DESIGN's sense: a tolerance for each dtype)."""

from __future__ import annotations

import ctypes
import tempfile
from collections.abc import Callable, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import ml_dtypes
import numpy as np

import hloom
from hloom.lowering.c import Profile, Sources, emit_c
from hloom.lowering.c.build import build_shared
from hloom.lowering.interpreter import Interpreter
from hloom.lowering.stages import lower

from . import xla
from .programs import PROGRAMS

Array = np.ndarray[Any, Any]
SEEDS = range(5)
WAYS = ("interpreter", "portable", "native")
_EXACT = frozenset("biu")


@cache
def answers(name: str) -> list[tuple[list[Array], list[Array]]]:
    """A program's arguments and what XLA makes of them, for each seed."""
    program = PROGRAMS[name]
    run = xla.compiled(program.text())
    given = [program.arguments(seed) for seed in SEEDS]
    return [(arguments, [np.asarray(each) for each in run(xla.placed(arguments))]) for arguments in given]


def executable(text: str, way: str) -> Callable[..., list[Array]]:
    """A program in the interpreter, or as C of a profile."""
    module = hloom.parse(text)
    if way == "interpreter":
        return Interpreter(module.op)
    lower(module.op, module.context)
    profile: Profile = "portable" if way == "portable" else "native"
    return CFunction(emit_c(module.op, "program", profile), profile)


class CFunction:
    """A module's C, compiled, and called with nothing in between."""

    def __init__(self, sources: Sources, profile: Profile) -> None:
        self._parameters = sources.parameters
        self._constants = aligned(sources.constants or b"")
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "program.so"
            build_shared(sources, path, profile)
            self._function = ctypes.CDLL(str(path))[sources.name]

    def __call__(self, *arguments: Array) -> list[Array]:
        call, results = self.bound(arguments)
        assert call() == 0
        return results

    def bound(self, arguments: Sequence[Array]) -> tuple[Callable[[], int], list[Array]]:
        """A function that computes with these arguments and gives the status, and the arrays that it writes to."""
        given, memory = iter(arguments), list[Array]()
        for each in self._parameters:
            if each.role == "argument":
                memory.append(np.ascontiguousarray(next(given)))
            elif each.role == "constants":
                memory.append(self._constants)
            else:
                memory.append(aligned(b"\xff" * each.bytes).view(each.dtype).reshape(each.shape))
        places = [array.ctypes.data_as(ctypes.c_void_p) for array in memory]  # which keep the arrays
        results = [a for p, a in zip(self._parameters, memory, strict=True) if p.role == "result"]
        return partial(self._function, *places), results


def aligned(data: bytes) -> Array:
    """The bytes at an address that is a multiple of 64."""
    room = np.empty(len(data) + 64, np.uint8)
    start = -room.ctypes.data % 64
    room[start : start + len(data)] = np.frombuffer(data, np.uint8)
    return room[start : start + len(data)]


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
