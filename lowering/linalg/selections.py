"""select_and_scatter: a fold that finds which place of each window its region selects, then a scatter to these."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith
from xdsl.dialects.builtin import BoolAttr, DenseArrayBase, IntegerAttr, i32, i64
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.linalg_ext import ScatterOp

from .extended import read_extended
from .folds import fold
from .graph import Iota, Node, Shape
from .index import Indices
from .movement import pad, reshape
from .properties import ints_or, padding_of
from .reading import Handler, Reader, scalar_region
from .scalars import Body
from .scatters import scalars_of


def _read_select_and_scatter(reader: Reader, op: Operation) -> Node:
    x, source, init = reader.of(op.operands)
    rank = len(x.shape)
    window, strides = (ints_or(op, name, 1, rank) for name in ("window_dimensions", "window_strides"))
    places = _selected_places(reader, op, x, source.shape, window, strides)
    start = reader.spread(op, init, (x.size,))
    disjoint = all(step >= size for step, size in zip(strides, window, strict=True))
    body = scalars_of(op.regions[1].block, [x.dtype, source.dtype])
    (flat,) = read_extended(
        reader, op, ScatterOp, [places, source], [start], _numbers(rank, disjoint), [body], ("places", "source")
    )
    return reshape(reader, op, flat, x.shape)


def _selected_places(
    reader: Reader, op: Operation, x: Node, shape: Shape, window: Sequence[int], strides: Sequence[int]
) -> Node:
    """For each window the row-major number of the element of `x` that is selected; -1 where there is none."""
    rank, dtype = len(x.shape), i32 if x.size < 1 << 31 else i64
    low, high = zip(*padding_of(op, rank), strict=True) if rank else ((), ())
    numbers = reshape(reader, op, reader.add(Iota(op, (x.size,), dtype, dimension=0)), x.shape)
    none, zero = reader.constant(-1, (), dtype), reader.constant(0, (), x.dtype)
    padded = [pad(reader, op, node, around, low, high, [0] * rank) for node, around in ((x, zero), (numbers, none))]

    def read(loops: Indices) -> Indices:
        return tuple([loops[d] * strides[d] + loops[rank + d] for d in range(rank)])

    def combine(body: Body, state: Sequence[SSAValue], values: Sequence[SSAValue]) -> Sequence[SSAValue]:
        (best, chosen), (value, place) = state, values
        (selected,) = scalar_region(body, op.regions[0].block, [best, value])
        stays = body.all_of([body.compare("sge", chosen, body.like(0, chosen)), selected])
        outside = body.compare("slt", place, body.like(0, place))
        stays = body.emit(arith.OrIOp, stays, outside)
        return [body.select(stays, best, value), body.select(stays, chosen, place)]

    return fold(reader, op, shape, tuple(window), [(node, read) for node in padded], [zero, none], combine)[1]


def _numbers(rank: int, disjoint: bool) -> dict[str, Attribute]:
    """The properties of a scatter of single elements to a line, at indices of this rank."""
    none: DenseArrayBase = DenseArrayBase.from_list(i64, [])
    line: DenseArrayBase = DenseArrayBase.from_list(i64, [0])
    return {
        "update_window_dims": none,
        "inserted_window_dims": line,
        "input_batching_dims": none,
        "scatter_indices_batching_dims": none,
        "scatter_dims_to_operand_dims": line,
        "index_vector_dim": IntegerAttr(rank, i64),
        "unique_indices": BoolAttr.from_bool(disjoint),
    }


READERS: dict[str, Handler] = {"stablehlo.select_and_scatter": _read_select_and_scatter}
