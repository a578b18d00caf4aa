"""The check dialect: what StableHLO's own tests say about values of a program as it runs (CheckOps.td)."""

from __future__ import annotations

from abc import ABC
from dataclasses import dataclass
from typing import Any

from xdsl.dialects.builtin import DenseIntOrFPElementsAttr, FloatAttr, IntegerAttr, f64
from xdsl.ir import Attribute, Dialect
from xdsl.irdl import (
    AnyAttr,
    AttrConstraint,
    IRDLOperation,
    ParamAttrConstraint,
    VerificationContext,
    operand_def,
    opt_prop_def,
    prop_def,
)
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.stablehlo import ops_of
from hloom.dialects.stablehlo.op import hlo_op
from hloom.dialects.stablehlo.properties import F64_ATTR, STRING, UI32, UI32_ATTR, UI64, UI64_ATTR, PropertyConstraint
from hloom.dialects.stablehlo.tensors import ANY_OR_PER_AXIS_TENSOR, FP_OR_COMPLEX_TENSOR, OneType

_TOLERANCE = FloatAttr(1e-4, f64)
# One type for all operands of an op, and for the constant that it compares them with.
_ANY = OneType("T", ANY_OR_PER_AXIS_TENSOR)
_FP = OneType("T", FP_OR_COMPLEX_TENSOR)


@dataclass(frozen=True, repr=False, kw_only=True)
class ConstantOf(PropertyConstraint, ParamAttrConstraint[DenseIntOrFPElementsAttr[Any]]):
    """A constant, whose type is constrained."""

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        try:
            super().verify(attr, constraint_context)
        except VerifyException:
            raise self.wrong(attr) from None


def _constant(type: AttrConstraint[Attribute]) -> ConstantOf:
    return ConstantOf(
        base_attr=DenseIntOrFPElementsAttr,
        param_constrs=(type, AnyAttr()),
        description="a constant of the operand's type",
    )


class ExpectationOp(IRDLOperation, ABC):
    """An op that ends the program with an error unless what it expects is so."""


@hlo_op()
class ExpectEqOp(ExpectationOp):
    """All elements are equal."""

    name = "check.expect_eq"
    lhs = operand_def(_ANY)
    rhs = operand_def(_ANY)
    assembly_format = "$lhs `,` $rhs attr-dict `:` type($lhs)"


@hlo_op()
class ExpectEqConstOp(ExpectationOp):
    """All elements are equal to the constant's."""

    name = "check.expect_eq_const"
    lhs = operand_def(_ANY)
    value = prop_def(_constant(_ANY))
    assembly_format = "$lhs `,` $value attr-dict"


@hlo_op()
class ExpectAlmostEqOp(ExpectationOp):
    """All elements differ by `tolerance` at most."""

    name = "check.expect_almost_eq"
    lhs = operand_def(_FP)
    rhs = operand_def(_FP)
    tolerance = opt_prop_def(F64_ATTR, _TOLERANCE)
    assembly_format = "$lhs `,` $rhs (`,` `tolerance` `=` $tolerance^)? attr-dict `:` type($lhs)"


@hlo_op()
class ExpectAlmostEqConstOp(ExpectationOp):
    """All elements differ from the constant's by `tolerance` at most."""

    name = "check.expect_almost_eq_const"
    lhs = operand_def(_FP)
    value = prop_def(_constant(_FP))
    tolerance = opt_prop_def(F64_ATTR, _TOLERANCE)
    assembly_format = "$lhs `,` $value (`,` `tolerance` `=` $tolerance^)? attr-dict"


@hlo_op()
class ExpectCloseOp(ExpectationOp):
    """Between all elements lie as many other floating-point numbers as the limits say; other than finite ones agree."""

    name = "check.expect_close"
    actual = operand_def(_FP)
    expected = operand_def(_FP)
    max_ulp_difference = prop_def(UI64_ATTR)
    min_ulp_difference = opt_prop_def(UI64_ATTR, IntegerAttr(0, UI64))
    assembly_format = (
        "$actual `,` $expected `,` `max_ulp_difference` `=` $max_ulp_difference "
        "(`,` `min_ulp_difference` `=` $min_ulp_difference^)? `:` attr-dict type($actual) `,` type($expected)"
    )


@hlo_op()
class ExpectSerializedEqOp(ExpectationOp):
    """The operand is what `interpreter.probe` of `probe_id` stored the time `iteration` says, counted from one."""

    name = "check.expect_serialized_eq"
    expected = operand_def(ANY_OR_PER_AXIS_TENSOR)
    probe_id = prop_def(STRING)
    iteration = opt_prop_def(UI32_ATTR, IntegerAttr(0, UI32))
    assembly_format = (
        "$expected `,` `probe_id` `=` $probe_id (`,` `iter` `=` $iteration^)? attr-dict `:` type($expected)"
    )


DIALECT = Dialect("check", ops_of(globals()))
