"""Comparators that order elements by one number each: what it is, as the unsigned integer that a sort counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from xdsl.dialects import arith
from xdsl.dialects.builtin import AnyFloat, FixedBitwidthType, FloatAttr, IntegerType, f32, f64, i32, i64
from xdsl.ir import Attribute, Block, BlockArgument, Operation, SSAValue

from ..templates import constant, integer_attribute, made

# Predicates of arith.cmpi and arith.cmpf that put things in order: whether they are signed, and whether they fall.
_ORDERS: dict[tuple[type[Operation], int], tuple[bool, bool]] = {
    (arith.CmpiOp, 2): (True, False),
    (arith.CmpiOp, 4): (True, True),
    (arith.CmpiOp, 6): (False, False),
    (arith.CmpiOp, 8): (False, True),
    (arith.CmpfOp, 2): (True, True),
    (arith.CmpfOp, 4): (True, False),
}


@dataclass(frozen=True)
class Key:
    """`value` of the first ones of the comparator's pairs says where `operands`' elements go.

    It is an integer, signed or not, or a float that is no NaN (of which the comparator says nothing); it may fall.
    """

    value: SSAValue
    operands: tuple[int, ...]
    is_signed: bool
    is_falling: bool

    @property
    def width(self) -> int:
        """How many bits the value has."""
        type_: Attribute = self.value.type
        assert isinstance(type_, FixedBitwidthType)
        return type_.bitwidth

    @property
    def type(self) -> IntegerType:
        """The type of the key, of 32 or 64 bits."""
        return i32 if self.width <= 32 else i64

    def write(self, block: Block, elements: Sequence[SSAValue]) -> Sequence[SSAValue]:
        """Appends ops that make the key of elements of `operands`."""
        value = self._value(block, elements)
        bits = _ordered_bits(block, value, self.width) if isinstance(value.type, AnyFloat) else value
        flipped = (1 << (self.width - 1) if self.is_signed else 0) ^ ((1 << self.width) - 1 if self.is_falling else 0)
        if flipped:
            mask = constant(block, integer_attribute(flipped, bits.type))
            bits = made(block, arith.XOrIOp, [bits, mask], bits.type)
        if bits.type != self.type:
            bits = made(block, arith.ExtUIOp, [bits], self.type)
        return [bits]

    def _value(self, block: Block, elements: Sequence[SSAValue]) -> SSAValue:
        """A copy of what makes the value, in the comparator's order of ops."""
        around = self.value.owner if isinstance(self.value.owner, Block) else self.value.owner.parent
        assert around is not None
        values: dict[SSAValue, SSAValue] = {
            around.args[2 * operand]: element for operand, element in zip(self.operands, elements, strict=True)
        }
        needed = _needed(self.value)
        for op in around.ops:
            if op in needed:
                block.add_op(op.clone(values))
        return values.get(self.value, self.value)


def _needed(value: SSAValue) -> set[Operation]:
    """The ops of the comparator that `value` is made by."""
    found: set[Operation] = set()
    pending = [value]
    while pending:
        op = pending.pop().owner
        if isinstance(op, Operation) and op not in found:
            found.add(op)
            pending.extend(op.operands)
    return found


def _ordered_bits(block: Block, value: SSAValue, width: int) -> SSAValue:
    """A signed integer that orders floats as they are, the two zeros being equal."""
    integer = IntegerType(width)
    zero = constant(block, cast(Any, FloatAttr)(0.0, value.type))
    bits = made(block, arith.BitcastOp, [made(block, arith.AddfOp, [value, zero], value.type)], integer)
    sign = made(block, arith.ShRSIOp, [bits, constant(block, integer_attribute(width - 1, integer))], integer)
    below = made(block, arith.ShRUIOp, [sign, constant(block, integer_attribute(1, integer))], integer)
    return made(block, arith.XOrIOp, [bits, below], integer)


def key_of(comparator: Block) -> Key | None:
    """The key of a comparator that compares one function of the first and of the second elements of its pairs."""
    last = comparator.last_op
    assert last is not None
    compare = last.operands[0].owner
    if not isinstance(compare, arith.CmpiOp | arith.CmpfOp):
        return None
    order = _ORDERS.get((type(compare), compare.predicate.value.data))
    if order is None:
        return None
    if isinstance(compare, arith.CmpfOp) and compare.lhs.type not in (f32, f64):
        return None
    is_signed, is_falling = order
    seconds: dict[SSAValue, SSAValue] = dict(zip(comparator.args[::2], comparator.args[1::2], strict=True))
    for value, other, swapped in ((compare.lhs, compare.rhs, False), (compare.rhs, compare.lhs, True)):
        operands = _mirrored(value, other, seconds)
        if operands:
            return Key(value, tuple(sorted(operands)), is_signed, is_falling is not swapped)
    return None


def _mirrored(left: SSAValue, right: SSAValue, seconds: dict[SSAValue, SSAValue]) -> set[int] | None:
    """Which operands `left` is made of, if `right` is the same of the second elements as `left` is of the first."""
    operands: set[int] = set()
    pending, seen = [(left, right)], set[tuple[SSAValue, SSAValue]]()
    while pending:
        a, b = pair = pending.pop()
        if pair in seen:
            continue
        seen.add(pair)
        if isinstance(a, BlockArgument) and a in seconds:
            if seconds[a] is not b:
                return None
            operands.add(a.index // 2)
        elif isinstance(a.owner, Operation) and isinstance(b.owner, Operation) and _alike(a.owner, b.owner):
            pending.extend(zip(a.owner.operands, b.owner.operands, strict=True))
        elif a is not b or b in seconds.values():
            return None
    return operands


def _alike(a: Operation, b: Operation) -> bool:
    """Whether two ops compute the same of equal operands."""
    alike = type(a) is type(b) and a.properties == b.properties and a.result_types == b.result_types
    return alike and not a.regions and len(a.results) == len(b.results) == 1 and len(a.operands) == len(b.operands)
