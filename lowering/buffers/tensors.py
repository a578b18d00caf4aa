"""How the single tensor ops outside `linalg`, and calls and constants, go to memrefs."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith, memref, tensor
from xdsl.dialects.builtin import (
    DYNAMIC_INDEX,
    DenseArrayBase,
    DenseIntOrFPElementsAttr,
    IndexType,
    IntegerAttr,
    MemRefType,
    StridedLayoutAttr,
    i32,
)
from xdsl.dialects.func import CallOp
from xdsl.ir import Attribute, OpResult, SSAValue

from hloom.dialects.diagnostics import unsupported_at

from ..memrefs import memref_type
from .bufferize import Bufferizer, Handlers
from .homes import collapse, expand
from .memory import Allocation, is_tensor, memref_of


def lower_constant(state: Bufferizer, op: arith.ConstantOp) -> None:
    if not isinstance(op.value, DenseIntOrFPElementsAttr):
        return state.move(op)
    made = state.constants.get(op.value, op, op.result.name_hint)
    state.block.add_op(made)
    state.bind(op.result, made.memref, Allocation(state.order.block_of(op), writable=False))
    return None


def lower_empty(state: Bufferizer, op: tensor.EmptyOp) -> None:
    """Nothing: memory is made where it is first needed, once for each destination."""


def lower_reshape(state: Bufferizer, op: tensor.ExpandShapeOp | tensor.CollapseShapeOp) -> None:
    source = state.lowered(op.src)
    view = expand if isinstance(op, tensor.ExpandShapeOp) else collapse
    result = view(source, memref_of(op.result.type, op), op, state.block)
    state.bind(op.result, state.view(source, result), state.memory[op.src])


def lower_extract(state: Bufferizer, op: tensor.ExtractOp) -> None:
    load = state.load(op)
    state.block.add_op(load)
    op.result.replace_all_uses_with(load.res)


def lower_insert(state: Bufferizer, op: tensor.InsertOp) -> None:
    target = state.write_over(_only_result(op), op)
    state.block.add_op(memref.StoreOp.create(operands=[op.scalar, target, *op.indices], location=op.location))


def lower_from_elements(state: Bufferizer, op: tensor.FromElementsOp) -> None:
    target = state.bind_result(op.result, op)
    shape = memref_of(op.result.type, op).get_shape()
    for number, element in enumerate(op.elements):
        indices = [_index_constant(state, i) for i in _coordinates(number, shape)]
        state.block.add_op(memref.StoreOp.create(operands=[element, target, *indices]))


def _coordinates(number: int, shape: Sequence[int]) -> list[int]:
    coordinates: list[int] = []
    for size in reversed(shape):
        number, rest = divmod(number, size)
        coordinates.append(rest)
    return coordinates[::-1]


def _index_constant(state: Bufferizer, value: int) -> SSAValue:
    attribute = IntegerAttr(value, IndexType())
    op = arith.ConstantOp.create(result_types=[IndexType()], properties={"value": attribute})
    state.block.add_op(op)
    return op.result


def lower_extract_slice(state: Bufferizer, op: tensor.ExtractSliceOp) -> None:
    source = state.lowered(op.source)
    result = _subview(state, source, op)
    state.bind(op.result, state.view(source, result), state.memory[op.source])


def lower_insert_slice(state: Bufferizer, op: tensor.InsertSliceOp) -> None:
    source = state.lowered(op.source)
    target = state.write_over(_only_result(op), op)
    state.copy(source, _subview(state, target, op))


def _subview(state: Bufferizer, source: SSAValue, op: tensor.ExtractSliceOp | tensor.InsertSliceOp) -> SSAValue:
    """`memref.subview` of `source` with the offsets, sizes and strides of `op`."""
    if op.sizes or op.strides:
        raise unsupported_at(op, f"{op.name} with sizes or strides known only at run time")
    small = op.result if isinstance(op, tensor.ExtractSliceOp) else op.source
    made = memref.SubviewOp.create(
        operands=[source, *op.offsets],
        result_types=[_slice_type(source, op, memref_of(small.type, op).get_shape())],
        properties={
            "static_offsets": op.static_offsets,
            "static_sizes": op.static_sizes,
            "static_strides": op.static_strides,
            "operandSegmentSizes": DenseArrayBase.from_list(i32, [1, len(op.offsets), 0, 0]),
        },
        location=op.location,
    )
    state.block.add_op(made)
    return state.view(source, made.result)


def _slice_type(
    source: SSAValue, op: tensor.ExtractSliceOp | tensor.InsertSliceOp, shape: Sequence[int]
) -> MemRefType[Attribute]:
    given = iter(op.offsets)
    offsets = [next(given) if offset == DYNAMIC_INDEX else offset for offset in op.static_offsets.get_values()]
    full = memref.SubviewOp.infer_result_type(
        memref_type(source),
        offsets,
        op.static_sizes.get_values(),
        op.static_strides.get_values(),
    )
    if full.get_num_dims() == len(shape):
        return full
    return _drop_unit_dims(full, shape)


def _drop_unit_dims(full: MemRefType[Attribute], shape: Sequence[int]) -> MemRefType[Attribute]:
    """`full` without the dimensions of size 1 that a rank-reducing slice to `shape` leaves out."""
    layout = full.layout
    assert isinstance(layout, StridedLayoutAttr)
    kept: list[int] = []
    for dim, size in enumerate(full.get_shape()):
        if len(kept) < len(shape) and size == shape[len(kept)]:
            kept.append(dim)
    strides = [layout.strides.data[dim] for dim in kept]
    return MemRefType(full.element_type, shape, StridedLayoutAttr(strides, layout.offset), full.memory_space)


def lower_call(state: Bufferizer, op: CallOp) -> None:
    """A kernel writes over its destinations; another function gets memory for its results as further arguments."""
    kernel = op.results and state.homes.destination(op.results[0]) is not None
    tensors = [result for result in op.results if is_tensor(result)]
    place = state.write_over if kernel else state.bind_result
    targets = [place(result, op) for result in tensors]
    inputs = op.operands[: len(op.operands) - len(targets)] if kernel else tuple(op.operands)
    scalars = [result for result in op.results if not is_tensor(result)]
    call = CallOp.create(
        operands=[*map(state.lowered, inputs), *targets],
        result_types=[result.type for result in scalars],
        properties=op.properties,
        attributes=op.attributes,
        location=op.location,
    )
    state.block.add_op(call)
    for old, new in zip(scalars, call.results, strict=True):
        old.replace_all_uses_with(new)


def _only_result(op: tensor.InsertOp | tensor.InsertSliceOp) -> OpResult:
    return op.results[0]


TENSORS: Handlers = {
    arith.ConstantOp: lower_constant,
    tensor.EmptyOp: lower_empty,
    tensor.ExpandShapeOp: lower_reshape,
    tensor.CollapseShapeOp: lower_reshape,
    tensor.ExtractOp: lower_extract,
    tensor.InsertOp: lower_insert,
    tensor.FromElementsOp: lower_from_elements,
    tensor.ExtractSliceOp: lower_extract_slice,
    tensor.InsertSliceOp: lower_insert_slice,
    CallOp: lower_call,
}
