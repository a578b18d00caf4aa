"""Ops that make elements, or take and join whole ones: constant, iota, slice, concatenate, pad, sort."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects.builtin import IntegerAttr, IntegerType, i1, i64
from xdsl.ir import Attribute, TypedAttribute
from xdsl.irdl import (
    IRDLOperation,
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
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.quant import UniformQuantizedType

from .attributes import DYNAMIC
from .forms import SliceRanges, VariadicOperandWithAttribute
from .inference import (
    check_in_range,
    check_length,
    compatible_shapes,
    compatible_sizes,
    most_specific,
    shape_of,
    tensor_type,
)
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integer, integers
from .properties import BOOL_ATTR, ELEMENTS, I64_ARRAY, I64_ATTR, I64_NON_NEGATIVE
from .regions import check_arguments, check_predicate, returned_types, scalar_of
from .tensors import (
    ANY_TENSOR,
    INT_FP_COMPLEX_QUANTIZED_TENSOR,
    SCALAR_TENSOR,
    STATIC_TENSOR,
    AnyTensor,
    as_tensor,
    bounds_of,
    element_type,
    static,
    with_element_type,
)


@hlo_op(remembers=False)
class ConstantOp(InfersTypes):
    name = "stablehlo.constant"
    value = prop_def(ELEMENTS)
    output = result_def(STATIC_TENSOR)
    traits = traits_def(Pure())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        value = properties["value"]
        assert isinstance(value, TypedAttribute)
        return [value.get_type()]

    def verify_(self) -> None:
        """The output has the value's type; a quantised output may have a value of its storage type."""
        output, value = self.output.type, self.value.get_type()
        element = element_type(output)
        if isinstance(element, UniformQuantizedType):
            stored = with_element_type(output, IntegerType(element.storage_width.data))
            if value in (output, stored):
                return
        if value is not output and value != output:
            raise VerifyException(f"the value is of type {value}, but the output of type {output} (C1)")

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


@hlo_op()
class IotaOp(IRDLOperation):
    name = "stablehlo.iota"
    iota_dimension = prop_def(I64_NON_NEGATIVE)
    output = result_def(static(INT_FP_COMPLEX_QUANTIZED_TENSOR))
    traits = traits_def(Pure())
    assembly_format = "`dim` `=` $iota_dimension attr-dict `:` type($output)"

    def verify_(self) -> None:
        rank = len(shape_of(self.output.type))
        if rank == 0:
            raise VerifyException("does not support scalars (C1)")
        check_in_range("iota_dimension", self.iota_dimension.value.data, rank, " (C1)", of="the output")


