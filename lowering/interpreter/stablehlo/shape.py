"""StableHLO ops that make or move data without computing: constants, shapes, slices, padding."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Operation

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.stablehlo.data import ConcatenateOp, ConstantOp, IotaOp, PadOp, SliceOp
from hloom.dialects.stablehlo.shape import BroadcastInDimOp, BroadcastOp, ReshapeOp, ReverseOp, TransposeOp

from ...dtypes import Array, DType, dtype_of, shape_of, to_array
from ..attributes import integers
from ..functions import Binary, Run, Unary
from ..planner import Planner
from ..registry import NotLiftable, lifted, meaning, statement
from ..writer import Writer


@statement("stablehlo.constant")
def _constant(op: ConstantOp, writer: Writer) -> None:
    value = op.value
    if not isinstance(value, DenseIntOrFPElementsAttr):
        raise unsupported_at(op, f"a constant given as {value.name}")
    array: Array = to_array(value)
    writer.alias(op.output, writer.constant(array if array.ndim else array[()]))


@statement("stablehlo.iota")
def _iota(op: IotaOp, writer: Writer) -> None:
    values = iota(shape_of(op.output.type), op.iota_dimension.value.data, dtype_of(op.output.type))
    writer.alias(op.output, writer.constant(values))


def iota(shape: tuple[int, ...], dimension: int, dtype: DType) -> Array:
    """The index along one dimension, everywhere; it wraps in narrow integers."""
    line = np.arange(shape[dimension]).astype(dtype)
    return np.broadcast_to(line.reshape([-1 if d == dimension else 1 for d in range(len(shape))]), shape)


@meaning("stablehlo.reshape")
def _reshape(op: ReshapeOp, plan: Planner) -> Unary:
    shape = shape_of(op.results[0].type)
    return lambda x: x.reshape(shape)


@lifted("stablehlo.reshape", "stablehlo.broadcast_in_dim", "stablehlo.transpose", "stablehlo.reverse")
def _scalar_shape(op: Operation, plan: Planner) -> Unary:
    if shape_of(op.operands[0].type) or shape_of(op.results[0].type):
        raise NotLiftable(op.name)
    return lambda x: x


@meaning("stablehlo.broadcast_in_dim")
def _broadcast_in_dim(op: BroadcastInDimOp, plan: Planner) -> Run:
    return broadcast_in_dim(shape_of(op.results[0].type), integers(op.broadcast_dimensions))


def broadcast_in_dim(shape: Sequence[int], dimensions: Sequence[int]) -> Unary:
    """A view of `shape` in which dimension i of the operand lies along `dimensions[i]`."""
    order = sorted(range(len(dimensions)), key=lambda i: dimensions[i])
    rank = len(shape)

    def run(x: Any) -> Array:
        spread = [1] * rank
        for size, dimension in zip(x.shape, dimensions, strict=True):
            spread[dimension] = size
        return np.broadcast_to(x.transpose(order).reshape(spread), shape)

    return run if dimensions else lambda x: np.broadcast_to(x, shape)


@meaning("stablehlo.broadcast")
def _broadcast(op: BroadcastOp, plan: Planner) -> Unary:
    shape = shape_of(op.results[0].type)
    return lambda x: np.broadcast_to(x, shape)


@meaning("stablehlo.transpose")
def _transpose(op: TransposeOp, plan: Planner) -> Unary:
    permutation = integers(op.permutation)
    return lambda x: x.transpose(permutation)


@meaning("stablehlo.reverse")
def _reverse(op: ReverseOp, plan: Planner) -> Unary:
    dimensions = integers(op.dimensions)
    index = tuple(slice(None, None, -1 if d in dimensions else 1) for d in range(len(shape_of(op.operands[0].type))))
    return lambda x: x[index]


@meaning("stablehlo.slice")
def _slice(op: SliceOp, plan: Planner) -> Unary:
    bounds = zip(integers(op.start_indices), integers(op.limit_indices), integers(op.strides), strict=True)
    index = tuple(slice(*bound) for bound in bounds)
    return lambda x: x[index]


@meaning("stablehlo.concatenate")
def _concatenate(op: ConcatenateOp, plan: Planner) -> Run:
    dimension = op.dimension.value.data
    return lambda *arrays: np.concatenate(arrays, dimension)


@meaning("stablehlo.pad")
def _pad(op: PadOp, plan: Planner) -> Binary:
    low, high = integers(op.edge_padding_low), integers(op.edge_padding_high)
    interior = integers(op.interior_padding)
    return lambda x, value: pad(x, value, low, high, interior)


def pad(x: Any, value: Any, low: Sequence[int], high: Sequence[int], interior: Sequence[int]) -> Array:
    """`x` with `interior` elements of `value` between its own, then grown (or cut, where negative) at the edges."""
    if not any(low) and not any(high) and not any(interior):
        return x
    shape = [max(0, n + max(0, n - 1) * i + a + b) for n, a, b, i in zip(x.shape, low, high, interior, strict=True)]
    result = np.full(shape, value, x.dtype)
    spans = [_landing(*dimension) for dimension in zip(x.shape, shape, low, interior, strict=True)]
    result[tuple(target for target, _ in spans)] = x[tuple(source for _, source in spans)]
    return result


def _landing(size: int, out: int, low: int, interior: int) -> tuple[slice, slice]:
    """Where the elements of one dimension land that the edges don't cut: (in the result, in the operand)."""
    step = interior + 1
    first = max(0, -(low // step)) if low < 0 else 0
    last = min(size, (out - low + step - 1) // step) if out > low else 0
    count = max(0, last - first)
    start = low + first * step
    return (slice(start, start + count * step, step) if count else slice(0, 0)), slice(first, first + count)
