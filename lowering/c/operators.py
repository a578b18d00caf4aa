"""Ops as C expressions: one function for each op that has a value."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from xdsl.dialects.builtin import FloatAttr, IntegerAttr
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects import emitc
from hloom.dialects.diagnostics import error_at, unsupported_at

from . import library
from .analysis import known_comparison
from .expressions import (
    MEMORY,
    POSTFIX,
    UNARY,
    Expr,
    Place,
    binary,
    call,
    cast,
    conditional,
    name,
    number,
    parenthesised,
    typed,
    unary,
)
from .types import BOOL, FLOAT, INT, SIZE, CType, same

if TYPE_CHECKING:
    from .unit import Unit
    from .values import Values

_ARITHMETIC: dict[type[Operation], str] = {
    emitc.AddOp: "+",
    emitc.SubOp: "-",
    emitc.MulOp: "*",
    emitc.DivOp: "/",
    emitc.RemOp: "%",
    emitc.BitwiseAndOp: "&",
    emitc.BitwiseOrOp: "|",
    emitc.BitwiseXorOp: "^",
    emitc.BitwiseLeftShiftOp: "<<",
    emitc.BitwiseRightShiftOp: ">>",
    emitc.LogicalAndOp: "&&",
    emitc.LogicalOrOp: "||",
}
_UNARY: dict[type[Operation], str] = {
    emitc.UnaryMinusOp: "-",
    emitc.UnaryPlusOp: "+",
    emitc.BitwiseNotOp: "~",
    emitc.LogicalNotOp: "!",
}
_COMPARISONS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
_COMPARED: dict[str, Callable[[int, int], bool]] = {
    "==": int.__eq__,
    "!=": int.__ne__,
    "<": int.__lt__,
    "<=": int.__le__,
    ">": int.__gt__,
    ">=": int.__ge__,
}
_NEGATED = {"==": "!=", "!=": "=="}
_NEGATED_INTEGER = _NEGATED | {"<": ">=", ">=": "<", ">": "<=", "<=": ">"}


def constant(unit: Unit, op: Operation, value: Attribute, type_: CType) -> Expr:
    """A constant's or an initial value's text."""
    if isinstance(value, (IntegerAttr, FloatAttr)):
        if type_.kind == "float":
            unit.header_for_float(value.value.data)
            return number(value.value.data, type_)
        return number(_wrapped(int(value.value.data), type_), type_)
    if isinstance(value, emitc.OpaqueAttr):
        return word(unit, op, value.value.data, type_)
    raise unsupported_at(op, f"{op.name} of {value} in C")


def _wrapped(value: int, type_: CType) -> int:
    """The value of the type that has the same low bits: what C's cast gives, and what a signless attribute means."""
    if type_ is BOOL:
        return int(value != 0)
    low = value & ((1 << 8 * type_.size) - 1)
    return low - (1 << 8 * type_.size) if type_.kind == "signed" and low >> (8 * type_.size - 1) else low


def word(unit: Unit, op: Operation, text: str, type_: CType) -> Expr:
    """C text from the program: a number, or a word of the fixed table."""
    text = text.strip()
    if library.is_number(text):
        return Expr(text, UNARY if text.startswith("-") else POSTFIX, type_)
    header = library.WORDS.get(text)
    if header is None:
        raise unsupported_at(op, f"C text {text!r}", help="numbers and the names of standard limits are known")
    unit.need(header)
    return Expr(text, UNARY if text.startswith("-") else POSTFIX, type_)


def _constant(p: Values, op: Any) -> Expr:
    return constant(p.unit, op, op.value, p.type_of(op.result))


def _literal(p: Values, op: Any) -> Expr:
    return word(p.unit, op, op.value.data, p.type_of(op.result))


def _arithmetic(p: Values, op: Any) -> Expr:
    operator = _ARITHMETIC[type(op)]
    if operator in ("&&", "||"):
        p.settle(op.operands[1])
    left, right = p.operands(op)
    if operator == "^" and p.type_of(op.result) is BOOL and right.literal == 1:
        return negated(left)
    if (folded := _folded(operator, left, right, p.type_of(op.results[0]))) is not None:
        return number(folded, p.type_of(op.results[0]))
    if left.literal is not None and right.literal is not None:
        left = typed(left, p.type_of(op.operands[0]))
    if operator in ("<<", ">>"):
        left = typed(left, p.type_of(op.operands[0]))
        right = right if right.literal is None else number(right.literal, INT)
    return binary(operator, left, right)


_FOLDED: dict[str, Callable[[int, int], int]] = {
    "+": int.__add__,
    "-": int.__sub__,
    "*": int.__mul__,
    "&": int.__and__,
    "|": int.__or__,
    "^": int.__xor__,
}


def _folded(operator: str, left: Expr, right: Expr, type_: CType) -> int | None:
    """The value of arithmetic on two integer constants, of whose overflow compilers would warn."""
    fold = _FOLDED.get(operator)
    if fold is None or not (isinstance(left.literal, int) and isinstance(right.literal, int)) or not type_.is_integer:
        return None
    value = fold(left.literal, right.literal)
    if type_.kind == "unsigned" and type_.rank != SIZE.rank:
        return value & ((1 << 8 * type_.size) - 1)
    return value if 0 <= value < 1 << (8 * min(type_.size, 4) - 1) else None


