"""What a StableHLO op takes and gives: constraints on tensors by the kind of their elements (Base.td)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from enum import Enum, Flag, auto
from functools import cached_property
from typing import Any, Self, TypeAlias, TypeGuard, cast

from xdsl.dialects.builtin import (
    BFloat16Type,
    ComplexType,
    FixedBitwidthType,
    Float4E2M1FNType,
    Float6E2M3FNType,
    Float6E3M2FNType,
    Float8E3M4Type,
    Float8E4M3B11FNUZType,
    Float8E4M3FNType,
    Float8E4M3FNUZType,
    Float8E4M3Type,
    Float8E5M2FNUZType,
    Float8E5M2Type,
    Float8E8M0FNUType,
    Float16Type,
    Float32Type,
    Float64Type,
    IndexType,
    IntegerType,
    MemRefType,
    Signedness,
    TensorType,
    TupleType,
    UnrankedTensorType,
)
from xdsl.ir import Attribute
from xdsl.irdl import AttrConstraint, VarConstraint, VerificationContext
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.quant import UniformQuantizedType

from .attributes import DYNAMIC, TypeExtensionsAttr
from .types import TokenType

AnyInteger: TypeAlias = IntegerType[int, Signedness]
AnyComplex: TypeAlias = ComplexType[Any]
AnyTensor: TypeAlias = TensorType[Attribute]
AnyUnranked: TypeAlias = UnrankedTensorType[Attribute]


class Kind(Flag):
    """The kinds of elements that Base.td tells apart; `NONE` is every other type."""

    NONE = 0
    PRED = auto()
    SINT = auto()
    UINT = auto()
    FLOAT = auto()
    COMPLEX = auto()
    QUANTIZED = auto()
    PER_AXIS_QUANTIZED = auto()
    INDEX = auto()

    INT = SINT | UINT
    ANY = PRED | INT | FLOAT | COMPLEX | QUANTIZED
    ANY_OR_PER_AXIS = ANY | PER_AXIS_QUANTIZED


_NAMES = {
    Kind.PRED: "pred",
    Kind.INT: "integer",
    Kind.SINT: "signless integer",
    Kind.UINT: "unsigned integer",
    Kind.FLOAT: "floating-point",
    Kind.COMPLEX: "complex",
    Kind.QUANTIZED: "quantized",
    Kind.PER_AXIS_QUANTIZED: "per-axis quantized",
    Kind.INDEX: "index",
}


def _kinds_text(kinds: Kind) -> str:
    """`pred, integer or floating-point`."""
    names: list[str] = []
    for kind, name in _NAMES.items():
        if kind & kinds == kind:
            names.append(name)
            kinds &= ~kind
    return " or ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


_FLOATS: tuple[type[Attribute], ...] = (
    Float32Type,
    Float64Type,
    Float16Type,
    BFloat16Type,
    Float4E2M1FNType,
    Float6E2M3FNType,
    Float6E3M2FNType,
    Float8E3M4Type,
    Float8E4M3B11FNUZType,
    Float8E4M3FNType,
    Float8E4M3FNUZType,
    Float8E4M3Type,
    Float8E5M2FNUZType,
    Float8E5M2Type,
    Float8E8M0FNUType,
)
_WIDTHS = frozenset({2, 4, 8, 16, 32, 64})
# The storage widths that a quantised tensor may have (spec, QuantizedTensorElementType).
_STORAGE_WIDTHS = _WIDTHS - {64}


def is_tensor(type: Attribute) -> TypeGuard[AnyTensor]:
    """Whether `type` is a ranked tensor."""
    return isinstance(type, TensorType)


def as_tensor(type: Attribute) -> AnyTensor:
    """`type`, which a constraint has found to be a ranked tensor."""
    return cast(AnyTensor, type)


def element_type(type: Attribute) -> Attribute:
    """The type of a tensor's elements."""
    return cast("AnyTensor | AnyUnranked", type).element_type


