"""Run a program on given inputs, and print or save its results.

The inputs are one --input for each argument, in order; a single --input=random:SEED makes all of them. The entry is
@main, or the only public function.
"""

from __future__ import annotations

from argparse import Namespace

from .console.arguments import Parser
from .console.failures import FINE


def add_arguments(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="MLIR text (default: standard input)")
    parser.add_argument("--target", default="interpreter", metavar="NAME", help="what runs it (default: interpreter)")
    parser.add_argument("--function", default="main", metavar="NAME", help="the entry (default: main)")
    what = "x.npy, an MLIR literal, or random:SEED"
    parser.add_argument("--input", action="append", default=[], metavar="VALUE", help=what)
    parser.add_argument("--output", action="append", default=[], metavar="FILE", help="a .npy file for each result")


def execute(arguments: Namespace) -> int:
    from hloom.api import new_context
    from hloom.lowering.targets import load_target

    from .console.programs import read_program
    from .console.values import read_arguments, write_results

    target = load_target(arguments.target)
    context = new_context()
    module, function = read_program(arguments.file, context, arguments.function)
    given = read_arguments(arguments.input, function, context)
    write_results(target.compile(module)(*given), arguments.output)
    return FINE
