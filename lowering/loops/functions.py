"""Lowers the `linalg` ops of a function's blocks to loops, neighbours together."""

from __future__ import annotations

from xdsl.dialects import arith, memref
from xdsl.dialects.builtin import IndexType, IntegerAttr, UnitAttr
from xdsl.dialects.func import FuncOp
from xdsl.dialects.linalg.abstract_ops import LinalgStructuredOperation
from xdsl.ir import Block, Operation

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.linalg_ext import ScatterOp

from ..memrefs import is_block_copy
from .bodies import BodyEmitter
from .emitter import Emitter
from .fusion import fuse, shrink_scratch
from .landings import nest_of_scatter
from .library import Library
from .nests import Nest, nest_of, nest_of_copy
from .schedule import run_in_blocks, schedule
from .tiles import tile

# What may stand between two ops whose loops become one: it neither reads nor writes memory.
_BETWEEN = (memref.AllocOp, memref.GetGlobalOp, memref.CollapseShapeOp, memref.ExpandShapeOp, memref.SubviewOp)
_READ_ONLY = (memref.LoadOp, *_BETWEEN)
_NESTS = (LinalgStructuredOperation, ScatterOp)


def lower_function(function: FuncOp, library: Library) -> None:
    """Turns the `linalg` ops of `function` into loops, in place."""
    groups = [group for block in function.walk_blocks() for group in _groups(block)]
    if not groups:
        return
    constants = _constants_at_the_top(function)
    present = set(constants)
    tiled = [_lower_group(group, constants, library) for group in groups]
    if any(tiled):
        # Compilers keep the sums of tiles in registers more surely where the kernel is a function of its own.
        function.attributes["hloom.noinline"] = UnitAttr()
    first = function.body.block.first_op
    assert first is not None
    function.body.block.insert_ops_before([op for value, op in constants.items() if value not in present], first)
    _sweep(function)


def _constants_at_the_top(function: FuncOp) -> dict[int, arith.ConstantOp]:
    """The index constants that a function starts with, by value."""
    found: dict[int, arith.ConstantOp] = {}
    for op in function.body.block.ops:
        if not isinstance(op, arith.ConstantOp):
            break
        if isinstance(op.value, IntegerAttr) and isinstance(op.result.type, IndexType):
            found.setdefault(op.value.value.data, op)
    return found


def _groups(block: Block) -> list[list[Operation]]:
    """The runs of ops that become loops, with nothing between that touches memory."""
    groups: list[list[Operation]] = [[]]
    for op in block.ops:
        if isinstance(op, _NESTS) or (isinstance(op, memref.CopyOp) and not is_block_copy(op)):
            groups[-1].append(op)
        elif not (isinstance(op, _BETWEEN) or op.name.startswith("arith.")):
            groups.append([])
    return [group for group in groups if group]


def _lower_group(group: list[Operation], constants: dict[int, arith.ConstantOp], library: Library) -> bool:
    """Replaces ops by loops; says whether any of them are in tiles."""
    nests = [nest for nest in map(_nest, group) if not nest.empty]
    for nest in nests:
        if nest.landing is None:
            schedule(nest)
    if len(nests) == 1:
        run_in_blocks(nests[0])
    nests = tile(nests)
    trees = fuse(nests)
    shrink_scratch(trees)
    block = Block()
    bodies = BodyEmitter(Emitter(block, constants), library)
    bodies.trees(trees)
    anchor = group[-1]
    around = anchor.parent
    if around is None:
        raise unsupported_at(anchor, f"{anchor.name} inside the region of another op")
    for op in tuple(block.ops):
        op.detach()
        around.insert_op_before(op, anchor)
    for op in group:
        op.detach()
        op.erase()
    return any(nest.group is not None for nest in nests)


def _nest(op: Operation) -> Nest:
    if isinstance(op, memref.CopyOp):
        return nest_of_copy(op)
    if isinstance(op, ScatterOp):
        return nest_of_scatter(op)
    assert isinstance(op, LinalgStructuredOperation)
    return nest_of(op)


# What is left over


def _sweep(function: FuncOp) -> None:
    """Erases ops whose results nobody needs, and scratch memory that nobody reads."""
    for op in tuple(function.walk(reverse=True)):
        if isinstance(op, memref.AllocOp):
            _erase_unread(op)
        elif op.results and _only_computes(op) and all(result.first_use is None for result in op.results):
            _erase(op)


def _only_computes(op: Operation) -> bool:
    return isinstance(op, _READ_ONLY) or op.name.startswith(("arith.", "math."))


def _erase_unread(op: memref.AllocOp) -> None:
    users = [use.operation for use in op.memref.uses]
    if all(isinstance(user, memref.StoreOp) for user in users):
        for user in users:
            _erase(user)
        _erase(op)


def _erase(op: Operation) -> None:
    op.detach()
    op.erase()
