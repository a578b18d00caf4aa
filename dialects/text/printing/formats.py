"""Printing by `assembly_format`, compiled: each directive of a format becomes a function, made once per op class.

xDSL's directives know how to print themselves, but look up by name what is known when the class is. Only the frequent
ones are compiled here; the others, custom directives among them, run as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from xdsl.dialects.builtin import DenseArrayBase, DenseIntOrFPElementsAttr, FloatAttr, IntegerAttr, StringAttr
from xdsl.ir import Attribute, Operation, SSAValue
from xdsl.irdl import (
    AttrSizedOperandSegments,
    IRDLOperation,
    OpDef,
    OptOperandDef,
    OptResultDef,
    VarOperandDef,
    VarResultDef,
)
from xdsl.irdl import declarative_assembly_format as daf

from .attributes import (
    PARAMETERS,
    dense_array_list,
    dense_text,
    function_type_text,
    integer_text,
    symbol_text,
    types_text,
)
from .floats import float_text

if TYPE_CHECKING:
    from ..printer import Printer

# What has been printed decides whether a space comes next: a state is xDSL's `PrintingState` as two bits.
_PUNCTUATION, _SPACE = 1, 2
_AFTER_WORD = _SPACE

Step = Callable[[Any, "Printer", int], int]
Values = Callable[[Any], Sequence[SSAValue]]


def compile_format(op_type: type[IRDLOperation], assembly_format: str) -> Callable[[Operation, Printer], None]:
    """What prints ops of a class, after their names, as `assembly_format` says."""
    definition = op_type.get_irdl_definition()
    program = daf.FormatProgram.from_str(assembly_format, definition)
    steps = [_compile(statement, definition) for statement in program.stmts]

    def form(op: Operation, printer: Printer) -> None:
        state = _AFTER_WORD
        for step in steps:
            state = step(op, printer, state)

    return form


def _compile(directive: daf.FormatDirective, definition: OpDef) -> Step:
    compiler = _COMPILERS.get(type(directive))
    if compiler is not None:
        return compiler(directive, definition)
    return _attribute(directive) if isinstance(directive, daf.AttributeVariable) else _as_it_is(directive)


def _as_it_is(directive: daf.FormatDirective) -> Step:
    def step(op: Any, printer: Printer, state: int) -> int:
        its = daf.PrintingState(bool(state & _PUNCTUATION), bool(state & _SPACE))
        directive.print(printer, its, op)
        return its.last_was_punctuation * _PUNCTUATION | its.should_emit_space * _SPACE

    return step


def _spaced(text: str) -> tuple[str, str, str, str]:
    """A word's text in each of the four states."""
    return (" " + text, text, " " + text, " " + text)


_WORD_SPACE = _spaced("")


def _keyword(word: str) -> Step:
    texts = (word, word, " " + word, " " + word)

    def step(op: Any, printer: Printer, state: int) -> int:
        printer.emit(texts[state])
        return _AFTER_WORD

    return step


def _punctuation(mark: str) -> Step:
    after_mark = mark not in (">", ")", "}", "]", ",")
    after_word = after_mark and mark not in ("<", "(", "{", "[")
    texts = (mark, mark, " " * after_word + mark, " " * after_mark + mark)
    following = _PUNCTUATION | (0 if mark in ("<", "(", "{", "[") else _SPACE)

    def step(op: Any, printer: Printer, state: int) -> int:
        printer.emit(texts[state])
        return following

    return step


def _whitespace(text: str) -> Step:
    following = 0 if text else _PUNCTUATION

    def step(op: Any, printer: Printer, state: int) -> int:
        printer.print_string(text)
        return following

    return step


# Operands, results and their types.


def _values(directive: Any, definition: OpDef) -> Values:
    """The operands or results that a directive stands for, of an op."""
    match directive:
        case daf.OperandsDirective():
            return lambda op: op._operands
        case daf.ResultsDirective():
            return lambda op: op.results
        case daf.OperandVariable() | daf.VariadicOperandVariable() | daf.OptionalOperandVariable():
            return _operand_values(directive, definition)
        case daf.ResultVariable() | daf.VariadicResultVariable() | daf.OptionalResultVariable():
            return _result_values(directive, definition)
        case _:
            raise TypeError(f"no operands or results: {directive}")


