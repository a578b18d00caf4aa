"""CHLO: what clients of StableHLO say in one op, to be expanded into StableHLO's own (ChloOps.td).

Tensors may be unranked here, and the `broadcast_` ops broadcast as NumPy does, or by `broadcast_dimensions`.
"""

from __future__ import annotations

from abc import ABC

from xdsl.dialects.builtin import IntegerAttr, i1
from xdsl.dialects.utils.enum_attribute import EnumAttribute
from xdsl.ir import Attribute, Dialect, SpacedOpaqueSyntaxAttribute
from xdsl.irdl import (
    AttrSizedOperandSegments,
    AttrSizedResultSegments,
    IRDLOperation,
    ParsePropInAttrDict,
    irdl_attr_definition,
    irdl_op_definition,
    operand_def,
    opt_prop_def,
    prop_def,
    region_def,
    result_def,
    traits_def,
    var_operand_def,
    var_result_def,
)
from xdsl.printer import Printer
from xdsl.traits import Commutative, Pure, RecursiveMemoryEffect

from .stablehlo import ops_of
from .stablehlo.accuracy import Precision
from .stablehlo.attributes import ComparisonDirection, ComparisonType, Dims, StructAttr
from .stablehlo.forms import print_function_type
from .stablehlo.properties import BOOL_ATTR, ELEMENTS, I64_ARRAY, I64_ATTR, TYPED, array_of
from .stablehlo.tensors import INT_TENSOR, PRED_TENSOR, Kind, Shape, TensorOf

_ANY = TensorOf(Kind.ANY_OR_PER_AXIS, shape=Shape.UNRANKED)
_FP = TensorOf(Kind.FLOAT, shape=Shape.UNRANKED)
_COMPLEX = TensorOf(Kind.COMPLEX, shape=Shape.UNRANKED)
_FP_OR_COMPLEX = TensorOf(Kind.FLOAT | Kind.COMPLEX, shape=Shape.UNRANKED)
_PRED = TensorOf(Kind.PRED, shape=Shape.UNRANKED)
_PRED_OR_INT = TensorOf(Kind.PRED | Kind.INT, shape=Shape.UNRANKED)


@irdl_attr_definition
class ComparisonDirectionAttr(EnumAttribute[ComparisonDirection], SpacedOpaqueSyntaxAttribute):
    name = "chlo.comparison_direction"


@irdl_attr_definition
class ComparisonTypeAttr(EnumAttribute[ComparisonType], SpacedOpaqueSyntaxAttribute):
    name = "chlo.comparison_type"


@irdl_attr_definition
class PrecisionAttr(EnumAttribute[Precision], SpacedOpaqueSyntaxAttribute):
    name = "chlo.precision"


@irdl_attr_definition
class RaggedDotDimensionNumbersAttr(StructAttr):
    """Which dimensions `ragged_dot` batches, contracts, and takes in groups."""

    name = "chlo.ragged_dot"
    LISTS = (
        "lhs_batching_dimensions",
        "rhs_batching_dimensions",
        "lhs_contracting_dimensions",
        "rhs_contracting_dimensions",
        "lhs_ragged_dimensions",
        "rhs_group_dimensions",
    )

    lhs_batching_dimensions: Dims
    rhs_batching_dimensions: Dims
    lhs_contracting_dimensions: Dims
    rhs_contracting_dimensions: Dims
    lhs_ragged_dimensions: Dims
    rhs_group_dimensions: Dims


class BroadcastBinaryOp(IRDLOperation, ABC):
    """An elementwise function of two operands that are broadcast to one shape first."""

    lhs = operand_def(_ANY)
    rhs = operand_def(_ANY)
    broadcast_dimensions = opt_prop_def(I64_ARRAY)
    result = result_def(_ANY)
    irdl_options = (ParsePropInAttrDict(),)
    traits = traits_def(Pure())
    assembly_format = "$lhs `,` $rhs attr-dict `:` `(` type($lhs) `,` type($rhs) `)` `->` type(results)"


