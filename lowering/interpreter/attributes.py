"""Reading ops' attributes as Python values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xdsl.dialects.builtin import DenseArrayBase, DenseIntOrFPElementsAttr

from ..dtypes import to_array


def integers(array: DenseArrayBase[Any] | None, default: Sequence[int] = ()) -> tuple[int, ...]:
    """The values of `array<i64: …>`, or the default where the attribute is left out or empty."""
    return tuple(int(v) for v in array.get_values()) if array else tuple(default)


def flags(array: DenseArrayBase[Any] | None, rank: int) -> tuple[bool, ...]:
    """The values of `array<i1: …>`; all false where the attribute is left out or empty."""
    return tuple(bool(v) for v in array.get_values()) if array else (False,) * rank


def padding(elements: DenseIntOrFPElementsAttr[Any] | None, rank: int) -> tuple[tuple[int, int], ...]:
    """A window's `[[low, high], …]`; zeros where the attribute is left out."""
    if elements is None:
        return ((0, 0),) * rank
    return tuple((int(low), int(high)) for low, high in to_array(elements).reshape(-1, 2))