def _operand_values(directive: Any, definition: OpDef) -> Values:
    variadic = [i for i, (_, d) in enumerate(definition.operands) if isinstance(d, VarOperandDef | OptOperandDef)]
    span = (
        None
        if any(isinstance(o, AttrSizedOperandSegments) for o in definition.options)
        else _span(directive.index, len(definition.operands), variadic)
    )
    if span is None:
        return _by_name(directive.name)
    return lambda op: _part(op._operands, span)


def _result_values(directive: Any, definition: OpDef) -> Values:
    variadic = [i for i, (_, d) in enumerate(definition.results) if isinstance(d, VarResultDef | OptResultDef)]
    span = _span(directive.index, len(definition.results), variadic)
    if span is None:
        return _by_name(directive.name)
    return lambda op: _part(op.results, span)


# xDSL's tuples of values have a slower subscript of their own.
_part: Callable[[Any, slice], Sequence[SSAValue]] = cast(Any, tuple).__getitem__


def _span(index: int, count: int, variadic: Sequence[int]) -> slice | None:
    """Where definition `index` of `count` sits, if at most one of them is of unknown length."""
    if len(variadic) > 1:
        return None
    after = count - index - 1
    if not variadic or index < variadic[0]:
        return slice(index, index + 1)
    if index == variadic[0]:
        return slice(index, -after if after else None)
    return slice(-after - 1, -after if after else None)


def _by_name(name: str) -> Values:
    def values(op: Any) -> Sequence[SSAValue]:
        value = getattr(op, name)
        if value is None:
            return ()
        return (cast(SSAValue, value),) if isinstance(value, SSAValue) else value

    return values


def _operands(values: Values) -> Step:
    """Operands, after the space that comes before them even where there are none."""

    def step(op: Any, printer: Printer, state: int) -> int:
        printer.emit(_WORD_SPACE[state] + printer.value_list(values(op)))
        return _AFTER_WORD

    return step


def _regions(directive: daf.VariadicRegionVariable) -> Step:
    def step(op: Any, printer: Printer, state: int) -> int:
        printer.emit(_WORD_SPACE[state])
        printer.print_list(directive.get(op), printer.print_region)
        return _AFTER_WORD

    return step


def _types(values: Values) -> Step:
    def step(op: Any, printer: Printer, state: int) -> int:
        typed = values(op)
        if not typed:
            return state
        printer.emit(_WORD_SPACE[state] + types_text([value.type for value in typed], printer))
        return _AFTER_WORD

    return step


def _functional_type(inputs: Values, outputs: Values) -> Step:
    def step(op: Any, printer: Printer, state: int) -> int:
        operands, results = [value.type for value in inputs(op)], [value.type for value in outputs(op)]
        printer.emit(_WORD_SPACE[state] + function_type_text(operands, results, printer))
        return _AFTER_WORD

    return step


# Attributes.


def _attr_dict(directive: daf.AttrDictDirective, definition: OpDef) -> Step:
    expected, keyword = directive.expected_properties, " attributes" if directive.with_keyword else ""
    definitions = {**definition.attributes, **{name: definition.properties[name] for name in expected}}
    defaults = {name: d.default_value for name, d in definitions.items() if d.default_value is not None}
    reserved = directive.reserved_attr_names

    def step(op: Any, printer: Printer, state: int) -> int:
        entries: dict[str, Attribute] = op.attributes
        if expected:
            entries = {**entries, **{name: value for name, value in op.properties.items() if name in expected}}
        if not entries:
            return state
        shown = {n: v for n, v in entries.items() if n not in reserved and not (n in defaults and v == defaults[n])}
        if not shown:
            return state
        printer.emit(keyword + " ")
        printer.print_attr_dict(shown)
        return _AFTER_WORD

    return step


