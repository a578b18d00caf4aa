"""tensor: values are arrays, so that inserting copies, and slices and reshapes are views."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.dialects.tensor import (
    ConcatOp,
    ExpandShapeOp,
    ExtractSliceOp,
    FromElementsOp,
    InsertSliceOp,
    PadOp,
)
from xdsl.ir import Operation

from ..dtypes import Array, dtype_of, shape_of
from .attributes import integers
from .functions import Binary, Run, Unary, identity
from .planner import Planner
from .registry import lifted, meaning
from .slices import mixed, slicer
from .subscripts import counted, element


@meaning("tensor.empty")
def _empty(op: Operation, plan: Planner) -> Run:
    shape, dtype = shape_of(op.results[0].type), dtype_of(op.results[0].type)
    return lambda *sizes: np.empty(filled(shape, sizes), dtype)


def filled(shape: tuple[int, ...], sizes: tuple[Any, ...]) -> tuple[int, ...]:
    """A type's shape with run-time sizes in place of its dynamic dimensions."""
    dynamic = iter(sizes)
    return tuple(int(next(dynamic)) if n < 0 else n for n in shape)


@meaning("tensor.cast")
def _cast(op: Operation, plan: Planner) -> Unary:
    return identity


@meaning("tensor.dim", "memref.dim")
def _dim(op: Operation, plan: Planner) -> Binary:
    return lambda x, dimension: x.shape[dimension]


@meaning("tensor.extract")
def _extract(op: Operation, plan: Planner) -> Run:
    return element


@lifted("tensor.extract", "memref.load")
def _extract_lanes(op: Operation, plan: Planner) -> Run:
    return take_lanes


def take_lanes(x: Any, *index: Any) -> Any:
    """One element per lane; a lane that is masked out may point anywhere."""
    return x[tuple(np.clip(i, 0, n - 1) for i, n in zip(index, x.shape, strict=True))]


@meaning("tensor.insert")
def _insert(op: Operation, plan: Planner) -> Run:
    def run(value: Any, x: Any, *index: Any) -> Array:
        result = x.copy()
        result[tuple(map(counted, index))] = value
        return result

    return run


@meaning("tensor.extract_slice")
def _extract_slice(op: ExtractSliceOp, plan: Planner) -> Run:
    index, rank = slicer(op), len(shape_of(op.result.type))

    def run(x: Any, *dynamic: Any) -> Array:
        slices, sizes = index(*dynamic)
        part = x[slices]
        return part if rank == len(sizes) else part.reshape(_without_ones(sizes, rank))

    return run


def _without_ones(sizes: tuple[int, ...], rank: int) -> tuple[int, ...]:
    """Sizes with so many ones dropped that `rank` are left (rank-reducing slices)."""
    excess, kept = len(sizes) - rank, list[int]()
    for n in sizes:
        if n == 1 and excess:
            excess -= 1
        else:
            kept.append(n)
    return tuple(kept)


@meaning("tensor.insert_slice")
def _insert_slice(op: InsertSliceOp, plan: Planner) -> Run:
    index = slicer(op)

    def run(part: Any, x: Any, *dynamic: Any) -> Array:
        slices, sizes = index(*dynamic)
        result = x.copy()
        result[slices] = part.reshape(sizes)
        return result

    return run


@meaning("tensor.parallel_insert_slice")
def _parallel_insert_slice(op: Any, plan: Planner) -> Run:
    """In place: `scf.forall` gives its body a copy of its own."""
    index = slicer(op)

    def run(part: Any, shared: Any, *dynamic: Any) -> None:
        slices, sizes = index(*dynamic)
        shared[slices] = part.reshape(sizes)

    return run


@meaning("tensor.expand_shape")
def _expand_shape(op: ExpandShapeOp, plan: Planner) -> Run:
    static, known = integers(op.static_output_shape), shape_of(op.result.type)

    def run(x: Any, *sizes: Any) -> Array:
        # Where the form's sizes and the result's type disagree, MLIR keeps both; the type is what counts.
        return x.reshape([n if n >= 0 else m for n, m in zip(known, mixed(static, sizes), strict=True)])

    return run


@meaning("tensor.collapse_shape")
def _collapse_shape(op: Operation, plan: Planner) -> Unary:
    groups = reassociation(op)
    return lambda x: x.reshape([int(np.prod([x.shape[d] for d in group])) for group in groups])


def reassociation(op: Operation) -> list[list[int]]:
    """The groups of dimensions that a reshape joins or splits."""
    array: Any = op.properties["reassociation"]
    return [[int(d.value.data) for d in group.data] for group in array.data]


@meaning("tensor.reshape")
def _reshape(op: Operation, plan: Planner) -> Binary:
    return lambda x, shape: x.reshape([int(n) for n in shape])


@meaning("tensor.concat")
def _concat(op: ConcatOp, plan: Planner) -> Run:
    dimension = op.dim.value.data
    return lambda *arrays: np.concatenate(arrays, dimension)


@meaning("tensor.from_elements")
def _from_elements(op: FromElementsOp, plan: Planner) -> Run:
    shape, dtype = shape_of(op.result.type), dtype_of(op.result.type)
    return lambda *elements: np.array(elements, dtype).reshape(shape)


@meaning("tensor.splat")
def _splat(op: Operation, plan: Planner) -> Run:
    shape, dtype = shape_of(op.results[0].type), dtype_of(op.results[0].type)

    def run(value: Any, *sizes: Any) -> Array:
        return np.full(filled(shape, sizes), value, dtype)

    return run


@meaning("tensor.generate")
def _generate(op: Operation, plan: Planner) -> Run:
    body, shape, dtype = plan.body(op), shape_of(op.results[0].type), dtype_of(op.results[0].type)
    count = len(op.operands)

    def run(*values: Any) -> Array:
        sizes = filled(shape, values[:count])
        (result,) = body(*np.ogrid[tuple(map(slice, sizes))], *values[count:])
        return np.broadcast_to(np.asarray(result, dtype), sizes)

    return run


@meaning("tensor.pad")
def _pad(op: PadOp, plan: Planner) -> Run:
    body, low, high = plan.body(op), integers(op.static_low), integers(op.static_high)
    dtype, counts = dtype_of(op.result.type), (len(op.low), len(op.high))

    def run(x: Any, *values: Any) -> Array:
        before = mixed(low, values[: counts[0]])
        after = mixed(high, values[counts[0] : sum(counts)])
        sizes = tuple(n + a + b for n, a, b in zip(x.shape, before, after, strict=True))
        (value,) = body(*np.ogrid[tuple(map(slice, sizes))], *values[sum(counts) :])
        result = np.empty(sizes, dtype)
        result[...] = value
        result[tuple(slice(a, a + n) for a, n in zip(before, x.shape, strict=True))] = x
        return result

    return run
