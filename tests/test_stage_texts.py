"""Every stage of every program: its text is upstream's, we read it back as the same text, and it means the same."""

from __future__ import annotations

import subprocess
from functools import cache

import pytest
import upstream
from mlir_opt import mlir_opt
from programs.programs import GAPS, PROGRAMS
from programs.running import answers, are_equal
from xdsl.dialects.builtin import ModuleOp

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


class Stages:
    """A program's text at each stage that it comes to, and the ops left over there that nobody sees."""

    def __init__(self, name: str) -> None:
        module = hloom.parse(PROGRAMS[name].text())
        self.texts: dict[str, str] = {}
        self.left_over: dict[str, set[str]] = {}
        for stage in reached(name):
            lower(module.op, module.context, stage)
            self.texts[stage] = str(module)
            self.left_over[stage] = left_over(module.op)


def left_over(module: ModuleOp) -> set[str]:
    """The names of ops outside of a module that use values of it."""
    ops = set(module.walk())
    blocks = [block for op in ops for region in op.regions for block in region.blocks]
    values = [*(result for op in ops for result in op.results), *(arg for block in blocks for arg in block.args)]
    return {use.operation.name for value in values for use in value.uses if use.operation not in ops}


stages = cache(Stages)


def texts(name: str) -> dict[str, str]:
    return stages(name).texts


@pytest.mark.parametrize(("name", "stage"), CASES)
def test_nothing_is_left_over(name: str, stage: str) -> None:
    """A dropped op that still uses a value makes later stages think that it is needed, and copy it."""
    assert stages(name).left_over[stage] == set()


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
