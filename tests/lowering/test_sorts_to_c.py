"""Sorts of JAX on their way down, bit for bit as XLA's: NaN, zeros and ties where the comparator puts them."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from against_xla import PROFILES, at_stage, check, check_stages, near, same_bits
from c_programs import run_c
from jax import lax

_SPECIAL = [np.nan, -np.nan, np.inf, -np.inf, 0.0, -0.0, -0.0, 0.0, 1.0, 1.0]
_DTYPES = [np.float32, np.float64, ml_dtypes.bfloat16, np.int8, np.uint16, np.int64, np.bool_]


def numbers(dtype: Any, *shape: int) -> np.ndarray:
    """Of all sizes, with the special ones among them, and ties."""
    rng, kind = np.random.default_rng(shape), np.dtype(dtype)
    if kind.kind == "b":
        return rng.integers(0, 2, shape).astype(np.bool_)
    if kind.kind in "iu":
        limits = np.iinfo(kind)
        values = rng.integers(limits.min, limits.max, shape, kind.type, endpoint=True)
        return np.where(rng.random(shape) < 0.3, values % 5, values).astype(kind)
    floats = (rng.standard_normal(shape) * 3).astype(kind)
    places = rng.choice(floats.size, min(floats.size, 3 * len(_SPECIAL)), replace=False)
    floats.reshape(-1)[places] = np.resize(np.array(_SPECIAL, kind), len(places))
    return floats


@pytest.mark.parametrize("dtype", _DTYPES, ids=lambda dtype: np.dtype(dtype).name)
def test_lines_of_every_type_by_digits_and_by_merging(dtype: Any) -> None:
    def sorts(long: Any, rows: Any, columns: Any) -> Any:
        return (
            jnp.sort(long),
            jnp.sort(rows, axis=1),
            jnp.argsort(columns, axis=0, descending=True),
            jnp.argsort(rows, axis=1),
            lax.top_k(rows, 5),
            lax.top_k(rows, 23),
        )

    check(sorts, numbers(dtype, 1100), numbers(dtype, 3, 23), numbers(dtype, 300, 2))


def test_a_dimension_in_the_middle_and_several_keys() -> None:
    def sorts(x: Any, a: Any, b: Any, c: Any) -> Any:
        return jnp.sort(x, axis=1), lax.sort((a, b, c), num_keys=2), lax.sort((a, c, b), num_keys=1)

    few = (numbers(np.int8, 700) // 32).astype(np.int8)
    check(sorts, numbers(np.float32, 2, 400, 3), few, numbers(np.float32, 700), numbers(np.int64, 700))


def test_complex_numbers() -> None:
    rng = np.random.default_rng(1)
    parts = rng.integers(-2, 3, (2, 80)).astype(np.float32)
    check(jnp.sort, (parts[0] + 1j * parts[1]).astype(np.complex64))


def test_nothing_to_sort() -> None:
    def sorts(x: Any, y: Any) -> Any:
        return jnp.sort(x, axis=1), jnp.sort(y, axis=0), lax.top_k(x, 1)

    check(sorts, numbers(np.float32, 4, 1), numbers(np.float32, 3, 0))


def test_every_stage() -> None:
    def sorts(long: Any, rows: Any) -> Any:
        return jnp.sort(long), jnp.argsort(rows, axis=0), lax.top_k(rows, 2), lax.sort((long, long * 2), num_keys=1)

    check_stages(sorts, numbers(np.int8, 130), numbers(np.float32, 11, 3))


def test_in_loops_and_branches_where_constants_are_shared() -> None:
    """`cse` leaves the constants of comparators outside of the sorts."""

    def program(x: Any, y: Any) -> Any:
        def step(i: Any, carried: Any) -> Any:
            x, y = carried
            return jnp.sort(x * np.float32(1.5) + y[::-1]), jnp.cumsum(y) / 2

        x, y = lax.fori_loop(0, 3, step, (x, y))
        branch = lax.cond(y[0] > 0, lambda a: jnp.sort(a)[::-1], lambda a: -jnp.sort(-a), y)
        return x, y, branch, jnp.median(x), jnp.lexsort((x, y)), jnp.unique(jnp.round(y), size=4)

    rng = np.random.default_rng(3)
    check(program, *rng.integers(-9, 9, (2, 40)).astype(np.float32), equal=near)


_PLAIN = """
func.func @main(%x: tensor<500xf32>, %i: tensor<500xi32>) -> (tensor<500xf32>, tensor<500xi32>) {
  %0:2 = "stablehlo.sort"(%x, %i) <{dimension = -1 : i64, is_stable = true}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>, %c: tensor<i32>, %d: tensor<i32>):
    %1 = stablehlo.compare GT, %b, %a, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  }) : (tensor<500xf32>, tensor<500xi32>) -> (tensor<500xf32>, tensor<500xi32>)
  return %0#0, %0#1 : tensor<500xf32>, tensor<500xi32>
}
"""


def test_a_comparator_of_plain_floats_takes_zeros_as_equal() -> None:
    x = np.random.default_rng(2).integers(-3, 4, 500).astype(np.float32)
    x[x == 0] = np.resize(np.array([0.0, -0.0], np.float32), (x == 0).sum())
    places = np.arange(500, dtype=np.int32)
    order = np.argsort(x, kind="stable")
    for profile in PROFILES:
        values, taken = run_c(str(at_stage(_PLAIN, "linalg")), x, places, profile=profile)
        assert same_bits(values, x[order])
        assert same_bits(taken, places[order])
