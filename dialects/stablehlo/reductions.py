"""Ops that combine elements with a region: reduce, map, and the windowed ones."""

from __future__ import annotations

from xdsl.dialects.builtin import TensorType
from xdsl.ir import Operation
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
from xdsl.traits import Commutative, RecursiveMemoryEffect

from .forms import print_function_type
from .properties import I64_ARRAY, I64_ELEMENTS
from .tensors import ANY_TENSOR, element_type


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

    def print(self, printer: Printer) -> None:
        """`stablehlo.reduce(%x init: %i), … applies OP across dimensions = […] {attributes} : (T, …) -> T`.

        A body that is not one commutative op of this dialect on its arguments in order comes instead of `applies OP`,
        on the next line: ` reducer(%a: T, %b: T) (…)  {…}`, a pair of its arguments for each input.
        """
        for index, (value, initial) in enumerate(zip(self.inputs, self.init_values, strict=True)):
            printer.print_string(", (" if index else "(")
            printer.print_ssa_value(value)
            printer.print_string(" init: ")
            printer.print_ssa_value(initial)
            printer.print_string(")")
        applied = self.applied_op()
        if applied is not None:
            printer.print_string(f" applies {applied.name}")
        printer.print_string(f" across dimensions = {list(self.dimensions.get_values())}")
        printer.print_op_attributes(self.attributes)
        printer.print_string(" : ")
        print_function_type(printer, self)
        if applied is None:
            self._print_reducer(printer)

    def _print_reducer(self, printer: Printer) -> None:
        arguments, count = self.body.block.args, len(self.inputs)
        printer.print_string("\n reducer")
        for element, accumulator in zip(arguments[:count], arguments[count:], strict=True):
            printer.print_string("(")
            printer.print_block_argument(element)
            printer.print_string(", ")
            printer.print_block_argument(accumulator)
            printer.print_string(") ")
        printer.print_string(" ")
        printer.print_region(self.body, print_entry_block_args=False)

    def applied_op(self) -> Operation | None:
        """The one op of the body, where the compact form can say it.

        It is commutative, takes the block's two arguments, scalars of the first input's element type, and is returned.
        """
        block = self.body.block
        inner, terminator = block.first_op, block.last_op
        if inner is None or terminator is None or inner.next_op is not terminator or not self.inputs:
            return None
        if inner.dialect_name() != "stablehlo" or not inner.has_trait(Commutative) or len(inner.operands) != 2:
            return None
        scalar = TensorType(element_type(self.inputs[0].type), ())
        if any(type != scalar for type in (*inner.operand_types, *inner.result_types)):
            return None
        forwarded = tuple(inner.operands) == tuple(block.args) and tuple(terminator.operands) == tuple(inner.results)
        return inner if forwarded else None


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
