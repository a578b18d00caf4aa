"""Signless integers as arith, math and emitc see them: signed arrays whose ops carry the sign; and `index`.

A scalar `index` is a Python integer (or NumPy's int64), of 64 bits in all that it computes.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ...dtypes import DType, bit_width
from ..functions import Binary, Run, Unary, where
from . import integers
from .rounding import integral

_MASK = 2**64 - 1
_SIGN = 2**63


def unsigned_of(dtype: DType) -> DType:
    """The unsigned dtype of the same size."""
    return np.dtype(f"u{dtype.itemsize}")


def as_unsigned(function: Run, dtype: DType) -> Binary:
    """A binary function on the same bits as unsigned integers, its result signed again."""
    unsigned = unsigned_of(dtype)
    return lambda x, y: function(x.view(unsigned), y.view(unsigned)).view(dtype)


def compared_unsigned(function: Run, dtype: DType) -> Binary:
    unsigned = unsigned_of(dtype)
    return lambda x, y: function(x.view(unsigned), y.view(unsigned))


# A scalar i1 may be Python's own, from a comparison of indices: hence `np.bool_(x)`.


def wrapped_index(value: int) -> int:
    """A Python integer as 64 bits hold it."""
    return value if -_SIGN <= value < _SIGN else ((value + _SIGN) & _MASK) - _SIGN


def on_index(python: Binary, array: Run) -> Binary:
    """A function on `index`: in Python's integers for two of them, in int64 otherwise."""

    def run(x: Any, y: Any) -> Any:
        if type(x) is int and type(y) is int:
            return python(x, y)
        return array(np.int64(x), np.int64(y))

    return run


def _divide(x: int, y: int) -> int:
    if y == 0:
        return -1
    return wrapped_index(abs(x) // abs(y) * (1 if (x < 0) == (y < 0) else -1))


def _remainder(x: int, y: int) -> int:
    return x if y == 0 else abs(x) % abs(y) * (-1 if x < 0 else 1)


def _signed(x: int) -> int:
    return wrapped_index(x & _MASK)


def floor_divide(x: Any, y: Any) -> Any:
    """Towards minus infinity; -1 where y is 0."""
    plain = where(y == 0, y.dtype.type(1), y)
    return where(y == 0, y.dtype.type(-1), np.floor_divide(x, plain))


def ceil_divide(x: Any, y: Any) -> Any:
    """Towards plus infinity; -1 where y is 0."""
    plain = where(y == 0, y.dtype.type(1), y)
    quotient = np.floor_divide(x, plain)
    return where(y == 0, y.dtype.type(-1), quotient + (quotient * plain != x))


_I64 = np.dtype(np.int64)
_U64 = np.dtype(np.uint64)
_SHIFTED_OUT = 64
INDEX: dict[str, Run] = {
    "addi": np.add,
    "subi": np.subtract,
    "muli": np.multiply,
    "andi": np.bitwise_and,
    "ori": np.bitwise_or,
    "xori": np.bitwise_xor,
    "divsi": on_index(_divide, integers.divide(_I64)),
    "divui": on_index(lambda x, y: _signed(_divide(x & _MASK, y & _MASK)), as_unsigned(integers.divide(_U64), _I64)),
    "remsi": on_index(_remainder, integers.remainder(_I64)),
    "remui": on_index(
        lambda x, y: _signed(_remainder(x & _MASK, y & _MASK)), as_unsigned(integers.remainder(_U64), _I64)
    ),
    "floordivsi": on_index(lambda x, y: x // y if y else -1, floor_divide),
    "ceildivsi": on_index(lambda x, y: -(-x // y) if y else -1, ceil_divide),
    "ceildivui": on_index(lambda x, y: -(-x // y) if y else -1, as_unsigned(ceil_divide, _I64)),
    "minsi": on_index(min, np.minimum),
    "maxsi": on_index(max, np.maximum),
    "minui": on_index(lambda x, y: x if x & _MASK < y & _MASK else y, as_unsigned(np.minimum, _I64)),
    "maxui": on_index(lambda x, y: x if x & _MASK > y & _MASK else y, as_unsigned(np.maximum, _I64)),
    "shli": on_index(lambda x, n: _signed(x << n) if 0 <= n < _SHIFTED_OUT else 0, np.left_shift),
    "shrsi": on_index(lambda x, n: x >> n if 0 <= n < _SHIFTED_OUT else x >> 63, np.right_shift),
    "shrui": on_index(
        lambda x, n: _signed((x & _MASK) >> n) if 0 <= n < _SHIFTED_OUT else 0, as_unsigned(np.right_shift, _I64)
    ),
}


def compare_index_unsigned(function: Run) -> Binary:
    return on_index(lambda x, y: function(x & _MASK, y & _MASK), compared_unsigned(function, _I64))


def to_index(dtype: DType, *, signed: bool) -> Unary:
    """`index_cast` and `index_castui` from an integer."""
    if dtype == np.bool_:
        return lambda x: np.negative(np.int64(x)) if signed else np.int64(x)
    if signed or bit_width(dtype) == 64:
        return lambda x: x.astype(np.int64)
    return lambda x: x.view(unsigned_of(dtype)).astype(np.int64)


def from_index(dtype: DType) -> Unary:
    """`index_cast` to an integer: the low bits."""
    if dtype == np.bool_:
        return lambda x: np.bitwise_and(np.int64(x), 1) != 0
    return lambda x: np.int64(x).astype(dtype)


def extend(source: DType, target: DType, *, signed: bool) -> Unary:
    if source == np.bool_:
        return lambda x: np.negative(np.bool_(x).astype(target)) if signed else np.bool_(x).astype(target)
    if signed:
        return lambda x: x.astype(target)
    mask = (1 << bit_width(source)) - 1
    return lambda x: (x.astype(np.int64) & mask).astype(target)


def truncate(source: DType, target: DType) -> Unary:
    if target == np.bool_:
        return lambda x: (x.astype(np.int64) & 1) != 0
    return lambda x: x.astype(np.int64).astype(target)


def multiply_high(dtype: DType, *, signed: bool) -> Binary:
    """The upper half of the double-width product."""
    width = bit_width(dtype)

    def exact(x: Any, y: Any) -> Any:
        wide = x.astype(object) * y.astype(object)
        return np.asarray(wide >> width).astype(object)

    def run(x: Any, y: Any) -> Any:
        if not signed and dtype.kind in "iu":
            x, y = x.view(unsigned_of(dtype)), y.view(unsigned_of(dtype))
        if width <= 32:
            return (x.astype(np.int64) * y.astype(np.int64) >> width).astype(dtype)
        high = exact(np.asarray(x), np.asarray(y))
        return (high & _MASK).astype(np.uint64).view(dtype)

    return integral(run, dtype)
