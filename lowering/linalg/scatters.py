"""scatter: `linalg_ext.scatter`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from xdsl.dialects.builtin import BoolAttr, DenseArrayBase, IntegerAttr, i64
from xdsl.ir import Attribute, Block, Operation, SSAValue

from hloom.dialects.linalg_ext import ScatterOp
from hloom.dialects.stablehlo.attributes import ScatterDimensionNumbersAttr
from hloom.dialects.stablehlo.tensors import Kind

from .extended import Scalars, read_extended
from .folds import converted
from .graph import Node
from .reading import Handler, Reader, scalar_region
from .scalars import Body
from .types import element_kind


def _read_scatter(reader: Reader, op: Operation) -> Sequence[Node]:
    nodes = reader.of(op.operands)
    count = len(nodes) // 2
    inputs, indices, updates = nodes[:count], nodes[count], nodes[count + 1 :]
    body = scalars_of(op.regions[0].block, [node.dtype for node in (*inputs, *updates)])
    return read_extended(reader, op, ScatterOp, [_signed(reader, op, indices), *updates], inputs, _numbers(op), [body])


def _signed(reader: Reader, op: Operation, indices: Node) -> Node:
    """Indices as signed integers: unsigned ones in 64 bits, where those that are too large are negative."""
    return indices if element_kind(indices.dtype) is Kind.SINT else converted(reader, op, indices, i64)


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
