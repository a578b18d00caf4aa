"""Ops whose shapes are operands, and shapes as values."""

from __future__ import annotations

from typing import Any

import numpy as np

from hloom.dialects.stablehlo.dynamic import (
    DynamicBroadcastInDimOp,
    DynamicIotaOp,
    DynamicPadOp,
    DynamicReshapeOp,
    GetDimensionSizeOp,
    RealDynamicSliceOp,
    SetDimensionSizeOp,
)
from hloom.dialects.stablehlo.indexing import DynamicGatherOp

from ...dtypes import Array, dtype_of
from ..attributes import integers
from ..functions import Binary, Run, Ternary, Unary
from ..planner import Planner
from ..registry import meaning
from .indexing import Gather
from .shape import broadcast_in_dim, iota, pad


def numbers(vector: Any) -> tuple[int, ...]:
    """A shape, or the like, that is a value."""
    return tuple(int(n) for n in np.asarray(vector).reshape(-1))


@meaning("stablehlo.dynamic_broadcast_in_dim")
def _dynamic_broadcast_in_dim(op: DynamicBroadcastInDimOp, plan: Planner) -> Run:
    dimensions = integers(op.broadcast_dimensions)

    def run(x: Any, shape: Any) -> Array:
        return broadcast_in_dim(numbers(shape), dimensions)(x)

    return run


@meaning("stablehlo.dynamic_gather")
def _dynamic_gather(op: DynamicGatherOp, plan: Planner) -> Ternary:
    run = Gather(op)
    return lambda x, indices, sizes: run(x, indices, numbers(sizes))


@meaning("stablehlo.dynamic_iota")
def _dynamic_iota(op: DynamicIotaOp, plan: Planner) -> Unary:
    dimension, dtype = op.iota_dimension.value.data, dtype_of(op.result.type)
    return lambda shape: iota(numbers(shape), dimension, dtype)


@meaning("stablehlo.dynamic_pad")
def _dynamic_pad(op: DynamicPadOp, plan: Planner) -> Run:
    def run(x: Any, value: Any, low: Any, high: Any, interior: Any) -> Array:
        return pad(x, value, numbers(low), numbers(high), numbers(interior))

    return run


@meaning("stablehlo.dynamic_reshape")
def _dynamic_reshape(op: DynamicReshapeOp, plan: Planner) -> Binary:
    return lambda x, shape: x.reshape(numbers(shape))


@meaning("stablehlo.real_dynamic_slice")
def _real_dynamic_slice(op: RealDynamicSliceOp, plan: Planner) -> Run:
    def run(x: Any, start: Any, limit: Any, strides: Any) -> Array:
        spans = zip(numbers(start), numbers(limit), numbers(strides), strict=True)
        return x[tuple(slice(*span) for span in spans)]

    return run


@meaning("stablehlo.get_dimension_size")
def _get_dimension_size(op: GetDimensionSizeOp, plan: Planner) -> Unary:
    dimension = op.dimension.value.data
    return lambda x: np.int32(x.shape[dimension])


@meaning("stablehlo.set_dimension_size")
def _set_dimension_size(op: SetDimensionSizeOp, plan: Planner) -> Binary:
    dimension = op.dimension.value.data
    return lambda x, size: x[(slice(None),) * dimension + (slice(0, int(size)),)]
