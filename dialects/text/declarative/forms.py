"""Forms made from assembly formats: a rule for each shape, and one action for them all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import DYNAMIC_INDEX
from xdsl.ir import Attribute, Block, Operation, Region
from xdsl.irdl import IRDLOperation, VarResultDef
from xdsl.irdl.declarative_assembly_format import (
    FormatProgram,
    OperandDirective,
    OperandsDirective,
    OperandVariable,
    ParsingState,
)
from xdsl.irdl.operations import AttrSizedSegments
from xdsl.utils.exceptions import VerifyException

from ...diagnostics import SourceLoc
from ..forms import Forms, Fragment
from ..lexer import Names, split_uses
from ..reader import Reader
from .convert import Converter
from .integers import integer_array, signed_integer
from .parts import Custom, Filling, Part, Unsupported, take_all

# What every fragment has under its dialect's name, where a shape uses it.
_SHARED = {
    "value": """
{name}_value: NUMBER                                                          -> number
    | NUMBER colon_type                                                       -> typed_number
    | "true"                                                                  -> true
    | "false"                                                                 -> false
    | DENSE colon_type                                                        -> dense
    | RESOURCE colon_type                                                     -> dense_resource
    | STRING                                                                  -> string
    | STRING colon_type                                                       -> typed_string
    | "[" [attribute_list] "]"                                                -> array
    | INTEGERS                                                                -> integers
    | SYMBOL | ATTRIBUTE
    | ATTRIBUTE_ALIAS                                                         -> alias
""",
    "plain": """
{name}_plain: NUMBER                                                          -> number
    | STRING                                                                  -> string
    | "[" [attribute_list] "]"                                                -> array
    | INTEGERS                                                                -> integers
    | SYMBOL | ATTRIBUTE
    | ATTRIBUTE_ALIAS                                                         -> alias
""",
    "bool": """
{name}_bool: "true"                                                           -> true
    | "false"                                                                 -> false
""",
    "parameters": """
{name}_parameters: ID                                                         -> {name}_parameter_word
    | "<" {name}_parameter_words ">"                                          -> {name}_parameters_angled
{name}_parameter_words: ID                                                    -> first
    | {name}_parameter_words "," ID                                           -> append
""",
    "indices": """
{name}_indices: INTEGERS                                                      -> {name}_indices_static
    | "[" {name}_index_list "]"                                               -> {name}_indices_mixed
""",
    "index_list": """
{name}_index_list: {name}_index                                               -> first
    | {name}_index_list "," {name}_index                                      -> append
{name}_index: USES                                                            -> {name}_index_values
    | NUMBER                                                                  -> {name}_index_number
""",
}


def _take_indices(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    """`custom<DynamicIndexList>($dynamic, $static)`."""
    numbers, named = values[0]
    index = directive.dynamic_position.index
    directive.dynamic_position.set(filling.state, tuple(name for name, _ in named))
    filling.values[index] = [filling.reader.value(name, offset) for name, offset in named]
    directive.static_position.set(filling.state, integer_array(filling.reader, numbers, filling.reader.at(at)))


class DeclarativeForms(Forms):
    """The forms of a dialect whose operations have `assembly_format`s; a subclass adds rules for the others.

    `customs` says how the custom directives of the formats are read, by their class names. An operation that
    `operations` names keeps the rule that it has there.
    """

    operations: ClassVar[Mapping[str, Sequence[str]]] = {}
    grammar: ClassVar[str] = ""
    customs: ClassVar[Mapping[str, Custom]] = {}

    @classmethod
    def fragment(cls) -> Fragment:
        shapes = cls._shapes()
        terminals = {f"{cls.name.upper()}_SHAPE_{n}": names for n, names in enumerate(shapes.values())}
        rules = [
            f"{terminal} {symbols} -> {cls.name}_declared" for terminal, symbols in zip(terminals, shapes, strict=True)
        ]
        declared = "%extend operation_body: " + "\n    | ".join(rules) + "\n" if rules else ""
        own = declared + cls.grammar
        used: list[str] = []
        for rule, text in _SHARED.items():
            if f"{cls.name}_{rule}" in own + "".join(used):
                used.append(text.format(name=cls.name))
        brought = super().fragment()
        actions = [*brought.actions, *(f"{cls.name}_{action}" for action in _ACTIONS)]
        return Fragment(cls.name, "\n".join([cls.grammar, declared, *used]), {**cls.operations, **terminals}, actions)

    @classmethod
    def _shapes(cls) -> dict[str, list[str]]:
        """Operation names by the symbols that follow them."""
        shapes: dict[str, list[str]] = {}
        for op in cls._formatted():
            try:
                parts = cls._parts(op)
            except Unsupported:
                continue  # its custom form is a located error, its generic form is read
            symbols = " ".join(part.symbols for part in parts if part.symbols).replace("@", f"{cls.name}_")
            shapes.setdefault(symbols, []).append(op.name)
        return shapes

    @classmethod
    def _formatted(cls) -> list[type[IRDLOperation]]:
        from ...context import dialect_factories

        own = {name for names in cls.operations.values() for name in names}
        found = [op for op in dialect_factories()[cls.name]().operations if issubclass(op, IRDLOperation)]
        return [op for op in found if _format(op) is not None and op.name not in own]

    @classmethod
    @cache
    def _parts(cls, op: type[IRDLOperation]) -> list[Part]:
        customs = {"DynamicIndexList": Custom("@indices", 1, _take_indices), **cls.customs}
        results = op.get_irdl_definition().results
        single = len(results) == 1 and not isinstance(results[0][1], VarResultDef)
        return Converter(customs, single_result=single).parts(_program(op).stmts)

    def terminate(self, region: Region, terminator: str = "yield") -> None:
        """The yield of nothing that the form leaves out."""
        name = f"{self.name}.{terminator}"
        if not region.blocks:
            region.add_block(Block())
        last = region.blocks[-1].last_op
        if last is None or last.name != name:
            info = self.reader.op_info(name, self.reader.at())
            region.blocks[-1].add_op(self.reader.create(info, (), (), {}, {}, (), (), self.reader.at()))

    # ---- actions: `NAME_…` of the grammar

    def __getattr__(self, name: str) -> Any:
        action = name.removeprefix(f"{self.name}_")
        if action not in _ACTIONS:
            raise AttributeError(name)
        return getattr(self, f"action_{action}")

    def action_declared(self, c: Sequence[Any]) -> Operation:
        cls = cast(type[IRDLOperation], c[0].value.cls)
        filling = Filling(self.reader, ParsingState(cls))
        take_all(self._parts(cls), filling, c[1:], 1)
        return _finish(filling, c[0].value)

    def action_parameter_word(self, c: Sequence[Any]) -> str:
        return c[0].value

    def action_parameters_angled(self, c: Sequence[Any]) -> str:
        return f"<{', '.join(word.value for word in c[1])}>"

    def action_indices_static(self, c: Sequence[Any]) -> tuple[list[int], list[tuple[str, int]]]:
        return c[0].value, []

    def action_indices_mixed(self, c: Sequence[Any]) -> tuple[list[int], list[tuple[str, int]]]:
        numbers = [number for found, _ in c[1] for number in found]
        return numbers, [named for _, names in c[1] for named in names]

    def action_index_values(self, c: Sequence[Any]) -> tuple[list[int], list[tuple[str, int]]]:
        names = split_uses(c[0].value)
        return [DYNAMIC_INDEX] * len(names), [(name, self.reader.at()) for name in names]

    def action_index_number(self, c: Sequence[Any]) -> tuple[list[int], list[tuple[str, int]]]:
        return [signed_integer(self.reader, c[0].value, self.reader.at())], []


_ACTIONS = [name.removeprefix("action_") for name in vars(DeclarativeForms) if name.startswith("action_")]


@cache
def _program(cls: type[IRDLOperation]) -> FormatProgram:
    found = _format(cls)
    assert found is not None
    return FormatProgram.from_str(found, cls.get_irdl_definition())


def _format(cls: type[IRDLOperation]) -> str | None:
    """The class's own format, or the one that it is printed with where xDSL has none."""
    from ..printing.forms import FORMATS

    return FORMATS.get(cls.name, cls.assembly_format)


