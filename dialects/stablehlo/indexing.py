"""Ops that read or update slices at indices: gather, scatter, dynamic slices."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from xdsl.dialects.builtin import IntegerAttr, i1
from xdsl.ir import Attribute
from xdsl.irdl import (
    IRDLOperation,
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
from xdsl.traits import Pure, RecursiveMemoryEffect
from xdsl.utils.exceptions import VerifyException

from .attributes import DYNAMIC, GatherDimensionNumbersAttr, ScatterDimensionNumbersAttr
from .forms import VariadicOperandWithAttribute
from .inference import (
    Shape,
    check_distinct,
    check_in_range,
    check_length,
    check_sorted,
    check_unique,
    compatible_shapes,
    compatible_sizes,
    shape_of,
    shape_text,
    tensor_type,
)
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integers
from .properties import BOOL_ATTR, I64_ARRAY, I64_ATTR
from .regions import accumulator_elements, check_reducer, scalar_of
from .tensors import (
    ANY_TENSOR,
    INDEX_TENSOR,
    INT_TENSOR,
    SCALAR_INT_TENSOR,
    STATIC_INT_VECTOR,
    as_tensor,
    bounds_of,
    element_type,
    with_element_type,
)


def _check_start_indices(starts: Sequence[Attribute], label: str) -> None:
    if any(start != starts[0] for start in starts):
        raise VerifyException(f"start indices differ in type: {', '.join(map(str, starts))}{label}")


@hlo_op()
class DynamicSliceOp(InfersTypes):
    name = "stablehlo.dynamic_slice"
    operand = operand_def(ANY_TENSOR)
    start_indices = var_operand_def(SCALAR_INT_TENSOR)
    slice_sizes = prop_def(I64_ARRAY)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand `,` custom<VariadicOperandWithAttribute>($start_indices) `sizes` `=` $slice_sizes attr-dict `:` "
        "functional-type(operands, results)"
    )
    custom_directives = (VariadicOperandWithAttribute,)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        operand, *starts = operands
        shape, sizes = shape_of(operand), integers(properties, "slice_sizes")
        check_length("start_indices", starts, len(shape), "the operand's rank", " (C2)")
        check_length("slice_sizes", sizes, len(shape), "the operand's rank", " (C2)")
        _check_start_indices(starts, " (C3)")
        for dimension, (size, limit) in enumerate(zip(sizes, shape, strict=True)):
            if size < 0 or (limit != DYNAMIC and size > limit):
                raise VerifyException(f"slice size {size} is not in [0, {limit}] for dimension {dimension} (C4)")
        return [tensor_type(sizes, element_type(operand))]

    def verify_(self) -> None:
        super().verify_()
        if element_type(self.operand.type) != element_type(self.result.type):
            raise VerifyException(f"{self.operand.type} and {self.result.type} differ in element type (C1)")


@hlo_op()
class DynamicUpdateSliceOp(InfersTypes):
    name = "stablehlo.dynamic_update_slice"
    operand = operand_def(ANY_TENSOR)
    update = operand_def(ANY_TENSOR)
    start_indices = var_operand_def(SCALAR_INT_TENSOR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "operands attr-dict `:` functional-type(operands, results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        operand, update, *starts = operands
        shape, sizes = shape_of(operand), shape_of(update)
        if element_type(operand) != element_type(update):
            raise VerifyException(f"{operand} and {update} differ in element type (C2)")
        check_length("the update's shape", sizes, len(shape), "the operand's rank", " (C3)")
        check_length("start_indices", starts, len(shape), "the operand's rank", " (C4)")
        _check_start_indices(starts, " (C5)")
        for dimension, (size, limit) in enumerate(zip(sizes, shape, strict=True)):
            if DYNAMIC not in (size, limit) and size > limit:
                raise VerifyException(f"the update has size {size} > {limit} in dimension {dimension} (C6)")
        return [operand]

    def verify_(self) -> None:
        super().verify_()
        if element_type(self.operand.type) != element_type(self.result.type):
            raise VerifyException(f"{self.operand.type} and {self.result.type} differ in element type (C1)")


def _index_sizes(indices: Shape, index_vector_dim: int) -> Shape:
    """The shape of start or scatter indices without the dimension that holds the index vectors."""
    return (*indices[:index_vector_dim], *indices[index_vector_dim + 1 :])


def _check_index_map(name: str, dims: Shape, indices: Shape, index_vector_dim: int, label: str) -> None:
    """As many operand dimensions are indexed as an index vector is long; 1 where there is no dimension for it."""
    length = indices[index_vector_dim] if index_vector_dim < len(indices) else 1
    if length not in (DYNAMIC, len(dims)):
        raise VerifyException(f"{name} has {len(dims)} elements, but index vectors have {length}{label}")


def _check_batching(
    names: tuple[str, str], dims: tuple[Shape, Shape], shapes: tuple[Shape, Shape], vector: int, labels: Sequence[int]
) -> None:
    """Batching dimensions of the operand and of its indices go in pairs of one size; `labels` are five constraints."""
    (name, other), (batching, indices_batching), (operand, indices) = names, dims, shapes
    check_unique(other, indices_batching, f" (C{labels[0]})")
    check_in_range(other, indices_batching, len(indices), f" (C{labels[1]})", of="the indices")
    if vector in indices_batching:
        raise VerifyException(f"{other} has index_vector_dim {vector} (C{labels[2]})")
    if len(batching) != len(indices_batching):
        raise VerifyException(f"{name} and {other} differ in length (C{labels[3]})")
    for left, right in zip(batching, indices_batching, strict=True):
        if not compatible_sizes(operand[left], indices[right]):
            sizes = f"{operand[left]} and {indices[right]}"
            raise VerifyException(f"batching dimensions {left} and {right} have sizes {sizes} (C{labels[4]})")


def _check_vector_dim(vector: int, rank: int, label: str) -> None:
    if not 0 <= vector <= rank:
        raise VerifyException(f"index_vector_dim is {vector}, which is not in [0, {rank}]{label}")


def _check_gather(operand: Shape, indices: Shape, numbers: GatherDimensionNumbersAttr, slice_rank: int) -> None:
    """gather's C1 to C20."""
    offset, collapsed = numbers.offset_dims.data, numbers.collapsed_slice_dims.data
    batching, index_map = numbers.operand_batching_dims.data, numbers.start_index_map.data
    vector, rank = numbers.index_vector_dim.data, len(operand)
    if rank != len(offset) + len(collapsed) + len(batching):
        names = "offset_dims, collapsed_slice_dims and operand_batching_dims"
        raise VerifyException(
            f"{names} are {len(offset)} + {len(collapsed)} + {len(batching)}, not the rank {rank} (C1)"
        )
    _check_vector_dim(vector, len(indices), " (C2)")
    _check_index_map("start_index_map", index_map, indices, vector, " (C3)")
    check_sorted("offset_dims", offset, " (C4)")
    check_unique("offset_dims", offset, " (C4)")
    check_distinct("collapsed_slice_dims", collapsed, "operand_batching_dims", batching, " (C6)")
    check_sorted("collapsed_slice_dims", collapsed, " (C7)")
    check_in_range("collapsed_slice_dims", collapsed, rank, " (C8)")
    check_sorted("operand_batching_dims", batching, " (C10)")
    check_in_range("operand_batching_dims", batching, rank, " (C11)")
    names = ("operand_batching_dims", "start_indices_batching_dims")
    pairs = (batching, numbers.start_indices_batching_dims.data)
    _check_batching(names, pairs, (operand, indices), vector, (13, 14, 15, 16, 17))
    check_distinct("start_index_map", index_map, "operand_batching_dims", batching, " (C18)")
    check_in_range("start_index_map", index_map, rank, " (C19)")
    if slice_rank != rank:
        raise VerifyException(f"slice_sizes has {slice_rank} elements, but the operand's rank is {rank} (C20)")


