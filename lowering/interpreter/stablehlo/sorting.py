"""sort: by a key where the comparator compares the same function of both elements, by merging otherwise."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from xdsl.ir import Block, Operation, SSAValue

from hloom.dialects.stablehlo.binary import CompareOp
from hloom.dialects.stablehlo.data import SortOp
from hloom.dialects.stablehlo.enums import ComparisonType

from ...dtypes import Array, bit_width, dtype_of, is_float, shape_of
from ..algorithms.sorting import sort_together
from ..functions import Run
from ..numerics.compare import order_key
from ..planner import Planner
from ..registry import NotLiftable, meaning


class Key(NamedTuple):
    """A comparator that says `key(x) < key(y)`, or `>`, in a total order."""

    value: SSAValue
    descending: bool


@meaning("stablehlo.sort")
def _sort(op: SortOp, plan: Planner) -> Run:
    axis, count = op.dimension.value.data % max(1, len(shape_of(op.inputs[0].type))), len(op.inputs)
    by_key = _sort_by_key(op, plan, axis, count)
    if by_key is not None:
        return by_key
    body = plan.body(op)

    def run(*values: Any) -> Any:
        arrays, outer = values[:count], values[count:]
        results = sort_together(arrays, axis, lambda *pairs: body(*pairs, *outer)[0])
        return results[0] if count == 1 else tuple(results)

    return run


def _sort_by_key(op: SortOp, plan: Planner, axis: int, count: int) -> Run | None:
    key = key_of(op.comparator.block)
    if key is None:
        return None
    try:
        body = plan.values_body(op, [key.value])
    except NotLiftable:
        return None
    dtype = dtype_of(key.value.type)
    ordered = order_key(dtype) if is_float(dtype) else None

    def run(*values: Any) -> Any:
        arrays, outer = values[:count], values[count:]
        doubled = [a for a in arrays for _ in range(2)]
        (found,) = body(*doubled, *outer)
        keys = np.broadcast_to(found if ordered is None else ordered(found), arrays[0].shape)
        order = _stable_order(keys, axis, key.descending)
        results = [np.take_along_axis(a, order, axis) for a in arrays]
        return results[0] if count == 1 else tuple(results)

    return run


def _stable_order(keys: Array, axis: int, descending: bool) -> Array:
    if not descending:
        return np.argsort(keys, axis, kind="stable")
    backwards = np.flip(keys, axis)
    return keys.shape[axis] - 1 - np.flip(np.argsort(backwards, axis, kind="stable"), axis)


def key_of(comparator: Block) -> Key | None:
    """The key of a comparator that is one `compare` of a function with itself, on first and second elements."""
    end = comparator.last_op
    compare = end.operands[0].owner if end is not None else None
    if not isinstance(compare, CompareOp) or compare.comparison_direction.data not in ("LT", "GT"):
        return None
    dtype = dtype_of(compare.lhs.type)
    total = compare.compare_type is not None and compare.compare_type.data == ComparisonType.TOTALORDER
    if dtype.kind == "c" or (is_float(dtype) and (not total or bit_width(dtype) < 8)):
        return None  # NaN makes it no order
    partner = dict(zip(comparator.args[::2], comparator.args[1::2], strict=True))
    if _mirrors(compare.lhs, compare.rhs, partner):
        return Key(compare.lhs, compare.comparison_direction.data == "GT")
    return None


def _mirrors(left: SSAValue, right: SSAValue, partner: dict[Any, Any]) -> bool:
    """Whether `right` is of the second elements what `left` is of the first."""
    if left in partner:
        return partner[left] is right
    a, b = left.owner, right.owner
    if not isinstance(a, Operation) or not isinstance(b, Operation) or a.parent is not b.parent:
        return left is right and not isinstance(a, Block)
    if a.name != b.name or a.properties != b.properties or a.regions or len(a.operands) != len(b.operands):
        return False
    return all(_mirrors(x, y, partner) for x, y in zip(a.operands, b.operands, strict=True))
