"""Ops that change a tensor's shape or the order of its dimensions."""

from __future__ import annotations

from math import prod

from xdsl.ir import Attribute
from xdsl.irdl import IRDLOperation, operand_def, prop_def, result_def, traits_def
from xdsl.traits import Pure
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.quant import UniformQuantizedType

from .attributes import DYNAMIC
from .forms import SAME_TYPE
from .inference import (
    Shape,
    check_in_range,
    check_length,
    check_same_elements,
    check_unique,
    shape_of,
    tensor_type,
)
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integers
from .properties import I64_ARRAY
from .tensors import ANY_OR_PER_AXIS_TENSOR, ANY_TENSOR, BOUNDED_TENSOR, as_tensor, bounds_of, element_type


@hlo_op()
class BroadcastOp(InfersTypes):
    name = "stablehlo.broadcast"
    operand = operand_def(ANY_TENSOR)
    broadcast_sizes = prop_def(I64_ARRAY)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `sizes` `=` $broadcast_sizes attr-dict `:` functional-type(operands, results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        sizes = integers(properties, "broadcast_sizes")
        if any(size < 0 for size in sizes):
            raise VerifyException(f"broadcast_sizes {list(sizes)} has a negative size")
        operand = as_tensor(operands[0])
        return [tensor_type((*sizes, *operand.get_shape()), operand.element_type)]


@hlo_op()
class BroadcastInDimOp(IRDLOperation):
    name = "stablehlo.broadcast_in_dim"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    broadcast_dimensions = prop_def(I64_ARRAY)
    result = result_def(BOUNDED_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `dims` `=` $broadcast_dimensions attr-dict `:` functional-type(operands, results)"

    def verify_(self) -> None:
        source, target = shape_of(self.operand.type), shape_of(self.result.type)
        dimensions = self.broadcast_dimensions.get_values()
        check_same_elements((self.operand.type, self.result.type), " (C1)")
        check_length("broadcast_dimensions", dimensions, len(source), "the operand's rank", " (C2)")
        check_unique("broadcast_dimensions", dimensions, " (C4)")
        check_in_range("broadcast_dimensions", dimensions, len(target), " (C3)", of="the result")
        for dimension, (size, place) in enumerate(zip(source, dimensions, strict=True)):
            if size not in (1, DYNAMIC, target[place]):
                text = f"dimension {dimension} of the operand is of size {size}, but dimension {place} of the result is"
                raise VerifyException(f"{text} {_size(target[place])} (C5)")
        self._check_axis(dimensions)

    def _check_axis(self, dimensions: Shape) -> None:
        """The result's quantization dimension is the operand's, moved (C6)."""
        source, target = (_per_axis(value.type) for value in (self.operand, self.result))
        if source is None or target is None or source.axis is None:
            return
        if target.axis != dimensions[source.axis]:
            raise VerifyException(
                f"the result is quantized along dimension {target.axis}, but the operand's axis becomes "
                f"dimension {dimensions[source.axis]} (C6)"
            )
        if len(source.scales.data) == 1 and any(
            pair != (source.scales.data[0], source.zero_points.data[0])
            for pair in zip(target.scales.data, target.zero_points.data, strict=True)
        ):
            raise VerifyException("the operand's one scale and zero point are to be the result's everywhere (C6)")


def _size(size: int) -> str:
    return "?" if size == DYNAMIC else str(size)


def _per_axis(type: Attribute) -> UniformQuantizedType | None:
    element = element_type(type)
    return element if isinstance(element, UniformQuantizedType) and element.axis is not None else None


@hlo_op()
class ReshapeOp(IRDLOperation):
    name = "stablehlo.reshape"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    result = result_def(BOUNDED_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"

    def verify_(self) -> None:
        check_same_elements((self.operand.type, self.result.type), " (C1)")
        check_same_count(shape_of(self.operand.type), shape_of(self.result.type))
        self._check_axis()

    def _check_axis(self) -> None:
        """The quantized dimension keeps its size, and as many elements before it (C3)."""
        source, target = (_per_axis(value.type) for value in (self.operand, self.result))
        if source is None or target is None or source.axis is None or target.axis is None:
            return
        before, after = shape_of(self.operand.type), shape_of(self.result.type)
        if DYNAMIC in (*before, *after):
            return
        if (before[source.axis], prod(before[: source.axis])) != (after[target.axis], prod(after[: target.axis])):
            raise VerifyException(f"reshape moves elements out of the quantized dimension {source.axis} (C3)")


def check_same_count(source: Shape, target: Shape) -> None:
    """Two static shapes have as many elements."""
    if DYNAMIC in (*source, *target) or prod(source) == prod(target):
        return
    raise VerifyException(f"the operand has {prod(source)} elements, but the result has {prod(target)} (C2)")


@hlo_op()
class TransposeOp(InfersTypes):
    name = "stablehlo.transpose"
    operand = operand_def(ANY_OR_PER_AXIS_TENSOR)
    permutation = prop_def(I64_ARRAY)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `dims` `=` $permutation attr-dict `:` functional-type(operands, results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        operand, permutation = as_tensor(operands[0]), integers(properties, "permutation")
        shape, bounds = operand.get_shape(), bounds_of(operand)
        check_length("permutation", permutation, len(shape), "the operand's rank", " (C2)")
        check_unique("permutation", permutation, " (C2)")
        check_in_range("permutation", permutation, len(shape), " (C2)")
        element = _with_axis(operand.element_type, permutation)
        moved = (tuple(sizes[dimension] for dimension in permutation) for sizes in (shape, bounds))
        return [tensor_type(next(moved), element, next(moved))]

    def verify_(self) -> None:
        super().verify_()
        check_same_elements((self.operand.type, self.result.type), " (C1)")
        source, target = (_per_axis(value.type) for value in (self.operand, self.result))
        if source is None or target is None or target.axis is None:
            return
        if self.permutation.get_values()[target.axis] != source.axis:
            raise VerifyException(f"quantization dimension {source.axis} does not become {target.axis} (C4)")


def _with_axis(element: Attribute, permutation: Shape) -> Attribute:
    """A per-axis quantised element whose axis has moved with the other dimensions."""
    if not isinstance(element, UniformQuantizedType) or element.axis is None:
        return element
    return element.with_axis(permutation.index(element.axis))


@hlo_op()
class ReverseOp(InfersTypes):
    name = "stablehlo.reverse"
    operand = operand_def(ANY_TENSOR)
    dimensions = prop_def(I64_ARRAY)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand `,` `dims` `=` $dimensions attr-dict `:` "
        "custom<SameOperandsAndResultType>(type($operand), type($result))"
    )
    custom_directives = (SAME_TYPE[1],)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        dimensions = integers(properties, "dimensions")
        check_unique("dimensions", dimensions, " (C2)")
        check_in_range("dimensions", dimensions, len(shape_of(operands[0])), " (C3)")
        return [operands[0]]
