"""How many ULPs the interpreter's functions are off, by mpmath: `docs/semantics.md` has the table.

`python tests/lowering/interpreter/test_accuracy.py` writes the table anew.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import mpmath
import numpy as np
import pytest

from hloom.lowering.interpreter.chlo.elementwise import ROUNDED
from hloom.lowering.interpreter.numerics.rounding import accurate
from hloom.lowering.interpreter.stablehlo.elementwise import BOUND

mp: Any = mpmath
DOCUMENT = Path(__file__).parents[3] / "docs" / "semantics.md"

UNARY: dict[str, Callable[[Any], Any]] = {
    "cbrt": lambda x: mp.cbrt(x) if x >= 0 else -mp.cbrt(-x),
    "cosine": mp.cos,
    "exponential": mp.exp,
    "exponential_minus_one": mp.expm1,
    "log": mp.log,
    "log_plus_one": mp.log1p,
    "logistic": lambda x: 1 / (1 + mp.exp(-x)),
    "rsqrt": lambda x: 1 / mp.sqrt(x),
    "sine": mp.sin,
    "sqrt": mp.sqrt,
    "tan": mp.tan,
    "tanh": mp.tanh,
    "acos": mp.acos,
    "acosh": mp.acosh,
    "asin": mp.asin,
    "asinh": mp.asinh,
    "atan": mp.atan,
    "atanh": mp.atanh,
    "bessel_i1e": lambda x: mp.exp(-abs(x)) * mp.besseli(1, x),
    "cosh": mp.cosh,
    "digamma": mp.digamma,
    "erf": mp.erf,
    "erf_inv": mp.erfinv,
    "erfc": mp.erfc,
    "lgamma": lambda x: mp.log(abs(mp.gamma(x))),
    "sinh": mp.sinh,
}
BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "atan2": mp.atan2,
    "power": lambda x, y: x**y,
    "zeta": mp.zeta,
}
# Near a zero of the function that is no zero of its argument, an error is counted in ULPs of 1.
CROSSING = frozenset({"digamma", "lgamma", "zeta"})


def points(name: str, dtype: Any) -> np.ndarray:
    """Where a function is measured: on its domain, near 0 and far out, as far as the result is a normal number."""
    rng = np.random.default_rng(0)
    sizes = np.exp(rng.uniform(math.log(1e-6), math.log(80), 240))
    x = np.concatenate([sizes * rng.choice([-1, 1], 240), rng.uniform(-1, 1, 120), [0.5, 1.0, 2.0]])
    if name in ("asin", "acos", "atanh", "erf_inv"):
        x = x[np.abs(x) < 1]
    if name in ("log", "sqrt", "rsqrt", "power", "zeta"):
        x = np.abs(x)
    if name in ("acosh", "zeta"):
        x = 1 + np.abs(x)
    if name == "log_plus_one":
        x = x[x > -1]
    if name in ("digamma", "lgamma"):
        x = x[np.abs(x - np.rint(x)) > 1e-3]
    return x.astype(dtype)


@cache
def measured(name: str, dtype: Any) -> float:
    """The largest error, in ULPs of the exact result."""
    x = points(name, dtype)
    given = [x] if name in UNARY else [x, np.random.default_rng(1).permutation(np.abs(x) + (name == "zeta"))]
    function = BOUND[name](np.dtype(dtype)) if name in BOUND else accurate(ROUNDED[name], np.dtype(dtype))
    with np.errstate(all="ignore"):
        got = function(*given)
    exact = UNARY.get(name) or BINARY[name]
    worst, limits = 0.0, np.finfo(dtype)
    with mp.workprec(160):
        for value, *arguments in zip(got, *given, strict=True):
            wanted = exact(*(mp.mpf(float(a)) for a in arguments))
            if not limits.tiny <= abs(wanted) <= limits.max:
                continue
            scale = max(abs(wanted), 1) if name in CROSSING else abs(wanted)
            ulp = mp.mpf(2) ** (mp.floor(mp.log(scale, 2))) * float(limits.eps)
            worst = max(worst, float(abs(mp.mpf(float(value)) - wanted) / ulp))
    return worst


NAMES = [*UNARY, *BINARY]


def table() -> str:
    """The rows of the document: what was measured, rounded up to a tenth."""
    rows = ["| function | f32 | f64 |", "|---|---|---|"]
    for name in sorted(NAMES):
        errors = (math.ceil(measured(name, dtype) * 10) / 10 for dtype in (np.float32, np.float64))
        rows.append(f"| `{name}` | " + " | ".join(f"{e:.1f}" for e in errors) + " |")
    return "\n".join(rows)


def documented() -> dict[str, tuple[float, float]]:
    rows = re.findall(r"^\| `(\w+)` \| ([\d.]+) \| ([\d.]+) \|$", DOCUMENT.read_text(), re.MULTILINE)
    return {name: (float(single), float(double)) for name, single, double in rows}


@pytest.mark.parametrize("name", NAMES)
def test_functions_are_as_near_as_the_document_says(name: str) -> None:
    limits = documented()[name]
    for dtype, limit in zip((np.float32, np.float64), limits, strict=True):
        # NumPy's functions differ a little from processor to processor.
        assert measured(name, dtype) <= limit + 0.5
    assert limits[0] <= 1.0  # by way of f64


if __name__ == "__main__":
    text = DOCUMENT.read_text()
    start, end = text.index("| function |"), text.rindex(" |\n") + 3
    DOCUMENT.write_text(text[:start] + table() + "\n" + text[end:])
