"""Slices at run-time places, gather and scatter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from hloom.dialects.stablehlo.indexing import (
    DynamicSliceOp,
    DynamicUpdateSliceOp,
    GatherOp,
    TorchIndexSelectOp,
)

from ...dtypes import Array, shape_of
from ..attributes import integers
from ..functions import Binary, Run
from ..planner import Planner
from ..registry import meaning


@meaning("stablehlo.dynamic_slice")
def _dynamic_slice(op: DynamicSliceOp, plan: Planner) -> Run:
    sizes = integers(op.slice_sizes)

    def run(x: Any, *starts: Any) -> Any:
        return x[clamped(starts, sizes, x.shape)]

    return run


@meaning("stablehlo.dynamic_update_slice")
def _dynamic_update_slice(op: DynamicUpdateSliceOp, plan: Planner) -> Run:
    def run(x: Any, update: Any, *starts: Any) -> Array:
        result = x.copy()
        result[clamped(starts, update.shape, x.shape)] = update
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
    run = gather(op)
    sizes = integers(op.slice_sizes)
    return lambda x, indices: run(x, indices, sizes)


def gather(op: Any) -> Callable[[Array, Array, Sequence[int]], Array]:
    """A gather whose slice sizes are given at each call; starts are clamped so that slices stay inside."""
    numbers, rank = op.dimension_numbers, len(shape_of(op.operands[0].type))
    place = Places(
        rank,
        numbers.start_index_map.data,
        numbers.operand_batching_dims.data,
        numbers.start_indices_batching_dims.data,
        numbers.index_vector_dim.data,
    )
    hidden = {*numbers.collapsed_slice_dims.data, *numbers.operand_batching_dims.data}
    kept = [d for d in range(rank) if d not in hidden]
    offsets = numbers.offset_dims.data

    def run(x: Array, indices: Array, sizes: Sequence[int]) -> Array:
        starts, batch = place.starts(indices, rank)
        index: list[Any] = []
        for d, start in enumerate(starts):
            start = np.clip(start, 0, x.shape[d] - sizes[d])
            index.append(start + _along(np.arange(sizes[d], dtype=np.int64), len(batch) + d, len(batch) + rank))
        window = x[tuple(index)] if rank else np.broadcast_to(x, batch)
        if rank:
            window = np.broadcast_to(window, (*batch, *sizes))
        result = window.reshape(*batch, *(sizes[d] for d in kept))
        return _spread(result, len(batch), offsets)

    return run


def _along(line: Array, axis: int, rank: int) -> Array:
    return line.reshape([-1 if d == axis else 1 for d in range(rank)])


def _spread(x: Array, batch: int, offsets: Sequence[int]) -> Array:
    """[batch…, window…] with the window's axes moved to `offsets` of the result."""
    return np.moveaxis(x, range(batch, x.ndim), offsets)


class Places:
    """How an array of index vectors says where windows of an operand start (gather and scatter alike)."""

    def __init__(
        self,
        rank: int,
        mapped: Sequence[int],
        operand_batch: Sequence[int],
        index_batch: Sequence[int],
        vector_dim: int,
    ) -> None:
        self._mapped, self._vector_dim = mapped, vector_dim
        # An index's batch dimensions are counted with the vector's dimension in; drop that.
        batch = [b - (b > vector_dim) for b in index_batch]
        self._batch = dict(zip(operand_batch, batch, strict=True))

    def starts(self, indices: Array, rank: int) -> tuple[list[Array], tuple[int, ...]]:
        """Per operand dimension the starts, of shape [batch…, 1 × rank]; and the batch's shape."""
        if self._vector_dim == indices.ndim:
            indices = indices[..., None]
        vectors = np.moveaxis(_as_int64(indices), self._vector_dim, -1)
        batch = vectors.shape[:-1]
        tail = (1,) * rank
        starts = [np.zeros((1,) * len(batch) + tail, np.int64) for _ in range(rank)]
        for k, d in enumerate(self._mapped):
            starts[d] = vectors[..., k].reshape(batch + tail)
        for d, b in self._batch.items():
            starts[d] = _along(np.arange(batch[b], dtype=np.int64), b, len(batch) + rank)
        return starts, batch


def _as_int64(indices: Array) -> Array:
    """Indices as int64; unsigned ones beyond it stay out of bounds on the high side."""
    if indices.dtype == np.uint64:
        return np.minimum(indices, np.uint64(2**63 - 1)).astype(np.int64)
    return indices.astype(np.int64)
