"""Batch normalisation, linear algebra, Fourier transforms, random bits."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.dialects.builtin import ComplexType, FloatAttr, TensorType, f32, f64

from ...sampling import Draw, Sample, make, sampler
from ..enums import FftType, FftTypeAttr, RngAlgorithm, RngAlgorithmAttr, Transpose, TransposeAttr
from ..networks import (
    BatchNormGradOp,
    BatchNormInferenceOp,
    BatchNormTrainingOp,
    CholeskyOp,
    FftOp,
    RngBitGeneratorOp,
    TriangularSolveOp,
)
from ..tensors import Kind
from .attributes import flag, i64s, number


@sampler(BatchNormGradOp, BatchNormInferenceOp, BatchNormTrainingOp)
def _batch_norm(cls: type[Any], draw: Draw) -> Sample:
    shape = draw.shape(draw.integer(1, 4), zero=0.0)
    feature = draw.integer(0, len(shape) - 1)
    operand = TensorType(draw.element(Kind.FLOAT, (16, 32, 64)), shape)
    vector = TensorType(operand.element_type, [shape[feature]])
    count = {BatchNormGradOp: 3, BatchNormInferenceOp: 4, BatchNormTrainingOp: 2}[cls]
    operands = [operand, *[vector] * count, *([operand] if cls is BatchNormGradOp else [])]
    normal = {i: draw.rng.standard_normal(o.get_shape()) for i, o in enumerate(operands)}
    if cls is not BatchNormTrainingOp:
        place = 3 if cls is BatchNormGradOp else 4
        normal[place] = np.abs(normal[place])  # a variance
    return make(cls, operands, {"epsilon": FloatAttr(0.001, f32), "feature_index": number(feature)}, given=normal)


def _matrices(draw: Draw, shape: tuple[int, ...], element: Any) -> Any:
    real = draw.rng.standard_normal(shape)
    return real + 1j * draw.rng.standard_normal(shape) if isinstance(element, ComplexType) else real


def _wide(draw: Draw) -> Any:
    return draw.choice((f32, f64, ComplexType(f32), ComplexType(f64)))


@sampler(CholeskyOp)
def _cholesky(cls: type[Any], draw: Draw) -> Sample:
    element, size = _wide(draw), draw.size()
    shape = (*draw.shape(draw.integer(0, 2)), size, size)
    a = _matrices(draw, shape, element)
    given = a @ a.swapaxes(-1, -2).conj() + size * np.eye(size)
    return make(cls, [TensorType(element, shape)], {"lower": flag(draw.chance(0.5))}, given={0: given})


@sampler(TriangularSolveOp)
def _triangular_solve(cls: type[Any], draw: Draw) -> Sample:
    element, size, other, left = _wide(draw), draw.size(), draw.size(), draw.chance(0.5)
    batch = draw.shape(draw.integer(0, 2))
    shapes = (*batch, size, size), (*batch, *((size, other) if left else (other, size)))
    properties = {
        "left_side": flag(left),
        "lower": flag(draw.chance(0.5)),
        "unit_diagonal": flag(draw.chance(0.5)),
        "transpose_a": TransposeAttr(Transpose(draw.choice(("NO_TRANSPOSE", "TRANSPOSE", "ADJOINT")))),
    }
    given = {i: _matrices(draw, shape, element) for i, shape in enumerate(shapes)}
    given[0] = given[0] + 3 * np.eye(size)
    return make(cls, [TensorType(element, shape) for shape in shapes], properties, given=given)


@sampler(FftOp)
def _fft(cls: type[Any], draw: Draw) -> Sample:
    kind, part = draw.choice(tuple(FftType)), draw.choice((f32, f64))
    lengths = [draw.integer(1, 7) for _ in range(draw.integer(1, 3))]
    last = lengths[-1] // 2 + 1 if kind is FftType.IRFFT else lengths[-1]
    shape = (*draw.shape(draw.integer(0, 1)), *lengths[:-1], last)
    element = part if kind is FftType.RFFT else ComplexType(part)
    given = {0: _matrices(draw, shape, element)}
    return make(
        cls, [TensorType(element, shape)], {"fft_type": FftTypeAttr(kind), "fft_length": i64s(lengths)}, given=given
    )


@sampler(RngBitGeneratorOp)
def _rng_bit_generator(cls: type[Any], draw: Draw) -> Sample:
    algorithm = draw.choice(tuple(RngAlgorithm))
    words = 2 if algorithm is RngAlgorithm.THREE_FRY else draw.choice((2, 3))
    element = draw.element(Kind.UINT, (64,))
    state = TensorType(element, [words])
    result = TensorType(draw.element(Kind.INT, (8, 16, 32, 64)), draw.shape())
    return make(cls, [state], {"rng_algorithm": RngAlgorithmAttr(algorithm)}, results=[state, result])
