"""scf as Python's own control flow, and masked in lifted regions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xdsl.dialects.builtin import DYNAMIC_INDEX, DenseArrayBase, IndexType
from xdsl.dialects.scf import ExecuteRegionOp, ForOp, IfOp, IndexSwitchOp, ParallelOp, WhileOp
from xdsl.ir import Operation, SSAValue

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.scf import ForallOp

from ..dtypes import dtype_of
from . import masked
from .attributes import integers
from .functions import Run
from .planner import Planner
from .registry import NotLiftable, lifted, statement
from .writer import Writer


@statement("scf.for")
def _for(op: ForOp, writer: Writer) -> None:
    induction, *carried = op.body.block.args
    names = [writer.define(arg) for arg in carried]
    writer.assign(names, [writer.name(v) for v in op.iter_args])
    counter = writer.define(induction)
    bounds = f"range({writer.name(op.lb)}, {writer.name(op.ub)}, {writer.name(op.step)})"
    if not isinstance(op.lb.type, IndexType):
        bounds = f"map({writer.constant(dtype_of(op.lb.type).type)}, {bounds})"
    writer.line(f"for {counter} in {bounds}:")
    writer.indented(
        lambda: writer.assign(names, [writer.name(v) for v in writer.body(op.body.block, [counter, *names])])
    )
    for result, name in zip(op.results, names, strict=True):
        writer.alias(result, name)


@statement("scf.while")
def _while(op: WhileOp, writer: Writer) -> None:
    before, after = op.before_region.block, op.after_region.block
    state = [writer.define(arg) for arg in before.args]
    passed = [writer.define(result) for result in op.results]
    writer.assign(state, [writer.name(v) for v in op.arguments])

    def iteration() -> None:
        condition, *values = writer.body(before, state)
        writer.assign(passed, [writer.name(v) for v in values])
        writer.line(f"if not {writer.name(condition)}: break")
        writer.assign(state, [writer.name(v) for v in writer.body(after, passed)])

    writer.line("while True:")
    writer.indented(iteration)


@statement("scf.if")
def _if(op: IfOp, writer: Writer) -> None:
    names = [writer.define(result) for result in op.results]
    writer.line(f"if {writer.name(op.cond)}:")
    branch(writer, op, 0, names)
    if op.false_region.blocks:
        writer.line("else:")
        branch(writer, op, 1, names)


def branch(writer: Writer, op: Operation, region: int, names: list[str]) -> None:
    """A region without arguments as a suite that sets `names` to what it yields."""

    def write() -> None:
        values = writer.body(op.regions[region].block, [])
        writer.assign(names, [writer.name(v) for v in values])

    writer.indented(write)


@statement("scf.index_switch")
def _index_switch(op: IndexSwitchOp, writer: Writer) -> None:
    names = [writer.define(result) for result in op.results]
    for position, case in enumerate(op.cases.get_values(), 1):
        writer.line(f"{'if' if position == 1 else 'elif'} {writer.name(op.arg)} == {case}:")
        branch(writer, op, position, names)
    writer.line("else:" if op.case_regions else "if True:")
    branch(writer, op, 0, names)


@statement("scf.execute_region")
def _execute_region(op: ExecuteRegionOp, writer: Writer) -> None:
    if len(op.region.blocks) != 1:
        raise unsupported_at(op, f"scf.execute_region of {len(op.region.blocks)} blocks")
    for result, value in zip(op.results, writer.body(op.region.block, []), strict=True):
        name = writer.define(result)
        writer.assign([name], [writer.name(value)])


@statement("scf.parallel")
def _parallel(op: ParallelOp, writer: Writer) -> None:
    """In order, which is one of the orders that are allowed."""
    block = op.body.block
    carried = [writer.define(result) for result in op.results]
    writer.assign(carried, [writer.name(v) for v in op.initVals])
    counters = [writer.define(arg) for arg in block.args]
    bounds = list(zip(op.lowerBound, op.upperBound, op.step, strict=True))

    def nest(depth: int) -> None:
        if depth == len(counters):
            writer.operations(block)
            _combine(op, writer, carried)
            return
        writer.line(f"for {counters[depth]} in range({', '.join(writer.name(v) for v in bounds[depth])}):")
        writer.indented(lambda: nest(depth + 1))

    nest(0)


@statement("scf.forall")
def _forall(op: ForallOp, writer: Writer) -> None:
    """In order; the shared outputs are copies that the iterations insert into."""
    block, rank = op.body.block, len(op.staticUpperBound)
    shared = [writer.define(result) for result in op.results]
    for name, value in zip(shared, op.outputs, strict=True):
        writer.line(f"{name} = {writer.name(value)}.copy()")
    counters = [writer.define(arg) for arg in block.args[:rank]]
    bounds = [
        _mixed(writer, static, dynamic)
        for static, dynamic in (
            (op.staticLowerBound, op.dynamicLowerBound),
            (op.staticUpperBound, op.dynamicUpperBound),
            (op.staticStep, op.dynamicStep),
        )
    ]

    def nest(depth: int) -> None:
        if depth < rank:
            writer.line(f"for {counters[depth]} in range({', '.join(bound[depth] for bound in bounds)}):")
            writer.indented(lambda: nest(depth + 1))
            return
        with writer.keeping(shared):
            writer.body(block, [*counters, *shared])
            end = block.last_op
            if end is not None:
                writer.operations(end.regions[0].block)

    nest(0)


def _mixed(writer: Writer, static: DenseArrayBase[Any], dynamic: Sequence[SSAValue]) -> list[str]:
    """Bounds as Python text, the next of the `dynamic` values where they are not static."""
    values = iter(dynamic)
    return [writer.name(next(values)) if n == DYNAMIC_INDEX else str(n) for n in integers(static)]


def _combine(op: ParallelOp, writer: Writer, carried: list[str]) -> None:
    end = op.body.block.last_op
    if end is None or end.name != "scf.reduce":
        return
    for name, value, region in zip(carried, end.operands, end.regions, strict=True):
        (result,) = writer.body(region.block, [name, writer.name(value)])
        writer.assign([name], [writer.name(result)])


# --- lifted


def _pure(op: Operation) -> None:
    """Stores cannot be masked."""
    if any(inner.name in ("memref.store", "vector.store", "memref.copy") for inner in op.walk()):
        raise NotLiftable(op.name)


def _nothing(*outer: Any) -> Any:
    return ()


def _several(results: list[Any]) -> Any:
    return results[0] if len(results) == 1 else tuple(results)


@lifted("scf.if")
def _lifted_if(op: IfOp, plan: Planner) -> Run:
    _pure(op)
    taken = plan.lifted_body(op, 0)
    other = plan.lifted_body(op, 1) if op.false_region.blocks else _nothing

    def run(condition: Any, *outer: Any) -> Any:
        return _several(masked.branch(condition, lambda: taken(*outer), lambda: other(*outer)))

    return run


@lifted("scf.for")
def _lifted_for(op: ForOp, plan: Planner) -> Run:
    _pure(op)
    body, arity = plan.lifted_body(op), len(op.iter_args)

    def run(start: Any, stop: Any, step: Any, *values: Any) -> Any:
        state, outer = values[:arity], values[arity:]

        def step_once(i: Any, *carried: Any) -> Any:
            return body(i, *carried, *outer)

        return _several(masked.count(start, stop, step, step_once, state))

    return run


@lifted("scf.while")
def _lifted_while(op: WhileOp, plan: Planner) -> Run:
    _pure(op)
    test, body, arity = plan.lifted_body(op, 0), plan.lifted_body(op, 1), len(op.arguments)

    def run(*values: Any) -> Any:
        state, outer = values[:arity], values[arity:]
        return _several(masked.loop(lambda *s: test(*s, *outer), lambda *s: body(*s, *outer), state))

    return run
