"""`docs/programs.md` says what runs: its programs, their sizes, and where each stops are those of today."""

from __future__ import annotations

from pathlib import Path

import pytest
from programs.facts import facts_of, size_cells
from programs.programs import GAPS, PROGRAMS

from hloom.lowering.stages import STAGES

DOCUMENT = Path(__file__).parents[1] / "docs" / "programs.md"
AGAIN = "run `python benchmarks/table.py`"


def table(title: str) -> dict[str, list[str]]:
    """The rows of the table below a title: the other cells by the first."""
    section = DOCUMENT.read_text().split(f"## {title}\n")[1].split("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return {name: cells for name, *cells in rows[2:]}


ANSWERS, SIZES = table("Answers"), table("Sizes")


@pytest.mark.parametrize("title", ["Answers", "Sizes", "Times"])
def test_it_lists_the_programs(title: str) -> None:
    assert list(table(title)) == list(PROGRAMS), AGAIN


@pytest.mark.parametrize("name", PROGRAMS)
def test_sizes_are_todays(name: str) -> None:
    assert SIZES[name] == size_cells(facts_of(PROGRAMS[name].text(), name)), AGAIN


def is_answer(cell: str) -> bool:
    """Whether a cell holds an error, which was small enough or there would be no table."""
    return cell == "=" or 0 < float(cell) < 0.1


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_passes_is_what_runs(name: str) -> None:
    """That it runs is what `test_programs` and `test_stage_texts` test, of the programs that are not in `GAPS`."""
    gap = facts_of(PROGRAMS[name].text(), name).gap if name in GAPS else None
    last = STAGES.index(GAPS.get(name, STAGES[-1]))
    *stages, interpreter, portable, native = ANSWERS[name]
    for number, cell in enumerate(stages):
        small = STAGES[number] in ("loops", "emitc") and PROGRAMS[name].reduced is not None
        assert cell == "—" if number > last else cell == "small" if small else is_answer(cell), AGAIN
    assert is_answer(interpreter)
    assert [portable, native] == [gap, gap] if gap else is_answer(portable) and is_answer(native), AGAIN
