"""MLIR's text as few, big tokens, and where each one stands.

One master regular expression finds *fat* tokens: a whole operation head, type, signature or dictionary. What a fat
token holds is read by the same grammar, token by token, once for each distinct text (`Reader.payload`). Where a fat
form does not match (deep nesting, a comment inside), the plain tokens below it do, and the grammar accepts those too:
fat tokens only save time.

A fat token must never be a legal part of another construct. `%a, %b` may not swallow the `%b` of `%x = %a, %b = %c`;
`: f32` may not go on to a second type, because in `[0 : i32, f32]` that is the next element.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, cast

from xdsl.utils.exceptions import VerifyException

from ..diagnostics import LocatedError

if TYPE_CHECKING:
    from .reader import Reader

# xDSL's verifier and printer recurse, and so does everything that walks IR: beyond this depth is an error.
NESTING_LIMIT = 128

# A token longer than this is not interned: its text would be copied and hashed for nothing.
LARGE = 1 << 16

# Between any two tokens; fat ones, which have a plain spelling beside them, take blanks alone.
_SPACE = r"(?:[ \t\r\n]++|//[^\n]*+)*+"
_BLANK = r"[ \t\r\n]*+"
_VALUE = r"%(?:\d++|[A-Za-z_$.\-][\w$.\-]*+)"
_USE = rf"{_VALUE}(?:\#\d++)?+"
_USES = rf"{_USE}(?:{_SPACE},{_SPACE}{_USE}(?!{_SPACE}=))*+"
_RESULT = rf"{_VALUE}(?:{_SPACE}:{_SPACE}\d++)?+"
_WORD = r"[A-Za-z_][\w$.]*+"
_FLAT = r"(?:[^<>\"/\-]++|-(?!>)|/(?!/))*+"
_ANGLES = rf"<{_FLAT}(?:<{_FLAT}>{_FLAT})*+>"
_NAMED_TYPE = r"(?:[su]?i[1-9]\d*+|index|none|bf16|tf32|f(?:16|32|64|80|128)|f[468]E\w++)(?![\w$.])"
_TYPE = rf"(?:(?:tensor|vector|memref|complex|tuple){_ANGLES}|{_NAMED_TYPE}|!{_WORD}(?:{_ANGLES}|(?!<)))"
_TYPES = rf"(?:{_BLANK}{_TYPE}(?:{_BLANK},{_BLANK}{_TYPE})*+)?{_BLANK}"
_SHORT_STRING = r'"[^"\\\n]{0,200}+"'
_BRACED = rf"(?:[^{{}}\"/]++|{_SHORT_STRING}|/(?!/))*+"
_BRACES = rf"\{{{_BRACED}(?:\{{{_BRACED}\}}{_BRACED})*+\}}"
_KEY = rf"{_BLANK}(?:{_WORD}|{_SHORT_STRING}){_BLANK}"
_STRING = r'"(?:[^"\\\n]++|\\.)*+"'
_DIMENSION = rf"(?:\d++|\?|\*|\[{_SPACE}\d++{_SPACE}\]){_SPACE}x{_SPACE}"

# In order of how often they come. What _FAT finds, _PLAIN finds in pieces; the grammar has rules for both.
_NAMES = rf"""
 (?P<RESULTS>{_RESULT}(?:{_SPACE},{_SPACE}{_RESULT})*+{_SPACE}=(?!=))
|(?P<USES>{_USES})
"""

_FAT = rf"""
 (?P<HEAD>"(?P<op>[\w.$]++)"{_BLANK}\({_BLANK}(?P<uses>{_USE}(?:{_BLANK},{_BLANK}{_USE})*+)?{_BLANK}\))
