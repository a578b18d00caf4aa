"""Elementwise ops of all element types mean the same at both stages, on the values where arith is another thing too."""

from __future__ import annotations

from itertools import product
from typing import Any, cast

import ml_dtypes
import numpy as np
import pytest

import hloom
from hloom.lowering import interpreter
from hloom.lowering.stages import lower

SIGNED = {"i8": np.int8, "i16": np.int16, "i32": np.int32, "i64": np.int64}
UNSIGNED = {"ui8": np.uint8, "ui16": np.uint16, "ui32": np.uint32, "ui64": np.uint64}
NARROW = {"i4": ml_dtypes.int4, "ui4": ml_dtypes.uint4, "i2": ml_dtypes.int2}
FLOATS = {"f16": np.float16, "bf16": ml_dtypes.bfloat16, "f32": np.float32, "f64": np.float64}
SMALL_FLOATS = {"f8E4M3FN": ml_dtypes.float8_e4m3fn, "f8E5M2": ml_dtypes.float8_e5m2}
INTEGERS: dict[str, Any] = {**SIGNED, **UNSIGNED, **NARROW}
ALL: dict[str, Any] = {"i1": np.bool_, **INTEGERS, **FLOATS, **SMALL_FLOATS}

ARITHMETIC = ["add", "multiply", "maximum", "minimum"]
BITWISE = ["and", "or", "xor"]
ON_INTEGERS = [
    "subtract",
    "divide",
    "remainder",
    "power",
    "shift_left",
    "shift_right_logical",
    "shift_right_arithmetic",
]
ON_FLOATS = ["subtract", "divide", "remainder"]
INTEGER_FUNCTIONS = ["abs", "sign", "negate", "not", "popcnt", "count_leading_zeros"]
EXACT_FUNCTIONS = ["abs", "negate", "sign", "ceil", "floor", "round_nearest_even", "round_nearest_afz", "sqrt"]


def edges(dtype: Any) -> np.ndarray[Any, Any]:
    """The values that ops get wrong first."""
    if dtype is np.bool_:
        return np.array([False, True])
    if dtype in INTEGERS.values():
        info = ml_dtypes.iinfo(dtype)
        inner = [n for n in (-17, -2, -1, 0, 1, 2, 3, 7, 8, 31, 33, 64) if info.min < n < info.max]
        return np.array([info.min, *inner, info.max], dtype=object).astype(dtype)
    limits = cast(Any, ml_dtypes.finfo)(dtype)
    largest, tiny = float(limits.max), float(limits.smallest_subnormal)
    numbers = [0.0, -0.0, 0.5, -0.5, 1.5, 2.5, -2.5, 3.0, -7.0, 100.25, largest, -largest, tiny]
    return np.array([*numbers, np.inf, -np.inf, np.nan]).astype(dtype)


def check(text: str, *arguments: np.ndarray[Any, Any]) -> None:
    """The program gives the same at both stages, bit for bit but for NaNs."""
    above, below = hloom.parse(text), hloom.parse(text)
    lower(below.op, below.context, "linalg")
    expected = interpreter.run(above.op, arguments)
    got = interpreter.run(below.op, arguments)
    for a, b in zip(got, expected, strict=True):
        assert a.dtype == b.dtype
        if a.dtype in INTEGERS.values() or a.dtype == np.bool_:
            np.testing.assert_array_equal(a, b)
            continue
        x, y = a.astype(np.float64), b.astype(np.float64)
        np.testing.assert_array_equal(x, y)
        np.testing.assert_array_equal(np.signbit(x[x == 0]), np.signbit(y[y == 0]))


def binary(op: str, name: str) -> None:
    values = edges(ALL[name])
    pairs = np.array(list(product(range(len(values)), repeat=2)))
    tensor = f"tensor<{len(pairs)}x{name}>"
    text = f"""func.func public @main(%x: {tensor}, %y: {tensor}) -> {tensor} {{
  %0 = stablehlo.{op} %x, %y : {tensor}
  return %0 : {tensor}
}}"""
    check(text, values[pairs[:, 0]], values[pairs[:, 1]])


