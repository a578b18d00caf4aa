"""The attribute functions that rules share: from attributes in Python's own form (`codec`), and from values' types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Attribute, SSAValue

from .constants import dense_splat
from .terms import function


@function
def type_of(value: SSAValue) -> Attribute:
    """The value's type."""
    return value.type


@function
def compose(inner: Sequence[int], outer: Sequence[int]) -> tuple[int, ...]:
    """`inner` at each place that `outer` names: one permutation (or map of dimensions) after the other."""
    return tuple(inner[place] for place in outer)


@function
def inverse_at(permutation: Sequence[int], dimensions: Sequence[int]) -> tuple[int, ...]:
    """Where a permutation puts each of these dimensions."""
    return tuple(permutation.index(dimension) for dimension in dimensions)


@function
def sliced_starts(starts: Sequence[int], strides: Sequence[int], more: Sequence[int]) -> tuple[int, ...]:
    """Where a slice that starts at `more` of a slice begins in the original."""
    return tuple(start + stride * offset for start, stride, offset in zip(starts, strides, more, strict=True))


@function
def sliced_limits(starts: Sequence[int], strides: Sequence[int], limits: Sequence[int]) -> tuple[int, ...]:
    """Where a slice up to `limits` of a slice ends in the original: after the last element that it takes."""
    return tuple(start + stride * (limit - 1) + 1 for start, stride, limit in zip(starts, strides, limits, strict=True))


@function
def products(a: Sequence[int], b: Sequence[int]) -> tuple[int, ...]:
    """The products of the numbers, pair by pair."""
    return tuple(x * y for x, y in zip(a, b, strict=True))


@function
def splat_of(value: SSAValue, number: int | float) -> DenseIntOrFPElementsAttr[Any]:
    """A constant of the value's (static) type, with `number` everywhere."""
    return dense_splat(value.type, number)
