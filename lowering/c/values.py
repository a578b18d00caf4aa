"""A function's values as C: which go into the expression that uses them, and which become variables.

The value of an op that has a single use stays pending, and goes into the expression that uses it; one that depends on
memory is written down as a variable before anything writes there. Places (subscripts, globals) and short index
arithmetic are repeated where they are used: C has no name for the former, and people write the latter so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from xdsl.dialects.builtin import StringAttr
from xdsl.ir import Attribute, Block, Operation, SSAValue

from hloom.dialects import emitc
from hloom.dialects.diagnostics import unsupported_at

from . import library, types
from .analysis import CALLS, Uses
from .expressions import MEMORY, Expr, Place, converted, name, typed
from .names import Scope, mangle
from .operators import OPERATORS
from .types import BOOL, CType

if TYPE_CHECKING:
    from .unit import Unit

WIDTH = 100
# The longest expression that is kept on one line before parts of it get names of their own.
_LONGEST = 72
# Index arithmetic up to this many operators and characters is repeated rather than named.
_SHAREABLE_WEIGHT, _SHAREABLE_LENGTH = 6, 40
_INDEX_OPS = frozenset((emitc.SubscriptOp, emitc.AddOp, emitc.SubOp, emitc.MulOp))
_PLACES = frozenset((emitc.LValueType, emitc.ArrayType))


class Values:
    """The values of one function; `lines` are those that are written so far."""

    def __init__(self, unit: Unit, uses: Uses, scope: Scope) -> None:
        self.unit = unit
        self.lines: list[str] = []
        self.uses = uses
        self.scope = scope
        self.depth: int = 1
        self.loops: list[str] = []
        self.values: dict[SSAValue, Expr] = {}
        self.pending: dict[SSAValue, Expr] = {}
        self._reading: dict[SSAValue, Expr] = {}  # those of the pending that depend on memory
        self._uses_left: dict[SSAValue, int] = {}
        self.undeclared: dict[SSAValue, Block] = {}
        self.inline_only = False

    # What the operators ask for.

    def type_of(self, value: SSAValue) -> CType:
        return self.unit.type_of(value.type)

    def result_type(self, op: Operation) -> CType:
        return self.type_of(op.results[0]) if op.results else types.VOID

    def element_type(self, type_: Attribute) -> CType:
        """The type of a place: of an array's or pointer's element, or of what an lvalue refers to, in memory."""
        if isinstance(type_, emitc.PointerType):
            return types.storage_type(type_.pointee)
        return types.storage_type(type_.value_type if isinstance(type_, emitc.LValueType) else type_)

    def take(self, value: SSAValue) -> Expr:
        """The expression for a value, to be put into another one."""
        found = self.pending.get(value)
        if found is None:
            return self.values[value]
        self._uses_left[value] -= 1
        return found if self._uses_left[value] else self._forget(value)

    def operands(self, op: Operation) -> list[Expr]:
        """The operands of an operator, each computed in its own type; constants get their type from the others."""
        self.shorten(op.operands)
        found: list[Expr] = []
        for value in op.operands:
            expr = self.take(value)
            if expr.literal is None and type(value.type) not in _PLACES:
                type_ = self.type_of(value)
                expr = typed(expr, type_) if type_.kind != "pointer" else expr
            found.append(expr)
        return found

    def arguments(self, op: Operation) -> list[Expr]:
        """The operands of a call, which converts them itself."""
        self.shorten(op.operands)
        return [converted(self.take(value), self.type_of(value)) for value in op.operands]

    def settle(self, value: SSAValue, *, reads_only: bool = False) -> None:
        """Give a pending value a name where it would matter that it is evaluated twice, or in one branch only."""
        expr = self.pending.get(value)
        if expr is None or expr.text.isidentifier():
            return
        if expr.reads or expr.calls or (expr.is_costly and not reads_only):
            self.name_pending(value)

    def settle_pointer(self, value: SSAValue) -> None:
        """Give a computed pointer a name, as it is about to be subscripted or dereferenced."""
        expr = self.pending.get(value)
        if expr is not None and expr.weight:
            self.name_pending(value)

    def alias(self, argument: SSAValue, operand: SSAValue) -> None:
        """Let the argument of an `emitc.expression` stand for its operand."""
        expr = self.pending.get(operand)
        if expr is not None and self.uses.count(argument) > 1 and not expr.text.isidentifier():
            self.name_pending(operand)
        if operand in self.pending:
            self._wait(argument, self.take(operand))
        else:
            self.values[argument] = self.values[operand]

    def evaluate(self, op: Operation) -> None:
        """An op with a value: pending, repeated wherever it is used, or written down as a variable."""
        if self.undeclared:
            for operand in op.operands:
                self.declare(operand)
        operator = OPERATORS.get(type(op))
        if operator is None:
            raise unsupported_at(op, f"{op.name} in C")
        expr = operator(self, op)
        if type(op) in CALLS and not self.unit.effects.is_pure(op):
            self.flush(MEMORY)
            self.call(op, expr)
        elif op.results:
            self._define(op, op.results[0], expr)

    # Values.

    def _define(self, op: Operation, result: SSAValue, expr: Expr) -> None:
        is_place = type(result.type) in _PLACES
        is_leaf = expr.weight == 0 and not expr.reads
        if type(op) is emitc.LoadOp and op.operand in expr.reads and self.uses.is_final(op):
            expr, is_leaf = replace(expr, reads=frozenset()), True
        if is_place or is_leaf or self.inline_only or self._is_shareable(result, expr):
            self.values[result] = expr
            return
        self._wait(result, expr)
        is_free = self._uses_left[result] == 1 or expr.text.isidentifier()
        if not is_free or self._is_kept(op) or not self._is_used_in(result, op.parent):
            self.name_pending(result)

    def _wait(self, value: SSAValue, expr: Expr) -> None:
        """Keep an expression for the uses of its value."""
        self.pending[value] = expr
        self._uses_left[value] = self.uses.count(value)
        if expr.reads:
            self._reading[value] = expr

    def _forget(self, value: SSAValue) -> Expr:
        self._reading.pop(value, None)
        return self.pending.pop(value)

    def _is_kept(self, op: Operation) -> bool:
        return type(op) is emitc.ExpressionOp and op.do_not_inline is not None

    def _is_used_in(self, value: SSAValue, block: Block | None) -> bool:
        """Whether all uses of a value are right in the block."""
        return all(use.operation.parent is block for use in value.uses if use.operation in self.uses.live)

    def _is_shareable(self, value: SSAValue, expr: Expr) -> bool:
        if expr.reads or expr.calls or expr.weight > _SHAREABLE_WEIGHT or len(expr.text) > _SHAREABLE_LENGTH:
            return False
        if not self.type_of(value).is_integer or value.name_hint is not None:
            return False
        users = [use.operation for use in value.uses if use.operation in self.uses.live]
        return all(type(user) in _INDEX_OPS for user in users)

    def name_pending(self, value: SSAValue) -> None:
        """Write a pending value down as a variable."""
        expr, type_ = self._forget(value), self.type_of(value)
        found = self.scope.unique(self._hint(value, expr))
        if type_.pointee is not None:
            self.line(f"{type_.pointee.pointer(expr.const)}{found} = {expr.text};")
        else:
            self.line(f"const {type_.name} {found} = {converted(expr, type_).text};")
        self.values[value] = name(found, type_, expr.const)

    def _hint(self, value: SSAValue, expr: Expr) -> str:
        """What a person would call the value: as the program does, or after where it was loaded from."""
        if value.name_hint is not None:
            return mangle(value.name_hint, "t")
        owner = value.owner
        if isinstance(owner, Operation) and isinstance(given := owner.attributes.get("hloom.name"), StringAttr):
            return mangle(given.data, "t")
        if isinstance(owner, emitc.LoadOp) and "[" in expr.text:
            array, _, index = expr.text.partition("[")
            used = "".join(loop for loop in self.loops if loop in library.identifiers(index))
            return mangle(f"{array}_{used or 'value'}", "t")
        if isinstance(value.type, emitc.PointerType):
            return "constant" if expr.const else "buffer"
        return "at" if self.type_of(value) is types.SIZE else "is" if self.type_of(value) is BOOL else "t"

    def shorten(self, values: Sequence[SSAValue]) -> None:
        """Name the longest pending operands until the rest fits on a line."""
        waiting = {value: len(expr.text) for value in values if (expr := self.pending.get(value)) and expr.weight}
        while not self.inline_only and waiting and sum(waiting.values()) > _LONGEST:
            longest = max(waiting, key=lambda value: waiting[value])
            del waiting[longest]
            self.name_pending(longest)

    def flush(self, *places: Place) -> None:
        """Write down the pending values that depend on places about to be written to; without places, on any."""
        for value, expr in list(self._reading.items()):
            if not places or not expr.reads.isdisjoint(places):
                self.name_pending(value)

    # Lines.

    def line(self, text: str) -> None:
        self.lines.extend(wrapped(text, self.depth))

    def declare(self, variable: SSAValue, block: Block | None = None) -> bool:
        """Declare a variable that still has no declaration; True where an assignment in `block` can be it."""
        declared_in = self.undeclared.pop(variable, None)
        if declared_in is None or declared_in is block:
            return declared_in is not None
        self.line(f"{declared(self.type_of(variable))}{self.values[variable].text};")
        return False

    def call(self, op: Operation, expr: Expr) -> None:
        if not op.results or not self.uses.count(op.results[0]):
            self.line(f"{expr.text};")
            return
        self._wait(op.results[0], expr)
        self.name_pending(op.results[0])


def declared(type_: CType) -> str:
    """A variable's declaration up to its name."""
    return type_.name if type_.kind == "pointer" else f"{type_.name} "


def wrapped(text: str, depth: int) -> Iterator[str]:
    """A statement's lines, indented: one longer than `WIDTH` is broken where it is least nested."""
    indent = "    " * depth
    while len(indent) + len(text) > WIDTH:
        at = _break(text, WIDTH - len(indent))
        if at <= 0:
            break
        yield indent + text[:at]
        text, indent = text[at + 1 :], "    " * (depth + 1)
    yield indent + text


def _break(text: str, end: int) -> int:
    """The space to break a statement at: in the second half of the line, behind an operator or a comma."""
    depth, best, found = 0, (False, 0), -1
    for at, char in enumerate(text[: end + 1]):
        depth += (char in "([{") - (char in ")]}")
        if char == " " and at >= end // 2:
            rank = (text[at - 1] in _BREAKS, -depth)
            if rank >= best or found < 0:
                best, found = rank, at
    return found if found >= 0 else text.rfind(" ", 0, end)


# What a line may end in.
_BREAKS = ",+-*/%&|^<>=?:"
