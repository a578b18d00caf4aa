"""Conversions."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import IntegerAttr, TensorType, i32

from ...sampling import ALL, ELEMENTS, Draw, Sample, make, sampler
from ..tensors import Kind, bit_width, kind_of
from ..unary import BitcastConvertOp, ConvertOp, ReducePrecisionOp


@sampler(ConvertOp)
def _convert(cls: type[Any], draw: Draw) -> Sample:
    result = draw.tensor(ALL)
    draw.result_type = None
    return make(cls, [TensorType(draw.element(ALL), result.get_shape())], results=[result])


@sampler(BitcastConvertOp)
def _bitcast_convert(cls: type[Any], draw: Draw) -> Sample | None:
    operand, target = draw.tensor(ALL), draw.choice([t for k in ELEMENTS if k is not Kind.PRED for t in ELEMENTS[k]])
    source = operand.element_type
    kinds, before, after = {kind_of(source), kind_of(target)}, bit_width(source), bit_width(target)
    if max(before, after) % min(before, after) or Kind.PRED in kinds or (Kind.COMPLEX in kinds and len(kinds) > 1):
        return None
    shape = operand.get_shape()
    if before > after:
        shape = (*shape, before // after)
    elif before < after:
        operand = TensorType(source, (*shape, after // before))
    return make(cls, [operand], results=[TensorType(target, shape)])


@sampler(ReducePrecisionOp)
def _reduce_precision(cls: type[Any], draw: Draw) -> Sample:
    bits = {"exponent_bits": draw.integer(1, 11), "mantissa_bits": draw.integer(0, 23)}
    return make(cls, [draw.tensor(Kind.FLOAT)], {name: IntegerAttr(n, i32) for name, n in bits.items()})
