"""Control flow, tuples and tokens: Python's own, and masked in lifted regions. A token is None."""

from __future__ import annotations

from typing import Any

from xdsl.ir import Operation

from hloom.dialects.check import expectation_of
from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.stablehlo.control import CaseOp, CompositeOp, CustomCallOp, GetTupleElementOp, IfOp, WhileOp

from .. import masked
from ..check import checking
from ..functions import Run, Unary, identity
from ..planner import Planner
from ..registry import NotLiftable, lifted, meaning, statement
from ..scf import branch
from ..writer import Writer


@statement("stablehlo.while")
def _while(op: WhileOp, writer: Writer) -> None:
    state = [writer.define(result) for result in op.results]
    writer.assign(state, [writer.name(v) for v in op.operand])

    def iteration() -> None:
        with writer.keeping(state):
            (condition,) = writer.body(op.cond.block, state)
        writer.line(f"if not {writer.name(condition)}: break")
        writer.hand_over(state, writer.body(op.body.block, state), op.body.block)

    writer.line("while True:")
    writer.indented(iteration)


@statement("stablehlo.if")
def _if(op: IfOp, writer: Writer) -> None:
    names = [writer.define(result) for result in op.results]
    writer.line(f"if {writer.name(op.pred)}:")
    branch(writer, op, 0, names)
    writer.line("else:")
    branch(writer, op, 1, names)


@statement("stablehlo.case")
def _case(op: CaseOp, writer: Writer) -> None:
    """An index out of range takes the last branch."""
    names = [writer.define(result) for result in op.results]
    last = len(op.branches) - 1
    for number in range(last):
        writer.line(f"{'if' if number == 0 else 'elif'} {writer.name(op.index)} == {number}:")
        branch(writer, op, number, names)
    writer.line("else:" if last else "if True:")
    branch(writer, op, last, names)


def _several(results: list[Any]) -> Any:
    return results[0] if len(results) == 1 else tuple(results)


@lifted("stablehlo.while")
def _lifted_while(op: WhileOp, plan: Planner) -> Run:
    test, body, arity = plan.lifted_body(op, 0), plan.lifted_body(op, 1), len(op.operand)

    def run(*values: Any) -> Any:
        state, outer = values[:arity], values[arity:]
        return _several(masked.loop(lambda *s: (*test(*s, *outer), *s), lambda *s: body(*s, *outer), state))

    return run


@lifted("stablehlo.if")
def _lifted_if(op: IfOp, plan: Planner) -> Run:
    taken, other = plan.lifted_body(op, 0), plan.lifted_body(op, 1)

    def run(condition: Any, *outer: Any) -> Any:
        return _several(masked.branch(condition, lambda: taken(*outer), lambda: other(*outer)))

    return run


@lifted("stablehlo.case")
def _lifted_case(op: CaseOp, plan: Planner) -> Run:
    bodies = [plan.lifted_body(op, number) for number in range(len(op.branches))]

    def run(index: Any, *outer: Any) -> Any:
        results = list(bodies[-1](*outer))
        for number, body in enumerate(bodies[:-1]):
            results = masked.choose(index == number, body(*outer), results)
        return _several(results)

    return run


@statement("stablehlo.composite")
def _composite(op: CompositeOp, writer: Writer) -> None:
    writer.call(op, writer.plan.function(op.decomposition.string_value(), op))


@lifted("stablehlo.composite")
def _lifted_composite(op: CompositeOp, plan: Planner) -> Run:
    return plan.function(op.decomposition.string_value(), op, lifted=True)


# Custom calls that only say something about their operand.
_ANNOTATIONS = frozenset({"Sharding", "SPMDFullToShardShape", "SPMDShardToFullShape", "LayoutConstraint"})


@meaning("stablehlo.custom_call")
def _custom_call(op: CustomCallOp, plan: Planner) -> Run:
    expectation = expectation_of(op)
    return _annotation(op) if expectation is None else checking(op, expectation)


@lifted("stablehlo.custom_call")
def _lifted_custom_call(op: CustomCallOp, plan: Planner) -> Run:
    if expectation_of(op) is not None:
        raise NotLiftable(op.name)
    return _annotation(op)


def _annotation(op: CustomCallOp) -> Unary:
    target = op.call_target_name.data
    if target not in _ANNOTATIONS:
        raise unsupported_at(op, f"stablehlo.custom_call @{target}")
    return identity


@meaning("stablehlo.optimization_barrier", pointwise=True)
def _barrier(op: Operation, plan: Planner) -> Run:
    return lambda *values: values[0] if len(values) == 1 else values


@meaning("stablehlo.tuple", pointwise=True)
def _tuple(op: Operation, plan: Planner) -> Run:
    return lambda *values: values


@meaning("stablehlo.get_tuple_element", pointwise=True)
def _get_tuple_element(op: GetTupleElementOp, plan: Planner) -> Unary:
    index = op.index.value.data
    return lambda x: x[index]


@meaning("stablehlo.after_all", "stablehlo.create_token", pointwise=True)
def _token(op: Operation, plan: Planner) -> Run:
    return lambda *tokens: None
