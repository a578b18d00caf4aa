"""A program that calls a module's function: what `hloom.jit`'s bundle shows its users."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from .names import Scope
from .types import VOID, CType

if TYPE_CHECKING:
    from .unit import Argument, Unit

_SHOWN = 4  # elements of each result


def example_text(unit: Unit, stem: str) -> str:
    """`STEM_example.c`, in strict C99: zeros in, the first elements of each result out."""
    scope = Scope()
    for word in (unit.name, "main", "status", "at", "load", "aligned", "name", "size", "into", "file"):
        scope.reserve(word)
    names = [scope.unique(argument.name) for argument in unit.arguments]
    has_constants = any(argument.abi.role == "constants" for argument in unit.arguments)
    lines = [
        f"/* {stem}_example.c: how {stem}.h is called. Written by hloom.",
        f" *   cc -std=c99 -O2 -ffp-contract=off {stem}_example.c {stem}.c -lm -o {stem}_example",
        " * The arrays start out as zeros: put your own values in. */",
        f'#include "{stem}.h"',
        "",
        "#include <stdint.h>",
        "#include <stdio.h>",
        "",
        *_memory(unit, names),
        *_HELPERS,
        *(_LOADER if has_constants else ()),
        "int main(void)",
        "{",
        "    int status;",
        *_body(unit, names, stem),
        "    return 0;",
        "}",
    ]
    return "\n".join(lines) + "\n"


_HELPERS = (
    "",
    "/* The first address in a block that is a multiple of 64. */",
    "static void *aligned(unsigned char *block)",
    "{",
    "    return block + (64 - (uintptr_t)block % 64) % 64;",
    "}",
    "",
)
_LOADER = (
    "/* Reads a file of a known size; whether it could. */",
    "static int load(const char *name, size_t size, void *into)",
    "{",
    '    FILE *file = fopen(name, "rb");',
    "    size_t at = file ? fread(into, 1, size, file) : 0;",
    "    if (file)",
    "        fclose(file);",
    "    return at == size;",
    "}",
    "",
)


def _memory(unit: Unit, names: list[str]) -> Iterator[str]:
    """Static arrays: a program that has no room for them does not start."""
    for argument, name in zip(unit.arguments, names, strict=True):
        if argument.element is VOID:
            yield f"static unsigned char {name}[{argument.macro} + 64]; /* room to align */"
        else:
            yield f"static {argument.element.name} {name}[{argument.macro} > 0 ? {argument.macro} : 1];"


def _body(unit: Unit, names: list[str], stem: str) -> Iterator[str]:
    arguments = list(zip(unit.arguments, names, strict=True))
    for argument, name in arguments:
        if argument.abi.role == "constants":
            yield f'    if (!load("{stem}.bin", {argument.macro}, aligned({name}))) {{'
            yield f'        fprintf(stderr, "{stem}.bin cannot be read\\n");'
            yield "        return 1;"
            yield "    }"
    passed = (f"aligned({name})" if argument.element is VOID else name for argument, name in arguments)
    yield f"    status = {unit.name}({', '.join(passed)});"
    yield "    if (status) {"
    yield '        fprintf(stderr, "check %d failed\\n", status);'
    yield "        return 1;"
    yield "    }"
    for argument, name in arguments:
        if argument.abi.role == "result":
            yield from _print(argument, name)


def _print(argument: Argument, name: str) -> Iterator[str]:
    count = min(argument.abi.count, _SHOWN)
    form, cast = _format(argument.element)
    yield f'    printf("{name}:");'
    for number in range(count):
        yield f'    printf(" {form}", {cast}{name}[{number}]);'
    yield f'    printf("{" ..." if argument.abi.count > count else ""}\\n");'


def _format(element: CType) -> tuple[str, str]:
    """How printf writes an element, and the cast that it takes."""
    if element.kind == "float":
        return "%g", "(double)"
    return ("%ld", "(long)") if element.kind == "signed" else ("%lu", "(unsigned long)")
