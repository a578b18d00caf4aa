"""Writes scalar code: the body of a nest, as arith, math and complex ops on elements."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from xdsl.dialects import arith
from xdsl.dialects.builtin import IndexType, IntegerAttr, i1, i64
from xdsl.dialects.complex import CreateOp
from xdsl.ir import Attribute, Block, Operation, SSAValue
from xdsl.irdl import IRDLOperation, PropertyDef

from .types import scalar

if TYPE_CHECKING:
    from .kernels import Constants

INDEX = IndexType()
_PREDICATES = {"eq": 0, "ne": 1, "slt": 2, "sle": 3, "sgt": 4, "sge": 5, "ult": 6, "ule": 7, "ugt": 8, "uge": 9}
_FLOAT_PREDICATES = {"oeq": 1, "ogt": 2, "oge": 3, "olt": 4, "ole": 5, "one": 6, "uno": 14, "une": 13}


class Body:
    """Appends ops to `block`; `location` is what they carry. Constants come from the kernel around."""

    def __init__(self, block: Block, constants: Constants) -> None:
        self.block = block
        self.constants = constants
        self.location: Any = None

    def emit(
        self, op: type[Operation], *operands: SSAValue, type: Attribute | None = None, **properties: Attribute
    ) -> SSAValue:
        """The result of a new op; its type is the first operand's if none is given."""
        made = op.create(
            operands=operands,
            result_types=[operands[0].type if type is None else type],
            properties={**default_properties(op), **properties},
            location=self.location,
        )
        self.block.add_op(made)
        return made.results[0]

    def constant(self, value: float, type_: Attribute) -> SSAValue:
        """A constant of a signless integer, float or index type."""
        if type_ == INDEX:
            return self.constants.get(IntegerAttr(int(value), INDEX), INDEX)
        return self.constants.get(scalar(value, type_), type_)

    def like(self, value: float, other: SSAValue) -> SSAValue:
        """A constant of the type of `other`."""
        return self.constant(value, other.type)

    def known(self, value: SSAValue) -> int | None:
        """The number that `value` is, where it is an integer constant."""
        owner = value.owner
        if isinstance(owner, arith.ConstantOp) and isinstance(owner.value, IntegerAttr):
            return owner.value.value.data
        return None

    def compare(self, predicate: str, lhs: SSAValue, rhs: SSAValue) -> SSAValue:
        """arith.cmpi or arith.cmpf, by the name of its predicate: `slt`, `olt`, …"""
        if predicate in _PREDICATES:
            attr = IntegerAttr(_PREDICATES[predicate], i64)
            return self.emit(arith.CmpiOp, lhs, rhs, type=i1, predicate=attr)
        attr = IntegerAttr(_FLOAT_PREDICATES[predicate], i64)
        return self.emit(arith.CmpfOp, lhs, rhs, type=i1, predicate=attr)

    def select(self, condition: SSAValue, yes: SSAValue, no: SSAValue) -> SSAValue:
        return yes if yes is no else self.emit(arith.SelectOp, condition, yes, no, type=yes.type)

    def all_of(self, conditions: list[SSAValue]) -> SSAValue:
        """The conjunction of one or more conditions."""
        result = conditions[0]
        for condition in conditions[1:]:
            result = self.emit(arith.AndIOp, result, condition)
        return result

    def make_complex(self, real: SSAValue, imaginary: SSAValue, type_: Attribute) -> SSAValue:
        return self.emit(CreateOp, real, imaginary, type=type_)


@cache
def default_properties(op: type[Operation]) -> dict[str, Attribute]:
    """The properties that ops of a class have unless told otherwise (`fastmath`, `overflowFlags`)."""
    if not issubclass(op, IRDLOperation):
        return {}
    definitions = op.get_irdl_definition().properties
    return {
        name: definition.default_value
        for name, definition in definitions.items()
        if type(definition) is PropertyDef and definition.default_value is not None
    }