def negated(operand: Expr) -> Expr:
    """`!x`, or the opposite comparison where that is exact for all values."""
    if operand.parts is not None:
        operator, left, right = operand.parts
        is_integer = all(part.type is not None and part.type.is_integer for part in (left, right))
        opposite = (_NEGATED_INTEGER if is_integer else _NEGATED).get(operator)
        if opposite is not None:
            return binary(opposite, left, right, operand.type)
    return unary("!", operand)


def _unary(p: Values, op: Any) -> Expr:
    (operand,) = p.operands(op)
    if isinstance(op, emitc.LogicalNotOp):
        return negated(operand)
    type_ = p.type_of(op.results[0])
    operator = _UNARY[type(op)]
    if operator in "-~" and isinstance(operand.literal, int) and type_.is_narrow and type_.kind == "unsigned":
        value = -operand.literal if operator == "-" else ~operand.literal
        return number(_wrapped(value, type_), type_)
    return unary(operator, operand)


def _comparison(p: Values, op: Any) -> Expr:
    operator = _COMPARISONS.get(op.comparison)
    if operator is None:
        raise unsupported_at(op, "a three-way comparison in C")
    if (known := known_comparison(op)) is not None:
        return number(known, BOOL)
    left, right = p.operands(op)
    types = p.type_of(op.operands[0]), p.type_of(op.operands[1])
    if types[0].is_integer and (known := _known(operator, left, right)) is not None:
        return number(known, BOOL)
    if left.literal is not None and right.literal is not None:
        left = typed(left, types[0])
    if types[1].kind == "signed" and types[0].kind == "unsigned" and right.literal is None:
        right = cast(right, types[0].name, types[0])
    elif types[0].kind == "signed" and types[1].kind == "unsigned" and left.literal is None:
        left = cast(left, types[1].name, types[1])
    return binary(operator, left, right, BOOL)


def _known(operator: str, left: Expr, right: Expr) -> bool | None:
    """Comparisons of integers of which compilers say that they hold always or never."""
    if isinstance(left.literal, int) and isinstance(right.literal, int):
        return _COMPARED[operator](left.literal, right.literal)
    if left.text == right.text and not left.calls:
        return operator in ("==", "<=", ">=")
    return None


def _conditional(p: Values, op: Any) -> Expr:
    p.settle(op.true_value)
    p.settle(op.false_value)
    condition, yes, no = p.operands(op)
    return conditional(condition, yes, no, p.type_of(op.result))


def _cast(p: Values, op: Any) -> Expr:
    dest, operand = p.type_of(op.dest), p.operands(op)[0]
    if isinstance(op.source.type, emitc.ArrayType):
        return Expr(operand.text, operand.precedence, dest, const=operand.const)
    source = p.type_of(op.source)
    if dest is BOOL and source is not BOOL:
        return binary("!=", operand, number(0, source), BOOL)
    if isinstance(operand.literal, int) and dest.is_integer:
        return number(_wrapped(operand.literal, dest), dest)
    if dest.kind == "pointer":
        return _pointer_cast(p, op, operand, source, dest)
    if source.kind == "pointer":
        raise unsupported_at(op, f"a cast from {op.source.type} to {op.dest.type} in C")
    if same(operand.type, dest) and same(source, dest) and operand.literal is None:
        return operand
    return cast(operand, dest.name, dest)


def _pointer_cast(p: Values, op: Any, operand: Expr, source: CType, dest: CType) -> Expr:
    if source.kind != "pointer" or dest.pointee is None:
        raise unsupported_at(op, f"a cast from {op.source.type} to {op.dest.type} in C")
    if source == dest:
        return operand
    if operand.parts is not None and operand.parts[0] == "()":
        operand = operand.parts[1]  # (float *)(uint8_t *)workspace
    return cast(operand, dest.pointee.pointer(operand.const), dest)


def _load(p: Values, op: Any) -> Expr:
    (place,) = p.operands(op)
    reads = frozenset[Place]() if _is_constant(op.operand) else frozenset((p.unit.places.root(op.operand),))
    loaded = Expr(place.text, place.precedence, place.type, reads | place.reads, place.weight)
    if p.type_of(op.result) is BOOL and place.type is not BOOL:
        return binary("!=", loaded, number(0, place.type or BOOL), BOOL)
    return loaded


def _is_constant(lvalue: SSAValue) -> bool:
    """Whether an lvalue is in a constant array of the file, which nothing writes."""
    owner = lvalue.owner
    while isinstance(owner, (emitc.SubscriptOp, emitc.CastOp)):
        owner = owner.operands[0].owner
    return isinstance(owner, emitc.GetGlobalOp)


