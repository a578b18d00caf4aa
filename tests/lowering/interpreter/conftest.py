"""Oracles for the interpreter's tests: JAX programs as modules, and comparison with what XLA computes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import jax
import numpy as np
import pytest
from xdsl.dialects.builtin import ModuleOp

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse as parse_source
from hloom.dialects.verifier import verify
from hloom.lowering import interpreter
from hloom.lowering.dtypes import is_float


@pytest.fixture(autouse=True)
def _wide_types() -> Iterator[None]:
    """64-bit types in JAX, for these tests alone."""
    with jax.enable_x64(True):
        yield


def parse(text: str) -> ModuleOp:
    module = parse_source(Source("test.mlir", text), Context())
    verify(module)
    return module


def exported(function: Callable[..., Any], *arguments: Any) -> ModuleOp:
    lowered = jax.jit(function).lower(*arguments)
    return parse(lowered.compiler_ir("stablehlo").operation.get_asm(print_generic_op_form=True))


def run_and_compare(function: Callable[..., Any], *arguments: Any, tolerance: float | None = None) -> None:
    """Integers bit-equal; floats within `tolerance` of the largest value, NaNs and infinities in the same places."""
    got = interpreter.run(exported(function, *arguments), [np.asarray(a) for a in arguments])
    expected = [np.asarray(e) for e in jax.tree.leaves(jax.jit(function)(*arguments))]
    assert len(got) == len(expected)
    for g, e in zip(got, expected, strict=True):
        assert g.shape == e.shape
        assert g.dtype == e.dtype
        compare(g, e, tolerance)


_TOLERANCES = {2: 2e-2, 4: 1e-5, 8: 1e-13}


def compare(got: np.ndarray, expected: np.ndarray, tolerance: float | None = None) -> None:
    if expected.dtype.kind == "c":
        compare(got.real, expected.real, tolerance)
        compare(got.imag, expected.imag, tolerance)
        return
    if not is_float(expected.dtype):
        np.testing.assert_array_equal(got, expected)
        return
    limit = tolerance if tolerance is not None else _TOLERANCES.get(expected.dtype.itemsize, 0.3)
    got, expected = got.astype(np.float64), expected.astype(np.float64)
    finite = np.isfinite(expected)
    np.testing.assert_array_equal(got[~finite], expected[~finite])
    if finite.any():
        largest = np.abs(expected[finite]).max()
        assert np.abs(got[finite] - expected[finite]).max() <= limit * largest


@pytest.fixture
def against_xla() -> Callable[..., None]:
    return run_and_compare


@pytest.fixture
def module_of() -> Callable[[str], ModuleOp]:
    return parse
