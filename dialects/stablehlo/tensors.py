"""What a StableHLO op takes and gives: constraints on tensors by the kind of their elements (Base.td)."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Flag, auto
from typing import Any

from xdsl.dialects.builtin import (
    BFloat16Type,
    ComplexType,
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
    Signedness,
    TensorType,
    TupleType,
    UnrankedTensorType,
)
from xdsl.ir import Attribute
from xdsl.irdl import AttrConstraint, VerificationContext
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.quant import UniformQuantizedType

from .types import FutureType, TokenType


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
    Kind.PRED: "pred (AKA boolean or 1-bit integer)",
    Kind.SINT: "2/4/8/16/32/64-bit signless integer",
    Kind.UINT: "2/4/8/16/32/64-bit unsigned integer",
    Kind.FLOAT: "floating-point",
    Kind.COMPLEX: "complex type with 32-bit float or 64-bit float elements",
    Kind.QUANTIZED: "per-tensor integer quantized",
    Kind.PER_AXIS_QUANTIZED: "per-axis integer quantized",
    Kind.INDEX: "index",
}

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


def kind_of(element: Attribute) -> Kind:
    """The kind of an element type; `Kind.NONE` if StableHLO has no tensors of it."""
    if isinstance(element, _FLOATS):
        return Kind.FLOAT
    if isinstance(element, IntegerType):
        return _integer_kind(element.width.data, element.signedness.data)
    if isinstance(element, ComplexType):
        return Kind.COMPLEX if isinstance(element.element_type, Float32Type | Float64Type) else Kind.NONE
    if isinstance(element, UniformQuantizedType):
        return Kind.QUANTIZED if element.axis is None else Kind.PER_AXIS_QUANTIZED
    return Kind.INDEX if isinstance(element, IndexType) else Kind.NONE


def _integer_kind(width: int, signedness: Signedness) -> Kind:
    if signedness is Signedness.SIGNLESS:
        return Kind.PRED if width == 1 else Kind.SINT if width in _WIDTHS else Kind.NONE
    return Kind.UINT if signedness is Signedness.UNSIGNED and width in _WIDTHS else Kind.NONE


# Types that passed a constraint are remembered by identity (parsed types are interned); this many, then anew.
_REMEMBERED = 4096


@dataclass(frozen=True)
class TensorOf(AttrConstraint[TensorType[Any]]):
    """A tensor of elements of some kinds: of one of `ranks` if given, without `?` if `static`, `unranked` perhaps."""

    kinds: Kind
    ranks: tuple[int, ...] = ()
    static: bool = False
    unranked: bool = False
    _passed: dict[int, Attribute] = field(default_factory=dict[int, Attribute], compare=False, repr=False)

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        if id(attr) in self._passed:
            return
        if not self.holds(attr):
            raise VerifyException(f"must be {self}, but got {attr}")
        if len(self._passed) >= _REMEMBERED:
            self._passed.clear()
        self._passed[id(attr)] = attr

    def holds(self, attr: Attribute) -> bool:
        """Whether `attr` is such a tensor."""
        if self.unranked and isinstance(attr, UnrankedTensorType):
            return bool(kind_of(attr.element_type) & self.kinds)
        if not isinstance(attr, TensorType) or not kind_of(attr.element_type) & self.kinds:
            return False
        if self.ranks and len(attr.shape.data) not in self.ranks:
            return False
        if isinstance(attr.element_type, UniformQuantizedType) and not _axis_fits(attr, attr.element_type):
            return False
        return not self.static or attr.has_static_shape()

    def __str__(self) -> str:
        shape = "statically shaped " if self.static else ""
        rank = f"{' or '.join(map(str, self.ranks))}-dimensional " if self.ranks else ""
        kinds = [name for kind, name in _NAMES.items() if kind & self.kinds]
        return f"{'' if self.unranked else 'ranked '}{shape}{rank}tensor of {' or '.join(kinds)} values"

    def mapping_type_vars(self, type_var_mapping: Any) -> TensorOf:
        return self


def _axis_fits(tensor: TensorType[Any], element: UniformQuantizedType) -> bool:
    """A per-axis quantised tensor has its axis, and as many scales as the axis is long (spec, QuantizedTensorType)."""
    shape, axis = tensor.get_shape(), element.axis
    return axis is None or (axis < len(shape) and shape[axis] in (-1, len(element.scales.data)))


@dataclass(frozen=True)
class ValueOf(AttrConstraint[Attribute]):
    """A tensor, a token, or (if `tuples`) a tuple of such, nested at will; `futures` of such too."""

    tensors: TensorOf
    tuples: bool = False
    futures: bool = False
    unranked: bool = False

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        if not self.holds(attr):
            raise VerifyException(f"must be {self}, but got {attr}")

    def holds(self, attr: Attribute) -> bool:
        """Whether `attr` is such a value's type."""
        if isinstance(attr, TokenType):
            return True
        if isinstance(attr, TupleType):
            return self.tuples and all(self.holds(t) for t in attr.types.data)
        if isinstance(attr, FutureType):
            return self.futures and all(self.holds(t) for t in attr.types.data)
        return self.tensors.holds(attr)

    def __str__(self) -> str:
        more = [*(["nested tuple"] if self.tuples else []), *(["future"] if self.futures else [])]
        return f"{self.tensors} or {' or '.join(['token', *more])}"

    def mapping_type_vars(self, type_var_mapping: Any) -> ValueOf:
        return self


ANY_TENSOR = TensorOf(Kind.ANY)
ANY_OR_PER_AXIS_TENSOR = TensorOf(Kind.ANY_OR_PER_AXIS)
FP_TENSOR = TensorOf(Kind.FLOAT)
INT_TENSOR = TensorOf(Kind.INT)
PRED_TENSOR = TensorOf(Kind.PRED)
PRED_OR_INT_TENSOR = TensorOf(Kind.PRED | Kind.INT)
INT_OR_FP_TENSOR = TensorOf(Kind.INT | Kind.FLOAT)
FP_OR_COMPLEX_TENSOR = TensorOf(Kind.FLOAT | Kind.COMPLEX)
QUANTIZED_TENSOR = TensorOf(Kind.QUANTIZED | Kind.PER_AXIS_QUANTIZED)
DIMENSION_TENSOR = TensorOf(Kind.INDEX | Kind.INT, ranks=(1,))
SCALAR_TENSOR = TensorOf(Kind.ANY, ranks=(0,))
SCALAR_INT_TENSOR = TensorOf(Kind.INT, ranks=(0,))
TENSOR_OR_TOKEN = ValueOf(ANY_TENSOR)
PER_AXIS_TENSOR_OR_TOKEN = ValueOf(ANY_OR_PER_AXIS_TENSOR)
TENSOR_TOKEN_OR_TUPLE = ValueOf(ANY_OR_PER_AXIS_TENSOR, tuples=True)
