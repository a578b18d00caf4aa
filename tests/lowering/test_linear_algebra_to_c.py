"""Cholesky factors and triangular systems on their way down."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from against_xla import PROFILES, at_stage, check, check_stages, near
from c_programs import run_c
from jax import lax

_DTYPES = [np.float32, np.float64, np.complex64]


def positive(dtype: Any, *shape: int) -> np.ndarray:
    """Hermitian matrices with large diagonals."""
    rng = np.random.default_rng(shape)
    a = rng.standard_normal(shape)
    if np.dtype(dtype).kind == "c":
        a = a + 1j * rng.standard_normal(shape)
    return (a @ a.swapaxes(-1, -2).conj() + shape[-1] * np.eye(shape[-1])).astype(dtype)


@pytest.mark.parametrize("dtype", _DTYPES, ids=lambda dtype: np.dtype(dtype).name)
def test_cholesky_of_batches(dtype: Any) -> None:
    check(jnp.linalg.cholesky, positive(dtype, 2, 3, 7, 7), equal=near)


def test_cholesky_of_single_and_no_elements() -> None:
    def factors(a: Any, b: Any) -> Any:
        return jnp.linalg.cholesky(a), jnp.linalg.cholesky(b)

    check(factors, np.full((1, 1), 9, np.float32), np.zeros((0, 4, 4), np.float32), equal=near)


_CHOLESKY = """
func.func @main(%a: tensor<4x4xTYPE>) -> (tensor<4x4xTYPE>, tensor<4x4xTYPE>) {
  %0 = stablehlo.cholesky %a, lower = true : tensor<4x4xTYPE>
  %1 = stablehlo.cholesky %a, lower = false : tensor<4x4xTYPE>
  return %0, %1 : tensor<4x4xTYPE>, tensor<4x4xTYPE>
}
"""
_NUMPY = {"f32": np.float32, "bf16": ml_dtypes.bfloat16, "complex<f64>": np.complex128}


@pytest.mark.parametrize("element", _NUMPY)
def test_one_triangle_is_read_and_the_other_is_zero(element: str) -> None:
    a = positive(_NUMPY[element], 4, 4)
    spoilt = [np.where(np.tri(4, k=k) == where, a, np.array(np.nan, a.dtype)) for k, where in ((0, 1), (-1, 0))]
    factor = np.linalg.cholesky(a.astype(np.complex128 if a.dtype.kind == "c" else np.float64)).astype(a.dtype)
    text = str(at_stage(_CHOLESKY.replace("TYPE", element), "linalg"))
    for profile in PROFILES:
        lower, _ = run_c(text, spoilt[0], profile=profile, sanitize=True)
        _, upper = run_c(text, spoilt[1], profile=profile, sanitize=True)
        assert near(lower, factor)
        assert near(upper, factor.T.conj())


def test_what_is_not_positive_gives_nan_from_there_on() -> None:
    a = positive(np.float32, 4, 4)
    a[2, 2] = -1
    (lower, _) = run_c(str(at_stage(_CHOLESKY.replace("TYPE", "f32"), "linalg")), a)
    assert np.isfinite(lower[:2]).all()
    assert np.isnan(lower[2, 2])
    assert np.isnan(lower[3, 2:]).all()


@pytest.mark.parametrize("dtype", [np.float32, np.complex64], ids=["f32", "complex64"])
def test_triangular_systems(dtype: Any) -> None:
    def solve(a: Any, b: Any, left_side: bool, lower: bool) -> Any:
        def solved(**options: bool) -> Any:
            return lax.linalg.triangular_solve(a, b, left_side=left_side, lower=lower, **options)

        transposed = solved(transpose_a=True, unit_diagonal=True) / 1e3
        return solved(), transposed, solved(transpose_a=True, conjugate_a=True)

    def solve_all(a: Any, below: Any, beside: Any) -> Any:
        sides = ((True, below), (False, beside))
        return [solve(a, b, left_side, lower) for left_side, b in sides for lower in (False, True)]

    a = positive(dtype, 2, 5, 5)
    check(solve_all, a / 8, a[:, :, :3], a[:, :3, :], equal=near)


def test_every_stage() -> None:
    def solve(a: Any, b: Any) -> Any:
        factor: Any = jnp.linalg.cholesky(a)
        return lax.linalg.triangular_solve(factor, b, left_side=True, lower=True)

    a = positive(np.float32, 4, 4)
    check_stages(solve, a, a[:, :2], equal=near)
