"""iota, slice, concatenate, pad and sort."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import TensorType

from ...sampling import ALL, NUMBERS, REAL, Draw, Sample, make, sampler
from ..binary import AddOp, MulOp
from ..data import ConcatenateOp, IotaOp, PadOp, SliceOp, SortOp
from .attributes import compare, flag, i64s, number, region, scalar


@sampler(IotaOp)
def _iota(cls: type[Any], draw: Draw) -> Sample | None:
    result = draw.tensor(NUMBERS)
    if not result.get_shape():
        return None
    dimension = draw.integer(0, result.get_num_dims() - 1)
    return make(cls, [], {"iota_dimension": number(dimension)}, results=[result])


@sampler(SliceOp)
def _slice(cls: type[Any], draw: Draw) -> Sample:
    operand = draw.tensor(ALL, draw.shape())
    starts = [draw.integer(0, n) for n in operand.get_shape()]
    limits = [draw.integer(s, n) for s, n in zip(starts, operand.get_shape(), strict=True)]
    strides = [draw.integer(1, 3) for _ in starts]
    names = ("start_indices", "limit_indices", "strides")
    return make(cls, [operand], dict(zip(names, map(i64s, (starts, limits, strides)), strict=True)))


@sampler(ConcatenateOp)
def _concatenate(cls: type[Any], draw: Draw) -> Sample:
    shape = list(draw.shape(draw.integer(1, 3)))
    dimension, element, operands = draw.integer(0, len(shape) - 1), draw.element(ALL), list[Any]()
    for _ in range(draw.integer(1, 4)):
        shape[dimension] = draw.integer(0, 3)
        operands.append(TensorType(element, shape))
    return make(cls, operands, {"dimension": number(dimension)})


@sampler(PadOp)
def _pad(cls: type[Any], draw: Draw) -> Sample:
    """Edges are cut as well as grown, by more than there is included."""
    operand = draw.tensor(ALL, draw.shape(most=3))
    rank = operand.get_num_dims()
    low, high = ([draw.integer(-4, 3) for _ in range(rank)] for _ in range(2))
    interior = [draw.integer(0, 2) for _ in range(rank)]
    names = ("edge_padding_low", "edge_padding_high", "interior_padding")
    return make(cls, [operand, scalar(operand)], dict(zip(names, map(i64s, (low, high, interior)), strict=True)))


@sampler(SortOp)
def _sort(cls: type[Any], draw: Draw) -> Sample:
    """By one key or by a function of both; stable, so that there is one answer."""
    shape = draw.shape(draw.integer(1, 3))
    operands = [TensorType(draw.element(REAL), shape) for _ in range(draw.integer(1, 3))]
    direction = draw.choice(("LT", "GT", "LT", "GT", "LE"))
    arguments = [scalar(o) for o in operands for _ in range(2)]
    key = draw.integer(0, len(operands) - 1)
    function = draw.choice((None, AddOp, MulOp))

    def build(values: Any, add: Any) -> Any:
        left, right = values[2 * key], values[2 * key + 1]
        if function is not None:
            left, right = (add(function, [v, v]) for v in (left, right))
        return [compare(add, direction, left, right)]

    properties = {"dimension": number(draw.integer(-1, len(shape) - 1)), "is_stable": flag(True)}
    return make(cls, operands, properties, [region(arguments, build)])
