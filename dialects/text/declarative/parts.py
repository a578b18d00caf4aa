"""The parts of a declarative form: what stands for one or more elements of a format, and takes their text up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from xdsl.dialects.builtin import (
    DictionaryAttr,
    FloatAttr,
    IntegerAttr,
    IntegerType,
    StringAttr,
    SymbolRefAttr,
    UnitAttr,
    i1,
)
from xdsl.ir import Attribute, Block, Data, ParametrizedAttribute, Region, SSAValue
from xdsl.irdl import IRDLOperation, VarIRConstruct
from xdsl.irdl.declarative_assembly_format import (
    AttrDictDirective,
    AttributeVariable,
    CustomDirective,
    DenseArrayAttributeVariable,
    OperandDirective,
    OperandsDirective,
    OperandVariable,
    OptionalRegionVariable,
    OptionalUnitAttrVariable,
    ParsingState,
    RegionDirective,
    RegionVariable,
    ResultVariable,
    SuccessorVariable,
    SymbolNameAttributeVariable,
    TypeableDirective,
    TypedAttributeVariable,
    UniqueBaseAttributeVariable,
)
from xdsl.utils.exceptions import ParseError, VerifyException

from ..lexer import Names, Token, split_uses
from ..reader import Reader
from .integers import integer_array, integer_attribute


class Unsupported(Exception):
    """A format has an element that does not convert: the dialect's forms have to bring a rule of their own."""


@dataclass
class Filling:
    """An operation of a declarative form while its parts are taken up.

    `state` holds what xDSL's own parser would hold, operands by their names; `uses` are the USES tokens with the
    directives they hold, and `values` the operands, by index of their definition, that have been resolved already.
    """

    reader: Reader
    state: ParsingState
    uses: list[tuple[Names | None, Sequence[OperandDirective]]] = field(default_factory=list[Any])
    values: dict[int, list[SSAValue]] = field(default_factory=dict[int, list[SSAValue]])

    @property
    def cls(self) -> type[IRDLOperation]:
        return self.state.op_type


# Takes the values of a part's symbols; the integer is where the first of them is in the rule, for places of errors.
Take = Callable[[Filling, Sequence[Any], int], None]


@dataclass(frozen=True)
class Part:
    """Neighbouring symbols of a rule, how many they are, and what takes their values up.

    `@x` among the symbols is the rule `x` that every fragment of declarative forms has under its dialect's name.
    """

    symbols: str
    size: int
    take: Take | None = None


@dataclass(frozen=True)
class Custom:
    """How a custom directive is read: its symbols in the grammar, and what takes their values up.

    Symbols that begin with `:` take in the colon that stands before the directive. A directive with `operands` (the
    name of its parameter) is operands and a comma, and joins the operands before it.
    """

    symbols: str
    size: int
    take: Callable[[Any, Filling, Sequence[Any], int], None]
    operands: str | None = None

    def part(self, directive: CustomDirective) -> Part:
        return Part(self.symbols, self.size, lambda filling, values, at: self.take(directive, filling, values, at))


def take_all(parts: Sequence[Part], filling: Filling, values: Sequence[Any], at: int) -> None:
    """Hands each part its values; places are counted without what the text leaves out."""
    start = 0
    for part in parts:
        own = values[start : start + part.size]
        if part.take is not None:
            part.take(filling, own, at)
        start += part.size
        at += sum(value is not None for value in own)


# ---- operands and types in a row


def take_uses(directives: Sequence[OperandDirective]) -> Take:
    def take(filling: Filling, values: Sequence[Any], at: int) -> None:
        token: Names | None = values[0]
        names = split_uses(token.value) if token is not None else []
        for directive, group in zip(directives, _deal(filling, directives, names, "operands", at), strict=True):
            _set_operands(filling, directive, group, at)
        filling.uses.append((token, directives))

    return take


