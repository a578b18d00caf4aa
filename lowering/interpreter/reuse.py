"""Writing into an array that nobody else holds, instead of into a copy of it.

An op may take over an operand that is not used again, if its array is its own (no view of another) and no other
variable, list or view refers to it: CPython counts references, and an array that is viewed is referred to by the view.
"""

from __future__ import annotations

import sys
from typing import Any

import numpy as np
from xdsl.ir import Operation, SSAValue

from ..dtypes import Array
from .functions import Run
from .planner import Planner


def writable(op: Operation, value: SSAValue, plan: Planner) -> Run:
    """A function from the array of an operand to one with its elements that may be written: itself, or a copy.

    It is called with the operand's variable by the function that an op runs, which the variable was passed to.
    """
    return _own_or_copy if value in plan.dying(op) else _copy


def _copy(x: Any) -> Array:
    return np.array(x)


def _own_or_copy(x: Any) -> Array:
    alone = type(x) is np.ndarray and x.base is None and x.flags.writeable and sys.getrefcount(x) <= _ALONE
    return x if alone else np.array(x)


def _references_of_one_variable() -> int:
    """How many references there are, seen from `_own_or_copy`, to what one variable of a generated function holds."""

    def count(x: Any) -> int:
        return sys.getrefcount(x)

    def run(x: Any, *more: Any) -> int:
        return count(x)

    namespace: dict[str, Any] = {"run": run}
    exec("def function(make):\n    v1 = make()\n    v2 = run(v1, 0)\n    return v2", namespace)  # our own text
    return namespace["function"](lambda: np.zeros(1))


_ALONE = _references_of_one_variable()
