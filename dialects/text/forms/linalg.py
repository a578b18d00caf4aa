"""Custom forms of `linalg`: structured operations, named and generic."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import ArrayAttr, MemRefType, StringAttr, TensorType
from xdsl.dialects.linalg.abstract_ops import NamedOperation
from xdsl.dialects.linalg.attrs import IteratorType, IteratorTypeAttr
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue
from xdsl.irdl import IRDLOperation

from ..builder import OpInfo
from ..declarative import DeclarativeForms, integer_array, placed

_BY_HAND = {"linalg.generic", "linalg.transpose", "linalg.broadcast", "linalg.reduce"}
Results = Sequence[Attribute]


def _named() -> list[str]:
    from ...context import dialect_factories

    ops = dialect_factories()["linalg"]().operations
    return [op.name for op in ops if issubclass(op, NamedOperation) and op.name not in _BY_HAND]


class LinalgForms(DeclarativeForms):
    name = "linalg"
    operations: ClassVar[Mapping[str, Sequence[str]]] = {
        "LINALG_GENERIC": ["linalg.generic"],
        "LINALG_NAMED": _named(),
        "LINALG_PERMUTED": ["linalg.transpose", "linalg.broadcast"],
        "LINALG_REDUCE": ["linalg.reduce"],
    }
    grammar = """
linalg_ins: "ins" "(" USES types ")"                                          -> linalg_operands
linalg_outs: "outs" "(" USES types ")"                                        -> linalg_operands
linalg_results: "->" result_types                                             -> second
linalg_axes: "permutation" "=" INTEGERS | "dimensions" "=" INTEGERS
linalg_reducer: "(" linalg_arguments ")"
linalg_arguments: linalg_argument                                             -> first
    | linalg_arguments "," linalg_argument                                    -> append
linalg_argument: USES colon_type [location]
linalg_reduce_head: LINALG_REDUCE linalg_ins linalg_outs "dimensions" "=" INTEGERS [dictionary] linalg_reducer
linalg_payload: "{" ID [dictionary] "}"
linalg_more: "attrs" "=" dictionary                                           -> third
%extend operation_body: linalg_reduce_head region                             -> linalg_reduce
    | LINALG_REDUCE linalg_payload linalg_ins linalg_outs "dimensions" "=" INTEGERS [dictionary] -> linalg_reduce_short
    | LINALG_GENERIC dictionary [linalg_ins] linalg_outs [linalg_more] region [linalg_results] -> linalg_generic
    | LINALG_NAMED [dictionary] [linalg_ins] [linalg_outs] [linalg_more] [linalg_results] -> linalg_named
    | LINALG_PERMUTED linalg_ins linalg_outs linalg_axes [dictionary]         -> linalg_permuted
