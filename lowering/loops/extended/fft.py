"""fft: one dimension after the other, in stages by the factors of its length, or as a convolution (Bluestein)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

import numpy as np
from xdsl.dialects import arith, complex
from xdsl.dialects.builtin import BoolAttr, ComplexType, FloatAttr, IndexType, IntegerAttr, MemRefType, i1, i32, i64
from xdsl.ir import Attribute, Block, Operation, SSAValue

from hloom.dialects.linalg_ext import FftOp

from ...memrefs import element_count, memref_type
from ..templates import Templates, constant, index_attribute, made
from .roots import chirp, chirp_spectrum, roots, twiddles
from .views import lines, load, scratch, store, table, viewed

# Lengths with a greater prime factor are convolutions.
_LARGEST_FACTOR = 31
_GREATER = IntegerAttr(8, i64)  # `ugt`, of arith.cmpi

Parts: TypeAlias = tuple[SSAValue, SSAValue]
Place: TypeAlias = Sequence[SSAValue]
# Reads a number of a line, and writes one of its transform; the index in the line is the middle one of three.
Load: TypeAlias = Callable[[Block, Place], Parts]
Store: TypeAlias = Callable[[Block, Place, Parts], None]


def lower(op: FftOp, templates: Templates) -> None:
    """Transforms the last dimensions, the last one first; that comes last where it becomes real."""
    if element_count(memref_type(op.outputs[0])):
        (source,), (target,), kind = op.inputs, op.outputs, op.fft_type.data
        rank, lengths = len(memref_type(target).get_shape()), op.fft_length.get_values()
        dimensions = list(zip(range(rank - len(lengths), rank), lengths, strict=True))
        if kind == "IRFFT":
            between = scratch(op, memref_type(source), "spectrum") if len(lengths) > 1 else source
            for dimension, length in dimensions[-2::-1]:
                _Pass(op, source, between, dimension, length, True).write(templates)
                source = between
            _Pass(op, source, target, *dimensions[-1], True).write(templates)
        else:
            for dimension, length in reversed(dimensions):
                _Pass(op, source, target, dimension, length, kind == "IFFT").write(templates)
                source = target
    op.detach()
    op.erase()


@dataclass(frozen=True)
class _Pass:
    """The transform of one dimension of `length`, before `op`.

    An inverse one swaps the parts of what it reads and writes. Real numbers are read as they are; where the target is
    real, the source is the first half of what is its own mirror image.
    """

    op: FftOp
    source: SSAValue
    target: SSAValue
    dimension: int
    length: int
    inverse: bool

    @property
    def part(self) -> Any:
        """The type of real and imaginary parts."""
        element = memref_type(self.target).element_type
        return cast(ComplexType[Any], element).element_type if isinstance(element, ComplexType) else element

    @property
    def stored(self) -> int:
        """How many numbers of each line's transform are wanted."""
        return lines(self.target, self.dimension)[1]

    def write(self, templates: Templates) -> None:
        if self.length & (self.length - 1) == 0:
            self._in_fours(templates, self.length, self.stored, self._load(), self._store())
        elif _factors(self.length)[-1] <= _LARGEST_FACTOR:
            self._in_factors(templates)
        else:
            self._as_convolution(templates)

    # Reading and writing

    def _load(self) -> Load:
        buffer = viewed(self.op, self.source, lines(self.source, self.dimension))
        is_mirrored = memref_type(self.target).element_type == self.part

        def read(block: Block, place: Place) -> Parts:
            if memref_type(buffer).element_type == self.part:
                return load(block, buffer, place), constant(block, FloatAttr(0.0, self.part))
            real, imaginary = self._mirrored(block, buffer, place) if is_mirrored else _parts(block, buffer, place)
            return (imaginary, real) if self.inverse else (real, imaginary)

        return read

    def _mirrored(self, block: Block, buffer: SSAValue, place: Place) -> Parts:
        """Beyond the half, the conjugates of the first half backwards."""
        before, index, after = place
        count, half = (constant(block, index_attribute(n)) for n in (self.length, self.length // 2))
        is_beyond = made(block, arith.CmpiOp, [index, half], i1, predicate=_GREATER)
        opposite = made(block, arith.SubiOp, [count, index], IndexType())
        inside = made(block, arith.SelectOp, [is_beyond, opposite, index], IndexType())
        real, imaginary = _parts(block, buffer, [before, inside, after])
        negative = made(block, arith.NegfOp, [imaginary], self.part)
        return real, made(block, arith.SelectOp, [is_beyond, negative, imaginary], self.part)

    def _store(self) -> Store:
        buffer = viewed(self.op, self.target, lines(self.target, self.dimension))
        element = memref_type(buffer).element_type

        def write(block: Block, place: Place, number: Parts) -> None:
            if self.inverse:
                scale = constant(block, FloatAttr(1 / self.length, self.part))
                imaginary, real = (made(block, arith.MulfOp, [part, scale], self.part) for part in number)
            else:
                real, imaginary = number
            is_real = element == self.part
            value = real if is_real else made(block, complex.CreateOp, [real, imaginary], element)
            store(block, value, buffer, place)

        return write

    # Transforms

    def _in_fours(self, templates: Templates, count: int, stored: int, read: Load, write: Store) -> None:
        """A transform of 2^k numbers."""
        bits = count.bit_length() - 1
        turns = table(self.op, templates, twiddles(count), self.part, "fft")
        parameters = self._parameters(count, stored) | {
            "#half": index_attribute(count // 2),
            "#quarter": index_attribute(count // 4),
            "#fours": index_attribute(bits // 2),
            "#two": BoolAttr.from_bool(bits % 2 == 1),
            "#last": index_attribute((bits // 2 + bits % 2) % 2),
            "!Twiddles": turns.type,
        }
        self._place(templates, "fft", [turns], parameters, read, write)

    def _in_factors(self, templates: Templates) -> None:
        factors = _factors(self.length)
        turns = table(self.op, templates, roots(self.length), self.part, "fft_mixed")
        listed = table(self.op, templates, np.array(factors, np.int32), i32, "fft_mixed")
        parameters = self._parameters(self.length, self.stored) | {
            "!Factors": listed.type,
            "#factors": index_attribute(len(factors)),
            "#last": index_attribute(len(factors) % 2),
            "!Roots": turns.type,
        }
        self._place(templates, "fft_mixed", [turns, listed], parameters, self._load(), self._store())

    def _as_convolution(self, templates: Templates) -> None:
        """X[k] = c[k] · sum of x[j] c[j] / c[k - j], with c[k] = exp(-πi k² / n), by transforms of 2^k numbers."""
        count = 1 << (2 * self.length - 2).bit_length()
        chirps = table(self.op, templates, chirp(self.length, count), self.part, "fft")
        spectrum = table(self.op, templates, chirp_spectrum(self.length, count), self.part, "fft")
        before, _, after = lines(self.source, self.dimension)
        between = scratch(self.op, MemRefType(ComplexType(self.part), [before, count, after]), "spectrum")
        read, write = self._load(), self._store()

        def read_chirped(block: Block, place: Place) -> Parts:
            last = constant(block, index_attribute(self.length - 1))
            inside = made(block, arith.MinUIOp, [place[1], last], IndexType())
            return _product(block, read(block, [place[0], inside, place[2]]), _entry(block, chirps, place[1]))

        def write_between(block: Block, place: Place, number: Parts) -> None:
            product = _product(block, number, _entry(block, spectrum, place[1]))
            store(block, made(block, complex.CreateOp, product, ComplexType(self.part)), between, place)

        def read_between(block: Block, place: Place) -> Parts:
            real, imaginary = _parts(block, between, place)
            return imaginary, real

        def write_chirped(block: Block, place: Place, number: Parts) -> None:
            write(block, place, _product(block, (number[1], number[0]), _entry(block, chirps, place[1])))

        self._in_fours(templates, count, count, read_chirped, write_between)
        self._in_fours(templates, count, self.stored, read_between, write_chirped)

    def _parameters(self, count: int, stored: int) -> dict[str, Attribute]:
        before, _, after = lines(self.source, self.dimension)
        return {
            "!T": self.part,
            "#before": index_attribute(before),
            "#after": index_attribute(after),
            "#count": index_attribute(count),
            "#stored": index_attribute(stored),
            "!Line": MemRefType(self.part, [2, 2, count]),
        }

    def _place(
        self,
        templates: Templates,
        template: str,
        operands: Sequence[SSAValue],
        parameters: dict[str, Attribute],
        read: Load,
        write: Store,
    ) -> None:
        """Puts a template before the op."""

        def load_hook(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
            return read(block, args)

        def store_hook(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
            *place, real, imaginary = args
            write(block, place, (real, imaginary))
            return ()

        stand_in = self.op.clone()
        block = self.op.parent
        assert block is not None
        block.insert_op_before(stand_in, self.op)
        templates.replace(stand_in, template, operands, parameters, {"load": load_hook, "store": store_hook})


def _factors(length: int) -> list[int]:
    """The prime factors of a length in ascending order, pairs of twos as fours."""
    found: list[int] = []
    factor = 2
    while factor * factor <= length:
        while length % factor == 0:
            found.append(factor)
            length //= factor
        factor += 1
    found += [length] if length > 1 else []
    fours = found.count(2) // 2
    return sorted([4] * fours + found[2 * fours :])


def _parts(block: Block, buffer: SSAValue, place: Place) -> Parts:
    """The parts of a complex element."""
    number = load(block, buffer, place)
    part = cast(ComplexType[Any], number.type).element_type
    return made(block, complex.ReOp, [number], part), made(block, complex.ImOp, [number], part)


def _entry(block: Block, table: SSAValue, index: SSAValue) -> Parts:
    """A complex number of a table, whose rows are the parts."""
    first, second = (constant(block, index_attribute(row)) for row in range(2))
    return load(block, table, [first, index]), load(block, table, [second, index])


def _product(block: Block, x: Parts, y: Parts) -> Parts:
    (a, b), (c, d) = x, y
    type_ = a.type

    def combine(op: type[Operation], *pairs: tuple[SSAValue, SSAValue]) -> SSAValue:
        return made(block, op, [made(block, arith.MulfOp, pair, type_) for pair in pairs], type_)

    return combine(arith.SubfOp, (a, c), (b, d)), combine(arith.AddfOp, (a, d), (b, c))
