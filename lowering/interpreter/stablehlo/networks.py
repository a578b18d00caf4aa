"""Batch normalisation, linear algebra, Fourier transforms and random numbers."""

from __future__ import annotations

from typing import Any

import numpy as np

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.stablehlo.networks import (
    BatchNormGradOp,
    BatchNormInferenceOp,
    BatchNormTrainingOp,
    CholeskyOp,
    FftOp,
    RngBitGeneratorOp,
    RngOp,
    TriangularSolveOp,
)

from ...dtypes import Array, DType, dtype_of, is_integer, shape_of
from ..algorithms.factorisations import cholesky, triangular_solve
from ..algorithms.random import random_bits
from ..algorithms.transforms import fft
from ..attributes import integers
from ..functions import Run
from ..numerics.rounding import round_to, storage
from ..planner import Planner
from ..registry import meaning

_BatchNorm = BatchNormGradOp | BatchNormInferenceOp | BatchNormTrainingOp


class _Features:
    """A batch normalisation's numbers: vectors over the features, sums over all else, computed in one wide type."""

    def __init__(self, op: _BatchNorm) -> None:
        self.dtype = dtype_of(op.operand.type)
        self.wide = storage(self.dtype)
        self.epsilon = self.wide.type(op.epsilon.value.data)
        rank, self.index = len(shape_of(op.operand.type)), op.feature_index.value.data
        self.axes = tuple(d for d in range(rank) if d != self.index)
        self._shape = [-1 if d == self.index else 1 for d in range(rank)]

    def spread(self, vector: Any) -> Array:
        return vector.astype(self.wide).reshape(self._shape)

    def mean(self, x: Any) -> Array:
        return x.mean(self.axes, dtype=self.wide)

    def rounded(self, x: Any) -> Any:
        return x if x.dtype == self.dtype else round_to(x, self.dtype)


@meaning("stablehlo.batch_norm_inference")
def _inference(op: BatchNormInferenceOp, plan: Planner) -> Run:
    f = _Features(op)

    def run(x: Any, scale: Any, offset: Any, mean: Any, variance: Any) -> Any:
        deviation = np.sqrt(f.spread(variance) + f.epsilon)
        return f.rounded((x.astype(f.wide) - f.spread(mean)) / deviation * f.spread(scale) + f.spread(offset))

    return run


@meaning("stablehlo.batch_norm_training")
def _training(op: BatchNormTrainingOp, plan: Planner) -> Run:
    f = _Features(op)

    def run(x: Any, scale: Any, offset: Any) -> Any:
        wide = x.astype(f.wide)
        mean = f.mean(wide)
        centred = wide - f.spread(mean)
        variance = f.mean(centred * centred)
        output = centred / np.sqrt(f.spread(variance) + f.epsilon) * f.spread(scale) + f.spread(offset)
        return f.rounded(output), f.rounded(mean), f.rounded(variance)

    return run


@meaning("stablehlo.batch_norm_grad")
def _gradient(op: BatchNormGradOp, plan: Planner) -> Run:
    f = _Features(op)

    def run(x: Any, scale: Any, mean: Any, variance: Any, grad_output: Any) -> Any:
        grad = grad_output.astype(f.wide)
        centred = x.astype(f.wide) - f.spread(mean)
        squared = f.spread(variance) + f.epsilon
        deviation = np.sqrt(squared)
        grad_scale = (grad * centred / deviation).sum(f.axes)
        grad_offset = grad.sum(f.axes)
        count = f.wide.type(x.size / max(1, x.shape[f.index]))
        slope = f.spread((grad * centred).sum(f.axes))
        inner = count * grad - f.spread(grad_offset) - centred * slope / squared
        grad_operand = f.spread(scale) / deviation / count * inner
        return f.rounded(grad_operand), f.rounded(grad_scale), f.rounded(grad_offset)

    return run


@meaning("stablehlo.cholesky")
def _cholesky(op: CholeskyOp, plan: Planner) -> Run:
    lower = bool(op.lower.value.data)

    def run(a: Any) -> Array:
        return cholesky(a, lower=lower)

    return run


@meaning("stablehlo.triangular_solve")
def _triangular_solve(op: TriangularSolveOp, plan: Planner) -> Run:
    left, lower, unit = (bool(a.value.data) for a in (op.left_side, op.lower, op.unit_diagonal))
    transpose = str(op.transpose_a.data)

    def run(a: Any, b: Any) -> Array:
        return triangular_solve(a, b, left_side=left, lower=lower, unit_diagonal=unit, transpose=transpose)

    return run


@meaning("stablehlo.fft")
def _fft(op: FftOp, plan: Planner) -> Run:
    kind, lengths, dtype = str(op.fft_type.data), integers(op.fft_length), dtype_of(op.result.type)

    def run(x: Any) -> Array:
        return fft(x, kind, lengths, dtype)

    return run


@meaning("stablehlo.rng_bit_generator")
def _rng_bit_generator(op: RngBitGeneratorOp, plan: Planner) -> Run:
    algorithm = str(op.rng_algorithm.data)
    shape, dtype = shape_of(op.output.type), dtype_of(op.output.type)
    if dtype.kind not in "iu":
        raise unsupported_at(op, f"random bits as {op.output.type}")

    def run(state: Any) -> Any:
        return random_bits(state, algorithm, shape, dtype)

    return run


@meaning("stablehlo.rng")
def _rng(op: RngOp, plan: Planner) -> Run:
    """The distribution is what is meant; the numbers are not. They start anew with each plan."""
    generator, dtype = np.random.default_rng(0), dtype_of(op.result.type)
    normal = str(op.rng_distribution.data) == "NORMAL"

    def run(a: Any, b: Any, shape: Any) -> Array:
        size = tuple(int(n) for n in shape)
        if normal:
            return (a.astype(np.float64) + b.astype(np.float64) * generator.standard_normal(size)).astype(dtype)
        return _uniform(generator, a, b, size, dtype)

    return run


def _uniform(generator: np.random.Generator, low: Any, high: Any, size: tuple[int, ...], dtype: DType) -> Array:
    if dtype == np.bool_ or is_integer(dtype):
        return generator.integers(int(low), max(int(high), int(low) + 1), size).astype(dtype)
    start, span = float(low), float(high) - float(low)
    return (start + span * generator.random(size)).astype(dtype)
