"""Control flow: StableHLO's while, if and case as scf's, and calls of functions that were not inlined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from xdsl.dialects import arith, scf, tensor
from xdsl.dialects.builtin import DenseArrayBase, i64
from xdsl.dialects.func import CallOp
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from .elementwise import element_of
from .graph import Fence
from .scalars import INDEX
from .types import signless_type

if TYPE_CHECKING:
    from .entry import BlockLowering


def write_fence(lowering: BlockLowering, fence: Fence) -> Sequence[SSAValue]:
    """Appends the op that `fence` stands for; its results."""
    made = _WRITERS[fence.op.name](lowering, fence)
    lowering.block.add_op(made)
    for old, new in zip(fence.op.results, made.results, strict=True):
        new.name_hint = old.name_hint
    return made.results


def _result_types(op: Operation) -> list[Attribute]:
    return [signless_type(result.type) for result in op.results]


def _region(lowering: BlockLowering, fence: Fence, number: int) -> tuple[Block, list[SSAValue]]:
    """Region `number` of a fence in a new block without a terminator, and what the region returns."""
    old = fence.op.regions[number].block
    block = Block(arg_types=[signless_type(type_) for type_ in old.arg_types])
    for before, after in zip(old.args, block.args, strict=True):
        after.name_hint = before.name_hint
    return block, lowering.inside(block, old, fence.captured).lower(old)


def _write_while(lowering: BlockLowering, fence: Fence) -> Operation:
    before, (condition,) = _region(lowering, fence, 0)
    flag = _scalar(before, condition)
    before.add_op(scf.ConditionOp.create(operands=[flag, *before.args]))
    after, results = _region(lowering, fence, 1)
    after.add_op(scf.YieldOp.create(operands=results))
    return scf.WhileOp.create(
        operands=[lowering.tensor(node) for node in fence.operands],
        result_types=_result_types(fence.op),
        regions=[Region(before), Region(after)],
        location=fence.op.location,
    )


def _write_if(lowering: BlockLowering, fence: Fence) -> Operation:
    flag = _scalar(lowering.block, lowering.tensor(fence.operands[0]))
    return scf.IfOp.create(
        operands=[flag],
        result_types=_result_types(fence.op),
        regions=[_yielding(lowering, fence, number) for number in range(2)],
        location=fence.op.location,
    )


def _write_case(lowering: BlockLowering, fence: Fence) -> Operation:
    """The last branch is also the one for an index out of range."""
    number = _scalar(lowering.block, lowering.tensor(fence.operands[0]))
    index = arith.IndexCastOp.create(operands=[number], result_types=[INDEX])
    lowering.block.add_op(index)
    last = len(fence.op.regions) - 1
    branches = [_yielding(lowering, fence, number) for number in range(last + 1)]
    return scf.IndexSwitchOp.create(
        operands=[index.result],
        result_types=_result_types(fence.op),
        properties={"cases": DenseArrayBase.from_list(i64, list(range(last)))},
        regions=[branches[last], *branches[:last]],
        location=fence.op.location,
    )


def _write_call(lowering: BlockLowering, fence: Fence) -> Operation:
    return CallOp.create(
        operands=[lowering.tensor(node) for node in fence.operands],
        result_types=_result_types(fence.op),
        properties={"callee": fence.op.properties["callee"]},
        location=fence.op.location,
    )


def _yielding(lowering: BlockLowering, fence: Fence, number: int) -> Region:
    block, results = _region(lowering, fence, number)
    block.add_op(scf.YieldOp.create(operands=results))
    return Region(block)


def _scalar(block: Block, value: SSAValue) -> SSAValue:
    """The element of a tensor of rank 0."""
    op = tensor.ExtractOp.create(operands=[value], result_types=[element_of(value)])
    block.add_op(op)
    return op.results[0]


_WRITERS: dict[str, Callable[[BlockLowering, Fence], Operation]] = {
    "stablehlo.while": _write_while,
    "stablehlo.if": _write_if,
    "stablehlo.case": _write_case,
    "func.call": _write_call,
}
