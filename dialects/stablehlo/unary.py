"""Elementwise functions of one operand, conversions among them."""

from __future__ import annotations

from abc import ABC
from typing import cast

from xdsl.dialects.builtin import ComplexType, i1
from xdsl.ir import Attribute
from xdsl.irdl import (
    IRDLOperation,
    ParsePropInAttrDict,
    operand_def,
    opt_prop_def,
    prop_def,
    result_def,
    traits_def,
)
from xdsl.traits import Pure
from xdsl.utils.exceptions import VerifyException

from .accuracy import DEFAULT_ACCURACY, ResultAccuracyAttr
from .forms import SAME_TYPE, ExponentMantissa
from .inference import (
    compatible_shapes,
    compatible_sizes,
    expressed,
    shape_of,
)
from .op import InfersTypes, Properties, Regions, SameTypeOp, Types, hlo_op
from .properties import I32_NON_NEGATIVE, I32_POSITIVE
from .tensors import (
    ANY_OR_PER_AXIS_TENSOR,
    ANY_TENSOR,
    FP_COMPLEX_QUANTIZED_TENSOR,
    FP_OR_COMPLEX_TENSOR,
    FP_QUANTIZED_TENSOR,
    FP_TENSOR,
    INT_FP_COMPLEX_QUANTIZED_TENSOR,
    INT_TENSOR,
    PRED_OR_INT_TENSOR,
    PRED_TENSOR,
    QUANTIZED_TENSOR,
    AnyComplex,
    Kind,
    TensorOf,
    bit_width,
    element_type,
    with_element_type,
)

_FP_ANY_QUANTIZED = TensorOf(Kind.FLOAT | Kind.QUANTIZED | Kind.PER_AXIS_QUANTIZED)
_SIGNED = TensorOf(Kind.SINT | Kind.FLOAT | Kind.COMPLEX | Kind.QUANTIZED)
_SIGNED_REAL = TensorOf(Kind.SINT | Kind.FLOAT | Kind.QUANTIZED)


class UnaryOp(IRDLOperation, ABC):
    """An elementwise function of one operand."""

    operand = operand_def(FP_OR_COMPLEX_TENSOR)
    result = result_def(FP_OR_COMPLEX_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand attr-dict `:` custom<SameOperandsAndResultType>(type($operand), type($result))"
    custom_directives = (SAME_TYPE[1],)


class SameTypeUnaryOp(UnaryOp, SameTypeOp, ABC):
    """An elementwise function of one operand, whose result has its type."""


class AccuracyOp(SameTypeOp, ABC):
    """An elementwise function whose result may be asked to be of some accuracy."""

    operand = operand_def(FP_COMPLEX_QUANTIZED_TENSOR)
    result_accuracy = opt_prop_def(ResultAccuracyAttr, DEFAULT_ACCURACY)
    result = result_def(FP_COMPLEX_QUANTIZED_TENSOR)
    traits = traits_def(Pure())
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = "$operand attr-dict `:` custom<SameOperandsAndResultType>(type($operand), type($result))"
    custom_directives = (SAME_TYPE[1],)


class RealPartOp(UnaryOp, InfersTypes, ABC):
    """A real number of each element: for a complex one of its own precision, else of its own type."""

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        element = element_type(operands[0])
        if not isinstance(element, ComplexType):
            return [operands[0]]
        return [with_element_type(operands[0], cast(AnyComplex, element).element_type)]


@hlo_op()
class AbsOp(RealPartOp):
    name = "stablehlo.abs"
    operand = operand_def(_SIGNED)
    result = result_def(_SIGNED_REAL)


@hlo_op()
class CeilOp(SameTypeUnaryOp):
    name = "stablehlo.ceil"
    operand = operand_def(FP_QUANTIZED_TENSOR)
    result = result_def(FP_QUANTIZED_TENSOR)


@hlo_op()
class ClzOp(SameTypeUnaryOp):
    name = "stablehlo.count_leading_zeros"
    operand = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@hlo_op()
class FloorOp(SameTypeUnaryOp):
    name = "stablehlo.floor"
    operand = operand_def(FP_QUANTIZED_TENSOR)
    result = result_def(FP_QUANTIZED_TENSOR)


@hlo_op()
class ImagOp(RealPartOp):
    name = "stablehlo.imag"
    result = result_def(FP_TENSOR)


@hlo_op()
class NegOp(SameTypeUnaryOp):
    name = "stablehlo.negate"
    operand = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    result = result_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)


@hlo_op()
class NotOp(SameTypeUnaryOp):
    name = "stablehlo.not"
    operand = operand_def(PRED_OR_INT_TENSOR)
    result = result_def(PRED_OR_INT_TENSOR)


@hlo_op()
class PopulationCountOp(SameTypeUnaryOp):
    name = "stablehlo.popcnt"
    operand = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@hlo_op()
class RealOp(RealPartOp):
    name = "stablehlo.real"
    result = result_def(FP_TENSOR)


@hlo_op()
class RoundNearestEvenOp(SameTypeUnaryOp):
    name = "stablehlo.round_nearest_even"
    operand = operand_def(FP_QUANTIZED_TENSOR)
    result = result_def(FP_QUANTIZED_TENSOR)


