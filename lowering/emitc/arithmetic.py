"""`arith` and `math` in C: operators, casts and the functions of C's library.

Integers are computed in unsigned types where they may wrap around, which is undefined in C's signed ones. Guards
against division by zero and the like were made above; what reaches this stage is defined.
"""

from __future__ import annotations

import math as pymath
from collections.abc import Callable
from typing import Any

import numpy as np
from xdsl.dialects import arith, math
from xdsl.dialects.builtin import Float32Type, FloatAttr, IndexType, IntegerAttr, IntegerType, StringAttr, i32
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects import emitc
from hloom.dialects.arith import RemFOp
from hloom.dialects.diagnostics import unsupported_at

from ..dtypes import element_dtype
from .translator import Handlers, Translator
from .types import I1, INDEX, convert_type, is_integer, is_small_integer, storage_of, unsigned_of, wrapping_of


def lower_constant(t: Translator, op: arith.ConstantOp) -> None:
    if not isinstance(op.value, IntegerAttr | FloatAttr):
        raise unsupported_at(op, f"constant of type {op.result.type} at stage 'emitc'")
    if isinstance(op.result.type, IndexType):
        assert isinstance(op.value, IntegerAttr)
        return t.bind(op.result, t.index_constant(op.value.value.data))
    type_ = convert_type(op.result.type, op)
    return t.bind(op.result, t.constant(stored_constant(op.value, type_), type_))


def stored_constant(value: IntegerAttr | FloatAttr, type_: Attribute) -> IntegerAttr | FloatAttr:
    """The constant, or, for a type that C does not have, the unsigned integer `type_` that stores its bits."""
    if not is_integer(type_) or value.type == type_:
        return value
    if isinstance(value, IntegerAttr):
        assert isinstance(value.type, IntegerType)
        return IntegerAttr(value.value.data & ((1 << value.type.bitwidth) - 1), type_)
    exact = np.array(value.value.data).astype(element_dtype(value.type))
    return IntegerAttr(int(exact.view(element_dtype(type_))), type_)


def constant_integer(value: SSAValue) -> int | None:
    """The number that a value of the loops is, where it is an integer constant."""
    op = value.owner
    return op.value.value.data if isinstance(op, arith.ConstantOp) and isinstance(op.value, IntegerAttr) else None


# Integers


def _wrapping(class_: type[Operation]) -> Callable[[Translator, Any], None]:
    def lower(t: Translator, op: Any) -> None:
        type_ = op.result.type
        if isinstance(type_, IndexType):
            return t.bind(op.result, t.make(class_, t.values(op.operands), INDEX))
        if type_.width.data == 1:
            return t.bind(op.result, t.make(_MODULO_2[class_], t.values(op.operands), I1))
        if type_.width.data >= 32 and arith.IntegerOverflowFlag.NSW in op.overflow_flags.data:
            return t.bind(op.result, t.make(class_, t.values(op.operands), type_))
        wide = wrapping_of(type_)
        return t.bind_wrapped(op.result, t.make(class_, [t.wrapping(value, wide) for value in op.operands], wide))

    return lower


_MODULO_2: dict[type[Operation], type[Operation]] = {
    emitc.AddOp: emitc.BitwiseXorOp,
    emitc.SubOp: emitc.BitwiseXorOp,
    emitc.MulOp: emitc.BitwiseAndOp,
}


def _signed(class_: type[Operation]) -> Callable[[Translator, Any], None]:
    def lower(t: Translator, op: Any) -> None:
        t.bind(op.result, t.make(class_, t.values(op.operands), convert_type(op.result.type, op)))

    return lower


def _unsigned_operands(t: Translator, op: Operation) -> list[SSAValue]:
    """The operands in the unsigned type of their own width."""
    type_ = op.operands[0].type
    if isinstance(type_, IndexType):
        return [t.cast(value, emitc.SizeTType()) for value in t.values(op.operands)]
    assert is_integer(type_)
    return [t.wrapping(value, unsigned_of(type_)) for value in op.operands]


