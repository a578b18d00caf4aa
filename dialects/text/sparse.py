"""`sparse<indices, values> : type` constants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

from xdsl.dialects.builtin import DenseIntOrFPElementsAttr, ShapedType, TensorType, i64
from xdsl.ir import Attribute

from ..builtin import SparseElementsAttr
from .dense import elements, inferred_shape
from .lexer import without_comments

if TYPE_CHECKING:
    from .state import State


def sparse_elements(reader: State, start: int, end: int, type: Any, type_offset: int) -> Attribute:
    """The constant whose literal `sparse<…>` is `text[start:end]`; raises LocatedError in MLIR's words."""
    if not isinstance(type, ShapedType):
        raise reader.error("elements literal must be a shaped type", type_offset)
    shape = type.get_shape()
    if any(dim < 0 for dim in shape):
        raise reader.error("elements literal type must have static shape", type_offset)
    begin = reader.text.index("<", start) + 1
    comma = _comma(reader, begin, end - 1)
    index_shape, value_shape = _shapes(reader, start, begin, comma, end - 1, shape)
    element: Any = cast(Any, type).get_element_type()
    indices = elements(reader, begin, comma, TensorType(i64, index_shape), type_offset)
    values = elements(reader, min(comma + 1, end - 1), end - 1, TensorType(element, value_shape), type_offset)
    _check_inside(reader, start, type, cast(Any, indices))
    return SparseElementsAttr(type, indices, values)  # pyright: ignore[reportArgumentType]


def _comma(reader: State, begin: int, end: int) -> int:
    """Where the comma between the two literals stands; the end where both are absent."""
    depth = 0
    for match in re.finditer(r"[\[(]|[\])]|,", reader.text[begin:end]):
        if match[0] == "," and not depth:
            return begin + match.start()
        depth += {"[": 1, "(": 1, ",": 0}.get(match[0], -1)
    if reader.text[begin:end].strip():
        raise reader.error("expected ','", end)
    return end


def _shapes(
    reader: State, start: int, begin: int, comma: int, end: int, shape: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The shapes of the indices, N x rank, and of the values, N; a scalar stands for one index or all values."""
    if comma == end:
        return [0, len(shape)], [0]
    try:
        of_indices = inferred_shape(without_comments(reader.text[begin:comma]), False)
        of_values = inferred_shape(without_comments(reader.text[comma + 1 : end]), True)
    except ValueError as error:
        raise reader.error(str(error), start) from None
    of_indices = of_indices or [1, len(shape)]
    if len(of_indices) != 2 or of_indices[1] != len(shape) or (of_values and of_values != of_indices[:1]):
        raise reader.error(
            f"expected shape ({list(shape)}); inferred shape of indices literal ({of_indices}); "
            f"inferred shape of values literal ({of_values})",
            start,
        )
    return of_indices, of_values or of_indices[:1]


def _check_inside(reader: State, start: int, type: ShapedType, indices: DenseIntOrFPElementsAttr[Any]) -> None:
    shape = type.get_shape()
    flat: Sequence[Any] = indices.get_values()
    for number in range(indices.get_shape()[0]):
        index = list(flat[number * len(shape) : (number + 1) * len(shape)])
        if not all(0 <= at < size for at, size in zip(index, shape, strict=True)):
            raise reader.error(
                f"sparse index #{number} is not contained within the value shape, "
                f"with index={index}, and type='{type}'",
                start,
            )
