"""Functions of complex128 as XLA has them: at infinities and NaN, and with the sides that it takes at branch cuts.

XLA sees no difference between +0 and -0 at the branch cuts of sqrt, asin, acos, asinh and acosh: there -0 is +0.
NumPy has C's functions, which tell them apart and keep infinities where XLA has NaN.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from ..functions import Run, where
from .convert import make_complex
from .fused import two_product, two_sum

_pair = make_complex(np.dtype(np.complex128))
# Beyond this, cosh and sinh are exp / 2, and are computed in two factors, of which neither overflows.
_LARGE = 700


def product(a: Any, b: Any) -> Any:
    """The product, part by part: NumPy's rounds otherwise for arrays than for scalars, where it uses fused products."""
    real = a.real * b.real - a.imag * b.imag
    result = np.empty(np.shape(real), np.result_type(a, b))
    result.real, result.imag = real, a.real * b.imag + a.imag * b.real
    return result


def absolute(z: Any) -> Any:
    """√(x² + y²); NaN where a part is NaN, even beside an infinity."""
    size = np.abs(z)
    return where(np.isnan(z.real) | np.isnan(z.imag), np.asarray(np.nan, size.dtype), size).astype(size.dtype)


def sign(z: Any) -> Any:
    """z / |z|; 0 for 0, NaN where a part is NaN."""
    size = absolute(z)
    unit = where(size == 0, 1, size)
    return where(size == 0, 0, _pair(z.real / unit, z.imag / unit))


def divide(x: Any, y: Any) -> Any:
    """x / y without overflow on the way; infinities and zeros as C has them (ISO C, annex G)."""
    a, b, c, d = x.real, x.imag, y.real, y.imag
    power, inverse = _exponent(a, b), _exponent(c, d)
    a1, b1, c1, d1 = (np.ldexp(v, -e) for v, e in ((a, power), (b, power), (c, inverse), (d, inverse)))
    size = c1 * c1 + d1 * d1
    real = np.ldexp((a1 * c1 + b1 * d1) / size, power - inverse)
    imag = np.ldexp((b1 * c1 - a1 * d1) / size, power - inverse)
    lost = np.isnan(real) & np.isnan(imag)
    by_zero, infinity = lost & (c == 0) & (d == 0), np.copysign(np.inf, c)
    real, imag = where(by_zero, infinity * a, real), where(by_zero, infinity * b, imag)
    above = lost & ~by_zero & (np.isinf(a) | np.isinf(b)) & np.isfinite(c) & np.isfinite(d)
    p, q = _unit(a), _unit(b)
    real, imag = where(above, np.inf * (p * c + q * d), real), where(above, np.inf * (q * c - p * d), imag)
    below = lost & (np.isinf(c) | np.isinf(d)) & np.isfinite(a) & np.isfinite(b)
    p, q = _unit(c), _unit(d)
    return _pair(where(below, 0 * (a * p + b * q), real), where(below, 0 * (b * p - a * q), imag))


def _exponent(x: Any, y: Any) -> Any:
    """The exponent of the larger part, where that is a number other than zero."""
    size = np.maximum(np.abs(x), np.abs(y))
    return where(np.isfinite(size) & (size > 0), np.frexp(size)[1] - 1, 0)


def _unit(x: Any) -> Any:
    """±1 of infinities, ±0 of all else."""
    return np.copysign(where(np.isinf(x), 1.0, 0.0), x)


# Exponentials and logarithms


def exp(z: Any) -> Any:
    """e^x (cos y + i sin y), real for real numbers."""
    half, y = np.exp(z.real / 2), z.imag
    return _pair(half * np.cos(y) * half, where(y == 0, 0, half * np.sin(y) * half))


def expm1(z: Any) -> Any:
    """exp(z) - 1, whose real part is expm1(x) cos y - 2 sin²(y / 2)."""
    x, y, large = z.real, z.imag, exp(z)
    small = np.expm1(x) * np.cos(y) - 2 * np.sin(y / 2) ** 2
    return _pair(where(x > 40, large.real, small), large.imag)


def logistic(z: Any) -> Any:
    """1 / (1 + exp(-z))."""
    return divide(np.ones_like(z), 1 + exp(-z))


def log(z: Any) -> Any:
    return _pair(_log_absolute(z), np.arctan2(z.imag, z.real))


def _log_absolute(z: Any) -> Any:
    """log |z|, by way of log1p near 1."""
    size = absolute(z)
    large, small = np.maximum(np.abs(z.real), np.abs(z.imag)), np.minimum(np.abs(z.real), np.abs(z.imag))
    near = np.log1p((large - 1) * (large + 1) + small * small) / 2
    return where((size > 0.5) & (size < 2), near, np.log(size))


def log1p(z: Any) -> Any:
    """log(1 + z), whose real part is log1p(2x + x² + y²) / 2 but near -1: summed exactly, as the terms may cancel."""
    x, y, size = z.real, z.imag, absolute(1 + z)
    squares = [two_product(x, x), two_product(y, y)]
    total, rest = two_sum(2 * x, squares[0][0])
    total, more = two_sum(total, squares[1][0])
    small = np.log1p(total + (rest + more + squares[0][1] + squares[1][1])) / 2
    return _pair(where((size > 0.5) & (size < 1e100), small, np.log(size)), np.arctan2(y, 1 + x))


def power(x: Any, y: Any) -> Any:
    """exp(y log x), of positive infinity what it is of reals; of 0 it is 1 for 0, 0 for y above 0, else NaN."""
    size, angle, c, d = _log_absolute(x), np.arctan2(x.imag, x.real), y.real, y.imag
    result = exp(_pair(c * size - d * angle, d * size + c * angle))
    of_zero = where((d == 0) & (c > 0), 0, complex(np.nan, np.nan))
    infinite = (x.real == np.inf) & (x.imag == 0) & (d == 0)
    result = where(infinite, np.power(np.inf, c), result)
    return where((y == 0) | (x == 1), 1, where(x == 0, of_zero, result))


