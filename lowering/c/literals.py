"""Numbers as C text: the shortest that reads back as the same value, with the suffix that its type needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr

from ..dtypes import Array, to_array
from .types import BOOL, DOUBLE, FLOAT, SIZE, CType

_EXPONENT = re.compile(r"(?:\.0)?e([+-])0*(\d)")
# By kind and rank. No suffix makes a size_t: `u` has C take the first unsigned type that holds the number.
_SUFFIXES = {("unsigned", 3): "u", ("unsigned", 4): "u", ("signed", 5): "LL", ("unsigned", 5): "ULL"}
_SPECIAL = {"inf": "INFINITY", "-inf": "-INFINITY", "nan": "NAN", "-nan": "-NAN"}


def float_text(value: float, type_: CType) -> str:
    """`0.5f`, `1e-5f`, `INFINITY`; a NaN's payload is not kept."""
    return _floats(np.array([value], np.float32 if type_ == FLOAT else np.float64))[0]


def _floats(values: Array) -> list[str]:
    """The values as C constants; float32's carry `f`. NumPy's text is the shortest that reads back."""
    suffix = "f" if values.dtype == np.float32 else ""
    return [_float(text, suffix) for text in values.astype("U").tolist()]


def _float(text: str, suffix: str) -> str:
    if text in _SPECIAL:
        return _SPECIAL[text]
    return _EXPONENT.sub(lambda m: f"e{'-' if m[1] == '-' else ''}{m[2]}", text) + suffix


def integer_text(value: int, type_: CType, typed: bool) -> str:
    """An integer constant; with the suffix that gives it `type_`, or a cast, where `typed`.

    An untyped one is an `int` (or the first of C's types that holds it): right wherever something else of `type_`
    takes part, or where the context converts.
    """
    if type_ is BOOL:
        return "true" if value else "false"
    if value == _lowest(type_):
        return f"INT{8 * type_.size}_MIN"
    suffix = _SUFFIXES.get((type_.kind, type_.rank), "")
    is_small = -(2**31) <= value < 2**31 and (type_.kind, type_.rank) != ("unsigned", 3)
    if typed and type_.rank == SIZE.rank:
        return f"({type_.name}){value}{'' if is_small else suffix}"
    return f"{value}{suffix}" if typed or not is_small else str(value)


def _lowest(type_: CType) -> int | None:
    """The value that C cannot write with a minus sign, as the digits alone do not fit the type."""
    return -(2 ** (8 * type_.size - 1)) if type_.kind == "signed" and type_.size in (4, 8) else None


def elements(attribute: DenseIntOrFPElementsAttr[Any], type_: CType) -> list[str]:
    """A constant array's values, in row-major order."""
    values = to_array(attribute).reshape(-1)
    if type_ in (FLOAT, DOUBLE):
        return _floats(values)
    return [integer_text(value, type_, False) for value in _integers(values, type_)]


def _integers(values: Array, type_: CType) -> Iterable[int]:
    if values.dtype == np.bool_:
        return values.astype(np.uint8).tolist()
    if values.dtype.kind not in "iu":  # f16, bf16 and the like are stored as their bits
        values = values.view(np.dtype(f"u{values.dtype.itemsize}"))
    wanted = np.dtype(f"{'u' if type_.kind == 'unsigned' else 'i'}{type_.size}")
    return values.astype(wanted).tolist()


def filled(texts: list[str], width: int, indent: str) -> Iterator[str]:
    """Lines of comma-separated texts, each line as full as `width` allows, without the last comma."""
    line: list[str] = []
    length = len(indent)
    for text in texts:
        if line and length + len(text) + 2 > width:
            yield indent + ", ".join(line) + ","
            line, length = [], len(indent)
        line.append(text)
        length += len(text) + 2
    if line:
        yield indent + ", ".join(line)


def nested(texts: list[str], shape: tuple[int, ...], width: int, depth: int = 1) -> Iterator[str]:
    """The lines of an array's initialiser, between its outermost braces."""
    indent = "    " * depth
    if len(shape) == 1:
        yield from filled(texts, width, indent)
        return
    row = len(texts) // shape[0]
    for start in range(0, len(texts), row):
        inner = list(nested(texts[start : start + row], shape[1:], width - 3, depth + 1))
        if len(inner) == 1:
            yield f"{indent}{{{inner[0].strip()}}},"
        else:
            yield from (f"{indent}{{", *inner, f"{indent}}},")
