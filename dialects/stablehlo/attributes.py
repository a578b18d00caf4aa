"""StableHLO's attributes: `#stablehlo.dot<…>` and its kin, in upstream's text.

Integer lists are `Dims` and integers `IntAttr`, so that every parameter's Python value is its `.data`.
Source: StablehloAttrs.td, and the attribute printers of StablehloOps.cpp.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar

from xdsl.dialects.builtin import DYNAMIC_INDEX, IntAttr
from xdsl.ir import Attribute, Data, ParametrizedAttribute
from xdsl.irdl import irdl_attr_definition
from xdsl.parser import AttrParser
from xdsl.printer import Printer

# A dimension size or bound that is not known: `?` in text.
DYNAMIC = DYNAMIC_INDEX


@irdl_attr_definition
class Dims(Data[tuple[int, ...]]):
    """A list of integers inside another attribute, `[0, 1]` in text."""

    name = "stablehlo.dims"

    @classmethod
    def parse_parameter(cls, parser: AttrParser) -> tuple[int, ...]:
        return tuple(parser.parse_comma_separated_list(parser.Delimiter.SQUARE, parser.parse_integer))

    def print_parameter(self, printer: Printer) -> None:
        printer.print_string(f"[{', '.join(map(str, self.data))}]")


NO_DIMS = Dims(())
_ZERO = IntAttr(0)


class StructAttr(ParametrizedAttribute):
    """An attribute written `<name = value, …>`, in any order; empty lists and zeros are left out."""

    LISTS: ClassVar[tuple[str, ...]] = ()
    INTEGERS: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        found: dict[str, Attribute] = {}

        def field() -> None:
            name = parser.parse_identifier()
            if name not in cls.LISTS and name not in cls.INTEGERS:
                parser.raise_error(f"{cls.name} has no field '{name}'")
            if name in found:
                parser.raise_error(f"duplicated `{name}` entry")
            parser.parse_punctuation("=")
            found[name] = Dims(Dims.parse_parameter(parser)) if name in cls.LISTS else IntAttr(parser.parse_integer())

        parser.parse_comma_separated_list(parser.Delimiter.ANGLE, field)
        fields = (name for name, _ in cls.get_irdl_definition().parameters)
        return [found.get(name, NO_DIMS if name in cls.LISTS else _ZERO) for name in fields]

    def print_parameters(self, printer: Printer) -> None:
        parts: list[str] = []
        for name, _ in self.get_irdl_definition().parameters:
            value: tuple[int, ...] | int = getattr(self, name).data
            if value:
                parts.append(f"{name} = {list(value) if isinstance(value, tuple) else value}")
        printer.print_string(f"<{', '.join(parts)}>")


@irdl_attr_definition
class GatherDimensionNumbersAttr(StructAttr):
    """How `gather` maps its dimensions."""

    name = "stablehlo.gather"
    LISTS = (
        "offset_dims",
        "collapsed_slice_dims",
        "operand_batching_dims",
        "start_indices_batching_dims",
        "start_index_map",
    )
    INTEGERS = ("index_vector_dim",)

    offset_dims: Dims
    collapsed_slice_dims: Dims
    operand_batching_dims: Dims
    start_indices_batching_dims: Dims
    start_index_map: Dims
    index_vector_dim: IntAttr


@irdl_attr_definition
class ScatterDimensionNumbersAttr(StructAttr):
    """How `scatter` maps its dimensions."""

    name = "stablehlo.scatter"
    LISTS = (
        "update_window_dims",
        "inserted_window_dims",
        "input_batching_dims",
        "scatter_indices_batching_dims",
        "scatter_dims_to_operand_dims",
    )
    INTEGERS = ("index_vector_dim",)

    update_window_dims: Dims
    inserted_window_dims: Dims
    input_batching_dims: Dims
    scatter_indices_batching_dims: Dims
    scatter_dims_to_operand_dims: Dims
    index_vector_dim: IntAttr


@irdl_attr_definition
class DotDimensionNumbersAttr(StructAttr):
    """Which dimensions `dot_general` batches and contracts."""

    name = "stablehlo.dot"
    LISTS = (
        "lhs_batching_dimensions",
        "rhs_batching_dimensions",
        "lhs_contracting_dimensions",
        "rhs_contracting_dimensions",
    )

    lhs_batching_dimensions: Dims
    rhs_batching_dimensions: Dims
    lhs_contracting_dimensions: Dims
    rhs_contracting_dimensions: Dims


@irdl_attr_definition
class ChannelHandleAttr(ParametrizedAttribute):
    """The channel of a collective, a send or a recv."""

    name = "stablehlo.channel_handle"

    handle: IntAttr
    type: IntAttr

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        fields = parse_fields(parser, {"handle": parse_int, "type": parse_int})
        return [fields["handle"], fields["type"]]

    def print_parameters(self, printer: Printer) -> None:
        printer.print_string(f"<handle = {self.handle.data}, type = {self.type.data}>")


@irdl_attr_definition
class OutputOperandAliasAttr(ParametrizedAttribute):
    """An output of a `custom_call` that shares its buffer with an operand."""

    name = "stablehlo.output_operand_alias"

    output_tuple_indices: Dims
    operand_index: IntAttr
    operand_tuple_indices: Dims

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        readers = {
            "output_tuple_indices": _parse_dims,
            "operand_index": parse_int,
            "operand_tuple_indices": _parse_dims,
        }
        fields = parse_fields(parser, readers)
        return [fields[name] for name in readers]

    def print_parameters(self, printer: Printer) -> None:
        printer.print_string(
            f"<output_tuple_indices = {list(self.output_tuple_indices.data)}, "
            f"operand_index = {self.operand_index.data}, "
            f"operand_tuple_indices = {list(self.operand_tuple_indices.data)}>"
        )


def parse_int(parser: AttrParser) -> IntAttr:
    """An integer parameter."""
    return IntAttr(parser.parse_integer())


def _parse_dims(parser: AttrParser) -> Dims:
    return Dims(Dims.parse_parameter(parser))


def parse_fields(
    parser: AttrParser,
    readers: Mapping[str, Callable[[AttrParser], Attribute]],
    optional: frozenset[str] = frozenset(),
    delimiter: AttrParser.Delimiter = AttrParser.Delimiter.ANGLE,
) -> dict[str, Attribute]:
    """`<name = value, …>` in any order, each name once, all but the `optional` ones present."""
    found: dict[str, Attribute] = {}

    def field() -> None:
        name = parser.parse_identifier()
        if name not in readers or name in found:
            parser.raise_error(f"expected one of {', '.join(n for n in readers if n not in found)}, but got '{name}'")
        parser.parse_punctuation("=")
        found[name] = readers[name](parser)

    parser.parse_comma_separated_list(delimiter, field)
    missing = [name for name in readers if name not in found and name not in optional]
    if missing:
        parser.raise_error(f"missing field {', '.join(missing)}")
    return found


@irdl_attr_definition
class TypeExtensionsAttr(Data[tuple[int, ...]]):
    """A tensor's encoding that bounds its dynamic dimensions, `#stablehlo.bounds<4, ?>`; else `DYNAMIC`."""

    name = "stablehlo.bounds"

    @classmethod
    def parse_parameter(cls, parser: AttrParser) -> tuple[int, ...]:
        return _parse_bounds(parser, parser.Delimiter.ANGLE)

    def print_parameter(self, printer: Printer) -> None:
        printer.print_string(f"<{', '.join('?' if bound == DYNAMIC else str(bound) for bound in self.data)}>")