def _unsigned(class_: type[Operation]) -> Callable[[Translator, Any], None]:
    def lower(t: Translator, op: Any) -> None:
        operands = _unsigned_operands(t, op)
        t.bind_wrapped(op.result, t.make(class_, operands, operands[0].type))

    return lower


def lower_shift_left(t: Translator, op: arith.ShLIOp) -> None:
    type_ = op.result.type
    if not is_integer(type_) or type_.width.data == 1:
        raise unsupported_at(op, f"arith.shli on {type_}")
    wide = wrapping_of(type_)
    operands = [t.wrapping(op.lhs, wide), t.cast(t.value(op.rhs), wide)]
    t.bind_wrapped(op.result, t.make(emitc.BitwiseLeftShiftOp, operands, wide))


def lower_xor(t: Translator, op: arith.XOrIOp) -> None:
    """`x ^ true` is how `arith` says not."""
    type_ = convert_type(op.result.type, op)
    if type_ == I1 and constant_integer(op.rhs) in (-1, 1):
        return t.bind(op.result, t.make(emitc.LogicalNotOp, [t.value(op.lhs)], I1))
    return t.bind(op.result, t.make(emitc.BitwiseXorOp, t.values(op.operands), type_))


_SIGNED_PREDICATES = ("eq", "ne", "lt", "le", "gt", "ge")
_UNSIGNED_PREDICATES = ("lt", "le", "gt", "ge")


def compare(t: Translator, predicate: str, lhs: SSAValue, rhs: SSAValue) -> SSAValue:
    number = IntegerAttr(emitc.CMP_PREDICATES.index(predicate), IntegerType(64))
    op = emitc.CmpOp.create(operands=[lhs, rhs], result_types=[I1], properties={"predicate": number})
    return t.add(op).results[0]


def lower_cmpi(t: Translator, op: arith.CmpiOp) -> None:
    code = op.predicate.value.data
    if code < len(_SIGNED_PREDICATES):
        return t.bind(op.result, compare(t, _SIGNED_PREDICATES[code], t.value(op.lhs), t.value(op.rhs)))
    lhs, rhs = _unsigned_operands(t, op)
    predicate = _UNSIGNED_PREDICATES[code - len(_SIGNED_PREDICATES)]
    return t.bind(op.result, compare(t, predicate, lhs, rhs))


def _integer_choice(predicate: str, unsigned: bool) -> Callable[[Translator, Any], None]:
    def lower(t: Translator, op: Any) -> None:
        lhs, rhs = t.values(op.operands)
        a, b = _unsigned_operands(t, op) if unsigned else (lhs, rhs)
        t.bind(op.result, t.make(emitc.ConditionalOp, [compare(t, predicate, a, b), lhs, rhs], lhs.type))

    return lower


def _rounded_quotient(step: int) -> Callable[[Translator, Any], None]:
    """A signed quotient rounded down (`step` -1) or up (1), where C rounds to zero.

    They differ where there is a remainder, and its sign (the dividend's) is not the divisor's, or is the divisor's.
    """

    def lower(t: Translator, op: Any) -> None:
        lhs, rhs = t.values(op.operands)
        type_ = lhs.type
        zero = _number(t, 0, op.result.type)
        quotient, remainder = t.make(emitc.DivOp, [lhs, rhs], type_), t.make(emitc.RemOp, [lhs, rhs], type_)
        if (divisor := constant_integer(op.rhs)) is not None and divisor > 0:
            off = compare(t, "lt" if step < 0 else "gt", remainder, zero)
        else:
            signs = [compare(t, "lt", value, zero) for value in (remainder, rhs)]
            off = compare(t, "ne" if step < 0 else "eq", *signs)
            off = t.make(emitc.LogicalAndOp, [compare(t, "ne", remainder, zero), off], I1)
        class_ = emitc.AddOp if step > 0 else emitc.SubOp
        t.bind(op.result, t.make(class_, [quotient, t.cast(off, type_)], type_))

    return lower


