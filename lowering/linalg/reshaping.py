"""Ops on whole tensors: reshapes, which move nothing, and slices written over."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import Any, cast

from xdsl.dialects import tensor
from xdsl.dialects.builtin import ArrayAttr, DenseArrayBase, IntegerAttr, TensorType, i32, i64
from xdsl.ir import Block, SSAValue

from .graph import Shape

Groups = list[tuple[list[int], list[int]]]


def reshape_tensor(block: Block, value: SSAValue, shape: Shape) -> SSAValue:
    """`value` in another shape: at most a tensor.collapse_shape and a tensor.expand_shape, appended to `block`."""
    type_ = cast(TensorType[Any], value.type)
    old = type_.get_shape()
    if old == shape:
        return value
    groups = reassociate(old, shape)
    if all(len(finer) == 1 for finer, _ in groups) and len(groups) == len(old):
        return _expand(block, value, [coarser for _, coarser in groups], shape)
    if all(len(coarser) == 1 for _, coarser in groups) and len(groups) == len(shape):
        return _collapse(block, value, [finer for finer, _ in groups], shape)
    flat = tuple([_product(old, dims) for dims, _ in groups])
    return reshape_tensor(block, _collapse(block, value, [dims for dims, _ in groups], flat), shape)


def reassociate(old: Sequence[int], new: Sequence[int]) -> Groups:
    """The smallest groups of neighbouring dimensions of two shapes, of rank 1 or more, that hold the same elements."""
    if 0 in old:
        return [(list(range(len(old))), list(range(len(new))))]
    groups: Groups = []
    i = j = 0
    while i < len(old) and j < len(new):
        first, second = [i], [j]
        while (a := _product(old, first)) != (b := _product(new, second)):
            shorter = first if a < b else second
            shorter.append(shorter[-1] + 1)
        i, j = first[-1] + 1, second[-1] + 1
        groups.append((first, second))
    groups[-1][0].extend(range(i, len(old)))
    groups[-1][1].extend(range(j, len(new)))
    return groups


def _product(shape: Sequence[int], dims: Sequence[int]) -> int:
    return prod([shape[d] for d in dims])


def _reassociation(groups: Sequence[Sequence[int]]) -> ArrayAttr[Any]:
    return ArrayAttr([ArrayAttr([IntegerAttr(d, i64) for d in group]) for group in groups])


def _expand(block: Block, value: SSAValue, groups: Sequence[Sequence[int]], shape: Shape) -> SSAValue:
    type_ = cast(TensorType[Any], value.type)
    op = tensor.ExpandShapeOp.create(
        operands=[value],
        result_types=[TensorType(type_.element_type, shape)],
        properties={
            "reassociation": _reassociation(groups),
            "static_output_shape": DenseArrayBase.from_list(i64, list(shape)),
        },
    )
    block.add_op(op)
    return op.results[0]


def _collapse(block: Block, value: SSAValue, groups: Sequence[Sequence[int]], shape: Shape) -> SSAValue:
    type_ = cast(TensorType[Any], value.type)
    op = tensor.CollapseShapeOp.create(
        operands=[value],
        result_types=[TensorType(type_.element_type, shape)],
        properties={"reassociation": _reassociation(groups)},
    )
    block.add_op(op)
    return op.results[0]


_DYNAMIC = -(1 << 63)


def insert_slice(block: Block, source: SSAValue, target: SSAValue, offsets: Sequence[SSAValue | int]) -> SSAValue:
    """`target` with `source` written over it from `offsets` on."""
    sizes = cast(TensorType[Any], source.type).get_shape()
    dynamic = [offset for offset in offsets if isinstance(offset, SSAValue)]
    static = [offset if isinstance(offset, int) else _DYNAMIC for offset in offsets]
    op = tensor.InsertSliceOp.create(
        operands=[source, target, *dynamic],
        result_types=[target.type],
        properties={
            "static_offsets": DenseArrayBase.from_list(i64, static),
            "static_sizes": DenseArrayBase.from_list(i64, list(sizes)),
            "static_strides": DenseArrayBase.from_list(i64, [1] * len(sizes)),
            "operandSegmentSizes": DenseArrayBase.from_list(i32, [1, 1, len(dynamic), 0, 0]),
        },
    )
    block.add_op(op)
    return op.results[0]
