"""`apply-rules`: applies the rules of a `.rewrite` or `.py` file until none matches, and removes dead ops."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from xdsl.context import Context
from xdsl.ir import Operation

from hloom.dialects.context import Context as HloomContext

from .manager import OpPass
from .rewrite import RuleSet, rewrite, rule_set
from .rewrite.loading import load_rules


@dataclass(frozen=True)
class ApplyRules(OpPass):
    """Applies the rules of a file, at most `max_iterations` times for each op, from the first op or from the last."""

    name = "apply-rules"
    rules: str
    max_iterations: int = 10
    bottom_up: bool = False

    @cached_property
    def _rules(self) -> RuleSet:
        return rule_set(load_rules(self.rules))

    def apply_to(self, context: Context, op: Operation) -> None:
        listener = context.listener if isinstance(context, HloomContext) else None
        rewrite(op, self._rules, self.max_iterations, bottom_up=self.bottom_up, listener=listener)


PASS = ApplyRules
