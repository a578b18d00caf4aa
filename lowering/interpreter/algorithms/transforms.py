"""Fourier transforms, prefix scans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from ...dtypes import Array, DType


def fft(x: Array, kind: str, lengths: Sequence[int], result: DType) -> Array:
    """FFT, IFFT, RFFT or IRFFT over the last dimensions, in complex128 and rounded."""
    axes = tuple(range(x.ndim - len(lengths), x.ndim))
    wide = x.astype(np.complex128 if x.dtype.kind == "c" else np.float64)
    if kind == "IRFFT":
        return np.fft.irfftn(wide, tuple(lengths), axes).astype(result)
    function = {"FFT": np.fft.fftn, "IFFT": np.fft.ifftn, "RFFT": np.fft.rfftn}[kind]
    return function(wide, axes=axes).astype(result)


def scan(
    inputs: Sequence[Array],
    carries: Sequence[Array],
    axis: int,
    *,
    reverse: bool,
    step: Callable[[list[Any], list[Any]], tuple[Sequence[Any], Sequence[Any]]],
) -> tuple[list[Array], list[Array]]:
    """`step(carries, elements)` gives (the elements of the outputs, the next carries), line by line along `axis`."""
    lines = [np.moveaxis(x, axis, 0) for x in inputs]
    count, state = lines[0].shape[0], list(carries)
    outputs: list[list[Any]] = [[] for _ in range(count)]
    for i in reversed(range(count)) if reverse else range(count):
        made, following = step(state, [line[i] for line in lines])
        outputs[i] = list(made)
        state = [np.broadcast_to(f, c.shape).astype(c.dtype) for f, c in zip(following, carries, strict=True)]
    columns = zip(*outputs, strict=True)
    return [np.moveaxis(np.stack(c), 0, axis) for c in columns], state
