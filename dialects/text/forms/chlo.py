"""Custom forms of `chlo`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import DenseArrayBase, i32, i64
from xdsl.ir import Attribute, Operation, TypedAttribute

from ..declarative import DeclarativeForms, integer_attribute
from ..lexer import Token, split_uses


class ChloForms(DeclarativeForms):
    name = "chlo"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {"CHLO_CONSTANT": ["chlo.constant"], "CHLO_SCAN": ["chlo.scan"]}
    grammar = """
chlo_scan_operands: "(" [USES] ")" "inits" "(" [USES] ")"
%extend operation_body: CHLO_CONSTANT [dictionary] chlo_value                 -> chlo_constant
    | CHLO_SCAN chlo_scan_operands "dimension" "=" NUMBER ["attributes" dictionary] region signature -> chlo_scan
"""

    def chlo_constant(self, c: Sequence[Any]) -> Operation:
        head, attributes, value = c
        value = value.value if isinstance(value, Token) else value
        if not isinstance(value, TypedAttribute):
            raise self.reader.error("expected a constant with a type")
        return self.reader.make(head, (), [cast(Any, value).get_type()], {"value": value}, attributes)

    def chlo_scan_operands(self, c: Sequence[Any]) -> tuple[Any, Any]:
        return c[1], c[5]

    def chlo_scan(self, c: Sequence[Any]) -> Operation:
        head, groups, _, _, dimension, _, attributes, region, (ins, outs) = c
        sizes = [len(split_uses(uses.value)) if uses is not None else 0 for uses in groups]
        if sum(sizes) != len(ins):
            raise self.reader.error(f"expected {sum(sizes)} operand types but had {len(ins)}", self.reader.at(6))
        operands = [
            value
            for uses, types in zip(groups, (ins[: sizes[0]], ins[sizes[0] :]), strict=True)
            if uses is not None
            for value in self.reader.operands(uses, types)
        ]
        properties: dict[str, Attribute] = {
            "dimension": integer_attribute(self.reader, dimension.value, i64, self.reader.at(4)),
            "operandSegmentSizes": DenseArrayBase.from_list(i32, sizes),
            "resultSegmentSizes": DenseArrayBase.from_list(i32, [len(outs) - sizes[1], sizes[1]]),
        }
        return self.reader.make(head, operands, outs, properties, attributes, regions=[region])


FORMS = ChloForms
