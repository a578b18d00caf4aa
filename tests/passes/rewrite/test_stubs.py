"""The types of pattern constructors: up to date, and of use to a type checker."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import hloom.passes.rewrite
from hloom.passes.rewrite.stubs import stub

FOLDER = Path(hloom.passes.rewrite.__file__).parent
DIALECTS = sorted(file.stem for file in FOLDER.glob("*.pyi"))


@pytest.mark.parametrize("dialect", DIALECTS)
def test_the_stub_is_what_its_dialect_says(dialect: str) -> None:
    """Else: python -m hloom.passes.rewrite.stubs DIALECT > passes/rewrite/DIALECT.pyi, and ruff format."""
    command = [sys.executable, "-m", "ruff", "format", "--stdin-filename", f"{dialect}.pyi", "-"]
    root = Path(__file__).parents[3]
    formatted = subprocess.run(
        command, input=stub(dialect), text=True, capture_output=True, check=True, cwd=root
    ).stdout
    assert (FOLDER / f"{dialect}.pyi").read_text() == formatted


RULES = """
from hloom.passes.rewrite import Attr, Rewrite, Value, exact, rule
from hloom.passes.rewrite.stablehlo import add, compare, transpose

@rule(exact)
def good(x: Value, p: Attr) -> Rewrite:
    "transpose(x, p) → transpose(x, [1, 0])"
    return transpose(x, p).to(transpose(x, [1, 0]))

@rule(exact)
def missing(x: Value) -> Rewrite:
    "an attribute is missing"
    return transpose(x).to(x)

@rule(exact)
def swapped(x: Value, p: Attr) -> Rewrite:
    "a value where an attribute belongs"
    return transpose(x, x).to(add(x, p))

@rule(exact)
def misspelt(x: Value, y: Value) -> Rewrite:
    "a direction that there is not"
    return compare(x, y, "LTE").to(compare(x, y, "LE"))
"""


@pytest.mark.slow
def test_a_type_checker_finds_what_a_pattern_gets_wrong(tmp_path: Path) -> None:
    file = tmp_path / "rules.py"
    file.write_text(RULES)
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, str(file)]
    said = subprocess.run(command, capture_output=True, text=True).stdout
    for error in (
        ':13:12 - error: Argument missing for parameter "permutation"',
        'error: Argument of type "Value" cannot be assigned to parameter "permutation"',
        'error: Argument of type "Attr" cannot be assigned to parameter "rhs" of type "Value" in function "add"',
        'error: Argument of type "Literal[\'LTE\']" cannot be assigned to parameter "comparison_direction"',
    ):
        assert error in said
    assert ":8:" not in said
