"""dot_general, dot and einsum on matrix products."""

from __future__ import annotations

import numpy as np

from hloom.dialects.stablehlo.contraction import DotGeneralOp, DotOp, EinsumOp, UnaryEinsumOp

from ...dtypes import dtype_of, shape_of
from ..functions import Binary, Run, Unary
from ..numerics.contraction import contract, products
from ..planner import Planner
from ..registry import meaning


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


@meaning("stablehlo.einsum")
def _einsum(op: EinsumOp, plan: Planner) -> Binary:
    config = op.einsum_config.data
    wide, finish = products(dtype_of(op.lhs.type), dtype_of(op.rhs.type), dtype_of(op.result.type))
    return lambda x, y: finish(np.einsum(config, x.astype(wide), y.astype(wide)))


@meaning("stablehlo.unary_einsum")
def _unary_einsum(op: UnaryEinsumOp, plan: Planner) -> Unary:
    config, dtype = op.einsum_config.data, dtype_of(op.operand.type)
    wide, finish = products(dtype, dtype, dtype)
    return lambda x: finish(np.einsum(config, x.astype(wide)))