@hlo_op()
class RoundOp(SameTypeUnaryOp):
    name = "stablehlo.round_nearest_afz"
    operand = operand_def(FP_QUANTIZED_TENSOR)
    result = result_def(FP_QUANTIZED_TENSOR)


@hlo_op()
class SignOp(SameTypeUnaryOp):
    name = "stablehlo.sign"
    operand = operand_def(_SIGNED)
    result = result_def(_SIGNED)


@hlo_op()
class CbrtOp(AccuracyOp):
    name = "stablehlo.cbrt"


@hlo_op()
class CosineOp(AccuracyOp):
    name = "stablehlo.cosine"


@hlo_op()
class ExpOp(AccuracyOp):
    name = "stablehlo.exponential"


@hlo_op()
class Expm1Op(AccuracyOp):
    name = "stablehlo.exponential_minus_one"


@hlo_op()
class Log1pOp(AccuracyOp):
    name = "stablehlo.log_plus_one"


@hlo_op()
class LogOp(AccuracyOp):
    name = "stablehlo.log"


@hlo_op()
class LogisticOp(AccuracyOp):
    name = "stablehlo.logistic"


@hlo_op()
class RsqrtOp(AccuracyOp):
    name = "stablehlo.rsqrt"


@hlo_op()
class SineOp(AccuracyOp):
    name = "stablehlo.sine"


@hlo_op()
class SqrtOp(AccuracyOp):
    name = "stablehlo.sqrt"


@hlo_op()
class TanOp(AccuracyOp):
    name = "stablehlo.tan"


@hlo_op()
class TanhOp(AccuracyOp):
    name = "stablehlo.tanh"


def _check_same_shape(left: Attribute, right: Attribute) -> None:
    if not compatible_shapes(shape_of(left), shape_of(right)):
        raise VerifyException(f"operand and result differ in shape: {left} and {right} (C1)")


@hlo_op()
class ConvertOp(UnaryOp):
    name = "stablehlo.convert"
    operand = operand_def(ANY_TENSOR)
    result = result_def(ANY_TENSOR)

    def verify_(self) -> None:
        _check_same_shape(self.operand.type, self.result.type)


@hlo_op()
class UniformQuantizeOp(UnaryOp):
    name = "stablehlo.uniform_quantize"
    operand = operand_def(_FP_ANY_QUANTIZED)
    result = result_def(QUANTIZED_TENSOR)

    def verify_(self) -> None:
        _check_same_shape(self.operand.type, self.result.type)
        source, target = (expressed(element_type(value.type)) for value in (self.operand, self.result))
        if source != target:
            raise VerifyException(f"the result is to express {source}, but expresses {target} (C2)")


@hlo_op()
class UniformDequantizeOp(UnaryOp, InfersTypes):
    name = "stablehlo.uniform_dequantize"
    operand = operand_def(QUANTIZED_TENSOR)
    result = result_def(FP_TENSOR)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [with_element_type(operands[0], expressed(element_type(operands[0])))]


@hlo_op()
class IsFiniteOp(InfersTypes):
    name = "stablehlo.is_finite"
    x = operand_def(FP_QUANTIZED_TENSOR)
    y = result_def(PRED_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [with_element_type(operands[0], i1)]


@hlo_op()
class ReducePrecisionOp(SameTypeOp):
    name = "stablehlo.reduce_precision"
    operand = operand_def(FP_QUANTIZED_TENSOR)
    exponent_bits = prop_def(I32_POSITIVE)
    mantissa_bits = prop_def(I32_NON_NEGATIVE)
    output = result_def(FP_QUANTIZED_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand `,` `format` `=` custom<ExponentMantissa>($exponent_bits, $mantissa_bits) attr-dict `:` "
        "custom<SameOperandsAndResultType>(type($operand), type($output))"
    )
    custom_directives = (ExponentMantissa, SAME_TYPE[1])


@hlo_op()
class BitcastConvertOp(IRDLOperation):
    name = "stablehlo.bitcast_convert"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"

    def verify_(self) -> None:
        """Of elements of different widths, the narrower ones' tensor has one more dimension, which makes up for it."""
        types = self.operand.type, self.result.type
        if len({isinstance(element_type(type), ComplexType) for type in types}) == 2:
            raise VerifyException(f"either both or none of {types[0]} and {types[1]} are complex (C2)")
        narrow, wide = sorted(types, key=lambda type: bit_width(element_type(type)))
        narrow_bits, wide_bits = bit_width(element_type(narrow)), bit_width(element_type(wide))
        prefix = shape_of(narrow)
        if narrow_bits != wide_bits:
            if len(prefix) != len(shape_of(wide)) + 1:
                raise VerifyException(f"{narrow} is to have one dimension more than {wide} (C1)")
            *leading, last = prefix
            if not compatible_sizes(last, wide_bits // narrow_bits) or wide_bits % narrow_bits:
                raise VerifyException(f"{last} elements of {narrow_bits} bits do not make one of {wide_bits} bits (C1)")
            prefix = tuple(leading)
        if not compatible_shapes(prefix, shape_of(wide)):
            raise VerifyException(f"the shapes of {types[0]} and {types[1]} do not match (C1)")
