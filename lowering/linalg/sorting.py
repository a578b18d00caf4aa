"""Sorts, and the largest elements."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from xdsl.dialects.builtin import BoolAttr, IntegerAttr, i32, i64
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.linalg_ext import SortOp, TopkOp
from hloom.dialects.stablehlo.tensors import Kind

from .conversions import total_order
from .extended import Scalars, read_extended
from .graph import Iota, Node, Shape
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


# So few largest elements are picked one by one, where there are several times as many.
_PICKED, _TIMES = 32, 4


def _read_top_k(reader: Reader, op: Operation) -> Sequence[Node]:
    (x,) = reader.of(op.operands)
    shape, dtype = shaped(op.results[0], op)
    last = len(shape) - 1
    if shape[last] > _PICKED or _TIMES * shape[last] > x.shape[last]:
        return _start_of_sort(reader, op, x, shape)
    properties: dict[str, Attribute] = {"dimension": IntegerAttr(last, i64)}
    greater = Scalars([dtype, dtype], partial(_greater, element_kind(dtype)))
    return read_extended(reader, op, TopkOp, [x], [(shape, dtype), (shape, i32)], properties, [greater])


def _start_of_sort(reader: Reader, op: Operation, x: Node, shape: Shape) -> Sequence[Node]:
    """The start of a stable sort, largest first, of the elements and their indices."""
    last = len(shape) - 1
    indices = reader.add(Iota(op, x.shape, i32, dimension=last))
    properties: dict[str, Attribute] = {
        "dimension": IntegerAttr(last, i64),
        "is_stable": BoolAttr.from_bool(True),
    }
    greater = Scalars([x.dtype, x.dtype, i32, i32], partial(_greater, element_kind(x.dtype)))
    found = read_extended(reader, op, SortOp, (), [x, indices], properties, [greater])
    zeros, ones = [0] * len(shape), [1] * len(shape)
    return [strided_slice(reader, op, node, zeros, shape, ones) for node in found]


def _greater(kind: Kind, body: Body, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
    """Whether the first of some scalars is greater than the second, in total order."""
    x, y = (total_order(body, value) if kind is Kind.FLOAT else value for value in args[:2])
    return [body.compare("sgt" if kind in (Kind.FLOAT, Kind.SINT) else "ugt", x, y)]


READERS: dict[str, Handler] = {
    "stablehlo.sort": _read_sort,
    "chlo.top_k": _read_top_k,
}