def _attribute(directive: daf.AttributeVariable) -> Step:
    name, default, print_attr = directive.name, directive.default_value, _attribute_printer(directive)
    is_property = directive.is_property

    def step(op: Any, printer: Printer, state: int) -> int:
        value = (op.properties if is_property else op.attributes).get(name)
        if value is None or value == default:
            return state
        if _WORD_SPACE[state]:
            printer.emit(" ")
        print_attr(printer, value)
        return _AFTER_WORD

    return step


def _attribute_printer(directive: daf.AttributeVariable) -> Callable[[Printer, Any], None]:
    match directive:
        case daf.SymbolNameAttributeVariable():
            return lambda printer, value: printer.emit(symbol_text(cast(StringAttr, value).data))
        case daf.DenseArrayAttributeVariable():
            return lambda printer, value: printer.emit(f"[{dense_array_list(cast(DenseArrayBase, value))}]")
        case daf.TypedAttributeVariable():
            return _print_untyped
        case daf.UniqueBaseAttributeVariable() if directive.unique_base.name in PARAMETERS:
            parameters = PARAMETERS[directive.unique_base.name]
            return lambda printer, value: printer.emit(parameters(value))
        case _:
            return directive.print_attr


def _print_untyped(printer: Printer, value: Attribute) -> None:
    match value:
        case IntegerAttr():
            printer.emit(integer_text(value.value.data, cast(Any, value.type)))
        case FloatAttr():
            printer.emit(float_text(value.value.data, value.type))
        case DenseIntOrFPElementsAttr():
            printer.emit(dense_text(value, printer))
        case _:
            cast(Any, value).print_without_type(printer)


def _optional_group(directive: daf.OptionalGroupDirective, definition: OpDef) -> Step:
    present = _presence(directive.anchor, definition)
    then = (*directive.then_whitespace, directive.then_first, *directive.then_elements)
    if_present = [_compile(element, definition) for element in then]
    otherwise = [_compile(element, definition) for element in directive.else_elements]

    def step(op: Any, printer: Printer, state: int) -> int:
        for element in if_present if present(op) else otherwise:
            state = element(op, printer, state)
        return state

    return step


def _presence(anchor: daf.Directive, definition: OpDef) -> Callable[[Any], bool]:
    match anchor:
        case daf.VariadicOperandVariable() | daf.OptionalOperandVariable() | daf.VariadicResultVariable():
            values = _values(anchor, definition)
            return lambda op: bool(values(op))
        case _:
            return anchor.is_present


def _nothing(directive: Any, definition: OpDef) -> Step:
    return lambda op, printer, state: state


def _operands_directive(directive: Any, definition: OpDef) -> Step:
    return _operands(_values(directive, definition))


def _functional_type_directive(directive: daf.FunctionalTypeDirective, definition: OpDef) -> Step:
    inputs = _values(directive.operand_typeable_directive, definition)
    return _functional_type(inputs, _values(directive.result_typeable_directive, definition))


_COMPILERS: dict[type[Any], Callable[[Any, OpDef], Step]] = {
    daf.AttrDictDirective: _attr_dict,
    daf.FunctionalTypeDirective: _functional_type_directive,
    daf.KeywordDirective: lambda directive, _: _keyword(directive.keyword),
    daf.OperandVariable: _operands_directive,
    daf.OperandsDirective: _operands_directive,
    daf.OptionalGroupDirective: _optional_group,
    daf.OptionalOperandVariable: _operands_directive,
    daf.OptionalUnitAttrVariable: _nothing,
    daf.PunctuationDirective: lambda directive, _: _punctuation(directive.punctuation),
    daf.TypeDirective: lambda directive, definition: _types(_values(directive.inner, definition)),
    daf.VariadicOperandVariable: _operands_directive,
    daf.VariadicRegionVariable: lambda directive, _: _regions(directive),
    daf.WhitespaceDirective: lambda directive, _: _whitespace(directive.whitespace),
}
