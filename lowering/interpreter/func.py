"""Functions and calls."""

from __future__ import annotations

from xdsl.dialects.func import CallOp, FuncOp

from .functions import Run
from .planner import Planner
from .registry import lifted, statement
from .writer import Writer


@statement("func.call")
def _call(op: CallOp, writer: Writer) -> None:
    """A function that is called here alone becomes part of its caller, which hands its arrays over."""
    callee = writer.plan.symbol(op.callee.string_value(), op)
    if isinstance(callee, FuncOp) and not writer.lifted and writer.plan.may_inline(callee):
        writer.inline(op, callee)
    else:
        writer.call(op, writer.plan.function(op.callee.string_value(), op))


@lifted("func.call")
def _lifted_call(op: CallOp, plan: Planner) -> Run:
    return plan.function(op.callee.string_value(), op, lifted=True)
