"""`lower-to-loops`: `linalg` ops become `scf.for` nests over loads and stores (docs/stages.md, `loops`)."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.dialects.func import FuncOp
from xdsl.passes import ModulePass

from .loops.extended import lower_extended
from .loops.functions import lower_function
from .loops.library import Library, symbols_of
from .loops.narrow import widen_narrow_types
from .loops.pairs import split_complex
from .loops.templates import Templates


@dataclass(frozen=True)
class LowerToLoops(ModulePass):
    """Schedules, fuses and writes out the loops of a module at stage `buffers`."""

    name = "lower-to-loops"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        library, templates = Library(), Templates(symbols_of(op))
        for function in _functions(op):
            lower_extended(function, templates)
        op.body.block.add_ops(templates.definitions())
        split_complex(op)
        widen_narrow_types(op, library)
        for function in _functions(op):
            lower_function(function, library)
            library.replace_in(function)
        for definition in library.definitions(symbols_of(op)):
            op.body.block.add_op(definition)


def _functions(module: ModuleOp) -> list[FuncOp]:
    return [op for op in module.ops if isinstance(op, FuncOp)]


PASS = LowerToLoops
