"""The guards that rules share. Each is a predicate on SSA values, or on attributes in Python's own form (`codec`)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from xdsl.dialects.builtin import (
    AnyFloat,
    BFloat16Type,
    ComplexType,
    Float16Type,
    Float32Type,
    Float64Type,
    IntegerType,
)
from xdsl.ir import Attribute, SSAValue

from .constants import dense_constant, splat
from .terms import guard
from .types import integer_type, static_type, tensor_type


def _element(value: SSAValue) -> Attribute | None:
    type_ = tensor_type(value)
    return None if type_ is None else type_.element_type


@guard
def same_type(a: SSAValue, b: SSAValue) -> bool:
    """Both have one type, and so one shape where it is static."""
    return a.type == b.type


@guard
def static(value: SSAValue) -> bool:
    """A ranked tensor without `?`."""
    return static_type(value) is not None


@guard
def nonempty(value: SSAValue) -> bool:
    """A static tensor that has elements."""
    type_ = static_type(value)
    return type_ is not None and all(size > 0 for size in type_.get_shape())


@guard
def scalar(value: SSAValue) -> bool:
    """A tensor of rank 0."""
    type_ = tensor_type(value)
    return type_ is not None and not type_.get_shape()


@guard
def one_use(value: SSAValue) -> bool:
    """Nothing else uses the value."""
    return value.has_one_use()


@guard
def integer(value: SSAValue) -> bool:
    """Integers or booleans."""
    return isinstance(_element(value), IntegerType)


@guard
def floating(value: SSAValue) -> bool:
    """Real floating-point numbers."""
    return isinstance(_element(value), AnyFloat)


@guard
def number(value: SSAValue) -> bool:
    """Numbers as they are: no quantised ones, where each op rounds and saturates."""
    return isinstance(_element(value), IntegerType | AnyFloat | ComplexType)


@guard
def constant(value: SSAValue) -> bool:
    """A constant op's result."""
    return dense_constant(value) is not None


@guard
def zero(value: SSAValue) -> bool:
    """+0 everywhere: not -0."""
    found = splat(value)
    return found is not None and found.number == 0 and math.copysign(1, found.number) > 0


@guard
def negative_zero(value: SSAValue) -> bool:
    """-0.0 everywhere."""
    found = splat(value)
    return found is not None and found.number == 0 and math.copysign(1, found.number) < 0


@guard
def one(value: SSAValue) -> bool:
    """1 everywhere."""
    found = splat(value)
    return found is not None and found.number == 1


@guard
def all_ones(value: SSAValue) -> bool:
    """All bits set, in integers; true, in booleans."""
    found = splat(value)
    integer = None if found is None else integer_type(found.element_type)
    return found is not None and integer is not None and found.number == integer.all_ones


@guard
def least(value: SSAValue) -> bool:
    """The least number of the type everywhere: -inf, the most negative integer, 0 of an unsigned one, false."""
    found = splat(value)
    return found is not None and found.number == _bounds(found.element_type)[0]


@guard
def greatest(value: SSAValue) -> bool:
    """The greatest number of the type everywhere."""
    found = splat(value)
    return found is not None and found.number == _bounds(found.element_type)[1]


def _bounds(type_: Attribute) -> tuple[float, float]:
    integer = integer_type(type_)
    return (-math.inf, math.inf) if integer is None else (integer.least, integer.greatest)


_WIDER: dict[type[Attribute], tuple[type[Attribute], ...]] = {
    Float16Type: (Float32Type, Float64Type),
    BFloat16Type: (Float32Type, Float64Type),
    Float32Type: (Float64Type,),
}


@guard
def lossless(a: SSAValue, b: SSAValue) -> bool:
    """Every number of the element type of `a` is one of `b`'s, both being integers or both floating-point."""
    narrow, wide = _element(a), _element(b)
    small, large = integer_type(narrow), integer_type(wide)
    if small is not None and large is not None:
        return large.least <= small.least and small.greatest <= large.greatest
    return narrow is not None and type(wide) in _WIDER.get(type(narrow), ())


@guard
def identity(permutation: Sequence[int]) -> bool:
    """0, 1, 2, …"""
    return list(permutation) == list(range(len(permutation)))


@guard
def zeros(numbers: Sequence[int]) -> bool:
    """All of them are 0."""
    return not any(numbers)


@guard
def of_size_one(value: SSAValue, dimensions: Sequence[int]) -> bool:
    """These dimensions of `value` have at most one element each."""
    type_ = tensor_type(value)
    return type_ is not None and all(type_.get_shape()[d] in (0, 1) for d in dimensions)
