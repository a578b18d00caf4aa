"""Which memory the tensors of a function live in, and when a tensor may be written over."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from xdsl.dialects.builtin import MemRefType, TensorType
from xdsl.ir import Attribute, Block, Operation, SSAValue

from hloom.dialects.diagnostics import unsupported_at

from ..memrefs import Buffer


@dataclass(eq=False)
class Allocation:
    """Memory, in the block of the tensor program that makes it anew whenever it runs, and the tensors that live there.

    `writable` is false of arguments, constants and loop invariants.
    """

    block: Block
    writable: bool
    tensors: list[SSAValue] = field(default_factory=list[SSAValue])


class Order:
    """The order that a function's ops stood in before lowering began to move them."""

    def __init__(self, func: Operation) -> None:
        self._place: dict[Operation, tuple[Block, int]] = {}
        self._owner: dict[Block, Operation] = {}
        self._number(func)

    def _number(self, around: Operation) -> None:
        for region in around.regions:
            for block in region.blocks:
                self._owner[block] = around
                for index, op in enumerate(block.ops):
                    self._place[op] = (block, index)
                    if op.regions:
                        self._number(op)

    def block_of(self, op: Operation) -> Block:
        """The block that `op` stood in."""
        return self._place[op][0]

    def before(self, first: Operation, second: Operation) -> bool:
        """Whether `first`, or the op around it in the block of `second`, stood before `second`."""
        block, limit = self._place[second]
        at: Operation | None = first
        while at in self._place:
            inside, index = self._place[at]
            if inside is block:
                return index < limit
            at = self._owner[inside]
        return False


def may_overwrite(memory: Allocation, op: Operation, order: Order) -> bool:
    """Whether `op` may write over the memory of one of its operands: nothing else still needs what is there.

    A use of the same memory anywhere else in `op`, in its regions, or after it forbids that; so does a loop between the
    place where the memory is made and `op`, which would find its own result there the second time.
    """
    if not memory.writable or memory.block is not order.block_of(op):
        return False
    own = 0
    for tensor in memory.tensors:
        for use in tensor.uses:
            if use.operation is op:
                own += 1
            elif not order.before(use.operation, op):
                return False
    return own == 1


def memref_of(type_: Attribute, op: Operation) -> Buffer:
    """The memref type of a tensor type; a located error of any other, and where its shape is not static."""
    if not isinstance(type_, TensorType):
        raise unsupported_at(op, f"{op.name} of type {type_}")
    tensor = cast(TensorType[Attribute], type_)
    if not tensor.has_static_shape():
        raise unsupported_at(op, f"dynamic shape {tensor}")
    return MemRefType(tensor.element_type, tensor.get_shape())


def is_tensor(value: SSAValue) -> bool:
    return isinstance(value.type, TensorType)
