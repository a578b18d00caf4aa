"""Index expressions mean what they say, and reshapes there and back leave nothing behind."""

from __future__ import annotations

from itertools import product
from math import prod

from hypothesis import given
from hypothesis import strategies as st

from hloom.lowering.linalg.index import (
    ZERO,
    Atom,
    Dynamic,
    Index,
    Indices,
    Loop,
    Quotient,
    delinearize,
    linearize,
    loops_over,
)


def evaluate(index: Index, counters: list[int]) -> int:
    def value(atom: Atom) -> int:
        if isinstance(atom, Loop):
            return counters[atom.position]
        assert not isinstance(atom, Dynamic)
        inner = evaluate(atom.of, counters)
        return inner // atom.by if isinstance(atom, Quotient) else inner % atom.by

    return index.const + sum(value(atom) * factor for atom, factor in index.terms)


@st.composite
def shapes_of_one_size(draw: st.DrawFn) -> list[tuple[int, ...]]:
    """Three shapes of the same number of elements, with ones thrown in."""
    factors = draw(st.lists(st.sampled_from([2, 3, 4, 5]), max_size=4).filter(lambda f: prod(f) <= 120))
    shapes: list[tuple[int, ...]] = []
    for _ in range(3):
        shape = [1]
        for factor in draw(st.permutations(factors)):
            if draw(st.booleans()):
                shape.append(factor)
            else:
                shape[-1] *= factor
        shapes.append(tuple([1] * draw(st.integers(0, 1)) + shape))
    return shapes


def reshaped(at: Indices, source: tuple[int, ...], target: tuple[int, ...]) -> Indices:
    return delinearize(linearize(at, source), target)


@given(shapes_of_one_size())
def test_reshapes_number_elements_alike(shapes: list[tuple[int, ...]]) -> None:
    first, second, third = shapes
    at = reshaped(reshaped(loops_over(first), first, second), second, third)
    for number, counters in enumerate(product(*(range(size) for size in first))):
        loops = [c for c, size in zip(counters, first, strict=True) if size != 1]
        indices = [evaluate(index, loops) for index in at]
        assert all(0 <= index < size for index, size in zip(indices, third, strict=True))
        assert evaluate(linearize(at, third), loops) == number


@given(shapes_of_one_size())
def test_reshape_there_and_back_is_nothing(shapes: list[tuple[int, ...]]) -> None:
    first, second, _ = shapes
    at = reshaped(reshaped(loops_over(first), first, second), second, first)
    assert at == loops_over(first)


@given(st.integers(-40, 40), st.integers(1, 6), st.integers(1, 5), st.integers(1, 7))
def test_division_rounds_down(const: int, factor: int, size: int, by: int) -> None:
    index = Index(const, ((Loop(0, size), factor),))
    for counter in range(size):
        number = const + factor * counter
        assert evaluate(index // by, [counter]) == number // by
        assert evaluate(index % by, [counter]) == number % by
        low, high = (index // by).bounds()
        assert low <= number // by <= high


def test_splitting_a_loop_takes_quotients_away() -> None:
    at = reshaped(loops_over((6,)), (6,), (2, 3))
    assert any(isinstance(atom, Quotient) for index in at for atom in index.atoms())
    outer, inner = loops_over((2, 3))
    split = {0: outer * 3 + inner}
    assert tuple(index.substitute(split) for index in at) == (outer, inner)


def test_loops_of_one_iteration_are_zero() -> None:
    assert loops_over((1, 4, 1)) == (ZERO, Index(0, ((Loop(0, 4), 1),)), ZERO)
