"""Batch normalisation, linear algebra, Fourier transforms and random numbers."""

from __future__ import annotations

from abc import ABC
from collections.abc import Sequence
from typing import cast

from xdsl.dialects.builtin import ComplexType, Float32Type, IntegerAttr, i1
from xdsl.ir import Attribute
from xdsl.irdl import IRDLOperation, operand_def, opt_prop_def, prop_def, result_def, traits_def
from xdsl.traits import Pure
from xdsl.utils.exceptions import VerifyException

from .attributes import DYNAMIC
from .enums import (
    FftType,
    FftTypeAttr,
    RngAlgorithmAttr,
    RngDistribution,
    RngDistributionAttr,
    Transpose,
    TransposeAttr,
)
from .forms import SAME_TYPE
from .inference import (
    check_in_range,
    check_same_elements,
    compatible,
    compatible_shapes,
    compatible_sizes,
    constant_integers,
    shape_of,
    shape_text,
    tensor_type,
)
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integer, integers
from .properties import BOOL_ATTR, F32_ATTR, I64_ARRAY, I64_NON_NEGATIVE
from .tensors import (
    FP_COMPLEX_QUANTIZED_TENSOR,
    FP_OR_COMPLEX_TENSOR,
    FP_QUANTIZED_TENSOR,
    INT_OR_FP_TENSOR,
    STATIC_DIMENSION_TENSOR,
    AnyComplex,
    Kind,
    TensorOf,
    as_tensor,
    bounds_of,
    element_type,
    kind_of,
    static,
)

_VECTOR = TensorOf(Kind.FLOAT | Kind.QUANTIZED, ranks=(1,))
_SCALAR = TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT, ranks=(0,))


class BatchNormOp(InfersTypes, ABC):
    """Batch normalisation: per feature, over all other dimensions of the operand."""

    operand = operand_def(FP_QUANTIZED_TENSOR)
    scale = operand_def(_VECTOR)
    epsilon = prop_def(F32_ATTR)
    feature_index = prop_def(I64_NON_NEGATIVE)
    traits = traits_def(Pure())

    def verify_(self) -> None:
        super().verify_()
        check_same_elements((*self.operand_types, *self.result_types), " (C2)")


def _features(operands: Types, vectors: Sequence[tuple[str, Attribute, str]], properties: Properties) -> Attribute:
    """The type of a value per feature, after the named vectors have been found to have as many elements."""
    operand, index = as_tensor(operands[0]), integer(properties, "feature_index")
    shape = operand.get_shape()
    check_in_range("feature_index", index, len(shape), " (C1)")
    for name, vector, label in vectors:
        if not compatible_sizes(shape_of(vector)[0], shape[index]):
            raise VerifyException(f"{name} is {vector}, but there are {shape[index]} features ({label})")
    return tensor_type((shape[index],), operand.element_type, (bounds_of(operand)[index],))


@hlo_op()
class BatchNormGradOp(BatchNormOp):
    name = "stablehlo.batch_norm_grad"
    operand = operand_def(FP_QUANTIZED_TENSOR)
    scale = operand_def(_VECTOR)
    mean = operand_def(_VECTOR)
    variance = operand_def(_VECTOR)
    grad_output = operand_def(FP_QUANTIZED_TENSOR)
    grad_operand = result_def(FP_QUANTIZED_TENSOR)
    grad_scale = result_def(_VECTOR)
    grad_offset = result_def(_VECTOR)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        operand, scale, mean, variance, grad = operands
        if not compatible_shapes(shape_of(operand), shape_of(grad)):
            raise VerifyException(f"operand is {operand}, but grad_output is {grad} (C3)")
        vectors = [("scale", scale, "C5"), ("mean", mean, "C4"), ("variance", variance, "C4")]
        feature = _features(operands, vectors, properties)
        return [operand, feature, feature]

    def asm_result_names(self) -> list[str | None]:
        return ["grad_operand", "grad_scale", "grad_offset"]


@hlo_op()
class BatchNormInferenceOp(BatchNormOp):
    name = "stablehlo.batch_norm_inference"
    operand = operand_def(FP_QUANTIZED_TENSOR)
    scale = operand_def(_VECTOR)
    offset = operand_def(_VECTOR)
    mean = operand_def(_VECTOR)
    variance = operand_def(_VECTOR)
    result = result_def(FP_QUANTIZED_TENSOR)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        names = zip(("scale", "offset", "mean", "variance"), operands[1:], ("C3", "C4", "C5", "C6"), strict=True)
        _features(operands, list(names), properties)
        return [operands[0]]


