"""Constants as rules see them: any op `….constant` with a dense value, also through `broadcast_in_dim`."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import Any, cast

from xdsl.dialects.builtin import (
    BFloat16Type,
    BytesAttr,
    DenseIntOrFPElementsAttr,
    Float16Type,
    Float32Type,
    Float64Type,
    TensorType,
)
from xdsl.ir import Attribute, Operation, SSAValue

from .types import integer_type

# bf16 is read as the upper half of an f32.
_FLOATS: dict[type[Attribute], str] = {BFloat16Type: "<h", Float16Type: "<e", Float32Type: "<f", Float64Type: "<d"}


@dataclass(frozen=True)
class Splat:
    """One number in all places: an int for integer element types, a float for floating-point ones."""

    element_type: Attribute
    number: int | float


def dense_constant(value: SSAValue) -> DenseIntOrFPElementsAttr[Any] | None:
    """The elements of `value` where a constant op gives it."""
    op = value.owner
    if not isinstance(op, Operation) or op.operands or not op.name.endswith(".constant"):
        return None
    found = op.properties.get("value")
    return cast(DenseIntOrFPElementsAttr[Any], found) if isinstance(found, DenseIntOrFPElementsAttr) else None


def splat(value: SSAValue) -> Splat | None:
    """The number that every element of `value` is; None where that is not known, or no number (complex, f8)."""
    op = value.owner
    while isinstance(op, Operation) and op.name == "stablehlo.broadcast_in_dim":
        value = op.operands[0]
        op = value.owner
    dense = dense_constant(value)
    if dense is None:
        return None
    element, data = dense.get_element_type(), dense.data.data
    size = _size(element)
    if size is None or not _is_repeated(data, size):
        return None
    return Splat(element, _decode(element, data[:size]))


def _is_repeated(data: bytes, size: int) -> bool:
    first = data[:size]
    if not first or data[-size:] != first or data[size : 2 * size] not in (first, b""):
        return False
    return len(data) <= 3 * size or _all_equal(data, size)


@lru_cache(maxsize=16)
def _all_equal(data: bytes, size: int) -> bool:
    return data[size:] == data[:-size]


def _size(element: Attribute) -> int | None:
    """The bytes of a packed element, of the types that a `Splat` can hold."""
    integer = integer_type(element)
    if integer is not None:
        return -(-integer.width // 8)
    layout = _FLOATS.get(type(element))
    return None if layout is None else struct.calcsize(layout)


def _decode(element: Attribute, data: bytes) -> int | float:
    integer = integer_type(element)
    if integer is not None:
        return int.from_bytes(data, "little", signed=integer.signed) & (1 if integer.width == 1 else -1)
    if isinstance(element, BFloat16Type):
        return struct.unpack("<f", b"\0\0" + data)[0]
    return struct.unpack(_FLOATS[type(element)], data)[0]


def dense_splat(type_: Any, number: int | float) -> DenseIntOrFPElementsAttr[Any]:
    """The constant of a static tensor type whose every element is `number`."""
    one = DenseIntOrFPElementsAttr.from_list(TensorType(type_.element_type, ()), [number])
    return DenseIntOrFPElementsAttr(type_, BytesAttr(one.data.data * prod(type_.get_shape())))
