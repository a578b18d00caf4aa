"""`--verify-diagnostics`: what a text says in its comments that it will be rejected for, against what happened.

`// expected-error@+1 {{text}}`, and likewise note, remark and warning; `@+N`, `@-N`, `@above`, `@below`, `@unknown`, or
the same line; `expected-error-re` takes regular expressions in `{{…}}` inside the text. The text has to be part of the
message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from hloom.dialects.diagnostics import LocatedError, Source, render

_EXPECTED = re.compile(
    r"expected-(error|note|remark|warning)(-re)?[ \t]*(?:@([+-]\d+|above|below|unknown))?[ \t]*\{\{(.*)\}\}[ \t]*$",
    re.MULTILINE,
)
Mode = Literal["all", "only-expected"]


@dataclass(frozen=True)
class Said:
    """A diagnostic that was produced; `line` is None where it has no place."""

    kind: str
    message: str
    source: Source | None
    offset: int | None

    @property
    def line(self) -> int | None:
        return None if self.source is None or self.offset is None else self.source.line_column(self.offset)[0]

    def unexpected(self) -> str:
        message = f"unexpected {self.kind}: {self.message}"
        if self.source is None or self.offset is None:
            return f"{self.source.name if self.source else 'hloom'}: error: {message}"
        return render("error", message, self.source, self.offset)


@dataclass(frozen=True)
class Expected:
    """A diagnostic that a comment of the text announces."""

    kind: str
    pattern: re.Pattern[str]
    text: str
    line: int | None
    offset: int

    def fits(self, said: Said) -> bool:
        return said.kind == self.kind and said.line == self.line and self.pattern.search(said.message) is not None


def differences(source: Source, errors: Sequence[LocatedError], mode: Mode = "all") -> list[str]:
    """What `errors` has beyond, or lacks of, the diagnostics that `source` announces; empty where they agree."""
    left = list(_expected(source))
    unexpected: list[str] = []
    for said in (said for error in errors for said in _said(error)):
        match = next((e for e in left if e.fits(said)), None)
        if match is not None:
            left.remove(match)
        elif mode == "all":
            unexpected.append(said.unexpected())
    missing = (render("error", f'expected {e.kind} "{e.text}" was not produced', source, e.offset) for e in left)
    return [*unexpected, *missing]


def _said(error: LocatedError) -> Iterator[Said]:
    yield Said("error", error.message, error.source, error.offset)
    for message, source, offset in error.notes:
        yield Said("note", message, source, offset)


def _expected(source: Source) -> Iterator[Expected]:
    for match in _EXPECTED.finditer(source.text):
        line = source.line_column(match.start())[0]
        kind, is_regex, place, text = match.groups()
        pattern = _with_regexes(text) if is_regex else re.escape(text)
        yield Expected(kind, re.compile(pattern), text, _line(source, line, place), match.start())


def _line(source: Source, line: int, place: str | None) -> int | None:
    if place is None:
        return line
    if place == "unknown":
        return None
    if place in {"above", "below"}:
        return _neighbour(source, line, -1 if place == "above" else 1)
    return line + int(place)


def _neighbour(source: Source, line: int, step: int) -> int:
    """The nearest line in that direction that holds no expectation of its own."""
    last = source.text.count("\n") + 1
    line += step
    while 1 < line < last and _EXPECTED.search(source.line(line)):
        line += step
    return line


def _with_regexes(text: str) -> str:
    pieces = re.split(r"\{\{(.*?)\}\}", text)
    return "".join(f"(?:{piece})" if at % 2 else re.escape(piece) for at, piece in enumerate(pieces))
