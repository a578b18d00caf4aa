"""Whole networks, as JAX exports them, against XLA."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import pytest


def normal(seed: int, *shapes: tuple[int, ...]) -> list[jax.Array]:
    keys = jax.random.split(jax.random.key(seed), len(shapes))
    return [jax.random.normal(k, s, jnp.float32) for k, s in zip(keys, shapes, strict=True)]


def mlp(x: Any, w1: Any, b1: Any, w2: Any) -> Any:
    return jax.nn.softmax(jax.nn.relu(x @ w1 + b1) @ w2)


def cnn(x: Any, kernel: Any, weights: Any) -> Any:
    y = jax.lax.conv_general_dilated(x, kernel, (1, 1), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    y = jax.lax.reduce_window(y, -jnp.inf, jax.lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")
    y = y.reshape(y.shape[0], -1) @ weights
    return y, jnp.argmax(y, -1)


def layernorm(x: Any) -> Any:
    mean = x.mean(-1, keepdims=True)
    return (x - mean) * jax.lax.rsqrt(((x - mean) ** 2).mean(-1, keepdims=True) + 1e-5)


def encoder(x: Any, qkv: Any, out: Any, up: Any, down: Any) -> Any:
    q, k, v = (t.reshape(*t.shape[:2], 4, -1) for t in jnp.split(layernorm(x) @ qkv, 3, -1))
    scores = jax.nn.softmax(jnp.einsum("bqhd,bkhd->bhqk", q, k) / 4)
    x = x + jnp.einsum("bhqk,bkhd->bqhd", scores, v).reshape(x.shape) @ out
    return x + jax.nn.gelu(layernorm(x) @ up, approximate=True) @ down


def embedding_loss(table: Any, tokens: Any, weights: Any) -> Any:
    logits = table[tokens] @ weights
    return -jax.nn.log_softmax(logits)[jnp.arange(tokens.size), tokens].mean()


@pytest.mark.parametrize("seed", range(3))
def test_mlp(against_xla: Callable[..., None], seed: int) -> None:
    against_xla(mlp, *normal(seed, (5, 16), (16, 32), (32,), (32, 10)))


@pytest.mark.parametrize("seed", range(3))
def test_cnn(against_xla: Callable[..., None], seed: int) -> None:
    against_xla(cnn, *normal(seed, (2, 8, 8, 3), (3, 3, 3, 6), (96, 10)))


@pytest.mark.parametrize("seed", range(3))
def test_transformer_encoder(against_xla: Callable[..., None], seed: int) -> None:
    against_xla(encoder, *normal(seed, (2, 6, 32), (32, 96), (32, 32), (32, 64), (64, 32)), tolerance=5e-5)


def test_embedding_and_its_loss(against_xla: Callable[..., None]) -> None:
    table, weights = normal(0, (50, 8), (8, 50))
    against_xla(embedding_loss, table, jnp.array([3, 49, 0, 7], jnp.int32), weights)


def test_gradient_of_mlp(against_xla: Callable[..., None]) -> None:
    def loss(*args: Any) -> Any:
        return (mlp(*args) ** 2).sum()

    against_xla(jax.grad(loss, (1, 2, 3)), *normal(0, (5, 16), (16, 32), (32,), (32, 10)), tolerance=5e-5)
