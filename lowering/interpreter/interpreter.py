"""The interpreter dialect: looking at values as they pass."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.ir import Operation

from hloom.dialects.interpreter import ProbeOp
from hloom.dialects.text.printer import print_attribute

from ..dtypes import tensor_type_of, to_attribute
from .functions import Unary
from .planner import Planner
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
