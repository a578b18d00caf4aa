"""dot_general, dot and convolution on matrix products."""

from __future__ import annotations

from itertools import product
from math import ceil

import numpy as np

from hloom.dialects.stablehlo.contraction import ConvolutionOp, DotGeneralOp, DotOp, DynamicConvOp

from ...dtypes import Array, dtype_of, shape_of
from ..attributes import flags, integers, padding
from ..functions import Binary, Run
from ..numerics.contraction import contract, products
from ..planner import Planner
from ..registry import meaning
from .shape import pad


@meaning("stablehlo.dot_general")
def _dot_general(op: DotGeneralOp, plan: Planner) -> Run:
    numbers = op.dot_dimension_numbers
    batch = tuple(zip(numbers.lhs_batching_dimensions.data, numbers.rhs_batching_dimensions.data, strict=True))
    summed = tuple(zip(numbers.lhs_contracting_dimensions.data, numbers.rhs_contracting_dimensions.data, strict=True))
    return _dot(op, batch, summed)


@meaning("stablehlo.dot")
def _plain_dot(op: DotOp, plan: Planner) -> Run:
    return _dot(op, (), ((len(shape_of(op.lhs.type)) - 1, 0),))


def _dot(op: DotGeneralOp | DotOp, batch: tuple[tuple[int, int], ...], summed: tuple[tuple[int, int], ...]) -> Binary:
    wide, finish = products(dtype_of(op.lhs.type), dtype_of(op.rhs.type), dtype_of(op.result.type))
    return lambda x, y: finish(contract(x.astype(wide, copy=False), y.astype(wide, copy=False), batch, summed))


@meaning("stablehlo.convolution")
def _convolution(op: ConvolutionOp, plan: Planner) -> Binary:
    rank = len(shape_of(op.lhs.type)) - 2
    padded = padding(op.padding, rank)
    run = convolution(op)
    return lambda x, kernel: run(x, kernel, padded)


def convolution(op: ConvolutionOp | DynamicConvOp) -> Run:
    """A convolution whose padding is given at each call.

    One matrix product per place of the kernel, batched over groups, added up: memory stays that of the operands.
    """
    numbers, rank = op.dimension_numbers, len(shape_of(op.lhs.type)) - 2
    ones = (1,) * rank
    strides, lhs_dilation = integers(op.window_strides, ones), integers(op.lhs_dilation, ones)
    rhs_dilation, reversal = integers(op.rhs_dilation, ones), flags(op.window_reversal, rank)
    feature_groups, batch_groups = op.feature_group_count.value.data, op.batch_group_count.value.data
    groups = feature_groups * batch_groups
    n = numbers
    to_nsf = (n.input_batch_dimension.data, *n.input_spatial_dimensions.data, n.input_feature_dimension.data)
    to_sio = (
        *n.kernel_spatial_dimensions.data,
        n.kernel_input_feature_dimension.data,
        n.kernel_output_feature_dimension.data,
    )
    out = (n.output_batch_dimension.data, *n.output_spatial_dimensions.data, n.output_feature_dimension.data)
    from_nso = [out.index(d) for d in range(rank + 2)]
    wide, finish = products(dtype_of(op.lhs.type), dtype_of(op.rhs.type), dtype_of(op.result.type))
    interior = (0, *(d - 1 for d in lhs_dilation), 0)
    flip = tuple(slice(None, None, -1 if r else 1) for r in reversal)

    def run(x: Array, kernel: Array, padded: tuple[tuple[int, int], ...]) -> Array:
        low, high = (0, *(a for a, _ in padded), 0), (0, *(b for _, b in padded), 0)
        x = pad(x.transpose(to_nsf).astype(wide, copy=False), 0, low, high, interior)
        kernel = kernel.transpose(to_sio)[flip].astype(wide, copy=False)
        sizes = [
            max(0, ceil((n - (k - 1) * d) / s))
            for n, k, d, s in zip(x.shape[1:-1], kernel.shape[:-2], rhs_dilation, strides, strict=True)
        ]
        x = _split_groups(x, feature_groups, batch_groups)
        kernel = np.moveaxis(kernel.reshape(*kernel.shape[:-1], groups, -1), -2, 0)  # [group, spatial…, in, out]
        total = np.zeros((groups, x.shape[1], *sizes, kernel.shape[-1]), wide)
        for place in product(*map(range, kernel.shape[1:-2])):
            index = tuple(
                slice(k * d, k * d + (n - 1) * s + 1 if n else 0, s)
                for k, d, n, s in zip(place, rhs_dilation, sizes, strides, strict=True)
            )
            part = x[(slice(None), slice(None), *index)]
            term = kernel[(slice(None), *place)]
            total += contract(part, term, ((0, 0),), ((part.ndim - 1, 1),))
        # Groups become the slow part of the output features.
        joined = np.moveaxis(total, 0, -2).reshape(*total.shape[1:-1], groups * kernel.shape[-1])
        return finish(joined.transpose(from_nso))

    return run


def _split_groups(x: Array, feature_groups: int, batch_groups: int) -> Array:
    """[batch, spatial…, feature] → [group, batch of a group, spatial…, feature of a group]."""
    if batch_groups > 1:
        return x.reshape(batch_groups, -1, *x.shape[1:])
    return np.moveaxis(x.reshape(*x.shape[:-1], feature_groups, -1), -2, 0)
