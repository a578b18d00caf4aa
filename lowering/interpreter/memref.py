"""memref: arrays that are shared and written in place; reshapes, subviews and views keep sharing."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.lib.stride_tricks import as_strided
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.dialects.memref import (
    AllocaOp,
    AllocaScopeOp,
    AllocOp,
    AtomicRMWOp,
    CopyOp,
    DeallocOp,
    ExpandShapeOp,
    GetGlobalOp,
    GlobalOp,
    LoadOp,
    ReinterpretCastOp,
    StoreOp,
    SubviewOp,
)
from xdsl.ir import Operation

from hloom.dialects.diagnostics import error_at, unsupported_at

from ..dtypes import Array, dtype_of, shape_of, to_array
from .attributes import integers
from .functions import Run, Unary, identity
from .planner import Planner
from .registry import meaning, statement
from .slices import mixed, slicer
from .subscripts import counted, is_counted
from .tensor import filled, reassociation
from .writer import Writer


@meaning("memref.alloc", "memref.alloca")
def _alloc(op: AllocOp | AllocaOp, plan: Planner) -> Run:
    shape, dtype = shape_of(op.memref.type), dtype_of(op.memref.type)

    def run(*sizes: Any) -> Array:
        return np.empty(filled(shape, sizes), dtype)

    return run


@statement("memref.dealloc")
def _dealloc(op: DeallocOp, writer: Writer) -> None:
    """Arrays go when nothing holds them."""


@statement("memref.load")
def _load(op: LoadOp, writer: Writer) -> None:
    element = f"{writer.name(op.memref)}[{_subscript(op, writer)}]"
    writer.line(f"{writer.define(op.res)} = {element}")


@statement("memref.store")
def _store(op: StoreOp, writer: Writer) -> None:
    writer.line(f"{writer.name(op.memref)}[{_subscript(op, writer)}] = {writer.name(op.value)}")


def _subscript(op: LoadOp | StoreOp, writer: Writer) -> str:
    """The indices; those that may be negative are checked."""
    if all(is_counted(i) for i in op.indices):
        return ", ".join(writer.name(i) for i in op.indices) or "()"
    check = writer.constant(counted)
    return ", ".join(writer.name(i) if is_counted(i) else f"{check}({writer.name(i)})" for i in op.indices)


@statement("memref.copy")
def _copy(op: CopyOp, writer: Writer) -> None:
    writer.line(f"{writer.name(op.destination)}[...] = {writer.name(op.source)}")


@statement("memref.get_global")
def _get_global(op: GetGlobalOp, writer: Writer) -> None:
    writer.alias(op.memref, writer.constant(_global(op, writer.plan)))


def _global(op: GetGlobalOp, plan: Planner) -> Array:
    """A global's array: one per planned module, read-only where it is constant."""
    key = "memref.global", op.name_.string_value()
    if key in plan.shared:
        return plan.shared[key]
    declared = plan.symbol(key[1], op)
    if not isinstance(declared, GlobalOp):
        raise error_at(op, f"memref.get_global: @{key[1]} is no global")
    initial = declared.initial_value
    if isinstance(initial, DenseIntOrFPElementsAttr):
        array = to_array(initial)
        array = array if declared.constant is not None else array.copy()
    else:
        array = np.empty(shape_of(declared.type), dtype_of(declared.type))
    plan.shared[key] = array
    return array


@statement("memref.global")
def _declared(op: GlobalOp, writer: Writer) -> None:
    """Read where it is used."""


@statement("memref.alloca_scope")
def _alloca_scope(op: AllocaScopeOp, writer: Writer) -> None:
    values = writer.body(op.scope.block, [])
    writer.assign([writer.define(result) for result in op.results], [writer.name(v) for v in values])


