"""Ops that combine elements: reductions, contractions, convolutions and windows, each as one fold."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, cast

from xdsl.dialects import arith, complex
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.stablehlo.attributes import ConvDimensionNumbersAttr, DotDimensionNumbersAttr
from hloom.dialects.stablehlo.tensors import Kind

from .conversions import convert
from .elementwise import CHEAP
from .graph import Combine, Fold, Folded, Node, Shape
from .index import Indices
from .movement import integer, ints, pad, reshape
from .reading import Handler, Reader, scalar_region
from .scalars import Body
from .types import accumulator_of, element_kind, shaped

ReadAt = Callable[[Indices], Indices]


def _fold(
    reader: Reader,
    op: Operation,
    parallel: Shape,
    reduced: Shape,
    reads: Sequence[tuple[Node, ReadAt]],
    inits: Sequence[Node],
    combine: Combine,
) -> Sequence[Folded]:
    """A fold in the graph; its results have the element types of `inits`."""
    fold = reader.add(Fold(op, parallel, reduced, tuple(reads), tuple(inits), combine))
    for number, init in enumerate(inits):
        fold.results.append(reader.add(Folded(op, parallel, init.dtype, fold=fold, number=number)))
    return fold.results


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


def _region_fold(
    reader: Reader,
    op: Operation,
    parallel: Shape,
    reduced: Shape,
    inputs: Sequence[tuple[Node, ReadAt]],
    inits: Sequence[Node],
) -> Sequence[Node]:
    """A fold by an op's region; sums of small floats are kept in f32."""
    outs = [shaped(result, op)[1] for result in op.results]
    wide = [accumulator_of(dtype) for dtype in outs]
    if not _is_sum(op) or wide == outs:
        combine = partial(_combine_by_region, op)
        return _fold(reader, op, parallel, reduced, inputs, inits, combine)
    source = inputs[0][0].dtype

    def add(body: Body, state: Sequence[SSAValue], values: Sequence[SSAValue]) -> Sequence[SSAValue]:
        return [body.emit(arith.AddfOp, state[0], convert(body, values[0], source, wide[0]))]

    results = _fold(reader, op, parallel, reduced, inputs, [converted(reader, op, inits[0], wide[0])], add)
    return [converted(reader, op, results[0], outs[0])]


def _combine_by_region(
    op: Operation, body: Body, state: Sequence[SSAValue], values: Sequence[SSAValue]
) -> Sequence[SSAValue]:
    return scalar_region(body, op.regions[0].block, [*state, *values])


def _is_sum(op: Operation) -> bool:
    block = op.regions[0].block
    first = block.first_op
    return (
        len(op.results) == 1
        and first is not None
        and first.name == "stablehlo.add"
        and set(first.operands) == set(block.args)
        and first.next_op is block.last_op
    )


# Contractions


def _multiply_add(
    body: Body,
    state: Sequence[SSAValue],
    values: Sequence[SSAValue],
    *,
    sources: Sequence[Attribute],
    target: Attribute,
) -> Sequence[SSAValue]:
    x, y = (convert(body, value, source, target) for value, source in zip(values, sources, strict=True))
    kind = element_kind(target)
    multiply, add = _ARITHMETIC[kind]
    return [body.emit(add, state[0], body.emit(multiply, x, y))]


_ARITHMETIC: dict[Kind, tuple[type[Operation], type[Operation]]] = {
    Kind.PRED: (arith.AndIOp, arith.OrIOp),
    Kind.SINT: (arith.MuliOp, arith.AddiOp),
    Kind.UINT: (arith.MuliOp, arith.AddiOp),
    Kind.FLOAT: (arith.MulfOp, arith.AddfOp),
    Kind.COMPLEX: (complex.MulOp, complex.AddOp),
}


