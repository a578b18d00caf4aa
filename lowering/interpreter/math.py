"""math: functions of floats computed in f64 and rounded, and of integers."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from xdsl.ir import Operation

from ..dtypes import DType, dtype_of, float_format
from .functions import Binary, Run, Unary
from .numerics import floats, integers, special
from .numerics.fused import fma
from .numerics.rounding import accurate, integral
from .planner import Planner
from .registry import meaning

_ROUNDED: dict[str, Run] = {
    "acos": np.arccos,
    "acosh": np.arccosh,
    "asin": np.arcsin,
    "asinh": np.arcsinh,
    "atan": np.arctan,
    "atan2": np.arctan2,
    "atanh": np.arctanh,
    "cbrt": np.cbrt,
    "ceil": np.ceil,
    "cos": np.cos,
    "cosh": np.cosh,
    "erf": special.erf,
    "erfc": special.erfc,
    "exp": np.exp,
    "exp2": np.exp2,
    "expm1": np.expm1,
    "floor": np.floor,
    "log": np.log,
    "log10": np.log10,
    "log1p": np.log1p,
    "log2": np.log2,
    "powf": np.power,
    "round": floats.round_half_away,
    "roundeven": np.rint,
    "rsqrt": floats.rsqrt,
    "sin": np.sin,
    "sinh": np.sinh,
    "sqrt": np.sqrt,
    "tan": np.tan,
    "tanh": np.tanh,
    "trunc": np.trunc,
}
_BOUND: dict[str, Callable[[DType], Run]] = {
    "absf": lambda dtype: np.abs,
    "absi": lambda dtype: integral(np.abs, dtype),
    "copysign": lambda dtype: np.copysign,
    "ctlz": integers.count_leading_zeros,
    "cttz": integers.count_trailing_zeros,
    "ctpop": integers.count_ones,
    "fma": fma,
    "ipowi": integers.power,
}


@meaning(*(f"math.{name}" for name in _ROUNDED), pointwise=True)
def _rounded(op: Operation, plan: Planner) -> Run:
    return accurate(_ROUNDED[op.name.removeprefix("math.")], dtype_of(op.operands[0].type))


@meaning(*(f"math.{name}" for name in _BOUND), pointwise=True)
def _bound(op: Operation, plan: Planner) -> Run:
    return _BOUND[op.name.removeprefix("math.")](dtype_of(op.operands[0].type))


@meaning("math.fpowi", pointwise=True)
def _float_to_integer_power(op: Operation, plan: Planner) -> Binary:
    dtype = dtype_of(op.operands[0].type)
    power = accurate(np.power, dtype)
    return lambda x, n: power(x, n.astype(np.float64).astype(dtype))


_CLASSES: dict[str, Run] = {"isnan": np.isnan, "isinf": np.isinf, "isfinite": np.isfinite}


@meaning(*(f"math.{name}" for name in _CLASSES), pointwise=True)
def _class(op: Operation, plan: Planner) -> Run:
    return _CLASSES[op.name.removeprefix("math.")]


@meaning("math.isnormal", pointwise=True)
def _is_normal(op: Operation, plan: Planner) -> Unary:
    smallest = float_format(dtype_of(op.operands[0].type)).smallest_normal
    return lambda x: np.isfinite(x) & (np.abs(x) >= smallest)
