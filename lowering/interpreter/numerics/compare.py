"""Comparisons, and IEEE 754's total order."""

from __future__ import annotations

from typing import Any

import numpy as np

from ...dtypes import DType, bit_width, has_sign
from ..functions import Binary, Run, Unary, where

DIRECTIONS: dict[str, Run] = {
    "EQ": np.equal,
    "NE": np.not_equal,
    "LT": np.less,
    "LE": np.less_equal,
    "GT": np.greater,
    "GE": np.greater_equal,
}


def total_order(direction: str, dtype: DType) -> Binary:
    """-NaN < -Inf < … < -0 < +0 < … < +Inf < +NaN."""
    relation = DIRECTIONS[direction]
    key = order_key(dtype)
    return lambda x, y: relation(key(x), key(y))


def order_key(dtype: DType) -> Unary:
    """Integers in that order."""
    signed, spare = np.dtype(f"i{dtype.itemsize}"), 8 * dtype.itemsize - bit_width(dtype)
    if not has_sign(dtype):
        return lambda x: x.view(np.uint8)
    largest = np.iinfo(signed).max

    def key(x: Any) -> Any:
        bits = x.view(signed) << signed.type(spare)  # the sign bit of f4 and f6 comes first, too
        return where(bits < 0, bits ^ signed.type(largest), bits)

    return key
