"""Errors with their place: `FILE:L:C: error: message`, the line, a caret, and a help line where there is one.

Every error that hloom raises derives from `Error`; `str(error)` is the whole diagnostic as users see it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from xdsl.dialects.builtin import FileLineColLoc, IntAttr, StringAttr
from xdsl.ir import Attribute, Operation


class Error(Exception):
    """The base of all of hloom's errors."""


class Unsupported(Error):
    """A gap of ours: the message names the op or type that we cannot handle yet."""


@dataclass(frozen=True, eq=False)
class Source:
    """A text and the name it goes by in diagnostics (`<stdin>` for standard input)."""

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        return starts

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and column of a 0-based character offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of the 1-based line `number`, without its line break."""
        start = self._line_starts[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : len(self.text) if end < 0 else end].rstrip("\r")


class SourceLoc(Attribute):
    """Where in a `Source` an op was read; `inner` is the location that the text itself gave with `loc(…)`.

    It is a plain object beside xDSL's own location attributes, because one is made for every op that is parsed:
    line and column are found only when somebody asks.
    """

    name = "hloom.source_loc"
    source: Source
    offset: int
    inner: Attribute | None

    def __init__(self, source: Source, offset: int, inner: Attribute | None = None) -> None:
        fields = vars(self)
        fields["source"] = source
        fields["offset"] = offset
        fields["inner"] = inner

    def resolve(self) -> Attribute:
        """The location attribute that MLIR would have: the text's own, else `loc("FILE":L:C)`."""
        if self.inner is not None:
            return self.inner
        line, column = self.source.line_column(self.offset)
        return FileLineColLoc(StringAttr(self.source.name), IntAttr(line), IntAttr(column))


# The longest excerpt of a source line that a diagnostic shows; a constant's line can be 100 MB long.
_EXCERPT = 160


def render(kind: str, message: str, source: Source, offset: int) -> str:
    """`FILE:L:C: kind: message`, then the line of the source and a caret below the place."""
    number, column = source.line_column(offset)
    line, caret = source.line(number), column - 1
    if len(line) > _EXCERPT:
        start = max(0, min(caret - _EXCERPT // 2, len(line) - _EXCERPT))
        line, caret = line[start : start + _EXCERPT], caret - start
    indent = "".join("\t" if c == "\t" else " " for c in line[:caret])
    return f"{source.name}:{number}:{column}: {kind}: {message}\n{line}\n{indent}^"


class LocatedError(Error):
    """An error at a place of a source text, or of a whole file where `offset` is None."""

    def __init__(
        self,
        message: str,
        source: Source | None = None,
        offset: int | None = None,
        *,
        help: str | None = None,
        notes: tuple[tuple[str, Source, int], ...] = (),
    ) -> None:
        super().__init__(message)
        self.message, self.source, self.offset, self.help, self.notes = message, source, offset, help, notes

    def __str__(self) -> str:
        return "\n".join(self._parts())

    def _parts(self) -> Iterator[str]:
        if self.source is None:
            yield f"hloom: error: {self.message}"
        elif self.offset is None:
            yield f"{self.source.name}: error: {self.message}"
        else:
            yield render("error", self.message, self.source, self.offset)
        for message, source, offset in self.notes:
            yield render("note", message, source, offset)
        if self.help:
            yield f"help: {self.help}"


class UnsupportedError(LocatedError, Unsupported):
    """A gap of ours with its place."""


class CheckError(LocatedError):
    """A check of the program (`check.expect_…`) that failed as it ran; the program itself is fine.

    `actual` and `expected` are the values compared, as text; None where only a status says which check it was.
    `where` is its place in a file that is not at hand.
    """

    actual: str | None = None
    expected: str | None = None
    where: str | None = None

    def _parts(self) -> Iterator[str]:
        if self.where is not None:
            yield f"{self.where}: error: {self.message}"
        else:
            yield from super()._parts()
        if self.actual is not None:
            yield f"actual:   {self.actual}"
        if self.expected is not None:
            yield f"expected: {self.expected}"


def place_of(op: Operation) -> SourceLoc | None:
    """Where `op` was read, or else the nearest op around it; None for IR that no text was read for."""
    node: Operation | None = op
    while node is not None:
        location: Attribute = node.location
        if isinstance(location, SourceLoc):
            return location
        node = node.parent_op()
    return None


def error_at(op: Operation, message: str, *, help: str | None = None) -> LocatedError:
    """An error placed on `op`; raise it."""
    place = place_of(op)
    return LocatedError(message, place.source if place else None, place.offset if place else None, help=help)


def unsupported_at(op: Operation, what: str, *, help: str | None = None) -> UnsupportedError:
    """`unsupported: …` placed on `op`; raise it."""
    place = place_of(op)
    source, offset = (place.source, place.offset) if place else (None, None)
    return UnsupportedError(f"unsupported: {what}", source, offset, help=help)
