"""Elementwise ops: one operand, two, or three, all of one shape."""

from __future__ import annotations

from abc import ABC

from xdsl.irdl import (
    IRDLOperation,
    ParsePropInAttrDict,
    irdl_op_definition,
    operand_def,
    opt_prop_def,
    prop_def,
    result_def,
    traits_def,
)
from xdsl.traits import Commutative, Pure

from .attributes import DEFAULT_ACCURACY, ComparisonDirectionAttr, ComparisonTypeAttr, ResultAccuracyAttr
from .forms import SAME_TYPE, ComplexOpType, ExponentMantissa, SelectOpType
from .properties import I32_ATTR
from .tensors import (
    ANY_OR_PER_AXIS_TENSOR,
    ANY_TENSOR,
    FP_OR_COMPLEX_TENSOR,
    FP_TENSOR,
    INT_TENSOR,
    PRED_OR_INT_TENSOR,
    PRED_TENSOR,
    QUANTIZED_TENSOR,
    Kind,
    TensorOf,
)

_FP_COMPLEX_QUANTIZED = TensorOf(Kind.FLOAT | Kind.COMPLEX | Kind.QUANTIZED)
_FP_QUANTIZED = TensorOf(Kind.FLOAT | Kind.QUANTIZED)
_INT_FP_COMPLEX_QUANTIZED = TensorOf(Kind.INT | Kind.FLOAT | Kind.COMPLEX | Kind.QUANTIZED)
_SIGNED = TensorOf(Kind.SINT | Kind.FLOAT | Kind.COMPLEX | Kind.QUANTIZED)
_PART = TensorOf(Kind.FLOAT | Kind.COMPLEX)
_COMPLEX = TensorOf(Kind.COMPLEX)


class UnaryOp(IRDLOperation, ABC):
    """An elementwise function of one operand, whose result has its type."""

    operand = operand_def(FP_OR_COMPLEX_TENSOR)
    result = result_def(FP_OR_COMPLEX_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand attr-dict `:` custom<SameOperandsAndResultType>(type($operand), type($result))"
    custom_directives = (SAME_TYPE[1],)


class AccuracyOp(IRDLOperation, ABC):
    """An elementwise function whose result may be asked to be of some accuracy."""

    operand = operand_def(_FP_COMPLEX_QUANTIZED)
    result_accuracy = opt_prop_def(ResultAccuracyAttr, DEFAULT_ACCURACY)
    result = result_def(_FP_COMPLEX_QUANTIZED)
    traits = traits_def(Pure())
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = "$operand attr-dict `:` custom<SameOperandsAndResultType>(type($operand), type($result))"
    custom_directives = (SAME_TYPE[1],)


class BinaryOp(IRDLOperation, ABC):
    """An elementwise function of two operands of one type, which the result has too."""

    lhs = operand_def(ANY_TENSOR)
    rhs = operand_def(ANY_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$lhs `,` $rhs attr-dict `:` custom<SameOperandsAndResultType>(type($lhs), type($rhs), type($result))"
    )
    custom_directives = (SAME_TYPE[2],)


@irdl_op_definition
class AbsOp(UnaryOp):
    name = "stablehlo.abs"
    operand = operand_def(_SIGNED)
    result = result_def(TensorOf(Kind.SINT | Kind.FLOAT | Kind.QUANTIZED))


@irdl_op_definition
class CeilOp(UnaryOp):
    name = "stablehlo.ceil"
    operand = operand_def(_FP_QUANTIZED)
    result = result_def(_FP_QUANTIZED)


@irdl_op_definition
class ClzOp(UnaryOp):
    name = "stablehlo.count_leading_zeros"
    operand = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@irdl_op_definition
class ConvertOp(UnaryOp):
    name = "stablehlo.convert"
    operand = operand_def(TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT | Kind.COMPLEX))
    result = result_def(TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT | Kind.COMPLEX))


@irdl_op_definition
class FloorOp(UnaryOp):
    name = "stablehlo.floor"
    operand = operand_def(_FP_QUANTIZED)
    result = result_def(_FP_QUANTIZED)


@irdl_op_definition
class ImagOp(UnaryOp):
    name = "stablehlo.imag"
    operand = operand_def(_PART)
    result = result_def(FP_TENSOR)


@irdl_op_definition
class NegOp(UnaryOp):
    name = "stablehlo.negate"
    operand = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    result = result_def(_INT_FP_COMPLEX_QUANTIZED)


