"""Writes `docs/programs.md`: what becomes of every program, measured in one run.

    python benchmarks/table.py [--seconds 0.3] [--keep-times]

Stops where an answer is not XLA's. Times of Python and of gcc are CPU time; run times are those of the fastest call, of
C and of XLA in turns on one core.
"""

from __future__ import annotations

import argparse
import math
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

import timing  # before all else
from programs.facts import Facts, facts_of, gap_of, size_cells
from programs.programs import PROGRAMS
from programs.running import WAYS, Array, answers, executable, tolerance, worst_error
from workloads import WORKLOADS

import hloom
from hloom.dialects.diagnostics import Unsupported
from hloom.lowering import interpreter
from hloom.lowering.c import emit_c
from hloom.lowering.c.build import build_shared
from hloom.lowering.stages import STAGES, lower

OUTPUT = Path(__file__).parents[1] / "docs" / "programs.md"
HEAD = """# Programs

Written by `python benchmarks/table.py` in one run; not to be edited. A test compares the programs, their sizes and what
they pass with what runs. The programs are those of `tests/programs/` and of `examples/`; `_small` is the small form of
one for the stages where the interpreter runs scalar code.

## Answers

The largest difference from XLA, as a part of XLA's largest result; `=` is equal bit for bit. The stages are printed,
read back and run by the interpreter with one set of arguments, the three columns after them with five.

"""
SIZES = """
## Sizes

Ops on entering each stage, lines of the `.c` file, bytes of the workspace, the most bytes that are in use at one time,
and the ratio of the two.

"""
TIMES = """
## Times

Python: from StableHLO text to C of profile `native`. Run: a call from Python, arguments and results being NumPy arrays.
Most of these programs are small, so that the call itself counts.

"""
SPEED = """
## Workloads

At the sizes that people care about, slowest first; below 1 is faster than XLA, on one core of one machine.

"""


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def shown(error: float) -> str:
    return f"{error:.0e}" if error else "="


def checked(name: str, way: str, run: Callable[..., list[Array]], count: int) -> str:
    """The largest error over `count` sets of arguments, which has to be small enough."""
    worst = 0.0
    for arguments, expected in answers(name)[:count]:
        found, allowed = worst_error(run(*arguments), expected), max(tolerance(each.dtype) for each in expected)
        if found > allowed:
            raise SystemExit(f"{name}, {way}: {found:.1e} is more than {allowed:.1e}")
        worst = max(worst, found)
    return shown(worst)


def answer_cells(name: str, facts: Facts) -> Iterator[str]:
    say(name)
    text = PROGRAMS[name].text()
    yield from stage_cells(name, facts)
    for way in WAYS:
        runs = facts.gap is None or way == "interpreter"
        yield checked(name, way, executable(text, way), 5) if runs else str(facts.gap)


def stage_cells(name: str, facts: Facts) -> Iterator[str]:
    module = hloom.parse(PROGRAMS[name].text())
    for stage in STAGES:
        if stage not in facts.ops:
            yield "—"
        elif stage in ("loops", "emitc") and PROGRAMS[name].reduced:
            yield "small"
        else:
            lower(module.op, module.context, stage)
            text = str(module)
            yield checked(name, stage, lambda *given: interpreter.run(hloom.parse(text).op, given), 1)  # noqa: B023


def time_cells(name: str, facts: Facts, seconds: float) -> list[str]:
    say(f"times of {name}")
    text = PROGRAMS[name].text()
    if facts.gap is not None:
        return [facts.gap, *["—"] * 5]
    python = min(python_seconds(text) for _ in range(3))
    gcc = [gcc_seconds(facts, profile) for profile in ("portable", "native")]
    run = timing.times_of(text, answers(name)[0][0], seconds)
    return [f"{python * 1e3:.0f}", *(f"{each:.2f}" for each in gcc), *run_cells(run)]


def run_cells(times: timing.Times) -> list[str]:
    return [f"{times.ours * 1e3:.4f}", f"{times.xla * 1e3:.4f}", f"{times.ratio:.2f}"]


def python_seconds(text: str) -> float:
    start = time.process_time()
    module = hloom.parse(text)
    lower(module.op, module.context)
    emit_c(module.op, "program", "native")
    return time.process_time() - start


def gcc_seconds(facts: Facts, profile: str) -> float:
    with tempfile.TemporaryDirectory() as folder:
        before = getrusage(RUSAGE_CHILDREN)
        build_shared(facts.sources[profile], Path(folder) / "program.so", profile)
        after = getrusage(RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def speed_rows(seconds: float) -> list[list[str]]:
    """The slowest first, then those that do not run."""
    rows: list[tuple[float, list[str]]] = []
    for name, workload in WORKLOADS.items():
        say(f"times of {name}")
        try:
            times = timing.times_of(workload.program.exported(), workload.program.arguments(0), seconds)
            rows.append((times.ratio, [name, *run_cells(times), f"{workload.goal:g}"]))
        except Unsupported as error:
            rows.append((-math.inf, [name, gap_of(error), "—", "—", f"{workload.goal:g}"]))
    return [cells for _, cells in sorted(rows, reverse=True)]


def say(name: str) -> None:
    print(name, flush=True)


def answers_and_sizes(facts: dict[str, Facts]) -> str:
    answered = [[name, *answer_cells(name, each)] for name, each in facts.items()]
    sizes = [[name, *size_cells(each)] for name, each in facts.items()]
    ways, memory = ["interpreter", "C, portable", "C, native"], ["portable C", "native C", "workspace", "peak", "ratio"]
    return HEAD + table(["program", *STAGES, *ways], answered) + SIZES + table(["program", *STAGES, *memory], sizes)


def run_times(facts: dict[str, Facts], seconds: float) -> str:
    times = [[name, *time_cells(name, each, seconds)] for name, each in facts.items()]
    sides = ["C ms", "XLA ms", "C / XLA"]
    head = ["program", "Python ms", "gcc portable s", "gcc native s", *sides]
    return TIMES + table(head, times) + SPEED + table(["workload", *sides, "goal"], speed_rows(seconds))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seconds", type=float, default=0.3, help="of run time, for each side of each program")
    options.add_argument("--keep-times", action="store_true", help="measure nothing: leave the times as they are")
    given = options.parse_args()
    facts = {name: facts_of(program.text(), name) for name, program in PROGRAMS.items()}
    first = answers_and_sizes(facts)
    kept = given.keep_times and OUTPUT.read_text().partition("\n## Times")
    OUTPUT.write_text(first + ("".join(kept[1:]) if kept else run_times(facts, given.seconds)))


if __name__ == "__main__":
    main()
