"""`lower-to-buffers`: tensors become memrefs (docs/stages.md, `buffers`)."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.passes import ModulePass

from .buffers.functions import bufferize_module


@dataclass(frozen=True)
class LowerToBuffers(ModulePass):
    """Gives every tensor of a module at stage `linalg` a buffer, and takes results as parameters."""

    name = "lower-to-buffers"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        bufferize_module(op)


PASS = LowerToBuffers
