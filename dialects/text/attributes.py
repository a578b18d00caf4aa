"""Actions of the grammar's types, attributes and locations: their text becomes xDSL's attributes.

An action takes the parts of its rule, tokens and values, in order; an absent `[x]` is None.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any, cast

from xdsl.dialects.builtin import (
    DYNAMIC_INDEX,
    AnyFloat,
    ArrayAttr,
    BytesAttr,
    ComplexType,
    DenseIntOrFPElementsAttr,
    DenseResourceAttr,
    DictionaryAttr,
    FloatAttr,
    FunctionType,
    IndexType,
    IntegerAttr,
    IntegerType,
    MemRefLayoutAttr,
    MemRefType,
    NoneAttr,
    NoneType,
    OpaqueAttr,
    ShapedType,
    Signedness,
    StringAttr,
    TensorType,
    TupleType,
    UnitAttr,
    UnrankedMemRefType,
    UnrankedTensorType,
    VectorType,
    bf16,
    f4E2M1FN,
    f6E2M3FN,
    f6E3M2FN,
    f8E3M4,
    f8E4M3,
    f8E4M3B11FNUZ,
    f8E4M3FN,
    f8E4M3FNUZ,
    f8E5M2,
    f8E5M2FNUZ,
    f8E8M0FNU,
    f16,
    f32,
    f64,
    f80,
    f128,
    i1,
    i64,
    tf32,
)
from xdsl.ir import Attribute

from ..builtin import DistinctAttr, TypedStringAttr
from .dense import dense_elements, float_literal, integer_range
from .lexer import integer
from .locations import LocationActions
from .sparse import sparse_elements
from .state import NODE_LIMIT

UNIT = UnitAttr()
TRUE, FALSE = IntegerAttr(1, i1), IntegerAttr(0, i1)
_NONE = NoneAttr()
_NOT_IN_TENSORS = (TensorType, UnrankedTensorType, MemRefType, UnrankedMemRefType, FunctionType, TupleType, NoneType)
_NOT_IN_MEMREFS = (TensorType, UnrankedTensorType, FunctionType, TupleType, NoneType)
_DIMENSION_LIMIT = 1 << 63


NAMED_TYPES: dict[str, Attribute] = {
    "index": IndexType(),
    "none": NoneType(),
    "bf16": bf16,
    "f16": f16,
    "f32": f32,
    "f64": f64,
    "f80": f80,
    "f128": f128,
    "tf32": tf32,
    "f4E2M1FN": f4E2M1FN,
    "f6E2M3FN": f6E2M3FN,
    "f6E3M2FN": f6E3M2FN,
    "f8E3M4": f8E3M4,
    "f8E4M3": f8E4M3,
    "f8E4M3B11FNUZ": f8E4M3B11FNUZ,
    "f8E4M3FN": f8E4M3FN,
    "f8E4M3FNUZ": f8E4M3FNUZ,
    "f8E5M2": f8E5M2,
    "f8E5M2FNUZ": f8E5M2FNUZ,
    "f8E8M0FNU": f8E8M0FNU,
}


class AttributeActions(LocationActions):
    """What the rules of types, attributes and locations do."""

    # ---- rules that only pass things on

    def first(self, c: list[Any]) -> list[Any]:
        return c

    def append(self, c: list[Any]) -> list[Any]:
        c[0].append(c[2])
        return c[0]

    def second(self, c: list[Any]) -> Any:
        return c[1]

    def third(self, c: list[Any]) -> Any:
        return c[2]

    # ---- aliases

    def define_alias(self, c: list[Any]) -> None:
        """`#a = …`, `!t = …`; what it stands for is bounded in size."""
        name = c[1].value
        if name in self.aliases:
            raise self.error(f"redefinition of {_alias_kind(name)} alias id '{name[1:]}'", self.at(1))
        if self._nodes(c[3]) > NODE_LIMIT:
            raise self.error(f"alias '{name}' expands to more than {NODE_LIMIT} nodes", self.at(1))
        self.aliases[name] = c[3]

    def alias(self, c: list[Any]) -> Attribute:
        name = c[0].value
        if name not in self.aliases:
            raise self.error(f"undefined symbol alias id '{name[1:]}'")
        attribute = self.aliases[name]
        self.expanded += self.alias_nodes[id(attribute)]
        if self.expanded > NODE_LIMIT:
            raise self.error(f"aliases expand to more than {NODE_LIMIT} nodes")
        return attribute

    # ---- types

    def shaped_type(self, c: list[Any]) -> Attribute:
        (kind, dims), element, rest = c[0].value, c[1], c[3:-1:2]
        if any(dim >= _DIMENSION_LIMIT for dim in dims or () if isinstance(dim, int)):
            raise self.error("invalid dimension")
        if kind == "tensor":
            return self._tensor(dims, element, rest)
        if kind == "memref":
            return self._memref(dims, element, rest)
        return self._vector(dims, element, rest)

    def _tensor(self, dims: list[Any] | None, element: Attribute, rest: Sequence[Attribute]) -> Attribute:
        if isinstance(element, _NOT_IN_TENSORS):
            raise self.error(f"invalid tensor element type: '{element}'", self.at(1))
        if len(rest) > 1:
            raise self.error("expected '>' in tensor type", self.at(4))
        if dims is None:
            if rest:
                raise self.error("cannot apply encoding to unranked tensor", self.at(3))
            return UnrankedTensorType(element)
        return TensorType(element, dims, *rest)

    def _memref(self, dims: list[Any] | None, element: Attribute, rest: Sequence[Attribute]) -> Attribute:
        if isinstance(element, _NOT_IN_MEMREFS):
            raise self.error("invalid memref element type", self.at(1))
        has_layout = bool(rest) and isinstance(rest[0], MemRefLayoutAttr)
        if dims is None:
            if has_layout or len(rest) > 1:
                raise self.error("cannot have affine map for unranked memref type", self.at(3))
            return UnrankedMemRefType.from_type(element, *rest)
        if len(rest) == 2 and not has_layout:
            raise self.error("expected a layout, then a memory space", self.at(3))
        layout, space = (rest[0] if has_layout else _NONE), _NONE
        if len(rest) > has_layout:
            space = rest[-1]
        return MemRefType(element, dims, layout, space)  # pyright: ignore[reportArgumentType]

    def _vector(self, dims: list[Any] | None, element: Attribute, rest: Sequence[Attribute]) -> Attribute:
        if rest:
            raise self.error("expected '>' in vector type", self.at(2))
        if dims is None or DYNAMIC_INDEX in dims:
            raise self.error("expected dimension size in vector type")
        sizes: list[int] = [cast(int, dim[0] if isinstance(dim, list) else dim) for dim in dims]
        if 0 in sizes:
            raise self.error("vector types must have positive constant sizes")
        if isinstance(element, (*_NOT_IN_TENSORS, ComplexType, VectorType)):
            raise self.error(f"vector elements must be int/index/float type but got '{element}'", self.at(1))
        return VectorType(element, sizes, ArrayAttr([TRUE if isinstance(dim, list) else FALSE for dim in dims]))

    def complex_type(self, c: list[Any]) -> Attribute:
        if not isinstance(c[1], IntegerType | AnyFloat):
            raise self.error("invalid element type for complex", self.at(1))
        make: Any = ComplexType
        return make(c[1])

    def tuple_type(self, c: Sequence[Any]) -> Attribute:
        return TupleType(tuple(c[1] or ()))

    def function_type(self, c: Sequence[Any]) -> FunctionType:
        return FunctionType.from_lists(c[1] or [], c[4])

    def parenthesized_types(self, c: Sequence[Any]) -> list[Attribute]:
        return c[1] or []

    def spelled_signature(self, c: list[Any]) -> tuple[tuple[Attribute, ...], tuple[Attribute, ...]]:
        return c[1].inputs.data, c[1].outputs.data

    def annotated_function(self, c: list[Any]) -> FunctionType:
        return FunctionType.from_lists(*c[0].value)

    # ---- numbers and strings

    def number(self, c: list[Any]) -> Attribute:
        text = c[0].value
        if "." in text:
            return FloatAttr(float(text), f64)
        return self._integer(text, i64)

    def typed_number(self, c: list[Any]) -> Attribute:
        text, type = c[0].value, c[1]
        if isinstance(type, IntegerType | IndexType):
            if "." in text:
                raise self.error("floating point value not valid for specified type")
            return self._integer(text, cast(IntegerType, type))
        if not isinstance(type, AnyFloat):
            kind = "floating point value" if "." in text else "integer literal"
            raise self.error(f"{kind} not valid for specified type")
        value = float_literal(text, type)
        if isinstance(value, str):
            help = "add a trailing dot to make the literal a float" if value.startswith("unexpected") else None
            raise self.error(value, help=help)
        try:
            return FloatAttr(value, type)
        except OverflowError:
            return FloatAttr(math.copysign(math.inf, value), type)

    def _integer(self, text: str, type: IntegerType | IndexType) -> IntegerAttr:
        value = integer(text)
        if isinstance(type, IndexType):
            low, high = -(1 << 63), 1 << 64
        else:
            low, high = integer_range(type)
            if value < 0 and type.signedness.data is Signedness.UNSIGNED:
                raise self.error("negative integer literal not valid for unsigned integer type")
        if not low <= value < high:
            raise self.error("integer constant out of range for attribute")
        return IntegerAttr(value, type)

    def string(self, c: list[Any]) -> Attribute:
        value = c[0].value
        return StringAttr(value) if isinstance(value, str) else BytesAttr(value)

    def typed_string(self, c: list[Any]) -> Attribute:
        return TypedStringAttr(StringAttr(self.string(c[:1]).data), c[1])  # pyright: ignore

    def true(self, c: list[Any]) -> Attribute:
        return TRUE

    def false(self, c: list[Any]) -> Attribute:
        return FALSE

    def unit(self, c: list[Any]) -> Attribute:
        return UNIT

    # ---- collections

    def integers(self, c: list[Any]) -> Attribute:
        return ArrayAttr([self._integer(str(value), i64) for value in c[0].value])

    def array(self, c: Sequence[Any]) -> Attribute:
        return ArrayAttr(c[1] or [])

    def dictionary_attribute(self, c: list[Any]) -> Attribute:
        return DictionaryAttr(c[0])

    def entries_of(self, c: Sequence[Any]) -> dict[str, Attribute]:
        return c[1] or {}

    def first_entry(self, c: list[Any]) -> dict[str, Attribute]:
        return dict(c)

    def append_entry(self, c: list[Any]) -> dict[str, Attribute]:
        entries, _, (key, value) = c
        if key in entries:
            raise self.error(f"duplicate key '{key}' in dictionary attribute", self.at(2))
        entries[key] = value
        return entries

    def entry(self, c: list[Any]) -> tuple[str, Attribute]:
        return c[0], c[2]

    def unit_entry(self, c: list[Any]) -> tuple[str, Attribute]:
        return c[0], UNIT

    def string_key(self, c: list[Any]) -> str:
        if not isinstance(c[0].value, str) or not c[0].value:
            raise self.error("expected valid attribute name")
        return c[0].value

    # ---- elements

    def dense(self, c: list[Any]) -> Attribute:
        literal: Any = c[0].value
        type = c[1]
        if not isinstance(literal, str):  # a long one: the token has its place alone
            start, end = literal
            return dense_elements(self, start, end, type, self.at(1))
        known = self.constants.get((literal, id(type)))
        if known is None:  # the type is kept too, so that no other gets its id
            start = self.at()
            known = type, dense_elements(self, start, start + len(literal), type, self.at(1))
            self.constants[literal, id(type)] = known
        return known[1]

    def sparse(self, c: list[Any]) -> Attribute:
        start = self.at()
        return sparse_elements(self, start, start + len(c[0].value), c[1], self.at(1))

    def dense_resource(self, c: list[Any]) -> Attribute:
        if not isinstance(c[1], ShapedType):
            raise self.error(f"`dense_resource` expected a shaped type, but got '{c[1]}'", self.at(1))
        return DenseResourceAttr.from_params(self.resource(c[0].value), c[1])

    def distinct(self, c: list[Any]) -> Attribute:
        """`distinct[0]<a>`: one attribute for each number of a text."""
        if len(c[1].value) != 1:
            raise self.error("expected the number of a distinct attribute", self.at(1))
        referenced = DictionaryAttr(c[2]) if len(c) == 3 else c[3] if len(c) == 5 else UNIT
        known = self.distinct_attributes.setdefault(c[1].value[0], DistinctAttr.create(referenced))
        if known.referenced != referenced:
            raise self.error(f"referenced attribute does not match previous definition: {known.referenced}")
        return known

    def opaque(self, c: list[Any]) -> Attribute:
        return OpaqueAttr.from_strings(c[2].value, c[4].value, type=c[6] if len(c) > 6 else _NONE)

    # ---- size

    def _nodes(self, attribute: Any) -> int:
        """How many nodes an attribute has when written out; aliases' own counts are remembered."""
        known = self.alias_nodes
        total, todo = 0, [attribute]
        while todo and total <= NODE_LIMIT:
            node = todo.pop()
            count = known.get(id(node))
            if count is None:
                total += 1
                todo += _children(node)
            else:
                total += count
        known[id(attribute)] = total
        return total


def _children(node: Any) -> Sequence[Any]:
    match node:
        case ArrayAttr():
            return tuple(cast(Iterable[Any], node))
        case DictionaryAttr():
            return list(node.data.values())
        case DenseIntOrFPElementsAttr() | TensorType() | MemRefType() | VectorType() | IntegerAttr() | FloatAttr():
            return ()
        case _:
            return getattr(node, "parameters", ())


def _alias_kind(name: str) -> str:
    return "type" if name[0] == "!" else "attribute"
