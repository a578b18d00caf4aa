"""Control flow: StableHLO's while, if and case as scf's, and calls of functions that were not inlined."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, cast

from xdsl.dialects import arith, scf, tensor
from xdsl.dialects.builtin import DenseArrayBase, IntegerAttr, i64
from xdsl.dialects.func import CallOp
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from .counted import Counted, counted
from .elementwise import element_of
from .graph import Fence, Leaf, Node, Splat
from .scalars import INDEX
from .types import scalar, signless, signless_type

if TYPE_CHECKING:
    from .entry import BlockLowering

# The results of a fence, in order; None for one that nobody asks for.
Results = Sequence[SSAValue | None]


def write_fence(lowering: BlockLowering, fence: Fence) -> dict[Node, SSAValue]:
    """Appends the op that `fence` stands for; its results, but for those that nobody asks for."""
    results = _WRITERS[fence.op.name](lowering, fence)
    for old, new in zip(fence.op.results, results, strict=True):
        if new is not None and new.name_hint is None:
            new.name_hint = old.name_hint
    return {leaf: value for leaf, value in zip(fence.results, results, strict=True) if value is not None}


def _add(lowering: BlockLowering, op: Operation) -> Sequence[SSAValue]:
    lowering.block.add_op(op)
    return op.results


def _result_types(op: Operation) -> list[Attribute]:
    return [signless_type(result.type) for result in op.results]


def _region(lowering: BlockLowering, fence: Fence, number: int) -> tuple[Block, list[SSAValue]]:
    """Region `number` of a fence in a new block without a terminator, and what the region returns."""
    old = fence.op.regions[number].block
    block = Block(arg_types=[signless_type(type_) for type_ in old.arg_types])
    return block, lowering.inside(block, old, fence.captured, block.args).lower(old)


def _write_while(lowering: BlockLowering, fence: Fence) -> Results:
    loop = counted(fence.op)
    if loop is not None:
        return _write_for(lowering, fence, loop)
    before, (condition,) = _region(lowering, fence, 0)
    flag = _scalar(before, condition)
    before.add_op(scf.ConditionOp.create(operands=[flag, *before.args]))
    after, results = _region(lowering, fence, 1)
    after.add_op(scf.YieldOp.create(operands=results))
    made = scf.WhileOp.create(
        operands=[lowering.tensor(node) for node in fence.operands],
        result_types=_result_types(fence.op),
        regions=[Region(before), Region(after)],
        location=fence.op.location,
    )
    return _add(lowering, made)


def _write_for(lowering: BlockLowering, fence: Fence, loop: Counted) -> Results:
    """A loop that counts: its counter is a scalar in the body, and what does not change is not carried."""
    old = fence.op.regions[1].block
    carried = [n for n in range(len(old.args)) if n != loop.counter and n not in loop.invariant]
    block = Block(arg_types=[INDEX, *(signless_type(old.args[n].type) for n in carried)])
    arguments: list[Node | SSAValue] = [lowering.seen_inside(node) for node in fence.operands]
    arguments[loop.counter] = _counter(block, fence, loop)
    for n, argument in zip(carried, block.args[1:], strict=True):
        arguments[n] = argument
    results = lowering.inside(block, old, fence.captured, arguments).lower(old, carried)
    block.add_op(scf.YieldOp.create(operands=results))
    bounds = [_index(lowering, bound) for bound in (fence.operands[loop.counter], _bound(fence, loop), 1)]
    made = scf.ForOp.create(
        operands=[*bounds, *(lowering.tensor(fence.operands[n]) for n in carried)],
        result_types=[argument.type for argument in block.args[1:]],
        regions=[Region(block)],
        location=fence.op.location,
    )
    found = dict(zip(carried, _add(lowering, made), strict=True))
    return [found.get(n) or _uncarried(lowering, fence, loop, n) for n in range(len(old.args))]


def _counter(block: Block, fence: Fence, loop: Counted) -> Leaf:
    """The counter in the loop's body, as a scalar of the program's type."""
    dtype = element_of(fence.op.results[loop.counter])
    cast = arith.IndexCastOp.create(operands=[block.args[0]], result_types=[signless(dtype)])
    block.add_op(cast)
    cast.result.name_hint = "i"
    return Leaf(fence.op, (), dtype, value=cast.result, bounds=loop.range)


def _bound(fence: Fence, loop: Counted) -> Node | int:
    if isinstance(loop.bound, int):
        return loop.bound
    nodes = dict(zip(fence.op.operands, fence.operands, strict=True))
    return nodes[loop.bound] if loop.bound in nodes else dict(fence.captured)[loop.bound]


def _index(lowering: BlockLowering, number: Node | int) -> SSAValue:
    """An integer of the program's, or a constant, as an index."""
    if isinstance(number, Splat):
        number = int(cast(Any, number.value).value.data)
    if isinstance(number, int):
        attr = IntegerAttr(number, INDEX)
        return _add(lowering, arith.ConstantOp.create(result_types=[INDEX], properties={"value": attr}))[0]
    value = number.value if isinstance(number, Leaf) and number.is_scalar else None
    if value is None:
        value = _scalar(lowering.block, lowering.tensor(number))
    return _add(lowering, arith.IndexCastOp.create(operands=[value], result_types=[INDEX]))[0]