def _subscript(p: Values, op: Any) -> Expr:
    for index in op.indices:
        p.settle(index, reads_only=True)
    if not isinstance(op.value.type, emitc.ArrayType):
        p.settle_pointer(op.value)
    base, *indices = p.operands(op)
    if isinstance(op.value.type, emitc.OpaqueType):
        raise unsupported_at(op, f"a subscript of {op.value.type} in C")
    text = parenthesised(base, POSTFIX) + "".join(f"[{index.text}]" for index in indices)
    weight = sum(index.weight for index in indices)
    parts = ("[]", base, indices[0]) if len(indices) == 1 else None
    return Expr(text, POSTFIX, p.element_type(op.value.type), weight=weight, const=base.const, parts=parts)


def _address_of(p: Values, op: Any) -> Expr:
    """`x + i` rather than `&x[i]`, and `x` where the index is 0."""
    type_ = p.type_of(op.result)
    place = p.operands(op)[0]
    if place.parts is not None:
        _, base, index = place.parts
        if index.literal == 0:
            return replace(base, type=type_)
        return replace(binary("+", base, index, type_), const=place.const)
    if place.text.startswith("*"):
        return name(place.text[1:], type_, place.const)
    return Expr(f"&{parenthesised(place, UNARY)}", UNARY, type_, weight=1, const=place.const)


def _dereference(p: Values, op: Any) -> Expr:
    pointer = op.operands[0]
    p.settle_pointer(pointer)
    (operand,) = p.operands(op)
    return Expr(f"*{parenthesised(operand, UNARY)}", UNARY, p.element_type(pointer.type), const=operand.const)


def _apply(p: Values, op: Any) -> Expr:
    if op.applicableOperator.data == "&":
        return _address_of(p, op)
    place = _dereference(p, op)
    return Expr(place.text, place.precedence, place.type, frozenset((MEMORY,)), 1)


def _get_global(p: Values, op: Any) -> Expr:
    symbol = op.name_.root_reference.data
    if (found := p.unit.globals.get(symbol)) is None:
        raise error_at(op, f"emitc.get_global: '{symbol}' does not reference a valid emitc.global")
    return name(found, p.element_type(op.result.type), const=True)


def _call(p: Values, op: Any) -> Expr:
    symbol = op.callee.root_reference.data
    callee = p.unit.callee(op, symbol)
    arguments = p.arguments(op)
    for number_, (argument, operand, is_const) in enumerate(
        zip(arguments, op.operands, callee.const_arguments, strict=True)
    ):
        if argument.const and not is_const and p.type_of(operand).kind == "pointer":
            raise error_at(op, f"emitc.call: argument {number_} of @{symbol} is constant, but not marked hloom.const")
    return call(callee.name, arguments, p.result_type(op))


def _call_opaque(p: Values, op: Any) -> Expr:
    if op.args is not None or op.template_args is not None:
        raise unsupported_at(op, "emitc.call_opaque with args or template_args in C")
    callee = op.callee.data
    if callee == library.BITCAST:
        return _bitcast(p, op)
    found = library.find_function(callee)
    if found is None:
        raise unsupported_at(op, f"a call of {callee!r}", help="the C functions that may be called are a fixed table")
    if len(op.operands) != found.arity:
        raise error_at(op, f"emitc.call_opaque: {found.name} takes {found.arity} arguments, not {len(op.operands)}")
    arguments, type_ = p.arguments(op), p.result_type(op)
    if found.name == "fma" and p.unit.profile == "portable":
        return binary("+", binary("*", arguments[0], arguments[1]), arguments[2])
    p.unit.need(found.header)
    return call(found.name + ("f" if found.widths and type_ == FLOAT else ""), arguments, type_)


def _bitcast(p: Values, op: Any) -> Expr:
    source, dest = p.type_of(op.operands[0]), p.result_type(op)
    if len(op.operands) != 1 or source.size != dest.size or "pointer" in (source.kind, dest.kind):
        raise error_at(op, f"emitc.call_opaque: a bit cast from {source.name} to {dest.name}")
    return call(p.unit.bitcast(source, dest), p.arguments(op), dest)


def _expression(p: Values, op: Any) -> Expr:
    """The body's ops, where its arguments stand for the operands."""
    for argument, operand in zip(op.region.block.args, op.defs, strict=True):
        p.alias(argument, operand)
    *body, last = op.region.block.ops
    for inner in body:
        p.evaluate(inner)
    return p.take(last.operands[0])


OPERATORS: dict[type[Operation], Callable[[Values, Any], Expr]] = {
    **dict.fromkeys(_ARITHMETIC, _arithmetic),
    **dict.fromkeys(_UNARY, _unary),
    emitc.AddressOfOp: _address_of,
    emitc.ApplyOp: _apply,
    emitc.CallOp: _call,
    emitc.CallOpaqueOp: _call_opaque,
    emitc.CastOp: _cast,
    emitc.CmpOp: _comparison,
    emitc.ConditionalOp: _conditional,
    emitc.ConstantOp: _constant,
    emitc.DereferenceOp: _dereference,
    emitc.ExpressionOp: _expression,
    emitc.GetGlobalOp: _get_global,
    emitc.LiteralOp: _literal,
    emitc.LoadOp: _load,
    emitc.SubscriptOp: _subscript,
}
