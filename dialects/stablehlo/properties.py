"""What an op's properties may be: xDSL's constraints, saying like MLIR which kind of attribute was expected.

The constraints keep xDSL's base classes, by which assembly formats know how to write a property (`dims = [0, 1]`).
"""

from __future__ import annotations

from abc import ABC
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from xdsl.dialects.builtin import (
    I32,
    I64,
    ArrayAttr,
    BoolAttr,
    DenseArrayBase,
    DenseIntElementsAttr,
    DenseIntOrFPElementsAttr,
    DenseResourceAttr,
    Float32Type,
    Float64Type,
    FloatAttr,
    IndexType,
    IntegerAttr,
    IntegerType,
    Signedness,
    StringAttr,
    SymbolRefAttr,
    f32,
    f64,
    i1,
    i32,
    i64,
)
from xdsl.ir import Attribute, AttributeInvT, ParametrizedAttribute, TypedAttribute
from xdsl.irdl import AnyAttr, AttrConstraint, EqAttrConstraint, ParamAttrConstraint, VerificationContext
from xdsl.utils.exceptions import VerifyException

from .accuracy import PrecisionAttr
from .attributes import OutputOperandAliasAttr
from .mesh import ReplicaGroupMeshAxesAttr

_ANY = AnyAttr()
UI32 = IntegerType(32, Signedness.UNSIGNED)
UI64 = IntegerType(64, Signedness.UNSIGNED)


@dataclass(frozen=True, kw_only=True)
class PropertyConstraint(AttrConstraint[Any], ABC):
    """A constraint that knows which property it is on, once an op has it, and which kind of attribute it wants."""

    description: str
    property: str = ""

    def wrong(self, attr: Attribute, more: str = "") -> VerifyException:
        """What to raise for an attribute that is not of the kind wanted."""
        return VerifyException(f"property '{self.property}': expected {self.description}{more}, but got {attr}")


@dataclass(frozen=True, repr=False, kw_only=True)
class TypedProperty(PropertyConstraint, ParamAttrConstraint[Any]):
    """An attribute whose parameter at `index` is `type`: an integer of a width, an array of an element type."""

    index: int
    type: Attribute
    minimum: int | None = None

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        found = cast(ParametrizedAttribute, attr).parameters[self.index] if isinstance(attr, self.base_attr) else None
        if found is not self.type and found != self.type:
            raise self.wrong(attr)
        if self.minimum is not None and cast(IntegerAttr[Any], attr).value.data < self.minimum:
            raise self.wrong(attr, f" of at least {self.minimum}")


@dataclass(frozen=True, kw_only=True)
class PropertyOf(PropertyConstraint):
    """An attribute for which `holds` is true."""

    holds: Callable[[Attribute], bool]

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        if not self.holds(attr):
            raise self.wrong(attr)

    def mapping_type_vars(self, type_var_mapping: Any) -> PropertyOf:
        return self


def _integer(description: str, width: Attribute, minimum: int | None = None) -> TypedProperty:
    parameters = (_ANY, EqAttrConstraint(width))
    return TypedProperty(
        base_attr=IntegerAttr,
        param_constrs=parameters,
        description=description,
        index=1,
        type=width,
        minimum=minimum,
    )


def _float(description: str, type: Attribute) -> TypedProperty:
    parameters = (_ANY, EqAttrConstraint(type))
    return TypedProperty(base_attr=FloatAttr, param_constrs=parameters, description=description, index=1, type=type)


def _dense_array(description: str, element: Attribute) -> TypedProperty:
    parameters = (EqAttrConstraint(element), _ANY)
    return TypedProperty(
        base_attr=DenseArrayBase, param_constrs=parameters, description=description, index=0, type=element
    )


def _all_of(holds: Callable[[Attribute], bool]) -> Callable[[Attribute], bool]:
    return lambda attr: isinstance(attr, ArrayAttr) and all(holds(a) for a in cast(ArrayAttr[Attribute], attr))


def _elements_of(*elements: Attribute) -> Callable[[Attribute], bool]:
    return lambda attr: (
        isinstance(attr, DenseIntOrFPElementsAttr)
        and cast(DenseIntOrFPElementsAttr[Any], attr).get_element_type() in elements
    )


def _is_layout(attr: Attribute) -> bool:
    if not isinstance(attr, DenseIntOrFPElementsAttr):
        return False
    layout = cast(DenseIntOrFPElementsAttr[Any], attr)
    return layout.get_element_type() == IndexType() and len(layout.get_shape()) == 1


def _is_flat_symbol(attr: Attribute) -> bool:
    return isinstance(attr, SymbolRefAttr) and not attr.nested_references.data


