"""LALR tables: built by lark from the grammar and its fragments, kept as JSON, and given back to lark's driver.

The grammar is the core (`mlir.lark`), the forms of all dialects that `forms` holds, and those that a text needs
besides (a plugin's). Tables of the first two come prebuilt in the wheel; all others are kept in the user's own cache
directory, named by what they are made from. JSON, never pickle: reading a table can fail, and then it is built anew,
but it cannot run anything.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from operator import itemgetter
from pathlib import Path
from typing import Any

from lark.parsers.lalr_analysis import Reduce, Shift

from .forms import Fragment, own_fragments

_HERE = Path(__file__).parent
PREBUILT = _HERE / "prebuilt.tables"
_KEPT = 8
# Folders of this room that say nothing about the grammar.
_NOT_HASHED = frozenset({"__pycache__", "printing", "verifier"})
STARTS = ("file", "attribute", "plain_type", "signature", "colon_type", "properties", "dictionary", "location")


class Reduction:
    """A rule as lark's driver needs it (how many symbols, which nonterminal), and what is done with it."""

    __slots__ = ("action", "expansion", "gaps", "origin", "unit")

    def __init__(self, origin: str, size: int, action: str | None, gaps: Sequence[int], unit: str | None) -> None:
        self.origin = _Nonterminal(origin)
        self.expansion = range(size)
        self.action = action
        self.gaps = gaps
        self.unit = unit

    def bind(self, action: Callable[[Any], Any] | None) -> Callable[[list[Any]], Any]:
        """What lark calls with the rule's parts; an absent `[x]` is None there."""
        if action is None:
            return _token_value if self.unit == "token" else _only
        if not self.gaps:
            return action
        pick = itemgetter(*self.gaps) if len(self.gaps) > 1 else _no_parts

        def padded(parts: list[Any]) -> Any:
            parts.append(None)
            return action(pick(parts))

        return padded


class _Nonterminal:
    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


def _token_value(parts: list[Any]) -> Any:
    return parts[0].value


def _only(parts: list[Any]) -> Any:
    return parts[0]


def _no_parts(parts: list[Any]) -> Any:
    return parts


