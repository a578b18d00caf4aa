"""Actions of the grammar's operations, regions and blocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from xdsl.dialects.builtin import StringAttr, SymbolRefAttr
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from .builder import Argument, Builder, OpInfo
from .lexer import RESULT, Names, Token, integer, without_comments

_SEVERAL = re.compile(r"[:,/]")


class OperationActions(Builder):
    """What the rules of operations, regions and blocks do."""

    # ---- operations

    def operation(self, c: list[Any]) -> None:
        self.attach(c[1])

    def operation_located(self, c: list[Any]) -> None:
        self.locate(c[1], c[2])
        self.attach(c[1])

    def operation_named(self, c: list[Any]) -> None:
        op = c[2]
        self._name_results(op, c[1].value, c[1].offset)
        self.attach(op)

    def operation_named_located(self, c: list[Any]) -> None:
        self.locate(c[2], c[3])
        self.operation_named(c)

    def _name_results(self, op: Operation, text: str, offset: int) -> None:
        """Binds the names of `%0 =` or `%0:2, %1 =`."""
        name = text[:-1].rstrip()
        if len(op.results) == 1 and not _SEVERAL.search(name):
            self.define(name, op.results[0], offset)
            if not name[1].isdigit():
                op.results[0].name_hint = name[1:]
        else:
            self.name_results(
                op, [(m[1], integer(m[2] or "1"), offset + m.start()) for m in RESULT.finditer(without_comments(text))]
            )

    def spelled_head(self, c: Sequence[Any]) -> Names:
        """A generic operation's name and operands that the lexer did not take at once."""
        name = c[0].value
        if not isinstance(name, str) or not name:
            raise self.error("expected operation name in quotes")
        place = self.at()
        return Names("HEAD", self.op_info(name, place), place, None if c[2] is None else c[2].value)

    def op_info(self, name: str, offset: int) -> OpInfo:
        """The operation of that name; an unknown one is an error at `offset`."""
        raise NotImplementedError

    def generic_operation(self, c: Sequence[Any]) -> Operation:
        head, successors, properties, regions, attributes, signature = c
        info, offset = head.value, head.offset
        ins, outs = _held(signature)
        operands = self._values(head.uses, ins, offset)
        own_properties = {} if properties is None else dict(_held(properties))
        own_attributes = {} if attributes is None else dict(_held(attributes))
        self.split(info, own_properties, own_attributes)
        if not info.registered:
            own_attributes["op_name__"] = StringAttr(info.name)
        blocks = () if successors is None else [self.successor(name, place) for name, place in successors]
        return self.create(info, operands, outs, own_properties, own_attributes, regions or (), blocks, offset)

    def no_subscripts(self, c: list[Any]) -> None:
        """`[]`, which the lexer takes for an empty list of integers."""
        if c[0].value:
            raise self.error("expected SSA operand", self.at())

    def successors(self, c: list[Any]) -> Any:
        return c[1]

    def block_name(self, c: list[Any]) -> tuple[str, int]:
        return c[0].value, self.at()

    def regions(self, c: list[Any]) -> list[Region]:
        return c[1]

    # ---- regions and blocks

    def region_open(self, c: list[Any]) -> None:
        """A marker before a region's content: the operation that it belongs to began nearest below on the stack."""
        self.open_region(self._owner() if self.next_entry is None else self.next_entry[0], self.at())

    def _owner(self) -> OpInfo:
        """The operation whose region opens: a form's token, or the first part of what a form's head was made into."""
        for part in reversed(self.values):
            head: Any = part[0] if part.__class__ is tuple and part else part
            if isinstance(head, Token) and isinstance(head.value, OpInfo):
                return head.value
        raise AssertionError("a region outside of an operation")

    def region(self, c: list[Any]) -> Region:
        return self.close_region()

    def operations(self, c: list[Any]) -> None:
        return None

    def blocks(self, c: list[Any]) -> None:
        return None

    def block(self, c: list[Any]) -> None:
        return None

    def block_label(self, c: Sequence[Any]) -> None:
        arguments: list[Argument] = (c[2] or []) if len(c) > 2 else []
        self.label_block(c[0].value, self.at(), arguments)

    def block_argument(self, c: Sequence[Any]) -> Argument:
        return Argument(c[0].value, c[1], self.at(), c[2])

    # ---- what forms use

    def make(
        self,
        head: Token,
        operands: Sequence[SSAValue] = (),
        result_types: Sequence[Attribute] = (),
        properties: dict[str, Attribute] | None = None,
        attributes: dict[str, Attribute] | None = None,
        *,
        regions: Sequence[Region] = (),
        successors: Sequence[Block] = (),
        offset: int | None = None,
    ) -> Operation:
        """The operation whose name is the token `head`, at `offset` (by default where the running rule begins).

        `properties` are those that the form itself says, and are taken over; `attributes` is the form's attribute
        dictionary, whose inherent entries become properties too.
        """
        info: OpInfo = head.value
        properties = {} if properties is None else properties
        own = {} if attributes is None else dict(attributes)
        self.split(info, properties, own)
        return self.create(
            info, operands, result_types, properties, own, regions, successors, self.at() if offset is None else offset
        )

    def symbol_name(self, token: Token) -> StringAttr:
        """The name that a SYMBOL token defines."""
        symbol: SymbolRefAttr = token.value
        if symbol.nested_references.data:
            raise self.error("expected a symbol name, not a nested reference")
        return symbol.root_reference


def _held(part: Any) -> Any:
    """What a fat token holds, or what its spelled form came to."""
    return part.value if part.__class__ is Token else part
