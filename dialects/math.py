"""xDSL's math dialect, and the ops of MLIR's that it lacks (MathOps.td)."""

from __future__ import annotations

import abc
from typing import ClassVar

from xdsl.dialects.arith import FastMathFlagsAttr
from xdsl.dialects.math import FloatingPointLikeUnaryMathOperation, Math, floatingPointLike
from xdsl.ir import Dialect
from xdsl.irdl import IRDLOperation, VarConstraint, irdl_op_definition, operand_def, prop_def, result_def, traits_def
from xdsl.traits import Pure, SameOperandsAndResultType

from .arith import TruthOf


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
