"""Windows that grow by an element at each step, as JAX writes running sums: `linalg_ext.scan`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from math import inf
from typing import Any, cast

from xdsl.dialects.builtin import BoolAttr, IntegerAttr, i64
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.linalg_ext import ScanOp
from hloom.dialects.stablehlo.tensors import Kind

from .elementwise import ELEMENTWISE
from .extended import Scalars, read_extended
from .folds import READERS as FOLDS
from .folds import converted
from .graph import Node, Shape, Splat, View
from .properties import ints, ints_or, padding_of
from .reading import Handler, Reader
from .scalars import Body
from .types import accumulator_of, element_kind, scalar, shaped, signless, width_of


def _read_reduce_window(reader: Reader, op: Operation) -> Node | Sequence[Node]:
    x, init, *others = reader.of(op.operands)
    growth = _growth(op, x.shape)
    if others or growth is None or not _is_neutral(op, init):
        return FOLDS[op.name](reader, op)
    return _scan(reader, op, x, init, *growth)


def _growth(op: Operation, shape: Shape) -> tuple[int, bool] | None:
    """Along which dimension the windows of an op grow, and whether from its end on; None if they do not."""
    rank = len(shape)
    if any(set(ints_or(op, name, 1, rank)) - {1} for name in _STEPS):
        return None
    window, padding = ints(op, "window_dimensions"), padding_of(op, rank)
    grown = [d for d in range(rank) if window[d] != 1 or padding[d] != (0, 0)]
    if len(grown) != 1 or window[grown[0]] != shape[grown[0]]:
        return None
    (d,) = grown
    around = {(shape[d] - 1, 0): False, (0, shape[d] - 1): True}
    return (d, around[padding[d]]) if padding[d] in around else None


_STEPS = ("window_strides", "window_dilations", "base_dilations")


def _is_neutral(op: Operation, init: Node) -> bool:
    """Whether an op's region is one associative op whose neutral element is `init`, which windows start with."""
    block = op.regions[0].block
    first = block.first_op
    while isinstance(init, View):
        init = init.operands[0]
    if first is None or first.next_op is not block.last_op or set(first.operands) != set(block.args):
        return False
    if not isinstance(init, Splat) or first.name not in _NEUTRAL or element_kind(init.dtype) not in _KINDS:
        return False
    value = _NEUTRAL[first.name](element_kind(init.dtype), width_of(init.dtype))
    return cast(Any, init.value).value.data == scalar(value, signless(init.dtype)).value.data


_KINDS = frozenset({Kind.PRED, Kind.SINT, Kind.UINT, Kind.FLOAT})


def _lowest(kind: Kind, width: int) -> float:
    return -inf if kind is Kind.FLOAT else -(1 << (width - 1)) if kind is Kind.SINT else 0


def _highest(kind: Kind, width: int) -> float:
    return inf if kind is Kind.FLOAT else (1 << (width - 1)) - 1 if kind is Kind.SINT else (1 << width) - 1


_NEUTRAL: dict[str, Callable[[Kind, int], float]] = {
    "stablehlo.add": lambda kind, width: 0,
    "stablehlo.and": lambda kind, width: -1,
    "stablehlo.maximum": _lowest,
    "stablehlo.minimum": _highest,
    "stablehlo.multiply": lambda kind, width: 1,
    "stablehlo.or": lambda kind, width: 0,
    "stablehlo.xor": lambda kind, width: 0,
}


def _scan(reader: Reader, op: Operation, x: Node, init: Node, dimension: int, reverse: bool) -> Node:
    """Running combinations; those of small floats are kept in f32."""
    dtype = accumulator_of(x.dtype)
    x, init = converted(reader, op, x, dtype), converted(reader, op, init, dtype)
    start = reader.spread(op, init, tuple([size for d, size in enumerate(x.shape) if d != dimension]))
    body = Scalars([dtype, dtype], partial(_combine, op))
    properties: dict[str, Attribute] = {
        "dimension": IntegerAttr(dimension, i64),
        "inclusive": BoolAttr.from_bool(True),
        "reverse": BoolAttr.from_bool(reverse),
        "is_associative": BoolAttr.from_bool(True),
    }
    prefixes, _ = read_extended(reader, op, ScanOp, [x], [(x.shape, dtype), start], properties, [body])
    return converted(reader, op, prefixes, shaped(op.results[0], op)[1])


def _combine(op: Operation, body: Body, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
    """What an op's region makes of scalars, in the type that they have."""
    first = op.regions[0].block.first_op
    assert first is not None
    return [ELEMENTWISE[first.name][1](body, first, args)]


READERS: dict[str, Handler] = {"stablehlo.reduce_window": _read_reduce_window}
