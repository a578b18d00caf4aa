"""Sorts, as `linalg_ext.sort`."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects.builtin import BoolAttr, IntegerAttr, i32, i64
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.linalg_ext import SortOp
from hloom.dialects.stablehlo.tensors import Kind

from .conversions import total_order
from .extended import Scalars, read_extended
from .graph import Iota, Node
from .movement import strided_slice
from .properties import integer
from .reading import Handler, Reader, scalar_region
from .scalars import Body
from .types import element_kind, shaped


def _read_sort(reader: Reader, op: Operation) -> Sequence[Node]:
    nodes = reader.of(op.operands)
    for value in op.operands:
        shaped(value, op)
    shape, dimension = nodes[0].shape, integer(op, "dimension")
    if not shape:
        return nodes
    pairs = [node.dtype for node in nodes for _ in range(2)]
    less = Scalars(pairs, lambda body, args: scalar_region(body, op.regions[0].block, args))
    properties: dict[str, Attribute] = {
        "dimension": IntegerAttr(dimension % len(shape), i64),
        "is_stable": op.properties.get("is_stable", BoolAttr.from_bool(False)),
    }
    return read_extended(reader, op, SortOp, (), nodes, properties, [less])


def _read_top_k(reader: Reader, op: Operation) -> Sequence[Node]:
    """The start of a stable sort, largest first, of the elements and their indices."""
    (x,) = reader.of(op.operands)
    shape, dtype = shaped(op.results[0], op)
    last = len(shape) - 1
    indices = reader.add(Iota(op, x.shape, i32, dimension=last))

    def greater(body: Body, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        kind = element_kind(dtype)
        x, y = (total_order(body, value) if kind is Kind.FLOAT else value for value in args[:2])
        return [body.compare("sgt" if kind in (Kind.FLOAT, Kind.SINT) else "ugt", x, y)]

    properties: dict[str, Attribute] = {
        "dimension": IntegerAttr(last, i64),
        "is_stable": BoolAttr.from_bool(True),
    }
    body = Scalars([dtype, dtype, i32, i32], greater)
    found = read_extended(reader, op, SortOp, (), [x, indices], properties, [body])
    zeros, ones = [0] * len(shape), [1] * len(shape)
    return [strided_slice(reader, op, node, zeros, shape, ones) for node in found]


READERS: dict[str, Handler] = {
    "stablehlo.sort": _read_sort,
    "chlo.top_k": _read_top_k,
}
