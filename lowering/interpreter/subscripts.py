"""Subscripts of memrefs and tensors: none is negative, where NumPy would count from the end."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import IntegerAttr
from xdsl.ir import Block, SSAValue

# Operations that give no negative number of numbers that are not; how deep a proof may look.
_KEEP_SIGN = frozenset(("arith.addi", "arith.muli", "arith.minsi", "arith.divui", "arith.remui", "arith.shrui"))
_DEEPEST = 6


def is_counted(value: SSAValue, depth: int = _DEEPEST) -> bool:
    """Whether an index is known not to be negative: a constant, a loop's counter, or a sum or product of such."""
    owner = value.owner
    if depth == 0:
        return False
    if isinstance(owner, Block):
        return _is_counter(value, owner, depth)
    if owner.name == "arith.constant":
        constant = owner.properties.get("value")
        return isinstance(constant, IntegerAttr) and constant.value.data >= 0
    return owner.name in _KEEP_SIGN and all(is_counted(v, depth - 1) for v in owner.operands)


def _is_counter(value: SSAValue, block: Block, depth: int) -> bool:
    """Whether a block argument counts up from a number that is not negative."""
    loop = block.parent_op()
    if loop is None or loop.name not in ("scf.for", "scf.parallel"):
        return False
    counters = 1 if loop.name == "scf.for" else len(block.args)
    place = next(i for i, argument in enumerate(block.args) if argument is value)
    return place < counters and is_counted(loop.operands[place], depth - 1)


def counted(index: Any) -> Any:
    """An index, which raises `IndexError` where it is negative."""
    if index < 0:
        raise IndexError(f"index {index} is negative")
    return index


def element(x: Any, *index: Any) -> Any:
    """`tensor.extract`."""
    return x[tuple(map(counted, index))]
