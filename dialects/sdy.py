"""Shardy's annotations: how the tensors of a program lie on a mesh of devices (attrs.td, ops.td).

They say where values are, never what they are: hloom carries them along as they are written, and asks nothing of them.
"""

from __future__ import annotations

from abc import ABC

from xdsl.dialects.builtin import AnyTensorTypeConstr, SymbolNameConstraint
from xdsl.ir import Data, Dialect
from xdsl.irdl import (
    IRDLOperation,
    irdl_attr_definition,
    irdl_op_definition,
    operand_def,
    prop_def,
    result_def,
    traits_def,
)
from xdsl.parser import AttrParser
from xdsl.printer import Printer
from xdsl.traits import SymbolOpInterface
from xdsl.utils.mlir_lexer import PunctuationSpelling

from hloom.dialects.stablehlo.tensors import OneType

_OPENING: tuple[PunctuationSpelling, ...] = ("<", "[", "{", "(")
_CLOSING: tuple[PunctuationSpelling, ...] = (">", "]", "}", ")")
_BETWEEN: tuple[PunctuationSpelling, ...] = (",", ":", "=", "?", "->")


class Annotation(Data[str], ABC):
    """What stands between an attribute's name and its end, brackets included: `<@mesh, [{"x"}, {}]>`."""

    @classmethod
    def parse_parameter(cls, parser: AttrParser) -> str:
        start, depth = parser.pos, _step(parser)
        while depth:
            depth += _step(parser)
        return parser.lexer.input.content[start : parser.pos].rstrip() or parser.raise_error("expected '<'")

    def print_parameter(self, printer: Printer) -> None:
        printer.print_string(self.data)


def _step(parser: AttrParser) -> int:
    """Passes one token: 1 for an opening bracket, -1 for a closing one."""
    for marks, depth in ((_OPENING, 1), (_CLOSING, -1), (_BETWEEN, 0)):
        if any(parser.parse_optional_punctuation(mark) for mark in marks):
            return depth
    words = (
        parser.parse_optional_identifier,
        parser.parse_optional_str_literal,
        parser.parse_optional_symbol_name,
        parser.parse_optional_integer,
    )
    if all(word() is None for word in words):
        parser.raise_error("expected '>'")
    return 0


@irdl_attr_definition
class MeshAttr(Annotation):
    """`#sdy.mesh<["x"=2, "y"=4]>`."""

    name = "sdy.mesh"


@irdl_attr_definition
class ShardingAttr(Annotation):
    """`#sdy.sharding<@mesh, [{"x"}, {}]>`: the axes along which each dimension is split."""

    name = "sdy.sharding"


@irdl_attr_definition
class ShardingPerValueAttr(Annotation):
    """`#sdy.sharding_per_value<[<@mesh, [{}]>]>`, for an op of several results."""

    name = "sdy.sharding_per_value"


@irdl_attr_definition
class OpShardingRuleAttr(Annotation):
    """`#sdy.op_sharding_rule<([i, j])->([j, i]) {i=2, j=3}>`: which dimensions of an op's tensors go together."""

    name = "sdy.op_sharding_rule"


@irdl_attr_definition
class ManualAxesAttr(Annotation):
    """`#sdy.manual_axes{"x"}`."""

    name = "sdy.manual_axes"


@irdl_op_definition
class MeshOp(IRDLOperation):
    name = "sdy.mesh"
    sym_name = prop_def(SymbolNameConstraint())
    mesh = prop_def(MeshAttr)
    traits = traits_def(SymbolOpInterface())
    assembly_format = "$sym_name `=` $mesh attr-dict"


@irdl_op_definition
class ShardingConstraintOp(IRDLOperation):
    """Its operand, to lie on the mesh as `sharding` says."""

    name = "sdy.sharding_constraint"
    input = operand_def(OneType("T", AnyTensorTypeConstr))
    sharding = prop_def(ShardingAttr)
    result = result_def(OneType("T", AnyTensorTypeConstr))
    assembly_format = "$input $sharding attr-dict `:` type($result)"


DIALECT = Dialect(
    "sdy",
    [MeshOp, ShardingConstraintOp],
    [MeshAttr, ShardingAttr, ShardingPerValueAttr, OpShardingRuleAttr, ManualAxesAttr],
)