def _contract(
    reader: Reader,
    op: Operation,
    parallel: Shape,
    reduced: Shape,
    reads: Sequence[tuple[Node, ReadAt]],
) -> Node:
    """The sum of the products of two reads, in the accumulator type of the op's result, then converted to that."""
    dtype = shaped(op.results[0], op)[1]
    target = accumulator_of(dtype)
    combine = partial(_multiply_add, sources=[node.dtype for node, _ in reads], target=target)
    (result,) = _fold(reader, op, parallel, reduced, reads, [reader.constant(0, (), target)], combine)
    return converted(reader, op, result, dtype)


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
    reads: list[tuple[Node, ReadAt]] = []
    for number, (node, own_batch, own_summed) in enumerate((lhs, rhs)):
        place = {d: n for n, d in enumerate(own_batch)}
        place |= {d: starts[number] + n for n, d in enumerate(free[number])}
        place |= {d: len(parallel) + n for n, d in enumerate(own_summed)}
        reads.append((node, partial(_gather_loops, tuple([place[d] for d in range(len(node.shape))]))))
    return _contract(reader, op, parallel, tuple([x.shape[d] for d in summed]), reads)


def _gather_loops(places: Sequence[int], loops: Indices) -> Indices:
    return tuple([loops[place] for place in places])


# Windows


def _padding(op: Operation, rank: int) -> list[tuple[int, int]]:
    attr = op.properties.get("padding")
    if attr is None:
        return [(0, 0)] * rank
    values = list(cast(DenseIntOrFPElementsAttr[Any], attr).get_values())
    if len(values) == 1:
        values *= 2 * rank
    return list(zip(values[::2], values[1::2], strict=True))


def _ints_or(op: Operation, name: str, default: int, rank: int) -> Sequence[int]:
    return ints(op, name) if name in op.properties else (default,) * rank


def _read_reduce_window(reader: Reader, op: Operation) -> Sequence[Node]:
    nodes = reader.of(op.operands)
    count, rank = len(nodes) // 2, len(nodes[0].shape)
    inits = nodes[count:]
    window = ints(op, "window_dimensions")
    strides, dilations, base = (
        _ints_or(op, name, 1, rank) for name in ("window_strides", "window_dilations", "base_dilations")
    )
    low, high = zip(*_padding(op, rank), strict=True) if rank else ((), ())
    interior = [b - 1 for b in base]
    padded = [pad(reader, op, x, init, low, high, interior) for x, init in zip(nodes[:count], inits, strict=True)]

    def read(loops: Indices) -> Indices:
        return tuple([loops[d] * strides[d] + loops[rank + d] * dilations[d] for d in range(rank)])

    shape = shaped(op.results[0], op)[0]
    return _region_fold(reader, op, shape, window, [(x, read) for x in padded], inits)


def _read_convolution(reader: Reader, op: Operation) -> Node:
    return _Convolution(reader, op).read()


