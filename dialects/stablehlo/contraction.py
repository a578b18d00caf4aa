"""Ops that contract dimensions: dot_general, convolution, and the older dot and einsum."""

from __future__ import annotations

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
from xdsl.traits import Pure

from .attributes import ConvDimensionNumbersAttr, DotAlgorithmAttr, DotDimensionNumbersAttr
from .forms import (
    ConvolutionDimensions,
    DotDimensionNumbers,
    PrecisionConfig,
    PrecisionConfigAndAlgorithm,
    WindowAttributes,
)
from .properties import BOOL_ARRAY, I64_ARRAY, I64_ATTR, I64_ELEMENTS, PRECISION_CONFIG, STRING
from .tensors import ANY_OR_PER_AXIS_TENSOR, ANY_TENSOR, INT_TENSOR


@irdl_op_definition
class DotGeneralOp(IRDLOperation):
    name = "stablehlo.dot_general"
    lhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    rhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    dot_dimension_numbers = prop_def(DotDimensionNumbersAttr)
    precision_config = opt_prop_def(PRECISION_CONFIG)
    algorithm = opt_prop_def(DotAlgorithmAttr)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$lhs `,` $rhs `,` custom<DotDimensionNumbers>($dot_dimension_numbers) `` "
        "custom<PrecisionConfigAndAlgorithm>($precision_config, $algorithm) attr-dict `:` "
        "functional-type(operands, results)"
    )
    custom_directives = (DotDimensionNumbers, PrecisionConfigAndAlgorithm)


@irdl_op_definition
class DotOp(IRDLOperation):
    name = "stablehlo.dot"
    lhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    rhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    precision_config = opt_prop_def(PRECISION_CONFIG)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$lhs `,` $rhs `` custom<PrecisionConfig>($precision_config) attr-dict `:` functional-type(operands, results)"
    )
    custom_directives = (PrecisionConfig,)


@irdl_op_definition
class EinsumOp(IRDLOperation):
    name = "stablehlo.einsum"
    lhs = operand_def(ANY_TENSOR)
    rhs = operand_def(ANY_TENSOR)
    einsum_config = prop_def(STRING)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$lhs `,` $rhs `,` `config` `=` $einsum_config attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class UnaryEinsumOp(IRDLOperation):
    name = "stablehlo.unary_einsum"
    operand = operand_def(ANY_TENSOR)
    einsum_config = prop_def(STRING)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `config` `=` $einsum_config attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class ConvolutionOp(IRDLOperation):
    name = "stablehlo.convolution"
    lhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    rhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    window_strides = opt_prop_def(I64_ARRAY)
    padding = opt_prop_def(I64_ELEMENTS)
    lhs_dilation = opt_prop_def(I64_ARRAY)
    rhs_dilation = opt_prop_def(I64_ARRAY)
    window_reversal = opt_prop_def(BOOL_ARRAY)
    dimension_numbers = prop_def(ConvDimensionNumbersAttr)
    feature_group_count = prop_def(I64_ATTR)
    batch_group_count = prop_def(I64_ATTR)
    precision_config = opt_prop_def(PRECISION_CONFIG)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = (
        "`(`operands`)` `dim_numbers` `=` custom<ConvolutionDimensions>($dimension_numbers) `,` `window` `=` "
        "`{` custom<WindowAttributes>($window_strides, $padding, $lhs_dilation, $rhs_dilation, "
        "$window_reversal) `}` attr-dict `:` functional-type(operands, results)"
    )
    custom_directives = (ConvolutionDimensions, WindowAttributes)


@irdl_op_definition
class DynamicConvOp(IRDLOperation):
    name = "stablehlo.dynamic_conv"
    lhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    rhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    padding = operand_def(INT_TENSOR)
    window_strides = opt_prop_def(I64_ARRAY)
    lhs_dilation = opt_prop_def(I64_ARRAY)
    rhs_dilation = opt_prop_def(I64_ARRAY)
    window_reversal = opt_prop_def(BOOL_ARRAY)
    dimension_numbers = prop_def(ConvDimensionNumbersAttr)
    feature_group_count = prop_def(I64_ATTR)
    batch_group_count = prop_def(I64_ATTR)
    precision_config = opt_prop_def(PRECISION_CONFIG)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
