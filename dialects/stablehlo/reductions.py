"""Ops that combine elements with a region: reduce, map, and the windowed ones."""

from __future__ import annotations

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
from xdsl.traits import RecursiveMemoryEffect

from .properties import I64_ARRAY, I64_ELEMENTS
from .tensors import ANY_TENSOR


@irdl_op_definition
class ReduceOp(IRDLOperation):
    name = "stablehlo.reduce"
    inputs = var_operand_def(ANY_TENSOR)
    init_values = var_operand_def(ANY_TENSOR)
    dimensions = prop_def(I64_ARRAY)
    body = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)
    irdl_options = (SameVariadicOperandSize(),)
    traits = traits_def(RecursiveMemoryEffect())


@irdl_op_definition
class MapOp(IRDLOperation):
    name = "stablehlo.map"
    inputs = var_operand_def(ANY_TENSOR)
    dimensions = prop_def(I64_ARRAY)
    computation = region_def("single_block")
    result = result_def(ANY_TENSOR)
    traits = traits_def(RecursiveMemoryEffect())


@irdl_op_definition
class ReduceWindowOp(IRDLOperation):
    name = "stablehlo.reduce_window"
    inputs = var_operand_def(ANY_TENSOR)
    init_values = var_operand_def(ANY_TENSOR)
    window_dimensions = prop_def(I64_ARRAY)
    window_strides = opt_prop_def(I64_ARRAY)
    base_dilations = opt_prop_def(I64_ARRAY)
    window_dilations = opt_prop_def(I64_ARRAY)
    padding = opt_prop_def(I64_ELEMENTS)
    body = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)
    irdl_options = (SameVariadicOperandSize(),)
    traits = traits_def(RecursiveMemoryEffect())


@irdl_op_definition
class SelectAndScatterOp(IRDLOperation):
    name = "stablehlo.select_and_scatter"
    operand = operand_def(ANY_TENSOR)
    source = operand_def(ANY_TENSOR)
    init_value = operand_def(ANY_TENSOR)
    window_dimensions = opt_prop_def(I64_ARRAY)
    window_strides = opt_prop_def(I64_ARRAY)
    padding = opt_prop_def(I64_ELEMENTS)
    select = region_def("single_block")
    scatter = region_def("single_block")
    result = result_def(ANY_TENSOR)
    traits = traits_def(RecursiveMemoryEffect())
