"""Ops that combine elements with a region: reduce, map, and the windowed ones."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects.builtin import TensorType
from xdsl.ir import Attribute, Operation
from xdsl.irdl import (
    SameVariadicOperandSize,
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
from xdsl.utils.exceptions import VerifyException

from .forms import print_function_type
from .inference import (
    check_in_range,
    check_length,
    check_unique,
    compatible_shapes,
    shape_of,
    shape_text,
    tensor_type,
)
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integers
from .properties import I64_ARRAY, I64_ELEMENTS
from .regions import accumulator_elements, check_arguments, check_predicate, check_reducer, returned_types, scalar_of
from .tensors import ANY_TENSOR, as_tensor, bounds_of, element_type, with_element_type
from .windows import Window, WindowLabels, output_shape, windows


def halves(types: Types) -> tuple[Types, Types]:
    """The first and the second half of an op's operands: its inputs and their initial values."""
    return types[: len(types) // 2], types[len(types) // 2 :]


def check_one_shape(types: Types, label: str) -> None:
    """All tensors have compatible shapes."""
    if not all(compatible_shapes(shape_of(types[0]), shape_of(type)) for type in types):
        raise VerifyException(f"inputs differ in shape: {', '.join(map(str, types))}{label}")


@hlo_op(remembers=False)
class ReduceOp(InfersTypes):
    name = "stablehlo.reduce"
    inputs = var_operand_def(ANY_TENSOR)
    init_values = var_operand_def(ANY_TENSOR)
    dimensions = prop_def(I64_ARRAY)
    body = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)
    irdl_options = (SameVariadicOperandSize(),)
    traits = traits_def(RecursiveMemoryEffect())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        inputs, initial = halves(operands)
        if not inputs:
            raise VerifyException("requires at least one input (C3)")
        check_one_shape(inputs, " (C1)")
        witness, dimensions = as_tensor(inputs[0]), integers(properties, "dimensions")
        shape, bounds = witness.get_shape(), bounds_of(witness)
        check_in_range("dimensions", dimensions, len(shape), " (C4)", of="the inputs")
        check_unique("dimensions", dimensions, " (C5)")
        kept = [dimension for dimension in range(len(shape)) if dimension not in dimensions]
        left = (tuple(sizes[dimension] for dimension in kept) for sizes in (shape, bounds))
        sizes, limits = next(left), next(left)
        elements = accumulator_elements(regions, initial, " (C6)")
        return [tensor_type(sizes, element, limits) for element in elements]

    def verify_(self) -> None:
        super().verify_()
        allowed = shape_of(self.results_.types[0])
        check_reducer(self.body, self.inputs.types, self.init_values.types, allowed, " (C6)")

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


@hlo_op(remembers=False)
class MapOp(InfersTypes):
    name = "stablehlo.map"
    inputs = var_operand_def(ANY_TENSOR)
    dimensions = prop_def(I64_ARRAY)
    computation = region_def("single_block")
    result = result_def(ANY_TENSOR)
    traits = traits_def(RecursiveMemoryEffect())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        if not operands:
            raise VerifyException("requires at least one input (C1)")
        shape, dimensions = shape_of(operands[0]), integers(properties, "dimensions")
        if not all(compatible_shapes(shape, shape_of(type)) for type in operands):
            raise VerifyException(f"inputs differ in shape: {', '.join(map(str, operands))} (C1)")
        if dimensions != tuple(range(len(shape))):
            raise VerifyException(f"dimensions {list(dimensions)} are not all {len(shape)} dimensions in order (C3)")
        return [tensor_type(shape, element) for element in accumulator_elements(regions, operands[:1], " (C4)")]

    def verify_(self) -> None:
        super().verify_()
        wanted = [scalar_of(type) for type in self.inputs.types]
        check_arguments(self.computation.block, wanted, "the computation", " (C4)")
        for type in returned_types(self.computation):
            if shape_of(type):
                raise VerifyException(f"the computation is to return a scalar, but returns {type} (C4)")


@hlo_op(remembers=False)
class ReduceWindowOp(InfersTypes):
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

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        inputs, initial = halves(operands)
        if not inputs:
            raise VerifyException("requires at least one input (C1)")
        check_one_shape(inputs, " (C2)")
        sizes = integers(properties, "window_dimensions")
        check_length("window_dimensions", sizes, len(shape_of(inputs[0])), "the inputs' rank", " (C4)")
        get = properties.get
        strides, base_dilations, dilations = get("window_strides"), get("base_dilations"), get("window_dilations")
        window = windows(sizes, strides, base_dilations, dilations, get("padding"), _REDUCE_WINDOW)
        elements = accumulator_elements(regions, initial, " (C13)")
        return [_windowed(type, window, element) for type, element in zip(inputs, elements, strict=True)]

    def verify_(self) -> None:
        super().verify_()
        inputs, initial, sizes = self.inputs.types, self.init_values.types, self.window_dimensions.get_values()
        check_reducer(self.body, inputs, initial, sizes, " (C13)")


_REDUCE_WINDOW = WindowLabels(" (C5)", (" (C6)", " (C7)"), (" (C8)", " (C9)"), (" (C10)", " (C11)"), " (C12)")
_SELECT_AND_SCATTER = WindowLabels(" (C5)", (" (C6)", " (C7)"), padding=" (C8)")


def _windowed(type: Attribute, window: Sequence[Window], element: Attribute) -> Attribute:
    tensor = as_tensor(type)
    shapes = (output_shape(sizes, window) for sizes in (tensor.get_shape(), bounds_of(tensor)))
    return tensor_type(next(shapes), element, next(shapes))


@hlo_op(remembers=False)
class SelectAndScatterOp(InfersTypes):
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

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        elements = accumulator_elements(regions[1:], operands[2:], " (C10)")
        return [with_element_type(operands[0], elements[0])]

    def verify_(self) -> None:
        operand, source, initial = self.operand_types
        self._check_select(scalar_of(operand))
        check_reducer(self.scatter, [source], [initial], (), " (C10)")
        shape, sizes = shape_of(operand), integers(self.properties, "window_dimensions")
        if sizes:
            check_length("window_dimensions", sizes, len(shape), "the operand's rank", " (C4)")
        sizes = sizes or (1,) * len(shape)
        window = windows(sizes, self.window_strides, None, None, self.padding, _SELECT_AND_SCATTER)
        wanted = output_shape(shape, window)
        if not compatible_shapes(wanted, shape_of(source)):
            raise VerifyException(f"the source is {source}, but the windows' shape is {shape_text(wanted)} (C2)")
        super().verify_()

    def _check_select(self, scalar: Attribute) -> None:
        check_arguments(self.select.block, [scalar, scalar], "select", " (C9)")
        check_predicate(returned_types(self.select), "select", " (C9)")
