"""xDSL's arith dialect, and what it lacks of MLIR's (ArithOps.td)."""

from __future__ import annotations

from xdsl.dialects.arith import Arith, FloatingPointLikeBinaryOperation, IntegerOverflowAttr, TruncIOp
from xdsl.ir import Dialect
from xdsl.irdl import OptPropertyDef, base, irdl_op_definition, traits_def
from xdsl.traits import Pure, SameOperandsAndResultType


@irdl_op_definition
class RemFOp(FloatingPointLikeBinaryOperation):
    """C's fmod: the remainder has the dividend's sign."""

    name = "arith.remf"
    traits = traits_def(Pure(), SameOperandsAndResultType())


def _give_trunci_overflow_flags() -> None:
    """xDSL's op classes cannot be derived from, and everything that makes the op knows this one: it is completed."""
    definition = TruncIOp.get_irdl_definition()
    definition.properties["overflowFlags"] = OptPropertyDef(
        base(IntegerOverflowAttr), default_value=IntegerOverflowAttr("none")
    )
    definition.accessor_names["overflow_flags"] = ("overflowFlags", "property")
    format = "$input (`overflow` `` $overflowFlags^)? attr-dict `:` type($input) `to` type($result)"
    TruncIOp.assembly_format = definition.assembly_format = format


_give_trunci_overflow_flags()
DIALECT = Dialect("arith", [*Arith.operations, RemFOp], list(Arith.attributes))
