"""`lower-to-emitc`: loops, memrefs and arithmetic become C as ops (docs/stages.md, `emitc`)."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.passes import ModulePass

from .emitc.functions import lower_module


@dataclass(frozen=True)
class LowerToEmitC(ModulePass):
    """Translates a module at stage `loops`, its arena planned, to emitc."""

    name = "lower-to-emitc"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        lower_module(op)


PASS = LowerToEmitC
