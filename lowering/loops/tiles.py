"""Contractions in register tiles.

Where one operand runs along the rows of the output, and the other does not change along them, a contraction is computed
in tiles of some rows by some columns. The sums of a tile are a small array, which stays in registers while the loops of
the reduction run; what fills the output before, and what works on it elementwise after, works on the tile too. The
columns that one tile needs are first copied together where many tiles use them, or where they do not lie together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import prod

from xdsl.dialects import memref
from xdsl.dialects.builtin import DenseArrayBase, MemRefType, i16, i32
from xdsl.dialects.linalg.ops import IndexOp
from xdsl.ir import SSAValue
from xdsl.ir.affine import AffineConstantExpr, AffineDimExpr, AffineExpr, AffineMap

from ..memrefs import Buffer, is_memref, memref_type
from .nests import Access, Nest, inner_loops, reorder, split, stride_along

# Rows of a tile in order of preference, its columns, and how many sums it may have.
_ROWS = (8, 7, 6, 5, 4, 10, 9, 3, 2)
_COLUMNS = range(4, 33)
_SUMS = 160
# Rows and columns of a tile where each sum is a vector by itself.
_PLAIN = (4, 3, 2)
# Reductions of fewer steps are not worth a tile; columns that fewer tiles use are not worth a copy.
_STEPS, _USES = 8, 4
_NO_OPERANDS = DenseArrayBase.from_list(i32, [0, 0])


@dataclass(frozen=True)
class _Tile:
    """The loops over rows and columns of a contraction's output, and the sizes of its tiles."""

    row: int
    column: int
    rows: int
    columns: int
    along: Access  # the operand that runs along the columns


@dataclass(frozen=True)
class _Member:
    """A nest that works on a contraction's output, and its loop for each parallel loop of the contraction."""

    nest: Nest
    loops: dict[int, int]


def tile(nests: Sequence[Nest]) -> list[Nest]:
    """The nests, with contractions, and what comes with them, in tiles where that pays."""
    done: list[Nest] = []
    rest = list(nests)
    while rest:
        nest = rest.pop(0)
        nest.plain = _sums_up_rows(nest)
        found = _tile_of(nest)
        if found is None:
            done.append(nest)
            continue
        before = list(_before(done, nest))[::-1]
        after, others = _after(rest, nest, [member.nest for member in before])
        del done[len(done) - len(before) :]
        taken = {member.nest for member in after}
        done += others
        done += _Tiling(nest, found, before, after).nests()
        rest = [each for each in rest if each not in taken and each not in others]
    return done


# Which nests


def _tile_of(nest: Nest) -> _Tile | None:
    reduced = [extent for extent, parallel in zip(nest.extents, nest.parallel, strict=True) if not parallel]
    if nest.body is None or nest.reads or len(nest.outputs) != 1 or len(nest.inputs) != 2 or prod(reduced) < _STEPS:
        return None
    output = nest.outputs[0]
    if _aligned(output, output, nest) is None or _uses_index(nest) or not all(is_memref(a.buffer) for a in nest.inputs):
        return None
    columns = [dim for dim in nest.order if nest.parallel[dim] and stride_along(output, dim) == 1]
    for along, across in (tuple(nest.inputs), tuple(reversed(nest.inputs))):
        if columns and stride_along(along, columns[0]) and stride_along(across, columns[0]) == 0:
            return _sizes(nest, along, across, columns[0])
    return None


def _sums_up_rows(nest: Nest) -> bool:
    """Whether a contraction of 16-bit integers reads both operands along rows: there are instructions for that."""
    reductions = [dim for dim in nest.order if not nest.parallel[dim]]
    return len(reductions) == 1 and len(nest.inputs) == 2 and all(_is_row(a, reductions[0]) for a in nest.inputs)


def _is_row(access: Access, dim: int) -> bool:
    is_short = is_memref(access.buffer) and memref_type(access.buffer).element_type == i16
    return is_short and stride_along(access, dim) == 1


def _sizes(nest: Nest, along: Access, across: Access, column: int) -> _Tile | None:
    sizes, rows = (_PLAIN, _PLAIN) if nest.plain else (_COLUMNS, _ROWS)
    columns = [size for size in sizes if nest.extents[column] % size == 0]
    if not columns:
        return None
    width = max(columns, key=lambda size: (size % 16 == 0, size % 8 == 0, size % 4 == 0, -abs(size - 16)))
    for dim in sorted(nest.order, key=lambda dim: stride_along(nest.outputs[0], dim) or 0):
        if nest.parallel[dim] and dim != column and stride_along(along, dim) == 0 and stride_along(across, dim) != 0:
            size = next((n for n in rows if nest.extents[dim] % n == 0 and n * width <= _SUMS), None)
            if size is not None:
                return _Tile(dim, column, size, width, along)
    return None


def _uses_index(nest: Nest) -> bool:
    return nest.body is not None and any(isinstance(op, IndexOp) for op in nest.body.walk())


