"""reduce, reduce_window and map: regions run lifted, known reducers as ufuncs."""

from __future__ import annotations

from itertools import product
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
        flat = [np.moveaxis(x, sorted(axes), range(len(axes))).reshape(-1, *shape) for x in inputs]
        results = [np.broadcast_to(init, shape) for init in inits]
        if flat[0].shape[0]:
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
    rank, count = len(shape_of(op.inputs[0].type)), len(op.inputs)
    ones = (1,) * rank
    window = integers(op.window_dimensions)
    strides, dilations = integers(op.window_strides, ones), integers(op.window_dilations, ones)
    low, high = zip(*padding(op.padding, rank), strict=True) if rank else ((), ())
    interior = tuple(d - 1 for d in integers(op.base_dilations, ones))
    known = known_reducer(op.body.block) if count == 1 else None
    body = plan.body(op) if known is None else None

    def combine(sums: list[Any], parts: list[Any], outer: tuple[Any, ...]) -> list[Any]:
        if known is not None:
            return [known.pair(sums[0], parts[0])]
        assert body is not None
        return list(body(*sums, *parts, *outer))

    def run(*values: Any) -> Any:
        inputs, inits, outer = values[:count], values[count : 2 * count], values[2 * count :]
        if known is not None:
            inputs, inits = [inputs[0].astype(known.wide, copy=False)], [inits[0].astype(known.wide)]
        padded = [pad(x, init, low, high, interior) for x, init in zip(inputs, inits, strict=True)]
        spans = [(k - 1) * d + 1 for k, d in zip(window, dilations, strict=True)]
        sizes = [max(0, (n - s) // t + 1) for n, s, t in zip(padded[0].shape, spans, strides, strict=True)]
        sums = [np.broadcast_to(init, sizes) for init in inits]
        for place in product(*map(range, window)) if all(sizes) else ():
            index = window_index(place, sizes, strides, dilations)
            sums = combine(sums, [x[index] for x in padded], outer)
        results = [np.broadcast_to(s, sizes) for s in sums]
        if known is not None:
            return known.finish(results[0])
        return results[0] if count == 1 else tuple(results)

    return run


def window_index(place: Any, sizes: Any, strides: Any, dilations: Any) -> tuple[slice, ...]:
    """The slices of a padded operand that hold element `place` of every window."""
    return tuple(
        slice(k * d, k * d + (n - 1) * s + 1, s) for k, d, n, s in zip(place, dilations, sizes, strides, strict=True)
    )
