"""reduce, reduce_window and map against XLA."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from jax import lax

from hloom.lowering.interpreter import run

KNOWN = [
    (lax.add, 0),
    (lax.mul, 1),
    (lax.max, -128),
    (lax.min, 127),
]


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.int8, np.int32, np.uint8, np.float16, ml_dtypes.bfloat16])
def test_known_reducers(against_xla: Callable[..., None], dtype: Any) -> None:
    x = np.random.default_rng(0).integers(0, 3, (3, 4, 5)).astype(dtype)

    def function(x: Any) -> Any:
        inits = [(f, np.array(max(i, 0) if np.dtype(dtype).kind == "u" else i).astype(dtype)) for f, i in KNOWN]
        return [lax.reduce(x, i, f, axes) for f, i in inits for axes in [(0,), (1, 2), (0, 1, 2), ()]]

    against_xla(function, x)


def test_bitwise_and_logical_reducers(against_xla: Callable[..., None]) -> None:
    x = np.random.default_rng(0).integers(0, 255, (5, 6)).astype(np.uint8)
    functions = [lax.bitwise_and, lax.bitwise_or, lax.bitwise_xor]
    against_xla(lambda x: [lax.reduce(x, np.uint8(i), f, (0,)) for f in functions for i in (0, 255)], x)
    against_xla(lambda x: [jnp.any(x > 250, 0), jnp.all(x > 5, 1), jnp.all(x >= 0)], x)


def test_nan_and_zero_in_extrema(against_xla: Callable[..., None]) -> None:
    x = np.array([[0.0, -0.0, -0.0], [-0.0, -0.0, -0.0], [np.nan, 1.0, np.inf], [-np.inf, -1.0, 0.0]], np.float32)
    against_xla(lambda x: [x.max(1), x.min(1), 1 / x[:2].max(1), 1 / x[:2].min(1)], x)


def test_empty_reductions_give_init(against_xla: Callable[..., None]) -> None:
    functions = [lax.add, lax.max, lambda x, y: x * y + x]
    against_xla(lambda x: [lax.reduce(x, np.float32(7), f, (1,)) for f in functions], np.zeros((3, 0, 2), np.float32))


@pytest.mark.parametrize("length", [1, 2, 7, 8, 33])
def test_general_and_variadic_reducers(against_xla: Callable[..., None], length: int) -> None:
    x = np.random.default_rng(0).integers(0, 5, (3, length, 2)).astype(np.float32)

    def function(x: Any) -> Any:
        # Composition of affine maps: associative, not commutative.
        def compose(f: Any, g: Any) -> Any:
            return f[0] * g[0], f[1] * g[0] + g[1]

        pair = lax.reduce((x / 4, x), (np.float32(1), np.float32(0)), compose, (1,))
        return [jnp.argmax(x, 1), jnp.argmin(x, 1), *pair]

    against_xla(function, x)


WINDOWS: list[dict[str, Any]] = [
    {"window_dimensions": (2, 3), "window_strides": (1, 1), "padding": "VALID"},
    {"window_dimensions": (3, 2), "window_strides": (2, 3), "padding": [(1, 0), (2, 2)]},
    {"window_dimensions": (2, 2), "window_strides": (1, 2), "padding": "SAME", "window_dilation": (2, 1)},
    {"window_dimensions": (2, 2), "window_strides": (1, 1), "padding": [(0, 1), (0, 0)], "base_dilation": (2, 3)},
]


@pytest.mark.parametrize("options", WINDOWS)
def test_reduce_window(against_xla: Callable[..., None], options: dict[str, Any]) -> None:
    x = np.random.default_rng(0).standard_normal((6, 7)).astype(np.float32)

    def function(x: Any) -> Any:
        def first_larger(a: Any, b: Any) -> Any:
            return tuple(jnp.where(a[0] >= b[0], p, q) for p, q in zip(a, b, strict=True))

        index = lax.broadcasted_iota(jnp.int32, x.shape, 1)
        return [
            lax.reduce_window(x, -np.inf, lax.max, **options),
            lax.reduce_window(x, np.float32(0), lax.add, **options),
            *lax.reduce_window((x, index), (np.float32(-np.inf), np.int32(-1)), first_larger, **options),
        ]

    against_xla(function, x)


def test_map(module_of: Callable[[str], Any]) -> None:
    module = module_of("""
      "func.func"() <{function_type = (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>, sym_name = "main"}> ({
      ^bb0(%x: tensor<2x3xf32>, %y: tensor<2x3xf32>):
        %0 = "stablehlo.map"(%x, %y) <{dimensions = array<i64: 0, 1>}> ({
        ^bb0(%a: tensor<f32>, %b: tensor<f32>):
          %c = "stablehlo.constant"() <{value = dense<2.0> : tensor<f32>}> : () -> tensor<f32>
          %d = "stablehlo.multiply"(%a, %c) : (tensor<f32>, tensor<f32>) -> tensor<f32>
          %e = "stablehlo.add"(%d, %b) : (tensor<f32>, tensor<f32>) -> tensor<f32>
          "stablehlo.return"(%e) : (tensor<f32>) -> ()
        }) : (tensor<2x3xf32>, tensor<2x3xf32>) -> tensor<2x3xf32>
        "func.return"(%0) : (tensor<2x3xf32>) -> ()
      }) : () -> ()""")
    x, y = np.random.default_rng(0).standard_normal((2, 2, 3)).astype(np.float32)
    np.testing.assert_array_equal(run(module, [x, y])[0], 2 * x + y)


def test_body_that_cannot_be_lifted_runs_element_by_element(module_of: Callable[[str], Any]) -> None:
    # The body sums a vector that it makes of its argument: tensors of rank 1 inside.
    module = module_of("""
      "func.func"() <{function_type = (tensor<4xf32>) -> tensor<4xf32>, sym_name = "main"}> ({
      ^bb0(%x: tensor<4xf32>):
        %zero = "stablehlo.constant"() <{value = dense<0.0> : tensor<f32>}> : () -> tensor<f32>
        %0 = "stablehlo.map"(%x) <{dimensions = array<i64: 0>}> ({
        ^bb0(%a: tensor<f32>):
          %v = "stablehlo.broadcast_in_dim"(%a) <{broadcast_dimensions = array<i64>}> : (tensor<f32>) -> tensor<3xf32>
          %s = "stablehlo.reduce"(%v, %zero) <{dimensions = array<i64: 0>}> ({
          ^bb0(%p: tensor<f32>, %q: tensor<f32>):
            %r = "stablehlo.add"(%p, %q) : (tensor<f32>, tensor<f32>) -> tensor<f32>
            "stablehlo.return"(%r) : (tensor<f32>) -> ()
          }) : (tensor<3xf32>, tensor<f32>) -> tensor<f32>
          "stablehlo.return"(%s) : (tensor<f32>) -> ()
        }) : (tensor<4xf32>) -> tensor<4xf32>
        "func.return"(%0) : (tensor<4xf32>) -> ()
      }) : () -> ()""")
    (got,) = run(module, [np.arange(4, dtype=np.float32)])
    assert got.tolist() == [0, 3, 6, 9]


def test_average_pool_and_its_gradient(against_xla: Callable[..., None]) -> None:
    def pool(x: Any) -> Any:
        return lax.reduce_window(x, np.float32(0), lax.add, (1, 2, 2, 1), (1, 2, 2, 1), "SAME") / 4

    x = np.random.default_rng(0).standard_normal((2, 5, 6, 3)).astype(np.float32)
    against_xla(jax.value_and_grad(lambda x: (pool(x) ** 2).sum()), x)
