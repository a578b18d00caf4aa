"""StableHLO's elementwise ops with implicit broadcasting."""

from __future__ import annotations

from typing import Any

from xdsl.ir import Operation

from hloom.dialects.chlo.broadcast import BroadcastCompareOp

from ...dtypes import dtype_of, is_float, shape_of
from ..attributes import integers
from ..functions import Binary, Run, where
from ..numerics import compare, convert
from ..numerics.rounding import accurate
from ..planner import Planner
from ..registry import meaning
from ..stablehlo.elementwise import BOUND
from .elementwise import PLAIN, ROUNDED

_BROADCAST = [
    *("add", "and", "atan2", "divide", "maximum", "minimum", "multiply", "or", "power", "remainder"),
    *("shift_left", "shift_right_arithmetic", "shift_right_logical", "subtract", "xor"),
]


@meaning(*(f"chlo.broadcast_{name}" for name in _BROADCAST), pointwise=True)
def _broadcast(op: Operation, plan: Planner) -> Binary:
    return _spread(op, BOUND[op.name.removeprefix("chlo.broadcast_")](dtype_of(op.operands[0].type)))


@meaning("chlo.broadcast_next_after", "chlo.broadcast_polygamma", "chlo.broadcast_zeta", pointwise=True)
def _broadcast_special(op: Operation, plan: Planner) -> Binary:
    name, dtype = op.name.removeprefix("chlo.broadcast_"), dtype_of(op.operands[0].type)
    return _spread(op, PLAIN[name] if name in PLAIN else accurate(ROUNDED[name], dtype))


@meaning("chlo.broadcast_compare", pointwise=True)
def _broadcast_compare(op: BroadcastCompareOp, plan: Planner) -> Binary:
    dtype, direction = dtype_of(op.lhs.type), str(op.comparison_direction.data)
    total = op.compare_type is not None and str(op.compare_type.data) == "TOTALORDER" and is_float(dtype)
    return _spread(op, compare.total_order(direction, dtype) if total else compare.DIRECTIONS[direction])


@meaning("chlo.broadcast_complex", pointwise=True)
def _broadcast_complex(op: Operation, plan: Planner) -> Binary:
    return _spread(op, convert.make_complex(dtype_of(op.results[0].type)))


@meaning("chlo.broadcast_select", pointwise=True)
def _broadcast_select(op: Operation, plan: Planner) -> Run:
    return where


def _spread(op: Operation, function: Run) -> Binary:
    """`function` after broadcasting: NumPy's way, or the smaller operand along `broadcast_dimensions`."""
    array: Any = op.properties.get("broadcast_dimensions")
    ranks = [len(shape_of(v.type)) for v in op.operands]
    if array is None or ranks[0] == ranks[1]:
        return function
    dimensions, rank = integers(array), max(ranks)

    def grown(x: Any) -> Any:
        if x.ndim == rank:
            return x
        shape = [1] * rank
        for n, d in zip(x.shape, dimensions, strict=True):
            shape[d] = n
        return x.reshape(shape)

    return lambda x, y: function(grown(x), grown(y))
