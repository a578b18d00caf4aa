"""What C's types are here."""

from __future__ import annotations

from enum import Enum, auto
from typing import Any

import numpy as np
from xdsl.dialects.builtin import IndexType, IntegerType
from xdsl.ir import Attribute

from hloom.dialects.diagnostics import Unsupported
from hloom.dialects.emitc.types import (
    ArrayType,
    LValueType,
    OpaqueType,
    PointerType,
    PtrDiffTType,
    SignedSizeTType,
    SizeTType,
)

from ...dtypes import DType, element_dtype, is_float


class Kind(Enum):
    """How a value of a C type is kept."""

    BOOL = auto()
    INTEGER = auto()
    """A NumPy integer scalar: wraps, also where C leaves overflow undefined."""
    OFFSET = auto()
    """`ptrdiff_t`, `ssize_t`, `index`: a Python integer."""
    SIZE = auto()
    """`size_t`: a Python integer modulo 2**64."""
    FLOAT = auto()
    POINTER = auto()
    """A flat array that starts where the pointer points."""
    ARRAY = auto()


def kind_of(type_: Attribute) -> Kind:
    """Raises `Unsupported` for a type that has no values here."""
    if isinstance(type_, PointerType):
        return Kind.POINTER
    if isinstance(type_, ArrayType):
        return Kind.ARRAY
    if isinstance(type_, PtrDiffTType | SignedSizeTType | IndexType):
        return Kind.OFFSET
    if isinstance(type_, SizeTType):
        return Kind.SIZE
    dtype = element_dtype(type_)
    if is_float(dtype):
        return Kind.FLOAT
    if isinstance(type_, IntegerType):
        return Kind.BOOL if dtype == np.bool_ else Kind.INTEGER
    raise Unsupported(f"unsupported: C type {type_}")


def dtype_in_memory(type_: Attribute) -> DType:
    """The dtype of an element that a pointer or an array holds; `void` is bytes."""
    if isinstance(type_, OpaqueType) and type_.value.data == "void":
        return np.dtype(np.uint8)
    if isinstance(type_, PtrDiffTType | SignedSizeTType):
        return np.dtype(np.int64)
    return np.dtype(np.uint64) if isinstance(type_, SizeTType) else element_dtype(type_)


def pointed_at(type_: Attribute) -> Attribute:
    """The element type of a pointer, array or lvalue."""
    if isinstance(type_, PointerType):
        return type_.pointee
    if isinstance(type_, ArrayType):
        return type_.element_type
    assert isinstance(type_, LValueType)
    return type_.value_type


def made(number: Any, type_: Attribute) -> Any:
    """A Python number as a value of a C type."""
    kind = kind_of(type_)
    if kind is Kind.OFFSET:
        return int(number)
    if kind is Kind.SIZE:
        return int(number) & (2**64 - 1)
    dtype = element_dtype(type_)
    exact = np.array(number)
    return (exact.astype(np.int64) if exact.dtype == object else exact).astype(dtype)[()]
