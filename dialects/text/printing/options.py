"""How to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def _nothing() -> Mapping[str, Mapping[str, str | bool]]:
    return {}


@dataclass(frozen=True)
class PrintOptions:
    """How to print; the names are those of `mlir-opt`'s flags."""

    generic: bool = False
    """`--mlir-print-op-generic`: every op as `"name"(operands) <{properties}> (regions) {attributes} : type`."""
    debuginfo: bool = False
    """`--mlir-print-debuginfo`: with the location of each op and block argument."""
    elide_elementsattrs_if_larger: int | None = None
    """`dense_resource<__elided__>` for constants of more elements."""
    elide_resource_strings_if_larger: int | None = None
    """Without resources whose text, quotes included, is longer."""
    assume_verified: bool = True
    """`--mlir-print-assume-verified`; without, IR that does not verify is printed in the generic form."""
    local_scope: bool = False
    """`--mlir-print-local-scope`: without aliases, and with names from the nearest isolated op on, not from the top."""
    value_users: bool = False
    """`--mlir-print-value-users`: with comments that say who uses each value."""
    use_nameloc_as_prefix: bool = False
    """Values are called by the names in their locations."""
    name_hints: bool = False
    """Call values by the names that they carry in memory."""
    comments: Mapping[int, str] = field(default_factory=dict[int, str])
    """What stands in a comment behind an op, by its `id`."""
    external_resources: Mapping[str, Mapping[str, str | bool]] = field(default_factory=_nothing)
    """What the text ends with for other tools: groups of keys with their values."""


DEFAULT = PrintOptions()
