"""Custom forms of `emitc` (EmitC.td, and what EmitC.cpp parses by hand)."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, cast

from xdsl.dialects.builtin import DenseArrayBase, IndexType, IntegerAttr, StringAttr, UnitAttr, i1, i64
from xdsl.ir import Attribute, Block, Operation, Region

from ...emitc.formats import initializer_type
from ...emitc.types import CMP_PREDICATES, LValueType
from ..builder import Argument
from ..declarative import Custom, DeclarativeForms, Filling, signed_integer
from ..dense import dense_elements
from ..lexer import Token, split_uses


def _take_predicate(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    if values[0].value not in CMP_PREDICATES:
        raise filling.reader.error(f"expected one of {', '.join(CMP_PREDICATES)}", filling.reader.at(at))
    directive.predicate.set(filling.state, IntegerAttr(CMP_PREDICATES.index(values[0].value), i64))


def _take_lvalue(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    directive.types.set(filling.state, (values[0],))


def _take_initialized(directive: Any, filling: Filling, values: Sequence[Any], at: int) -> None:
    type, value = values[0]
    directive.type.set(filling.state, type)
    if value is not None:
        directive.initial_value.set(filling.state, value)


class EmitcForms(DeclarativeForms):
    name = "emitc"
    customs: ClassVar[Mapping[str, Custom]] = {
        "CmpPredicate": Custom("ID", 1, _take_predicate),
        "StrippedLValue": Custom(":emitc_lvalue", 1, _take_lvalue),
        "EmitCGlobalOpTypeAndInitialValue": Custom(":emitc_initialized", 1, _take_initialized),
        "EmitCFieldOpTypeAndInitialValue": Custom(":emitc_initialized", 1, _take_initialized),
    }
    operations: ClassVar[Mapping[str, Sequence[str]]] = {
        "EMITC_DO": ["emitc.do"],
        "EMITC_EXPRESSION": ["emitc.expression"],
        "EMITC_FOR": ["emitc.for"],
        "EMITC_FUNC": ["emitc.func"],
        "EMITC_IF": ["emitc.if"],
        "EMITC_INCLUDE": ["emitc.include"],
        "EMITC_SWITCH": ["emitc.switch"],
    }
    grammar = """
emitc_lvalue: colon_type                                                      -> first_of
    | ":" "<" type ">"                                                        -> emitc_stripped
emitc_initialized: colon_type ["=" emitc_initial]
emitc_initial: NUMBER | DENSE | ATTRIBUTE | STRING | "true" | "false"
emitc_for_head: EMITC_FOR RESULTS USES "to" USES "step" USES [colon_type]
emitc_expression_head: EMITC_EXPRESSION [USES] ["noinline"] signature
emitc_func_head: EMITC_FUNC [func_visibility] SYMBOL "(" [func_arguments] ")" [func_results] ["attributes" dictionary]
emitc_cases:
    | emitc_cases "case" NUMBER region                                        -> emitc_more_cases
%extend operation_body: emitc_for_head region [dictionary]                    -> emitc_for
    | EMITC_IF USES region ["else" region] [dictionary]                       -> emitc_if
    | EMITC_DO region "while" region ["attributes" dictionary]                -> emitc_do
    | emitc_expression_head region                                            -> emitc_expression
    | emitc_func_head                                                         -> emitc_declaration
    | emitc_func_head region                                                  -> emitc_definition
    | EMITC_INCLUDE STRING                                                    -> emitc_include
    | EMITC_INCLUDE "<" STRING ">"                                            -> emitc_include_standard
    | EMITC_SWITCH USES colon_type [dictionary] emitc_cases "default" region  -> emitc_switch
