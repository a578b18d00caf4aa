"""Custom forms of `builtin`: modules and casts between types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from xdsl.ir import Attribute, Block, Operation

from . import Forms


class BuiltinForms(Forms):
    name = "builtin"
    operations: ClassVar = {
        "BUILTIN_MODULE": ["builtin.module"],
        "BUILTIN_CAST": ["builtin.unrealized_conversion_cast"],
    }
    grammar = """
%extend operation_body: BUILTIN_MODULE [SYMBOL] ["attributes" dictionary] region      -> builtin_module
    | BUILTIN_CAST [USES types] "to" builtin_types [dictionary]                       -> builtin_cast
builtin_types: type                                                                   -> first
    | builtin_types "," type                                                          -> append
"""

    def builtin_module(self, c: Sequence[Any]) -> Operation:
        head, symbol, _, attributes, region = c
        if not region.blocks:
            region.add_block(Block())
        properties: dict[str, Attribute] = {} if symbol is None else {"sym_name": self.reader.symbol_name(symbol)}
        return self.reader.make(head, properties=properties, attributes=attributes, regions=[region])

    def builtin_cast(self, c: Sequence[Any]) -> Operation:
        head, uses, types, _, results, attributes = c
        return self.reader.make(head, self.reader.operands(uses, types or ()), results, attributes=attributes)


FORMS = BuiltinForms
