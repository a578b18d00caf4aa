"""Complex functions where they are hard: infinities, NaN, zeros of either sign, branch cuts, and near overflow."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any

import jax
import numpy as np
import pytest
from jax import lax

import hloom
from hloom.lowering import interpreter

SPECIAL = [0.0, -0.0, 1.0, -1.0, 0.5, -2.5, 80.0, -104.0, np.inf, -np.inf, np.nan]
# Where XLA sums exponentials, and loses what is small beside them.
SUMS = {lax.sinh, lax.cosh}
UNARY: list[Callable[..., Any]] = [lax.exp, lax.expm1, lax.log, lax.log1p, lax.logistic, lax.sqrt, lax.rsqrt, lax.sign]
UNARY += [lax.abs, lax.sin, lax.cos, lax.tan, lax.sinh, lax.cosh, lax.tanh]
UNARY += [lax.asin, lax.acos, lax.atan, lax.asinh, lax.acosh, lax.atanh]


def grid(dtype: Any) -> np.ndarray:
    values = np.empty(len(SPECIAL) ** 2, dtype)
    values.real, values.imag = np.array(list(itertools.product(SPECIAL, repeat=2))).T
    return values


def run(function: Callable[..., Any], *arguments: np.ndarray) -> np.ndarray:
    module = hloom.parse(jax.jit(function).lower(*arguments).as_text())
    return interpreter.run(module.op, arguments)[0]


def assert_same(got: np.ndarray, wanted: np.ndarray) -> None:
    """NaN and infinities in the same parts, and every number near: relative to the larger part where it is finite."""
    eps = np.finfo(got.dtype).eps
    size = np.where(np.isfinite(np.abs(wanted)), np.abs(wanted), 0)
    for a, b in ((got.real, wanted.real), (got.imag, wanted.imag)):
        np.testing.assert_array_equal(np.isnan(a), np.isnan(b))
        special = ~np.isfinite(b)
        np.testing.assert_array_equal(a[special], b[special])
        error = np.abs(a[~special] - b[~special])
        assert (error <= 16 * eps * np.maximum(size, np.abs(b))[~special]).all()


@pytest.mark.parametrize("dtype", [np.complex64, np.complex128])
@pytest.mark.parametrize("function", UNARY, ids=lambda f: f.__name__)
def test_special_numbers_as_xla_has_them(function: Callable[..., Any], dtype: Any) -> None:
    z = grid(dtype)
    if function in SUMS:
        z = z[np.abs(z.real) != 80]
    got = run(function, z)
    assert_same(got, np.asarray(jax.jit(function)(z)))


@pytest.mark.parametrize("dtype", [np.complex64, np.complex128])
@pytest.mark.parametrize("function", [lax.mul, lax.div], ids=lambda f: f.__name__)
def test_special_pairs_as_xla_has_them(function: Callable[..., Any], dtype: Any) -> None:
    z = grid(dtype)
    x, y = np.repeat(z, len(z)), np.tile(z, len(z))
    got = run(function, x, y)
    assert_same(got, np.asarray(jax.jit(function)(x, y)))


@pytest.mark.parametrize("dtype", [np.complex64, np.complex128])
def test_special_powers_as_xla_has_them(dtype: Any) -> None:
    z = grid(dtype)
    small = (np.abs(z.real) < 10) & (np.abs(z.imag) < 10)  # XLA's error grows with the exponent
    x, y = np.repeat(z, small.sum()), np.tile(z[small], len(z))
    got = run(lax.pow, x, y)
    assert_same(got, np.asarray(jax.jit(lax.pow)(x, y)))


def test_division_neither_overflows_nor_vanishes_on_the_way() -> None:
    x = np.array([1e300 + 1e300j, 1e-300 + 2e-300j, 1e300 - 1e300j, 3e-320 + 0j])
    y = np.array([1e300 - 1e300j, 1e-300 + 2e-300j, 2e-300 + 1e-300j, 2e-320 + 0j])
    got = run(lax.div, x, y)
    np.testing.assert_allclose(got[:2], [1j, 1], rtol=1e-15, atol=1e-300)
    assert np.isinf(got[2])
    np.testing.assert_allclose(got[3], 1.5, rtol=1e-3)
