"""What a `linalg` op does, as the schedule sees it: its loops, and which elements of which memory it touches."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING

from xdsl.dialects import memref
from xdsl.dialects.builtin import DYNAMIC_INDEX, ComplexType
from xdsl.dialects.linalg.abstract_ops import LinalgStructuredOperation
from xdsl.dialects.linalg.attrs import IteratorType
from xdsl.ir import Block, Operation, SSAValue
from xdsl.ir.affine import (
    AffineBinaryOpExpr,
    AffineBinaryOpKind,
    AffineConstantExpr,
    AffineDimExpr,
    AffineExpr,
    AffineMap,
)

from hloom.dialects.diagnostics import error_at, unsupported_at

from ..memrefs import is_memref, memref_type, root_of, strides_of

if TYPE_CHECKING:
    from .landings import Landing


@dataclass(eq=False)
class Access:
    """Elements of a memref that a nest touches: one per iteration, at `map` of the loop indices; any if `map` is None.

    `argument` stands for the element in the nest's body. An input of a scalar has that as its `buffer`. The memory is
    made anew in each iteration of the `private` outermost loops.
    """

    buffer: SSAValue
    map: AffineMap | None
    writes: bool
    argument: SSAValue | None = None
    private: int = 0
    root: SSAValue = field(init=False)

    def __post_init__(self) -> None:
        self.root = root_of(self.buffer)

    @property
    def indices(self) -> tuple[AffineExpr, ...] | None:
        return None if self.map is None else self.map.results


@dataclass(eq=False)
class Nest:
    """The loop nest of one op: loop sizes, which loops are parallel, the order that they are nested in (outermost
    first, without those of one iteration), and what it touches: inputs that `body` uses, outputs, reads in it.

    `body` is None for a plain copy of the one input to the one output. `scratch` is memory of its own, to be made
    inside so many of the outermost loops. Only nests of one `group` share loops. Outputs without a map are written
    where the `landing` of the iteration says. The loops of a `plain`
    one are left to the C compiler, which has instructions for such sums unless it is told how to vectorise them.
    """

    op: Operation
    extents: tuple[int, ...]
    parallel: tuple[bool, ...]
    inputs: list[Access]
    outputs: list[Access]
    reads: list[Access]
    body: Block | None
    order: tuple[int, ...] = ()
    scratch: list[tuple[int, Operation]] = field(default_factory=list[tuple[int, Operation]])
    group: Operation | None = None
    plain: bool = False
    landing: Landing | None = None

    @property
    def accesses(self) -> list[Access]:
        return [*self.inputs, *self.outputs, *self.reads]

    @property
    def empty(self) -> bool:
        return prod(self.extents) == 0


def nest_of(op: LinalgStructuredOperation) -> Nest:
    """The nest of a structured op on memrefs."""
    _refuse(op)
    maps = [attribute.data for attribute in op.get_indexing_maps()]
    body = op.body.block
    accesses = [
        Access(value, map_, number >= len(op.inputs), argument)
        for number, (value, map_, argument) in enumerate(zip(op.operands, maps, body.args, strict=True))
    ]
    inputs = accesses[: len(op.inputs)]
    return Nest(
        op,
        _extents(op, op.operands, maps),
        tuple(attribute.data == IteratorType.PARALLEL for attribute in op.get_iterator_types()),
        [access for access in inputs if access.argument is not None and access.argument.first_use is not None],
        accesses[len(op.inputs) :],
        [Access(load.memref, None, False) for load in body.walk() if isinstance(load, memref.LoadOp)],
        body,
    )


def _refuse(op: LinalgStructuredOperation) -> None:
    """Raises a located error for what cannot become loops."""
    if op.res:
        raise error_at(op, f"{op.name} on tensors is not legal at stage 'buffers'")
    for type_ in op.body.block.arg_types:
        if isinstance(type_, ComplexType):
            raise unsupported_at(op, f"{op.name} of {type_} at stage 'loops'")


def nest_of_copy(op: memref.CopyOp) -> Nest:
    """The nest of an element by element copy."""
    shape = memref_type(op.source).get_shape()
    identity = AffineMap.identity(len(shape))
    source, target = Access(op.source, identity, False), Access(op.destination, identity, True)
    return Nest(op, shape, (True,) * len(shape), [source], [target], [], None)


def _extents(op: Operation, operands: Sequence[SSAValue], maps: Sequence[AffineMap]) -> tuple[int, ...]:
    """Each loop's trip count, read off an operand that the loop's index alone subscripts."""
    extents: dict[int, int] = {}
    for value, map_ in zip(operands, maps, strict=True):
        if is_memref(value):
            for size, index in zip(memref_type(value).get_shape(), map_.results, strict=True):
                if isinstance(index, AffineDimExpr):
                    extents[index.position] = size
    count = maps[0].num_dims
    if len(extents) < count:
        raise error_at(op, f"{op.name}: no operand says how often loop {min(set(range(count)) - set(extents))} runs")
    if DYNAMIC_INDEX in extents.values():
        raise unsupported_at(op, f"{op.name} with a dynamic shape")
    return tuple(extents[dim] for dim in range(count))


# Tiles


def reorder(nest: Nest, order: Sequence[int]) -> None:
    """Sets the order of a nest's loops, but for those of one iteration."""
    nest.order = tuple(dim for dim in order if nest.extents[dim] != 1)


