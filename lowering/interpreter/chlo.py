"""chlo: implicit broadcasting of StableHLO's ops, and functions that StableHLO lacks."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Operation

from hloom.dialects.chlo import BroadcastCompareOp, ConstantLikeOp, ConstantOp, ScanOp, TopKOp
from hloom.dialects.diagnostics import unsupported_at

from ..dtypes import Array, DType, dtype_of, is_float, is_integer, shape_of, to_array
from .algorithms.transforms import scan
from .arith import scalar
from .attributes import integers
from .functions import Binary, Run, Unary, where
from .numerics import compare, convert, special
from .numerics.rounding import accurate, arithmetic
from .numerics.signless import multiply_high
from .planner import Planner
from .registry import NotLiftable, lifted, meaning, statement
from .stablehlo.elementwise import BOUND
from .writer import Writer

_ROUNDED: dict[str, Run] = {
    "acos": np.arccos,
    "acosh": np.arccosh,
    "asin": np.arcsin,
    "asinh": np.arcsinh,
    "atan": np.arctan,
    "atanh": np.arctanh,
    "bessel_i1e": special.bessel_i1e,
    "cosh": np.cosh,
    "digamma": special.digamma,
    "erf": special.erf,
    "erf_inv": special.erf_inv,
    "erfc": special.erfc,
    "lgamma": special.lgamma,
    "polygamma": special.polygamma,
    "sinh": np.sinh,
    "tan": np.tan,
    "zeta": special.zeta,
}


def _is_negative_infinity(x: Any) -> Any:
    return x == -np.inf


def _is_positive_infinity(x: Any) -> Any:
    return x == np.inf


_PLAIN: dict[str, Run] = {
    "conj": np.conjugate,
    "is_inf": np.isinf,
    "is_neg_inf": _is_negative_infinity,
    "is_pos_inf": _is_positive_infinity,
    "next_after": np.nextafter,
}


@meaning(*(f"chlo.{name}" for name in _ROUNDED), pointwise=True)
def _rounded(op: Operation, plan: Planner) -> Run:
    return accurate(_ROUNDED[op.name.removeprefix("chlo.")], dtype_of(op.operands[0].type))


@meaning(*(f"chlo.{name}" for name in _PLAIN), pointwise=True)
def _plain(op: Operation, plan: Planner) -> Run:
    return _PLAIN[op.name.removeprefix("chlo.")]


@meaning("chlo.square", pointwise=True)
def _square(op: Operation, plan: Planner) -> Unary:
    multiply = arithmetic(np.multiply, dtype_of(op.operands[0].type))
    return lambda x: multiply(x, x)


@meaning("chlo.mulhi", pointwise=True)
def _multiply_high(op: Operation, plan: Planner) -> Binary:
    dtype = dtype_of(op.operands[0].type)
    if dtype.kind not in "iu":
        raise unsupported_at(op, f"chlo.mulhi on {op.operands[0].type}")
    return multiply_high(dtype, signed=dtype.kind == "i")


# --- broadcasting

_BROADCAST = [
    *("add", "and", "atan2", "divide", "maximum", "minimum", "multiply", "or", "power", "remainder"),
    *("shift_left", "shift_right_arithmetic", "shift_right_logical", "subtract", "xor"),
]


@meaning(*(f"chlo.broadcast_{name}" for name in _BROADCAST), pointwise=True)
def _broadcast(op: Operation, plan: Planner) -> Binary:
    return _spread(op, BOUND[op.name.removeprefix("chlo.broadcast_")](dtype_of(op.operands[0].type)))


@meaning("chlo.broadcast_next_after", "chlo.broadcast_polygamma", "chlo.broadcast_zeta", pointwise=True)
def _broadcast_special(op: Operation, plan: Planner) -> Binary:
    name, dtype = op.name.removeprefix("chlo.broadcast_"), dtype_of(op.operands[0].type)
    return _spread(op, _PLAIN[name] if name in _PLAIN else accurate(_ROUNDED[name], dtype))


@meaning("chlo.broadcast_compare", pointwise=True)
def _broadcast_compare(op: BroadcastCompareOp, plan: Planner) -> Binary:
    dtype, direction = dtype_of(op.lhs.type), str(op.comparison_direction.data)
    total = op.compare_type is not None and str(op.compare_type.data) == "TOTALORDER" and is_float(dtype)
    return _spread(op, compare.total_order(direction, dtype) if total else compare.DIRECTIONS[direction])


@meaning("chlo.broadcast_complex", pointwise=True)
def _broadcast_complex(op: Operation, plan: Planner) -> Binary:
    return _spread(op, convert.make_complex(dtype_of(op.results[0].type)))


@meaning("chlo.broadcast_select", pointwise=True)
def _broadcast_select(op: Operation, plan: Planner) -> Run:
    return where


def _spread(op: Operation, function: Run) -> Binary:
    """`function` after broadcasting: NumPy's way, or the smaller operand along `broadcast_dimensions`."""
    array: Any = op.properties.get("broadcast_dimensions")
    ranks = [len(shape_of(v.type)) for v in op.operands]
    if array is None or ranks[0] == ranks[1]:
        return function
    dimensions, rank = integers(array), max(ranks)

    def grown(x: Any) -> Any:
        if x.ndim == rank:
            return x
        shape = [1] * rank
        for n, d in zip(x.shape, dimensions, strict=True):
            shape[d] = n
        return x.reshape(shape)

    return lambda x, y: function(grown(x), grown(y))


# --- constants, top_k, scan


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


@meaning("chlo.scan")
def _scan(op: ScanOp, plan: Planner) -> Run:
    body, axis = plan.plain_body(op), op.dimension.value.data
    counts, made = (len(op.inputs), len(op.inits)), len(op.outputs)
    reverse = bool(op.is_reverse.value.data)

    def run(*values: Any) -> Any:
        inputs, carries = values[: counts[0]], values[counts[0] : sum(counts)]
        outer = values[sum(counts) :]

        def step(state: list[Any], elements: list[Any]) -> Any:
            results = body(*elements, *state, *outer)
            return results[:made], results[made:]

        outputs, state = scan(inputs, carries, axis, reverse=reverse, step=step)
        results: list[Array] = [*outputs, *state]
        return results[0] if len(results) == 1 else tuple(results)

    return run
