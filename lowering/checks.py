"""The checks of a program whose function returns a status: which one a number means, and where it stands.

`hloom.checks` on the entry has a location for each check, `loc("check.expect_eq"("model.mlir":7:3))`, in the order of
their numbers, which count from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from xdsl.dialects.builtin import ArrayAttr, DictionaryAttr, FileLineColLoc, NameLoc
from xdsl.ir import Attribute, Operation

from hloom.dialects.diagnostics import CheckError, Source, SourceLoc

CHECKS, STATUS = "hloom.checks", "hloom.status"


@dataclass(frozen=True)
class Check:
    """A check: what it is called, and where it stands, in a source that is at hand or in a file by that name."""

    name: str
    source: Source | None = None
    offset: int | None = None
    where: str | None = None

    def error(self) -> CheckError:
        error = CheckError(f"{self.name} failed", self.source, self.offset)
        error.where = self.where
        return error


def returns_status(res_attrs: ArrayAttr[DictionaryAttr] | None) -> bool:
    """Whether a function's last result is a status (the pass `checks-to-status`)."""
    return res_attrs is not None and len(res_attrs) > 0 and STATUS in res_attrs.data[-1].data


def checks_of(entry: Operation) -> tuple[Check, ...]:
    """The checks that `hloom.checks` lists; none where there is no such list."""
    found = entry.attributes.get(CHECKS)
    return tuple(map(_check, cast("ArrayAttr[Attribute]", found))) if isinstance(found, ArrayAttr) else ()


def _check(location: Attribute) -> Check:
    if not isinstance(location, NameLoc):
        return Check("check")
    name, place = location.desc.data, location.location
    if isinstance(place, SourceLoc):
        return Check(name, place.source, place.offset)
    if isinstance(place, FileLineColLoc):
        return Check(name, where=f"{place.filename.data}:{place.line.data}:{place.column.data}")
    return Check(name)


def check_error(checks: Sequence[Check], status: int) -> CheckError:
    """The error that a function's status stands for."""
    if 0 < status <= len(checks):
        return checks[status - 1].error()
    return CheckError(f"check {status} of the program failed")
