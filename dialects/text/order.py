"""Whether a use may stand before its definition in the text."""

from __future__ import annotations

from xdsl.dialects.builtin import UnregisteredOp
from xdsl.ir import Block, Operation, Region, SSAValue

# The operations of MLIR whose regions are graphs; xDSL has no trait for that.
GRAPH_REGIONS = frozenset({"builtin.module"})


def same_block(value: SSAValue, op: Operation) -> bool:
    block = value.owner if isinstance(value.owner, Block) else value.owner.parent
    return block is not None and block.find_ancestor_op_in_block(op) is not None


def may_come_later(value: SSAValue, op: Operation) -> bool:
    """Whether the definition of `value` may follow its use in `op`, as far as the order of the text can tell.

    In a graph region it may; elsewhere not in the block of the use, nor in a region that the use is not in. Which block
    dominates which, the verifier knows.
    """
    block = value.owner if isinstance(value.owner, Block) else value.owner.parent
    region = block.parent if block is not None else None
    ancestor: Operation | None = op
    while ancestor is not None and ancestor.parent_region() is not region:
        ancestor = ancestor.parent_op()
    if ancestor is None or region is None:
        return False
    return ancestor.parent is not block or isinstance(value.owner, Block) or _is_graph(region)


def _is_graph(region: Region) -> bool:
    parent = region.parent
    return parent is None or isinstance(parent, UnregisteredOp) or parent.name in GRAPH_REGIONS