@irdl_attr_definition
class OldTypeExtensionsAttr(Data[tuple[int, ...]]):
    """The older spelling, `#stablehlo.type_extensions<bounds = [4, ?]>`; what is made of it is the newer attribute."""

    name = "stablehlo.type_extensions"

    def __new__(cls, data: tuple[int, ...]) -> Any:
        return TypeExtensionsAttr(data)

    @classmethod
    def parse_parameter(cls, parser: AttrParser) -> tuple[int, ...]:
        with parser.in_angle_brackets():
            parser.parse_keyword("bounds")
            parser.parse_punctuation("=")
            return _parse_bounds(parser, parser.Delimiter.SQUARE)

    def print_parameter(self, printer: Printer) -> None:
        raise NotImplementedError("there are none of these to print")


def _parse_bounds(parser: AttrParser, delimiter: AttrParser.Delimiter) -> tuple[int, ...]:
    def bound() -> int:
        if parser.parse_optional_punctuation("?") is not None:
            return DYNAMIC
        return parser.parse_integer(allow_negative=False)

    return tuple(parser.parse_comma_separated_list(delimiter, bound))


# The letters of a convolution's operand and result dimensions, as (batch or kernel input, feature or kernel output).
_DATA, _KERNEL = ("b", "f"), ("i", "o")


