"""Tensor expressions: what a program computes, as a graph of a few kinds of nodes.

Every op that has a way down becomes some of these; fusion and code generation know nothing else. A node's elements are
asked for at indices, and only some nodes are ever stored.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from math import prod
from typing import TYPE_CHECKING, TypeAlias

from xdsl.dialects.builtin import TensorType
from xdsl.ir import Attribute, Operation, SSAValue

from .index import ZERO, Index, Indices

if TYPE_CHECKING:
    from .kernels import KernelWriter
    from .scalars import Body

Shape: TypeAlias = tuple[int, ...]
# Which element to read, given indices.
Read: TypeAlias = Callable[[Indices], Indices]
# Makes an element of the operands' elements.
Compute: TypeAlias = "Callable[[Body, Sequence[SSAValue]], SSAValue]"
# Makes new accumulators of the accumulators and the elements that were read.
Combine: TypeAlias = "Callable[[Body, Sequence[SSAValue], Sequence[SSAValue]], Sequence[SSAValue]]"
# Appends an op on whole tensors to a kernel, given its inputs and its destinations; its results.
WriteExtended: TypeAlias = "Callable[[KernelWriter, Sequence[SSAValue], Sequence[SSAValue]], Sequence[SSAValue]]"

# Work estimates count to here; beyond, a value is expensive and no more is said.
MOST_WORK = 1 << 20
# What a store or a load of one element costs, in additions.
ACCESS = 2


def is_recomputed(work: int, size: int, times: int) -> bool:
    """Whether computing `times` elements costs no more than computing and storing `size` of them, and then loading."""
    return work * (times - size) <= ACCESS * (times + size)


@dataclass(eq=False, slots=True, repr=False)
class Node:
    """A tensor of `shape` and StableHLO element type `dtype`, that `op` asked for (None of an op we made up).

    `work` estimates what computing one element costs where nothing is stored on the way, in additions; what depends on
    constants alone is free, a C compiler computes it.
    `depth` counts the folds on the longest way to here. `tail` is the contraction whose elements this one computes on,
    one by one, without waiting for anything that comes after it.
    """

    op: Operation | None
    shape: Shape
    dtype: Attribute
    operands: tuple[Node, ...] = ()
    work: int = 1
    depth: int = field(init=False)
    tail: Fold | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.depth = max([operand.depth for operand in self.operands], default=0)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self.op.name if self.op else 'nothing'}, {self.shape}>"

    @property
    def size(self) -> int:
        """How many elements there are."""
        return prod(self.shape)


@dataclass(eq=False, slots=True, repr=False)
class Leaf(Node):
    """A tensor that exists: an argument, a constant (`value` is None), or a result of an op that stays an op.

    A tensor of rank 0 may exist as a scalar instead, and be known to be within `bounds`, both included.
    """

    value: SSAValue | None = None
    bounds: tuple[int, int] | None = None

    @property
    def is_scalar(self) -> bool:
        """Whether this is a scalar value."""
        return self.value is not None and not isinstance(self.value.type, TensorType)


@dataclass(eq=False, slots=True, repr=False)
class Splat(Node):
    """One scalar constant everywhere; `value` is a scalar attribute of signless type (an `ArrayAttr` if complex)."""

    value: Attribute = field(kw_only=True)

    def __post_init__(self) -> None:
        self.work = self.depth = 0


@dataclass(eq=False, slots=True, repr=False)
class Iota(Node):
    """The index along `dimension`."""

    dimension: int = field(kw_only=True)


@dataclass(eq=False, slots=True, repr=False)
class Elementwise(Node):
    """Each element is computed from its operands' elements at the same place; `weight` is the work of that."""

    compute: Compute = field(kw_only=True)
    weight: int = field(kw_only=True)

    def __post_init__(self) -> None:
        self.depth = max([operand.depth for operand in self.operands], default=0)
        of_operands = sum([operand.work for operand in self.operands])
        self.work = min(MOST_WORK, self.weight + of_operands) if of_operands or not self.operands else 0
        self.tail = _common_tail(self)


