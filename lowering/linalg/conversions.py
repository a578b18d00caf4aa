"""Conversions between element types: float to integer saturates and takes NaN to 0, integers wrap, i1 is `!= 0`."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith, complex
from xdsl.dialects.builtin import IntegerType, f32
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.stablehlo.tensors import Kind

from .scalars import Body
from .types import element_kind, is_complex, is_small_float, part_of, signless, width_of


def convert(body: Body, value: SSAValue, source: Attribute, target: Attribute) -> SSAValue:
    """`value` of StableHLO element type `source` as one of `target`."""
    if source == target:
        return value
    from_kind, to_kind = element_kind(source), element_kind(target)
    if to_kind is Kind.COMPLEX:
        return _to_complex(body, value, source, target)
    if from_kind is Kind.COMPLEX:
        part = part_of(source)
        return convert(body, body.emit(complex.ReOp, value, type=part), part, target)
    if to_kind is Kind.PRED:
        value = widened(body, value)  # not all small floats have a zero
        return body.compare("une" if from_kind is Kind.FLOAT else "ne", value, body.like(0, value))
    if from_kind is Kind.FLOAT:
        if to_kind is Kind.FLOAT:
            return float_to_float(body, value, target)
        return _float_to_integer(body, value, target)
    if to_kind is Kind.FLOAT:
        cast_op = arith.SIToFPOp if from_kind is Kind.SINT else arith.UIToFPOp
        return body.emit(cast_op, value, type=target)
    return _integer_to_integer(body, value, from_kind, signless(target))


def _to_complex(body: Body, value: SSAValue, source: Attribute, target: Attribute) -> SSAValue:
    part = part_of(target)
    if not is_complex(source):
        real = convert(body, value, source, part)
        return body.make_complex(real, body.constant(0, part), target)
    old = part_of(source)
    real = float_to_float(body, body.emit(complex.ReOp, value, type=old), part)
    imaginary = float_to_float(body, body.emit(complex.ImOp, value, type=old), part)
    return body.make_complex(real, imaginary, target)


def float_to_float(body: Body, value: SSAValue, target: Attribute) -> SSAValue:
    """Widens or rounds; between formats of which neither holds the other, through f32."""
    if value.type == target:
        return value
    if is_small_float(value.type) and is_small_float(target):
        value = body.emit(arith.ExtFOp, value, type=f32)
    op = arith.ExtFOp if width_of(value.type) < width_of(target) else arith.TruncFOp
    return body.emit(op, value, type=target)


def widened(body: Body, value: SSAValue) -> SSAValue:
    """A small float in f32, which has what not all of these have: zeros, infinities, NaN."""
    return body.emit(arith.ExtFOp, value, type=f32) if is_small_float(value.type) else value


def _integer_to_integer(body: Body, value: SSAValue, from_kind: Kind, target: Attribute) -> SSAValue:
    old, new = width_of(value.type), width_of(target)
    if old == new:
        return value
    if old > new:
        return body.emit(arith.TruncIOp, value, type=target)
    return body.emit(arith.ExtSIOp if from_kind is Kind.SINT else arith.ExtUIOp, value, type=target)


def _float_to_integer(body: Body, value: SSAValue, target: Attribute) -> SSAValue:
    """Bounds are powers of two, so exact (or infinite) in every float format."""
    value = widened(body, value)
    width, signed = width_of(target), element_kind(target) is Kind.SINT
    result = signless(target)
    low, high = (-(2 ** (width - 1)), 2 ** (width - 1)) if signed else (0, 2**width)
    lowest, limit = body.like(low, value), body.like(high, value)
    above, not_below = body.compare("oge", value, limit), body.compare("oge", value, lowest)
    inside = body.emit(arith.AndIOp, not_below, body.compare("olt", value, limit))
    safe = body.select(inside, value, body.like(0, value))
    converted = body.emit(arith.FPToSIOp if signed else arith.FPToUIOp, safe, type=result)
    converted = body.select(above, body.constant(high - 1, result), converted)
    if not signed:
        return converted
    return body.select(body.compare("olt", value, lowest), body.constant(low, result), converted)


def bitcast(body: Body, op: Operation, args: Sequence[SSAValue], target: Attribute) -> SSAValue:
    """The same bits as another type of the same width."""
    value, result = args[0], signless(target)
    if value.type == result:
        return value
    if is_complex(result) or is_complex(value.type):
        raise unsupported_at(op, "stablehlo.bitcast_convert of complex elements")
    return body.emit(arith.BitcastOp, value, type=result)


def total_order(body: Body, value: SSAValue) -> SSAValue:
    """A signed integer that orders floats as -NaN < -inf < … < -0 < +0 < … < inf < NaN."""
    width = width_of(value.type)
    bits = body.emit(arith.BitcastOp, value, type=IntegerType(width))
    sign = body.emit(arith.ShRSIOp, bits, body.like(width - 1, bits))
    mask = body.emit(arith.ShRUIOp, sign, body.like(1, bits))
    return body.emit(arith.XOrIOp, bits, mask)


# How many bits of exponent and mantissa floats have.
_FORMATS: dict[str, tuple[int, int]] = {
    "f16": (5, 10),
    "bf16": (8, 7),
    "f32": (8, 23),
    "f64": (11, 52),
    **{f"f8E{e}M{m}{kind}": (e, m) for e, m in ((3, 4), (4, 3), (5, 2)) for kind in ("", "FN", "FNUZ", "B11FNUZ")},
}


def reduce_precision(
    body: Body, op: Operation, args: Sequence[SSAValue], exponent_bits: int, mantissa_bits: int
) -> SSAValue:
    """Rounds to nearest even in a format of so many bits, and back; what leaves its range is infinite or zero."""
    (value,) = args
    if str(value.type) not in _FORMATS:
        raise unsupported_at(op, f"{op.name} of {value.type}")
    exponent, mantissa = _FORMATS[str(value.type)]
    if exponent + mantissa < 8:  # these have biases and NaNs of their own: by way of f32
        wide = body.emit(arith.ExtFOp, value, type=f32)
        kept = exponent_bits if exponent_bits < exponent else 8, mantissa_bits if mantissa_bits < mantissa else 23
        narrow = body.emit(arith.TruncFOp, reduce_precision(body, op, [wide], *kept), type=value.type)
        return body.select(body.compare("uno", value, value), value, narrow)
    bits = body.emit(arith.BitcastOp, value, type=IntegerType(1 + exponent + mantissa))
    if mantissa_bits < mantissa:
        bits = _round_bits(body, bits, mantissa - mantissa_bits)
    if exponent_bits < exponent:
        bits = _clamp_exponent(body, bits, exponent, mantissa, exponent_bits)
    is_nan = body.compare("uno", value, value)
    # Without a mantissa, infinity is all that is left of NaN.
    nan = value if mantissa_bits else body.like(float("inf"), value)
    return body.select(is_nan, nan, body.emit(arith.BitcastOp, bits, type=value.type))


def _round_bits(body: Body, bits: SSAValue, dropped: int) -> SSAValue:
    """Rounds the `dropped` lowest bits away, to nearest even; a carry goes into the exponent, as it should."""
    odd = body.emit(arith.AndIOp, body.emit(arith.ShRUIOp, bits, body.like(dropped, bits)), body.like(1, bits))
    bias = body.emit(arith.AddiOp, odd, body.like((1 << (dropped - 1)) - 1, bits))
    rounded = body.emit(arith.AddiOp, bits, bias)
    return body.emit(arith.AndIOp, rounded, body.like(-(1 << dropped), bits))


def _clamp_exponent(body: Body, bits: SSAValue, exponent: int, mantissa: int, kept: int) -> SSAValue:
    bias, new_bias = (1 << (exponent - 1)) - 1, (1 << (kept - 1)) - 1
    infinity = ((1 << exponent) - 1) << mantissa
    sign = body.emit(arith.AndIOp, bits, body.like(1 << (exponent + mantissa), bits))
    raised = body.emit(arith.AndIOp, bits, body.like(infinity, bits))
    too_small = body.compare("ule", raised, body.like((bias - new_bias) << mantissa, bits))
    too_large = body.compare("ugt", raised, body.like((bias + new_bias) << mantissa, bits))
    bits = body.select(too_small, sign, bits)
    return body.select(too_large, body.emit(arith.OrIOp, sign, body.like(infinity, bits)), bits)


def is_finite(body: Body, value: SSAValue) -> SSAValue:
    """Whether a float is neither infinite nor NaN."""
    value = widened(body, value)
    difference = body.emit(arith.SubfOp, value, value)
    return body.compare("oeq", difference, body.like(0, value))
