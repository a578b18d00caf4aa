"""Which neighbouring nests share their outer loops.

Two nests may share a loop where no iteration of the one needs, or spoils, what another iteration of the other touches:
every element of common memory that one of them writes is found by both under the same index of that loop.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from xdsl.dialects import memref
from xdsl.dialects.builtin import MemRefType
from xdsl.ir.affine import AffineDimExpr, AffineExpr, AffineMap

from ..memrefs import Buffer, memref_type
from .nests import Access, Nest, bounds, coefficient


@dataclass(eq=False)
class Loop:
    """A loop that `members` share, at nesting depth `depth`; inside come further loops, or the nests' bodies."""

    extent: int
    depth: int
    parallel: bool
    members: list[Nest]
    children: list[Tree]

    @property
    def innermost(self) -> bool:
        return not any(isinstance(child, Loop) for child in self.children)


Tree: TypeAlias = Loop | Nest


def fuse(nests: Sequence[Nest], depth: int = 0) -> list[Tree]:
    """The loops of nests that run one after the other, sharing what they can from `depth` inwards."""
    runs: list[list[Nest]] = []
    for unit in _units(nests, depth):
        if runs and all(_may_share(other, nest, depth) for other in runs[-1] for nest in unit):
            runs[-1] += unit
        else:
            runs.append(unit)
    return [_tree(run, depth) for run in runs]


def _units(nests: Sequence[Nest], depth: int) -> list[list[Nest]]:
    """The nests in parts that must stay together: memory that is made anew in a loop is only seen inside of it."""
    last = {a.root: number for number, nest in enumerate(nests) for a in nest.accesses if a.private > depth}
    units: list[list[Nest]] = []
    end = -1
    for number, nest in enumerate(nests):
        if number > end:
            units.append([])
        units[-1].append(nest)
        end = max(end, number, *(last[a.root] for a in nest.accesses if a.private > depth))
    return units


def _tree(run: list[Nest], depth: int) -> Tree:
    first = run[0]
    if depth == len(first.order):
        return first
    dim = first.order[depth]
    return Loop(first.extents[dim], depth, first.parallel[dim], run, fuse(run, depth + 1))


def _may_share(first: Nest, second: Nest, depth: int) -> bool:
    if first.group is not second.group or depth >= min(len(first.order), len(second.order)):
        return False
    a, b = first.order[depth], second.order[depth]
    if first.extents[a] != second.extents[b] or first.parallel[a] != second.parallel[b]:
        return False
    return all(
        min(x.private, y.private) > depth or _apart(x, first, y, second, depth)
        for x in first.accesses
        for y in second.accesses
        if x.root is y.root and (x.writes or y.writes)
    )


def _apart(x: Access, first: Nest, y: Access, second: Nest, depth: int) -> bool:
    """Whether some subscript of the one memref never is the same in two iterations of the loop at `depth`."""
    if x.buffer is not y.buffer or x.indices is None or y.indices is None:
        return False
    pairs = zip(x.indices, y.indices, strict=True)
    return any(_tells_apart(_span(i, first, depth), _span(j, second, depth)) for i, j in pairs)


def _span(expr: AffineExpr, nest: Nest, depth: int) -> tuple[int, int, int] | None:
    """By how much `expr` grows with the loop at `depth`, and between which values it is in the first iteration."""
    step = coefficient(expr, nest.order[depth])
    if not step or step < 0:
        return None
    extents = [1 if dim == nest.order[depth] else extent for dim, extent in enumerate(nest.extents)]
    within = bounds(expr, extents)
    return None if within is None else (step, *within)


def _tells_apart(x: tuple[int, int, int] | None, y: tuple[int, int, int] | None) -> bool:
    """Whether what either covers in one iteration ends before the next iteration's begins."""
    return x is not None and y is not None and x[0] == y[0] and max(x[2], y[2]) - min(x[1], y[1]) < x[0]


def _is_dim(expr: object, dim: int) -> bool:
    return isinstance(expr, AffineDimExpr) and expr.position == dim


# Scratch memory


def shrink_scratch(trees: Sequence[Tree]) -> None:
    """Drops the dimensions of scratch memory that only tell iterations of a shared loop apart.

    Memory made by an `alloc` whose every use is in one loop, where it is always subscripted by that loop's index, need
    only hold what one iteration works on.
    """
    for tree in trees:
        if isinstance(tree, Loop):
            for op in {a.root.owner for nest in tree.members for a in nest.accesses}:
                if isinstance(op, memref.AllocOp) and op.parent is not None:
                    _shrink(op, tree)


def _shrink(op: memref.AllocOp, loop: Loop) -> None:
    users = {nest.op: nest for nest in loop.members}
    if not all(use.operation in users for use in op.memref.uses):
        return
    nests = list({users[use.operation] for use in op.memref.uses})
    accesses = [(nest, a) for nest in nests for a in nest.accesses if a.buffer is op.memref]
    shared = _shared_depth(loop, set(nests))
    type_ = memref_type(op.memref)
    pins = [_pinning_loop(accesses, position, shared) for position in range(type_.get_num_dims())]
    if any(pin is not None for pin in pins):
        kept = [position for position, pin in enumerate(pins) if pin is None]
        _replace(op, accesses, type_, kept, 1 + max(pin for pin in pins if pin is not None))


def _shared_depth(loop: Loop, nests: set[Nest]) -> int:
    """How many loops, from the outermost, all of `nests` share."""
    for child in loop.children:
        if isinstance(child, Loop) and nests <= set(child.members):
            return _shared_depth(child, nests)
    return loop.depth + 1


def _pinning_loop(accesses: Sequence[tuple[Nest, Access]], position: int, shared: int) -> int | None:
    """The depth of the loop whose index every access has as its subscript at `position`."""
    for depth in range(shared):
        if all(a.indices is not None and _is_dim(a.indices[position], nest.order[depth]) for nest, a in accesses):
            return depth
    return None


def _replace(
    op: memref.AllocOp, accesses: Sequence[tuple[Nest, Access]], type_: Buffer, kept: Sequence[int], private: int
) -> None:
    smaller = MemRefType(type_.element_type, [type_.get_shape()[position] for position in kept])
    made = memref.AllocOp.create(result_types=[smaller], properties=op.properties)
    made.memref.name_hint = op.memref.name_hint
    assert op.parent is not None
    op.parent.insert_op_before(made, op)
    for _, access in accesses:
        assert access.map is not None
        results = tuple(access.map.results[position] for position in kept)
        access.map = AffineMap(access.map.num_dims, 0, results)
        access.buffer = access.root = made.memref
        access.private = private
