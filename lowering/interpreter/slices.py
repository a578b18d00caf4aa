"""Offsets, sizes and strides that are partly static, as tensor's and memref's slicing ops have them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from xdsl.dialects.builtin import DYNAMIC_INDEX

from .attributes import integers

Index = tuple[slice, ...]


def mixed(static: Sequence[int], values: Sequence[Any]) -> tuple[int, ...]:
    """The static numbers, with run-time values in place of the dynamic ones."""
    dynamic = iter(values)
    return tuple(int(next(dynamic)) if n == DYNAMIC_INDEX else n for n in static)


def slicer(op: Any) -> Callable[..., tuple[Index, tuple[int, ...]]]:
    """From the dynamic operands to (slices, sizes)."""
    offsets, sizes, strides = (integers(a) for a in (op.static_offsets, op.static_sizes, op.static_strides))
    counts = len(op.offsets), len(op.sizes)

    def index(*dynamic: Any) -> tuple[Index, tuple[int, ...]]:
        split = counts[0], counts[0] + counts[1]
        starts = mixed(offsets, dynamic[: split[0]])
        lengths = mixed(sizes, dynamic[split[0] : split[1]])
        steps = mixed(strides, dynamic[split[1] :])
        spans = zip(starts, lengths, steps, strict=True)
        return tuple(slice(s, s + (n - 1) * t + 1 if n else s, t) for s, n, t in spans), lengths

    return index
