"""StableHLO's elementwise ops: each binds a function of `numerics` to its dtype."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from xdsl.ir import Operation

from hloom.dialects.diagnostics import Unsupported
from hloom.dialects.stablehlo.binary import CompareOp
from hloom.dialects.stablehlo.enums import ComparisonType
from hloom.dialects.stablehlo.unary import ReducePrecisionOp

from ...dtypes import DType, dtype_of, is_float, is_integer, shape_of
from ..functions import Run
from ..numerics import compare, convert, floats, integers
from ..numerics.complexes import COMPLEX, absolute, product
from ..numerics.rounding import accurate, arithmetic, integral
from ..planner import Planner
from ..registry import NotLiftable, lifted, meaning

Bind = Callable[[DType], Run]


def _add(dtype: DType) -> Run:
    return np.logical_or if dtype == np.bool_ else arithmetic(np.add, dtype)


def _multiply(dtype: DType) -> Run:
    if dtype.kind == "c":
        return product
    return np.logical_and if dtype == np.bool_ else arithmetic(np.multiply, dtype)


def _divide(dtype: DType) -> Run:
    if dtype.kind == "c":
        return accurate(COMPLEX["divide"], dtype)
    return integers.divide(dtype) if is_integer(dtype) or dtype == np.bool_ else np.true_divide


def _remainder(dtype: DType) -> Run:
    if is_integer(dtype) or dtype == np.bool_:
        return integers.remainder(dtype)
    if dtype.kind == "c":
        raise Unsupported("unsupported: the remainder of complex numbers")
    return accurate(np.fmod, dtype)


def _power(dtype: DType) -> Run:
    if is_integer(dtype):
        return integers.power(dtype)
    return accurate(COMPLEX["power"] if dtype.kind == "c" else np.power, dtype)


def _sign(dtype: DType) -> Run:
    if is_integer(dtype):
        return integral(np.sign, dtype)
    return accurate(COMPLEX["sign"], dtype) if dtype.kind == "c" else floats.sign


def _bitwise(function: Run) -> Bind:
    return lambda dtype: integral(function, dtype)


def _rounded(function: Run) -> Bind:
    return lambda dtype: accurate(function, dtype)


def _math(name: str, real: Run) -> Bind:
    """A transcendental function: NumPy's on reals, ours on complex numbers where we have one."""
    return lambda dtype: accurate(COMPLEX.get(name, real) if dtype.kind == "c" else real, dtype)


BOUND: dict[str, Bind] = {
    "add": _add,
    "subtract": lambda dtype: arithmetic(np.subtract, dtype),
    "multiply": _multiply,
    "divide": _divide,
    "remainder": _remainder,
    "power": _power,
    "maximum": floats.maximum,
    "minimum": floats.minimum,
    "clamp": floats.clamp,
    "and": _bitwise(np.bitwise_and),
    "or": _bitwise(np.bitwise_or),
    "xor": _bitwise(np.bitwise_xor),
    "not": _bitwise(np.invert),
    "negate": lambda dtype: arithmetic(np.negative, dtype),
    "sign": _sign,
    "floor": _rounded(np.floor),
    "ceil": _rounded(np.ceil),
    "round_nearest_even": _rounded(np.rint),
    "round_nearest_afz": _rounded(floats.round_half_away),
    "atan2": _math("atan2", np.arctan2),
    "cbrt": _math("cbrt", np.cbrt),
    "cosine": _math("cosine", np.cos),
    "exponential": _math("exponential", np.exp),
    "exponential_minus_one": _math("exponential_minus_one", np.expm1),
    "log": _math("log", np.log),
    "log_plus_one": _math("log_plus_one", np.log1p),
    "logistic": _math("logistic", floats.logistic),
    "rsqrt": _math("rsqrt", floats.rsqrt),
    "sine": _math("sine", np.sin),
    "sqrt": _math("sqrt", np.sqrt),
    "tan": _math("tan", np.tan),
    "tanh": _math("tanh", np.tanh),
    "shift_left": integers.shift_left,
    "shift_right_arithmetic": integers.shift_right_arithmetic,
    "shift_right_logical": integers.shift_right_logical,
    "popcnt": integers.count_ones,
    "count_leading_zeros": integers.count_leading_zeros,
}


@meaning(*(f"stablehlo.{name}" for name in BOUND), pointwise=True)
def _of_one_dtype(op: Operation, plan: Planner) -> Run:
    return BOUND[op.name.removeprefix("stablehlo.")](dtype_of(op.operands[0].type))


@meaning("stablehlo.abs", pointwise=True)
def _abs(op: Operation, plan: Planner) -> Run:
    dtype = dtype_of(op.operands[0].type)
    if is_integer(dtype):
        return integral(np.abs, dtype)
    return absolute if dtype.kind == "c" else np.abs


@meaning("stablehlo.select", pointwise=True)
def _select(op: Operation, plan: Planner) -> Run:
    return np.where


@meaning("stablehlo.is_finite", pointwise=True)
def _is_finite(op: Operation, plan: Planner) -> Run:
    return np.isfinite


@meaning("stablehlo.compare", pointwise=True)
def _compare(op: CompareOp, plan: Planner) -> Run:
    dtype, direction = dtype_of(op.lhs.type), op.comparison_direction.data
    if op.compare_type is not None and op.compare_type.data == ComparisonType.TOTALORDER and is_float(dtype):
        return compare.total_order(direction, dtype)
    return compare.DIRECTIONS[direction]


@meaning("stablehlo.convert", pointwise=True)
def _convert(op: Operation, plan: Planner) -> Run:
    return convert.convert(dtype_of(op.operands[0].type), dtype_of(op.results[0].type))


@meaning("stablehlo.reduce_precision", pointwise=True)
def _reduce_precision(op: ReducePrecisionOp, plan: Planner) -> Run:
    dtype = dtype_of(op.operand.type)
    return convert.reduce_precision(dtype, op.exponent_bits.value.data, op.mantissa_bits.value.data)


@meaning("stablehlo.complex", pointwise=True)
def _complex(op: Operation, plan: Planner) -> Run:
    return convert.make_complex(dtype_of(op.results[0].type))


@meaning("stablehlo.real", pointwise=True)
def _real(op: Operation, plan: Planner) -> Run:
    return np.real


@meaning("stablehlo.imag", pointwise=True)
def _imag(op: Operation, plan: Planner) -> Run:
    return np.imag if dtype_of(op.operands[0].type).kind == "c" else np.zeros_like


@meaning("stablehlo.bitcast_convert")
def _bitcast_convert(op: Operation, plan: Planner) -> Run:
    return convert.bitcast(dtype_of(op.operands[0].type), dtype_of(op.results[0].type))


@lifted("stablehlo.bitcast_convert")
def _bitcast_scalar(op: Operation, plan: Planner) -> Run:
    if shape_of(op.operands[0].type) or shape_of(op.results[0].type):
        raise NotLiftable(op.name)
    return _bitcast_convert(op, plan)
