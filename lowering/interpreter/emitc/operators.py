"""C's operators on values of one type."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.ir import Operation

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.emitc.expressions import CmpOp, ConditionalOp
from hloom.dialects.emitc.types import CMP_PREDICATES

from ...dtypes import DType, element_dtype
from ..functions import Binary, Run, Unary, identity, where
from ..numerics import integers, signless
from ..numerics.compare import DIRECTIONS
from ..planner import Planner
from ..registry import meaning
from .types import Kind, kind_of

_MASK = 2**64 - 1
_ANY: dict[str, Run] = {
    "add": np.add,
    "sub": np.subtract,
    "mul": np.multiply,
    "bitwise_and": np.bitwise_and,
    "bitwise_or": np.bitwise_or,
    "bitwise_xor": np.bitwise_xor,
}
_ON_OFFSET: dict[str, Run] = _ANY | {
    "div": signless.INDEX["divsi"],
    "rem": signless.INDEX["remsi"],
    "bitwise_left_shift": signless.INDEX["shli"],
    "bitwise_right_shift": signless.INDEX["shrsi"],
}


def _modulo(function: Binary) -> Binary:
    return lambda x, y: function(x, y) & _MASK


def _remainder(x: Any, y: Any) -> Any:
    return x % y if y else x


def _shift_right(x: Any, n: Any) -> Any:
    return x >> n


_ON_SIZE: dict[str, Run] = {
    "add": _modulo(lambda x, y: x + y),
    "sub": _modulo(lambda x, y: x - y),
    "mul": _modulo(lambda x, y: x * y),
    "div": _modulo(lambda x, y: x // y if y else _MASK),
    "rem": _remainder,
    "bitwise_and": np.bitwise_and,
    "bitwise_or": np.bitwise_or,
    "bitwise_xor": np.bitwise_xor,
    "bitwise_left_shift": _modulo(lambda x, n: x << min(n, 64)),
    "bitwise_right_shift": _shift_right,
}


def _on_integer(name: str, dtype: DType) -> Run:
    bound = {
        "div": integers.divide,
        "rem": integers.remainder,
        "bitwise_left_shift": integers.shift_left,
        "bitwise_right_shift": integers.shift_right_arithmetic if dtype.kind == "i" else integers.shift_right_logical,
    }
    return bound[name](dtype) if name in bound else _ANY[name]


def _on_float(name: str) -> Run | None:
    return {"add": np.add, "sub": np.subtract, "mul": np.multiply, "div": np.true_divide}.get(name)


_BINARY = (*_ON_SIZE,)


@meaning(*(f"emitc.{name}" for name in _BINARY))
def _binary(op: Operation, plan: Planner) -> Run:
    name, (left, right), result = op.name.removeprefix("emitc."), op.operand_types, op.results[0].type
    kind = kind_of(result)
    if kind is Kind.POINTER and name == "add" and kind_of(right) is not Kind.POINTER:
        return _advance
    is_shift = name.endswith("shift")
    if left != result or (right != left and not is_shift):
        raise unsupported_at(op, f"{op.name} of {left} and {right} to {result}")
    found: Run | None = None
    if kind is Kind.OFFSET:
        found = _ON_OFFSET.get(name)
    elif kind is Kind.SIZE:
        found = _ON_SIZE[name]
    elif kind is Kind.FLOAT:
        found = _on_float(name)
    elif kind is Kind.INTEGER or (kind is Kind.BOOL and name.startswith("bitwise") and not is_shift):
        found = _on_integer(name, element_dtype(result))
    if found is None:
        raise unsupported_at(op, f"{op.name} on {result}")
    return found


def _advance(pointer: Any, count: Any) -> Any:
    if not 0 <= count <= pointer.size:
        raise IndexError(f"a pointer {count} elements into {pointer.size}")
    return pointer[int(count) :]


@meaning("emitc.unary_minus")
def _minus(op: Operation, plan: Planner) -> Run:
    return _negative_size if kind_of(op.results[0].type) is Kind.SIZE else np.negative


def _negative_size(x: Any) -> Any:
    return -x & _MASK


@meaning("emitc.unary_plus")
def _plus(op: Operation, plan: Planner) -> Unary:
    return identity


@meaning("emitc.bitwise_not")
def _bitwise_not(op: Operation, plan: Planner) -> Run:
    kind = kind_of(op.results[0].type)
    return _inverted_size if kind is Kind.SIZE else _inverted if kind is Kind.OFFSET else np.invert


def _inverted(x: Any) -> Any:
    return ~x


def _inverted_size(x: Any) -> Any:
    return ~x & _MASK


@meaning("emitc.logical_and", "emitc.logical_or", "emitc.logical_not")
def _logical(op: Operation, plan: Planner) -> Run:
    return {"and": np.logical_and, "or": np.logical_or, "not": np.logical_not}[op.name.rpartition("_")[2]]


@meaning("emitc.cmp")
def _compare(op: CmpOp, plan: Planner) -> Run:
    predicate = CMP_PREDICATES[op.predicate.value.data].upper()
    if predicate not in DIRECTIONS or op.lhs.type != op.rhs.type:
        raise unsupported_at(op, f"emitc.cmp {predicate.lower()} of {op.lhs.type} and {op.rhs.type}")
    if kind_of(op.lhs.type) in (Kind.POINTER, Kind.ARRAY):
        raise unsupported_at(op, "a comparison of pointers")
    return DIRECTIONS[predicate]


@meaning("emitc.conditional")
def _conditional(op: ConditionalOp, plan: Planner) -> Run:
    return where
