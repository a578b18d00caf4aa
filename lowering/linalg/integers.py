"""Integer arithmetic as StableHLO means it on CPUs, where arith leaves cases undefined.

x/0 is -1 and x%0 is x; INT_MIN/-1 is INT_MIN, with remainder 0; shifts by the width or more give 0, or the sign.
"""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith, math, scf
from xdsl.ir import Block, Operation, Region, SSAValue

from .scalars import INDEX, Body
from .types import width_of


def divide_signed(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    x, y = args
    safe, is_zero = _safe_divisor(body, x, y)
    quotient = body.emit(arith.DivSIOp, x, safe)
    return quotient if is_zero is None else body.select(is_zero, body.like(-1, x), quotient)


def divide_unsigned(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    x, y = args
    safe, is_zero = _nonzero(body, y)
    quotient = body.emit(arith.DivUIOp, x, safe)
    return quotient if is_zero is None else body.select(is_zero, body.like(-1, x), quotient)


def remainder_signed(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    x, y = args
    safe, is_zero = _safe_divisor(body, x, y)
    remainder = body.emit(arith.RemSIOp, x, safe)
    return remainder if is_zero is None else body.select(is_zero, x, remainder)


def remainder_unsigned(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    x, y = args
    safe, is_zero = _nonzero(body, y)
    remainder = body.emit(arith.RemUIOp, x, safe)
    return remainder if is_zero is None else body.select(is_zero, x, remainder)


def _nonzero(body: Body, y: SSAValue) -> tuple[SSAValue, SSAValue | None]:
    """`y`, or 1 where it is 0; and whether it is 0, None if it is known not to be."""
    if body.known(y):
        return y, None
    is_zero = body.compare("eq", y, body.like(0, y))
    return body.select(is_zero, body.like(1, y), y), is_zero


def _safe_divisor(body: Body, x: SSAValue, y: SSAValue) -> tuple[SSAValue, SSAValue | None]:
    """As `_nonzero`, and 1 as well where the quotient would overflow: x / 1 has the result that is wanted there."""
    if body.known(y) not in (None, 0, -1):
        return y, None
    safe, is_zero = _nonzero(body, y)
    least = body.like(-(1 << (_width(x) - 1)), x)
    overflows = body.all_of([body.compare("eq", y, body.like(-1, y)), body.compare("eq", x, least)])
    return body.select(overflows, body.like(1, y), safe), is_zero


def _width(value: SSAValue) -> int:
    return width_of(value.type)


def shift_left(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return _shift(body, arith.ShLIOp, *args)


def shift_right_logical(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return _shift(body, arith.ShRUIOp, *args)


def shift_right_arithmetic(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    x, by = args
    last = body.like(_width(x) - 1, by)
    known = body.known(by)
    if known is not None:
        return body.emit(arith.ShRSIOp, x, by if 0 <= known < _width(x) else last)
    return body.emit(arith.ShRSIOp, x, body.emit(arith.MinUIOp, by, last))


def _shift(body: Body, shift: type[Operation], x: SSAValue, by: SSAValue) -> SSAValue:
    zero, known = body.like(0, x), body.known(by)
    if known is not None:
        return body.emit(shift, x, by) if 0 <= known < _width(x) else zero
    fits = body.compare("ult", by, body.like(_width(x), by))
    return body.select(fits, body.emit(shift, x, body.select(fits, by, zero)), zero)


def negate(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return body.emit(arith.SubiOp, body.like(0, args[0]), args[0])


def complement(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return body.emit(arith.XOrIOp, args[0], body.like(-1, args[0]))


def sign_signed(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    (x,) = args
    negative_or_zero = body.emit(arith.ShRSIOp, x, body.like(_width(x) - 1, x))
    positive = body.emit(arith.ExtUIOp, body.compare("sgt", x, body.like(0, x)), type=x.type)
    return body.emit(arith.OrIOp, negative_or_zero, positive)


def count_leading_zeros(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return body.emit(math.CountLeadingZerosOp, args[0])


def power_unsigned(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    return _power(body, *args)


def power_signed(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    """For an exponent below zero, ±1 where x is ±1, else 0."""
    x, exponent = args
    result = _power(body, x, exponent)
    known = body.known(exponent)
    if known is not None and known >= 0:
        return result
    zero, one, minus_one = body.like(0, x), body.like(1, x), body.like(-1, x)
    is_unit = body.emit(arith.OrIOp, body.compare("eq", x, one), body.compare("eq", x, minus_one))
    below = body.select(is_unit, result, zero)
    return body.select(body.compare("slt", exponent, zero), below, result)


def _power(body: Body, x: SSAValue, exponent: SSAValue) -> SSAValue:
    """By squaring, a loop over the bits of the exponent; ±1 come out right for negative exponents too."""
    one = body.like(1, x)
    loop = Block(arg_types=[INDEX, x.type, x.type, x.type])
    _, result, square, bits = loop.args
    inner = Body(loop, body.constants)
    is_odd = inner.compare("ne", inner.emit(arith.AndIOp, bits, one), inner.like(0, x))
    carried = (
        inner.select(is_odd, inner.emit(arith.MuliOp, result, square), result),
        inner.emit(arith.MuliOp, square, square),
        inner.emit(arith.ShRUIOp, bits, one) if _width(x) > 1 else inner.like(0, x),
    )
    loop.add_op(scf.YieldOp.create(operands=carried))
    bounds = (body.constant(0, INDEX), body.constant(_width(x), INDEX), body.constant(1, INDEX))
    made = scf.ForOp.create(
        operands=(*bounds, one, x, exponent),
        result_types=(x.type, x.type, x.type),
        regions=[Region(loop)],
        location=body.location,
    )
    body.block.add_op(made)
    return made.results[0]
