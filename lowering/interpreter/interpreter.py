"""The interpreter dialect: looking at values as they pass, and running processes side by side."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import Any

import numpy as np
from xdsl.dialects.func import FuncOp
from xdsl.ir import Operation

from hloom.dialects.interpreter import ProbeOp, RunParallelOp
from hloom.dialects.text.printer import print_attribute

from ..dtypes import tensor_type_of, to_attribute
from .functions import Run, Unary
from .planner import Planner
from .processes import Grid
from .registry import meaning


@meaning("interpreter.print")
def _print(op: Operation, plan: Planner) -> Unary:
    """Writes a literal of the operand to standard output."""

    def run(x: Any) -> Any:
        array = np.asarray(x)
        print(print_attribute(to_attribute(array, tensor_type_of(array))))
        return x

    return run


@meaning("interpreter.probe")
def _probe(op: ProbeOp, plan: Planner) -> Unary:
    """Notes a copy of the operand, for `check.expect_serialized_eq` and whoever runs the program."""
    name = op.probe_id.data

    def run(x: Any) -> Any:
        plan.probes.append((name, np.array(x)))
        return x

    return run


@meaning("interpreter.run_parallel")
def _run_parallel(op: RunParallelOp, plan: Planner) -> Run:
    """Runs the grid's programs; the infeed functions are called in order, as processes ask for what they give."""
    rows = [row.data for row in op.programs]
    programs = [plan.function(symbol.string_value(), op) for row in rows for symbol in row]
    signatures = [_signature(plan.symbol(symbol.string_value(), op)) for row in rows for symbol in row]
    feeds = [plan.function(symbol.string_value(), op) for symbol in op.infeed or ()]

    def run(*values: Any) -> Any:
        given, calls = iter(values), list[Any]()
        for program, (count, _) in zip(programs, signatures, strict=True):
            calls.append(partial(program, *islice(given, count)))
        grid = Grid(len(rows), len(rows[0]), (feed() for feed in feeds))
        returned = zip(grid.run(calls), signatures, strict=True)
        results = [v for result, (_, made) in returned for v in ((result,) if made == 1 else result)]
        return results[0] if len(results) == 1 else tuple(results)

    return run


def _signature(function: Operation) -> tuple[int, int]:
    """How many values a function takes, and how many it returns."""
    assert isinstance(function, FuncOp)
    return len(function.function_type.inputs), len(function.function_type.outputs)
