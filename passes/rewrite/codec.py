"""Attributes in Python's own form and back, as rules write them: `[1, 0]`, `3`, `"EQ"`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, cast

from xdsl.dialects.builtin import I64, ArrayAttr, DenseArrayBase, FloatAttr, IntegerAttr, StringAttr, i64
from xdsl.dialects.utils import EnumAttribute
from xdsl.ir import Attribute
from xdsl.irdl import AttrConstraint, EqAttrConstraint, ParamAttrConstraint


def i64_array(numbers: Iterable[int]) -> DenseArrayBase[I64]:
    """`array<i64: …>`, as StableHLO's ops have it."""
    return DenseArrayBase.from_list(i64, list(numbers))


def to_python(attribute: Attribute | None) -> Any:
    """Integers, floats, strings, enumerations' names, and tuples of such; anything else stays an attribute."""
    match attribute:
        case DenseArrayBase():
            return tuple(cast(DenseArrayBase[Any], attribute).get_values())
        case IntegerAttr() | FloatAttr():
            return cast(Any, attribute).value.data
        case StringAttr():
            return attribute.data
        case EnumAttribute():
            return str(cast(EnumAttribute[Any], attribute).data)
        case ArrayAttr():
            return tuple(to_python(element) for element in attribute.data)
        case _:
            return attribute


def encoder(constraint: AttrConstraint[Any]) -> Callable[[Any], Attribute | None]:
    """What makes an attribute that satisfies the constraint of a Python value; attributes and None pass unchanged."""
    make = _maker(constraint)

    def encode(value: Any) -> Attribute | None:
        return value if value is None or isinstance(value, Attribute) else make(value)

    return encode


def _maker(constraint: AttrConstraint[Any]) -> Callable[[Any], Attribute]:
    bases = constraint.get_bases() or set[Any]()
    base = next(iter(bases)) if len(bases) == 1 else None
    if base is DenseArrayBase:
        element = _parameter(constraint, 0)
        return lambda value: DenseArrayBase.from_list(cast(Any, element), list(value))
    if base is IntegerAttr:
        type_ = _parameter(constraint, 1)
        return lambda value: IntegerAttr(int(value), cast(Any, type_))
    if base is StringAttr:
        return StringAttr
    if base is not None and issubclass(base, EnumAttribute):
        return lambda value: cast(Any, base)(cast(Any, base).enum_type(value))
    return _refuse


def _parameter(constraint: AttrConstraint[Any], index: int) -> Attribute | None:
    """The type that the constraint demands as the attribute's parameter of that index."""
    if not isinstance(constraint, ParamAttrConstraint):
        return None
    found = constraint.param_constrs[index]
    return found.attr if isinstance(found, EqAttrConstraint) else None


def _refuse(value: Any) -> Attribute:
    raise TypeError(f"{value!r} cannot be made an attribute here: give an attribute")
