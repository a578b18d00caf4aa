"""Special functions of one real variable, in f64."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ..functions import Unary, where


def _each(function: Callable[[float], float]) -> Unary:
    """A function of Python floats on every element: C's own, which NumPy lacks."""
    vectorised = np.frompyfunc(function, 1, 1)
    return lambda x: np.asarray(vectorised(x)).astype(np.float64)[()]


erf = _each(math.erf)
erfc = _each(math.erfc)


# Sums that cancel are kept in the widest float that the processor has.
_Wide: Any = np.longdouble
_PI: Any = 4 * np.arctan(_Wide(1))


def lgamma(x: Any) -> Any:
    """The logarithm of |gamma|; infinite at the poles. Recurrence up to 16, then Stirling's series."""
    x = np.asarray(x, _Wide)
    reflected = x < 0.5
    z, product = where(reflected, 1 - x, x), np.ones_like(x)
    for _ in range(16):
        small = z < 16
        product = where(small, product * z, product)
        z = where(small, z + 1, z)
    value = (z - 0.5) * np.log(z) - z + 0.5 * np.log(2 * _PI) + _series(_LGAMMA, z) * z - np.log(product)
    mirrored = np.log(_PI / np.abs(np.sin(_PI * (x - np.rint(x))))) - value
    pole = np.isinf(x) | ((x <= 0) & (x == np.floor(x)))
    exact = where((x == 1) | (x == 2), 0, where(reflected, mirrored, value))
    return where(pole, np.inf, exact).astype(np.float64)[()]


def _series(coefficients: Sequence[float], z: Any) -> Any:
    """The sum over k of the k-th coefficient over z**(2k), k from 1 on."""
    inverse, total = 1 / (z * z), np.zeros_like(z)
    for coefficient in reversed(coefficients):
        total = (total + coefficient) * inverse
    return total


# Bernoulli numbers B(2k) over 2k(2k - 1), and over 2k.
_LGAMMA = (1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400)
_DIGAMMA = (1 / 12, -1 / 120, 1 / 252, -1 / 240, 1 / 132, -691 / 32760, 1 / 12, -3617 / 8160)


def ieee_remainder(x: Any, y: Any) -> Any:
    """x - n · y for the integer n nearest to x / y, exactly."""
    each = np.frompyfunc(_remainder, 2, 1)
    return np.asarray(each(x, y)).astype(np.float64)[()]


def _remainder(x: float, y: float) -> float:
    return math.remainder(x, y) if y and math.isfinite(x) and not math.isnan(y) else math.nan


def digamma(x: Any) -> Any:
    """The logarithmic derivative of gamma; NaN at the poles. Recurrence up to 16, then the asymptotic series."""
    x = np.asarray(x, _Wide)
    reflected = x < 0.5
    z, shift = where(reflected, 1 - x, x), np.zeros_like(x)
    for _ in range(16):
        small = z < 16
        shift = where(small, shift - 1 / z, shift)
        z = where(small, z + 1, z)
    value = np.log(z) - 0.5 / z - _series(_DIGAMMA, z) + shift
    pole = (x <= 0) & (x == np.floor(x))
    mirrored = value - _PI / np.tan(_PI * (x - np.rint(x)))
    return where(pole, np.nan, where(reflected, mirrored, value)).astype(np.float64)[()]


def zeta(x: Any, q: Any) -> Any:
    """Hurwitz's zeta, the sum over k of (q + k)**-x, by Euler and Maclaurin; as XLA at its edges: +inf at x = 1 and,
    for even x, at the poles of q, NaN for other x < 1."""
    x, q = np.broadcast_arrays(np.asarray(x, np.float64), np.asarray(q, np.float64))
    total = np.zeros_like(q)
    z = q.copy()
    for _ in range(12):
        total = total + np.power(z, -x)
        z = z + 1
    total = total + np.power(z, 1 - x) / (x - 1) + 0.5 * np.power(z, -x)
    factor, power = x / z, np.power(z, -x)
    for k, bernoulli in enumerate(_ZETA):
        total = total + bernoulli * factor * power
        factor = factor * (x + 2 * k + 1) * (x + 2 * k + 2) / (z * z)
    pole = (q <= 0) & (q == np.floor(q))
    even = (np.floor(x) == x) & (np.fmod(x, 2) == 0)
    at_pole = where(even, np.inf, np.nan)
    inside = where((x < 1) | ((q <= 0) & (np.floor(x) != x)), np.nan, total)
    return where(x == 1, np.inf, where(pole, at_pole, inside))[()]


