"""The arena: all memory that a program needs besides its arguments and results, as parts of two parameters.

Scratch of a kernel that is larger than a few KiB becomes a parameter of the kernel, which its callers allocate. Then
each allocation of the entry becomes a view of the workspace, and constants, where they are many bytes, views of the
constants.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
from xdsl.dialects import arith, memref
from xdsl.dialects.builtin import (
    ArrayAttr,
    DenseIntOrFPElementsAttr,
    DictionaryAttr,
    FunctionType,
    IndexType,
    IntegerAttr,
    MemRefType,
    ModuleOp,
    StringAttr,
    TensorType,
    i8,
)
from xdsl.dialects.func import CallOp, FuncOp
from xdsl.ir import Attribute, Block, BlockArgument, Operation, SSAValue

from hloom.dialects.diagnostics import error_at

from ..dtypes import to_array, to_attribute
from ..memrefs import byte_count, memref_type
from .lifetimes import lifetimes
from .packing import aligned, pack

# Scratch of a kernel of up to this size lies on the stack.
_ON_STACK = 4096
# Constants of together more than this arrive through a parameter; of those, the ones above the second limit.
_CONSTANTS, _CONSTANT = 64 * 1024, 4096


def plan_module(module: ModuleOp) -> None:
    """Plans the memory of a module at stage `loops`, in place."""
    functions = {op.sym_name.data: op for op in module.ops if isinstance(op, FuncOp)}
    calls = _calls(module)
    for function in _callees_first(functions):
        if not _is_entry(function) and not function.is_declaration:
            _hoist_scratch(function, calls.get(function.sym_name.data, ()))
    moved = _large_constants(module)
    for function in functions.values():
        if _is_entry(function):
            _plan_entry(function, moved)
    _move_constants(module, moved)


def _is_entry(function: FuncOp) -> bool:
    return function.sym_visibility is None or function.sym_visibility.data == "public"


# Functions and their calls


def _calls(module: ModuleOp) -> dict[str, list[CallOp]]:
    calls: dict[str, list[CallOp]] = {}
    for op in module.walk():
        if isinstance(op, CallOp):
            calls.setdefault(op.callee.string_value(), []).append(op)
    return calls


def _callees_first(functions: dict[str, FuncOp]) -> list[FuncOp]:
    """The functions, each after those that it calls; one that calls itself cannot have a workspace of fixed size."""
    order: dict[str, FuncOp] = {}

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise error_at(functions[name], f"function @{name} calls itself")
        if name not in order and name in functions:
            for op in functions[name].walk():
                if isinstance(op, CallOp):
                    visit(op.callee.string_value(), (*above, name))
            order[name] = functions[name]

    for name in functions:
        visit(name, ())
    return list(order.values())


def _allocations(function: FuncOp) -> list[memref.AllocOp]:
    return [op for op in function.walk() if isinstance(op, memref.AllocOp)]


def _hoist_scratch(function: FuncOp, calls: Sequence[CallOp]) -> None:
    """Puts a function's small allocations on its stack; takes the others as parameters, allocated before each call."""
    block = function.body.block
    for op in _allocations(function):
        type_ = memref_type(op.memref)
        if byte_count(type_) <= _ON_STACK:
            _put_on_stack(op)
            continue
        parameter = _add_parameter(function, type_, op.memref.name_hint or "scratch")
        op.memref.replace_all_uses_with(parameter)
        _erase(op)
        for call in calls:
            made = memref.AllocOp.create(result_types=[type_], properties=op.properties)
            assert call.parent is not None
            call.parent.insert_op_before(made, call)
            call.operands = [*call.operands, made.memref]
    function.properties["function_type"] = FunctionType.from_lists(block.arg_types, function.function_type.outputs.data)


def _put_on_stack(op: memref.AllocOp) -> None:
    made = memref.AllocaOp.create(result_types=op.result_types, properties=op.properties)
    assert op.parent is not None
    op.parent.insert_op_before(made, op)
    op.memref.replace_all_uses_with(made.memref)
    _erase(op)


def _add_parameter(function: FuncOp, type_: Attribute, name: str) -> BlockArgument:
    block = function.body.block
    argument = block.insert_arg(type_, len(block.args))
    argument.name_hint = name
    if function.arg_attrs is not None:
        function.properties["arg_attrs"] = ArrayAttr([*function.arg_attrs, DictionaryAttr({})])
    return argument


def _erase(op: Operation) -> None:
    op.detach()
    op.erase()


