"""Custom forms of `stablehlo`: the elementwise shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import FunctionType
from xdsl.ir import Attribute, Operation

from ..lexer import split_uses
from . import Forms, Fragment

_ELEMENTWISE = re.compile(r"(\$\w+ (`,` )?)+attr-dict `:` custom<SameOperandsAndResultType>\(.*\)")


Types = tuple[tuple[Attribute, ...], tuple[Attribute, ...]]


class StablehloForms(Forms):
    name = "stablehlo"
    operations: ClassVar = {}
    grammar = """
%extend operation_body: STABLEHLO_ELEMENTWISE USES [dictionary] stablehlo_type        -> stablehlo_elementwise
stablehlo_type: colon_type | FT
"""

    @classmethod
    def fragment(cls) -> Fragment:
        """The shape belongs to every operation whose format ends in one type for operands and result."""
        from ...stablehlo import DIALECT

        named = [(op.name, getattr(op, "assembly_format", None) or "") for op in DIALECT.operations]
        elementwise = [name for name, assembly_format in named if _ELEMENTWISE.fullmatch(assembly_format)]
        brought = super().fragment()
        return Fragment(brought.name, brought.grammar, {"STABLEHLO_ELEMENTWISE": elementwise}, brought.actions)

    def stablehlo_elementwise(self, c: Sequence[Any]) -> Operation:
        """`%a, %b : T`, or with all types, as in `: (T, U) -> V`."""
        head, uses, attributes, type = c
        names = split_uses(uses.value)
        expected = head.value.operand_count
        if len(names) != expected:
            raise self.reader.error(f"expected {expected} operands but had {len(names)}", uses.offset)
        if isinstance(type, FunctionType):
            type = type.inputs.data, type.outputs.data
        ins, outs = cast(Types, type) if isinstance(type, tuple) else ((type,) * expected, (type,))
        return self.reader.make(head, self.reader.operands(uses, ins), outs, attributes=attributes)


FORMS = StablehloForms
