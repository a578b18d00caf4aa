"""Conversions between element types, and bit casts."""

from __future__ import annotations

from typing import Any, cast

import numpy as np

from ...dtypes import DType, bit_width, float_format, is_float, is_integer, is_unsigned
from ..functions import Binary, Unary, where
from .rounding import round_to


def convert(source: DType, target: DType) -> Unary:
    """To floats: to nearest even. Floats to integers: towards zero, saturating, NaN to 0. Integers: wrapping."""
    if source == target:
        return lambda x: x
    if source.kind == "c" and target.kind != "c":
        inner = convert(np.dtype(f"f{source.itemsize // 2}"), target)
        return lambda x: inner(x.real)
    if target == np.bool_:
        return lambda x: x != 0
    if is_integer(target) and is_float(source):
        return _saturate(target)
    if is_integer(target) and is_integer(source):
        return lambda x: x.astype(np.int64).astype(target)
    if is_float(target):
        return _to_float(source, target)
    return lambda x: x.astype(target)


def _to_float(source: DType, target: DType) -> Unary:
    if source.kind in "fV" and is_float(source):
        return lambda x: round_to(x, target)
    if bit_width(source) <= 32 and target.itemsize < 4:  # exact in f64, then rounded once
        return lambda x: round_to(x.astype(np.float64), target)
    if target.itemsize < 4:
        return lambda x: round_to(_integer_to_double_odd(x), target)
    return lambda x: x.astype(target)


def _integer_to_double_odd(x: Any) -> Any:
    """64-bit integers as f64, an inexact one with an odd last bit: the next rounding is as if from the integer."""
    low = x & x.dtype.type(0x7FF)
    high = (x - low) | where(low != 0, x.dtype.type(0x800), x.dtype.type(0))
    return where(np.abs(x.astype(np.float64)) < 2.0**53, x.astype(np.float64), high.astype(np.float64))


def _saturate(target: DType) -> Unary:
    bits = bit_width(target)
    low, high = (0, 2**bits - 1) if is_unsigned(target) else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    wide = np.uint64 if is_unsigned(target) else np.int64

    def saturate(x: Any) -> Any:
        if isinstance(x, np.floating) and low < x < high:  # one scalar in range, the usual case in loops
            return target.type(int(cast(Any, x)))
        x = x.astype(np.float64)
        # float(high) may be one too many: then it is out of range itself.
        inside = (x > low - 1.0) & (x < high + 1.0) if bits < 64 else (x >= low) & (x < float(high))
        whole = where(inside, x, 0.0).astype(wide)
        clipped = where(x <= low, wide(low), where(x >= float(high), wide(high), whole))
        return where(np.isnan(x), wide(0), clipped).astype(target)

    return saturate


def bitcast(source: DType, target: DType) -> Unary:
    """Bits as another type. A trailing dimension appears for the parts of a wider value, and goes for parts joined.

    i2 to f6 are kept in bytes, of which the low bits count; the first part is the lowest.
    """
    before, after = bit_width(source), bit_width(target)
    if before == after >= 8:
        return lambda x: x.view(target)
    if before == after:
        return lambda x: _from_bits(_to_bits(x), target)
    if before > after:
        return lambda x: _from_bits(_split(_to_bits(x), before, after), target)
    return lambda x: _from_bits(_join(_to_bits(x), before, after), target)


def _to_bits(x: Any) -> Any:
    dtype = x.dtype
    if is_integer(dtype) and bit_width(dtype) < 8:
        return x.astype(np.int8).view(np.uint8) & np.uint8((1 << bit_width(dtype)) - 1)
    return x.view(_BITS_OF_COMPLEX) if dtype == np.complex128 else x.view(f"u{dtype.itemsize}")


# 128 bits have no NumPy integer: two halves.
_BITS_OF_COMPLEX = np.dtype([("low", np.uint64), ("high", np.uint64)])


def _from_bits(bits: Any, target: DType) -> Any:
    if is_integer(target) and bit_width(target) < 8:
        return bits.astype(np.int8).astype(target)
    return bits.view(target)


def _split(bits: Any, before: int, after: int) -> Any:
    part = np.dtype(f"u{max(1, after // 8)}")
    if after >= 8:
        return np.ascontiguousarray(bits).reshape([*bits.shape, 1]).view(part)
    shifts: Any = np.array(range(0, before, after), bits.dtype)
    return ((bits[..., None] >> shifts) & bits.dtype.type((1 << after) - 1)).astype(part)


def _join(parts: Any, before: int, after: int) -> Any:
    whole = _BITS_OF_COMPLEX if after == 128 else np.dtype(f"u{max(1, after // 8)}")
    if before >= 8:
        return np.ascontiguousarray(parts).view(whole)[..., 0]
    shifts: Any = np.array(range(0, after, before), whole)
    return np.bitwise_or.reduce(parts.astype(whole) << shifts, axis=-1)


def reduce_precision(dtype: DType, exponent_bits: int, mantissa_bits: int) -> Unary:
    """Rounds to a float format with that many bits, by XLA's steps: the mantissa to nearest even, then the range.

    Formats of up to 8 bits, which have biases and NaNs of their own, go by way of f32.
    """
    if bit_width(dtype) <= 8:
        own, wide = float_format(dtype), np.dtype(np.float32)
        inner = reduce_precision(
            wide, exponent_bits if exponent_bits < own.nexp else 8, mantissa_bits if mantissa_bits < own.nmant else 23
        )
        return lambda x: where(np.isnan(x), x, round_to(inner(x.astype(wide)), dtype)).astype(dtype)
    unsigned = np.dtype(f"u{dtype.itemsize}")
    own_mantissa, own_exponent = float_format(dtype).nmant, float_format(dtype).nexp
    dropped = own_mantissa - mantissa_bits

    def reduce(x: Any) -> Any:
        bits = x.view(unsigned).astype(np.uint64)
        if dropped > 0:
            bits = _drop_bits(bits, dropped)
        if exponent_bits < own_exponent:
            bits = _limit_exponent(bits, dtype, exponent_bits)
        kept = x if mantissa_bits > 0 else np.full_like(x, np.inf)
        return where(np.isnan(x), kept, bits.astype(unsigned).view(dtype))

    return reduce


def _drop_bits(bits: Any, count: int) -> Any:
    """Zeros for the lowest bits, rounding to nearest even."""
    odd = (bits >> np.uint64(count)) & np.uint64(1)
    return (bits + np.uint64((1 << (count - 1)) - 1) + odd) & ~np.uint64((1 << count) - 1)


def _limit_exponent(bits: Any, dtype: DType, exponent_bits: int) -> Any:
    """Infinity for what a narrower exponent cannot hold, zero for what would be subnormal there."""
    mantissa, exponent = float_format(dtype).nmant, float_format(dtype).nexp
    bias, own_bias = 2 ** (exponent_bits - 1) - 1, 2 ** (exponent - 1) - 1
    exponent_mask = np.uint64(((1 << exponent) - 1) << mantissa)
    sign, scale = bits & np.uint64(1 << (dtype.itemsize * 8 - 1)), bits & exponent_mask
    too_big = scale > np.uint64((own_bias + bias) << mantissa)
    too_small = scale <= np.uint64((own_bias - bias) << mantissa)
    return where(too_big, sign | exponent_mask, where(too_small, sign, bits))


def make_complex(dtype: DType) -> Binary:
    """Real and imaginary part, infinities and NaNs kept apart."""

    def make(real: Any, imag: Any) -> Any:
        result = np.empty(np.broadcast_shapes(real.shape, imag.shape), dtype)
        result.real, result.imag = real, imag
        return result

    return make