def with_element_type(type: Attribute, element: Attribute) -> AnyTensor | AnyUnranked:
    """The tensor type of the same shape and bounds whose elements are `element`."""
    if isinstance(type, UnrankedTensorType):
        return UnrankedTensorType(element)
    tensor = as_tensor(type)
    return TensorType(element, tensor.shape.data, tensor.encoding)


def kind_of(element: Attribute) -> Kind:
    """The kind of an element type; `Kind.NONE` if StableHLO has no tensors of it."""
    if isinstance(element, _FLOATS):
        return Kind.FLOAT
    if isinstance(element, IntegerType):
        return _integer_kind(cast(AnyInteger, element))
    if isinstance(element, ComplexType):
        part = cast(AnyComplex, element).element_type
        return Kind.COMPLEX if isinstance(part, Float32Type | Float64Type) else Kind.NONE
    if isinstance(element, UniformQuantizedType):
        return _quantized_kind(element)
    return Kind.INDEX if isinstance(element, IndexType) else Kind.NONE


def _integer_kind(element: AnyInteger) -> Kind:
    width, signedness = element.width.data, element.signedness.data
    if signedness is Signedness.SIGNLESS:
        return Kind.PRED if width == 1 else Kind.SINT if width in _WIDTHS else Kind.NONE
    return Kind.UINT if signedness is Signedness.UNSIGNED and width in _WIDTHS else Kind.NONE


def _quantized_kind(element: UniformQuantizedType) -> Kind:
    if _zero_point_outside(element) is not None or element.storage_width.data not in _STORAGE_WIDTHS:
        return Kind.NONE
    return Kind.QUANTIZED if element.axis is None else Kind.PER_AXIS_QUANTIZED


def _zero_point_outside(element: UniformQuantizedType) -> int | None:
    """A zero point that its storage cannot hold (spec, QuantizedTensorElementType, C8)."""
    low, high = element.storage_min.data, element.storage_max.data
    return next(
        (zero_point.data for zero_point in element.zero_points.data if not low <= zero_point.data <= high), None
    )


def bit_width(element: Attribute) -> int:
    """The bits of an element; a complex number's two parts count together, a quantised one's storage counts."""
    if isinstance(element, ComplexType):
        return 2 * bit_width(cast(AnyComplex, element).element_type)
    if isinstance(element, UniformQuantizedType):
        return element.storage_width.data
    return cast(FixedBitwidthType, element).bitwidth


# Types that passed a constraint are remembered by identity (parsed types are interned); this many, then anew.
_REMEMBERED = 4096


class TypeConstraint(AttrConstraint[Attribute], ABC):
    """A constraint on types that says what it wants by `str` and remembers what passed."""

    @abstractmethod
    def holds(self, attr: Attribute) -> bool:
        """Whether `attr` satisfies the constraint."""

    @cached_property
    def _passed(self) -> dict[int, Attribute]:
        return {}

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        if id(attr) in self._passed:
            return
        if not self.holds(attr):
            raise VerifyException(f"must be {self}, but got {attr}{_fault(attr)}")
        if len(self._passed) >= _REMEMBERED:
            self._passed.clear()
        self._passed[id(attr)] = attr

    def mapping_type_vars(self, type_var_mapping: Any) -> Self:
        return self


class Shape(Enum):
    """How much of a tensor's shape must be known; the value is how a message says it."""

    DYNAMIC = "ranked tensor"
    BOUNDED = "statically shaped or single bounded dimension tensor"
    STATIC = "statically shaped tensor"
    UNRANKED = "tensor"


