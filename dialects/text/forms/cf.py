"""Custom forms of `cf` (ControlFlowOps.td, ControlFlowOps.cpp)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import (
    DenseArrayBase,
    DenseIntElementsAttr,
    IndexType,
    IntegerType,
    VectorType,
    i32,
)
from xdsl.ir import Attribute, Block, Operation, SSAValue

from ..declarative import DeclarativeForms, integer_attribute

Destination = tuple[Block, Sequence[SSAValue]]


class CfForms(DeclarativeForms):
    name = "cf"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {"CF_SWITCH": ["cf.switch"]}
    grammar = """
cf_destination: block_name ["(" USES types ")"]
cf_cases:                                                                     -> cf_no_cases
    | cf_cases "," NUMBER ":" cf_destination                                  -> cf_more_cases
cf_destinations: "[" "default" ":" cf_destination cf_cases "]"
%extend operation_body: CF_SWITCH USES colon_type "," cf_destinations [dictionary] -> cf_switch
"""

    def cf_destination(self, c: Sequence[Any]) -> Destination:
        (name, offset), _, uses, types, _ = c
        return self.reader.successor(name, offset), self.reader.operands(uses, types or [])

    def cf_no_cases(self, c: Sequence[Any]) -> list[Any]:
        return []

    def cf_more_cases(self, c: list[Any]) -> list[Any]:
        c[0].append((c[2].value, self.reader.at(2), c[4]))
        return c[0]

    def cf_destinations(self, c: Sequence[Any]) -> tuple[Destination, list[Any]]:
        return c[3], c[4]

    def cf_switch(self, c: Sequence[Any]) -> Operation:
        head, uses, type, _, ((default, operands), cases), attributes = c
        sizes = [len(values) for _, _, (_, values) in cases]
        properties: dict[str, Attribute] = {
            "case_operand_segments": DenseArrayBase.from_list(i32, sizes),
            "operandSegmentSizes": DenseArrayBase.from_list(i32, [1, len(operands), sum(sizes)]),
        }
        if cases:
            properties["case_values"] = self._values(type, [(number, offset) for number, offset, _ in cases])
        return self.reader.make(
            head,
            [*self.reader.operands(uses, [type]), *operands, *(value for _, _, (_, own) in cases for value in own)],
            (),
            properties,
            attributes,
            successors=[default, *(block for _, _, (block, _) in cases)],
        )

    def _values(self, type: Attribute, numbers: Sequence[tuple[str, int]]) -> Attribute:
        if not isinstance(type, IndexType | IntegerType) or str(cast(Attribute, type))[0] in "su":
            raise self.reader.error("expected a signless integer or index to switch on", self.reader.at(2))
        flag = cast(IntegerType, type)
        values = [integer_attribute(self.reader, number, flag, offset).value.data for number, offset in numbers]
        return DenseIntElementsAttr.from_list(VectorType(flag, [len(values)]), values)


FORMS = CfForms
