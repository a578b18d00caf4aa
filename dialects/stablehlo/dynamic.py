"""Ops whose shapes are operands: the `dynamic_` ones, and those that read or set a dimension's size."""

from __future__ import annotations

from math import prod

from xdsl.dialects.builtin import i32
from xdsl.ir import Attribute, SSAValue
from xdsl.irdl import (
    IRDLOperation,
    ParsePropInAttrDict,
    operand_def,
    opt_prop_def,
    prop_def,
    result_def,
    traits_def,
)
from xdsl.traits import Pure
from xdsl.utils.exceptions import VerifyException

from .attributes import DYNAMIC
from .inference import (
    Shape,
    check_in_range,
    check_length,
    check_same_elements,
    check_unique,
    compatible_shapes,
    compatible_sizes,
    constant_integers,
    shape_of,
    shape_text,
    tensor_type,
)
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integer
from .properties import I64_ARRAY, I64_NON_NEGATIVE
from .shape import check_same_count
from .tensors import (
    ANY_OR_PER_AXIS_TENSOR,
    ANY_TENSOR,
    DIMENSION_TENSOR,
    I32_TENSOR,
    SCALAR_TENSOR,
    STATIC_DIMENSION_TENSOR,
    as_tensor,
    bounds_of,
    element_type,
)

# These ops' verification looks at constants that make their operands, so that it is not remembered by types alone.


def _check_shape_operand(operand: SSAValue, result: Attribute, label: str) -> Shape | None:
    """A shape that is known is the result's; returns it."""
    shape = constant_integers(operand)
    if shape is not None and not compatible_shapes(shape, shape_of(result)):
        raise VerifyException(f"the output shape is {shape_text(shape)}, but the result is {result}{label}")
    return shape


@hlo_op(remembers=False)
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

    def verify_(self) -> None:
        source, target = shape_of(self.operand.type), shape_of(self.result.type)
        dimensions = self.broadcast_dimensions.get_values()
        check_same_elements((self.operand.type, self.result.type), " (C1)")
        check_length("broadcast_dimensions", dimensions, len(source), "the operand's rank", " (C2)")
        if len(target) < len(source):
            raise VerifyException(f"the result has rank {len(target)}, less than the operand's {len(source)} (C3)")
        check_unique("broadcast_dimensions", dimensions, " (C4)")
        check_in_range("broadcast_dimensions", dimensions, len(target), " (C5)", of="the result")
        self._check_sizes(dimensions, source, target)
        if shape_of(self.output_dimensions.type)[0] != len(target):
            raise VerifyException(
                f"output_dimensions is {self.output_dimensions.type} for a rank of {len(target)} (C7)"
            )
        known = _check_shape_operand(self.output_dimensions, self.result.type, " (C7)")
        if known is not None:
            self._check_sizes(dimensions, source, known)
        self._check_hints(len(source))

    def _check_sizes(self, dimensions: Shape, source: Shape, target: Shape) -> None:
        for dimension, (size, place) in enumerate(zip(source, dimensions, strict=True)):
            if size != 1 and not compatible_sizes(size, target[place]):
                text = f"dimension {dimension} of the operand is of size {size}, but dimension {place} of the result"
                raise VerifyException(f"{text} is {target[place]} (C5)")

    def _check_hints(self, rank: int) -> None:
        hints = [
            hint.get_values() for hint in (self.known_expanding_dimensions, self.known_nonexpanding_dimensions) if hint
        ]
        dimensions = tuple(dimension for hint in hints for dimension in hint)
        check_unique("known dimensions", dimensions, " (C8)")
        check_in_range("known dimensions", dimensions, rank, " (C9, C10)")


@hlo_op(remembers=False)
class DynamicIotaOp(IRDLOperation):
    name = "stablehlo.dynamic_iota"
    output_shape = operand_def(STATIC_DIMENSION_TENSOR)
    iota_dimension = prop_def(I64_NON_NEGATIVE)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$output_shape `,` `dim` `=` $iota_dimension attr-dict `:` functional-type(operands, results)"

    def verify_(self) -> None:
        rank = len(shape_of(self.result.type))
        check_in_range("iota_dimension", self.iota_dimension.value.data, rank, " (C1)", of="the result")
        _check_shape_operand(self.output_shape, self.result.type, " (C2)")


