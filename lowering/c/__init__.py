"""C as text: an `emitc` module becomes one `.c` and one `.h`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from xdsl.dialects.builtin import DenseArrayBase, DenseIntOrFPElementsAttr, ModuleOp

from hloom.dialects.diagnostics import error_at

from ..abi import Parameter
from ..checks import Check, checks_of
from .example import example_text
from .header import header_text
from .names import safe_stem
from .unit import Profile, Unit
from .values import wrapped

__all__ = ["Parameter", "Profile", "Sources", "emit_c", "safe_stem"]


@dataclass(frozen=True)
class Sources:
    """The C of a module: the text of `STEM.c` and `STEM.h`, and the bytes of `STEM.bin` where there are any.

    `name` is the function's, `parameters` are its own in C's order. `workspace_bytes` is what the caller provides;
    `constant_bytes` counts the constants in both files; `lines` those of `STEM.c`. `checks` by the status.
    `example` is a program that calls the function.
    """

    stem: str
    name: str
    source: str
    header: str
    constants: bytes | None
    parameters: tuple[Parameter, ...]
    workspace_bytes: int
    constant_bytes: int
    checks: tuple[Check, ...]
    example: str

    @property
    def lines(self) -> int:
        return self.source.count("\n")


def emit_c(module: ModuleOp, stem: str, profile: Profile = "portable") -> Sources:
    """Print a module of the `emitc` stage. `portable` is strict C99; `native` takes GCC or Clang.

    Raises a located error for what has no C, and for text that would reach the file as it stands.
    """
    stem = safe_stem(stem)
    unit = Unit(module, stem, profile)
    constants = _constants(module)
    return Sources(
        stem,
        unit.name,
        _source_text(unit, stem),
        header_text(unit, stem),
        constants,
        tuple(argument.abi for argument in unit.arguments),
        unit.workspace_bytes,
        unit.static_bytes + len(constants or b""),
        checks_of(unit.entry),
        example_text(unit, stem),
    )


def _constants(module: ModuleOp) -> bytes | None:
    """The bytes of the constants that arrive through a parameter."""
    found = module.attributes.get("hloom.constants")
    if found is None:
        return None
    if isinstance(found, (DenseArrayBase, DenseIntOrFPElementsAttr)):
        return bytes(found.data.data)
    raise error_at(module, f"hloom.constants: expected bytes, but got {found}")


def _source_text(unit: Unit, stem: str) -> str:
    lines = [
        f"/* {stem}.c: see {stem}.h. Written by hloom.",
        " * Compile with -ffp-contract=off, or what your compiler calls it: a * b + c rounds twice. */",
        f'#include "{stem}.h"',
        "",
        *(f"#include <{header}>" for header in sorted(unit.headers)),
        "",
        "/* The header belongs to this file, and types have the sizes that the code counts on. */",
        *_checks(unit),
        "",
        *unit.helper_lines,
        *unit.global_lines,
        *unit.function_lines,
    ]
    return "\n".join(lines).rstrip("\n") + "\n"


def _checks(unit: Unit) -> Iterator[str]:
    """Conditions that the compiler proves: an array type has a negative size where one does not hold."""
    sizes = " && ".join(f"{argument.macro} == {unit.size_of(argument)}" for argument in unit.arguments)
    conditions = {"float": "sizeof(float) == 4", "double": "sizeof(double) == 8", "size": "sizeof(size_t) >= 4"}
    for name, test in (conditions | ({"header": sizes} if sizes else {})).items():
        yield from wrapped(f"typedef char {unit.name}_check_{name}[({test}) ? 1 : -1];", 0)
