"""`--split-input-file`: the parts of a text between marker lines, each with the places of the whole text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hloom.dialects.diagnostics import Source


def split(source: Source, marker: str) -> Iterator[Source]:
    """Parts of `source` between lines that start with `marker`; blank lines stand in for what came before a part."""
    line = at = 0
    for match in re.finditer(rf"^{re.escape(marker)}[ \t\r]*\n?", source.text, re.MULTILINE):
        yield _part(source, line, at, match.start())
        line += source.text.count("\n", at, match.end())
        at = match.end()
    yield _part(source, line, at, len(source.text))


def _part(source: Source, line: int, start: int, end: int) -> Source:
    return Source(source.name, "\n" * line + source.text[start:end])
