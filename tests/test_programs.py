"""Real programs end to end: interpreter and C against XLA, in DESIGN's sense of equal, and what C may cost."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from c_programs import run_c
from programs.facts import Facts, facts_of
from programs.programs import GAPS, PROGRAMS
from programs.running import WAYS, answers, are_equal, executable
from xdsl.dialects.func import CallOp

import hloom
from hloom.dialects.diagnostics import Unsupported
from hloom.lowering.c import Profile
from hloom.lowering.stages import STAGES, lower

DIGITS = Path(__file__).parents[1] / "examples" / "digits"
LARGE = {"resnet18"}
# Programs that come down to C; those of GAPS are expected to fail, and a test fails when one does not.
IN_C = [name for name in PROGRAMS if name not in GAPS]


def marked(name: str, *values: object) -> Any:
    return pytest.param(
        name, *values, marks=[pytest.mark.slow] if name in LARGE else [], id="-".join([name, *map(str, values)])
    )


@pytest.mark.parametrize("name", [marked(name) for name in PROGRAMS])
def test_answers_can_tell_right_from_wrong(name: str) -> None:
    """Results are finite, and spread over more than 1e-3 of their largest value; a scalar's over those of all seeds."""
    for results in zip(*(expected for _, expected in answers(name)), strict=True):
        for values in results if results[0].size > 1 else [np.stack(results)]:
            wide = values.astype(np.float64)
            assert np.isfinite(wide).all()
            assert np.ptp(wide) > 1e-3 * np.abs(wide).max()


def cases() -> list[Any]:
    return [marked(name, way) for name in PROGRAMS for way in WAYS if way == "interpreter" or name not in GAPS]


@pytest.mark.parametrize(("name", "way"), cases())
def test_program_equals_xla(name: str, way: str) -> None:
    run = executable(PROGRAMS[name].text(), way)
    for arguments, expected in answers(name):
        assert are_equal(run(*arguments), expected)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", ["mlp", "cnn"])
def test_digits_are_read_as_xla_reads_them(name: str, way: str) -> None:
    """On the images that training never saw, with the logits that XLA gave when the model was exported."""
    images = (np.load(DIGITS / "images.npy") / 16).astype(np.float32)
    expected = np.load(DIGITS / f"{name}.logits.npy")
    (got,) = executable((DIGITS / f"{name}.mlir").read_text(), way)(images)
    assert (got.argmax(1) == expected.argmax(1)).all()
    assert are_equal([got], [expected])


@pytest.mark.parametrize("name", GAPS)
def test_gaps_are_told_and_still_there(name: str) -> None:
    """When this fails a program comes further than `GAPS` says: take it out there, so that it is tested."""
    module = hloom.parse(PROGRAMS[name].text())
    reached: list[str] = []
    with pytest.raises(Unsupported):
        lower(module.op, module.context, observe=lambda record: reached.append(record.stage))
    assert reached[-1] == GAPS[name]


@pytest.mark.parametrize("name", [name for name in PROGRAMS if PROGRAMS[name].function])
def test_committed_text_is_what_jax_exports(name: str) -> None:
    assert PROGRAMS[name].path.read_text() == PROGRAMS[name].exported()


@pytest.mark.parametrize("profile", ["portable", "native"])
@pytest.mark.parametrize("name", [name for name in IN_C if not PROGRAMS[name].reduced])
def test_programs_as_strict_c(name: str, profile: Profile) -> None:
    """No warning from gcc (`portable` is strict C99), and nothing from its sanitizers of addresses and behaviour."""
    arguments, expected = answers(name)[0]
    module = hloom.parse(PROGRAMS[name].text())
    lower(module.op, module.context, "linalg")
    assert are_equal(run_c(str(module), *arguments, profile=profile, sanitize=True), expected)


@cache
def facts(name: str) -> Facts:
    return facts_of(PROGRAMS[name].text(), name)


@pytest.mark.parametrize("name", IN_C)
def test_workspace_is_near_the_live_peak(name: str) -> None:
    found = facts(name)
    workspace = found.sources["native"].workspace_bytes
    assert found.peak <= workspace <= max(1.3 * found.peak, found.peak + 64)


def test_resnet18_keeps_its_budget() -> None:
    """Kernels are shared by shape, so that code grows with the number of different layers, not of layers."""
    found = facts("resnet18")
    assert found.ops["loops"] <= 3000
    assert found.ops["emitc"] <= 4000
    assert all(sources.lines <= 1500 for sources in found.sources.values())


def test_layers_of_one_shape_share_their_kernel() -> None:
    """ResNet-18 has two blocks for each width: what the second of them does again is called, not written, again."""
    module = hloom.parse(PROGRAMS["resnet18"].text())
    lower(module.op, module.context, "linalg")
    ops = list(module.op.walk())
    calls = [op.callee.string_value() for op in ops if isinstance(op, CallOp)]
    assert len(set(calls)) == sum("hloom.kernel" in op.attributes for op in ops) < len(calls)


def test_all_stages_are_passed() -> None:
    assert list(facts("resnet18").ops) == list(STAGES)
