"""`dense<…>` constants: element literals, splats and hexadecimal data, as bytes.

The literal is checked against its type by comparing its brackets and commas with those that the shape asks for, and
its numbers are converted in bulk, so that a long constant costs no grammar work.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from itertools import islice
from math import inf, prod
from typing import TYPE_CHECKING, Any

from xdsl.dialects.builtin import (
    AnyFloat,
    BytesAttr,
    ComplexType,
    DenseIntOrFPElementsAttr,
    IndexType,
    IntegerType,
    MemRefType,
    Signedness,
    TensorType,
    VectorType,
    i1,
)
from xdsl.ir import Attribute

from ..diagnostics import LocatedError, UnsupportedError
from .lexer import integer, without_comments

if TYPE_CHECKING:
    from .state import State

# xDSL keeps a splat expanded; a longer one than this is a gap, not an allocation.
_SPLAT_LIMIT = 1 << 30

_SHAPED: tuple[Any, ...] = (TensorType, VectorType, MemRefType)
_CHUNK = 1 << 20
_NOT_STRUCTURE = re.compile(r"[^\[\](),]+")
_ELEMENT = re.compile(r"[^\[\](),\s]+")
_FLOATS = re.compile(r"(?:-?\d++\.\d*+(?:[eE][-+]?\d++)?+ )*+")
_INTEGERS = re.compile(r"(?:-?\d++ )*+")
_NUMBER = re.compile(r"-?(?:0x[0-9A-Fa-f]+|\d+(?:\.\d*(?:[eE][-+]?\d+)?)?)|true|false")


def dense_elements(reader: State, start: int, end: int, type: Any, type_offset: int) -> Attribute:
    """The constant whose literal `dense<…>` is `text[start:end]`."""
    return elements(reader, reader.text.index("<", start) + 1, end - 1, type, type_offset)


def elements(reader: State, start: int, end: int, type: Any, type_offset: int) -> Attribute:
    """The constant whose elements, as they stand between the angles of `dense<…>`, are `text[start:end]`.

    Its data are the little-endian elements in order, a splat expanded; an i1 takes a byte. Raises LocatedError where
    the literal and the type do not fit, in MLIR's words.
    """
    if not isinstance(type, _SHAPED):
        raise reader.error("elements literal must be a shaped type", type_offset)
    shape: Sequence[int] = type.get_shape()
    element: Any = type.get_element_type()
    if any(dim < 0 for dim in shape):
        raise reader.error("elements literal type must have static shape", type_offset)
    if not isinstance(element, IntegerType | IndexType | AnyFloat | ComplexType):
        raise _unsupported(reader, f"dense elements of type {element}", type_offset)
    try:
        literal = _Literal(reader, start, end, element, shape)
    except NotImplementedError:  # xDSL has no bytes for it
        raise _unsupported(reader, f"dense elements of type {element}", type_offset) from None
    data = literal.hexadecimal(type) if literal.is_string() else literal.elements()
    return DenseIntOrFPElementsAttr(type, BytesAttr(data))  # pyright: ignore[reportUnknownVariableType]


def _unsupported(reader: State, what: str, offset: int) -> UnsupportedError:
    return UnsupportedError(f"unsupported: {what}", reader.source, offset)


class _Literal:
    def __init__(self, reader: State, start: int, end: int, element: Any, shape: Sequence[int]) -> None:
        self.reader, self.text = reader, reader.text
        self.start, self.end = start, end
        self.element, self.shape, self.count = element, shape, prod(shape)
        self.complex = isinstance(element, ComplexType)
        self.part: Any = element.element_type if self.complex else element
        self.size: int = element.compile_time_size

    def error(self, message: str, index: int = -1, help: str | None = None) -> LocatedError:
        """An error at the element of that index, or at the literal."""
        return self.reader.error(message, self._place(index), help=help)

    def _place(self, index: int) -> int:
        body = without_comments(self.text[self.start : self.end])
        found = next(islice(_ELEMENT.finditer(body), index, None), None) if index >= 0 else None
        return self.start + (found.start() if found else 0)

    def is_string(self) -> bool:
        return self.text.find('"', self.start, min(self.end, self.start + 256)) >= 0

    # ---- "0x…"

    def hexadecimal(self, type: Attribute) -> bytes:
        begin = self.text.index('"', self.start) + 1
        finish = self.text.index('"', begin)
        if self.text[begin : begin + 2] != "0x":
            raise self.error("elements hex string should start with '0x'")
        begin += 2
        packed = self.element == i1
        length, full = (finish - begin) // 2, (self.count + 7) // 8 if packed else self.count * self.size
        if (finish - begin) % 2 or length not in (full, 1 if packed else self.size):
            raise self.error(f"elements hex data size is invalid for provided type: '{type}'")
        data = self._bytes(begin, finish)
        if packed:
            return self._splat(bytes([data[0] & 1])) if length == 1 != full else _unpack_bits(data, self.count)
        return data if length == full else self._splat(data)

    def _bytes(self, begin: int, finish: int) -> bytes:
        """The bytes of `text[begin:finish]`, chunk by chunk: the digits are never copied as a whole."""
        length = (finish - begin) // 2
        buffer = io.BytesIO()
        if length:  # claims it all at once: growing would over-allocate
            buffer.seek(length - 1)
            buffer.write(b"\0")
            buffer.seek(0)
        try:
            for at in range(begin, finish, _CHUNK):
                buffer.write(bytes.fromhex(self.text[at : min(at + _CHUNK, finish)]))
        except ValueError:
            raise self.error("expected string containing hex digits starting with `0x`") from None
        if buffer.tell() != length:  # fromhex skips blanks
            raise self.error("expected string containing hex digits starting with `0x`")
        return buffer.getvalue()

    def _splat(self, data: bytes) -> bytes:
        if len(data) * self.count > _SPLAT_LIMIT:
            raise _unsupported(self.reader, f"a splat constant of {len(data) * self.count} bytes", self.start)
        return data * self.count

    # ---- [[1, 2], …]

    def elements(self) -> bytes:
        body = without_comments(self.text[self.start : self.end])
        leaf = "(,)" if self.complex else ""
        structure = _NOT_STRUCTURE.sub("", body)
        words = _ELEMENT.findall(body)
        splat = structure == leaf and bool(words)
        empty = self.count == 0 and not structure and not words
        if not splat and not empty and structure != self._structure(leaf, len(body)):
            raise self._misfit(body)
        per_element = 2 if leaf else 1
        if len(words) != per_element * (1 if splat else self.count):
            raise self.error("expected element literal of primitive type")
        data = self._pack(words)
        return self._splat(data) if splat else data

    def _structure(self, leaf: str, longest: int) -> str | None:
        """The brackets and commas that the shape asks for; None where they are more than the literal can hold."""
        outer = self.shape[: self.shape.index(0) + 1] if 0 in self.shape else self.shape
        if prod(dim or 1 for dim in outer) > longest + 1:
            return None
        text = leaf
        for dim in reversed(outer):
            text = "[" + ",".join([text] * dim) + "]"
        return text

    def _misfit(self, body: str) -> LocatedError:
        """Why a literal does not have the shape of its type."""
        if not body.strip():
            return self.error("expected at least one element in the dense literal")
        try:
            inferred = inferred_shape(body, self.complex)
        except ValueError as error:
            return self.error(str(error))
        shape = ", ".join(map(str, self.shape))
        return self.error(
            f"inferred shape of elements literal ([{', '.join(map(str, inferred))}]) does not match type ([{shape}])"
        )

    def _pack(self, words: list[str]) -> bytes:
        element = self.part
        values = self._floats(words, element) if isinstance(element, AnyFloat) else self._integers(words, element)
        try:
            return element.pack(values)
        except OverflowError:  # struct rounds no f32 beyond its range to infinity
            limit = _largest(element)
            return element.pack([value if abs(value) <= limit else inf if value > 0 else -inf for value in values])

    def _floats(self, words: list[str], element: Any) -> list[float]:
        if _FLOATS.fullmatch(" ".join(words) + " "):
            return [float(word) for word in words]
        return [self._float(word, element, index) for index, word in enumerate(words)]

    def _float(self, word: str, element: Any, index: int) -> float:
        value = float_literal(word, element)
        if isinstance(value, str):
            help = "add a trailing dot to make the literal a float" if value.startswith("unexpected decimal") else None
            raise self.error(value, index, help=help)
        return value

    def _integers(self, words: list[str], element: IntegerType | IndexType) -> list[int]:
        plain = _INTEGERS.fullmatch(" ".join(words) + " ")
        values = (
            [integer(word) for word in words]
            if plain
            else [self._integer(word, element, index) for index, word in enumerate(words)]
        )
        if isinstance(element, IndexType) or not values:
            return values
        low, high = integer_range(element)
        if min(values) < low or max(values) >= high:
            index = next(index for index, value in enumerate(values) if not low <= value < high)
            raise self.error("integer constant out of range for type", index)
        return [element.get_normalized_value(value) for value in values]  # pyright: ignore[reportReturnType]

    def _integer(self, word: str, element: IntegerType | IndexType, index: int) -> int:
        if word in ("true", "false"):
            if element != i1:
                raise self.error("expected i1 type for 'true' or 'false' values", index)
            return int(word == "true")
        if not _NUMBER.fullmatch(word):
            raise self.error("expected element literal of primitive type", index)
        if "." in word:
            raise self.error("expected integer elements, but parsed floating-point", index)
        return integer(word)


def integer_range(type: IntegerType) -> tuple[int, int]:
    """The literals that MLIR takes for an integer type, half-open: a signless type takes both its readings."""
    width = type.width.data
    signed = type.signedness.data
    low = 0 if signed is Signedness.UNSIGNED else -(1 << (width - 1)) if width else 0
    return low, 1 << (width - 1 if signed is Signedness.SIGNED and width else width)


def float_literal(word: str, type: Any) -> float | str:
    """The value of a number written for a float type, or why it is none."""
    if not _NUMBER.fullmatch(word) or word in ("true", "false"):
        return "expected floating point literal"
    if "x" in word:
        bits = integer(word)
        if bits < 0:
            return "hexadecimal float literal should not have a leading minus"
        if bits >> type.bitwidth:
            return "hexadecimal float constant out of range for type"
        if type.bitwidth > 64:
            return f"unsupported: hexadecimal literals of type {type}"
        return next(type.iter_unpack(bits.to_bytes(type.compile_time_size, "little")))
    if "." not in word:
        return "unexpected decimal integer literal for a floating point value"
    return float(word)


def inferred_shape(body: str, complex_elements: bool) -> list[int]:
    """The shape that a literal has by its brackets; raises ValueError where it has none."""
    open_lists: list[tuple[int, list[int] | None]] = []
    result: list[int] | None = None
    leaves = re.sub(r"\([^()]*\)", "0", body) if complex_elements else body
    for token in re.findall(r"[\[\]()]|[^\[\](),\s]+", leaves):
        if token in "()":
            raise ValueError("expected element literal of primitive type")
        if token == "[":
            open_lists.append((0, None))
            continue
        if token == "]":
            if not open_lists:
                raise ValueError("unbalanced ']' in elements literal")
            count, inner = open_lists.pop()
            shape = [count, *(inner or [])]
        else:
            shape = []
        if not open_lists:
            result = shape
            continue
        count, inner = open_lists[-1]
        if inner is not None and inner != shape:
            raise ValueError("tensor literal is invalid; ranks are not consistent between elements")
        open_lists[-1] = (count + 1, shape)
    if result is None or open_lists:
        raise ValueError("expected ']' in elements literal")
    return result


def _unpack_bits(data: bytes, count: int) -> bytes:
    """MLIR's hexadecimal i1 data are bits, lowest first; xDSL's are bytes."""
    table = [bytes((byte >> bit) & 1 for bit in range(8)) for byte in range(256)]
    return b"".join(table[byte] for byte in data)[:count]


def _largest(element: Any) -> float:
    """The largest number that rounds to a finite value of the type, for types that struct packs."""
    mantissa, exponent = {16: (11, 15), 32: (24, 127)}[element.bitwidth]
    return (2 - 2.0**-mantissa) * 2.0**exponent
