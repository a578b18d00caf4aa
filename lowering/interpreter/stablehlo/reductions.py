"""reduce, reduce_window and map: regions run lifted, known reducers as ufuncs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import prod
from typing import Any

import numpy as np
from xdsl.ir import Block, Operation

from hloom.dialects.stablehlo.reductions import MapOp, ReduceOp, ReduceWindowOp

from ...dtypes import dtype_of, shape_of
from ..attributes import integers, padding
from ..functions import Run
from ..numerics.reduction import Combiner, combiner, fold_pairs
from ..planner import Planner
from ..registry import meaning
from .shape import pad


def single_op(block: Block) -> Operation | None:
    """The one op that a block of two arguments applies to both, in either order, and returns, if that is all."""
    op = block.first_op
    if op is None or len(op.results) != 1 or op.next_op is None or op.next_op is not block.last_op:
        return None
    arguments = tuple(block.args)
    if len(arguments) != 2 or op.next_op.operands[0] is not op.results[0]:
        return None
    return op if tuple(op.operands) in (arguments, arguments[::-1]) else None


def known_reducer(block: Block) -> Combiner | None:
    """The combiner that a reduction's body is, if it is a known one on the operand's own type."""
    op = single_op(block)
    return None if op is None else combiner(op.name.partition(".")[2], dtype_of(op.results[0].type))


@meaning("stablehlo.reduce")
def _reduce(op: ReduceOp, plan: Planner) -> Run:
    axes, count = integers(op.dimensions), len(op.inputs)
    known = known_reducer(op.body.block) if count == 1 else None
    if known is not None:
        return _reduce_known(known, axes)
    body = plan.body(op)

    def run(*values: Any) -> Any:
        inputs, inits, outer = values[:count], values[count : 2 * count], values[2 * count :]
        shape = [n for d, n in enumerate(inputs[0].shape) if d not in axes]
        depth = prod(inputs[0].shape[d] for d in axes)
        flat = [np.moveaxis(x, sorted(axes), range(len(axes))).reshape(depth, *shape) for x in inputs]
        results = [np.broadcast_to(init, shape) for init in inits]
        if depth:
            folded = fold_pairs(lambda *pair: body(*pair, *outer), flat)
            results = [np.broadcast_to(r, shape) for r in body(*results, *folded, *outer)]
        return results[0] if count == 1 else tuple(results)

    return run


def _reduce_known(known: Combiner, axes: tuple[int, ...]) -> Run:
    def run(x: Any, init: Any) -> Any:
        if x.size == 0:
            return np.broadcast_to(init, [n for d, n in enumerate(x.shape) if d not in axes])
        folded = known.fold(x.astype(known.wide, copy=False), axes)
        return known.finish(known.pair(folded, init.astype(known.wide)))

    return run


@meaning("stablehlo.map")
def _map(op: MapOp, plan: Planner) -> Run:
    body = plan.body(op)

    def run(*values: Any) -> Any:
        (result,) = body(*values)
        return np.broadcast_to(result, values[0].shape)

    return run


@meaning("stablehlo.reduce_window")
def _reduce_window(op: ReduceWindowOp, plan: Planner) -> Run:
    windows, count = Windows(op), len(op.inputs)
    known = known_reducer(op.body.block) if count == 1 else None
    if known is not None:
        return _reduce_window_known(windows, known)
    body = plan.body(op)

    def run(*values: Any) -> Any:
        inputs, inits, outer = values[:count], values[count : 2 * count], values[2 * count :]
        parts = windows.parts(inputs, inits)
        sums: list[Any] = [np.broadcast_to(init, windows.sizes(inputs[0].shape)) for init in inits]
        for part in parts:
            sums = list(body(*sums, *part, *outer))
        results = [np.broadcast_to(s, windows.sizes(inputs[0].shape)) for s in sums]
        return results[0] if count == 1 else tuple(results)

    return run


def _reduce_window_known(windows: Windows, known: Combiner) -> Run:
    def run(x: Any, init: Any) -> Any:
        wide, start = x.astype(known.wide, copy=False), init.astype(known.wide)
        total = np.broadcast_to(start, windows.sizes(x.shape))
        for (part,) in windows.parts([wide], [start]):
            total = known.pair(total, part)
        return known.finish(total)

    return run


class Windows:
    """The windows of reduce_window, element by element: part k holds the k-th element of every window."""

    def __init__(self, op: ReduceWindowOp) -> None:
        rank = len(shape_of(op.inputs[0].type))
        ones = (1,) * rank
        self._window = integers(op.window_dimensions)
        self._strides = integers(op.window_strides, ones)
        self._dilations = integers(op.window_dilations, ones)
        self._padding = padding(op.padding, rank)
        self._interior = tuple(d - 1 for d in integers(op.base_dilations, ones))

    def sizes(self, shape: Sequence[int]) -> list[int]:
        """How many windows there are along each dimension."""
        found: list[int] = []
        for d, (low, high) in enumerate(self._padding):
            size = max(0, shape[d] + max(0, shape[d] - 1) * self._interior[d] + low + high)
            span = (self._window[d] - 1) * self._dilations[d] + 1
            found.append(max(0, (size - span) // self._strides[d] + 1))
        return found

    def parts(self, inputs: Sequence[Any], inits: Sequence[Any]) -> Iterator[list[Any]]:
        """The operands' elements, in the windows' order; padding has the initial values."""
        low, high = [a for a, _ in self._padding], [b for _, b in self._padding]
        padded = [pad(x, init, low, high, self._interior) for x, init in zip(inputs, inits, strict=True)]
        sizes = self.sizes(inputs[0].shape)
        if not all(sizes):
            return
        for place in product(*map(range, self._window)):
            spans = zip(place, self._dilations, sizes, self._strides, strict=True)
            index = tuple(slice(k * d, k * d + (n - 1) * s + 1, s) for k, d, n, s in spans)
            yield [x[index] for x in padded]