def _gather_type(operands: Types, numbers: GatherDimensionNumbersAttr, sizes: Sequence[int]) -> Attribute:
    """gather's result: offset dimensions have the sizes of slices, the others those of the start indices (C22)."""
    indices = as_tensor(operands[1])
    offset, vector = numbers.offset_dims.data, numbers.index_vector_dim.data
    batch = iter(zip(_index_sizes(indices.get_shape(), vector), _index_sizes(bounds_of(indices), vector), strict=True))
    rank = len(offset) + len(_index_sizes(indices.get_shape(), vector))
    check_in_range("offset_dims", offset, rank, " (C5)", of="the result")
    dropped = (*numbers.collapsed_slice_dims.data, *numbers.operand_batching_dims.data)
    window = iter([size for dimension, size in enumerate(sizes) if dimension not in dropped])
    joined = [(next(window), DYNAMIC) if dimension in offset else next(batch) for dimension in range(rank)]
    shape, bounds = (tuple(part) for part in zip(*joined, strict=True)) if joined else ((), ())
    return tensor_type(shape, element_type(operands[0]), bounds)


@hlo_op()
class GatherOp(InfersTypes):
    name = "stablehlo.gather"
    operand = operand_def(ANY_TENSOR)
    start_indices = operand_def(INT_TENSOR)
    dimension_numbers = prop_def(GatherDimensionNumbersAttr)
    slice_sizes = prop_def(I64_ARRAY)
    indices_are_sorted = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        numbers = cast(GatherDimensionNumbersAttr, properties["dimension_numbers"])
        operand, sizes = shape_of(operands[0]), integers(properties, "slice_sizes")
        _check_gather(operand, shape_of(operands[1]), numbers, len(sizes))
        for name, dims, label in (
            ("collapsed_slice_dims", numbers.collapsed_slice_dims.data, "C9"),
            ("operand_batching_dims", numbers.operand_batching_dims.data, "C12"),
        ):
            if any(sizes[dimension] > 1 for dimension in dims):
                raise VerifyException(f"slice_sizes {list(sizes)} is over 1 for one of {name} {list(dims)} ({label})")
        for dimension, (size, limit) in enumerate(zip(sizes, operand, strict=True)):
            if size < 0 or (limit != DYNAMIC and size > limit):
                raise VerifyException(f"slice size {size} is not in [0, {limit}] for dimension {dimension} (C21)")
        return [_gather_type(operands, numbers, sizes)]

    def verify_(self) -> None:
        super().verify_()
        if element_type(self.operand.type) != element_type(self.result.type):
            raise VerifyException(f"{self.operand.type} and {self.result.type} differ in element type (C23)")


