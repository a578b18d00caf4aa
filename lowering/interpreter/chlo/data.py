"""Constants, and the largest elements."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr

from hloom.dialects.chlo.data import ConstantLikeOp, ConstantOp, TopKOp
from hloom.dialects.diagnostics import unsupported_at

from ...dtypes import DType, dtype_of, is_float, is_integer, shape_of, to_array
from ..arith import scalar
from ..functions import Run, Unary
from ..numerics import compare
from ..planner import Planner
from ..registry import NotLiftable, lifted, meaning, statement
from ..writer import Writer


@statement("chlo.constant")
def _constant(op: ConstantOp, writer: Writer) -> None:
    if not isinstance(op.value, DenseIntOrFPElementsAttr):
        raise unsupported_at(op, f"a constant given as {op.value.name}")
    writer.alias(op.output, writer.constant(to_array(op.value)))


@meaning("chlo.constant_like")
def _constant_like(op: ConstantLikeOp, plan: Planner) -> Unary:
    value, dtype = scalar(op.value, op), dtype_of(op.result.type)
    return lambda x: np.full(x.shape, value, dtype)


@lifted("chlo.constant_like")
def _scalar_constant_like(op: ConstantLikeOp, plan: Planner) -> Unary:
    if shape_of(op.result.type):
        raise NotLiftable(op.name)
    value = np.asarray(scalar(op.value, op)).astype(dtype_of(op.result.type))
    return lambda x: value


@meaning("chlo.top_k")
def _top_k(op: TopKOp, plan: Planner) -> Run:
    """The largest along the last dimension, in total order (NaN is largest), the first of equals first."""
    k, key = op.k.value.data, _sort_key(dtype_of(op.operand.type))
    indices = dtype_of(op.indices.type)

    def run(x: Any) -> Any:
        backwards = np.flip(key(x), -1)
        order = x.shape[-1] - 1 - np.flip(np.argsort(backwards, -1, kind="stable"), -1)[..., :k]
        return np.take_along_axis(x, order, -1), order.astype(indices)

    return run


def _sort_key(dtype: DType) -> Unary:
    if is_float(dtype):
        return compare.order_key(dtype)
    return (lambda x: x.astype(np.int64)) if is_integer(dtype) and dtype.kind not in "iu" else (lambda x: x)
