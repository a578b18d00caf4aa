"""Tables of complex roots of 1, as Fourier transforms read them: real parts and imaginary parts in rows, in f64."""

from __future__ import annotations

import numpy as np

from ...dtypes import Array


def roots(count: int) -> Array:
    """exp(-2πi·k / count) for each k: shape [2, count]."""
    return _rows(_root(np.arange(count), count))


def twiddles(count: int) -> Array:
    """exp(-2πi·u·p / count) for u = 1, 2, 3 and p below a quarter: shape [3, 2, count / 4], and at least one p."""
    powers = np.arange(1, 4)[:, None] * np.arange(max(count // 4, 1))
    return np.stack([_rows(row) for row in _root(powers, count)])


def chirp(length: int, count: int) -> Array:
    """exp(-πi·k² / length), then zeros up to `count`: shape [2, count]."""
    return _rows(_chirp(length, count))


def chirp_spectrum(length: int, count: int) -> Array:
    """The transform of what a chirp is convolved with, over `count`: shape [2, count]."""
    kernel = np.conj(_chirp(length, count))
    kernel[count - length + 1 :] = kernel[length - 1 : 0 : -1]
    return _rows(np.fft.fft(kernel) / count)


def _root(numerator: Array, count: int) -> Array:
    """Exact at quarters of a turn."""
    turns, rest = np.divmod(numerator % count * 4, count)
    return np.array([1, -1j, -1, 1j])[turns] * np.exp(-0.5j * np.pi * rest / count)


def _chirp(length: int, count: int) -> Array:
    chirped = np.zeros(count, np.complex128)
    chirped[:length] = _root(np.arange(length) ** 2 % (2 * length), 2 * length)
    return chirped


def _rows(numbers: Array) -> Array:
    return np.stack([np.real(numbers), np.imag(numbers)])
