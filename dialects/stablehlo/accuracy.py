"""What a program asks of arithmetic: the precision of contractions, their algorithm, and the accuracy of functions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from xdsl.dialects.builtin import BoolAttr, Float64Type, FloatAttr, IntAttr, IntegerAttr, f64, i1
from xdsl.dialects.utils.enum_attribute import EnumAttribute
from xdsl.ir import Attribute, ParametrizedAttribute, SpacedOpaqueSyntaxAttribute, TypeAttribute
from xdsl.irdl import irdl_attr_definition
from xdsl.parser import AttrParser
from xdsl.printer import Printer
from xdsl.utils.exceptions import VerifyException
from xdsl.utils.str_enum import StrEnum

from .attributes import parse_fields, parse_int

_ZERO = IntAttr(0)


class Precision(StrEnum):
    DEFAULT = "DEFAULT"
    HIGH = "HIGH"
    HIGHEST = "HIGHEST"


class ResultAccuracyMode(StrEnum):
    DEFAULT = "DEFAULT"
    HIGHEST = "HIGHEST"
    TOLERANCE = "TOLERANCE"


@irdl_attr_definition
class PrecisionAttr(EnumAttribute[Precision], SpacedOpaqueSyntaxAttribute):
    name = "stablehlo.precision"


def _parse_bool(parser: AttrParser) -> BoolAttr:
    return IntegerAttr(int(parser.parse_boolean()), i1)


@irdl_attr_definition
class ResultAccuracyModeAttr(EnumAttribute[ResultAccuracyMode]):
    """Written with angle brackets, unlike the other enumerations: `#stablehlo.result_accuracy_mode<DEFAULT>`."""

    name = "stablehlo.result_accuracy_mode"

    @classmethod
    def parse_parameter(cls, parser: AttrParser) -> ResultAccuracyMode:
        with parser.in_angle_brackets():
            return parser.parse_str_enum(ResultAccuracyMode)

    def print_parameter(self, printer: Printer) -> None:
        printer.print_string(f"<{self.data.value}>")


def _parse_float(parser: AttrParser) -> FloatAttr[Float64Type]:
    return FloatAttr(float(parser.parse_number()), f64)


def _parse_mode(parser: AttrParser) -> ResultAccuracyModeAttr:
    mode = parser.parse_attribute()
    if not isinstance(mode, ResultAccuracyModeAttr):
        parser.raise_error("expected a #stablehlo.result_accuracy_mode")
    return mode


@irdl_attr_definition
class ResultAccuracyAttr(ParametrizedAttribute):
    """How exact an elementwise function's result must be; tolerances that are zero are left out in text."""

    name = "stablehlo.result_accuracy"

    atol: FloatAttr[Float64Type]
    rtol: FloatAttr[Float64Type]
    ulps: IntAttr
    mode: ResultAccuracyModeAttr

    def verify(self) -> None:
        tolerances = self.atol.value.data, self.rtol.value.data, self.ulps.data
        if any(tolerance < 0 for tolerance in tolerances):
            raise VerifyException(f"negative tolerance: atol, rtol and ulps are {tolerances}")
        if self.mode.data is not ResultAccuracyMode.TOLERANCE and any(tolerances):
            raise VerifyException(f"tolerances are to be zero for mode {self.mode.data.value}, but are {tolerances}")

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        readers = {"atol": _parse_float, "rtol": _parse_float, "ulps": parse_int, "mode": _parse_mode}
        fields = parse_fields(parser, readers, optional=frozenset({"atol", "rtol", "ulps"}))
        zero = FloatAttr(0.0, f64)
        return [fields.get("atol", zero), fields.get("rtol", zero), fields.get("ulps", _ZERO), fields["mode"]]

    def print_parameters(self, printer: Printer) -> None:
        with printer.in_angle_brackets():
            for name, tolerance in (("atol", self.atol), ("rtol", self.rtol)):
                if tolerance.value.data != 0.0:
                    printer.print_string(f"{name} = ")
                    printer.print_float(tolerance.value.data, f64)
                    printer.print_string(", ")
            if self.ulps.data:
                printer.print_string(f"ulps = {self.ulps.data}, ")
            printer.print_string("mode = ")
            printer.print_attribute(self.mode)


