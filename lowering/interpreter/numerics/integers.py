"""Integer functions where NumPy's differ from XLA's: division, shifts, powers and bit counts."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...dtypes import DType, bit_width, is_unsigned
from ..functions import Binary, Run, Unary, where
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


def shift_left(dtype: DType) -> Run:
    """0 where the count, taken as unsigned, is the width or more (NumPy's own, for its own widths)."""
    return np.left_shift if bit_width(dtype) >= 8 else _narrow_shift(np.left_shift, dtype)


def shift_right_arithmetic(dtype: DType) -> Run:
    """Fills with the sign, also on unsigned types, and wholly where the count is the width or more."""
    if bit_width(dtype) < 8:
        return _narrow_shift(np.right_shift, dtype)
    return np.right_shift if not is_unsigned(dtype) else _on_view(np.right_shift, f"i{dtype.itemsize}", dtype)


def shift_right_logical(dtype: DType) -> Run:
    """Fills with zeros, also on signed types; 0 where the count is the width or more."""
    if bit_width(dtype) < 8:
        return _narrow_shift(np.right_shift, dtype, bits=True)
    return np.right_shift if is_unsigned(dtype) else _on_view(np.right_shift, f"u{dtype.itemsize}", dtype)


def _on_view(function: Binary, seen_as: str, dtype: DType) -> Binary:
    return lambda x, y: function(x.view(seen_as), y.view(seen_as)).view(dtype)


def _narrow_shift(function: Binary, dtype: DType, *, bits: bool = False) -> Binary:
    """i2 and i4 in 64 bits, sign-extended or as `bits`; a count of the width or more shifts everything out."""
    width = bit_width(dtype)
    mask, sign = (1 << width) - 1, 1 << (width - 1)

    def shift(x: Any, count: Any) -> Any:
        wide = x.astype(np.int64) & mask
        wide = wide if bits else (wide ^ sign) - sign
        count = count.astype(np.int64)
        return function(wide, where((count < 0) | (count >= width), np.int64(63), count)).astype(dtype)

    return shift


def power(dtype: DType) -> Binary:
    """Wrapping; for a negative exponent ±1 where x is ±1, else 0."""
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
    inverse = where(x == one, one, where(x == -one, sign, zero))
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
