"""What the grammar hands on: attributes and types of dialects, affine maps, dense arrays and strided layouts."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from xdsl.dialects.builtin import AnyFloat, DenseArrayBase, IntegerType, StridedLayoutAttr, i1
from xdsl.ir import Attribute
from xdsl.utils.exceptions import ParseError, VerifyException

from .dense import float_literal, integer_range
from .lexer import NESTING_LIMIT, integer, without_comments

if TYPE_CHECKING:
    from .reader import Reader

_NAME = re.compile(r"([!#])([A-Za-z_][\w$]*)(?:\.([\w$.]+)|<\s*([A-Za-z_][\w$.]*))?", re.ASCII)
_STRIDED = re.compile(r"strided\s*<\s*\[([^\[\]]*)\]\s*(?:,\s*offset\s*:\s*(-?\d+|\?)\s*)?>")


def dialect_symbol(reader: Reader, text: str, start: int) -> Attribute:
    """The attribute or type `text`, which stands at `start`, read by its own class through xDSL's parser."""
    from xdsl.parser import Parser

    _reject_deep(reader, text, start)
    _reject_unknown(reader, text, start)
    try:
        parser = Parser(reader.context, text)
        parser.attribute_aliases = reader.aliases
        attribute = parser.parse_attribute()
        if parser.pos < len(text.rstrip()):
            parser.raise_error("expected end of attribute")
    except ParseError as error:
        raise reader.error(_message(error), start + min(error.span.start, len(text))) from None
    except (VerifyException, ValueError, NotImplementedError) as error:
        raise reader.error(str(error), start) from None
    return attribute


def _message(error: ParseError) -> str:
    message = error.msg
    return message[:1].lower() + message[1:] if message[:2].istitle() else message


def _reject_deep(reader: Reader, text: str, start: int) -> None:
    """xDSL's parser recurses."""
    depth = 0
    for match in re.finditer(r"[<(\[{]|->|>=|<=|[>)\]}]", text):
        depth += 1 if match[0] in "<([{" else -1 if match[0] in ">)]}" else 0
        if depth + reader.nesting > NESTING_LIMIT:
            raise reader.error(f"nesting deeper than {NESTING_LIMIT} levels", start + match.start())


def _reject_unknown(reader: Reader, text: str, start: int) -> None:
    match = _NAME.match(text)
    if match is None or not (match[3] or match[4]):
        return
    kind, find = (
        ("type", reader.context.get_optional_type)
        if match[1] == "!"
        else ("attribute", reader.context.get_optional_attr)
    )
    name = f"{match[2]}.{match[3] or match[4]}"
    if find(name) is not None:
        return
    loaded: Any = reader.context.loaded_types if kind == "type" else reader.context.loaded_attrs
    close = get_close_matches(name, [cls.name for cls in loaded], n=1)
    raise reader.error(
        f"unknown {kind} '{match[1]}{name}'", start, help=f"did you mean '{match[1]}{close[0]}'?" if close else None
    )


def dense_array(reader: Reader, text: str, start: int) -> Attribute:
    """`array<i64: 1, 2>`."""
    body = without_comments(text[text.index("<") + 1 : -1])
    type_name, colon, elements = body.partition(":")
    type: Any = reader.named_type(type_name.strip(), start)
    if not isinstance(type, IntegerType | AnyFloat):
        raise reader.error("expected integer or float type in dense array", start + text.index("<") + 1)
    words = [word.strip() for word in elements.split(",")] if colon else []
    values = [_element(reader, word, type, start) for word in words]
    make: Any = DenseArrayBase.from_list
    try:
        return make(type, values)
    except (VerifyException, NotImplementedError, OverflowError) as error:
        raise reader.error(str(error) or f"unsupported: dense array of {type}", start) from None


def _element(reader: Reader, word: str, type: Any, start: int) -> int | float:
    if isinstance(type, AnyFloat):
        value = float_literal(word, type)
        if isinstance(value, str):
            raise reader.error(value, start)
        return value
    if word in ("true", "false") and type == i1:
        return int(word == "true")
    if not re.fullmatch(r"-?(?:0x[0-9A-Fa-f]+|\d+)", word):
        raise reader.error("expected integer value", start)
    value = integer(word)
    low, high = integer_range(type)
    if not low <= value < high:
        raise reader.error("integer constant out of range for attribute", start)
    return value


def strided_layout(reader: Reader, text: str, start: int) -> Attribute:
    """`strided<[1, ?], offset: 3>`."""
    match = _STRIDED.fullmatch(without_comments(text))
    words = [word.strip() for word in match[1].split(",")] if match and match[1].strip() else []
    if match is None or not all(re.fullmatch(r"-?\d+|\?", word) for word in words):
        raise reader.error("expected strided<[stride, …], offset: offset>", start)
    offset = match[2] or "0"
    strides = [None if word == "?" else integer(word) for word in words]
    return StridedLayoutAttr(strides, None if offset == "?" else integer(offset))
