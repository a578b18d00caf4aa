"""What `import hloom` offers: parse, opt, compile, and the Module that they pass along."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xdsl.dialects.builtin import ModuleOp

from hloom.dialects.context import Context, Executable
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import decode
from hloom.dialects.text.parser import parse as parse_source
from hloom.dialects.text.printer import print_op
from hloom.dialects.verifier import verify

if TYPE_CHECKING:
    from hloom.passes.rewrite import AnyRule


class Module:
    """A program in memory: xDSL's `ModuleOp` as `op`, and the context that it was read in. `str` gives MLIR text."""

    op: ModuleOp
    context: Context

    def __init__(self, op: ModuleOp, context: Context) -> None:
        self.op, self.context = op, context

    def __str__(self) -> str:
        return print_op(self.op)


Program = str | Path | Module


def parse(program: str | Path) -> Module:
    """Reads and verifies a program: MLIR text, or the path of a file of it. Raises `hloom.Error` with the place."""
    context = new_context()
    op = parse_source(_source(program), context)
    verify(op)
    return Module(op, context)


def opt(program: Program, pipeline: str) -> Module:
    """The program after the passes of `pipeline`, such as "canonicalize,cse"; the argument is left as it was."""
    from hloom.passes.manager import Runner, parse_pipeline

    module = _module(program)
    Runner(module.context).run(parse_pipeline(pipeline), module.op)
    verify(module.op)
    return module


def rewrite(program: Program, rules: Sequence[AnyRule]) -> Module:
    """The program after the rules were applied until none matches; the argument is left as it was."""
    from hloom.passes.rewrite import rewrite as apply_rules
    from hloom.passes.rewrite import rule_set

    module = _module(program)
    apply_rules(module.op, rule_set(rules))
    verify(module.op)
    return module


def compile(program: Program, target: str = "c") -> Callable[..., Any]:
    """A function on NumPy arrays: one array out, or a tuple where the program returns several (or none).

    Without a C compiler, target "c" falls back to the interpreter with a warning.
    """
    from hloom.lowering.c.build import NoCompiler
    from hloom.lowering.targets import load_target

    module = _module(program)
    try:
        executable: Executable = load_target(target).compile(module.op)
    except NoCompiler as error:
        warnings.warn(f"{error.message}: the interpreter runs the program", RuntimeWarning, stacklevel=2)
        executable = load_target("interpreter").compile(module.op)

    def call(*arguments: Any) -> Any:
        results = executable(*arguments)
        return results[0] if len(results) == 1 else tuple(results)

    return call


def new_context() -> Context:
    """A context with the services that passes may ask for: the interpreter as evaluator."""
    context = Context()
    context.evaluator = _evaluate
    return context


def _evaluate(module: ModuleOp, function: str, arguments: Sequence[Any]) -> list[Any]:
    from hloom.lowering import interpreter

    return interpreter.run(module, list(arguments), function)


def _module(program: Program) -> Module:
    if isinstance(program, Module):
        return Module(program.op.clone(), program.context)
    return parse(program)


def _source(program: str | Path) -> Source:
    """Text has a line break or a bracket; any other string is a path."""
    if isinstance(program, str) and any(mark in program for mark in "\n{<"):
        return Source("<string>", program)
    try:
        return decode(Path(program).read_bytes(), str(program))
    except OSError as error:
        raise LocatedError(f"{program}: {error.strerror}") from None
