"""What a StableHLO op's properties may be: constraints that say, like MLIR, which attribute was expected."""

from __future__ import annotations

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
    Float32Type,
    FloatAttr,
    IntegerAttr,
    StringAttr,
    SymbolRefAttr,
    f32,
    i1,
    i32,
    i64,
)
from xdsl.ir import Attribute, AttributeInvT
from xdsl.irdl import AttrConstraint, VerificationContext
from xdsl.utils.exceptions import VerifyException

from .attributes import OutputOperandAliasAttr, PrecisionAttr


@dataclass(frozen=True)
class PropertyOf(AttrConstraint[Attribute]):
    """An attribute for which `holds` is true; `description` is MLIR's name for the kind."""

    description: str
    holds: Callable[[Attribute], bool]

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        if not self.holds(attr):
            raise VerifyException(f"expected {self.description}, but got {attr}")

    def mapping_type_vars(self, type_var_mapping: Any) -> PropertyOf:
        return self


def _integer(width: Attribute) -> Callable[[Attribute], bool]:
    return lambda attr: isinstance(attr, IntegerAttr) and attr.type == width


def _dense_array(element: Attribute) -> Callable[[Attribute], bool]:
    return lambda attr: isinstance(attr, DenseArrayBase) and attr.elt_type == element


def _all_of(*kinds: type[Attribute]) -> Callable[[Attribute], bool]:
    return lambda attr: (
        isinstance(attr, ArrayAttr) and all(isinstance(a, kinds) for a in cast(ArrayAttr[Attribute], attr))
    )


def _elements(attr: Attribute) -> bool:
    return isinstance(attr, DenseIntOrFPElementsAttr) and attr.get_element_type() == i64


def _layout(attr: Attribute) -> bool:
    return isinstance(attr, DenseIntOrFPElementsAttr) and len(attr.get_shape()) == 1


I64_ATTR = cast(AttrConstraint[IntegerAttr[I64]], PropertyOf("64-bit signless integer attribute", _integer(i64)))
I32_ATTR = cast(AttrConstraint[IntegerAttr[I32]], PropertyOf("32-bit signless integer attribute", _integer(i32)))
BOOL_ATTR = cast(AttrConstraint[BoolAttr], PropertyOf("bool attribute", _integer(i1)))
F32_ATTR = cast(
    AttrConstraint[FloatAttr[Float32Type]],
    PropertyOf("32-bit float attribute", lambda attr: isinstance(attr, FloatAttr) and attr.type == f32),
)
I64_ARRAY = cast(AttrConstraint[DenseArrayBase[I64]], PropertyOf("i64 dense array attribute", _dense_array(i64)))
BOOL_ARRAY = cast(AttrConstraint[DenseArrayBase[Any]], PropertyOf("i1 dense array attribute", _dense_array(i1)))
I64_ELEMENTS = cast(
    AttrConstraint[DenseIntElementsAttr], PropertyOf("64-bit signless integer elements attribute", _elements)
)
NUMBER = PropertyOf("numeric attribute", lambda attr: isinstance(attr, IntegerAttr | FloatAttr | ArrayAttr))


def array_of(element: type[AttributeInvT]) -> AttrConstraint[ArrayAttr[AttributeInvT]]:
    """An array whose every element is an `element`."""
    return cast(AttrConstraint[ArrayAttr[AttributeInvT]], PropertyOf(f"array of {element.name}", _all_of(element)))


PRECISION_CONFIG = cast(
    AttrConstraint[ArrayAttr[PrecisionAttr]], PropertyOf("Precision Config attribute", _all_of(PrecisionAttr))
)
FLAT_SYMBOL_REFS = cast(
    AttrConstraint[ArrayAttr[SymbolRefAttr]], PropertyOf("flat symbol ref array attribute", _all_of(SymbolRefAttr))
)
ALIASES = cast(
    AttrConstraint[ArrayAttr[OutputOperandAliasAttr]],
    PropertyOf("Aliasing attribute for outputs and operands of CustomCall", _all_of(OutputOperandAliasAttr)),
)
LAYOUTS = cast(
    AttrConstraint[ArrayAttr[DenseIntElementsAttr]],
    PropertyOf(
        "Array of layout (1D tensor of index type) attributes",
        lambda attr: isinstance(attr, ArrayAttr) and all(_layout(a) for a in cast(ArrayAttr[Attribute], attr)),
    ),
)
ARRAY = cast(
    AttrConstraint[ArrayAttr[Attribute]], PropertyOf("array attribute", lambda attr: isinstance(attr, ArrayAttr))
)
STRING = cast(AttrConstraint[StringAttr], PropertyOf("string attribute", lambda attr: isinstance(attr, StringAttr)))
ELEMENTS = PropertyOf("constant vector/tensor attribute", lambda attr: hasattr(attr, "type"))
