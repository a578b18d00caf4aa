"""Writes a nest as one `linalg.generic`, after the fills that its folds and pieces start from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from xdsl.dialects import tensor
from xdsl.dialects.builtin import (
    AffineMapAttr,
    ArrayAttr,
    ComplexType,
    DenseArrayBase,
    IntegerAttr,
    TensorType,
    i8,
    i32,
    i64,
)
from xdsl.dialects.linalg.attrs import IteratorTypeAttr
from xdsl.dialects.linalg.ops import FillOp, GenericOp, IndexOp, YieldOp
from xdsl.ir import Attribute, Block, BlockArgument, Operation, Region, SSAValue
from xdsl.ir.affine import AffineMap

from .evaluation import Evaluator
from .fusion import Nest, Store, splittable
from .graph import Fold, Leaf, Node, Piecewise, Splat
from .index import ZERO, Index, Indices, Loop, Quotient, Remainder, loops_over
from .scalars import INDEX
from .types import signless

if TYPE_CHECKING:
    from .kernels import KernelWriter


def write_nest(kernel: KernelWriter, nest: Nest) -> None:
    """Appends the ops of `nest` to its kernel; the tensors that it stores are up to date afterwards.

    Where reading needs a loop's counter divided, the nest is written again with that loop split in two.
    """
    constants = [store.target for store in nest.stores if isinstance(store.target, Splat)]
    if constants and len(constants) == len(list(nest.targets())):
        for constant in constants:
            kernel.note(constant)
            kernel.set_tensor(constant, fill(kernel, constant, constant))
        return
    starts = _starting_tensors(kernel, nest)
    splits: dict[int, set[int]] = {}
    while True:
        writer = NestWriter(kernel, nest, LoopSpace(nest, splits), starts)
        op = writer.write()
        if not writer.splits_wanted:
            break
        op.erase()  # or it would go on using the tensors
        for loop, factors in writer.splits_wanted.items():
            splits.setdefault(loop, set()).update(factors)
    for used in writer.shape_operands:
        kernel.block.add_op(used)
    kernel.block.add_op(op)
    for target, result in zip(nest.targets(), op.results, strict=True):
        kernel.set_tensor(target, result)


def _starting_tensors(kernel: KernelWriter, nest: Nest) -> list[SSAValue]:
    """What the nest's ops write over, one for each target."""
    tensors: list[SSAValue] = []
    for store in nest.stores:
        source = kernel.continues.get(store.target)
        if source is not None:
            tensors.append(kernel.tensor(source))
        elif store.value is store.target:
            tensors.append(kernel.allocate(store.target))
        else:
            tensors.append(_with_filler(kernel, nest, store))
    for fold in nest.folds:
        tensors.extend(fill(kernel, init, node) for init, node in zip(fold.inits, fold.results, strict=True))
    return tensors


def _with_filler(kernel: KernelWriter, nest: Nest, store: Store) -> SSAValue:
    """What a piece is written into: what the pieces before it made, or a tensor filled with what is around them."""
    target = store.target
    assert isinstance(target, Piecewise)
    if nest.on is not None:
        return kernel.tensor(target) if kernel.is_started(target) else kernel.allocate(target)
    return kernel.allocate(target) if target.filler is None else fill(kernel, target.filler, target)


def fill(kernel: KernelWriter, scalar: Node, node: Node) -> SSAValue:
    """A tensor for `node` with `scalar` everywhere."""
    value, target = kernel.scalars.value(scalar, (ZERO,) * len(scalar.shape)), kernel.allocate(node)
    location = node.op.location if node.op is not None else None
    inner = Block(arg_types=[value.type, value.type])
    if isinstance(value.type, ComplexType):
        return _generic_fill(kernel, value, target, location)
    inner.add_op(YieldOp.create(operands=[inner.args[0]]))
    op = FillOp.create(
        operands=[value, target],
        result_types=[target.type],
        properties={"operandSegmentSizes": _segments(1, 1)},
        regions=[Region(inner)],
        location=location,
    )
    kernel.block.add_op(op)
    return op.results[0]


def _generic_fill(kernel: KernelWriter, value: SSAValue, target: SSAValue, location: Any) -> SSAValue:
    """`linalg.fill` takes no complex numbers in xDSL."""
    inner = Block(arg_types=[value.type])
    inner.add_op(YieldOp.create(operands=[value]))
    shape = cast(TensorType[Any], target.type).get_shape()
    loops = sum([size != 1 for size in shape])
    maps = [affine_map(loops, loops_over(shape))]
    op = _generic([], [target], maps, _iterators(loops, 0), inner, location)
    kernel.block.add_op(op)
    return op.results[0]


