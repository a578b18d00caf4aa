"""Forms of scf and cf (SCF.cpp, SCFOps.td, ControlFlowOps.cpp)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any, cast

from xdsl.dialects.builtin import IndexType
from xdsl.dialects.utils import get_dynamic_index_list
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from ..attributes import results_text, types_text

if TYPE_CHECKING:
    from ...printer import Printer


def _types(values: Iterable[SSAValue]) -> list[Attribute]:
    return [value.type for value in values]


def _arrow(op: Operation, printer: Printer) -> str:
    """` -> f32`, ` -> (f32, i32)`, or nothing."""
    return f" -> {results_text(_types(op.results), printer)}" if op.results else ""


def _assignments(arguments: Sequence[SSAValue], values: Sequence[SSAValue], printer: Printer) -> str:
    """`(%arg0 = %0, %arg1 = %1)`."""
    pairs = zip(arguments, values, strict=True)
    return f"({', '.join(f'{printer.name(argument)} = {printer.name(value)}' for argument, value in pairs)})"


def _for(op: Operation, printer: Printer) -> None:
    induction, *carried = cast(Block, op.regions[0].blocks.first).args
    lower, upper, step, *initial = op.operands
    name = printer.name
    printer.emit(f" {name(induction)} = {name(lower)} to {name(upper)} step {name(step)}")
    if initial:
        printer.emit(f" iter_args{_assignments(carried, initial, printer)} -> ({types_text(_types(carried), printer)})")
    if not isinstance(induction.type, IndexType):
        printer.emit(f"  : {printer.text(induction.type)}")
    printer.emit(" ")
    printer.print_region(op.regions[0], print_entry_block_args=False, print_block_terminators=bool(initial))
    printer.print_op_attributes(op.attributes)


def _if(op: Operation, printer: Printer) -> None:
    has_results = bool(op.results)
    printer.emit(f" {printer.name(op.operands[0])}")
    if has_results:
        printer.emit(f" -> ({types_text(_types(op.results), printer)})")
    printer.emit(" ")
    printer.print_region(op.regions[0], print_entry_block_args=False, print_block_terminators=has_results)
    if op.regions[1].blocks:
        printer.emit(" else ")
        printer.print_region(op.regions[1], print_entry_block_args=False, print_block_terminators=has_results)
    printer.print_op_attributes(op.attributes)


def _while(op: Operation, printer: Printer) -> None:
    before, after = op.regions
    if op.operands:
        printer.emit(f" {_assignments(cast(Block, before.blocks.first).args, op.operands, printer)}")
    printer.emit(" : ")
    printer.print_operation_type(op)
    printer.emit(" ")
    printer.print_region(before, print_entry_block_args=False)
    printer.emit(" do ")
    printer.print_region(after)
    printer.print_op_attributes(op.attributes, print_keyword=True)


def _parallel(op: Any, printer: Printer) -> None:
    values = printer.value_list
    printer.emit(
        f" ({values(op.body.block.args)}) = ({values(op.lowerBound)}) to ({values(op.upperBound)})"
        f" step ({values(op.step)})"
    )
    if op.initVals:
        printer.emit(f" init ({values(op.initVals)})")
    printer.emit(f"{_arrow(op, printer)} ")
    printer.print_region(op.body, print_entry_block_args=False)
    printer.print_op_attributes(op.attributes)


def _reduce(op: Operation, printer: Printer) -> None:
    if op.operands:
        printer.emit(f"({printer.value_list(op.operands)} : {types_text(_types(op.operands), printer)})")
    printer.emit(" ")
    printer.print_list(op.regions, printer.print_region)
    printer.print_op_attributes(op.attributes)


def _index_switch(op: Any, printer: Printer) -> None:
    printer.emit(f" {printer.name(op.arg)}")
    printer.print_op_attributes(op.attributes)
    if op.results:
        printer.emit(f" -> {types_text(_types(op.results), printer)}")
    for value, region in zip(op.cases.iter_values(), op.case_regions, strict=True):
        printer.print_string(f" \ncase {value} " if region is op.case_regions[0] else f"\ncase {value} ")
        printer.print_region(region, print_entry_block_args=False)
    printer.print_string("\ndefault " if op.case_regions else " \ndefault ")
    print_implicit_region(op.default_region, printer)


def print_implicit_region(region: Region, printer: Printer) -> None:
    """A region of a `SingleBlockImplicitTerminator`, as ODS prints it: without a terminator that says nothing."""
    last = region.blocks.last
    end = None if last is None else last.last_op
    says = end is None or end.operands or end.attributes or end.properties or end.results
    printer.print_region(region, print_block_terminators=bool(says))


def _execute_region(op: Operation, printer: Printer) -> None:
    printer.emit(f"{_arrow(op, printer)} ")
    printer.print_region(op.regions[0], print_entry_block_args=False)
    printer.print_op_attributes(op.attributes)


_BOUNDS = frozenset({"staticLowerBound", "staticUpperBound", "staticStep", "operandSegmentSizes"})


def _forall(op: Any, printer: Printer) -> None:
    rank = len(op.staticUpperBound)
    arguments = op.body.block.args
    upper = index_list(op.staticUpperBound, op.dynamicUpperBound, printer)
    lower = index_list(op.staticLowerBound, op.dynamicLowerBound, printer)
    step = index_list(op.staticStep, op.dynamicStep, printer)
    printer.emit(f" ({printer.value_list(arguments[:rank])})")
    unit = set(op.staticLowerBound.iter_values()) <= {0} and set(op.staticStep.iter_values()) <= {1}
    printer.emit(f" in ({upper})" if unit else f" = ({lower}) to ({upper}) step ({step})")
    if op.outputs:
        printer.emit(f" shared_outs{_assignments(arguments[rank:], op.outputs, printer)}")
        printer.emit(f" -> ({types_text(_types(op.results), printer)})")
    printer.emit(" ")
    printer.print_region(op.body, print_entry_block_args=False, print_block_terminators=bool(op.results))
    printer.print_op_attributes({**op.attributes, **op.properties}, reserved_attr_names=_BOUNDS)


def _in_parallel(op: Operation, printer: Printer) -> None:
    printer.emit(" ")
    printer.print_region(op.regions[0])
    printer.print_op_attributes(op.attributes)


def index_list(static: Any, dynamic: Sequence[SSAValue], printer: Printer) -> str:
    """`%0, 4`: constants where they are known, values elsewhere."""
    from xdsl.dialects.builtin import DYNAMIC_INDEX

    mixed = get_dynamic_index_list(static.get_values(), dynamic, DYNAMIC_INDEX)
    return ", ".join(str(entry) if isinstance(entry, int) else printer.name(entry) for entry in mixed)


def _switch(op: Any, printer: Printer) -> None:
    line = "\n" + "  " * (printer.indent + 1)
    default = _destination(op.default_block, op.default_operands, printer)
    cases = [f"{line}default: {default}"]
    if op.case_values is not None:
        mask = (1 << (64 if isinstance(op.flag.type, IndexType) else op.flag.type.bitwidth)) - 1
        for value, block, operands in zip(op.case_values.get_values(), op.case_blocks, op.case_operand, strict=True):
            cases.append(f"{line}{value & mask}: {_destination(block, operands, printer)}")
    printer.emit(f" {printer.name(op.flag)} : {printer.text(op.flag.type)}, [{','.join(cases)}")
    printer.print_string("\n]")
    printer.print_op_attributes(op.attributes)


def _destination(block: Block, operands: Sequence[SSAValue], printer: Printer) -> str:
    name = printer.block_name(block)
    if not operands:
        return name
    return f"{name}({printer.value_list(operands)} : {types_text(_types(operands), printer)})"


FORMS: dict[str, Callable[[Any, Printer], None]] = {
    "cf.switch": _switch,
    "scf.execute_region": _execute_region,
    "scf.for": _for,
    "scf.forall": _forall,
    "scf.forall.in_parallel": _in_parallel,
    "scf.if": _if,
    "scf.index_switch": _index_switch,
    "scf.parallel": _parallel,
    "scf.reduce": _reduce,
    "scf.while": _while,
}