def inner_loops(nest: Nest) -> tuple[int, int]:
    """The loops inside the tiles of a nest of which two loops were split."""
    return len(nest.extents) - 2, len(nest.extents) - 1


def split(nest: Nest, *by: tuple[int, int]) -> None:
    """Splits loops into loops over tiles, which keep their number, and loops inside a tile, which come last."""
    count = len(nest.extents)
    dims: list[AffineExpr] = [AffineExpr.dimension(dim) for dim in range(count)]
    extents = list(nest.extents)
    for number, (dim, size) in enumerate(by):
        dims[dim] = AffineExpr.dimension(dim) * size + AffineExpr.dimension(count + number)
        extents[dim] //= size
    for access in nest.accesses:
        if access.map is not None:
            access.map = access.map.replace_dims_and_symbols(dims, [], count + len(by), 0)
    nest.extents = (*extents, *(size for _, size in by))
    nest.parallel = (*nest.parallel, *(True for _ in by))


# Strides


def coefficient(expr: AffineExpr, dim: int) -> int | None:
    """By how much `expr` grows with loop index `dim`; None where that varies."""
    match expr:
        case AffineDimExpr():
            return int(expr.position == dim)
        case AffineConstantExpr():
            return 0
        case AffineBinaryOpExpr(kind=AffineBinaryOpKind.Add):
            parts = coefficient(expr.lhs, dim), coefficient(expr.rhs, dim)
            return None if None in parts else sum(part for part in parts if part is not None)
        case AffineBinaryOpExpr(kind=AffineBinaryOpKind.Mul, rhs=AffineConstantExpr(value=factor)):
            part = coefficient(expr.lhs, dim)
            return None if part is None else part * factor
        case _:
            return None if dim in expr.used_dims() else 0


def bounds(expr: AffineExpr, extents: Sequence[int]) -> tuple[int, int] | None:
    """The least and the greatest value that `expr` takes in the loops; None where it is not a sum of products."""
    match expr:
        case AffineDimExpr():
            return 0, max(extents[expr.position] - 1, 0)
        case AffineConstantExpr():
            return expr.value, expr.value
        case AffineBinaryOpExpr(kind=AffineBinaryOpKind.Add):
            lhs, rhs = bounds(expr.lhs, extents), bounds(expr.rhs, extents)
            return None if lhs is None or rhs is None else (lhs[0] + rhs[0], lhs[1] + rhs[1])
        case AffineBinaryOpExpr(kind=AffineBinaryOpKind.Mul, rhs=AffineConstantExpr(value=factor)):
            lhs = bounds(expr.lhs, extents)
            return None if lhs is None else (min(v * factor for v in lhs), max(v * factor for v in lhs))
        case _:
            return None


def stride_along(access: Access, dim: int) -> int | None:
    """How far the element that `access` touches moves when loop `dim` steps; None where that is not constant."""
    if not is_memref(access.buffer):
        return 0
    strides, indices = strides_of(memref_type(access.buffer)), access.indices
    if strides is None or indices is None:
        return None
    total = 0
    for stride, index in zip(strides, indices, strict=True):
        step = coefficient(index, dim)
        if step is None:
            return None
        total += step * stride
    return total
