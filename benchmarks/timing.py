"""Run time beside XLA's: both in one process on one core, in turns, so that other work on the machine hits both.

To be imported first: it chooses the core before any threads start, and finds the programs of the tests.
"""

from __future__ import annotations

import os

# Before JAX starts its threads: it makes as many as there are cores for this process.
os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

import time  # noqa: E402
from collections.abc import Callable, Sequence  # noqa: E402
from dataclasses import dataclass  # noqa: E402
from typing import Any  # noqa: E402

import jax  # noqa: E402
import workloads  # noqa: E402, F401
from programs import xla  # noqa: E402

import hloom  # noqa: E402


@dataclass(frozen=True)
class Times:
    """Seconds of the fastest call: of C of profile `native`, called as people call it, and of XLA."""

    ours: float
    xla: float

    @property
    def ratio(self) -> float:
        return self.ours / self.xla


def times_of(text: str, arguments: Sequence[Any], seconds: float) -> Times:
    """Times over `seconds` for each side; raises `hloom.Unsupported` where there is no way down to C."""
    compiled = hloom.compile(text)
    run, placed = xla.compiled(text), xla.placed(arguments)
    calls: list[Callable[[], object]] = [
        lambda: compiled(*arguments),
        lambda: jax.block_until_ready(run(placed)),
    ]
    best = [float("inf"), float("inf")]
    for call in calls:
        call()
    end = time.perf_counter() + 2 * seconds
    while time.perf_counter() < end:
        for side, call in enumerate(calls):
            best[side] = min(best[side], _fastest(call, seconds / 5))
    return Times(*best)


def _fastest(call: Callable[[], object], seconds: float) -> float:
    """The fastest of the calls that fit into `seconds`, at least one and the first left out."""
    call()
    best, end = float("inf"), time.perf_counter() + seconds
    while True:
        start = time.perf_counter()
        call()
        now = time.perf_counter()
        best = min(best, now - start)
        if now > end:
            return best
