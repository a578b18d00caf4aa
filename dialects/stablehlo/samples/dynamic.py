"""Ops whose shapes are operands: the shape is that of the result, or dynamic in the type."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import TensorType, i32, i64

from ...sampling import ALL, NUMBERS, Draw, Sample, Tensor, make, sampler
from ..attributes import DYNAMIC
from ..dynamic import (
    DynamicBroadcastInDimOp,
    DynamicIotaOp,
    DynamicPadOp,
    DynamicReshapeOp,
    GetDimensionSizeOp,
    RealDynamicSliceOp,
)
from .attributes import i64s, number, scalar, vector
from .shape import regrouped


def _hidden(draw: Draw, result: Tensor) -> Tensor:
    """The type with some of its sizes unknown at times, unless a result type is asked for."""
    if draw.result_type is not None or draw.chance(0.5):
        return result
    return TensorType(result.element_type, [DYNAMIC if draw.chance(0.5) else n for n in result.get_shape()])


def _sizes(draw: Draw, count: int) -> Tensor:
    return TensorType(draw.choice((i32, i64)), [count])


@sampler(DynamicBroadcastInDimOp)
def _dynamic_broadcast_in_dim(cls: type[Any], draw: Draw) -> Sample:
    result = draw.tensor(ALL)
    sizes = result.get_shape()
    places = draw.permutation(len(sizes))[: draw.integer(0, len(sizes))]
    operand = TensorType(result.element_type, [1 if draw.chance(0.3) else sizes[p] for p in places])
    return make(
        cls,
        [operand, _sizes(draw, len(sizes))],
        {"broadcast_dimensions": i64s(places)},
        results=[_hidden(draw, result)],
        given={1: vector(sizes)},
    )


@sampler(DynamicIotaOp)
def _dynamic_iota(cls: type[Any], draw: Draw) -> Sample | None:
    result = draw.tensor(NUMBERS)
    sizes = result.get_shape()
    if not sizes:
        return None
    dimension = {"iota_dimension": number(draw.integer(0, len(sizes) - 1))}
    given = {0: vector(sizes)}
    return make(cls, [_sizes(draw, len(sizes))], dimension, results=[_hidden(draw, result)], given=given)


@sampler(DynamicReshapeOp)
def _dynamic_reshape(cls: type[Any], draw: Draw) -> Sample:
    result = draw.tensor(ALL)
    sizes = result.get_shape()
    operands = [TensorType(result.element_type, regrouped(draw, sizes)), _sizes(draw, len(sizes))]
    return make(cls, operands, results=[_hidden(draw, result)], given={1: vector(sizes)})


@sampler(DynamicPadOp)
def _dynamic_pad(cls: type[Any], draw: Draw) -> Sample:
    operand = draw.tensor(ALL, draw.shape(most=3))
    rank = operand.get_num_dims()
    numbers = [[draw.integer(low, high) for _ in range(rank)] for low, high in ((-2, 3), (-2, 3), (0, 2))]
    given = {i: vector(n) for i, n in enumerate(numbers, 2)}
    sizes = zip(operand.get_shape(), *numbers, strict=True)
    shape = [max(0, n + max(0, n - 1) * inner + low + high) for n, low, high, inner in sizes]
    kind = _sizes(draw, rank)
    result = _hidden(draw, TensorType(operand.element_type, shape))
    return make(cls, [operand, scalar(operand), kind, kind, kind], results=[result], given=given)


@sampler(RealDynamicSliceOp)
def _real_dynamic_slice(cls: type[Any], draw: Draw) -> Sample:
    operand = draw.tensor(ALL, draw.shape())
    starts = [draw.integer(0, n) for n in operand.get_shape()]
    limits = [draw.integer(s, n) for s, n in zip(starts, operand.get_shape(), strict=True)]
    strides = [draw.integer(1, 3) for _ in starts]
    shape = [-(-(limit - start) // stride) for start, limit, stride in zip(starts, limits, strides, strict=True)]
    kind = _sizes(draw, len(starts))
    result = _hidden(draw, TensorType(operand.element_type, shape))
    given = {1: vector(starts), 2: vector(limits), 3: vector(strides)}
    return make(cls, [operand, kind, kind, kind], results=[result], given=given)


@sampler(GetDimensionSizeOp)
def _get_dimension_size(cls: type[Any], draw: Draw) -> Sample | None:
    shape = draw.shape(draw.integer(1, 4))
    operand = TensorType(draw.element(ALL), shape)
    return make(cls, [operand], {"dimension": number(draw.integer(0, len(shape) - 1))})
