"""When the memory of each allocation of a function is in use."""

from __future__ import annotations

from collections.abc import Iterator

from xdsl.dialects import memref, scf
from xdsl.dialects.func import FuncOp
from xdsl.ir import Block, Operation, SSAValue

from ..memrefs import VIEWS, byte_count, is_memref, memref_type
from .packing import Lifetime


def lifetimes(function: FuncOp, allocations: list[memref.AllocOp]) -> list[Lifetime]:
    """The lifetime of each allocation, in positions of the function's ops.

    From the first use to the last: a use inside another op (a loop, a branch) lasts as long as that op does, seen from
    the block of the allocation. One that is made anew in each iteration of a loop lives within the iteration.
    """
    spans = _spans(function)
    return [_lifetime(op, spans) for op in allocations]


def _spans(function: FuncOp) -> dict[Operation, tuple[int, int]]:
    """The positions of each op and of what is in it, from first to last."""
    spans: dict[Operation, tuple[int, int]] = {}
    position = 0

    def number(block: Block) -> None:
        nonlocal position
        for op in block.ops:
            first = position = position + 1
            for region in op.regions:
                for inner in region.blocks:
                    number(inner)
            spans[op] = (first, position)

    number(function.body.block)
    return spans


def _lifetime(op: memref.AllocOp, spans: dict[Operation, tuple[int, int]]) -> Lifetime:
    block = op.parent
    assert block is not None
    found = [spans[_ancestor_in(user, block)] for user in _users(op.memref)]
    first = min((span[0] for span in found), default=spans[op][0])
    return Lifetime(byte_count(memref_type(op.memref)), first, max((span[1] for span in found), default=first))


def _users(buffer: SSAValue) -> Iterator[Operation]:
    """The ops that use a buffer, a view of it, or what a loop that passes buffers on may leave it in."""
    for use in buffer.uses:
        yield use.operation
        if isinstance(use.operation, (*VIEWS, scf.ForOp, scf.WhileOp)):
            for result in filter(is_memref, use.operation.results):
                yield from _users(result)


def _ancestor_in(op: Operation, block: Block) -> Operation:
    while op.parent is not block:
        around = op.parent_op()
        assert around is not None
        op = around
    return op
