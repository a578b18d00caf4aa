"""Runs on floats and complex numbers that need more than one NumPy call, or a choice by dtype."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...dtypes import DType, is_float, is_integer
from ..functions import Binary, Ternary, where
from .rounding import integral


def maximum(dtype: DType) -> Binary:
    """NaN wins, and +0 over -0; complex numbers in lexicographic order, the second of two that have none."""
    if dtype == np.bool_:
        return np.logical_or
    if is_integer(dtype):
        return integral(np.maximum, dtype)
    return maximum_float if is_float(dtype) else lambda x, y: where(_complex_less(y, x), x, y)


def minimum(dtype: DType) -> Binary:
    """NaN wins, and -0 over +0; complex numbers in lexicographic order, the second of two that have none."""
    if dtype == np.bool_:
        return np.logical_and
    if is_integer(dtype):
        return integral(np.minimum, dtype)
    return minimum_float if is_float(dtype) else lambda x, y: where(_complex_less(x, y), x, y)


def maximum_float(x: Any, y: Any) -> Any:
    result = np.maximum(x, y)
    zero = result == 0
    return where(zero & (x == y), x + y, result) if np.any(zero) else result  # -0 + 0 is 0, -0 + -0 is -0


def minimum_float(x: Any, y: Any) -> Any:
    result = np.minimum(x, y)
    zero = result == 0
    return where(zero & (x == y), -(-x - y), result) if np.any(zero) else result


def maximum_number(x: Any, y: Any) -> Any:
    """The other operand wins over NaN, and +0 over -0."""
    return where(np.isnan(x), y, where(np.isnan(y), x, maximum_float(x, y)))


def minimum_number(x: Any, y: Any) -> Any:
    """The other operand wins over NaN, and -0 over +0."""
    return where(np.isnan(x), y, where(np.isnan(y), x, minimum_float(x, y)))


def _complex_less(x: Any, y: Any) -> Any:
    return (x.real < y.real) | ((x.real == y.real) & (x.imag < y.imag))


def clamp(dtype: DType) -> Ternary:
    """min(max(low, x), high): gives `high` where the bounds cross."""
    above, below = maximum(dtype), minimum(dtype)
    return lambda low, x, high: below(above(low, x), high)


def sign(x: Any) -> Any:
    """-1, ±0, 1 or NaN."""
    return where((x == 0) | np.isnan(x), x, np.copysign(np.ones_like(x), x)).astype(x.dtype)


def round_half_away(x: Any) -> Any:
    """To the nearest integer, ties away from zero, the sign kept."""
    whole = np.trunc(x)
    rounded = where(np.abs(x - whole) >= 0.5, whole + np.copysign(np.ones_like(x), x), whole)
    return np.copysign(rounded, x).astype(x.dtype)


def logistic(x: Any) -> Any:
    """1 / (1 + exp(-x)), without losing what is tiny."""
    small = np.exp(-np.abs(x))
    return where(x < 0, small, 1) / (1 + small)


def rsqrt(x: Any) -> Any:
    return 1 / np.sqrt(x)


def copysign(x: Any, y: Any) -> Any:
    return np.copysign(x, y)
