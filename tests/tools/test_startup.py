"""What a short command may load and cost."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = ROOT / "tests" / "programs" / "gelu_exact.mlir"
# What a program of StableHLO ops between passes over StableHLO has no use for.
UNUSED = {
    *("numpy", "ml_dtypes", "jax", "jaxlib", "rich", "filelock", "subprocess"),
    *("hloom.lowering", "hloom.dialects.emitc", "hloom.dialects.linalg_ext", "hloom.dialects.scf"),
    *(f"xdsl.dialects.{name}" for name in ("arith", "cf", "emitc", "linalg", "memref", "scf", "tensor", "vector")),
    *("xdsl.interpreter", "xdsl.interpreters"),
}


def loaded(*arguments: str) -> set[str]:
    """The modules that a run of `hloom` has loaded at its end."""
    program = "import sys; from hloom.tools.main import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    run = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize("passes", [[], ["-p", "canonicalize,cse"]], ids=["print", "passes"])
def test_a_small_program_loads_what_it_needs(passes: list[str]) -> None:
    loaded("opt", str(PROGRAM))  # builds tables, if there are none yet: that loads all dialects
    modules = loaded("opt", *passes, str(PROGRAM))
    assert "hloom.dialects.stablehlo" in modules
    assert modules & UNUSED == set()


def test_the_version_loads_no_ir() -> None:
    assert {name.partition(".")[0] for name in loaded("--version")} & {"xdsl", "lark", "numpy", "rich"} == set()


@pytest.mark.slow
def test_a_short_command_costs_little_more_than_the_libraries_it_loads() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "startup.py"), "--quick"]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
