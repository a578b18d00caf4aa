"""Sorting, scattering, transforms, factorisations, random bits, batch normalisation, chlo: against XLA."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from jax import lax

from hloom.lowering import interpreter
from hloom.lowering.interpreter.algorithms.factorisations import triangular_solve

XLA = Callable[..., None]


def normal(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


SPECIAL = np.array([3, np.nan, -0.0, 1, 0.0, -np.inf, np.inf, -2, 1, np.nan, 0.0, -0.0], np.float32)


@pytest.mark.parametrize("axis", [0, 1])
def test_sort(against_xla: XLA, axis: int) -> None:
    x = np.stack([SPECIAL, SPECIAL[::-1], normal(12)])

    def function(x: Any) -> Any:
        order = lax.broadcasted_iota(jnp.int32, x.shape, axis)
        keys = (x * 2).astype(jnp.int32) % 3
        return [
            lax.sort(x, dimension=axis),
            *lax.sort((x, order), dimension=axis, num_keys=1),
            *lax.sort((keys, x, order), dimension=axis, num_keys=2),
            jnp.argsort(keys, axis, stable=True, descending=True),
        ]

    against_xla(function, x)


def test_sort_by_any_comparator_is_stable(module_of: Callable[[str], Any]) -> None:
    # x % 5 < y % 5, with a second array carried along.
    t = "tensor<2x37xi32>"
    module = module_of(f"""
      "func.func"() <{{function_type = ({t}, {t}) -> ({t}, {t}), sym_name = "main"}}> ({{
      ^bb0(%x: {t}, %y: {t}):
        %five = "stablehlo.constant"() <{{value = dense<5> : tensor<i32>}}> : () -> tensor<i32>
        %0:2 = "stablehlo.sort"(%x, %y) <{{dimension = 1 : i64, is_stable = true}}> ({{
        ^bb0(%a: tensor<i32>, %b: tensor<i32>, %c: tensor<i32>, %d: tensor<i32>):
          %p = "stablehlo.remainder"(%a, %five) : (tensor<i32>, tensor<i32>) -> tensor<i32>
          %q = "stablehlo.remainder"(%b, %five) : (tensor<i32>, tensor<i32>) -> tensor<i32>
          %ge = "stablehlo.compare"(%p, %q) <{{comparison_direction = #stablehlo<comparison_direction GE>}}>
            : (tensor<i32>, tensor<i32>) -> tensor<i1>
          %lt = "stablehlo.not"(%ge) : (tensor<i1>) -> tensor<i1>
          "stablehlo.return"(%lt) : (tensor<i1>) -> ()
        }}) : ({t}, {t}) -> ({t}, {t})
        "func.return"(%0#0, %0#1) : ({t}, {t}) -> ()
      }}) : () -> ()""")
    x = np.random.default_rng(0).integers(0, 100, (2, 37)).astype(np.int32)
    y = np.arange(74, dtype=np.int32).reshape(2, 37)
    order = np.argsort(x % 5, 1, kind="stable")
    got = interpreter.run(module, [x, y])
    np.testing.assert_array_equal(got[0], np.take_along_axis(x, order, 1))
    np.testing.assert_array_equal(got[1], np.take_along_axis(y, order, 1))


def test_scatter(against_xla: XLA) -> None:
    x, rows = normal(6, 5), np.array([[1], [4], [1], [-3], [9], [0]], np.int32)
    updates = normal(6, 2, seed=1)
    rows_of_window = lax.ScatterDimensionNumbers((1,), (0,), (0,))

    def function(x: Any, i: Any, u: Any) -> Any:
        clipped = lax.GatherScatterMode.FILL_OR_DROP
        return [
            f(x, i, u, rows_of_window, mode=clipped)
            for f in (lax.scatter, lax.scatter_add, lax.scatter_mul, lax.scatter_max, lax.scatter_min)
        ] + [
            x.at[i[:, 0] % 6, i[:, 0] % 5].add(u[:, 0]),
            x.at[2].set(1.0),
            x.at[:, i[:3, 0] % 5].multiply(2.0),
        ]

    against_xla(function, x, rows, updates)


def test_scatter_with_batching_and_any_body(against_xla: XLA) -> None:
    numbers = lax.ScatterDimensionNumbers(
        update_window_dims=(),
        inserted_window_dims=(1,),
        scatter_dims_to_operand_dims=(1,),
        operand_batching_dims=(0,),
        scatter_indices_batching_dims=(0,),
    )

    def function(x: Any, i: Any, u: Any) -> Any:
        return lax.scatter_add(x, i, u, numbers, mode=lax.GatherScatterMode.FILL_OR_DROP), lax.scatter_apply(
            x, i, lambda v: v * v + 1, numbers, update_shape=(3, 4)
        )

    indices = np.array([[[0], [2], [0], [7]], [[1], [1], [1], [1]], [[-1], [4], [3], [3]]], np.int32)
    against_xla(function, normal(3, 5), indices, normal(3, 4, seed=1))


def test_pooling_gradients(against_xla: XLA) -> None:
    def pool(x: Any) -> Any:
        return lax.reduce_window(x, -np.inf, lax.max, (1, 3, 2), (1, 2, 2), [(0, 0), (1, 1), (0, 1)])

    against_xla(jax.grad(lambda x: (pool(x) ** 2).sum()), normal(2, 7, 6))
    against_xla(jax.grad(lambda x: jnp.sin(pool(x)).sum()), np.round(normal(2, 7, 6)))  # with ties


@pytest.mark.parametrize("kind", ["FFT", "IFFT", "RFFT", "IRFFT"])
@pytest.mark.parametrize("lengths", [(8,), (6, 5), (2, 3, 4)])
def test_fft(against_xla: XLA, kind: str, lengths: tuple[int, ...]) -> None:
    shape = (3, *lengths[:-1], lengths[-1] // 2 + 1) if kind == "IRFFT" else (3, *lengths)
    x = normal(*shape)
    x = x if kind == "RFFT" else (x + 1j * normal(*shape, seed=1)).astype(np.complex64)
    against_xla(lambda x: lax.fft(x, kind, lengths), x)


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.complex64])
def test_factorisations(against_xla: XLA, dtype: Any, module_of: Callable[[str], Any]) -> None:
    rng = np.random.default_rng(0)
    a = rng.standard_normal((2, 5, 5)) + (1j * rng.standard_normal((2, 5, 5)) if np.dtype(dtype).kind == "c" else 0)
    spd = (a @ a.swapaxes(-1, -2).conj() + 5 * np.eye(5)).astype(dtype)
    element = {"float32": "f32", "float64": "f64", "complex64": "complex<f32>"}[np.dtype(dtype).name]
    t, m = f"tensor<2x5x3x{element}>", f"tensor<2x5x5x{element}>"
    module = module_of(f"""
      "func.func"() <{{function_type = ({m}, {t}) -> ({m}, {m}, {t}, {t}), sym_name = "main"}}> ({{
      ^bb0(%a: {m}, %b: {t}):
        %l = "stablehlo.cholesky"(%a) <{{lower = true}}> : ({m}) -> {m}
        %u = "stablehlo.cholesky"(%a) <{{lower = false}}> : ({m}) -> {m}
        %x = "stablehlo.triangular_solve"(%l, %b) <{{left_side = true, lower = true, unit_diagonal = false,
          transpose_a = #stablehlo<transpose NO_TRANSPOSE>}}> : ({m}, {t}) -> {t}
        %y = "stablehlo.triangular_solve"(%l, %x) <{{left_side = true, lower = true, unit_diagonal = false,
          transpose_a = #stablehlo<transpose ADJOINT>}}> : ({m}, {t}) -> {t}
        "func.return"(%l, %u, %x, %y) : ({m}, {m}, {t}, {t}) -> ()
      }}) : () -> ()""")
    b = (rng.standard_normal((2, 5, 3))).astype(dtype)
    lower, upper, half, solved = interpreter.run(module, [spd, b])
    tolerance = 1e-12 if dtype is np.float64 else 1e-4
    np.testing.assert_allclose(lower, np.linalg.cholesky(spd), rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(upper, lower.swapaxes(-1, -2).conj(), rtol=tolerance)
    np.testing.assert_allclose(half, np.linalg.solve(lower, b), rtol=tolerance, atol=tolerance)
    np.testing.assert_allclose(spd @ solved, b, rtol=tolerance, atol=10 * tolerance)


@pytest.mark.parametrize("left_side", [True, False])
@pytest.mark.parametrize("lower", [True, False])
@pytest.mark.parametrize("transpose", [True, False])
@pytest.mark.parametrize("unit", [True, False])
def test_triangular_solve(left_side: bool, lower: bool, transpose: bool, unit: bool) -> None:
    full = np.random.default_rng(0).standard_normal((3, 4, 4)) + 3 * np.eye(4)
    b = np.random.default_rng(1).standard_normal((3, 4, 4))
    way = "TRANSPOSE" if transpose else "NO_TRANSPOSE"
    x = triangular_solve(full, b, left_side=left_side, lower=lower, unit_diagonal=unit, transpose=way)
    a = np.tril(full) if lower else np.triu(full)
    a = a - np.eye(4) * a + np.eye(4) if unit else a
    a = a.swapaxes(-1, -2) if transpose else a
    np.testing.assert_allclose(a @ x if left_side else x @ a, b, rtol=1e-10, atol=1e-10)


@pytest.mark.parametrize("algorithm", ["RNG_THREE_FRY", "RNG_PHILOX", "RNG_DEFAULT"])
@pytest.mark.parametrize("dtype", [np.uint32, np.uint64, np.uint8])
@pytest.mark.parametrize("shape", [(), (7,), (3, 5), (4, 1, 3)])
def test_random_bits_are_xlas(against_xla: XLA, algorithm: str, dtype: Any, shape: tuple[int, ...]) -> None:
    # The counter is about to carry over its lower half.
    key = np.array([0x89ABCDEF, 0x01234567, 0xFFFFFFFD, 0xFFFFFFFF], np.uint32)
    chosen = getattr(lax.RandomAlgorithm, algorithm)
    against_xla(lambda k: lax.rng_bit_generator(k, shape, dtype=dtype, algorithm=chosen), key)


def test_jax_random_is_bit_equal(against_xla: XLA) -> None:
    def draw(key: Any) -> Any:
        a, b = jax.random.split(jax.random.wrap_key_data(key))
        return jax.random.bits(a, (5, 3)), jax.random.permutation(b, 10), jax.random.randint(a, (4,), 0, 100)

    against_xla(draw, np.array([1, 2], np.uint32))


def test_batch_normalisation(module_of: Callable[[str], Any]) -> None:
    t, v = "tensor<4x3x5xf32>", "tensor<3xf32>"
    options = "<{epsilon = 1.000000e-03 : f32, feature_index = 1 : i64}>"
    module = module_of(f"""
      "func.func"() <{{sym_name = "main",
                       function_type = ({t}, {v}, {v}, {t}) -> ({t}, {v}, {v}, {t}, {t}, {v}, {v})}}> ({{
      ^bb0(%x: {t}, %s: {v}, %o: {v}, %g: {t}):
        %0:3 = "stablehlo.batch_norm_training"(%x, %s, %o) {options} : ({t}, {v}, {v}) -> ({t}, {v}, {v})
        %1 = "stablehlo.batch_norm_inference"(%x, %s, %o, %0#1, %0#2) {options} : ({t}, {v}, {v}, {v}, {v}) -> {t}
        %2:3 = "stablehlo.batch_norm_grad"(%x, %s, %0#1, %0#2, %g) {options}
          : ({t}, {v}, {v}, {v}, {t}) -> ({t}, {v}, {v})
        "func.return"(%0#0, %0#1, %0#2, %1, %2#0, %2#1, %2#2) : ({t}, {v}, {v}, {t}, {t}, {v}, {v}) -> ()
      }}) : () -> ()""")

    def normalised(x: Any, scale: Any, offset: Any) -> Any:
        mean = x.mean((0, 2), keepdims=True)
        variance = ((x - mean) ** 2).mean((0, 2), keepdims=True)
        return (x - mean) / jnp.sqrt(variance + 1e-3) * scale[:, None] + offset[:, None]

    x, scale, offset, grad = normal(4, 3, 5), normal(3, seed=1), normal(3, seed=2), normal(4, 3, 5, seed=3)
    trained, mean, variance, inferred, *gradients = interpreter.run(module, [x, scale, offset, grad])
    expected, pullback = jax.vjp(normalised, x, scale, offset)
    np.testing.assert_allclose(trained, expected, rtol=2e-5, atol=2e-5)
    np.testing.assert_allclose(inferred, expected, rtol=2e-5, atol=2e-5)
    np.testing.assert_allclose(mean, x.mean((0, 2)), rtol=1e-5, atol=1e-6)
    np.testing.assert_allclose(variance, x.var((0, 2)), rtol=1e-5)
    for got, wanted in zip(gradients, pullback(grad), strict=True):
        np.testing.assert_allclose(got, wanted, rtol=1e-4, atol=1e-4)


REAL = ["asin", "acos", "atan", "sinh", "cosh", "asinh", "acosh", "atanh", "square", "erf", "erfc", "erf_inv", "lgamma"]


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_chlo_functions(against_xla: XLA, dtype: Any) -> None:
    edges = [1.5, 3.0, 20.0, -7.3, np.inf, -np.inf, np.nan, 0.0]
    x = np.concatenate([np.linspace(-0.99, 0.99, 31), edges]).astype(dtype)
    against_xla(lambda x: [getattr(lax, name)(x) for name in REAL], x, tolerance=2e-6 if dtype is np.float32 else 1e-12)
    positive = np.linspace(0.1, 12, 40).astype(dtype)
    tolerance = 3e-6 if dtype is np.float32 else 1e-11

    def harder(x: Any) -> Any:
        return [lax.digamma(x), lax.bessel_i1e(x), lax.zeta(x + 1.5, x), lax.polygamma(jnp.round(x), x)]

    against_xla(harder, positive, tolerance=tolerance)
    against_xla(lambda x: [lax.nextafter(x, x + 1), jnp.isinf(x), jnp.isneginf(x)], x)


@pytest.mark.parametrize("dtype", [np.float32, np.int32, ml_dtypes.bfloat16])
def test_top_k(against_xla: XLA, dtype: Any) -> None:
    x = (normal(4, 9) * 3).astype(dtype)
    x[0, 3:6] = x[0, 0]
    against_xla(lambda x: lax.top_k(x, 4), x)


def test_cumulative(against_xla: XLA) -> None:
    def function(x: Any) -> Any:
        return [lax.cumsum(x, 1), lax.cumprod(x, 0), lax.cummax(x, 1, reverse=True), lax.cumlogsumexp(x, 0)]

    against_xla(function, normal(4, 9))


@pytest.mark.parametrize("descending", [False, True])
def test_sort_by_several_keys_in_either_form(module_of: Callable[[str], Any], descending: bool) -> None:
    """`a < b or (a == b and …)` and `a == b ? … : a < b` order alike, with NaN (which has no order) and without."""
    t, direction = "tensor<40xf32>, tensor<40xi4>, tensor<40xi32>", "GT" if descending else "LT"
    either = "%e = stablehlo.and %q, %r : tensor<i1> %s = stablehlo.or %p, %e : tensor<i1>"
    choice = "%s = stablehlo.select %q, %r, %p : tensor<i1>, tensor<i1>"
    texts = [
        f"""
      func.func @main(%x: tensor<40xf32>, %y: tensor<40xi4>, %z: tensor<40xi32>) -> ({t}) {{
        %0:3 = "stablehlo.sort"(%x, %y, %z) <{{dimension = 0 : i64, is_stable = true}}> ({{
        ^bb0(%a: tensor<f32>, %b: tensor<f32>, %c: tensor<i4>, %d: tensor<i4>, %i: tensor<i32>, %j: tensor<i32>):
          %p = stablehlo.compare {direction}, %c, %d : (tensor<i4>, tensor<i4>) -> tensor<i1>
          %q = stablehlo.compare EQ, %c, %d : (tensor<i4>, tensor<i4>) -> tensor<i1>
          %r = stablehlo.compare {direction}, %a, %b : (tensor<f32>, tensor<f32>) -> tensor<i1>
          {form}
          stablehlo.return %s : tensor<i1>
        }}) : ({t}) -> ({t})
        return %0#0, %0#1, %0#2 : {t}
      }}"""
        for form in (either, choice)
    ]
    rng = np.random.default_rng(0)
    x = rng.choice(np.array([0.0, -0.0, 1.0, -2.0, np.inf], np.float32), 40)
    y, z = rng.integers(-8, 8, 40).astype(ml_dtypes.int4), np.arange(40, dtype=np.int32)
    sign = -1 if descending else 1
    order = np.lexsort((sign * (x + 0), sign * y.astype(int)))
    for text in texts:
        for got, given in zip(interpreter.run(module_of(text), [x, y, z]), (x, y, z), strict=True):
            np.testing.assert_array_equal(got, given[order])
    x[3] = np.nan
    first, second = (interpreter.run(module_of(text), [x, y, z]) for text in texts)
    np.testing.assert_array_equal(first[2], second[2])
