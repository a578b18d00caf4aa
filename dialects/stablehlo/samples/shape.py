"""Ops that only change shapes."""

from __future__ import annotations

from math import prod
from typing import Any

from xdsl.dialects.builtin import TensorType

from ...sampling import ALL, Draw, Sample, make, sampler
from ..shape import BroadcastInDimOp, BroadcastOp, ReshapeOp, ReverseOp, TransposeOp
from .attributes import i64s


@sampler(BroadcastOp)
def _broadcast(cls: type[Any], draw: Draw) -> Sample:
    return make(cls, [draw.tensor(ALL, draw.shape(most=2))], {"broadcast_sizes": i64s(draw.shape(most=2))})


@sampler(BroadcastInDimOp)
def _broadcast_in_dim(cls: type[Any], draw: Draw) -> Sample:
    result = draw.tensor(ALL)
    sizes = result.get_shape()
    places = draw.permutation(len(sizes))[: draw.integer(0, len(sizes))]
    operand = TensorType(result.element_type, [1 if draw.chance(0.3) else sizes[p] for p in places])
    return make(cls, [operand], {"broadcast_dimensions": i64s(places)}, results=[result])


@sampler(ReshapeOp)
def _reshape(cls: type[Any], draw: Draw) -> Sample:
    result = draw.tensor(ALL)
    return make(cls, [TensorType(result.element_type, regrouped(draw, result.get_shape()))], results=[result])


def regrouped(draw: Draw, shape: tuple[int, ...]) -> tuple[int, ...]:
    """Another shape of as many elements."""
    rest, sizes = prod(shape), list[int]()
    if rest == 0:
        return (0, *draw.shape(most=2))
    for prime in (2, 3, 5, 7):
        while rest % prime == 0 and draw.chance(0.7):
            rest //= prime
            sizes.append(prime)
    if rest > 1 or draw.chance(0.3):
        sizes.insert(draw.integer(0, len(sizes)), rest)
    return tuple(sizes)


@sampler(TransposeOp)
def _transpose(cls: type[Any], draw: Draw) -> Sample:
    operand = draw.tensor(ALL, draw.shape())
    order = draw.permutation(operand.get_num_dims())
    if draw.result_type is not None:
        order = draw.permutation(draw.result_type.get_num_dims())
        sizes = draw.result_type.get_shape()
        operand = TensorType(draw.result_type.element_type, [sizes[order.index(d)] for d in range(len(order))])
    return make(cls, [operand], {"permutation": i64s(order)})


@sampler(ReverseOp)
def _reverse(cls: type[Any], draw: Draw) -> Sample:
    operand = draw.tensor(ALL)
    return make(cls, [operand], {"dimensions": i64s(draw.subset(operand.get_num_dims()))})
