"""Element types: StableHLO's, which know their sign, and those of stage `linalg`, which do not."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

from xdsl.dialects.builtin import (
    AnyFloat,
    ComplexType,
    FixedBitwidthType,
    FloatAttr,
    IntegerAttr,
    IntegerType,
    Signedness,
    TensorType,
    f32,
)
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.stablehlo.tensors import Kind, kind_of

from .graph import Shape


@cache
def signless(element: Attribute) -> Attribute:
    """The element type at stage `linalg`: integers lose their sign."""
    if isinstance(element, IntegerType):
        integer = cast(IntegerType[int, Signedness], element)
        return IntegerType(integer.width.data) if integer.signedness.data is not Signedness.SIGNLESS else integer
    return element


@cache
def element_kind(element: Attribute) -> Kind:
    """`kind_of`, remembered."""
    return kind_of(element)


def tensor_of(shape: Shape, element: Attribute) -> TensorType[Any]:
    """The tensor type at stage `linalg` for a shape and a StableHLO element type."""
    return TensorType(signless(element), shape)


def signless_type(type_: Attribute) -> Attribute:
    """A type at stage `linalg` for one at stage `stablehlo`."""
    if isinstance(type_, TensorType):
        tensor = cast(TensorType[Any], type_)
        element = signless(tensor.element_type)
        return tensor if element is tensor.element_type else TensorType(element, tensor.shape, tensor.encoding)
    return signless(type_)


def shaped(value: SSAValue, op: Operation) -> tuple[Shape, Attribute]:
    """Shape and element type of a tensor; an error at `op` if it is none, or if no way down is known for it yet."""
    type_ = value.type
    if not isinstance(type_, TensorType):
        raise unsupported_at(op, f"{op.name} with a value of type {type_}")
    tensor = cast(TensorType[Any], type_)
    shape = tensor.get_shape()
    if not tensor.has_static_shape():
        raise unsupported_at(op, f"{op.name} with dynamic dimensions ({type_})")
    if not element_kind(tensor.element_type) & (Kind.PRED | Kind.INT | Kind.FLOAT | Kind.COMPLEX):
        raise unsupported_at(op, f"{op.name} with elements of type {tensor.element_type}")
    return shape, tensor.element_type


def width_of(element: Attribute) -> int:
    """How many bits an integer or float type has."""
    assert isinstance(element, FixedBitwidthType), f"{element} has no fixed width"
    return element.bitwidth


def is_complex(element: Attribute) -> bool:
    """Whether an element type is complex."""
    return isinstance(element, ComplexType)


def part_of(element: Attribute) -> AnyFloat:
    """The type of the parts of a complex type."""
    assert isinstance(element, ComplexType)
    return cast(ComplexType[AnyFloat], element).element_type


def is_small_float(element: Attribute) -> bool:
    """Floats that are storage: what is computed with them is computed in f32."""
    return element_kind(element) is Kind.FLOAT and width_of(element) < 32


def accumulator_of(element: Attribute) -> Attribute:
    """The type that sums of this element type are kept in: f32 for the small floats, else the type itself."""
    return f32 if is_small_float(element) else element


def scalar(value: float, element: Attribute) -> IntegerAttr[Any] | FloatAttr[Any]:
    """The constant `value` of a signless integer or a float type; integers wrap."""
    if not isinstance(element, AnyFloat):
        bits, number = width_of(element), int(value)
        number &= (1 << bits) - 1
        if bits > 1 and number >> (bits - 1):
            number -= 1 << bits
        return IntegerAttr(number, cast(Any, element))
    return FloatAttr(float(value), element)
