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
    Signedness,
    TensorType,
)
from xdsl.ir import Attribute, SSAValue

from .constants import dense_constant, splat
from .terms import guard


def _element(value: SSAValue) -> Attribute | None:
    return value.type.element_type if isinstance(value.type, TensorType) else None


@guard
def same_type(a: SSAValue, b: SSAValue) -> bool:
    """Both have one type, and so one shape where it is static."""
    return a.type == b.type


@guard
def static(value: SSAValue) -> bool:
    """A ranked tensor without `?`."""
    return isinstance(value.type, TensorType) and value.type.has_static_shape()


@guard
def nonempty(value: SSAValue) -> bool:
    """A static tensor that has elements."""
    return isinstance(value.type, TensorType) and all(size > 0 for size in value.type.get_shape())


@guard
def scalar(value: SSAValue) -> bool:
    """A tensor of rank 0."""
    return isinstance(value.type, TensorType) and not value.type.get_shape()


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
    if found is None or not isinstance(found.element_type, IntegerType):
        return False
    return found.number == _every_bit(found.element_type)


def _every_bit(type_: IntegerType) -> int:
    width = type_.width.data
    return (1 << width) - 1 if width == 1 or type_.signedness.data is Signedness.UNSIGNED else -1


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
    if not isinstance(type_, IntegerType):
        return -math.inf, math.inf
    width = type_.width.data
    if width == 1 or type_.signedness.data is Signedness.UNSIGNED:
        return 0, (1 << width) - 1
    return -(1 << width - 1), (1 << width - 1) - 1


@guard
def lossless(a: SSAValue, b: SSAValue) -> bool:
    """Every number of the element type of `a` is one of `b`'s, both being integers or both floating-point."""
    narrow, wide = _element(a), _element(b)
    if isinstance(narrow, IntegerType) and isinstance(wide, IntegerType):
        return _integers_fit(narrow, wide)
    return narrow is not None and type(wide) in _WIDER.get(type(narrow), ())


_WIDER: dict[type[Attribute], tuple[type[Attribute], ...]] = {
    Float16Type: (Float32Type, Float64Type),
    BFloat16Type: (Float32Type, Float64Type),
    Float32Type: (Float64Type,),
}


def _integers_fit(narrow: IntegerType, wide: IntegerType) -> bool:
    def signed(type_: IntegerType) -> bool:
        return type_.width.data > 1 and type_.signedness.data is not Signedness.UNSIGNED

    if signed(narrow) == signed(wide):
        return narrow.width.data <= wide.width.data
    return signed(wide) and narrow.width.data < wide.width.data


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
    return isinstance(value.type, TensorType) and all(value.type.get_shape()[d] in (0, 1) for d in dimensions)
