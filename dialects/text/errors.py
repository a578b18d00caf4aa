"""What to say where the text does not follow the grammar."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from lark.parsers.lalr_analysis import Reduce

from ..diagnostics import LocatedError, UnsupportedError
from .lexer import Run, Token

if TYPE_CHECKING:
    from lark.exceptions import UnexpectedToken

    from .reader import Reader

_TYPES = frozenset({"TYPE", "NAMED_TYPE", "TYPE_ALIAS", "SHAPED", "COMPLEX", "TUPLE"})
_NAMES = {
    "RESULTS": "operation",
    "HEAD": "operation",
    "USES": "SSA operand",
    "FT": "':'",
    "CT": "':'",
    "PROPS": "'<{'",
    "DICT": "'{'",
    "LOCATION": "location",
    "loc": "location",
    "INTEGERS": "'['",
    "DENSE": "attribute",
    "RESOURCE": "attribute",
    "SHARDING": "sharding",
    "SPARSE": "attribute",
    "ATTRIBUTE": "attribute",
    "ATTRIBUTE_ALIAS": "attribute",
    "ID": "identifier",
    "NUMBER": "number",
    "STRING": "string",
    "SYMBOL": "symbol name",
    "BLOCK": "block name",
    "$END": "end of the text",
}
# In this order they are listed; what is not here comes before, sorted.
_LAST = ("operation", "block name", "'}'", "location", "end of the text")
# An expected attribute can begin with all of these; they say less than the word.
_ATTRIBUTE_STARTS = frozenset(
    {
        "number",
        "string",
        "symbol name",
        "type",
        "'['",
        "'{'",
        "location",
        "'true'",
        "'false'",
        "'unit'",
        "'opaque'",
        "'('",
    }
)

# So can what stands beside operations in a file; "operation" is what people look for.
_BESIDE_OPERATIONS = frozenset({"string", "attribute", "type", "location", "'{-#'"})


def unexpected_token(reader: Reader, run: Run, error: UnexpectedToken) -> LocatedError:
    """The diagnostic for the token that lark's driver did not expect."""
    token: Any = error.token
    offset = run.end if token.type == "$END" else run.token_start
    terminals = _acceptable(reader, error)
    names = _readable(reader, terminals)
    if token.type == "ID" and "operation" in names:
        return unknown_operation(reader, token.value, offset, custom=True)
    if token.type == "USES" and run.values and _is_token(run.values[-1], "USES"):
        names = ["','"]
    return reader.error(f"expected {_either(names)}", offset, help=_did_you_mean(token, terminals, reader))


def _is_token(value: Any, type: str) -> bool:
    return isinstance(value, Token) and value.type == type


def _acceptable(reader: Reader, error: UnexpectedToken) -> list[str]:
    """The terminals that the parser could shift: rows also list what leads to a reduction and then to an error."""
    state: Any = error.state
    states, rows = state.state_stack, state.parse_conf.states
    end = state.parse_conf.end_state
    return [name for name in rows[states[-1]] if name.isupper() and _shifts(name, list(states), rows, end)]


def _shifts(name: str, states: list[int], rows: Any, end: int) -> bool:
    """Whether reductions lead to a state that shifts the terminal, or to the end for `$END`."""
    while True:
        if name == "$END" and states[-1] == end:
            return True
        action, target = rows[states[-1]].get(name, (None, None))
        if action is not Reduce:
            return action is not None
        size = len(target.expansion)
        if size:
            del states[-size:]
        states.append(rows[states[-1]][target.origin.name][1])


def _readable(reader: Reader, terminals: Iterable[str]) -> list[str]:
    """The acceptable terminals in the reader's words, without those that a wider word covers."""
    spelled = {name: text for text, name in reader.tables.literals.items()}
    shapes = set(reader.tables.operations.values())
    names: set[str] = set()
    for terminal in terminals:
        text = spelled.get(terminal)
        if terminal in _TYPES:
            names.add("type")
        elif terminal in shapes:
            names.add("operation")
        else:
            names.add(_NAMES.get(text or terminal) or (f"'{text}'" if text else terminal.lower()))
    if "operation" in names:
        names -= _BESIDE_OPERATIONS
    if "attribute" in names:
        names -= _ATTRIBUTE_STARTS
    if "type" in names:
        names.discard("'('")
    return sorted(names - set(_LAST)) + [name for name in _LAST if name in names]


def _either(names: Sequence[str]) -> str:
    if not names:
        return "something else"
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def _did_you_mean(token: Any, terminals: Sequence[str], reader: Reader) -> str | None:
    """A keyword that the misspelt word resembles."""
    if token.type != "ID":
        return None
    keywords = [text for text, name in reader.tables.literals.items() if name in terminals and text[0].isalpha()]
    close = get_close_matches(str(token.value), keywords, n=1)
    return f"did you mean '{close[0]}'?" if close else None


def unknown_operation(reader: Reader, name: str, offset: int, *, custom: bool = False) -> LocatedError:
    """An operation that nobody knows, or whose custom form we cannot read."""
    if custom and "." in name and _is_registered(reader, name):
        help = f'write it in its generic form: "{name}"(…) : (…) -> …'
        return UnsupportedError(f"unsupported: the custom form of {name}", reader.source, offset, help=help)
    dialect = name.partition(".")[0]
    known = {op.name for op in reader.context.loaded_ops if "." in op.name} | set(reader.tables.operations)
    close = get_close_matches(name, sorted(known), n=1)
    help = f"did you mean '{close[0]}'?" if close else None
    if help is None and "." in name and dialect not in reader.context.registered_dialect_names:
        help = f"no dialect '{dialect}' is registered"
    return reader.error(f"unknown operation '{name}'", offset, help=help)


def _is_registered(reader: Reader, name: str) -> bool:
    from xdsl.dialects.builtin import UnregisteredOp

    cls = reader.context.get_optional_op(name)
    return cls is not None and not issubclass(cls, UnregisteredOp)
