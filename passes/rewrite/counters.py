"""Debug counters on rewrites, as `--mlir-debug-counter` sets them: `TAG-skip=N`, `TAG-count=M`.

A tag is a rule's name, or `rewrite` for all rules together: of what it counts, the first N are left out, and after them
no more than M are done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xdsl.ir import Operation

from hloom.dialects.diagnostics import LocatedError, SourceLoc

from .driver import Listener
from .rules import AnyRule

ALL = "rewrite"
_SETTING = re.compile(r"([\w-]+)-(skip|count)=(\d+)")


@dataclass
class Counter:
    """What one tag may do; `seen` is how often it was asked."""

    skip: int = 0
    count: int | None = None
    seen: int = 0

    def step(self) -> bool:
        """Counts one more; whether it may be done."""
        self.seen += 1
        return self.skip < self.seen and (self.count is None or self.seen <= self.skip + self.count)


@dataclass
class Counters:
    """A listener that allows what the counters allow, and passes the rest on to `inner`."""

    counters: dict[str, Counter]
    inner: Listener | None = None

    def allows(self, rule: AnyRule, op: Operation) -> bool:
        found = [counter for tag in (rule.name, ALL) if (counter := self.counters.get(tag)) is not None]
        allowed = [counter.step() for counter in found]
        return all(allowed) and (self.inner is None or self.inner.allows(rule, op))

    def rewritten(self, rule: AnyRule, op: Operation, place: SourceLoc | None, made: Sequence[Operation]) -> None:
        if self.inner is not None:
            self.inner.rewritten(rule, op, place, made)


def read_counters(text: str) -> dict[str, Counter]:
    """The counters that `TAG-skip=N,TAG-count=M,…` sets; raises `hloom.Error` where it says something else."""
    counters: dict[str, Counter] = {}
    for setting in filter(None, text.split(",")):
        match = _SETTING.fullmatch(setting)
        if match is None:
            raise LocatedError(f"for the --mlir-debug-counter option: '{setting}' is not TAG-skip=N or TAG-count=N")
        setattr(counters.setdefault(match[1], Counter()), match[2], int(match[3]))
    return counters
