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
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, NoReturn, TypeAlias, cast

from xdsl.ir import Attribute
from xdsl.irdl import IRDLOperation, OpDef, OptOperandDef, OptResultDef, VarOperandDef, VarResultDef

from hloom.dialects.diagnostics import LocatedError, Source

_HERE = str(Path(__file__).parent)


class RuleError(LocatedError):
    """A rule whose definition says something that cannot be meant; the place is in the Python file."""


class Place(NamedTuple):
    """Where a rule, or a part of one, is written: a line of a Python file, or a place in a text of rules."""

    file: str
    line: int
    source: Source | None = None
    offset: int | None = None


def rule_error(message: str, place: Place, *, help: str | None = None) -> RuleError:
    """An error at a place where rules are written; raise it."""
    if place.source is not None:
        return RuleError(message, place.source, place.offset, help=help)
    lines = linecache.getlines(place.file)
    source = Source(place.file, "".join(lines) or "\n" * place.line)
    before = sum(len(text) for text in lines[: place.line - 1])
    text = lines[place.line - 1] if place.line <= len(lines) else ""
    return RuleError(message, source, before + len(text) - len(text.lstrip()), help=help)


def caller() -> Place:
    """The line outside of this package that the running code was called from."""
    frame = sys._getframe(1)  # pyright: ignore[reportPrivateUsage]
    while frame.f_back is not None and frame.f_code.co_filename.startswith(_HERE):
        frame = frame.f_back
    return Place(frame.f_code.co_filename, frame.f_lineno)


class Term:
    """Something traced. It has an identity, and neither truth nor order."""

    def _refuse(self, what: str) -> NoReturn:
        message = f"a traced {type(self).__name__} cannot be {what}: a rule's function runs once, on no program"
        raise rule_error(message, caller(), help="say it with a guard: .to(…, when=…)")

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


@dataclass(eq=False)
class Values(Term):
    """Any number of values, in a variadic operand: alone, or among others in a list, `concatenate([x, rest])`."""

    name: str


@dataclass(eq=False)
class Body(Term):
    """A region of an op, the same wherever the rule names it; on the right it is copied."""

    name: str


@dataclass(eq=False)
class BodyPattern(Term):
    """A region of one block: its arguments, and what its terminator is given, made of ops of the block alone."""

    arguments: tuple[Value, ...]
    results: tuple[Value, ...]


_Results: TypeAlias = "Value | Sequence[Value]"
BodyFunction: TypeAlias = (
    Callable[[], _Results]
    | Callable[[Value], _Results]
    | Callable[[Value, Value], _Results]
    | Callable[[Value, Value, Value], _Results]
    | Callable[[Value, Value, Value, Value], _Results]
)


Region: TypeAlias = Body | BodyPattern | BodyFunction
"""What a pattern may say of a region."""
Types: TypeAlias = Attr | Attribute | Sequence[Attr | Attribute] | None
"""The type of a new op's result, or of all of them."""


def body(function: BodyFunction) -> BodyPattern:
    """The region that computes what the function does: of its block's arguments, what its terminator is given.

    On the right of a rule it is a copy of the region that was found.
    """
    code: Any = getattr(function, "__code__")  # noqa: B009
    arguments = tuple(Value(name) for name in code.co_varnames[: code.co_argcount])
    results: Any = cast(Callable[..., Any], function)(*arguments)
    return BodyPattern(
        arguments, tuple(cast(Sequence[Value], results if isinstance(results, list | tuple) else [results]))
    )


@dataclass(eq=False)
class Absent(Attr):
    """An optional attribute that is not there."""

    name: str = "absent"


absent = Absent()

Operands: TypeAlias = "tuple[Value | Values, ...]"


def is_variadic(definition: object) -> bool:
    """Whether an operand or result that an op defines may be any number of values."""
    return isinstance(definition, VarOperandDef | OptOperandDef | VarResultDef | OptResultDef)


@dataclass(eq=False)
class OpPattern(Value):
    """An op of one class with these operands and properties: to be found on the left of a rule, made on the right.

    A property that is left out may be anything on the left, and is absent on the right; so with regions on the left.
    """

    op_class: type[IRDLOperation]
    groups: tuple[Operands, ...]
    """What each operand that the op defines is given: one value, or those of a variadic one."""
    properties: Mapping[str, Attr | Attribute | object]
    regions: Mapping[str, Body | BodyPattern] = field(default_factory=dict[str, "Body | BodyPattern"])
    type: Types = None
    place: Place = field(default_factory=caller)

    @property
    def operands(self) -> Operands:
        return tuple(operand for group in self.groups for operand in group)

    @property
    def variadic(self) -> bool:
        """Whether an operand of the op class is variadic or optional."""
        return any(is_variadic(operand) for _, operand in self.definition.operands)

    @property
    def result_count(self) -> int | None:
        """How many results ops of the class have; None where they differ in that."""
        results = self.definition.results
        return None if any(is_variadic(result) for _, result in results) else len(results)

    @property
    def several_results(self) -> bool:
        """Whether ops of the class always have none, or more than one."""
        return self.result_count not in (1, None)

    @property
    def definition(self) -> OpDef:
        return self.op_class.get_irdl_definition()

    def result(self, index: int) -> Value:
        """One of the results of an op that has several."""
        return self._results.setdefault(index, Result(f"{self.name}#{index}", self, index))

    @cached_property
    def _results(self) -> dict[int, Result]:
        return {}

    def to(self, new: Value | Sequence[Value], *, when: Guard | None = None) -> Rewrite:
        """The rewrite of this pattern into `new`, which takes this op's type; only where the guard holds.

        An op of several results takes a list of as many values.
        """
        return Rewrite(self, tuple(new) if isinstance(new, list | tuple) else (cast(Value, new),), when)


@dataclass(eq=False)
class Result(Value):
    """One result of an op of several."""

    op: OpPattern
    index: int


@dataclass(frozen=True, eq=False)
class Rewrite:
    """What a rule's function gives: the pattern, what takes the place of each of its results, and when."""

    old: OpPattern
    new: tuple[Value, ...]
    when: Guard | None


FUNCTIONS: dict[str, Callable[..., Computed]] = {}
"""The attribute functions that have been defined, by name: what the text form of rules knows."""
GUARDS: dict[str, Callable[..., Guard]] = {}
"""The guards that have been defined, by name."""


def function(implementation: Callable[..., Any]) -> Callable[..., Computed]:
    """Makes an attribute function of a Python function on SSA values and on Python's form of attributes.

    Its result is an attribute, or what the property that it is given to is made of (a tuple of ints, an int, a string).
    """

    def make(*arguments: Any) -> Computed:
        return Computed(implementation.__name__, implementation, arguments)

    FUNCTIONS[implementation.__name__] = make
    return make


def guard(implementation: Callable[..., bool]) -> Callable[..., Guard]:
    """Makes a guard of a Python predicate on SSA values and on Python's form of attributes."""

    def make(*arguments: Any) -> Guard:
        return Guard(implementation, arguments)

    GUARDS[implementation.__name__] = make
    return make
