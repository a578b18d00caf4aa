"""When two results are the same: what an op computes exactly is bit-equal, anything else within some ULPs."""

from __future__ import annotations

from typing import Any

import numpy as np

from hloom.lowering.dtypes import bit_width, float_format, is_float
from hloom.lowering.sampling import is_subnormal


def disagreement(
    got: np.ndarray, expected: np.ndarray, ulps: float, *, flushes: bool, scaled: bool = False
) -> str | None:
    """What differs, in a line.

    `flushes`: the oracle takes subnormal numbers for zeros; `scaled`: ULPs are those of the largest element.
    """
    if got.shape != expected.shape or got.dtype != expected.dtype:
        return f"{got.dtype}{got.shape}, not {expected.dtype}{expected.shape}"
    if expected.dtype.kind == "c":
        parts = [disagreement(g, e, ulps, flushes=flushes, scaled=scaled) for g, e in _parts(got, expected)]
        return next((p for p in parts if p), None)
    wrong = _far(got, expected, ulps, flushes, scaled) if is_float(expected.dtype) else got != expected
    if not np.any(wrong):
        return None
    first = tuple(np.argwhere(wrong)[0].tolist())
    return f"at {first} {got[first]!r}, not {expected[first]!r} ({np.count_nonzero(wrong)} of {got.size} differ)"


def _parts(got: np.ndarray, expected: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
    return [(got.real, expected.real), (got.imag, expected.imag)]


def _far(got: np.ndarray, expected: np.ndarray, ulps: float, flushes: bool, scaled: bool) -> Any:
    with np.errstate(all="ignore"):
        one_nan = np.isnan(got) != np.isnan(expected)
        same = np.asarray(got == expected)
        if ulps == 0 and bit_width(got.dtype) >= 8:
            same &= np.signbit(got) == np.signbit(expected)
        near = same | (np.isnan(got) & np.isnan(expected)) | (_distance(got, expected, scaled) <= ulps)
        if flushes:
            near |= (is_subnormal(got) | (got == 0)) & (is_subnormal(expected) | (expected == 0))
        return one_nan | ~near


def _distance(got: np.ndarray, expected: np.ndarray, scaled: bool) -> Any:
    """How many ULPs of the expected value (or of the largest one) there are between two finite values."""
    left, right = (x.astype(np.float64) for x in (got, expected))
    limits = float_format(expected.dtype)
    size = np.maximum(np.abs(right), float(limits.smallest_normal))
    size = np.max(size, where=np.isfinite(size), initial=1.0) if scaled else size
    ulp = np.exp2(np.floor(np.log2(size))) * float(limits.eps)
    distance = np.abs(left - right) / ulp
    return np.where(np.isfinite(left) & np.isfinite(right), distance, np.inf)
