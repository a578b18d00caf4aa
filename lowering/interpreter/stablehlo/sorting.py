"""sort: by keys where the comparator compares the same functions of both elements in order, by merging otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, cast

import numpy as np
from xdsl.ir import Block, Operation, SSAValue

from hloom.dialects.stablehlo.binary import AndOp, CompareOp, OrOp, SelectOp
from hloom.dialects.stablehlo.data import SortOp
from hloom.dialects.stablehlo.enums import ComparisonType

from ...dtypes import Array, bit_width, dtype_of, is_float, shape_of
from ..algorithms.sorting import sort_together
from ..functions import Run
from ..numerics.compare import order_key
from ..planner import Planner
from ..registry import NotLiftable, meaning


class Key(NamedTuple):
    """`key(x) < key(y)`, or `>`; `total` tells how NaN and zeros of both signs are ordered."""

    value: SSAValue
    descending: bool
    total: bool


@meaning("stablehlo.sort")
def _sort(op: SortOp, plan: Planner) -> Run:
    axis, count = op.dimension.value.data % max(1, len(shape_of(op.inputs[0].type))), len(op.inputs)
    body, order_of = plan.body(op), _order_by_keys(op, plan, count)

    def run(*values: Any) -> Any:
        arrays, outer = values[:count], values[count:]
        order = order_of(arrays, outer, axis) if order_of is not None else None
        if order is not None:
            results = [np.take_along_axis(a, order, axis) for a in arrays]
        else:
            results = sort_together(arrays, axis, lambda *pairs: body(*pairs, *outer)[0])
        return results[0] if count == 1 else tuple(results)

    return run


def _order_by_keys(op: SortOp, plan: Planner, count: int) -> Run | None:
    """A function that gives the order of the elements, or None where NaN leaves them without one."""
    keys = keys_of(op.comparator.block)
    if keys is None:
        return None
    try:
        body = plan.values_body(op, [key.value for key in keys])
    except NotLiftable:
        return None

    def order_of(arrays: Sequence[Array], outer: Sequence[Any], axis: int) -> Array | None:
        doubled = [a for a in arrays for _ in range(2)]
        ranks: list[Array] = []
        for key, found in zip(keys, body(*doubled, *outer), strict=True):
            rank = _rank(np.broadcast_to(found, arrays[0].shape), key)
            if rank is None:
                return None
            ranks.append(rank)
        return np.lexsort(ranks[::-1], axis) if len(ranks) > 1 else np.argsort(ranks[0], axis, kind="stable")

    return order_of


def _rank(values: Array, key: Key) -> Array | None:
    """Integers in the key's order; None where there is none."""
    if is_float(values.dtype):
        if not key.total:
            if np.isnan(values).any():
                return None
            values = values + values.dtype.type(0)  # -0 becomes 0
        values = order_key(values.dtype)(values)
    elif bit_width(values.dtype) < 8:
        values = values.astype(np.int8)
    return ~values if key.descending else values


def keys_of(comparator: Block) -> list[Key] | None:
    """The keys of a comparator that compares functions of the first elements with the same of the second, in order."""
    end = comparator.last_op
    partner = dict(zip(comparator.args[::2], comparator.args[1::2], strict=True))
    return _keys(end.operands[0], partner) if end is not None else None


def _keys(value: SSAValue, partner: dict[Any, Any]) -> list[Key] | None:
    """`a < b`, or `a < b or (a == b and …)`, or `a == b ? … : a < b`."""
    op = value.owner
    if isinstance(op, CompareOp):
        key = _key(op, partner)
        return None if key is None else [key]
    first, rest = _first_and_rest(op)
    key = _key(first, partner) if first is not None else None
    later = _keys(rest, partner) if key is not None and rest is not None else None
    return None if key is None or later is None else [key, *later]


def _first_and_rest(op: Any) -> tuple[CompareOp | None, SSAValue | None]:
    """The comparison that decides unless both are equal, and what decides then."""
    if isinstance(op, OrOp):
        for less, other in (op.operands, op.operands[::-1]):
            both = other.owner
            for equal, rest in (both.operands, both.operands[::-1]) if isinstance(both, AndOp) else ():
                if _same_pair(less.owner, equal.owner, "EQ"):
                    return cast(CompareOp, less.owner), rest
    if isinstance(op, SelectOp):
        for less, rest, direction in ((op.on_false, op.on_true, "EQ"), (op.on_true, op.on_false, "NE")):
            if _same_pair(less.owner, op.pred.owner, direction):
                return cast(CompareOp, less.owner), rest
    return None, None


def _same_pair(less: Any, equal: Any, direction: str) -> bool:
    """Whether two comparisons are of the same values, the second one for being equal."""
    if not isinstance(less, CompareOp) or not isinstance(equal, CompareOp):
        return False
    same = set(less.operands) == set(equal.operands) and less.compare_type == equal.compare_type
    return same and equal.comparison_direction.data == direction


def _key(compare: CompareOp, partner: dict[Any, Any]) -> Key | None:
    direction, dtype = compare.comparison_direction.data, dtype_of(compare.lhs.type)
    if direction not in ("LT", "GT") or dtype.kind == "c":
        return None
    total = compare.compare_type is not None and compare.compare_type.data == ComparisonType.TOTALORDER
    if _mirrors(compare.lhs, compare.rhs, partner):
        return Key(compare.lhs, direction == "GT", total)
    backwards = {second: first for first, second in partner.items()}
    if _mirrors(compare.lhs, compare.rhs, backwards):
        return Key(compare.rhs, direction == "LT", total)
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
