"""Where an element is read: index expressions over the loops of a nest, simplified as they are built.

An `Index` is a constant plus a sum of atoms with integer coefficients. Reshapes bring quotients and remainders in; they
vanish again wherever the bounds of the loops show that they can.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import gcd

from xdsl.ir.affine import AffineBinaryOpExpr, AffineBinaryOpKind, AffineConstantExpr, AffineDimExpr, AffineExpr


@dataclass(frozen=True, slots=True)
class Loop:
    """The loop at `position` of a nest; it counts from 0 to `size` - 1."""

    position: int
    size: int


@dataclass(frozen=True, slots=True)
class Quotient:
    """`of` floordiv `by`."""

    of: Index
    by: int


@dataclass(frozen=True, slots=True)
class Remainder:
    """`of` mod `by`."""

    of: Index
    by: int


@dataclass(frozen=True, slots=True)
class Dynamic:
    """An index that is known at run time only, within [`low`, `high`]; `value` says which one."""

    value: Hashable
    low: int
    high: int


Atom = Loop | Quotient | Remainder | Dynamic


@dataclass(frozen=True, slots=True)
class Index:
    """`const` plus the sum of each atom times its coefficient; atoms are distinct, coefficients are not zero."""

    const: int
    terms: tuple[tuple[Atom, int], ...] = ()

    def __add__(self, other: Index | int) -> Index:
        if isinstance(other, int):
            return Index(self.const + other, self.terms) if other else self
        if not other.terms:
            return self + other.const
        return _sum(self.const + other.const, (*self.terms, *other.terms))

    def __sub__(self, other: int) -> Index:
        return self + -other

    def __mul__(self, factor: int) -> Index:
        if factor == 1:
            return self
        if factor == 0:
            return ZERO
        return Index(self.const * factor, tuple((atom, c * factor) for atom, c in self.terms))

    def __floordiv__(self, by: int) -> Index:
        if by == 1 or self is ZERO:
            return self
        whole, rest = self._divide(by)
        low, high = rest.bounds()
        if low // by == high // by:
            return whole + low // by
        small, unit = rest._below_unit(by)
        if unit > 1:
            return whole + _atom(Quotient((rest._without(small)) // unit, by // unit))
        return whole + _quotient(rest, by)

    def __mod__(self, by: int) -> Index:
        if by == 1:
            return ZERO
        _, rest = self._divide(by)
        low, high = rest.bounds()
        if low // by == high // by:
            return rest - low // by * by
        small, unit = rest._below_unit(by)
        if unit > 1:
            return _atom(Remainder((rest._without(small)) // unit, by // unit)) * unit + small
        return _atom(Remainder(rest, by))

    def bounds(self) -> tuple[int, int]:
        """The least and the greatest value, both included; an empty loop counts as one of size 1."""
        low = high = self.const
        for atom, factor in self.terms:
            first, last = _atom_bounds(atom)
            low += factor * (first if factor > 0 else last)
            high += factor * (last if factor > 0 else first)
        return low, high

    def as_loop(self) -> Loop | None:
        """The loop, where this is a loop and nothing else."""
        if self.const == 0 and len(self.terms) == 1:
            atom, factor = self.terms[0]
            if factor == 1 and isinstance(atom, Loop):
                return atom
        return None

    def substitute(self, loops: Mapping[int, Index]) -> Index:
        """This index with some loops, by position, written as something else."""
        result = Index(self.const)
        for atom, factor in self.terms:
            result = result + _substituted(atom, loops) * factor
        return result

    def atoms(self) -> Iterator[Atom]:
        """Every atom, those inside quotients and remainders too."""
        for atom, _ in self.terms:
            yield atom
            if isinstance(atom, Quotient | Remainder):
                yield from atom.of.atoms()

    def is_affine(self) -> bool:
        """Whether an affine map can say this."""
        return not any(isinstance(atom, Dynamic) for atom in self.atoms())

    def affine(self) -> AffineExpr:
        """As an affine expression; there must be no `Dynamic` in it."""
        result: AffineExpr | None = None
        for atom, factor in self.terms:
            term = _affine_atom(atom)
            if factor != 1:
                term = AffineBinaryOpExpr(AffineBinaryOpKind.Mul, term, AffineConstantExpr(factor))
            result = term if result is None else AffineBinaryOpExpr(AffineBinaryOpKind.Add, result, term)
        if result is None:
            return AffineConstantExpr(self.const)
        if self.const:
            return AffineBinaryOpExpr(AffineBinaryOpKind.Add, result, AffineConstantExpr(self.const))
        return result

    def _divide(self, by: int) -> tuple[Index, Index]:
        """(q, r) with self = q * by + r, where r keeps the terms that `by` does not divide."""
        whole, rest = self.const // by, self.const % by
        divided = tuple((atom, c // by) for atom, c in self.terms if c % by == 0)
        left = tuple((atom, c) for atom, c in self.terms if c % by != 0)
        return Index(whole, divided), Index(rest, left)

    def _below_unit(self, by: int) -> tuple[Index, int]:
        """A part of this that stays within [0, unit), where unit divides `by` and every other term."""
        for unit in sorted({gcd(by, c) for _, c in self.terms}, reverse=True):
            small = Index(self.const % unit, tuple((atom, c) for atom, c in self.terms if c % unit != 0))
            low, high = small.bounds()
            if unit > 1 and low >= 0 and high < unit:
                return small, unit
        return ZERO, 1

    def _without(self, part: Index) -> Index:
        return Index(self.const - part.const, tuple(term for term in self.terms if term not in part.terms))


Indices = tuple[Index, ...]
ZERO = Index(0)


def _atom(atom: Atom) -> Index:
    return Index(0, ((atom, 1),))


def _quotient(index: Index, by: int) -> Index:
    if index.const == 0 and len(index.terms) == 1:
        atom, factor = index.terms[0]
        if factor == 1 and isinstance(atom, Quotient):
            return _quotient(atom.of, atom.by * by)
    return _atom(Quotient(index, by))


def _sum(const: int, terms: tuple[tuple[Atom, int], ...]) -> Index:
    total: dict[Atom, int] = {}
    for atom, factor in terms:
        total[atom] = total.get(atom, 0) + factor
    for atom in [a for a in total if isinstance(a, Remainder)]:
        const += _recombine(atom, total)
    return Index(const, tuple(sorted(((a, c) for a, c in total.items() if c), key=_term_order)))


def _recombine(remainder: Remainder, total: dict[Atom, int]) -> int:
    """Writes x mod n + n * (x floordiv n) as x in `total`; returns the constant that this brings."""
    of, by, factor = remainder.of, remainder.by, total[remainder]
    quotient = _quotient(of, by).terms[0][0]
    if total.get(quotient) != factor * by:
        return 0
    del total[remainder], total[quotient]
    for atom, c in of.terms:
        total[atom] = total.get(atom, 0) + c * factor
    return of.const * factor


def _term_order(term: tuple[Atom, int]) -> tuple[int, int]:
    atom = term[0]
    return (0, atom.position) if isinstance(atom, Loop) else (1, 0)


def _atom_bounds(atom: Atom) -> tuple[int, int]:
    if isinstance(atom, Loop):
        return 0, max(atom.size - 1, 0)
    if isinstance(atom, Dynamic):
        return atom.low, atom.high
    low, high = atom.of.bounds()
    if isinstance(atom, Quotient):
        return low // atom.by, high // atom.by
    return 0, atom.by - 1


def _substituted(atom: Atom, loops: Mapping[int, Index]) -> Index:
    if isinstance(atom, Loop):
        return loops.get(atom.position, _atom(atom))
    if isinstance(atom, Dynamic):
        return _atom(atom)
    inner = atom.of.substitute(loops)
    return inner // atom.by if isinstance(atom, Quotient) else inner % atom.by


def _affine_atom(atom: Atom) -> AffineExpr:
    assert not isinstance(atom, Dynamic), "a dynamic index is not affine"
    if isinstance(atom, Loop):
        return AffineDimExpr(atom.position)
    kind = AffineBinaryOpKind.FloorDiv if isinstance(atom, Quotient) else AffineBinaryOpKind.Mod
    return AffineBinaryOpExpr(kind, atom.of.affine(), AffineConstantExpr(atom.by))


def dynamic(value: Hashable, high: int) -> Index:
    """An index within [0, high] that only run time knows."""
    return _atom(Dynamic(value, 0, high)) if high > 0 else ZERO


def loops_over(shape: Sequence[int]) -> Indices:
    """The indices of an element of a tensor of this shape, for a nest with a loop for each dimension that is not 1."""
    indices: list[Index] = []
    position = 0
    for size in shape:
        indices.append(ZERO if size == 1 else _atom(Loop(position, size)))
        position += size != 1
    return tuple(indices)


def visits_once(indices: Indices, loops: int) -> bool:
    """Whether a nest of that many loops reads each element at `indices` once: every loop appears by itself, once."""
    found = [index.as_loop() for index in indices if index != ZERO]
    return len(found) == loops and len({loop.position for loop in found if loop}) == loops


def linearize(indices: Indices, shape: Sequence[int]) -> Index:
    """The row-major number of an element of a tensor of this shape."""
    number = ZERO
    for index, size in zip(indices, shape, strict=True):
        if size != 1:
            number = number * size + index
    return number


def delinearize(number: Index, shape: Sequence[int]) -> Indices:
    """The indices of the element with this row-major number."""
    indices: list[Index] = []
    for size in reversed(shape[1:]):
        indices.append(number % max(size, 1))
        number = number // max(size, 1)
    if shape:
        indices.append(number if shape[0] != 1 else ZERO)
    return tuple(reversed(indices))
