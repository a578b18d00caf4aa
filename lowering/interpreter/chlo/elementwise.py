"""Functions of elements."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.ir import Operation

from hloom.dialects.diagnostics import unsupported_at

from ...dtypes import dtype_of, is_integer, is_unsigned
from ..functions import Binary, Run, Unary
from ..numerics import special
from ..numerics.complexes import COMPLEX
from ..numerics.rounding import accurate, arithmetic
from ..numerics.signless import multiply_high
from ..planner import Planner
from ..registry import meaning

ROUNDED: dict[str, Run] = {
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


PLAIN: dict[str, Run] = {
    "conj": np.conjugate,
    "is_inf": np.isinf,
    "is_neg_inf": _is_negative_infinity,
    "is_pos_inf": _is_positive_infinity,
    "next_after": np.nextafter,
}


@meaning(*(f"chlo.{name}" for name in ROUNDED), pointwise=True)
def _rounded(op: Operation, plan: Planner) -> Run:
    name, dtype = op.name.removeprefix("chlo."), dtype_of(op.operands[0].type)
    return accurate(COMPLEX[name] if dtype.kind == "c" else ROUNDED[name], dtype)


@meaning(*(f"chlo.{name}" for name in PLAIN), pointwise=True)
def _plain(op: Operation, plan: Planner) -> Run:
    return PLAIN[op.name.removeprefix("chlo.")]


@meaning("chlo.square", pointwise=True)
def _square(op: Operation, plan: Planner) -> Unary:
    multiply = arithmetic(np.multiply, dtype_of(op.operands[0].type))
    return lambda x: multiply(x, x)


@meaning("chlo.mulhi", pointwise=True)
def _multiply_high(op: Operation, plan: Planner) -> Binary:
    dtype = dtype_of(op.operands[0].type)
    if not is_integer(dtype):
        raise unsupported_at(op, f"chlo.mulhi on {op.operands[0].type}")
    return multiply_high(dtype, signed=not is_unsigned(dtype))
