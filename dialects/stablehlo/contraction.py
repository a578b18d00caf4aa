"""Ops that contract dimensions: dot_general, convolution, and the older dot and einsum."""

from __future__ import annotations

from abc import ABC
from collections.abc import Sequence
from typing import Any, cast

from xdsl.dialects.builtin import ArrayAttr
from xdsl.ir import Attribute
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

from hloom.dialects.quant import UniformQuantizedType

from .accuracy import DotAlgorithmAttr, Precision
from .attributes import DYNAMIC, ConvDimensionNumbersAttr, DotDimensionNumbersAttr
from .forms import (
    ConvolutionDimensions,
    DotDimensionNumbers,
    PrecisionConfig,
    PrecisionConfigAndAlgorithm,
    WindowAttributes,
)
from .inference import (
    Shape,
    check_distinct,
    check_in_range,
    check_length,
    check_unique,
    compatible_shapes,
    compatible_sizes,
    expressed,
    shape_of,
    shape_text,
    sizes_and_bounds,
    tensor_of,
    tensor_type,
)
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integer, integers
from .properties import BOOL_ARRAY, I64_ARRAY, I64_ELEMENTS, I64_POSITIVE, PRECISION_CONFIG, STRING
from .tensors import (
    ANY_OR_PER_AXIS_TENSOR,
    ANY_TENSOR,
    STATIC_INT_MATRIX,
    as_tensor,
    bounds_of,
    element_type,
)
from .windows import Window, WindowLabels, windows


class ContractionOp(InfersTypes, ABC):
    """A sum of products of two operands' elements; the result may be of another element type than they are."""

    lhs = operand_def(ANY_TENSOR)
    rhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    precision_config = opt_prop_def(PRECISION_CONFIG)
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())

    def verify_(self) -> None:
        (wanted,) = self.infer(self.operand_types, self.properties)
        if not compatible_shapes(shape_of(wanted), shape_of(self.result.type)):
            raise VerifyException(f"inferred type {wanted} is incompatible with result type {self.result.type}")


def check_precision(config: ArrayAttr[Any] | None, label: str = "") -> None:
    """One precision for each operand at most."""
    if config is not None and len(config) > 2:
        raise VerifyException(f"precision_config has {len(config)} elements, but there are 2 operands{label}")


def _check_quantization(lhs: Attribute, rhs: Attribute, result: Attribute, labels: tuple[str, str, str, str]) -> None:
    """Which of a contraction's elements may be quantised, and how they then go together."""
    left, right, out = (element_type(type) for type in (lhs, rhs, result))
    if not isinstance(right, UniformQuantizedType):
        if isinstance(left, UniformQuantizedType) or isinstance(out, UniformQuantizedType):
            raise VerifyException(f"the operands {lhs} and {rhs} are quantized, or neither is{labels[0]}")
        return
    if isinstance(left, UniformQuantizedType) != isinstance(out, UniformQuantizedType):
        raise VerifyException(f"lhs {lhs} and result {result} are both quantized, or neither is{labels[0]}")
    if any(zero_point.data for zero_point in right.zero_points.data) and right.axis is not None:
        raise VerifyException(f"rhs {rhs} is to have zero points of 0{labels[1]}")
    if isinstance(left, UniformQuantizedType) and left.storage_width != right.storage_width:
        raise VerifyException(f"operands {lhs} and {rhs} differ in storage type{labels[2]}")
    if len({expressed(left), expressed(right), expressed(out)}) > 1:
        raise VerifyException(f"{lhs}, {rhs} and {result} express different types{labels[3]}")


