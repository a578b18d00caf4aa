"""A pass's options: the fields of its dataclass, set from text."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, get_args, get_type_hints

from xdsl.passes import ModulePass
from xdsl.utils.hints import isa, type_repr

from hloom.dialects.diagnostics import LocatedError, Source

from .registry import did_you_mean


class Option(NamedTuple):
    """`name=value` as written, at an offset of the pipeline's text; a bare `name` has no value."""

    name: str
    value: str | None
    offset: int


def make_pass(pass_: type[ModulePass], options: Sequence[Option], source: Source, offset: int) -> ModulePass:
    """An instance of `pass_` with these options; errors point at the option, or at `offset` where one is missing."""
    fields = {field.name.replace("_", "-"): field for field in dataclasses.fields(pass_) if field.init}
    hints = get_type_hints(pass_)
    values: dict[str, Any] = {}
    for option in options:
        field = fields.get(option.name.replace("_", "-"))
        if field is None:
            message = f"pass '{pass_.name}' has no option '{option.name}'"
            raise LocatedError(
                message, source, option.offset, help=did_you_mean(option.name, list(fields)) or _known(fields)
            )
        values[field.name] = _convert(option, hints[field.name], source)
    for name in sorted(pass_.required_fields() - values.keys()):
        raise LocatedError(f"pass '{pass_.name}' requires the option '{name.replace('_', '-')}'", source, offset)
    return pass_(**values)


def _known(fields: dict[str, Any]) -> str:
    return f"its options are {', '.join(fields)}" if fields else "it has no options"


def _convert(option: Option, hint: Any, source: Source) -> Any:
    for candidate in _readings(option.value):
        if _fits(candidate, hint):
            return candidate
    value = "no value" if option.value is None else f"'{option.value}'"
    raise LocatedError(f"option '{option.name}' takes {type_repr(hint)}, not {value}", source, option.offset)


def _fits(value: Any, hint: Any) -> bool:
    """Whether the value is of the type; Python's booleans are integers, ours are not."""
    return isa(value, hint) and (not isinstance(value, bool) or bool in (get_args(hint) or (hint,)))


def _readings(value: str | None) -> Iterator[Any]:
    """What a value may mean, the likeliest first."""
    if value is None:
        yield from (True, None, ())
        return
    if value[0] in "\"'{":
        yield value[1:-1]
        return
    yield from _scalars(value)
    parts = value.split(",")
    for read in (_number, str):
        yield tuple(read(part) for part in parts)


def _scalars(value: str) -> Iterator[Any]:
    if value in ("true", "false"):
        yield value == "true"
    number = _number(value)
    yield number
    if isinstance(number, int):
        yield float(number)
        if number in (0, 1):
            yield bool(number)
    yield value


def _number(text: str) -> int | float | str:
    for read in (int, float):
        try:
            return read(text)
        except ValueError:
            pass
    return text
