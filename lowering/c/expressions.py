"""C expressions as text with their precedence, so that they compose with the fewest parentheses that read well."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from xdsl.ir import SSAValue

from .literals import float_text, integer_text
from .types import BOOL, INT, UINT32, CType, common, promoted, same

# C's precedences, tightest first.
POSTFIX, UNARY, MUL, ADD, SHIFT, RELATION, EQUALITY, BIT_AND, BIT_XOR, BIT_OR, AND, OR, CONDITION = range(15, 2, -1)
_BITS = (SHIFT, BIT_AND, BIT_XOR, BIT_OR)
_COMPARISONS = (RELATION, EQUALITY)

PRECEDENCES = {
    **dict.fromkeys(("*", "/", "%"), MUL),
    **dict.fromkeys(("+", "-"), ADD),
    **dict.fromkeys(("<<", ">>"), SHIFT),
    **dict.fromkeys(("<", "<=", ">", ">="), RELATION),
    **dict.fromkeys(("==", "!="), EQUALITY),
    "&": BIT_AND,
    "^": BIT_XOR,
    "|": BIT_OR,
    "&&": AND,
    "||": OR,
}
COMMUTATIVE = frozenset(("+", "*", "&", "|", "^"))
# Operators that have an assignment form: `x += y`.
ASSIGNING = frozenset(("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>"))

# What an expression reads of memory that is no local variable of its own.
Memory = Literal["memory"]
MEMORY: Memory = "memory"
Place = SSAValue | Memory


@dataclass(frozen=True)
class Expr:
    """A piece of C.

    `type` is what the compiler computes it in, which for narrow integers is not the type of the op's result.
    `reads` are the places whose contents it depends on; `weight` counts its operators; `const` marks pointers to
    what may not be written, and places in it; `literal` is the number that it is; `parts` is how it came about.
    """

    text: str
    precedence: int
    type: CType | None
    reads: frozenset[Place] = frozenset()
    weight: int = 0
    const: bool = False
    literal: int | float | None = None
    parts: tuple[str, Expr, Expr] | None = None
    calls: bool = False

    @property
    def is_costly(self) -> bool:
        """Whether a branch might be worth skipping it: then the compiler should not be given the choice."""
        return bool(self.reads) or self.calls or self.weight > 3


def name(text: str, type_: CType, const: bool = False) -> Expr:
    return Expr(text, POSTFIX, type_, const=const)


def number(value: float, type_: CType) -> Expr:
    """A constant; an integer's text gets its suffix where an operator needs it (`typed`)."""
    if type_.kind == "float":
        text = float_text(value, type_)
    else:
        text = integer_text(int(value), type_, False)
        type_ = INT if type_ not in (BOOL, UINT32) and _fits(value) else type_
    precedence = UNARY if text.startswith("-") else POSTFIX
    return Expr(text, precedence, type_, literal=value)


def _fits(value: float) -> bool:
    return -(2**31) <= value < 2**31


def typed(expr: Expr, type_: CType) -> Expr:
    """The expression as a `type_`: a constant by its suffix, anything else that computes in another type by a cast."""
    if expr.literal is not None and type_.is_integer and isinstance(expr.literal, int):
        if type_.is_narrow or same(expr.type, type_):
            return expr
        text = integer_text(expr.literal, type_, True)
        return replace(expr, text=text, type=type_, precedence=UNARY if text[0] in "-(" else POSTFIX)
    if same(expr.type, type_) or (type_ is BOOL and _is_truth(expr)):
        return expr
    return cast(expr, type_.name, type_)


def converted(expr: Expr, type_: CType) -> Expr:
    """The expression where C converts it: as it stands, or with the cast that narrow integers ask for."""
    return typed(expr, type_) if type_.is_narrow and type_ is not BOOL else expr


def _is_truth(expr: Expr) -> bool:
    """Whether it is an `int` that can only be 0 or 1."""
    if expr.precedence in (RELATION, EQUALITY, AND, OR) or expr.text.startswith("!"):
        return True
    if expr.parts is not None and expr.parts[0] in ("&", "|", "^"):
        return all(part.type is BOOL or _is_truth(part) for part in expr.parts[1:])
    return False


def parenthesised(expr: Expr, precedence: int) -> str:
    """The text, in parentheses where it binds less tightly than `precedence`."""
    return expr.text if expr.precedence >= precedence else f"({expr.text})"


def cast(expr: Expr, text: str, type_: CType) -> Expr:
    """`(text)expr`"""
    return Expr(
        f"({text}){parenthesised(expr, UNARY)}",
        UNARY,
        type_,
        expr.reads,
        expr.weight + 1,
        expr.const,
        parts=("()", expr, expr),
        calls=expr.calls,
    )


def unary(operator: str, operand: Expr) -> Expr:
    """`-x`, `!x`, `~x`, `*x`, `&x`"""
    text = parenthesised(operand, UNARY)
    if operator in "+-&" and text.startswith(operator):
        text = f"({text})"
    type_ = INT if operator == "!" else promoted(operand.type) if operand.type else None
    return Expr(f"{operator}{text}", UNARY, type_, operand.reads, operand.weight + 1, calls=operand.calls)


def _operand(expr: Expr, operator: str, right: bool) -> str:
    """An operand of a binary operator, in parentheses where C, gcc's `-Wparentheses` or a reader needs them."""
    outer, inner = PRECEDENCES[operator], expr.precedence
    needs = inner < outer or (right and inner == outer)
    if inner < UNARY and not needs:
        mixes_bits = outer in _BITS and inner != outer
        shifts = outer == SHIFT or (inner == SHIFT and outer in _COMPARISONS)
        chains = outer in _COMPARISONS and inner in _COMPARISONS
        needs = mixes_bits or shifts or chains or (outer == OR and inner == AND)
    return f"({expr.text})" if needs else expr.text


def binary(operator: str, left: Expr, right: Expr, type_: CType | None = None) -> Expr:
    """`left operator right`, computed in C's common type of the two, or `type_`.

    `a + -0.5f` is written `a - 0.5f`, which is the same value also of floats.
    """
    if operator in ("+", "-") and right.literal is not None and right.text.startswith("-") and right.type is not None:
        operator, right = "-" if operator == "+" else "+", number(-right.literal, right.type)
    if type_ is None and left.type is not None and right.type is not None:
        type_ = promoted(left.type) if operator in ("<<", ">>") else common(left.type, right.type)
    return Expr(
        f"{_operand(left, operator, False)} {operator} {_operand(right, operator, True)}",
        PRECEDENCES[operator],
        type_,
        left.reads | right.reads,
        left.weight + right.weight + 1,
        left.const or right.const,
        parts=(operator, left, right),
        calls=left.calls or right.calls,
    )


def conditional(condition: Expr, yes: Expr, no: Expr, type_: CType) -> Expr:
    """`condition ? yes : no`"""
    arms = [parenthesised(arm, CONDITION + 1) for arm in (condition, yes, no)]
    return Expr(
        f"{arms[0]} ? {arms[1]} : {arms[2]}",
        CONDITION,
        type_,
        condition.reads | yes.reads | no.reads,
        condition.weight + yes.weight + no.weight + 1,
        yes.const or no.const,
        calls=condition.calls or yes.calls or no.calls,
    )


def call(callee: str, arguments: list[Expr], type_: CType) -> Expr:
    """`callee(arguments)`"""
    reads = frozenset[Place]().union(*(a.reads for a in arguments))
    text = f"{callee}({', '.join(a.text for a in arguments)})"
    return Expr(text, POSTFIX, type_, reads, 1 + sum(a.weight for a in arguments), calls=True)