@dataclass(frozen=True)
class TensorOf(TypeConstraint):
    """A tensor of elements of some kinds; of one of `ranks` and of one of `widths` (in bits) if given."""

    kinds: Kind
    ranks: tuple[int, ...] = ()
    shape: Shape = Shape.DYNAMIC
    widths: tuple[int, ...] = ()

    def holds(self, attr: Attribute) -> bool:
        if self.shape is Shape.UNRANKED and isinstance(attr, UnrankedTensorType):
            return self._takes(element_type(cast(Attribute, attr)))
        if not is_tensor(attr) or (self.ranks and len(attr.shape.data) not in self.ranks):
            return False
        return self._takes(attr.element_type) and axis_fits(attr) and self._shape_known(attr)

    def _takes(self, element: Attribute) -> bool:
        return bool(kind_of(element) & self.kinds) and (not self.widths or bit_width(element) in self.widths)

    def _shape_known(self, tensor: AnyTensor) -> bool:
        if self.shape in (Shape.DYNAMIC, Shape.UNRANKED):
            return True
        dynamic = [index for index, size in enumerate(tensor.get_shape()) if size == DYNAMIC]
        if not dynamic:
            return True
        return self.shape is Shape.BOUNDED and len(dynamic) == 1 and bounds_of(tensor)[dynamic[0]] != DYNAMIC

    def __str__(self) -> str:
        rank = f"{' or '.join(map(str, self.ranks))}-dimensional " if self.ranks else ""
        width = f"{'/'.join(map(str, self.widths))}-bit " if self.widths else ""
        return f"{rank}{self.shape.value} of {width}{_kinds_text(self.kinds)} values"


def bounds_of(tensor: AnyTensor) -> tuple[int, ...]:
    """The bound of each dimension, `DYNAMIC` where it has none."""
    if isinstance(tensor.encoding, TypeExtensionsAttr):
        return tensor.encoding.data
    return (DYNAMIC,) * len(tensor.shape.data)


def axis_fits(tensor: AnyTensor) -> bool:
    """A per-axis quantised tensor has its axis, and as many scales as the axis is long (spec, QuantizedTensorType)."""
    element = tensor.element_type
    if not isinstance(element, UniformQuantizedType) or element.axis is None:
        return True
    shape = tensor.get_shape()
    return element.axis < len(shape) and shape[element.axis] in (DYNAMIC, len(element.scales.data))


def _fault(type: Attribute) -> str:
    """What is wrong with a quantised tensor's type in itself."""
    if not is_tensor(type) or not isinstance(type.element_type, UniformQuantizedType):
        return ""
    outside = _zero_point_outside(type.element_type)
    if outside is not None:
        return f", whose zero point {outside} is not in the storage's range"
    return "" if axis_fits(type) else f", which has no {len(type.element_type.scales.data)} indices along its axis"


@dataclass(frozen=True)
class ValueOf(TypeConstraint):
    """A tensor or a token; if `tuples` a tuple of such, nested at will; if `buffers` a memref of tensors' elements."""

    tensors: TensorOf
    tuples: bool = False
    buffers: bool = False

    def holds(self, attr: Attribute) -> bool:
        if isinstance(attr, TokenType):
            return True
        if isinstance(attr, TupleType):
            return self.tuples and all(self.holds(t) for t in attr.types.data)
        if isinstance(attr, MemRefType):
            return self.buffers and bool(kind_of(cast(MemRefType[Attribute], attr).element_type) & Kind.ANY)
        return self.tensors.holds(attr)

    def __str__(self) -> str:
        return f"{self.tensors} or token{' or nested tuple' if self.tuples else ''}"


@dataclass(frozen=True)
class TupleOf(TypeConstraint):
    """A tuple of such values."""

    values: ValueOf

    def holds(self, attr: Attribute) -> bool:
        return isinstance(attr, TupleType) and self.values.holds(attr)

    def __str__(self) -> str:
        return f"nested tuple of {self.values}"


@dataclass(frozen=True)
class OneType(VarConstraint[Attribute]):
    """The type that everything in an op has that is so constrained; its assembly format writes it once."""

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        known = constraint_context.get_variable(self.name)
        if known is not None and known != attr:
            raise VerifyException(f"must be {known} as before, but got {attr}")
        super().verify(attr, constraint_context)

    def mapping_type_vars(self, type_var_mapping: Any) -> OneType:
        return self


def static(constraint: TensorOf) -> TensorOf:
    """The same constraint on tensors without `?`."""
    return replace(constraint, shape=Shape.STATIC)