class Tables:
    """What lark's driver and the lexer need: action rows by state, terminals of literals and of operation names."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.literals: dict[str, str] = data["literals"]
        self.operations: dict[str, str] = data["operations"]
        self.fragments: frozenset[str] = frozenset(data["fragments"])
        self.start_states: dict[str, int] = data["start"]
        self.end_states: dict[str, int] = data["end"]
        self.states = _Rows(data)


class _Rows(dict[int, dict[str, Any]]):
    """The action rows, decoded as the driver first comes to each state: a short program sees few of them."""

    def __init__(self, data: dict[str, Any]) -> None:
        super().__init__()
        self._rows, self._rules = data["rows"], data["rules"]
        self._symbols, self._sets = data["symbols"], data["sets"]
        self._reductions: dict[int, Reduction] = {}

    def __missing__(self, state: int) -> dict[str, Any]:
        shifts, reduces = self._rows[state]
        symbols = self._symbols
        row: dict[str, Any] = {symbols[s]: (Shift, to) for s, to in zip(shifts[::2], shifts[1::2], strict=True)}
        for rule, lookahead in reduces:
            row.update(dict.fromkeys((symbols[s] for s in self._sets[lookahead]), (Reduce, self._reduction(rule))))
        self[state] = row
        return row

    def _reduction(self, rule: int) -> Reduction:
        found = self._reductions.get(rule)
        if found is None:
            found = self._reductions[rule] = Reduction(*self._rules[rule])
        return found


# ---- building


def build(fragments: Sequence[Fragment]) -> dict[str, Any]:
    """The tables as plain data. Any conflict is an error: a shift/reduce conflict too (`strict`)."""
    from lark import Lark
    from lark.lexer import Lexer

    class Unused(Lexer):
        def __init__(self, conf: Any) -> None: ...

        def lex(self, lexer_state: Any, parser_state: Any) -> Any: ...

    grammar = grammar_text(fragments)
    lark = Lark(
        grammar,
        parser="lalr",
        lexer=Unused,
        start=list(STARTS),
        strict=True,
        keep_all_tokens=True,
        maybe_placeholders=True,
    )
    parser: Any = lark.parser
    return _encode(lark, parser.parser._parse_table, fragments)


def grammar_text(fragments: Sequence[Fragment]) -> str:
    core = (_HERE / "mlir.lark").read_text()
    shapes = sorted({shape for fragment in fragments for shape in fragment.operations})
    declared = " ".join([*TERMINALS, *shapes])
    return "\n".join([core, *(fragment.grammar for fragment in fragments), f"%declare {declared}", ""])


TERMINALS = [
    "RESULTS",
    "USES",
    "HEAD",
    "FT",
    "CT",
    "TYPE",
    "NAMED_TYPE",
    "TYPE_ALIAS",
    "SHAPED",
    "COMPLEX",
    "TUPLE",
    "PROPS",
    "DICT",
    "LOCATION",
    "INTEGERS",
    "DENSE",
    "RESOURCE",
    "SHARDING",
    "SPARSE",
    "ATTRIBUTE",
    "ATTRIBUTE_ALIAS",
    "ID",
    "NUMBER",
    "STRING",
    "SYMBOL",
    "BLOCK",
]


def _encode(lark: Any, table: Any, fragments: Sequence[Fragment]) -> dict[str, Any]:
    """The same grammar gives the same data: states and symbols are numbered in an order that it decides."""
    actions = _actions(fragments)
    symbols: dict[str, int] = {}
    rules: dict[int, int] = {}
    encoded_rules: list[Any] = []
    sets: dict[tuple[int, ...], int] = {}
    numbers = _number_states(table)
    rows: list[Any] = []
    for state in numbers:
        shifts: list[int] = []
        reduces: dict[int, list[int]] = {}
        for name, (action, target) in sorted(table.states[state].items()):
            symbol = symbols.setdefault(name, len(symbols))
            if action is Shift:
                shifts += (symbol, numbers[target])
                continue
            if id(target) not in rules:
                rules[id(target)] = len(encoded_rules)
                encoded_rules.append(_encode_rule(target, actions))
            reduces.setdefault(rules[id(target)], []).append(symbol)
        lookaheads = [[rule, sets.setdefault(tuple(sorted(look)), len(sets))] for rule, look in reduces.items()]
        rows.append([shifts, lookaheads])
    return {
        "literals": {t.pattern.value: t.name for t in sorted(lark.terminals, key=lambda t: t.name)},
        "operations": {op: shape for fragment in fragments for shape, ops in fragment.operations.items() for op in ops},
        "fragments": [fragment.name for fragment in fragments],
        "start": {name: numbers[state] for name, state in sorted(table.start_states.items())},
        "end": {name: numbers[state] for name, state in sorted(table.end_states.items())},
        "symbols": list(symbols),
        "sets": list(sets),
        "rules": encoded_rules,
        "rows": rows,
    }


def _number_states(table: Any) -> dict[int, int]:
    """lark's states, which come out of sets, in an order that depends on the grammar alone."""
    order: list[int] = [state for _, state in sorted(table.start_states.items())]
    numbers = {state: number for number, state in enumerate(order)}
    for state in order:
        for _, (action, target) in sorted(table.states[state].items()):
            if action is Shift and target not in numbers:
                numbers[target] = len(order)
                order.append(target)
    return numbers


def _encode_rule(rule: Any, actions: Mapping[str, str]) -> list[Any]:
    """Origin, size, action (None for a rule that passes its one symbol on), places of parts, kind of that symbol."""
    origin = str(rule.origin.name)
    if origin.startswith("__"):
        raise ValueError(f"{origin}: write lists as left-recursive rules, without `*` or `+`")
    size, empty = len(rule.expansion), rule.options.empty_indices
    action = str(rule.alias or origin)
    if size == 1 and rule.alias is None and not any(empty) and action not in actions:
        return [origin, size, None, [], "token" if rule.expansion[0].is_term else "value"]
    if action not in actions:
        raise ValueError(f"{rule}: no action {action!r}")
    present = iter(range(size))
    gaps = [-1 if absent else next(present) for absent in empty] if any(empty) else []
    return [origin, size, actions[action], gaps, None]


