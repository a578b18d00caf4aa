"""Pipelines: passes in order, nested on the ops that they run on.

A pass is an `xdsl.passes.ModulePass`. One that works on any op that is isolated from above says so by deriving
from `OpPass`, and can then be scheduled on `func.func` or `any`.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation
from xdsl.passes import ModulePass
from xdsl.traits import IsolatedFromAbove

MODULE = ModuleOp.name
ANY = "any"


class OpPass(ModulePass):
    """A pass that works on one op at a time, be it a module, a function or anything else isolated from above."""

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        self.apply_to(ctx, op)

    @abstractmethod
    def apply_to(self, context: Context, op: Operation) -> None:
        """Runs the pass on what `op` holds."""


@dataclass(frozen=True)
class Pipeline:
    """Passes and nested pipelines that run one after the other on an op called `anchor` (or on any isolated op)."""

    anchor: str
    steps: tuple[ModulePass | Pipeline, ...]

    def apply(self, context: Context, op: Operation) -> None:
        """Runs on `op` with nothing watching, and without verification (`Runner` does both).

        Raises `hloom.Error` where a pass rejects the program, and `InternalError` where a pass fails of itself.
        """
        from .runner import Runner

        Runner(context).run(self, op)

    def fits(self, op: Operation) -> bool:
        return op.has_trait(IsolatedFromAbove) if self.anchor == ANY else op.name == self.anchor

    def __str__(self) -> str:
        return f"{self.anchor}({','.join(map(str, self.steps))})"

    def described(self) -> str:
        """What `--dump-pass-pipeline` prints, a pass a line."""
        return f"Pass Manager with {len(self.steps)} passes:\n{self._lines('')}\n"

    def _lines(self, indent: str) -> str:
        inner = indent + "  "
        steps = (step._lines(inner) if isinstance(step, Pipeline) else f"{inner}{step}" for step in self.steps)
        return f"{indent}{self.anchor}(\n" + ",\n".join(steps) + f"\n{indent})"


def children(op: Operation) -> Iterator[Operation]:
    """The ops that stand directly in the regions of `op`."""
    for region in op.regions:
        for block in region.blocks:
            yield from block.ops


def can_run_on(pass_: ModulePass, anchor: str) -> bool:
    return anchor == MODULE or isinstance(pass_, OpPass)
