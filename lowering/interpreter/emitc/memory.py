"""Variables, subscripts and globals: an lvalue is the text of a Python place, `v3` or `v1[v2]`."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Operation

from hloom.dialects.diagnostics import error_at, unsupported_at
from hloom.dialects.emitc.memory import (
    AddressOfOp,
    ApplyOp,
    AssignOp,
    DereferenceOp,
    GetGlobalOp,
    GlobalOp,
    LoadOp,
    SubscriptOp,
    VariableOp,
)
from hloom.dialects.emitc.types import ArrayType

from ...dtypes import Array, to_array
from ..planner import Planner
from ..registry import statement
from ..writer import Writer
from .constants import value_of
from .types import dtype_in_memory, pointed_at


@statement("emitc.variable")
def _variable(op: VariableOp, writer: Writer) -> None:
    type_ = op.result.type
    if isinstance(type_, ArrayType):
        maker = writer.constant(np.empty)
        dtype = writer.constant(dtype_in_memory(type_.element_type))
        writer.line(f"{writer.define(op.result)} = {maker}({type_.get_shape()}, {dtype})")
        return
    initial = value_of(op.value, pointed_at(type_), op)
    name = writer.fresh()
    if _has_address(op):
        dtype = writer.constant(dtype_in_memory(pointed_at(type_)))
        writer.line(f"{name} = {writer.constant(np.empty)}(1, {dtype})")
        name = f"{name}[0]"
    writer.alias(op.result, name)
    if initial is not None:
        writer.line(f"{name} = {writer.constant(initial)}")


def _has_address(op: VariableOp) -> bool:
    return any(isinstance(use.operation, AddressOfOp | ApplyOp) for use in op.result.uses)


@statement("emitc.assign")
def _assign(op: AssignOp, writer: Writer) -> None:
    writer.line(f"{writer.name(op.var)} = {writer.name(op.value)}")


@statement("emitc.load")
def _load(op: LoadOp, writer: Writer) -> None:
    place = writer.name(op.operand)
    writer.line(f"{writer.define(op.result)} = {place}")


@statement("emitc.subscript")
def _subscript(op: SubscriptOp, writer: Writer) -> None:
    index = ", ".join(writer.name(i) for i in op.indices)
    writer.alias(op.result, f"{writer.name(op.value)}[{index}]")


@statement("emitc.dereference")
def _dereference(op: DereferenceOp, writer: Writer) -> None:
    writer.alias(op.result, f"{writer.name(op.pointer)}[0]")


@statement("emitc.address_of", "emitc.apply")
def _address_of(op: AddressOfOp | ApplyOp, writer: Writer) -> None:
    if isinstance(op, ApplyOp) and op.applicableOperator.data == "*":
        writer.line(f"{writer.define(op.result)} = {writer.name(op.operand)}[0]")
        return
    place = writer.name(op.operands[0])
    base, bracket, index = place.partition("[")
    if not bracket or "," in index:
        raise unsupported_at(op, "the address of such a place")
    writer.line(f"{writer.define(op.results[0])} = {base}[{index.removesuffix(']')}:]")


@statement("emitc.get_global")
def _get_global(op: GetGlobalOp, writer: Writer) -> None:
    array = _global(op, op.name_.string_value(), writer.plan)
    name = writer.constant(array)
    writer.alias(op.result, name if isinstance(op.result.type, ArrayType) else f"{name}[0]")


def _global(op: Operation, symbol: str, plan: Planner) -> Array:
    key = "emitc.global", symbol
    if key not in plan.shared:
        declared = plan.symbol(symbol, op)
        if not isinstance(declared, GlobalOp):
            raise error_at(op, f"{op.name}: @{symbol} is no global")
        plan.shared[key] = _made(declared)
    return plan.shared[key]


def _made(op: GlobalOp) -> Array:
    type_, initial = op.type, op.initial_value
    if isinstance(type_, ArrayType):
        shape, dtype = type_.get_shape(), dtype_in_memory(type_.element_type)
    else:
        shape, dtype = (1,), dtype_in_memory(type_)
    if initial is None:
        return np.zeros(shape, dtype)
    if isinstance(initial, DenseIntOrFPElementsAttr):
        array = to_array(cast("DenseIntOrFPElementsAttr[Any]", initial)).reshape(shape)
        return array if op.const_specifier is not None else array.copy()
    return np.full(shape, value_of(initial, type_, op), dtype)


@statement("emitc.verbatim", "emitc.include", "emitc.declare_func")
def _no_effect(op: Operation, writer: Writer) -> None:
    text: Any = op.properties.get("value")
    if text is not None and not text.data.startswith(("#pragma", "//", "/*")):
        raise unsupported_at(op, f"C text {text.data!r}")
