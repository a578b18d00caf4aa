"""Convolutions, as contractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from xdsl.ir import Operation

from hloom.dialects.stablehlo.attributes import ConvDimensionNumbersAttr

from .folds import contract
from .graph import Node, Read, Shape
from .index import Indices
from .movement import pad, reshape
from .properties import integer, ints_or, padding_of
from .reading import Handler, Reader
from .types import shaped


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
        result = contract(self.reader, self.op, split_out, reduced, reads)
        return reshape(self.reader, self.op, result, out_shape)

    def _padded(self, x: Node) -> Node:
        rank, dims = self.rank, self.numbers.input_spatial_dimensions.data
        low, high, interior = ([0] * len(x.shape) for _ in range(3))
        dilation = ints_or(self.op, "lhs_dilation", 1, rank)
        for d, (before, after), between in zip(dims, padding_of(self.op, rank), dilation, strict=True):
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

    def _kernel_at(self, kernel: Node, window: Sequence[int], loops: int) -> Read:
        numbers = self.numbers
        out, result = numbers.kernel_output_feature_dimension.data, numbers.output_feature_dimension.data
        place = {d: loops + n for n, d in enumerate(window)}
        place |= {out: result, out + 1: result + 1} if self.groups > 1 else {out: result}
        reversal = self.op.properties.get("window_reversal")
        reverse = (list(cast(Any, reversal).get_values()) if reversal else []) or [False] * self.rank
        spatial = [self._place(d, out) for d in numbers.kernel_spatial_dimensions.data]
        mirrored = {d for d, flag in zip(spatial, reverse, strict=True) if flag}

        def read(indices: Indices) -> Indices:
            found = [indices[place[d]] for d in range(len(kernel.shape))]
            return tuple([i * -1 + (kernel.shape[d] - 1) if d in mirrored else i for d, i in enumerate(found)])

        return read

    def _input_at(self, loops: int, window: Sequence[int]) -> Read:
        """Batch, features and places of the input for the loops of the result and then the kernel."""
        names = self.numbers
        kernel_out, out = names.kernel_output_feature_dimension.data, names.output_feature_dimension.data
        loop_of = {d: loops + n for n, d in enumerate(window)}
        batch, feature = names.input_batch_dimension.data, names.input_feature_dimension.data
        split = batch if self.batch_groups else feature
        batch_loop = self._place(names.output_batch_dimension.data, out)
        feature_loop = loop_of[self._place(names.kernel_input_feature_dimension.data, kernel_out)]
        places = self._spatial_places(split, loop_of)

        def read(indices: Indices) -> Indices:
            found = {self._place(batch, split): indices[batch_loop], self._place(feature, split): indices[feature_loop]}
            if self.groups > 1:
                found[split], found[split + 1] = indices[out], found[split]
            for d, o, k, stride, dilation in places:
                found[d] = indices[o] * stride + indices[k] * dilation
            return tuple([found[d] for d in range(len(found))])

        return read

    def _spatial_places(self, split: int, loop_of: Mapping[int, int]) -> list[tuple[int, int, int, int, int]]:
        """By spatial dimension: where it is in the input, its loops of the result and the kernel, stride, dilation."""
        names = self.numbers
        kernel_out, out = names.kernel_output_feature_dimension.data, names.output_feature_dimension.data
        inputs = [self._place(d, split) for d in names.input_spatial_dimensions.data]
        outputs = [self._place(d, out) for d in names.output_spatial_dimensions.data]
        kernels = [loop_of[self._place(d, kernel_out)] for d in names.kernel_spatial_dimensions.data]
        strides, dilations = (ints_or(self.op, n, 1, self.rank) for n in ("window_strides", "rhs_dilation"))
        return list(zip(inputs, outputs, kernels, strides, dilations, strict=True))


def _split_shape(shape: Shape, dim: int, groups: int) -> Shape:
    if groups == 1:
        return shape
    return (*shape[:dim], groups, shape[dim] // groups, *shape[dim + 1 :])


READERS: dict[str, Handler] = {"stablehlo.convolution": _read_convolution}
