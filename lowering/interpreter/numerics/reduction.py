"""Folding with a binary function: known ones by ufuncs, any other by halving or in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import numpy as np

from ...dtypes import Array, DType, is_float, is_integer, is_unsigned
from ..functions import Binary, Unary, identity, where
from . import floats
from .rounding import round_to, storage


class Combiner(NamedTuple):
    """A known associative function: `fold` over axes, `pair` of two values, both in `wide`; `finish` rounds."""

    wide: DType
    fold: Callable[[Array, tuple[int, ...]], Any]
    pair: Binary
    finish: Unary


def combiner(name: str, dtype: DType) -> Combiner | None:
    """The combiner of an op's short name ("add", "maximum", …) on a dtype, if it is a known one."""
    if name in ("add", "multiply") and dtype != np.bool_:
        wide = storage(dtype)
        ufunc = np.add if name == "add" else np.multiply
        finish: Unary = (lambda x: round_to(x, dtype)) if is_float(dtype) else (lambda x: x.astype(dtype))
        return Combiner(wide, _fold(ufunc, wide), ufunc, finish if wide != dtype else identity)
    if name in ("maximum", "minimum") and dtype != np.bool_ and dtype.kind != "c":
        return _extremum(name, dtype)
    if name in _ON_VIEW and is_integer(dtype):
        return _unsigned_extremum(_ON_VIEW[name], dtype)
    if name in _NUMBERS and is_float(dtype):
        number, pair = _NUMBERS[name]
        return Combiner(dtype, _fold(number, dtype), pair, identity)
    ufunc = _LOGICAL.get(name) if dtype == np.bool_ else _BITWISE.get(name) if is_integer(dtype) else None
    if ufunc is None:
        return None
    return _on_integers(ufunc, dtype)


_BITWISE = {"and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor}
_LOGICAL = {
    "and": np.logical_and,
    "or": np.logical_or,
    "xor": np.logical_xor,
    "add": np.logical_or,
    "multiply": np.logical_and,
    "maximum": np.logical_or,
    "minimum": np.logical_and,
    "maxui": np.logical_or,
    "minui": np.logical_and,
}
_NUMBERS = {"maxnum": (np.fmax, floats.maximum_number), "minnum": (np.fmin, floats.minimum_number)}
_ON_VIEW = {"maxui": np.maximum, "minui": np.minimum}


def _fold(ufunc: Any, dtype: DType) -> Callable[[Array, tuple[int, ...]], Any]:
    return lambda x, axes: ufunc.reduce(x, axis=axes, dtype=dtype)


def _on_integers(ufunc: Any, dtype: DType) -> Combiner:
    """Integers and booleans; i2 and i4 in a byte."""
    if dtype.kind in "iub":
        return Combiner(dtype, _fold(ufunc, dtype), ufunc, identity)
    wide = np.dtype(np.uint8 if is_unsigned(dtype) else np.int8)
    narrow: Unary = lambda x: x.astype(dtype)  # noqa: E731
    return Combiner(wide, _fold(ufunc, wide), ufunc, narrow)


def _unsigned_extremum(ufunc: Any, dtype: DType) -> Combiner | None:
    if dtype.kind != "i":
        return None
    unsigned = np.dtype(f"u{dtype.itemsize}")
    signed: Unary = lambda x: x.view(dtype)  # noqa: E731
    return Combiner(unsigned, _fold(ufunc, unsigned), ufunc, signed)


def _extremum(name: str, dtype: DType) -> Combiner:
    ufunc = np.maximum if name == "maximum" else np.minimum
    if is_integer(dtype):
        return _on_integers(ufunc, dtype)
    # The sign of a zero depends on all zeros: +0 is the larger.
    winner, loser = (0.0, -0.0) if name == "maximum" else (-0.0, 0.0)

    def fold(x: Array, axes: tuple[int, ...]) -> Any:
        result = ufunc.reduce(x, axis=axes)
        zero = result == 0
        if not np.any(zero):
            return result
        won = np.any((x == 0) & (np.signbit(x) == np.signbit(winner)), axis=axes)
        return where(zero, where(won, dtype.type(winner), dtype.type(loser)), result)

    return Combiner(dtype, fold, floats.maximum(dtype) if name == "maximum" else floats.minimum(dtype), identity)


def fold_pairs(body: Callable[..., Sequence[Any]], arrays: Sequence[Array]) -> list[Array]:
    """Folds axis 0 of some arrays together by halving, neighbours first, so that the order of elements is kept.

    `body(*left, *right)` takes and gives one value per array; axis 0 must not be empty.
    """
    values = list(arrays)
    while (count := values[0].shape[0]) > 1:
        left = [v[0 : count - 1 : 2] for v in values]
        right = [v[1::2] for v in values]
        results = body(*left, *right)
        folded = [np.broadcast_to(r, a.shape) for r, a in zip(results, left, strict=True)]
        values = (
            folded if count % 2 == 0 else [np.concatenate([f, v[-1:]]) for f, v in zip(folded, values, strict=True)]
        )
    return [v[0] for v in values]
