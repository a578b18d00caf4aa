"""Finds while loops that count: their trips are known before they start, so they become scf.for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xdsl.ir import Block, BlockArgument, Operation, SSAValue

from hloom.dialects.stablehlo.tensors import Kind

from .elementwise import kind_of_operand
from .reading import splat_value


@dataclass(frozen=True)
class Counted:
    """A loop `for (i = first; i < bound; i += 1)`: `counter` is the number of the operand that is i.

    `first` is known or not; `bound` is an integer, or a value from outside of the loop. Operands `invariant` stay what
    they are.
    """

    counter: int
    first: int | None
    bound: int | SSAValue
    invariant: frozenset[int]

    @property
    def last(self) -> int | None:
        """What i is after the loop, where that is known."""
        if self.first is None or not isinstance(self.bound, int):
            return None
        return max(self.first, self.bound)

    @property
    def range(self) -> tuple[int, int] | None:
        """The least and the greatest i in the loop's body, where they are known."""
        if self.first is None or not isinstance(self.bound, int):
            return None
        return self.first, self.bound - 1


def counted(loop: Operation) -> Counted | None:
    """How a stablehlo.while counts, if it does so by one, and up to a bound that does not change."""
    condition, body = (region.block for region in loop.regions)
    compare = _only_compare(condition)
    if compare is None or compare.operands[0] not in condition.args:
        return None
    number = condition.args.index(compare.operands[0])
    invariant = frozenset(n for n, value in enumerate(_returned(body)) if value is body.args[n])
    bound = _bound(compare.operands[1], loop, condition, invariant)
    if bound is None or not _steps_by_one(body, number):
        return None
    found = Counted(number, _integer(loop.operands[number]), bound, invariant)
    return found if found.last is not None or not loop.results[number].uses else None


def _only_compare(condition: Block) -> Operation | None:
    """The `<` of signed integers that a condition is, if it is nothing else."""
    value = _returned(condition)[0].owner
    others = [op for op in condition.ops if op.name not in ("stablehlo.constant", "stablehlo.return")]
    if not isinstance(value, Operation) or others != [value] or value.name != "stablehlo.compare":
        return None
    direction: Any = value.properties["comparison_direction"]
    return value if direction.data == "LT" and kind_of_operand(value) is Kind.SINT else None


def _bound(value: SSAValue, loop: Operation, condition: Block, invariant: frozenset[int]) -> int | SSAValue | None:
    constant = _integer(value)
    if constant is not None:
        return constant
    if isinstance(value, BlockArgument) and value.block is condition:
        return loop.operands[value.index] if value.index in invariant else None
    owner = value.owner
    return None if isinstance(owner, Operation) and owner.parent is condition else value


def _steps_by_one(body: Block, number: int) -> bool:
    step = _returned(body)[number].owner
    if not isinstance(step, Operation) or step.name != "stablehlo.add" or body.args[number] not in step.operands:
        return False
    other = step.operands[1] if step.operands[0] is body.args[number] else step.operands[0]
    return _integer(other) == 1


def _integer(value: SSAValue) -> int | None:
    """The integer that a value is, if it is a constant of rank 0."""
    owner = value.owner
    if not isinstance(owner, Operation) or owner.name != "stablehlo.constant":
        return None
    scalar: Any = splat_value(owner.properties["value"])
    return scalar.value.data if scalar is not None else None


def _returned(block: Block) -> tuple[SSAValue, ...]:
    last = block.last_op
    assert last is not None
    return tuple(last.operands)