|(?P<FT>:{_BLANK}\({_TYPES}\){_BLANK}->{_BLANK}(?:\({_TYPES}\)|{_TYPE}))
|(?P<CT>:{_BLANK}{_TYPE})
|(?P<TYPE>(?:tensor|vector|memref|complex|tuple){_ANGLES})
|(?P<PROPS><{_BRACES}>)
|(?P<DICT>\{{(?={_KEY}[=,]|{_BLANK}{_SHORT_STRING}{_BLANK}\}}){_BRACED}(?:\{{{_BRACED}\}}{_BRACED})*+\}})
|(?P<LOCATION>loc\((?:{_SHORT_STRING}:\d++:\d++|\#{_WORD}|unknown)\))
"""

_PLAIN = rf"""
 (?P<INTEGERS>\[{_SPACE}(?:-?\d++(?!\.){_SPACE}(?:,{_SPACE}-?\d++(?!\.){_SPACE})*+)?\])
|(?P<SHAPED>(?:tensor|vector|memref){_SPACE}<{_SPACE}(?:{_DIMENSION})*+)
|(?P<COMPLEX>complex{_SPACE}<)
|(?P<TUPLE>tuple{_SPACE}<)
|(?P<DENSE>dense{_SPACE}<{_SPACE}(?:"[^"]*+"{_SPACE}|[^<>"]*+)>)
|(?P<SPARSE>sparse{_SPACE}<[^<>]*+>)
|(?P<RESOURCE>dense_resource{_SPACE}<[^<>]*+>)
|(?P<ARRAY>array{_SPACE}<[^<>"]*+>)
|(?P<SHARDING><{_BLANK}@[\w$.\-]++{_BLANK},[^<>/]*+>)
|(?P<STRIDED>strided{_SPACE}<[^<>"]*+>)
|(?P<AFFINE>affine_(?:map|set){_SPACE}<(?:[^<>\-]++|->|-|>=|<=)*+>)
|(?P<DIALECT>[!\#]{_WORD}<)
|(?P<NAME>[!\#]{_WORD})
|(?P<WORD>{_WORD})
|(?P<NUMBER>(?:-{_SPACE})?(?:0x[0-9A-Fa-f]++|\d++(?:\.\d*+(?:[eE][-+]?\d++)?)?))
|(?P<STRING>{_STRING})
|(?P<SYMBOL>@(?:[\w$.\-]++|{_STRING})(?:{_SPACE}::{_SPACE}@(?:[\w$.\-]++|{_STRING}))*+)
|(?P<BLOCK>\^(?:\d++|[A-Za-z_$.\-][\w$.\-]*+))
|(?P<PUNCTUATION>->|::|\{{-\#|\#-\}}|<\{{|\}}>|\.\.\.|==|[()\[\]{{}}<>,:=?*+|\-/])
|(?P<END>\Z)
|(?P<BAD>.)
"""

_FLAGS = re.VERBOSE | re.ASCII | re.DOTALL
_MASTER = re.compile(rf"{_SPACE}(?:{_NAMES}|{_FAT}|{_PLAIN})", _FLAGS)
# For the first token of a fat token's payload (and, in tests, for all tokens: the outcome must be the same).
_UNFAT = re.compile(rf"{_SPACE}(?:{_NAMES}|{_PLAIN})", _FLAGS)
_USES_ALONE = re.compile(_USES, re.ASCII)
RESULT = re.compile(rf"({_VALUE})(?:{_SPACE}:{_SPACE}(\d++))?", re.ASCII)
USE = re.compile(_USE, re.ASCII)
_USE_OR_COMMENT = re.compile(rf"//[^\n]*|{_USE}", re.ASCII)
_COMMENT = re.compile(r"//[^\n]*")
_BALANCE = re.compile(r'[<(\[{]|->|[>)\]}]|"(?:[^"\\]++|\\.)*+("?)', re.DOTALL)
_CLOSES = {">": "<", ")": "(", "]": "[", "}": "{"}


class Token:
    """A terminal: its name, and what it holds. Tokens are interned: where one stands is in the run's `offsets`."""

    __slots__ = ("type", "value")

    # What the token is where the parser does not expect its own type; only a Word has that.
    plain: Any = None
    # 1 for an opening bracket, -1 for a closing one.
    nesting = 0
    # lark copies these from the last token to the one that ends the text.
    start_pos = line = column = end_line = end_column = end_pos = 0

    def __init__(self, type: str, value: Any) -> None:
        self.type = type
        self.value = value


class Word(Token):
    """A keyword, an operation's or a type's name where the grammar expects one, an ordinary word elsewhere.

    `scoped` has the operations that the word names where a dialect is preferred, by that dialect; `prefers` is the
    dialect that the operation itself prefers in its body.
    """

    __slots__ = ("plain", "prefers", "scoped")

    def __init__(
        self,
        type: str,
        value: Any,
        plain: Token,
        scoped: dict[str, Token] | None = None,
        prefers: str | None = None,
    ) -> None:
        self.type, self.value, self.plain = type, value, plain
        self.scoped, self.prefers = scoped, prefers

    def where(self, preferred: str, expected: Any) -> Token:
        """What the word is in a body that prefers a dialect, where the parser expects these terminals."""
        if self.scoped is not None:
            scoped = self.scoped.get(preferred)
            if scoped is not None and scoped.type in expected:
                return scoped
        return self if self.type in expected else self.plain


class Bracket(Token):
    """An opening or closing bracket, or a token that ends in one."""

    __slots__ = ("nesting",)

    def __init__(self, type: str, value: Any, nesting: int) -> None:
        self.type, self.value, self.nesting = type, value, nesting


class Names(Token):
    """RESULTS, or USES, or a HEAD with its `uses`: never interned, so it knows its own place."""

    __slots__ = ("offset", "uses")

    def __init__(self, type: str, value: Any, offset: int, uses: str | None = None) -> None:
        self.type = type
        self.value = value
        self.offset = offset
        self.uses = uses


class Run:
    """One run of the parser over `text[start:end]`: lark's lexer interface, and the offsets of what is on the
    parser's stack.

    `offsets[i]` is where the text of `values[i]` begins. Only shifts write it: a reduction leaves its value where the
    first of its parts was, so the entry is right already (that of an empty reduction means nothing).
    """

    def __init__(self, reader: Reader, start: int, end: int, *, plain_first: bool = False) -> None:
        self.reader = reader
        self.position, self.end = start, end
        self.plain_first = plain_first
        self.token_start = start
        self.offsets = [0] * 64
        self.values: list[Any] = []
        self.states: list[int] = []

    def lex(self, state: Any) -> Iterator[Token]:
        """The tokens, for lark's driver; `state` is its parser state, whose stacks tell what is expected.

        All in one loop: a call for each token would cost as much as the token.
        """
        reader, text = self.reader, self.reader.text
        values, states, rows = state.value_stack, state.state_stack, state.parse_conf.states
        self.values, self.states = values, states
        reader.enter(self)
        offsets, interned, position, end = self.offsets, reader.interned, self.position, self.end
        first: Any = _UNFAT.match(text, position, end)
        matches: Iterator[Any] = iter((first,) if self.plain_first else ())
        while True:
            resume = False
            for match in matches:
                kind = match.lastgroup
                start, position = match.span(kind)
                self.token_start = start
                if kind == "HEAD":
                    if "HEAD" in rows[states[-1]]:
                        token = Names("HEAD", reader.op_info(match["op"], start), start, match["uses"])
                    else:
                        # The string of `call_opaque "f"(%x)`.
                        token, position, resume = Token("STRING", match["op"]), match.end("op") + 1, True
                elif kind == "USES":
                    token = Names("USES", text[start:position], start)
                elif kind == "RESULTS":
                    token = Names("RESULTS", text[start:position], start)
                    if "," in token.value and "RESULTS" not in rows[states[-1]]:
                        # The `%a, %b =` of `(%x = %a, %b = %c)`.
                        token, resume = Names("USES", _USES_ALONE.findall(text, start, position)[0], start), True
                        position = start + len(token.value)
                elif kind == "END":
                    return
                else:
                    if kind == "DIALECT":
                        position, resume = balanced_end(reader, position, end), True
                    token = interned.get(text[start:position]) if position - start < LARGE else None
                    if token is None:
                        token = reader.token(kind, start, position)
                    if token.plain is not None:
                        word = cast(Word, token)
                        token = word.where(reader.preferred, rows[states[-1]])
                        if token is word and word.prefers is not None:
                            reader.preferred = word.prefers
                    if token.nesting:
                        reader.nest(token.nesting, start)
                yield token
                top = len(values) - 1
                try:
                    offsets[top] = start
                except IndexError:
                    offsets.extend(range(top - len(offsets) + 64))
                    offsets[top] = start
                if resume:
                    break
            matches = _MASTER.finditer(text, position, end)


class NotAnInteger(VerifyException, ValueError):
    """A number that has a point or an exponent, where only a whole one fits."""


def integer(text: str) -> int:
    """The value of an integer literal; some huge value for thousands of digits, which Python will not convert.

    Raises `NotAnInteger` for any other number, which reading makes a located error.
    """
    if "x" in text:
        return int(text, 16)
    try:
        return int(text if len(text) <= 4000 else text[:4000])
    except ValueError:
        raise NotAnInteger(f"expected an integer, but got {text}") from None


def split_uses(uses: str) -> list[str]:
    """The names of an operand list as written: `%a, %b#1`."""
    if "," not in uses:
        return [uses]
    return USE.findall(without_comments(uses))


def use_places(text: str, start: int) -> Iterator[int]:
    """Where the operands of a list that begins at `start` stand, and what comes after it."""
    return (match.start() for match in _USE_OR_COMMENT.finditer(text, start) if match[0][0] == "%")


def without_comments(text: str) -> str:
    """The text with blanks in place of its comments."""
    return _COMMENT.sub(lambda comment: " " * len(comment[0]), text) if "//" in text else text


def balanced_end(reader: Reader, start: int, end: int) -> int:
    """Where the body of a dialect's attribute or type ends: after the `>` that closes the `<` before `start`.

    Raises where brackets do not match or nest too deeply, or the text ends first.
    """
    open_brackets = ["<"]
    for match in _BALANCE.finditer(reader.text, start, end):
        found = match[0]
        if found in _CLOSES:
            if open_brackets.pop() != _CLOSES[found]:
                raise LocatedError(
                    f"unbalanced '{found}' character in pretty dialect name", reader.source, match.start()
                )
            if not open_brackets:
                return match.end()
        elif found[0] == '"':
            if not match[1]:
                raise LocatedError("expected '\"' in string literal", reader.source, match.start())
        elif found != "->":
            open_brackets.append(found)
            if len(open_brackets) + reader.nesting > NESTING_LIMIT:
                raise LocatedError(f"nesting deeper than {NESTING_LIMIT} levels", reader.source, match.start())
    raise LocatedError(f"unbalanced '{open_brackets[-1]}' character in pretty dialect name", reader.source, end)
