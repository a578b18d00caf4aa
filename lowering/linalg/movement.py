"""Ops that move elements: views, pieces put together, and lookups at indices that are computed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod
from typing import Any, cast

from xdsl.dialects.builtin import i64
from xdsl.ir import Operation

from hloom.dialects.stablehlo.attributes import GatherDimensionNumbersAttr

from .graph import Iota, Lookup, Node, Piece, Piecewise, Read, Shape, Splat, Update, View
from .index import ZERO, Indices, delinearize, linearize
from .properties import integer, ints
from .reading import Handler, Reader
from .types import shaped

# A tensor so many times larger than what is written over a part of it is updated in place.
_LARGER = 3

# Views


def _view(reader: Reader, op: Operation, x: Node, shape: Shape, key: tuple[Any, ...], read: Read) -> Node:
    """The view itself; what is the same everywhere stays that, and a view that moves nothing is none."""
    if isinstance(x, Splat):
        return reader.spread(op, reader.add(Splat(x.op, (), x.dtype, value=x.value)), shape)
    return reader.add(View(op, shape, x.dtype, (x,), read=read, key=key))


def reshape(reader: Reader, op: Operation, x: Node, shape: Shape) -> Node:
    """The same elements in row-major order in another shape.

    To and from rank 0 an element is read as of any view: xDSL's reshapes of tensors need a dimension.
    """
    if isinstance(x, View) and x.is_reshape:
        x = x.operands[0]
    if x.shape == shape or not x.shape:
        return reader.spread(op, x, shape)
    old = x.shape
    key = ("reshape" if shape else "element", old, shape)
    return _view(reader, op, x, shape, key, lambda i: delinearize(linearize(i, shape), old))


def broadcast(reader: Reader, op: Operation, x: Node, shape: Shape, dims: Sequence[int]) -> Node:
    """`x` with its dimension i as dimension `dims[i]`; sizes of 1 and dimensions that are new repeat it."""
    if not x.shape:
        return reader.spread(op, x, shape)
    if x.size == prod(shape) and list(dims) == sorted(dims):
        return reshape(reader, op, x, shape)
    places = tuple([-1 if size == 1 else dim for size, dim in zip(x.shape, dims, strict=True)])
    if isinstance(x, View):
        x, places = _through(x, places)
    if not x.shape:
        return reader.spread(op, x, shape)
    return _view(reader, op, x, shape, ("broadcast", x.shape, shape, places), lambda i: _pick(i, places))


def _pick(indices: Indices, places: Sequence[int]) -> Indices:
    return tuple([indices[place] if place >= 0 else ZERO for place in places])


def _through(view: View, places: tuple[int, ...]) -> tuple[Node, tuple[int, ...]]:
    """A broadcast of a broadcast, or of a reshape that only adds dimensions of size 1, as one broadcast."""
    x = view.operands[0]
    if view.key[0] == "broadcast":
        inner = cast(tuple[int, ...], view.key[3])
        return x, tuple([places[place] if place >= 0 else -1 for place in inner])
    if view.key[0] == "reshape" and _without_ones(x.shape) == _without_ones(view.shape):
        taken = iter([place for place in places if place >= 0])
        return x, tuple([next(taken) if size != 1 else -1 for size in x.shape])
    return view, places


def _without_ones(shape: Shape) -> list[int]:
    return [size for size in shape if size != 1]


def transpose(reader: Reader, op: Operation, x: Node, permutation: Sequence[int]) -> Node:
    """`x` with its dimension `permutation[i]` as dimension i."""
    shape = tuple([x.shape[p] for p in permutation])
    moved = [p for p in permutation if x.shape[p] != 1]
    if moved == sorted(moved):
        return reshape(reader, op, x, shape)
    inverse = tuple(sorted(range(len(permutation)), key=permutation.__getitem__))
    key = ("transpose", x.shape, tuple(permutation))
    return _view(reader, op, x, shape, key, lambda i: tuple([i[place] for place in inverse]))


def strided_slice(
    reader: Reader, op: Operation, x: Node, starts: Sequence[int], shape: Shape, strides: Sequence[int]
) -> Node:
    """`shape` elements of `x`, from `starts` in steps of `strides`."""
    if shape == x.shape:
        return x
    key = ("slice", x.shape, tuple(starts), shape, tuple(strides))
    places = tuple(zip(starts, strides, strict=True))
    return _view(
        reader,
        op,
        x,
        shape,
        key,
        lambda indices: tuple([i * stride + start for i, (start, stride) in zip(indices, places, strict=True)]),
    )


def _read_broadcast_in_dim(reader: Reader, op: Operation) -> Node:
    (x,) = reader.of(op.operands)
    return broadcast(reader, op, x, shaped(op.results[0], op)[0], ints(op, "broadcast_dimensions"))


def _read_broadcast(reader: Reader, op: Operation) -> Node:
    (x,) = reader.of(op.operands)
    shape = shaped(op.results[0], op)[0]
    return broadcast(reader, op, x, shape, range(len(shape) - len(x.shape), len(shape)))


def _read_reshape(reader: Reader, op: Operation) -> Node:
    return reshape(reader, op, reader.nodes[op.operands[0]], shaped(op.results[0], op)[0])


def _read_transpose(reader: Reader, op: Operation) -> Node:
    return transpose(reader, op, reader.nodes[op.operands[0]], ints(op, "permutation"))


def _read_slice(reader: Reader, op: Operation) -> Node:
    shape = shaped(op.results[0], op)[0]
    x = reader.nodes[op.operands[0]]
    return strided_slice(reader, op, x, ints(op, "start_indices"), shape, ints(op, "strides"))


def _read_reverse(reader: Reader, op: Operation) -> Node:
    (x,) = reader.of(op.operands)
    dims = frozenset(d for d in ints(op, "dimensions") if x.shape[d] != 1)
    if not dims:
        return x
    last = tuple([size - 1 if d in dims else None for d, size in enumerate(x.shape)])
    return _view(reader, op, x, x.shape, ("reverse", x.shape, dims), lambda indices: _mirror(indices, last))


def _mirror(indices: Indices, last: Sequence[int | None]) -> Indices:
    return tuple([i if end is None else i * -1 + end for i, end in zip(indices, last, strict=True)])


def _read_iota(reader: Reader, op: Operation) -> Node:
    shape, dtype = shaped(op.results[0], op)
    return reader.add(Iota(op, shape, dtype, dimension=integer(op, "iota_dimension")))


# Pieces


def pad(
    reader: Reader,
    op: Operation,
    x: Node,
    filler: Node,
    low: Sequence[int],
    high: Sequence[int],
    interior: Sequence[int],
) -> Node:
    """`x` with `filler` around it and between its elements; negative padding cuts off."""
    fits = [_fit(*dim) for dim in zip(x.shape, low, high, interior, strict=True)]
    shape = tuple([fit[0] for fit in fits])
    starts, counts, offsets = ([fit[i] for fit in fits] for i in (1, 2, 3))
    if min(counts, default=1) <= 0:
        return reader.spread(op, filler, shape)
    kept = strided_slice(reader, op, x, starts, tuple(counts), [1] * len(starts))
    strides = tuple([between + 1 for between in interior])
    if kept.shape == shape:
        return kept
    piece = Piece(kept, tuple(offsets), strides)
    return reader.add(Piecewise(op, shape, x.dtype, (kept, filler), pieces=(piece,), filler=filler))


def _fit(size: int, low: int, high: int, interior: int) -> tuple[int, int, int, int]:
    """Of one dimension: the result's size; the first element kept, how many are, and where the first one goes."""
    stride = interior + 1
    total = low + high + (max(size - 1, 0) * stride + 1 if size else 0)
    first = max(0, -(low // stride))
    offset = low + first * stride
    count = min(size - first, (total - 1 - offset) // stride + 1)
    return max(total, 0), first, count, offset


def _read_pad(reader: Reader, op: Operation) -> Node:
    x, filler = reader.of(op.operands)
    low, high = (ints(op, name) for name in ("edge_padding_low", "edge_padding_high"))
    return pad(reader, op, x, filler, low, high, ints(op, "interior_padding"))


def _read_concatenate(reader: Reader, op: Operation) -> Node:
    dimension = integer(op, "dimension")
    nodes = [node for node in reader.of(op.operands) if node.size or node.shape[dimension]]
    shape, dtype = shaped(op.results[0], op)
    if len(nodes) == 1:
        return nodes[0]
    pieces: list[Piece] = []
    at = 0
    for node in nodes:
        offsets = tuple([at if d == dimension else 0 for d in range(len(shape))])
        pieces.append(Piece(node, offsets, (1,) * len(shape)))
        at += node.shape[dimension]
    return reader.add(Piecewise(op, shape, dtype, tuple(nodes), pieces=tuple(pieces), filler=None))


def overwrite(reader: Reader, op: Operation, x: Node, part: Node, starts: Sequence[int]) -> Node:
    """`x` with `part` over it from `starts` on, in bounds: put together of pieces, or written into `x` where that is
    much larger."""
    if not part.size:
        return x
    if isinstance(x, Splat):
        filler = reader.add(Splat(x.op, (), x.dtype, value=x.value))
        piece = Piece(part, tuple(starts), (1,) * len(starts))
        return reader.add(Piecewise(op, x.shape, x.dtype, (part, filler), pieces=(piece,), filler=filler))
    if x.size > _LARGER * part.size:
        return reader.add(Update(op, x.shape, x.dtype, (x, part, *[reader.constant(s, (), i64) for s in starts])))
    places = [(part, tuple(starts)), *_around(reader, op, x, part.shape, starts)]
    pieces = tuple([Piece(node, offsets, (1,) * len(starts)) for node, offsets in places])
    nodes = tuple([node for node, _ in places])
    return (
        nodes[0] if len(nodes) == 1 else reader.add(Piecewise(op, x.shape, x.dtype, nodes, pieces=pieces, filler=None))
    )


def _around(
    reader: Reader, op: Operation, x: Node, window: Shape, starts: Sequence[int]
) -> Iterator[tuple[Node, Shape]]:
    """The parts of `x` around a window of it, and where they start: before and after it in each dimension in turn."""
    low, sizes = [0] * len(starts), list(x.shape)
    for d, (start, size) in enumerate(zip(starts, window, strict=True)):
        for first, count in ((0, start), (start + size, x.shape[d] - start - size)):
            if count:
                offsets, shape = (*low[:d], first, *low[d + 1 :]), (*sizes[:d], count, *sizes[d + 1 :])
                yield strided_slice(reader, op, x, offsets, shape, [1] * len(shape)), offsets
        low[d], sizes[d] = start, size


# Lookups


def _read_dynamic_slice(reader: Reader, op: Operation) -> Node:
    x, *starts = reader.of(op.operands)
    shape, dtype = shaped(op.results[0], op)
    limits = [old - new for old, new in zip(x.shape, shape, strict=True)]
    known = [_known_start(start, limit) for start, limit in zip(starts, limits, strict=True)]
    if None not in known:
        return strided_slice(reader, op, x, cast(list[int], known), shape, [1] * len(shape))
    asked = [d for d, start in enumerate(known) if start is None]

    def read(indices: Indices, found: Indices) -> Indices:
        moved = [i + (start or 0) for i, start in zip(indices, known, strict=True)]
        for d, start in zip(asked, found, strict=True):
            moved[d] = moved[d] + start
        return tuple(moved)

    needed = [(starts[d], ()) for d in asked]
    return reader.add(
        Lookup(op, shape, dtype, (x, *starts), starts=lambda _: needed, limits=[limits[d] for d in asked], read=read)
    )


def _known_start(start: Node, limit: int) -> int | None:
    """Where a slice starts, clamped, if that is a constant or only one place is possible."""
    if limit == 0:
        return 0
    if isinstance(start, Splat):
        number = int(cast(Any, start.value).value.data)
        return min(max(number, 0), limit) if number >= 0 or "u" not in str(start.dtype) else limit
    return None


def _read_gather(reader: Reader, op: Operation) -> Node:
    x, indices = reader.of(op.operands)
    shape, dtype = shaped(op.results[0], op)
    numbers = cast(GatherDimensionNumbersAttr, op.properties["dimension_numbers"])
    sizes = ints(op, "slice_sizes")
    targets = numbers.start_index_map.data
    dims = _GatherDims(numbers, len(shape), len(x.shape))

    def starts(at: Indices) -> list[tuple[Node, Indices]]:
        return [(indices, dims.start_at(at, number, len(indices.shape))) for number in range(len(targets))]

    def read(at: Indices, found: Indices) -> Indices:
        return dims.operand_at(at, dict(zip(targets, found, strict=True)))

    limits = [x.shape[d] - sizes[d] for d in targets]
    return reader.add(Lookup(op, shape, dtype, (x, indices), starts=starts, limits=limits, read=read))


class _GatherDims:
    """Which dimension of a gather goes where."""

    def __init__(self, numbers: GatherDimensionNumbersAttr, rank: int, operand_rank: int) -> None:
        self._vector = numbers.index_vector_dim.data
        offset = numbers.offset_dims.data
        self._batch = [d for d in range(rank) if d not in offset]
        hidden = {*numbers.collapsed_slice_dims.data, *numbers.operand_batching_dims.data}
        self._offset = dict(zip([d for d in range(operand_rank) if d not in hidden], offset, strict=True))
        places = [d if d < self._vector else d - 1 for d in numbers.start_indices_batching_dims.data]
        self._paired = dict(zip(numbers.operand_batching_dims.data, places, strict=True))
        self._rank = operand_rank

    def start_at(self, at: Indices, number: int, rank: int) -> Indices:
        """Where component `number` of the index is, for the result's element at `at`."""
        batch = [at[d] for d in self._batch]
        if self._vector < rank:
            batch.insert(self._vector, ZERO + number)
        return tuple(batch)

    def operand_at(self, at: Indices, starts: dict[int, Any]) -> Indices:
        """Which element of the operand that is, given the starts of some dimensions."""
        indices: list[Any] = []
        for d in range(self._rank):
            index = at[self._offset[d]] if d in self._offset else ZERO
            if d in self._paired:
                index = at[self._batch[self._paired[d]]]
            indices.append(index + starts[d] if d in starts else index)
        return tuple(indices)


def _read_dynamic_update_slice(reader: Reader, op: Operation) -> Node:
    x, update, *starts = reader.of(op.operands)
    if update.shape == x.shape:
        return update
    limits = [old - new for old, new in zip(x.shape, update.shape, strict=True)]
    known = [_known_start(start, limit) for start, limit in zip(starts, limits, strict=True)]
    if None not in known:
        return overwrite(reader, op, x, update, cast(list[int], known))
    return reader.add(Update(op, x.shape, x.dtype, (x, update, *starts)))


READERS: dict[str, Handler] = {
    "stablehlo.broadcast": _read_broadcast,
    "stablehlo.broadcast_in_dim": _read_broadcast_in_dim,
    "stablehlo.concatenate": _read_concatenate,
    "stablehlo.dynamic_slice": _read_dynamic_slice,
    "stablehlo.dynamic_update_slice": _read_dynamic_update_slice,
    "stablehlo.gather": _read_gather,
    "stablehlo.iota": _read_iota,
    "stablehlo.pad": _read_pad,
    "stablehlo.reshape": _read_reshape,
    "stablehlo.reverse": _read_reverse,
    "stablehlo.slice": _read_slice,
    "stablehlo.transpose": _read_transpose,
}
