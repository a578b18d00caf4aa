"""Ops that make or move elements: constants, iota, slices, concatenation, padding, gather, scatter, sort."""

from __future__ import annotations

from xdsl.dialects.builtin import IntegerAttr, IntegerType, i1, i64
from xdsl.irdl import (
    IRDLOperation,
    SameVariadicOperandSize,
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
from xdsl.traits import Pure, RecursiveMemoryEffect

from .attributes import GatherDimensionNumbersAttr, ScatterDimensionNumbersAttr
from .forms import SliceRanges, VariadicOperandWithAttribute
from .properties import BOOL_ATTR, ELEMENTS, I64_ARRAY, I64_ATTR
from .tensors import (
    ANY_OR_PER_AXIS_TENSOR,
    ANY_TENSOR,
    INT_TENSOR,
    SCALAR_INT_TENSOR,
    SCALAR_TENSOR,
    STATIC_TENSOR,
    Kind,
    Shape,
    TensorOf,
    element_type,
)


@irdl_op_definition
class ConstantOp(IRDLOperation):
    name = "stablehlo.constant"
    value = prop_def(ELEMENTS)
    output = result_def(STATIC_TENSOR)
    traits = traits_def(Pure())

    def asm_result_names(self) -> list[str | None]:
        return ["c" if isinstance(element_type(self.output.type), IntegerType) else "cst"]

    def print(self, printer: Printer) -> None:
        """`stablehlo.constant {attributes} dense<…> : T`, or generic where the value's type is not the result's."""
        if self.value.get_type() != self.output.type:
            printer.print_op_with_default_format(self)
            return
        printer.print_op_attributes(self.attributes)
        printer.print_string(" ")
        printer.print_attribute(self.value)


@irdl_op_definition
class IotaOp(IRDLOperation):
    name = "stablehlo.iota"
    iota_dimension = prop_def(I64_ATTR)
    output = result_def(TensorOf(Kind.INT | Kind.FLOAT | Kind.COMPLEX | Kind.QUANTIZED, shape=Shape.STATIC))
    traits = traits_def(Pure())
    assembly_format = "`dim` `=` $iota_dimension attr-dict `:` type($output)"


@irdl_op_definition
class SliceOp(IRDLOperation):
    name = "stablehlo.slice"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    start_indices = prop_def(I64_ARRAY)
    limit_indices = prop_def(I64_ARRAY)
    strides = prop_def(I64_ARRAY)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand custom<SliceRanges>($start_indices, $limit_indices, $strides) attr-dict `:` "
        "functional-type(operands, results)"
    )
    custom_directives = (SliceRanges,)


@irdl_op_definition
class DynamicSliceOp(IRDLOperation):
    name = "stablehlo.dynamic_slice"
    operand = operand_def(ANY_TENSOR)
    start_indices = var_operand_def(SCALAR_INT_TENSOR)
    slice_sizes = prop_def(I64_ARRAY)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand `,` custom<VariadicOperandWithAttribute>($start_indices) `sizes` `=` $slice_sizes attr-dict "
        "`:` functional-type(operands, results)"
    )
    custom_directives = (VariadicOperandWithAttribute,)


@irdl_op_definition
class DynamicUpdateSliceOp(IRDLOperation):
    name = "stablehlo.dynamic_update_slice"
    operand = operand_def(ANY_TENSOR)
    update = operand_def(ANY_TENSOR)
    start_indices = var_operand_def(SCALAR_INT_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class ConcatenateOp(IRDLOperation):
    name = "stablehlo.concatenate"
    inputs = var_operand_def(ANY_OR_PER_AXIS_TENSOR)
    dimension = prop_def(I64_ATTR)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "custom<VariadicOperandWithAttribute>($inputs) `dim` `=` $dimension attr-dict `:` "
        "functional-type(operands, results)"
    )
    custom_directives = (VariadicOperandWithAttribute,)


@irdl_op_definition
class PadOp(IRDLOperation):
    name = "stablehlo.pad"
    operand = operand_def(ANY_TENSOR)
    padding_value = operand_def(SCALAR_TENSOR)
    edge_padding_low = prop_def(I64_ARRAY)
    edge_padding_high = prop_def(I64_ARRAY)
    interior_padding = prop_def(I64_ARRAY)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand `,` $padding_value `,` `low` `=` $edge_padding_low `,` `high` `=` $edge_padding_high `,` "
        "`interior` `=` $interior_padding attr-dict `:` functional-type(operands, results)"
    )


@irdl_op_definition
class GatherOp(IRDLOperation):
    name = "stablehlo.gather"
    operand = operand_def(ANY_TENSOR)
    start_indices = operand_def(INT_TENSOR)
    dimension_numbers = prop_def(GatherDimensionNumbersAttr)
    slice_sizes = prop_def(I64_ARRAY)
    indices_are_sorted = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())


@irdl_op_definition
class ScatterOp(IRDLOperation):
    name = "stablehlo.scatter"
    inputs = var_operand_def(ANY_TENSOR)
    scatter_indices = operand_def(INT_TENSOR)
    updates = var_operand_def(ANY_TENSOR)
    scatter_dimension_numbers = prop_def(ScatterDimensionNumbersAttr)
    indices_are_sorted = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    unique_indices = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    update_computation = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)
    irdl_options = (SameVariadicOperandSize(),)
    traits = traits_def(RecursiveMemoryEffect())


@irdl_op_definition
class SortOp(IRDLOperation):
    name = "stablehlo.sort"
    inputs = var_operand_def(ANY_TENSOR)
    dimension = opt_prop_def(I64_ATTR, IntegerAttr(-1, i64))
    is_stable = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    comparator = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)
    traits = traits_def(RecursiveMemoryEffect())


@irdl_op_definition
class TorchIndexSelectOp(IRDLOperation):
    name = "stablehlo.torch_index_select"
    operand = operand_def(ANY_TENSOR)
    index = operand_def(ANY_TENSOR)
    dim = prop_def(I64_ATTR)
    batch_dims = prop_def(I64_ATTR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
