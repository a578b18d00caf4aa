"""Writes index expressions as arith ops on values of type index."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from xdsl.dialects import arith
from xdsl.dialects.builtin import i64
from xdsl.ir import SSAValue

from .graph import Piece
from .index import Atom, Dynamic, Index, Loop, Quotient, dynamic
from .scalars import INDEX, Body
from .types import width_of


class IndexWriter:
    """Index expressions in `body`, each written once; `loop_value` gives the value of a loop's counter."""

    def __init__(self, body: Body, loop_value: Callable[[Loop], SSAValue]) -> None:
        self._body = body
        self._loop_value = loop_value
        self._written: dict[Index, SSAValue] = {}

    def value(self, index: Index) -> SSAValue:
        """The value of an index expression."""
        if index not in self._written:
            self._written[index] = self._write(index)
        return self._written[index]

    def _write(self, index: Index) -> SSAValue:
        total: SSAValue | None = None
        for atom, factor in index.terms:
            term = self._atom(atom)
            if factor != 1:
                term = self._body.emit(arith.MuliOp, term, self._body.constant(factor, INDEX))
            total = term if total is None else self._body.emit(arith.AddiOp, total, term)
        constant = self._body.constant(index.const, INDEX) if index.const or total is None else None
        if total is None or constant is None:
            return cast(SSAValue, constant if total is None else total)
        return self._body.emit(arith.AddiOp, total, constant)

    def _atom(self, atom: Atom) -> SSAValue:
        if isinstance(atom, Loop):
            return self._loop_value(atom)
        if isinstance(atom, Dynamic):
            return cast(SSAValue, atom.value)
        below_zero = atom.of.bounds()[0] < 0
        inner, by = self.value(atom.of), self._body.constant(atom.by, INDEX)
        if isinstance(atom, Quotient):
            return self._body.emit(arith.FloorDivSIOp if below_zero else arith.DivUIOp, inner, by)
        if not below_zero:
            return self._body.emit(arith.RemUIOp, inner, by)
        whole = self._body.emit(arith.MuliOp, self._body.emit(arith.FloorDivSIOp, inner, by), by)
        return self._body.emit(arith.SubiOp, inner, whole)

    def start(self, value: SSAValue, signed: bool, limit: int) -> Index:
        """A start index, an integer that the program computed, clamped to [0, limit]."""
        body, width = self._body, width_of(value.type)
        if not signed and width < 64:
            value = body.emit(arith.ExtUIOp, value, type=i64)
        if limit < 1 << (width_of(value.type) - 1):
            value = body.emit(arith.MinSIOp if signed else arith.MinUIOp, value, body.like(limit, value))
        if signed:
            value = body.emit(arith.MaxSIOp, value, body.like(0, value))
        return dynamic(body.emit(arith.IndexCastOp, value, type=INDEX), limit)

    def clamped(self, index: Index, high: int) -> Index:
        """An index brought into [0, high] where it may be out."""
        low_bound, high_bound = index.bounds()
        if low_bound >= 0 and high_bound <= high:
            return index
        value = self.value(index)
        if low_bound < 0:
            value = self._body.emit(arith.MaxSIOp, value, self._body.constant(0, INDEX))
        if high_bound > high:
            value = self._body.emit(arith.MinSIOp, value, self._body.constant(high, INDEX))
        return dynamic(value, high)

    def hits(self, piece: Piece, doubts: dict[int, Index]) -> SSAValue | None:
        """Whether an element is in a piece, where that is in doubt (see `Piece.reach`); None if it is in none."""
        body = self._body
        tests: list[SSAValue] = []
        for d, distance in doubts.items():
            low, high = distance.bounds()
            if low < 0:
                tests.append(body.compare("sge", self.value(distance), body.constant(0, INDEX)))
            if high > piece.last(d):
                tests.append(body.compare("sle", self.value(distance), body.constant(piece.last(d), INDEX)))
            if piece.strides[d] > 1:
                step = self.value(distance % piece.strides[d])
                tests.append(body.compare("eq", step, body.constant(0, INDEX)))
        return body.all_of(tests) if tests else None
