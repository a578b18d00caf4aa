"""The status of a program: the number of the first check that failed, carried from check to check to the results.

It goes through `if` and `case` as one result more, through `while` as one value more that the loop carries, and out of
functions that are called as one result more.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from xdsl.dialects.builtin import (
    ArrayAttr,
    DictionaryAttr,
    FunctionType,
    ModuleOp,
    NameLoc,
    StringAttr,
    TensorType,
    UnitAttr,
    i32,
)
from xdsl.dialects.func import CallOp, FuncOp
from xdsl.ir import Attribute, Block, Operation, SSAValue

from hloom.dialects.check import expectation_of
from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.stablehlo.control import CaseOp, IfOp, WhileOp
from hloom.dialects.stablehlo.data import ConstantOp

from ..rewrite.constants import dense_splat
from ..symbols import is_private
from .comparison import Writer, holds

STATUS, CHECKS = "hloom.status", "hloom.checks"
_TYPE = TensorType(i32, ())


def thread_status(module: ModuleOp) -> None:
    """Replaces all checks of `module`; raises a located error for one that has no status to set where it stands."""
    functions = {op.sym_name.data: op for op in module.ops if isinstance(op, FuncOp) and op.body.blocks}
    checked = _with_checks(functions)
    if not checked:
        return
    threader = _Threader(checked)
    for name, function in functions.items():
        if name in checked:
            threader.function(function)
    for name in checked:
        if not is_private(functions[name]):
            functions[name].attributes[CHECKS] = ArrayAttr(threader.places)


def _with_checks(functions: dict[str, FuncOp]) -> set[str]:
    """The functions with a check in them, or in a function that they call."""
    found = {name for name, function in functions.items() if any(_is_check(op) for op in function.walk())}
    callers: dict[str, set[str]] = {}
    for name, function in functions.items():
        for op in function.walk():
            if isinstance(op, CallOp):
                callers.setdefault(op.callee.string_value(), set()).add(name)
    pending = list(found)
    while pending:
        new = callers.get(pending.pop(), set()) - found
        found |= new
        pending += new
    return found


def _is_check(op: Operation) -> bool:
    return op.name.startswith("check.") or expectation_of(op) is not None


class _Threader:
    """Numbers the checks in the order of the text; `places` are their locations."""

    def __init__(self, checked: set[str]) -> None:
        self._checked = checked
        self.places: list[Attribute] = []

    def function(self, function: FuncOp) -> None:
        if len(function.body.blocks) != 1:
            raise unsupported_at(function, f"checks in a function of {len(function.body.blocks)} blocks")
        block = function.body.block
        zero = ConstantOp.create(result_types=[_TYPE], properties={"value": dense_splat(_TYPE, 0)})
        block.insert_op_before(zero, cast(Operation, block.first_op))
        _end_with(block, self._block(block, zero.output))
        inputs, outputs = function.function_type.inputs.data, function.function_type.outputs.data
        function.properties["function_type"] = FunctionType.from_lists(inputs, [*outputs, _TYPE])
        attributes = function.res_attrs.data if function.res_attrs is not None else [DictionaryAttr({})] * len(outputs)
        function.properties["res_attrs"] = ArrayAttr([*attributes, DictionaryAttr({STATUS: UnitAttr()})])

    def _block(self, block: Block, status: SSAValue) -> SSAValue:
        """The status at the end of a block that it enters with `status`."""
        for op in list(block.ops):
            if _is_check(op):
                status = self._check(op, status)
            elif isinstance(op, CallOp) and op.callee.string_value() in self._checked:
                status = self._call(op, status)
            elif any(map(self._concerns, _inside(op))):
                status = self._region_op(op, status)
        return status

    def _concerns(self, op: Operation) -> bool:
        return _is_check(op) or (isinstance(op, CallOp) and op.callee.string_value() in self._checked)

    def _check(self, op: Operation, status: SSAValue) -> SSAValue:
        expectation = expectation_of(op)
        if expectation is None:
            raise unsupported_at(op, f"{op.name} outside of the interpreter")
        writer = Writer(op)
        agree = holds(op, expectation, writer)
        self.places.append(_named(expectation.name, op.location))
        number = writer.constant(_TYPE, len(self.places))
        failed = writer.negated(agree)
        first = writer.both(failed, writer.compare("EQ", status, writer.constant(_TYPE, 0)))
        for result in op.results:
            if result.type != agree.type:
                raise unsupported_at(op, f"{expectation.name} with a result of type {result.type}")
            result.replace_all_uses_with(agree)
        status = writer.select(first, number, status)
        _erase(op)
        return status

    def _call(self, op: CallOp, status: SSAValue) -> SSAValue:
        made = _remade(op, list(op.operands), [*op.result_types, _TYPE])
        after = made.next_op
        assert after is not None
        writer = Writer(after)
        fine = writer.compare("EQ", status, writer.constant(_TYPE, 0))
        return writer.select(fine, made.results[-1], status)

    def _region_op(self, op: Operation, status: SSAValue) -> SSAValue:
        match op:
            case IfOp() | CaseOp():
                for region in op.regions:
                    _end_with(region.block, self._block(region.block, status))
                return _remade(op, list(op.operands), [*op.result_types, _TYPE]).results[-1]
            case WhileOp():
                return self._while(op, status)
            case _:
                raise unsupported_at(next(filter(self._concerns, _inside(op))), f"a check inside of {op.name}")

    def _while(self, op: WhileOp, status: SSAValue) -> SSAValue:
        for inner in op.cond.block.walk():
            if self._concerns(inner):
                raise unsupported_at(inner, f"a check in the condition of {op.name}")
        for region in op.regions:
            region.block.insert_arg(_TYPE, len(region.block.args))
        body = op.body.block
        _end_with(body, self._block(body, body.args[-1]))
        return _remade(op, [*op.operands, status], [*op.result_types, _TYPE]).results[-1]


def _inside(op: Operation) -> Iterator[Operation]:
    for region in op.regions:
        yield from region.walk()


def _end_with(block: Block, status: SSAValue) -> None:
    end = block.last_op
    assert end is not None
    end.operands = [*end.operands, status]


def _remade(op: Operation, operands: list[SSAValue], types: list[Attribute]) -> Operation:
    """The op with these operands and result types in its own place."""
    block = op.parent
    assert block is not None
    made = type(op).create(
        operands=operands,
        result_types=types,
        properties=op.properties,
        attributes=op.attributes,
        regions=[op.detach_region(region) for region in list(op.regions)],
        location=op.location,
    )
    block.insert_op_before(made, op)
    for old, new in zip(op.results, made.results, strict=False):
        new.name_hint = old.name_hint
        old.replace_all_uses_with(new)
    _erase(op)
    return made


def _erase(op: Operation) -> None:
    op.detach()
    op.erase()


def _named(name: str, location: Attribute) -> Attribute:
    """`loc("name"(location))`, unverified: xDSL does not know where hloom reads ops."""
    made: Any = object.__new__(NameLoc)
    object.__setattr__(made, "desc", StringAttr(name))
    object.__setattr__(made, "location", location)
    return made