@hlo_op()
class BatchNormTrainingOp(BatchNormOp):
    name = "stablehlo.batch_norm_training"
    operand = operand_def(FP_QUANTIZED_TENSOR)
    scale = operand_def(_VECTOR)
    offset = operand_def(_VECTOR)
    output = result_def(FP_QUANTIZED_TENSOR)
    batch_mean = result_def(_VECTOR)
    batch_var = result_def(_VECTOR)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        operand, scale, offset = operands
        feature = _features(operands, [("scale", scale, "C3"), ("offset", offset, "C4")], properties)
        return [operand, feature, feature]

    def asm_result_names(self) -> list[str | None]:
        return ["output", "batch_mean", "batch_var"]


@hlo_op()
class CholeskyOp(InfersTypes):
    name = "stablehlo.cholesky"
    a = operand_def(FP_COMPLEX_QUANTIZED_TENSOR)
    lower = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    result = result_def(FP_COMPLEX_QUANTIZED_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$a (`,` `lower` `=` $lower^)? attr-dict `:` custom<SameOperandsAndResultType>(type($a), type($result))"
    )
    custom_directives = (SAME_TYPE[1],)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        shape = shape_of(operands[0])
        if len(shape) < 2:
            raise VerifyException(f"expects a tensor of rank 2 or more, but got {operands[0]} (C2)")
        if not compatible_sizes(shape[-2], shape[-1]):
            raise VerifyException(f"the last two dimensions of {operands[0]} are not equal (C3)")
        return [operands[0]]


@hlo_op()
class TriangularSolveOp(InfersTypes):
    name = "stablehlo.triangular_solve"
    a = operand_def(FP_OR_COMPLEX_TENSOR)
    b = operand_def(FP_OR_COMPLEX_TENSOR)
    left_side = prop_def(BOOL_ATTR)
    lower = prop_def(BOOL_ATTR)
    unit_diagonal = prop_def(BOOL_ATTR)
    transpose_a = prop_def(TransposeAttr)
    result = result_def(FP_OR_COMPLEX_TENSOR)
    traits = traits_def(Pure())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        check_same_elements(operands, " (C1)")
        a, b = (shape_of(operand) for operand in operands)
        if len(a) < 2 or len(a) != len(b):
            raise VerifyException(
                f"expects two tensors of one rank, 2 or more, but got {operands[0]}, {operands[1]} (C2)"
            )
        if not compatible_shapes(a[:-2], b[:-2]):
            raise VerifyException(f"batches of {operands[0]} and {operands[1]} differ (C3)")
        if not compatible_sizes(a[-2], a[-1]):
            raise VerifyException(f"the last two dimensions of {operands[0]} are not equal (C3)")
        side = -2 if integer(properties, "left_side") else -1
        if not compatible_sizes(a[-1], b[side]):
            raise VerifyException(f"{operands[0]} does not go with dimension {side} of {operands[1]} (C3)")
        if cast(TransposeAttr, properties["transpose_a"]).data is Transpose.TRANSPOSE_INVALID:
            raise VerifyException("transpose_a is TRANSPOSE_INVALID")
        return [operands[1]]


@hlo_op()
class FftOp(InfersTypes):
    name = "stablehlo.fft"
    operand = operand_def(FP_OR_COMPLEX_TENSOR)
    fft_type = prop_def(FftTypeAttr)
    fft_length = prop_def(I64_ARRAY)
    result = result_def(FP_OR_COMPLEX_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$operand `,` `type` `=` $fft_type `,` `length` `=` $fft_length attr-dict `:` "
        "functional-type(operands, results)"
    )

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        operand, length = as_tensor(operands[0]), integers(properties, "fft_length")
        kind = cast(FftTypeAttr, properties["fft_type"]).data
        if not 1 <= len(length) <= 3:
            raise VerifyException(f"fft_length has {len(length)} elements, which is not in [1, 3] (C3)")
        shape = operand.get_shape()
        if len(length) > len(shape):
            raise VerifyException(f"fft_length has {len(length)} elements, but the operand's rank is {len(shape)} (C1)")
        element = _fft_element(kind, operand.element_type)
        if kind in (FftType.RFFT, FftType.IRFFT):
            _check_real_shape(kind, shape, length)
        if kind in (FftType.FFT, FftType.IFFT):
            return [tensor_type(shape, element, bounds_of(operand))]
        last = _half(length[-1]) if kind is FftType.RFFT else length[-1]
        return [tensor_type((*shape[: -len(length)], *length[:-1], last), element)]