def _finish(filling: Filling, info: Any) -> Operation:
    """Infers the types that the text leaves out, resolves the operands, and makes the operation."""
    reader, state, definition = filling.reader, filling.state, filling.cls.get_irdl_definition()
    reader.split(info, state.properties, state.attributes)
    state.operands = [() if group is None else group for group in state.operands]
    operand_types, result_types = _infer(filling)
    for token, directives in filling.uses:
        _resolve(filling, token, directives, operand_types)
    operands = [filling.values.get(index, ()) for index in range(len(definition.operands))]
    if _has_segments(filling.cls):
        return _built(filling, operands, result_types)
    return reader.create(
        info,
        [value for group in operands for value in group],
        [type for group in result_types for type in group],
        state.properties,
        state.attributes,
        [region for group in state.regions for region in group or ()],
        [block for group in state.successors for block in group or ()],
        reader.at(),
    )


@cache
def _has_segments(cls: type[IRDLOperation]) -> bool:
    """Whether an operation of the class says in attributes how its operands, results, … are grouped."""
    options = cls.get_irdl_definition().options
    return any(isinstance(option, AttrSizedSegments) for option in options)


def _built(filling: Filling, operands: Sequence[Any], result_types: Sequence[Any]) -> Operation:
    """Made by its class, which knows how to say the groups."""
    reader, state = filling.reader, filling.state
    try:
        made = filling.cls.build(
            operands=operands,
            result_types=result_types,
            properties=state.properties,
            attributes=state.attributes,
            regions=[group or () for group in state.regions],
            successors=[group or () for group in state.successors],
        )
    except ValueError as error:
        raise reader.error(f"{filling.cls.name}: {error}") from None
    return placed(reader, made)


def placed(reader: Reader, op: Operation) -> Operation:
    """Gives an operation that its own class built the place where the running rule begins."""
    op.location = SourceLoc(reader.source, reader.at())  # pyright: ignore[reportAttributeAccessIssue]
    return op


def _infer(filling: Filling) -> tuple[Sequence[Sequence[Attribute]], Sequence[Sequence[Attribute]]]:
    """The types of all operands and results, by xDSL's inference from those that the text gives."""
    program, definition, state = _program(filling.cls), filling.cls.get_irdl_definition(), filling.state
    if None not in state.operand_types and None not in state.result_types:
        return cast(Any, state.operand_types), cast(Any, state.result_types)
    try:
        program.resolve_constraint_variables(state, definition)
        return (
            program.resolve_operand_types(state, definition),
            program.resolve_result_types(state, definition),
        )
    except (VerifyException, KeyError, ValueError) as error:
        raise filling.reader.error(f"{filling.cls.name}: {error}") from None


def _resolve(
    filling: Filling, token: Names | None, directives: Sequence[OperandDirective], types: Sequence[Sequence[Attribute]]
) -> None:
    """The values of one USES token, dealt out to the operands that it holds."""
    indices: list[int] = []
    for directive in directives:
        every = isinstance(directive, OperandsDirective)
        indices += range(len(types)) if every else [cast(OperandVariable, directive).index]
    values = filling.reader.operands(token, [type for index in indices for type in types[index]])
    start = 0
    for index in indices:
        size = len(filling.state.operands[index] or ())
        filling.values[index] = values[start : start + size]
        start += size
