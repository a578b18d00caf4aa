"""Control flow whose way is known, and ops that only hold values together."""

from __future__ import annotations

from xdsl.ir import Block, Operation
from xdsl.pattern_rewriter import PatternRewriter
from xdsl.rewriter import InsertPoint

from hloom.dialects.stablehlo.control import (
    CaseOp,
    GetTupleElementOp,
    IfOp,
    OptimizationBarrierOp,
    TupleOp,
    WhileOp,
)
from hloom.passes.rewrite import exact, native
from hloom.passes.rewrite.constants import splat


@native(exact, IfOp)
def if_constant(op: IfOp, rewriter: PatternRewriter) -> bool:
    """if(constant) → the branch that is taken"""
    taken = splat(op.pred)
    return taken is not None and _inline((op.true_branch if taken.number else op.false_branch).block, op, rewriter)


@native(exact, CaseOp)
def case_constant(op: CaseOp, rewriter: PatternRewriter) -> bool:
    """case(constant) → the branch that is taken: the last one, for an index that is none"""
    index = splat(op.index)
    if index is None:
        return False
    number = int(index.number)
    taken = number if 0 <= number < len(op.branches) else len(op.branches) - 1
    return _inline(op.branches[taken].block, op, rewriter)


def _inline(block: Block, op: Operation, rewriter: PatternRewriter) -> bool:
    """Puts the ops of a branch in place of `op`, and what it returns in place of its results."""
    end = block.last_op
    if end is None or tuple(end.operand_types) != tuple(op.result_types):
        return False
    results = tuple(end.operands)
    rewriter.erase(end)
    rewriter.inline_block(block, InsertPoint.before(op))
    rewriter.replace(op, (), results)
    return True


@native(exact, WhileOp)
def while_never(op: WhileOp, rewriter: PatternRewriter) -> bool:
    """while(x…) with a condition that is false → x…"""
    end = op.cond.block.last_op
    condition = splat(end.operands[0]) if end is not None and end.operands else None
    if condition is None or condition.number or tuple(op.operand_types) != tuple(op.result_types):
        return False
    rewriter.replace(op, (), tuple(op.operands))
    return True


@native(exact, GetTupleElementOp)
def get_tuple_element_of_tuple(op: GetTupleElementOp, rewriter: PatternRewriter) -> bool:
    """get_tuple_element(tuple(x…), i) → x[i]"""
    made = op.operand.owner
    if not isinstance(made, TupleOp):
        return False
    element = made.operands[op.index.value.data]
    if element.type != op.result.type:
        return False
    rewriter.replace(op, (), (element,))
    return True


@native(exact, TupleOp)
def tuple_of_elements(op: TupleOp, rewriter: PatternRewriter) -> bool:
    """tuple(get_tuple_element(t, 0), get_tuple_element(t, 1), …) → t"""
    taken = [value.owner for value in op.operands]
    if not taken or not isinstance(taken[0], GetTupleElementOp):
        return False
    whole = taken[0].operand
    for index, one in enumerate(taken):
        if not isinstance(one, GetTupleElementOp) or one.operand is not whole or one.index.value.data != index:
            return False
    if whole.type != op.result.type:
        return False
    rewriter.replace(op, (), (whole,))
    return True


@native(exact, OptimizationBarrierOp)
def barrier(op: OptimizationBarrierOp, rewriter: PatternRewriter) -> bool:
    """optimization_barrier(x…) → x…: what it keeps apart is a matter of cost, not of meaning"""
    if tuple(op.operand_types) != tuple(op.result_types):
        return False
    rewriter.replace(op, (), tuple(op.operands))
    return True