@irdl_op_definition
class NotOp(UnaryOp):
    name = "stablehlo.not"
    operand = operand_def(PRED_OR_INT_TENSOR)
    result = result_def(PRED_OR_INT_TENSOR)


@irdl_op_definition
class PopulationCountOp(UnaryOp):
    name = "stablehlo.popcnt"
    operand = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@irdl_op_definition
class RealOp(UnaryOp):
    name = "stablehlo.real"
    operand = operand_def(_PART)
    result = result_def(FP_TENSOR)


@irdl_op_definition
class RoundNearestEvenOp(UnaryOp):
    name = "stablehlo.round_nearest_even"
    operand = operand_def(_FP_QUANTIZED)
    result = result_def(_FP_QUANTIZED)


@irdl_op_definition
class RoundOp(UnaryOp):
    name = "stablehlo.round_nearest_afz"
    operand = operand_def(_FP_QUANTIZED)
    result = result_def(_FP_QUANTIZED)


@irdl_op_definition
class SignOp(UnaryOp):
    name = "stablehlo.sign"
    operand = operand_def(_SIGNED)
    result = result_def(_SIGNED)


@irdl_op_definition
class UniformDequantizeOp(UnaryOp):
    name = "stablehlo.uniform_dequantize"
    operand = operand_def(QUANTIZED_TENSOR)
    result = result_def(FP_TENSOR)


@irdl_op_definition
class UniformQuantizeOp(UnaryOp):
    name = "stablehlo.uniform_quantize"
    operand = operand_def(TensorOf(Kind.FLOAT | Kind.QUANTIZED | Kind.PER_AXIS_QUANTIZED))
    result = result_def(QUANTIZED_TENSOR)


@irdl_op_definition
class CbrtOp(AccuracyOp):
    name = "stablehlo.cbrt"


@irdl_op_definition
class CosineOp(AccuracyOp):
    name = "stablehlo.cosine"


@irdl_op_definition
class ExpOp(AccuracyOp):
    name = "stablehlo.exponential"


@irdl_op_definition
class Expm1Op(AccuracyOp):
    name = "stablehlo.exponential_minus_one"


@irdl_op_definition
class Log1pOp(AccuracyOp):
    name = "stablehlo.log_plus_one"


@irdl_op_definition
class LogOp(AccuracyOp):
    name = "stablehlo.log"


@irdl_op_definition
class LogisticOp(AccuracyOp):
    name = "stablehlo.logistic"


@irdl_op_definition
class RsqrtOp(AccuracyOp):
    name = "stablehlo.rsqrt"


@irdl_op_definition
class SineOp(AccuracyOp):
    name = "stablehlo.sine"


@irdl_op_definition
class SqrtOp(AccuracyOp):
    name = "stablehlo.sqrt"


@irdl_op_definition
class TanOp(AccuracyOp):
    name = "stablehlo.tan"


@irdl_op_definition
class TanhOp(AccuracyOp):
    name = "stablehlo.tanh"


@irdl_op_definition
class IsFiniteOp(IRDLOperation):
    name = "stablehlo.is_finite"
    x = operand_def(_FP_QUANTIZED)
    y = result_def(PRED_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class ReducePrecisionOp(IRDLOperation):
    name = "stablehlo.reduce_precision"
    operand = operand_def(_FP_QUANTIZED)
    exponent_bits = prop_def(I32_ATTR)
    mantissa_bits = prop_def(I32_ATTR)
    output = result_def(_FP_QUANTIZED)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand `,` `format` `=` custom<ExponentMantissa>($exponent_bits, $mantissa_bits) attr-dict `:` "
        "custom<SameOperandsAndResultType>(type($operand), type($output))"
    )
    custom_directives = (ExponentMantissa, SAME_TYPE[1])


@irdl_op_definition
class BitcastConvertOp(IRDLOperation):
    name = "stablehlo.bitcast_convert"
    operand = operand_def(ANY_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class AddOp(BinaryOp):
    name = "stablehlo.add"
    lhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    rhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Commutative())


@irdl_op_definition
class AndOp(BinaryOp):
    name = "stablehlo.and"
    lhs = operand_def(PRED_OR_INT_TENSOR)
    rhs = operand_def(PRED_OR_INT_TENSOR)
    result = result_def(PRED_OR_INT_TENSOR)
    traits = traits_def(Commutative())


