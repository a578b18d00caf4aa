"""Reproducers: a program with the passes that fail on it, as one file that `--run-reproducer` runs.

The passes stand in the file's `{-# external_resources: { mlir_reproducer: {…} } #-}`, as mlir-opt has them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from xdsl.ir import Operation
from xdsl.passes import ModulePass

from .pipeline import Pipeline
from .runner import Instrument, title

GROUP = "mlir_reproducer"
Resources = Mapping[str, Mapping[str, str | bool]]


def resources(pipeline: str, verify_each: bool) -> Resources:
    """What a reproducer says besides the program."""
    return {GROUP: {"pipeline": pipeline, "disable_threading": True, "verify_each": verify_each}}


@dataclass(frozen=True)
class Reproduction:
    """What a failing pipeline leaves: a text that fails again, and where it failed."""

    text: str
    where: str


class Reproducer(Instrument):
    """Watches a pipeline for a failure. `local`: what is left then has only the failing pass, and the IR before it."""

    def __init__(
        self, pipeline: Pipeline, verify_each: bool, local: bool, print_op: Callable[[Operation, Resources], str]
    ) -> None:
        self.pipeline, self.verify_each, self.local, self.print_op = pipeline, verify_each, local, print_op
        self.found: Reproduction | None = None
        self._text: str | None = None

    def before(self, pass_: ModulePass, op: Operation) -> None:
        if self._text is not None and not self.local:
            return
        anchors = _anchors(op)
        text = str(pass_)
        for anchor in anchors:
            text = f"{anchor.name}({text})"
        self._text = self.print_op(anchors[-1], resources(text if self.local else str(self.pipeline), self.verify_each))

    def failed(self, pass_: ModulePass, op: Operation) -> None:
        if self._text is not None and self.found is None:
            where = f"`{title(pass_)}` on '{op.name}' operation"
            self.found = Reproduction(self._text, where if self.local else f"[{where}]")


def _anchors(op: Operation) -> list[Operation]:
    """The op and those around it, the innermost first."""
    found = [op]
    while (parent := found[-1].parent_op()) is not None:
        found.append(parent)
    return found