def _number(t: Translator, number: int, type_: Attribute) -> SSAValue:
    """An integer constant of a type of the loops."""
    if isinstance(type_, IndexType):
        return t.index_constant(number)
    assert is_integer(type_)
    return t.constant(IntegerAttr(number, type_), type_)


def lower_abs(t: Translator, op: math.AbsIOp) -> None:
    type_ = op.result.type
    assert is_integer(type_)
    wide = wrapping_of(type_)
    value, zero = t.value(op.operand), _number(t, 0, type_)
    wrapped = t.wrapping(op.operand, wide)
    negated = t.make(emitc.SubOp, [t.cast(zero, wide), wrapped], wide)
    t.bind_wrapped(op.result, t.make(emitc.ConditionalOp, [compare(t, "lt", value, zero), negated, wrapped], wide))


# Casts


def lower_cast(t: Translator, op: Operation) -> None:
    """Casts that C makes as we mean them: between floats, of signed integers, and of what is in range."""
    value, type_ = t.value(op.operands[0]), convert_type(op.results[0].type, op)
    if value.type == I1:  # true is -1 as a signed number
        if not isinstance(op, arith.IndexCastOp | arith.ExtSIOp | arith.SIToFPOp):
            raise unsupported_at(op, f"{op.name} of i1")
        return t.bind(op.results[0], t.make(emitc.UnaryMinusOp, [t.cast(value, type_)], type_))
    return t.bind(op.results[0], t.cast(value, type_))


def lower_signed_cast(t: Translator, op: arith.ExtSIOp | arith.IndexCastOp) -> None:
    """From a signed integer; what fills only a part of a byte is moved up to the sign, and down again."""
    source, target = op.operands[0].type, op.results[0].type
    if is_small_integer(target):
        return t.bind(op.results[0], _low_bits(t, _signed_value(t, op.operands[0]), target))
    if is_small_integer(source):
        return t.bind(op.results[0], t.cast(_signed_value(t, op.operands[0]), convert_type(target, op)))
    return lower_cast(t, op)


def _signed_value(t: Translator, old: SSAValue) -> SSAValue:
    value = t.value(old)
    if not is_small_integer(old.type):
        return value
    wide = wrapping_of(old.type)
    by = t.constant(IntegerAttr(wide.bitwidth - old.type.bitwidth, wide), wide)
    raised = t.make(emitc.BitwiseLeftShiftOp, [t.cast(value, wide), by], wide)
    return t.make(emitc.BitwiseRightShiftOp, [t.cast(raised, i32), by], i32)


def _low_bits(t: Translator, value: SSAValue, type_: IntegerType) -> SSAValue:
    """The lowest bits, as many as `type_` has, in a byte."""
    byte = storage_of(type_)
    mask = t.constant(IntegerAttr((1 << type_.bitwidth) - 1, byte), byte)
    if value.type == I1:
        return t.cast(value, byte)
    return t.make(emitc.BitwiseAndOp, [t.cast(value, byte), mask], byte)


def lower_unsigned_cast(t: Translator, op: arith.ExtUIOp | arith.UIToFPOp) -> None:
    """From an unsigned integer."""
    value, type_ = t.value(op.operands[0]), convert_type(op.results[0].type, op)
    if is_small_integer(source := op.operands[0].type):
        return t.bind(op.results[0], t.cast(_low_bits(t, value, source), type_))
    if is_small_integer(op.results[0].type):
        return t.bind(op.results[0], _low_bits(t, value, op.results[0].type))
    if is_integer(value.type) and value.type != I1:
        value = t.wrapping(op.operands[0], unsigned_of(value.type))
    return t.bind(op.results[0], t.cast(value, type_))


def lower_to_unsigned(t: Translator, op: arith.FPToUIOp) -> None:
    type_ = op.result.type
    assert is_integer(type_)
    t.bind_wrapped(op.result, t.cast(t.value(op.input), unsigned_of(type_)))


