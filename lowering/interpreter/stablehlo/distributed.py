"""Collectives among the processes that there are here: one. Groups of more are a gap."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
from xdsl.dialects.builtin import DenseIntOrFPElementsAttr
from xdsl.ir import Operation

from hloom.dialects.diagnostics import unsupported_at

from ...dtypes import to_array
from ..functions import Run, identity
from ..planner import Planner
from ..registry import meaning

_ALONE = ("all_gather", "all_reduce", "all_to_all", "collective_broadcast", "cross-replica-sum", "reduce_scatter")


@meaning(*(f"stablehlo.{name}" for name in _ALONE))
def _collective(op: Operation, plan: Planner) -> Run:
    """What one process gets of itself: its operands."""
    groups = _table(op, "replica_groups")
    if groups.size > len(groups):
        raise unsupported_at(op, f"{op.name} among more than one process")
    count = len(op.operands)
    return lambda *values: values[0] if count == 1 else values[:count]


@meaning("stablehlo.collective_permute")
def _collective_permute(op: Operation, plan: Planner) -> Run:
    pairs = _table(op, "source_target_pairs").tolist()
    if any(process for pair in pairs for process in pair):
        raise unsupported_at(op, f"{op.name} among more than one process")
    return identity if pairs else _zeros


def _zeros(x: Any) -> Any:
    return np.zeros_like(x)


def _table(op: Operation, name: str) -> Any:
    given = op.properties[name]
    if not isinstance(given, DenseIntOrFPElementsAttr):
        raise unsupported_at(op, f"{op.name} with {name} given as {given.name}")
    return to_array(cast("DenseIntOrFPElementsAttr[Any]", given))


@meaning("stablehlo.replica_id", "stablehlo.partition_id")
def _process(op: Operation, plan: Planner) -> Run:
    return lambda: np.uint32(0)
