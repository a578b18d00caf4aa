"""Complex functions where NumPy's lose accuracy or take another branch than XLA's."""

from __future__ import annotations

from typing import Any

import numpy as np

from ..functions import Run, where


def power(x: Any, y: Any) -> Any:
    """exp(y · log x), with 0 ** 0 = 1."""
    result = np.exp(y * np.log(x))
    zero = (x == 0) & (y.real > 0)
    return where(y == 0, 1, where(zero, 0, result))


def atan2(y: Any, x: Any) -> Any:
    """-i · log((x + i·y) / sqrt(x² + y²))."""
    return -1j * np.log((x + 1j * y) / np.sqrt(x * x + y * y))


COMPLEX: dict[str, Run] = {"power": power, "atan2": atan2}