def lower_trunc(t: Translator, op: arith.TruncIOp) -> None:
    """The low bits; `(bool)x` would ask whether any bit is set."""
    value = t.value(op.input)
    if op.result.type == I1 and is_integer(value.type):
        one = t.constant(IntegerAttr(1, value.type), value.type)
        value = t.make(emitc.BitwiseAndOp, [value, one], value.type)
    elif is_small_integer(op.result.type):
        value = _low_bits(t, value, op.result.type)
    t.bind(op.result, t.cast(value, convert_type(op.result.type, op)))


def lower_bitcast(t: Translator, op: arith.BitcastOp) -> None:
    value, type_ = t.value(op.input), convert_type(op.result.type, op)
    if is_integer(value.type) and is_integer(type_):
        return t.bind(op.result, t.cast(value, type_))
    return t.bind(op.result, call_opaque(t, "bitcast", [t.value(op.input)], convert_type(op.result.type, op)))


def lower_select(t: Translator, op: arith.SelectOp) -> None:
    t.bind(op.result, t.make(emitc.ConditionalOp, t.values(op.operands), convert_type(op.result.type, op)))


# Floats


def call_opaque(t: Translator, callee: str, operands: list[SSAValue], type_: Attribute) -> SSAValue:
    properties: dict[str, Attribute] = {"callee": StringAttr(callee)}
    return t.add(emitc.CallOpaqueOp.create(operands=operands, result_types=[type_], properties=properties)).results[0]


def _c_function(name: str) -> Callable[[Translator, Any], None]:
    def lower(t: Translator, op: Any) -> None:
        type_ = convert_type(op.results[0].type, op)
        suffix = "f" if isinstance(type_, Float32Type) else ""
        t.bind(op.results[0], call_opaque(t, name + suffix, t.values(op.operands), type_))

    return lower


# arith.cmpf's predicates: the comparisons of which any must hold, and whether the answer is then negated.
_ORDERED: dict[int, tuple[tuple[str, ...], bool]] = {
    1: (("eq",), False),
    2: (("gt",), False),
    3: (("ge",), False),
    4: (("lt",), False),
    5: (("le",), False),
    6: (("lt", "gt"), False),
    8: (("lt", "gt"), True),
    9: (("le",), True),
    10: (("lt",), True),
    11: (("ge",), True),
    12: (("gt",), True),
    13: (("ne",), False),
}
_ORD, _UNO = 7, 14


def lower_cmpf(t: Translator, op: arith.CmpfOp) -> None:
    code, lhs, rhs = op.predicate.value.data, t.value(op.lhs), t.value(op.rhs)
    if code in _ORDERED:
        predicates, negated = _ORDERED[code]
        parts = [compare(t, predicate, lhs, rhs) for predicate in predicates]
        result = parts[0] if len(parts) == 1 else t.make(emitc.LogicalOrOp, parts, I1)
        result = t.make(emitc.LogicalNotOp, [result], I1) if negated else result
    elif code in (_ORD, _UNO):
        parts = [compare(t, "eq" if code == _ORD else "ne", value, value) for value in dict.fromkeys((lhs, rhs))]
        both = emitc.LogicalAndOp if code == _ORD else emitc.LogicalOrOp
        result = parts[0] if len(parts) == 1 else t.make(both, parts, I1)
    else:
        result = t.constant(IntegerAttr(int(code != 0), I1), I1)
    t.bind(op.result, result)


def _extremum(strict: str, loose: str, tie: float) -> Callable[[Translator, Any], None]:
    """Propagates NaN, and prefers the zero with the sign of `tie`: a function, or one comparison with a constant."""

    def lower(t: Translator, op: Any) -> None:
        type_ = convert_type(op.result.type, op)
        for x, c in ((op.lhs, op.rhs), (op.rhs, op.lhs)):
            limit = _float_constant(c)
            if limit is not None and limit == limit:
                yields = limit == 0 and pymath.copysign(1.0, limit) != tie
                value, bound = t.value(x), t.value(c)
                beyond = compare(t, strict if yields else loose, value, bound)
                return t.bind(op.result, t.make(emitc.ConditionalOp, [beyond, bound, value], type_))
        suffix = "f32" if isinstance(type_, Float32Type) else "f64"
        callee = t.library.call(f"hloom_{op.name.removeprefix('arith.')}_{suffix}")
        call = emitc.CallOp.create(operands=t.values(op.operands), result_types=[type_], properties={"callee": callee})
        return t.bind(op.result, t.add(call).results[0])

    return lower


