"""Where the updates of a scatter land, and its nest: loops over the updates, in their order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias, cast

from xdsl.dialects import arith
from xdsl.dialects.builtin import ComplexType, DenseArrayBase, IndexType, IntegerAttr, i1, i64
from xdsl.ir import Attribute, SSAValue
from xdsl.ir.affine import AffineMap

from hloom.dialects.diagnostics import error_at, unsupported_at
from hloom.dialects.linalg_ext import ScatterOp

from ..memrefs import memref_type
from .emitter import Emitter
from .nests import Access, Nest, reorder

_ULT, _SLT, _SGE = 6, 2, 5
# Opens a branch that runs where a condition holds.
Require: TypeAlias = Callable[[SSAValue], None]


@dataclass(frozen=True)
class _Dimension:
    """Where an update lands along one dimension of the outputs: at component number `component` of its index, if that
    has one, plus the index of loop `loop`, if there is one. There are `size` places, and the loop has `window`."""

    size: int
    component: int | None
    loop: int | None
    window: int


@dataclass(frozen=True)
class Landing:
    """Where the update of an iteration lands; `batch` are the loops whose indices select an index vector, whose
    components lie along dimension `vector_dim` of `indices`."""

    indices: SSAValue
    vector_dim: int
    batch: tuple[int, ...]
    dimensions: tuple[_Dimension, ...]

    def starts(self, emit: Emitter, loops: Sequence[SSAValue], require: Require) -> list[SSAValue | None]:
        """Where the window starts in each dimension, if its index says that: all that lands is inside of a branch that
        `require` opens. Of `loops`, only those of the batch need be open."""
        starts = [self._start(emit, dimension, loops) for dimension in self.dimensions]
        inside = [test for each in zip(self.dimensions, starts, strict=True) for test in _tests(emit, *each)]
        if inside:
            require(_all(emit, inside))
        return starts

    def places(
        self, emit: Emitter, starts: Sequence[SSAValue | None], loops: Sequence[SSAValue], require: Require
    ) -> list[SSAValue]:
        """The element that the update at `loops` goes to, where the condition that `require` is given holds."""
        places = [_place(emit, *each, loops) for each in zip(self.dimensions, starts, strict=True)]
        moved = zip(self.dimensions, places, strict=True)
        inside = [_below(emit, place, d.size) for d, place in moved if d.component is not None and d.window > 1]
        if inside:
            require(_all(emit, inside))
        return places

    def _start(self, emit: Emitter, dimension: _Dimension, loops: Sequence[SSAValue]) -> SSAValue | None:
        """Where the window starts along a dimension, if its index says that."""
        if dimension.component is None:
            return None
        at = [loops[loop] for loop in self.batch]
        if self.vector_dim <= len(at) < len(memref_type(self.indices).get_shape()):
            at.insert(self.vector_dim, emit.constant(dimension.component))
        value = emit.load(self.indices, at)
        start = emit.pure(arith.IndexCastOp.create(operands=[value], result_types=[IndexType()])).results[0]
        start.name_hint = "at"
        return start


def _place(emit: Emitter, dimension: _Dimension, start: SSAValue | None, loops: Sequence[SSAValue]) -> SSAValue:
    moved = None if dimension.loop is None or dimension.window == 1 else loops[dimension.loop]
    if start is None or moved is None:
        return start or moved or emit.constant(0)
    return emit.pure(arith.AddiOp.create(operands=[start, moved], result_types=[IndexType()])).results[0]


def _tests(emit: Emitter, dimension: _Dimension, start: SSAValue | None) -> list[SSAValue]:
    """Whether any of the window is in bounds; with sums that could overflow only where that is so."""
    if start is None:
        return []
    if dimension.window == 1:
        return [_below(emit, start, dimension.size)]
    lowest, size = emit.constant(1 - dimension.window), emit.constant(dimension.size)
    return [_compare(emit, _SGE, start, lowest), _compare(emit, _SLT, start, size)]


def _below(emit: Emitter, value: SSAValue, limit: int) -> SSAValue:
    """Whether a value is in [0, limit)."""
    return _compare(emit, _ULT, value, emit.constant(limit))


def _compare(emit: Emitter, predicate: int, lhs: SSAValue, rhs: SSAValue) -> SSAValue:
    properties = {"predicate": IntegerAttr(predicate, i64)}
    return emit.pure(arith.CmpiOp.create(operands=[lhs, rhs], result_types=[i1], properties=properties)).results[0]


def _all(emit: Emitter, conditions: Sequence[SSAValue]) -> SSAValue:
    result = conditions[0]
    for condition in conditions[1:]:
        result = emit.pure(arith.AndIOp.create(operands=[result, condition], result_types=[i1])).results[0]
    return result


# The nest


def nest_of_scatter(op: ScatterOp) -> Nest:
    """The nest of a scatter on memrefs. Updates that can land on one element are taken in their order."""
    indices, *updates = op.inputs
    if op.res:
        raise error_at(op, f"{op.name} on tensors is not legal at stage 'buffers'")
    if any(isinstance(memref_type(value).element_type, ComplexType) for value in op.outputs):
        raise unsupported_at(op, f"{op.name} of complex elements at stage 'loops'")
    extents = memref_type(updates[0]).get_shape()
    landing = _landing_of(op, indices, extents)
    fixed = {d.loop for d in landing.dimensions if d.component is None}
    unique = bool(op.unique_indices.value.data)
    body, count = op.body.block, len(updates)
    identity = AffineMap.identity(len(extents))
    inputs = [Access(u, identity, False, a) for u, a in zip(updates, body.args[count:], strict=True)]
    outputs = [Access(o, None, True, a) for o, a in zip(op.outputs, body.args, strict=False)]
    parallel = tuple([unique or loop in fixed for loop in range(len(extents))])
    nest = Nest(op, extents, parallel, inputs, outputs, [Access(indices, None, False)], body, landing=landing)
    reorder(nest, range(len(extents)))
    return nest


def _landing_of(op: ScatterOp, indices: SSAValue, extents: Sequence[int]) -> Landing:
    windows, inserted, batching, index_batching, mapped = (
        _ints(array)
        for array in (
            op.update_window_dims,
            op.inserted_window_dims,
            op.input_batching_dims,
            op.scatter_indices_batching_dims,
            op.scatter_dims_to_operand_dims,
        )
    )
    vector_dim = op.index_vector_dim.value.data
    batch = tuple([loop for loop in range(len(extents)) if loop not in windows])
    shape = memref_type(op.outputs[0]).get_shape()
    kept = [d for d in range(len(shape)) if d not in inserted and d not in batching]
    loop_of = dict(zip(kept, windows, strict=True))
    loop_of |= {d: batch[b - (b > vector_dim)] for d, b in zip(batching, index_batching, strict=True)}
    component = {d: number for number, d in enumerate(mapped)}
    dimensions = [
        _Dimension(size, component.get(d), loop_of.get(d), extents[loop_of[d]] if d in loop_of else 1)
        for d, size in enumerate(shape)
    ]
    return Landing(indices, vector_dim, batch, tuple(dimensions))


def _ints(array: Attribute) -> tuple[int, ...]:
    return tuple(cast(DenseArrayBase[Any], array).get_values())
