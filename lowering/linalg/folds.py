"""Ops that combine elements: reductions, contractions, convolutions and windows, each as one fold."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from math import prod
from typing import cast

from xdsl.dialects import arith, complex
from xdsl.dialects.builtin import i16
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.stablehlo.attributes import DotDimensionNumbersAttr
from hloom.dialects.stablehlo.tensors import Kind

from .conversions import convert
from .elementwise import CHEAP
from .graph import Combine, Elementwise, Fold, Folded, Node, Read, Shape
from .index import Indices
from .movement import pad, transpose
from .properties import ints, ints_or, padding_of
from .reading import Handler, Reader, scalar_region
from .scalars import Body
from .types import accumulator_of, element_kind, is_small_float, shaped, width_of


def fold(
    reader: Reader,
    op: Operation,
    parallel: Shape,
    reduced: Shape,
    reads: Sequence[tuple[Node, Read]],
    inits: Sequence[Node],
    combine: Combine,
) -> Sequence[Folded]:
    """A fold in the graph; its results have the element types of `inits`."""
    made = reader.add(Fold(op, parallel, reduced, tuple(reads), tuple(inits), combine))
    for number, init in enumerate(inits):
        made.results.append(reader.add(Folded(op, parallel, init.dtype, fold=made, number=number)))
    return made.results


def converted(reader: Reader, op: Operation, node: Node, dtype: Attribute) -> Node:
    """`node` with its elements converted to `dtype`."""
    if node.dtype == dtype:
        return node
    source = node.dtype
    return reader.elementwise(
        op, node.shape, dtype, [node], lambda body, args: convert(body, args[0], source, dtype), CHEAP
    )


# Reductions


def _read_reduce(reader: Reader, op: Operation) -> Sequence[Node]:
    nodes = reader.of(op.operands)
    count = len(nodes) // 2
    dims = ints(op, "dimensions")
    shape = nodes[0].shape
    kept = [d for d in range(len(shape)) if d not in dims]
    place = {d: n for n, d in enumerate([*kept, *dims])}

    def read(loops: Indices) -> Indices:
        return tuple([loops[place[d]] for d in range(len(shape))])

    parallel, reduced = (tuple([shape[d] for d in group]) for group in (kept, dims))
    inputs = [(node, read) for node in nodes[:count]]
    return _region_fold(reader, op, parallel, reduced, inputs, nodes[count:])


def sum_over(reader: Reader, op: Operation, x: Node, kept: Sequence[int]) -> Node:
    """The sum of floats over all dimensions but those `kept`."""
    summed = [d for d in range(len(x.shape)) if d not in kept]
    places = {d: n for n, d in enumerate([*kept, *summed])}
    read = partial(_gather_loops, tuple([places[d] for d in range(len(x.shape))]))
    parallel, reduced = (tuple([x.shape[d] for d in group]) for group in (kept, summed))
    add = partial(_combine_converted, arith.AddfOp, source=x.dtype, target=x.dtype)
    (result,) = fold(reader, op, parallel, reduced, [(x, read)], [reader.constant(0, (), x.dtype)], add)
    return result


def _region_fold(
    reader: Reader,
    op: Operation,
    parallel: Shape,
    reduced: Shape,
    inputs: Sequence[tuple[Node, Read]],
    inits: Sequence[Node],
) -> Sequence[Node]:
    """A fold by an op's region; sums, products and extrema of small floats are kept in f32."""
    outs = [shaped(result, op)[1] for result in op.results]
    wide = [accumulator_of(dtype) for dtype in outs]
    combiner = _combiner(op)
    if combiner is None or wide == outs:
        combine = partial(_combine_by_region, op)
        return fold(reader, op, parallel, reduced, inputs, inits, combine)
    by = partial(_combine_converted, combiner, source=inputs[0][0].dtype, target=wide[0])
    results = fold(reader, op, parallel, reduced, inputs, [converted(reader, op, inits[0], wide[0])], by)
    return [converted(reader, op, results[0], outs[0])]


def _combine_converted(
    combiner: type[Operation],
    body: Body,
    state: Sequence[SSAValue],
    values: Sequence[SSAValue],
    *,
    source: Attribute,
    target: Attribute,
) -> Sequence[SSAValue]:
    return [body.emit(combiner, state[0], convert(body, values[0], source, target))]


