"""What rules ask of types: the tensor behind a value, and how wide an integer is."""

from __future__ import annotations

from typing import Any, NamedTuple, cast

from xdsl.dialects.builtin import IntegerType, Signedness, TensorType
from xdsl.ir import Attribute, SSAValue


class Integer(NamedTuple):
    """An integer type: booleans and unsigned ones have no sign."""

    width: int
    signed: bool

    @property
    def least(self) -> int:
        return -(1 << self.width - 1) if self.signed else 0

    @property
    def greatest(self) -> int:
        return (1 << self.width - self.signed) - 1

    @property
    def all_ones(self) -> int:
        """The number whose bits are all set."""
        return -1 if self.signed else self.greatest


def integer_type(type_: Attribute | None) -> Integer | None:
    """Width and sign of an integer type; None for any other."""
    if not isinstance(type_, IntegerType):
        return None
    found = cast("IntegerType[Any, Any]", type_)
    width = int(found.width.data)
    return Integer(width, width > 1 and found.signedness.data is not Signedness.UNSIGNED)


def tensor_type(value: SSAValue) -> TensorType[Any] | None:
    """The type of a ranked tensor; None for any other value."""
    type_: Attribute = value.type
    return cast(TensorType[Any], type_) if isinstance(type_, TensorType) else None


def static_type(value: SSAValue) -> TensorType[Any] | None:
    """The type of a ranked tensor without `?`; None for any other value."""
    found = tensor_type(value)
    return found if found is not None and found.has_static_shape() else None
