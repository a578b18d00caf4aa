"""A loop over the slices of tensors."""

from __future__ import annotations

from typing import cast

from xdsl.dialects.builtin import DenseArrayBase, IntegerAttr, IntegerType, i1
from xdsl.ir import Attribute
from xdsl.irdl import (
    AttrSizedOperandSegments,
    AttrSizedResultSegments,
    opt_prop_def,
    prop_def,
    region_def,
    traits_def,
    var_operand_def,
    var_result_def,
)
from xdsl.printer import Printer
from xdsl.traits import IsolatedFromAbove, RecursiveMemoryEffect
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.stablehlo.attributes import DYNAMIC
from hloom.dialects.stablehlo.forms import print_function_type
from hloom.dialects.stablehlo.inference import (
    SizeAndBound,
    check_in_range,
    compatible,
    shape_of,
    sizes_and_bounds,
    tensor_of,
)
from hloom.dialects.stablehlo.op import InfersTypes, Properties, Regions, Types, hlo_op, integer
from hloom.dialects.stablehlo.properties import BOOL_ATTR, I64_ATTR
from hloom.dialects.stablehlo.regions import returned_types
from hloom.dialects.stablehlo.tensors import ANY_OR_PER_AXIS_TENSOR, as_tensor


@hlo_op(remembers=False)
class ScanOp(InfersTypes):
    """Each step takes a slice of every input along `dimension`, and what the last one carried; it gives slices of the
    outputs, and what it carries to the next."""

    name = "chlo.scan"
    inputs = var_operand_def(ANY_OR_PER_AXIS_TENSOR)
    inits = var_operand_def(ANY_OR_PER_AXIS_TENSOR)
    dimension = prop_def(I64_ATTR)
    is_reverse = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    is_associative = opt_prop_def(BOOL_ATTR)
    scan_dim_size = opt_prop_def(I64_ATTR)
    body = region_def("single_block")
    outputs = var_result_def(ANY_OR_PER_AXIS_TENSOR)
    carries = var_result_def(ANY_OR_PER_AXIS_TENSOR)
    irdl_options = (AttrSizedOperandSegments(as_property=True), AttrSizedResultSegments(as_property=True))
    traits = traits_def(RecursiveMemoryEffect(), IsolatedFromAbove())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        segments = cast(DenseArrayBase[IntegerType], properties["operandSegmentSizes"]).get_values()
        returned = returned_types(regions[0])
        outputs = len(returned) - segments[1]
        if outputs < 0:
            raise VerifyException(f"the body is to return {segments[1]} carries at least, but returns {len(returned)}")
        length, dimension = _scanned(operands[: segments[0]], properties), integer(properties, "dimension")
        return [*(_stacked(type, dimension, length) for type in returned[:outputs]), *returned[outputs:]]

    def verify_(self) -> None:
        if not self.inputs and not self.outputs:
            raise VerifyException("at least one of inputs or outputs must be present")
        if len(self.inits) != len(self.carries):
            raise VerifyException(f"has {len(self.inits)} inits, but {len(self.carries)} carries")
        super().verify_()
        dimension, arguments = self.dimension.value.data, self.body.block.arg_types
        wanted = [*(_slice(type, dimension) for type in self.inputs.types), *self.inits.types]
        if len(arguments) != len(wanted):
            raise VerifyException(f"the body is to take {len(wanted)} arguments, but takes {len(arguments)}")
        for index, (want, found) in enumerate(zip(wanted, arguments, strict=True)):
            if not compatible(want, found):
                raise VerifyException(f"argument {index} of the body is to be of type {want}, but is {found}")

    def asm_block_argument_names(self, region_index: int) -> list[str | None]:
        return [*["input"] * len(self.inputs), *["carry"] * len(self.inits)]

    def print(self, printer: Printer) -> None:
        """`chlo.scan(%x, …) inits (%i, …) dimension=0  attributes {…} {…} : (T, …) -> (T, …)`."""
        for text, values in (("(", self.inputs), (") inits (", self.inits)):
            printer.print_string(text)
            printer.print_list(values, printer.print_ssa_value)
        printer.print_string(f") dimension={self.dimension.value.data} ")
        elsewhere = ("dimension", "operandSegmentSizes", "resultSegmentSizes")
        printer.print_op_attributes(
            self.attributes | self.properties, reserved_attr_names=elsewhere, print_keyword=True
        )
        printer.print_string(" ")
        printer.print_region(self.body)
        printer.print_string(" : ")
        print_function_type(printer, self)


def _scanned(inputs: Types, properties: Properties) -> SizeAndBound:
    """How many steps there are: `scan_dim_size`, or what the inputs say."""
    dimension = integer(properties, "dimension")
    length = integer(properties, "scan_dim_size") if "scan_dim_size" in properties else DYNAMIC
    bounds: list[int] = []
    for index, type in enumerate(inputs):
        check_in_range("dimension", dimension, len(shape_of(type)), of=f"input {index}")
        size, bound = sizes_and_bounds(as_tensor(type))[dimension]
        if DYNAMIC not in (length, size) and size != length:
            raise VerifyException(f"input {index} is {type}, but dimension {dimension} has {length} steps")
        length = size if length == DYNAMIC else length
        bounds += [bound] if bound != DYNAMIC else []
    return length, min(bounds, default=DYNAMIC) if length == DYNAMIC else DYNAMIC


def _stacked(type: Attribute, dimension: int, length: SizeAndBound) -> Attribute:
    """The tensor whose slices along `dimension` are of `type`."""
    sizes = sizes_and_bounds(as_tensor(type))
    check_in_range("dimension", dimension, len(sizes) + 1, of="an output")
    return tensor_of([*sizes[:dimension], length, *sizes[dimension:]], as_tensor(type).element_type)


def _slice(type: Attribute, dimension: int) -> Attribute:
    sizes = sizes_and_bounds(as_tensor(type))
    return tensor_of([*sizes[:dimension], *sizes[dimension + 1 :]], as_tensor(type).element_type)
