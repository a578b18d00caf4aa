"""The house's own rules: who may import whom, and what a room may not be called."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("dialects", "passes", "lowering", "tools")  # a room imports from itself and from those before it


def imported_rooms(file: Path) -> Iterator[tuple[int, str]]:
    """The rooms that a file imports with `hloom.…`, and where."""
    for node in ast.walk(ast.parse(file.read_text())):
        names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or ""]
        for name in names:
            parts = name.split(".")
            if parts[0] == "hloom" and len(parts) > 1:
                yield node.lineno, parts[1]


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_imports_upward(room: str) -> None:
    allowed = ROOMS[: ROOMS.index(room) + 1]
    wrong = [
        f"{file.relative_to(ROOT)}:{line} imports hloom.{name}"
        for file in sorted((ROOT / room).rglob("*.py"))
        for line, name in imported_rooms(file)
        if name not in allowed and not (room == "tools" and name == "api")
    ]
    assert not wrong


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_are_linked_into_the_package(room: str) -> None:
    assert (ROOT / "src" / "hloom" / room).resolve() == ROOT / room
