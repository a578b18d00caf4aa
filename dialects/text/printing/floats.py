"""Floating-point numbers as MLIR writes them: `1.000000e+00`, `0.699999988`, `9.99999974E-6`, `0x7F800000`.

MLIR prints six digits where they read back as the same value, else as many as the format needs, else the bits in
hexadecimal. Its digits come from LLVM's `APFloat::toString`, which cuts digits off rather than rounding them when
the number is long, so the text is built here from exact integers by the same steps.
"""

from __future__ import annotations

from functools import lru_cache
from math import copysign, frexp, isfinite
from typing import cast

from xdsl.dialects.builtin import (
    AnyFloat,
    BFloat16Type,
    Float16Type,
    Float32Type,
    Float64Type,
    Float80Type,
    Float128Type,
    ReducedPrecisionFloatType,
)

_PRECISION: dict[type, tuple[int, int]] = {
    # Significant bits, and the exponent of the least subnormal.
    BFloat16Type: (8, -133),
    Float16Type: (11, -24),
    Float32Type: (24, -149),
    Float64Type: (53, -1074),
    Float80Type: (64, -16445),
    Float128Type: (113, -16494),
}


def _format_of(type: AnyFloat) -> tuple[int, int]:
    if isinstance(type, ReducedPrecisionFloatType):
        semantics = type.SEMANTICS
        return semantics.mantissa_bits + 1, 1 - semantics.exponent_bias - semantics.mantissa_bits
    return _PRECISION[type.__class__]


@lru_cache(maxsize=4096)
def _finite_text(value: float, negative: bool, precision: int, least: int) -> str | None:
    """The decimal text of a finite value, or None where MLIR falls back to the bits."""
    sign = "-" if negative else ""
    if value == 0.0:
        return sign + "0.000000e+00"
    mantissa, exponent = _decompose(abs(value))
    digits, power = _digits(mantissa, exponent, 6)
    if _rounded(int(digits), power, precision, least) == (mantissa, exponent):
        scale = power + len(digits) - 1
        return f"{sign}{digits[0]}.{digits[1:].ljust(6, '0')}e{'-' if scale < 0 else '+'}{abs(scale):02d}"
    natural = 2 + precision * 59 // 196
    text = _positional(*_digits(mantissa, exponent, natural), natural)
    return sign + text if "." in text else None


def float_text(value: float, type: AnyFloat) -> str:
    """How MLIR writes `value`, which must already be rounded to `type`."""
    if isfinite(value):
        text = _finite_text(value, copysign(1.0, value) < 0, *_format_of(type))
        if text is not None:
            return text
    return bits_text(type.pack((value,)), type)


def bits_text(data: bytes, type: AnyFloat) -> str:
    """The little-endian bytes of one value in hexadecimal, as many digits as the type has."""
    return f"0x{int.from_bytes(data, 'little'):0{(type.bitwidth + 3) // 4}X}"


def _decompose(value: float) -> tuple[int, int]:
    """The odd integer and the power of two whose product a positive finite value is."""
    fraction, exponent = frexp(value)
    mantissa = int(fraction * (1 << 53))
    zeros = (mantissa & -mantissa).bit_length() - 1
    return mantissa >> zeros, exponent - 53 + zeros


def _digits(mantissa: int, exponent: int, precision: int) -> tuple[str, int]:
    """At most `precision` decimal digits without trailing zeros, and their power of ten."""
    power = 0
    if exponent > 0:
        mantissa <<= exponent
    else:
        mantissa *= cast(int, 5**-exponent)
        power = exponent
    # 196/59 is LLVM's slight overestimate of the number of bits in a digit.
    excess = (mantissa.bit_length() - (precision * 196 + 58) // 59) * 59 // 196
    if excess > 0:
        mantissa //= 10**excess
        power += excess
    text = str(mantissa)
    surplus = len(text) - precision
    if surplus > 0:
        kept = int(text[:precision]) + (text[precision] >= "5")
        text, power = str(kept), power + surplus
    stripped = text.rstrip("0")
    return stripped, power + len(text) - len(stripped)


def _positional(digits: str, power: int, precision: int) -> str:
    """APFloat's default form: plain decimals near one, else `d.dddE-n`."""
    scale = power + len(digits) - 1
    if power >= 0:
        if power > 3 or len(digits) + power > precision:
            return _scientific(digits, scale)
        return digits + "0" * power
    if scale >= 0:
        return f"{digits[: scale + 1]}.{digits[scale + 1 :]}"
    if -scale > 3:
        return _scientific(digits, scale)
    return f"0.{'0' * (-scale - 1)}{digits}"


def _scientific(digits: str, scale: int) -> str:
    return f"{digits[0]}.{digits[1:] or '0'}E{'-' if scale < 0 else '+'}{abs(scale)}"


def _rounded(digits: int, power: int, precision: int, least: int) -> tuple[int, int]:
    """What `digits * 10**power` reads back as in a format, decomposed (round to nearest, ties to even)."""
    numerator = digits * 10**power if power > 0 else digits
    denominator = 10**-power if power < 0 else 1
    exponent = max(numerator.bit_length() - denominator.bit_length() - precision, least)
    quotient = _nearest(numerator, denominator, exponent)
    if quotient.bit_length() > precision:
        exponent += 1
        quotient = _nearest(numerator, denominator, exponent)
    if quotient == 0:
        return 0, 0
    zeros = (quotient & -quotient).bit_length() - 1
    return quotient >> zeros, exponent + zeros


def _nearest(numerator: int, denominator: int, exponent: int) -> int:
    if exponent > 0:
        denominator <<= exponent
    else:
        numerator <<= -exponent
    quotient, rest = divmod(numerator, denominator)
    return quotient + (2 * rest > denominator or (2 * rest == denominator and quotient & 1))
