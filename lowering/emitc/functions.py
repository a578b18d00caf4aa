"""Functions in C: parameters and what is known of them (`const`, `restrict`, names), specifiers, the module."""

from __future__ import annotations

from xdsl.dialects import func, memref
from xdsl.dialects.builtin import ArrayAttr, DictionaryAttr, FunctionType, ModuleOp, StringAttr, UnitAttr
from xdsl.ir import Attribute, Operation

from hloom.dialects import emitc
from hloom.dialects.diagnostics import error_at, unsupported_at

from ..loops.library import Library, symbols_of
from ..memrefs import is_memref
from .arithmetic import ARITHMETIC
from .control_flow import CONTROL_FLOW
from .memory import MEMORY, lower_global
from .pointers import Pointers
from .translator import Translator
from .types import convert_type

_HANDLERS = ARITHMETIC | MEMORY | CONTROL_FLOW
_VOID = emitc.PointerType(emitc.OpaqueType("void"))


def lower_module(module: ModuleOp) -> None:
    """Translates a module at stage `loops` to emitc, in place."""
    library = Library()
    block, pointers = module.body.block, Pointers(module)
    for op in block.ops:
        if isinstance(op, func.FuncOp) and op.is_declaration:
            raise error_at(op, f"function @{op.sym_name.data} has no body")
    for op in tuple(block.ops):
        _replace(op, _lower(op, pointers, library))
    for definition in library.definitions(symbols_of(module)):
        block.add_op(_lower(definition, pointers, library))


def _replace(op: Operation, new: Operation) -> None:
    assert op.parent is not None
    op.parent.insert_op_before(new, op)
    op.detach()
    op.drop_all_references()


def _lower(op: Operation, pointers: Pointers, library: Library) -> Operation:
    match op:
        case func.FuncOp():
            return _lower_function(op, pointers, library)
        case memref.GlobalOp():
            return lower_global(op)
        case _:
            raise unsupported_at(op, f"{op.name} at stage 'emitc'")


def _lower_function(function: func.FuncOp, pointers: Pointers, library: Library) -> emitc.FuncOp:
    t = Translator(_HANDLERS, library)
    block = function.body.block
    types = [convert_type(value.type, function) for value in block.args]
    region = t.function(types, block)
    outputs = [convert_type(type_, function) for type_ in function.function_type.outputs]
    properties: dict[str, Attribute] = {
        "sym_name": function.sym_name,
        "function_type": FunctionType.from_lists(types, outputs),
        "arg_attrs": _parameter_attributes(function, pointers),
    }
    specifiers = _specifiers(function)
    if specifiers:
        properties["specifiers"] = ArrayAttr([StringAttr(word) for word in specifiers])
    return emitc.FuncOp.create(
        properties=properties, attributes=function.attributes, regions=[region], location=function.location
    )


def _specifiers(function: func.FuncOp) -> tuple[str, ...]:
    if function.sym_visibility is None or function.sym_visibility.data == "public":
        return ()
    return ("static", "inline") if "hloom.inline" in function.attributes else ("static",)


def _parameter_attributes(function: func.FuncOp, pointers: Pointers) -> ArrayAttr[DictionaryAttr]:
    """`hloom.const` where nothing is written through a pointer, `hloom.restrict` where it is the only way to what is,
    and the name."""
    given = function.arg_attrs
    found: list[DictionaryAttr] = []
    for number, argument in enumerate(function.body.block.args):
        attributes: dict[str, Attribute] = dict(given.data[number].data) if given is not None else {}
        if is_memref(argument):
            if not pointers.is_written(function, number):
                attributes["hloom.const"] = UnitAttr()
            if pointers.is_restricted(function, number):
                attributes["hloom.restrict"] = UnitAttr()
        name = pointers.name_of(function, number)
        if name is not None:
            attributes.setdefault("hloom.name", StringAttr(name))
        found.append(DictionaryAttr(attributes))
    return ArrayAttr(found)
