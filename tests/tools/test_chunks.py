"""Parts of a split input keep the places of the whole text."""

from __future__ import annotations

from hloom.dialects.diagnostics import Source
from hloom.tools.console.chunks import split

TEXT = "a\n// -----\nb\nc\n// -----  \n// -----\n  // ----- not one\nd"


def test_parts_lie_between_marker_lines() -> None:
    parts = [part.text.strip("\n") for part in split(Source("x", TEXT), "// -----")]
    assert parts == ["a", "b\nc", "", "  // ----- not one\nd"]


def test_lines_are_those_of_the_whole_text() -> None:
    for part in split(Source("x", TEXT), "// -----"):
        for letter in "abcd":
            if f"{letter}\n" in part.text or part.text.endswith(letter):
                assert part.line_column(part.text.index(letter))[0] == TEXT[: TEXT.index(letter)].count("\n") + 1


def test_another_marker() -> None:
    assert [part.text.strip() for part in split(Source("x", "a\n//===\nb"), "//===")] == ["a", "b"]