# Constants


@dataclass(frozen=True)
class _Constants:
    """The bytes of the constants parameter, and where in it each global lies."""

    data: bytes
    offsets: dict[str, int]


def _large_constants(module: ModuleOp) -> _Constants:
    """The globals that move to the constants parameter."""
    globals_ = [op for op in module.ops if isinstance(op, memref.GlobalOp)]
    sizes = [byte_count(op.type) for op in globals_]
    if sum(sizes) <= _CONSTANTS:
        return _Constants(b"", {})
    offsets: dict[str, int] = {}
    parts: list[bytes] = []
    total = 0
    for op, size in zip(globals_, sizes, strict=True):
        if size > _CONSTANT:
            offsets[op.sym_name.data] = total
            parts.append(_bytes(op).ljust(aligned(size), b"\0"))
            total += aligned(size)
    return _Constants(b"".join(parts), offsets)


def _bytes(op: memref.GlobalOp) -> bytes:
    """The elements of a constant as they lie in memory: i1 is a byte that holds 0 or 1."""
    value = op.properties.get("initial_value")
    if not isinstance(value, DenseIntOrFPElementsAttr):
        raise error_at(op, "a constant without a value")
    return np.ascontiguousarray(to_array(cast("DenseIntOrFPElementsAttr[Any]", value))).tobytes()


def _move_constants(module: ModuleOp, moved: _Constants) -> None:
    if not moved.offsets:
        return
    array = np.frombuffer(moved.data, np.int8)
    module.attributes["hloom.constants"] = to_attribute(array, TensorType(i8, [len(moved.data)]))
    for op in tuple(module.ops):
        if isinstance(op, memref.GlobalOp) and op.sym_name.data in moved.offsets:
            _erase(op)


# The entry


def _plan_entry(function: FuncOp, moved: _Constants) -> None:
    """Makes views of a function's allocations and large constants, and appends the two parameters to its ABI."""
    views = _Views(function)
    used = [
        op for op in function.walk() if isinstance(op, memref.GetGlobalOp) and op.name_.string_value() in moved.offsets
    ]
    if moved.offsets:
        constants = _add_parameter(function, MemRefType(i8, [len(moved.data)]), "constants")
        for op in used:
            views.replace(op, constants, moved.offsets[op.name_.string_value()])
    allocations = _allocations(function)
    plan = pack(lifetimes(function, allocations))
    workspace = _add_parameter(function, MemRefType(i8, [plan.size]), "workspace")
    for op, offset in zip(allocations, plan.offsets, strict=True):
        views.replace(op, workspace, offset)
    views.place_constants()
    outputs = function.function_type.outputs.data
    function.properties["function_type"] = FunctionType.from_lists(function.body.block.arg_types, outputs)
    _extend_abi(function, ("constants", "workspace") if moved.offsets else ("workspace",))


class _Views:
    """Replaces ops that make memory by views; offsets are constants at the top of the function, one per value."""

    def __init__(self, function: FuncOp) -> None:
        self._block: Block = function.body.block
        self._offsets: dict[int, arith.ConstantOp] = {}

    def replace(self, op: Operation, source: SSAValue, offset: int) -> None:
        old = op.results[0]
        made = memref.ViewOp.create(operands=[source, self._offset(offset)], result_types=[old.type])
        assert op.parent is not None
        op.parent.insert_op_before(made, op)
        old.replace_all_uses_with(made.result)
        _erase(op)

    def _offset(self, value: int) -> SSAValue:
        found = self._offsets.get(value)
        if found is None:
            attribute = IntegerAttr(value, IndexType())
            found = arith.ConstantOp.create(result_types=[IndexType()], properties={"value": attribute})
            self._offsets[value] = found
        return found.result

    def place_constants(self) -> None:
        first = self._block.first_op
        assert first is not None
        self._block.insert_ops_before(list(self._offsets.values()), first)


def _extend_abi(function: FuncOp, roles: Iterable[str]) -> None:
    abi = function.attributes.get("hloom.abi")
    entries: list[Attribute] = list(cast(ArrayAttr, abi)) if isinstance(abi, ArrayAttr) else []
    arguments = function.body.block.args
    for role in roles:
        types = TensorType(i8, memref_type(arguments[len(entries)]).get_shape())
        entries.append(DictionaryAttr({"name": StringAttr(role), "role": StringAttr(role), "type": types}))
    function.attributes["hloom.abi"] = ArrayAttr(entries)
