"""Run passes on a program, and print it.

With the flags of mlir-opt by their names. Each pass is a flag of its own (--canonicalize,
--canonicalize='max-iterations=3'); they run in the order given.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from typing import TYPE_CHECKING

from .console.arguments import Parser, UsageError, names
from .console.failures import FINE

if TYPE_CHECKING:
    from hloom.passes.manager import Pipeline


# What `--split-input-file` cuts at, and what then stands between the parts that are printed.
MARKER = "// -----"


def add_arguments(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="MLIR text (default: standard input)")
    parser.add_argument("-o", dest="output", default="-", metavar="FILE", help="default: standard output")
    _add_passes(parser)
    _add_rules(parser)
    _add_input(parser)
    _add_printing(parser)
    _add_dumps(parser)
    _add_reports(parser)
    parser.set_defaults(extras=())


def _add_passes(parser: Parser) -> None:
    parser.add_argument("-p", dest="passes", metavar="PASSES", help="passes to run, such as canonicalize,cse")
    parser.add_argument("--pass-pipeline", metavar="TEXT", help="or nested: builtin.module(func.func(cse),inline)")
    parser.flag("--run-reproducer", "the passes that the input names itself, as reproducers do")
    parser.several("--load-pass-plugin", "PLUGIN", "passes of a Python file or module")
    parser.several("--load-dialect-plugin", "PLUGIN", "dialects of a Python file or module")
    parser.flag("--dump-pass-pipeline", "print the pipeline that will be run")
    parser.flag("--list-passes", "list the known passes")
    parser.flag("--show-dialects", "list the known dialects")


def _add_rules(parser: Parser) -> None:
    parser.several("--rules", "FILE", "apply the rules of a .rewrite or .py file, before the passes")
    parser.flag("--explain", "say which rule fired where: a table, and comments behind the ops that it made")
    parser.several("--why-not", "RULE[@FILE:L]", "say what keeps a rule from the ops (of a line) that it starts from")
    counters = "leave rewrites out: RULE-skip=N,RULE-count=M, or rewrite-skip=N for all rules together"
    parser.add_argument("--mlir-debug-counter", metavar="COUNTERS", default="", help=counters)


def _add_input(parser: Parser) -> None:
    parser.flag("--allow-unregistered-dialect", "read ops of dialects that are not known")
    parser.flag("--no-implicit-module", "take the input's only op as it is, whatever it is")
    parser.optional("--split-input-file", MARKER, f"take the parts between '{MARKER}' one by one")
    between = f"stands between the parts that are printed (default: {MARKER})"
    parser.add_argument("--output-split-marker", metavar="TEXT", default=MARKER, help=between)
    modes = ("all", "only-expected")
    parser.optional("--verify-diagnostics", "all", "expect the errors that comments announce", choices=modes)
    parser.flag("--verify-each", "verify after each pass (default)", default=True)
    parser.flag("--verify-roundtrip", "also read what is printed, and compare")
    parser.flag("--mlir-very-unsafe-disable-verifier-on-parsing", "do not verify the input")
    parser.flag("--mlir-disable-threading", "accepted, and true in any case")


def _add_printing(parser: Parser) -> None:
    parser.flag("--mlir-print-op-generic", "print every op in its generic form")
    parser.flag("--mlir-print-debuginfo", "print locations")
    parser.flag("--mlir-print-local-scope", "print without aliases")
    parser.flag("--mlir-print-value-users", "say who uses each value")
    parser.flag("--mlir-use-nameloc-as-prefix", "call values by the names in their locations")
    parser.number("--mlir-elide-elementsattrs-if-larger", "shorten constants of more elements")
    parser.number("--mlir-elide-resource-strings-if-larger", "leave out resources of longer text")


def _add_dumps(parser: Parser) -> None:
    for moment in ("before", "after"):
        flag = f"--mlir-print-ir-{moment}"
        parser.add_argument(flag, type=names, default=[], metavar="PASSES", help=f"print the program {moment} these")
        parser.flag(f"{flag}-all", f"print the program {moment} each pass")
    parser.flag("--mlir-print-ir-after-change", "of the dumps after a pass, only those where it changed something")
    parser.flag("--mlir-print-ir-after-failure", "of the dumps after a pass, only those where it failed")
    parser.flag("--mlir-print-ir-module-scope", "print the whole program in all dumps")
    parser.add_argument("--mlir-print-ir-tree-dir", metavar="DIR", help="dumps go to files below this folder")


def _add_reports(parser: Parser) -> None:
    parser.flag("--mlir-timing", "say what each pass took")
    parser.add_argument("--mlir-timing-display", choices=("list", "tree"), default="tree", help="by time, or by place")
    parser.flag("--mlir-pass-statistics", "say what passes have counted")
    places = ("list", "pipeline")
    parser.add_argument("--mlir-pass-statistics-display", choices=places, default="pipeline", help="by name, or place")
    reproducer = "--mlir-pass-pipeline-crash-reproducer"
    parser.add_argument(reproducer, metavar="FILE", help="where a pass fails, write what --run-reproducer runs")
    parser.flag("--mlir-pass-pipeline-local-reproducer", "with the failing pass alone, and the program before it")


def execute(arguments: Namespace) -> int:
    from hloom.passes.manager import plugged

    from .console.plugins import load_passes

    with plugged(load_passes(arguments.load_pass_plugin)):
        if arguments.show_dialects or arguments.list_passes:
            return _list(arguments)
        return _optimize(arguments)


def _list(arguments: Namespace) -> int:
    from hloom.api import new_context
    from hloom.passes.manager import pass_summaries

    from .console.plugins import load_dialects

    if arguments.list_passes:
        rows = pass_summaries()
        width = max(len(name) for name in rows)
        print("Passes:")
        for name, summary in sorted(rows.items()):
            print(f"  --{name:<{width}} -   {summary}".rstrip(" -"))
        return FINE
    context = new_context()
    load_dialects(arguments.load_dialect_plugin, context)
    print(f"Available Dialects: {','.join(sorted(context.registered_dialect_names))}")
    return FINE


def _optimize(arguments: Namespace) -> int:
    from .console.chunks import split
    from .console.files import read_source, write_text
    from .console.rules import with_rules
    from .console.transformation import transform

    pipeline = with_rules(_pipeline(arguments), arguments.rules)
    _check_dumps(arguments)
    if arguments.dump_pass_pipeline:
        print(pipeline.described(), file=sys.stderr)
    source = read_source(arguments.file)
    marker = arguments.split_input_file
    parts = split(source, marker) if marker else [source]
    outcomes = [transform(part, pipeline, arguments) for part in parts]
    code = max(code for _, code in outcomes)
    if code == FINE or arguments.output == "-":
        write_text(arguments.output, f"{arguments.output_split_marker}\n".join(text for text, _ in outcomes))
    return code


def _pipeline(arguments: Namespace) -> Pipeline:
    """The pipeline that the command line asks for, by one of the three ways of asking."""
    from hloom.passes.manager import ANY, parse_pipeline

    ways = {"--pass-pipeline": arguments.pass_pipeline, "-p": arguments.passes, "passes": _pass_flags(arguments)}
    given = {name: text for name, text in ways.items() if text is not None}
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} cannot be used together")
    anchor = {"anchor": ANY} if arguments.no_implicit_module else {}
    for name, text in given.items():
        return parse_pipeline(text, f"<{name}>", **anchor)
    return parse_pipeline("", **anchor)


def _pass_flags(arguments: Namespace) -> str | None:
    """Flags such as `--canonicalize=max-iterations=3` as the text of a pipeline; None where there is none."""
    return ",".join(_pass_flag(flag, arguments.parser) for flag in arguments.extras) or None


def _pass_flag(flag: str, parser: Parser) -> str:
    from hloom.passes.manager import all_pass_names, find_pass

    name, _, options = flag.removeprefix("--").partition("=")
    if not flag.startswith("--") or find_pass(name) is None:
        parser.reject(flag, [f"--{name}" for name in all_pass_names()])
    return f"{name}{{{options}}}" if options else name


def _check_dumps(arguments: Namespace) -> None:
    """Passes to dump around that there are not, would never be met."""
    from hloom.passes.manager import all_pass_names, did_you_mean, find_pass

    for moment in ("before", "after"):
        for name in getattr(arguments, f"mlir_print_ir_{moment}"):
            if find_pass(name) is None:
                help = did_you_mean(name, all_pass_names())
                raise UsageError(f"for the --mlir-print-ir-{moment} option: cannot find pass '{name}'", help)