class UnaryOp(IRDLOperation, ABC):
    """An elementwise function of one operand."""

    operand = operand_def(_FP_OR_COMPLEX)
    result = result_def(_FP_OR_COMPLEX)
    traits = traits_def(Pure())
    assembly_format = "$operand attr-dict `:` type($operand) `->` type($result)"


@irdl_op_definition
class BroadcastAddOp(BroadcastBinaryOp):
    name = "chlo.broadcast_add"
    traits = traits_def(Commutative())


@irdl_op_definition
class BroadcastAndOp(BroadcastBinaryOp):
    name = "chlo.broadcast_and"
    lhs = operand_def(_PRED_OR_INT)
    rhs = operand_def(_PRED_OR_INT)
    traits = traits_def(Commutative())


@irdl_op_definition
class BroadcastAtan2Op(BroadcastBinaryOp):
    name = "chlo.broadcast_atan2"


@irdl_op_definition
class BroadcastDivOp(BroadcastBinaryOp):
    name = "chlo.broadcast_divide"


@irdl_op_definition
class BroadcastMaxOp(BroadcastBinaryOp):
    name = "chlo.broadcast_maximum"
    traits = traits_def(Commutative())


@irdl_op_definition
class BroadcastMinOp(BroadcastBinaryOp):
    name = "chlo.broadcast_minimum"
    traits = traits_def(Commutative())


@irdl_op_definition
class BroadcastMulOp(BroadcastBinaryOp):
    name = "chlo.broadcast_multiply"
    traits = traits_def(Commutative())


@irdl_op_definition
class BroadcastNextAfterOp(BroadcastBinaryOp):
    name = "chlo.broadcast_next_after"


@irdl_op_definition
class BroadcastOrOp(BroadcastBinaryOp):
    name = "chlo.broadcast_or"
    lhs = operand_def(_PRED_OR_INT)
    rhs = operand_def(_PRED_OR_INT)
    traits = traits_def(Commutative())


@irdl_op_definition
class BroadcastPolygammaOp(BroadcastBinaryOp):
    name = "chlo.broadcast_polygamma"


@irdl_op_definition
class BroadcastPowOp(BroadcastBinaryOp):
    name = "chlo.broadcast_power"


@irdl_op_definition
class BroadcastRemOp(BroadcastBinaryOp):
    name = "chlo.broadcast_remainder"


@irdl_op_definition
class BroadcastShiftLeftOp(BroadcastBinaryOp):
    name = "chlo.broadcast_shift_left"


@irdl_op_definition
class BroadcastShiftRightArithmeticOp(BroadcastBinaryOp):
    name = "chlo.broadcast_shift_right_arithmetic"


@irdl_op_definition
class BroadcastShiftRightLogicalOp(BroadcastBinaryOp):
    name = "chlo.broadcast_shift_right_logical"


@irdl_op_definition
class BroadcastSubOp(BroadcastBinaryOp):
    name = "chlo.broadcast_subtract"


@irdl_op_definition
class BroadcastXorOp(BroadcastBinaryOp):
    name = "chlo.broadcast_xor"
    lhs = operand_def(_PRED_OR_INT)
    rhs = operand_def(_PRED_OR_INT)
    traits = traits_def(Commutative())


@irdl_op_definition
class BroadcastZetaOp(BroadcastBinaryOp):
    name = "chlo.broadcast_zeta"
    lhs = operand_def(_FP)
    rhs = operand_def(_FP)
    result = result_def(_FP)


@irdl_op_definition
class BroadcastComplexOp(BroadcastBinaryOp):
    name = "chlo.broadcast_complex"
    lhs = operand_def(_FP)
    rhs = operand_def(_FP)
    result = result_def(_COMPLEX)


@irdl_op_definition
class BroadcastCompareOp(BroadcastBinaryOp):
    name = "chlo.broadcast_compare"
    comparison_direction = prop_def(ComparisonDirectionAttr)
    compare_type = opt_prop_def(ComparisonTypeAttr)
    result = result_def(_PRED)


