"""emitc's control flow: `for`, `if`, `switch`, `do … while`, and the region that is one expression."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from xdsl.dialects.builtin import DenseArrayBase, IndexType, UnitAttr, i64
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue
from xdsl.irdl import (
    IRDLOperation,
    VarConstraint,
    irdl_op_definition,
    operand_def,
    opt_operand_def,
    opt_prop_def,
    prop_def,
    region_def,
    result_def,
    traits_def,
    var_operand_def,
    var_region_def,
)
from xdsl.parser import Parser, UnresolvedOperand
from xdsl.printer import Printer
from xdsl.traits import (
    IsolatedFromAbove,
    IsTerminator,
    NoTerminator,
    Pure,
    RecursiveMemoryEffect,
    SingleBlockImplicitTerminator,
)
from xdsl.utils.exceptions import VerifyException

from .expressions import I1, CExpression, Scope
from .formats import DefaultRegion, SwitchCases
from .types import INTEGER_LIKE, VALUE_OR_LVALUE, LValueType


@irdl_op_definition
class YieldOp(IRDLOperation):
    """Ends a region, handing its value to the op around it."""

    name = "emitc.yield"
    result = opt_operand_def(VALUE_OR_LVALUE)
    traits = traits_def(Pure(), IsTerminator())
    assembly_format = "attr-dict ($result^ `:` type($result))?"

    def __init__(self, result: SSAValue | Operation | None = None) -> None:
        super().__init__(operands=[result])

    def verify_(self) -> None:
        parent = self.parent_op()
        if parent is None:
            return
        if not isinstance(parent, (DoOp, ExpressionOp, ForOp, IfOp, SwitchOp)):
            raise VerifyException(
                "expects parent op to be one of 'emitc.do, emitc.expression, emitc.for, emitc.if, emitc.switch'"
            )
        if not isinstance(parent, DoOp) and bool(self.result) != bool(parent.results):
            wrong = "yields a value not returned by" if self.result else "does not yield a value to be returned by"
            raise VerifyException(f"{wrong} parent")
        if self.result and isinstance(self.result.type, LValueType) and not isinstance(parent, ExpressionOp):
            raise VerifyException("yielding lvalues is not supported for this op")


def _terminated(region: Region) -> Region:
    """The region, with the `emitc.yield` that its text may leave out."""
    if not region.blocks:
        region.add_block(Block())
    last = region.block.last_op
    if last is None or not last.has_trait(IsTerminator, value_if_unregistered=False):
        region.block.add_op(YieldOp())
    return region


@irdl_op_definition
class ForOp(IRDLOperation, Scope):
    """`for (T i = lower; i < upper; i += step)`, compared as signed where `T` is signed."""

    name = "emitc.for"
    T: ClassVar[VarConstraint] = VarConstraint("T", INTEGER_LIKE)
    lower_bound = operand_def(T)
    upper_bound = operand_def(T)
    step = operand_def(T)
    region = region_def("single_block")
    traits = traits_def(SingleBlockImplicitTerminator(YieldOp), RecursiveMemoryEffect())

    def __init__(
        self,
        lower_bound: SSAValue | Operation,
        upper_bound: SSAValue | Operation,
        step: SSAValue | Operation,
        region: Region | Block,
    ) -> None:
        body = Region(region) if isinstance(region, Block) else region
        super().__init__(operands=[lower_bound, upper_bound, step], regions=[body])

    def verify_(self) -> None:
        arguments = self.region.block.args
        if len(arguments) != 1:
            raise VerifyException("expected body to have a single block argument for the induction variable")
        if arguments[0].type != self.lower_bound.type:
            raise VerifyException("expected induction variable to be same type as bounds and step")

    @classmethod
    def parse(cls, parser: Parser) -> ForOp:
        variable = parser.parse_argument(expect_type=False)
        bounds: list[UnresolvedOperand] = []
        for word in ("=", "to", "step"):
            parser.parse_characters(word)
            bounds.append(parser.parse_unresolved_operand())
        type_ = parser.parse_type() if parser.parse_optional_punctuation(":") is not None else IndexType()
        operands = [parser.resolve_operand(bound, type_) for bound in bounds]
        region = _terminated(parser.parse_region((variable.resolve(type_),)))
        op = cls(operands[0], operands[1], operands[2], region)
        op.attributes.update(parser.parse_optional_attr_dict())
        return op

    def print(self, printer: Printer) -> None:
        variable = self.region.block.args[0]
        for word, value in zip(
            (" ", " = ", " to ", " step "), (variable, self.lower_bound, self.upper_bound, self.step), strict=True
        ):
            printer.print_string(word)
            printer.print_ssa_value(value)
        printer.print_string(" ")
        if not isinstance(variable.type, IndexType):
            printer.print_string(" : ")
            printer.print_attribute(variable.type)
            printer.print_string(" ")
        printer.print_region(self.region, print_entry_block_args=False, print_block_terminators=False)
        printer.print_op_attributes(self.attributes)


@irdl_op_definition
class IfOp(IRDLOperation, Scope):
    """`if (condition) {…} else {…}`"""

    name = "emitc.if"
    condition = operand_def(I1)
    then_region = region_def("single_block")
    else_region = region_def()
    traits = traits_def(SingleBlockImplicitTerminator(YieldOp), RecursiveMemoryEffect())

    def __init__(self, condition: SSAValue | Operation, then_region: Region, else_region: Region | None = None) -> None:
        super().__init__(operands=[condition], regions=[then_region, else_region or Region()])

    @classmethod
    def parse(cls, parser: Parser) -> IfOp:
        condition = parser.parse_operand(I1)
        then_region = _terminated(parser.parse_region())
        has_else = parser.parse_optional_keyword("else") is not None
        op = cls(condition, then_region, _terminated(parser.parse_region()) if has_else else None)
        op.attributes.update(parser.parse_optional_attr_dict())
        return op

    def print(self, printer: Printer) -> None:
        printer.print_string(" ")
        printer.print_operand(self.condition)
        printer.print_string(" ")
        printer.print_region(self.then_region, print_entry_block_args=False, print_block_terminators=False)
        if self.else_region.blocks:
            printer.print_string(" else ")
            printer.print_region(self.else_region, print_entry_block_args=False, print_block_terminators=False)
        printer.print_op_attributes(self.attributes)


@irdl_op_definition
class SwitchOp(IRDLOperation, Scope):
    """`switch (arg) { case …: … default: … }`, without falling through."""

    name = "emitc.switch"
    arg = operand_def(INTEGER_LIKE)
    cases = prop_def(DenseArrayBase.constr(i64))
    default_region = region_def("single_block")
    case_regions = var_region_def("single_block")
    traits = traits_def(SingleBlockImplicitTerminator(YieldOp), RecursiveMemoryEffect())
    assembly_format = (
        "$arg `:` type($arg) attr-dict custom<SwitchCases>($cases, $case_regions) "
        "custom<DefaultRegion>($default_region)"
    )
    custom_directives = (SwitchCases, DefaultRegion)

    def __init__(
        self, arg: SSAValue | Operation, cases: Sequence[int], default_region: Region, case_regions: Sequence[Region]
    ) -> None:
        properties = {"cases": DenseArrayBase.from_list(i64, cases)}
        super().__init__(operands=[arg], properties=properties, regions=[default_region, case_regions])

    def verify_(self) -> None:
        values = self.cases.get_values()
        if len(values) != len(self.case_regions):
            raise VerifyException(f"has {len(self.case_regions)} case regions but {len(values)} case values")
        seen: set[int] = set()
        for value in values:
            if value in seen:
                raise VerifyException(f"has duplicate case value: {value}")
            seen.add(value)
        for number, region in enumerate(self.regions):
            last = region.block.last_op
            if isinstance(last, YieldOp) and last.operands:
                which = f"case region #{number - 1}" if number else "default region"
                raise VerifyException(
                    f"expected each region to return 0 values, but {which} returns {len(last.operands)}"
                )


@irdl_op_definition
class DoOp(IRDLOperation, Scope):
    """`do {…} while (condition);`: the condition is one `emitc.expression`."""

    name = "emitc.do"
    body_region = region_def("single_block")
    condition_region = region_def("single_block")
    traits = traits_def(NoTerminator(), RecursiveMemoryEffect())

    def __init__(self, body_region: Region, condition_region: Region) -> None:
        super().__init__(regions=[body_region, condition_region])

    def verify_(self) -> None:
        condition = list(self.condition_region.block.ops)
        if len(condition) != 2:
            raise VerifyException(
                "condition region must contain exactly two operations: 'emitc.expression' followed by "
                f"'emitc.yield', but found {len(condition)} operations"
            )
        expression, last = condition
        if not isinstance(expression, ExpressionOp):
            raise VerifyException(
                f"expected first op in condition region to be 'emitc.expression', but got {expression.name}"
            )
        if expression.result.type != I1:
            raise VerifyException(
                f"emitc.expression in condition region must return 'i1', but returns '{expression.result.type}'"
            )
        if not isinstance(last, YieldOp):
            raise VerifyException(f"expected last op in condition region to be 'emitc.yield', but got {last.name}")
        if last.result is None:
            raise VerifyException("expected condition region to return 1 value, but it returns 0 values")
        if last.result is not expression.result:
            raise VerifyException("'emitc.yield' must return result of 'emitc.expression' from this condition region")
        self._verify_body()

    def _verify_body(self) -> None:
        end = self.body_region.block.last_op
        if end is not None and end.has_trait(IsTerminator, value_if_unregistered=False):
            raise VerifyException("body region must not contain terminator")

    @classmethod
    def parse(cls, parser: Parser) -> DoOp:
        body = parser.parse_region()
        if not body.blocks:
            body.add_block(Block())
        parser.parse_keyword("while")
        op = cls(body, parser.parse_region())
        attributes = parser.parse_optional_attr_dict_with_keyword()
        op.attributes.update(attributes.data if attributes else {})
        return op

    def print(self, printer: Printer) -> None:
        printer.print_string(" ")
        printer.print_region(self.body_region, print_entry_block_args=False)
        printer.print_string(" while ")
        printer.print_region(self.condition_region)
        printer.print_op_attributes(self.attributes, print_keyword=True)


@irdl_op_definition
class ExpressionOp(IRDLOperation, Scope):
    """Ops that become one C expression; the block's arguments are the operands, under the same names in the text."""

    name = "emitc.expression"
    defs = var_operand_def(VALUE_OR_LVALUE)
    do_not_inline = opt_prop_def(UnitAttr)
    result = result_def(VALUE_OR_LVALUE)
    region = region_def("single_block")
    traits = traits_def(IsolatedFromAbove(), SingleBlockImplicitTerminator(YieldOp))

    def __init__(
        self, defs: Sequence[SSAValue], result_type: Attribute, region: Region, do_not_inline: bool = False
    ) -> None:
        properties = {"do_not_inline": UnitAttr() if do_not_inline else None}
        super().__init__(operands=[defs], result_types=[result_type], regions=[region], properties=properties)

    @property
    def root(self) -> Operation:
        """The op whose value the expression has."""
        last = self.region.block.last_op
        assert isinstance(last, YieldOp)
        assert last.result is not None
        assert isinstance(last.result.owner, Operation)
        return last.result.owner

    @property
    def has_side_effects(self) -> bool:
        return any(isinstance(op, CExpression) and op.has_side_effects for op in self.region.block.ops)

    def verify_(self) -> None:
        block = self.region.block
        last = block.last_op
        if not isinstance(last, YieldOp) or last.result is None:
            raise VerifyException("must yield a value at termination")
        root = last.result.owner
        if not isinstance(root, Operation):
            raise VerifyException("yielded value has no defining op")
        if root.parent_op() is not self:
            raise VerifyException("yielded value not defined within expression")
        if last.result.type != self.result.type:
            raise VerifyException("requires yielded type to match return type")
        for op in block.ops:
            if op is not last:
                _verify_in_expression(op)
        if self.do_not_inline and isinstance(root, CExpression) and root.always_inline:
            raise VerifyException("root operation must be inlined but expression is marked do-not-inline")

    def print(self, printer: Printer) -> None:
        printer.print_string(" ")
        printer.print_list(self.defs, printer.print_operand)
        printer.print_string(" noinline : " if self.do_not_inline else " : ")
        printer.print_operation_type(self)
        printer.print_string(" ")
        shadow = getattr(printer, "shadow_region_args", None)
        is_shadowed = shadow is not None and len(set(self.defs)) == len(self.defs)
        if shadow is not None and is_shadowed:
            shadow(self.region, self.defs)
        printer.print_region(self.region, print_entry_block_args=not is_shadowed)


def _verify_in_expression(op: Operation) -> None:
    if not isinstance(op, CExpression):
        raise VerifyException("contains an unsupported operation")
    if len(op.results) != 1:
        raise VerifyException("requires exactly one result for each operation")
    if not op.results[0].uses.get_length():
        raise VerifyException("contains an unused operation")
    if op.has_side_effects and not op.always_inline and op.results[0].uses.get_length() > 1:
        raise VerifyException("requires exactly one use for operations with side effects")
