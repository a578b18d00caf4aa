"""The header: sizes as macros, and one documented prototype."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .names import macro
from .values import wrapped

if TYPE_CHECKING:
    from .unit import Argument, Unit

_FIRST_LINES = ("", "#include <stdint.h>", "", "#ifdef __cplusplus", 'extern "C" {', "#endif", "")
_LAST_LINES = ("", "#ifdef __cplusplus", "}", "#endif", "", "#endif")
_ROLES = {"argument": "read", "result": "written"}


def header_text(unit: Unit, stem: str) -> str:
    """`STEM.h`, which C99, C11 and C++11 compile."""
    guard = macro("hloom", unit.name, "h")
    lines = [
        f"/* {stem}.h: what {stem}.c computes. Written by hloom. */",
        f"#ifndef {guard}",
        f"#define {guard}",
        *_FIRST_LINES,
        "/* How many elements each array has, and how many bytes each block of memory. */",
        *(f"#define {argument.macro} {unit.size_of(argument)}" for argument in unit.arguments),
        "",
        *_documentation(unit, stem),
        *wrapped(f"{unit.prototype};", 0),
        *_LAST_LINES,
    ]
    return "\n".join(lines) + "\n"


def _documentation(unit: Unit, stem: str) -> Iterator[str]:
    width = max(len(argument.name) for argument in unit.arguments)
    yield "/*"
    for argument in unit.arguments:
        yield f" * {argument.name:<{width}}  {_description(argument, stem)}"
    yield " *"
    yield " * Arrays are dense and row-major, and results overlap nothing else. Nothing is allocated, and"
    yield " * nothing is kept between calls: threads may call at the same time, each with a workspace."
    yield " * Returns 0, or the number of the check that failed."
    yield " */"


def _description(argument: Argument, stem: str) -> str:
    role = argument.abi.role
    if role == "constants":
        return f"{argument.macro} bytes, aligned to 64: the contents of {stem}.bin"
    if role == "workspace":
        return f"{argument.macro} bytes, aligned to 64, of any contents; NULL where that is 0"
    shape = "".join(f"[{dim}]" for dim in argument.abi.shape) or " (one value)"
    pairs = ", real and imaginary parts in turn" if argument.abi.is_complex else ""
    return f"{argument.abi.dtype.name}{shape}{pairs}, {_ROLES[role]}"
