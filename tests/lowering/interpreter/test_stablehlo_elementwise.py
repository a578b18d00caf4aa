"""Elementwise ops over all dtypes and edge values, against XLA."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from jax import lax

from hloom.lowering.interpreter import run
from hloom.lowering.interpreter.numerics import integers as numerics
from hloom.lowering.interpreter.numerics.complexes import log1p
from hloom.lowering.interpreter.numerics.rounding import round_to
from hloom.lowering.interpreter.stablehlo.elementwise import BOUND

FLOATS = [np.float32, np.float64, np.float16, ml_dtypes.bfloat16]
INTS = [np.int8, np.uint8, np.int16, np.int32, np.uint32, np.int64, np.uint64]
EDGES = [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 3.0, np.inf, -np.inf, np.nan, 1e-3, 40.0, -40.0]


def floats(dtype: Any) -> np.ndarray:
    rng = np.random.default_rng(0)
    return np.concatenate([EDGES, rng.standard_normal(40) * 3]).astype(dtype)


def integers(dtype: Any) -> np.ndarray:
    info = np.iinfo(dtype)
    edges = [0, 1, 2, 3, 7, info.min, info.min + 1, info.max, info.max - 1] + ([-1, -2, -3] if info.min else [])
    rng = np.random.default_rng(0)
    return np.concatenate([np.array(edges, dtype), rng.integers(info.min, info.max, 12, dtype)])


def pairs(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    left, right = np.meshgrid(values, values)
    return left.ravel(), right.ravel()


FLOAT_UNARY = [
    *(lax.abs, lax.cbrt, lax.ceil, lax.cos, lax.exp, lax.expm1, lax.floor, lax.is_finite, lax.log, lax.log1p),
    *(lax.logistic, lax.neg, lax.round, lax.rsqrt, lax.sign, lax.sin, lax.sqrt, lax.tan, lax.tanh),
    *(lambda x: lax.round(x, lax.RoundingMethod.TO_NEAREST_EVEN), lambda x: lax.integer_pow(x, 3)),
]
BINARY = [lax.add, lax.sub, lax.mul, lax.div, lax.rem, lax.max, lax.min]
COMPARE = [lax.eq, lax.ne, lax.lt, lax.le, lax.gt, lax.ge]
INT_UNARY = [lax.abs, lax.neg, lax.sign, lax.bitwise_not, lax.population_count, lax.clz]
INT_BINARY = [lax.bitwise_and, lax.bitwise_or, lax.bitwise_xor, lax.shift_left]
INT_BINARY += [lax.shift_right_arithmetic, lax.shift_right_logical]


@pytest.mark.parametrize("dtype", FLOATS)
def test_float_unary(against_xla: Callable[..., None], dtype: Any) -> None:
    against_xla(lambda x: [f(x) for f in FLOAT_UNARY], floats(dtype))


@pytest.mark.parametrize("dtype", FLOATS)
def test_float_binary(against_xla: Callable[..., None], dtype: Any) -> None:
    against_xla(lambda x, y: [f(x, y) for f in [*BINARY, *COMPARE, lax.atan2]], *pairs(floats(dtype)))


@pytest.mark.parametrize("dtype", FLOATS)
def test_zeros_have_the_sign_that_xla_gives_them(against_xla: Callable[..., None], dtype: Any) -> None:
    def signs(x: Any, y: Any) -> Any:
        return [1 / v for v in (lax.max(x, y), lax.min(x, y), x + y, x * y, lax.sign(x), lax.clamp(x, y, y))]

    against_xla(signs, *pairs(np.array([0.0, -0.0, 1.0, -1.0], dtype)))


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_power(against_xla: Callable[..., None], dtype: Any) -> None:
    against_xla(lax.pow, *pairs(floats(dtype)))


@pytest.mark.parametrize("dtype", INTS)
def test_integers(against_xla: Callable[..., None], dtype: Any) -> None:
    signed = np.dtype(dtype).kind == "i"
    unary = [f for f in INT_UNARY if signed or f is not lax.abs]
    values = integers(dtype)
    against_xla(lambda x: [f(x) for f in unary], values)
    against_xla(lambda x, y: [f(x, y) for f in [*BINARY, *COMPARE, *INT_BINARY]], *pairs(values))


@pytest.mark.parametrize(("dtype", "type_"), [(ml_dtypes.int4, "i4"), (ml_dtypes.uint4, "ui4")])
def test_narrow_integers_wrap_after_each_op(module_of: Callable[..., Any], dtype: Any, type_: str) -> None:
    # XLA does not wrap between ops here.
    t = f"tensor<256x{type_}>"
    module = module_of(f"""
      "func.func"() <{{function_type = ({t}, {t}) -> ({t}, {t}), sym_name = "main"}}> ({{
      ^bb0(%x: {t}, %y: {t}):
        %s = "stablehlo.add"(%x, %y) : ({t}, {t}) -> {t}
        %m = "stablehlo.multiply"(%s, %y) : ({t}, {t}) -> {t}
        %q = "stablehlo.divide"(%s, %y) : ({t}, {t}) -> {t}
        "func.return"(%m, %q) : ({t}, {t}) -> ()
      }}) : () -> ()""")
    x, y = (v.astype(dtype) for v in pairs(np.arange(16)))
    product, quotient = run(module, [x, y])
    total = (x.astype(int) + y.astype(int)).astype(dtype).astype(int)
    assert (product == (total * y.astype(int)).astype(dtype)).all()
    truncated = [-1 if d == 0 else int(n / d) for n, d in zip(total, y.astype(int), strict=True)]
    assert (quotient == np.array(truncated).astype(dtype)).all()


def test_narrow_integer_division_remainder_and_shifts() -> None:
    dtype = np.dtype(ml_dtypes.int4)
    x, y = (v.astype(dtype) for v in pairs(np.arange(-8, 8)))
    a, b = x.astype(int), y.astype(int)
    with np.errstate(all="ignore"):
        quotient = np.where(b == 0, -1, np.trunc(a / np.where(b == 0, 1, b)).astype(int))
        assert (numerics.divide(dtype)(x, y) == quotient.astype(dtype)).all()
        assert (numerics.remainder(dtype)(x, y).astype(int) == np.where(b == 0, a, a - b * quotient)).all()
        far = (b < 0) | (b >= 4)
        logical = np.where(far, 0, (a & 15) >> np.where(far, 0, b))
        assert (numerics.shift_right_logical(dtype)(x, y) == logical.astype(dtype)).all()
        assert (numerics.shift_right_arithmetic(dtype)(x, y).astype(int) == a >> np.where(far, 3, b)).all()
        assert (numerics.count_leading_zeros(dtype)(x).astype(int) == [4 - int(v & 15).bit_length() for v in a]).all()


@pytest.mark.parametrize("source", [*FLOATS, *INTS, np.bool_, ml_dtypes.float8_e4m3fn])
def test_convert(against_xla: Callable[..., None], source: Any) -> None:
    if np.dtype(source).kind in "iu":
        values = integers(source)
    else:
        values = np.concatenate([floats(np.float64), [200, -200, 1e5, -1e5, 5e9, -5e9, 2e19, -2e19]])
        with np.errstate(over="ignore"):
            values = values.astype(source)
    targets = [*FLOATS, *INTS, np.bool_]
    against_xla(lambda x: [lax.convert_element_type(x, t) for t in targets], values)


def test_f64_to_bf16_rounds_once() -> None:
    # Just above the middle of two bf16 values, by less than f32 can see.
    value = np.array([1 + 2.0**-8 + 2.0**-40, 1 + 2.0**-8, -(1 + 2.0**-8 + 2.0**-40)])
    rounded = round_to(value, np.dtype(ml_dtypes.bfloat16)).astype(float)
    assert rounded.tolist() == [1 + 2.0**-7, 1.0, -(1 + 2.0**-7)]


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.float16])
@pytest.mark.parametrize("bits", [(8, 7), (5, 10), (4, 3), (5, 2), (2, 1)])
def test_reduce_precision(against_xla: Callable[..., None], dtype: Any, bits: tuple[int, int]) -> None:
    against_xla(lambda x: lax.reduce_precision(x, *bits), floats(dtype))


def test_bitcast_clamp_select_complex(against_xla: Callable[..., None]) -> None:
    x, y = pairs(floats(np.float32))

    def function(x: Any, y: Any) -> Any:
        z = lax.complex(x, y)
        bits = lax.bitcast_convert_type(x, jnp.int32)
        return [bits, lax.bitcast_convert_type(bits, jnp.float32), lax.select(x < y, x, y), lax.real(z), lax.imag(z)]

    against_xla(function, x, y)
    against_xla(lambda x, y: lax.clamp(np.float32(-1), x, np.float32(1)) + lax.clamp(x, y, y), x, y)


@pytest.mark.parametrize("dtype", [np.int8, np.int32, np.uint8])
def test_integer_power(module_of: Callable[..., Any], dtype: Any) -> None:
    kind = f"{'u' if np.dtype(dtype).kind == 'u' else ''}i{np.dtype(dtype).itemsize * 8}"
    x, y = pairs(np.arange(12 if kind[0] == "u" else -6, 24 if kind[0] == "u" else 8).astype(dtype))
    t = f"tensor<{x.size}x{kind}>"
    module = module_of(f"""
      "func.func"() <{{function_type = ({t}, {t}) -> {t}, sym_name = "main"}}> ({{
      ^bb0(%x: {t}, %y: {t}):
        %0 = "stablehlo.power"(%x, %y) : ({t}, {t}) -> {t}
        "func.return"(%0) : ({t}) -> ()
      }}) : () -> ()""")

    def power(base: int, exponent: int) -> int:
        if exponent >= 0:
            return base**exponent
        return 0 if base == 0 else int(1 / base**-exponent)

    bits = np.dtype(dtype).itemsize * 8
    expected = [power(b, e) % 2**bits for b, e in zip(x.tolist(), y.tolist(), strict=True)]
    assert [v % 2**bits for v in run(module, [x, y])[0].tolist()] == expected


EXACT = ["add", "subtract", "multiply", "divide", "maximum", "minimum", "negate", "sign", "floor", "round_nearest_afz"]
NARROW = [ml_dtypes.float8_e4m3fn, ml_dtypes.float8_e5m2fnuz, ml_dtypes.float6_e2m3fn, ml_dtypes.float4_e2m1fn]


@pytest.mark.parametrize("dtype", NARROW)
@pytest.mark.parametrize("name", EXACT)
def test_narrow_floats_round_the_exact_result_once(name: str, dtype: Any) -> None:
    narrow = np.dtype(dtype)
    every = np.arange(2 ** ml_dtypes.finfo(narrow).bits, dtype=np.uint8).view(narrow)
    given = [every] if name in ("negate", "sign", "floor", "round_nearest_afz") else list(pairs(every[::3]))
    with np.errstate(all="ignore"):
        got = BOUND[name](narrow)(*given)
        exact = BOUND[name](np.dtype(np.float64))(*(v.astype(np.float64) for v in given))
        expected = round_to(exact, narrow)
    assert got.dtype == narrow
    np.testing.assert_array_equal(got.astype(np.float64), expected.astype(np.float64))


COMPLEX = [lax.exp, lax.expm1, lax.log, lax.log1p, lax.logistic, lax.sin, lax.cos, lax.tan, lax.tanh]
COMPLEX += [lax.sqrt, lax.rsqrt]
COMPLEX_BINARY = [lax.add, lax.sub, lax.mul, lax.div, lax.pow, lax.eq, lax.ne]


@pytest.mark.parametrize("dtype", [np.complex64, np.complex128])
def test_complex(against_xla: Callable[..., None], dtype: Any) -> None:
    rng = np.random.default_rng(0)
    x, y = (rng.standard_normal((2, 60)) + 1j * rng.standard_normal((2, 60))).astype(dtype)
    y[:5] = x[:5]
    tolerance = 1e-6 if dtype is np.complex64 else 1e-13
    against_xla(lambda x: [f(x) for f in [*COMPLEX, lax.abs, lax.sign, lax.neg, lax.conj]], x, tolerance=tolerance)
    against_xla(lambda x, y: [f(x, y) for f in COMPLEX_BINARY], x, y, tolerance=tolerance)


def test_complex_log_plus_one_does_not_cancel() -> None:
    y = np.array([1e-3, 0.1, 0.5])
    z = np.sqrt((1 - y) * (1 + y)) - 1 + 1j * y  # |1 + z| is 1 but for rounding
    exact, high = z.real.astype(np.longdouble), y.astype(np.longdouble)
    distance = np.log1p(2 * exact + exact**2 + high**2) / 2
    np.testing.assert_allclose(log1p(z).real, distance.astype(np.float64), rtol=1e-3)