def _aligned(access: Access, output: Access, nest: Nest) -> dict[int, int] | None:
    """The loop of `nest` for each loop that subscripts the output of a contraction; None where `access` is to other
    elements than that one."""
    if access.buffer is not output.buffer or access.indices is None or output.indices is None:
        return None
    loops: dict[int, int] = {}
    for own, index in zip(access.indices, output.indices, strict=True):
        fixed = isinstance(own, AffineConstantExpr) or (
            isinstance(own, AffineDimExpr) and nest.extents[own.position] == 1
        )
        if isinstance(index, AffineDimExpr) and isinstance(own, AffineDimExpr):
            loops[index.position] = own.position
        elif not (isinstance(index, AffineConstantExpr) and fixed):
            return None
    return loops if len(set(loops.values())) == len(loops) else None


def _member(nest: Nest, contraction: Nest) -> _Member | None:
    """A nest that does nothing but work elementwise on the contraction's output."""
    if not all(nest.parallel) or nest.reads or nest.body is None or _uses_index(nest):
        return None
    output = contraction.outputs[0]
    found = [_aligned(access, output, nest) for access in nest.accesses if access.root is output.root]
    if not found or found[0] is None or any(each != found[0] for each in found):
        return None
    free = [dim for dim, extent in enumerate(nest.extents) if extent != 1 and dim not in found[0].values()]
    return None if free else _Member(nest, found[0])


def _before(nests: Sequence[Nest], contraction: Nest) -> Iterator[_Member]:
    """The nests just before a contraction that make its output, nearest first."""
    for nest in reversed(nests):
        member = _member(nest, contraction)
        if member is None or len(nest.outputs) != 1 or nest.outputs[0].root is not contraction.outputs[0].root:
            return
        yield member


def _after(nests: Sequence[Nest], contraction: Nest, before: list[Nest]) -> tuple[list[_Member], list[Nest]]:
    """The nests that work on a contraction's output, and those between them that may as well run before it all."""
    members: list[_Member] = []
    others: list[Nest] = []
    pending: list[Nest] = []
    for nest in nests:
        member = _member(nest, contraction)
        group = [*before, contraction, *(each.nest for each in members)]
        if member is not None and all(_independent(nest, each, contraction.outputs[0].root) for each in group):
            members.append(member)
            others += pending
            pending = []
        elif all(_independent(nest, each, None) for each in group):
            pending.append(nest)
        else:
            break
    return members, others


def _independent(first: Nest, second: Nest, but: SSAValue | None) -> bool:
    """Whether two nests share no memory that one of them writes, besides the memory `but`."""
    return not any(
        x.root is y.root and x.root is not but and (x.writes or y.writes)
        for x in first.accesses
        for y in second.accesses
    )


# The tiled nests


class _Tiling:
    """A contraction and its companions, brought into tiles."""

    def __init__(self, contraction: Nest, found: _Tile, before: list[_Member], after: list[_Member]) -> None:
        self._contraction, self._tile = contraction, found
        self._output = replace(contraction.outputs[0])  # as it is before the sums take its place
        own = _aligned(self._output, self._output, contraction)
        assert own is not None
        self._members = [*before, _Member(contraction, own), *after]
        self._around, self._outer = self._loops_around()

    def nests(self) -> list[Nest]:
        panel = _panel(self._contraction, self._tile, self._around, self._outer)
        if self._members[0].nest is self._contraction:
            self._members.insert(0, self._copy(reads=True))
        last = self._members[-1].nest
        if last is self._contraction or (last.outputs[0].root is not self._output.root and self._is_needed()):
            self._members.append(self._copy(reads=False))
        made = _scratch(memref.AllocaOp, self._output, (self._tile.rows, self._tile.columns), "sums")
        for member in self._members:
            self._bring_into_tiles(member, made.memref)
        self._members[0].nest.scratch.append((_depth(self._contraction, self._outer), made))
        nests = [member.nest for member in self._members]
        if panel is not None:
            panel.attach(self._tile.along, self._contraction)
            nests.insert(0, panel.nest)
        for nest in nests:
            nest.group, nest.plain = self._contraction.op, self._contraction.plain
        return nests

    def _loops_around(self) -> tuple[list[int], list[int]]:
        """The loops that a panel is made in, and all loops around a tile: those that the operand along the columns
        depends on, its columns, the others, the rows."""
        nest, found = self._contraction, self._tile
        others = [dim for dim in nest.order if nest.parallel[dim] and dim not in (found.row, found.column)]
        around = [dim for dim in others if stride_along(found.along, dim) != 0]
        rest = [dim for dim in others if dim not in around]
        return [*around, found.column], [*around, found.column, *rest, found.row]

    def _is_needed(self) -> bool:
        """Whether anything but these nests sees the output."""
        op = self._output.root.owner
        seen = {member.nest.op for member in self._members}
        return not isinstance(op, memref.AllocOp) or any(use.operation not in seen for use in op.memref.uses)

    def _copy(self, reads: bool) -> _Member:
        """A copy of the output, element by element: from where it is, or to where it will be."""
        shape = memref_type(self._output.buffer).get_shape()
        identity = AffineMap.identity(len(shape))
        inputs = [Access(self._output.buffer, identity, False)] if reads else []
        outputs = [Access(self._output.buffer, identity, True)]
        nest = Nest(self._contraction.op, shape, (True,) * len(shape), inputs, outputs, [], None)
        loops = _aligned(outputs[0], self._output, nest)
        assert loops is not None
        return _Member(nest, loops)

    def _bring_into_tiles(self, member: _Member, sums: SSAValue) -> None:
        nest = member.nest
        tiles = [member.loops[dim] for dim in self._outer]
        reductions = [dim for dim in nest.order if not nest.parallel[dim]]
        row, column = (member.loops[dim] for dim in (self._tile.row, self._tile.column))
        split(nest, (row, self._tile.rows), (column, self._tile.columns))
        reorder(nest, (*tiles, *reductions, *inner_loops(nest)))
        self._use_sums(nest, sums, last=member is self._members[-1])

    def _use_sums(self, nest: Nest, sums: SSAValue, last: bool) -> None:
        """Lets a nest work on the sums instead of the output, but for a copy to them; the last writes the output."""
        inside = AffineMap(len(nest.extents), 0, tuple(AffineExpr.dimension(dim) for dim in inner_loops(nest)))
        depth = _depth(self._contraction, self._outer)
        for access in [access for access in nest.accesses if access.root is self._output.root]:
            if nest.body is None and not access.writes:
                continue
            if last and access.writes:
                nest.inputs.append(Access(sums, inside, False, access.argument, depth))
                access.argument = None
            else:
                access.buffer = access.root = sums
                access.map, access.private = inside, depth


