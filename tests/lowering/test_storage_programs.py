"""Programs on small floats and integers: all stages, and C of both profiles, answer as the interpreter does above.

Sums, products and dots of small floats are kept in f32 and rounded once: two eps of their type remain for the order.
"""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import ml_dtypes
import numpy as np
import pytest
from c_programs import Profile, mlir_opt, run_c

import hloom
from hloom.lowering import interpreter
from hloom.lowering.dtypes import dtype_of, is_float, shape_of
from hloom.lowering.stages import STAGES, lower


def reduction(element: str, op: str, init: str) -> str:
    return f"""func.func public @main(%x: tensor<6x20x{element}>) -> tensor<6x{element}> {{
  %i = stablehlo.constant dense<{init}> : tensor<{element}>
  %0 = stablehlo.reduce(%x init: %i) applies stablehlo.{op} across dimensions = [1]
    : (tensor<6x20x{element}>, tensor<{element}>) -> tensor<6x{element}>
  return %0 : tensor<6x{element}>
}}"""


def dot(element: str, result: str, n: int = 16) -> str:
    x, y, z = f"tensor<8x{n}x{element}>", f"tensor<{n}x16x{element}>", f"tensor<8x16x{result}>"
    return f"""func.func public @main(%x: {x}, %y: {y}) -> {z} {{
  %0 = stablehlo.dot_general %x, %y, contracting_dims = [1] x [0] : ({x}, {y}) -> {z}
  return %0 : {z}
}}"""


def batch_norm(element: str) -> str:
    x, v = f"tensor<2x3x4x{element}>", f"tensor<4x{element}>"
    return f"""func.func public @main(%x: {x}, %s: {v}, %o: {v}, %g: {x}) -> ({x}, {v}, {v}, {x}, {x}, {v}, {v}) {{
  %t:3 = "stablehlo.batch_norm_training"(%x, %s, %o) <{{epsilon = 1.0e-3 : f32, feature_index = 2 : i64}}>
    : ({x}, {v}, {v}) -> ({x}, {v}, {v})
  %i = "stablehlo.batch_norm_inference"(%x, %s, %o, %t#1, %t#2) <{{epsilon = 1.0e-3 : f32, feature_index = 2 : i64}}>
    : ({x}, {v}, {v}, {v}, {v}) -> {x}
  %d:3 = "stablehlo.batch_norm_grad"(%x, %s, %t#1, %t#2, %g) <{{epsilon = 1.0e-3 : f32, feature_index = 2 : i64}}>
    : ({x}, {v}, {v}, {v}, {x}) -> ({x}, {v}, {v})
  return %t#0, %t#1, %t#2, %i, %d#0, %d#1, %d#2 : {x}, {v}, {v}, {x}, {x}, {v}, {v}
}}"""


def convolution(element: str) -> str:
    x, k, y = f"tensor<1x6x6x2x{element}>", f"tensor<3x3x2x4x{element}>", f"tensor<1x6x6x4x{element}>"
    return f"""func.func public @main(%x: {x}, %k: {k}) -> {y} {{
  %0 = stablehlo.convolution(%x, %k) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f],
    window = {{pad = [[1, 1], [1, 1]]}} {{batch_group_count = 1 : i64, feature_group_count = 1 : i64}}
    : ({x}, {k}) -> {y}
  return %0 : {y}
}}"""


def table(element: str, *numbers: int) -> str:
    """Numbers as a literal of the type."""
    is_whole = element[0] == "i" or element[0] == "u"
    return f"dense<[{', '.join(str(n) if is_whole else f'{n}.0' for n in numbers)}]>"


def control(element: str, step: str) -> str:
    """Scalars of the type carried and compared by a loop, and a table of constants."""
    x, v = f"tensor<{element}>", f"tensor<4x{element}>"
    return f"""func.func public @main(%x: {x}, %v: {v}) -> ({x}, {v}) {{
  %s = stablehlo.constant dense<{step}> : {x}
  %t = stablehlo.constant {table(element, 1, 2, 3, 1)} : {v}
  %limit = stablehlo.constant dense<3> : tensor<i32>
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %0:3 = stablehlo.while(%a = %x, %i = %zero, %w = %v) : {x}, tensor<i32>, {v}
  cond {{
    %c = stablehlo.compare LT, %i, %limit : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %c : tensor<i1>
  }} do {{
    %b = stablehlo.add %a, %s : {x}
    %p = stablehlo.compare LT, %b, %x : ({x}, {x}) -> tensor<i1>
    %n = stablehlo.select %p, %x, %b : tensor<i1>, {x}
    %j = stablehlo.add %i, %one : tensor<i32>
    %u = stablehlo.multiply %w, %t : {v}
    stablehlo.return %n, %j, %u : {x}, tensor<i32>, {v}
  }}
  return %0#0, %0#2 : {x}, {v}
}}"""