@meaning("memref.extract_strided_metadata")
def _strided_metadata(op: Operation, plan: Planner) -> Unary:
    """(base buffer, offset, sizes…, strides…); a view is its own base here."""
    return lambda x: (x, 0, *x.shape, *(s // x.itemsize for s in x.strides))


@meaning("memref.cast", "memref.memory_space_cast", "memref.assume_alignment")
def _same(op: Operation, plan: Planner) -> Unary:
    return identity


@meaning("memref.rank")
def _rank(op: Operation, plan: Planner) -> Unary:
    return lambda x: x.ndim


@meaning("memref.subview")
def _subview(op: SubviewOp, plan: Planner) -> Run:
    index, rank = slicer(op), len(shape_of(op.result.type))

    def run(x: Any, *dynamic: Any) -> Array:
        slices, sizes = index(*dynamic)
        part = x[slices]
        excess = len(sizes) - rank
        ones = [d for d, n in enumerate(sizes) if n == 1][:excess]
        return part.squeeze(tuple(ones))

    return run


@meaning("memref.collapse_shape")
def _collapse_shape(op: Operation, plan: Planner) -> Unary:
    groups = reassociation(op)
    return lambda x: shared(op, x, [int(np.prod([x.shape[d] for d in group])) for group in groups])


@meaning("memref.expand_shape")
def _expand_shape(op: ExpandShapeOp, plan: Planner) -> Run:
    static = integers(op.static_output_shape)

    def run(x: Any, *sizes: Any) -> Array:
        return shared(op, x, mixed(static, sizes))

    return run


def shared(op: Operation, x: Array, shape: Any) -> Array:
    """A reshape that is sure to be a view."""
    try:
        view = x.reshape(shape)
    except ValueError:
        raise error_at(op, f"{op.name}: {x.size} elements do not make the shape {shape}") from None
    if x.size and not np.may_share_memory(view, x):
        raise unsupported_at(op, f"{op.name} of a memref whose strides no view can express")
    return view


@meaning("memref.view")
def _view(op: Operation, plan: Planner) -> Run:
    """A memref of any type on the bytes of another, from a byte offset on."""
    shape, dtype = shape_of(op.results[0].type), dtype_of(op.results[0].type)

    def run(raw: Any, offset: Any, *sizes: Any) -> Array:
        own = filled(shape, sizes)
        count = int(np.prod(own)) * dtype.itemsize
        if offset < 0 or offset + count > raw.size:
            raise IndexError(f"bytes {offset} to {offset + count} of a memref of {raw.size}")
        return raw[int(offset) : int(offset) + count].view(dtype).reshape(own)

    return run


@meaning("memref.reinterpret_cast")
def _reinterpret_cast(op: ReinterpretCastOp, plan: Planner) -> Run:
    statics = integers(op.static_offsets), integers(op.static_sizes), integers(op.static_strides)
    counts = len(op.offsets), len(op.offsets) + len(op.sizes)

    def run(x: Any, *dynamic: Any) -> Array:
        (offset,) = mixed(statics[0], dynamic[: counts[0]])
        sizes = mixed(statics[1], dynamic[counts[0] : counts[1]])
        strides = mixed(statics[2], dynamic[counts[1] :])
        flat = shared(op, x, -1)
        last = offset + sum((n - 1) * s for n, s in zip(sizes, strides, strict=True))
        if all(sizes) and not 0 <= offset <= last < flat.size:
            raise IndexError(f"elements {offset} to {last} of a memref of {flat.size}")
        return as_strided(flat[offset:], sizes, [s * x.itemsize for s in strides])

    return run


def _replaced(value: Any, old: Any) -> Any:
    return value


# arith.AtomicRMWKind, in order; None is unsupported (unsigned extrema).
_ATOMIC: tuple[Run | None, ...] = (
    *(np.add, np.add, _replaced, np.maximum, np.maximum, None, np.minimum, np.minimum, None),
    *(np.multiply, np.multiply, np.bitwise_or, np.bitwise_and),
)


@meaning("memref.atomic_rmw")
def _atomic(op: AtomicRMWOp, plan: Planner) -> Run:
    kind = op.kind.value.data
    function = _ATOMIC[kind] if kind < len(_ATOMIC) else None
    if function is None:
        raise unsupported_at(op, f"memref.atomic_rmw of kind {kind}")

    def run(value: Any, x: Any, *index: Any) -> Any:
        x[index] = function(value, x[index])
        return x[index]

    return run
