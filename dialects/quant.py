"""MLIR's quantised types as StableHLO uses them.

`!quant.uniform<i8:f32, 0.5:3>` is per tensor, `!quant.uniform<i8:f32:1, {0.5,2.0:-1}>` per axis.
Source: MLIR's quant dialect (TypeParser.cpp, QuantTypes.cpp) and StableHLO's spec, Quantized types.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from xdsl.dialects.builtin import (
    AnyFloat,
    AnyFloatConstr,
    ArrayAttr,
    BFloat16Type,
    Float16Type,
    Float32Type,
    Float64Type,
    FloatData,
    IntAttr,
    NoneAttr,
    f64,
)
from xdsl.ir import Attribute, Dialect, ParametrizedAttribute, TypeAttribute
from xdsl.irdl import irdl_attr_definition
from xdsl.parser import AttrParser
from xdsl.printer import Printer
from xdsl.utils.exceptions import VerifyException

# MLIR's limit on stored integers (QuantTypes.h, MaxStorageBits).
_MAX_STORAGE_BITS = 32

# The smallest and the largest positive number of an expressed type.
_SCALES: dict[type[Attribute], tuple[float, float]] = {
    Float64Type: (2.0**-1074, (2 - 2**-52) * 2.0**1023),
    Float32Type: (2.0**-149, (2 - 2**-23) * 2.0**127),
    BFloat16Type: (2.0**-133, (2 - 2**-7) * 2.0**127),
    Float16Type: (2.0**-24, 65504.0),
}


@irdl_attr_definition
class UniformQuantizedType(ParametrizedAttribute, TypeAttribute):
    """`real = (stored - zero_point) * scale`; one scale for the tensor, or one per index of `quantized_dimension`."""

    name = "quant.uniform"

    storage_width: IntAttr
    unsigned: IntAttr
    storage_min: IntAttr
    storage_max: IntAttr
    expressed_type: AnyFloat
    quantized_dimension: IntAttr | NoneAttr
    scales: ArrayAttr[FloatData]
    zero_points: ArrayAttr[IntAttr]

    @property
    def axis(self) -> int | None:
        """The dimension that has a scale for each index; None where one scale serves the whole tensor."""
        dimension = self.quantized_dimension
        return dimension.data if isinstance(dimension, IntAttr) else None

    @property
    def full_range(self) -> tuple[int, int]:
        """The smallest and largest integer that the storage can hold."""
        return _full_range(self.storage_width.data, bool(self.unsigned.data))

    def with_axis(self, axis: int) -> UniformQuantizedType:
        """The per-axis type of another quantized dimension."""
        parameters = [IntAttr(axis) if p is self.quantized_dimension else p for p in self.parameters]
        return UniformQuantizedType.new(parameters)

    @property
    def storage(self) -> tuple[int, int, int, int]:
        """The storage type and range: width, whether unsigned, smallest and largest integer."""
        return self.storage_width.data, self.unsigned.data, self.storage_min.data, self.storage_max.data

    def verify(self) -> None:
        low, high = self.full_range
        if not low <= self.storage_min.data < self.storage_max.data <= high:
            raise VerifyException(
                f"illegal storage min and storage max: ({self.storage_min.data}:{self.storage_max.data})"
            )
        if len(self.scales.data) != len(self.zero_points.data):
            raise VerifyException(f"{len(self.scales.data)} scales, but {len(self.zero_points.data)} zero points")
        low, high = _SCALES.get(type(self.expressed_type), _SCALES[Float64Type])
        for scale in self.scales.data:
            if not low <= scale.data <= high:
                raise VerifyException(f"scale {scale.data:e} out of expressed type range [{low:e}, {high:e}]")

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        with parser.in_angle_brackets():
            storage = _parse_storage(parser)
            parser.parse_punctuation(":")
            expressed = parser.parse_type()
            if not AnyFloatConstr.verifies(expressed):
                parser.raise_error(f"illegal expressed type: {expressed}")
            dimension: IntAttr | NoneAttr = NoneAttr()
            if parser.parse_optional_punctuation(":") is not None:
                dimension = IntAttr(parser.parse_integer(allow_boolean=False, allow_negative=False))
            parser.parse_punctuation(",")
            pairs = [_parse_scale(parser)] if isinstance(dimension, NoneAttr) else _parse_scales(parser)
        return [*storage, expressed, dimension, ArrayAttr(s for s, _ in pairs), ArrayAttr(z for _, z in pairs)]

    def print_parameters(self, printer: Printer) -> None:
        with printer.in_angle_brackets():
            printer.print_string(f"{'u' if self.unsigned.data else 'i'}{self.storage_width.data}")
            if (self.storage_min.data, self.storage_max.data) != self.full_range:
                printer.print_string(f"<{self.storage_min.data}:{self.storage_max.data}>")
            printer.print_string(":")
            printer.print_attribute(self.expressed_type)
            if self.axis is None:
                printer.print_string(", ")
                self._print_scales(printer)
            else:
                printer.print_string(f":{self.axis}, {{")
                self._print_scales(printer)
                printer.print_string("}")

    def _print_scales(self, printer: Printer) -> None:
        for index, (scale, zero_point) in enumerate(zip(self.scales.data, self.zero_points.data, strict=True)):
            printer.print_string("," if index else "")
            printer.print_float(scale.data, f64)
            if zero_point.data:
                printer.print_string(f":{zero_point.data}")


def _full_range(width: int, unsigned: bool) -> tuple[int, int]:
    return (0, 2**width - 1) if unsigned else (-(2 ** (width - 1)), 2 ** (width - 1) - 1)


def _parse_storage(parser: AttrParser) -> list[IntAttr]:
    """`i8`, `u8`, `i8<-127:127>` as [width, unsigned, min, max]."""
    text = parser.parse_identifier("storage type")
    match = re.fullmatch(r"(s?i|ui?)([0-9]+)", text)
    if match is None:
        parser.raise_error(f"illegal storage type: {text}")
    width, unsigned = int(match[2]), match[1].startswith("u")
    if not 0 < width <= _MAX_STORAGE_BITS:
        parser.raise_error(f"illegal storage type size: {width}")
    low, high = _full_range(width, unsigned)
    if parser.parse_optional_punctuation("<") is not None:
        low = parser.parse_integer(allow_boolean=False)
        parser.parse_punctuation(":")
        high = parser.parse_integer(allow_boolean=False)
        parser.parse_punctuation(">")
    return [IntAttr(width), IntAttr(int(unsigned)), IntAttr(low), IntAttr(high)]


def _parse_scale(parser: AttrParser) -> tuple[FloatData, IntAttr]:
    """`0.5`, `0.5:3` as (scale, zero point)."""
    scale = parser.parse_number(allow_boolean=False)
    if isinstance(scale, int):
        parser.raise_error("unexpected integer literal for a floating point value")
    zero_point = parser.parse_integer() if parser.parse_optional_punctuation(":") is not None else 0
    return FloatData(scale), IntAttr(zero_point)


def _parse_scales(parser: AttrParser) -> list[tuple[FloatData, IntAttr]]:
    def scale() -> tuple[FloatData, IntAttr]:
        return _parse_scale(parser)

    scales = parser.parse_comma_separated_list(parser.Delimiter.BRACES, scale)
    return scales or parser.raise_error("expected a scale for each index of the quantized dimension")


DIALECT = Dialect("quant", [], [UniformQuantizedType])
