"""Functions that neither `arith` nor `math` has: calls of the library's, and what a few ops on bits say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from xdsl.dialects import arith
from xdsl.dialects.builtin import IntegerType, ModuleOp, SymbolRefAttr, TensorType
from xdsl.dialects.func import CallOp
from xdsl.ir import Operation, SSAValue

from hloom.dialects.stablehlo.tensors import Kind

from ..loops.library import Library, symbols_of
from .scalars import Body
from .types import element_kind, width_of


def library_call(name: str, body: Body, args: Sequence[SSAValue]) -> SSAValue:
    """The function of `lowering/kernels` of that name for the type of its arguments."""
    return body.emit(CallOp, *args, callee=SymbolRefAttr(f"hloom_{name}_{args[0].type}"))


def add_library_functions(module: ModuleOp) -> None:
    """Copies the library's functions that a module calls into it."""
    library, present = Library(), symbols_of(module)
    for op in module.walk():
        if isinstance(op, CallOp) and op.callee.string_value() not in present:
            library.call(op.callee.string_value())
    for definition in library.definitions(present):
        module.body.block.add_op(definition)


def next_after(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    """The neighbour of x towards y: one more or less as an integer, where x is not 0."""
    x, y = args
    bits = body.emit(arith.BitcastOp, x, type=IntegerType(width_of(x.type)))
    one, zero = body.like(1, bits), body.like(0, x)
    upward, positive = body.compare("olt", x, y), body.compare("ogt", x, zero)
    grows = body.compare("eq", upward, positive)
    moved = body.select(grows, body.emit(arith.AddiOp, bits, one), body.emit(arith.SubiOp, bits, one))
    stepped = body.emit(arith.BitcastOp, _without_negative_zero(body, moved, x), type=x.type)
    least = body.emit(arith.BitcastOp, body.emit(arith.OrIOp, _sign(body, y), one), type=x.type)
    result = body.select(body.compare("oeq", x, zero), least, stepped)
    result = body.select(body.compare("oeq", x, y), y, result)
    unordered = body.compare("uno", x, y)
    return body.select(unordered, body.like(float("nan"), x), result)


def _sign(body: Body, value: SSAValue) -> SSAValue:
    bits = body.emit(arith.BitcastOp, value, type=IntegerType(width_of(value.type)))
    return body.emit(arith.AndIOp, bits, body.like(1 << (width_of(value.type) - 1), bits))


def _without_negative_zero(body: Body, bits: SSAValue, like: SSAValue) -> SSAValue:
    """In formats where the bits of -0 mean NaN, 0 in their place."""
    if not str(like.type).endswith("FNUZ"):
        return bits
    negative_zero = body.like(1 << (width_of(like.type) - 1), bits)
    return body.select(body.compare("eq", bits, negative_zero), body.like(0, bits), bits)


def multiply_high(body: Body, op: Operation, args: Sequence[SSAValue]) -> SSAValue:
    """The upper half of a product."""
    kind = element_kind(cast(TensorType[Any], op.operands[0].type).element_type)
    bits = width_of(args[0].type)
    if bits == 64:
        return _multiply_high_64(body, args, signed=kind is Kind.SINT)
    extend, wide = arith.ExtSIOp if kind is Kind.SINT else arith.ExtUIOp, IntegerType(2 * bits)
    product = body.emit(arith.MuliOp, *(body.emit(extend, x, type=wide) for x in args))
    return body.emit(arith.TruncIOp, body.emit(arith.ShRUIOp, product, body.like(bits, product)), type=args[0].type)


def _multiply_high_64(body: Body, args: Sequence[SSAValue], *, signed: bool) -> SSAValue:
    """From the products of halves of 32 bits; a negative factor counts 2^64 too much of the other."""
    half, mask = body.like(32, args[0]), body.like((1 << 32) - 1, args[0])

    def high(x: SSAValue) -> SSAValue:
        return body.emit(arith.ShRUIOp, x, half)

    def low(x: SSAValue) -> SSAValue:
        return body.emit(arith.AndIOp, x, mask)

    def plus(*terms: SSAValue) -> SSAValue:
        total = terms[0]
        for term in terms[1:]:
            total = body.emit(arith.AddiOp, total, term)
        return total

    (xl, xh), (yl, yh) = ((low(x), high(x)) for x in args)
    ll, lh, hl, hh = (body.emit(arith.MuliOp, a, b) for a in (xl, xh) for b in (yl, yh))
    result = plus(hh, high(lh), high(hl), high(plus(high(ll), low(lh), low(hl))))
    if not signed:
        return result
    for x, y in (args, args[::-1]):
        negative = body.compare("slt", x, body.like(0, x))
        result = body.emit(arith.SubiOp, result, body.select(negative, y, body.like(0, y)))
    return result
