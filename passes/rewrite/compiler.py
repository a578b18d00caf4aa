"""What both sides of a rule's compiler share: generated source, names for terms, and expressions over them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from xdsl.ir import Attribute, Operation

from .codec import encoder, to_python
from .terms import (
    Absent,
    Attr,
    Body,
    Computed,
    Guard,
    OpPattern,
    Place,
    Result,
    Rewrite,
    Value,
    Values,
    both,
    either,
    rule_error,
)

# Guards are combined by Python's own connectives, which ask the second only where it matters.
_CONNECTIVES: dict[Callable[..., bool], str] = {both: "and", either: "or"}


class Unmet(NamedTuple):
    """Why a rule does not apply to an op: the first condition that does not hold, and the op that fails it.

    `step` grows with the number of conditions that do hold.
    """

    condition: str
    op: Operation
    step: int


class Compiler:
    """One function in the making. `explaining` ones return an `Unmet` where others return None."""

    def __init__(self, rewrite: Rewrite, name: str, *, explaining: bool = False) -> None:
        self.rewrite, self.rule, self.explaining = rewrite, name, explaining
        self.lines: list[str] = []
        self.scope: dict[str, Any] = {"to_python": to_python, "Unmet": Unmet}
        self.names: dict[int, str] = {}  # what each term is called in the generated function, by identity
        self._constants: dict[int, str] = {}

    def emit(self, line: str) -> None:
        self.lines.append(line)

    def unless(self, condition: str, text: str, op: str = "op") -> None:
        """Leaves the function where the condition does not hold; `text` says it to people, of `op`."""
        unmet = f"Unmet({text!r}, {op}, {len(self.lines)})" if self.explaining else "None"
        self.emit(f"if not ({condition}): return {unmet}")

    def fresh(self, prefix: str) -> str:
        return f"{prefix}{len(self.lines)}"

    def constant(self, value: object) -> str:
        """The name of something that the function uses as it is."""
        name = self._constants.get(id(value))
        if name is None:
            name = self._constants[id(value)] = f"k{len(self.scope)}"
            self.scope[name] = value
        return name

    def function(self) -> Any:
        """The function of the lines so far, of an op."""
        source = "def match(op):\n" + "".join(f"    {line}\n" for line in self.lines)
        exec(compile(source, f"<rule {self.rule}>", "exec"), self.scope)
        return self.scope["match"]

    def error(self, message: str, place: Place | None = None, help: str | None = None) -> Exception:
        return rule_error(f"rule '{self.rule}': {message}", place or self.rewrite.old.place, help=help)

    def expression(self, term: object) -> str:
        """Python source for what functions and guards are given for a term."""
        if isinstance(term, Guard) and term.function in _CONNECTIVES:
            a, b = map(self.expression, term.arguments)
            return f"({a} {_CONNECTIVES[term.function]} {b})"
        if isinstance(term, Guard | Computed):
            return f"{self.constant(term.function)}({', '.join(map(self.expression, term.arguments))})"
        if isinstance(term, Attr):
            return f"to_python({self.bound(term)})"
        if isinstance(term, Value | Values | Body):
            return self.bound(term)
        return self.constant(term)

    def bound(self, term: Value | Attr | Values | Body) -> str:
        """What a term is called that the left-hand side has bound."""
        if isinstance(term, OpPattern) and term.several_results:
            raise self.error(f"{term.name} has not one result: say .result(…)", term.place)
        if id(term) not in self.names:
            message = f"rule '{self.rule}' uses '{term.name}', which the left-hand side does not bind"
            raise rule_error(message, self.rewrite.old.place)
        return self.names[id(term)]

    def encoder(self, pattern: OpPattern, name: str) -> str:
        return self.constant(encoder(pattern.definition.properties[name].constr))

    def encoded(self, pattern: OpPattern, name: str, value: object) -> Attribute | None:
        """A property that the rule gives in Python's form, as the attribute that the op takes."""
        if isinstance(value, Absent):
            return None
        try:
            return encoder(pattern.definition.properties[name].constr)(value)
        except (TypeError, ValueError) as error:
            raise self.error(f"property '{name}' of {pattern.name}: {error}", pattern.place) from None


def nodes(pattern: object) -> Iterator[OpPattern]:
    """The ops of a pattern, each before those that its operands and bodies name; shared ones as often as named."""
    if isinstance(pattern, Result):
        pattern = pattern.op
    if not isinstance(pattern, OpPattern):
        return
    yield pattern
    for operand in pattern.operands:
        yield from nodes(operand)
    for body in pattern.regions.values():
        for result in getattr(body, "results", ()):
            yield from nodes(result)


def mentions(term: object) -> Iterator[object]:
    """The terms that guards and functions are given."""
    if isinstance(term, Guard | Computed):
        for argument in term.arguments:
            yield from mentions(argument)
    else:
        yield term


def conjuncts(guard: Guard | None) -> Iterator[Guard]:
    """The guards that all have to hold."""
    if guard is None:
        return
    if guard.function is both:
        for part in guard.arguments:
            yield from conjuncts(cast(Guard, part))
    else:
        yield guard


def listed(items: Sequence[str]) -> str:
    """The items of a tuple in Python's source."""
    return "".join(f"{item}, " for item in items)


def present(properties: Mapping[str, Attribute | None]) -> dict[str, Attribute]:
    """The properties that are there."""
    return {name: value for name, value in properties.items() if value is not None}
