"""Arguments of programs, drawn by `jax.random`.

Numbers come in chunks of two sizes, so that JAX compiles its generators for those and not for each shape.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import jax
import numpy as np

Array = np.ndarray[Any, Any]
Draw = Callable[[jax.Array], Array]
_SMALL, _LARGE = 1 << 12, 1 << 20


@partial(jax.jit, static_argnums=(0, 3))
def _chunk(generate: Callable[..., jax.Array], key: jax.Array, number: int, count: int) -> jax.Array:
    return generate(jax.random.fold_in(key, number), (count,))


def _many(generate: Callable[..., jax.Array], key: jax.Array, shape: tuple[int, ...]) -> Array:
    count = math.prod(shape)
    size = _SMALL if count <= _SMALL else _LARGE
    chunks = [np.asarray(_chunk(generate, key, i, size)) for i in range(max(1, -(-count // size)))]
    return np.concatenate(chunks)[:count].reshape(shape)


def _normal_f64(key: jax.Array, shape: tuple[int, ...]) -> jax.Array:
    return jax.random.normal(key, shape, np.float64)


def normal(*shape: int, scale: float = 1.0, dtype: Any = np.float32) -> Draw:
    """A normal distribution around 0."""

    def draw(key: jax.Array) -> Array:
        if dtype == np.float64:
            with jax.enable_x64(True):
                return scale * _many(_normal_f64, key, shape)
        return (np.float32(scale) * _many(jax.random.normal, key, shape)).astype(dtype)

    return draw


def uniform(low: float, high: float, *shape: int) -> Draw:
    return lambda key: np.float32(low) + np.float32(high - low) * _many(jax.random.uniform, key, shape)


def bits(*shape: int) -> Draw:
    """Random 32-bit words."""
    return lambda key: _many(jax.random.bits, key, shape)


def integers(low: int, high: int, *shape: int, dtype: Any = np.int32) -> Draw:
    """From `low` up to and without `high`."""
    return lambda key: (bits(*shape)(key) % np.uint32(high - low) + np.int64(low)).astype(dtype)
