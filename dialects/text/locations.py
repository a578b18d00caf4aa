"""Actions of the grammar's locations, `loc(…)`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from xdsl.dialects.builtin import (
    ArrayAttr,
    CallSiteLoc,
    DictionaryAttr,
    FileLineColLoc,
    FusedLoc,
    IntAttr,
    NameLoc,
    NoneAttr,
    StringAttr,
    UnknownLoc,
)
from xdsl.ir import Attribute, ParametrizedAttribute

from ..builtin import FileLineColRange
from .lexer import integer
from .state import State

_NONE = NoneAttr()


class PendingLocation:
    """A location that names an alias which the text defines later (MLIR prints them last)."""

    def __init__(self, resolve: Callable[[], Attribute]) -> None:
        self.resolve = resolve


class LocationActions(State):
    """What the rules of locations do."""

    def unknown_location(self, c: list[Any]) -> Attribute:
        return UnknownLoc()

    def name_location(self, c: list[Any]) -> Any:
        child = c[2] if len(c) > 1 else _NONE
        return _when_known([child], lambda known: _made(NameLoc, StringAttr(c[0].value), known[0]))

    def line_location(self, c: list[Any]) -> Attribute:
        """`"file":1`"""
        return FileLineColLoc(StringAttr(c[0].value), IntAttr(integer(c[2].value)), IntAttr(0))

    def file_location(self, c: list[Any]) -> Attribute:
        """`"file":1:2`"""
        return FileLineColLoc(StringAttr(c[0].value), IntAttr(integer(c[2].value)), IntAttr(integer(c[4].value)))

    def range_location(self, c: list[Any]) -> Attribute:
        """`"file":1:2 to 3:4`, or `to :4` on one line."""
        line, column, *end = (integer(part.value) for part in c[1:] if part.type == "NUMBER")
        end_line, end_column = end if len(end) == 2 else (line, *end)
        if (line, column) == (end_line, end_column):
            return FileLineColLoc(StringAttr(c[0].value), IntAttr(line), IntAttr(column))
        return FileLineColRange(StringAttr(c[0].value), *map(IntAttr, (line, column, end_line, end_column)))

    def callsite_location(self, c: list[Any]) -> Any:
        return _when_known([c[2], c[4]], lambda known: _made(CallSiteLoc, known[0], known[1]))

    def fused_location(self, c: list[Any]) -> Any:
        metadata = c[2] if len(c) == 7 else DictionaryAttr(c[1]) if len(c) == 5 else _NONE
        return _when_known(c[-2], lambda known: _made(FusedLoc, ArrayAttr(known), metadata))

    def location_alias(self, c: list[Any]) -> Any:
        name, offset = c[0].value, self.at()
        if name in self.aliases:
            return self.aliases[name]

        def resolve() -> Attribute:
            if name not in self.aliases:
                raise self.error("operation location alias was never defined", offset)
            return self.aliases[name]

        return PendingLocation(resolve)


def _made(kind: type[ParametrizedAttribute], *parameters: Attribute) -> Attribute:
    """A location with other locations in it, unverified: xDSL's know of no ranges."""
    location = object.__new__(kind)
    for (name, _), parameter in zip(kind.get_irdl_definition().parameters, parameters, strict=True):
        object.__setattr__(location, name, parameter)
    return location


def _when_known(parts: list[Any], build: Callable[[list[Any]], Attribute]) -> Any:
    """The location built of `parts`, now or when their aliases are defined."""
    if not any(isinstance(part, PendingLocation) for part in parts):
        return build(parts)
    return PendingLocation(lambda: build([p.resolve() if isinstance(p, PendingLocation) else p for p in parts]))
