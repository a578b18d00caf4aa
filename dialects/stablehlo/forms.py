"""The custom directives of StableHLO's assembly formats, as AssemblyFormat.cpp defines them.

Each class says its syntax and prints it. Text is read by hloom's grammar, so that xDSL's own parser reads StableHLO in
generic form only.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, NoReturn, cast

from xdsl.dialects.builtin import (
    ArrayAttr,
    ComplexType,
    DenseArrayBase,
    DenseIntElementsAttr,
    IntegerAttr,
    IntegerType,
    StringAttr,
    i1,
)
from xdsl.ir import Attribute
from xdsl.irdl import IRDLOperation
from xdsl.irdl.declarative_assembly_format import (
    AttributeVariable,
    CustomDirective,
    FormatDirective,
    ParsingState,
    PrintingState,
    TypeDirective,
    VariadicOperandVariable,
    irdl_custom_directive,
)
from xdsl.parser import Parser
from xdsl.printer import Printer

from .accuracy import DotAlgorithmAttr, PrecisionAttr
from .attributes import ConvDimensionNumbersAttr, DotDimensionNumbersAttr
from .tensors import element_type, with_element_type


class HloDirective(CustomDirective, ABC):
    """A directive that prints itself; hloom's grammar reads it."""

    def parse(self, parser: Parser, state: ParsingState) -> NoReturn:
        parser.raise_error("this custom form is read by hloom's parser; xDSL's reads the generic form")

    def print(self, printer: Printer, state: PrintingState, op: IRDLOperation) -> None:
        state.print_whitespace(printer)
        self.print_body(printer, op)

    @abstractmethod
    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        """Print the directive's text, without the space before it."""


def print_function_type(printer: Printer, op: IRDLOperation) -> None:
    """`(T, …) -> T`, or `(T, …) -> (T, …)` where there is not one result."""
    with printer.in_parens():
        printer.print_list(op.operand_types, printer.print_attribute)
    printer.print_string(" -> ")
    if len(op.results) == 1:
        printer.print_attribute(op.results[0].type)
        return
    with printer.in_parens():
        printer.print_list(op.result_types, printer.print_attribute)


def _one_type(directive: FormatDirective, op: IRDLOperation) -> Attribute:
    return cast(TypeDirective, directive).get(op)[0]


class SameOperandsAndResultType(HloDirective, ABC):
    """`T` if all operands and the result are of type `T`, else `(T, …) -> T`."""

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        result = op.results[0].type
        if all(operand.type == result for operand in op.operands):
            printer.print_attribute(result)
        else:
            print_function_type(printer, op)


@irdl_custom_directive
class _OneOperandAndResultType(SameOperandsAndResultType):
    operand: TypeDirective
    result: TypeDirective


@irdl_custom_directive
class _TwoOperandsAndResultType(SameOperandsAndResultType):
    lhs: TypeDirective
    rhs: TypeDirective
    result: TypeDirective


@irdl_custom_directive
class _ThreeOperandsAndResultType(SameOperandsAndResultType):
    first: TypeDirective
    second: TypeDirective
    third: TypeDirective
    result: TypeDirective


# Formats name all three `SameOperandsAndResultType`, as upstream's variadic template is called.
SAME_TYPE: dict[int, type[SameOperandsAndResultType]] = {
    1: _OneOperandAndResultType,
    2: _TwoOperandsAndResultType,
    3: _ThreeOperandsAndResultType,
}
for _directive in SAME_TYPE.values():
    _directive.__name__ = SameOperandsAndResultType.__name__


@irdl_custom_directive
class VariadicSameOperandsAndResultType(SameOperandsAndResultType):
    """`T` if all operands and the result are of type `T`, else `(T, …) -> T`; for any number of operands."""

    operands: VariadicOperandVariable
    operand_types: TypeDirective
    result: TypeDirective


@irdl_custom_directive
class ComplexOpType(HloDirective):
    """The result's type if the operands are its real counterpart, else `(T, T) -> T`."""

    lhs: TypeDirective
    rhs: TypeDirective
    result: TypeDirective

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        result = op.results[0].type
        element = element_type(result)
        real = with_element_type(result, cast(ComplexType[Any], element).element_type)
        if all(operand.type == real for operand in op.operands):
            printer.print_attribute(result)
        else:
            print_function_type(printer, op)


@irdl_custom_directive
class SelectOpType(HloDirective):
    """`PRED, T` if both branches and the result are of type `T`, else `(PRED, T, T) -> T`."""

    pred: TypeDirective
    on_true: TypeDirective
    on_false: TypeDirective
    result: TypeDirective

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        pred, *branches = op.operand_types
        result = op.results[0].type
        if any(branch != result for branch in branches):
            print_function_type(printer, op)
            return
        printer.print_list((pred, result), printer.print_attribute)


@irdl_custom_directive
class TupleOpType(HloDirective):
    """The result's tuple type, which says the operands' types."""

    operands: TypeDirective
    result: TypeDirective

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        printer.print_attribute(_one_type(self.result, op))


@irdl_custom_directive
class PairwiseOpType(HloDirective):
    """`T, …`: the operands' types, which are the results' too."""

    operands: TypeDirective
    results: TypeDirective

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        printer.print_list(op.operand_types, printer.print_attribute)


