"""How near the oracles are to come, what they do not take, and where they are wrong."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import ml_dtypes
import numpy as np

from hloom.lowering.dtypes import bit_width, dtype_of, is_float, is_integer, shape_of

_SUMS = frozenset(
    (
        *("dot_general", "dot", "einsum", "unary_einsum", "convolution", "dynamic_conv", "reduce", "reduce_window"),
        *("map", "select_and_scatter", "scatter", "while"),
    )
)
_ELEMENTARY = frozenset(
    (
        *("cbrt", "cosine", "exponential", "exponential_minus_one", "log", "log_plus_one", "logistic", "rsqrt"),
        *("sine", "sqrt", "tan", "tanh", "atan2", "power", "remainder"),
        *("acos", "acosh", "asin", "asinh", "atan", "atanh", "bessel_i1e", "cosh", "digamma", "erf", "erf_inv"),
        *("erfc", "lgamma", "polygamma", "sinh", "zeta", "square"),
    )
)
# Ops of several roundings, whose order is nobody's.
_ROUNDED = frozenset(
    (
        *("batch_norm_grad", "batch_norm_inference", "batch_norm_training", "cholesky", "triangular_solve", "fft"),
        *(_SUMS - {"scatter"}),
    )
)


# What has no meaning here: half of a decomposition, which nothing but CHLO's own expansion makes.
GAPS = frozenset(("chlo._asin_acos_kernel",))


def _short(name: str) -> str:
    return name.partition(".")[2].removeprefix("broadcast_")


def sums_up(name: str) -> bool:
    """Whether an op adds up many elements, in an order of its own."""
    return _short(name) in _SUMS


def allowed_ulps(op: Any, oracle: str) -> float:
    """How many ULPs an oracle may be off; XLA's elementary functions are no measure of ours but for special values."""
    name = _short(op.name)
    if name in _ELEMENTARY:
        return 4 if oracle == "reference" else 1e5
    return 64 if is_rounded(op) else 0


def is_rounded(op: Any) -> bool:
    """Whether an op rounds several times, in whatever order."""
    return _short(op.name) in _ROUNDED


def xla_takes(op: Any) -> bool:
    """XLA dies of float types narrower than a byte."""
    types = " ".join(str(v.type) for v in (*op.operands, *op.results))
    return not any(narrow in types for narrow in ("f4E2M1FN", "f6E2M3FN", "f6E3M2FN"))


def reference_takes(op: Any) -> bool:
    """The reference interpreter dies of CHLO and of integers divided by 0, and rounds narrow floats too often."""
    if op.name.startswith("chlo."):
        return False
    dtypes = [dtype_of(v.type) for v in (*op.operands, *op.results)]
    if (_short(op.name) in ("divide", "remainder") and is_integer(dtypes[0])) or _short(op.name) in _NOT_IN_REFERENCE:
        return False
    return not any(is_float(d) and bit_width(d) <= 8 for d in dtypes) or _short(op.name) in _MOVES


_NOT_IN_REFERENCE = frozenset(
    (
        *("batch_norm_grad", "batch_norm_inference", "batch_norm_training", "rng_bit_generator"),
        *(
            "broadcast",
            "torch_index_select",
            "dot",
            "einsum",
            "unary_einsum",
            "cholesky",
            "triangular_solve",
            "real_dynamic_slice",
        ),
    )
)
_MOVES = frozenset(
    (
        *("broadcast_in_dim", "concatenate", "pad", "slice", "gather", "dynamic_slice", "dynamic_update_slice"),
        *("transpose", "reverse", "reshape", "select", "negate", "compare", "dynamic_gather", "case", "if"),
    )
)


def is_known(oracle: str, op: Any, arguments: Sequence[np.ndarray]) -> bool:
    """Whether a difference at these arguments is one that is understood (docs/semantics.md says which)."""
    name, dtypes = _short(op.name), [dtype_of(v.type) for v in (*op.operands, *op.results)]
    if any(d.kind == "c" for d in dtypes) and name in _ELEMENTARY | {"sign", "divide", "abs", "multiply"}:
        return True  # another file's tests: how near complex functions are depends on where
    if np.dtype(ml_dtypes.float8_e8m0fnu) in dtypes and name not in _MOVES - {"negate"}:
        return True  # no zeros, no signs, and a smallest number that f32 has as subnormal: each oracle has its own way
    if name == "sort" and any(is_float(a.dtype) and np.isnan(a).any() for a in arguments):
        return True  # NaN leaves most comparators without an order
    if oracle == "reference":
        return name == "select_and_scatter" or (name == "fft" and str(op.fft_type.data) == "IRFFT")
    alone = name in ("reduce", "reduce_window") and _reduced(op) <= 1
    padded = name == "reduce_window" and ("padding" in op.properties or "base_dilations" in op.properties)
    edges = name == "zeta"  # XLA has NaN where the second argument is infinite, not 0
    padded |= name == "select_and_scatter"  # XLA's padding may win
    nowhere = name in ("gather", "scatter") and _mapped(op) == 0
    windowed = name == "scatter" and _has_windows(op)
    sort = name == "sort" and min(map(bit_width, dtypes)) < 4
    power = name == "power" and is_integer(dtypes[0])
    complexes = name in ("maximum", "minimum") and dtypes[0].kind == "c"
    bits = name in ("popcnt", "mulhi") and min(map(bit_width, dtypes)) < 8
    return edges or alone or windowed or bits or power or complexes or padded or nowhere or sort


def _reduced(op: Any) -> int:
    """How many elements make one of the result."""
    if op.name.endswith("reduce"):
        shape = shape_of(op.operands[0].type)
        return prod(shape[d] for d in op.dimensions.get_values())
    return prod(op.window_dimensions.get_values())


def _has_windows(op: Any) -> bool:
    """Whether a scatter's updates are windows of several elements."""
    shape = shape_of(op.updates[0].type)
    return prod(shape[d] for d in op.scatter_dimension_numbers.update_window_dims.data) > 1


def _mapped(op: Any) -> int:
    """How long index vectors are."""
    if op.name.endswith("gather"):
        return len(op.dimension_numbers.start_index_map.data)
    return len(op.scatter_dimension_numbers.scatter_dims_to_operand_dims.data)