ANY_TENSOR = TensorOf(Kind.ANY)
ANY_OR_PER_AXIS_TENSOR = TensorOf(Kind.ANY_OR_PER_AXIS)
STATIC_TENSOR = TensorOf(Kind.ANY_OR_PER_AXIS, shape=Shape.STATIC)
BOUNDED_TENSOR = TensorOf(Kind.ANY_OR_PER_AXIS, shape=Shape.BOUNDED)
FP_TENSOR = TensorOf(Kind.FLOAT)
INT_TENSOR = TensorOf(Kind.INT)
INDEX_TENSOR = TensorOf(Kind.PRED | Kind.INT | Kind.INDEX)
STATIC_INT_VECTOR = TensorOf(Kind.INT, ranks=(1,), shape=Shape.STATIC)
STATIC_INT_MATRIX = TensorOf(Kind.INT, ranks=(2,), shape=Shape.STATIC)
I32_TENSOR = TensorOf(Kind.SINT, widths=(32,))
UI32_TENSOR = TensorOf(Kind.UINT, widths=(32,))
PRED_TENSOR = TensorOf(Kind.PRED)
PRED_OR_INT_TENSOR = TensorOf(Kind.PRED | Kind.INT)
INT_OR_FP_TENSOR = TensorOf(Kind.INT | Kind.FLOAT)
FP_OR_COMPLEX_TENSOR = TensorOf(Kind.FLOAT | Kind.COMPLEX)
FP_QUANTIZED_TENSOR = TensorOf(Kind.FLOAT | Kind.QUANTIZED)
FP_COMPLEX_QUANTIZED_TENSOR = TensorOf(Kind.FLOAT | Kind.COMPLEX | Kind.QUANTIZED)
INT_FP_COMPLEX_QUANTIZED_TENSOR = TensorOf(Kind.INT | Kind.FLOAT | Kind.COMPLEX | Kind.QUANTIZED)
COMPLEX_TENSOR = TensorOf(Kind.COMPLEX)
QUANTIZED_TENSOR = TensorOf(Kind.QUANTIZED | Kind.PER_AXIS_QUANTIZED)
DIMENSION_TENSOR = TensorOf(Kind.INDEX | Kind.INT, ranks=(1,))
STATIC_DIMENSION_TENSOR = TensorOf(Kind.INDEX | Kind.INT, ranks=(1,), shape=Shape.STATIC)
SCALAR_TENSOR = TensorOf(Kind.ANY, ranks=(0,))
SCALAR_INT_TENSOR = TensorOf(Kind.INT, ranks=(0,))
UNRANKED = TensorOf(Kind.ANY_OR_PER_AXIS, shape=Shape.UNRANKED)
UNRANKED_FP = TensorOf(Kind.FLOAT, shape=Shape.UNRANKED)
UNRANKED_COMPLEX = TensorOf(Kind.COMPLEX, shape=Shape.UNRANKED)
UNRANKED_FP_OR_COMPLEX = TensorOf(Kind.FLOAT | Kind.COMPLEX, shape=Shape.UNRANKED)
UNRANKED_PRED = TensorOf(Kind.PRED, shape=Shape.UNRANKED)
UNRANKED_PRED_OR_INT = TensorOf(Kind.PRED | Kind.INT, shape=Shape.UNRANKED)
TENSOR_OR_TOKEN = ValueOf(ANY_TENSOR)
STATIC_TENSOR_OR_TOKEN = ValueOf(STATIC_TENSOR)
BRANCH_VALUE = ValueOf(ANY_OR_PER_AXIS_TENSOR)
LOOP_VALUE = ValueOf(ANY_OR_PER_AXIS_TENSOR, buffers=True)
COMPOSITE_VALUE = ValueOf(ANY_OR_PER_AXIS_TENSOR, tuples=True)
TUPLE_VALUE = ValueOf(ANY_OR_PER_AXIS_TENSOR, tuples=True, buffers=True)
TUPLE = TupleOf(TUPLE_VALUE)
CUSTOM_CALL_VALUE = ValueOf(UNRANKED, tuples=True, buffers=True)
