"""`canonicalize`: rewrites every op into the simplest form that means the same, bit for bit, and removes dead ones."""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.ir import Operation

from hloom.dialects.context import Context as HloomContext

from .canonicalize_rules import canonicalization_rules
from .manager import OpPass
from .rewrite import rewrite


@dataclass(frozen=True)
class Canonicalizer(OpPass):
    """Applies the rules of `canonicalize_rules` until none applies, at most `max_iterations` times for each op."""

    name = "canonicalize"
    max_iterations: int = 10

    def apply_to(self, context: Context, op: Operation) -> None:
        evaluator, listener = None, None
        if isinstance(context, HloomContext):
            evaluator, listener = context.evaluator, context.listener
        rewrite(op, canonicalization_rules(evaluator), self.max_iterations, listener=listener)


PASS = Canonicalizer
