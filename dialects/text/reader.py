"""The reader of one text: its tokens with their payloads, the runs of lark's driver, and what the file itself says."""

from __future__ import annotations

import re
from typing import Any

from lark.exceptions import UnexpectedToken
from lark.parsers.lalr_parser import _Parser  # pyright: ignore[reportPrivateUsage]
from xdsl.dialects.builtin import DYNAMIC_INDEX, IntegerType, Signedness, SymbolRefAttr
from xdsl.ir import Attribute, BlockArgument
from xdsl.utils.exceptions import VerifyException

from ..context import Context
from ..diagnostics import Source
from .attributes import NAMED_TYPES, AttributeActions
from .builder import OpInfo
from .errors import unexpected_token, unknown_operation
from .foreign import dense_array, dialect_symbol, strided_layout
from .forms import CustomForms, Forms, own_forms, own_names
from .lexer import LARGE, Bracket, Run, Token, Word, integer, without_comments
from .locations import PendingLocation
from .operations import OperationActions
from .resources import FileActions
from .tables import Reduction, Tables

# MLIR reads an operation's name without a dialect as one of `builtin`, or of the dialect that the operation around it
# prefers; these have such a preference.
_PREFERRING = {"func.func": "func", "emitc.func": "emitc"}
_INTEGER_TYPE = re.compile(r"([su]?)i(0|[1-9]\d*)")
_ESCAPE = re.compile(r'\\(?:(["\\nt])|([0-9A-Fa-f]{2})|)')
_BYTE_ESCAPE = re.compile(_ESCAPE.pattern.encode())
_ESCAPES = {b'"': b'"', b"\\": b"\\", b"n": b"\n", b"t": b"\t"}
_DIMENSION = re.compile(r"\d+|\?|\*|\[\s*\d+\s*\]")
_SYMBOL = re.compile(r'@([\w$.\-]+|"(?:[^"\\]|\\.)*")', re.ASCII)
_NESTS = {"(": 1, "[": 1, "{": 1, "<": 1, "<{": 1, ")": -1, "]": -1, "}": -1, ">": -1, "}>": -1}
_SIGNS = {"": Signedness.SIGNLESS, "s": Signedness.SIGNED, "u": Signedness.UNSIGNED}
_MAX_WIDTH = (1 << 24) - 1
_PAYLOADS = {
    "FT": "signature",
    "CT": "colon_type",
    "TYPE": "plain_type",
    "PROPS": "properties",
    "DICT": "dictionary",
    "LOCATION": "location",
}


class MissingForms(Exception):
    """The text has an operation of a dialect whose forms are not in the tables: read it again with them."""

    def __init__(self, forms: type[Forms]) -> None:
        self.forms = forms


class _Callbacks(dict[Any, Any]):
    """What lark's driver calls for each rule, found when a rule is first reduced: unused forms are never imported."""

    def __init__(self, reader: Reader) -> None:
        super().__init__({None: None})  # lark takes an empty dictionary for "no callbacks"
        self._reader = reader

    def __missing__(self, rule: Reduction) -> Any:
        found = self[rule] = rule.bind(None if rule.action is None else self._reader.action(rule.action))
        return found


