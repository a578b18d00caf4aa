"""Replica groups by axes of a mesh: `#stablehlo.replica_group_mesh_axes<mesh = @m, axes = […]>`."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects.builtin import ArrayAttr, DenseIntElementsAttr, IntAttr, NoneAttr, StringAttr, SymbolRefAttr
from xdsl.ir import Attribute, ParametrizedAttribute
from xdsl.irdl import irdl_attr_definition
from xdsl.parser import AttrParser
from xdsl.printer import Printer

from .attributes import parse_fields, parse_int


def _parse_string(parser: AttrParser) -> StringAttr:
    return StringAttr(parser.parse_str_literal())


@irdl_attr_definition
class MeshAxisAttr(ParametrizedAttribute):
    """An axis of a mesh and its number of devices."""

    name = "stablehlo.mesh_axis"

    axis_name: StringAttr
    size: IntAttr

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        fields = parse_fields(parser, {"name": _parse_string, "size": parse_int})
        return [fields["name"], fields["size"]]

    def print_parameters(self, printer: Printer) -> None:
        printer.print_string("<name = ")
        printer.print_string_literal(self.axis_name.data)
        printer.print_string(f", size = {self.size.data}>")


@irdl_attr_definition
class MeshAttr(ParametrizedAttribute):
    """Axes, and the devices' order if it is not the plain one."""

    name = "stablehlo.mesh"

    axes: ArrayAttr[MeshAxisAttr]
    device_ids: DenseIntElementsAttr | NoneAttr

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        readers = {"axes": _parse_axes, "device_ids": _parse_attribute}
        fields = parse_fields(parser, readers, optional=frozenset({"device_ids"}))
        return [fields["axes"], fields.get("device_ids", NoneAttr())]

    def print_parameters(self, printer: Printer) -> None:
        printer.print_string("<axes=[")
        printer.print_list(self.axes, lambda axis: axis.print_parameters(printer))
        printer.print_string("]")
        if not isinstance(self.device_ids, NoneAttr):
            printer.print_string(", device_ids=")
            printer.print_attribute(self.device_ids)
        printer.print_string(">")


def _parse_axes(parser: AttrParser) -> ArrayAttr[Attribute]:
    """Axes as `<name = "x", size = 2>`, or each with its full name."""

    def axis() -> Attribute:
        short = parser.parse_optional_attribute()
        return short if short is not None else MeshAxisAttr.new(MeshAxisAttr.parse_parameters(parser))

    return ArrayAttr(parser.parse_comma_separated_list(parser.Delimiter.SQUARE, axis))


def _parse_attribute(parser: AttrParser) -> Attribute:
    return parser.parse_attribute()


@irdl_attr_definition
class SubAxisInfoAttr(ParametrizedAttribute):
    """A part of an axis: of `size`, after `pre_size` to its left; written `(pre_size)size`."""

    name = "stablehlo.sub_axis_info"

    pre_size: IntAttr
    size: IntAttr

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        with parser.in_angle_brackets():
            return _parse_sub_axis(parser).parameters

    def print_parameters(self, printer: Printer) -> None:
        printer.print_string(f"<{self.text()}>")

    def text(self) -> str:
        """`(1)2`."""
        return f"({self.pre_size.data}){self.size.data}"


def _parse_sub_axis(parser: AttrParser) -> SubAxisInfoAttr:
    with parser.in_parens():
        pre_size = parser.parse_integer()
    return SubAxisInfoAttr(IntAttr(pre_size), IntAttr(parser.parse_integer()))


@irdl_attr_definition
class AxisRefAttr(ParametrizedAttribute):
    """A whole axis of a mesh, or a part of one."""

    name = "stablehlo.axis_ref"

    axis_name: StringAttr
    sub_axis_info: SubAxisInfoAttr | NoneAttr

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        readers = {"name": _parse_string, "sub_axis_info": _parse_sub_axis}
        fields = parse_fields(parser, readers, optional=frozenset({"sub_axis_info"}))
        return [fields["name"], fields.get("sub_axis_info", NoneAttr())]

    def print_parameters(self, printer: Printer) -> None:
        printer.print_string("<name = ")
        printer.print_string_literal(self.axis_name.data)
        if isinstance(self.sub_axis_info, SubAxisInfoAttr):
            printer.print_string(f", sub_axis_info = {self.sub_axis_info.text()}")
        printer.print_string(">")


@irdl_attr_definition
class ReplicaGroupMeshAxesAttr(ParametrizedAttribute):
    """Replica groups that span some axes of a mesh, given by symbol or in place."""

    name = "stablehlo.replica_group_mesh_axes"

    mesh: SymbolRefAttr | MeshAttr
    axes: ArrayAttr[Attribute]

    @classmethod
    def parse_parameters(cls, parser: AttrParser) -> Sequence[Attribute]:
        fields = parse_fields(parser, {"mesh": _parse_attribute, "axes": _parse_attribute})
        return [fields["mesh"], fields["axes"]]

    def print_parameters(self, printer: Printer) -> None:
        printer.print_string("<mesh = ")
        printer.print_attribute(self.mesh)
        printer.print_string(", axes = ")
        printer.print_attribute(self.axes)
        printer.print_string(">")


MESH_ATTRIBUTES: list[type[Attribute]] = [
    AxisRefAttr,
    MeshAttr,
    MeshAxisAttr,
    ReplicaGroupMeshAxesAttr,
    SubAxisInfoAttr,
]