def _uncarried(lowering: BlockLowering, fence: Fence, loop: Counted, number: int) -> SSAValue | None:
    """What an operand that the loop does not carry is after it."""
    if number != loop.counter:
        return lowering.tensor(fence.operands[number])
    if loop.last is None:
        return None
    dtype = element_of(fence.op.results[number])
    return lowering.tensor(Splat(fence.op, (), dtype, value=scalar(loop.last, signless(dtype))))


def _write_if(lowering: BlockLowering, fence: Fence) -> Results:
    flag = _scalar(lowering.block, lowering.tensor(fence.operands[0]))
    made = scf.IfOp.create(
        operands=[flag],
        result_types=_result_types(fence.op),
        regions=[_yielding(lowering, fence, number) for number in range(2)],
        location=fence.op.location,
    )
    return _add(lowering, made)


def _write_case(lowering: BlockLowering, fence: Fence) -> Results:
    """The last branch is also the one for an index out of range."""
    index = _index(lowering, fence.operands[0])
    last = len(fence.op.regions) - 1
    branches = [_yielding(lowering, fence, number) for number in range(last + 1)]
    made = scf.IndexSwitchOp.create(
        operands=[index],
        result_types=_result_types(fence.op),
        properties={"cases": DenseArrayBase.from_list(i64, list(range(last)))},
        regions=[branches[last], *branches[:last]],
        location=fence.op.location,
    )
    return _add(lowering, made)


def _write_call(lowering: BlockLowering, fence: Fence) -> Results:
    made = CallOp.create(
        operands=[lowering.tensor(node) for node in fence.operands],
        result_types=_result_types(fence.op),
        properties={"callee": fence.op.properties["callee"]},
        location=fence.op.location,
    )
    return _add(lowering, made)


def _yielding(lowering: BlockLowering, fence: Fence, number: int) -> Region:
    block, results = _region(lowering, fence, number)
    block.add_op(scf.YieldOp.create(operands=results))
    return Region(block)


def _scalar(block: Block, value: SSAValue) -> SSAValue:
    """The element of a tensor of rank 0."""
    op = tensor.ExtractOp.create(operands=[value], result_types=[element_of(value)])
    block.add_op(op)
    return op.results[0]


_WRITERS: dict[str, Callable[[BlockLowering, Fence], Results]] = {
    "stablehlo.while": _write_while,
    "stablehlo.if": _write_if,
    "stablehlo.case": _write_case,
    "func.call": _write_call,
}