def array_of(element: type[AttributeInvT], description: str) -> AttrConstraint[ArrayAttr[AttributeInvT]]:
    """An array whose every element is an `element`."""
    holds = _all_of(lambda attr: isinstance(attr, element))
    return cast(AttrConstraint[ArrayAttr[AttributeInvT]], PropertyOf(description=description, holds=holds))


_I64_TEXT, _I32_TEXT = "64-bit signless integer attribute", "32-bit signless integer attribute"

I64_ATTR = cast(AttrConstraint[IntegerAttr[I64]], _integer(_I64_TEXT, i64))
I64_NON_NEGATIVE = cast(AttrConstraint[IntegerAttr[I64]], _integer(_I64_TEXT, i64, minimum=0))
I64_POSITIVE = cast(AttrConstraint[IntegerAttr[I64]], _integer(_I64_TEXT, i64, minimum=1))
I32_ATTR = cast(AttrConstraint[IntegerAttr[I32]], _integer(_I32_TEXT, i32))
I32_NON_NEGATIVE = cast(AttrConstraint[IntegerAttr[I32]], _integer(_I32_TEXT, i32, minimum=0))
I32_POSITIVE = cast(AttrConstraint[IntegerAttr[I32]], _integer(_I32_TEXT, i32, minimum=1))
BOOL_ATTR = cast(AttrConstraint[BoolAttr], _integer("bool attribute", i1))
UI64_ATTR = cast(AttrConstraint[IntegerAttr[Any]], _integer("64-bit unsigned integer attribute", UI64))
UI32_ATTR = cast(AttrConstraint[IntegerAttr[Any]], _integer("32-bit unsigned integer attribute", UI32))
F32_ATTR = cast(AttrConstraint[FloatAttr[Float32Type]], _float("32-bit float attribute", f32))
F64_ATTR = cast(AttrConstraint[FloatAttr[Float64Type]], _float("64-bit float attribute", f64))
I64_ARRAY = cast(AttrConstraint[DenseArrayBase[I64]], _dense_array("i64 dense array attribute", i64))
BOOL_ARRAY = cast(AttrConstraint[DenseArrayBase[Any]], _dense_array("i1 dense array attribute", i1))
I64_ELEMENTS = cast(
    AttrConstraint[DenseIntElementsAttr],
    PropertyOf(description="64-bit signless integer elements attribute", holds=_elements_of(i64)),
)
REPLICA_GROUPS = cast(
    "AttrConstraint[DenseIntElementsAttr | ReplicaGroupMeshAxesAttr]",
    PropertyOf(
        description="64-bit signless integer elements attribute or ReplicaGroupMeshAxes",
        holds=lambda attr: isinstance(attr, ReplicaGroupMeshAxesAttr) or _elements_of(i64)(attr),
    ),
)
PRECISION_CONFIG = array_of(PrecisionAttr, "Precision Config attribute")
FLAT_SYMBOL_REFS = cast(
    AttrConstraint[ArrayAttr[SymbolRefAttr]],
    PropertyOf(description="flat symbol ref array attribute", holds=_all_of(_is_flat_symbol)),
)
FLAT_SYMBOL_REF_GRID = cast(
    AttrConstraint[ArrayAttr[ArrayAttr[SymbolRefAttr]]],
    PropertyOf(description="Array of FlatSymbolRefArrayAttr", holds=_all_of(_all_of(_is_flat_symbol))),
)
ALIASES = array_of(OutputOperandAliasAttr, "Aliasing attribute for outputs and operands of CustomCall")
LAYOUTS = cast(
    AttrConstraint[ArrayAttr[DenseIntElementsAttr]],
    PropertyOf(description="Array of layout (1D tensor of index type) attributes", holds=_all_of(_is_layout)),
)
ELEMENTS = cast(
    "AttrConstraint[DenseIntOrFPElementsAttr[Any] | DenseResourceAttr]",
    PropertyOf(
        description="constant vector/tensor attribute",
        holds=lambda attr: isinstance(attr, DenseIntOrFPElementsAttr | DenseResourceAttr),
    ),
)
ARRAY = cast(
    AttrConstraint[ArrayAttr[Attribute]],
    PropertyOf(description="array attribute", holds=lambda attr: isinstance(attr, ArrayAttr)),
)
TYPED = cast(
    AttrConstraint[TypedAttribute],
    PropertyOf(description="TypedAttr instance", holds=lambda attr: isinstance(attr, TypedAttribute)),
)
STRING = cast(
    AttrConstraint[StringAttr],
    PropertyOf(description="string attribute", holds=lambda attr: isinstance(attr, StringAttr)),
)