def _combine_by_region(
    op: Operation, body: Body, state: Sequence[SSAValue], values: Sequence[SSAValue]
) -> Sequence[SSAValue]:
    return scalar_region(body, op.regions[0].block, [*state, *values])


def _combiner(op: Operation) -> type[Operation] | None:
    """The op by which a region combines floats, where that is all it does."""
    block = op.regions[0].block
    first = block.first_op
    if len(op.results) != 1 or first is None or set(first.operands) != set(block.args):
        return None
    return _COMBINERS.get(first.name) if first.next_op is block.last_op else None


_COMBINERS: dict[str, type[Operation]] = {
    "stablehlo.add": arith.AddfOp,
    "stablehlo.maximum": arith.MaximumfOp,
    "stablehlo.minimum": arith.MinimumfOp,
    "stablehlo.multiply": arith.MulfOp,
}


# Contractions


def _multiply_add(
    body: Body,
    state: Sequence[SSAValue],
    values: Sequence[SSAValue],
    *,
    sources: Sequence[Attribute],
    target: Attribute,
    flags: dict[str, Attribute],
) -> Sequence[SSAValue]:
    x, y = (convert(body, value, source, target) for value, source in zip(values, sources, strict=True))
    kind = element_kind(target)
    multiply, add = _ARITHMETIC[kind]
    return [body.emit(add, state[0], body.emit(multiply, x, y, **flags), **flags)]


_ARITHMETIC: dict[Kind, tuple[type[Operation], type[Operation]]] = {
    Kind.PRED: (arith.AndIOp, arith.OrIOp),
    Kind.SINT: (arith.MuliOp, arith.AddiOp),
    Kind.UINT: (arith.MuliOp, arith.AddiOp),
    Kind.FLOAT: (arith.MulfOp, arith.AddfOp),
    Kind.COMPLEX: (complex.MulOp, complex.AddOp),
}


def contract(
    reader: Reader,
    op: Operation,
    parallel: Shape,
    reduced: Shape,
    reads: Sequence[tuple[Node, Read]],
    largest: int | None = None,
) -> Node:
    """The sum of the products of two reads, in the accumulator type of the op's result, then converted to that.

    `largest` is the most that a product may be, if it is known to be less than what its elements' types say.
    """
    dtype = shaped(op.results[0], op)[1]
    target = accumulator_of(dtype)
    reads = [(_widened(reader, op, node, target), read) for node, read in reads]
    sources = [node.dtype for node, _ in reads]
    most = prod(reduced) * (prod(map(_magnitude, sources)) if largest is None else largest)
    flags = _NO_OVERFLOW if element_kind(target) & Kind.INT and most < 1 << (width_of(target) - 1) else {}
    combine = partial(_multiply_add, sources=sources, target=target, flags=flags)
    (result,) = fold(reader, op, parallel, reduced, reads, [reader.constant(0, (), target)], combine)
    return converted(reader, op, result, dtype)


_NO_OVERFLOW: dict[str, Attribute] = {"overflowFlags": arith.IntegerOverflowAttr([arith.IntegerOverflowFlag.NSW])}


def _magnitude(element: Attribute) -> int:
    """The largest absolute value of an integer type; 1 for others."""
    return 1 << (width_of(element) - (element_kind(element) is Kind.SINT)) if element_kind(element) & Kind.INT else 1


def _widened(reader: Reader, op: Operation, node: Node, target: Attribute) -> Node:
    """Small floats as the f32 that they are multiplied in: converted before, where they are read many times."""
    return converted(reader, op, node, target) if is_small_float(node.dtype) else node


def _read_dot_general(reader: Reader, op: Operation) -> Node:
    lhs, rhs = reader.of(op.operands)
    numbers = cast(DotDimensionNumbersAttr, op.properties["dot_dimension_numbers"])
    return dot(
        reader,
        op,
        (lhs, numbers.lhs_batching_dimensions.data, numbers.lhs_contracting_dimensions.data),
        (rhs, numbers.rhs_batching_dimensions.data, numbers.rhs_contracting_dimensions.data),
    )