@hlo_op()
class DotGeneralOp(ContractionOp):
    name = "stablehlo.dot_general"
    dot_dimension_numbers = prop_def(DotDimensionNumbersAttr)
    algorithm = opt_prop_def(DotAlgorithmAttr)
    assembly_format = (
        "$lhs `,` $rhs `,` custom<DotDimensionNumbers>($dot_dimension_numbers) `` "
        "custom<PrecisionConfigAndAlgorithm>($precision_config, $algorithm) attr-dict `:` "
        "functional-type(operands, results)"
    )
    custom_directives = (DotDimensionNumbers, PrecisionConfigAndAlgorithm)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        numbers = cast(DotDimensionNumbersAttr, properties["dot_dimension_numbers"])
        lhs, rhs = (as_tensor(operand) for operand in operands)
        check_dot(numbers, lhs.get_shape(), rhs.get_shape())
        batching, contracting = numbers.lhs_batching_dimensions.data, numbers.lhs_contracting_dimensions.data
        of_lhs, of_rhs = sizes_and_bounds(lhs), sizes_and_bounds(rhs)
        left = [*batching, *others(len(of_lhs), (*batching, *contracting))]
        summed = (*numbers.rhs_batching_dimensions.data, *numbers.rhs_contracting_dimensions.data)
        kept = [*(of_lhs[dimension] for dimension in left), *(of_rhs[d] for d in others(len(of_rhs), summed))]
        return [tensor_of(kept, lhs.element_type)]

    def verify_(self) -> None:
        super().verify_()
        check_precision(self.precision_config, " (C11)")
        labels = (" (C14)", " (C15)", " (C16)", " (C17)")
        _check_quantization(self.lhs.type, self.rhs.type, self.result.type, labels)
        config = self.precision_config
        if self.algorithm is not None and config and any(p.data is not Precision.DEFAULT for p in config):
            raise VerifyException("precision_config is to be DEFAULT where an algorithm is given (C21)")


def others(rank: int, dimensions: Sequence[int]) -> list[int]:
    """The dimensions of a tensor of `rank` that are not among `dimensions`."""
    return [dimension for dimension in range(rank) if dimension not in dimensions]


def check_dot(numbers: DotDimensionNumbersAttr, lhs: Shape, rhs: Shape) -> None:
    """dot_general's C1 to C10, by the shapes of `lhs` and `rhs`."""
    batching = numbers.lhs_batching_dimensions.data, numbers.rhs_batching_dimensions.data
    contracting = numbers.lhs_contracting_dimensions.data, numbers.rhs_contracting_dimensions.data
    for name, (left, right), label in (("batching", batching, "C1"), ("contracting", contracting, "C2")):
        if len(left) != len(right):
            raise VerifyException(f"lhs has {len(left)} {name} dimensions, but rhs has {len(right)} ({label})")
    for side, name in enumerate(("lhs", "rhs")):
        names = f"{name}_batching_dimensions", f"{name}_contracting_dimensions"
        check_distinct(names[0], batching[side], names[1], contracting[side], f" (C{3 + side})")
    for side, (name, rank) in enumerate((("lhs", len(lhs)), ("rhs", len(rhs)))):
        check_in_range(f"{name}_batching_dimensions", batching[side], rank, f" (C{5 + 2 * side})", of=name)
        check_in_range(f"{name}_contracting_dimensions", contracting[side], rank, f" (C{6 + 2 * side})", of=name)
    for name, pairs, label in (("batching", batching, "C9"), ("contracting", contracting, "C10")):
        for left, right in zip(*pairs, strict=True):
            if not compatible_sizes(lhs[left], rhs[right]):
                sizes = f"{lhs[left]} in lhs, but {rhs[right]} in rhs"
                raise VerifyException(f"{name} dimensions {left} and {right} are of size {sizes} ({label})")


@hlo_op()
class DotOp(ContractionOp):
    name = "stablehlo.dot"
    assembly_format = (
        "$lhs `,` $rhs `` custom<PrecisionConfig>($precision_config) attr-dict `:` functional-type(operands, results)"
    )
    custom_directives = (PrecisionConfig,)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        lhs, rhs = shape_of(operands[0]), shape_of(operands[1])
        if not 1 <= len(lhs) <= 2 or not 1 <= len(rhs) <= 2:
            raise VerifyException(f"expects operands of rank 1 or 2, but got {operands[0]} and {operands[1]}")
        if not compatible_sizes(lhs[-1], rhs[0]):
            raise VerifyException(f"the last dimension of {operands[0]} is not as long as the first of {operands[1]}")
        return [tensor_type((*lhs[:-1], *rhs[1:]), element_type(operands[0]))]

    def verify_(self) -> None:
        super().verify_()
        check_precision(self.precision_config)


