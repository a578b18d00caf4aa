"""`lower-to-linalg`: StableHLO becomes kernels of linalg ops, and an entry that calls them (docs/stages.md)."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.passes import ModulePass

from .linalg.entry import lower_module
from .linalg.status import entries_with_status, extract_status
from .loops.library import reject_names_of_library


@dataclass(frozen=True)
class LowerToLinalg(ModulePass):
    """Decides what is computed together, and moves each such group to a function of its own."""

    name = "lower-to-linalg"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        reject_names_of_library(op)
        checked = entries_with_status(op)
        lower_module(op)
        for function in checked:
            extract_status(function)
        for mesh in [inner for inner in op.ops if inner.name == "sdy.mesh"]:
            mesh.detach()  # nothing below speaks of devices


PASS = LowerToLinalg
