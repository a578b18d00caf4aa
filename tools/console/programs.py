"""Reading programs for `run` and `compile`: parsed, verified, and reduced to an entry."""

from __future__ import annotations

from collections.abc import Iterator

from xdsl.dialects.builtin import ModuleOp, StringAttr
from xdsl.dialects.func import FuncOp
from xdsl.ir import Operation

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.verifier import verify
from hloom.lowering.interpreter.entry import argument_types, entry, public_functions
from hloom.passes.symbols import is_private, names_used, remove_unnamed, symbol_name


def read_module(source: Source, context: Context) -> ModuleOp:
    module = parse(source, context)
    verify(module)
    return module


def with_entry(module: ModuleOp, function: str = "main") -> tuple[ModuleOp, Operation]:
    """The module, and its entry: the function of that name, or the only public one. What that does not need goes."""
    chosen = entry(module, function)
    for op in module.ops:
        if isinstance(op, FuncOp) and op is not chosen:
            op.properties["sym_visibility"] = StringAttr("private")
    if isinstance(chosen, FuncOp):
        chosen.properties["sym_visibility"] = StringAttr("public")
        remove_unnamed(module, is_private)
    return module, chosen


def entries(module: ModuleOp, function: str | None) -> Iterator[tuple[ModuleOp, Operation]]:
    """What to run, each with the module that it needs: the function of that name; without a name `@main`, or the only
    public function; or else, in a module of tests, every public function where none of them takes arguments.

    A module without functions has nothing to run.
    """
    names = _suite(module) if function is None else []
    if not names and (function is not None or any(True for _ in module.ops)):
        yield with_entry(module, function or "main")
    for name in names:
        yield with_entry(_alone(module, name), name)


def _suite(module: ModuleOp) -> list[str]:
    """The public functions where there are several, none is `@main`, and none takes arguments."""
    functions = public_functions(module)
    single = len(functions) == 1 or "main" in functions
    return [] if single or any(argument_types(op) for op in functions.values()) else list(functions)


def _alone(module: ModuleOp, name: str) -> ModuleOp:
    """A copy of a function and of the symbols that it needs, so that running all of many costs linear time."""
    symbols = {symbol_name(op): op for op in module.ops}
    needed: dict[str | None, Operation] = {}
    pending = [name]
    while pending:
        found = pending.pop()
        if found in symbols and found not in needed:
            needed[found] = symbols[found]
            pending += (used for op in symbols[found].walk() for used in names_used(op))
    copies = [op.clone() for name, op in symbols.items() if name in needed]
    return ModuleOp(copies, dict(module.attributes))
