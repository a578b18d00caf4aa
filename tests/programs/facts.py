"""What happens to a program on its way down: how large it is at each stage, the memory it takes, and where it stops."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from unittest.mock import patch

import hloom
from hloom.dialects.diagnostics import Unsupported
from hloom.lowering.c import Profile, Sources, emit_c
from hloom.lowering.loops import arena
from hloom.lowering.loops.packing import Lifetime, Plan, live_peak, pack
from hloom.lowering.stages import STAGES, StageRecord, lower


@dataclass
class Facts:
    """Ops on entering each stage that the program reaches, its C by profile, and why it goes no further.

    `peak` is how many bytes are in use at one time, which is the least that a workspace can have.
    """

    ops: dict[str, int] = field(default_factory=dict[str, int])
    sources: dict[Profile, Sources] = field(default_factory=dict[Profile, Sources])
    peak: int = 0
    gap: str | None = None


PROFILES: tuple[Profile, ...] = ("portable", "native")


def facts_of(text: str, stem: str) -> Facts:
    found = Facts()

    def observe(record: StageRecord) -> None:
        found.ops[record.stage] = record.ops

    def packed(lifetimes: Sequence[Lifetime]) -> Plan:
        found.peak = live_peak(lifetimes)
        return pack(lifetimes)

    module = hloom.parse(text)
    try:
        with patch.object(arena, "pack", packed):
            lower(module.op, module.context, observe=observe)
        for profile in PROFILES:
            found.sources[profile] = emit_c(module.op, stem, profile)
    except Unsupported as error:
        found.gap = gap_of(error)
    return found


def gap_of(error: Unsupported) -> str:
    """The first line of a diagnostic without its place."""
    return "unsupported: " + str(error).splitlines()[0].partition("unsupported: ")[2]


def size_cells(facts: Facts) -> list[str]:
    """A row of the sizes in `docs/programs.md`, without the program's name."""
    ops = [f"{facts.ops[stage]:,}" if stage in facts.ops else "—" for stage in STAGES]
    if facts.gap is not None:
        return [*ops, *["—"] * 5]
    lines = [f"{facts.sources[profile].lines:,}" for profile in PROFILES]
    workspace = facts.sources["native"].workspace_bytes
    ratio = f"{workspace / facts.peak:.2f}" if facts.peak else "—"
    return [*ops, *lines, f"{workspace:,}", f"{facts.peak:,}", ratio]
