"""Functions and calls."""

from __future__ import annotations

from xdsl.dialects.func import CallOp

from .functions import Run
from .planner import Planner
from .registry import lifted, statement
from .writer import Writer


@statement("func.call")
def _call(op: CallOp, writer: Writer) -> None:
    writer.call(op, writer.plan.function(op.callee.string_value(), op))


@lifted("func.call")
def _lifted_call(op: CallOp, plan: Planner) -> Run:
    return plan.function(op.callee.string_value(), op, lifted=True)
