"""What each elementwise op does to scalars, by the kind of its elements, and what that costs in additions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias, cast

from xdsl.dialects import arith, complex, math
from xdsl.dialects.builtin import IntegerAttr, TensorType, f32, i1
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.arith import RemFOp
from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.math import ErfcOp
from hloom.dialects.stablehlo.tensors import Kind

from . import conversions, integers, special
from .scalars import Body
from .types import element_kind, is_small_float, part_of

Emit: TypeAlias = Callable[[Body, Operation, Sequence[SSAValue]], SSAValue]

PRED, SINT, UINT, FLOAT, COMPLEX = Kind.PRED, Kind.SINT, Kind.UINT, Kind.FLOAT, Kind.COMPLEX
CHEAP, DIVISION, ROOT, TRANSCENDENTAL = 1, 4, 8, 16


def element_of(value: SSAValue) -> Attribute:
    """The StableHLO element type of a tensor."""
    return cast(TensorType[Any], value.type).element_type


def kind_of_operand(op: Operation) -> Kind:
    return element_kind(element_of(op.operands[0]))


def by_kind(*cases: tuple[Kind, type[Operation] | Emit]) -> Emit:
    """What to do by the kind of the first operand's elements: an op with their type, or a function."""
    table = {kind: how for kinds, how in cases for kind in kinds}

    def emit(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
        how = table.get(kind_of_operand(op))
        if how is None:
            raise unsupported_at(op, f"{op.name} of {element_of(op.operands[0])}")
        return body.emit(how, *args) if isinstance(how, type) else how(body, op, args)

    return emit


def _same(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return args[0]


def _part(name: type[Operation]) -> Emit:
    def emit(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
        return body.emit(name, args[0], type=part_of(args[0].type))

    return emit


def _imaginary_of_real(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return body.like(0, args[0])


def _make_complex(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return body.make_complex(args[0], args[1], element_of(op.results[0]))


def _sign(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    """±1; zeros keep their sign and NaN stays."""
    (x,) = args
    unit = body.emit(math.CopySignOp, body.like(1, x), x)
    nonzero = body.compare("one", x, body.like(0, x))
    return body.select(nonzero, unit, x)


def _logistic(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    """1 / (1 + e) or e / (1 + e) with e = exp(-|x|), which is at most 1: what is tiny is not lost."""
    (x,) = args
    one, negative = body.like(1, x), body.compare("olt", x, body.like(0, x))
    small = body.emit(math.ExpOp, body.emit(arith.NegfOp, body.emit(math.AbsFOp, x)))
    return body.emit(arith.DivfOp, body.select(negative, small, one), body.emit(arith.AddfOp, one, small))


def _complex_logistic(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    (x,) = args
    one = _complex_number(body, 1, x.type)
    exponential = body.emit(complex.ExpOp, body.emit(complex.NegOp, x))
    return body.emit(complex.DivOp, one, body.emit(complex.AddOp, one, exponential))


def _complex_number(body: Body, value: float, type_: Attribute) -> SSAValue:
    part = part_of(type_)
    return body.make_complex(body.constant(value, part), body.constant(0, part), type_)


def _complex_cbrt(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return body.emit(complex.PowOp, args[0], _complex_number(body, 1 / 3, args[0].type))


def _complex_max(predicate: str) -> Emit:
    """The greater or lesser complex number, the real parts deciding before the imaginary ones."""

    def emit(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
        x, y = args
        (xr, yr), (xi, yi) = ([_part(p)(body, op, [v]) for v in args] for p in (complex.ReOp, complex.ImOp))
        tie = body.all_of([body.compare("oeq", xr, yr), body.compare(predicate, xi, yi)])
        first = body.emit(arith.OrIOp, body.compare(predicate, xr, yr), tie)
        return body.select(first, x, y)

    return emit


# Compare direction -> predicates for (signed, unsigned, float) elements.
_PREDICATES = {
    "EQ": ("eq", "eq", "oeq"),
    "NE": ("ne", "ne", "une"),
    "LT": ("slt", "ult", "olt"),
    "LE": ("sle", "ule", "ole"),
    "GT": ("sgt", "ugt", "ogt"),
    "GE": ("sge", "uge", "oge"),
}


def _enum(op: Operation, name: str) -> str | None:
    """The name that an enumeration property says, None where the op lacks it."""
    attr: Any = op.properties.get(name)
    return None if attr is None else str(attr.data.value)


def _compare(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    direction = _enum(op, "comparison_direction")
    assert direction is not None
    signed, unsigned, floating = _PREDICATES[direction]
    kind = kind_of_operand(op)
    if kind is COMPLEX:
        return body.emit(complex.EqualOp if direction == "EQ" else complex.NotEqualOp, *args, type=i1)
    if kind is not FLOAT:
        return body.compare(signed if kind is SINT else unsigned, *args)
    if _enum(op, "compare_type") == "TOTALORDER":
        x, y = (conversions.total_order(body, value) for value in args)
        return body.compare(signed, x, y)
    return body.compare(floating, *args)


def _select(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return body.select(*args)


def _clamp(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    low, x, high = args
    larger, smaller = _MAXIMUM(body, op, [x, low]), _MINIMUM
    return smaller(body, op, [larger, high])


def _convert(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return conversions.convert(body, args[0], element_of(op.operands[0]), element_of(op.results[0]))


def _bitcast(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return conversions.bitcast(body, op, args, element_of(op.results[0]))


def _reduce_precision(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    exponent, mantissa = (cast(IntegerAttr[Any], op.properties[f"{n}_bits"]) for n in ("exponent", "mantissa"))
    return conversions.reduce_precision(body, op, args, exponent.value.data, mantissa.value.data)


def _is_finite(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return conversions.is_finite(body, args[0])


def _is_infinite(predicate: str, bound: float, absolute: bool = False) -> Emit:
    def emit(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
        x = conversions.widened(body, args[0])
        if absolute:
            x = body.emit(math.AbsFOp, x)
        return body.compare(predicate, x, body.like(bound, x))

    return emit


def _square(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return _MULTIPLY(body, op, [args[0], args[0]])


def _conjugate(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return body.emit(complex.ConjOp, args[0])


def in_f32(emit: Emit) -> Emit:
    """Small floats computed in f32 and rounded once at the end, for functions that are several ops."""

    def wide(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
        type_ = args[0].type
        if not is_small_float(type_):
            return emit(body, op, args)
        result = emit(body, op, [conversions.float_to_float(body, x, f32) for x in args])
        return conversions.float_to_float(body, result, type_)

    return wide


def _library(name: str) -> Emit:
    """A real function that is neither `arith`'s nor `math`'s."""

    def emit(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
        return special.library_call(name, body, args)

    return by_kind((FLOAT, in_f32(emit)))


_INT = SINT | UINT
_MAXIMUM = by_kind(
    (PRED, arith.OrIOp),
    (SINT, arith.MaxSIOp),
    (UINT, arith.MaxUIOp),
    (FLOAT, arith.MaximumfOp),
    (COMPLEX, _complex_max("ogt")),
)
_MINIMUM = by_kind(
    (PRED, arith.AndIOp),
    (SINT, arith.MinSIOp),
    (UINT, arith.MinUIOp),
    (FLOAT, arith.MinimumfOp),
    (COMPLEX, _complex_max("olt")),
)
_MULTIPLY = by_kind((PRED, arith.AndIOp), (_INT, arith.MuliOp), (FLOAT, arith.MulfOp), (COMPLEX, complex.MulOp))

ELEMENTWISE: dict[str, tuple[int, Emit]] = {
    "stablehlo.abs": (
        CHEAP,
        by_kind((SINT, math.AbsIOp), (UINT, _same), (FLOAT, math.AbsFOp), (COMPLEX, _part(complex.AbsOp))),
    ),
    "stablehlo.add": (
        CHEAP,
        by_kind((PRED, arith.OrIOp), (_INT, arith.AddiOp), (FLOAT, arith.AddfOp), (COMPLEX, complex.AddOp)),
    ),
    "stablehlo.and": (CHEAP, by_kind((PRED | _INT, arith.AndIOp))),
    "stablehlo.atan2": (TRANSCENDENTAL, by_kind((FLOAT, math.Atan2Op), (COMPLEX, complex.Atan2Op))),
    "stablehlo.bitcast_convert": (CHEAP, _bitcast),
    "stablehlo.cbrt": (TRANSCENDENTAL, by_kind((FLOAT, math.CbrtOp), (COMPLEX, _complex_cbrt))),
    "stablehlo.ceil": (CHEAP, by_kind((FLOAT, math.CeilOp))),
    "stablehlo.clamp": (2 * CHEAP, _clamp),
    "stablehlo.compare": (CHEAP, _compare),
    "stablehlo.complex": (CHEAP, _make_complex),
    "stablehlo.convert": (CHEAP, _convert),
    "stablehlo.cosine": (TRANSCENDENTAL, by_kind((FLOAT, math.CosOp), (COMPLEX, complex.CosOp))),
    "stablehlo.count_leading_zeros": (CHEAP, integers.count_leading_zeros),
    "stablehlo.divide": (
        DIVISION,
        by_kind(
            (SINT, integers.divide_signed),
            (UINT, integers.divide_unsigned),
            (FLOAT, arith.DivfOp),
            (COMPLEX, complex.DivOp),
        ),
    ),
    "stablehlo.exponential": (TRANSCENDENTAL, by_kind((FLOAT, math.ExpOp), (COMPLEX, complex.ExpOp))),
    "stablehlo.exponential_minus_one": (TRANSCENDENTAL, by_kind((FLOAT, math.ExpM1Op), (COMPLEX, complex.Expm1Op))),
    "stablehlo.floor": (CHEAP, by_kind((FLOAT, math.FloorOp))),
    "stablehlo.imag": (CHEAP, by_kind((FLOAT, _imaginary_of_real), (COMPLEX, _part(complex.ImOp)))),
    "stablehlo.is_finite": (CHEAP, _is_finite),
    "stablehlo.log": (TRANSCENDENTAL, by_kind((FLOAT, math.LogOp), (COMPLEX, complex.LogOp))),
    "stablehlo.log_plus_one": (TRANSCENDENTAL, by_kind((FLOAT, math.Log1pOp), (COMPLEX, complex.Log1pOp))),
    "stablehlo.logistic": (TRANSCENDENTAL, by_kind((FLOAT, in_f32(_logistic)), (COMPLEX, _complex_logistic))),
    "stablehlo.maximum": (CHEAP, _MAXIMUM),
    "stablehlo.minimum": (CHEAP, _MINIMUM),
    "stablehlo.multiply": (CHEAP, _MULTIPLY),
    "stablehlo.negate": (CHEAP, by_kind((_INT, integers.negate), (FLOAT, arith.NegfOp), (COMPLEX, complex.NegOp))),
    "stablehlo.not": (CHEAP, by_kind((PRED | _INT, integers.complement))),
    "stablehlo.or": (CHEAP, by_kind((PRED | _INT, arith.OrIOp))),
    "stablehlo.popcnt": (CHEAP, by_kind((_INT, math.CtPopOp))),
    "stablehlo.power": (
        TRANSCENDENTAL,
        by_kind(
            (SINT, integers.power_signed),
            (UINT, integers.power_unsigned),
            (FLOAT, math.PowFOp),
            (COMPLEX, complex.PowOp),
        ),
    ),
    "stablehlo.real": (CHEAP, by_kind((FLOAT, _same), (COMPLEX, _part(complex.ReOp)))),
    "stablehlo.reduce_precision": (4 * CHEAP, _reduce_precision),
    "stablehlo.remainder": (
        DIVISION,
        by_kind((SINT, integers.remainder_signed), (UINT, integers.remainder_unsigned), (FLOAT, RemFOp)),
    ),
    "stablehlo.round_nearest_afz": (CHEAP, by_kind((FLOAT, math.RoundOp))),
    "stablehlo.round_nearest_even": (CHEAP, by_kind((FLOAT, math.RoundEvenOp))),
    "stablehlo.rsqrt": (ROOT, by_kind((FLOAT, math.RsqrtOp), (COMPLEX, complex.RsqrtOp))),
    "stablehlo.select": (CHEAP, _select),
    "stablehlo.shift_left": (CHEAP, integers.shift_left),
    "stablehlo.shift_right_arithmetic": (CHEAP, integers.shift_right_arithmetic),
    "stablehlo.shift_right_logical": (CHEAP, integers.shift_right_logical),
    "stablehlo.sign": (2 * CHEAP, by_kind((SINT, integers.sign_signed), (FLOAT, _sign), (COMPLEX, complex.SignOp))),
    "stablehlo.sine": (TRANSCENDENTAL, by_kind((FLOAT, math.SinOp), (COMPLEX, complex.SinOp))),
    "stablehlo.sqrt": (ROOT, by_kind((FLOAT, math.SqrtOp), (COMPLEX, complex.SqrtOp))),
    "stablehlo.subtract": (CHEAP, by_kind((_INT, arith.SubiOp), (FLOAT, arith.SubfOp), (COMPLEX, complex.SubOp))),
    "stablehlo.tan": (TRANSCENDENTAL, by_kind((FLOAT, math.TanOp), (COMPLEX, complex.TanOp))),
    "stablehlo.tanh": (TRANSCENDENTAL, by_kind((FLOAT, math.TanhOp), (COMPLEX, complex.TanhOp))),
    "stablehlo.xor": (CHEAP, by_kind((PRED | _INT, arith.XOrIOp))),
    "chlo.acos": (TRANSCENDENTAL, by_kind((FLOAT, math.AcosOp))),
    "chlo.acosh": (TRANSCENDENTAL, by_kind((FLOAT, math.AcoshOp))),
    "chlo.asin": (TRANSCENDENTAL, by_kind((FLOAT, math.AsinOp))),
    "chlo.asinh": (TRANSCENDENTAL, by_kind((FLOAT, math.AsinhOp))),
    "chlo.atan": (TRANSCENDENTAL, by_kind((FLOAT, math.AtanOp))),
    "chlo.atanh": (TRANSCENDENTAL, by_kind((FLOAT, math.AtanhOp))),
    "chlo.bessel_i1e": (2 * TRANSCENDENTAL, _library("bessel_i1e")),
    "chlo.conj": (CHEAP, by_kind((FLOAT, _same), (COMPLEX, _conjugate))),
    "chlo.cosh": (TRANSCENDENTAL, by_kind((FLOAT, math.CoshOp))),
    "chlo.digamma": (4 * TRANSCENDENTAL, _library("digamma")),
    "chlo.erf": (TRANSCENDENTAL, by_kind((FLOAT, math.ErfOp))),
    "chlo.erfc": (TRANSCENDENTAL, by_kind((FLOAT, ErfcOp))),
    "chlo.erf_inv": (8 * TRANSCENDENTAL, _library("erf_inv")),
    "chlo.is_inf": (CHEAP, by_kind((FLOAT, _is_infinite("oeq", float("inf"), absolute=True)))),
    "chlo.is_neg_inf": (CHEAP, by_kind((FLOAT, _is_infinite("oeq", float("-inf"))))),
    "chlo.is_pos_inf": (CHEAP, by_kind((FLOAT, _is_infinite("oeq", float("inf"))))),
    "chlo.lgamma": (4 * TRANSCENDENTAL, _library("lgamma")),
    "chlo.mulhi": (4 * CHEAP, by_kind((_INT, special.multiply_high))),
    "chlo.next_after": (4 * CHEAP, by_kind((FLOAT, special.next_after))),
    "chlo.polygamma": (32 * TRANSCENDENTAL, _library("polygamma")),
    "chlo.sinh": (TRANSCENDENTAL, by_kind((FLOAT, math.SinhOp))),
    "chlo.square": (CHEAP, _square),
    "chlo.tan": (TRANSCENDENTAL, by_kind((FLOAT, math.TanOp))),
    "chlo.zeta": (16 * TRANSCENDENTAL, _library("zeta")),
}
