"""Complex functions where NumPy's lose accuracy or take another branch than XLA's."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..functions import Run, where
from .convert import make_complex
from .fused import two_product, two_sum


def power(x: Any, y: Any) -> Any:
    """exp(y · log x), with 0 ** 0 = 1."""
    result = np.exp(y * np.log(x))
    zero = (x == 0) & (y.real > 0)
    return where(y == 0, 1, where(zero, 0, result))


def atan2(y: Any, x: Any) -> Any:
    """-i · log((x + i·y) / sqrt(x² + y²))."""
    return -1j * np.log((x + 1j * y) / np.sqrt(x * x + y * y))


def log1p(z: Any) -> Any:
    """log(1 + z), whose real part is log1p(2x + x² + y²) / 2: summed exactly, as the terms may cancel."""
    x, y = z.real, z.imag
    squares = [two_product(x, x), two_product(y, y)]
    total, rest = two_sum(2 * x, squares[0][0])
    total, more = two_sum(total, squares[1][0])
    small = np.log1p(total + (rest + more + squares[0][1] + squares[1][1])) / 2
    real = where(np.hypot(x, y) < 1e100, small, np.log(np.hypot(x, y)))
    return make_complex(np.dtype(np.complex128))(real, np.arctan2(y, 1 + x))


COMPLEX: dict[str, Run] = {"power": power, "atan2": atan2, "log_plus_one": log1p}
