"""Where a value could be written at once, instead of being copied there later.

A value that is returned, or yielded from a region, ends in memory that is known beforehand. Following it backwards
through reshapes and destinations leads to the result that would otherwise allocate: its *home* can be that memory.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from xdsl.dialects import memref, scf, tensor
from xdsl.dialects.builtin import DenseArrayBase, MemRefType, i64
from xdsl.dialects.func import CallOp
from xdsl.ir import Attribute, Block, Operation, OpResult, SSAValue

from .memory import is_tensor, memref_of

Reshape: TypeAlias = tensor.ExpandShapeOp | tensor.CollapseShapeOp
_STRUCTURED = (scf.ForOp, scf.WhileOp, scf.IfOp, scf.IndexSwitchOp)


class Homes:
    """Traces values to their homes; `kernels` are the names of the functions that take destinations."""

    def __init__(self, kernels: frozenset[str]) -> None:
        self._kernels = kernels

    def destination(self, result: OpResult) -> SSAValue | None:
        """The operand that a result of an op in destination style is written over; None of any other op.

        Kernel calls and `linalg` ops take one destination per tensor result, as their last operands.
        """
        op = result.op
        match op:
            case tensor.InsertSliceOp() | tensor.InsertOp():
                return op.dest
            case CallOp():
                styled = op.callee.string_value() in self._kernels
            case _:
                styled = op.name.startswith("linalg")
        return op.operands[len(op.operands) - len(op.results) + result.index] if styled else None

    def home_of(self, value: SSAValue, block: Block) -> tuple[OpResult, list[Reshape]] | None:
        """The result in `block` that allocates what `value` will live in, and the reshapes between, last first."""
        reshapes: list[Reshape] = []
        while isinstance(value, OpResult) and value.op.parent is block:
            if isinstance(value.op, Reshape):
                reshapes.append(value.op)
                value = value.op.src
            elif isinstance(value.op, _STRUCTURED):
                found = self._taken_over(value.op, value.index, block)
                return (found[0], reshapes + found[1]) if found else (value, reshapes)
            else:
                target = self.destination(value)
                if target is None or isinstance(target.owner, tensor.EmptyOp):
                    return (value, reshapes) if self._allocates(value) else None
                value = target
        return None

    def _allocates(self, result: OpResult) -> bool:
        return is_tensor(result) and (isinstance(result.op, CallOp) or self.destination(result) is not None)

    def _taken_over(self, op: Operation, index: int, block: Block) -> tuple[OpResult, list[Reshape]] | None:
        """The home of a loop's initial value, where the loop will take over its memory, having the only use of it."""
        if not isinstance(op, scf.ForOp) or not op.iter_args[index].has_one_use():
            return None
        return self.home_of(op.iter_args[index], block)


def undo(target: SSAValue, reshapes: Sequence[Reshape], block: Block) -> SSAValue:
    """Views of `target`, appended to `block`, so that what is written there reads as reshaped in `target`."""
    for reshape in reshapes:
        type_ = memref_of(reshape.src.type, reshape)
        inverse = collapse if isinstance(reshape, tensor.ExpandShapeOp) else expand
        target = inverse(target, type_, reshape, block)
    return target


def collapse(source: SSAValue, type_: MemRefType[Attribute], like: Reshape, block: Block) -> SSAValue:
    """`memref.collapse_shape` of `source` to `type_`, grouping the dimensions as `like` does."""
    properties = {"reassociation": like.reassociation}
    op = memref.CollapseShapeOp.create(operands=[source], result_types=[type_], properties=properties)
    block.add_op(op)
    return op.result


def expand(source: SSAValue, type_: MemRefType[Attribute], like: Reshape, block: Block) -> SSAValue:
    """`memref.expand_shape` of `source` to `type_`, grouping the dimensions as `like` does."""
    shape = DenseArrayBase.from_list(i64, type_.get_shape())
    properties = {"reassociation": like.reassociation, "static_output_shape": shape}
    op = memref.ExpandShapeOp.create(operands=[source], result_types=[type_], properties=properties)
    block.add_op(op)
    return op.result
