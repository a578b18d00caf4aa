"""Ops that change a tensor's shape or the order of its dimensions."""

from __future__ import annotations

from xdsl.irdl import IRDLOperation, irdl_op_definition, operand_def, prop_def, result_def, traits_def
from xdsl.traits import Pure

from .forms import SAME_TYPE
from .properties import I64_ARRAY
from .tensors import ANY_OR_PER_AXIS_TENSOR, ANY_TENSOR


@irdl_op_definition
class BroadcastOp(IRDLOperation):
    name = "stablehlo.broadcast"
    operand = operand_def(ANY_TENSOR)
    broadcast_sizes = prop_def(I64_ARRAY)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `sizes` `=` $broadcast_sizes attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class BroadcastInDimOp(IRDLOperation):
    name = "stablehlo.broadcast_in_dim"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    broadcast_dimensions = prop_def(I64_ARRAY)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `dims` `=` $broadcast_dimensions attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class ReshapeOp(IRDLOperation):
    name = "stablehlo.reshape"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class TransposeOp(IRDLOperation):
    name = "stablehlo.transpose"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    permutation = prop_def(I64_ARRAY)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `dims` `=` $permutation attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class ReverseOp(IRDLOperation):
    name = "stablehlo.reverse"
    operand = operand_def(ANY_TENSOR)
    dimensions = prop_def(I64_ARRAY)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand `,` `dims` `=` $dimensions attr-dict `:` custom<SameOperandsAndResultType>(type($operand), "
        "type($result))"
    )
    custom_directives = (SAME_TYPE[1],)
