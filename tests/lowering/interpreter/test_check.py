"""Checks as a program runs: what passes, what fails, and what is said about it."""

from __future__ import annotations

from typing import Any

import ml_dtypes
import numpy as np
import pytest
from check_cases import CASES, Case, values

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import CheckError, Error, Source
from hloom.dialects.text.parser import parse
from hloom.dialects.verifier import verify
from hloom.lowering import interpreter
from hloom.lowering.interpreter.numerics.closeness import ulps_apart


def module_of(text: str) -> Any:
    module = parse(Source("test.mlir", text), Context())
    verify(module)
    return module


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.check.partition(' ')[0]}-{c.type}-{c.a}-{c.b}")
def test_checks(case: Case) -> None:
    module = module_of(case.text)
    if case.message is None:
        interpreter.run(module, values(case))
        return
    with pytest.raises(CheckError) as caught:
        interpreter.run(module, values(case))
    lines = str(caught.value).splitlines()
    assert lines[0].startswith("test.mlir:2:")
    assert case.message in lines[0]
    assert lines[3].startswith("actual: ")
    assert any(line.startswith("expected: ") for line in lines)


@pytest.mark.parametrize(
    "name", ["float8_e4m3fn", "float8_e5m2", "float8_e4m3b11fnuz", "float8_e8m0fnu", "float4_e2m1fn", "float6_e3m2fn"]
)
def test_ulps_count_the_values_between(name: str) -> None:
    """Against the order of all values of an 8-bit type: neighbours are one apart, and both zeros are one value."""
    dtype = np.dtype(getattr(ml_dtypes, name))
    width = ml_dtypes.finfo(dtype).bits
    every = np.arange(2**width, dtype=np.uint8).view(dtype)
    finite = every[np.isfinite(every.astype(np.float64))]
    ranks = np.unique(finite.astype(np.float64), return_inverse=True)[1].astype(np.int64)
    expected = np.abs(ranks[:, None] - ranks[None, :])
    shape = (finite.size, finite.size)
    got = ulps_apart(np.broadcast_to(finite[:, None], shape), np.broadcast_to(finite[None, :], shape))
    np.testing.assert_array_equal(got, expected)


def test_a_check_in_a_loop_fails_when_it_does() -> None:
    module = module_of("""func.func @main(%n: tensor<i32>) -> tensor<i32> {
      %zero = stablehlo.constant dense<0> : tensor<i32>
      %one = stablehlo.constant dense<1> : tensor<i32>
      %four = stablehlo.constant dense<4> : tensor<i32>
      %0 = stablehlo.while(%i = %zero) : tensor<i32>
      cond {
        %1 = stablehlo.compare LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %1 : tensor<i1>
      } do {
        %1 = stablehlo.add %i, %one : tensor<i32>
        %2 = stablehlo.minimum %1, %four : tensor<i32>
        check.expect_eq %1, %2 : tensor<i32>
        stablehlo.return %1 : tensor<i32>
      }
      return %0 : tensor<i32>
    }""")
    assert interpreter.run(module, [np.int32(4)]) == [4]
    with pytest.raises(CheckError, match=r"12:9: error: check.expect_eq: 1 of 1 elements differ: 5 "):
        interpreter.run(module, [np.int32(7)])


def test_the_first_failing_check_is_reported() -> None:
    module = module_of("""func.func @main(%a: tensor<i8>, %b: tensor<i8>) {
      check.expect_eq %a, %a : tensor<i8>
      check.expect_eq %a, %b : tensor<i8>
      check.expect_eq_const %b, dense<9> : tensor<i8>
      return
    }""")
    with pytest.raises(CheckError, match=":3:7: "):
        interpreter.run(module, [np.int8(1), np.int8(2)])


def test_a_value_that_is_long_is_shortened() -> None:
    text = "func.func @main(%a: tensor<999xi32>) {\n check.expect_eq_const %a, dense<0> : tensor<999xi32>\n return\n}"
    with pytest.raises(CheckError) as caught:
        interpreter.run(module_of(text), [np.arange(999, dtype=np.int32)])
    assert "998 of 999 elements differ: at [1] 1 (actual) is not 0 (expected)" in str(caught.value)
    assert "; and 994 more" in str(caught.value)
    assert caught.value.actual == "[  0,   1,   2, ..., 996, 997, 998] : int32[999]"


PROBES = """func.func @main(%a: tensor<2xf32>) {
  %0 = interpreter.probe %a, probe_id = "x" : tensor<2xf32>
  %1 = stablehlo.add %0, %0 : tensor<2xf32>
  %2 = interpreter.probe %1, probe_id = "y" : tensor<2xf32>
  %3 = interpreter.probe %1, probe_id = "x" : tensor<2xf32>
  check.expect_serialized_eq %a, probe_id = "x" : tensor<2xf32>
  check.expect_serialized_eq %1, probe_id = "x", iter = ITERATION : tensor<2xf32>
  return
}"""


def test_probes_are_counted_by_name() -> None:
    module = module_of(PROBES.replace("ITERATION", "1"))
    runner = interpreter.Interpreter(module)
    for seed in range(2):  # a run does not see what the one before stored
        x = np.array([seed, 2], np.float32)
        runner(x)
        assert [name for name, _ in runner.probes] == ["x", "y", "x"]
        np.testing.assert_array_equal(runner.probes[1][1], x + x)


@pytest.mark.parametrize(
    ("iteration", "message"), [(0, "2 of 2 elements differ"), (2, 'probe "x" stored 2 values, but number 2 is')]
)
def test_probes_that_differ(iteration: int, message: str) -> None:
    with pytest.raises(CheckError, match=message):
        interpreter.run(module_of(PROBES.replace("ITERATION", str(iteration))), [np.ones(2, np.float32)])


def test_a_custom_check_takes_two_values_of_one_type() -> None:
    module = module_of("""func.func @main(%a: tensor<i8>, %b: tensor<i16>) {
      stablehlo.custom_call @check.expect_eq(%a, %b) : (tensor<i8>, tensor<i16>) -> ()
      return
    }""")
    with pytest.raises(Error, match=r"2:7: error: @check.expect_eq takes two operands of one type"):
        interpreter.run(module, [np.int8(1), np.int16(1)])