def _float_constant(value: SSAValue) -> float | None:
    op = value.owner
    return op.value.value.data if isinstance(op, arith.ConstantOp) and isinstance(op.value, FloatAttr) else None


ARITHMETIC: Handlers = {
    arith.ConstantOp: lower_constant,
    arith.AddiOp: _wrapping(emitc.AddOp),
    arith.SubiOp: _wrapping(emitc.SubOp),
    arith.MuliOp: _wrapping(emitc.MulOp),
    arith.DivSIOp: _signed(emitc.DivOp),
    arith.RemSIOp: _signed(emitc.RemOp),
    arith.DivUIOp: _unsigned(emitc.DivOp),
    arith.RemUIOp: _unsigned(emitc.RemOp),
    arith.FloorDivSIOp: _rounded_quotient(-1),
    arith.CeilDivSIOp: _rounded_quotient(1),
    arith.AndIOp: _signed(emitc.BitwiseAndOp),
    arith.OrIOp: _signed(emitc.BitwiseOrOp),
    arith.XOrIOp: lower_xor,
    arith.ShLIOp: lower_shift_left,
    arith.ShRSIOp: _signed(emitc.BitwiseRightShiftOp),
    arith.ShRUIOp: _unsigned(emitc.BitwiseRightShiftOp),
    arith.MaxSIOp: _integer_choice("gt", unsigned=False),
    arith.MinSIOp: _integer_choice("lt", unsigned=False),
    arith.MaxUIOp: _integer_choice("gt", unsigned=True),
    arith.MinUIOp: _integer_choice("lt", unsigned=True),
    arith.CmpiOp: lower_cmpi,
    arith.CmpfOp: lower_cmpf,
    arith.SelectOp: lower_select,
    arith.AddfOp: _signed(emitc.AddOp),
    arith.SubfOp: _signed(emitc.SubOp),
    arith.MulfOp: _signed(emitc.MulOp),
    arith.DivfOp: _signed(emitc.DivOp),
    RemFOp: _c_function("fmod"),
    arith.NegfOp: _signed(emitc.UnaryMinusOp),
    arith.MaximumfOp: _extremum("lt", "le", 1.0),
    arith.MinimumfOp: _extremum("gt", "ge", -1.0),
    arith.MaxnumfOp: _c_function("fmax"),
    arith.MinnumfOp: _c_function("fmin"),
    arith.IndexCastOp: lower_signed_cast,
    arith.ExtSIOp: lower_signed_cast,
    arith.SIToFPOp: lower_cast,
    arith.FPToSIOp: lower_cast,
    arith.ExtFOp: lower_cast,
    arith.TruncFOp: lower_cast,
    arith.ExtUIOp: lower_unsigned_cast,
    arith.UIToFPOp: lower_unsigned_cast,
    arith.FPToUIOp: lower_to_unsigned,
    arith.TruncIOp: lower_trunc,
    arith.BitcastOp: lower_bitcast,
    math.AbsIOp: lower_abs,
    math.AbsFOp: _c_function("fabs"),
    math.CeilOp: _c_function("ceil"),
    math.CopySignOp: _c_function("copysign"),
    math.FloorOp: _c_function("floor"),
    math.FmaOp: _c_function("fma"),
    math.RoundEvenOp: _c_function("rint"),
    math.RoundOp: _c_function("round"),
    math.SqrtOp: _c_function("sqrt"),
    math.TruncOp: _c_function("trunc"),
}
