"""Running sums, products and extrema of JAX on their way down."""

from __future__ import annotations

from typing import Any

import jax.numpy as jnp
import ml_dtypes
import numpy as np
import pytest
from against_xla import PROFILES, at_stage, check, check_stages, near
from c_programs import run_c
from jax import lax

_DTYPES = [np.float32, np.float64, ml_dtypes.bfloat16, np.int32, np.uint8]


def numbers(dtype: Any, *shape: int) -> np.ndarray:
    """Near one, so that products stay where floats are; integers of all sizes, which wrap."""
    rng, kind = np.random.default_rng(shape), np.dtype(dtype)
    if kind.kind in "iu":
        limits = np.iinfo(kind)
        return rng.integers(limits.min, limits.max, shape, kind.type, endpoint=True)
    return (1 + rng.standard_normal(shape) / 4).astype(kind)


@pytest.mark.parametrize("dtype", _DTYPES, ids=lambda dtype: np.dtype(dtype).name)
def test_lines_and_columns_from_both_ends(dtype: Any) -> None:
    def scans(lines: Any, columns: Any) -> Any:
        sums, products = lax.cumsum(lines, axis=1), lax.cumprod(lines, axis=1)
        largest, smallest = lax.cummax(lines, axis=1), lax.cummin(lines, axis=1)
        return (
            sums,
            products,
            largest,
            smallest,
            lax.cumsum(lines, axis=1, reverse=True),
            lax.cummin(columns, axis=1, reverse=True),
        )

    check(scans, numbers(dtype, 3, 41), numbers(dtype, 2, 9, 3), equal=near)


def test_nan_and_infinity_stay_to_the_end() -> None:
    x = np.array([1, np.inf, 2, -np.inf, 3, np.nan, 4], np.float32)

    def scans(x: Any) -> Any:
        return jnp.cumsum(x), lax.cummax(x), lax.cummin(x, reverse=True)

    check(scans, x, equal=near)


def test_nothing_and_single_elements() -> None:
    def scans(x: Any, y: Any) -> Any:
        return jnp.cumsum(x, axis=1), jnp.cumsum(y, axis=0)

    check(scans, numbers(np.float32, 3, 1), numbers(np.float32, 0, 3), equal=near)


def test_every_stage() -> None:
    def scans(x: Any) -> Any:
        return lax.cumsum(x, axis=1), lax.cumprod(x, axis=0, reverse=True)

    check_stages(scans, numbers(np.float32, 3, 10), equal=near)


_F, _I, _S, _N = "tensor<2x7x3xf32>", "tensor<2x7x3xi32>", "tensor<2x3xf32>", "tensor<2x3xi32>"
_OUT, _RETURNED = f"{_F}, {_I}, {_S}, {_N}", "return %0#0, %0#1, %0#2, %0#3"
_SCANS = f"""
func.func @main(%x: {_F}, %y: {_I}) -> ({_OUT}) {{
  %one = arith.constant 1 : i32
  %a = tensor.empty() : {_F}
  %b = tensor.empty() : {_I}
  %c = arith.constant dense<0.5> : {_S}
  %d = arith.constant dense<3> : {_N}
  %0:4 = call @scan(%x, %y, %a, %b, %c, %d) : ({_F}, {_I}, {_OUT}) -> ({_OUT})
  {_RETURNED} : {_OUT}
}}
func.func private @scan(%x: {_F}, %y: {_I}, %a: {_F}, %b: {_I}, %c: {_S}, %d: {_N}) -> ({_OUT})
    attributes {{hloom.kernel}} {{
  %0:4 = linalg_ext.scan dimension(1) {{inclusive = INCLUSIVE, reverse = REVERSE}}
      ins(%x, %y : {_F}, {_I}) outs(%a, %b, %c, %d : {_OUT}) {{
  ^bb0(%s: f32, %n: i32, %e: f32, %f: i32):
    %1 = arith.sitofp %n : i32 to f32
    %2 = arith.mulf %s, %1 : f32
    %3 = arith.subf %2, %e : f32
    %4 = arith.xori %n, %f : i32
    linalg_ext.yield %3, %4 : f32, i32
  }} -> {_OUT}
  {_RETURNED} : {_OUT}
}}
"""


@pytest.mark.parametrize("reverse", [False, True])
@pytest.mark.parametrize("inclusive", [False, True])
def test_several_values_are_carried_by_a_body_in_any_order(inclusive: bool, reverse: bool) -> None:
    x = np.random.default_rng(0).standard_normal((2, 7, 3)).astype(np.float32)
    y = np.random.default_rng(1).integers(-3, 4, (2, 7, 3)).astype(np.int32)
    sums, counts = np.full((2, 3), 0.5, np.float32), np.full((2, 3), 3, np.int32)
    wanted = [np.empty_like(x), np.empty_like(y)]
    for i in range(7)[::-1] if reverse else range(7):
        following = sums * counts.astype(np.float32) - x[:, i], counts ^ y[:, i]
        shown = following if inclusive else (sums, counts)
        wanted[0][:, i], wanted[1][:, i] = shown
        sums, counts = following
    text = _SCANS.replace("INCLUSIVE", str(inclusive).lower()).replace("REVERSE", str(reverse).lower())
    for profile in PROFILES:
        results = run_c(str(at_stage(text, "linalg")), x, y, profile=profile, sanitize=True)
        for got, expected in zip(results, [*wanted, sums, counts], strict=True):
            assert near(got, expected)