@irdl_attr_definition
class ConvDimensionNumbersAttr(ParametrizedAttribute):
    """A convolution's dimensions, written `[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]`; also read as `raw` and fields."""

    name = "stablehlo.conv"

    input_batch_dimension: IntAttr
    input_feature_dimension: IntAttr
    input_spatial_dimensions: Dims
    kernel_input_feature_dimension: IntAttr
    kernel_output_feature_dimension: IntAttr
    kernel_spatial_dimensions: Dims
    output_batch_dimension: IntAttr
    output_feature_dimension: IntAttr
    output_spatial_dimensions: Dims

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        with parser.in_angle_brackets():
            if parser.parse_optional_keyword("raw") is None:
                return cls.parse_dimensions(parser)
            names = [name for name, _ in cls.get_irdl_definition().parameters]
            readers = {name: _parse_dims if name.endswith("dimensions") else parse_int for name in names}
            fields = parse_fields(parser, readers, delimiter=parser.Delimiter.NONE)
        return [fields[name] for name in names]

    @classmethod
    def parse_dimensions(cls, parser: AttrParser) -> Sequence[Attribute]:
        """`[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]`, without the angle brackets."""
        operand = _parse_conv_dims(parser, _DATA)
        parser.parse_keyword("x")
        kernel = _parse_conv_dims(parser, _KERNEL)
        parser.parse_punctuation("->")
        return [*operand, *kernel, *_parse_conv_dims(parser, _DATA)]

    def print_parameters(self, printer: Printer) -> None:
        printer.print_string(f"<{self.dimensions_text()}>")

    def dimensions_text(self) -> str:
        """`[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]`."""
        operand = (self.input_batch_dimension, self.input_feature_dimension, self.input_spatial_dimensions)
        kernel = (
            self.kernel_input_feature_dimension,
            self.kernel_output_feature_dimension,
            self.kernel_spatial_dimensions,
        )
        result = (self.output_batch_dimension, self.output_feature_dimension, self.output_spatial_dimensions)
        return f"{_conv_text(_DATA, *operand)}x{_conv_text(_KERNEL, *kernel)}->{_conv_text(_DATA, *result)}"


def _parse_conv_dims(parser: AttrParser, letters: tuple[str, str]) -> list[Attribute]:
    """One bracketed list of a convolution's dimensions: [first letter's place, second letter's, spatial places]."""
    places: dict[str | int, int] = {}

    def entry() -> None:
        key: str | int | None = parser.parse_optional_integer(allow_boolean=False)
        if key is None:
            if parser.parse_optional_punctuation("?") is not None:
                parser.raise_error("unsupported: a convolution dimension that is neither batch, feature nor spatial")
            key = parser.parse_identifier()
        if isinstance(key, str) and key not in letters:
            parser.raise_error(f"unexpected dimension '{key}', expecting {letters[0]}, {letters[1]}")
        if key in places:
            parser.raise_error(f"duplicate entry '{key}' in convolution dimensions")
        places[key] = len(places)

    parser.parse_comma_separated_list(parser.Delimiter.SQUARE, entry)
    for letter in letters:
        if letter not in places:
            parser.raise_error(f"expected dimension '{letter}' in convolution dimensions")
    spatial = len(places) - len(letters)
    for dimension in range(spatial):
        if dimension not in places:
            parser.raise_error(f"expected spatial dimension {dimension} not found in convolution dimensions")
    return [*(IntAttr(places[letter]) for letter in letters), Dims(tuple(places[d] for d in range(spatial)))]


def _conv_text(letters: tuple[str, str], first: IntAttr, second: IntAttr, spatial: Dims) -> str:
    """The bracketed list; `?` stands where no dimension is named (numbers that a program made are not checked here)."""
    names = {first.data: letters[0], second.data: letters[1]} | {d: str(i) for i, d in enumerate(spatial.data)}
    return f"[{', '.join(names.get(d, '?') for d in range(max(names, default=-1) + 1))}]"


ATTRIBUTES: list[type[Attribute]] = [
    ChannelHandleAttr,
    ConvDimensionNumbersAttr,
    DotDimensionNumbersAttr,
    GatherDimensionNumbersAttr,
    OldTypeExtensionsAttr,
    OutputOperandAliasAttr,
    ScatterDimensionNumbersAttr,
    TypeExtensionsAttr,
]