def _read_dot(reader: Reader, op: Operation) -> Node:
    lhs, rhs = reader.of(op.operands)
    return dot(reader, op, (lhs, (), (len(lhs.shape) - 1,)), (rhs, (), (0,)))


Side = tuple[Node, Sequence[int], Sequence[int]]


def dot(reader: Reader, op: Operation, lhs: Side, rhs: Side) -> Node:
    """Operands with their batching and contracting dimensions; loops: batch, lhs free, rhs free, contracted."""
    free = [[d for d in range(len(x.shape)) if d not in batch and d not in summed] for x, batch, summed in (lhs, rhs)]
    (x, batch, summed), (y, _, _) = lhs, rhs
    parallel = tuple([x.shape[d] for d in (*batch, *free[0])] + [y.shape[d] for d in free[1]])
    batches, skip = len(batch), len(batch) + len(free[0])
    starts = {0: batches, 1: skip}
    in_rows = _is_dot_of_small_integers(op, x, y)
    reads: list[tuple[Node, Read]] = []
    for number, (node, own_batch, own_summed) in enumerate((lhs, rhs)):
        place = {d: n for n, d in enumerate(own_batch)}
        place |= {d: starts[number] + n for n, d in enumerate(free[number])}
        place |= {d: len(parallel) + n for n, d in enumerate(own_summed)}
        order = [*own_batch, *free[number], *own_summed] if in_rows else list(range(len(node.shape)))
        used = _as_16_bits(reader, op, transpose(reader, op, node, order)) if in_rows else node
        reads.append((used, partial(_gather_loops, tuple([place[d] for d in order]))))
    largest = _magnitude(x.dtype) * _magnitude(y.dtype)
    return contract(reader, op, parallel, tuple([x.shape[d] for d in summed]), reads, largest if in_rows else None)


def _is_dot_of_small_integers(op: Operation, x: Node, y: Node) -> bool:
    """Whether operands fit 16 signed bits, and sums are wider: processors add up products of pairs of these."""
    kinds = [element_kind(node.dtype) for node in (x, y)]
    bits = [width_of(n.dtype) + (kind is Kind.UINT) for n, kind in zip((x, y), kinds, strict=True) if kind & Kind.INT]
    return len(bits) == 2 and max(bits) <= 16 and width_of(shaped(op.results[0], op)[1]) >= 32


def _as_16_bits(reader: Reader, op: Operation, node: Node) -> Node:
    """Integers in 16 bits, in the order of `node`'s elements: where that is another than in memory, they are moved."""
    source = node.dtype

    def compute(body: Body, args: Sequence[SSAValue]) -> SSAValue:
        return convert(body, args[0], source, i16)

    return reader.add(Elementwise(op, node.shape, i16, (node,), compute=compute, weight=2 * CHEAP))


def _gather_loops(places: Sequence[int], loops: Indices) -> Indices:
    return tuple([loops[place] for place in places])


# Windows


def _read_reduce_window(reader: Reader, op: Operation) -> Sequence[Node]:
    nodes = reader.of(op.operands)
    count, rank = len(nodes) // 2, len(nodes[0].shape)
    inits = nodes[count:]
    window = ints(op, "window_dimensions")
    strides, dilations, base = (
        ints_or(op, name, 1, rank) for name in ("window_strides", "window_dilations", "base_dilations")
    )
    low, high = zip(*padding_of(op, rank), strict=True) if rank else ((), ())
    interior = [b - 1 for b in base]
    padded = [pad(reader, op, x, init, low, high, interior) for x, init in zip(nodes[:count], inits, strict=True)]

    def read(loops: Indices) -> Indices:
        return tuple([loops[d] * strides[d] + loops[rank + d] * dilations[d] for d in range(rank)])

    shape = shaped(op.results[0], op)[0]
    return _region_fold(reader, op, shape, window, [(x, read) for x in padded], inits)


READERS: dict[str, Handler] = {
    "stablehlo.dot": _read_dot,
    "stablehlo.dot_general": _read_dot_general,
    "stablehlo.reduce": _read_reduce,
    "stablehlo.reduce_window": _read_reduce_window,
}
