"""Scatters as JAX writes them, at every stage and in C, against XLA."""

from __future__ import annotations

from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
import pytest
from jax import lax
from jax_programs import assert_equals_xla

RNG = np.random.default_rng(7)


def normal(*shape: int) -> np.ndarray:
    return RNG.standard_normal(shape).astype(np.float32)


def indices(low: int, high: int, *shape: int, dtype: Any = np.int32) -> np.ndarray:
    return RNG.integers(low, high, shape).astype(dtype)


def windows(numbers: lax.ScatterDimensionNumbers, **options: Any) -> Any:
    def function(x: Any, i: Any, u: Any) -> Any:
        return lax.scatter_add(x, i, u, numbers, mode="drop", **options)

    return function


CASES: dict[str, tuple[Any, ...]] = {
    "add with duplicates": (lambda x, i, u: x.at[i].add(u), normal(10), indices(0, 10, 40), normal(40)),
    "the last of duplicates stays": (lambda x, i, u: x.at[i].set(u), normal(10), indices(0, 10, 40), normal(40)),
    "negative indices": (lambda x, i, u: x.at[i].mul(u), normal(10), indices(-12, 13, 20), normal(20)),
    "out of bounds": (lambda x, i, u: x.at[i].min(u, mode="drop"), normal(10), indices(-15, 15, 20), normal(20)),
    "two coordinates": (
        lambda x, i, j, u: x.at[i, j].max(u),
        normal(6, 7),
        indices(0, 6, 20),
        indices(0, 7, 20),
        normal(20),
    ),
    "a function": (lambda x, i: x.at[i].apply(jnp.sin), normal(10), np.array([1, 3, 5])),
    "columns": (lambda x, i, u: x.at[:, i].add(u), normal(5, 9), indices(0, 9, 12), normal(5, 12)),
    "batches": (jax.vmap(lambda x, i, u: x.at[i].add(u)), normal(4, 10), indices(0, 10, 4, 6), normal(4, 6)),
    "segments": (
        lambda x, i: jax.ops.segment_sum(x, i, num_segments=7),
        normal(30, 3),
        indices(0, 9, 30),
    ),
    "gradient of a lookup": (jax.grad(lambda t, i: (t[i] ** 2).sum()), normal(20, 4), indices(0, 20, 6, 3)),
    "unsigned indices": (
        lambda x, i, u: x.at[i].add(u),
        normal(10),
        indices(0, 14, 40, dtype=np.uint8),
        normal(40),
    ),
    "short indices, integers": (
        lambda x, i, u: x.at[i].add(u),
        indices(-9, 9, 10),
        indices(0, 10, 40, dtype=np.int16),
        indices(-99, 99, 40),
    ),
    "no updates": (lambda x, i, u: x.at[i].add(u), normal(10), indices(0, 10, 0), normal(0)),
    "nowhere to go": (lambda x, i, u: x.at[:, i].add(u), normal(0, 10), indices(0, 10, 3), normal(0, 3)),
    "booleans": (lambda x, i: x.at[i].set(True), normal(10) > 0, indices(0, 10, 4)),
    "windows that overlap": (
        windows(lax.ScatterDimensionNumbers((1,), (), (0,))),
        normal(10),
        indices(0, 8, 6, 1),
        normal(6, 3),
    ),
    "windows in the middle of the updates": (
        windows(lax.ScatterDimensionNumbers((0, 2), (1,), (1, 0))),
        normal(5, 6, 4),
        np.array([[2, 0], [5, 3], [2, 1]], np.int32),
        normal(2, 3, 4),
    ),
    "windows that do not start in bounds": (
        windows(lax.ScatterDimensionNumbers((1,), (), (0,))),
        normal(10),
        np.array([[-2147483648], [2147483647], [-3], [10]], np.int32),
        normal(4, 3),
    ),
    "complex numbers": (
        lambda x, i, u: x.at[i].mul(u),
        normal(7, 3) + 1j * normal(7, 3),
        indices(0, 9, 5),
        normal(5, 3) - 2j * normal(5, 3),
    ),
    "unique indices": (
        lambda x, i, u: x.at[i].add(u, unique_indices=True),
        normal(10, 3),
        np.array([3, 1, 9]),
        normal(3, 3),
    ),
}