@irdl_custom_directive
class VariadicOperandWithAttribute(HloDirective):
    """`%a, %b,`: operands, and a comma after the last, since an attribute follows."""

    operands: VariadicOperandVariable

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        printer.print_list(self.operands.get(op), printer.print_ssa_value)
        printer.print_string(",")


def _integers(attribute: AttributeVariable, op: IRDLOperation) -> Sequence[int]:
    return cast(DenseArrayBase[Any], attribute.get(op)).get_values()


@irdl_custom_directive
class SliceRanges(HloDirective):
    """`[start:limit, start:limit:stride, …]`; a stride of one is left out."""

    start_indices: AttributeVariable
    limit_indices: AttributeVariable
    strides: AttributeVariable

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        bounds = (self.start_indices, self.limit_indices, self.strides)
        ranges = zip(*(_integers(bound, op) for bound in bounds), strict=True)
        texts = (f"{start}:{limit}" + (f":{stride}" if stride != 1 else "") for start, limit, stride in ranges)
        printer.print_string(f"[{', '.join(texts)}]")


@irdl_custom_directive
class DotDimensionNumbers(HloDirective):
    """`batching_dims = [0] x [0], contracting_dims = [2] x [1]`; the batching pair is left out where both are empty."""

    dimension_numbers: AttributeVariable

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        numbers = cast(DotDimensionNumbersAttr, self.dimension_numbers.get(op))
        lhs, rhs = list(numbers.lhs_batching_dimensions.data), list(numbers.rhs_batching_dimensions.data)
        if lhs or rhs:
            printer.print_string(f"batching_dims = {lhs} x {rhs}, ")
        lhs, rhs = list(numbers.lhs_contracting_dimensions.data), list(numbers.rhs_contracting_dimensions.data)
        printer.print_string(f"contracting_dims = {lhs} x {rhs}")


@irdl_custom_directive
class PrecisionConfig(HloDirective):
    """`, precision = [DEFAULT, HIGH]`, or nothing where there is no such property."""

    precision_config: AttributeVariable

    def print(self, printer: Printer, state: PrintingState, op: IRDLOperation) -> None:
        state.should_emit_space, state.last_was_punctuation = True, False
        self.print_body(printer, op)

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        config = cast("ArrayAttr[PrecisionAttr] | None", self.precision_config.get(op))
        if config is not None:
            printer.print_string(f", precision = [{', '.join(p.data.value for p in config)}]")


@irdl_custom_directive
class PrecisionConfigAndAlgorithm(PrecisionConfig):
    """`, precision = [DEFAULT, HIGH], algorithm = <…>`; each part is left out where there is no such property."""

    precision_config: AttributeVariable
    algorithm: AttributeVariable

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        super().print_body(printer, op)
        algorithm = cast("DotAlgorithmAttr | None", self.algorithm.get(op))
        if algorithm is not None:
            printer.print_string(", algorithm = ")
            algorithm.print_parameters(printer)


@irdl_custom_directive
class ConvolutionDimensions(HloDirective):
    """`[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]`."""

    dimension_numbers: AttributeVariable

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        printer.print_string(cast(ConvDimensionNumbersAttr, self.dimension_numbers.get(op)).dimensions_text())


@irdl_custom_directive
class WindowAttributes(HloDirective):
    """`stride = [1, 1], pad = [[0, 0], …], lhs_dilate = […], rhs_dilate = […], reverse = [false, …]`; each optional."""

    window_strides: AttributeVariable
    padding: AttributeVariable
    lhs_dilation: AttributeVariable
    rhs_dilation: AttributeVariable
    window_reversal: AttributeVariable

    KEYS: ClassVar[dict[str, str]] = {
        "stride": "window_strides",
        "pad": "padding",
        "lhs_dilate": "lhs_dilation",
        "rhs_dilate": "rhs_dilation",
        "reverse": "window_reversal",
    }

    def print(self, printer: Printer, state: PrintingState, op: IRDLOperation) -> None:
        state.should_emit_space, state.last_was_punctuation = True, False
        self.print_body(printer, op)

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        parts: list[str] = []
        for key, name in self.KEYS.items():
            attribute = cast(AttributeVariable, getattr(self, name)).get(op)
            if attribute is not None:
                parts.append(f"{key} = {_window_text(attribute)}")
        printer.print_string(", ".join(parts))


def _window_text(attribute: Attribute) -> str:
    if isinstance(attribute, DenseArrayBase):
        array = cast(DenseArrayBase[IntegerType], attribute)
        flags = array.elt_type == i1
        return f"[{', '.join(str(bool(v)).lower() if flags else str(v) for v in array.get_values())}]"
    values = [int(v) for v in cast(DenseIntElementsAttr, attribute).get_values()]
    return str([values[i : i + 2] for i in range(0, len(values), 2)])


@irdl_custom_directive
class CustomCallTarget(HloDirective):
    """`@name` or `@"any name"`, of a string property."""

    target: AttributeVariable

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        printer.print_symbol_name(cast(StringAttr, self.target.get(op)).data)


@irdl_custom_directive
class ExponentMantissa(HloDirective):
    """`e5m10`."""

    exponent_bits: AttributeVariable
    mantissa_bits: AttributeVariable

    def print_body(self, printer: Printer, op: IRDLOperation) -> None:
        exponent, mantissa = (
            cast(IntegerAttr[Any], bits.get(op)).value.data for bits in (self.exponent_bits, self.mantissa_bits)
        )
        printer.print_string(f"e{exponent}m{mantissa}")
