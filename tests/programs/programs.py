"""The real programs that the whole stack is tested on: JAX functions, and arguments drawn by `jax.random`.

`python tests/programs/programs.py` writes each as StableHLO text beside this file; the texts are committed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import jax
import jax.numpy as jnp

HERE = Path(__file__).parent
Shape = tuple[int, ...]


@dataclass(frozen=True)
class Program:
    """A pure function of arrays, the shapes of its arguments, and the scale that each is drawn with."""

    function: Callable[..., object]
    shapes: Sequence[Shape]
    scales: Sequence[float]

    def arguments(self, seed: int) -> list[jax.Array]:
        keys = jax.random.split(jax.random.key(seed), len(self.shapes))
        return [s * jax.random.normal(k, n) for k, n, s in zip(keys, self.shapes, self.scales, strict=True)]

    def text(self) -> str:
        return jax.jit(self.function).lower(*self.arguments(0)).as_text()


def layernorm(x: jax.Array, scale: jax.Array, offset: jax.Array) -> jax.Array:
    mean = x.mean(-1, keepdims=True)
    variance = jnp.square(x - mean).mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(variance + 1e-5) * scale + offset


def attention(x: jax.Array, qkv: jax.Array, out: jax.Array, heads: int) -> jax.Array:
    batch, length, width = x.shape

    def split(t: jax.Array) -> jax.Array:
        return t.reshape(batch, length, heads, width // heads).transpose(0, 2, 1, 3)

    q, k, v = (split(t) for t in jnp.split(x @ qkv, 3, axis=-1))
    scores = jnp.einsum("bhqd,bhkd->bhqk", q, k) / jnp.sqrt(jnp.float32(width // heads))
    mixed = jnp.einsum("bhqk,bhkd->bhqd", jax.nn.softmax(scores), v)
    return mixed.transpose(0, 2, 1, 3).reshape(batch, length, width) @ out


def encoder(
    x: jax.Array,
    scale1: jax.Array,
    offset1: jax.Array,
    qkv: jax.Array,
    out: jax.Array,
    scale2: jax.Array,
    offset2: jax.Array,
    up: jax.Array,
    up_bias: jax.Array,
    down: jax.Array,
    down_bias: jax.Array,
) -> jax.Array:
    """A pre-norm transformer encoder layer: layernorm, 8-head attention, layernorm, GELU feed-forward."""
    x = x + attention(layernorm(x, scale1, offset1), qkv, out, heads=8)
    h = jax.nn.gelu(layernorm(x, scale2, offset2) @ up + up_bias)
    return x + h @ down + down_bias


def encoder_program(batch: int, length: int, width: int) -> Program:
    d, f = width, 4 * width
    shapes = [(batch, length, d), (d,), (d,), (d, 3 * d), (d, d), (d,), (d,), (d, f), (f,), (f, d), (d,)]
    weight, wide = d**-0.5, f**-0.5
    return Program(encoder, shapes, [1, 1, 0.1, weight, weight, 1, 0.1, weight, 0.1, wide, 0.1])


PROGRAMS = {
    "encoder": encoder_program(2, 64, 128),
    "encoder_small": encoder_program(1, 4, 16),
    "gelu": Program(jax.nn.gelu, [(64, 128)], [2]),
    "gelu_exact": Program(lambda x: jax.nn.gelu(x, approximate=False), [(64, 128)], [2]),
    "layernorm": Program(layernorm, [(64, 128), (128,), (128,)], [1, 1, 1]),
    "softmax": Program(jax.nn.softmax, [(64, 128)], [3]),
}


def main() -> None:
    for name, program in PROGRAMS.items():
        (HERE / f"{name}.mlir").write_text(program.text())


if __name__ == "__main__":
    main()
