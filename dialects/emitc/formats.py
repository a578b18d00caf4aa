"""The pieces of emitc's assembly formats that are functions upstream (`custom<…>` in EmitC.td, and stripped types)."""

from __future__ import annotations

from typing import cast

from xdsl.dialects.builtin import (
    AnyFloat,
    DenseArrayBase,
    DenseIntOrFPElementsAttr,
    FloatAttr,
    IndexType,
    IntegerAttr,
    IntegerType,
    TensorType,
    i64,
)
from xdsl.ir import Attribute, Region, TypedAttribute
from xdsl.irdl import IRDLOperation
from xdsl.irdl.declarative_assembly_format import (
    AttributeVariable,
    CustomDirective,
    ParsingState,
    PrintingState,
    RegionVariable,
    TypeDirective,
    VariadicRegionVariable,
    irdl_custom_directive,
)
from xdsl.parser import Parser
from xdsl.printer import Printer

from .types import CMP_PREDICATES, ArrayType, LValueType


@irdl_custom_directive
class CmpPredicate(CustomDirective):
    """The i64 predicate by its name: `lt`."""

    predicate: AttributeVariable

    def parse(self, parser: Parser, state: ParsingState) -> None:
        at = parser.pos
        word = parser.parse_identifier(" (a comparison predicate)")
        if word not in CMP_PREDICATES:
            parser.raise_error(f"expected one of {', '.join(CMP_PREDICATES)}", at)
        self.predicate.set(state, IntegerAttr(CMP_PREDICATES.index(word), i64))

    def print(self, printer: Printer, state: PrintingState, op: IRDLOperation) -> None:
        state.print_whitespace(printer)
        attr = self.predicate.get(op)
        assert isinstance(attr, IntegerAttr)
        printer.print_string(CMP_PREDICATES[attr.value.data])


@irdl_custom_directive
class StrippedLValue(CustomDirective):
    """An lvalue's type without the dialect's prefix, as ODS prints a type it knows the class of: `<f32>`."""

    types: TypeDirective

    def parse(self, parser: Parser, state: ParsingState) -> None:
        if (full := parser.parse_optional_type()) is not None:
            self.types.set(state, (full,))
            return
        with parser.in_angle_brackets():
            self.types.set(state, (LValueType(parser.parse_type()),))

    def print(self, printer: Printer, state: PrintingState, op: IRDLOperation) -> None:
        state.print_whitespace(printer)
        (type_,) = self.types.get(op)
        assert isinstance(type_, LValueType)
        with printer.in_angle_brackets():
            printer.print_attribute(type_.value_type)


def initializer_type(type_: Attribute) -> Attribute:
    """The type that an initial value of a global or field of `type_` has: a tensor for an array."""
    if isinstance(type_, ArrayType):
        return TensorType(type_.element_type, type_.get_shape())
    return type_


class _TypeAndInitialValue(CustomDirective):
    """`i32 = 3`: the value's own type is the one before it, and is not written again."""

    type: AttributeVariable
    initial_value: AttributeVariable

    def parse(self, parser: Parser, state: ParsingState) -> None:
        type_ = parser.parse_type()
        self.type.set(state, type_)
        if parser.parse_optional_punctuation("=") is None:
            return
        self.initial_value.set(state, _parse_value(parser, initializer_type(type_)))

    def print(self, printer: Printer, state: PrintingState, op: IRDLOperation) -> None:
        state.print_whitespace(printer)
        type_, value = self.type.get(op), self.initial_value.get(op)
        assert type_ is not None
        printer.print_attribute(type_)
        if value is None:
            return
        printer.print_string(" = ")
        if isinstance(value, TypedAttribute):
            value.print_without_type(printer)
        else:
            printer.print_attribute(value)


def _parse_value(parser: Parser, type_: Attribute) -> Attribute:
    if isinstance(type_, TensorType) and parser.parse_optional_keyword("dense") is not None:
        return DenseIntOrFPElementsAttr.parse_with_type(parser, cast(Attribute, type_))
    if isinstance(type_, AnyFloat):
        return FloatAttr.parse_with_type(parser, type_)
    if isinstance(type_, (IntegerType, IndexType)):
        return IntegerAttr.parse_with_type(parser, cast(Attribute, type_))
    return parser.parse_attribute()


@irdl_custom_directive
class EmitCGlobalOpTypeAndInitialValue(_TypeAndInitialValue):
    type: AttributeVariable
    initial_value: AttributeVariable


@irdl_custom_directive
class EmitCFieldOpTypeAndInitialValue(_TypeAndInitialValue):
    type: AttributeVariable
    initial_value: AttributeVariable


@irdl_custom_directive
class SwitchCases(CustomDirective):
    """`case 2 {…}`, each on its own line."""

    cases: AttributeVariable
    regions: VariadicRegionVariable

    def parse(self, parser: Parser, state: ParsingState) -> None:
        values: list[int] = []
        regions: list[Region] = []
        while parser.parse_optional_keyword("case") is not None:
            values.append(parser.parse_integer())
            regions.append(parser.parse_region())
        self.cases.set(state, DenseArrayBase.from_list(i64, values))
        self.regions.set(state, regions)

    def print(self, printer: Printer, state: PrintingState, op: IRDLOperation) -> None:
        cases = self.cases.get(op)
        assert isinstance(cases, DenseArrayBase)
        printer.print_string(" ")
        for value, region in zip(cases.get_values(), self.regions.get(op), strict=True):
            printer.print_string(f"\ncase {value} ")
            printer.print_region(region, print_entry_block_args=False)


@irdl_custom_directive
class DefaultRegion(CustomDirective):
    """`default {…}` on a line of its own, without the terminator where that says nothing."""

    region: RegionVariable

    def parse(self, parser: Parser, state: ParsingState) -> None:
        parser.parse_keyword("default")
        self.region.set(state, parser.parse_region())

    def print(self, printer: Printer, state: PrintingState, op: IRDLOperation) -> None:
        region = self.region.get(op)
        last = region.block.last_op
        printer.print_string("\ndefault ")
        printer.print_region(region, print_block_terminators=last is not None and bool(last.attributes))