def _set_operands(filling: Filling, directive: OperandDirective, names: Sequence[str], at: int) -> None:
    state: Any = filling.state  # of an operand's names, later steps want the number only
    if not isinstance(directive, OperandsDirective):
        state.operands[cast(OperandVariable, directive).index] = tuple(names)
        return
    try:
        directive._set_using_variadic_index(  # pyright: ignore[reportPrivateUsage]
            filling.cls, state.operands, VarIRConstruct.OPERAND, "operand", range(len(names))
        )
    except VerifyException as error:
        raise filling.reader.error(str(error), filling.reader.at(at)) from None


def takes_one(directive: Any) -> bool:
    return isinstance(directive, OperandVariable | ResultVariable)


def _deal(filling: Filling, directives: Sequence[Any], items: Sequence[Any], noun: str, at: int) -> list[Sequence[Any]]:
    """Deals `items` out to directives, of which one at most takes any number."""
    singles = sum(map(takes_one, directives))
    spare = len(items) - singles
    if spare < 0 or (spare and singles == len(directives)):
        wanted = f"{singles}" if singles == len(directives) else f"at least {singles}"
        raise filling.reader.error(f"expected {wanted} {noun} but had {len(items)}", filling.reader.at(at))
    groups: list[Sequence[Any]] = []
    start = 0
    for directive in directives:
        size = 1 if takes_one(directive) else spare
        groups.append(items[start : start + size])
        start += size
    return groups


def take_types(inners: Sequence[TypeableDirective]) -> Take:
    def take(filling: Filling, values: Sequence[Any], at: int) -> None:
        types: Any = values[0] or []
        _set_types(filling, inners, cast(list[Attribute], types if isinstance(types, list) else [types]), at)

    return take


def take_signature(ins: Sequence[TypeableDirective], outs: Sequence[TypeableDirective]) -> Take:
    def take(filling: Filling, values: Sequence[Any], at: int) -> None:
        operands, results = values[0]
        _set_types(filling, ins, operands, at)
        _set_types(filling, outs, results, at)

    return take


def _set_types(filling: Filling, inners: Sequence[TypeableDirective], types: Sequence[Attribute], at: int) -> None:
    try:
        for inner, group in zip(inners, _deal(filling, inners, types, "types", at), strict=True):
            inner.set_types(filling.state, tuple(group))
    except VerifyException as error:
        raise filling.reader.error(str(error), filling.reader.at(at)) from None


# ---- attributes


def attribute_part(variable: AttributeVariable, plain: str = "@plain") -> Part:
    """The symbols that a property or attribute of the format is written with; `plain` is for one of any class."""
    match variable:
        case OptionalUnitAttrVariable():
            return Part("", 0, lambda filling, values, at: variable.set(filling.state, UnitAttr()))
        case SymbolNameAttributeVariable():
            return _part("SYMBOL", variable, lambda filling, token, at: filling.reader.symbol_name(token))
        case DenseArrayAttributeVariable():
            element: Any = variable.elt_type
            return _part(
                "INTEGERS",
                variable,
                lambda filling, t, at: integer_array(filling.reader, t.value, filling.reader.at(at), element),
            )
        case TypedAttributeVariable() if variable.unique_type == i1:
            return _part("@bool", variable, lambda filling, value, at: value)
        case TypedAttributeVariable() if variable.unique_base is FloatAttr:
            return _part("NUMBER", variable, _float_of(variable.unique_type))
        case TypedAttributeVariable() if variable.unique_base is IntegerAttr:
            return _part("NUMBER", variable, _integer_of(variable.unique_type))
        case UniqueBaseAttributeVariable():
            return _own_part(variable)
        case _:
            return _part(plain, variable, lambda filling, value, at: value.value if isinstance(value, Token) else value)


def _part(symbol: str, variable: AttributeVariable, make: Callable[[Filling, Any, int], Attribute]) -> Part:
    return Part(symbol, 1, lambda filling, values, at: variable.set(filling.state, make(filling, values[0], at)))


