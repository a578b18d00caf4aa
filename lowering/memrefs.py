"""Memrefs as the lowerings see them: their types, their bytes, and which memory they look into."""

from __future__ import annotations

from math import prod
from typing import TypeAlias, cast

from xdsl.dialects import memref
from xdsl.dialects.builtin import DYNAMIC_INDEX, MemRefType
from xdsl.ir import Attribute, SSAValue

from .dtypes import dtype_of

Buffer: TypeAlias = MemRefType[Attribute]

# Ops whose result looks into the memory of their first operand.
VIEWS = (
    memref.ExpandShapeOp,
    memref.CollapseShapeOp,
    memref.SubviewOp,
    memref.ViewOp,
    memref.CastOp,
    memref.ReinterpretCastOp,
)


def is_memref(value: SSAValue) -> bool:
    type_: Attribute = value.type
    return isinstance(type_, MemRefType)


def memref_type(value: SSAValue) -> Buffer:
    """The type of a value that is a memref."""
    type_: Attribute = value.type
    assert isinstance(type_, MemRefType)
    return cast(Buffer, type_)


def root_of(buffer: SSAValue) -> SSAValue:
    """The memref that a chain of views looks into. Different roots are different memory."""
    while isinstance(op := buffer.owner, VIEWS):
        buffer = op.operands[0]
    return buffer


def strides_of(type_: Buffer) -> tuple[int, ...] | None:
    """The distance in elements between neighbours along each dimension; None where it is not constant."""
    strides = type_.get_strides()
    if strides is None or any(stride is None or stride == DYNAMIC_INDEX for stride in strides):
        return None
    return tuple(stride for stride in strides if stride is not None)


def is_dense(type_: Buffer) -> bool:
    """Whether the elements lie in row-major order without gaps."""
    strides = strides_of(type_)
    if strides is None:
        return False
    expected = 1
    for size, stride in reversed(tuple(zip(type_.get_shape(), strides, strict=True))):
        if size != 1 and stride != expected:
            return False
        expected *= size
    return True


def is_block_copy(op: memref.CopyOp) -> bool:
    """Whether a copy moves one run of bytes: both sides lie there without gaps."""
    return all(is_dense(memref_type(value)) for value in op.operands)


def element_count(type_: Buffer) -> int:
    return prod(type_.get_shape())


def byte_count(type_: Buffer) -> int:
    """Bytes of a memref's elements, without gaps; one byte for i1."""
    return element_count(type_) * dtype_of(type_).itemsize
