"""The text of every stage is the one that mlir-opt prints for it, and we read it back as the same text."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from mlir_opt import mlir_opt

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.dialects.text.printer import print_op
from hloom.tools.main import main

PROGRAMS = Path(__file__).parent / "programs"
STAGES = ("linalg", "buffers", "loops", "emitc")


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("program", ["encoder_small", "gelu_exact", "layernorm", "softmax"])
def test_text_is_mlir_opts(program: str, stage: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compile", str(PROGRAMS / f"{program}.mlir"), f"--emit={stage}"]) == 0
    text = capsys.readouterr().out
    tool = mlir_opt()
    assert tool is not None
    command = [*tool.command, "--allow-unregistered-dialect"]
    done = subprocess.run(command, input=text, env=tool.environment, capture_output=True, text=True, check=True)
    assert text == done.stdout.rstrip("\n") + "\n"
    assert print_op(parse(Source("stage.mlir", text), Context())) == text