@hlo_op()
class EinsumOp(IRDLOperation):
    name = "stablehlo.einsum"
    lhs = operand_def(ANY_TENSOR)
    rhs = operand_def(ANY_TENSOR)
    einsum_config = prop_def(STRING)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$lhs `,` $rhs `,` `config` `=` $einsum_config attr-dict `:` functional-type(operands, results)"


@hlo_op()
class UnaryEinsumOp(IRDLOperation):
    name = "stablehlo.unary_einsum"
    operand = operand_def(ANY_TENSOR)
    einsum_config = prop_def(STRING)
    result = result_def(ANY_TENSOR)
    traits = traits_def(Pure())
    assembly_format = "$operand `,` `config` `=` $einsum_config attr-dict `:` functional-type(operands, results)"


class ConvolutionBase(ContractionOp, ABC):
    """A convolution, whose padding is a property or an operand."""

    window_strides = opt_prop_def(I64_ARRAY)
    lhs_dilation = opt_prop_def(I64_ARRAY)
    rhs_dilation = opt_prop_def(I64_ARRAY)
    window_reversal = opt_prop_def(BOOL_ARRAY)
    dimension_numbers = prop_def(ConvDimensionNumbersAttr)
    feature_group_count = prop_def(I64_POSITIVE)
    batch_group_count = prop_def(I64_POSITIVE)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        numbers = cast(ConvDimensionNumbersAttr, properties["dimension_numbers"])
        lhs, rhs = as_tensor(operands[0]), as_tensor(operands[1])
        _check_convolution(numbers, lhs.get_shape(), rhs.get_shape())
        groups = integer(properties, "feature_group_count"), integer(properties, "batch_group_count")
        _check_groups(numbers, lhs.get_shape(), rhs.get_shape(), *groups)
        window = _window(numbers, rhs.get_shape(), properties)
        known_padding = len(operands) == 2
        shape, bounds = (
            _convolved(numbers, of_lhs, of_rhs, window if known_padding else None, groups[1])
            for of_lhs, of_rhs in ((lhs.get_shape(), rhs.get_shape()), (bounds_of(lhs), bounds_of(rhs)))
        )
        return [tensor_type(shape, lhs.element_type, bounds)]

    def verify_(self) -> None:
        super().verify_()
        check_precision(self.precision_config, " (C24)")
        left, right = element_type(self.lhs.type), element_type(self.rhs.type)
        if expressed(left) != expressed(right):
            raise VerifyException(f"lhs and rhs differ in element type: {left} and {right} (C27)")
        labels = (" (C28)", " (C29)", " (C30)", " (C31)")
        _check_quantization(self.lhs.type, self.rhs.type, self.result.type, labels)


def _check_convolution(numbers: ConvDimensionNumbersAttr, lhs: Shape, rhs: Shape) -> None:
    """convolution's C1, and C12 to C20 on dimension numbers."""
    rank = len(lhs)
    if len(rhs) != rank:
        raise VerifyException(f"lhs has rank {rank}, but rhs has rank {len(rhs)} (C1)")
    if rank < 2:
        raise VerifyException(f"expects operands of rank 2 or more, but got rank {rank} (C1)")
    for name, spatial, others, labels in (
        ("input", numbers.input_spatial_dimensions, _INPUT, ("C12", "C13")),
        ("kernel", numbers.kernel_spatial_dimensions, _KERNEL, ("C17", "C18")),
        ("output", numbers.output_spatial_dimensions, _OUTPUT, ("C19", "C20")),
    ):
        check_length(f"{name}_spatial_dimensions", spatial.data, rank - 2, "the rank less 2", f" ({labels[0]})")
        dimensions = (*spatial.data, *(getattr(numbers, other).data for other in others))
        check_unique(f"{name} dimensions", dimensions, f" ({labels[1]})")
        check_in_range(f"{name} dimensions", dimensions, rank, f" ({labels[1]})", of="lhs")


_INPUT = ("input_batch_dimension", "input_feature_dimension")
_KERNEL = ("kernel_input_feature_dimension", "kernel_output_feature_dimension")
_OUTPUT = ("output_batch_dimension", "output_feature_dimension")


