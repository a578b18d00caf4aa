"""The greedy driver: tries rules on every op, and again on whatever a rewrite touches, until none applies.

Linear in the program's size and the number of rewrites: a worklist, and rules looked up by the root's class. Dead ops
go on the way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Protocol

from xdsl.dialects.builtin import LocationAttr, UnknownLoc
from xdsl.ir import Block, Operation, SSAValue
from xdsl.pattern_rewriter import PatternRewriter
from xdsl.rewriter import InsertPoint
from xdsl.traits import IsTerminator, Pure, SymbolOpInterface
from xdsl.transforms.dead_code_elimination import would_be_trivially_dead

from hloom.dialects.diagnostics import LocatedError, Source, SourceLoc, place_of

from .matcher import Matcher
from .rule_set import RuleSet
from .rules import AnyRule

# How many of the last rewrites an error about rules without end looks at, to name those that go round.
_RECENT = 64
# Rewrites that a program of any size may have beyond `max_iterations` for each op.
_SPARE = 100


class Listener(Protocol):
    """Watches a rewriting."""

    def allows(self, rule: AnyRule, op: Operation) -> bool:
        """Whether a rule may rewrite an op that it matches; a native rule is asked for before it is tried."""
        ...

    def rewritten(self, rule: AnyRule, op: Operation, place: SourceLoc | None, made: Sequence[Operation]) -> None:
        """A rule has rewritten an op, which stood at `place`, and made others."""
        ...


def rewrite(
    op: Operation,
    rules: RuleSet,
    max_iterations: int = 10,
    *,
    bottom_up: bool = False,
    listener: Listener | None = None,
) -> bool:
    """Applies the rules to everything inside `op` until none applies, and removes dead ops; whether anything changed.

    Ops are tried in their order, or from the last on (`bottom_up`). Raises a `LocatedError` that names the rules where
    there are more than `max_iterations` rewrites for each op.
    """
    return _Driver(op, rules, max_iterations, listener).run(op, bottom_up=bottom_up)


class _Driver(PatternRewriter):
    """The rewriter that rules are given; it keeps the worklist by what they do to the program."""

    def __init__(self, root: Operation, rules: RuleSet, max_iterations: int, listener: Listener | None) -> None:
        super().__init__(InsertPoint(Block()))
        self.root, self.rules, self.listener = root, rules, listener
        self.worklist: list[Operation] = []
        self.queued: set[int] = set()  # the `id`s of what is in the worklist, which keeps it alive
        self.max_iterations, self.limit = max_iterations, _SPARE
        self.recent: deque[str] = deque(maxlen=_RECENT)
        self.count = 0
        self.changed = False
        self.location: LocationAttr | None = None
        self.made: list[Operation] = []  # by the rule that is being applied

    # ---- the worklist

    def push(self, op: Operation) -> None:
        key = id(op)
        if key not in self.queued:
            self.queued.add(key)
            self.worklist.append(op)

    def start(self, root: Operation, *, bottom_up: bool) -> None:
        """Everything inside `root`; what no rule starts from waits until something happens to it."""
        ops = [op for op in root.walk() if op is not root]
        self.limit += self.max_iterations * len(ops)
        row = self.rules.row
        for op in ops if bottom_up else reversed(ops):
            if row(op.__class__).attempts or _unused(op):
                self.push(op)

    def run(self, root: Operation, *, bottom_up: bool) -> bool:
        self.start(root, bottom_up=bottom_up)
        worklist, queued, row = self.worklist, self.queued, self.rules.row
        while worklist:
            op = worklist.pop()
            queued.discard(id(op))
            if op.parent is None:  # erased in the meantime
                continue
            if _unused(op) and _is_dead(op):
                self.erase(op)
                continue
            for rule, matcher in row(op.__class__).of(op):
                if self.tried(op, rule, matcher):
                    break
        return self.changed

    # ---- rules

    def tried(self, op: Operation, rule: AnyRule, matcher: Matcher | None) -> bool:
        """Tries one rule; whether it rewrote the op."""
        found = matcher.function(op) if matcher is not None else None
        if matcher is not None and found is None:
            return False
        if self.listener is not None and not self.listener.allows(rule, op):
            return False
        place = self.location = op.location
        self.made.clear()
        if found is not None:
            self.put(op, *found)
        elif not rule.apply(op, self):
            return False
        self.note(op, rule, place)
        return True

    def note(self, op: Operation, rule: AnyRule, place: LocationAttr) -> None:
        """Counts a rewrite."""
        self.changed = True
        self.recent.append(rule.name)
        self.count += 1
        if self.listener is not None:
            self.listener.rewritten(rule, op, place if isinstance(place, SourceLoc) else None, self.made)
        if self.count > self.limit:
            names = ", ".join(f"'{name}'" for name in sorted(set(self.recent)))
            message = f"rewriting does not end: after {self.count} rewrites, these rules still apply: {names}"
            raise LocatedError(message, *self.place(op), help=f"max-iterations is {self.max_iterations}")

    def place(self, op: Operation) -> tuple[Source | None, int | None]:
        location: object = self.location
        found = location if isinstance(location, SourceLoc) else place_of(op)
        return (found.source, found.offset) if found else (None, None)

    # ---- changes

    def put(self, op: Operation, new_ops: Sequence[Operation], values: Iterable[SSAValue]) -> None:
        """Puts new ops and values of the right types in place of an op."""
        block = op.parent
        assert block is not None
        for new in new_ops:
            block.insert_op_before(new, op)
        self.made += new_ops
        self.pushed_users(op)
        for old, value in zip(op.results, values, strict=True):
            old.replace_all_uses_with(value)
        self.erase(op)
        for new in reversed(new_ops):
            self.push(new)

    def pushed_users(self, op: Operation) -> None:
        for result in op.results:
            use = result.first_use
            while use is not None:
                self.push(use.operation)
                use = use._next_use  # pyright: ignore[reportPrivateUsage]

    def erase(self, op: Operation, safe_erase: bool = True) -> None:
        """As xDSL's."""
        self.changed = True
        self.handle_operation_removal(op)
        block = op.parent
        if block is None or not safe_erase or not _unused(op):
            super().erase(op, safe_erase)
            return
        block.detach_op(op)
        op.drop_all_references()

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

    # ---- what xDSL's rewriter tells

    def handle_operation_insertion(self, op: Operation) -> None:
        if isinstance(op.location, UnknownLoc) and self.location is not None:
            op.location = self.location
        self.made.append(op)
        for inner in op.walk() if op.regions else (op,):
            self.push(inner)

    def handle_operation_modification(self, op: Operation) -> None:
        self.push(op)

    def handle_operation_replacement(self, op: Operation, new_results: Sequence[SSAValue | None]) -> None:
        self.pushed_users(op)

    def handle_operation_removal(self, op: Operation) -> None:
        for inner in op.walk() if op.regions else (op,):
            for operand in inner._operands:  # pyright: ignore[reportPrivateUsage]
                owner = operand.owner
                if isinstance(owner, Operation):
                    self.push(owner)


def _unused(op: Operation) -> bool:
    return all(result.first_use is None for result in op.results)


def _is_dead(op: Operation) -> bool:
    """Whether an op whose results nobody uses does nothing."""
    return _is_pure(op.__class__) or would_be_trivially_dead(op)


@cache
def _is_pure(op_class: type[Operation]) -> bool:
    return (
        op_class.has_trait(Pure) and not op_class.has_trait(IsTerminator) and not op_class.has_trait(SymbolOpInterface)
    )
