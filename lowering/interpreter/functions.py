"""Types of functions on values: NumPy arrays, NumPy scalars, and Python integers for `index`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

Run: TypeAlias = Callable[..., Any]
Nullary: TypeAlias = Callable[[], Any]
Unary: TypeAlias = Callable[[Any], Any]
Binary: TypeAlias = Callable[[Any, Any], Any]
Ternary: TypeAlias = Callable[[Any, Any, Any], Any]

# NumPy's stubs know nothing of its result where the operands are untyped.
where: Ternary = np.where


def identity(x: Any) -> Any:
    return x
