"""Fused multiply-add, rounded once."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...dtypes import DType
from ..functions import Ternary, where
from .rounding import round_to


def fma(dtype: DType) -> Ternary:
    """a · b + c with one rounding."""
    if dtype == np.float64:
        return _fma64
    if dtype == np.float32:
        return _fma32
    return lambda a, b, c: round_to(_odd_sum(a.astype(np.float64) * b.astype(np.float64), c.astype(np.float64)), dtype)


def _fma32(a: Any, b: Any, c: Any) -> Any:
    if type(a) is _SCALAR and type(b) is _SCALAR and type(c) is _SCALAR:
        return _scalar_fma32(float(a), float(b), float(c))
    return round_to(_odd_sum(a.astype(np.float64) * b.astype(np.float64), c.astype(np.float64)), _F32)


_F32 = np.dtype(np.float32)
_SCALAR: Any = np.float32


def _scalar_fma32(a: float, b: float, c: float) -> Any:
    """In Python's floats, as loops need it fast: rounding the sum twice differs only where it lies on a tie."""
    product = a * b
    total = product + c
    near = np.float32(total)
    rest = total - float(near)
    part = total - product
    error = (product - (total - part)) + (c - part)
    if error == 0.0 or rest == 0.0 or float(np.float32(float(near) + 2 * rest)) != float(near) + 2 * rest:
        return near
    return near if (error > 0.0) == (rest < 0.0) else np.float32(float(near) + 2 * rest)


def _odd_sum(x: Any, y: Any) -> Any:
    """x + y in f64, an inexact sum with an odd last bit, so that a further rounding is as if from the exact one."""
    total, error = two_sum(x, y)
    bits = np.asarray(total).view(np.int64)
    even = (bits & 1) == 0
    moved = np.nextafter(total, where(error > 0, np.inf, -np.inf))
    return where(even & (error != 0) & np.isfinite(total), moved, total)


def two_sum(x: Any, y: Any) -> tuple[Any, Any]:
    """Knuth's exact sum: x + y is the sum of the two."""
    total = x + y
    part = total - x
    return total, (x - (total - part)) + (y - part)


def two_product(x: Any, y: Any) -> tuple[Any, Any]:
    """Dekker's exact product: x · y is the sum of the two."""
    product = x * y
    x_high, x_low = _split(x)
    y_high, y_low = _split(y)
    return product, ((x_high * y_high - product) + x_high * y_low + x_low * y_high) + x_low * y_low


def _split(x: Any) -> tuple[Any, Any]:
    scaled = x * 134217729.0  # 2**27 + 1
    high = scaled - (scaled - x)
    return high, x - high


def _fma64(a: Any, b: Any, c: Any) -> Any:
    """Boldo and Melquiond's emulation (IEEE Transactions on Computers 57, 2008), where nothing overflows on the way."""
    high, low = two_product(a, b)
    tail, rest = two_sum(c, low)
    top, middle = two_sum(high, tail)
    result = top + _odd_sum(rest, middle)
    plain = a * b + c
    return where(np.isfinite(result), result, plain)
