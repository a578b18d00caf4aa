"""Checks as values: the pass finds what the interpreter's own checks find, through all control flow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from check_cases import CASES, Case, values

import hloom
from hloom.lowering.interpreter import Interpreter


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.check.partition(' ')[0]}-{c.type}-{c.a}-{c.b}")
def test_the_same_as_the_checks(case: Case) -> None:
    module = hloom.opt(case.text, "checks-to-status")
    assert not any("check" in op.name or "custom_call" in op.name for op in module.op.walk())
    assert str(hloom.parse(str(module))) == str(module)
    run = Interpreter(module.op)
    if case.message is None:
        assert run(*values(case)) == []
    else:
        with pytest.raises(hloom.CheckError, match=r"^<string>:2:\d+: error: @?check\.\w+ failed"):
            run(*values(case))


def first_failure(text: str, *arguments: Any) -> int | None:
    """The line of the first check that fails, which is the same with checks and with the status."""
    lines: list[int | None] = []
    for module in (hloom.parse(text), hloom.opt(text, "checks-to-status"), hloom.opt(text, "inline,checks-to-status")):
        try:
            Interpreter(module.op)(*arguments)
            lines.append(None)
        except hloom.CheckError as error:
            lines.append(error.source.line_column(error.offset)[0])
    assert len(set(lines)) == 1, lines
    return lines[0]


IF = """func.func @main(%p: tensor<i1>, %x: tensor<i32>) -> tensor<i32> {
  %0 = "stablehlo.if"(%p) ({
    check.expect_eq_const %x, dense<1> : tensor<i32>
    check.expect_eq_const %x, dense<2> : tensor<i32>
    stablehlo.return %x : tensor<i32>
  }, {
    %1 = stablehlo.add %x, %x : tensor<i32>
    stablehlo.return %1 : tensor<i32>
  }) : (tensor<i1>) -> tensor<i32>
  check.expect_eq_const %0, dense<8> : tensor<i32>
  return %0 : tensor<i32>
}"""


@pytest.mark.parametrize(
    ("taken", "x", "line"), [(True, 1, 4), (True, 2, 3), (False, 4, None), (False, 5, 10), (True, 8, 3)]
)
def test_if(taken: bool, x: int, line: int | None) -> None:
    assert first_failure(IF, np.bool_(taken), np.int32(x)) == line


CASE = """func.func private @below(%x: tensor<i32>) -> tensor<i32> {
  %0 = call @checked(%x) : (tensor<i32>) -> tensor<i32>
  return %0 : tensor<i32>
}
func.func private @checked(%x: tensor<i32>) -> tensor<i32> {
  check.expect_eq_const %x, dense<3> : tensor<i32>
  return %x : tensor<i32>
}
func.func @main(%i: tensor<i32>, %x: tensor<i32>) {
  "stablehlo.case"(%i) ({
    stablehlo.return
  }, {
    %0 = func.call @below(%x) : (tensor<i32>) -> tensor<i32>
    check.expect_eq_const %0, dense<4> : tensor<i32>
    stablehlo.return
  }, {
    check.expect_eq_const %i, dense<2> : tensor<i32>
    stablehlo.return
  }) : (tensor<i32>) -> ()
  return
}"""


@pytest.mark.parametrize(("index", "x", "line"), [(0, 9, None), (1, 9, 6), (1, 3, 14), (2, 9, None), (7, 9, 17)])
def test_case_and_calls(index: int, x: int, line: int | None) -> None:
    assert first_failure(CASE, np.int32(index), np.int32(x)) == line


WHILE = """func.func @main(%n: tensor<i32>) -> tensor<i32> {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %0 = stablehlo.while(%i = %zero) : tensor<i32>
  cond {
    %1 = stablehlo.compare LT, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    %1 = stablehlo.while(%j = %zero) : tensor<i32>
    cond {
      %2 = stablehlo.compare LT, %j, %i : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %2 : tensor<i1>
    } do {
      %2 = stablehlo.add %j, %one : tensor<i32>
      %3 = stablehlo.remainder %2, %i : tensor<i32>
      check.expect_almost_eq_const %flag, dense<1.0> : tensor<f32>
      stablehlo.return %2 : tensor<i32>
    }
    check.expect_eq_const %i, dense<0> : tensor<i32>
    %4 = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %4 : tensor<i32>
  }
  return %0 : tensor<i32>
}""".replace("%n: tensor<i32>)", "%n: tensor<i32>, %flag: tensor<f32>)", 1)


@pytest.mark.parametrize(("n", "flag", "line"), [(0, 2, None), (1, 2, None), (2, 1, 19), (2, 2, 16), (3, 1, 19)])
def test_while(n: int, flag: float, line: int | None) -> None:
    assert first_failure(WHILE, np.int32(n), np.float32(flag)) == line


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            """func.func @main(%x: tensor<4xi32>, %z: tensor<i32>) -> tensor<i32> {
  %0 = "stablehlo.reduce"(%x, %z) <{dimensions = array<i64: 0>}> ({
  ^bb0(%a: tensor<i32>, %b: tensor<i32>):
    check.expect_eq %a, %a : tensor<i32>
    stablehlo.return %a : tensor<i32>
  }) : (tensor<4xi32>, tensor<i32>) -> tensor<i32>
  return %0 : tensor<i32>
}""",
            "4:5: error: unsupported: a check inside of stablehlo.reduce",
        ),
        (
            """func.func @main(%x: tensor<i32>) -> tensor<i32> {
  %0 = stablehlo.while(%i = %x) : tensor<i32>
  cond {
    check.expect_eq %i, %i : tensor<i32>
    %1 = stablehlo.compare LT, %i, %x : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    stablehlo.return %i : tensor<i32>
  }
  return %0 : tensor<i32>
}""",
            "4:5: error: unsupported: a check in the condition of stablehlo.while",
        ),
        (
            """func.func @main(%x: tensor<f4E2M1FN>) {
  check.expect_close %x, %x, max_ulp_difference = 3 : tensor<f4E2M1FN>, tensor<f4E2M1FN>
  return
}""",
            "2:3: error: unsupported: check.expect_close of f4E2M1FN outside of the interpreter",
        ),
        (
            """func.func @main(%x: tensor<f32>) {
  check.expect_serialized_eq %x, probe_id = "p" : tensor<f32>
  return
}""",
            "2:3: error: unsupported: check.expect_serialized_eq outside of the interpreter",
        ),
    ],
)
def test_what_has_no_status_to_set(text: str, message: str) -> None:
    with pytest.raises(hloom.Error, match=message):
        hloom.opt(text, "checks-to-status")


def test_a_program_without_checks_is_left_alone() -> None:
    text = str(hloom.parse("func.func @main(%x: tensor<i32>) -> tensor<i32> {\n return %x : tensor<i32>\n}"))
    assert str(hloom.opt(text, "checks-to-status")) == text
