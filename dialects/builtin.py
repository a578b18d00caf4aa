"""xDSL's builtin dialect, and the attributes of MLIR's that it lacks (Builtin{,Location}Attributes.td)."""

from __future__ import annotations

from itertools import count

from xdsl.dialect_interfaces.op_asm import OpAsmDialectInterface
from xdsl.dialects.builtin import Builtin, DenseIntOrFPElementsAttr, IntAttr, StringAttr
from xdsl.ir import Attribute, Dialect, ParametrizedAttribute
from xdsl.irdl import irdl_attr_definition

_NUMBERS = count()


@irdl_attr_definition
class DistinctAttr(ParametrizedAttribute):
    """`distinct[0]<referenced>`: equal to itself alone. `number` is the process's; a text numbers its own from 0."""

    name = "builtin.distinct"
    number: IntAttr
    referenced: Attribute

    @classmethod
    def create(cls, referenced: Attribute) -> DistinctAttr:
        """One that no other equals."""
        return cls(IntAttr(next(_NUMBERS)), referenced)


@irdl_attr_definition
class SparseElementsAttr(ParametrizedAttribute):
    """`sparse<indices, values> : type`: zeros but for `values[i]` at `indices[i]`; the indices are N x rank, in i64."""

    name = "builtin.sparse"
    type: Attribute
    indices: DenseIntOrFPElementsAttr
    values: DenseIntOrFPElementsAttr


@irdl_attr_definition
class TypedStringAttr(ParametrizedAttribute):
    """`"text" : type`."""

    name = "builtin.typed_string"
    value: StringAttr
    type: Attribute


@irdl_attr_definition
class FileLineColRange(ParametrizedAttribute):
    """`"file":1:2 to 3:4`: lines and columns from 1, both ends included."""

    name = "builtin.file_line_range"
    filename: StringAttr
    start_line: IntAttr
    start_column: IntAttr
    end_line: IntAttr
    end_column: IntAttr


_RESOURCES = Builtin.get_interface(OpAsmDialectInterface)

DIALECT = Dialect(
    "builtin",
    list(Builtin.operations),
    [*Builtin.attributes, DistinctAttr, FileLineColRange, SparseElementsAttr, TypedStringAttr],
    [_RESOURCES] if _RESOURCES else [],
)
