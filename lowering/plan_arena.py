"""`plan-arena`: the last pass of stage `loops`; memory becomes views of one workspace (docs/stages.md, `loops`)."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.passes import ModulePass

from .loops.arena import plan_module


@dataclass(frozen=True)
class PlanArena(ModulePass):
    """Replaces every allocation by a part of a workspace parameter, and large constants by a constants parameter."""

    name = "plan-arena"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        plan_module(op)


PASS = PlanArena