def moved(element: str) -> str:
    """Data that is moved and never computed with, a table of constants among it."""
    x, turned, padded = f"tensor<6x{element}>", f"tensor<2x3x{element}>", f"tensor<9x{element}>"
    return f"""func.func public @main(%x: {x}, %p: tensor<6xi1>, %w: tensor<{element}>) -> ({turned}, {x}, {padded}) {{
  %t = stablehlo.constant {table(element, 0, 1, 1, 0, 1, 0)} : {x}
  %r = stablehlo.reshape %x : ({x}) -> tensor<3x2x{element}>
  %0 = stablehlo.transpose %r, dims = [1, 0] : (tensor<3x2x{element}>) -> {turned}
  %1 = stablehlo.select %p, %x, %t : tensor<6xi1>, {x}
  %2 = stablehlo.pad %x, %w, low = [1], high = [2], interior = [0] : ({x}, tensor<{element}>) -> {padded}
  return %0, %1, %2 : {turned}, {x}, {padded}
}}"""


PROGRAMS = {
    "sum of bf16": reduction("bf16", "add", "0.5"),
    "product of f16": reduction("f16", "multiply", "1.0"),
    "maximum of f8E4M3FN": reduction("f8E4M3FN", "maximum", "-4.0"),
    "minimum of bf16": reduction("bf16", "minimum", "0x7F80"),
    "sum of i4": reduction("i4", "add", "1"),
    "maximum of ui2": reduction("ui2", "maximum", "0"),
    "dot of bf16": dot("bf16", "bf16"),
    "dot of bf16 in f32": dot("bf16", "f32", 64),
    "dot of f16 in f64": dot("f16", "f64"),
    "dot of f8E5M2 in f32": dot("f8E5M2", "f32"),
    "dot of i4 in i32": dot("i4", "i32"),
    "dot of ui8 in ui32": dot("ui8", "ui32"),
    "dot of i8 in i32": dot("i8", "i32", 64),
    "dot of i16 in i32, which wraps": dot("i16", "i32", 64),
    "batch norm of f32": batch_norm("f32"),
    "batch norm of bf16": batch_norm("bf16"),
    "convolution of f16": convolution("f16"),
    "control of bf16": control("bf16", "0.25"),
    "control of i4": control("i4", "3"),
    "moved bf16": moved("bf16"),
    "moved f4E2M1FN": moved("f4E2M1FN"),
    "moved ui2": moved("ui2"),
}


@cache
def texts(name: str) -> dict[str, str]:
    """The program's text at each stage."""
    module = hloom.parse(PROGRAMS[name])
    found: dict[str, str] = {}
    for stage in STAGES:
        lower(module.op, module.context, stage)
        found[stage] = str(module)
    return found


@cache
def arguments(name: str) -> tuple[np.ndarray[Any, Any], ...]:
    function = next(iter(hloom.parse(PROGRAMS[name]).op.ops))
    rng = np.random.default_rng(len(name))
    made: list[np.ndarray[Any, Any]] = []
    for argument in cast(Any, function).body.block.args:
        own, shape = dtype_of(argument.type), shape_of(argument.type)
        whole = rng.integers(-128, 128, shape) * (256 if own.itemsize == 2 else 1)
        made.append(rng.normal(0, 1, shape).astype(own) if is_float(own) else whole.astype(own))
    return tuple(made)


@cache
def expected(name: str) -> list[np.ndarray[Any, Any]]:
    return interpreter.run(hloom.parse(PROGRAMS[name]).op, list(arguments(name)))


def agree(name: str, got: list[np.ndarray[Any, Any]]) -> None:
    for a, b in zip(got, expected(name), strict=True):
        assert (a.dtype, a.shape) == (b.dtype, b.shape)
        if not is_float(b.dtype) or name.startswith(("moved", "control", "maximum", "minimum")):
            np.testing.assert_array_equal(a.astype(np.float64), b.astype(np.float64))
            continue
        eps = float(cast(Any, ml_dtypes.finfo)(b.dtype).eps)
        x, y = a.astype(np.float64), b.astype(np.float64)
        bound = (2 * eps if b.dtype.itemsize < 4 else 1e-5 if b.dtype == np.float32 else 1e-13) * np.max(np.abs(y))
        np.testing.assert_allclose(x, y, rtol=0, atol=bound)


@pytest.mark.parametrize("name", PROGRAMS)
def test_stages(name: str) -> None:
    for stage in STAGES[1:]:
        assert str(hloom.parse(texts(name)[stage])) == texts(name)[stage]
        agree(name, interpreter.run(hloom.parse(texts(name)[stage]).op, list(arguments(name))))


@pytest.mark.parametrize("name", ["dot of bf16", "control of i4", "moved f4E2M1FN", "batch norm of bf16"])
def test_text_is_upstreams(name: str) -> None:
    for stage in STAGES[1:]:
        mlir_opt(texts(name)[stage])


@pytest.mark.parametrize(("name", "profile"), [(name, "native") for name in PROGRAMS])
def test_c(name: str, profile: Profile) -> None:
    agree(name, run_c(texts(name)["linalg"], *arguments(name), profile=profile))


@pytest.mark.parametrize("name", ["dot of bf16", "control of i4", "control of bf16", "moved f4E2M1FN", "sum of bf16"])
def test_strict_c_under_the_sanitizers(name: str) -> None:
    agree(name, run_c(texts(name)["linalg"], *arguments(name), profile="portable"))
