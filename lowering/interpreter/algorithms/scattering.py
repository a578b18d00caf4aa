"""scatter and select_and_scatter: where updates land, and in which order they are combined."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

import numpy as np

from ...dtypes import Array
from .places import Places

Combine = Callable[..., Sequence[Any]]


@dataclass(frozen=True)
class ScatterNumbers:
    """StableHLO's scatter dimension numbers."""

    update_window_dims: Sequence[int]
    inserted_window_dims: Sequence[int]
    input_batching_dims: Sequence[int]
    scatter_indices_batching_dims: Sequence[int]
    scatter_dims_to_operand_dims: Sequence[int]
    index_vector_dim: int


def scatter(
    inputs: Sequence[Array],
    indices: Array,
    updates: Sequence[Array],
    numbers: ScatterNumbers,
    combine: Combine,
    known: Any = None,
) -> list[Array]:
    """New arrays with `updates` combined into `inputs`; what lands out of bounds is dropped, duplicates go in order.

    `known` is a ufunc that does what `combine` does to a single input, or "last" where the update just replaces.
    """
    targets, sources = _landings(inputs[0].shape, indices, updates[0].shape, numbers)
    results = [x.flatten() for x in inputs]
    flat = [u.reshape(-1) for u in updates]
    if known is not None:
        _combine_known(results[0], targets, flat[0][sources], known)
        return [results[0].reshape(inputs[0].shape)]
    for chunk in _without_duplicates(targets):
        at = targets[chunk]
        old = [r[at] for r in results]
        new = combine(*old, *(f[sources[chunk]] for f in flat))
        for result, value in zip(results, new, strict=True):
            result[at] = value
    return [r.reshape(x.shape) for r, x in zip(results, inputs, strict=True)]


def _combine_known(result: Array, targets: Array, values: Array, known: Any) -> None:
    if known != "last":
        known.at(result, targets, values)
        return
    # The last update of each target: the first one seen backwards.
    last, first_seen = np.unique(targets[::-1], return_index=True)
    result[last] = values[::-1][first_seen]


def _landings(
    shape: Sequence[int], indices: Array, update_shape: Sequence[int], numbers: ScatterNumbers
) -> tuple[Array, Array]:
    """Flat target and flat source index of every update element that lands in bounds, in the order of updates."""
    rank = len(shape)
    places = Places(
        numbers.scatter_dims_to_operand_dims,
        numbers.input_batching_dims,
        numbers.scatter_indices_batching_dims,
        numbers.index_vector_dim,
    )
    starts, batch = places.starts(indices, rank)
    windows = [d for d in range(rank) if d not in {*numbers.inserted_window_dims, *numbers.input_batching_dims}]
    sizes = [1] * rank
    for d, u in zip(windows, numbers.update_window_dims, strict=True):
        sizes[d] = update_shape[u]
    full = (*batch, *sizes)
    target, inside = np.zeros(full, np.int64), np.ones(full, np.bool_)
    for d, start in enumerate(starts):
        place = start + np.arange(sizes[d], dtype=np.int64).reshape([-1 if e == d else 1 for e in range(rank)])
        inside &= (place >= 0) & (place < shape[d])
        target = target * shape[d] + place
    # The updates' own order: scatter dimensions and window dimensions as the update's shape mixes them.
    order = _update_axes(len(update_shape), len(batch), windows, numbers.update_window_dims)
    squeezed = tuple(len(batch) + d for d in range(rank) if d not in windows)
    target, inside = (a.squeeze(squeezed).transpose(order).reshape(-1) for a in (target, inside))
    source = np.flatnonzero(inside)
    return target[source], source


def _update_axes(rank: int, batch: int, windows: Sequence[int], update_window_dims: Sequence[int]) -> list[int]:
    """For each axis of the updates, which axis of [batch…, window…] it is."""
    scatter_axes = iter(range(batch))
    window_axes = {u: batch + k for k, u in enumerate(update_window_dims)}
    return [window_axes[u] if u in window_axes else next(scatter_axes) for u in range(rank)]


def _without_duplicates(targets: Array) -> Iterator[Array]:
    """Splits updates so that no chunk hits a target twice: first all first hits, then all second ones, …"""
    if not targets.size:
        return
    order = np.argsort(targets, kind="stable")
    ordered = targets[order]
    is_first = np.concatenate(([True], ordered[1:] != ordered[:-1]))
    group_start = np.maximum.accumulate(np.where(is_first, np.arange(targets.size), 0))
    nth = np.empty(targets.size, np.int64)
    nth[order] = np.arange(targets.size) - group_start
    if not nth.any():
        yield np.arange(targets.size)
        return
    by_turn = np.argsort(nth, kind="stable")
    bounds = np.concatenate((np.flatnonzero(np.diff(nth[by_turn], prepend=-1)), [targets.size]))
    for begin, end in pairwise(bounds):
        yield by_turn[begin:end]


def select_and_scatter(
    operand: Array,
    source: Array,
    result: Array,
    window: Sequence[int],
    strides: Sequence[int],
    padding: Sequence[tuple[int, int]],
    select: Callable[[Any, Any], Any],
    combine: Combine,
) -> Array:
    """Each source element goes to the place that `select` picks in its window, first to last; padding never wins."""
    sizes = source.shape
    chosen = np.full(sizes, -1, np.int64)
    best = np.zeros(sizes, operand.dtype)
    flat = operand.reshape(-1)
    for place in product(*map(range, window)):
        target, inside = _window_places(operand.shape, sizes, place, strides, padding)
        value = flat[np.where(inside, target, 0)] if flat.size else best
        keeps = (chosen >= 0) & np.asarray(select(best, value), np.bool_)
        takes = inside & ~keeps
        chosen, best = np.where(takes, target, chosen), np.where(takes, value, best)
    sources, targets = source.reshape(-1), chosen.reshape(-1)
    hit = np.flatnonzero(targets >= 0)
    out = result.reshape(-1).copy()
    for chunk in _without_duplicates(targets[hit]):
        at = targets[hit[chunk]]
        (out[at],) = combine(out[at], sources[hit[chunk]])
    return out.reshape(result.shape)


def _window_places(
    shape: Sequence[int],
    sizes: Sequence[int],
    place: Sequence[int],
    strides: Sequence[int],
    padding: Sequence[tuple[int, int]],
) -> tuple[Array, Array]:
    """Flat index of element `place` of each window, and whether it is in the operand."""
    target, inside = np.zeros(sizes, np.int64), np.ones(sizes, np.bool_)
    rank = len(shape)
    for d in range(rank):
        at = np.arange(sizes[d], dtype=np.int64) * strides[d] + place[d] - padding[d][0]
        at = at.reshape([-1 if e == d else 1 for e in range(rank)])
        inside &= (at >= 0) & (at < shape[d])
        target = target * shape[d] + at
    return target, inside
