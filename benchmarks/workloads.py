"""What run time is measured on: the programs of the tests at the sizes that people care about, and kernels alone."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from programs import networks, numerics, programs
from programs.draws import Draw, integers, normal, uniform
from programs.programs import Program

MILLION = 1 << 20


@dataclass(frozen=True)
class Workload:
    """A program, and its goal: run time as C of profile `native`, as a multiple of XLA's, on one thread."""

    program: Program
    goal: float


WORKLOADS: dict[str, Workload] = {}


def add(name: str, function: Callable[..., Any], draws: Sequence[Draw], goal: float = 5.0) -> None:
    WORKLOADS[name] = Workload(Program(Path(f"{name}.mlir"), draws, function), goal)


def multiply(kind: Any, x: jax.Array, y: jax.Array) -> jax.Array:
    return jnp.matmul(x, y, preferred_element_type=kind)


def convolve(x: jax.Array, kernel: jax.Array) -> jax.Array:
    return lax.conv_general_dilated(x, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))


def attention(x: jax.Array, qkv: jax.Array, bias: jax.Array, out: jax.Array, out_bias: jax.Array) -> jax.Array:
    """Self-attention of 8 heads with biases; x (batch, length, width)."""
    batch, length, width = x.shape
    parts = jnp.split(x @ qkv + bias, 3, axis=-1)
    q, k, v = (part.reshape(batch, length, 8, width // 8).transpose(0, 2, 1, 3) for part in parts)
    weights = jax.nn.softmax(jnp.einsum("bhqd,bhkd->bhqk", q, k) * (width // 8) ** -0.5)
    mixed = jnp.einsum("bhqk,bhkd->bhqd", weights, v).transpose(0, 2, 1, 3)
    return mixed.reshape(x.shape) @ out + out_bias


def spectrum(x: jax.Array) -> tuple[jax.Array, jax.Array]:
    transformed = jnp.fft.fft(x)
    return transformed.real, transformed.imag


BF16 = jnp.bfloat16

add("gelu_1m", jax.nn.gelu, [normal(MILLION, scale=2)], goal=1)
add("black_scholes_1m", numerics.black_scholes, programs.black_scholes(MILLION))
add("transpose_2k", jnp.transpose, [normal(2048, 2048)])
add("sum_4m", jnp.sum, [uniform(0, 1, 4 * MILLION)])
add("softmax_1k", jax.nn.softmax, [normal(1024, 1024, scale=3)], goal=1)
add("cumsum_1m", jnp.cumsum, [uniform(0, 1, MILLION)], goal=1)
add("sort_1m", jnp.sort, [normal(MILLION)], goal=1)
for size in (64, 256, 1024):
    add(f"matmul_{size}", jnp.matmul, [normal(size, size), normal(size, size)])
add("gemv_1024", jnp.matmul, [normal(1, 1024), normal(1024, 1024)])
add(
    "matmul_bf16_512",
    partial(multiply, np.float32),
    [normal(512, 512, dtype=BF16), normal(512, 512, dtype=BF16)],
    goal=10,
)
add(
    "matmul_i8_512",
    partial(multiply, np.int32),
    [integers(-128, 128, 512, 512, dtype=np.int8), integers(-128, 128, 512, 512, dtype=np.int8)],
    goal=10,
)
add("mlp_b1", networks.perceptron, [normal(1, 784), *programs.dense(784, 512, 512, 10)])
add("mlp_b128", networks.perceptron, [normal(128, 784), *programs.dense(784, 512, 512, 10)])
add("attention_b8", attention, [normal(8, 128, 256), *programs.dense(256, 768), *programs.dense(256, 256)])
add("conv3x3_56", convolve, [normal(1, 56, 56, 64), normal(3, 3, 64, 64, scale=1 / 24)])
add("resnet18_b1", networks.resnet18, programs.resnet18(224, 64, 1000))
add("lstm_128", networks.lstm, programs.lstm(128, 8, 128, 256))
add("heat2d_512", numerics.heat2d, [normal(512, 512)], goal=1)
add("fft_4096", spectrum, [normal(64, 4096)], goal=10)
