"""Stable sorting by any comparator, all lines of an array at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ...dtypes import Array
from ..functions import where

Less = Callable[..., Any]


def sort_together(arrays: Sequence[Array], axis: int, less: Less) -> list[Array]:
    """Sorts arrays of one shape along `axis` by `less(x0, y0, x1, y1, …)`, which takes and gives batches.

    A bottom-up merge sort: at each level every element finds its place among the other run by bisection, so that
    `less` runs O(log² n) times on whole arrays. Equal elements keep their order.
    """
    lines = [np.moveaxis(a, axis, -1) for a in arrays]
    shape = lines[0].shape
    count = shape[-1]
    if count < 2 or 0 in shape:
        return list(arrays)
    flat = [line.reshape(-1, count) for line in lines]
    order = np.broadcast_to(np.arange(count, dtype=np.int64), flat[0].shape)
    width = 1
    while width < count:
        order = _merge_runs(flat, order, width, less)
        width *= 2
    return [np.moveaxis(np.take_along_axis(f, order, 1).reshape(shape), -1, axis) for f in flat]


def _merge_runs(flat: Sequence[Array], order: Array, width: int, less: Less) -> Array:
    """Merges neighbouring sorted runs of `width`."""
    count = order.shape[1]
    position = np.arange(count, dtype=np.int64)
    start = position // (2 * width) * (2 * width)
    in_left = position - start < width
    # Each element looks for its place in the other run of its pair: [low, high).
    low = where(in_left, start + width, start)
    high = np.minimum(where(in_left, start + 2 * width, start + width), count)
    low, high = np.minimum(low, count), np.maximum(high, np.minimum(low, count))
    first = low
    low, high = (np.broadcast_to(b, order.shape).copy() for b in (low, high))
    own = [np.take_along_axis(f, order, 1) for f in flat]
    while np.any(low < high):
        middle = (low + high) // 2
        safe = np.minimum(middle, count - 1)
        other = [np.take_along_axis(o, safe, 1) for o in own]
        # From the left run: behind those of the right that are less. From the right run: behind all not greater.
        other_less = _truth(less, other, own)
        own_less = _truth(less, own, other)
        behind = where(in_left, other_less, ~own_less) & (low < high)
        low, high = where(behind, middle + 1, low), where(behind, high, where(low < high, middle, high))
    place = start + where(in_left, position - start, position - start - width) + (low - first)
    result = np.empty_like(order)
    np.put_along_axis(result, place, order, 1)
    return result


def _truth(less: Less, left: Sequence[Array], right: Sequence[Array]) -> Array:
    pairs = [v for pair in zip(left, right, strict=True) for v in pair]
    return np.broadcast_to(np.asarray(less(*pairs), np.bool_), left[0].shape)