class Reader(AttributeActions, OperationActions, FileActions):
    """One text being read with given tables."""

    def __init__(self, source: Source, context: Context, tables: Tables) -> None:
        super().__init__(source, context)
        self.tables = tables
        self._parser: Any = _Parser(tables, _Callbacks(self))  # pyright: ignore[reportArgumentType]
        self._infos: dict[str, OpInfo | None] = {}
        self._forms: dict[str, Forms] = {}
        self._preferred_dialects = ["builtin", *(d for op, d in _PREFERRING.items() if op in source.text)]
        self._pending: list[tuple[Any, PendingLocation]] = []

    # ---- running

    def read(self, start: str, begin: int = 0, end: int | None = None, *, plain_first: bool = False) -> Any:
        run = Run(self, begin, len(self.text) if end is None else end, plain_first=plain_first)
        outer = self.run
        try:
            return self._parser.parse(run, start)
        except UnexpectedToken as error:
            raise unexpected_token(self, run, error) from None
        except VerifyException as error:
            raise self.error(str(error), begin if plain_first else run.token_start) from None
        finally:
            self.enter(outer)

    def finish(self) -> None:
        """After the last token: what the text had to bring by now."""
        self._reject_undefined(self.scope)
        self.check_early_uses()
        for holder, pending in self._pending:
            self._set_location(holder, pending.resolve())

    def action(self, name: str) -> Any:
        """An action by the name that the tables have for it: of the core, or `dialect:action`."""
        dialect, _, action = name.rpartition(":")
        if not dialect:
            # Not getattr(self, …): state of the same name would hide it.
            return getattr(type(self), action).__get__(self)
        forms = self._forms.get(dialect)
        if forms is None:
            forms = self._forms[dialect] = self._forms_class(dialect)(self)
        return getattr(forms, action)

    def _forms_class(self, dialect: str) -> type[Forms]:
        if dialect in own_names():
            return own_forms(dialect)
        brought = self._brought_forms(dialect)
        assert brought is not None
        return brought

    def _brought_forms(self, dialect: str) -> type[Forms] | None:
        loaded = self.context.get_optional_dialect(dialect)
        interface = loaded.get_interface(CustomForms) if loaded is not None else None
        return interface.forms if interface is not None else None

    # ---- operations

    def op_info(self, name: str, offset: int) -> OpInfo:
        info = self._infos.get(name)
        if info is None:
            cls = self.context.get_optional_op(name)
            if cls is None:
                raise unknown_operation(self, name, offset)
            info = self._infos[name] = OpInfo(name, cls)
        return info

    def locate(self, holder: Any, location: Any) -> None:
        if isinstance(location, PendingLocation):
            self._pending.append((holder, location))
        else:
            self._set_location(holder, location)

    def _set_location(self, holder: Any, location: Attribute) -> None:
        if isinstance(holder, BlockArgument):
            holder.location = location  # pyright: ignore[reportAttributeAccessIssue]
        else:
            holder.location.__dict__["inner"] = location

    # ---- tokens

    def token(self, kind: str, start: int, end: int) -> Token:
        """The token of `text[start:end]`, which is new; it is interned unless it is large."""
        if end - start >= LARGE and kind in ("DENSE", "STRING"):
            return Token(kind, (start, end) if kind == "DENSE" else self._string(start, end))
        text = self.text[start:end]
        make = getattr(self, f"_token_{kind.lower()}", None)
        if make is not None:
            token = make(text, start)
        elif kind in _PAYLOADS:
            token = Token(kind, self.read(_PAYLOADS[kind], start, end, plain_first=True))
        else:
            token = Token(kind, text)
        self.interned[text] = token
        return token

    def _token_bad(self, text: str, start: int) -> Token:
        if text == '"':
            line_end = self.text.find("\n", start)
            raise self.error("expected '\"' in string literal", len(self.text) if line_end < 0 else line_end)
        if text in "@^%#!":
            raise self.error(f"expected an identifier after '{text}'", start)
        shown = text if text.isprintable() else f"\\x{ord(text):02x}"
        raise self.error(f"unexpected character '{shown}'", start)

    def _token_punctuation(self, text: str, start: int) -> Token:
        terminal, nesting = self.tables.literals.get(text, text), _NESTS.get(text)
        return Bracket(terminal, text, nesting) if nesting else Token(terminal, text)

    def _token_word(self, text: str, start: int) -> Token:
        plain = Token("ID", text)
        type = self.named_type(text, start)
        if type is not None:
            return Word("NAMED_TYPE", type, plain)
        if "." in text:
            found = self._operation_word(text, start, plain)
            if found is None:
                self._look_for_forms(text)
            return found or plain
        named = {d: self._operation_word(f"{d}.{text}", start, plain) for d in self._preferred_dialects}
        scoped: dict[str, Token] = {dialect: word for dialect, word in named.items() if word is not None}
        if text in self.tables.literals:
            return Word(self.tables.literals[text], text, plain, scoped)
        if "builtin" in scoped:
            return scoped["builtin"]
        return Word("ID", text, plain, scoped) if scoped else plain

    def _operation_word(self, name: str, start: int, plain: Token) -> Word | None:
        terminal = self.tables.operations.get(name)
        if terminal is None or self.context.get_optional_op(name) is None:
            return None
        return Word(terminal, self.op_info(name, start), plain, prefers=_PREFERRING.get(name))

    def named_type(self, name: str, offset: int) -> Attribute | None:
        """`i32`, `index`, `bf16`, …; None for other words. Raises, at `offset`, for integers that are too wide."""
        found = NAMED_TYPES.get(name)
        if found is not None:
            return found
        match = _INTEGER_TYPE.fullmatch(name)
        if match is None:
            return None
        width = integer(match[2])
        if width > _MAX_WIDTH:
            raise self.error(f"integer bitwidth is limited to {_MAX_WIDTH} bits", offset)
        return IntegerType(width, _SIGNS[match[1]])

    def _look_for_forms(self, name: str) -> None:
        """Reads again with the forms of a plugin's dialect, if this is the name of an operation that has one there."""
        dialect = name.partition(".")[0]
        if dialect == name or dialect in self.tables.fragments or dialect not in self.context.registered_dialect_names:
            return
        forms = self._brought_forms(dialect)
        if forms is not None and any(name in names for names in forms.fragment().operations.values()):
            raise MissingForms(forms)

    def _token_shaped(self, text: str, start: int) -> Token:
        kind, _, dims = text.partition("<")
        found = _DIMENSION.findall(dims)
        if found == ["*"]:
            return Bracket("SHAPED", (kind.strip(), None), 1)
        if "*" in found or (kind.strip() != "vector" and any(dim[0] == "[" for dim in found)):
            raise self.error("expected dimension size", start + len(kind) + 1)
        return Bracket("SHAPED", (kind.strip(), [_dimension(dim) for dim in found]), 1)

    def _token_complex(self, text: str, start: int) -> Token:
        return Bracket("COMPLEX", text, 1)

    def _token_tuple(self, text: str, start: int) -> Token:
        return Bracket("TUPLE", text, 1)

    def _token_name(self, text: str, start: int) -> Token:
        """`#alias`, `!alias`, or a dialect's attribute or type without a body."""
        if "." in text:
            return self._token_dialect(text, start)
        return Token("TYPE_ALIAS" if text[0] == "!" else "ATTRIBUTE_ALIAS", text)

    def _token_dialect(self, text: str, start: int) -> Token:
        return Token("TYPE" if text[0] == "!" else "ATTRIBUTE", dialect_symbol(self, text, start))

    def _token_affine(self, text: str, start: int) -> Token:
        return Token("ATTRIBUTE", dialect_symbol(self, text, start))

    def _token_array(self, text: str, start: int) -> Token:
        return Token("ATTRIBUTE", dense_array(self, text, start))

    def _token_strided(self, text: str, start: int) -> Token:
        return Token("ATTRIBUTE", strided_layout(self, text, start))

    def _token_integers(self, text: str, start: int) -> Token:
        return Token("INTEGERS", [integer(number) for number in re.findall(r"-?\d+", without_comments(text))])

    def _token_number(self, text: str, start: int) -> Token:
        return Token("NUMBER", re.sub(r"\s", "", without_comments(text)))

    def _token_string(self, text: str, start: int) -> Token:
        return Token("STRING", self._string(start, start + len(text)))

    def _token_resource(self, text: str, start: int) -> Token:
        return Token("RESOURCE", text[text.index("<") + 1 : -1].strip().strip('"'))

    def _token_symbol(self, text: str, start: int) -> Token:
        names = [
            str(self._string(start + match.start(1), start + match.end(1))) if match[1][0] == '"' else match[1]
            for match in _SYMBOL.finditer(text)
        ]
        return Token("SYMBOL", SymbolRefAttr(names[0], names[1:]))

    def _string(self, start: int, end: int) -> str | bytes:
        """The content of the string literal `text[start:end]`; bytes where its escapes spell no UTF-8."""
        content = self.text[start + 1 : end - 1]
        if "\\" not in content:
            return content

        for match in _ESCAPE.finditer(content):
            if not (match[1] or match[2]):
                raise self.error("unknown escape in string literal", start + 1 + match.start())

        def unescape(match: re.Match[bytes]) -> bytes:
            return _ESCAPES[match[1]] if match[1] else bytes([int(match[2], 16)])

        data = _BYTE_ESCAPE.sub(unescape, content.encode())
        try:
            return data.decode()
        except UnicodeDecodeError:
            return data


def _dimension(text: str) -> Any:
    if text == "?":
        return DYNAMIC_INDEX
    return [integer(text.strip("[] \t\r\n"))] if text[0] == "[" else integer(text)
