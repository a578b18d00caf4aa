"""Aliases as MLIR chooses them: `#map`, `#set1`, `#loc2`, `!tuple`, in the order in which printing meets them.

Affine maps and sets get their names at once. Locations nest, and MLIR names the innermost first, so their names are
known only when all have been seen, as are the numbers of distinct attributes: the printer prints twice where there are
any.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, field
from typing import cast

from xdsl.dialects.builtin import (
    AffineMapAttr,
    AffineSetAttr,
    ArrayAttr,
    CallSiteLoc,
    FileLineColLoc,
    FusedLoc,
    NameLoc,
    NoneAttr,
    TupleType,
    UnitAttr,
    UnknownLoc,
)
from xdsl.ir import Attribute

from ...builtin import DistinctAttr, FileLineColRange
from ...diagnostics import SourceLoc
from .affine import set_text

_KINDS: dict[type[Attribute], str] = {
    AffineMapAttr: "#map",
    AffineSetAttr: "#set",
    DistinctAttr: "#distinct",
    TupleType: "!tuple",
    **dict.fromkeys((CallSiteLoc, FileLineColLoc, FileLineColRange, FusedLoc, NameLoc, SourceLoc, UnknownLoc), "#loc"),
}
# MLIR gives longer tuples an alias.
_TUPLE_LARGER = 16

ALIASED = frozenset(_KINDS)
"""The classes of attributes that may have an alias."""


@dataclass
class _Entry:
    attribute: Attribute
    kind: str
    depth: int
    deferred: bool
    name: str | None = None
    children: list[_Entry] = field(default_factory=list["_Entry"])


class Aliases:
    """The aliases of one text."""

    def __init__(self) -> None:
        self._entries: dict[Hashable, _Entry] = {}
        self._counts: dict[str, int] = {}
        self.late = False
        """Whether `settle` and a second printing are needed."""

    def of(self, attribute: Attribute) -> str | None:
        """The alias that the text uses for this attribute, if it has one (yet)."""
        if isinstance(attribute, TupleType) and len(attribute.types) <= _TUPLE_LARGER:
            return None
        if isinstance(attribute, DistinctAttr) and isinstance(attribute.referenced, UnitAttr):
            return None
        entry = self.visit(attribute, deferred=False)
        if entry.name is None and entry.kind != "#loc":
            entry.name = self._next(entry.kind)
        return entry.name

    def visit(self, attribute: Attribute, *, deferred: bool) -> _Entry:
        """Note an attribute; `deferred` where its alias may be defined below its uses, as an op's location may."""
        if isinstance(attribute, SourceLoc):
            attribute = attribute.resolve()
        key = _key(attribute)
        entry = self._entries.get(key)
        if entry is None:
            entry = _Entry(attribute, _KINDS[type(attribute)], 1, deferred)
            self._entries[key] = entry
            entry.children = [self.visit(child, deferred=deferred) for child in _parts(attribute)]
            entry.depth = 1 + max((child.depth for child in entry.children), default=0)
            self.late |= entry.kind in ("#loc", "#distinct")
        elif entry.deferred and not deferred:
            _require_early(entry)
        return entry

    def _next(self, kind: str) -> str:
        count = self._counts.get(kind, 0)
        self._counts[kind] = count + 1
        return f"{kind}{count or ''}"

    def _ordered(self) -> list[_Entry]:
        return sorted(self._entries.values(), key=lambda e: (e.depth, e.kind[0] != "!", e.kind))

    def settle(self) -> None:
        """Give the locations their names."""
        for entry in self._ordered():
            if entry.kind == "#loc":
                entry.name = self._next("#loc")

    def definitions(self, *, deferred: bool) -> Iterator[tuple[str, Attribute]]:
        """What stands above the text, or (`deferred`) below it."""
        for entry in self._ordered():
            if entry.deferred == deferred and entry.name is not None:
                yield entry.name, entry.attribute


class NoAliases(Aliases):
    """For a text that stands by itself."""

    def of(self, attribute: Attribute) -> str | None:
        return None

    def visit(self, attribute: Attribute, *, deferred: bool) -> _Entry:
        return _NO_ENTRY


_NO_ENTRY = _Entry(UnknownLoc(), "", 0, False)


def _key(attribute: Attribute) -> Hashable:
    """What equal attributes have in common; xDSL keeps lists in some, which cannot be hashed."""
    match attribute:
        case AffineSetAttr():
            return set_text(attribute.data)
        case FusedLoc():
            parts = cast(ArrayAttr[Attribute], attribute.locations)
            return (attribute.metadata, *(_key(part) for part in parts))
        case NameLoc():
            return (attribute.desc, _key(attribute.location))
        case CallSiteLoc():
            return (CallSiteLoc, _key(attribute.callee), _key(attribute.caller))
        case _:
            return attribute


def _require_early(entry: _Entry) -> None:
    entry.deferred = False
    for child in entry.children:
        if child.deferred:
            _require_early(child)


def _parts(location: Attribute) -> list[Attribute]:
    """The locations that a location is made of, and a fusion's metadata where that has an alias."""
    match location:
        case NameLoc():
            return [] if isinstance(location.location, NoneAttr | UnknownLoc) else [location.location]
        case CallSiteLoc():
            return [location.callee, location.caller]
        case FusedLoc():
            metadata = [location.metadata] if type(location.metadata) in ALIASED else []
            return [*metadata, *cast(ArrayAttr[Attribute], location.locations)]
        case _:
            return []
