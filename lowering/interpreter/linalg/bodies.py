"""What the body of a structured op does with its accumulators: known folds, and products of two factors."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from xdsl.ir import Block, BlockArgument, Operation, OpResult, SSAValue

from ...dtypes import dtype_of
from ..numerics.reduction import Combiner, combiner

_FOLDS = {
    "arith.addf": "add",
    "arith.addi": "add",
    "arith.mulf": "multiply",
    "arith.muli": "multiply",
    "arith.maximumf": "maximum",
    "arith.minimumf": "minimum",
    "arith.maxnumf": "maxnum",
    "arith.minnumf": "minnum",
    "arith.maxsi": "maximum",
    "arith.minsi": "minimum",
    "arith.maxui": "maxui",
    "arith.minui": "minui",
    "arith.andi": "and",
    "arith.ori": "or",
    "arith.xori": "xor",
    "complex.add": "add",
    "complex.mul": "multiply",
}
# On i1, arith's integers are modulo 2.
_ON_BITS = {"add": "xor", "multiply": "and"}
_PRODUCTS = frozenset({"arith.mulf", "arith.muli", "complex.mul"})


class Fold(NamedTuple):
    """How an output comes about: `acc = known(acc, term)`, where a term that is a product is given as its factors.

    Without `known` it is stored as it is: every step of the loops has an element of its own.
    """

    known: Combiner | None
    terms: tuple[SSAValue, ...]


def folds(block: Block, inputs: int, stored: Sequence[bool]) -> list[Fold] | None:
    """How each output of a body comes about; None where one is no known fold, or depends on another's accumulator."""
    end = block.last_op
    assert end is not None
    outputs = list(zip(end.operands, block.args[inputs:], stored, strict=True))
    found = [Fold(None, (value,)) if whole else _fold(value, arg) for value, arg, whole in outputs]
    known = [f for f in found if f is not None]
    accumulators = {arg for _, arg, whole in outputs if not whole}
    if len(known) < len(found) or any(_depends(t, accumulators) for f in known for t in f.terms):
        return None
    return known


def _fold(value: SSAValue, accumulator: BlockArgument) -> Fold | None:
    op = value.owner
    if not isinstance(op, Operation) or op.name not in _FOLDS or accumulator not in op.operands:
        return None
    dtype, name = dtype_of(value.type), _FOLDS[op.name]
    on_bits = dtype.kind == "b"
    known = combiner(_ON_BITS.get(name, name) if on_bits else name, dtype)
    if known is None:
        return None
    term = op.operands[1] if op.operands[0] is accumulator else op.operands[0]
    factors = term.owner if isinstance(term, OpResult) else None
    if name == "add" and isinstance(factors, Operation) and factors.name in _PRODUCTS and not on_bits:
        return Fold(known, tuple(factors.operands))
    return Fold(known, (term,))


def _depends(value: SSAValue, sources: set[BlockArgument]) -> bool:
    """Whether a value is computed from any of `sources`; regions are looked into."""
    seen: set[SSAValue] = set()
    open_values = [value]
    while open_values:
        current = open_values.pop()
        if current in sources:
            return True
        if current in seen or not isinstance(current.owner, Operation):
            continue
        seen.add(current)
        open_values.extend(v for op in current.owner.walk() for v in op.operands)
    return False
