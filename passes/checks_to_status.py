"""`checks-to-status`: checks become comparisons, and the functions that hold them return one result more.

That result, marked `hloom.status`, is 0 or the number of the first check that failed. `hloom.checks` on public
functions has a location for each number, counted from 1: `loc("check.expect_eq"("model.mlir":7:3))`.
"""

from __future__ import annotations

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.passes import ModulePass

from .checks.status import thread_status


@dataclass(frozen=True)
class ChecksToStatus(ModulePass):
    """Turns `check.expect_…` and custom calls `@check.…` into StableHLO, through if, case, while and calls."""

    name = "checks-to-status"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        thread_status(op)


PASS = ChecksToStatus
