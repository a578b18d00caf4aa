"""What runs a pipeline: verification after each pass, instruments around it, and blame where a pass fails."""

from __future__ import annotations

import gc
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation
from xdsl.passes import ModulePass
from xdsl.utils.exceptions import DiagnosticException, PassFailedException

from hloom.dialects.diagnostics import Error, error_at

from .pipeline import OpPass, Pipeline, children


class InternalError(Error):
    """A fault of a pass, not of the program that it ran on; the exception behind it is the cause."""

    reproducer: str | None = None
    """A text that `opt --run-reproducer` fails on in the same way."""


def title(pass_: ModulePass) -> str:
    """What mlir-opt calls a pass besides its name: the class."""
    return type(pass_).__name__


class Instrument:
    """Something that watches a pipeline run. Each hook does nothing unless overridden."""

    def enter(self, pipeline: Pipeline, op: Operation) -> None:
        """Before a nested pipeline runs on `op`."""

    def leave(self, pipeline: Pipeline, op: Operation) -> None:
        """After a nested pipeline has run on `op`."""

    def before(self, pass_: ModulePass, op: Operation) -> None:
        """Before a pass runs on `op`."""

    def after(self, pass_: ModulePass, op: Operation) -> None:
        """After a pass has run on `op` without an error."""

    def failed(self, pass_: ModulePass, op: Operation) -> None:
        """After a pass has raised an error on `op`, or has left invalid IR."""


@dataclass(frozen=True)
class Runner:
    """Runs pipelines in one context."""

    context: Context
    instruments: Sequence[Instrument] = ()
    verify_each: bool = False

    def run(self, pipeline: Pipeline, op: Operation) -> None:
        """Runs the pipeline on `op`, which it must be anchored on.

        Raises `hloom.Error` where a pass rejects the program, and `InternalError` where a pass fails of itself or
        leaves invalid IR.
        """
        if not pipeline.fits(op):
            raise error_at(op, f"can't run '{pipeline.anchor}' pass manager on '{op.name}' op")
        with _collector_paused():
            for step in pipeline.steps:
                if isinstance(step, Pipeline):
                    self._run_below(step, op)
                else:
                    self._run_pass(step, op)

    def _run_below(self, pipeline: Pipeline, op: Operation) -> None:
        for inner in [child for child in children(op) if pipeline.fits(child)]:
            for instrument in self.instruments:
                instrument.enter(pipeline, inner)
            self.run(pipeline, inner)
            for instrument in self.instruments:
                instrument.leave(pipeline, inner)

    def _run_pass(self, pass_: ModulePass, op: Operation) -> None:
        for instrument in self.instruments:
            instrument.before(pass_, op)
        try:
            self._guarded(pass_, op)
        except Exception:
            for instrument in self.instruments:
                instrument.failed(pass_, op)
            raise
        for instrument in self.instruments:
            instrument.after(pass_, op)

    def _guarded(self, pass_: ModulePass, op: Operation) -> None:
        try:
            _apply(pass_, self.context, op)
        except Error:
            raise
        except (PassFailedException, DiagnosticException) as error:
            raise error_at(op, f"pass '{pass_.name}': {error}") from error
        except Exception as error:
            raise InternalError(f"pass '{pass_.name}' failed: {type(error).__name__}: {error}") from error
        if self.verify_each:
            _verify(pass_, op)


@contextmanager
def _collector_paused() -> Generator[None]:
    """Passes make many objects; the collector would walk the whole program again and again (measured: 1.5x)."""
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _apply(pass_: ModulePass, context: Context, op: Operation) -> None:
    if isinstance(pass_, OpPass):
        pass_.apply_to(context, op)
    elif isinstance(op, ModuleOp):
        pass_.apply(context, op)
    else:
        raise error_at(op, f"pass '{pass_.name}' works on modules only, and cannot run on '{op.name}'")


def _verify(pass_: ModulePass, op: Operation) -> None:
    from hloom.dialects.verifier import verify

    try:
        verify(op)
    except Error as error:
        raise InternalError(f"pass '{pass_.name}' left invalid IR: {error}") from error
