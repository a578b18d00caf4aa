"""convolution and dynamic_conv: one matrix product per place of the kernel, batched over groups, added up.

Memory stays that of the operands and the result: windows are views, never gathered.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product
from math import ceil
from typing import Any

import numpy as np

from hloom.dialects.stablehlo.contraction import ConvolutionOp, DynamicConvOp

from ...dtypes import Array, dtype_of, shape_of
from ..attributes import flags, integers, padding
from ..functions import Binary, Run
from ..numerics.contraction import contract, products
from ..planner import Planner
from ..registry import meaning
from .shape import pad

Padding = Sequence[tuple[int, int]]


@meaning("stablehlo.convolution")
def _convolution(op: ConvolutionOp, plan: Planner) -> Binary:
    run, padded = Convolution(op), padding(op.padding, len(shape_of(op.lhs.type)) - 2)
    return lambda x, kernel: run(x, kernel, padded)


@meaning("stablehlo.dynamic_conv")
def _dynamic_conv(op: DynamicConvOp, plan: Planner) -> Run:
    run = Convolution(op)

    def with_padding(x: Any, kernel: Any, padded: Any) -> Array:
        return run(x, kernel, [(int(low), int(high)) for low, high in padded])

    return with_padding


class Convolution:
    """A convolution whose padding is given at each call."""

    def __init__(self, op: ConvolutionOp | DynamicConvOp) -> None:
        rank = len(shape_of(op.lhs.type)) - 2
        ones = (1,) * rank
        self._strides = integers(op.window_strides, ones)
        self._dilation = integers(op.rhs_dilation, ones)
        self._interior = (0, *(d - 1 for d in integers(op.lhs_dilation, ones)), 0)
        self._flip = tuple(slice(None, None, -1 if r else 1) for r in flags(op.window_reversal, rank))
        self._feature_groups = op.feature_group_count.value.data
        self._batch_groups = op.batch_group_count.value.data
        self._wide, self._finish = products(dtype_of(op.lhs.type), dtype_of(op.rhs.type), dtype_of(op.result.type))
        self._take_layouts(op)

    def _take_layouts(self, op: ConvolutionOp | DynamicConvOp) -> None:
        """Permutations to [batch, spatial…, feature] and [spatial…, in, out], and from the former to the result."""
        n = op.dimension_numbers
        kernel_features = n.kernel_input_feature_dimension.data, n.kernel_output_feature_dimension.data
        self._to_input = (
            n.input_batch_dimension.data,
            *n.input_spatial_dimensions.data,
            n.input_feature_dimension.data,
        )
        self._to_kernel = (*n.kernel_spatial_dimensions.data, *kernel_features)
        out = (n.output_batch_dimension.data, *n.output_spatial_dimensions.data, n.output_feature_dimension.data)
        self._from_output = [out.index(d) for d in range(len(out))]

    def __call__(self, x: Array, kernel: Array, padded: Padding) -> Array:
        low, high = (0, *(a for a, _ in padded), 0), (0, *(b for _, b in padded), 0)
        wide = x.transpose(self._to_input).astype(self._wide, copy=False)
        grouped = self._split_input(pad(wide, 0, low, high, self._interior))
        groups = self._feature_groups * self._batch_groups
        kernel = kernel.transpose(self._to_kernel)[self._flip].astype(self._wide, copy=False)
        kernel = np.moveaxis(_grouped(kernel, groups), -2, 0)
        total = self._sum(grouped, kernel)
        # Groups become the slow part of the output features.
        joined = np.moveaxis(total, 0, -2).reshape(*total.shape[1:-1], groups * kernel.shape[-1])
        return self._finish(joined.transpose(self._from_output))

    def _split_input(self, x: Array) -> Array:
        """[batch, spatial…, feature] → [group, batch of a group, spatial…, feature of a group]."""
        if self._batch_groups > 1:
            return x.reshape(self._batch_groups, x.shape[0] // self._batch_groups, *x.shape[1:])
        return np.moveaxis(_grouped(x, self._feature_groups), -2, 0)

    def _sum(self, x: Array, kernel: Array) -> Array:
        """[group, batch, spatial…, out] from [group, batch, spatial…, in] and [group, spatial…, in, out]."""
        extents = zip(x.shape[2:-1], kernel.shape[1:-2], self._dilation, self._strides, strict=True)
        sizes = [max(0, ceil((n - (k - 1) * d) / s)) for n, k, d, s in extents]
        total = np.zeros((x.shape[0], x.shape[1], *sizes, kernel.shape[-1]), self._wide)
        for place in product(*map(range, kernel.shape[1:-2])):
            spans = zip(place, self._dilation, sizes, self._strides, strict=True)
            window = [slice(k * d, k * d + (n - 1) * s + 1 if n else 0, s) for k, d, n, s in spans]
            part = x[(slice(None), slice(None), *window)]
            total += contract(part, kernel[(slice(None), *place)], ((0, 0),), ((part.ndim - 1, 1),))
        return total


def _grouped(x: Array, groups: int) -> Array:
    """The last dimension as [group, rest]."""
    return x.reshape(*x.shape[:-1], groups, x.shape[-1] // groups)
