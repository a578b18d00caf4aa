"""Ways to spoil a program's text. Each takes a text and a random generator, and gives another text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from functools import cache

Mutator = Callable[[str, random.Random], str]

_TOKEN = re.compile(
    r'"(?:[^"\\\n]|\\.)*"|[%@#!^]?[A-Za-z_][\w.$-]*|[%#!^]\w+|-?\d+(?:\.\d*(?:[eE][+-]?\d+)?)?|->|::|\S'
)
_TYPE = re.compile(
    r"(?:tensor|memref|vector|tuple|complex|!\w+\.\w+)<[^<>\n]*(?:<[^<>\n]*>[^<>\n]*)*>|\b[su]?i\d+\b|\bb?f\d+\b"
)
_NUMBER = re.compile(r"(?<![\w.])-?\d+(?:\.\d+(?:[eE][+-]?\d+)?)?\b|(?<=[<x])\d+(?=x)|0x[0-9A-Fa-f]+")
_ATTRIBUTE = re.compile(r"([\w.]+) = ([^,{}<>\n\[\]]+|\[[^\[\]\n]*\]|#\w+\.\w+<[^<>\n]*>)(?=[,}\s>])")
_NUMBERS = str.split(
    "0 1 -1 2 3 7 8 16 31 63 64 65 127 128 255 256 65536 2147483647 2147483648 -2147483649 4294967296"
    " 9223372036854775807 -9223372036854775808 18446744073709551616 1000000000000000000000000000000"
    " 0.0 -0.0 1.5 1e400 1e-400 0x7FC00000 0xFF 0x"
)
_TYPES = str.split(
    "i1 i4 i8 si8 ui8 i32 ui32 i64 i65 i128 f16 bf16 f32 f64 f128 f8E4M3FN index none !emitc.size_t !emitc.ptr<f32>"
    " complex<f32> tuple<> tuple<f32,i32> tensor<f32> tensor<0xf32> tensor<4xi32> tensor<?xf32> tensor<*xf32>"
    " tensor<2x3x4xf64> tensor<99999999999xf32> tensor<8x8xcomplex<f64>> tensor<4x!quant.uniform<i8:f32,0.5>>"
    " memref<f32> memref<4xf32> memref<?xi8> memref<4x4xf32,strided<[4,1],offset:?>> vector<4xf32> vector<[4]xi1>"
    " !emitc.array<4xf32> !emitc.lvalue<i32> !stablehlo.token () ()->() tensor<4xi2>"
)


def bytes_(text: str, rng: random.Random) -> str:
    """A few bytes changed, taken out or put in; what is then no UTF-8 goes through as surrogates."""
    data = bytearray(text.encode("utf-8", "surrogateescape"))
    for _ in range(rng.randint(1, 4)):
        at, way = rng.randrange(len(data) + 1), rng.randrange(3)
        data[at : at + (way != 0)] = bytes([rng.randrange(256)] * (way != 1))
    return data.decode("utf-8", "surrogateescape")


def tokens(text: str, rng: random.Random) -> str:
    """A token taken out, put twice, or replaced by or exchanged with another of the text."""
    one, other = _pick(_TOKEN, text, rng), _pick(_TOKEN, text, rng)
    if one is None or other is None:
        return text
    way = rng.randrange(4)
    if way == 3:
        return _exchange(text, one, other)
    return _replace(text, one, ("", f"{one.group()} {one.group()}", other.group())[way])


def types(text: str, rng: random.Random) -> str:
    """A type exchanged with another of the text, or replaced: here, or wherever it stands."""
    one, other = _pick(_TYPE, text, rng), _pick(_TYPE, text, rng)
    if one is None or other is None:
        return text
    way, new = rng.randrange(4), rng.choice([other.group(), rng.choice(_TYPES)])
    if way == 0:
        return _exchange(text, one, other)
    return _replace(text, one, new) if way == 1 else text.replace(one.group(), new)


def regions(text: str, rng: random.Random) -> str:
    """What stands in a pair of brackets taken out, with or without them, or put twice."""
    opening = _pick(re.compile(r"[{(\[<]"), text, rng)
    end = None if opening is None else _closing(text, opening.start())
    if opening is None or end is None:
        return text
    start, way = opening.start(), rng.randrange(3)
    if way == 0:
        return text[:start] + text[end:]
    if way == 1:
        return text[: start + 1] + text[end - 1 :]
    return text[:end] + text[start:end] + text[end:]


def lines(text: str, rng: random.Random) -> str:
    """A line put twice, taken out, moved, or the text cut off after it."""
    found = text.splitlines(keepends=True)
    at, to, way = rng.randrange(len(found)), rng.randrange(len(found)), rng.randrange(7)
    if way == 6:
        return "".join(found[:at])
    line = found[at] if way < 3 else found.pop(at)
    if way != 3:
        found.insert(to, line)
    return "".join(found)


def attributes(text: str, rng: random.Random) -> str:
    """The value of an attribute exchanged with, or replaced by, another's; or its name changed."""
    one, other = _pick(_ATTRIBUTE, text, rng), _pick(_ATTRIBUTE, text, rng)
    if one is None or other is None:
        return text
    way = rng.randrange(4)
    if way == 0:
        return _exchange(text, one, other, 2)
    if way == 1:
        return _replace(text, one, other.group(1), 1)
    return _replace(text, one, other.group(2) if way == 2 else rng.choice(_values()), 2)


