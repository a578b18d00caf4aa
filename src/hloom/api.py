"""What `import hloom` offers: parse, opt, compile, and the Module that they pass along."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xdsl.dialects.builtin import ModuleOp

from hloom.dialects.context import Context, Executable, Target
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
    return read(_source(program))


def read(source: Source) -> Module:
    """As `parse`, of a text that has a name."""
    context = new_context()
    op = parse_source(source, context)
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

    What target "c" compiled before is found in the user's cache by the program's text. Without a C compiler, it falls
    back to the interpreter with a warning. Raises `hloom.Error`, as the function does where the number, a shape or a
    dtype of its arguments does not fit; a check of the program that fails is a `hloom.CheckError`.
    """
    return _results_of(executable_of(program, target))


def executable_of(program: Program | Source, target: str) -> Executable:
    """The program as a target runs it; the interpreter does where C is asked for and there is no compiler."""
    from hloom.lowering.c.build import NoCompiler
    from hloom.lowering.targets import load_target

    try:
        return _compiled(program, load_target(target))
    except NoCompiler as error:
        warnings.warn(f"{error.message}: the interpreter runs the program", RuntimeWarning, stacklevel=3)
        return load_target("interpreter").compile(_module(program).op)


def _compiled(program: Program | Source, target: Target) -> Executable:
    """By its text, where the target can find a program by that."""
    compile_text: Callable[..., Executable] | None = getattr(target, "compile_text", None)
    if compile_text is None or isinstance(program, Module):
        return target.compile(_module(program).op)
    source = _source(program)
    return compile_text(source, lambda: read(source).op)


def _results_of(executable: Executable) -> Callable[..., Any]:
    run: Callable[..., list[Any]] = getattr(executable, "call", executable)

    def call(*arguments: Any) -> Any:
        results = run(*arguments)
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


def _module(program: Program | Source) -> Module:
    if isinstance(program, Module):
        return Module(program.op.clone(), program.context)
    return read(_source(program))


def _source(program: str | Path | Source) -> Source:
    """Text has a line break or a bracket; any other string is a path."""
    if isinstance(program, Source):
        return program
    if isinstance(program, str) and any(mark in program for mark in "\n{<"):
        return Source("<string>", program)
    try:
        return decode(Path(program).read_bytes(), str(program))
    except OSError as error:
        raise LocatedError(f"{program}: {error.strerror}") from None
