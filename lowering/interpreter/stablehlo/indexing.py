"""Slices at run-time places, gather and scatter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from hloom.dialects.stablehlo.indexing import (
    DynamicGatherOp,
    DynamicSliceOp,
    DynamicUpdateSliceOp,
    GatherOp,
    TorchIndexSelectOp,
)

from ...dtypes import Array, shape_of
from ..algorithms.places import Places, along
from ..attributes import integers
from ..functions import Binary, Run
from ..planner import Planner
from ..registry import meaning
from ..reuse import writable


@meaning("stablehlo.dynamic_slice")
def _dynamic_slice(op: DynamicSliceOp, plan: Planner) -> Run:
    sizes = integers(op.slice_sizes)

    def run(x: Any, *starts: Any) -> Any:
        return x[clamped(starts, sizes, x.shape)]

    return run


@meaning("stablehlo.dynamic_update_slice")
def _dynamic_update_slice(op: DynamicUpdateSliceOp, plan: Planner) -> Run:
    own = writable(op, op.operand, plan)

    def run(x: Any, update: Any, *starts: Any) -> Array:
        result = own(x)
        result[clamped(starts, update.shape, result.shape)] = update
        return result

    return run


def clamped(starts: Sequence[Any], sizes: Sequence[int], shape: Sequence[int]) -> tuple[slice, ...]:
    """The slices of `sizes` at `starts`, moved inside `shape` where they reach out of it."""
    places = [min(max(int(s), 0), n - k) for s, k, n in zip(starts, sizes, shape, strict=True)]
    return tuple(slice(p, p + k) for p, k in zip(places, sizes, strict=True))


@meaning("stablehlo.torch_index_select")
def _torch_index_select(op: TorchIndexSelectOp, plan: Planner) -> Run:
    axis, batch = op.dim.value.data, op.batch_dims.value.data

    def run(x: Any, index: Any) -> Array:
        index = np.clip(index, 0, x.shape[axis] - 1).astype(np.int64)
        grids = np.ogrid[tuple(map(slice, index.shape))][:batch]
        grids = [g.reshape(g.shape) for g in grids]
        moved = np.moveaxis(x, axis, batch)
        taken = moved[(*grids, index)]
        # [batch…, index…, between…, after…] → the index's dimensions where `axis` was.
        order = [*range(batch), *range(index.ndim, index.ndim + axis - batch), *range(batch, index.ndim)]
        return taken.transpose([*order, *range(len(order), taken.ndim)])

    return run


@meaning("stablehlo.gather")
def _gather(op: GatherOp, plan: Planner) -> Binary:
    run, sizes = Gather(op), integers(op.slice_sizes)
    return lambda x, indices: run(x, indices, sizes)


class Gather:
    """A gather whose slice sizes are given at each call; starts are clamped so that slices stay inside."""

    def __init__(self, op: GatherOp | DynamicGatherOp) -> None:
        numbers, self._rank = op.dimension_numbers, len(shape_of(op.operand.type))
        self._places = Places(
            numbers.start_index_map.data,
            numbers.operand_batching_dims.data,
            numbers.start_indices_batching_dims.data,
            numbers.index_vector_dim.data,
        )
        hidden = {*numbers.collapsed_slice_dims.data, *numbers.operand_batching_dims.data}
        self._kept = [d for d in range(self._rank) if d not in hidden]
        self._offsets = numbers.offset_dims.data

    def __call__(self, x: Array, indices: Array, sizes: Sequence[int]) -> Array:
        starts, batch = self._places.starts(np.asarray(indices), self._rank)
        # Dimensions taken whole go last, as slices: an index array would be as large as the result.
        whole = [d for d in range(self._rank) if sizes[d] == x.shape[d]]
        picked = [d for d in range(self._rank) if d not in whole]
        order = [*picked, *whole]
        moved, index = x.transpose(order), self._index(x.shape, sizes, starts, picked)
        window = np.broadcast_to(moved[index] if index else moved, (*batch, *(sizes[d] for d in order)))
        window = window.transpose([*range(len(batch)), *(len(batch) + order.index(d) for d in range(self._rank))])
        result = window.reshape([*batch, *(sizes[d] for d in self._kept)])
        return np.moveaxis(result, range(len(batch), result.ndim), self._offsets)

    def _index(
        self, shape: Sequence[int], sizes: Sequence[int], starts: Sequence[Array], picked: Sequence[int]
    ) -> tuple[Array, ...]:
        """An index array per picked dimension, of shape [batch…, 1 or the slice's size × picked]."""
        batch = starts[0].ndim - self._rank if starts else 0
        found: list[Array] = []
        for k, d in enumerate(picked):
            start = np.clip(starts[d], 0, shape[d] - sizes[d])
            start = start.reshape([*start.shape[:batch], *[1] * len(picked)])
            found.append(start + along(np.arange(sizes[d], dtype=np.int64), batch + k, batch + len(picked)))
        return tuple(found)