def _half(size: int) -> int:
    """How many numbers of a real transform's `size` are not said by symmetry."""
    return size // 2 + 1 if size else 0


def _fft_element(kind: FftType, element: Attribute) -> Attribute:
    """The result's element type (C2): RFFT makes complex numbers of real ones, IRFFT the reverse."""
    is_complex = isinstance(element, ComplexType)
    if is_complex == (kind is FftType.RFFT):
        wanted = "real" if kind is FftType.RFFT else "complex"
        raise VerifyException(f"{kind.value} takes {wanted} numbers, but the operand's elements are {element} (C2)")
    if kind is FftType.IRFFT:
        return cast(AnyComplex, element).element_type
    return ComplexType(cast(Float32Type, element)) if kind is FftType.RFFT else element


def _check_real_shape(kind: FftType, shape: Sequence[int], length: Sequence[int]) -> None:
    """The real tensor's last dimensions are `fft_length` (C4); the complex one's last is half as long (C5)."""
    wanted = list(length)
    label = "C4"
    if kind is FftType.IRFFT:
        wanted[-1], label = _half(length[-1]), "C5"
    if not compatible_shapes(tuple(shape[-len(length) :]), tuple(wanted)):
        found = shape_text(shape[-len(length) :])
        raise VerifyException(f"the operand's last dimensions are {found}, but are to be {wanted} ({label})")


@hlo_op()
class RngOp(InfersTypes):
    name = "stablehlo.rng"
    a = operand_def(_SCALAR)
    b = operand_def(_SCALAR)
    shape = operand_def(STATIC_DIMENSION_TENSOR)
    rng_distribution = prop_def(RngDistributionAttr)
    result = result_def(TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT))
    assembly_format = (
        "$a `,` $b `,` $shape `,` `distribution` `=` $rng_distribution attr-dict `:` functional-type(operands, results)"
    )

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        a, b, shape = operands
        if element_type(a) != element_type(b):
            raise VerifyException(f"{a} and {b} differ in element type (C1)")
        distribution = cast(RngDistributionAttr, properties["rng_distribution"]).data
        if distribution is RngDistribution.NORMAL and kind_of(element_type(a)) is not Kind.FLOAT:
            raise VerifyException(f"a NORMAL distribution is of floating-point numbers, not of {element_type(a)} (C2)")
        return [tensor_type((DYNAMIC,) * shape_of(shape)[0], element_type(a))]

    def verify_(self) -> None:
        super().verify_()
        if element_type(self.a.type) != element_type(self.result.type):
            raise VerifyException(f"{self.a.type} and {self.result.type} differ in element type (C1)")
        known = constant_integers(self.shape)
        if known is not None and not compatible_shapes(known, shape_of(self.result.type)):
            raise VerifyException(f"the shape is {shape_text(known)}, but the result is {self.result.type} (C3)")


@hlo_op()
class RngBitGeneratorOp(IRDLOperation):
    name = "stablehlo.rng_bit_generator"
    initial_state = operand_def(INT_OR_FP_TENSOR)
    rng_algorithm = prop_def(RngAlgorithmAttr)
    output_state = result_def(INT_OR_FP_TENSOR)
    output = result_def(static(INT_OR_FP_TENSOR))
    traits = traits_def(Pure())
    assembly_format = (
        "$initial_state `,` `algorithm` `=` $rng_algorithm attr-dict `:` functional-type(operands, results)"
    )

    def verify_(self) -> None:
        initial, final = self.initial_state.type, self.output_state.type
        if not compatible(initial, final):
            raise VerifyException(f"the initial state is {initial}, but the output state is {final} (C1)")

    def asm_result_names(self) -> list[str | None]:
        return ["output_state", "output"]
