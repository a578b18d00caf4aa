"""Forms of builtin, func, arith and memref.global (FuncOps.td, ArithOps.td, MemRefOps.td)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from xdsl.dialects.builtin import (
    DenseIntOrFPElementsAttr,
    DictionaryAttr,
    FunctionType,
    IntegerType,
    ModuleOp,
    UnitAttr,
)
from xdsl.ir import Attribute, Operation

from ..attributes import dense_text, dictionary_text, function_type_text, string_text, symbol_text, types_text

if TYPE_CHECKING:
    from ...printer import Printer


def _module(op: ModuleOp, printer: Printer) -> None:
    if op.sym_name is not None:
        printer.emit(f" {symbol_text(op.sym_name.data)}")
    printer.print_op_attributes(op.attributes, print_keyword=True)
    printer.emit(" ")
    printer.print_region(op.body)


# Functions.

_FUNCTION_NAMES = frozenset({"sym_name", "function_type", "sym_visibility", "arg_attrs", "res_attrs"})


def _func(op: Any, printer: Printer) -> None:
    visibility = op.sym_visibility
    printer.emit(f" {visibility.data} " if visibility is not None else " ")
    printer.emit(symbol_text(op.sym_name.data))
    print_signature(op, printer)
    attributes = {**op.attributes, **op.properties}
    printer.print_op_attributes(attributes, reserved_attr_names=_FUNCTION_NAMES, print_keyword=True)
    if op.body.blocks:
        printer.emit(" ")
        printer.print_region(op.body, print_entry_block_args=False)


def print_signature(op: Any, printer: Printer) -> None:
    """`(%arg0: i32 {a}) -> (f32 {b})` of an op like `func.func`, of types alone where it has no body."""
    type: FunctionType = op.function_type
    entry = op.body.blocks.first
    attributes = _dictionaries(op.arg_attrs, len(type.inputs))
    printer.emit("(")
    for i, input in enumerate(type.inputs):
        printer.emit(", " if i else "")
        if entry is None:
            printer.emit(printer.text(input) + attributes_text(attributes[i], printer))
        else:
            printer.print_block_argument_with(entry.args[i], attributes[i])
    printer.emit(")")
    if type.outputs.data:
        results = _dictionaries(op.res_attrs, len(type.outputs))
        printer.emit(f" -> {_results(type.outputs.data, results, printer)}")


def _dictionaries(attributes: Any, count: int) -> Sequence[Any]:
    return [None] * count if attributes is None else attributes.data


def attributes_text(attributes: DictionaryAttr | None, printer: Printer) -> str:
    """` {a = 1 : i32}`, or nothing."""
    return f" {dictionary_text(attributes.data, printer)}" if attributes is not None and attributes.data else ""


def _results(types: Sequence[Attribute], attributes: Sequence[Any], printer: Printer) -> str:
    texts = [printer.text(t) + attributes_text(a, printer) for t, a in zip(types, attributes, strict=True)]
    bare = len(types) == 1 and not isinstance(types[0], FunctionType) and texts[0] == printer.text(types[0])
    return texts[0] if bare else f"({', '.join(texts)})"


# Arithmetic.

_CMPI = ("eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge")
_CMPF = "false oeq ogt oge olt ole one ord ueq ugt uge ult ule une uno true".split()  # noqa: SIM905


def _cmpi(op: Any, printer: Printer) -> None:
    printer.emit(f" {_CMPI[op.properties['predicate'].value.data]}, {printer.value_list(op.operands)}")
    printer.print_op_attributes(op.attributes)
    printer.emit(f" : {printer.text(op.operands[0].type)}")


def _cmpf(op: Any, printer: Printer) -> None:
    printer.emit(f" {_CMPF[op.properties['predicate'].value.data]}, {printer.value_list(op.operands)}")
    fastmath = op.properties.get("fastmath")
    if fastmath is not None and fastmath.data:
        printer.emit(" fastmath")
        fastmath.print_parameter(printer)
    printer.print_op_attributes(op.attributes)
    printer.emit(f" : {printer.text(op.operands[0].type)}")


def _select(op: Operation, printer: Printer) -> None:
    condition, chosen, _ = (operand.type for operand in op.operands)
    printer.emit(f" {printer.value_list(op.operands)}")
    printer.print_op_attributes(op.attributes)
    types = [chosen] if isinstance(condition, IntegerType) else [condition, chosen]
    printer.emit(f" : {types_text(types, printer)}")


# Memory.

_GLOBAL_NAMES = frozenset({"sym_name", "type", "initial_value", "constant", "sym_visibility"})


def _global(op: Operation, printer: Printer) -> None:
    of: dict[str, Any] = op.properties
    visibility = f" {string_text(of['sym_visibility'].data)}" if "sym_visibility" in of else ""
    constant = " constant" if "constant" in of else ""
    printer.emit(f"{visibility}{constant} {symbol_text(of['sym_name'].data)} : {printer.text(of['type'])}")
    initial = of.get("initial_value")
    if isinstance(initial, UnitAttr):
        printer.emit(" = uninitialized")
    elif initial is not None:
        printer.emit(f" = {_initial(initial, printer)}")
    printer.print_op_attributes({**op.attributes, **of}, reserved_attr_names=_GLOBAL_NAMES)


# arith::AtomicRMWKind (ArithBase.td), by number.
ATOMIC_KINDS = (
    *("addf", "addi", "andi", "assign", "maximumf", "maxnumf", "maxs", "maxu", "minimumf"),
    *("minnumf", "mins", "minu", "mulf", "muli", "ori", "xori"),
)


def _atomic(op: Any, printer: Printer) -> None:
    kind: int = op.kind.value.data
    source, place = printer.value_list([op.value]), printer.value_list([op.memref])
    printer.emit(f" {ATOMIC_KINDS[kind]} {source}, {place}[{printer.value_list(op.indices)}]")
    printer.print_op_attributes(op.attributes)
    types = [op.value.type, op.memref.type]
    printer.emit(f" : {function_type_text(types, [op.result.type], printer)}")


def _scope(op: Operation, printer: Printer) -> None:
    returned = op.regions[0].blocks[-1].last_op
    results = f" -> ({types_text([result.type for result in op.results], printer)})" if op.results else ""
    printer.emit(f" {results} ")  # MLIR's printer leaves the blank twice
    given = returned is not None and bool(returned.operands or returned.attributes)
    printer.print_region(op.regions[0], print_entry_block_args=False, print_block_terminators=given)
    printer.print_op_attributes(op.attributes)


def _initial(value: Attribute, printer: Printer) -> str:
    if isinstance(value, DenseIntOrFPElementsAttr):
        return dense_text(cast(Any, value), printer)
    text, _, _ = printer.text(value).rpartition(" : ")
    return text


FORMS: dict[str, Callable[[Any, Printer], None]] = {
    "arith.cmpf": _cmpf,
    "arith.cmpi": _cmpi,
    "arith.select": _select,
    "builtin.module": _module,
    "func.func": _func,
    "memref.alloca_scope": _scope,
    "memref.atomic_rmw": _atomic,
    "memref.global": _global,
}
