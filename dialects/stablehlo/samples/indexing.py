"""Slices at run-time places, gather and scatter: places reach out of bounds on both sides."""

from __future__ import annotations

from typing import Any, NamedTuple

from xdsl.dialects.builtin import IntAttr, TensorType, i32

from ...sampling import ALL, Draw, Sample, Shape, make, sampler
from ..attributes import GatherDimensionNumbersAttr, ScatterDimensionNumbersAttr
from ..indexing import (
    DynamicGatherOp,
    DynamicSliceOp,
    DynamicUpdateSliceOp,
    GatherOp,
    ScatterOp,
    TorchIndexSelectOp,
)
from ..tensors import Kind
from .attributes import any_update, dims, i64s, number, region, scalar, vector

_OUTSIDE = (-3, 8)
_UNSIGNED_OUTSIDE = (0, 8)


def _places(draw: Draw) -> Any:
    return draw.element(Kind.INT, (8, 16, 32, 64))


def _range(element: Any) -> tuple[int, int]:
    return _UNSIGNED_OUTSIDE if str(element).startswith("ui") else _OUTSIDE


@sampler(DynamicSliceOp)
def _dynamic_slice(cls: type[Any], draw: Draw) -> Sample:
    operand, place = draw.tensor(ALL, draw.shape()), _places(draw)
    sizes = [draw.integer(0, n) for n in operand.get_shape()]
    ranges = {1 + i: _range(place) for i in range(len(sizes))}
    return make(cls, [operand, *[TensorType(place, [])] * len(sizes)], {"slice_sizes": i64s(sizes)}, ranges=ranges)


@sampler(DynamicUpdateSliceOp)
def _dynamic_update_slice(cls: type[Any], draw: Draw) -> Sample:
    operand, place = draw.tensor(ALL), _places(draw)
    update = TensorType(operand.element_type, [draw.integer(0, n) for n in operand.get_shape()])
    ranges = {2 + i: _range(place) for i in range(operand.get_num_dims())}
    return make(cls, [operand, update, *[TensorType(place, [])] * operand.get_num_dims()], ranges=ranges)


class _Numbers(NamedTuple):
    """Dimension numbers that gather and scatter share, with the shapes of the indices and of the windows."""

    window_dims: Shape
    dropped: Shape
    batching: Shape
    indices_batching: Shape
    index_map: Shape
    vector_dim: int
    indices: Shape
    sizes: Shape
    windowed: Shape


def _numbers(draw: Draw, shape: Shape) -> _Numbers:
    rank = len(shape)
    order = draw.permutation(rank)
    batching = tuple(sorted(order[: draw.integer(0, min(2, rank)) if draw.chance(0.5) else 0]))
    rest = [d for d in order if d not in batching]
    dropped = tuple(sorted(rest[: draw.integer(0, len(rest))]))
    index_map = tuple(d for d in draw.permutation(rank) if d not in batching)[: draw.integer(0, len(rest))]
    sizes = tuple(
        1 if d in dropped else min(n, 1) if d in batching else draw.integer(0, n) for d, n in enumerate(shape)
    )
    batch = [draw.integer(0, 3) if draw.chance(0.05) else draw.integer(1, 3) for _ in range(draw.integer(0, 2))]
    slots = list(draw.permutation(len(batch) + len(batching)))
    joined = [(batch + [shape[d] for d in batching])[s] for s in slots]
    vector_dim = draw.integer(0, len(joined))
    places = [slots.index(len(batch) + k) for k in range(len(batching))]
    indices = [*joined[:vector_dim], len(index_map), *joined[vector_dim:]]
    if len(index_map) == 1 and vector_dim == len(joined) and draw.chance(0.5):
        indices = joined
    windowed = [sizes[d] for d in range(rank) if d not in batching and d not in dropped]
    window_dims = draw.subset(len(joined) + len(windowed), len(windowed))
    result = iter(windowed), iter(joined)
    shape_out = tuple(next(result[0] if d in window_dims else result[1]) for d in range(len(joined) + len(windowed)))
    on_indices = tuple(p + (p >= vector_dim) for p in places)
    return _Numbers(window_dims, dropped, batching, on_indices, index_map, vector_dim, tuple(indices), sizes, shape_out)


def _gather_numbers(n: _Numbers) -> GatherDimensionNumbersAttr:
    return GatherDimensionNumbersAttr(
        dims(n.window_dims),
        dims(n.dropped),
        dims(n.batching),
        dims(n.indices_batching),
        dims(n.index_map),
        IntAttr(n.vector_dim),
    )


def _scatter_numbers(n: _Numbers) -> ScatterDimensionNumbersAttr:
    return ScatterDimensionNumbersAttr(
        dims(n.window_dims),
        dims(n.dropped),
        dims(n.batching),
        dims(n.indices_batching),
        dims(n.index_map),
        IntAttr(n.vector_dim),
    )


@sampler(GatherOp)
def _gather(cls: type[Any], draw: Draw) -> Sample:
    operand, place = draw.tensor(ALL, draw.shape()), _places(draw)
    n = _numbers(draw, operand.get_shape())
    properties: dict[str, Any] = {"dimension_numbers": _gather_numbers(n), "slice_sizes": i64s(n.sizes)}
    return make(cls, [operand, TensorType(place, n.indices)], properties, ranges={1: _range(place)})


@sampler(DynamicGatherOp)
def _dynamic_gather(cls: type[Any], draw: Draw) -> Sample:
    operand, place = draw.tensor(ALL, draw.shape()), _places(draw)
    n = _numbers(draw, operand.get_shape())
    operands = [operand, TensorType(place, n.indices), TensorType(i32, [len(n.sizes)])]
    properties = {"dimension_numbers": _gather_numbers(n)}
    result = TensorType(operand.element_type, n.windowed)
    return make(cls, operands, properties, results=[result], ranges={1: _range(place)}, given={2: vector(n.sizes)})


@sampler(ScatterOp)
def _scatter(cls: type[Any], draw: Draw) -> Sample:
    operand, place = draw.tensor(ALL), _places(draw)
    n, count = _numbers(draw, operand.get_shape()), 1
    update = TensorType(operand.element_type, n.windowed)
    body = any_update(draw, scalar(operand))
    if draw.chance(0.2):
        count, body = 2, _scatter_two(draw, scalar(operand))
    properties = {"scatter_dimension_numbers": _scatter_numbers(n)}
    operands = [*[operand] * count, TensorType(place, n.indices), *[update] * count]
    return make(cls, operands, properties, [body], ranges={count: _range(place)})


def _scatter_two(draw: Draw, type_: Any) -> Any:
    """Two operands at once, their updates crossed."""

    def build(arguments: Any, add: Any) -> Any:
        return [arguments[3], arguments[2]]

    return region([type_] * 4, build)


@sampler(TorchIndexSelectOp)
def _torch_index_select(cls: type[Any], draw: Draw) -> Sample:
    shape = draw.shape(draw.integer(1, 3), zero=0.0)
    axis, batch = draw.integer(0, len(shape) - 1), 0
    if axis and draw.chance(0.3):
        batch = draw.integer(0, axis)
    picked = (*shape[:batch], *draw.shape(draw.integer(0, 2)))
    operand, index = TensorType(draw.element(ALL), shape), TensorType(i32, picked)
    result = TensorType(operand.element_type, (*shape[:axis], *picked[batch:], *shape[axis + 1 :]))
    properties = {"dim": number(axis), "batch_dims": number(batch)}
    return make(cls, [operand, index], properties, results=[result], ranges={1: (0, shape[axis] - 1)})