@irdl_op_definition
class BroadcastSelectOp(IRDLOperation):
    name = "chlo.broadcast_select"
    pred = operand_def(PRED_TENSOR)
    on_true = operand_def(_ANY)
    on_false = operand_def(_ANY)
    result = result_def(_ANY)
    traits = traits_def(Pure())
    assembly_format = (
        "$pred `,` $on_true `,` $on_false attr-dict `:` "
        "`(` type($pred) `,` type($on_true) `,` type($on_false) `)` `->` type(results)"
    )


@irdl_op_definition
class NextAfterOp(IRDLOperation):
    name = "chlo.next_after"
    x = operand_def(_FP)
    y = operand_def(_FP)
    result = result_def(_FP)
    traits = traits_def(Pure())
    assembly_format = "$x `,` $y attr-dict `:` type($x) `,` type($y) `->` type(results)"


@irdl_op_definition
class PolygammaOp(IRDLOperation):
    name = "chlo.polygamma"
    n = operand_def(_FP)
    x = operand_def(_FP)
    result = result_def(_FP)
    traits = traits_def(Pure())
    assembly_format = "$n `,` $x attr-dict `:` type($n) `,` type($x) `->` type(results)"


@irdl_op_definition
class ZetaOp(IRDLOperation):
    name = "chlo.zeta"
    x = operand_def(_FP)
    q = operand_def(_FP)
    result = result_def(_FP)
    traits = traits_def(Pure())
    assembly_format = "$x `,` $q attr-dict `:` type($x) `,` type($q) `->` type(results)"


@irdl_op_definition
class AcosOp(UnaryOp):
    name = "chlo.acos"


@irdl_op_definition
class AcoshOp(UnaryOp):
    name = "chlo.acosh"


@irdl_op_definition
class AsinAcosKernelOp(UnaryOp):
    name = "chlo._asin_acos_kernel"
    operand = operand_def(_COMPLEX)
    result = result_def(_COMPLEX)


@irdl_op_definition
class AsinOp(UnaryOp):
    name = "chlo.asin"


@irdl_op_definition
class AsinhOp(UnaryOp):
    name = "chlo.asinh"


@irdl_op_definition
class AtanOp(UnaryOp):
    name = "chlo.atan"


@irdl_op_definition
class AtanhOp(UnaryOp):
    name = "chlo.atanh"


@irdl_op_definition
class BesselI1eOp(UnaryOp):
    name = "chlo.bessel_i1e"
    operand = operand_def(_FP)
    result = result_def(_FP)


@irdl_op_definition
class ConjOp(UnaryOp):
    name = "chlo.conj"


@irdl_op_definition
class CoshOp(UnaryOp):
    name = "chlo.cosh"


@irdl_op_definition
class DigammaOp(UnaryOp):
    name = "chlo.digamma"
    operand = operand_def(_FP)
    result = result_def(_FP)


@irdl_op_definition
class ErfInvOp(UnaryOp):
    name = "chlo.erf_inv"
    operand = operand_def(_FP)
    result = result_def(_FP)


@irdl_op_definition
class ErfOp(UnaryOp):
    name = "chlo.erf"
    operand = operand_def(_FP)
    result = result_def(_FP)


@irdl_op_definition
class ErfcOp(UnaryOp):
    name = "chlo.erfc"
    operand = operand_def(_FP)
    result = result_def(_FP)


@irdl_op_definition
class IsInfOp(UnaryOp):
    name = "chlo.is_inf"
    operand = operand_def(_FP)
    result = result_def(_PRED)


@irdl_op_definition
class IsNegInfOp(UnaryOp):
    name = "chlo.is_neg_inf"
    operand = operand_def(_FP)
    result = result_def(_PRED)


@irdl_op_definition
class IsPosInfOp(UnaryOp):
    name = "chlo.is_pos_inf"
    operand = operand_def(_FP)
    result = result_def(_PRED)


@irdl_op_definition
class LgammaOp(UnaryOp):
    name = "chlo.lgamma"
    operand = operand_def(_FP)
    result = result_def(_FP)


@irdl_op_definition
class SinhOp(UnaryOp):
    name = "chlo.sinh"


@irdl_op_definition
class SquareOp(UnaryOp):
    name = "chlo.square"