@hlo_op(remembers=False)
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

    def verify_(self) -> None:
        elements = {element_type(v.type) for v in (self.operand, self.padding_value, self.result)}
        if len(elements) > 1:
            raise VerifyException(f"operand, padding value and result differ in element type: {self._types()} (C1)")
        paddings = self.edge_padding_low, self.edge_padding_high, self.interior_padding
        if len({padding.type for padding in paddings}) > 1:
            raise VerifyException(f"paddings differ in type: {', '.join(str(p.type) for p in paddings)} (C2)")
        source, target = shape_of(self.operand.type), shape_of(self.result.type)
        if shape_of(paddings[0].type) != (len(source),):
            raise VerifyException(f"paddings are {paddings[0].type}, but the operand's rank is {len(source)} (C2)")
        if len(source) != len(target):
            raise VerifyException(f"operand and result differ in rank: {len(source)} and {len(target)} (C4)")
        known = [constant_integers(padding) for padding in paddings]
        if all(padding is not None for padding in known):
            self._check_sizes(source, target, *(padding or () for padding in known))

    def _types(self) -> str:
        return ", ".join(str(value.type) for value in (self.operand, self.padding_value, self.result))

    def _check_sizes(self, source: Shape, target: Shape, lows: Shape, highs: Shape, interiors: Shape) -> None:
        for dimension, (size, low, high, interior) in enumerate(zip(source, lows, highs, interiors, strict=True)):
            if interior < 0:
                raise VerifyException(f"interior padding of dimension {dimension} is {interior} (C3)")
            if size == DYNAMIC:
                continue
            wanted = low + size + max(size - 1, 0) * interior + high
            if not compatible_sizes(wanted, target[dimension]):
                found = f"but the result has {target[dimension]}"
                raise VerifyException(f"padding makes dimension {dimension} of size {wanted}, {found} (C4)")


@hlo_op(remembers=False)
class DynamicReshapeOp(IRDLOperation):
    name = "stablehlo.dynamic_reshape"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    output_shape = operand_def(STATIC_DIMENSION_TENSOR)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"

    def verify_(self) -> None:
        source, target = shape_of(self.operand.type), shape_of(self.result.type)
        check_same_elements((self.operand.type, self.result.type), " (C1)")
        check_same_count(source, target)
        if shape_of(self.output_shape.type)[0] != len(target):
            raise VerifyException(f"output_shape is {self.output_shape.type} for a result of rank {len(target)} (C4)")
        known = _check_shape_operand(self.output_shape, self.result.type, " (C4)")
        if known is not None and DYNAMIC not in source and prod(known) != prod(source):
            raise VerifyException(f"the operand has {prod(source)} elements, but output_shape {prod(known)} (C2)")


@hlo_op()
class RealDynamicSliceOp(IRDLOperation):
    name = "stablehlo.real_dynamic_slice"
    operand = operand_def(ANY_TENSOR)
    start_indices = operand_def(DIMENSION_TENSOR)
    limit_indices = operand_def(DIMENSION_TENSOR)
    strides = operand_def(DIMENSION_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"

    def verify_(self) -> None:
        if element_type(self.operand.type) != element_type(self.result.type):
            raise VerifyException(f"{self.operand.type} and {self.result.type} differ in element type")
        indices = self.start_indices, self.limit_indices, self.strides
        if len({value.type for value in indices}) > 1:
            raise VerifyException(f"indices differ in type: {', '.join(str(value.type) for value in indices)}")
        rank = len(shape_of(self.operand.type))
        if shape_of(indices[0].type) != (rank,):
            raise VerifyException(f"indices are {indices[0].type}, but the operand's rank is {rank}")


@hlo_op()
class GetDimensionSizeOp(InfersTypes):
    name = "stablehlo.get_dimension_size"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    dimension = prop_def(I64_NON_NEGATIVE)
    result = result_def(I32_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `dim` `=` $dimension attr-dict `:` functional-type(operands, results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        check_in_range("dimension", integer(properties, "dimension"), len(shape_of(operands[0])), " (C1)")
        return [tensor_type((), i32)]


@hlo_op(remembers=False)
class SetDimensionSizeOp(InfersTypes):
    name = "stablehlo.set_dimension_size"
    operand = operand_def(ANY_TENSOR)
    size = operand_def(I32_TENSOR)
    dimension = prop_def(I64_NON_NEGATIVE)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` $size `,` `dim` `=` $dimension attr-dict `:` functional-type(operands, results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        operand, dimension = as_tensor(operands[0]), integer(properties, "dimension")
        if shape_of(operands[1]):
            raise VerifyException(f"the size is to be a scalar, but is of type {operands[1]}")
        shape, bounds = list(operand.get_shape()), list(bounds_of(operand))
        check_in_range("dimension", dimension, len(shape))
        if shape[dimension] != DYNAMIC:
            bounds[dimension] = shape[dimension]
        shape[dimension] = DYNAMIC
        return [tensor_type(tuple(shape), operand.element_type, tuple(bounds))]
