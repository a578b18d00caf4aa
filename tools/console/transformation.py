"""What `opt` does with one text: reads it, runs the passes while they are watched, and prints it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path

from xdsl.ir import Operation

from hloom.api import new_context
from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Error, LocatedError, Source
from hloom.dialects.text.parser import external_resources, parse, parse_single
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.dialects.verifier import verify
from hloom.passes.manager import Instrument, InternalError, Pipeline, Runner, parse_pipeline
from hloom.passes.manager.printing import IRPrinting, PrintWhen, TreeDirectory, to_stream
from hloom.passes.manager.reproducer import GROUP, Reproducer, Resources, resources
from hloom.passes.manager.statistics import Statistics
from hloom.passes.manager.timing import Timing

from .expectations import differences
from .failures import FAILED, FINE, report
from .files import file_error
from .plugins import load_dialects
from .rules import listeners, why_not


def transform(part: Source, pipeline: Pipeline, arguments: Namespace) -> tuple[str, int]:
    """The program after the passes, and an exit code; errors are printed, or compared with those that are expected."""
    text, errors = "", list[LocatedError]()
    transformation = Transformation(part, pipeline, arguments)
    try:
        text = transformation.run()
    except InternalError as error:
        error.reproducer = transformation.reproduction()
        raise
    except Error as error:
        errors.append(error if isinstance(error, LocatedError) else LocatedError(str(error)))
    if arguments.verify_diagnostics:
        return text, _compare(part, errors, arguments)
    return text, max(map(report, errors), default=FINE)


def _compare(part: Source, errors: list[LocatedError], arguments: Namespace) -> int:
    found = differences(part, errors, arguments.verify_diagnostics)
    for difference in found:
        print(difference, file=sys.stderr)
    return FAILED if found else FINE


class Transformation:
    """One text on its way, in a context of its own."""

    def __init__(self, source: Source, pipeline: Pipeline, arguments: Namespace) -> None:
        self.source, self.pipeline, self.arguments = source, pipeline, arguments
        self.context = context_of(arguments)
        self.log, self.context.listener = listeners(arguments)
        self.verify_each: bool = arguments.verify_each
        self.options = PrintOptions(
            generic=arguments.mlir_print_op_generic,
            debuginfo=arguments.mlir_print_debuginfo,
            elide_elementsattrs_if_larger=arguments.mlir_elide_elementsattrs_if_larger,
            elide_resource_strings_if_larger=arguments.mlir_elide_resource_strings_if_larger,
            assume_verified=arguments.verify_each,
            local_scope=arguments.mlir_print_local_scope,
            value_users=arguments.mlir_print_value_users,
            use_nameloc_as_prefix=arguments.mlir_use_nameloc_as_prefix,
        )

    def run(self) -> str:
        """The printed program; reports and dumps go to standard error on the way."""
        timing = Timing() if self.arguments.mlir_timing else None
        try:
            with _section(timing, "Parser"):
                op = self._read()
            self._run_passes(op, [timing] if timing else [])
            self._explain(op)
            with _section(timing, "Output"):
                return print_op(op, self.options).rstrip("\n") + ("\n" if self.options.local_scope else "\n\n")
        finally:
            if timing:
                timing.report(sys.stderr, self.arguments.mlir_timing_display)

    def _explain(self, op: Operation) -> None:
        """What rules did, and why others did nothing."""
        if self.log is not None:
            print(self.log.table(), end="", file=sys.stderr)
            self.options = replace(self.options, comments=self.log.comments())
        for request in self.arguments.why_not:
            print(why_not(request, self.pipeline, op), file=sys.stderr)

    def _read(self) -> Operation:
        external = external_resources(self.source, self.context)
        if self.arguments.run_reproducer:
            self._take_reproducer(external.pop(GROUP, {}))
        self.options = replace(self.options, external_resources=external)
        op = self._parsed(self.source)
        if not self.arguments.mlir_very_unsafe_disable_verifier_on_parsing:
            verify(op)
        if self.arguments.verify_roundtrip:
            self._check_roundtrip(op)
        return op

    def _parsed(self, source: Source) -> Operation:
        return (parse_single if self.arguments.no_implicit_module else parse)(source, self.context)

    def _take_reproducer(self, said: Mapping[str, str | bool]) -> None:
        """The pipeline that the text brings, in place of the command line's."""
        self.verify_each = bool(said.get("verify_each", self.verify_each))
        if isinstance(pipeline := said.get("pipeline"), str):
            self.pipeline = parse_pipeline(pipeline, f"<{GROUP}>")

    def _check_roundtrip(self, op: Operation) -> None:
        """What is printed, in either form, reads as the same program."""
        for generic in (False, True):
            options = PrintOptions(generic=generic, debuginfo=True)
            text = print_op(op, options)
            again = print_op(self._parsed(Source("<roundtrip>", text)), options)
            if text != again:
                shown = f"<<<<<<Reference\n{text}\n=====\n{again}\n>>>>>roundtripped"
                raise LocatedError(
                    f"roundTrip testing roundtripped module differs from reference:\n{shown}", self.source
                )

    def _run_passes(self, op: Operation, watching: list[Instrument]) -> None:
        reproducer = self._reproducer()
        instruments = [*self._dumps(), *watching, *([reproducer] if reproducer else [])]
        statistics = Statistics(self.pipeline) if self.arguments.mlir_pass_statistics else None
        try:
            Runner(self.context, instruments, self.verify_each).run(self.pipeline, op)
        except Error:
            if reproducer is not None and reproducer.found is not None:
                self._write(reproducer.found.text, reproducer.found.where)
            raise
        finally:
            if statistics is not None:
                statistics.report(sys.stderr, self.arguments.mlir_pass_statistics_display)

    def _dumps(self) -> Iterator[IRPrinting]:
        given = self.arguments
        change, failure = given.mlir_print_ir_after_change, given.mlir_print_ir_after_failure
        every = given.mlir_print_ir_after_all or (failure and not given.mlir_print_ir_after)
        before = None if given.mlir_print_ir_before_all else given.mlir_print_ir_before
        after = None if every else given.mlir_print_ir_after
        if before == [] and after == []:
            return
        when = PrintWhen(before, after, change, failure, given.mlir_print_ir_module_scope)
        folder = given.mlir_print_ir_tree_dir
        write = to_stream(sys.stderr) if folder is None else TreeDirectory(folder)
        yield IRPrinting(when, self._dumped, write)

    def _dumped(self, op: Operation) -> str:
        """IR in the middle of a pipeline may be wrong, and is printed all the same."""
        local = self.options.local_scope or op.parent is not None
        options = replace(self.options, assume_verified=False, local_scope=local, external_resources={})
        return print_op(op, options)

    # Reproducers.

    def _reproducer(self) -> Reproducer | None:
        if self.arguments.mlir_pass_pipeline_crash_reproducer is None:
            return None
        local = self.arguments.mlir_pass_pipeline_local_reproducer
        return Reproducer(self.pipeline, self.verify_each, local, _reproducible)

    def _write(self, text: str, where: str) -> None:
        file = self.arguments.mlir_pass_pipeline_crash_reproducer
        try:
            Path(file).write_text(text, encoding="utf-8", errors="surrogateescape")
        except OSError as error:
            raise file_error(file, error) from None
        failed = "error: Failures have been detected while processing an MLIR pass pipeline"
        left = f"note: Pipeline failed while executing {where}: reproducer generated at `{file}`"
        print(f"{self.source.name}: {failed}\n{self.source.name}: {left}", file=sys.stderr)

    def reproduction(self) -> str:
        """The input, with the passes that were run on it, for `--run-reproducer`."""
        return _reproducible(self._parsed(self.source), resources(str(self.pipeline), self.verify_each))


def _reproducible(op: Operation, extra: Resources) -> str:
    return print_op(op, PrintOptions(assume_verified=False, external_resources=extra))


def context_of(arguments: Namespace) -> Context:
    """A new context with what the command line adds to it."""
    context = new_context()
    context.allow_unregistered = arguments.allow_unregistered_dialect
    load_dialects(arguments.load_dialect_plugin, context)
    return context


def _section(timing: Timing | None, name: str) -> AbstractContextManager[None]:
    return timing.section(name) if timing else nullcontext()
