"""complex: NumPy's complex numbers, computed in complex128 where a function is transcendental."""

from __future__ import annotations

import numpy as np
from xdsl.dialects.complex import ConstantOp
from xdsl.ir import Operation

from ..dtypes import dtype_of
from .functions import Binary, Run, Unary
from .numerics import convert
from .numerics.complexes import COMPLEX, absolute, product
from .numerics.rounding import accurate
from .planner import Planner
from .registry import meaning, statement
from .writer import Writer

_EXACT: dict[str, Run] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": product,
    "neg": np.negative,
    "conj": np.conjugate,
    "eq": np.equal,
    "neq": np.not_equal,
    "re": np.real,
    "im": np.imag,
    "abs": absolute,
}
# The dialect's name for what StableHLO calls otherwise.
_ROUNDED: dict[str, str] = {
    "atan2": "atan2",
    "cos": "cosine",
    "div": "divide",
    "exp": "exponential",
    "expm1": "exponential_minus_one",
    "log": "log",
    "log1p": "log_plus_one",
    "pow": "power",
    "rsqrt": "rsqrt",
    "sign": "sign",
    "sin": "sine",
    "sqrt": "sqrt",
    "tan": "tan",
    "tanh": "tanh",
}


@statement("complex.constant")
def _constant(op: ConstantOp, writer: Writer) -> None:
    real, imag = (part.value.data for part in op.value.data)
    writer.alias(op.results[0], writer.constant(dtype_of(op.results[0].type).type(complex(real, imag))))


@meaning(*(f"complex.{name}" for name in _EXACT), pointwise=True)
def _exact(op: Operation, plan: Planner) -> Run:
    return _EXACT[op.name.removeprefix("complex.")]


@meaning(*(f"complex.{name}" for name in _ROUNDED), pointwise=True)
def _rounded(op: Operation, plan: Planner) -> Run:
    function = COMPLEX[_ROUNDED[op.name.removeprefix("complex.")]]
    return accurate(function, dtype_of(op.operands[0].type))


@meaning("complex.angle", pointwise=True)
def _angle(op: Operation, plan: Planner) -> Unary:
    dtype = dtype_of(op.results[0].type)
    return lambda x: np.angle(x.astype(np.complex128)).astype(dtype)


@meaning("complex.bitcast", pointwise=True)
def _bitcast(op: Operation, plan: Planner) -> Unary:
    """complex<f32> and the 64 bits that hold its parts, the real one low."""
    dtype = dtype_of(op.results[0].type)
    return lambda x: x.view(dtype)


@meaning("complex.create", pointwise=True)
def _create(op: Operation, plan: Planner) -> Binary:
    make = convert.make_complex(dtype_of(op.results[0].type))
    return lambda real, imag: make(real, imag)[()]
