"""Elementwise functions of two operands, or three: arithmetic, comparison, selection."""

from __future__ import annotations

from abc import ABC
from typing import cast

from xdsl.dialects.builtin import AnyFloat, ComplexType, i1
from xdsl.ir import Attribute
from xdsl.irdl import (
    operand_def,
    opt_prop_def,
    prop_def,
    result_def,
    traits_def,
)
from xdsl.traits import Commutative, Pure
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.quant import UniformQuantizedType

from .enums import ComparisonDirectionAttr, ComparisonTypeAttr
from .forms import SAME_TYPE, ComplexOpType, SelectOpType
from .inference import (
    check_compatible,
    check_same_elements,
    compatible,
    compatible_shapes,
    most_specific,
    shape_of,
    shape_text,
)
from .op import InfersTypes, Properties, Regions, SameTypeOp, Types, hlo_op
from .tensors import (
    ANY_OR_PER_AXIS_TENSOR,
    ANY_TENSOR,
    COMPLEX_TENSOR,
    FP_COMPLEX_QUANTIZED_TENSOR,
    INT_FP_COMPLEX_QUANTIZED_TENSOR,
    INT_TENSOR,
    PRED_OR_INT_TENSOR,
    PRED_TENSOR,
    Kind,
    TensorOf,
    element_type,
    with_element_type,
)

_FP32_OR_64 = TensorOf(Kind.FLOAT, widths=(32, 64))


class BinaryOp(SameTypeOp, ABC):
    """An elementwise function of two operands of one type, which the result has too."""

    lhs = operand_def(ANY_TENSOR)
    rhs = operand_def(ANY_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$lhs `,` $rhs attr-dict `:` custom<SameOperandsAndResultType>(type($lhs), type($rhs), type($result))"
    )
    custom_directives = (SAME_TYPE[2],)


@hlo_op()
class AddOp(BinaryOp):
    name = "stablehlo.add"
    lhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    rhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Commutative())

    def verify_(self) -> None:
        super().verify_()
        _check_added_elements(*(element_type(value.type) for value in (self.lhs, self.rhs, self.result)))


def _check_added_elements(lhs: Attribute, rhs: Attribute, result: Attribute) -> None:
    """All three quantised, or none (add C2 to C7)."""
    elements = (lhs, rhs, result)
    quantized = [element for element in elements if isinstance(element, UniformQuantizedType)]
    if not quantized:
        return
    if len(quantized) != len(elements):
        raise VerifyException(f"either all of {lhs}, {rhs} and {result} are quantized, or none (C2)")
    if len({element.storage for element in quantized}) > 1:
        raise VerifyException(f"storage types differ: {lhs}, {rhs}, {result} (C3)")
    axis = quantized[2].axis
    axes = [element.axis for element in quantized[:2] if element.axis is not None]
    if (axis is not None) != bool(axes):
        raise VerifyException("the result is quantized per axis exactly if an operand is (C5)")
    if any(operand_axis != axis for operand_axis in axes):
        raise VerifyException(f"the result's quantization dimension is {axis}, but the operands' are {axes} (C6, C7)")


@hlo_op()
class AndOp(BinaryOp):
    name = "stablehlo.and"
    lhs = operand_def(PRED_OR_INT_TENSOR)
    rhs = operand_def(PRED_OR_INT_TENSOR)
    result = result_def(PRED_OR_INT_TENSOR)
    traits = traits_def(Commutative())


@hlo_op()
class Atan2Op(BinaryOp):
    name = "stablehlo.atan2"
    lhs = operand_def(FP_COMPLEX_QUANTIZED_TENSOR)
    rhs = operand_def(FP_COMPLEX_QUANTIZED_TENSOR)
    result = result_def(FP_COMPLEX_QUANTIZED_TENSOR)


@hlo_op()
class DivOp(BinaryOp):
    name = "stablehlo.divide"
    lhs = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    rhs = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    result = result_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)


@hlo_op()
class MaxOp(BinaryOp):
    name = "stablehlo.maximum"
    traits = traits_def(Commutative())


@hlo_op()
class MinOp(BinaryOp):
    name = "stablehlo.minimum"
    traits = traits_def(Commutative())