# Scatters of one window that constants place: writes over a part.
WINDOWS: dict[str, tuple[Any, ...]] = {
    "the inside": (lambda x, u: x.at[1:-1, 1:-1].set(u * 2), normal(6, 7), normal(4, 5)),
    "the inside, added to": (lambda x: x.at[1:-1, 2:].add(x[:-2, :-2]), normal(6, 7)),
    "a row of many": (lambda x, u: x.at[3].set(u), normal(20, 3), normal(3)),
    "a row of many, added to": (lambda x, u: x.at[3].add(u), normal(20, 3), normal(3)),
    "a column of many": (lambda x, u: x.at[:, 4].mul(u), normal(3, 20), normal(3)),
    "all": (lambda x, u: x.at[:].min(u), normal(9), normal(9)),
    "a number": (lambda x, u: x.at[()].multiply(u), np.float32(3), np.float32(0.5)),
    "zeros": (lambda u: jnp.zeros((6, 7)).at[1:3, 2:7].set(u), normal(2, 5)),
    "a corner, from the end": (lambda x, u: x.at[-2:, -3:].set(u), normal(4, 5), normal(2, 3)),
    "nothing": (lambda x, u: x.at[2:2].set(u), normal(4, 5), normal(0, 5)),
    "a window partly out of bounds": (
        lambda x, u: lax.scatter(
            x, np.array([8], np.int32), u, lax.ScatterDimensionNumbers((0,), (), (0,)), mode="drop"
        ),
        normal(10),
        normal(1),
    ),
}


def pool(window: tuple[int, ...], strides: tuple[int, ...], padding: str) -> Any:
    def loss(x: Any) -> Any:
        return (lax.reduce_window(x, -jnp.inf, lax.max, window, strides, padding) ** 2).sum()

    return jax.grad(loss)


# Gradients of max-pooling: select_and_scatter.
POOLS: dict[str, tuple[Any, ...]] = {
    "apart": (pool((2, 2), (2, 2), "VALID"), normal(6, 8)),
    "padded": (pool((3, 3), (2, 2), "SAME"), normal(7, 9)),
    "images": (pool((1, 3, 3, 1), (1, 2, 2, 1), "SAME"), normal(2, 8, 8, 3)),
    "the first of equals": (pool((3, 3), (1, 1), "SAME"), np.round(normal(5, 5))),
    "a line": (pool((4,), (3,), "SAME"), normal(17)),
}


@pytest.mark.parametrize("case", POOLS)
def test_pool_equals_xla(case: str) -> None:
    function, *arguments = POOLS[case]
    assert_equals_xla(function, *arguments)


# Loops that write into what they carry, or make it anew.
LOOPS: dict[str, tuple[Any, ...]] = {
    "an element": (lambda x: lax.fori_loop(0, 5, lambda i, y: y.at[i].set(y[i - 1] * 2), x), normal(6)),
    "counts": (
        lambda x: lax.scan(lambda c, i: (c.at[i].add(1.0), c[i]), jnp.zeros(4), x),
        indices(0, 4, 10),
    ),
    "a stencil": (
        lambda x: lax.fori_loop(0, 5, lambda i, u: u.at[1:-1].set(u[:-2] - 2 * u[1:-1] + u[2:]), x),
        normal(9),
    ),
    "a stencil, until it is large": (
        lambda x: lax.while_loop(lambda c: c.sum() < 20, lambda c: c.at[1:-1].add(c[:-2] * 0.1 + 1), x),
        abs(normal(8)),
    ),
    "complex numbers that change places": (
        lambda x, y: lax.fori_loop(0, 3, lambda i, c: (c[1], c[0] * c[1][::-1]), (x, y)),
        normal(5) + 1j * normal(5),
        normal(5) - 1j * normal(5),
    ),
}


@pytest.mark.parametrize("case", LOOPS)
def test_loop_equals_xla(case: str) -> None:
    function, *arguments = LOOPS[case]
    assert_equals_xla(function, *arguments)


@pytest.mark.parametrize("case", WINDOWS)
def test_window_equals_xla(case: str) -> None:
    function, *arguments = WINDOWS[case]
    assert_equals_xla(function, *arguments)


@pytest.mark.parametrize("case", CASES)
def test_scatter_equals_xla(case: str) -> None:
    function, *arguments = CASES[case]
    assert_equals_xla(function, *arguments)
