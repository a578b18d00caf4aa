"""Integer functions where NumPy's differ from XLA's: division, shifts, powers and bit counts."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...dtypes import DType, bit_width, is_unsigned
from ..functions import Binary, Unary, where
from .rounding import integral


def divide(dtype: DType) -> Binary:
    """Towards zero; x / 0 is -1 (all ones), and INT_MIN / -1 is INT_MIN."""
    if dtype == np.bool_:
        return lambda x, y: np.logical_or(np.logical_not(y), x)  # x / 0 is all ones
    return integral(_divide_unsigned if is_unsigned(dtype) else _divide_signed, dtype)


def _divide_unsigned(x: Any, y: Any) -> Any:
    return where(y == 0, ~y, np.floor_divide(x, where(y == 0, y.dtype.type(1), y)))


def _divide_signed(x: Any, y: Any) -> Any:
    # By zero and by -1 apart: NumPy's floor_divide raises a fault flag there, and -x wraps as it must.
    plain = where((y == 0) | (y == -1), y.dtype.type(1), y)
    quotient = np.floor_divide(x, plain)
    toward_zero = quotient + ((quotient < 0) & (quotient * plain != x))
    return where(y == 0, y.dtype.type(-1), where(y == -1, np.negative(x), toward_zero))


def remainder(dtype: DType) -> Binary:
    """With the dividend's sign; x % 0 is x, and INT_MIN % -1 is 0."""
    if dtype == np.bool_:
        return lambda x, y: np.logical_and(x, np.logical_not(y))
    return integral(_remainder, dtype)


def _remainder(x: Any, y: Any) -> Any:
    one = y.dtype.type(1)
    special = (y == 0) | (y == -1) if y.dtype.kind == "i" else y == 0
    return where(special, where(y == 0, x, y.dtype.type(0)), np.fmod(x, where(special, one, y)))


def shift_left(dtype: DType) -> Binary:
    """0 where the (unsigned) count is the width or more."""
    width = bit_width(dtype)

    def shift(x: Any, n: Any) -> Any:
        return where(_too_far(n, width), x.dtype.type(0), np.left_shift(x, _within(n, width)))

    return integral(shift, dtype)


def shift_right_arithmetic(dtype: DType) -> Binary:
    """Fills with the sign, also on unsigned types, and wholly where the count is the width or more."""
    width = bit_width(dtype)

    def shift(x: Any, n: Any) -> Any:
        signed = x.view(f"i{x.dtype.itemsize}")
        if is_unsigned(dtype) and width < 8:  # the sign bit is not NumPy's
            signed = (signed << (8 - width)) >> (8 - width)
        count = where(_too_far(n, width), width - 1, n.astype(np.int64)).astype(signed.dtype)
        return np.right_shift(signed, count).view(x.dtype)

    return integral(shift, dtype)


def shift_right_logical(dtype: DType) -> Binary:
    """Fills with zeros, also on signed types; 0 where the count is the width or more."""
    width = bit_width(dtype)

    def shift(x: Any, n: Any) -> Any:
        bits = x.view(f"u{x.dtype.itemsize}")
        if width < 8:
            bits = bits & ((1 << width) - 1)
        count = _within(n, width).astype(bits.dtype)
        return where(_too_far(n, width), bits.dtype.type(0), np.right_shift(bits, count)).view(x.dtype)

    return integral(shift, dtype)


def _too_far(count: Any, width: int) -> Any:
    return (count < 0) | (count >= width)


def _within(count: Any, width: int) -> Any:
    return where(_too_far(count, width), count.dtype.type(0), count)


def power(dtype: DType) -> Binary:
    """Wrapping; for a negative exponent 1 / x**-y truncated: ±1 where x is ±1, -1 where x is 0, else 0."""
    return integral(_power_unsigned if is_unsigned(dtype) else _power_signed, dtype)


def _power_unsigned(x: Any, y: Any) -> Any:
    x, y = np.broadcast_arrays(x, y)
    result, base = np.ones_like(x), x.copy()
    for bit in range(x.dtype.itemsize * 8):
        odd = (y >> y.dtype.type(bit)) & y.dtype.type(1)
        result = where(odd != 0, result * base, result)
        base = base * base
    return result


def _power_signed(x: Any, y: Any) -> Any:
    unsigned = f"u{x.dtype.itemsize}"
    whole = _power_unsigned(x.view(unsigned), np.maximum(y, y.dtype.type(0)).view(unsigned)).view(x.dtype)
    one, zero = x.dtype.type(1), x.dtype.type(0)
    sign = where((y & one) != 0, -one, one)
    inverse = where(x == one, one, where(x == -one, sign, where(x == zero, -one, zero)))
    return where(y < 0, inverse, whole)


def count_ones(dtype: DType) -> Unary:
    mask = (1 << bit_width(dtype)) - 1

    def count(x: Any) -> Any:
        return np.bitwise_count(_bits(x) & mask).astype(x.dtype)

    return integral(count, dtype)


def count_leading_zeros(dtype: DType) -> Unary:
    """The width where no bit is set."""
    width = bit_width(dtype)

    def count(x: Any) -> Any:
        bits = _bits(x) & ((1 << width) - 1)
        shift = 1
        while shift < width:  # every bit below the highest one becomes set
            bits = bits | (bits >> bits.dtype.type(shift))
            shift *= 2
        return (width - np.bitwise_count(bits)).astype(x.dtype)

    return integral(count, dtype)


def count_trailing_zeros(dtype: DType) -> Unary:
    """The width where no bit is set."""
    mask = (1 << bit_width(dtype)) - 1

    def count(x: Any) -> Any:
        bits = _bits(x)
        return np.bitwise_count(~bits & (bits - bits.dtype.type(1)) & bits.dtype.type(mask)).astype(x.dtype)

    return integral(count, dtype)


def _bits(x: Any) -> Any:
    return x.view(f"u{x.dtype.itemsize}")
