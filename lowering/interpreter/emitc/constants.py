"""Constants and C text that is a number."""

from __future__ import annotations

import re
from typing import Any, cast

import numpy as np
from xdsl.dialects.builtin import FloatAttr, IntegerAttr
from xdsl.ir import Attribute, Operation

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.emitc.control import ExpressionOp
from hloom.dialects.emitc.expressions import ConstantOp, LiteralOp
from hloom.dialects.emitc.types import OpaqueAttr

from ..registry import statement
from ..writer import Writer
from .types import made

_WORDS: dict[str, Any] = {
    "true": True,
    "false": False,
    "INFINITY": np.inf,
    "NAN": np.nan,
    "HUGE_VAL": np.inf,
    "HUGE_VALF": np.inf,
    "SIZE_MAX": 2**64 - 1,
    "CHAR_BIT": 8,
    **{f"INT{w}_MIN": -(2 ** (w - 1)) for w in (8, 16, 32, 64)},
    **{f"INT{w}_MAX": 2 ** (w - 1) - 1 for w in (8, 16, 32, 64)},
    **{f"UINT{w}_MAX": 2**w - 1 for w in (8, 16, 32, 64)},
    **{
        f"{p}_{n}": float(getattr(np.finfo(t), a))
        for p, t in (("FLT", np.float32), ("DBL", np.float64))
        for n, a in (("MAX", "max"), ("MIN", "tiny"), ("EPSILON", "eps"))
    },
}
_INTEGER = re.compile(r"(-?)(0[xX][0-9a-fA-F]+|[0-9]+)[uUlL]*")
_FLOAT = re.compile(r"-?[0-9]+\.[0-9]*([eE][+-]?[0-9]+)?f?")


def number(text: str, op: Operation) -> Any:
    """What a piece of C says, if it is a number or a standard limit."""
    word = text.strip()
    found = _INTEGER.fullmatch(word)
    if found is not None:
        octal = re.fullmatch("0[0-7]+", found[2])
        value = int(found[2], 8) if octal else int(found[2], 0)
        return -value if found[1] else value
    if _FLOAT.fullmatch(word):
        return float(word.rstrip("f"))
    known = _WORDS.get(word.removeprefix("-"))
    if known is None:
        raise unsupported_at(op, f"C text {text!r}")
    return -known if word.startswith("-") else known


def value_of(attribute: Attribute, type_: Attribute, op: Operation) -> Any:
    """A constant's or an initial value; None where `#emitc.opaque<"">` leaves it open."""
    if isinstance(attribute, OpaqueAttr):
        return made(number(attribute.value.data, op), type_) if attribute.value.data else None
    if isinstance(attribute, IntegerAttr | FloatAttr):
        return made(cast("IntegerAttr[Any] | FloatAttr[Any]", attribute).value.data, type_)
    raise unsupported_at(op, f"{op.name} of {attribute.name}")


@statement("emitc.constant")
def _constant(op: ConstantOp, writer: Writer) -> None:
    value = value_of(op.value, op.result.type, op)
    if value is None:
        raise unsupported_at(op, "an empty constant")
    writer.alias(op.result, repr(value) if type(value) is int else writer.constant(value))


@statement("emitc.literal")
def _literal(op: LiteralOp, writer: Writer) -> None:
    writer.alias(op.result, writer.constant(made(number(op.value.data, op), op.result.type)))


@statement("emitc.expression")
def _expression(op: ExpressionOp, writer: Writer) -> None:
    (value,) = writer.body(op.region.block, [writer.name(v) for v in op.defs])
    writer.alias(op.result, writer.name(value))
