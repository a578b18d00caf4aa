"""Custom forms of `vector` (VectorOps.td, VectorOps.cpp)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import (
    AffineMapAttr,
    ArrayAttr,
    DenseArrayBase,
    IndexType,
    IntegerAttr,
    MemRefType,
    TensorType,
    VectorType,
    i1,
    i32,
)
from xdsl.dialects.vector import VectorTransferOperation
from xdsl.ir import Attribute, Operation, SSAValue

from ..declarative import DeclarativeForms
from ..lexer import Names, split_uses


class VectorForms(DeclarativeForms):
    name = "vector"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {
        "VECTOR_READ": ["vector.transfer_read"],
        "VECTOR_WRITE": ["vector.transfer_write"],
    }
    grammar = """
%extend operation_body: VECTOR_READ USES subscripts "," USES [dictionary] types -> vector_read
    | VECTOR_WRITE USES subscripts ["," USES] [dictionary] types              -> vector_write
"""

    def vector_read(self, c: Sequence[Any]) -> Operation:
        """`%source[…], %padding, %mask : SHAPED, VECTOR`."""
        head, uses, subscripts, _, more, attributes, types = c
        shaped, vector = self._types(types)
        source = self.reader.operands(uses, [shaped])
        properties = self._properties(attributes, shaped, vector)
        mask = self._masks(split_uses(more.value)[1:], shaped, vector, properties)
        rest = self.reader.operands(more, [shaped.element_type, *mask])
        groups = [source, self._indices(subscripts), rest[:1], rest[1:]]
        return self._make(head, groups, [vector], properties, attributes)

    def vector_write(self, c: Sequence[Any]) -> Operation:
        """`%vector, %source[…], %mask : VECTOR, SHAPED`."""
        head, uses, subscripts, _, more, attributes, types = c
        shaped, vector = self._types(types[::-1])
        values = self.reader.operands(uses, [vector, shaped])
        properties = self._properties(attributes, shaped, vector)
        mask = self._masks(split_uses(more.value) if more is not None else [], shaped, vector, properties)
        results: list[Attribute] = [shaped] if shaped.name == "tensor" else []
        groups = [values[:1], values[1:], self._indices(subscripts), self.reader.operands(more, mask)]
        return self._make(head, groups, results, properties, attributes)

    def _types(self, types: Sequence[Attribute]) -> tuple[Any, VectorType[Any]]:
        if len(types) != 2:
            raise self.reader.error("requires two types")
        shaped, vector = types
        if not isinstance(shaped, MemRefType | TensorType):
            raise self.reader.error("requires memref or ranked tensor type")
        if not isinstance(vector, VectorType):
            raise self.reader.error("requires vector type")
        return cast(Any, shaped), cast(VectorType[Any], vector)

    def _indices(self, subscripts: Names | None) -> list[SSAValue]:
        count = len(split_uses(subscripts.value)) if subscripts is not None else 0
        return self.reader.operands(subscripts, [IndexType()] * count)

    def _properties(self, attributes: Any, shaped: Any, vector: VectorType[Any]) -> dict[str, Attribute]:
        """`permutation_map` and `in_bounds`, with MLIR's defaults: the minor identity, nothing in bounds."""
        given: dict[str, Attribute] = attributes or {}
        map = given.get("permutation_map")
        if map is None:
            try:
                map = AffineMapAttr(VectorTransferOperation.get_transfer_minor_identity_map(shaped, vector))
            except ValueError:
                raise self.reader.error("expected a vector of no more dimensions than the source has") from None
        if not isinstance(map, AffineMapAttr):
            raise self.reader.error("expected an affine map as 'permutation_map'")
        bounds = given.get("in_bounds", ArrayAttr([IntegerAttr(0, i1)] * len(map.data.results)))
        return {"permutation_map": map, "in_bounds": bounds}

    def _masks(
        self, names: Sequence[str], shaped: Any, vector: VectorType[Any], properties: Mapping[str, Attribute]
    ) -> list[Attribute]:
        """The type of the mask, if there is one, which the vector's and the map imply."""
        if not names:
            return []
        if len(names) > 1:
            raise self.reader.error(f"expected a single mask but had {len(names)} operands")
        if isinstance(shaped.element_type, VectorType):
            raise self.reader.error("does not support masks with vector element type")
        map = cast(AffineMapAttr, properties["permutation_map"]).data
        if vector.get_num_dims() != len(map.results):
            raise self.reader.error("expected the same rank for the vector and the results of the permutation map")
        try:
            return [VectorTransferOperation.infer_transfer_op_mask_type(vector, map)]
        except (AssertionError, ValueError, NotImplementedError):
            raise self.reader.error("expected a permutation map that has an inverse for the mask") from None

    def _make(
        self,
        head: Any,
        groups: Sequence[Sequence[SSAValue]],
        results: Sequence[Attribute],
        properties: dict[str, Attribute],
        attributes: Any,
    ) -> Operation:
        given: dict[str, Attribute] = attributes or {}
        own = {name: value for name, value in given.items() if name not in properties}
        properties["operandSegmentSizes"] = DenseArrayBase.from_list(i32, [len(group) for group in groups])
        return self.reader.make(head, [value for group in groups for value in group], results, properties, own)


FORMS = VectorForms