# Roots


def sqrt(z: Any) -> Any:
    """The root on the right; above the cut on it."""
    root = np.sqrt(_pair(z.real, where(z.imag == 0, 0, z.imag)))
    return where(np.isnan(z), complex(np.nan, np.nan), root)


def rsqrt(z: Any) -> Any:
    """1 / sqrt(z), with the cut's sides by the sign of zero; 0 for infinities, ∞ + NaN i for 0."""
    root = np.sqrt(z)
    scale = where(np.abs(z) > 1e150, 2.0**-300, where(np.abs(z) < 1e-150, 2.0**300, 1))
    small, size = root * scale, np.abs(root) * scale
    result = _pair(small.real / size / size * scale, -small.imag / size / size * scale)
    return where(np.isinf(z), 0, where(z == 0, complex(np.inf, np.nan), result))


def cbrt(z: Any) -> Any:
    return power(z, np.full_like(z, 1 / 3))


# Circular and hyperbolic functions


def _cosh_sinh(x: Any) -> tuple[Any, Any, Any]:
    """cosh x and sinh x, both to be multiplied by the third."""
    size = np.abs(x)
    near = np.minimum(size, _LARGE)
    return np.cosh(near), np.copysign(np.sinh(near), x), np.exp(np.minimum(size - near, _LARGE))


def sin(z: Any) -> Any:
    x, (cosh, sinh, scale) = z.real, _cosh_sinh(z.imag)
    return _pair(where(x == 0, 0, np.sin(x) * cosh * scale), np.cos(x) * sinh * scale)


def cos(z: Any) -> Any:
    x, (cosh, sinh, scale) = z.real, _cosh_sinh(z.imag)
    return _pair(np.cos(x) * cosh * scale, where(x == 0, 0, -np.sin(x) * sinh * scale))


def sinh(z: Any) -> Any:
    y, (cosh, sinh, scale) = z.imag, _cosh_sinh(z.real)
    return _pair(np.cos(y) * sinh * scale, where(y == 0, 0, np.sin(y) * cosh * scale))


def cosh(z: Any) -> Any:
    y, (cosh, sinh, scale) = z.imag, _cosh_sinh(z.real)
    return _pair(np.cos(y) * cosh * scale, where(y == 0, 0, np.sin(y) * sinh * scale))


def tanh(z: Any) -> Any:
    """NaN in both parts where one is; ±1 at infinite real parts."""
    x, y = z.real, z.imag
    result = np.tanh(z)
    real = where(np.isfinite(y) | np.isinf(x), result.real, np.nan)
    return _pair(where(np.isinf(x), np.copysign(1, x), real), where((y == 0) | np.isinf(x), 0, result.imag))


def tan(z: Any) -> Any:
    """-i tanh(i z)."""
    result = tanh(_pair(z.imag, z.real))
    return _pair(result.imag, result.real)


def atan2(y: Any, x: Any) -> Any:
    """-i · log((x + i·y) / sqrt(x² + y²))."""
    result = log(divide(x + _pair(-y.imag, y.real), sqrt(x * x + y * y)))
    return _pair(result.imag, -result.real)


# Inverse functions


def _upper(function: Run, z: Any) -> Any:
    """`function` with the sides of the cuts on the real axis as they are above it, and NaN in both parts or in none.

    Infinite results keep their NaN beside them.
    """
    result = function(_pair(z.real, where(z.imag == 0, 0, z.imag)))
    return where(np.isnan(result) & ~np.isinf(result), complex(np.nan, np.nan), result)


def asin(z: Any) -> Any:
    return _upper(np.arcsin, z)


def acos(z: Any) -> Any:
    return _upper(np.arccos, z)


def acosh(z: Any) -> Any:
    return _upper(np.arccosh, z)


def asinh(z: Any) -> Any:
    """-i asin(i z)."""
    result = asin(_pair(z.imag, z.real))
    return _pair(result.imag, result.real)


def atanh(z: Any) -> Any:
    """Where a part is NaN, the imaginary part is ±π/2 all the same, and the real one is 0 beside infinities."""
    x, y = z.real, where((z.imag == 0) & np.isinf(z.real), 0, z.imag)
    result = np.arctanh(_pair(x, y))
    spoiled = np.isnan(x) | np.isnan(y)
    real = where(spoiled, where(np.isinf(x) | np.isinf(y), 0, np.nan), result.real)
    return _pair(real, where(spoiled, where(y >= 0, np.pi / 2, -np.pi / 2), result.imag))


def atan(z: Any) -> Any:
    """-i atanh(i z)."""
    result = atanh(_pair(-z.imag, z.real))
    return _pair(result.imag, -result.real)


# By the names that StableHLO and CHLO have.
COMPLEX: dict[str, Run] = {
    "acos": acos,
    "acosh": acosh,
    "asin": asin,
    "asinh": asinh,
    "atan": atan,
    "atan2": atan2,
    "atanh": atanh,
    "cbrt": cbrt,
    "cosh": cosh,
    "cosine": cos,
    "divide": divide,
    "exponential": exp,
    "exponential_minus_one": expm1,
    "log": log,
    "log_plus_one": log1p,
    "logistic": logistic,
    "power": power,
    "rsqrt": rsqrt,
    "sign": sign,
    "sine": sin,
    "sinh": sinh,
    "sqrt": sqrt,
    "tan": tan,
    "tanh": tanh,
}
