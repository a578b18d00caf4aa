"""Custom forms with damaged tokens: whatever reading ends with, it is a located error or operations."""

from __future__ import annotations

import random
import re
from pathlib import Path

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import LocatedError, Source
from hloom.dialects.text.parser import parse

_TESTS = Path(__file__).parents[2]
_TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|[%@#!^]?[\w$.]+(?:#\d+)?|->|::|\s+|.', re.DOTALL)
_FUNCTION = re.compile(r"^(?= {0,2}func\.func)", re.MULTILINE)
_OTHERS = [
    *["99999999999999999999", "-1", "1.5", "0x1F", "true", "none", "unit", "x", '"s"', "@s", "%zz", "#a", "^bb9"],
    *["{", "}", "(", ")", "[", "]", "<", ">", ",", ":", "=", "->", "[]", "[1]", "[-1]", "[true]", "[[1]]", "{a = 1}"],
    *["f32", "i0", "i1", "index", "tensor<?xf32>", "tensor<*xf32>", "memref<*xf32>", "vector<4xf32>", "tuple<>"],
    *["complex<f32>", "!emitc.ptr<i32>", "dense<1>", "[99999999999999999999]", "-9223372036854775808"],
]


def _functions() -> list[str]:
    """The functions of the texts that tests of reading and printing have, but for long ones."""
    paths = [*sorted(_TESTS.glob("dialects/text/corpus/**/*.mlir")), *sorted(_TESTS.glob("programs/*.mlir"))]
    found = [part for path in paths for part in _FUNCTION.split(path.read_text())]
    # xDSL keeps resources for the whole process: damaged ones would stay.
    return [part for part in found if "func.func" in part and "{-#" not in part and len(part) < 10_000]


def _damaged(text: str, generator: random.Random) -> str:
    """A token dropped, doubled, exchanged with its neighbour or any other, or replaced."""
    tokens = _TOKEN.findall(text)
    places = [at for at, token in enumerate(tokens) if not token.isspace()]
    index = generator.randrange(len(places) - 1)
    here, there = places[index], generator.choice([places[index + 1], generator.choice(places)])
    match generator.choice(["drop", "double", "exchange", "replace"]):
        case "drop":
            tokens[here] = ""
        case "double":
            tokens[here] += f" {tokens[here]}"
        case "exchange":
            tokens[here], tokens[there] = tokens[there], tokens[here]
        case _:
            tokens[here] = generator.choice(_OTHERS)
    return "".join(tokens)


def _error(text: str, context: Context) -> LocatedError | None:
    try:
        parse(Source("t.mlir", text), context)
    except LocatedError as error:
        return error
    return None


def test_damaged_forms_are_located_errors_or_operations() -> None:
    generator = random.Random(31415926)
    context, functions = Context(allow_unregistered=True), _functions()
    errors = [_error(_damaged(generator.choice(functions), generator), context) for _ in range(200)]
    found = [error for error in errors if error is not None]
    assert len(found) > 100
    assert [str(error) for error in found if error.offset is None or not str(error).startswith("t.mlir:")] == []
