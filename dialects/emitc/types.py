"""emitc's types and attributes, and the constraints that its ops put on them (EmitCTypes.td, EmitCAttributes.td)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from typing_extensions import TypeVar
from xdsl.dialects.builtin import (
    ArrayAttr,
    BFloat16Type,
    ContainerType,
    Float16Type,
    Float32Type,
    Float64Type,
    IndexType,
    IntAttr,
    IntegerType,
    ShapedType,
    StringAttr,
    TensorType,
    TupleType,
    UnrankedTensorType,
)
from xdsl.ir import Attribute, ParametrizedAttribute, TypeAttribute
from xdsl.irdl import AttrConstraint, IntConstraint, VerificationContext, irdl_attr_definition
from xdsl.parser import AttrParser
from xdsl.printer import Printer
from xdsl.utils.exceptions import VerifyException

_WIDTHS = frozenset((1, 8, 16, 32, 64))

# What `emitc.cmp` compares with: the attribute is an i64 that indexes this (`CmpPredicate`).
CMP_PREDICATES = ("eq", "ne", "lt", "le", "gt", "ge", "three_way")


@irdl_attr_definition
class OpaqueAttr(ParametrizedAttribute):
    """`#emitc.opaque<"CHAR_MIN">`: a value that is C text."""

    name = "emitc.opaque"
    value: StringAttr


@irdl_attr_definition
class OpaqueType(ParametrizedAttribute, TypeAttribute):
    """`!emitc.opaque<"unsigned int">`: a type that is C text."""

    name = "emitc.opaque"
    value: StringAttr

    def __init__(self, value: str | StringAttr) -> None:
        super().__init__(StringAttr(value) if isinstance(value, str) else value)

    def verify(self) -> None:
        if not self.value.data:
            raise VerifyException("expected non empty string in !emitc.opaque type")
        if self.value.data.endswith("*"):
            raise VerifyException("pointer not allowed as outer type with !emitc.opaque, use !emitc.ptr instead")


@irdl_attr_definition
class PtrDiffTType(ParametrizedAttribute, TypeAttribute):
    """`ptrdiff_t` of `<stddef.h>`."""

    name = "emitc.ptrdiff_t"


@irdl_attr_definition
class SignedSizeTType(ParametrizedAttribute, TypeAttribute):
    """`ssize_t` of `<sys/types.h>`, which is POSIX, not C99."""

    name = "emitc.ssize_t"


@irdl_attr_definition
class SizeTType(ParametrizedAttribute, TypeAttribute):
    """`size_t` of `<stddef.h>`."""

    name = "emitc.size_t"


@irdl_attr_definition
class PointerType(ParametrizedAttribute, TypeAttribute):
    """`!emitc.ptr<T>`: `T *`."""

    name = "emitc.ptr"
    pointee: Attribute

    def verify(self) -> None:
        if isinstance(self.pointee, LValueType):
            raise VerifyException("pointers to lvalues are not allowed")


@irdl_attr_definition
class LValueType(ParametrizedAttribute, TypeAttribute):
    """`!emitc.lvalue<T>`: a place that can be assigned to, and whose address can be taken."""

    name = "emitc.lvalue"
    value_type: Attribute

    def verify(self) -> None:
        if not is_supported_type(self.value_type):
            raise VerifyException(f"!emitc.lvalue must wrap supported emitc type, but got {self.value_type}")
        if isinstance(self.value_type, ArrayType):
            raise VerifyException("!emitc.lvalue cannot wrap !emitc.array type")


@irdl_attr_definition
class ArrayType(ParametrizedAttribute, TypeAttribute, ShapedType, ContainerType[Attribute]):
    """`!emitc.array<2x3xf32>`: `float x[2][3]`; a value of it is a place, like an lvalue."""

    name = "emitc.array"
    shape: ArrayAttr[IntAttr]
    element_type: Attribute

    def __init__(self, shape: Iterable[int] | ArrayAttr[IntAttr], element_type: Attribute) -> None:
        dims = cast(ArrayAttr[IntAttr], shape) if isinstance(shape, ArrayAttr) else ArrayAttr(map(IntAttr, shape))
        super().__init__(dims, element_type)

    def verify(self) -> None:
        if not self.shape.data:
            raise VerifyException("shape must not be empty")
        if any(dim.data < 0 for dim in self.shape.data):
            raise VerifyException("dimensions must have non-negative size")
        if isinstance(self.element_type, ArrayType) or not is_supported_type(self.element_type):
            raise VerifyException(f"invalid array element type '{self.element_type}'")

    def get_num_dims(self) -> int:
        return len(self.shape.data)

    def get_shape(self) -> tuple[int, ...]:
        return tuple(dim.data for dim in self.shape.data)

    def get_element_type(self) -> Attribute:
        return self.element_type

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> list[Attribute]:
        with parser.in_angle_brackets():
            shape, element_type = parser.parse_ranked_shape()
        return [ArrayAttr(IntAttr(dim) for dim in shape), element_type]

    def print_parameters(self, printer: Printer) -> None:
        with printer.in_angle_brackets():
            printer.print_string("".join(f"{dim.data}x" for dim in self.shape.data))
            printer.print_attribute(self.element_type)


def is_supported_integer(type_: Attribute) -> bool:
    return isinstance(type_, IntegerType) and cast(IntegerType, type_).width.data in _WIDTHS


def is_supported_float(type_: Attribute) -> bool:
    return isinstance(type_, (Float32Type, Float64Type, Float16Type, BFloat16Type))


def is_pointer_wide(type_: Attribute) -> bool:
    return isinstance(type_, (SizeTType, SignedSizeTType, PtrDiffTType))


def is_integer_index_or_opaque(type_: Attribute) -> bool:
    return isinstance(type_, (IndexType, OpaqueType)) or is_supported_integer(type_) or is_pointer_wide(type_)


def is_fundamental(type_: Attribute) -> bool:
    """Whether C's operators on the type are free of side effects (an opaque type's may be overloaded in C++)."""
    if isinstance(type_, (IndexType, PointerType)):
        return True
    return is_pointer_wide(type_) or is_supported_integer(type_) or is_supported_float(type_)


def is_supported_type(type_: Attribute) -> bool:
    """Whether the type is an `EmitCType` of EmitCTypes.td."""
    if isinstance(type_, PointerType):
        return is_supported_type(type_.pointee)
    if isinstance(type_, ArrayType):
        return not isinstance(type_.element_type, ArrayType) and is_supported_type(type_.element_type)
    if isinstance(type_, TupleType):
        return all(not isinstance(item, ArrayType) and is_supported_type(item) for item in type_.types)
    if isinstance(type_, UnrankedTensorType):
        return False
    if isinstance(type_, TensorType):
        element = cast(TensorType[Attribute], type_).element_type
        return type_.has_static_shape() and not isinstance(element, ArrayType) and is_supported_type(element)
    return is_integer_index_or_opaque(type_) or is_supported_float(type_)


@dataclass(frozen=True)
class _Constraint(AttrConstraint):
    """A predicate on types, with the words that upstream's diagnostics use for it."""

    summary: str

    def accepts(self, attr: Attribute) -> bool:
        raise NotImplementedError

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        if not self.accepts(attr):
            raise VerifyException(f"must be {self.summary}, but got '{attr}'")

    def mapping_type_vars(self, type_var_mapping: Mapping[TypeVar, AttrConstraint | IntConstraint]) -> _Constraint:
        return self


