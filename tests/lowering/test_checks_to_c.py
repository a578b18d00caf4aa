"""Checks at every stage and in C: the status is the number of the first that fails; the error stands at its place."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from check_cases import CASES, values

import hloom
from hloom.lowering import interpreter
from hloom.lowering.c import emit_c
from hloom.lowering.c.build import write_files
from hloom.lowering.stages import STAGES, lower
from hloom.tools.batch import invoke

LOOP = """func.func @main(%n: tensor<i32>, %x: tensor<3xf32>) -> (tensor<i32>, tensor<i1>) {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %four = stablehlo.constant dense<4> : tensor<i32>
  %ok = stablehlo.custom_call @check.eq(%x, %x) : (tensor<3xf32>, tensor<3xf32>) -> tensor<i1>
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
  check.expect_almost_eq_const %x, dense<[1.0, 2.0, 3.0]> : tensor<3xf32>
  return %0, %ok : tensor<i32>, tensor<i1>
}
"""
GOOD, NEAR = np.array([1, 2, 3], np.float32), np.array([1, 2.5, 3], np.float32)
RUNS = [(4, GOOD, None), (5, GOOD, 13), (9, NEAR, 13), (2, NEAR, 16)]


@pytest.mark.parametrize("stage", STAGES[1:])
def test_every_stage_has_the_status(stage: str) -> None:
    module = hloom.parse(LOOP)
    lower(module.op, module.context, stage)
    again = hloom.parse(str(module))
    for n, x, line in RUNS:
        if line is None:
            count, ok = interpreter.run(again.op, [np.int32(n), x])
            assert (count, ok) == (n, True)
            continue
        with pytest.raises(hloom.CheckError, match=f"<string>:{line}:3: error: |<string>:{line}:5: error: "):
            interpreter.run(again.op, [np.int32(n), x])


def test_compiled_programs_have_the_place() -> None:
    for _ in range(2):  # the second one comes from the cache
        function = hloom.compile(LOOP)
        for n, x, line in RUNS:
            if line is None:
                assert function(np.int32(n), x) == (n, True)
                continue
            with pytest.raises(hloom.CheckError) as caught:
                function(np.int32(n), x)
            name = "check.expect_eq" if line == 13 else "check.expect_almost_eq_const"
            first, text, _ = str(caught.value).splitlines()
            assert first == f"<string>:{line}:{5 if line == 13 else 3}: error: {name} failed"
            assert text == LOOP.splitlines()[line - 1]


def test_the_command_line_says_the_same() -> None:
    inputs = ["--input=dense<9> : tensor<i32>", "--input=dense<1.0> : tensor<3xf32>"]
    for target in ("c", "interpreter"):
        done = invoke(["run", f"--target={target}", *inputs, "-"], LOOP.encode())
        assert (done.code, done.stdout) == (1, b"")
        assert done.stderr.startswith(b"<stdin>:13:5: error: check.expect_eq")


_CHOSEN = [
    case
    for case in CASES
    if case.type in ("tensor<f32>", "tensor<complex<f64>>", "tensor<2xi1>", "tensor<0xf32>", "tensor<bf16>")
]


def test_cases_in_c(tmp_path: Path) -> None:
    """One C program of many: each case is a strict C99 file of its own, and main calls them all."""
    includes: list[str] = []
    calls: list[str] = []
    for number, case in enumerate(_CHOSEN):
        module = hloom.parse(case.text)
        lower(module.op, module.context)
        write_files(emit_c(module.op, f"case{number}"), tmp_path)
        includes.append(f'#include "case{number}.h"')
        operands = ", ".join(f"(void *)(uint64_t[]){{{words(value)}}}" for value in values(case))
        calls.append(f'    printf("%d\\n", case{number}({operands}, workspace));')
    head = ["#include <stdio.h>", *includes, "static uint64_t workspace[1 << 12];", "int main(void)", "{"]
    main = "\n".join([*head, *calls, "    return 0;", "}", ""])
    (tmp_path / "main.c").write_text(main)
    flags = ["-std=c99", "-Wall", "-Wextra", "-pedantic", "-Werror", "-ffp-contract=off"]
    files = sorted(path.name for path in tmp_path.glob("*.c"))
    subprocess.run(["gcc", *flags, *files, "-lm", "-o", "main"], cwd=tmp_path, check=True)
    done = subprocess.run(["./main"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(int(case.message is not None)) for case in _CHOSEN]


def words(value: Any) -> str:
    """The bytes of an array as integers of eight."""
    raw = np.ascontiguousarray(value).tobytes()
    return ", ".join(f"{n}u" for n in np.frombuffer(raw + bytes(-len(raw) % 8), np.uint64)) or "0"