def _depth(nest: Nest, loops: Sequence[int]) -> int:
    """How many of a (split) contraction's loops run more than once."""
    return sum(nest.extents[dim] != 1 for dim in loops)


def _scratch(
    class_: type[memref.AllocOp] | type[memref.AllocaOp], like: Access, shape: Sequence[int], hint: str
) -> memref.AllocOp | memref.AllocaOp:
    type_: Buffer = MemRefType(memref_type(like.buffer).element_type, shape)
    made = class_.create(result_types=[type_], properties={"operandSegmentSizes": _NO_OPERANDS})
    made.memref.name_hint = hint
    return made


# Panels: the columns of one tile, copied together


@dataclass
class _Panel:
    """The nest that copies the columns of one tile, for all steps of the reduction, and the loops over those."""

    nest: Nest
    reductions: list[int]

    def attach(self, along: Access, contraction: Nest) -> None:
        """Lets the (split) contraction read the panel instead of the operand."""
        dims = [AffineExpr.dimension(dim) for dim in (*self.reductions, inner_loops(contraction)[1])]
        output = self.nest.outputs[0]
        along.buffer = along.root = output.buffer
        along.map = AffineMap(len(contraction.extents), 0, tuple(dims))
        along.private = output.private


def _panel(contraction: Nest, found: _Tile, around: Sequence[int], outer: Sequence[int]) -> _Panel | None:
    uses = prod(contraction.extents[dim] for dim in outer[len(around) :]) // found.rows
    together = stride_along(found.along, found.column) == 1
    if contraction.plain:
        return None
    if together and (uses < _USES or contraction.extents[found.column] == found.columns):
        return None
    reductions = [dim for dim in contraction.order if not contraction.parallel[dim]]
    reductions = [dim for dim in reductions if stride_along(found.along, dim) != 0]
    shape = [*(contraction.extents[dim] for dim in reductions), found.columns]
    made = _scratch(memref.AllocOp, found.along, shape, "panel")
    nest = _panel_nest(contraction, found, [*around, *reductions], made.memref, len(reductions))
    nest.outputs[0].private = _depth(nest, range(len(around)))
    nest.scratch.append((0, made))
    return _Panel(nest, reductions)


def _panel_nest(contraction: Nest, found: _Tile, loops: Sequence[int], panel: SSAValue, steps: int) -> Nest:
    """Copies the operand along the columns into a panel, in `loops` of the contraction, and one over the columns."""
    count = len(loops) + 1
    dims: list[AffineExpr] = [AffineExpr.constant(0)] * len(contraction.extents)
    extents: list[int] = []
    for number, dim in enumerate(loops):
        size = found.columns if dim == found.column else 1
        dims[dim] = AffineExpr.dimension(number) * size
        extents.append(contraction.extents[dim] // size)
    dims[found.column] += AffineExpr.dimension(count - 1)
    assert found.along.map is not None
    source = Access(found.along.buffer, found.along.map.replace_dims_and_symbols(dims, [], count, 0), False)
    inside = tuple(AffineExpr.dimension(number) for number in range(count - 1 - steps, count))
    target = Access(panel, AffineMap(count, 0, inside), True)
    nest = Nest(contraction.op, (*extents, found.columns), (True,) * count, [source], [target], [], None)
    reorder(nest, range(count))
    return nest
