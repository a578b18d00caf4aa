"""Every stage of every program: its text is upstream's, we read it back as the same text, and it means the same."""

from __future__ import annotations

import subprocess
from functools import cache

import pytest
import upstream
from mlir_opt import mlir_opt
from programs.programs import GAPS, PROGRAMS
from programs.running import answers, are_equal

import hloom
from hloom.dialects.text.printer import PrintOptions, print_op
from hloom.lowering import interpreter
from hloom.lowering.stages import STAGES, lower


def reached(name: str) -> tuple[str, ...]:
    """The stages that a program comes to."""
    return STAGES[: STAGES.index(GAPS[name]) + 1] if name in GAPS else STAGES


def is_scalar(stage: str) -> bool:
    """Whether the interpreter runs a stage's loops one by one, for which large programs have a reduced version."""
    return stage in ("loops", "emitc")


CASES = [
    pytest.param(name, stage, marks=[pytest.mark.slow] if name in ("resnet18", "silero_vad") else [])
    for name in PROGRAMS
    for stage in reached(name)
]
RUNNING = [case for case in CASES if not (is_scalar(str(case.values[1])) and PROGRAMS[str(case.values[0])].reduced)]


@cache
def texts(name: str) -> dict[str, str]:
    """A program's text at each stage that it comes to."""
    module = hloom.parse(PROGRAMS[name].text())
    found: dict[str, str] = {}
    for stage in reached(name):
        lower(module.op, module.context, stage)
        found[stage] = str(module)
    return found


@pytest.mark.parametrize(("name", "stage"), CASES)
def test_text_reads_back(name: str, stage: str) -> None:
    text = texts(name)[stage]
    assert str(hloom.parse(text)) == text


@pytest.mark.skipif(mlir_opt() is None, reason="mlir-opt is not installed")
@pytest.mark.parametrize(("name", "stage"), CASES)
def test_text_is_upstreams(name: str, stage: str) -> None:
    """Stages with `linalg_ext`, which upstream lacks, are given to it in generic form."""
    text = texts(name)[stage]
    if stage == "stablehlo":
        assert upstream.texts(text)[0].rstrip("\n") == text.rstrip("\n")
    elif "linalg_ext." in text:
        opted(print_op(hloom.parse(text).op, PrintOptions(generic=True)))
    else:
        assert opted(text).rstrip("\n") == text.rstrip("\n")


def opted(text: str) -> str:
    """What `mlir-opt` makes of a text."""
    tool = mlir_opt()
    assert tool is not None
    command = [*tool.command, "--allow-unregistered-dialect"]
    done = subprocess.run(command, input=text, env=tool.environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize(("name", "stage"), RUNNING)
def test_stage_means_the_same(name: str, stage: str) -> None:
    arguments, expected = answers(name)[0]
    assert are_equal(interpreter.run(hloom.parse(texts(name)[stage]).op, arguments), expected)
