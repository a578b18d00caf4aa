"""Custom forms of `memref`."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import (
    DenseArrayBase,
    IndexType,
    IntegerAttr,
    MemRefType,
    StringAttr,
    TensorType,
    UnitAttr,
    i32,
    i64,
)
from xdsl.ir import Attribute, Operation

from ..declarative import DeclarativeForms
from ..dense import dense_elements
from ..lexer import Token, split_uses
from ..printing.forms.functions import ATOMIC_KINDS


class MemrefForms(DeclarativeForms):
    name = "memref"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {
        "MEMREF_ALLOC": ["memref.alloc", "memref.alloca"],
        "MEMREF_ATOMIC": ["memref.atomic_rmw"],
        "MEMREF_GLOBAL": ["memref.global"],
        "MEMREF_SCOPE": ["memref.alloca_scope"],
    }
    grammar = """
memref_initial: "uninitialized"                                               -> memref_uninitialized
    | DENSE                                                                   -> memref_dense
    | RESOURCE                                                                -> memref_resource
    | ATTRIBUTE_ALIAS                                                         -> alias
%extend operation_body: MEMREF_ALLOC "(" [USES] ")" ["[" USES "]"] [dictionary] colon_type -> memref_alloc
    | MEMREF_GLOBAL [STRING] ["constant"] SYMBOL colon_type ["=" memref_initial] [dictionary] -> memref_global
    | MEMREF_ATOMIC ID USES subscripts [dictionary] signature                 -> memref_atomic
    | MEMREF_SCOPE ["->" result_types] region [dictionary]                    -> memref_scope
"""

    def memref_alloc(self, c: Sequence[Any]) -> Operation:
        head, _, sizes, _, _, symbols, _, attributes, type = c
        dynamic, bound = self._indices(sizes), self._indices(symbols)
        sizes = DenseArrayBase.from_list(i32, [len(dynamic), len(bound)])
        return self.reader.make(head, [*dynamic, *bound], [type], {"operandSegmentSizes": sizes}, attributes)

    def _indices(self, uses: Any) -> list[Any]:
        count = len(split_uses(uses.value)) if uses is not None else 0
        return self.reader.operands(uses, [IndexType()] * count)

    def memref_atomic(self, c: Sequence[Any]) -> Operation:
        head, kind, uses, subscripts, attributes, (ins, outs) = c
        if kind.value not in ATOMIC_KINDS:
            kinds = ", ".join(ATOMIC_KINDS)
            raise self.reader.error(f"expected one of [{kinds}] as the kind of a memref.atomic_rmw", self.reader.at(1))
        properties: dict[str, Attribute] = {"kind": IntegerAttr(ATOMIC_KINDS.index(kind.value), i64)}
        operands = [*self.reader.operands(uses, ins), *self._indices(subscripts)]
        return self.reader.make(head, operands, outs, properties, attributes)

    def memref_scope(self, c: Sequence[Any]) -> Operation:
        head, _, results, region, attributes = c
        self.terminate(region, "alloca_scope.return")
        return self.reader.make(head, (), results or (), attributes=attributes, regions=[region])

    def memref_uninitialized(self, c: Sequence[Any]) -> Any:
        return UnitAttr()

    def memref_dense(self, c: Sequence[Any]) -> tuple[int, int]:
        """Where the literal stands: its type, which the memref's says, is not known yet."""
        value: Any = c[0].value
        return (self.reader.at(), self.reader.at() + len(value)) if isinstance(value, str) else value

    def memref_resource(self, c: Sequence[Any]) -> Token:
        return c[0]

    def memref_global(self, c: Sequence[Any]) -> Operation:
        head, visibility, constant, symbol, type, _, initial, attributes = c
        properties: dict[str, Attribute] = {
            "sym_name": self.reader.symbol_name(symbol),
            "type": type,
        }
        if visibility is not None:
            properties["sym_visibility"] = StringAttr(visibility.value)
        if constant is not None:
            properties["constant"] = UnitAttr()
        if initial is not None:
            properties["initial_value"] = self._initial(initial, type)
        return self.reader.make(head, (), (), properties, attributes)

    def _initial(self, initial: Any, type: Attribute) -> Attribute:
        if isinstance(initial, Attribute):
            return initial
        if not isinstance(type, MemRefType):
            raise self.reader.error("expected a memref type", self.reader.at())
        shaped = cast(MemRefType[Any], type)
        tensor = TensorType(shaped.element_type, shaped.shape)
        if isinstance(initial, Token):
            return self.reader.dense_resource([initial, tensor])
        start, end = initial
        return dense_elements(self.reader, start, end, tensor, start)


FORMS = MemrefForms
