"""What rules are written in: traced values, attributes and op patterns, and what is computed from them.

A rule's function runs once, on traced arguments, and gives a `Rewrite`. So these terms are data: testing or comparing
one in Python is an error that names the line.
"""

from __future__ import annotations

import linecache
import operator
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

from xdsl.ir import Attribute, Operation

from hloom.dialects.diagnostics import LocatedError, Source

_HERE = str(Path(__file__).parent)


class RuleError(LocatedError):
    """A rule whose definition says something that cannot be meant; the place is in the Python file."""


def rule_error(message: str, file: str, line: int, *, help: str | None = None) -> RuleError:
    """An error at a line of a Python file; raise it."""
    lines = linecache.getlines(file)
    source = Source(file, "".join(lines) or "\n" * line)
    before = sum(len(text) for text in lines[: line - 1])
    text = lines[line - 1] if line <= len(lines) else ""
    return RuleError(message, source, before + len(text) - len(text.lstrip()), help=help)


def caller() -> tuple[str, int]:
    """The file and line outside of this package that the running code was called from."""
    frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_HERE):
        frame = frame.f_back
    return frame.f_code.co_filename, frame.f_lineno


class Term:
    """Something traced. It has an identity, and neither truth nor order."""

    def _refuse(self, what: str) -> NoReturn:
        file, line = caller()
        message = f"a traced {type(self).__name__} cannot be {what}: a rule's function runs once, on no program"
        raise rule_error(message, file, line, help="say it with a guard: .to(…, when=…)")

    def __bool__(self) -> bool:
        self._refuse("tested")

    def __eq__(self, other: object) -> bool:
        self._refuse("compared")

    def __lt__(self, other: object) -> bool:
        self._refuse("compared")

    __le__ = __gt__ = __ge__ = __lt__
    __hash__ = object.__hash__

    def __iter__(self) -> NoReturn:
        self._refuse("iterated over")


@dataclass(eq=False)
class Value(Term):
    """Any SSA value, the same wherever the rule names it."""

    name: str


@dataclass(eq=False)
class Attr(Term):
    """Any attribute, the same wherever the rule names it; None where an op leaves an optional one out."""

    name: str


@dataclass(eq=False)
class Computed(Attr):
    """What a function gives for the values and attributes that a match has found."""

    function: Callable[..., Any]
    arguments: tuple[object, ...]


def both(a: bool, b: bool) -> bool:
    return a and b


def either(a: bool, b: bool) -> bool:
    return a or b


@dataclass(eq=False)
class Guard(Term):
    """A condition on what a match has found. Guards combine with `&`, `|` and `~`."""

    function: Callable[..., bool]
    arguments: tuple[object, ...]

    def __and__(self, other: Guard) -> Guard:
        return Guard(both, (self, other))

    def __or__(self, other: Guard) -> Guard:
        return Guard(either, (self, other))

    def __invert__(self) -> Guard:
        return Guard(operator.not_, (self,))


Operand: TypeAlias = "Value | Sequence[Value]"


@dataclass(eq=False)
class OpPattern(Value):
    """An op of one class with these operands and properties: to be found on the left of a rule, made on the right.

    A property that is left out may be anything on the left, and is absent on the right.
    """

    op_class: type[Operation]
    operands: tuple[Value, ...]
    properties: Mapping[str, Attr | Attribute | object]
    type: Attr | Attribute | None = None
    place: tuple[str, int] = field(default_factory=caller)

    def to(self, new: Value, *, when: Guard | None = None) -> Rewrite:
        """The rewrite of this pattern into `new`, which takes this op's type; only where the guard holds."""
        return Rewrite(self, new, when)


@dataclass(frozen=True, eq=False)
class Rewrite:
    """What a rule's function gives: the pattern, what takes its place, and when."""

    old: OpPattern
    new: Value
    when: Guard | None


def function(implementation: Callable[..., Any]) -> Callable[..., Computed]:
    """Makes an attribute function of a Python function on SSA values and on Python's form of attributes.

    Its result is an attribute, or what the property that it is given to is made of (a tuple of ints, an int, a string).
    """
    return lambda *arguments: Computed(implementation.__name__, implementation, arguments)


def guard(implementation: Callable[..., bool]) -> Callable[..., Guard]:
    """Makes a guard of a Python predicate on SSA values and on Python's form of attributes."""
    return lambda *arguments: Guard(implementation, arguments)