class _Convolution:
    """A convolution as a contraction of its padded, dilated input; group counts split dimensions in two.

    With feature groups the input's features, with batch groups its batch, and the kernel's output features, are seen
    as [group, rest], and the result's features are [group, rest] until the end.
    """

    def __init__(self, reader: Reader, op: Operation) -> None:
        self.reader, self.op = reader, op
        self.numbers = cast(ConvDimensionNumbersAttr, op.properties["dimension_numbers"])
        self.rank = len(self.numbers.input_spatial_dimensions.data)
        features, batches = integer(op, "feature_group_count"), integer(op, "batch_group_count")
        self.groups = max(features, batches)
        self.batch_groups = batches > 1

    def read(self) -> Node:
        x, kernel = self.reader.of(self.op.operands)
        names = self.numbers
        split_at = names.input_batch_dimension if self.batch_groups else names.input_feature_dimension
        x = self._split(self._padded(x), split_at.data)
        kernel = self._split(kernel, names.kernel_output_feature_dimension.data)
        out_shape = shaped(self.op.results[0], self.op)[0]
        split_out = _split_shape(out_shape, names.output_feature_dimension.data, self.groups)
        window = self._kernel_loops(kernel)
        reduced = tuple([kernel.shape[d] for d in window])
        reads = [(x, self._input_at(len(split_out), window)), (kernel, self._kernel_at(kernel, window, len(split_out)))]
        result = _contract(self.reader, self.op, split_out, reduced, reads)
        return reshape(self.reader, self.op, result, out_shape)

    def _padded(self, x: Node) -> Node:
        rank, dims = self.rank, self.numbers.input_spatial_dimensions.data
        low, high, interior = ([0] * len(x.shape) for _ in range(3))
        dilation = _ints_or(self.op, "lhs_dilation", 1, rank)
        for d, (before, after), between in zip(dims, _padding(self.op, rank), dilation, strict=True):
            low[d], high[d], interior[d] = before, after, between - 1
        return pad(self.reader, self.op, x, self.reader.constant(0, (), x.dtype), low, high, interior)

    def _split(self, x: Node, dim: int) -> Node:
        return reshape(self.reader, self.op, x, _split_shape(x.shape, dim, self.groups))

    def _place(self, dim: int, split: int) -> int:
        """Where a dimension is once dimension `split` has become two."""
        return dim + (self.groups > 1 and dim > split)

    def _kernel_loops(self, kernel: Node) -> list[int]:
        """The kernel's dimensions that are summed over, in the order that it is stored in."""
        out = self.numbers.kernel_output_feature_dimension.data
        outs = {out, out + 1} if self.groups > 1 else {out}
        return [d for d in range(len(kernel.shape)) if d not in outs]

    def _kernel_at(self, kernel: Node, window: Sequence[int], loops: int) -> ReadAt:
        numbers = self.numbers
        out, result = numbers.kernel_output_feature_dimension.data, numbers.output_feature_dimension.data
        place = {d: loops + n for n, d in enumerate(window)}
        place |= {out: result, out + 1: result + 1} if self.groups > 1 else {out: result}
        reversal = self.op.properties.get("window_reversal")
        reverse = list(cast(Any, reversal).get_values()) if reversal else [False] * self.rank
        spatial = [self._place(d, out) for d in numbers.kernel_spatial_dimensions.data]
        mirrored = {d for d, flag in zip(spatial, reverse, strict=True) if flag}

        def read(indices: Indices) -> Indices:
            found = [indices[place[d]] for d in range(len(kernel.shape))]
            return tuple([i * -1 + (kernel.shape[d] - 1) if d in mirrored else i for d, i in enumerate(found)])

        return read

    def _input_at(self, loops: int, window: Sequence[int]) -> ReadAt:
        """Batch, features and places of the input for the loops of the result and then the kernel."""
        names = self.numbers
        strides, dilations = (_ints_or(self.op, n, 1, self.rank) for n in ("window_strides", "rhs_dilation"))
        kernel_out, out = names.kernel_output_feature_dimension.data, names.output_feature_dimension.data
        loop_of = {d: loops + n for n, d in enumerate(window)}
        batch, feature = names.input_batch_dimension.data, names.input_feature_dimension.data
        split = batch if self.batch_groups else feature
        batch_loop = self._place(names.output_batch_dimension.data, out)
        feature_loop = loop_of[self._place(names.kernel_input_feature_dimension.data, kernel_out)]
        spatial = [
            (self._place(d, split), self._place(o, out), loop_of[self._place(k, kernel_out)])
            for d, o, k in zip(
                names.input_spatial_dimensions.data,
                names.output_spatial_dimensions.data,
                names.kernel_spatial_dimensions.data,
                strict=True,
            )
        ]
        grouped = self.groups > 1

        def read(indices: Indices) -> Indices:
            found = {self._place(batch, split): indices[batch_loop], self._place(feature, split): indices[feature_loop]}
            if grouped:
                found[split + 1] = found[split]
                found[split] = indices[out]
            for (d, o, k), stride, dilation in zip(spatial, strides, dilations, strict=True):
                found[d] = indices[o] * stride + indices[k] * dilation
            return tuple([found[d] for d in range(len(found))])

        return read


def _split_shape(shape: Shape, dim: int, groups: int) -> Shape:
    if groups == 1:
        return shape
    return (*shape[:dim], groups, shape[dim] // groups, *shape[dim + 1 :])


READERS: dict[str, Handler] = {
    "stablehlo.convolution": _read_convolution,
    "stablehlo.dot": _read_dot,
    "stablehlo.dot_general": _read_dot_general,
    "stablehlo.reduce": _read_reduce,
    "stablehlo.reduce_window": _read_reduce_window,
}
