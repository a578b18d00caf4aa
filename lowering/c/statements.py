"""A function's body as C statements, in the order of its ops."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from xdsl.dialects.builtin import StringAttr
from xdsl.ir import Block, Operation, Region, SSAValue

from hloom.dialects import emitc
from hloom.dialects.diagnostics import LocatedError, Unsupported, error_at, unsupported_at

from . import library
from .expressions import ASSIGNING, COMMUTATIVE, Expr, converted, name
from .names import Scope, mangle
from .operators import constant
from .types import CType
from .values import Values, declared

if TYPE_CHECKING:
    from .unit import Unit

_LOOP_NAMES = "ijklmnpq"
_REDUCTIONS = {"add": "+", "mul": "*", "min": "min", "max": "max", "and": "&", "or": "|", "xor": "^"}


class BodyPrinter(Values):
    """Writes the body of one function; `lines` is the result.

    `parameters` stand for the function's arguments; `unused` are C parameters that no argument stands for.
    """

    def __init__(
        self, unit: Unit, function: emitc.FuncOp, scope: Scope, parameters: list[Expr], unused: list[str]
    ) -> None:
        super().__init__(unit, unit.uses_in(function), scope)
        block = _only_block(function, function.body)
        self.values.update(zip(block.args, parameters, strict=True))
        self._ignore(block, unused)
        self._block(block)

    def _ignore(self, block: Block, unused: list[str]) -> None:
        """Say of each parameter without a use that this is known."""
        names = [self.values[a].text.rpartition(")")[2] for a in block.args if not self.uses.count(a)]
        for found in (*names, *unused):
            self.line(f"(void){found};")

    def _block(self, block: Block) -> None:
        for op in block.ops:
            if op not in self.uses.live:
                continue
            try:
                self._statement(op)
            except Unsupported as error:
                raise error if isinstance(error, LocatedError) else unsupported_at(op, str(error)) from None

    def _statement(self, op: Operation) -> None:
        if isinstance(source := op.attributes.get("hloom.source"), StringAttr):
            self.line(f"/* {library.comment(source.data)} */")
        statement = _STATEMENTS.get(type(op))
        if statement is None:
            self.evaluate(op)
        else:
            statement(self, op)

    def print_variable(self, op: emitc.VariableOp) -> None:
        given = op.attributes.get("hloom.name")
        is_array = isinstance(op.result.type, emitc.ArrayType)
        hint = op.result.name_hint or (given.data if isinstance(given, StringAttr) else "tile" if is_array else "acc")
        found = self.scope.unique(mangle(hint, "v"))
        has_value = not (isinstance(op.value, emitc.OpaqueAttr) and not op.value.value.data)
        if isinstance(op.result.type, emitc.ArrayType):
            if has_value:
                raise unsupported_at(op, "an array variable with an initial value in C")
            type_ = self.element_type(op.result.type)
            self.line(f"{type_.name} {found}{''.join(f'[{d or 1}]' for d in op.result.type.get_shape())};")
        else:
            type_ = self.type_of(op.result)
        self.values[op.result] = name(found, type_)
        if has_value:
            self.line(f"{declared(type_)}{found} = {constant(self.unit, op, op.value, type_).text};")
        elif not is_array:
            assert op.parent is not None
            self.undeclared[op.result] = op.parent

    def print_assign(self, op: emitc.AssignOp) -> None:
        is_new = self.declare(op.var, op.parent)
        target, value = self.take(op.var), self.take(op.value)
        if target.const:
            raise error_at(op, "emitc.assign: writes to a constant")
        self.flush(self.unit.places.root(op.var))
        if is_new:
            self.line(f"{declared(self.type_of(op.var))}{target.text} = {converted(value, self.type_of(op.var)).text};")
        else:
            self.line(_assignment(target, value, self.type_of(op.var)))

    def print_for(self, op: emitc.ForOp) -> None:
        for bound in (op.upper_bound, op.step):
            # C evaluates these again in each iteration.
            if (expr := self.pending.get(bound)) is not None and (expr.weight or expr.reads):
                self.name_pending(bound)
        bounds = [self.take(value).text for value in (op.lower_bound, op.upper_bound, op.step)]
        self._enter_region()
        if pragma := self._pragma(op):
            self.lines.append("    " * self.depth + pragma)
        block = _only_block(op, op.region)
        with self._nested():
            self._loop_head(block.args[0], *bounds)
            self._block(block)
            self.loops.pop()
        self.line("}")

    def _loop_head(self, variable: SSAValue, lower: str, upper: str, step: str) -> None:
        hint = variable.name_hint or _LOOP_NAMES[min(len(self.loops), len(_LOOP_NAMES) - 1)]
        i, type_ = self.scope.unique(mangle(hint, "i")), self.type_of(variable)
        self.values[variable] = name(i, type_)
        self.loops.append(i)
        advance = f"++{i}" if step == "1" else f"{i} += {step}"
        self.depth -= 1
        self.line(f"for ({type_.name} {i} = {lower}; {i} < {upper}; {advance}) {{")
        self.depth += 1

    def _pragma(self, op: emitc.ForOp) -> str | None:
        """`#pragma omp simd` for a loop marked `hloom.simd`, with its accumulators where the mark names an operator."""
        mark = op.attributes.get("hloom.simd")
        if mark is None or self.unit.profile == "portable":
            return None
        if not isinstance(mark, StringAttr):
            return "#pragma omp simd" if self._accumulators(op) == [] else None
        if (operator := _REDUCTIONS.get(mark.data)) is None:
            raise error_at(op, f"hloom.simd: unknown reduction '{mark.data}'")
        accumulators = self._accumulators(op)
        return f"#pragma omp simd reduction({operator}:{', '.join(accumulators)})" if accumulators else None

    def _accumulators(self, op: emitc.ForOp) -> list[str] | None:
        """The variables from outside the loop that it assigns to; None where it carries values in memory."""
        found: dict[str, None] = {}
        for inner in op.walk():
            if isinstance(inner, emitc.AssignOp) and inner.var in self.values:
                if not isinstance(inner.var.owner, emitc.VariableOp):
                    return None
                found[self.values[inner.var].text] = None
        return list(found)

    def print_if(self, op: emitc.IfOp) -> None:
        condition = self.take(op.condition).text
        self._enter_region()
        self.line(f"if ({condition}) {{")
        self._region(op, op.then_region)
        if op.else_region.blocks:
            self.line("} else {")
            self._region(op, op.else_region)
        self.line("}")

    def print_switch(self, op: emitc.SwitchOp) -> None:
        subject = self.take(op.arg).text
        self._enter_region()
        self.line(f"switch ({subject}) {{")
        labels = [f"case {value}:" for value in op.cases.get_values()]
        for label, region in zip((*labels, "default:"), (*op.case_regions, op.default_region), strict=True):
            self.line(f"{label} {{")
            self._region(op, region)
            self.depth += 1
            self.line("break;")
            self.depth -= 1
            self.line("}")
        self.line("}")

    def print_do(self, op: emitc.DoOp) -> None:
        self._enter_region()
        self.line("do {")
        self._region(op, op.body_region)
        expression, last = op.condition_region.block.ops
        self.inline_only = True
        self.evaluate(expression)
        self.inline_only = False
        self.line(f"}} while ({self.take(last.operands[0]).text});")

    def print_return(self, op: emitc.ReturnOp) -> None:
        if op.operand is not None:
            self.line(f"return {converted(self.take(op.operand), self.type_of(op.operand)).text};")

    def print_verbatim(self, op: emitc.VerbatimOp) -> None:
        text = op.value.data.strip()
        if not op.fmt_args and text.startswith(("//", "/*")):
            self.line(f"/* {library.comment(text)} */")
        elif not op.fmt_args and library.is_pragma(text):
            if self.unit.profile == "native":
                self.lines.append("    " * self.depth + text)
        else:
            raise unsupported_at(op, "verbatim text", help="comments and a fixed table of pragmas are known")

    def _enter_region(self) -> None:
        """Before code that may run any number of times: nothing that depends on memory stays pending."""
        self.flush()
        for variable in list(self.undeclared):
            self.declare(variable)

    def _region(self, op: Operation, region: Region) -> None:
        with self._nested():
            self._block(_only_block(op, region))

    @contextmanager
    def _nested(self) -> Generator[None]:
        outer = self.scope
        self.scope = Scope(outer)
        self.depth += 1
        yield
        self.depth -= 1
        self.scope = outer


def _assignment(target: Expr, value: Expr, type_: CType) -> str:
    """`x = y;`, or `x += y;` where the value is the target's own and something else."""
    if value.parts is not None and value.parts[0] in ASSIGNING:
        operator, left, right = value.parts
        if left.text == target.text:
            return f"{target.text} {operator}= {right.text};"
        if right.text == target.text and operator in COMMUTATIVE:
            return f"{target.text} {operator}= {left.text};"
    return f"{target.text} = {converted(value, type_).text};"


def _only_block(op: Operation, region: Region) -> Block:
    blocks = list(region.blocks)
    if len(blocks) != 1:
        raise unsupported_at(op, f"{op.name} with {len(blocks)} blocks in C")
    return blocks[0]


_STATEMENTS: dict[type[Operation], Callable[[BodyPrinter, Any], None]] = {
    emitc.AssignOp: BodyPrinter.print_assign,
    emitc.DoOp: BodyPrinter.print_do,
    emitc.ForOp: BodyPrinter.print_for,
    emitc.IfOp: BodyPrinter.print_if,
    emitc.ReturnOp: BodyPrinter.print_return,
    emitc.SwitchOp: BodyPrinter.print_switch,
    emitc.VariableOp: BodyPrinter.print_variable,
    emitc.VerbatimOp: BodyPrinter.print_verbatim,
    emitc.YieldOp: lambda p, op: None,
}
