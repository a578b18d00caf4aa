"""Batch normalisation, linear algebra, Fourier transforms and random numbers."""

from __future__ import annotations

from xdsl.dialects.builtin import IntegerAttr, i1
from xdsl.irdl import IRDLOperation, irdl_op_definition, operand_def, opt_prop_def, prop_def, result_def, traits_def
from xdsl.traits import Pure

from .attributes import FftTypeAttr, RngAlgorithmAttr, RngDistributionAttr, TransposeAttr
from .forms import SAME_TYPE
from .properties import BOOL_ATTR, F32_ATTR, I64_ARRAY, I64_ATTR
from .tensors import DIMENSION_TENSOR, FP_OR_COMPLEX_TENSOR, FP_TENSOR, INT_OR_FP_TENSOR, Kind, TensorOf

_FP_VECTOR = TensorOf(Kind.FLOAT, ranks=(1,))


@irdl_op_definition
class BatchNormGradOp(IRDLOperation):
    name = "stablehlo.batch_norm_grad"
    operand = operand_def(FP_TENSOR)
    scale = operand_def(_FP_VECTOR)
    mean = operand_def(_FP_VECTOR)
    variance = operand_def(_FP_VECTOR)
    grad_output = operand_def(FP_TENSOR)
    epsilon = prop_def(F32_ATTR)
    feature_index = prop_def(I64_ATTR)
    grad_operand = result_def(FP_TENSOR)
    grad_scale = result_def(_FP_VECTOR)
    grad_offset = result_def(_FP_VECTOR)
    traits = traits_def(Pure())

    def asm_result_names(self) -> list[str | None]:
        return ["grad_operand", "grad_scale", "grad_offset"]


@irdl_op_definition
class BatchNormInferenceOp(IRDLOperation):
    name = "stablehlo.batch_norm_inference"
    operand = operand_def(FP_TENSOR)
    scale = operand_def(_FP_VECTOR)
    offset = operand_def(_FP_VECTOR)
    mean = operand_def(_FP_VECTOR)
    variance = operand_def(_FP_VECTOR)
    epsilon = prop_def(F32_ATTR)
    feature_index = prop_def(I64_ATTR)
    result = result_def(FP_TENSOR)
    traits = traits_def(Pure())


@irdl_op_definition
class BatchNormTrainingOp(IRDLOperation):
    name = "stablehlo.batch_norm_training"
    operand = operand_def(FP_TENSOR)
    scale = operand_def(_FP_VECTOR)
    offset = operand_def(_FP_VECTOR)
    epsilon = prop_def(F32_ATTR)
    feature_index = prop_def(I64_ATTR)
    output = result_def(FP_TENSOR)
    batch_mean = result_def(_FP_VECTOR)
    batch_var = result_def(_FP_VECTOR)
    traits = traits_def(Pure())

    def asm_result_names(self) -> list[str | None]:
        return ["output", "batch_mean", "batch_var"]


@irdl_op_definition
class CholeskyOp(IRDLOperation):
    name = "stablehlo.cholesky"
    a = operand_def(FP_OR_COMPLEX_TENSOR)
    lower = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    result = result_def(FP_OR_COMPLEX_TENSOR)
    traits = traits_def(Pure())
    assembly_format = (
        "$a (`,` `lower` `=` $lower^)? attr-dict `:` custom<SameOperandsAndResultType>(type($a), type($result))"
    )
    custom_directives = (SAME_TYPE[1],)


@irdl_op_definition
class TriangularSolveOp(IRDLOperation):
    name = "stablehlo.triangular_solve"
    a = operand_def(FP_OR_COMPLEX_TENSOR)
    b = operand_def(FP_OR_COMPLEX_TENSOR)
    left_side = prop_def(BOOL_ATTR)
    lower = prop_def(BOOL_ATTR)
    unit_diagonal = prop_def(BOOL_ATTR)
    transpose_a = prop_def(TransposeAttr)
    result = result_def(FP_OR_COMPLEX_TENSOR)
    traits = traits_def(Pure())


@irdl_op_definition
class FftOp(IRDLOperation):
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


@irdl_op_definition
class RngOp(IRDLOperation):
    name = "stablehlo.rng"
    a = operand_def(TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT, ranks=(0,)))
    b = operand_def(TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT, ranks=(0,)))
    shape = operand_def(DIMENSION_TENSOR)
    rng_distribution = prop_def(RngDistributionAttr)
    result = result_def(TensorOf(Kind.PRED | Kind.INT | Kind.FLOAT))
    assembly_format = (
        "$a `,` $b `,` $shape `,` `distribution` `=` $rng_distribution attr-dict `:` functional-type(operands, results)"
    )


@irdl_op_definition
class RngBitGeneratorOp(IRDLOperation):
    name = "stablehlo.rng_bit_generator"
    initial_state = operand_def(INT_OR_FP_TENSOR)
    rng_algorithm = prop_def(RngAlgorithmAttr)
    output_state = result_def(INT_OR_FP_TENSOR)
    output = result_def(INT_OR_FP_TENSOR)
    traits = traits_def(Pure())

    def asm_result_names(self) -> list[str | None]:
        return ["output_state", "output"]

    assembly_format = (
        "$initial_state `,` `algorithm` `=` $rng_algorithm attr-dict `:` functional-type(operands, results)"
    )
