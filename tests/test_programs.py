"""Real programs end to end: every target against XLA, and every stage against the first, in DESIGN's sense of equal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import jax
import numpy as np
import pytest
from c_programs import run_c
from programs.programs import PROGRAMS

import hloom
from hloom.api import Module
from hloom.lowering import interpreter
from hloom.lowering.c import Profile
from hloom.lowering.stages import STAGES, lower

HERE = Path(__file__).parent
DIGITS = HERE.parent / "examples" / "digits"
TARGETS = ("interpreter", "c")


def assert_equal(got: Sequence[Any], expected: Sequence[Any], tolerance: float = 1e-5) -> None:
    """Per output: max|a-b| ≤ tolerance * max|b|, everything finite and of spread > 1e-3 of its largest value."""
    assert len(got) == len(expected)
    for a, b in zip(got, expected, strict=True):
        largest = np.abs(b).max()
        assert a.shape == b.shape
        assert a.dtype == b.dtype
        assert np.isfinite(b).all()
        assert b.max() - b.min() > 1e-3 * largest
        assert np.abs(a - b).max() <= tolerance * largest


@cache
def compiled(name: str, target: str) -> Any:
    return hloom.compile(HERE / "programs" / f"{name}.mlir", target=target)


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", PROGRAMS)
def test_program_equals_xla(name: str, target: str, seed: int) -> None:
    program = PROGRAMS[name]
    arguments = program.arguments(seed)
    expected = np.asarray(jax.jit(program.function)(*arguments))
    got = compiled(name, target)(*map(np.asarray, arguments))
    assert_equal([got], [expected])


@pytest.mark.parametrize("name", PROGRAMS)
def test_committed_text_is_what_jax_exports(name: str) -> None:
    assert (HERE / "programs" / f"{name}.mlir").read_text() == PROGRAMS[name].text()


@pytest.mark.parametrize("target", TARGETS)
@pytest.mark.parametrize("name", ["mlp", "cnn"])
def test_digits_equal_xla(name: str, target: str) -> None:
    images = (np.load(DIGITS / "images.npy") / 16).astype(np.float32)
    expected = np.load(DIGITS / f"{name}.logits.npy")
    got = hloom.compile(DIGITS / f"{name}.mlir", target=target)(images)
    assert (got.argmax(1) == expected.argmax(1)).all()
    assert np.abs(got - expected).max() <= 1e-5 * np.abs(expected).max()


@pytest.mark.parametrize("profile", ["portable", "native"])
@pytest.mark.parametrize("name", ["mlp", "cnn", "encoder"])
def test_models_as_strict_c(name: str, profile: Profile) -> None:
    """No warning from gcc (`portable` is strict C99), and nothing from its sanitizers of addresses and behaviour."""
    path = (HERE / "programs" if name in PROGRAMS else DIGITS) / f"{name}.mlir"
    images = (np.load(DIGITS / "images.npy") / 16).astype(np.float32)
    arguments = [np.asarray(a) for a in PROGRAMS[name].arguments(0)] if name in PROGRAMS else [images]
    got = run_c(str(at_stage(path, "linalg")), *arguments, profile=profile, sanitize=True)
    assert_equal(got, [hloom.compile(path, target="interpreter")(*arguments)])


def at_stage(path: Path, stage: str) -> Module:
    """The program lowered to `stage`, printed there, and read back."""
    module = hloom.parse(path)
    lower(module.op, module.context, stage)
    return hloom.parse(str(module))


@pytest.mark.parametrize("stage", STAGES[:3])
@pytest.mark.parametrize("name", PROGRAMS)
def test_upper_stages_run_the_whole_program(name: str, stage: str) -> None:
    check_stage_runs(name, stage)


@pytest.mark.parametrize("stage", STAGES[3:])
@pytest.mark.parametrize("name", ["encoder_small", "gelu", "gelu_exact", "layernorm", "softmax"])
def test_lower_stages_run_reduced_programs(name: str, stage: str) -> None:
    check_stage_runs(name, stage)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("name", ["mlp", "cnn"])
def test_every_stage_runs_the_digits_on_two_images(name: str, stage: str) -> None:
    """The batch is a dimension of activations alone, so a smaller one is the same program with another number in it."""
    module = hloom.parse((DIGITS / f"{name}.mlir").read_text().replace("tensor<360x", "tensor<2x"))
    lower(module.op, module.context, stage)
    images = (np.load(DIGITS / "images.npy")[:2] / 16).astype(np.float32)
    (got,) = interpreter.run(hloom.parse(str(module)).op, [images])
    assert_equal([got], [np.load(DIGITS / f"{name}.logits.npy")[:2]])


def check_stage_runs(name: str, stage: str) -> None:
    program = PROGRAMS[name]
    arguments = program.arguments(0)
    expected = np.asarray(jax.jit(program.function)(*arguments))
    module = at_stage(HERE / "programs" / f"{name}.mlir", stage)
    assert_equal(interpreter.run(module.op, [np.asarray(a) for a in arguments]), [expected])
