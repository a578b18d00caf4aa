"""The public API: what `import hloom` offers, and how its errors look."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

import hloom
from hloom.passes.rewrite import Rewrite, Value, exact, rule
from hloom.passes.rewrite.stablehlo import negate

TWICE = """func.func @main(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = stablehlo.negate %a : tensor<2xf32>
  %1 = stablehlo.negate %0 : tensor<2xf32>
  return %1 : tensor<2xf32>
}
"""
BOTH = """func.func @main(%a: tensor<2xi8>, %b: tensor<f64>) -> (tensor<f64>, tensor<2xi8>) {
  return %b, %a : tensor<f64>, tensor<2xi8>
}
"""


@rule(exact)
def negate_twice(x: Value) -> Rewrite:
    """-(-x) → x"""
    return negate(negate(x)).to(x)


def test_arguments_are_never_changed() -> None:
    module = hloom.parse(TWICE)
    before = str(module)
    assert "negate" not in str(hloom.opt(module, "canonicalize"))
    assert "negate" not in str(hloom.rewrite(module, [negate_twice]))
    hloom.compile(module, target="interpreter")
    assert str(module) == before


@pytest.mark.parametrize("target", ["c", "interpreter"])
def test_results_keep_their_dtypes(target: str) -> None:
    a, b = np.array([-1, 127], np.int8), np.array(0.1)
    double, bytes_ = hloom.compile(BOTH, target=target)(a, b)
    assert (double.dtype, bytes_.dtype) == (np.float64, np.int8)
    assert double == b
    assert (bytes_ == a).all()


def test_one_result_comes_alone(tmp_path: Path) -> None:
    path = tmp_path / "twice.mlir"
    path.write_text(TWICE)
    x = np.array([1, -2], np.float32)
    assert (hloom.compile(path)(x) == x).all()
    assert (hloom.compile(str(path))(x) == x).all()


def test_without_a_c_compiler_the_interpreter_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CC", "no-such-compiler")
    with pytest.warns(RuntimeWarning, match="no C compiler: no-such-compiler, which"):
        negated = hloom.compile(TWICE)
    assert (negated(np.ones(2, np.float32)) == 1).all()


def test_errors_are_diagnostics() -> None:
    with pytest.raises(hloom.Error) as caught:
        hloom.parse(TWICE.replace("%0 : tensor<2xf32>", "%9 : tensor<2xf32>"))
    assert str(caught.value) == (
        "<string>:3:25: error: use of undeclared SSA value name\n"
        "  %1 = stablehlo.negate %9 : tensor<2xf32>\n"
        "                        ^"
    )
    with pytest.raises(hloom.Error, match=r"^hloom: error: no/such/file: No such file or directory$"):
        hloom.parse("no/such/file")
    with pytest.raises(hloom.Error, match="unknown target 'tpu'"):
        hloom.compile(TWICE, target="tpu")


def test_importing_loads_nothing_heavy() -> None:
    code = "import hloom, sys; print([m for m in ('xdsl', 'lark', 'numpy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