def numbers(text: str, rng: random.Random) -> str:
    """A number replaced by one at an edge, or by one of the text."""
    one, other = _pick(_NUMBER, text, rng), _pick(_NUMBER, text, rng)
    if one is None or other is None:
        return text
    return _replace(text, one, rng.choice([other.group(), rng.choice(_NUMBERS)]))


def operations(text: str, rng: random.Random) -> str:
    """The name of an operation replaced by another's, of the text or of any dialect."""
    found = [match for match in _TOKEN.finditer(text) if match.group().strip('"') in operation_names()]
    if not found:
        return text
    one = rng.choice(found)
    new = rng.choice(found).group() if rng.random() < 0.5 else rng.choice(sorted(operation_names()))
    return _replace(text, one, f'"{new}"' if one.group()[0] == '"' and new[0] != '"' else new)


def values(text: str, rng: random.Random) -> str:
    """A value replaced by another of the text."""
    pattern = re.compile(r"%\w+")
    one, other = _pick(pattern, text, rng), _pick(pattern, text, rng)
    return text if one is None or other is None else _replace(text, one, other.group())


MUTATORS: tuple[Mutator, ...] = (bytes_, tokens, types, regions, lines, attributes, numbers, operations, values)


def mutate(text: str, rng: random.Random) -> str:
    """The text after one mutation, or up to three."""
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        text = rng.choice(MUTATORS)(text, rng) or "\n"
    return text


@cache
def operation_names() -> frozenset[str]:
    """The operations of the dialects that a stage may hold."""
    from hloom.dialects.context import dialect_factories
    from hloom.lowering.stages import LEGAL

    factories = dialect_factories()
    names = sorted(set().union(*LEGAL.values()) & factories.keys())
    return frozenset(op.name for name in names for op in factories[name]().operations)


def _values() -> Sequence[str]:
    return ("unit", "true", '"x"', '"*/"', "@main", "[]", "[1, 2]", "{}", "dense<0> : tensor<1xi64>", "f32", *_NUMBERS)


def _pick(pattern: re.Pattern[str], text: str, rng: random.Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return rng.choice(found) if found else None


def _replace(text: str, match: re.Match[str], new: str, group: int = 0) -> str:
    return text[: match.start(group)] + new + text[match.end(group) :]


def _exchange(text: str, one: re.Match[str], other: re.Match[str], group: int = 0) -> str:
    first, second = sorted((one, other), key=re.Match[str].start)
    if first.end() > second.start():
        return text
    between = text[first.end(group) : second.start(group)]
    before, after = text[: first.start(group)], text[second.end(group) :]
    return before + second.group(group) + between + first.group(group) + after


def _closing(text: str, start: int) -> int | None:
    """Just after the bracket that closes the one at `start`."""
    depth = 0
    for at in range(start, len(text)):
        if text[at] in "{([<":
            depth += 1
        elif text[at] in "})]" or (text[at] == ">" and text[at - 1] != "-"):
            depth -= 1
            if depth == 0:
                return at + 1
    return None
