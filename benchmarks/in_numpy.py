"""A transformer's encoder layer and ResNet-18 in plain NumPy: what the interpreter is measured against.

The same functions as `tests/programs/networks.py` has for JAX, of the same arguments.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt
from typing import Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def layernorm(x: Any, scale: Any, offset: Any) -> Any:
    mean = x.mean(-1, keepdims=True)
    variance = np.square(x - mean).mean(-1, keepdims=True)
    return (x - mean) * (1 / np.sqrt(variance + np.float32(1e-5))) * scale + offset


def softmax(x: Any) -> Any:
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def attention(x: Any, qkv: Any, out: Any, heads: int) -> Any:
    batch, length, width = x.shape

    def split(part: Any) -> Any:
        return part.reshape(batch, length, heads, width // heads).transpose(0, 2, 1, 3)

    q, k, v = (split(part) for part in np.split(x @ qkv, 3, axis=-1))
    scores = q @ k.swapaxes(-1, -2) / np.float32(sqrt(width // heads))
    return (softmax(scores) @ v).transpose(0, 2, 1, 3).reshape(x.shape) @ out


def gelu(x: Any) -> Any:
    inner = np.float32(sqrt(2 / np.pi)) * (x + np.float32(0.044715) * x * x * x)
    return x * np.float32(0.5) * (1 + np.tanh(inner))


def encoder(x: Any, *weights: Any) -> Any:
    scale1, offset1, qkv, out, scale2, offset2, up, up_bias, down, down_bias = weights
    x = x + attention(layernorm(x, scale1, offset1), qkv, out, heads=8)
    h = gelu(layernorm(x, scale2, offset2) @ up + up_bias)
    return x + h @ down + down_bias


def conv(x: Any, kernel: Any, stride: int) -> Any:
    """NHWC by HWIO: windows laid side by side, and one matrix product."""
    size = kernel.shape[0]
    edge = size // 2
    padded = np.pad(x, ((0, 0), (edge, edge), (edge, edge), (0, 0)))
    windows = sliding_window_view(padded, (size, size), (1, 2))[:, ::stride, ::stride]
    columns = windows.transpose(0, 1, 2, 4, 5, 3).reshape(*windows.shape[:3], -1)
    return columns @ kernel.reshape(-1, kernel.shape[-1])


def _conv_norm(x: Any, stride: int, weights: Iterator[Any]) -> Any:
    kernel, scale, offset, mean, variance = (next(weights) for _ in range(5))
    return (conv(x, kernel, stride) - mean) * (1 / np.sqrt(variance + np.float32(1e-5)) * scale) + offset


def resnet18(images: Any, *weights: Any) -> Any:
    given = iter(weights)
    x = np.maximum(_conv_norm(images, 2, given), 0)
    padded = np.pad(x, ((0, 0), (1, 1), (1, 1), (0, 0)), constant_values=-np.inf)
    x = sliding_window_view(padded, (3, 3), (1, 2))[:, ::2, ::2].max((-2, -1))
    for stage in range(4):
        for block in range(2):
            stride = 2 if stage and not block else 1
            y = np.maximum(_conv_norm(x, stride, given), 0)
            y = _conv_norm(y, 1, given)
            if x.shape != y.shape:
                x = _conv_norm(x, stride, given)
            x = np.maximum(x + y, 0)
    return x.mean((1, 2)) @ next(given) + next(given)
