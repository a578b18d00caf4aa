"""Properties of StableHLO ops as Python values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from xdsl.dialects.builtin import DenseArrayBase, DenseIntOrFPElementsAttr, IntegerAttr
from xdsl.ir import Operation


def ints(op: Operation, name: str) -> tuple[int, ...]:
    """An op's property that is an array of integers."""
    return tuple(cast(DenseArrayBase[Any], op.properties[name]).get_values())


def integer(op: Operation, name: str) -> int:
    """An op's property that is an integer."""
    return cast(IntegerAttr[Any], op.properties[name]).value.data


def padding_of(op: Operation, rank: int) -> list[tuple[int, int]]:
    attr = op.properties.get("padding")
    if attr is None:
        return [(0, 0)] * rank
    values = list(cast(DenseIntOrFPElementsAttr[Any], attr).get_values())
    if len(values) == 1:
        values *= 2 * rank
    return list(zip(values[::2], values[1::2], strict=True))


def ints_or(op: Operation, name: str, default: int, rank: int) -> Sequence[int]:
    """A list that may be left out or empty, as StableHLO's windows have it: then `default` for each dimension."""
    return (ints(op, name) if name in op.properties else ()) or (default,) * rank