@dataclass(eq=False, slots=True, repr=False)
class View(Node):
    """The element at some indices is the operand's element at `read` of these; views of equal `key` read alike."""

    read: Read = field(kw_only=True)
    key: tuple[Hashable, ...] = field(kw_only=True)

    def __post_init__(self) -> None:
        source = self.operands[0]
        self.depth, self.work = source.depth, source.work
        if not is_recomputed(source.work, source.size, self.size):
            self.work = 1
        if self.is_reshape:
            self.tail = source.tail

    @property
    def is_reshape(self) -> bool:
        """Whether this holds the same elements in the same order, so that a stored operand need not be moved."""
        return self.key[0] == "reshape"


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a piece of a `Piecewise` goes: its element i to `offsets` + `strides` * i."""

    node: Node
    offsets: Shape
    strides: Shape

    def reach(self, at: Indices) -> tuple[Indices, dict[int, Index]] | None:
        """Which element of `node` the result's element at `at` is, and where it may be none; None if it surely is none.

        Where it may be none, by dimension: how far it is from the first element, in steps of the result.
        """
        inner: list[Index] = []
        doubts: dict[int, Index] = {}
        for d, (index, offset, stride) in enumerate(zip(at, self.offsets, self.strides, strict=True)):
            distance = index - offset
            low, high = distance.bounds()
            last = self.last(d)
            if high < 0 or low > last:
                return None
            if low < 0 or high > last or distance % stride != ZERO:
                doubts[d] = distance
            inner.append(distance // stride)
        return tuple(inner), doubts

    def last(self, dimension: int) -> int:
        """How far the last element of `node` is from its first one along a dimension, in steps of the result."""
        return (self.node.shape[dimension] - 1) * self.strides[dimension]


@dataclass(eq=False, slots=True, repr=False)
class Piecewise(Node):
    """Made of `pieces`, which do not overlap; the rest is `filler`, a scalar, if they do not cover it all."""

    pieces: tuple[Piece, ...] = field(kw_only=True)
    filler: Node | None = field(kw_only=True)

    def __post_init__(self) -> None:
        self.depth = max([operand.depth for operand in self.operands], default=0)
        self.work = min(MOST_WORK, sum([4 + operand.work for operand in self.operands]))


@dataclass(eq=False, slots=True, repr=False)
class Lookup(Node):
    """Elements of the first operand at indices that the others say: `read` gives these indices.

    `starts` says at which indices of the result which operand's element is needed; `read` is given these elements, as
    indices, and the result's indices.
    """

    starts: Callable[[Indices], Sequence[tuple[Node, Indices]]] = field(kw_only=True)
    limits: Sequence[int] = field(kw_only=True)
    read: Callable[[Indices, Indices], Indices] = field(kw_only=True)

    def __post_init__(self) -> None:
        self.depth = max([operand.depth for operand in self.operands], default=0)
        self.work = min(MOST_WORK, 4 + sum([operand.work for operand in self.operands]))


@dataclass(eq=False, slots=True, repr=False)
class Fold:
    """Elements combined into accumulators, over a nest of `parallel` loops and then `reduced` ones.

    The accumulators start from `inits`, scalars; `reads` are what each iteration takes, at indices that it makes of the
    loops. The `results` are the accumulators in the end, of shape `parallel` each.
    """

    op: Operation
    parallel: Shape
    reduced: Shape
    reads: tuple[tuple[Node, Read], ...]
    inits: tuple[Node, ...]
    combine: Combine
    results: list[Folded] = field(init=False, default_factory=list["Folded"])

    @property
    def reuses(self) -> bool:
        """Whether elements are read more than once, as contractions and overlapping windows do."""
        space = prod(self.parallel) * prod(self.reduced)
        return any(space > node.size for node, _ in self.reads)


@dataclass(eq=False, slots=True, repr=False)
class Folded(Node):
    """Accumulator number `number` of a fold."""

    fold: Fold = field(kw_only=True)
    number: int = field(kw_only=True)

    def __post_init__(self) -> None:
        self.depth = 1 + max([node.depth for node, _ in self.fold.reads], default=0)
        self.tail = self.fold if self.fold.reuses else None


@dataclass(eq=False, slots=True, repr=False)
class Update(Node):
    """The first operand with the second one written over a part of it, which starts at the scalars that follow."""


@dataclass(eq=False, slots=True, repr=False)
class Extended:
    """An op on whole tensors in destination style, such as `linalg_ext` has: a kernel of its own.

    It reads `inputs`, and writes each result over what is at the same place of `starts`: a node whose elements it goes
    on with, or None where it overwrites them all. `write` appends it to a kernel, given the tensors of both.
    """

    op: Operation
    inputs: tuple[Node, ...]
    starts: tuple[Node | None, ...]
    write: WriteExtended
    results: list[Computed] = field(init=False, default_factory=list["Computed"])


@dataclass(eq=False, slots=True, repr=False)
class Computed(Node):
    """Result number `number` of an op on whole tensors."""

    extended: Extended = field(kw_only=True)
    number: int = field(kw_only=True)

    @property
    def start(self) -> Node | None:
        """The node whose tensor this is written over, if the op goes on with its elements."""
        return self.extended.starts[self.number]


@dataclass(eq=False, slots=True, repr=False)
class Fence:
    """An op that stays an op where it is, with stored operands: control flow, a call. `results` are leaves."""

    op: Operation
    operands: tuple[Node, ...]
    captured: tuple[tuple[SSAValue, Node], ...]
    results: Sequence[Leaf] = ()


# What a graph is made of, in an order where operands come first.
Entry: TypeAlias = Node | Fold | Extended | Fence


def _common_tail(node: Elementwise) -> Fold | None:
    tails = [o.tail for o in node.operands if o.tail is not None and o.shape == node.shape and o.depth == node.depth]
    return tails[0] if tails else None