def unary(op: str, name: str, result: str | None = None) -> None:
    values = edges(ALL[name])
    source, target = f"tensor<{len(values)}x{name}>", f"tensor<{len(values)}x{result or name}>"
    text = f"""func.func public @main(%x: {source}) -> {target} {{
  %0 = "stablehlo.{op}"(%x) : ({source}) -> {target}
  return %0 : {target}
}}"""
    check(text, values)


@pytest.mark.parametrize("name", ALL)
def test_arithmetic(name: str) -> None:
    for op in ARITHMETIC:
        binary(op, name)


@pytest.mark.parametrize("name", ["i1", *INTEGERS])
def test_bits(name: str) -> None:
    for op in BITWISE:
        binary(op, name)
    unary("not", name)


@pytest.mark.parametrize("name", INTEGERS)
def test_integers(name: str) -> None:
    for op in ON_INTEGERS:
        binary(op, name)
    functions = INTEGER_FUNCTIONS[2:] if name.startswith("u") else INTEGER_FUNCTIONS
    for op in functions:
        unary(op, name)


@pytest.mark.parametrize("name", [*FLOATS, *SMALL_FLOATS])
def test_floats(name: str) -> None:
    for op in ON_FLOATS:
        binary(op, name)
    for op in EXACT_FUNCTIONS:
        unary(op, name)
    unary("is_finite", name, "i1")


@pytest.mark.parametrize("name", ALL)
def test_conversions(name: str) -> None:
    for target in ALL:
        unary("convert", name, target)


@pytest.mark.parametrize("name", ALL)
def test_comparisons(name: str) -> None:
    values = edges(ALL[name])
    pairs = np.array(list(product(range(len(values)), repeat=2)))
    tensor, mask = f"tensor<{len(pairs)}x{name}>", f"tensor<{len(pairs)}xi1>"
    kinds = ["FLOAT", "TOTALORDER"] if name in FLOATS else ["NOTYPE"]
    for kind, direction in product(kinds, ["EQ", "NE", "LT", "LE", "GT", "GE"]):
        text = f"""func.func public @main(%x: {tensor}, %y: {tensor}) -> {mask} {{
  %0 = stablehlo.compare {direction}, %x, %y, {kind} : ({tensor}, {tensor}) -> {mask}
  return %0 : {mask}
}}"""
        check(text, values[pairs[:, 0]], values[pairs[:, 1]])


@pytest.mark.parametrize("name", FLOATS)
@pytest.mark.parametrize(("exponent", "mantissa"), [(5, 10), (8, 7), (4, 3), (2, 1), (11, 52)])
def test_reduce_precision(name: str, exponent: int, mantissa: int) -> None:
    rng = np.random.default_rng(0)
    spread = rng.standard_normal(200) * 10.0 ** rng.integers(-40, 39, 200)
    with np.errstate(over="ignore"):
        values = np.concatenate([edges(ALL[name]), spread.astype(ALL[name])])
    tensor = f"tensor<{len(values)}x{name}>"
    text = f"""func.func public @main(%x: {tensor}) -> {tensor} {{
  %0 = stablehlo.reduce_precision %x, format = e{exponent}m{mantissa} : {tensor}
  return %0 : {tensor}
}}"""
    check(text, values)


@pytest.mark.parametrize("name", ["f32", "bf16", "i32", "ui8"])
def test_clamp_with_the_upper_bound_below(name: str) -> None:
    values = edges(ALL[name])
    tensor, scalar = f"tensor<{len(values)}x{name}>", f"tensor<{name}>"
    text = f"""func.func public @main(%low: {scalar}, %x: {tensor}, %high: {scalar}) -> {tensor} {{
  %0 = stablehlo.clamp %low, %x, %high : ({scalar}, {tensor}, {scalar}) -> {tensor}
  return %0 : {tensor}
}}"""
    for low, high in ((1, 3), (3, 1)):
        check(text, np.array(low).astype(values.dtype), values, np.array(high).astype(values.dtype))