@irdl_op_definition
class TanOp(UnaryOp):
    name = "chlo.tan"


@irdl_op_definition
class ConstantOp(IRDLOperation):
    name = "chlo.constant"
    value = prop_def(ELEMENTS)
    output = result_def(TensorOf(Kind.ANY, shape=Shape.STATIC))
    traits = traits_def(Pure())

    def print(self, printer: Printer) -> None:
        """`chlo.constant {attributes} dense<…> : T`."""
        printer.print_op_attributes(self.attributes)
        printer.print_string(" ")
        printer.print_attribute(self.value)


@irdl_op_definition
class ConstantLikeOp(IRDLOperation):
    name = "chlo.constant_like"
    operand = operand_def(_ANY)
    value = prop_def(TYPED)
    result = result_def(_ANY)
    traits = traits_def(Pure())


@irdl_op_definition
class MulhiOp(IRDLOperation):
    name = "chlo.mulhi"
    lhs = operand_def(INT_TENSOR)
    rhs = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$lhs `,` $rhs attr-dict `:` type($lhs) `,` type($rhs) `->` type(results)"


@irdl_op_definition
class TopKOp(IRDLOperation):
    name = "chlo.top_k"
    operand = operand_def(TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT))
    k = prop_def(I64_ATTR)
    values = result_def(TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT))
    indices = result_def(TensorOf(Kind.SINT))
    traits = traits_def(Pure())

    def asm_result_names(self) -> list[str | None]:
        return ["values", "indices"]

    assembly_format = (
        "`(`$operand `,` `k` `=` $k`)` attr-dict `:` type($operand) `->` `(`type($values)`,` type($indices)`)`"
    )


@irdl_op_definition
class RaggedDotOp(IRDLOperation):
    name = "chlo.ragged_dot"
    lhs = operand_def(_ANY)
    rhs = operand_def(_ANY)
    group_sizes = operand_def(INT_TENSOR)
    ragged_dot_dimension_numbers = prop_def(RaggedDotDimensionNumbersAttr)
    precision_config = opt_prop_def(array_of(PrecisionAttr, "Precision Config attribute"))
    result = result_def(_ANY)
    traits = traits_def(Pure())


@irdl_op_definition
class ScanOp(IRDLOperation):
    name = "chlo.scan"
    inputs = var_operand_def(_ANY)
    inits = var_operand_def(_ANY)
    dimension = prop_def(I64_ATTR)
    is_reverse = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    is_associative = opt_prop_def(BOOL_ATTR)
    scan_dim_size = opt_prop_def(I64_ATTR)
    body = region_def("single_block")
    outputs = var_result_def(_ANY)
    carries = var_result_def(_ANY)
    irdl_options = (AttrSizedOperandSegments(as_property=True), AttrSizedResultSegments(as_property=True))
    traits = traits_def(RecursiveMemoryEffect())

    def asm_block_argument_names(self, region_index: int) -> list[str | None]:
        return [*["input"] * len(self.inputs), *["carry"] * len(self.inits)]

    def print(self, printer: Printer) -> None:
        """`chlo.scan(%x, …) inits (%i, …) dimension=0  attributes {…} {…} : (T, …) -> (T, …)`."""
        for text, values in (("(", self.inputs), (") inits (", self.inits)):
            printer.print_string(text)
            printer.print_list(values, printer.print_ssa_value)
        printer.print_string(f") dimension={self.dimension.value.data} ")
        elsewhere = ("dimension", "operandSegmentSizes", "resultSegmentSizes")
        printer.print_op_attributes(
            self.attributes | self.properties, reserved_attr_names=elsewhere, print_keyword=True
        )
        printer.print_string(" ")
        printer.print_region(self.body)
        printer.print_string(" : ")
        print_function_type(printer, self)


_ATTRIBUTES: list[type[Attribute]] = [
    ComparisonDirectionAttr,
    ComparisonTypeAttr,
    PrecisionAttr,
    RaggedDotDimensionNumbersAttr,
]

DIALECT = Dialect("chlo", ops_of(globals()), _ATTRIBUTES)
