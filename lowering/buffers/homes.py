"""Where a value could be written at once, instead of being copied there later.

A value that is returned, or yielded from a region, ends in memory that is known beforehand. Following it backwards
through reshapes and destinations leads to the result that would otherwise allocate: its *home* can be that memory.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TypeAlias

from xdsl.dialects import memref, scf, tensor
from xdsl.dialects.builtin import DenseArrayBase, MemRefType, i64
from xdsl.dialects.func import CallOp
from xdsl.ir import Attribute, Block, Operation, OpResult, SSAValue

from .memory import is_tensor, memref_of

Reshape: TypeAlias = tensor.ExpandShapeOp | tensor.CollapseShapeOp
# A result that may allocate, and the reshapes between it and the value whose home it is, last first.
Home: TypeAlias = tuple[OpResult, list[Reshape]]
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

    def home_of(self, value: SSAValue, block: Block, taken: Collection[SSAValue]) -> Home | None:
        """The home of `value`: the farthest result on its way back in `block` that is not `taken` by another value."""
        free = [home for home in self._way_back(value, block) if home[0] not in taken]
        return free[-1] if free else None

    def _way_back(self, value: SSAValue, block: Block) -> Iterator[Home]:
        """The results that may allocate what `value` will live in, nearest first; each with the reshapes after it."""
        reshapes: list[Reshape] = []
        at: SSAValue | None = value
        while isinstance(at, OpResult) and at.op.parent is block:
            if isinstance(at.op, Reshape):
                reshapes.append(at.op)
                at = at.op.src
                continue
            if not is_tensor(at) or (not isinstance(at.op, (CallOp, *_STRUCTURED)) and self.destination(at) is None):
                return
            yield at, list(reshapes)
            at = _taken_over(at.op, at.index) if isinstance(at.op, _STRUCTURED) else self.destination(at)


def _taken_over(op: Operation, index: int) -> SSAValue | None:
    """The initial value of a loop's carry, where the loop will take over its memory, having the only use of it."""
    if not isinstance(op, scf.ForOp) or not op.iter_args[index].has_one_use():
        return None
    return op.iter_args[index]


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
