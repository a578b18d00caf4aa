"""Reading a program for `run` and `compile`: parsed, verified, and reduced to its entry."""

from __future__ import annotations

from xdsl.dialects.builtin import ModuleOp, StringAttr
from xdsl.dialects.func import FuncOp
from xdsl.ir import Operation

from hloom.dialects.context import Context
from hloom.dialects.text.parser import parse
from hloom.dialects.verifier import verify
from hloom.lowering.interpreter.entry import entry
from hloom.passes.symbols import is_private, remove_unnamed

from .files import read_source


def read_program(file: str, context: Context, function: str = "main") -> tuple[ModuleOp, Operation]:
    """The module, and its entry: the function of that name, or the only public one. What that does not need goes."""
    module = parse(read_source(file), context)
    verify(module)
    chosen = entry(module, function)
    for op in module.ops:
        if isinstance(op, FuncOp) and op is not chosen:
            op.properties["sym_visibility"] = StringAttr("private")
    if isinstance(chosen, FuncOp):
        chosen.properties["sym_visibility"] = StringAttr("public")
        remove_unnamed(module, is_private)
    return module, chosen
