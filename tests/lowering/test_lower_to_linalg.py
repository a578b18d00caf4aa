"""Stage `linalg` means what stage `stablehlo` does, is what upstream reads, and costs little to make."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from mlir_opt import mlir_opt
from programs.small.small import PROGRAMS

import hloom
from hloom.api import Module
from hloom.dialects.diagnostics import Unsupported
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.lowering import interpreter
from hloom.lowering.stages import check_stage, lower

SMALL = Path(__file__).parents[1] / "programs" / "small"


def lowered(name: str) -> Module:
    module = hloom.parse(SMALL / f"{name}.mlir")
    lower(module.op, module.context, "linalg")
    return module


def assert_close(got: list[np.ndarray[Any, Any]], expected: list[np.ndarray[Any, Any]]) -> None:
    """Integers equal; floats within the tolerance for whole programs, infinities and NaNs in the same places."""
    assert len(got) == len(expected)
    for a, b in zip(got, expected, strict=True):
        assert a.dtype == b.dtype
        assert a.shape == b.shape
        if b.dtype.kind in "biu":
            np.testing.assert_array_equal(a, b)
            continue
        wide = np.complex128 if b.dtype.kind == "c" else np.float64
        tolerance = 1e-5 if b.dtype.itemsize >= 4 else 2e-2
        x, y = a.astype(wide), b.astype(wide)
        scale = float(np.abs(y[np.isfinite(y)]).max(initial=0))
        np.testing.assert_allclose(x, y, rtol=tolerance, atol=tolerance * scale)


@pytest.mark.parametrize("name", PROGRAMS)
def test_lowering_keeps_the_meaning(name: str) -> None:
    above, module = hloom.parse(SMALL / f"{name}.mlir"), lowered(name)
    check_stage(module.op, "linalg")
    for seed in range(2):
        arguments = PROGRAMS[name].arguments(seed)
        assert_close(interpreter.run(module.op, arguments), interpreter.run(above.op, arguments))


@pytest.mark.parametrize("name", PROGRAMS)
def test_upstream_reads_it(name: str) -> None:
    """What upstream does not have, `linalg_ext`, it reads in generic form."""
    tool = mlir_opt()
    if tool is None:
        pytest.skip("mlir-opt is not installed")
    command = [*tool.command, "--allow-unregistered-dialect", "-"]
    text = print_op(lowered(name).op, PrintOptions(generic="linalg_ext." in str(lowered(name))))
    done = subprocess.run(command, input=text, env=tool.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", PROGRAMS)
def test_committed_text_is_what_jax_exports(name: str) -> None:
    assert (SMALL / f"{name}.mlir").read_text() == PROGRAMS[name].text()


def chain(length: int) -> Module:
    """A program that is one long expression."""
    lines = [f"  %{n + 1} = stablehlo.sine %{n} : tensor<8xf32>" for n in range(length)]
    body = "\n".join(["  %0 = stablehlo.negate %x : tensor<8xf32>", *lines])
    text = (
        f"func.func public @main(%x: tensor<8xf32>) -> tensor<8xf32> {{\n{body}\n  return %{length} : tensor<8xf32>\n}}"
    )
    return hloom.parse(text)


def test_deep_expressions_need_no_deep_stack() -> None:
    module = chain(3000)
    lower(module.op, module.context, "linalg")
    (result,) = interpreter.run(module.op, [np.ones(8, np.float32)])
    assert np.isfinite(result).all()


def diamonds(depth: int) -> Module:
    """Each value is read twice, at different places, by the next: expressions that must not be written out in full."""
    lines = ["  %v0 = stablehlo.negate %x : tensor<64xf32>"]
    for n in range(depth):
        rotated = f"%a{n}, %b{n}, dim = 0 : (tensor<63xf32>, tensor<1xf32>) -> tensor<64xf32>"
        lines += [
            f"  %a{n} = stablehlo.slice %v{n} [1:64] : (tensor<64xf32>) -> tensor<63xf32>",
            f"  %b{n} = stablehlo.slice %v{n} [0:1] : (tensor<64xf32>) -> tensor<1xf32>",
            f"  %c{n} = stablehlo.concatenate {rotated}",
            f"  %v{n + 1} = stablehlo.add %c{n}, %v{n} : tensor<64xf32>",
        ]
    body = "\n".join([*lines, f"  return %v{depth} : tensor<64xf32>"])
    return hloom.parse(f"func.func public @main(%x: tensor<64xf32>) -> tensor<64xf32> {{\n{body}\n}}")


def test_cost_is_linear() -> None:
    def seconds(depth: int) -> tuple[float, int]:
        module = diamonds(depth)
        start = time.perf_counter()
        lower(module.op, module.context, "linalg")
        return time.perf_counter() - start, sum(1 for _ in module.op.walk())

    seconds(8)
    _, few = seconds(50)
    _, many = seconds(200)
    assert many < 5 * few


def test_a_gap_names_the_op() -> None:
    text = """func.func public @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.custom_call @elsewhere(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}"""
    module = hloom.parse(text)
    with pytest.raises(Unsupported, match=r":2:8: error: unsupported: stablehlo\.custom_call"):
        lower(module.op, module.context, "linalg")
