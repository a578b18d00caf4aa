"""linalg_ext: what StableHLO's ops of the same names do, over destinations; memrefs are written in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np

from hloom.dialects.linalg_ext import (
    CholeskyOp,
    DestinationOp,
    FftOp,
    RngOp,
    ScanOp,
    ScatterOp,
    SortOp,
    TopkOp,
    TriangularSolveOp,
)

from ..dtypes import Array, dtype_of, shape_of
from .algorithms.factorisations import cholesky, triangular_solve
from .algorithms.random import random_bits
from .algorithms.scattering import ScatterNumbers, scatter
from .algorithms.sorting import sort_together
from .algorithms.transforms import fft, scan
from .attributes import integers
from .functions import Run
from .planner import Planner
from .registry import meaning


def _destinations(op: DestinationOp, compute: Callable[[Sequence[Any], Sequence[Any], Sequence[Any]], Any]) -> Run:
    """`compute(inputs, outputs, captures)` gives a list of results; those are new tensors, or written over `outs`."""
    inputs, arity = len(op.inputs), len(op.operands)
    on_tensors = bool(op.res)

    def run(*values: Any) -> Any:
        outs = values[inputs:arity]
        results = compute(values[:inputs], outs, values[arity:])
        if on_tensors:
            return results[0] if len(results) == 1 else tuple(results)
        for out, result in zip(outs, [np.array(r) for r in results], strict=True):
            out[...] = result
        return None

    return run


@meaning("linalg_ext.sort")
def _sort(op: SortOp, plan: Planner) -> Run:
    body, axis = plan.body(op), op.dimension.value.data
    return _destinations(op, lambda ins, outs, outer: sort_together(outs, axis, lambda *v: body(*v, *outer)[0]))


@meaning("linalg_ext.topk")
def _topk(op: TopkOp, plan: Planner) -> Run:
    body, axis = plan.body(op), op.dimension.value.data
    count, dtype = shape_of(op.outputs[0].type)[axis], dtype_of(op.outputs[1].type)

    def compute(ins: Sequence[Any], outs: Sequence[Any], outer: Sequence[Any]) -> list[Array]:
        (x,) = ins
        line = np.arange(x.shape[axis], dtype=dtype).reshape([-1 if d == axis else 1 for d in range(x.ndim)])
        places = np.broadcast_to(line, x.shape)

        def before(*pairs: Any) -> Any:
            return body(*pairs[:2], *outer)[0]

        both = sort_together([x, places], axis, before)
        return [np.moveaxis(np.moveaxis(each, axis, 0)[:count], 0, axis) for each in both]

    return _destinations(op, compute)


@meaning("linalg_ext.scatter")
def _scatter(op: ScatterOp, plan: Planner) -> Run:
    body = plan.body(op)
    numbers = ScatterNumbers(
        integers(op.update_window_dims),
        integers(op.inserted_window_dims),
        integers(op.input_batching_dims),
        integers(op.scatter_indices_batching_dims),
        integers(op.scatter_dims_to_operand_dims),
        op.index_vector_dim.value.data,
    )

    def compute(ins: Sequence[Any], outs: Sequence[Any], outer: Sequence[Any]) -> list[Array]:
        return scatter(outs, ins[0], ins[1:], numbers, lambda *v: body(*v, *outer))

    return _destinations(op, compute)


@meaning("linalg_ext.scan")
def _scan(op: ScanOp, plan: Planner) -> Run:
    body, axis, count = plan.body(op), op.dimension.value.data, len(op.inputs)
    inclusive, reverse = bool(op.inclusive.value.data), bool(op.reverse.value.data)

    def compute(ins: Sequence[Any], outs: Sequence[Any], outer: Sequence[Any]) -> list[Array]:
        def step(state: list[Any], elements: list[Any]) -> tuple[Sequence[Any], Sequence[Any]]:
            following = body(*state, *elements, *outer)
            shown = following if inclusive else state
            return [np.broadcast_to(v, e.shape).copy() for v, e in zip(shown, elements, strict=True)], following

        outputs, state = scan(ins, outs[count:], axis, reverse=reverse, step=step)
        return [*outputs, *state]

    return _destinations(op, compute)


@meaning("linalg_ext.fft")
def _fft(op: FftOp, plan: Planner) -> Run:
    kind, lengths, dtype = op.fft_type.data, integers(op.fft_length), dtype_of(op.outputs[0].type)
    return _destinations(op, lambda ins, outs, outer: [fft(ins[0], kind, lengths, dtype)])


@meaning("linalg_ext.cholesky")
def _cholesky(op: CholeskyOp, plan: Planner) -> Run:
    lower = bool(op.lower.value.data)
    return _destinations(op, lambda ins, outs, outer: [cholesky(ins[0], lower=lower)])


@meaning("linalg_ext.triangular_solve")
def _triangular_solve(op: TriangularSolveOp, plan: Planner) -> Run:
    left, lower, unit = (bool(a.value.data) for a in (op.left_side, op.lower, op.unit_diagonal))
    transpose = op.transpose_a.data

    def compute(ins: Sequence[Any], outs: Sequence[Any], outer: Sequence[Any]) -> list[Array]:
        a, b = ins
        return [triangular_solve(a, b, left_side=left, lower=lower, unit_diagonal=unit, transpose=transpose)]

    return _destinations(op, compute)


@meaning("linalg_ext.rng")
def _rng(op: RngOp, plan: Planner) -> Run:
    algorithm, bits = op.rng_algorithm.data, op.outputs[1].type
    shape, dtype = shape_of(bits), dtype_of(bits)
    return _destinations(op, lambda ins, outs, outer: cast(Any, random_bits(ins[0], algorithm, shape, dtype)))
