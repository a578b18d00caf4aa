"""The text form of rules: what stands in a `.rewrite` file (`text.py` reads it)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from json import dumps
from operator import not_
from typing import TYPE_CHECKING, Any, cast

from xdsl.ir import Attribute

from hloom.dialects.text.printer import print_attribute

from .terms import (
    Absent,
    Attr,
    Body,
    BodyPattern,
    Computed,
    Guard,
    OpPattern,
    Result,
    Value,
    Values,
    both,
    either,
    is_variadic,
)

if TYPE_CHECKING:
    from .rules import Rule

_WORDS: dict[Callable[..., Any], tuple[str, int]] = {either: ("or", 1), both: ("and", 2)}


def rule_text(rule: Rule) -> str:
    """The rule as an entry of a `.rewrite` file."""
    spelling = Spelling(_repeated([rule.rewrite.old, *rule.rewrite.new, rule.rewrite.when]))
    priority = f" priority {rule.priority}" if rule.priority else ""
    lines = [f"rule {rule.name} {rule.exactness.value}{priority} {dumps(rule.doc, ensure_ascii=False)}"]
    lines.append(f"  {spelling.of(rule.rewrite.old)}")
    new = [spelling.of(term) for term in rule.rewrite.new]
    lines.append(f"    => {new[0] if len(new) == 1 else '[' + ', '.join(new) + ']'}")
    if rule.rewrite.when is not None:
        lines.append(f"    when {spelling.of(rule.rewrite.when)}")
    return "\n".join(lines) + "\n"


def spelled(term: object) -> str:
    """A term by itself."""
    return Spelling(set()).of(term)


def _repeated(terms: Sequence[object]) -> set[int]:
    """The ops that are named more than once, by identity."""
    seen, repeated = set[int](), set[int]()
    for term in terms:
        for op in _ops(term, seen):
            (repeated if id(op) in seen else seen).add(id(op))
    return repeated


def _ops(term: object, seen: set[int]) -> Iterator[OpPattern]:
    """The ops as the text meets them, those inside of one that is known left out."""
    match term:
        case Result():
            yield from _ops(term.op, seen)
        case OpPattern():
            known = id(term) in seen
            yield term
            for part in () if known else (*term.operands, *term.properties.values(), *term.regions.values()):
                yield from _ops(part, seen)
        case BodyPattern():
            for part in term.results:
                yield from _ops(part, seen)
        case Guard() | Computed():
            for part in term.arguments:
                yield from _ops(part, seen)
        case _:
            return


class Spelling:
    """Writes the terms of one rule; ops that come again get a name where they come first."""

    def __init__(self, named: set[int]) -> None:
        self._named = named
        self._names: dict[int, str] = {}

    def of(self, term: object, binding: int = 0) -> str:
        match term:
            case Result():
                return f"{self.of(term.op)}#{term.index}"
            case OpPattern():
                return self._op(term)
            case Values():
                return f"%{term.name}..."
            case Value():
                return f"%{term.name}"
            case Body():
                return f"^{term.name}"
            case BodyPattern():
                arguments = ", ".join(f"%{argument.name}" for argument in term.arguments)
                return f"({arguments}) -> {self._several(term.results)}"
            case Computed():
                return self._call(term)
            case Guard():
                return self._guard(term, binding)
            case Absent():
                return "absent"
            case Attr():
                return f"${term.name}"
            case _:
                return literal(term)

    def _op(self, op: OpPattern) -> str:
        known = self._names.get(id(op))
        if known is not None:
            return known
        written = f"{op.name}({self._operands(op)}){self._entries(op)}{self._type(op)}"
        if id(op) not in self._named:
            return written
        self._names[id(op)] = name = f"%op{len(self._names)}"
        return f"{name} = {written}"

    def _operands(self, op: OpPattern) -> str:
        groups = zip(op.definition.operands, op.groups, strict=True)
        return ", ".join(
            f"[{', '.join(map(self.of, group))}]" if is_variadic(definition) else self.of(group[0])
            for (_, definition), group in groups
        )

    def _entries(self, op: OpPattern) -> str:
        entries: Mapping[str, Any] = {**op.properties, **op.regions}
        return f" {{{', '.join(f'{name} = {self.of(value)}' for name, value in entries.items())}}}" if entries else ""

    def _type(self, op: OpPattern) -> str:
        if op.type is None:
            return ""
        types = op.type if isinstance(op.type, list | tuple) else [op.type]
        return f" : {self._several(types)}"

    def _several(self, terms: Sequence[object]) -> str:
        return self.of(terms[0]) if len(terms) == 1 else f"[{', '.join(map(self.of, terms))}]"

    def _call(self, term: Computed | Guard) -> str:
        arguments = ", ".join(map(self.of, term.arguments))
        return f"{cast(Any, term.function).__name__}({arguments})"

    def _guard(self, guard: Guard, binding: int) -> str:
        if guard.function is not_:
            return f"not {self.of(guard.arguments[0], 3)}"
        if guard.function not in _WORDS:
            return self._call(guard)
        word, strength = _WORDS[guard.function]
        text = f"{self.of(guard.arguments[0], strength)} {word} {self.of(guard.arguments[1], strength + 1)}"
        return f"({text})" if strength < binding else text


def literal(value: object) -> str:
    """A number, a string, a list, or an attribute of MLIR between backquotes."""
    if isinstance(value, Attribute):
        return f"`{print_attribute(value)}`"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return dumps(value, ensure_ascii=False)
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(literal, cast(Sequence[object], value)))}]"
    return repr(value)
