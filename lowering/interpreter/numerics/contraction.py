"""Sums of products over labelled axes, as matrix products: nothing of the size of the iteration space is made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ...dtypes import Array, DType, bit_width, is_integer
from .rounding import round_to, storage

Multiply = Callable[[Any, Any], Array]


def products(left: DType, right: DType, result: DType) -> tuple[DType, Callable[[Array], Array]]:
    """The dtype that factors are multiplied in, and how its sums become `result`: rounded once, or wrapped.

    Integers of up to 16 bits go by way of f64, where their sums are exact and BLAS is at hand.
    """
    if result == np.bool_:
        return np.dtype(np.bool_), lambda x: x
    if is_integer(result):
        if max(bit_width(left), bit_width(right)) <= 16:
            return np.dtype(np.float64), lambda x: x.astype(np.int64).astype(result)
        return storage(result), lambda x: x.astype(result)
    wide = np.result_type(storage(left), storage(right), storage(result))
    return wide, lambda x: x if x.dtype == result else round_to(x, result)


def contract(left: Array, right: Array, batch: Sequence[tuple[int, int]], summed: Sequence[tuple[int, int]]) -> Array:
    """Products of `left` and `right` summed over the axes `summed`, elementwise over `batch`.

    The result's axes are the batch axes, the rest of `left`'s, then the rest of `right`'s.
    """
    lb, rb = [a for a, _ in batch], [b for _, b in batch]
    ls, rs = [a for a, _ in summed], [b for _, b in summed]
    lf = [a for a in range(left.ndim) if a not in lb and a not in ls]
    rf = [b for b in range(right.ndim) if b not in rb and b not in rs]
    sizes = [left.shape[a] for a in lb], [left.shape[a] for a in lf], [right.shape[b] for b in rf]
    counts = [int(np.prod(s)) for s in sizes]
    depth = int(np.prod([left.shape[a] for a in ls]))
    a = left.transpose([*lb, *lf, *ls]).reshape(counts[0], counts[1], depth)
    b = right.transpose([*rb, *rs, *rf]).reshape(counts[0], depth, counts[2])
    return np.matmul(a, b).reshape([*sizes[0], *sizes[1], *sizes[2]])


def contract_spread(left: Array, right: Array, axes: Sequence[int]) -> Array:
    """The sum over `axes` of left · right, arrays of one rank that broadcast; the axes stay, of size 1."""
    left, right = _presummed(left, right, axes), _presummed(right, left, axes)
    together = np.broadcast_shapes(left.shape, right.shape)
    sizes = [n if d in axes else -1 for d, n in enumerate(together)]
    left, right = _spread(left, sizes), _spread(right, sizes)
    rank, both = left.ndim, [left.shape[d] == right.shape[d] for d in range(left.ndim)]
    summed = [d for d in axes if left.shape[d] != 1]
    batch = [d for d in range(rank) if d not in axes and both[d]]
    free_left = [d for d in range(rank) if d not in axes and not both[d] and left.shape[d] > 1]
    free_right = [d for d in range(rank) if d not in axes and not both[d] and right.shape[d] > 1]
    a = _axes_only(left, [*batch, *summed, *free_left])
    b = _axes_only(right, [*batch, *summed, *free_right])
    shared, end = len(batch), len(batch) + len(summed)
    result = contract(a, b, [(i, i) for i in range(shared)], [(i, i) for i in range(shared, end)])
    order = [*batch, *free_left, *free_right]
    result = result.transpose(sorted(range(len(order)), key=order.__getitem__))
    return np.expand_dims(result, tuple(d for d in range(rank) if d not in order))


def _presummed(x: Array, other: Array, axes: Sequence[int]) -> Array:
    """`x` summed over the axes that the other factor does not depend on, if that is finite: 1·inf - 1·inf is NaN."""
    alone = tuple(d for d in axes if other.shape[d] == 1 and x.shape[d] != 1)
    return x.sum(alone, keepdims=True, dtype=x.dtype) if alone and np.isfinite(other).all() else x


def _spread(x: Array, sizes: Sequence[int]) -> Array:
    """`x` with axes of one element as long as `sizes` says (-1: as they are)."""
    return np.broadcast_to(x, [n if size < 0 else size for n, size in zip(x.shape, sizes, strict=True)])


def _axes_only(x: Array, axes: Sequence[int]) -> Array:
    """`x` with these axes in this order; the others are of size 1."""
    rest = [d for d in range(x.ndim) if d not in axes]
    return x.transpose([*axes, *rest]).reshape([x.shape[d] for d in axes])
