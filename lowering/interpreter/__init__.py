"""The NumPy reference interpreter: runs a module at any stage.

Every function and region is planned once, into a Python function whose lines call what each op was bound to
(`planner`, `writer`). Meanings are registered by op name, in a file or package per dialect (`registry`); what scalar
functions mean is in `numerics`. `entry` checks arguments and gives results.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xdsl.dialects.builtin import ModuleOp

from ..dtypes import Array
from .entry import Interpreter

__all__ = ["Interpreter", "run"]


def run(module: ModuleOp, arguments: Sequence[Any], function: str = "main") -> list[Array]:
    """Results of a function on NumPy arrays, in order; raises `hloom.Error` where an argument or an op does not fit."""
    return Interpreter(module, function)(*arguments)
