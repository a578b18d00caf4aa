"""Functions from tensors to memrefs: signatures, returns, and the ABI that the entry keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xdsl.dialects import arith, func
from xdsl.dialects.builtin import (
    ArrayAttr,
    DictionaryAttr,
    FunctionType,
    IntegerAttr,
    ModuleOp,
    StringAttr,
    i32,
)
from xdsl.ir import Attribute, Block, Region, SSAValue

from hloom.dialects.diagnostics import unsupported_at

from .bufferize import Bufferizer
from .constants import Globals
from .control_flow import CONTROL_FLOW
from .homes import Homes
from .memory import Allocation, is_tensor, memref_of
from .tensors import TENSORS

_HANDLERS = TENSORS | CONTROL_FLOW


def bufferize_module(module: ModuleOp) -> None:
    """Lowers every function of `module` from tensors to memrefs, in place."""
    functions = [op for op in module.ops if isinstance(op, func.FuncOp)]
    homes = Homes(frozenset(f.sym_name.data for f in functions if is_kernel(f)))
    constants = Globals(module)
    for function in functions:
        _bufferize(function, Bufferizer(function, homes, constants, _HANDLERS))


def is_kernel(function: func.FuncOp) -> bool:
    return "hloom.kernel" in function.attributes


def is_entry(function: func.FuncOp) -> bool:
    """Whether a caller outside the module sees the function: its results are parameters, and it returns a status."""
    return function.sym_visibility is None or function.sym_visibility.data == "public"


def _bufferize(function: func.FuncOp, state: Bufferizer) -> None:
    if len(function.body.blocks) != 1:
        raise unsupported_at(function, f"function @{function.sym_name.data} of {len(function.body.blocks)} blocks")
    block = function.body.block
    last = block.last_op
    assert isinstance(last, func.ReturnOp)
    if is_entry(function):
        _note_abi(function, block.args, last.arguments)
    _lower_arguments(state, block, function)
    targets = _result_buffers(state, function, block, last)
    state.lower_ops(block)
    state.copy_all((state.lowered(v), t) for v, t in zip(filter(is_tensor, last.arguments), targets, strict=True))
    _return(state, function, last)
    _replace_body(function, state.block)


def _lower_arguments(state: Bufferizer, block: Block, function: func.FuncOp) -> None:
    """Arguments are read only, but for the destinations of a kernel."""
    first_destination = (
        len(block.args) - len(function.function_type.outputs) if is_kernel(function) else len(block.args)
    )
    for number, argument in enumerate(block.args):
        type_ = memref_of(argument.type, function) if is_tensor(argument) else argument.type
        lowered = state.block.insert_arg(type_, number)
        lowered.name_hint = argument.name_hint
        if is_tensor(argument):
            state.bind(argument, lowered, Allocation(block, writable=number >= first_destination))
        else:
            argument.replace_all_uses_with(lowered)


def _result_buffers(state: Bufferizer, function: func.FuncOp, block: Block, last: func.ReturnOp) -> Sequence[SSAValue]:
    """The parameter for each tensor returned, kept for the value's home where nothing else is written there."""
    results = [value for value in last.arguments if is_tensor(value)]
    if is_kernel(function):
        arguments = block.args[len(block.args) - len(results) :]
        targets = [state.memrefs[argument] for argument in arguments]
        free = [argument.first_use is None for argument in arguments]
    else:
        types = [memref_of(value.type, last) for value in results]
        targets = [*(state.block.insert_arg(type_, len(state.block.args)) for type_ in types)]
        free = [True] * len(targets)
    for value, target, unused in zip(results, targets, free, strict=True):
        if unused:
            state.place(value, target, block)
    return targets


def _return(state: Bufferizer, function: func.FuncOp, last: func.ReturnOp) -> None:
    values = [value for value in last.arguments if not is_tensor(value)]
    if is_entry(function):
        if len(values) > 1 or any(value.type != i32 for value in values):
            raise unsupported_at(last, f"result of type {values[0].type} of an entry function")
        if not values:
            fine = arith.ConstantOp.create(result_types=[i32], properties={"value": IntegerAttr(0, i32)})
            state.block.add_op(fine)
            values = [fine.result]
    state.block.add_op(func.ReturnOp.create(operands=values, location=last.location))


def _replace_body(function: func.FuncOp, block: Block) -> None:
    old = function.detach_region(function.body)
    function.add_region(Region(block))
    old.drop_all_references()
    last = block.last_op
    assert last is not None
    function.properties["function_type"] = FunctionType.from_lists(block.arg_types, last.operand_types)
    function.properties.pop("res_attrs", None)
    if function.arg_attrs is not None:
        missing = len(block.args) - len(function.arg_attrs)
        function.properties["arg_attrs"] = ArrayAttr([*function.arg_attrs, *[DictionaryAttr({})] * missing])


# The ABI


def _note_abi(function: func.FuncOp, arguments: Iterable[SSAValue], results: Iterable[SSAValue]) -> None:
    """`hloom.abi` for an entry that came without: its types as they stand, under plain names."""
    if "hloom.abi" in function.attributes:
        return
    entries = [_parameter("argument", f"arg{i}", value.type) for i, value in enumerate(arguments)]
    tensors = (value.type for value in results if is_tensor(value))
    entries += [_parameter("result", f"result{i}", type_) for i, type_ in enumerate(tensors)]
    function.attributes["hloom.abi"] = ArrayAttr(entries)


def _parameter(role: str, name: str, type_: Attribute) -> DictionaryAttr:
    return DictionaryAttr({"role": StringAttr(role), "name": StringAttr(name), "type": type_})
