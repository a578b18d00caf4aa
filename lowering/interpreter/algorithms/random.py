"""Random bits, bit for bit as XLA makes them: Threefry-2x32 and Philox-4x32 (Salmon et al., SC 2011)."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any

import numpy as np

from ...dtypes import Array, DType

_ROTATIONS = ((13, 15, 26, 6), (17, 29, 16, 24))


def threefry2x32(key: tuple[Any, Any], counter: tuple[Array, Array]) -> tuple[Array, Array]:
    """20 rounds on pairs of 32-bit words."""
    keys = (key[0], key[1], key[0] ^ key[1] ^ np.uint32(0x1BD11BDA))
    x, y = counter[0] + keys[0], counter[1] + keys[1]
    for block in range(5):
        for bits in _ROTATIONS[block % 2]:
            x = x + y
            y = (y << np.uint32(bits)) | (y >> np.uint32(32 - bits))
            y = x ^ y
        x, y = x + keys[(block + 1) % 3], y + keys[(block + 2) % 3] + np.uint32(block + 1)
    return x, y


def philox4x32(key: tuple[Any, Any], counter: Sequence[Array]) -> list[Array]:
    """10 rounds on quadruples of 32-bit words."""
    a, b, c, d = counter
    k0, k1 = key
    for _ in range(10):
        low0, high0 = _wide_multiply(np.uint64(0xD2511F53), a)
        low1, high1 = _wide_multiply(np.uint64(0xCD9E8D57), c)
        a, b, c, d = high1 ^ b ^ k0, low1, high0 ^ d ^ k1, low0
        k0, k1 = k0 + np.uint32(0x9E3779B9), k1 + np.uint32(0xBB67AE85)
    return [a, b, c, d]


def _wide_multiply(factor: Any, word: Array) -> tuple[Array, Array]:
    product = factor * word.astype(np.uint64)
    return product.astype(np.uint32), (product >> np.uint64(32)).astype(np.uint32)


def _halves(word: Any) -> tuple[Any, Any]:
    return np.uint32(int(word) & 0xFFFFFFFF), np.uint32(int(word) >> 32)


def random_bits(state: Array, algorithm: str, shape: Sequence[int], dtype: DType) -> tuple[Array, Array]:
    """(next state, bits) of a generator; the state is [key, counter] for Threefry, [key, 2 × counter] for Philox.

    DEFAULT is what XLA's CPU compiler takes for it: Philox, whose state may also be two words long.
    """
    if algorithm == "THREE_FRY":
        return _threefry_bits(state, shape, dtype)
    return _philox_bits(state, shape, dtype)


def _threefry_bits(state: Array, shape: Sequence[int], dtype: DType) -> tuple[Array, Array]:
    words = state.reshape(-1).view(np.uint64)
    key, start, count = _halves(words[0]), words[1], prod(shape)
    if dtype.itemsize == 8:
        counters = start + np.arange(count, dtype=np.uint64)
        low, high = threefry2x32(key, _split(counters))
        bits = low.astype(np.uint64) | (high.astype(np.uint64) << np.uint64(32))
        return _advanced(words, state, 1, count), bits.reshape(shape).view(dtype)
    half, split = _half_shape(shape)
    counters = start + np.arange(prod(half), dtype=np.uint64).reshape(half)
    both = np.stack(threefry2x32(key, _split(counters)), split + 1)
    doubled = [2 * n if d == split else n for d, n in enumerate(half)]
    flat = both.reshape(doubled)[tuple(map(slice, shape or (1,)))].reshape(-1)
    return _advanced(words, state, 1, counters.size), _narrowed(flat, shape, dtype)


def _half_shape(shape: Sequence[int]) -> tuple[list[int], int]:
    """XLA's split of a shape for Threefry's pairs: along the first even dimension, or else the longest."""
    if not shape:
        return [1], 0
    even = [d for d, n in enumerate(shape) if n % 2 == 0]
    split = even[0] if even else max(range(len(shape)), key=lambda d: shape[d])
    return [-(-n // 2) if d == split else n for d, n in enumerate(shape)], split


def _split(words: Array) -> tuple[Array, Array]:
    return words.astype(np.uint32), (words >> np.uint64(32)).astype(np.uint32)


def _advanced(words: Array, state: Array, at: int, count: int) -> Array:
    following = words.copy()
    following[at] = words[at] + np.uint64(count)
    return following.view(state.dtype).reshape(state.shape)


def _narrowed(words: Array, shape: Sequence[int], dtype: DType) -> Array:
    """32-bit words as values of up to 32 bits: the low ones."""
    return words.astype(f"u{dtype.itemsize}").reshape(shape).view(dtype)


def _philox_bits(state: Array, shape: Sequence[int], dtype: DType) -> tuple[Array, Array]:
    words = state.reshape(-1).view(np.uint64)
    key, start, count = _halves(words[0]), words[1:], prod(shape)
    blocks = -(-count // (2 if dtype.itemsize == 8 else 4))
    low = start[0] + np.arange(blocks, dtype=np.uint64)
    carry = (low < start[0]).astype(np.uint64)
    high = (start[1] if len(start) > 1 else words[0]) + carry
    a, b, c, d = philox4x32(key, [*_split(low), *_split(high)])
    following = words.copy()
    following[1] = start[0] + np.uint64(blocks)
    if len(start) > 1:
        following[2] = start[1] + np.uint64(int(following[1] < start[0]))
    if dtype.itemsize == 8:
        pairs = [x.astype(np.uint64) | (y.astype(np.uint64) << np.uint64(32)) for x, y in ((a, b), (c, d))]
        bits = np.stack(pairs, -1).reshape(-1)[:count].reshape(shape).view(dtype)
    else:
        bits = _narrowed(np.stack([a, b, c, d], -1).reshape(-1)[:count], shape, dtype)
    return following.view(state.dtype).reshape(state.shape), bits
