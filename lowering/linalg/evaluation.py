"""Writes scalar code for elements of tensor expressions, each element once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from xdsl.dialects import arith, tensor
from xdsl.dialects.builtin import IntegerType, i32, i64
from xdsl.ir import Block, SSAValue

from hloom.dialects.stablehlo.tensors import Kind

from .conversions import convert
from .graph import Elementwise, Iota, Leaf, Lookup, Node, Piecewise, Splat, View
from .index import Index, Indices, Loop, dynamic
from .indexing import IndexWriter
from .scalars import INDEX, Body
from .types import element_kind, signless, width_of

if TYPE_CHECKING:
    from .kernels import KernelWriter

Key: TypeAlias = tuple[Node, Indices]


class Evaluator:
    """Elements as scalars in a block of a kernel; tensors are read with tensor.extract."""

    def __init__(self, kernel: KernelWriter, block: Block) -> None:
        self.kernel = kernel
        self.body = Body(block, kernel.constants)
        self.indices = IndexWriter(self.body, self.loop_value)
        self._values: dict[Key, SSAValue] = {}
        self._pieces: dict[Key, list[tuple[Key, SSAValue | None]]] = {}
        self._found: dict[Key, Key] = {}

    def loop_value(self, loop: Loop) -> SSAValue:
        """The counter of a loop."""
        raise AssertionError("there are no loops around a kernel's own block")

    def is_read(self, node: Node) -> bool:
        """Whether `node` is a tensor that is read here, not an expression that is written out."""
        return self.kernel.is_stored(node)

    def value(self, node: Node, at: Indices) -> SSAValue:
        """The element of `node` at `at`. It keeps a stack of its own, because expressions may be deep."""
        stack = [(node, at)]
        while stack:
            key = stack[-1]
            if key in self._values:
                stack.pop()
                continue
            missing = [child for child in self._children(key) if child not in self._values]
            if missing:
                stack.extend(reversed(missing))
            else:
                self._values[key] = self._make(key)
                stack.pop()
        return self._values[node, at]

    def start(self, node: Node, at: Indices, limit: int) -> Index:
        """An element that says where something starts, as an index clamped to [0, limit]."""
        value = self.value(node, at)
        low, high = node.bounds if isinstance(node, Leaf) and node.bounds is not None else (-1, limit)
        if low >= 0 and high <= limit:
            return dynamic(self.body.emit(arith.IndexCastOp, value, type=INDEX), limit)
        return self.indices.start(value, element_kind(node.dtype) is Kind.SINT, limit)

    def know(self, node: Node, at: Indices, value: SSAValue) -> None:
        """Says that the element of `node` at `at` is `value`."""
        self._values[node, at] = value

    def _children(self, key: Key) -> list[Key]:
        """The elements that an element is made of."""
        node, at = key
        if isinstance(node, Splat | Iota) or self.is_read(node):
            return []
        if isinstance(node, Elementwise):
            return [(operand, at) for operand in node.operands]
        if isinstance(node, View):
            return [(node.operands[0], node.read(at))]
        if isinstance(node, Lookup):
            return self._lookup_children(node, at)
        assert isinstance(node, Piecewise), f"{type(node).__name__} has elements only where it is stored"
        if key not in self._pieces:
            self._pieces[key] = self._reached_pieces(node, at)
        return [piece for piece, _ in self._pieces[key]]

    def _lookup_children(self, node: Lookup, at: Indices) -> list[Key]:
        if (node, at) in self._found:
            return [self._found[node, at]]
        starts = list(node.starts(at))
        if any(start not in self._values for start in starts):
            return starts
        found = [self.start(*start, limit) for start, limit in zip(starts, node.limits, strict=True)]
        self._found[node, at] = (node.operands[0], node.read(at, tuple(found)))
        return [self._found[node, at]]

    def _reached_pieces(self, node: Piecewise, at: Indices) -> list[tuple[Key, SSAValue | None]]:
        """The elements that the one at `at` may be, each with the test that it is this one; the last needs none."""
        found: list[tuple[Key, SSAValue | None]] = []
        for piece in node.pieces:
            reached = piece.reach(at)
            if reached is None:
                continue
            inner, doubts = reached
            safe = [self.indices.clamped(i, piece.node.shape[d] - 1) if d in doubts else i for d, i in enumerate(inner)]
            test = self.indices.hits(piece, doubts)
            found.append(((piece.node, tuple(safe)), test))
            if test is None:
                return found
        if node.filler is not None:
            found.append(((node.filler, ()), None))
        return found

    def _make(self, key: Key) -> SSAValue:
        node, at = key
        if node.op is not None:
            self.body.location = node.op.location
        if isinstance(node, Splat):
            return self.kernel.constants.get(node.value, signless(node.dtype))
        if isinstance(node, Iota):
            return self._iota(node, at)
        if self.is_read(node):
            return self.read(node, at)
        self.kernel.note(node)
        if isinstance(node, Elementwise):
            return node.compute(self.body, [self._values[operand, at] for operand in node.operands])
        if isinstance(node, Piecewise):
            return self._choose(self._pieces[key])
        return self._values[self._children(key)[-1]]

    def _choose(self, pieces: list[tuple[Key, SSAValue | None]]) -> SSAValue:
        result = self._values[pieces[-1][0]]
        for piece, test in reversed(pieces[:-1]):
            assert test is not None
            result = self.body.select(test, self._values[piece], result)
        return result

    def read(self, node: Node, at: Indices) -> SSAValue:
        """An element of a tensor."""
        source = self.kernel.tensor(node)
        if isinstance(node, Leaf) and node.is_scalar:
            return source
        indices = [self.indices.value(index) for index in at]
        return self.body.emit(tensor.ExtractOp, source, *indices, type=signless(node.dtype))

    def _iota(self, node: Iota, at: Indices) -> SSAValue:
        self.kernel.note(node)
        number = self.indices.value(at[node.dimension])
        if element_kind(node.dtype) & Kind.INT:
            return self.body.emit(arith.IndexCastOp, number, type=IntegerType(width_of(node.dtype)))
        wide = i32 if node.shape[node.dimension] < 1 << 31 else i64
        return convert(self.body, self.body.emit(arith.IndexCastOp, number, type=wide), wide, node.dtype)
