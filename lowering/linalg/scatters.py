"""scatter: one window in bounds is written over a part of the input; else `linalg_ext.scatter`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from xdsl.dialects.builtin import BoolAttr, DenseArrayBase, IntegerAttr, i64
from xdsl.ir import Attribute, Block, BlockArgument, Operation, SSAValue

from hloom.dialects.linalg_ext import ScatterOp
from hloom.dialects.stablehlo.attributes import ScatterDimensionNumbersAttr
from hloom.dialects.stablehlo.tensors import Kind

from .extended import Scalars, read_extended
from .folds import converted
from .graph import Node, Shape
from .index import ZERO
from .known import integer_at
from .movement import overwrite, reshape, strided_slice
from .reading import Handler, Reader, scalar_region
from .scalars import Body
from .types import element_kind

_NAMES = ("indices", "updates")


def _read_scatter(reader: Reader, op: Operation) -> Sequence[Node]:
    nodes = reader.of(op.operands)
    count = len(nodes) // 2
    inputs, indices, updates = nodes[:count], nodes[count], nodes[count + 1 :]
    starts = _only_window(op, inputs[0].shape, indices, updates[0].shape)
    if starts is not None:
        return _write_window(reader, op, inputs, updates, starts)
    body = scalars_of(op.regions[0].block, [node.dtype for node in (*inputs, *updates)])
    return read_extended(
        reader, op, ScatterOp, [_signed(reader, op, indices), *updates], inputs, _numbers(op), [body], _NAMES
    )


def _signed(reader: Reader, op: Operation, indices: Node) -> Node:
    """Indices as signed integers: unsigned ones in 64 bits, where those that are too large are negative."""
    return indices if element_kind(indices.dtype) is Kind.SINT else converted(reader, op, indices, i64)


# One window


def _only_window(op: Operation, shape: Shape, indices: Node, updates: Shape) -> list[int] | None:
    """Where the only window of a scatter starts in each dimension, if there is only one, and it surely is in bounds."""
    numbers = cast(ScatterDimensionNumbersAttr, op.properties["scatter_dimension_numbers"])
    windows = numbers.update_window_dims.data
    if numbers.input_batching_dims.data or any(n != 1 for d, n in enumerate(updates) if d not in windows):
        return None
    starts = [0] * len(shape)
    for number, d in enumerate(numbers.scatter_dims_to_operand_dims.data):
        at = [ZERO + number if i == numbers.index_vector_dim.data else ZERO for i in range(len(indices.shape))]
        start = integer_at(indices, tuple(at))
        if start is None:
            return None
        starts[d] = start
    sizes = _window_sizes(numbers, len(shape), updates)
    inside = all(0 <= start <= whole - size for start, size, whole in zip(starts, sizes, shape, strict=True))
    return starts if inside else None


def _window_sizes(numbers: ScatterDimensionNumbersAttr, rank: int, updates: Shape) -> Shape:
    sizes = iter([updates[d] for d in numbers.update_window_dims.data])
    return tuple([1 if d in numbers.inserted_window_dims.data else next(sizes) for d in range(rank)])


def _write_window(
    reader: Reader, op: Operation, inputs: Sequence[Node], updates: Sequence[Node], starts: Sequence[int]
) -> Sequence[Node]:
    numbers = cast(ScatterDimensionNumbersAttr, op.properties["scatter_dimension_numbers"])
    shape = _window_sizes(numbers, len(starts), updates[0].shape)
    new = [reshape(reader, op, update, shape) for update in updates]
    old = [strided_slice(reader, op, x, starts, shape, [1] * len(shape)) for x in inputs]
    parts = [_combined(reader, op, number, [*old, *new]) for number in range(len(inputs))]
    return [overwrite(reader, op, x, part, starts) for x, part in zip(inputs, parts, strict=True)]


def _combined(reader: Reader, op: Operation, number: int, operands: Sequence[Node]) -> Node:
    """What a region makes of the elements there and of the updates, for result `number`."""
    block = op.regions[0].block
    last = block.last_op
    assert last is not None
    result = last.operands[number]
    if isinstance(result, BlockArgument):
        return operands[result.index]

    def compute(body: Body, args: Sequence[SSAValue]) -> SSAValue:
        return scalar_region(body, block, args)[number]

    x = operands[number]
    return reader.elementwise(op, x.shape, x.dtype, operands, compute, weight=len(block.ops))


# Many windows


def scalars_of(block: Block, arguments: Sequence[Attribute]) -> Scalars:
    """A region on scalar tensors, of these element types, as one on scalars."""

    def write(body: Body, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        return scalar_region(body, block, args)

    return Scalars(arguments, write)


def _numbers(op: Operation) -> dict[str, Attribute]:
    """The properties of a `linalg_ext.scatter` that does what `op` does."""
    numbers = cast(ScatterDimensionNumbersAttr, op.properties["scatter_dimension_numbers"])
    array = partial(DenseArrayBase[Any].from_list, i64)
    return {
        "update_window_dims": array(numbers.update_window_dims.data),
        "inserted_window_dims": array(numbers.inserted_window_dims.data),
        "input_batching_dims": array(numbers.input_batching_dims.data),
        "scatter_indices_batching_dims": array(numbers.scatter_indices_batching_dims.data),
        "scatter_dims_to_operand_dims": array(numbers.scatter_dims_to_operand_dims.data),
        "index_vector_dim": IntegerAttr(numbers.index_vector_dim.data, i64),
        "unique_indices": op.properties.get("unique_indices", BoolAttr.from_bool(False)),
    }


READERS: dict[str, Handler] = {"stablehlo.scatter": _read_scatter}
