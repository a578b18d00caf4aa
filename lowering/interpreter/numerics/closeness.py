"""Where two arrays of one dtype agree, as the checks of StableHLO's own tests understand it."""

from __future__ import annotations

from typing import Any

import ml_dtypes
import numpy as np

from ...dtypes import Array, bit_width, is_float

_FAR = np.uint64(2**64 - 1)
# Floats without a sign bit.
_UNSIGNED = np.dtype(ml_dtypes.float8_e8m0fnu)


def equal(x: Array, y: Array) -> Array:
    """NaN differs from NaN, and -0 equals 0."""
    return np.asarray(x == y)


def almost_equal(x: Array, y: Array, tolerance: float) -> Array:
    """Equal, both NaN, or both finite and no further apart than `tolerance`; complex numbers part by part."""
    if x.dtype.kind == "c":
        (real, imag), (other_real, other_imag) = _parts(x), _parts(y)
        return almost_equal(real, other_real, tolerance) & almost_equal(imag, other_imag, tolerance)
    if not is_float(x.dtype):
        return equal(x, y)
    a, b = x.astype(np.float64), y.astype(np.float64)
    both_nan = np.isnan(a) & np.isnan(b)
    near = np.isfinite(a) & np.isfinite(b) & (np.abs(a - b) <= tolerance)
    return (a == b) | both_nan | near


def ulps_apart(x: Array, y: Array) -> Array:
    """How many floats lie between, as uint64: across zero the distances of both from zero add up.

    0 for the same bits and for two NaNs; the largest number where only one is finite, or two infinities differ.
    Complex numbers are as far apart as the parts that are further.
    """
    if x.dtype.kind == "c":
        (real, imag), (other_real, other_imag) = _parts(x), _parts(y)
        return np.maximum(ulps_apart(real, other_real), ulps_apart(imag, other_imag))
    (a, a_negative), (b, b_negative) = _from_zero(x), _from_zero(y)
    same_side = a_negative == b_negative
    apart = np.where(same_side, np.maximum(a, b) - np.minimum(a, b), a + b)
    wide_x, wide_y = x.astype(np.float64), y.astype(np.float64)
    agree = (same_side & (a == b)) | (np.isnan(wide_x) & np.isnan(wide_y))
    finite = np.isfinite(wide_x) & np.isfinite(wide_y)
    return np.where(agree, np.uint64(0), np.where(finite, apart, _FAR))


def _parts(x: Any) -> tuple[Array, Array]:
    return x.real, x.imag


def _from_zero(x: Array) -> tuple[Array, Array]:
    """How many floats lie between 0 and |x|, and whether x's sign bit is set."""
    bits = np.ascontiguousarray(x).reshape(x.shape).view(f"u{x.dtype.itemsize}").astype(np.uint64)
    if x.dtype == _UNSIGNED:
        return bits, np.zeros(x.shape, np.bool_)
    sign = np.uint64(1 << (bit_width(x.dtype) - 1))
    return bits & (sign - np.uint64(1)), (bits & sign) != 0
