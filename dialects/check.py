"""The check dialect: what StableHLO's own tests say about values of a program as it runs (CheckOps.td)."""

from __future__ import annotations

from abc import ABC
from dataclasses import dataclass, replace
from typing import Any, Literal, cast

from xdsl.dialects.builtin import (
    DenseIntOrFPElementsAttr,
    FloatAttr,
    IntegerAttr,
    IntegerType,
    StringAttr,
    TensorType,
    f64,
)
from xdsl.ir import Attribute, Dialect, Operation, SSAValue
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

from hloom.dialects.diagnostics import error_at
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
    """The operand is what `interpreter.probe` of `probe_id` stored the time `iteration` says, counted from zero."""

    name = "check.expect_serialized_eq"
    expected = operand_def(ANY_OR_PER_AXIS_TENSOR)
    probe_id = prop_def(STRING)
    iteration = opt_prop_def(UI32_ATTR, IntegerAttr(0, UI32))
    assembly_format = (
        "$expected `,` `probe_id` `=` $probe_id (`,` `iter` `=` $iteration^)? attr-dict `:` type($expected)"
    )


DIALECT = Dialect("check", ops_of(globals()))


@dataclass(frozen=True)
class Expectation:
    """What a check compares, and how: `eq`; `almost_eq` within `tolerance`; `close` by `ulps`, least and most."""

    name: str
    kind: Literal["eq", "almost_eq", "close"]
    actual: SSAValue
    expected: SSAValue | DenseIntOrFPElementsAttr[Any]
    tolerance: float = 0.0
    ulps: tuple[int, int] = (0, 0)


# What the custom calls of JAX's test data mean: StableHLO's interpreter gives them these limits.
_CUSTOM_CALLS = frozenset({"check.eq", "check.expect_eq", "check.expect_almost_eq", "check.expect_close"})
_CLOSE_ULPS = (0, 3)
_ALMOST_EQ, _EQ = 1e-3, 1e-4


def expectation_of(op: Operation) -> Expectation | None:
    """What an op of this dialect, or a custom call `@check.…`, expects; None for any other op.

    Raises a located error for a custom call that has not two operands of one type.
    """
    match op:
        case ExpectEqOp():
            return Expectation(op.name, "eq", op.lhs, op.rhs)
        case ExpectEqConstOp():
            return Expectation(op.name, "eq", op.lhs, op.value)
        case ExpectAlmostEqOp():
            return Expectation(op.name, "almost_eq", op.lhs, op.rhs, op.tolerance.value.data)
        case ExpectAlmostEqConstOp():
            return Expectation(op.name, "almost_eq", op.lhs, op.value, op.tolerance.value.data)
        case ExpectCloseOp():
            limits = op.min_ulp_difference.value.data, op.max_ulp_difference.value.data
            return Expectation(op.name, "close", op.actual, op.expected, ulps=limits)
        case _:
            return _of_custom_call(op)


def _of_custom_call(op: Operation) -> Expectation | None:
    target = op.properties.get("call_target_name") if op.name == "stablehlo.custom_call" else None
    if not isinstance(target, StringAttr) or target.data not in _CUSTOM_CALLS:
        return None
    if len(op.operands) != 2 or op.operands[0].type != op.operands[1].type:
        found = ", ".join(map(str, op.operand_types))
        raise error_at(op, f"@{target.data} takes two operands of one type, but got ({found})")
    plain = Expectation(f"@{target.data}", "eq", op.operands[0], op.operands[1])
    if target.data == "check.expect_eq" or (target.data == "check.eq" and _is_integer(plain.actual.type)):
        return plain
    if target.data == "check.expect_close":
        return replace(plain, kind="close", ulps=_CLOSE_ULPS)
    return replace(plain, kind="almost_eq", tolerance=_EQ if target.data == "check.eq" else _ALMOST_EQ)


def _is_integer(type_: Attribute) -> bool:
    return isinstance(type_, TensorType) and isinstance(cast("TensorType[Any]", type_).element_type, IntegerType)
