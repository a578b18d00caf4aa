"""Ops whose shapes are operands: the `dynamic_` ones, and those that read or set a dimension's size."""

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

from .properties import I64_ARRAY, I64_ATTR, I64_NON_NEGATIVE
from .tensors import (
    ANY_OR_PER_AXIS_TENSOR,
    ANY_TENSOR,
    DIMENSION_TENSOR,
    I32_TENSOR,
    SCALAR_TENSOR,
    STATIC_DIMENSION_TENSOR,
)


@irdl_op_definition
class DynamicBroadcastInDimOp(IRDLOperation):
    name = "stablehlo.dynamic_broadcast_in_dim"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    output_dimensions = operand_def(STATIC_DIMENSION_TENSOR)
    broadcast_dimensions = prop_def(I64_ARRAY)
    known_expanding_dimensions = opt_prop_def(I64_ARRAY)
    known_nonexpanding_dimensions = opt_prop_def(I64_ARRAY)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = (
        "$operand `,` $output_dimensions `,` `dims` `=` $broadcast_dimensions attr-dict `:` "
        "functional-type(operands, results)"
    )


@irdl_op_definition
class DynamicIotaOp(IRDLOperation):
    name = "stablehlo.dynamic_iota"
    output_shape = operand_def(DIMENSION_TENSOR)
    iota_dimension = prop_def(I64_ATTR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$output_shape `,` `dim` `=` $iota_dimension attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class DynamicPadOp(IRDLOperation):
    name = "stablehlo.dynamic_pad"
    operand = operand_def(ANY_TENSOR)
    padding_value = operand_def(SCALAR_TENSOR)
    edge_padding_low = operand_def(STATIC_DIMENSION_TENSOR)
    edge_padding_high = operand_def(STATIC_DIMENSION_TENSOR)
    interior_padding = operand_def(STATIC_DIMENSION_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class DynamicReshapeOp(IRDLOperation):
    name = "stablehlo.dynamic_reshape"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    output_shape = operand_def(STATIC_DIMENSION_TENSOR)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class RealDynamicSliceOp(IRDLOperation):
    name = "stablehlo.real_dynamic_slice"
    operand = operand_def(ANY_TENSOR)
    start_indices = operand_def(DIMENSION_TENSOR)
    limit_indices = operand_def(DIMENSION_TENSOR)
    strides = operand_def(DIMENSION_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class GetDimensionSizeOp(IRDLOperation):
    name = "stablehlo.get_dimension_size"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    dimension = prop_def(I64_NON_NEGATIVE)
    result = result_def(I32_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `dim` `=` $dimension attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class SetDimensionSizeOp(IRDLOperation):
    name = "stablehlo.set_dimension_size"
    operand = operand_def(ANY_TENSOR)
    size = operand_def(I32_TENSOR)
    dimension = prop_def(I64_NON_NEGATIVE)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` $size `,` `dim` `=` $dimension attr-dict `:` functional-type(operands, results)"
