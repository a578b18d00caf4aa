"""vector: values are arrays; loads copy, as memory may change under them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from xdsl.dialects.vector import (
    ExtractOp,
    FMAOp,
    InsertOp,
    LoadOp,
    MaskedLoadOp,
    MaskedStoreOp,
    ReductionOp,
    ShuffleOp,
    StoreOp,
    TransferReadOp,
    TransferWriteOp,
)
from xdsl.ir import Operation
from xdsl.ir.affine import AffineDimExpr, AffineMap

from hloom.dialects.diagnostics import unsupported_at

from ..dtypes import Array, dtype_of, shape_of
from .attributes import integers
from .functions import Binary, Run, Ternary, Unary, where
from .numerics.convert import bitcast
from .numerics.fused import fma
from .numerics.reduction import combiner
from .planner import Planner
from .registry import meaning
from .slices import mixed


def window(index: Sequence[Any], shape: Sequence[int], rank: int) -> tuple[Any, ...]:
    """The part of a memref of `rank` dimensions that a vector of `shape` at `index` covers, along the last ones."""
    leading = rank - len(shape)
    return (*index[:leading], *(slice(int(i), int(i) + n) for i, n in zip(index[leading:], shape, strict=True)))


def _checked(part: Any, shape: Sequence[int]) -> Any:
    if part.shape != tuple(shape):
        raise IndexError(f"a vector of {list(shape)} reaches out of its memref")
    return part


@meaning("vector.load")
def _load(op: LoadOp, plan: Planner) -> Run:
    shape, rank = shape_of(op.result.type), len(op.indices)

    def run(x: Any, *index: Any) -> Array:
        return _checked(x[window(index, shape, rank)], shape).copy()

    return run


@meaning("vector.store")
def _store(op: StoreOp, plan: Planner) -> Run:
    shape, rank = shape_of(op.vector.type), len(op.indices)

    def run(value: Any, x: Any, *index: Any) -> None:
        _checked(x[window(index, shape, rank)], shape)[...] = value

    return run


@meaning("vector.maskedload")
def _masked_load(op: MaskedLoadOp, plan: Planner) -> Run:
    count = len(op.indices)

    def run(x: Any, *values: Any) -> Array:
        *leading, start = values[:count]
        mask, otherwise = values[count:]
        line = x[tuple(leading)]
        places = np.flatnonzero(mask)
        result = otherwise.copy()
        result[places] = line[places + int(start)]
        return result

    return run


@meaning("vector.maskedstore")
def _masked_store(op: MaskedStoreOp, plan: Planner) -> Run:
    count = len(op.indices)

    def run(x: Any, *values: Any) -> None:
        *leading, start = values[:count]
        mask, value = values[count:]
        places = np.flatnonzero(mask)
        x[(*leading, places + int(start))] = value[places]

    return run


@meaning("vector.broadcast", "vector.splat")
def _broadcast(op: Operation, plan: Planner) -> Unary:
    shape, dtype = shape_of(op.results[0].type), dtype_of(op.results[0].type)
    return lambda x: np.broadcast_to(np.asarray(x, dtype), shape)


@meaning("vector.fma")
def _fma(op: FMAOp, plan: Planner) -> Ternary:
    return fma(dtype_of(op.res.type))


@meaning("vector.shuffle")
def _shuffle(op: ShuffleOp, plan: Planner) -> Binary:
    mask = list(integers(op.mask))
    return lambda x, y: np.concatenate((np.atleast_1d(x), np.atleast_1d(y)))[mask]


@meaning("vector.extract")
def _extract(op: ExtractOp, plan: Planner) -> Run:
    static = integers(op.static_position)

    def run(x: Any, *position: Any) -> Any:
        return x[mixed(static, position)]

    return run


@meaning("vector.insert")
def _insert(op: InsertOp, plan: Planner) -> Run:
    static = integers(op.static_position)

    def run(value: Any, x: Any, *position: Any) -> Array:
        result = np.array(x)
        result[mixed(static, position)] = value
        return result

    return run


_KINDS = {
    "mul": "multiply",
    "maximumf": "maximum",
    "minimumf": "minimum",
    "maxnumf": "maxnum",
    "minnumf": "minnum",
    "maxsi": "maximum",
    "minsi": "minimum",
}


@meaning("vector.reduction")
def _reduction(op: ReductionOp, plan: Planner) -> Run:
    kind = str(op.kind.data)
    known = combiner(_KINDS.get(kind, kind), dtype_of(op.dest.type))
    if known is None:
        raise unsupported_at(op, f"vector.reduction of kind {kind} on {op.dest.type}")

    def run(x: Any, *accumulator: Any) -> Any:
        total = known.fold(x.astype(known.wide, copy=False), (0,))
        for value in accumulator:
            total = known.pair(value.astype(known.wide), total)
        return known.finish(total)

    return run


@meaning("vector.create_mask")
def _create_mask(op: Operation, plan: Planner) -> Run:
    shape = shape_of(op.results[0].type)

    def run(*sizes: Any) -> Array:
        mask = np.zeros(shape, np.bool_)
        mask[tuple(slice(0, max(0, int(n))) for n in sizes)] = True
        return mask

    return run


@meaning("vector.bitcast")
def _bitcast(op: Operation, plan: Planner) -> Unary:
    source, target = dtype_of(op.operands[0].type), dtype_of(op.results[0].type)
    shape = shape_of(op.results[0].type)
    if source.itemsize != target.itemsize:
        return lambda x: np.ascontiguousarray(x).view(target).reshape(shape)
    return bitcast(source, target)


@meaning("vector.shape_cast")
def _shape_cast(op: Operation, plan: Planner) -> Unary:
    shape = shape_of(op.results[0].type)
    return lambda x: x.reshape(shape)


def _minor_identity(map_: AffineMap, op: Operation) -> None:
    first = map_.num_dims - len(map_.results)
    expected = tuple(AffineDimExpr(d) for d in range(first, map_.num_dims))
    if tuple(map_.results) != expected:
        raise unsupported_at(op, f"{op.name} with permutation map {map_}")


@meaning("vector.transfer_read")
def _transfer_read(op: TransferReadOp, plan: Planner) -> Run:
    _minor_identity(op.permutation_map.data, op)
    shape, rank = shape_of(op.result.type), len(op.indices)

    def run(x: Any, *values: Any) -> Array:
        index, padding, mask = values[:rank], values[rank], values[rank + 1 :]
        part = x[window(index, shape, rank)]
        result = np.full(shape, padding, x.dtype)
        result[tuple(map(slice, part.shape))] = part
        return where(mask[0], result, padding).astype(x.dtype) if mask else result

    return run


@meaning("vector.transfer_write")
def _transfer_write(op: TransferWriteOp, plan: Planner) -> Run:
    _minor_identity(op.permutation_map.data, op)
    shape, rank, on_tensor = shape_of(op.vector.type), len(op.indices), bool(op.results)

    def run(value: Any, x: Any, *values: Any) -> Any:
        index, mask = values[:rank], values[rank:]
        target = x.copy() if on_tensor else x
        part = target[window(index, shape, rank)]
        inside = tuple(map(slice, part.shape))
        part[...] = where(mask[0][inside], value[inside], part) if mask else value[inside]
        return target if on_tensor else None

    return run