def _actions(fragments: Sequence[Fragment]) -> dict[str, str]:
    """Every action, and how the reader finds it: `name` for the core's, `dialect:name` for a fragment's."""
    from .reader import Reader

    actions = {name: name for name in dir(Reader) if not name.startswith("_")}
    for fragment in fragments:
        for name in fragment.actions:
            if name in actions:
                raise ValueError(f"forms of {fragment.name}: {name} is an action of the core or of another dialect")
            actions[name] = f"{fragment.name}:{name}"
    return actions


# ---- keeping


def prebuild() -> None:
    """Puts the tables of our own dialects beside this file: a step of building the wheel."""
    PREBUILT.write_text(_as_text(_libraries(), build(own_fragments())))


def tables(extra: Iterable[Fragment] = ()) -> Tables:
    """The tables for the core, our own dialects' forms, and the `extra` fragments."""
    return _load(tuple(sorted(extra, key=lambda fragment: fragment.name)))


@cache
def _load(extra: tuple[Fragment, ...]) -> Tables:
    data = None if extra else _read(PREBUILT, _libraries())
    if data is not None:
        return Tables(data)
    key = content_key(extra)
    directory = _cache_directory()
    path = directory / f"{key}.tables" if directory is not None else None
    if path is not None:
        data = _read(path, key)
    if data is None:
        data = build([*own_fragments(), *extra])
        if path is not None:
            write(path, key, data)
            _prune(path.parent)
    return Tables(data)


def content_key(extra: Sequence[Fragment] = ()) -> str:
    """Names what tables are made from: the sources of this room (formats too), the fragments, the libraries.

    A source is known by its size and time: reading them all would cost more than reading the tables.
    """
    digest = blake2b(_libraries().encode(), digest_size=16)
    for folder, folders, names in os.walk(_HERE.parent):
        folders[:] = sorted(set(folders) - _NOT_HASHED)
        for name in sorted(names):
            if name.endswith((".py", ".lark")):
                path = os.path.join(folder, name)
                status = os.stat(path)
                digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    for fragment in extra:
        digest.update(repr((fragment.name, fragment.grammar, fragment.operations, fragment.actions)).encode())
    return digest.hexdigest()


def _libraries() -> str:
    """What the wheel's tables have to agree with; its own sources do not change."""
    import lark
    import xdsl

    return f"lark {lark.__version__}, xdsl {xdsl.__version__}"


def _cache_directory() -> Path | None:
    """The user's own directory for tables, mode 0700; None where there is none that is ours alone."""
    import platformdirs

    directory = Path(platformdirs.user_cache_dir("hloom", appauthor=False)) / "tables"
    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = directory.stat()
    except OSError:
        return None
    ours = not hasattr(os, "getuid") or (status.st_uid == os.getuid() and not status.st_mode & 0o022)
    return directory if ours else None


def _read(path: Path, key: str) -> dict[str, Any] | None:
    """The tables in a file, unless it is missing, damaged, or made from something else."""
    try:
        held = json.loads(path.read_bytes())
        return held["tables"] if held["key"] == key else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def write(path: Path, key: str, data: dict[str, Any]) -> None:
    """Written beside and moved into place, so that another process reads all of it or nothing."""
    import tempfile

    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem)
        with os.fdopen(handle, "w") as file:
            file.write(_as_text(key, data))
        os.replace(name, path)
    except OSError:
        return  # a cache that cannot be written costs time only


def _as_text(key: str, data: dict[str, Any]) -> str:
    return json.dumps({"key": key, "tables": data}, separators=(",", ":"))


def _prune(directory: Path) -> None:
    """Leaves the tables that were written last."""
    try:
        files = sorted(directory.glob("*.tables"), key=lambda path: path.stat().st_mtime)
        for path in files[:-_KEPT]:
            path.unlink()
    except OSError:
        return  # another process was faster