"""

    def linalg_operands(self, c: Sequence[Any]) -> list[SSAValue]:
        return self.reader.operands(c[2], c[3])

    def linalg_axes(self, c: Sequence[Any]) -> tuple[str, Attribute]:
        word = c[0] if isinstance(c[0], str) else c[0].value
        return word, integer_array(self.reader, c[2].value, self.reader.at(2))

    def linalg_generic(self, c: Sequence[Any]) -> Operation:
        head, own, ins, outs, more, region, results = c
        joined: dict[str, Attribute] = {**own, **(more or {})}
        if isinstance(iterators := joined.get("iterator_types"), ArrayAttr):
            joined["iterator_types"] = self._iterators(cast(ArrayAttr[Attribute], iterators))
        return self._build(head, ins or [], outs, results or [], joined, [region])

    def _iterators(self, types: ArrayAttr[Attribute]) -> Attribute:
        """The iterator types, which the form has as strings."""
        try:
            kinds = [IteratorType(t.data) for t in types if isinstance(t, StringAttr)]
        except ValueError as error:
            raise self.reader.error(f"unexpected iterator type: {error}", self.reader.at(1)) from None
        return ArrayAttr([IteratorTypeAttr(kind) for kind in kinds]) if len(kinds) == len(types) else types

    def linalg_named(self, c: Sequence[Any]) -> Operation:
        head, own, ins, outs, more, results = c
        cls: Any = head.value.cls
        try:
            hidden = cls.get_hidden_region(ins or [], outs or [])
        except (AssertionError, AttributeError, IndexError, TypeError, ValueError):  # xDSL checks nothing of them
            raise self.reader.error(f"{head.value.name}: operands do not fit") from None
        return self._build(head, ins or [], outs or [], results or [], {**(own or {}), **(more or {})}, [hidden])

    def linalg_permuted(self, c: Sequence[Any]) -> Operation:
        """`linalg.transpose` and `linalg.broadcast`, whose region their classes make."""
        head, ins, outs, (word, axes), attributes = c
        if len(ins) != 1 or len(outs) != 1 or word not in head.value.property_names:
            raise self.reader.error(f"{head.value.name}: expected one input, one output and its axes")
        made = head.value.cls(ins[0], outs[0], axes)
        made.attributes.update(attributes or {})
        return placed(self.reader, made)

    def linalg_argument(self, c: Sequence[Any]) -> Any:
        from ..builder import Argument

        return Argument(c[0].value, c[1], c[0].offset, c[2])

    def linalg_reducer(self, c: Sequence[Any]) -> Any:
        return c[1]

    def linalg_reduce_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        head, ins, outs, dimensions, attributes, arguments = c[0], c[1], c[2], c[5].value, c[6], c[7]
        self.reader.enter_with(head, arguments)
        own: dict[str, Attribute] = {
            "dimensions": integer_array(self.reader, dimensions, self.reader.at(5)),
            **(attributes or {}),
        }
        return head, ins, outs, own

    def linalg_reduce(self, c: Sequence[Any]) -> Operation:
        (head, ins, outs, own), region = c
        return self._reduced(head, ins, outs, own, region)

    def _reduced(self, head: Any, ins: Any, outs: Any, own: dict[str, Attribute], region: Region) -> Operation:
        results = [value.type for value in outs if not value.type.name.startswith("memref")]
        return self._build(head, ins, outs, results, own, [region])

    def linalg_payload(self, c: Sequence[Any]) -> tuple[OpInfo, dict[str, Attribute], int]:
        place = self.reader.at(1)
        return self.reader.op_info(c[1].value, place), dict(c[2] or {}), place

    def linalg_reduce_short(self, c: Sequence[Any]) -> Operation:
        """`{ arith.addf }` is a body of that operation, on the initial value and then the inputs, and a yield."""
        head, payload, ins, outs, attributes = c[0], c[1], c[2], c[3], c[7]
        if len(outs) != 1:
            raise self.reader.error("expected a single output to reduce to in the short form")
        elements = [self._element(value.type) for value in (*ins, *outs)]
        block = Block(arg_types=elements)
        *inputs, initial = block.args
        value = self._payload(payload, [initial, *inputs], elements[-1])
        end = self.reader.op_info("linalg.yield", payload[2])
        block.add_ops([value, self.reader.create(end, value.results, (), {}, {}, (), (), payload[2])])
        axes = integer_array(self.reader, c[6].value, self.reader.at(6))
        return self._reduced(head, ins, outs, {"dimensions": axes, **(attributes or {})}, Region(block))

    def _element(self, type: Attribute) -> Attribute:
        if not isinstance(type, TensorType | MemRefType):
            raise self.reader.error(f"expected a tensor or memref to reduce, but got '{type}'")
        return cast(TensorType[Attribute] | MemRefType[Attribute], type).element_type

    def _payload(
        self, payload: tuple[OpInfo, dict[str, Attribute], int], operands: Sequence[SSAValue], type: Attribute
    ) -> Operation:
        """The operation that the short form names, with its properties' defaults."""
        info, attributes, place = payload
        if not issubclass(info.cls, IRDLOperation):
            raise self.reader.error(f"expected a registered operation but got '{info.name}'", place)
        properties: dict[str, Attribute] = {}
        self.reader.split(info, properties, attributes)
        for name, definition in info.cls.get_irdl_definition().properties.items():
            if definition.default_value is not None:
                properties.setdefault(name, definition.default_value)
        return self.reader.create(info, operands, [type], properties, attributes, (), (), place)

    def _build(
        self,
        head: Any,
        ins: Sequence[SSAValue],
        outs: Sequence[SSAValue],
        results: Results,
        own: Mapping[str, Attribute],
        regions: Sequence[Any],
    ) -> Operation:
        info = head.value
        properties: dict[str, Attribute] = {}
        attributes = dict(own)
        self.reader.split(info, properties, attributes)
        try:
            made = info.cls.build(
                operands=[ins, outs],
                result_types=[results],
                properties=properties,
                attributes=attributes,
                regions=regions,
            )
        except ValueError as error:
            raise self.reader.error(f"{info.name}: {error}") from None
        return placed(self.reader, made)


FORMS = LinalgForms
