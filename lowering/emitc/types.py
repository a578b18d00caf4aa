"""What the types of stage `loops` are in emitc."""

from __future__ import annotations

from typing import TypeGuard, cast

from xdsl.dialects.builtin import (
    AnyFloat,
    FixedBitwidthType,
    Float32Type,
    Float64Type,
    IndexType,
    IntegerType,
    MemRefType,
    Signedness,
)
from xdsl.ir import Attribute, Operation

from hloom.dialects import emitc
from hloom.dialects.diagnostics import unsupported_at

from ..memrefs import Buffer

INDEX = emitc.PtrDiffTType()
I1 = IntegerType(1)
I64 = IntegerType(64)
BYTE = IntegerType(8, Signedness.UNSIGNED)
_WIDTHS = frozenset({1, 8, 16, 32, 64})


def convert_type(type_: Attribute, op: Operation) -> Attribute:
    """The emitc type of a value: `index` is `ptrdiff_t`, a memref a pointer; raises where C has none."""
    if isinstance(type_, IndexType):
        return INDEX
    if isinstance(type_, MemRefType):
        return emitc.PointerType(convert_type(cast(Buffer, type_).element_type, op))
    if isinstance(type_, Float32Type | Float64Type):
        return type_
    if isinstance(type_, AnyFloat) or is_small_integer(type_):
        return storage_of(type_)
    if isinstance(type_, IntegerType) and cast(IntegerType, type_).width.data in _WIDTHS:
        return cast(IntegerType, type_)
    raise unsupported_at(op, f"type {type_} at stage 'emitc'")


def storage_of(type_: FixedBitwidthType) -> IntegerType:
    """The unsigned integer for the bits of a type that C has no arithmetic for: its low bits, the others being 0."""
    return IntegerType(max(type_.bitwidth, 8), Signedness.UNSIGNED)


def is_small_integer(type_: Attribute) -> TypeGuard[IntegerType]:
    """Whether a type is an integer that fills only a part of a byte; i1 is another thing."""
    return isinstance(type_, IntegerType) and 1 < type_.bitwidth < 8


def is_integer(type_: Attribute) -> TypeGuard[IntegerType]:
    return isinstance(type_, IntegerType)


def unsigned_of(type_: IntegerType) -> IntegerType:
    """The unsigned type of the same width."""
    return IntegerType(type_.width.data, Signedness.UNSIGNED)


def wrapping_of(type_: IntegerType) -> IntegerType:
    """The unsigned type to compute in where results wrap around: at least 32 bits, or C computes in `int`."""
    return IntegerType(max(type_.width.data, 32), Signedness.UNSIGNED)
