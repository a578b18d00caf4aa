"""What guards ask for, made: constants that are 0 everywhere, permutations that move nothing.

A maker is known by its guard's name; a guard without one is met by luck.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

import numpy as np
from xdsl.dialects.builtin import AnyFloat, ComplexType, DenseArrayBase, TensorType, i64
from xdsl.ir import Attribute, Operation

from hloom.dialects.stablehlo.data import ConstantOp
from hloom.lowering.dtypes import dtype_of, shape_of, to_attribute
from hloom.lowering.sampling import values
from hloom.passes.rewrite.compiler import conjuncts
from hloom.passes.rewrite.terms import Attr, Guard, Value
from hloom.passes.rewrite.types import integer_type

# Of a value: makes an op of a type, or None. Of an attribute: makes one in place of the one that was drawn.
Maker: TypeAlias = "Callable[[Any, np.random.Generator], Any]"


def leaf_makers(guard: Guard | None) -> dict[int, Maker]:
    """The makers for the values and attributes that guards ask something of, by the terms' identity."""
    found: dict[int, Maker] = {}
    for part in conjuncts(guard):
        name = cast(Any, part.function).__name__
        term = part.arguments[0] if part.arguments else None
        if name in _MAKERS and isinstance(term, Value | Attr):
            found.setdefault(id(term), _MAKERS[name])
    return found


def constant_of(type_: Attribute, array: Any) -> Operation:
    """A constant op of a tensor type."""
    value = to_attribute(array, cast(TensorType[Any], type_))
    return ConstantOp.create(properties={"value": value}, result_types=[type_])


def _splat(number: Callable[[Attribute], float | None]) -> Maker:
    """A maker of constants with one number everywhere, which depends on the element type."""

    def make(type_: Attribute, rng: np.random.Generator) -> Operation | None:
        tensor = _static(type_)
        if tensor is None:
            return None
        value = number(tensor.element_type)
        if value is None:
            return None
        return constant_of(tensor, np.full(shape_of(tensor), value).astype(dtype_of(tensor)))

    return make


def _any_constant(type_: Attribute, rng: np.random.Generator) -> Operation | None:
    tensor = _static(type_)
    return None if tensor is None else constant_of(tensor, values(tensor, rng))


def _static(type_: Attribute) -> TensorType[Attribute] | None:
    if not isinstance(type_, TensorType):
        return None
    tensor = cast(TensorType[Attribute], type_)
    return tensor if tensor.has_static_shape() else None


def _bound(end: int) -> Callable[[Attribute], float | None]:
    def number(element: Attribute) -> float | None:
        integer = integer_type(element)
        if integer is not None:
            return (integer.least, integer.greatest)[end]
        return (-np.inf, np.inf)[end] if isinstance(element, AnyFloat) else None

    return number


def _all_ones(element: Attribute) -> float | None:
    integer = integer_type(element)
    return None if integer is None else integer.all_ones


def _negative_zero(element: Attribute) -> float | None:
    return -0.0 if isinstance(element, AnyFloat | ComplexType) else None


def _identity(drawn: Any, rng: np.random.Generator) -> Any:
    if not isinstance(drawn, DenseArrayBase):
        return drawn
    count = len(cast("DenseArrayBase[Any]", drawn).get_values())
    return DenseArrayBase.from_list(i64, list(range(count)))


def _zeros(drawn: Any, rng: np.random.Generator) -> Any:
    if not isinstance(drawn, DenseArrayBase):
        return drawn
    return DenseArrayBase.from_list(i64, [0] * len(cast("DenseArrayBase[Any]", drawn).get_values()))


_MAKERS: dict[str, Maker] = {
    "all_ones": _splat(_all_ones),
    "constant": _any_constant,
    "greatest": _splat(_bound(1)),
    "identity": _identity,
    "least": _splat(_bound(0)),
    "negative_zero": _splat(_negative_zero),
    "one": _splat(lambda element: 1),
    "zero": _splat(lambda element: 0),
    "zeros": _zeros,
}