def _check_groups(
    numbers: ConvDimensionNumbersAttr, lhs: Shape, rhs: Shape, feature_groups: int, batch_groups: int
) -> None:
    """Features and batches divide into groups (convolution's C10, C11, C14 to C16 and C23)."""
    if feature_groups > 1 and batch_groups > 1:
        counts = f"{feature_groups} and {batch_groups}"
        raise VerifyException(f"feature_group_count and batch_group_count are {counts}, but one is to be 1 (C23)")
    batch, features = lhs[numbers.input_batch_dimension.data], lhs[numbers.input_feature_dimension.data]
    inputs = rhs[numbers.kernel_input_feature_dimension.data]
    outputs = rhs[numbers.kernel_output_feature_dimension.data]
    for name, size, groups, label in (
        ("lhs batches", batch, batch_groups, "C10"),
        ("lhs features", features, feature_groups, "C11"),
        ("kernel output features", outputs, batch_groups, "C15"),
        ("kernel output features", outputs, feature_groups, "C16"),
    ):
        if size != DYNAMIC and size % groups:
            raise VerifyException(f"{size} {name} do not divide into {groups} groups ({label})")
    if DYNAMIC not in (features, inputs) and features != inputs * feature_groups:
        count = f"{feature_groups} groups of {inputs} kernel input features"
        raise VerifyException(f"{features} lhs features are not {count} (C14)")


_LABELS = WindowLabels("", (" (C2)", " (C3)"), (" (C5)", " (C6)"), (" (C7)", " (C8)"), " (C4)")


def _window(numbers: ConvDimensionNumbersAttr, rhs: Shape, properties: Properties) -> list[Window]:
    sizes = [rhs[dimension] for dimension in numbers.kernel_spatial_dimensions.data]
    reversal = integers(properties, "window_reversal")
    if reversal:
        check_length("window_reversal", reversal, len(sizes), "the number of spatial dimensions", " (C9)")
    get = properties.get
    strides, base_dilations, dilations = get("window_strides"), get("lhs_dilation"), get("rhs_dilation")
    return windows(sizes, strides, base_dilations, dilations, get("padding"), _LABELS)


def _convolved(
    numbers: ConvDimensionNumbersAttr, lhs: Shape, rhs: Shape, window: Sequence[Window] | None, batch_groups: int
) -> Shape:
    """The result's sizes (convolution's C25), from the operands' sizes or from their bounds."""
    shape = [DYNAMIC] * len(lhs)
    batch = lhs[numbers.input_batch_dimension.data]
    shape[numbers.output_batch_dimension.data] = DYNAMIC if batch == DYNAMIC else batch // batch_groups
    shape[numbers.output_feature_dimension.data] = rhs[numbers.kernel_output_feature_dimension.data]
    places = zip(numbers.output_spatial_dimensions.data, numbers.input_spatial_dimensions.data, strict=True)
    for (output, source), along in zip(places, window or (), strict=window is not None):
        shape[output] = along.positions(lhs[source])
    return tuple(shape)


@hlo_op()
class ConvolutionOp(ConvolutionBase):
    name = "stablehlo.convolution"
    padding = opt_prop_def(I64_ELEMENTS)
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = (
        "`(`operands`)` `dim_numbers` `=` custom<ConvolutionDimensions>($dimension_numbers) `,` `window` `=` `{` "
        "custom<WindowAttributes>($window_strides, $padding, $lhs_dilation, $rhs_dilation, $window_reversal) `}` "
        "attr-dict `:` functional-type(operands, results)"
    )
    custom_directives = (ConvolutionDimensions, WindowAttributes)


@hlo_op()
class DynamicConvOp(ConvolutionBase):
    name = "stablehlo.dynamic_conv"
    lhs = operand_def(ANY_TENSOR)
    rhs = operand_def(ANY_TENSOR)
    padding = operand_def(STATIC_INT_MATRIX)
    result = result_def(ANY_TENSOR)

    def verify_(self) -> None:
        super().verify_()
        spatial = len(self.dimension_numbers.input_spatial_dimensions.data)
        if shape_of(self.padding.type) != (spatial, 2):
            found = shape_text(shape_of(self.padding.type))
            raise VerifyException(f"padding is of shape {found}, but is to be of shape [{spatial}, 2] (C4)")
