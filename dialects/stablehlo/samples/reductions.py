"""reduce, map and the windowed ops, on one operand or two."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import TensorType

from ...sampling import ALL, Draw, Sample, make, sampler
from ..binary import AddOp, MulOp
from ..reductions import MapOp, ReduceOp, ReduceWindowOp, SelectAndScatterOp
from ..tensors import Kind, kind_of
from .attributes import combining, compare, i64s, pairs, reducer, region, scalar


def _operands(draw: Draw, shape: tuple[int, ...]) -> tuple[list[Any], list[Any]]:
    """One or two tensors of a shape, and scalars of their elements."""
    tensors = [TensorType(draw.element(ALL), shape) for _ in range(draw.choice((1, 1, 2)))]
    return tensors, [scalar(t) for t in tensors]


@sampler(ReduceOp)
def _reduce(cls: type[Any], draw: Draw) -> Sample:
    shape = draw.shape()
    tensors, inits = _operands(draw, shape)
    properties = {"dimensions": i64s(draw.subset(len(shape)))}
    return make(cls, [*tensors, *inits], properties, [reducer(draw, inits)])


@sampler(MapOp)
def _map(cls: type[Any], draw: Draw) -> Sample:
    shape = draw.shape()
    tensor = TensorType(draw.element(ALL), shape)
    function = combining(draw, tensor)
    body = region([scalar(tensor)] * 2, lambda values, add: [add(function, [add(function, values), values[0]])])
    return make(cls, [tensor, tensor], {"dimensions": i64s(range(len(shape)))}, [body])


@sampler(ReduceWindowOp)
def _reduce_window(cls: type[Any], draw: Draw) -> Sample:
    shape = draw.shape(most=3)
    tensors, inits = _operands(draw, shape)
    rank = range(len(shape))
    properties: dict[str, Any] = {"window_dimensions": i64s([draw.integer(1, 3) for _ in rank])}
    for name in ("window_strides", "base_dilations", "window_dilations"):
        if draw.chance(0.5):
            properties[name] = i64s([draw.integer(1, 3) for _ in rank])
    if draw.chance(0.6):
        properties["padding"] = pairs([(draw.integer(-1, 2), draw.integer(-1, 2)) for _ in rank])
    return make(cls, [*tensors, *inits], properties, [reducer(draw, inits)])


@sampler(SelectAndScatterOp)
def _select_and_scatter(cls: type[Any], draw: Draw) -> Sample:
    element = draw.element(ALL & ~Kind.COMPLEX & ~Kind.PRED)
    window, strides = ([draw.integer(1, 3) for _ in range(2)] for _ in range(2))
    padding = [(draw.integer(0, w - 1), draw.integer(0, w - 1)) for w in window]
    shape = [draw.integer(max(1, w - low - high), 6) for w, (low, high) in zip(window, padding, strict=True)]
    sizes = zip(shape, window, strides, padding, strict=True)
    source = [(n + low + high - w) // s + 1 for n, w, s, (low, high) in sizes]
    one = TensorType(element, [])
    direction = draw.choice(("GE", "LE", "GT"))
    select = region([one, one], lambda values, add: [compare(add, direction, *values)])
    function = draw.choice((AddOp, MulOp)) if kind_of(element) is not Kind.PRED else AddOp
    scatter = region([one, one], lambda values, add: [add(function, values)])
    properties = {"window_dimensions": i64s(window), "window_strides": i64s(strides), "padding": pairs(padding)}
    operands = [TensorType(element, shape), TensorType(element, source), one]
    return make(cls, operands, properties, [select, scatter])
