"""xDSL's math dialect, and the ops of MLIR's that it lacks (MathOps.td)."""

from __future__ import annotations

import abc
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import ClassVar

from typing_extensions import TypeVar
from xdsl.dialects.arith import FastMathFlagsAttr
from xdsl.dialects.builtin import TensorType, VectorType, i1
from xdsl.dialects.math import FloatingPointLikeUnaryMathOperation, Math, floatingPointLike
from xdsl.ir import Attribute, Dialect
from xdsl.irdl import (
    AttrConstraint,
    InferenceContext,
    IntConstraint,
    IRDLOperation,
    VarConstraint,
    VerificationContext,
    irdl_op_definition,
    operand_def,
    prop_def,
    result_def,
    traits_def,
)
from xdsl.traits import Pure, SameOperandsAndResultType
from xdsl.utils.exceptions import VerifyException


@dataclass(frozen=True)
class TruthOf(AttrConstraint):
    """i1, in the shape of the type that the inner variable stands for."""

    of: VarConstraint

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        if attr != self.infer(constraint_context):
            raise VerifyException(f"expected {self.infer(constraint_context)}, got {attr}")

    def can_infer(self, var_constraint_names: AbstractSet[str]) -> bool:
        return self.of.can_infer(var_constraint_names)

    def infer(self, context: InferenceContext) -> Attribute:
        type = self.of.infer(context)
        if isinstance(type, TensorType):
            return TensorType(i1, type.shape, type.encoding)
        if isinstance(type, VectorType):
            return VectorType(i1, type.shape, type.scalable_dims)
        return i1

    def mapping_type_vars(self, type_var_mapping: Mapping[TypeVar, AttrConstraint | IntConstraint]) -> AttrConstraint:
        return TruthOf(self.of.mapping_type_vars(type_var_mapping))


class ClassificationOp(IRDLOperation, abc.ABC):
    """What kind of number a float is."""

    T: ClassVar = VarConstraint("T", floatingPointLike)

    operand = operand_def(T)
    fastmath = prop_def(FastMathFlagsAttr, default_value=FastMathFlagsAttr("none"))
    result = result_def(TruthOf(T))
    traits = traits_def(Pure())

    assembly_format = "$operand (`fastmath` `` $fastmath^)? attr-dict `:` type($operand)"


@irdl_op_definition
class IsFiniteOp(ClassificationOp):
    name = "math.isfinite"


@irdl_op_definition
class IsInfOp(ClassificationOp):
    name = "math.isinf"


@irdl_op_definition
class IsNaNOp(ClassificationOp):
    name = "math.isnan"


@irdl_op_definition
class IsNormalOp(ClassificationOp):
    name = "math.isnormal"


@irdl_op_definition
class ErfcOp(FloatingPointLikeUnaryMathOperation):
    """1 - erf(x)."""

    name = "math.erfc"
    traits = traits_def(Pure(), SameOperandsAndResultType())


DIALECT = Dialect(
    "math",
    [*Math.operations, ErfcOp, IsFiniteOp, IsInfOp, IsNaNOp, IsNormalOp],
    list(Math.attributes),
)
