"""xDSL's arith dialect, and the ops of MLIR's that it lacks (ArithOps.td)."""

from __future__ import annotations

from xdsl.dialects.arith import Arith, FloatingPointLikeBinaryOperation
from xdsl.ir import Dialect
from xdsl.irdl import irdl_op_definition, traits_def
from xdsl.traits import Pure, SameOperandsAndResultType


@irdl_op_definition
class RemFOp(FloatingPointLikeBinaryOperation):
    """C's fmod: the remainder has the dividend's sign."""

    name = "arith.remf"
    traits = traits_def(Pure(), SameOperandsAndResultType())


DIALECT = Dialect("arith", [*Arith.operations, RemFOp], list(Arith.attributes))
