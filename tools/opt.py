"""Run passes on a program, and print it.

With the flags of mlir-opt by their names. Each pass is a flag of its own (--canonicalize,
--canonicalize='max-iterations=3'); they run in the order given.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import TYPE_CHECKING

from .console.arguments import Parser, UsageError, names
from .console.failures import FAILED, FINE, REJECTED

if TYPE_CHECKING:
    from hloom.dialects.context import Context
    from hloom.dialects.diagnostics import LocatedError, Source
    from hloom.dialects.text.printer import PrintOptions
    from hloom.passes.manager import Pipeline
    from hloom.passes.manager.instruments import IRPrinting, Timing

    from .console.expectations import Mode


# What `--split-input-file` cuts at.
MARKER = "// -----"


def add_arguments(parser: Parser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="MLIR text (default: standard input)")
    parser.add_argument("-o", dest="output", default="-", metavar="FILE", help="default: standard output")
    parser.add_argument("-p", dest="passes", metavar="PASSES", help="passes to run, such as canonicalize,cse")
    parser.add_argument("--pass-pipeline", metavar="TEXT", help="or nested: builtin.module(func.func(cse),inline)")
    parser.flag("--allow-unregistered-dialect", "read ops of dialects that are not known")
    parser.optional("--split-input-file", MARKER, f"take the parts between '{MARKER}' one by one")
    modes = ("all", "only-expected")
    parser.optional("--verify-diagnostics", "all", "expect the errors that comments announce", choices=modes)
    parser.flag("--verify-each", "verify after each pass (default)", default=True)
    parser.flag("--show-dialects", "list the known dialects")
    parser.flag("--dump-pass-pipeline", "print the pipeline that will be run")
    _add_printing(parser)
    parser.set_defaults(extras=())


def _add_printing(parser: Parser) -> None:
    parser.flag("--mlir-print-op-generic", "print every op in its generic form")
    parser.flag("--mlir-print-debuginfo", "print locations")
    parser.add_argument(
        "--mlir-elide-elementsattrs-if-larger",
        type=int,
        metavar="N",
        help="shorten larger constants",
    )
    parser.flag("--mlir-timing", "say what each pass took")
    for moment in ("before", "after"):
        parser.add_argument(
            f"--mlir-print-ir-{moment}",
            type=names,
            default=[],
            metavar="PASSES",
            help=f"print the program {moment} these passes",
        )
        parser.flag(f"--mlir-print-ir-{moment}-all", f"print the program {moment} each pass")
    parser.flag("--mlir-print-ir-after-change", "of the dumps after a pass, only those where it changed something")
    parser.flag("--mlir-print-ir-after-failure", "of the dumps after a pass, only those where it failed")
    parser.flag("--mlir-print-ir-module-scope", "print the whole program in all dumps")


def execute(arguments: Namespace) -> int:
    if arguments.show_dialects:
        return _show_dialects()
    pipeline = _pipeline(arguments)
    if arguments.dump_pass_pipeline:
        print(pipeline, file=sys.stderr)
    from .console.chunks import split
    from .console.files import read_source, write_text

    source = read_source(arguments.file)
    context, marker = _context(arguments), arguments.split_input_file
    parts = split(source, marker) if marker else [source]
    outcomes = [_process(part, pipeline, context, arguments) for part in parts]
    code = max(code for _, code in outcomes)
    if code == FINE or arguments.output == "-":
        write_text(arguments.output, f"{marker}\n".join(text for text, _ in outcomes))
    return code


def _show_dialects() -> int:
    from hloom.dialects.context import dialect_factories

    print(f"Available Dialects: {','.join(sorted(dialect_factories()))}")
    return FINE


def _context(arguments: Namespace) -> Context:
    from hloom.api import new_context

    context = new_context()
    context.allow_unregistered = arguments.allow_unregistered_dialect
    return context


def _pipeline(arguments: Namespace) -> Pipeline:
    """The pipeline that the command line asks for, by one of the three ways of asking."""
    from hloom.passes.manager import parse_pipeline

    ways = {"--pass-pipeline": arguments.pass_pipeline, "-p": arguments.passes, "passes": _pass_flags(arguments)}
    given = {name: text for name, text in ways.items() if text is not None}
    if len(given) > 1:
        raise UsageError(f"{' and '.join(given)} cannot be used together")
    for name, text in given.items():
        return parse_pipeline(text, f"<{name}>")
    return parse_pipeline("")


def _pass_flags(arguments: Namespace) -> str | None:
    """Flags such as `--canonicalize=max-iterations=3` as the text of a pipeline; None where there is none."""
    return ",".join(_pass_flag(flag, arguments.parser) for flag in arguments.extras) or None


def _pass_flag(flag: str, parser: Parser) -> str:
    from hloom.passes.manager import all_pass_names, find_pass

    name, _, options = flag.removeprefix("--").partition("=")
    if not flag.startswith("--") or find_pass(name) is None:
        parser.reject(flag, [f"--{name}" for name in all_pass_names()])
    return f"{name}{{{options}}}" if options else name


def _process(part: Source, pipeline: Pipeline, context: Context, arguments: Namespace) -> tuple[str, int]:
    """The program after the passes, and an exit code; errors are printed, or compared with those that are expected."""
    from hloom.dialects.diagnostics import Error, LocatedError
    from hloom.passes.manager import InternalError

    text, errors = "", list[LocatedError]()
    try:
        text = _transform(part, pipeline, context, arguments)
    except InternalError:
        raise
    except Error as error:
        errors.append(error if isinstance(error, LocatedError) else LocatedError(str(error)))
    if arguments.verify_diagnostics:
        return text, _compare(part, errors, arguments.verify_diagnostics)
    for error in errors:
        print(error, file=sys.stderr)
    return text, REJECTED if errors else FINE


def _compare(part: Source, errors: list[LocatedError], mode: Mode) -> int:
    from .console.expectations import differences

    found = differences(part, errors, mode)
    for difference in found:
        print(difference, file=sys.stderr)
    return FAILED if found else FINE


def _transform(part: Source, pipeline: Pipeline, context: Context, arguments: Namespace) -> str:
    from hloom.dialects.text.parser import parse
    from hloom.dialects.text.printer import print_op
    from hloom.dialects.verifier import verify
    from hloom.passes.manager import Runner

    timing = _timing(arguments)
    watching = [*_printing(arguments), *([timing] if timing else [])]
    try:
        with timing.section("Parser") if timing else nullcontext():
            module = parse(part, context)
            verify(module)
        Runner(context, watching, arguments.verify_each).run(pipeline, module)
        with timing.section("Output") if timing else nullcontext():
            return print_op(module, _print_options(arguments)).rstrip("\n") + "\n\n"
    finally:
        if timing:
            timing.report(sys.stderr)


def _timing(arguments: Namespace) -> Timing | None:
    from hloom.passes.manager.instruments import Timing

    return Timing() if arguments.mlir_timing else None


def _printing(arguments: Namespace) -> Iterator[IRPrinting]:
    from hloom.dialects.text.printer import print_op
    from hloom.passes.manager.instruments import IRPrinting, PrintWhen

    change, failure = arguments.mlir_print_ir_after_change, arguments.mlir_print_ir_after_failure
    every = arguments.mlir_print_ir_after_all or ((change or failure) and not arguments.mlir_print_ir_after)
    before = None if arguments.mlir_print_ir_before_all else arguments.mlir_print_ir_before
    after = None if every else arguments.mlir_print_ir_after
    options = replace(_print_options(arguments), assume_verified=False)
    if before != [] or after != []:
        when = PrintWhen(before, after, change, failure, arguments.mlir_print_ir_module_scope)
        yield IRPrinting(when, lambda op: print_op(op, replace(options, local_scope=op.parent is not None)), sys.stderr)


def _print_options(arguments: Namespace) -> PrintOptions:
    from hloom.dialects.text.printer import PrintOptions

    return PrintOptions(
        generic=arguments.mlir_print_op_generic,
        debuginfo=arguments.mlir_print_debuginfo,
        elide_elementsattrs_if_larger=arguments.mlir_elide_elementsattrs_if_larger,
        assume_verified=arguments.verify_each,
    )