@hlo_op()
class MulOp(BinaryOp):
    name = "stablehlo.multiply"
    traits = traits_def(Commutative())


@hlo_op()
class OrOp(BinaryOp):
    name = "stablehlo.or"
    lhs = operand_def(PRED_OR_INT_TENSOR)
    rhs = operand_def(PRED_OR_INT_TENSOR)
    result = result_def(PRED_OR_INT_TENSOR)
    traits = traits_def(Commutative())


@hlo_op()
class PowOp(BinaryOp):
    name = "stablehlo.power"
    lhs = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    rhs = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    result = result_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)


@hlo_op()
class RemOp(BinaryOp):
    name = "stablehlo.remainder"
    lhs = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    rhs = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    result = result_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)


@hlo_op()
class ShiftLeftOp(BinaryOp):
    name = "stablehlo.shift_left"
    lhs = operand_def(INT_TENSOR)
    rhs = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@hlo_op()
class ShiftRightArithmeticOp(BinaryOp):
    name = "stablehlo.shift_right_arithmetic"
    lhs = operand_def(INT_TENSOR)
    rhs = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@hlo_op()
class ShiftRightLogicalOp(BinaryOp):
    name = "stablehlo.shift_right_logical"
    lhs = operand_def(INT_TENSOR)
    rhs = operand_def(INT_TENSOR)
    result = result_def(INT_TENSOR)


@hlo_op()
class SubtractOp(BinaryOp):
    name = "stablehlo.subtract"
    lhs = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    rhs = operand_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)
    result = result_def(INT_FP_COMPLEX_QUANTIZED_TENSOR)


@hlo_op()
class XorOp(BinaryOp):
    name = "stablehlo.xor"
    lhs = operand_def(PRED_OR_INT_TENSOR)
    rhs = operand_def(PRED_OR_INT_TENSOR)
    result = result_def(PRED_OR_INT_TENSOR)
    traits = traits_def(Commutative())


@hlo_op()
class CompareOp(InfersTypes):
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

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        check_same_elements(operands, " (C1)")
        check_compatible(operands, " (C2)")
        return [with_element_type(operands[0], i1)]


@hlo_op()
class ComplexOp(InfersTypes):
    name = "stablehlo.complex"
    lhs = operand_def(_FP32_OR_64)
    rhs = operand_def(_FP32_OR_64)
    result = result_def(COMPLEX_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` custom<ComplexOpType>(type($lhs), type($rhs), type($result))"
    custom_directives = (ComplexOpType,)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        check_compatible(operands, " (C1)")
        joined = most_specific(operands)
        element = cast(AnyFloat, element_type(joined))
        return [with_element_type(joined, ComplexType(element))]


@hlo_op()
class ClampOp(InfersTypes):
    name = "stablehlo.clamp"
    min = operand_def(ANY_TENSOR)
    operand = operand_def(ANY_TENSOR)
    max = operand_def(ANY_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$min `,` $operand `,` $max attr-dict `:` "
        "custom<SameOperandsAndResultType>(type($min), type($operand), type($max), type($result))"
    )
    custom_directives = (SAME_TYPE[3],)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        low, operand, high = operands
        check_same_elements(operands, " (C3)")
        shape = shape_of(operand)
        for name, limit, label in (("min", shape_of(low), "C1"), ("max", shape_of(high), "C2")):
            if limit and not compatible_shapes(limit, shape):
                text = (
                    f"{name} has shape {shape_text(limit)}, which is neither scalar nor {shape_text(shape)} ({label})"
                )
                raise VerifyException(text)
        return [operand]


@hlo_op()
class SelectOp(InfersTypes):
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

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        pred, on_true, on_false = operands
        if not compatible(on_true, on_false):
            raise VerifyException(f"on_true is {on_true}, but on_false is {on_false} (C2)")
        shape = shape_of(pred)
        if shape and not compatible_shapes(shape, shape_of(on_true)):
            raise VerifyException(f"pred has shape {shape_text(shape)}, neither scalar nor that of {on_true} (C1)")
        return [most_specific((on_true, on_false))]