@hlo_op()
class DynamicGatherOp(InfersTypes):
    name = "stablehlo.dynamic_gather"
    operand = operand_def(ANY_TENSOR)
    start_indices = operand_def(INT_TENSOR)
    slice_sizes = operand_def(STATIC_INT_VECTOR)
    dimension_numbers = prop_def(GatherDimensionNumbersAttr)
    indices_are_sorted = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        numbers = cast(GatherDimensionNumbersAttr, properties["dimension_numbers"])
        rank = shape_of(operands[2])[0]
        _check_gather(shape_of(operands[0]), shape_of(operands[1]), numbers, rank)
        return [_gather_type(operands, numbers, (DYNAMIC,) * rank)]


@hlo_op(remembers=False)
class ScatterOp(InfersTypes):
    name = "stablehlo.scatter"
    inputs = var_operand_def(ANY_TENSOR)
    scatter_indices = operand_def(INDEX_TENSOR)
    updates = var_operand_def(ANY_TENSOR)
    scatter_dimension_numbers = prop_def(ScatterDimensionNumbersAttr)
    indices_are_sorted = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    unique_indices = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    update_computation = region_def("single_block")
    results_ = var_result_def(ANY_TENSOR)
    irdl_options = (SameVariadicOperandSize(),)
    traits = traits_def(RecursiveMemoryEffect())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        inputs = operands[: len(operands) // 2]
        elements = accumulator_elements(regions, inputs, " (C23)")
        return [with_element_type(value, element) for value, element in zip(inputs, elements, strict=True)]

    def verify_(self) -> None:
        inputs, updates = self.inputs.types, self.updates.types
        for name, types, label in (("inputs", inputs, "C1"), ("updates", updates, "C3")):
            if not all(compatible_shapes(shape_of(types[0]), shape_of(type)) for type in types):
                raise VerifyException(f"{name} differ in shape: {', '.join(map(str, types))} ({label})")
        numbers, indices = self.scatter_dimension_numbers, shape_of(self.scatter_indices.type)
        _check_vector_dim(numbers.index_vector_dim.data, len(indices), " (C22)")
        check_reducer(self.update_computation, inputs, [scalar_of(type) for type in updates], (), " (C23)")
        _check_scatter_dimensions(numbers, shape_of(inputs[0]), indices, shape_of(updates[0]))
        _check_update_shape(numbers, shape_of(inputs[0]), indices, shape_of(updates[0]))
        super().verify_()


def _check_scatter_dimensions(
    numbers: ScatterDimensionNumbersAttr, operand: Shape, indices: Shape, updates: Shape
) -> None:
    """scatter's C2 and C7 to C21, and the updates' rank (C4)."""
    window, inserted = numbers.update_window_dims.data, numbers.inserted_window_dims.data
    batching, index_map = numbers.input_batching_dims.data, numbers.scatter_dims_to_operand_dims.data
    vector, rank = numbers.index_vector_dim.data, len(operand)
    wanted = len(_index_sizes(indices, vector)) + len(window)
    if len(updates) != wanted:
        raise VerifyException(f"updates have rank {len(updates)}, but the dimension numbers ask for {wanted} (C4)")
    if rank != len(window) + len(inserted) + len(batching):
        names = "update_window_dims, inserted_window_dims and input_batching_dims"
        raise VerifyException(
            f"{names} are {len(window)} + {len(inserted)} + {len(batching)}, not the rank {rank} (C2)"
        )
    check_sorted("update_window_dims", window, " (C7)")
    check_unique("update_window_dims", window, " (C7)")
    check_in_range("update_window_dims", window, len(updates), " (C8)", of="the updates")
    check_distinct("inserted_window_dims", inserted, "input_batching_dims", batching, " (C9)")
    check_sorted("inserted_window_dims", inserted, " (C10)")
    check_in_range("inserted_window_dims", inserted, rank, " (C11)")
    check_sorted("input_batching_dims", batching, " (C12)")
    check_in_range("input_batching_dims", batching, rank, " (C13)")
    names = ("input_batching_dims", "scatter_indices_batching_dims")
    pairs = (batching, numbers.scatter_indices_batching_dims.data)
    _check_batching(names, pairs, (operand, indices), vector, (14, 15, 16, 17, 18))
    _check_index_map("scatter_dims_to_operand_dims", index_map, indices, vector, " (C19)")
    check_distinct("scatter_dims_to_operand_dims", index_map, "input_batching_dims", batching, " (C20)")
    check_in_range("scatter_dims_to_operand_dims", index_map, rank, " (C21)")


def _check_update_shape(numbers: ScatterDimensionNumbersAttr, operand: Shape, indices: Shape, updates: Shape) -> None:
    """Windows fit into the operand, and the updates' other dimensions are those of the indices (C4)."""
    dropped = (*numbers.inserted_window_dims.data, *numbers.input_batching_dims.data)
    limits = [size for dimension, size in enumerate(operand) if dimension not in dropped]
    window = numbers.update_window_dims.data
    for dimension, limit in zip(window, limits, strict=True):
        if DYNAMIC not in (updates[dimension], limit) and updates[dimension] > limit:
            raise VerifyException(f"updates have size {updates[dimension]} > {limit} in dimension {dimension} (C4)")
    scattered = tuple(size for dimension, size in enumerate(updates) if dimension not in window)
    wanted = _index_sizes(indices, numbers.index_vector_dim.data)
    if not compatible_shapes(scattered, wanted):
        raise VerifyException(f"updates scatter {shape_text(scattered)}, but indices have {shape_text(wanted)} (C4)")


@hlo_op()
class TorchIndexSelectOp(IRDLOperation):
    name = "stablehlo.torch_index_select"
    operand = operand_def(ANY_TENSOR)
    index = operand_def(ANY_TENSOR)
    dim = prop_def(I64_ATTR)
    batch_dims = prop_def(I64_ATTR)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