""".replace("-> first_of", "-> emitc_full")

    def emitc_full(self, c: Sequence[Any]) -> Attribute:
        return c[0]

    def emitc_stripped(self, c: Sequence[Any]) -> Attribute:
        return LValueType(c[2])

    def emitc_initialized(self, c: Sequence[Any]) -> tuple[Attribute, Attribute | None]:
        type, _, value = c
        return type, None if value is None else self._initial(value, initializer_type(type))

    def emitc_initial(self, c: Sequence[Any]) -> tuple[Any, int]:
        return c[0], self.reader.at()

    def _initial(self, initial: tuple[Any, int], type: Attribute) -> Attribute:
        value, offset = initial
        if not isinstance(value, Token):
            return value
        if value.type == "NUMBER":
            return self.reader.typed_number([value, type])
        if value.type == "DENSE":
            start, end = (offset, offset + len(value.value)) if isinstance(value.value, str) else value.value
            return dense_elements(self.reader, start, end, type, offset)
        if value.type == "STRING":
            return StringAttr(value.value)
        return value.value if isinstance(value.value, Attribute) else IntegerAttr(int(value.value == "true"), i1)

    # ---- functions

    def emitc_func_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        """As func's, whose visibility is a property; emitc keeps it among the attributes."""
        head, visibility, symbol, _, arguments, _, results, _, attributes = c
        own = dict(attributes or {})
        if visibility is not None:
            own["sym_visibility"] = StringAttr(visibility if isinstance(visibility, str) else visibility.value)
        return self.reader.action("func:func_head")([head, None, symbol, None, arguments, None, results, None, own])

    def emitc_declaration(self, c: list[Any]) -> Operation:
        return self.reader.action("func:func_declaration")(c)

    def emitc_definition(self, c: list[Any]) -> Operation:
        return self.reader.action("func:func_definition")(c)

    def emitc_include(self, c: Sequence[Any]) -> Operation:
        return self.reader.make(c[0], properties={"include": StringAttr(c[1].value)})

    def emitc_include_standard(self, c: Sequence[Any]) -> Operation:
        return self.reader.make(c[0], properties={"include": StringAttr(c[2].value), "is_standard_include": UnitAttr()})

    # ---- control flow

    def emitc_for_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        head, variable, lower, upper, step, type = c[0], c[1], c[2], c[4], c[6], c[7]
        counter = type or IndexType()
        bounds = [self.reader.operands(use, [counter])[0] for use in (lower, upper, step)]
        self.reader.enter_with(head, [Argument(variable.value[:-1].rstrip(), counter, variable.offset)])
        return head, bounds, self.reader.at()

    def emitc_for(self, c: Sequence[Any]) -> Operation:
        (head, bounds, offset), region, attributes = c
        self.terminate(region)
        return self.reader.make(head, bounds, attributes=attributes, regions=[region], offset=offset)

    def emitc_if(self, c: Sequence[Any]) -> Operation:
        head, condition, then, _, otherwise, attributes = c
        for region in (then, otherwise):
            if region is not None:
                self.terminate(region)
        regions = [then, Region() if otherwise is None else otherwise]
        return self.reader.make(head, self.reader.operands(condition, [i1]), attributes=attributes, regions=regions)

    def emitc_do(self, c: Sequence[Any]) -> Operation:
        head, body, _, condition, _, attributes = c
        if not body.blocks:
            body.add_block(Block())
        return self.reader.make(head, attributes=attributes, regions=[body, condition])

    def emitc_expression_head(self, c: Sequence[Any]) -> tuple[Any, ...]:
        """The region sees the operands under their own names, as its block's arguments."""
        head, uses, noinline, (ins, outs) = c
        operands = self.reader.operands(uses, ins)
        names = split_uses(uses.value) if uses is not None else []
        if names and len(set(names)) == len(names):
            arguments = [Argument(name, type, self.reader.at()) for name, type in zip(names, ins, strict=True)]
            self.reader.enter_with(head, arguments)
        return head, operands, outs, noinline, self.reader.at()

    def emitc_expression(self, c: Sequence[Any]) -> Operation:
        (head, operands, outs, noinline, offset), region = c
        properties: dict[str, Attribute] = {} if noinline is None else {"do_not_inline": UnitAttr()}
        return self.reader.make(head, operands, outs, properties, regions=[region], offset=offset)

    def emitc_cases(self, c: Sequence[Any]) -> list[Any]:
        return []

    def emitc_more_cases(self, c: list[Any]) -> list[Any]:
        self.terminate(c[3])
        c[0].append((signed_integer(self.reader, c[2].value, self.reader.at(2)), c[3]))
        return c[0]

    def emitc_switch(self, c: Sequence[Any]) -> Operation:
        head, value, type, attributes, cases, _, default = c
        self.terminate(default)
        properties: dict[str, Attribute] = {"cases": DenseArrayBase.from_list(cast(Any, i64), [v for v, _ in cases])}
        regions = [default, *(region for _, region in cases)]
        return self.reader.make(head, self.reader.operands(value, [type]), (), properties, attributes, regions=regions)


FORMS = EmitcForms
