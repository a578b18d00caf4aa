"""Properties and regions as samplers write them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from xdsl.dialects.builtin import (
    BoolAttr,
    DenseArrayBase,
    DenseIntOrFPElementsAttr,
    IntegerAttr,
    TensorType,
    i1,
    i64,
)
from xdsl.ir import Attribute, Block, Region, SSAValue

from ...sampling import Draw, Tensor
from ..attributes import Dims
from ..binary import AddOp, AndOp, CompareOp, MaxOp, MinOp, MulOp, OrOp, SelectOp, SubtractOp, XorOp
from ..control import ReturnOp
from ..enums import ComparisonDirection, ComparisonDirectionAttr
from ..tensors import Kind, kind_of, with_element_type

Values = Sequence[SSAValue]


def i64s(values: Sequence[int]) -> DenseArrayBase[Any]:
    return DenseArrayBase.from_list(i64, list(values))


def flags(values: Sequence[bool]) -> DenseArrayBase[Any]:
    return DenseArrayBase.from_list(i1, [int(v) for v in values])


def number(value: int) -> IntegerAttr[Any]:
    return IntegerAttr(value, i64)


def flag(value: bool) -> BoolAttr:
    return BoolAttr.from_bool(value)


def pairs(values: Sequence[tuple[int, int]]) -> DenseIntOrFPElementsAttr[Any]:
    """Padding: `[[low, high], …]`."""
    flat = [n for pair in values for n in pair]
    return DenseIntOrFPElementsAttr.from_list(TensorType(i64, [len(values), 2]), flat)


def dims(values: Sequence[int]) -> Dims:
    return Dims(tuple(values))


def scalar(type_: Tensor) -> Tensor:
    return TensorType(type_.element_type, [])


def region(types: Sequence[Attribute], build: Callable[[Values, Any], Sequence[SSAValue]]) -> Region:
    """A region of one block; `build(arguments, add)` gives what it returns, `add(cls, operands)` an op's result."""
    block = Block(arg_types=types)

    def add(cls: Any, operands: Values, **properties: Attribute) -> SSAValue:
        op = cls.create(
            operands=operands,
            properties=properties,
            result_types=cls.infer([v.type for v in operands], properties),
        )
        block.add_op(op)
        return op.results[0]

    block.add_op(ReturnOp.create(operands=build(block.args, add)))
    return Region(block)


def compare(add: Any, direction: str, lhs: SSAValue, rhs: SSAValue) -> SSAValue:
    return add(CompareOp, [lhs, rhs], comparison_direction=ComparisonDirectionAttr(ComparisonDirection(direction)))


def combining(draw: Draw, type_: Tensor) -> Any:
    """An associative and commutative op of two operands."""
    kind = kind_of(type_.element_type)
    if kind is Kind.COMPLEX:
        return draw.choice([AddOp, MulOp])
    if kind is Kind.FLOAT:
        return draw.choice([AddOp, MulOp, MaxOp, MinOp])
    return draw.choice([AddOp, MulOp, MaxOp, MinOp, AndOp, OrOp, XorOp])


def reducer(draw: Draw, types: Sequence[Tensor]) -> Region:
    """Combines accumulators with elements, pair by pair; two of a kind sometimes by the larger first one."""
    if len(types) == 2 and kind_of(types[0].element_type) is not Kind.COMPLEX and draw.chance(0.5):
        return region([*types, *types], _pick_larger)

    def build(arguments: Values, add: Any) -> Sequence[SSAValue]:
        count = len(types)
        return [add(combining(draw, t), [arguments[i], arguments[count + i]]) for i, t in enumerate(types)]

    return region([*types, *types], build)


def _pick_larger(arguments: Values, add: Any) -> Sequence[SSAValue]:
    key, value, other_key, other_value = arguments
    keeps = compare(add, "GE", key, other_key)
    return [add(SelectOp, [keeps, key, other_key]), add(SelectOp, [keeps, value, other_value])]


def any_update(draw: Draw, type_: Tensor) -> Region:
    """What scatter combines by: a reducer, the update alone, or an op whose order matters."""

    def build(arguments: Values, add: Any) -> Sequence[SSAValue]:
        old, new = arguments
        if draw.chance(0.3):
            return [new]
        if kind_of(type_.element_type) is not Kind.PRED and draw.chance(0.3):
            return [add(SubtractOp, [new, old])]
        return [add(combining(draw, type_), [old, new])]

    return region([type_, type_], build)


def with_element(type_: Tensor, element: Attribute) -> Tensor:
    made = with_element_type(type_, element)
    assert isinstance(made, TensorType)
    return made


def vector(values: Sequence[int] | int) -> Any:
    return np.array(values, np.int64)
