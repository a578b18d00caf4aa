"""Custom forms of `arith`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from xdsl.dialects.arith import FastMathFlagsAttr
from xdsl.dialects.builtin import IntegerAttr, TensorType, VectorType, i1, i64
from xdsl.ir import Attribute, Operation

from ..declarative import DeclarativeForms
from ..declarative.parts import own_parameters

_INTEGERS = ["eq", "ne", "slt", "sle", "sgt", "sge", "ult", "ule", "ugt", "uge"]
_FLOATS = [
    *["false", "oeq", "ogt", "oge", "olt", "ole", "one", "ord"],
    *["ueq", "ugt", "uge", "ult", "ule", "une", "uno", "true"],
]


def _boolean_like(type: Attribute) -> Attribute:
    """i1, in the shape that `type` has."""
    if isinstance(type, TensorType):
        return TensorType(i1, type.shape, type.encoding)
    return VectorType(i1, type.shape, type.scalable_dims) if isinstance(type, VectorType) else i1


class ArithForms(DeclarativeForms):
    name = "arith"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {
        "ARITH_CMPF": ["arith.cmpf"],
        "ARITH_CMPI": ["arith.cmpi"],
        "ARITH_SELECT": ["arith.select"],
    }
    grammar = """
arith_predicate: ID | "true" | "false"
%extend operation_body: ARITH_CMPI arith_predicate "," USES [dictionary] colon_type   -> arith_cmpi
    | ARITH_CMPF arith_predicate "," USES ["fastmath" arith_parameters] [dictionary] colon_type -> arith_cmpf
    | ARITH_SELECT USES [dictionary] types                                            -> arith_select
"""

    def arith_cmpi(self, c: Sequence[Any]) -> Operation:
        head, predicate, _, uses, attributes, type = c
        return self._compare(head, _INTEGERS, predicate, uses, attributes, type)

    def arith_cmpf(self, c: Sequence[Any]) -> Operation:
        head, predicate, _, uses, _, fastmath, attributes, type = c
        flags = own_parameters(self.reader, FastMathFlagsAttr, "<none>" if fastmath is None else fastmath, 0)
        return self._compare(head, _FLOATS, predicate, uses, attributes, type, fastmath=flags)

    def arith_select(self, c: Sequence[Any]) -> Operation:
        """`: T`, or `: PRED, T` where the condition is not a single i1."""
        head, uses, attributes, types = c
        if len(types) > 2:
            raise self.reader.error("expected one or two types", self.reader.at())
        condition, result = types if len(types) == 2 else (i1, types[0])
        operands = self.reader.operands(uses, [condition, result, result])
        return self.reader.make(head, operands, [result], attributes=attributes)

    def _compare(
        self,
        head: Any,
        names: list[str],
        predicate: Any,
        uses: Any,
        attributes: Any,
        type: Attribute,
        **more: Attribute,
    ) -> Operation:
        name = predicate if isinstance(predicate, str) else predicate.value
        if name not in names:
            raise self.reader.error(f"expected a predicate, one of {', '.join(names)}", self.reader.at(1))
        properties: dict[str, Attribute] = {"predicate": IntegerAttr(names.index(name), i64), **more}
        operands = self.reader.operands(uses, [type, type])
        return self.reader.make(head, operands, [_boolean_like(type)], properties, attributes)


FORMS = ArithForms