@hlo_op()
class SliceOp(InfersTypes):
    name = "stablehlo.slice"
    operand = operand_def(ANY_TENSOR)
    start_indices = prop_def(I64_ARRAY)
    limit_indices = prop_def(I64_ARRAY)
    strides = prop_def(I64_ARRAY)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand custom<SliceRanges>($start_indices, $limit_indices, $strides) attr-dict `:` "
        "functional-type(operands, results)"
    )
    custom_directives = (SliceRanges,)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        operand = as_tensor(operands[0])
        shape, bounds = operand.get_shape(), bounds_of(operand)
        names = ("start_indices", "limit_indices", "strides")
        rows = [integers(properties, name) for name in names]
        for name, row in zip(names, rows, strict=True):
            check_length(name, row, len(shape), "the operand's rank", " (C2)")
        sizes: list[int] = []
        for dimension, (start, limit, stride) in enumerate(zip(*rows, strict=True)):
            size = bounds[dimension] if shape[dimension] == DYNAMIC else shape[dimension]
            if not 0 <= start <= limit or (size != DYNAMIC and limit > size):
                raise VerifyException(f"dimension {dimension}, of size {size}, is sliced [{start}:{limit}] (C3)")
            if stride <= 0:
                raise VerifyException(f"stride {stride} of dimension {dimension} is not positive (C4)")
            sizes.append(-((start - limit) // stride))
        return [tensor_type(tuple(sizes), operand.element_type)]

    def verify_(self) -> None:
        super().verify_()
        _check_one_element_type((self.operand.type, self.result.type), " (C1)")


def _check_one_element_type(types: Sequence[Attribute], label: str) -> None:
    first = element_type(types[0])
    for type in types:
        if element_type(type) != first:
            raise VerifyException(f"operands and results differ in element type: {types[0]} and {type}{label}")


@hlo_op()
class ConcatenateOp(InfersTypes):
    name = "stablehlo.concatenate"
    inputs = var_operand_def(ANY_TENSOR)
    dimension = prop_def(I64_NON_NEGATIVE)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "custom<VariadicOperandWithAttribute>($inputs) `dim` `=` $dimension attr-dict `:` "
        "functional-type(operands, results)"
    )
    custom_directives = (VariadicOperandWithAttribute,)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        if not operands:
            raise VerifyException("requires at least one input (C3)")
        inputs = [as_tensor(operand) for operand in operands]
        dimension, rank = integer(properties, "dimension"), len(inputs[0].shape.data)
        check_in_range("dimension", dimension, rank, " (C4)", of="the inputs")
        for index, operand in enumerate(inputs):
            _check_one_element_type((inputs[0], operand), " (C1)")
            if not _joinable(inputs[0].get_shape(), operand.get_shape(), dimension):
                raise VerifyException(f"input {index} is {operand}, which does not go with {inputs[0]} (C2)")
        return [_concatenated(inputs, dimension)]

    def verify_(self) -> None:
        super().verify_()
        _check_one_element_type((self.inputs[0].type, self.result.type), " (C5)")


def _joinable(left: Sequence[int], right: Sequence[int], dimension: int) -> bool:
    if len(left) != len(right):
        return False
    return all(i == dimension or compatible_sizes(a, b) for i, (a, b) in enumerate(zip(left, right, strict=True)))


def _concatenated(inputs: Sequence[AnyTensor], dimension: int) -> Attribute:
    """Sizes along `dimension` add up; the others are the most specific that the inputs say."""
    sizes = [(t.get_shape()[dimension], bounds_of(t)[dimension]) for t in inputs]
    known = [size for size, _ in sizes]
    limits = [bound if size == DYNAMIC else size for size, bound in sizes]
    size = DYNAMIC if DYNAMIC in known else sum(known)
    bound = sum(limits) if size == DYNAMIC and DYNAMIC not in limits else DYNAMIC

    def with_size(tensor: AnyTensor, size: int, bound: int) -> AnyTensor:
        shape, bounds = list(tensor.get_shape()), list(bounds_of(tensor))
        shape[dimension], bounds[dimension] = size, bound
        return tensor_type(tuple(shape), tensor.element_type, tuple(bounds))

    return most_specific([with_size(tensor, size, bound) for tensor in inputs])


@hlo_op()
class PadOp(InfersTypes):
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

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        _check_one_element_type(operands, " (C1)")
        operand = as_tensor(operands[0])
        names = ("edge_padding_low", "edge_padding_high", "interior_padding")
        rows = [integers(properties, name) for name in names]
        for name, row in zip(names, rows, strict=True):
            check_length(name, row, len(operand.shape.data), "the operand's rank", " (C2)")
        padded = [
            [_padded(dimension, size, *(row[dimension] for row in rows)) for dimension, size in enumerate(sizes)]
            for sizes in (operand.get_shape(), bounds_of(operand))
        ]
        return [tensor_type(tuple(padded[0]), operand.element_type, tuple(padded[1]))]

    def verify_(self) -> None:
        super().verify_()
        _check_one_element_type((self.operand.type, self.result.type), " (C1)")


def _padded(dimension: int, size: int, low: int, high: int, interior: int) -> int:
    if interior < 0:
        raise VerifyException(f"interior_padding is {interior} for dimension {dimension}, which is negative (C3)")
    if size == DYNAMIC:
        return DYNAMIC
    padded = low + size + max(size - 1, 0) * interior + high
    if padded < 0:
        raise VerifyException(f"padding makes dimension {dimension} of size {padded} (C4)")
    return padded


@hlo_op(remembers=False)
class SortOp(InfersTypes):
    name = "stablehlo.sort"
    inputs = var_operand_def(ANY_TENSOR)
    dimension = opt_prop_def(I64_ATTR, IntegerAttr(-1, i64))
    is_stable = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    comparator = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)
    traits = traits_def(RecursiveMemoryEffect())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return operands

    def verify_(self) -> None:
        types = self.inputs.types
        if not types:
            raise VerifyException("requires at least one input (C1)")
        super().verify_()
        if not all(compatible_shapes(shape_of(types[0]), shape_of(type)) for type in types):
            raise VerifyException(f"inputs differ in shape: {', '.join(map(str, types))} (C3)")
        dimension, rank = self.dimension.value.data, len(shape_of(types[0]))
        if not -rank <= dimension < rank:
            raise VerifyException(f"dimension is {dimension}, which is not in [-{rank}, {rank}) (C4)")
        wanted = [scalar_of(type) for type in types for _ in range(2)]
        check_arguments(self.comparator.block, wanted, "the comparator", " (C5)")
        check_predicate(returned_types(self.comparator), "the comparator", " (C5)")
