"""Collectives among the processes of a grid, channels, infeed and outfeed. Outside of a grid there is one process."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Operation

from hloom.dialects.diagnostics import error_at, unsupported_at
from hloom.dialects.stablehlo.distributed import (
    AllGatherOp,
    AllReduceOp,
    AllToAllOp,
    AsyncStartOp,
    CollectiveBroadcastOp,
    CollectivePermuteOp,
    CrossReplicaSumOp,
    RecvOp,
    ReduceScatterOp,
    SendOp,
)

from ...dtypes import Array, dtype_of, to_array
from ..functions import Run, Unary
from ..numerics.rounding import arithmetic
from ..planner import Planner
from ..processes import Grid, ProcessId, current
from ..registry import meaning

Table = list[list[int]]


def cross_replica(table: Table, grid: Grid) -> list[list[ProcessId]]:
    """Groups of replicas, in each partition."""
    return [[(r, p) for r in row] for row in table for p in range(grid.partitions)]


def cross_partition(table: Table, grid: Grid) -> list[list[ProcessId]]:
    """Groups of partitions, in each replica."""
    return [[(r, p) for p in row] for row in table for r in range(grid.replicas)]


def cross_replica_and_partition(table: Table, grid: Grid) -> list[list[ProcessId]]:
    """Groups of replicas, with all their partitions."""
    return [[(r, p) for p in range(grid.partitions) for r in row] for row in table]


def flattened_ids(table: Table, grid: Grid) -> list[list[ProcessId]]:
    """Groups of `replica * partitions + partition`."""
    return [[divmod(i, grid.partitions) for i in row] for row in table]


def _channel(op: Any) -> int:
    handle = op.properties.get("channel_handle")
    return handle.handle.data if handle is not None else 0


def _table(op: Operation, name: str) -> Table:
    given = op.properties[name]
    if not isinstance(given, DenseIntOrFPElementsAttr):
        raise unsupported_at(op, f"{op.name} with {name} given as {given.name}")
    rows = to_array(cast("DenseIntOrFPElementsAttr[Any]", given)).tolist()
    return [[process for process in row if process != -1] for row in rows]


class _Collective:
    """How the processes of a group exchange values: `meet(value)` gives (all their values, the own place), or None."""

    def __init__(self, op: Operation, strategy: Callable[[Table, Grid], list[list[ProcessId]]]) -> None:
        self._op, self._strategy = op, strategy
        self._table = _table(op, "replica_groups")
        self._key = op.name, _channel(op)

    def meet(self, value: Any) -> tuple[list[Any], int] | None:
        me = current()
        table = self._table or [list(range(me.grid.replicas))]
        group = next((g for g in self._strategy(table, me.grid) if me.place in g), None)
        if group is None:
            return None
        if any(place not in me.grid.processes for place in group):
            raise unsupported_at(self._op, f"{self._op.name} among more than one process, but for in run_parallel")
        return me.grid.meet(self._key, group, value), group.index(me.place)

    def of(self, value: Any) -> tuple[list[Any], int]:
        """As `meet`, for processes that must be in a group."""
        found = self.meet(value)
        if found is None:
            raise error_at(self._op, f"{self._op.name}: process {current().place} is in no group")
        return found


def _global(op: Any) -> _Collective:
    """The strategy of all_gather, all_reduce and reduce_scatter."""
    if op.use_global_device_ids is not None:
        return _Collective(op, flattened_ids)
    return _Collective(op, cross_replica_and_partition if _channel(op) > 0 else cross_replica)


def _plain(op: Any) -> _Collective:
    """The strategy of all_to_all and collective_broadcast."""
    return _Collective(op, cross_partition if _channel(op) > 0 else cross_replica)


def _each(count: int, function: Unary) -> Run:
    """`function` of each of the operands, one after the other."""
    return function if count == 1 else lambda *values: tuple([function(v) for v in values])


@meaning("stablehlo.all_gather")
def _all_gather(op: AllGatherOp, plan: Planner) -> Run:
    collective, dimension = _global(op), op.all_gather_dim.value.data
    return _each(len(op.operands), lambda x: np.concatenate(collective.of(x)[0], dimension))


@meaning("stablehlo.all_reduce")
def _all_reduce(op: AllReduceOp, plan: Planner) -> Run:
    collective, body, count = _global(op), plan.body(op), len(op.operands)
    dtypes = [dtype_of(r.type) for r in op.results]

    def run(*values: Any) -> Any:
        outer, reduced = values[count:], list[Any]()
        for value, dtype in zip(values[:count], dtypes, strict=True):
            reduced.append(_reduced(collective.of(value)[0], body, outer, dtype))
        return reduced[0] if count == 1 else tuple(reduced)

    return run


def _reduced(values: Sequence[Any], body: Run, outer: Sequence[Any], dtype: Any) -> Array:
    """The group's values combined from first to last."""
    total = np.asarray(values[0]).astype(dtype, copy=False)
    for value in values[1:]:
        (total,) = body(total, np.asarray(value).astype(dtype, copy=False), *outer)
    return np.broadcast_to(total, np.shape(values[0]))


