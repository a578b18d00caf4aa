"""Elements of tensor expressions that are known constants."""

from __future__ import annotations

from typing import Any, cast

from xdsl.dialects.builtin import DenseIntOrFPElementsAttr

from hloom.dialects.stablehlo.tensors import Kind

from .graph import Iota, Leaf, Node, Piecewise, Splat, View
from .index import Indices, linearize
from .types import element_kind, width_of


def integer_at(node: Node, at: Indices) -> int | None:
    """The element of an integer tensor at constant indices, where the program says what it is."""
    while isinstance(node, View | Piecewise):
        if isinstance(node, View):
            node, at = node.operands[0], node.read(at)
            continue
        reached = [(piece.node, inner[0]) for piece in node.pieces if (inner := piece.reach(at)) is not None]
        node, at = reached[0] if reached else (cast(Node, node.filler), ())
    if isinstance(node, Iota):
        return at[node.dimension].const
    value = _constant_at(node, at)
    unsigned = element_kind(node.dtype) is Kind.UINT and value is not None and value < 0
    return cast(int, value) + (1 << width_of(node.dtype)) if unsigned else value


def _constant_at(node: Node, at: Indices) -> int | None:
    if isinstance(node, Splat):
        return int(cast(Any, node.value).value.data)
    value = node.op.properties.get("value") if isinstance(node, Leaf) and node.value is None and node.op else None
    if not isinstance(value, DenseIntOrFPElementsAttr):
        return None
    dense = cast(DenseIntOrFPElementsAttr[Any], value)
    element = dense.get_element_type()
    size: int = element.compile_time_size
    start = linearize(at, node.shape).const * size
    return int(next(iter(element.iter_unpack(dense.data.data[start : start + size]))))
