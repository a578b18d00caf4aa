"""Integers of forms: in range for where they go, or a located error."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from xdsl.dialects.builtin import DenseArrayBase, IndexType, IntegerAttr, IntegerType, i64

from ..dense import integer_range
from ..lexer import integer
from ..reader import Reader

_OUT_OF_RANGE = "integer constant out of range for attribute"


def integer_attribute(reader: Reader, text: str, type: IntegerType | IndexType, offset: int) -> IntegerAttr:
    """The attribute that a NUMBER's text is, of `type`; a signless one takes both readings of its bits, as in MLIR."""
    if "." in text:
        raise reader.error("expected integer value", offset)
    value = integer(text)
    low, high = integer_range(type) if isinstance(type, IntegerType) else integer_range(i64)
    if not low <= value < high:
        raise reader.error(_OUT_OF_RANGE, offset)
    if isinstance(type, IndexType) and value >= 1 << 63:
        value -= 1 << 64  # xDSL normalises integers of other types itself
    return IntegerAttr(value, cast(IntegerType, type))


def signed_integer(reader: Reader, text: str, offset: int, width: int = 64) -> int:
    """The value of a NUMBER that goes into a signed integer of `width` bits, as sizes and dimensions do."""
    if "." in text:
        raise reader.error("expected integer value", offset)
    return _in_range(reader, [integer(text)], width, offset)[0]


def integer_array(
    reader: Reader, values: Sequence[int], offset: int, element: IntegerType = i64
) -> DenseArrayBase[Any]:
    """`array<i64: …>` of an INTEGERS token's values."""
    _in_range(reader, values, element.width.data, offset)
    return DenseArrayBase.from_list(element, values)


def dimension_numbers(reader: Reader, values: Sequence[int], offset: int) -> tuple[int, ...]:
    """An INTEGERS token's values, each of which fits 64 bits."""
    return tuple(_in_range(reader, values, 64, offset))


def _in_range(reader: Reader, values: Sequence[int], width: int, offset: int) -> Sequence[int]:
    limit = 1 << (width - 1)
    if values and not (-limit <= min(values) and max(values) < limit):
        raise reader.error(_OUT_OF_RANGE, offset)
    return values