class _Value(_Constraint):
    def accepts(self, attr: Attribute) -> bool:
        return is_supported_type(attr)


class _ValueOrLValue(_Constraint):
    def accepts(self, attr: Attribute) -> bool:
        return isinstance(attr, LValueType) or is_supported_type(attr)


class _IntegerLike(_Constraint):
    def accepts(self, attr: Attribute) -> bool:
        return is_integer_index_or_opaque(attr)


class _Arithmetic(_Constraint):
    def accepts(self, attr: Attribute) -> bool:
        return is_supported_float(attr) or is_integer_index_or_opaque(attr)


class _Place(_Constraint):
    def accepts(self, attr: Attribute) -> bool:
        return isinstance(attr, (ArrayType, LValueType))


class _Subscriptable(_Constraint):
    def accepts(self, attr: Attribute) -> bool:
        return isinstance(attr, (ArrayType, OpaqueType, PointerType))


VALUE = _Value("type supported by EmitC")
VALUE_OR_LVALUE = _ValueOrLValue("type supported by EmitC or EmitC lvalue type")
INTEGER_LIKE = _IntegerLike("integer, index or opaque type supported by EmitC")
ARITHMETIC = _Arithmetic("floating-point type supported by EmitC or integer, index or opaque type supported by EmitC")
PLACE = _Place("EmitC array type or EmitC lvalue type")
SUBSCRIPTABLE = _Subscriptable("EmitC array type or EmitC opaque type or EmitC pointer type")
