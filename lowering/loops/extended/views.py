"""Buffers as templates take them: of a fixed rank, whatever the rank of an op's operands."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import TypeAlias

from xdsl.dialects import memref
from xdsl.dialects.builtin import (
    ArrayAttr,
    DenseArrayBase,
    IntegerAttr,
    MemRefType,
    StringAttr,
    SymbolRefAttr,
    TensorType,
    UnitAttr,
    i32,
    i64,
)
from xdsl.ir import Attribute, Block, Operation, SSAValue

from hloom.dialects.diagnostics import unsupported_at

from ...dtypes import Array, dtype_of, to_attribute
from ...memrefs import Buffer, is_dense, memref_type
from ..templates import Templates

Lines: TypeAlias = tuple[int, int, int]


def lines(buffer: SSAValue, dimension: int) -> Lines:
    """How many elements there are before, along, and after a dimension: the shape in which that is the middle one."""
    shape = memref_type(buffer).get_shape()
    return prod(shape[:dimension]), shape[dimension], prod(shape[dimension + 1 :])


def matrices(buffer: SSAValue) -> Lines:
    """How many matrices there are in the last two dimensions, and of what shape."""
    shape = memref_type(buffer).get_shape()
    return prod(shape[:-2]), shape[-2], shape[-1]


def viewed(op: Operation, buffer: SSAValue, shape: Sequence[int]) -> SSAValue:
    """A buffer of `op` in another shape of as many elements, made before `op`."""
    type_ = memref_type(buffer)
    if tuple(shape) == type_.get_shape():
        return buffer
    if not is_dense(type_):
        raise unsupported_at(op, f"{op.name} on {type_}, whose elements do not lie in order")
    rank = len(type_.get_shape())
    if rank > 1:
        flat = MemRefType(type_.element_type, [prod(shape)])
        buffer = _reshape(op, memref.CollapseShapeOp, buffer, flat, [range(rank)])
    if rank == 0 or len(shape) != 1:
        groups = [range(len(shape))] if rank else []
        buffer = _reshape(op, memref.ExpandShapeOp, buffer, MemRefType(type_.element_type, shape), groups)
    return buffer


def load(block: Block, buffer: SSAValue, indices: Sequence[SSAValue]) -> SSAValue:
    """An element, read at the end of `block`."""
    op = memref.LoadOp.create(operands=[buffer, *indices], result_types=[memref_type(buffer).element_type])
    block.add_op(op)
    return op.res


def store(block: Block, value: SSAValue, buffer: SSAValue, indices: Sequence[SSAValue]) -> None:
    """Writes an element at the end of `block`."""
    block.add_op(memref.StoreOp.create(operands=[value, buffer, *indices]))


def scratch(op: Operation, type_: Buffer, name: str) -> SSAValue:
    """Memory that `op` needs while it runs, made before it."""
    properties = {"operandSegmentSizes": DenseArrayBase.from_list(i32, [0, 0])}
    made = memref.AllocOp.create(result_types=[type_], properties=properties)
    made.memref.name_hint = name
    block = op.parent
    assert block is not None
    block.insert_op_before(made, op)
    return made.memref


def table(op: Operation, templates: Templates, values: Array, element: Attribute, name: str) -> SSAValue:
    """A constant of `op`, for `op`: the values, rounded to the element type."""
    type_ = TensorType(element, values.shape)
    memory = MemRefType(element, values.shape)
    made = memref.GlobalOp.create(
        properties={
            "sym_name": StringAttr("table"),
            "sym_visibility": StringAttr("private"),
            "type": memory,
            "initial_value": to_attribute(values.astype(dtype_of(element)), type_),
            "constant": UnitAttr(),
        }
    )
    symbol = SymbolRefAttr(templates.add_table(made, name))
    found = memref.GetGlobalOp.create(result_types=[memory], properties={"name": symbol})
    block = op.parent
    assert block is not None
    block.insert_op_before(found, op)
    return found.memref


def _reshape(
    op: Operation, class_: type[Operation], buffer: SSAValue, type_: Buffer, groups: Sequence[Sequence[int]]
) -> SSAValue:
    properties: dict[str, Attribute] = {
        "reassociation": ArrayAttr([ArrayAttr([IntegerAttr(dim, i64) for dim in group]) for group in groups])
    }
    if class_ is memref.ExpandShapeOp:
        properties["static_output_shape"] = DenseArrayBase.from_list(i64, type_.get_shape())
    made = class_.create(operands=[buffer], result_types=[type_], properties=properties)
    block = op.parent
    assert block is not None
    block.insert_op_before(made, op)
    return made.results[0]
