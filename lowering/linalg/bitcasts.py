"""`stablehlo.bitcast_convert`: bits of a value as a value of another width, several of the one for one of the other."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith
from xdsl.dialects.builtin import IntegerType
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.diagnostics import unsupported_at

from .elementwise import CHEAP, ELEMENTWISE
from .graph import Iota, Node, Shape
from .movement import broadcast, reshape, strided_slice
from .reading import Handler, Reader
from .scalars import Body
from .types import is_complex, shaped, signless, width_of


def _read(reader: Reader, op: Operation) -> Node:
    (x,) = reader.of(op.operands)
    shape, dtype = shaped(op.results[0], op)
    if is_complex(dtype) or is_complex(x.dtype):
        raise unsupported_at(op, f"{op.name} of complex elements")
    old, new = width_of(x.dtype), width_of(dtype)
    if old > new:
        return _parts(reader, op, x, shape, dtype)
    if old < new:
        return _joined(reader, op, x, shape, dtype)
    weight, emit = ELEMENTWISE[op.name]
    return reader.elementwise(op, shape, dtype, [x], lambda body, args: emit(body, op, args), weight)


def _parts(reader: Reader, op: Operation, x: Node, shape: Shape, dtype: Attribute) -> Node:
    """The low bits first, along a new last dimension."""
    spread = broadcast(reader, op, x, shape, range(len(x.shape)))
    whole = IntegerType(max(width_of(x.dtype), 8))
    number = reader.add(Iota(op, shape, whole, dimension=len(shape) - 1))

    def compute(body: Body, args: Sequence[SSAValue]) -> SSAValue:
        by = body.emit(arith.MuliOp, args[1], body.constant(width_of(dtype), whole))
        shifted = body.emit(arith.ShRUIOp, _bits(body, args[0], whole), by)
        part = body.emit(arith.TruncIOp, shifted, type=IntegerType(width_of(dtype)))
        return _as(body, part, signless(dtype))

    return reader.elementwise(op, shape, dtype, [spread, number], compute, 4 * CHEAP)


def _joined(reader: Reader, op: Operation, x: Node, shape: Shape, dtype: Attribute) -> Node:
    """The values along the last dimension, the first in the low bits."""
    starts = [(*[0] * len(shape), number) for number in range(x.shape[-1])]
    slices = [strided_slice(reader, op, x, start, (*shape, 1), [1] * len(start)) for start in starts]
    parts = [reshape(reader, op, each, shape) for each in slices]
    whole = IntegerType(width_of(dtype))

    def compute(body: Body, args: Sequence[SSAValue]) -> SSAValue:
        joined = _bits(body, args[0], whole)
        for number, part in enumerate(args[1:], 1):
            by = body.constant(number * width_of(x.dtype), whole)
            shifted = body.emit(arith.ShLIOp, _bits(body, part, whole), by)
            joined = body.emit(arith.OrIOp, joined, shifted)
        return _as(body, joined, signless(dtype))

    return reader.elementwise(op, shape, dtype, parts, compute, 3 * CHEAP * len(parts))


def _bits(body: Body, value: SSAValue, whole: IntegerType) -> SSAValue:
    """The bits of a value as an integer of the type `whole`, or of a narrower one with zeros in front."""
    bits = _as(body, value, IntegerType(width_of(value.type)))
    return bits if bits.type == whole else body.emit(arith.ExtUIOp, bits, type=whole)


def _as(body: Body, value: SSAValue, type_: Attribute) -> SSAValue:
    return value if value.type == type_ else body.emit(arith.BitcastOp, value, type=type_)


READERS: dict[str, Handler] = {"stablehlo.bitcast_convert": _read}