@irdl_op_definition
class Atan2Op(BinaryOp):
    name = "stablehlo.atan2"
    lhs = operand_def(_FP_COMPLEX_QUANTIZED)
    rhs = operand_def(_FP_COMPLEX_QUANTIZED)
    result = result_def(_FP_COMPLEX_QUANTIZED)


@irdl_op_definition
class DivOp(BinaryOp):
    name = "stablehlo.divide"
    lhs = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    rhs = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    result = result_def(_INT_FP_COMPLEX_QUANTIZED)


@irdl_op_definition
class MaxOp(BinaryOp):
    name = "stablehlo.maximum"
    traits = traits_def(Commutative())


@irdl_op_definition
class MinOp(BinaryOp):
    name = "stablehlo.minimum"
    traits = traits_def(Commutative())


@irdl_op_definition
class MulOp(BinaryOp):
    name = "stablehlo.multiply"
    traits = traits_def(Commutative())


@irdl_op_definition
class OrOp(BinaryOp):
    name = "stablehlo.or"
    lhs = operand_def(PRED_OR_INT_TENSOR)
    rhs = operand_def(PRED_OR_INT_TENSOR)
    result = result_def(PRED_OR_INT_TENSOR)
    traits = traits_def(Commutative())


@irdl_op_definition
class PowOp(BinaryOp):
    name = "stablehlo.power"
    lhs = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    rhs = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    result = result_def(_INT_FP_COMPLEX_QUANTIZED)


@irdl_op_definition
class RemOp(BinaryOp):
    name = "stablehlo.remainder"
    lhs = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    rhs = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    result = result_def(_INT_FP_COMPLEX_QUANTIZED)


@irdl_op_definition
class ShiftLeftOp(BinaryOp):
    name = "stablehlo.shift_left"
    lhs = operand_def(INT_TENSOR)
    rhs = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@irdl_op_definition
class ShiftRightArithmeticOp(BinaryOp):
    name = "stablehlo.shift_right_arithmetic"
    lhs = operand_def(INT_TENSOR)
    rhs = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@irdl_op_definition
class ShiftRightLogicalOp(BinaryOp):
    name = "stablehlo.shift_right_logical"
    lhs = operand_def(INT_TENSOR)
    rhs = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@irdl_op_definition
class SubtractOp(BinaryOp):
    name = "stablehlo.subtract"
    lhs = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    rhs = operand_def(_INT_FP_COMPLEX_QUANTIZED)
    result = result_def(_INT_FP_COMPLEX_QUANTIZED)


@irdl_op_definition
class XorOp(BinaryOp):
    name = "stablehlo.xor"
    lhs = operand_def(PRED_OR_INT_TENSOR)
    rhs = operand_def(PRED_OR_INT_TENSOR)
    result = result_def(PRED_OR_INT_TENSOR)
    traits = traits_def(Commutative())


@irdl_op_definition
class CompareOp(IRDLOperation):
    name = "stablehlo.compare"
    lhs = operand_def(ANY_TENSOR)
    rhs = operand_def(ANY_TENSOR)
    comparison_direction = prop_def(ComparisonDirectionAttr)
    compare_type = opt_prop_def(ComparisonTypeAttr)
    result = result_def(PRED_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$comparison_direction `,` $lhs `,` $rhs (`,` $compare_type^)? attr-dict `:` functional-type(operands, results)"
    )


@irdl_op_definition
class ComplexOp(IRDLOperation):
    name = "stablehlo.complex"
    lhs = operand_def(FP_TENSOR)
    rhs = operand_def(FP_TENSOR)
    result = result_def(_COMPLEX)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` custom<ComplexOpType>(type($lhs), type($rhs), type($result))"
    custom_directives = (ComplexOpType,)


@irdl_op_definition
class ClampOp(IRDLOperation):
    name = "stablehlo.clamp"
    min = operand_def(ANY_TENSOR)
    operand = operand_def(ANY_TENSOR)
    max = operand_def(ANY_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$min `,` $operand `,` $max attr-dict `:` custom<SameOperandsAndResultType>(type($min), "
        "type($operand), type($max), type($result))"
    )
    custom_directives = (SAME_TYPE[3],)


@irdl_op_definition
class SelectOp(IRDLOperation):
    name = "stablehlo.select"
    pred = operand_def(PRED_TENSOR)
    on_true = operand_def(ANY_TENSOR)
    on_false = operand_def(ANY_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "operands attr-dict `:` custom<SelectOpType>(type($pred), type($on_true), type($on_false), type($result))"
    )
    custom_directives = (SelectOpType,)
