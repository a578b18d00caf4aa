"""Cholesky factors and triangular systems of the last two dimensions, all matrices at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...dtypes import Array


def cholesky(a: Array, *, lower: bool) -> Array:
    """The factor L of L·Lᴴ (or U of Uᴴ·U), NaN from the first pivot on that is not positive; the rest is zero.

    Reads one triangle only. Computed in f64 or complex128, and rounded.
    """
    wide = a.astype(np.complex128 if a.dtype.kind == "c" else np.float64)
    matrix = wide if lower else wide.swapaxes(-1, -2).conj()
    size = a.shape[-1]
    factor = np.zeros_like(matrix)
    for j in range(size):
        row = factor[..., j, :j]
        pivot = matrix[..., j, j].real - (row * row.conj()).real.sum(-1)
        diagonal = np.sqrt(np.where(pivot > 0, pivot, np.nan))
        factor[..., j, j] = diagonal
        below = matrix[..., j + 1 :, j] - (factor[..., j + 1 :, :j] @ row.conj()[..., None])[..., 0]
        factor[..., j + 1 :, j] = below / diagonal[..., None]
    result = factor if lower else factor.swapaxes(-1, -2).conj()
    return result.astype(a.dtype)


def triangular_solve(a: Array, b: Array, *, left_side: bool, lower: bool, unit_diagonal: bool, transpose: str) -> Array:
    """x with op(a)·x = b, or x·op(a) = b. Reads one triangle of `a`; in f64 or complex128, and rounded."""
    wide = np.complex128 if a.dtype.kind == "c" else np.float64
    matrix, right = a.astype(wide), b.astype(wide)
    if transpose != "NO_TRANSPOSE":
        matrix, lower = matrix.swapaxes(-1, -2), not lower
        matrix = matrix.conj() if transpose == "ADJOINT" else matrix
    if not left_side:  # x·m = b is mᵀ·xᵀ = bᵀ
        matrix, right, lower = matrix.swapaxes(-1, -2), right.swapaxes(-1, -2), not lower
    solved = _substitute(matrix, right, lower=lower, unit_diagonal=unit_diagonal)
    return (solved if left_side else solved.swapaxes(-1, -2)).astype(b.dtype)


def _substitute(matrix: Array, right: Array, *, lower: bool, unit_diagonal: bool) -> Any:
    size = matrix.shape[-1]
    x = np.zeros_like(right)
    for i in range(size) if lower else reversed(range(size)):
        done = slice(0, i) if lower else slice(i + 1, size)
        known = (matrix[..., i, None, done] @ x[..., done, :])[..., 0, :]
        value = right[..., i, :] - known
        x[..., i, :] = value if unit_diagonal else value / matrix[..., i, i, None]
    return x
