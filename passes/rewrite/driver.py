"""The greedy driver: tries rules on every op, and again on whatever a rewrite touches, until none applies.

Linear in the program's size and the number of rewrites: a worklist, and rules looked up by the root's class. Dead ops
go on the way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from xdsl.dialects.builtin import LocationAttr, UnknownLoc
from xdsl.ir import Block, Operation, SSAValue
from xdsl.pattern_rewriter import PatternRewriter
from xdsl.rewriter import InsertPoint
from xdsl.transforms.dead_code_elimination import is_trivially_dead
from xdsl.utils.worklist import Worklist

from hloom.dialects.diagnostics import LocatedError, Source, SourceLoc, place_of

from .matcher import Matcher
from .rules import AnyRule, Rule

# How many of the last rewrites an error about rules without end looks at, to name those that go round.
_RECENT = 64
# Rewrites that a program of any size may have beyond `max_iterations` for each op.
_SPARE = 100


# What is tried on an op: a rule, and the function that matches it; None for a native rule, which does so itself.
Attempt: TypeAlias = "tuple[AnyRule, Matcher | None]"

# Where an op's first operands come from decides which rules are worth a try.
_KEYED = 4


class RuleSet:
    """Rules by the class of the op that they start from, the more specific first."""

    def __init__(self, rules_of: Callable[[type[Operation]], Iterable[AnyRule]]) -> None:
        self.rules_of = rules_of
        self._rows: dict[type[Operation], _Row] = {}

    def attempts(self, op: Operation) -> Sequence[Attempt]:
        """What to try on an op, in this order: rules whose patterns begin otherwise are left out."""
        row = self._rows.get(op.__class__)
        if row is None:
            row = self._rows[op.__class__] = _Row(self(op.__class__))
        return row.of(op)

    def __call__(self, op_class: type[Operation]) -> tuple[AnyRule, ...]:
        """The rules for a class of root ops."""
        return tuple(sorted(self.rules_of(op_class), key=lambda rule: (-rule.benefit, -rule.priority)))


class _Row:
    """The rules of one class of root ops; what the classes of its operands' owners rule out is remembered."""

    def __init__(self, rules: Iterable[AnyRule]) -> None:
        self.attempts: list[Attempt] = []
        for rule in rules:
            self.attempts += (
                [(rule, matcher) for matcher in rule.matchers] if isinstance(rule, Rule) else [(rule, None)]
            )
        self.plain = not any(matcher is not None and any(matcher.owners) for _, matcher in self.attempts)
        self.chosen: dict[tuple[type, ...], list[Attempt]] = {}

    def of(self, op: Operation) -> Sequence[Attempt]:
        if self.plain:
            return self.attempts
        operands = op._operands  # pyright: ignore[reportPrivateUsage]
        key = tuple([operand.owner.__class__ for operand in operands[:_KEYED]])
        found = self.chosen.get(key)
        if found is None:
            found = self.chosen[key] = [attempt for attempt in self.attempts if _may_match(attempt[1], key)]
        return found


def _may_match(matcher: Matcher | None, owners: tuple[type, ...]) -> bool:
    wanted = matcher.owners if matcher is not None else ()
    return all(want is None or want is found for want, found in zip(wanted, owners, strict=False))


def rule_set(rules: Iterable[AnyRule]) -> RuleSet:
    """The set of exactly these rules."""
    every = list(rules)
    return RuleSet(lambda op_class: [rule for rule in every if op_class in rule.roots])


def rewrite(op: Operation, rules: RuleSet, max_iterations: int = 10) -> bool:
    """Applies the rules to everything inside `op` until none applies, and removes dead ops; whether anything changed.

    Raises a `LocatedError` that names the rules where there are more than `max_iterations` rewrites for each op.
    """
    return _Driver(op, rules, max_iterations).run()


class _Driver(PatternRewriter):
    """The rewriter that rules are given; it keeps the worklist by what they do to the program."""

    def __init__(self, root: Operation, rules: RuleSet, max_iterations: int) -> None:
        super().__init__(InsertPoint(Block()))
        self.rules = rules
        self.worklist = Worklist()
        ops = [op for op in root.walk() if op is not root]
        for op in reversed(ops):
            self.worklist.push(op)
        self.max_iterations, self.limit = max_iterations, max_iterations * len(ops) + _SPARE
        self.recent: deque[str] = deque(maxlen=_RECENT)
        self.count = 0
        self.changed = False
        self.location: LocationAttr | None = None

    def run(self) -> bool:
        worklist, rules = self.worklist, self.rules
        while worklist:
            op = worklist.pop()
            results = op.results
            if (not results or results[0].first_use is None) and is_trivially_dead(op):
                self.erase(op)
                self.changed = True
                continue
            self.location = op.location
            for rule, matcher in rules.attempts(op):
                if self.applied(op, rule, matcher):
                    self.rewritten(op, rule)
                    break
        return self.changed

    def applied(self, op: Operation, rule: AnyRule, matcher: Matcher | None) -> bool:
        """Tries one rule; whether it rewrote the op."""
        if matcher is None:
            return rule.apply(op, self)
        found = matcher.function(op)
        if found is None:
            return False
        self.replace(op, *found)
        return True

    def rewritten(self, op: Operation, rule: AnyRule) -> None:
        self.changed = True
        self.recent.append(rule.name)
        self.count += 1
        if self.count > self.limit:
            names = ", ".join(f"'{name}'" for name in sorted(set(self.recent)))
            message = f"rewriting does not end: after {self.count} rewrites, these rules still apply: {names}"
            raise LocatedError(message, *self.place(op), help=f"max-iterations is {self.max_iterations}")

    def place(self, op: Operation) -> tuple[Source | None, int | None]:
        location: object = self.location
        found = location if isinstance(location, SourceLoc) else place_of(op)
        return (found.source, found.offset) if found else (None, None)

    def replace(
        self,
        op: Operation,
        new_ops: Operation | Sequence[Operation],
        new_results: Sequence[SSAValue | None] | None = None,
        safe_erase: bool = True,
    ) -> None:
        """As xDSL's; but a rewrite that changes the type of a value is none."""
        ops = (new_ops,) if isinstance(new_ops, Operation) else new_ops
        values = new_results if new_results is not None else ops[-1].results if ops else ()
        if any(new is not None and new.type != old.type for old, new in zip(op.results, values, strict=True)):
            return
        super().replace(op, ops, values, safe_erase)

    def handle_operation_insertion(self, op: Operation) -> None:
        if isinstance(op.location, UnknownLoc) and self.location is not None:
            op.location = self.location
        for inner in op.walk() if op.regions else (op,):
            self.worklist.push(inner)

    def handle_operation_modification(self, op: Operation) -> None:
        self.worklist.push(op)

    def handle_operation_replacement(self, op: Operation, new_results: Sequence[SSAValue | None]) -> None:
        for result in op.results:
            for use in result.uses:
                self.worklist.push(use.operation)

    def handle_operation_removal(self, op: Operation) -> None:
        for inner in op.walk() if op.regions else (op,):
            for operand in inner.operands:
                if isinstance(operand.owner, Operation):
                    self.worklist.push(operand.owner)
        for inner in op.walk() if op.regions else (op,):
            self.worklist.remove(inner)
