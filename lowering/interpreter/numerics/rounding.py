"""Which precision a function is computed in: wider than its type where NumPy is not exact enough, then rounded."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...dtypes import DType, is_float, is_integer, is_unsigned
from ..functions import Run, where


def widened(function: Run, dtype: DType, wide: Any) -> Run:
    """`function` computed in `wide`, its result converted back to `dtype`."""
    wide = np.dtype(wide)
    if dtype == wide:
        return function

    def run(*values: Any) -> Any:
        return round_to(function(*[v.astype(wide) for v in values]), dtype)

    return run


def round_to(values: Any, dtype: DType) -> Any:
    """Floats of 64 or 32 bits rounded to `dtype`, once: the way over f32 that ml_dtypes takes is made odd-rounded."""
    if values.dtype.itemsize < np.float32().itemsize:  # f32 holds them all, where they do not all know each other
        values = values.astype(np.float32)
    if values.dtype == np.float64 and dtype not in _OWN_ROUNDING:
        values = _to_float32_odd(values)
    return values.astype(dtype)


_OWN_ROUNDING = frozenset(map(np.dtype, (np.float64, np.float32, np.float16, np.complex64, np.complex128)))


def _to_float32_odd(values: Any) -> Any:
    """f64 → f32 where an inexact result gets an odd last bit, so that a further rounding is as if from f64."""
    wide = np.asarray(values)
    near = wide.astype(np.float32)
    back = near.astype(np.float64)
    inexact = (back != wide) & np.isfinite(wide)
    # Where rounding went away from zero, one step back towards it is the truncated value; then its last bit is set.
    bits = near.view(np.int32) - (inexact & (np.abs(back) > np.abs(wide)))
    return where(inexact, bits | 1, bits).astype(np.int32).view(np.float32)


def accurate(function: Run, dtype: DType) -> Run:
    """A transcendental function: f64 and complex128 as NumPy has them, all narrower types by way of those."""
    return widened(function, dtype, np.complex128 if dtype.kind == "c" else np.float64)


def integral(function: Run, dtype: DType) -> Run:
    """An integer function on i2 and i4 by way of 8 bits, its result wrapped."""
    if dtype.kind in "iub":
        return function
    wide = np.uint8 if is_unsigned(dtype) else np.int8

    def run(*values: Any) -> Any:
        return function(*[v.astype(wide) for v in values]).astype(dtype)

    return run


def arithmetic(function: Run, dtype: DType) -> Run:
    """A function that NumPy and ml_dtypes compute exactly rounded on every float type, and that wraps on integers."""
    return integral(function, dtype) if is_integer(dtype) else function


def storage(dtype: DType) -> DType:
    """The dtype that sums are kept in before one rounding: f32 for narrow floats, 32 bits for narrow integers."""
    if dtype.kind in "c" or dtype.itemsize >= 4:
        return dtype
    if is_float(dtype):
        return np.dtype(np.float32)
    return np.dtype(np.uint32 if is_unsigned(dtype) else np.int32)
