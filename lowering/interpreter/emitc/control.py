"""Loops, branches and calls."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.ir import Block

from hloom.dialects.emitc.control import DoOp, ForOp, IfOp, SwitchOp
from hloom.dialects.emitc.functions import CallOp

from ...dtypes import element_dtype
from ..registry import statement
from ..writer import Writer
from .types import Kind, kind_of


@statement("emitc.for")
def _for(op: ForOp, writer: Writer) -> None:
    block = op.region.block
    counter = writer.define(block.args[0])
    lower, upper, step = (writer.name(v) for v in (op.lower_bound, op.upper_bound, op.step))
    bounds = f"range({lower}, {upper}, {step})"
    if kind_of(op.lower_bound.type) is Kind.INTEGER:
        bounds = f"map({writer.constant(element_dtype(op.lower_bound.type).type)}, {bounds})"
    writer.line(f"for {counter} in {bounds}:")
    _suite(writer, block, [counter])


def _suite(writer: Writer, block: Block, arguments: Sequence[str] = ()) -> None:
    def write() -> None:
        writer.body(block, arguments)

    writer.indented(write)


@statement("emitc.if")
def _if(op: IfOp, writer: Writer) -> None:
    writer.line(f"if {writer.name(op.condition)}:")
    _suite(writer, op.regions[0].block)
    if op.else_region.blocks:
        writer.line("else:")
        _suite(writer, op.regions[1].block)


@statement("emitc.switch")
def _switch(op: SwitchOp, writer: Writer) -> None:
    keyword = "if"
    for position, case in enumerate(op.cases.get_values(), 1):
        writer.line(f"{keyword} {writer.name(op.arg)} == {case}:")
        _suite(writer, op.regions[position].block)
        keyword = "elif"
    writer.line("if True:" if keyword == "if" else "else:")
    _suite(writer, op.regions[0].block)


@statement("emitc.do")
def _do(op: DoOp, writer: Writer) -> None:
    def iteration() -> None:
        writer.body(op.body_region.block, [])
        (condition,) = writer.body(op.condition_region.block, [])
        writer.line(f"if not {writer.name(condition)}: break")

    writer.line("while True:")
    writer.indented(iteration)


@statement("emitc.call")
def _call(op: CallOp, writer: Writer) -> None:
    writer.call(op, writer.plan.function(op.callee.string_value(), op))
