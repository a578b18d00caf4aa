"""JAX functions through hloom, against XLA: the interpreter, C under sanitizers, and every stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import jax
import numpy as np
from c_programs import Profile, mlir_opt, run_c

import hloom
from hloom.lowering.interpreter import run
from hloom.lowering.stages import STAGES, lower

Equal = Callable[[np.ndarray, np.ndarray], bool]
PROFILES: tuple[Profile, ...] = ("native", "portable")


def same_bits(got: np.ndarray, wanted: np.ndarray) -> bool:
    """Whether two arrays hold the same bytes."""
    return got.tobytes() == wanted.tobytes()


def near(got: np.ndarray, wanted: np.ndarray) -> bool:
    """Whether floats are as near as sums must be, NaN and infinities in the same places, and integers are equal."""
    if wanted.dtype.kind in "iub":
        return same_bits(got, wanted)
    complex_ = wanted.dtype.kind == "c"
    got, expected = (a.astype(np.complex128 if complex_ else np.float64) for a in (got, wanted))
    finite = np.isfinite(expected)
    tolerance = {2: 2e-2, 4: 1e-5}.get(wanted.dtype.itemsize // (2 if complex_ else 1), 1e-13)
    error = np.abs(got[finite] - expected[finite]).max(initial=0)
    specials = np.array_equal(got[~finite], expected[~finite], equal_nan=True)
    return specials and bool(error <= tolerance * np.abs(expected[finite]).max(initial=0))


def exported(function: Callable[..., Any], arguments: Sequence[np.ndarray]) -> tuple[str, list[np.ndarray]]:
    """The StableHLO text of a function, and what XLA computes.

    The text is the one for another platform, where JAX does not call LAPACK for linear algebra.
    """
    with jax.enable_x64(True):
        jitted: Any = cast(Any, jax).jit(function)
        text = jitted.trace(*arguments).lower(lowering_platforms=("tpu",)).as_text()
        return text, [np.asarray(result) for result in jax.tree.leaves(jitted(*arguments))]


def at_stage(text: str, stage: str) -> hloom.Module:
    module = hloom.parse(text)
    lower(module.op, module.context, stage)
    return module


def check(function: Callable[..., Any], *arguments: np.ndarray, equal: Equal = same_bits) -> None:
    """A function's results in the interpreter and in C, both profiles under sanitizers."""
    text, wanted = exported(function, arguments)
    linalg = str(at_stage(text, "linalg"))
    runs = [run(hloom.parse(text).op, arguments)]
    runs += [run_c(linalg, *arguments, profile=profile, sanitize=True) for profile in PROFILES]
    for results in runs:
        for number, (got, expected) in enumerate(zip(results, wanted, strict=True)):
            assert got.dtype == expected.dtype
            assert equal(got, expected), f"result {number}:\n{got}\n{expected}"


def check_stages(function: Callable[..., Any], *arguments: np.ndarray, equal: Equal = same_bits) -> None:
    """A function's results in the interpreter at every stage, whose texts read back and pass `mlir-opt`."""
    text, wanted = exported(function, arguments)
    for stage in STAGES[1:]:
        printed = str(at_stage(text, stage))
        if "linalg_ext." not in printed:
            mlir_opt(printed)
        results = run(hloom.parse(printed).op, arguments)
        for number, (got, expected) in enumerate(zip(results, wanted, strict=True)):
            assert equal(got, expected), f"result {number} at {stage}:\n{got}\n{expected}"
