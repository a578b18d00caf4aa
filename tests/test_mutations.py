"""A sample of the campaign on spoilt programs (`python tests/mutations.py`): hloom stays calm."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from mutations import Campaign, main, programs, spoilt
from mutators import MUTATORS, Mutator

TEXT = """func.func @f(%a: tensor<2xf32>) -> tensor<3xf32> attributes {x = 1 : i32, y = [2, 3]} {
  %0 = stablehlo.add %a, %a : tensor<2xf32>
  %1 = stablehlo.iota dim = 0 : tensor<3xf32>
  return %1 : tensor<3xf32>
}
"""


@pytest.mark.slow
def test_a_sample() -> None:
    """The same programs each time; the whole campaign is a command of its own."""
    texts = programs()
    assert len(texts) == 30
    assert list(Campaign(texts, seed=7, jobs=2).run(range(1500))) == []


def test_a_seed_gives_the_same_programs() -> None:
    made = [spoilt({"a": TEXT}, 3, n) for n in range(50)]
    assert made == [spoilt({"a": TEXT}, 3, n) for n in range(50)]
    assert len({text for _, text in made}) > 40


@pytest.mark.parametrize("mutator", MUTATORS, ids=lambda mutator: mutator.__name__)
def test_each_way_spoils(mutator: Mutator) -> None:
    assert sum(mutator(TEXT, random.Random(seed)) != TEXT for seed in range(20)) >= 10


def test_a_fault_is_found_and_kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A pass that fails on some programs, and a process that dies on others, are what the campaign tells of."""

    def fail(op: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("hloom.passes.cse.eliminate_common_subexpressions", fail)
    program = tmp_path / "program.mlir"
    program.write_text(TEXT)
    kept = tmp_path / "kept"
    assert main(["--count", "40", "--jobs", "1", "--keep", str(kept), str(program)]) == 1
    assert any(kept.iterdir())


def test_without_a_fault_there_is_nothing_to_keep(tmp_path: Path) -> None:
    program = tmp_path / "program.mlir"
    program.write_text(TEXT)
    kept = tmp_path / "kept"
    assert main(["--count", "40", "--jobs", "1", "--keep", str(kept), str(program)]) == 0
    assert list(kept.iterdir()) == []
