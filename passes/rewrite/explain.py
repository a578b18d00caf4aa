"""What rules did, and why one did not: for `hloom opt --explain` and `--why-not`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xdsl.ir import Operation

from hloom.dialects.diagnostics import SourceLoc, place_of, render

from .compiler import Unmet
from .rules import AnyRule, Rule


class Firing(NamedTuple):
    """A rule that rewrote an op: its name, the op's, where that stood, and what was made."""

    rule: str
    op: str
    place: SourceLoc | None
    made: tuple[Operation, ...]


@dataclass
class Log:
    """A listener that writes down every firing."""

    firings: list[Firing] = field(default_factory=list[Firing])

    def allows(self, rule: AnyRule, op: Operation) -> bool:
        return True

    def rewritten(self, rule: AnyRule, op: Operation, place: SourceLoc | None, made: Sequence[Operation]) -> None:
        self.firings.append(Firing(rule.name, op.name, place, tuple(made)))

    def table(self) -> str:
        """How often each rule fired, and where first; the most frequent first."""
        counts, first = Counter(firing.rule for firing in self.firings), dict[str, Firing]()
        for firing in self.firings:
            first.setdefault(firing.rule, firing)
        rows = [(name, str(count), _shown(first[name])) for name, count in counts.most_common()]
        return _aligned([("rule", "fired", "first on"), *rows]) if rows else "no rule fired\n"

    def comments(self) -> dict[int, str]:
        """The rules that made the ops that are still in the program, by the ops' `id`s."""
        return {id(op): firing.rule for firing in self.firings for op in firing.made if op.parent is not None}


def _shown(firing: Firing) -> str:
    if firing.place is None:
        return firing.op
    line, column = firing.place.source.line_column(firing.place.offset)
    return f"{firing.op} at {firing.place.source.name}:{line}:{column}"


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)
    return "\n".join(lines) + "\n"


class Reason(NamedTuple):
    """What keeps a rule from an op: the first condition that does not hold, and the op that fails it; or nothing."""

    root: Operation
    condition: str | None
    op: Operation

    def __str__(self) -> str:
        place = place_of(self.op)
        said = f"unmet: {self.condition}" if self.condition is not None else "the rule applies"
        if place is None:
            return f"{self.op.name}: note: {said}"
        return render("note", said, place.source, place.offset)


def why_not(rule: AnyRule, ops: Iterable[Operation]) -> Iterator[Reason]:
    """For each op that the rule could start from, what keeps it from applying.

    Of several orders of commutative operands, the one that gets furthest is told.
    """
    for op in ops:
        if isinstance(op, rule.roots):
            yield _reason(rule, op) if isinstance(rule, Rule) else Reason(op, "its function finds something to do", op)


def _reason(rule: Rule, op: Operation) -> Reason:
    furthest: Unmet | None = None
    for matcher in rule.matchers:
        found = matcher.explain(op)
        if not isinstance(found, Unmet):
            return Reason(op, None, op)
        if furthest is None or found.step > furthest.step:
            furthest = found
    assert furthest is not None
    return Reason(op, furthest.condition, furthest.op)