@meaning("stablehlo.cross-replica-sum")
def _cross_replica_sum(op: CrossReplicaSumOp, plan: Planner) -> Unary:
    collective, dtype = _Collective(op, cross_replica), dtype_of(op.result.type)
    add = arithmetic(np.add, dtype)

    def body(total: Any, value: Any) -> Any:
        return (add(total, value),)

    return lambda x: _reduced(collective.of(x)[0], body, (), dtype)


@meaning("stablehlo.reduce_scatter")
def _reduce_scatter(op: ReduceScatterOp, plan: Planner) -> Run:
    collective, body, dimension = _global(op), plan.body(op), op.scatter_dimension.value.data
    dtype = dtype_of(op.result.type)

    def run(x: Any, *outer: Any) -> Array:
        values, place = collective.of(x)
        return np.split(_reduced(values, body, outer, dtype), len(values), dimension)[place]

    return run


@meaning("stablehlo.all_to_all")
def _all_to_all(op: AllToAllOp, plan: Planner) -> Run:
    collective, count = _plain(op), op.split_count.value.data
    split, concat = op.split_dimension.value.data, op.concat_dimension.value.data

    def run(x: Any) -> Array:
        values, place = collective.of(x)
        return np.concatenate([np.split(v, count, split)[place] for v in values], concat)

    return _each(len(op.operands), run)


@meaning("stablehlo.collective_broadcast")
def _collective_broadcast(op: CollectiveBroadcastOp, plan: Planner) -> Unary:
    """The value of a group's first process; zeros for a process that is in no group."""
    collective = _plain(op)

    def run(x: Any) -> Any:
        found = collective.meet(x)
        return np.zeros_like(x) if found is None else found[0][0]

    return run


@meaning("stablehlo.collective_permute")
def _collective_permute(op: CollectivePermuteOp, plan: Planner) -> Unary:
    """The value of the process that sends to this one; zeros where none does."""
    pairs, channel = _table(op, "source_target_pairs"), _channel(op)
    strategy = cross_partition if channel > 0 else cross_replica

    def run(x: Any) -> Any:
        me = current()
        own = [pair for pair in strategy(pairs, me.grid) if me.place in pair]
        everyone = sorted({place for pair in own for place in pair} | {me.place})
        if any(place not in me.grid.processes for place in everyone):
            raise unsupported_at(op, f"{op.name} among more than one process, but for in run_parallel")
        result = np.zeros_like(x)
        for source, target in own:
            met = me.grid.meet((op.name, channel), [source, target], x)
            result = met[0] if target == me.place else result
        return result

    return run


@meaning("stablehlo.replica_id")
def _replica_id(op: Operation, plan: Planner) -> Run:
    return lambda: np.uint32(current().place[0])


@meaning("stablehlo.partition_id")
def _partition_id(op: Operation, plan: Planner) -> Run:
    return lambda: np.uint32(current().place[1])


@meaning("stablehlo.send")
def _send(op: SendOp, plan: Planner) -> Run:
    """Leaves its inputs in the channel; the result is a token."""
    channel, count = _channel(op), len(op.inputs)

    def run(*values: Any) -> None:
        current().grid.channels[channel].append(values[:count])

    return run


@meaning("stablehlo.recv")
def _recv(op: RecvOp, plan: Planner) -> Run:
    """Takes from the channel what was sent first; waits until something is."""
    channel = _channel(op)

    def run(token: Any) -> Any:
        sent = current().grid.channels[channel]
        current().wait(lambda: bool(sent))
        values = sent.popleft()
        return (*values, None) if values else None

    return run


@meaning("stablehlo.infeed")
def _infeed(op: Operation, plan: Planner) -> Run:
    """What the grid's next infeed function gives, and a token."""

    def run(token: Any) -> Any:
        try:
            return (next(current().grid.infeed), None)
        except StopIteration:
            raise unsupported_at(op, f"{op.name} where nothing is fed in") from None

    return run


@meaning("stablehlo.outfeed")
def _outfeed(op: Operation, plan: Planner) -> Run:
    """Nobody listens outside: the values are dropped."""
    return lambda *values: None


@meaning("stablehlo.async_start")
def _async_start(op: AsyncStartOp, plan: Planner) -> Run:
    """Runs the body at once; the future is its results."""
    return plan.plain_body(op)


@meaning("stablehlo.async_done")
def _async_done(op: Operation, plan: Planner) -> Unary:
    single = len(op.results) == 1
    return lambda future: future[0] if single else future
