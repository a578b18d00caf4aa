"""ragged_dot: a dot_general for each group of a dimension of `lhs`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from hloom.dialects.chlo.ragged_dot import RaggedDotOp

from ...dtypes import Array, dtype_of, shape_of
from ..functions import Run
from ..numerics.contraction import contract, products
from ..planner import Planner
from ..registry import meaning

Slices = dict[int, slice]


@meaning("chlo.ragged_dot")
def _ragged_dot(op: RaggedDotOp, plan: Planner) -> Run:
    wide, finish = products(dtype_of(op.lhs.type), dtype_of(op.rhs.type), dtype_of(op.result.type))
    ragged, shape = _Ragged(op), shape_of(op.result.type)

    def run(lhs: Any, rhs: Any, group_sizes: Any) -> Array:
        left, right = lhs.astype(wide), rhs.astype(wide)
        result = np.zeros(shape, wide)
        for group, start, stop, outside in ragged.groups(group_sizes, left.shape):
            part, other, place = ragged.parts(left, right, group, slice(start, stop), outside)
            result[place] += contract(part, other, ragged.batch, ragged.summed)
        return finish(result)

    return run


class _Ragged:
    """Which parts of the operands a group multiplies, and where the product goes.

    The result has the groups first if the ragged dimension is contracted; then batching, `lhs`'s own, `rhs`'s own.
    """

    def __init__(self, op: RaggedDotOp) -> None:
        n = op.ragged_dot_dimension_numbers
        self._batching, self._contracting = n.lhs_batching_dimensions.data, n.lhs_contracting_dimensions.data
        (self._dimension,) = n.lhs_ragged_dimensions.data
        self._group_dimension = n.rhs_group_dimensions.data[0] if n.rhs_group_dimensions.data else None
        batching, contracting = n.rhs_batching_dimensions.data, n.rhs_contracting_dimensions.data
        self._partner = dict(zip((*self._batching, *self._contracting), (*batching, *contracting), strict=True))
        self._free = [d for d in range(len(shape_of(op.lhs.type))) if d not in self._partner]
        self.batch = list(zip(self._batching, map(self._without_group, batching), strict=True))
        self.summed = list(zip(self._contracting, map(self._without_group, contracting), strict=True))

    def _without_group(self, d: int) -> int:
        """A dimension of `rhs` once its group's is gone."""
        return d - (self._group_dimension is not None and d > self._group_dimension)

    def groups(self, sizes: Array, shape: Sequence[int]) -> Iterator[tuple[int, int, int, Slices]]:
        """(group, its start and end in the ragged dimension, what of `lhs`'s dimensions outside it is about)."""
        outside = self._outside() if sizes.ndim > 1 else []
        limit = shape[self._dimension]
        for index in np.ndindex(*sizes.shape[:-1]):
            ends = np.cumsum(sizes[index].astype(np.int64))
            where = {d: slice(i, i + 1) for d, i in zip(outside, index, strict=True)}
            for group, (size, end) in enumerate(zip(sizes[index].tolist(), ends.tolist(), strict=True)):
                yield group, min(end - size, limit), min(end, limit), where

    def _outside(self) -> list[int]:
        if self._dimension in self._batching:
            return list(self._batching[: self._batching.index(self._dimension)])
        if self._dimension in self._contracting:
            return [*self._batching, *self._contracting[: self._contracting.index(self._dimension)]]
        return [*self._batching, *self._free[: self._free.index(self._dimension)]]

    def parts(
        self, lhs: Array, rhs: Array, group: int, span: slice, outside: Slices
    ) -> tuple[Array, Array, tuple[Any, ...]]:
        """The factors of one group, and the place of their product."""
        of_lhs = {**outside, self._dimension: span}
        of_rhs: dict[int, Any] = {self._partner[d]: s for d, s in of_lhs.items() if d in self._partner}
        if self._group_dimension is not None:
            of_rhs[self._group_dimension] = group
        rows = [of_lhs.get(d, slice(None)) for d in (*self._batching, *self._free)]
        place = (group, *rows) if self._dimension in self._contracting else tuple(rows)
        return _part(lhs, of_lhs), _part(rhs, of_rhs), place


def _part(x: Array, index: dict[int, Any]) -> Array:
    return x[tuple(index.get(d, slice(None)) for d in range(x.ndim))]
