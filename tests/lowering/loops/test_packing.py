"""The arena's plans: nothing that lives at the same time overlaps, and little is wasted."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.lowering.loops import arena
from hloom.lowering.loops.packing import ALIGNMENT, Lifetime, Plan, aligned, live_peak, pack
from hloom.lowering.stages import lower

_PROGRAMS = Path(__file__).parents[2] / "programs"
_DIGITS = Path(__file__).parents[3] / "examples" / "digits"


def chain(rng: random.Random) -> list[Lifetime]:
    """Each buffer is read by the next op or two, as in most networks."""
    return [Lifetime(rng.randint(1, 1 << 20), k, k + rng.randint(1, 3)) for k in range(rng.randint(2, 80))]


def residual(rng: random.Random) -> list[Lifetime]:
    """Some buffers wait for a sum far below."""
    spans = (rng.choice((1, 1, 2, 12)) for _ in range(60))
    return [Lifetime(rng.choice((4096, 65536, 1 << 18)), k, k + span) for k, span in enumerate(spans)]


def anything(rng: random.Random) -> list[Lifetime]:
    starts = [rng.randint(0, 99) for _ in range(rng.randint(1, 120))]
    return [Lifetime(int(2 ** rng.uniform(6, 22)), start, start + rng.randint(0, 30)) for start in starts]


def tiny(rng: random.Random) -> list[Lifetime]:
    return [Lifetime(rng.randint(0, 3) * ALIGNMENT, k, k + rng.randint(0, 9)) for k in range(50)]


def assert_apart(lifetimes: list[Lifetime], plan: Plan) -> None:
    placed = list(zip(lifetimes, plan.offsets, strict=True))
    for number, (one, at) in enumerate(placed):
        assert at % ALIGNMENT == 0
        assert at + one.size <= plan.size
        for other, there in placed[:number]:
            if one.size and other.size and one.first <= other.last and other.first <= one.last:
                assert at + one.size <= there or there + other.size <= at


@pytest.mark.parametrize("pattern", [chain, residual, anything, tiny])
def test_plans_are_tight(pattern: Callable[[random.Random], list[Lifetime]]) -> None:
    ratios: list[float] = []
    for seed in range(60):
        lifetimes = pattern(random.Random(seed))
        plan = pack(lifetimes)
        assert_apart(lifetimes, plan)
        peak = live_peak([Lifetime(aligned(one.size), one.first, one.last) for one in lifetimes])
        ratios.append(plan.size / peak if peak else 1.0)
    assert max(ratios) <= 1.3
    assert sum(ratios) / len(ratios) <= 1.05


def test_many_buffers_take_one_pass() -> None:
    rng = random.Random(0)
    lifetimes = [Lifetime(rng.randint(1, 4096), k, k + rng.randint(1, 9)) for k in range(1500)]
    plan = pack(lifetimes)
    assert_apart(lifetimes[:300], Plan(plan.offsets[:300], plan.size))
    assert plan.size <= 1.3 * live_peak([Lifetime(aligned(one.size), one.first, one.last) for one in lifetimes])


def test_nothing_to_plan() -> None:
    assert pack([]) == Plan((), 0)
    assert live_peak([]) == 0


@pytest.mark.parametrize(
    "path", [_PROGRAMS / "encoder.mlir", _DIGITS / "mlp.mlir", _DIGITS / "cnn.mlir"], ids=lambda p: p.stem
)
def test_the_models_workspace_is_near_their_live_peak(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    planned: list[tuple[list[Lifetime], Plan]] = []

    def record(lifetimes: list[Lifetime]) -> Plan:
        planned.append((lifetimes, pack(lifetimes)))
        return planned[-1][1]

    monkeypatch.setattr(arena, "pack", record)
    context = Context()
    lower(parse(Source(str(path), path.read_text()), context), context)
    ((lifetimes, plan),) = planned
    assert_apart(lifetimes, plan)
    assert live_peak(lifetimes) <= plan.size <= 1.3 * live_peak(lifetimes)
