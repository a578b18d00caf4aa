"""Memrefs in C: pointers to the first element, linear subscripts, arrays for constants and small scratch."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xdsl.dialects import memref
from xdsl.dialects.builtin import (
    DYNAMIC_INDEX,
    DenseIntOrFPElementsAttr,
    IndexType,
    IntegerAttr,
    StringAttr,
    TensorType,
    UnitAttr,
)
from xdsl.ir import Operation, SSAValue

from hloom.dialects import emitc
from hloom.dialects.diagnostics import error_at, unsupported_at

from ..dtypes import dtype_of, to_array, to_attribute
from ..memrefs import Buffer, byte_count, element_count, is_block_copy, memref_type, strides_of
from .arithmetic import constant_integer
from .translator import Handlers, Translator
from .types import I64, INDEX, convert_type


def lower_load(t: Translator, op: memref.LoadOp) -> None:
    place = _element(t, op.memref, op.indices, op)
    load = emitc.LoadOp.create(operands=[place], result_types=[convert_type(op.res.type, op)], location=op.location)
    t.bind(op.res, t.add(load).result)


def lower_store(t: Translator, op: memref.StoreOp) -> None:
    place, value = _element(t, op.memref, op.indices, op), t.value(op.value)
    t.add(emitc.AssignOp.create(operands=[place, value], location=op.location))


def _element(t: Translator, buffer: SSAValue, indices: Sequence[SSAValue], op: Operation) -> SSAValue:
    """The lvalue of an element."""
    return t.place((buffer, *indices), lambda: _subscript(t, buffer, indices, op))


def _subscript(t: Translator, buffer: SSAValue, indices: Sequence[SSAValue], op: Operation) -> SSAValue:
    pointer = t.value(buffer)
    assert isinstance(pointer.type, emitc.PointerType)
    index = linear_index(t, indices, _strides(buffer, op))
    return t.make(emitc.SubscriptOp, [pointer, index], emitc.LValueType(pointer.type.pointee))


def linear_index(t: Translator, indices: Sequence[SSAValue], strides: Sequence[int], start: int = 0) -> SSAValue:
    """`start + i * 64 + j`, with what is constant folded, as a `ptrdiff_t`."""
    total: SSAValue | None = None
    for value, stride in zip(indices, strides, strict=True):
        known = constant_integer(value)
        if known is not None:
            start += known * stride
            continue
        term = t.value(value)
        if stride != 1:
            term = t.make(emitc.MulOp, [term, t.index_constant(stride)], INDEX)
        total = term if total is None else t.make(emitc.AddOp, [total, term], INDEX)
    if total is None:
        return t.index_constant(start)
    return total if start == 0 else t.make(emitc.AddOp, [total, t.index_constant(start)], INDEX)


def _strides(buffer: SSAValue, op: Operation) -> Sequence[int]:
    strides = strides_of(memref_type(buffer))
    if strides is None:
        raise unsupported_at(op, f"{buffer.type} with strides known only at run time")
    return strides


# Views


def lower_same_pointer(t: Translator, op: Operation) -> None:
    t.bind(op.results[0], t.value(op.operands[0]))


def lower_view(t: Translator, op: memref.ViewOp) -> None:
    """A typed part of the workspace, or of the constants."""
    pointer, offset = t.value(op.source), constant_integer(op.byte_shift)
    if op.sizes or offset is None:
        raise unsupported_at(op, "memref.view with an offset or sizes known only at run time")
    if offset:
        pointer = t.make(emitc.AddOp, [pointer, t.constant(IntegerAttr(offset, I64), I64)], pointer.type)
    t.bind(op.result, t.cast(pointer, convert_type(op.result.type, op)))


def lower_subview(t: Translator, op: memref.SubviewOp) -> None:
    offsets = iter(op.offsets)
    strides = _strides(op.source, op)
    start, indices, scales = 0, list[SSAValue](), list[int]()
    for static, stride in zip(op.static_offsets.get_values(), strides, strict=True):
        if static == DYNAMIC_INDEX:
            indices.append(next(offsets))
            scales.append(stride)
        else:
            start += static * stride
    if not indices and not start:
        return lower_same_pointer(t, op)
    offset = t.cast(linear_index(t, indices, scales, start), I64)
    pointer = t.value(op.source)
    return t.bind(op.result, t.make(emitc.AddOp, [pointer, offset], pointer.type))


# Arrays


def lower_alloca(t: Translator, op: memref.AllocaOp) -> None:
    array = _array_type(memref_type(op.memref), op)
    properties = {"value": emitc.OpaqueAttr(StringAttr(""))}
    made = t.add(emitc.VariableOp.create(result_types=[array], properties=properties))
    made.result.name_hint = op.memref.name_hint or "scratch"
    t.bind(op.memref, t.cast(made.result, convert_type(op.memref.type, op)))


def lower_get_global(t: Translator, op: memref.GetGlobalOp) -> None:
    array = _array_type(memref_type(op.memref), op)
    made = emitc.GetGlobalOp.create(result_types=[array], properties={"name": op.name_})
    t.bind(op.memref, t.cast(t.add(made).result, convert_type(op.memref.type, op)))


def _array_type(type_: Buffer, op: Operation) -> emitc.ArrayType:
    return emitc.ArrayType([element_count(type_)], convert_type(type_.element_type, op))


def lower_global(op: memref.GlobalOp) -> emitc.GlobalOp:
    """A constant as a `static const` array of one dimension."""
    value = op.initial_value
    if not isinstance(value, DenseIntOrFPElementsAttr) or op.constant is None:
        raise unsupported_at(op, "memref.global that is no constant at stage 'emitc'")
    array = _array_type(op.type, op)
    properties = {
        "sym_name": op.sym_name,
        "type": array,
        "static_specifier": UnitAttr(),
        "const_specifier": UnitAttr(),
        "initial_value": _flat(value, array),
    }
    return emitc.GlobalOp.create(properties=properties, location=op.location)


def _flat(value: DenseIntOrFPElementsAttr, array: emitc.ArrayType) -> DenseIntOrFPElementsAttr:
    """The elements in one dimension; bits, where that is how C stores them."""
    type_: TensorType[Any] = TensorType(array.element_type, array.get_shape())
    if value.get_element_type() == array.element_type:
        return DenseIntOrFPElementsAttr(type_, value.data)
    return to_attribute(to_array(value).reshape(-1).view(dtype_of(type_)), type_)


def lower_copy(t: Translator, op: memref.CopyOp) -> None:
    if not is_block_copy(op):
        raise error_at(op, "memref.copy of what does not lie together is not legal at stage 'loops'")
    size = byte_count(memref_type(op.source))
    if size:
        count = t.constant(IntegerAttr(size, IndexType()), emitc.SizeTType())
        operands = [t.value(op.destination), t.value(op.source), count]
        t.add(emitc.CallOpaqueOp.create(operands=operands, properties={"callee": StringAttr("memcpy")}))


MEMORY: Handlers = {
    memref.LoadOp: lower_load,
    memref.StoreOp: lower_store,
    memref.CopyOp: lower_copy,
    memref.ExpandShapeOp: lower_same_pointer,
    memref.CollapseShapeOp: lower_same_pointer,
    memref.ViewOp: lower_view,
    memref.SubviewOp: lower_subview,
    memref.AllocaOp: lower_alloca,
    memref.GetGlobalOp: lower_get_global,
}
