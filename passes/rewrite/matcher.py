"""A rewrite as Python functions on its root op, compiled from generated source.

A function walks the pattern by class checks on the owners of operands, binds values and attributes to local names,
asks the guard, and makes the ops of the right-hand side (unattached). Where a matched op is commutative, there is a
function for each order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import combinations
from typing import Any, TypeAlias

from xdsl.ir import Operation, SSAValue
from xdsl.traits import Commutative

from .compiler import Unmet, mentions, nodes
from .right import Right
from .terms import OpPattern, Result, Rewrite, rule_error

# The new ops in order, and the values that take the place of the root's results.
Replacement: TypeAlias = tuple[tuple[Operation, ...], tuple[SSAValue, ...]]

# More orders of commutative operands than this in one rule are a mistake.
_MAX_ORDERS = 16


class Matcher:
    """One order of a rule: source from the start, a function when it is first tried.

    `owners` are the classes of the ops that the root's operands come from, None for any; a root with a variadic
    operand has none.
    """

    def __init__(self, rewrite: Rewrite, name: str, swapped: frozenset[int]) -> None:
        self._arguments = rewrite, name, swapped
        self._compiler = self._compiled(explaining=False)
        self.owners = tuple(_owners(rewrite.old, swapped=id(rewrite.old) in swapped))

    def _compiled(self, *, explaining: bool) -> Right:
        compiler = Right(*self._arguments, explaining=explaining)
        compiler.left()
        compiler.right()
        return compiler

    @property
    def source(self) -> str:
        """The function's source, which tells all but its constants."""
        return "\n".join(self._compiler.lines)

    @cached_property
    def function(self) -> Callable[[Operation], Replacement | None]:
        """What is to be put in place of a root op; None where the rule does not apply."""
        return self._compiler.function()

    @cached_property
    def explain(self) -> Callable[[Operation], Replacement | Unmet]:
        """As `function`, but with the first condition that does not hold."""
        return self._compiled(explaining=True).function()


def matchers(rewrite: Rewrite, name: str) -> list[Matcher]:
    """One for each order of the operands of commutative ops; raises `RuleError` where the rule cannot be meant."""
    swappable = {id(node): node for node in nodes(rewrite.old) if _is_swappable(node, rewrite)}
    orders = [frozenset(some) for n in range(len(swappable) + 1) for some in combinations(swappable, n)]
    if len(orders) > _MAX_ORDERS:
        raise rule_error(f"rule '{name}' has {len(orders)} orders of commutative operands", rewrite.old.place)
    return [Matcher(rewrite, name, swapped) for swapped in orders]


def benefit(rewrite: Rewrite) -> int:
    """How many ops the left-hand side matches."""
    return len({id(node) for node in nodes(rewrite.old)})


def _is_swappable(node: OpPattern, rewrite: Rewrite) -> bool:
    """Whether exchanging the two operands can make a difference to the match."""
    if not node.op_class.has_trait(Commutative) or len(node.operands) != 2 or node.operands[0] is node.operands[1]:
        return False
    mentioned = [id(operand) for other in nodes(rewrite.old) for operand in other.operands]
    mentioned += map(id, mentions(rewrite.when))
    return any(isinstance(v, OpPattern | Result) or mentioned.count(id(v)) > 1 for v in node.operands)


def _owners(root: OpPattern, *, swapped: bool) -> Iterator[type[Operation] | None]:
    if root.variadic:
        return
    operands: Sequence[Any] = root.operands[::-1] if swapped else root.operands
    for operand in operands:
        pattern = operand.op if isinstance(operand, Result) else operand
        yield pattern.op_class if isinstance(pattern, OpPattern) else None