# B(2k) / (2k)!
_ZETA = (
    *(1 / 12, -1 / 720, 1 / 30240, -1 / 1209600, 1 / 47900160, -691 / 1307674368000, 1 / 74724249600),
    *(-3617 / 10670622842880000, 43867 / 5109094217170944000, -174611 / 802857662698291200000),
)


def polygamma(n: Any, x: Any) -> Any:
    """The n-th derivative of digamma, for whole n ≥ 0; NaN otherwise."""
    n, x = np.broadcast_arrays(np.asarray(n, np.float64), np.asarray(x, np.float64))
    sign = where(np.fmod(n, 2) == 0, -1.0, 1.0)
    higher = sign * np.exp(lgamma(n + 1)) * zeta(n + 1, x)
    whole = (n >= 0) & (n == np.floor(n))
    return where(whole, where(n == 0, digamma(x), higher), np.nan)[()]


def erf_inv(x: Any) -> Any:
    """The inverse of erf on [-1, 1]: a rational start (Winitzki), then Halley's steps; on erfc near the ends."""
    x = np.asarray(x)
    size = np.abs(x)
    inner = np.log1p(-size * size)
    a = 0.147
    first = 2 / (np.pi * a) + inner / 2
    y = np.sqrt(np.maximum(np.sqrt(first * first - inner / a) - first, 0.0))
    y = where(size < 1, y, 0.0)
    for _ in range(4):
        # erf(y) - size, without cancellation where both are near 1.
        error = where(y > 0.5, (1 - size) - erfc(y), erf(y) - size)
        slope = 2 / math.sqrt(math.pi) * np.exp(-y * y)
        step = error / slope
        y = y - step / (1 + y * step)
    edge = where(size == 1, np.inf, np.nan)
    return np.copysign(where(size < 1, y, edge), x)[()]


def bessel_i1e(x: Any) -> Any:
    """exp(-|x|)·I1(x): its power series up to 1, the trapezoidal rule on its integral (which converges geometrically)
    up to 50, and its asymptotic series beyond."""
    x = np.asarray(x, _Wide)
    size = np.abs(x)
    far = where(size <= 50, _i1e_near(np.minimum(size, 50.0)), _i1e_far(np.maximum(size, 50.0)))
    return np.copysign(where(size <= 1, _i1e_tiny(np.minimum(size, 1.0)), far), x).astype(np.float64)[()]


def _i1e_tiny(x: Any) -> Any:
    series = np.ones_like(x)
    for k in range(12, 0, -1):
        series = 1 + series * (x * x / 4) / (k * (k + 1))
    return x / 2 * series * np.exp(-x)


def _i1e_near(x: Any) -> Any:
    """(1/π) ∫ exp(x (cos t - 1)) cos t dt over [0, π]."""
    points, total = 64, np.zeros_like(x)
    for k in range(1, 2 * points, 2):
        cosine = np.cos(_PI * k / (2 * points))
        total = total + np.exp(x * (cosine - 1)) * cosine
    return total / points


def _i1e_far(x: Any) -> Any:
    term, series = np.ones_like(x), np.ones_like(x)
    for k in range(1, 30):
        term = term * -(4 - (2 * k - 1) ** 2) / (8 * k * x)
        series = series + term
    return series / (np.sqrt(2 * _PI) * np.sqrt(x))
