"""JAX functions taken down stage by stage, and compared with XLA wherever they can run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from c_programs import run_c

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.dialects.verifier import verify
from hloom.lowering.interpreter import run
from hloom.lowering.stages import STAGES, lower


def assert_equals_xla(function: Callable[..., Any], *arguments: Any, tolerance: float = 1e-5) -> None:
    """The interpreter at every stage, and C of both profiles (the portable one under sanitizers), give what XLA gives.

    Integers and booleans bit by bit; floats within `tolerance` of the largest, NaN and infinity in the same places.
    """
    jitted = jax.jit(function, keep_unused=True)
    wanted = [np.asarray(result) for result in jax.tree.leaves(jitted(*arguments))]
    given = [np.asarray(jnp.asarray(argument)) for argument in arguments]
    context = Context()
    module = parse(Source("jax.mlir", jitted.lower(*arguments).as_text()), context)
    for stage in STAGES:
        lower(module, context, stage)
        verify(module)
        _assert_near(run(module, given), wanted, tolerance, stage)
        if stage == "linalg":
            for profile in ("native", "portable"):
                _assert_near(run_c(print_op(module), *given, profile=profile), wanted, tolerance, profile)


def _assert_near(got: Sequence[np.ndarray], wanted: Sequence[np.ndarray], tolerance: float, where: str) -> None:
    for result, expected in zip(got, wanted, strict=True):
        assert (result.shape, result.dtype) == (expected.shape, expected.dtype), where
        if expected.dtype.kind in "biu":
            np.testing.assert_array_equal(result, expected, where)
        else:
            finite = np.isfinite(expected)
            np.testing.assert_array_equal(result[~finite], expected[~finite], where)
            largest = np.abs(expected[finite]).max(initial=0)
            assert np.abs(result - expected)[finite].max(initial=0) <= tolerance * largest, where
