"""Reads rules from their text form (`rules.lark`); `spelling` writes it. Both forms make the same `Rule`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from functools import cache
from json import JSONDecodeError, loads
from pathlib import Path
from typing import Any, NoReturn, cast

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken
from xdsl.ir import Attribute
from xdsl.irdl import IRDLOperation

from hloom.dialects.context import Context, dialect_factories
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse_attribute

from . import functions, guards
from .constructors import constructor
from .rules import Exactness, Rule
from .terms import (
    FUNCTIONS,
    GUARDS,
    Attr,
    Body,
    BodyPattern,
    Guard,
    OpPattern,
    Place,
    Rewrite,
    RuleError,
    Value,
    Values,
    absent,
)

# What every text of rules may name.
_LIBRARY = (functions, guards)


def read_rules(source: Source) -> list[Rule]:
    """The rules of a text, in order. Raises a `RuleError` at the place of the first mistake."""
    try:
        tree: Any = _parser().parse(source.text)
    except UnexpectedInput as error:
        raise _syntax_error(source, error) from None
    return [_Entry(source, entry).rule() for entry in tree.children]


@cache
def _parser() -> Any:
    grammar = (Path(__file__).parent / "rules.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", propagate_positions=True, maybe_placeholders=True)


def _syntax_error(source: Source, error: Any) -> RuleError:
    if isinstance(error, UnexpectedCharacters):
        offset = int(cast(Any, error).pos_in_stream)
        return RuleError(f"unexpected character '{source.text[offset]}'", source, offset)
    if isinstance(error, UnexpectedToken) and (token := cast(Any, error).token).type != "$END":
        return RuleError(f"unexpected '{token}' in a rule", source, token.start_pos)
    return RuleError("unexpected end of the text in a rule", source, len(source.text))


class _Entry:
    """One rule being read: its names, and the terms that they stand for."""

    def __init__(self, source: Source, entry: Tree[Any]) -> None:
        self.source, self.entry = source, entry
        self.terms: dict[str, Any] = {}
        self.complete = False  # whether the left-hand side has been read, which brings all names

    def rule(self) -> Rule:
        name, exactness, priority, doc, old, new, guard = cast("list[Any]", self.entry.children)
        place = self.place(name)
        pattern = self.op(old)
        self.complete = True
        rewrite = Rewrite(pattern, self.values(new), self.guard(guard) if guard is not None else None)
        number = int(priority.children[0]) if priority is not None else 0
        text = self.string(doc) if doc is not None else str(name)
        return Rule(str(name), text, Exactness(str(exactness)), number, place, (pattern.op_class,), rewrite)

    # ---- places

    def place(self, node: Any) -> Place:
        """Where a token or a part of the rule begins."""
        offset = node.start_pos if isinstance(node, Token) else node.meta.start_pos
        return Place(self.source.name, self.source.line_column(offset or 0)[0], self.source, offset)

    def fail(self, message: str, node: Any, known: Mapping[str, Any] | None = None) -> NoReturn:
        near = get_close_matches(str(node).strip("%$^."), [*known], n=1) if known is not None else []
        place = self.place(node)
        raise RuleError(message, self.source, place.offset, help=f"did you mean '{near[0]}'?" if near else None)

    # ---- names

    def named(self, token: Token, kind: type[Any]) -> Any:
        """The term that a name stands for; it is new where the left-hand side says it for the first time."""
        name = token.strip("%$^.")
        key = {Value: "%", Values: "%", Attr: "$", Body: "^"}[kind] + name
        if key not in self.terms:
            if self.complete:
                self.fail(f"the left-hand side has no '{key}'", token, {k[1:]: v for k, v in self.terms.items()})
            self.terms[key] = kind(name)
        found = self.terms[key]
        if isinstance(found, Values) is not (kind is Values):
            self.fail(f"'{key}' is a list of values in one place, and a value in another", token)
        return found

    # ---- values

    def values(self, node: Any) -> tuple[Value, ...]:
        parts = node.children if node.data == "values" else [node]
        return tuple(self.value(part) for part in parts if part is not None)

    def value(self, node: Any) -> Any:
        match node.data:
            case "value":
                return self.named(node.children[0], Value)
            case "rest":
                return self.named(node.children[0], Values)
            case "members":
                return [self.value(member) for member in node.children if member is not None]
            case "result_of":
                return self.result(*node.children)
            case _:
                return self.op(node)

    def result(self, node: Any, index: Token) -> Value:
        found = self.named(node, Value) if isinstance(node, Token) else self.op(node)
        if not isinstance(found, OpPattern):
            self.fail(f"'{node}' is no op of the pattern", node)
        return found.result(int(index))

    def op(self, node: Tree[Any]) -> OpPattern:
        name, mnemonic, operands, entries, type_ = cast("list[Any]", node.children)
        given = [self.value(operand) for operand in operands.children if operand is not None]
        listed: list[Any] = entries.children if entries is not None else []
        named = dict(self.entry_of(entry) for entry in listed if entry is not None)
        make = constructor(self.op_class(mnemonic))
        accessors = {own: accessor for accessor, own in make.properties.items()}
        for key, (token, _) in named.items():
            if key not in accessors and key not in make.regions:
                known = dict.fromkeys([*accessors, *make.regions])
                self.fail(f"{mnemonic} has no property '{key}'", token, known)
        if len(given) != len(make.operands):
            wanted = ", ".join(operand for operand, _ in make.operands) or "no operands"
            self.fail(f"{mnemonic} takes {wanted}: it is given {len(given)} operands", mnemonic)
        types = self.attribute(type_) if type_ is not None else None
        properties = {accessors.get(key, key): value for key, (_, value) in named.items()}
        pattern = make.pattern(given, properties, types, self.place(mnemonic))
        if name is not None:
            self.terms["%" + name.strip("%")] = pattern
        return pattern

    def op_class(self, token: Token) -> type[IRDLOperation]:
        dialect, _, _ = token.partition(".")
        factories = dialect_factories()
        if dialect not in factories:
            self.fail(f"no dialect '{dialect}'", token, factories)
        ops = {op.name: op for op in factories[dialect]().operations}
        found = ops.get(str(token))
        if found is None or not issubclass(found, IRDLOperation):
            self.fail(f"dialect '{dialect}' has no op '{token}' that a rule can name", token, ops)
        return found

    def entry_of(self, node: Tree[Any]) -> tuple[str, tuple[Token, Any]]:
        token, value = cast("tuple[Token, Any]", tuple(node.children))
        if value.data == "body_named":
            return str(token), (token, self.named(value.children[0], Body))
        if value.data == "body":
            *arguments, results = value.children
            names = tuple(self.named(argument, Value) for argument in arguments if argument is not None)
            return str(token), (token, BodyPattern(names, self.values(results)))
        return str(token), (token, self.attribute(value))

    # ---- attributes

    def attribute(self, node: Any) -> Any:
        match node.data:
            case "attribute":
                return self.named(node.children[0], Attr)
            case "absent":
                return absent
            case "call":
                return self.call(node, FUNCTIONS, "function")
            case "list":
                return [self.attribute(part) for part in node.children if part is not None]
            case "true" | "false":
                return node.data == "true"
            case "string":
                return self.string(node.children[0])
            case "mlir":
                return self.mlir(node.children[0])
            case _:
                text = str(node.children[0])
                return float(text) if set(text) & set(".en") else int(text)

    def string(self, token: Token) -> str:
        try:
            return loads(token)
        except JSONDecodeError:
            self.fail("invalid escape in a string", token)

    def mlir(self, token: Token) -> Attribute:
        """An attribute of MLIR's, between backquotes."""
        try:
            return parse_attribute(token[1:-1], Context())
        except LocatedError as error:
            offset = cast(int, token.start_pos) + 1 + (error.offset or 0)
            raise RuleError(error.message, self.source, offset) from None

    def call(self, node: Tree[Any], known: Mapping[str, Callable[..., Any]], kind: str) -> Any:
        token, *arguments = cast("list[Any]", node.children)
        if str(token) not in known:
            self.fail(f"no {kind} '{token}'", token, known)
        return known[str(token)](*(self.argument(part) for part in arguments if part is not None))

    def argument(self, node: Any) -> Any:
        if node.data in ("value", "rest", "result_of", "op"):
            return self.value(node)
        return self.attribute(node)

    # ---- guards

    def guard(self, node: Any) -> Guard:
        match node.data:
            case "either":
                return self.guard(node.children[0]) | self.guard(node.children[1])
            case "both":
                return self.guard(node.children[0]) & self.guard(node.children[1])
            case "negation":
                return ~self.guard(node.children[0])
            case _:
                return self.call(node, GUARDS, "guard")
