"""Custom forms of `func`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from xdsl.dialects.builtin import ArrayAttr, DictionaryAttr, FunctionType, StringAttr
from xdsl.ir import Attribute, Operation, Region

from ..builder import Argument
from ..lexer import Token
from . import Forms

_NO_NAME = ""


class FuncForms(Forms):
    name = "func"
    operations: ClassVar = {
        "FUNC_FUNC": ["func.func"],
        "FUNC_CALL": ["func.call"],
        "FUNC_RETURN": ["func.return"],
    }
    grammar = """
%extend operation_body: func_head                                                     -> func_declaration
    | func_head region                                                                -> func_definition
    | FUNC_CALL SYMBOL "(" [USES] ")" [dictionary] signature                          -> func_call
    | FUNC_RETURN [dictionary]                                                        -> func_return_nothing
    | FUNC_RETURN [dictionary] USES types                                             -> func_return
func_head: FUNC_FUNC [func_visibility] SYMBOL "(" [func_arguments] ")" [func_results] ["attributes" dictionary]
func_visibility: "public" | "private" | "nested"
func_arguments: func_argument                                                         -> first
    | func_arguments "," func_argument                                                -> append
func_argument: USES colon_type [dictionary] [location]                                -> func_named_argument
    | type [dictionary] [location]                                                    -> func_unnamed_argument
func_results: "->" plain_type                                                         -> func_one_result
    | "->" "(" [func_result_list] ")"                                                 -> func_more_results
func_result_list: func_result                                                         -> first
    | func_result_list "," func_result                                                -> append
func_result: type [dictionary]
"""

    # ---- functions

    def func_named_argument(self, c: Sequence[Any]) -> tuple[Argument, Any]:
        return Argument(c[0].value, c[1], self.reader.at(), c[3]), c[2]

    def func_unnamed_argument(self, c: Sequence[Any]) -> tuple[Argument, Any]:
        return Argument(_NO_NAME, c[0], self.reader.at(), c[2]), c[1]

    def func_result(self, c: Sequence[Any]) -> Sequence[Any]:
        return c

    def func_one_result(self, c: list[Any]) -> list[tuple[Attribute, Any]]:
        return [(c[1], None)]

    def func_more_results(self, c: Sequence[Any]) -> list[Any]:
        return c[2] or []

    def func_head(self, c: Sequence[Any]) -> tuple[Token, int, dict[str, Attribute], Any]:
        """Everything before the body. Reduced before the `{`, so that the region begins with the arguments."""
        head, visibility, symbol, _, named, _, typed, _, attributes = c
        arguments: list[tuple[Argument, Any]] = named or []
        results: list[tuple[Attribute, Any]] = typed or []
        types = FunctionType.from_lists([argument.type for argument, _ in arguments], [type for type, _ in results])
        properties: dict[str, Attribute] = {"sym_name": self.reader.symbol_name(symbol), "function_type": types}
        if visibility is not None:
            properties["sym_visibility"] = StringAttr(visibility)
        _add_dictionaries(properties, "arg_attrs", [own for _, own in arguments])
        _add_dictionaries(properties, "res_attrs", [own for _, own in results])
        self._reject_mixture([argument for argument, _ in arguments])
        self.reader.enter_with(head, [argument for argument, _ in arguments if argument.name])
        return head, self.reader.at(), properties, attributes

    def _reject_mixture(self, arguments: Sequence[Argument]) -> None:
        for argument in arguments[1:]:
            if bool(argument.name) != bool(arguments[0].name):
                expected = "SSA identifier" if arguments[0].name else "type instead of SSA identifier"
                raise self.reader.error(f"expected {expected}", argument.offset)

    def func_declaration(self, c: list[Any]) -> Operation:
        head, offset, properties, attributes = c[0]
        self.reader.next_entry = None
        return self.reader.make(head, properties=properties, attributes=attributes, regions=[Region()], offset=offset)

    def func_definition(self, c: list[Any]) -> Operation:
        head, offset, properties, attributes = c[0]
        return self.reader.make(head, properties=properties, attributes=attributes, regions=[c[1]], offset=offset)

    # ---- calls and returns

    def func_call(self, c: Sequence[Any]) -> Operation:
        head, callee, _, uses, _, attributes, (ins, outs) = c
        operands = self.reader.operands(uses, ins)
        return self.reader.make(head, operands, outs, {"callee": callee.value}, attributes)

    def func_return_nothing(self, c: Sequence[Any]) -> Operation:
        return self.reader.make(c[0], attributes=c[1])

    def func_return(self, c: Sequence[Any]) -> Operation:
        head, attributes, uses, types = c
        return self.reader.make(head, self.reader.operands(uses, types), attributes=attributes)


def _add_dictionaries(properties: dict[str, Attribute], name: str, dictionaries: list[Any]) -> None:
    """`arg_attrs` and `res_attrs` are there where one argument or result has attributes."""
    if any(dictionaries):
        properties[name] = ArrayAttr([DictionaryAttr(own or {}) for own in dictionaries])


FORMS = FuncForms
