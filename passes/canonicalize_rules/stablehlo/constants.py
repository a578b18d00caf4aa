"""Constants, moved at compile time, and indices that are constants."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Operation
from xdsl.pattern_rewriter import PatternRewriter

from hloom.dialects.stablehlo.data import ConstantOp, SliceOp
from hloom.dialects.stablehlo.indexing import DynamicSliceOp, DynamicUpdateSliceOp
from hloom.dialects.stablehlo.shape import ReshapeOp, ReverseOp, TransposeOp
from hloom.passes.rewrite import exact, native
from hloom.passes.rewrite.codec import i64_array
from hloom.passes.rewrite.constants import dense_constant, dense_splat, splat
from hloom.passes.rewrite.types import static_type


@native(exact, ReshapeOp)
def reshape_constant(op: ReshapeOp, rewriter: PatternRewriter) -> bool:
    """reshape(constant) → constant, of the same elements in the same order"""
    dense, type_ = dense_constant(op.operand), static_type(op.result)
    if dense is None or type_ is None:
        return False
    return _replace(op, DenseIntOrFPElementsAttr(type_, dense.data), rewriter)


@native(exact, TransposeOp, ReverseOp, SliceOp, DynamicSliceOp)
def move_splat(op: Operation, rewriter: PatternRewriter) -> bool:
    """transpose, reverse or slice(splat constant) → splat constant"""
    type_, found = static_type(op.results[0]), splat(op.operands[0])
    if type_ is None or found is None or dense_constant(op.operands[0]) is None:
        return False
    return _replace(op, dense_splat(type_, found.number), rewriter)


def _replace(op: Operation, value: DenseIntOrFPElementsAttr[Any], rewriter: PatternRewriter) -> bool:
    rewriter.replace(op, ConstantOp.create(result_types=op.result_types, properties={"value": value}))
    return True


@native(exact, DynamicSliceOp)
def dynamic_slice_whole(op: DynamicSliceOp, rewriter: PatternRewriter) -> bool:
    """dynamic_slice(x, …) → x, where all of x is taken: the start is clamped to 0"""
    if op.operand.type != op.result.type or static_type(op.operand) is None:
        return False
    rewriter.replace(op, (), (op.operand,))
    return True


@native(exact, DynamicUpdateSliceOp)
def dynamic_update_slice_whole(op: DynamicUpdateSliceOp, rewriter: PatternRewriter) -> bool:
    """dynamic_update_slice(x, y, …) → y, where y has the shape of x: the start is clamped to 0"""
    if op.operand.type != op.update.type or op.result.type != op.update.type or static_type(op.update) is None:
        return False
    rewriter.replace(op, (), (op.update,))
    return True


@native(exact, DynamicSliceOp)
def dynamic_slice_constant(op: DynamicSliceOp, rewriter: PatternRewriter) -> bool:
    """dynamic_slice(x, constants…) → slice(x), from the start that the constants are clamped to"""
    starts, type_ = [splat(start) for start in op.start_indices], static_type(op.operand)
    if type_ is None:
        return False
    sizes = list(op.slice_sizes.get_values())
    at: list[int] = []
    for start, size, whole in zip(starts, sizes, type_.get_shape(), strict=True):
        if start is None:
            return False
        at.append(max(0, min(int(start.number), whole - size)))
    properties = {
        "start_indices": i64_array(at),
        "limit_indices": i64_array([start + size for start, size in zip(at, sizes, strict=True)]),
        "strides": i64_array([1] * len(at)),
    }
    rewriter.replace(op, SliceOp.create(operands=[op.operand], result_types=op.result_types, properties=properties))
    return True
