"""Indexing maps as views: how an operand is read or written over the iteration space of a structured op."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from xdsl.ir.affine import (
    AffineBinaryOpExpr,
    AffineBinaryOpKind,
    AffineConstantExpr,
    AffineDimExpr,
    AffineExpr,
    AffineMap,
)

from hloom.dialects.diagnostics import Unsupported

from ...dtypes import Array

Linear = tuple[dict[int, int], int]


def linear(expression: AffineExpr) -> Linear | None:
    """(coefficient of each loop, constant); None where the expression divides."""
    if isinstance(expression, AffineConstantExpr):
        return {}, expression.value
    if isinstance(expression, AffineDimExpr):
        return {expression.position: 1}, 0
    if not isinstance(expression, AffineBinaryOpExpr):
        raise Unsupported("unsupported: a symbol in an indexing map")
    left, right = linear(expression.lhs), linear(expression.rhs)
    if left is None or right is None:
        return None
    if expression.kind == AffineBinaryOpKind.Add:
        loops = {d: left[0].get(d, 0) + right[0].get(d, 0) for d in left[0] | right[0]}
        return {d: c for d, c in loops.items() if c}, left[1] + right[1]
    if expression.kind != AffineBinaryOpKind.Mul or (left[0] and right[0]):
        return None
    terms, factor = (left, right[1]) if not right[0] else (right, left[1])
    return {d: c * factor for d, c in terms[0].items() if c * factor}, terms[1] * factor


class Access:
    """One operand's indexing map over `loops` nested loops."""

    def __init__(self, indexing: AffineMap, loops: int) -> None:
        self._loops = loops
        self._results = indexing.results
        self._rows = [linear(e) for e in indexing.results]
        self._linear = [e for e in self._rows if e is not None] if None not in self._rows else None
        self.permutation = self._as_permutation()
        """The loop of each dimension, where the map just picks loops, each at most once."""

        self.loops_used = _loops_of(indexing.results)
        """Every loop that the map mentions."""

    def _as_permutation(self) -> list[int] | None:
        rows = self._linear
        if rows is None or any(len(loops) != 1 or set(loops.values()) != {1} or constant for loops, constant in rows):
            return None
        picked = [next(iter(loops)) for loops, _ in rows]
        return picked if len(set(picked)) == len(picked) else None

    def sizes(self, shape: Sequence[int]) -> dict[int, int]:
        """The extents of the loops that are dimensions of the operand by themselves."""
        return {
            next(iter(row[0])): n
            for row, n in zip(self._rows, shape, strict=True)
            if row is not None and len(row[0]) == 1 and set(row[0].values()) == {1} and not row[1]
        }

    def compound_loops(self) -> set[int]:
        """The loops that share a dimension with another: those of a window."""
        rows = self._linear
        if rows is None:
            return set(range(self._loops))
        return {d for loops, _ in rows if len(loops) > 1 for d in loops}

    def view(self, x: Any, sizes: Sequence[int], fixed: Mapping[int, int], *, write: bool = False) -> Any:
        """`x` with an axis per loop, of size 1 where it does not depend on that loop or the loop is `fixed`.

        A map that divides is read through index arrays, and cannot be written.
        """
        if self.permutation is not None and not fixed:
            return self._picked(x)
        if self._linear is None:
            if write:
                raise Unsupported("unsupported: an output whose indexing map divides")
            return x[tuple(_evaluate(e, _grid(sizes, fixed)) for e in self._results)]
        return self._strided(x, sizes, fixed, write)

    def _picked(self, x: Any) -> Any:
        assert self.permutation is not None
        order = sorted(range(len(self.permutation)), key=self.permutation.__getitem__)
        shape = [1] * self._loops
        for d, n in zip(self.permutation, np.shape(x), strict=True):
            shape[d] = n
        # Adding axes of size 1 never copies.
        return np.asarray(x).transpose(order).reshape(shape)

    def _strided(self, x: Any, sizes: Sequence[int], fixed: Mapping[int, int], write: bool) -> Any:
        assert self._linear is not None
        start, strides = [0] * x.ndim, [0] * self._loops
        for axis, (loops, constant) in enumerate(self._linear):
            start[axis] = constant + sum(c * fixed[d] for d, c in loops.items() if d in fixed)
            for d, c in loops.items():
                if d not in fixed:
                    strides[d] += c * x.strides[axis]
        used = {d for loops, _ in self._linear for d in loops} - set(fixed)
        shape = [n if d in used else 1 for d, n in enumerate(sizes)]
        if 0 in shape:
            return np.empty(shape, x.dtype)
        self._check_bounds(x.shape, sizes, fixed)
        origin = x[(*(slice(s, None) for s in start), ...)]  # an array, of rank 0 too
        return as_strided(origin, shape, strides, writeable=write)

    def _check_bounds(self, shape: Sequence[int], sizes: Sequence[int], fixed: Mapping[int, int]) -> None:
        assert self._linear is not None
        for (loops, constant), size in zip(self._linear, shape, strict=True):
            ends = [(c * fixed[d],) * 2 if d in fixed else sorted((0, c * (sizes[d] - 1))) for d, c in loops.items()]
            if constant + sum(e[0] for e in ends) < 0 or constant + sum(e[1] for e in ends) >= size:
                raise IndexError(f"an indexing map reaches out of a dimension of {size}")


def _loops_of(results: Sequence[AffineExpr]) -> set[int]:
    return {e.position for result in results for e in result.dfs() if isinstance(e, AffineDimExpr)}


def _grid(sizes: Sequence[int], fixed: Mapping[int, int]) -> list[Array]:
    return [loop_index(d, sizes, fixed) for d in range(len(sizes))]


def loop_index(loop: int, sizes: Sequence[int], fixed: Mapping[int, int]) -> Array:
    """A loop's counter over the iteration space."""
    line = np.array([fixed[loop]]) if loop in fixed else np.arange(sizes[loop], dtype=np.int64)
    return line.reshape([-1 if d == loop else 1 for d in range(len(sizes))])


def _evaluate(expression: AffineExpr, counters: Sequence[Array]) -> Any:
    if isinstance(expression, AffineDimExpr):
        return counters[expression.position]
    if isinstance(expression, AffineConstantExpr):
        return np.int64(expression.value)
    assert isinstance(expression, AffineBinaryOpExpr)
    left, right = _evaluate(expression.lhs, counters), _evaluate(expression.rhs, counters)
    match expression.kind:
        case AffineBinaryOpKind.Add:
            return left + right
        case AffineBinaryOpKind.Mul:
            return left * right
        case AffineBinaryOpKind.Mod:
            return left % right
        case AffineBinaryOpKind.FloorDiv:
            return left // right
        case AffineBinaryOpKind.CeilDiv:
            return -(-left // right)