def _integer_of(type: Attribute) -> Callable[[Filling, Any, int], Attribute]:
    def make(filling: Filling, token: Any, at: int) -> Attribute:
        return integer_attribute(filling.reader, token.value, cast(IntegerType, type), filling.reader.at(at))

    return make


def _float_of(type: Attribute) -> Callable[[Filling, Any, int], Attribute]:
    def make(filling: Filling, token: Any, at: int) -> Attribute:
        try:
            return FloatAttr(float(token.value), cast(Any, type))
        except ValueError:
            raise filling.reader.error("expected floating point literal", filling.reader.at(at)) from None

    return make


def subscript_part(variable: AttributeVariable) -> Part:
    """`[$index]`, which is one token."""

    def take(filling: Filling, values: Sequence[Any], at: int) -> None:
        if len(values[0].value) != 1:
            raise filling.reader.error("expected one index", filling.reader.at(at))
        type = cast(IntegerType, cast(TypedAttributeVariable, variable).unique_type)
        variable.set(
            filling.state, integer_attribute(filling.reader, str(values[0].value[0]), type, filling.reader.at(at))
        )

    return Part("INTEGERS", 1, take)


def _own_part(variable: UniqueBaseAttributeVariable) -> Part:
    base = variable.unique_base
    if base is StringAttr:
        return _part("STRING", variable, lambda filling, token, at: StringAttr(token.value))
    if base is SymbolRefAttr:
        return _part("SYMBOL", variable, lambda filling, token, at: token.value)
    if base is DictionaryAttr:
        return _part("dictionary", variable, lambda filling, value, at: DictionaryAttr(value))
    return _part("@parameters", variable, lambda filling, text, at: own_parameters(filling.reader, base, text, at))


def own_parameters(reader: Reader, base: type[Attribute], text: str, at: int) -> Attribute:
    """The attribute of class `base` whose parameters' text (`<fast>`, `LT`) its own class reads."""
    from xdsl.parser import Parser

    parser = Parser(reader.context, text)
    try:
        if issubclass(base, ParametrizedAttribute):
            return base.new(base.parse_parameters(parser))
        data = cast(type[Data[Any]], base)
        return data.new(data.parse_parameter(parser))
    except (ParseError, VerifyException) as error:
        message = error.msg if isinstance(error, ParseError) else str(error)
        raise reader.error(message[:1].lower() + message[1:], reader.at(at)) from None


def dictionary_part(directive: AttrDictDirective) -> Part:
    def take(filling: Filling, values: Sequence[Any], at: int) -> None:
        given: Mapping[str, Attribute] = values[-1] or {}
        for name in sorted(directive.reserved_attr_names & given.keys()):
            raise filling.reader.error(
                f"attribute '{name}' is said by the form itself, and cannot be in the attribute dictionary",
                filling.reader.at(at),
            )
        filling.state.attributes |= given

    return Part('["attributes" dictionary]', 2, take) if directive.with_keyword else Part("[dictionary]", 1, take)


# ---- successors and regions


def successor_part(variable: SuccessorVariable) -> Part:
    def take(filling: Filling, values: Sequence[Any], at: int) -> None:
        variable.set(filling.state, filling.reader.successor(*values[0]))

    return Part("block_name", 1, take)


def region_part(directive: RegionDirective) -> Part:
    def take(filling: Filling, values: Sequence[Any], at: int) -> None:
        found: Any = values[0] or []
        regions = cast(list[Region], found if isinstance(found, list) else [found])
        for region in regions:
            if not region.blocks:
                region.add_block(Block())
        filling.state.regions[cast(RegionVariable, directive).index] = tuple(regions)

    if isinstance(directive, RegionVariable):
        return Part("region", 1, take)
    return Part("[region]" if isinstance(directive, OptionalRegionVariable) else "[region_list]", 1, take)