class LoopSpace:
    """The loops that a nest is written with: its own, some of them split into several."""

    def __init__(self, nest: Nest, splits: dict[int, set[int]]) -> None:
        self.sizes: list[int] = []
        self.parallel = 0
        self._written: dict[int, Index] = {}
        self._origin: dict[int, int] = {}
        for position, size in enumerate(nest.sizes):
            self._add(position, _factors(size, splits.get(position, set())))
            if position < nest.parallel_loops:
                self.parallel = len(self.sizes)
        self.is_split = bool(splits)

    def _add(self, position: int, sizes: Sequence[int]) -> None:
        index = Index(0)
        for size in sizes:
            loop = Index(0, ((Loop(len(self.sizes), size), 1),))
            self._origin[len(self.sizes)] = position
            index = index * size + loop
            self.sizes.append(size)
        self._written[position] = index

    def place(self, indices: Indices) -> Indices:
        """Indices over the nest's loops, as indices over these."""
        return tuple([index.substitute(self._written) for index in indices]) if self.is_split else indices

    def origin(self, loop: Loop) -> int:
        """Which loop of the nest a loop is a part of."""
        return self._origin[loop.position]


def _factors(size: int, units: Iterable[int]) -> list[int]:
    """The loops that a loop becomes so that each of `units` is a product of inner ones' sizes, where that can be."""
    factors: list[int] = []
    unit = 1
    for wanted in sorted(units):
        if wanted % unit == 0 and size % wanted == 0 and wanted // unit > 1:
            factors.append(wanted // unit)
            unit = wanted
    if size // unit > 1 or not factors:
        factors.append(size // unit)
    return factors[::-1]


@dataclass(frozen=True, slots=True)
class _Operand:
    """An operand of the op: which element of it an iteration takes, and the block's argument for that."""

    tensor: SSAValue
    at: Indices
    argument: BlockArgument


class NestWriter(Evaluator):
    """One attempt at writing a nest; `splits_wanted` says which loops must be split by what, if any, to do it well."""

    def __init__(self, kernel: KernelWriter, nest: Nest, space: LoopSpace, starts: Sequence[SSAValue]) -> None:
        self.block = Block()
        super().__init__(kernel, self.block)
        self.nest, self.space = nest, space
        self._inputs: dict[tuple[SSAValue, Indices], _Operand] = {}
        self._unit = Index(0, ((Loop(len(space.sizes), 1), 1),))
        self._needs_unit = False
        self._outputs = self._make_outputs(starts)
        self._counters: dict[int, SSAValue] = {}
        self.splits_wanted: dict[int, set[int]] = {}
        self.shape_operands: list[Operation] = []

    def _make_outputs(self, starts: Sequence[SSAValue]) -> list[_Operand]:
        outputs: list[_Operand] = []
        accumulated = loops_over((*self.nest.parallel, *self.nest.reduced))[: len(self.nest.parallel)]
        places = [store.where for store in self.nest.stores]
        places += [accumulated for fold in self.nest.folds for _ in fold.results]
        for start, where in zip(starts, places, strict=True):
            element = cast(TensorType[Any], start.type).element_type
            argument = self.block.insert_arg(element, len(self.block.args))
            outputs.append(_Operand(start, self._fit(self.space.place(where), start), argument))
        for store, output in zip(self.nest.stores, outputs, strict=False):
            source = self.kernel.continues.get(store.target)
            if source is not None:
                self.know(source, output.at, output.argument)
        return outputs

    def _fit(self, at: Indices, operand: SSAValue) -> Indices:
        """`at`, with a loop of one iteration added to each loop that goes over a part of a dimension.

        linalg takes a loop that is an index by itself to go over the whole dimension.
        """
        shape = cast(TensorType[Any], operand.type).get_shape()
        fitted: list[Index] = []
        for index, size in zip(at, shape, strict=True):
            loop = index.as_loop()
            fits = loop is None or loop.size == size
            self._needs_unit |= not fits
            fitted.append(index if fits else index + self._unit)
        return tuple(fitted)

    def write(self) -> Operation:
        """The op, not yet in a block."""
        results = [self._stored(store) for store in self.nest.stores]
        states = [output.argument for output in self._outputs[len(results) :]]
        for fold in self.nest.folds:
            results += self._fold(fold, states[: len(fold.results)])
            del states[: len(fold.results)]
        self._bind_loose_loops()
        self.block.add_op(YieldOp.create(operands=results))
        operands = [*self._inputs.values(), *self._outputs]
        maps = [affine_map(len(self._sizes()), operand.at) for operand in operands]
        inputs, outputs = ([o.tensor for o in group] for group in (self._inputs.values(), self._outputs))
        iterators = _iterators(self.space.parallel, len(self.space.sizes) - self.space.parallel, self._needs_unit)
        return _generic(inputs, outputs, maps, iterators, self.block, self._location())

    def _sizes(self) -> list[int]:
        return [*self.space.sizes, 1] if self._needs_unit else self.space.sizes

    def _stored(self, store: Store) -> SSAValue:
        value = self.value(store.value, self.space.place(store.at))
        self.kernel.note(store.target)
        return value

    def _location(self) -> Any:
        last = self.nest.folds[0].op if self.nest.folds else self.nest.stores[0].target.op
        return last.location if last is not None else None

    def _fold(self, fold: Fold, states: Sequence[SSAValue]) -> Sequence[SSAValue]:
        at = self.space.place(loops_over((*fold.parallel, *fold.reduced)))
        elements = [self.value(node, read(at)) for node, read in fold.reads]
        if fold.reuses and len(fold.reads) == 2:
            for (node, _), name in zip(fold.reads, ("lhs", "rhs"), strict=True):
                self.kernel.name_input(node, name)
        self.body.location = fold.op.location
        self.kernel.note(fold)
        return fold.combine(self.body, states, elements)

    # Reading

    def is_read(self, node: Node) -> bool:
        return self.kernel.is_stored(node) and self.nest not in self.kernel.makers(node)

    def loop_value(self, loop: Loop) -> SSAValue:
        if loop.position not in self._counters:
            dim = IntegerAttr(loop.position, i64)
            self._counters[loop.position] = self.body.emit(IndexOp, type=INDEX, dim=dim)
        return self._counters[loop.position]

    def read(self, node: Node, at: Indices) -> SSAValue:
        """An element of a tensor: a block argument where an affine map can say which, else tensor.extract."""
        self._want_splits(at)
        if not all(index.is_affine() for index in at) or (isinstance(node, Leaf) and node.is_scalar):
            return super().read(node, at)
        source = self.kernel.tensor(node)
        return self._input(source, self._fit(at, source), signless(node.dtype))

    def _input(self, source: SSAValue, at: Indices, element: Attribute) -> SSAValue:
        if (source, at) not in self._inputs:
            argument = self.block.insert_arg(element, len(self._inputs))
            self._inputs[source, at] = _Operand(source, at, argument)
        return self._inputs[source, at].argument

    def _want_splits(self, at: Indices) -> None:
        for index in at:
            for atom in index.atoms():
                if isinstance(atom, Quotient | Remainder) and not self.space.is_split:
                    loop = splittable(atom, self.nest)
                    if loop is not None:
                        self.splits_wanted.setdefault(self.space.origin(loop), set()).add(atom.by)

    def _bind_loose_loops(self) -> None:
        """Gives loops that no operand has as a dimension of its own one that only says their size."""
        operands = [*self._inputs.values(), *self._outputs]
        bound = {loop.position for o in operands for loop in map(Index.as_loop, o.at) if loop is not None}
        loose = [Loop(n, size) for n, size in enumerate(self._sizes()) if n not in bound]
        if loose:
            op = tensor.EmptyOp.create(result_types=[TensorType(i8, [loop.size for loop in loose])])
            self.shape_operands.append(op)
            self._input(op.results[0], tuple([Index(0, ((loop, 1),)) for loop in loose]), i8)


@cache
def affine_map(loops: int, at: Indices) -> AffineMapAttr:
    """The indexing map of an operand that is read or written at `at`."""
    return AffineMapAttr(AffineMap(loops, 0, tuple([index.affine() for index in at])))


@cache
def _iterators(parallel: int, reduced: int, unit: bool = False) -> Attribute:
    """Parallel loops, then reducing ones, then one of a single iteration if it is needed."""
    kinds = [IteratorTypeAttr.parallel()] * parallel + [IteratorTypeAttr.reduction()] * reduced
    return ArrayAttr(kinds + [IteratorTypeAttr.parallel()] * unit)


@cache
def _segments(inputs: int, outputs: int) -> DenseArrayBase[Any]:
    return DenseArrayBase.from_list(i32, [inputs, outputs])


def _generic(
    inputs: Sequence[SSAValue],
    outputs: Sequence[SSAValue],
    maps: Sequence[AffineMapAttr],
    iterators: Attribute,
    block: Block,
    location: Any,
) -> GenericOp:
    return GenericOp.create(
        operands=[*inputs, *outputs],
        result_types=[output.type for output in outputs],
        properties={
            "indexing_maps": ArrayAttr(maps),
            "iterator_types": iterators,
            "operandSegmentSizes": _segments(len(inputs), len(outputs)),
        },
        regions=[Region(block)],
        location=location,
    )
