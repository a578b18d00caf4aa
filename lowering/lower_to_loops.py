"""`lower-to-loops`: `linalg` ops become `scf.for` nests over loads and stores (docs/stages.md, `loops`)."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.dialects.func import FuncOp
from xdsl.passes import ModulePass

from .loops.functions import lower_function
from .loops.library import Library, symbols_of
from .loops.pairs import split_complex
from .loops.narrow import widen_narrow_types


@dataclass(frozen=True)
class LowerToLoops(ModulePass):
    """Schedules, fuses and writes out the loops of a module at stage `buffers`."""

    name = "lower-to-loops"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        split_complex(op)
        library = Library()
        widen_narrow_types(op, library)
        for function in tuple(op.ops):
            if isinstance(function, FuncOp):
                lower_function(function, library)
        for definition in library.definitions(symbols_of(op)):
            op.body.block.add_op(definition)


PASS = LowerToLoops
