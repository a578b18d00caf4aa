"""The functions of C's library that `emitc.call_opaque` may call, by the names of our C printer's table."""

from __future__ import annotations

from typing import Any

import numpy as np

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.emitc.expressions import CallOpaqueOp

from ...dtypes import element_dtype
from ..functions import Run
from ..numerics import floats, special
from ..numerics.convert import bitcast
from ..numerics.fused import fma
from ..numerics.rounding import accurate
from ..planner import Planner
from ..registry import meaning

_ROUNDED: dict[str, Run] = {
    **{f"a{n}": getattr(np, f"arc{n}") for n in ("cos", "cosh", "sin", "sinh", "tan", "tanh")},
    **{n: getattr(np, n) for n in ("cbrt", "ceil", "cos", "cosh", "exp", "exp2", "expm1", "floor", "rint", "trunc")},
    **{n: getattr(np, n) for n in ("log", "log10", "log1p", "log2", "sin", "sinh", "sqrt", "tan", "tanh")},
    **{n: getattr(np, n) for n in ("fmod", "hypot")},
    "atan2": np.arctan2,
    "erf": special.erf,
    "erfc": special.erfc,
    "lgamma": special.lgamma,
    "nearbyint": np.rint,
    "pow": np.power,
    "remainder": special.ieee_remainder,
    "round": floats.round_half_away,
}
_PLAIN: dict[str, Run] = {
    "fabs": np.abs,
    "fmax": floats.maximum_number,
    "fmin": floats.minimum_number,
    "copysign": np.copysign,
    "nextafter": np.nextafter,
    "isfinite": np.isfinite,
    "isinf": np.isinf,
    "isnan": np.isnan,
    "signbit": np.signbit,
}


@meaning("emitc.call_opaque")
def _call_opaque(op: CallOpaqueOp, plan: Planner) -> Run:
    callee = op.callee.data
    if op.args is not None or op.template_args is not None:
        raise unsupported_at(op, "emitc.call_opaque with args or template_args")
    if callee in _COPIES:
        return _COPIES[callee]
    if callee == "bitcast":
        return bitcast(element_dtype(op.operands[0].type), element_dtype(op.results[0].type))
    name = callee if callee in (*_ROUNDED, *_PLAIN, "fma", "ldexp") else callee.removesuffix("f")
    if name in _PLAIN:
        return _PLAIN[name]
    if name == "fma":
        return fma(element_dtype(op.results[0].type))
    if name == "ldexp":
        return np.ldexp
    if name in _ROUNDED:
        return accurate(_ROUNDED[name], element_dtype(op.results[0].type))
    raise unsupported_at(op, f"a call of {callee!r}")


def _bytes(pointer: Any, count: int) -> Any:
    raw = pointer.reshape(-1).view(np.uint8)
    if count > raw.size:
        raise IndexError(f"{count} bytes of {raw.size}")
    return raw[: int(count)]


def _copy(target: Any, source: Any, count: Any) -> None:
    _bytes(target, count)[...] = _bytes(source, count).copy()


def _set(target: Any, value: Any, count: Any) -> None:
    _bytes(target, count)[...] = int(value) & 0xFF


_COPIES: dict[str, Run] = {"memcpy": _copy, "memmove": _copy, "memset": _set}
