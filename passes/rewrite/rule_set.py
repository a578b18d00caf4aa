"""Rules by the op that they start from: what is worth a try on it, the most specific first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from xdsl.ir import Operation

from .matcher import Matcher
from .rules import AnyRule, Rule

# What is tried on an op: a rule, and what matches it; None for a native rule, which does so itself.
Attempt: TypeAlias = "tuple[AnyRule, Matcher | None]"

# Where an op's first operands come from decides which of many rules are worth a try.
_KEYED, _MANY = 4, 2


class RuleSet:
    """Rules by the class of the op that they start from."""

    def __init__(self, rules_of: Callable[[type[Operation]], Iterable[AnyRule]]) -> None:
        self.rules_of = rules_of
        self._rows: dict[type[Operation], _Row] = {}

    def row(self, op_class: type[Operation]) -> _Row:
        """What there is to try on ops of a class."""
        row = self._rows.get(op_class)
        if row is None:
            row = self._rows[op_class] = _Row(self(op_class))
        return row

    def __call__(self, op_class: type[Operation]) -> tuple[AnyRule, ...]:
        """The rules for a class of root ops: by benefit, then priority, then the order in which they are given."""
        return tuple(sorted(self.rules_of(op_class), key=lambda rule: (-rule.benefit, -rule.priority)))


class _Row:
    """The rules of one class of root ops; what the classes of its operands' owners rule out is remembered."""

    def __init__(self, rules: Iterable[AnyRule]) -> None:
        self.attempts: list[Attempt] = []
        for rule in rules:
            self.attempts += [(rule, matcher) for matcher in (rule.matchers if isinstance(rule, Rule) else [None])]
        self.keyed = len(self.attempts) > _MANY
        self._chosen: dict[tuple[type, ...], list[Attempt]] = {}

    def of(self, op: Operation) -> Sequence[Attempt]:
        """What to try on an op, in this order: rules whose patterns begin otherwise are left out."""
        if not self.keyed:
            return self.attempts
        operands = op._operands  # pyright: ignore[reportPrivateUsage]
        key = tuple([operand.owner.__class__ for operand in operands[:_KEYED]])
        found = self._chosen.get(key)
        if found is None:
            found = self._chosen[key] = [attempt for attempt in self.attempts if _may_match(attempt[1], key)]
        return found


def _may_match(matcher: Matcher | None, owners: tuple[type, ...]) -> bool:
    wanted = matcher.owners if matcher is not None else ()
    return all(want is None or want is found for want, found in zip(wanted, owners, strict=False))


def rule_set(rules: Iterable[AnyRule]) -> RuleSet:
    """The set of exactly these rules."""
    by_root: dict[type[Operation], list[AnyRule]] = {}
    for rule in rules:
        for root in rule.roots:
            by_root.setdefault(root, []).append(rule)
    return RuleSet(lambda op_class: by_root.get(op_class, ()))
