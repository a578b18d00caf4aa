"""Run a program on given inputs, and print or save its results.

The inputs are one --input for each argument, in order; a single --input=random:SEED makes all of them. The entry is
@main, or the only public function; of a module of tests, where no public function takes arguments, each is run.

Exit code 1 says that a check of the program (check.expect_…) failed, 2 that the program or its inputs were rejected.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from .console.arguments import Parser, UsageError
from .console.failures import FINE, report
from .opt import MARKER

if TYPE_CHECKING:
    from xdsl.dialects.builtin import ModuleOp
    from xdsl.ir import Operation

    from hloom.dialects.context import Context, Target
    from hloom.dialects.diagnostics import Source


def add_arguments(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="MLIR text (default: standard input)")
    parser.add_argument("--target", default="interpreter", metavar="NAME", help="what runs it (default: interpreter)")
    parser.add_argument("--function", metavar="NAME", help="the entry (default: main, or the only public function)")
    what = "x.npy, an MLIR literal, or random:SEED"
    parser.add_argument("--input", action="append", default=[], metavar="VALUE", help=what)
    parser.add_argument("--output", action="append", default=[], metavar="FILE", help="a .npy file for each result")
    parser.optional("--split-input-file", MARKER, f"run the parts between '{MARKER}' one by one")
    parser.add_argument("--probe-output-dir", metavar="DIR", help="where to save what interpreter.probe ops see")


def execute(arguments: Namespace) -> int:
    from hloom.api import new_context
    from hloom.lowering.targets import load_target

    from .console.chunks import split
    from .console.files import read_source

    runner = _Runner(load_target(arguments.target), new_context(), arguments)
    source, marker = read_source(arguments.file), arguments.split_input_file
    if not marker:
        return runner.run(source)
    if arguments.output:
        raise UsageError("--output does not go with --split-input-file")
    return max(_reported(runner.run, part) for part in split(source, marker))


_T = TypeVar("_T")


def _reported(work: Callable[[_T], int], subject: _T) -> int:
    """The exit code of one of several runs: an error is printed, and the next run goes on."""
    from hloom.dialects.diagnostics import Error
    from hloom.passes.manager import InternalError

    try:
        return work(subject)
    except InternalError:
        raise
    except Error as error:
        return report(error)


class _Runner:
    """Runs modules as the command line says."""

    def __init__(self, target: Target, context: Context, arguments: Namespace) -> None:
        self._target, self._context, self._arguments = target, context, arguments

    def run(self, source: Source) -> int:
        """Runs the entry of a module, or each function of a module of tests; the highest exit code."""
        from .console.programs import entries, read_module

        chosen = list(entries(read_module(source, self._context), self._arguments.function))
        if len(chosen) == 1:
            return self._run(chosen[0])
        if chosen and self._arguments.output:
            raise UsageError("--output goes with one function: choose it with --function")
        return max((_reported(self._run, one) for one in chosen), default=FINE)

    def _run(self, chosen: tuple[ModuleOp, Operation]) -> int:
        from .console.values import read_arguments, write_probes, write_results

        module, function = chosen
        executable = self._target.compile(module)
        given = read_arguments(self._arguments.input, function, self._context)
        try:
            results = executable(*given)
        finally:
            if self._arguments.probe_output_dir is not None:
                write_probes(getattr(executable, "probes", ()), self._arguments.probe_output_dir)
        write_results(results, self._arguments.output)
        return FINE