DEFAULT_ACCURACY = ResultAccuracyAttr(
    FloatAttr(0.0, f64), FloatAttr(0.0, f64), _ZERO, ResultAccuracyModeAttr(ResultAccuracyMode.DEFAULT)
)


def _parse_type(parser: AttrParser) -> Attribute:
    return parser.parse_type()


_ALGORITHM_FIELDS: dict[str, Callable[[AttrParser], Attribute]] = {
    "lhs_precision_type": _parse_type,
    "rhs_precision_type": _parse_type,
    "accumulation_type": _parse_type,
    "lhs_component_count": parse_int,
    "rhs_component_count": parse_int,
    "num_primitive_operations": parse_int,
    "allow_imprecise_accumulation": _parse_bool,
}


_COUNTS = ("lhs_component_count", "rhs_component_count", "num_primitive_operations")

# The algorithms that some hardware has, and in how many operations (StablehloOps.cpp, known dot algorithms).
_ALGORITHMS: dict[str, tuple[int, ...]] = {
    "bf16 x bf16 -> bf16": (1,),
    "bf16 x bf16 -> f32": (1, 3, 6, 9),
    "f16 x f16 -> f16": (1,),
    "f16 x f16 -> f32": (1,),
    "tf32 x tf32 -> f32": (1, 3),
    "f32 x f32 -> f32": (1,),
    "f64 x f64 -> f64": (1,),
}


def _is_float8(lhs: Attribute, rhs: Attribute, accumulation: Attribute) -> bool:
    """Any two types of 8 bits are known, accumulated in f32."""
    names = [str(type) for type in (lhs, rhs)]
    return all(n.startswith("f8") and n != "f8E8M0FNU" for n in names) and str(accumulation) == "f32"


@irdl_attr_definition
class DotAlgorithmAttr(ParametrizedAttribute):
    """The arithmetic that a `dot_general` asks for."""

    name = "stablehlo.dot_algorithm"

    lhs_precision_type: TypeAttribute
    rhs_precision_type: TypeAttribute
    accumulation_type: TypeAttribute
    lhs_component_count: IntAttr
    rhs_component_count: IntAttr
    num_primitive_operations: IntAttr
    allow_imprecise_accumulation: BoolAttr

    def verify(self) -> None:
        counts = [self.lhs_component_count, self.rhs_component_count, self.num_primitive_operations]
        for name, count in zip(_COUNTS, counts, strict=True):
            if count.data <= 0:
                raise VerifyException(f"{name} is to be positive, but is {count.data}")
        kinds = self.lhs_precision_type, self.rhs_precision_type, self.accumulation_type
        name = " x ".join(map(str, kinds[:2])) + f" -> {kinds[2]}"
        if name not in _ALGORITHMS and not _is_float8(*kinds):
            raise VerifyException(f"dot algorithm not known to be supported on any hardware: {name}")
        operations = tuple(count.data for count in counts)
        if operations[:2] != (1, 1) or operations[2] not in _ALGORITHMS.get(name, (1,)):
            raise VerifyException(f"dot algorithm {name} is not known with component counts {operations}")
        if self.allow_imprecise_accumulation.value.data and not _is_float8(*kinds):
            raise VerifyException(f"dot algorithm {name} is not known with imprecise accumulation")

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        fields = parse_fields(parser, _ALGORITHM_FIELDS)
        return [fields[name] for name in _ALGORITHM_FIELDS]

    def print_parameters(self, printer: Printer) -> None:
        with printer.in_angle_brackets():
            for index, name in enumerate(_ALGORITHM_FIELDS):
                value: Attribute = getattr(self, name)
                printer.print_string(f"{', ' if index else ''}{name} = ")
                if isinstance(value, IntAttr):
                    printer.print_string(str(cast(IntAttr[int], value).data))
                else:
                    printer.print_attribute(value)


ACCURACY_ATTRIBUTES: list[type[Attribute]] = [
    DotAlgorithmAttr,
    PrecisionAttr,
    ResultAccuracyAttr,
    ResultAccuracyModeAttr,
]
