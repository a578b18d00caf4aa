"""Ops on small constants, computed at compile time by the evaluator on the context, where there is one.

Only ops whose result every back end agrees on bit for bit are computed: elementary ones, not `exponential` and such.
"""

from __future__ import annotations

from math import prod
from typing import Any

from xdsl.dialects.builtin import (
    AnyFloat,
    BytesAttr,
    DenseIntOrFPElementsAttr,
    FunctionType,
    IntegerType,
    ModuleOp,
)
from xdsl.dialects.func import FuncOp, ReturnOp
from xdsl.ir import Block, Operation, Region, SSAValue
from xdsl.pattern_rewriter import PatternRewriter

from hloom.dialects.context import Evaluator
from hloom.dialects.diagnostics import Error

from ..rewrite import AnyRule, Exactness, Place
from ..rewrite.constants import dense_constant
from ..rewrite.types import integer_type, static_type

# Constants of more elements are left alone.
_ELEMENTS = 256
_NAMES = """abs add and bitcast_convert ceil clamp compare concatenate convert count_leading_zeros divide
    dynamic_slice dynamic_update_slice floor is_finite maximum minimum multiply negate not or pad popcnt
    reduce_precision remainder reverse round_nearest_afz round_nearest_even select shift_left shift_right_arithmetic
    shift_right_logical sign slice sqrt subtract transpose xor"""
FOLDED = frozenset(f"stablehlo.{name}" for name in _NAMES.split())


class Fold(AnyRule):
    """op(constants…) → constant, where all are small"""

    def __init__(self, evaluator: Evaluator) -> None:
        super().__init__("fold", "op(constants…) → constant", Exactness.EXACT, -1, Place(__file__, 1), (Operation,))
        self.evaluator = evaluator

    def apply(self, op: Operation, rewriter: PatternRewriter) -> bool:
        operands = op.operands
        if not operands or any(dense_constant(operand) is None for operand in operands):
            return False
        if not all(map(_is_small, (*operands, *op.results))):
            return False
        try:
            (array,) = self.evaluator(_module(op), "fold", [])
        except Error:
            return False
        constant = op.operands[0].owner
        assert isinstance(constant, Operation)
        value = _dense(array, op.results[0].type)
        rewriter.replace(op, type(constant).create(result_types=op.result_types, properties={"value": value}))
        return True


def _is_small(value: SSAValue) -> bool:
    type_ = static_type(value)
    if type_ is None or not isinstance(type_.element_type, IntegerType | AnyFloat):
        return False
    return prod(type_.get_shape()) <= _ELEMENTS


def _module(op: Operation) -> ModuleOp:
    """A module whose function `fold` gives what `op` gives on its constants."""
    values: dict[SSAValue, SSAValue] = {}
    constants = [
        value.owner.clone(values) for value in dict.fromkeys(op.operands) if isinstance(value.owner, Operation)
    ]
    new = op.clone(values)
    body = Block([*constants, new, ReturnOp(*new.results)])
    return ModuleOp([FuncOp("fold", FunctionType.from_lists([], op.result_types), Region(body))])


def _dense(array: Any, type_: Any) -> DenseIntOrFPElementsAttr[Any]:
    """A NumPy array as a constant: an integer of less than a byte takes one, and `true` has all its bits set."""
    integer = integer_type(type_.element_type)
    if integer is not None and integer.width < 8:
        array = array.astype("int8") * (-1 if integer.width == 1 else 1)
    return DenseIntOrFPElementsAttr(type_, BytesAttr(array.tobytes()))
