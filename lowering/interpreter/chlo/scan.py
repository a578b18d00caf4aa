"""A loop over the slices of tensors."""

from __future__ import annotations

from typing import Any

from hloom.dialects.chlo.scan import ScanOp

from ...dtypes import Array
from ..algorithms.transforms import scan
from ..functions import Run
from ..planner import Planner
from ..registry import meaning


@meaning("chlo.scan")
def _scan(op: ScanOp, plan: Planner) -> Run:
    body, axis = plan.plain_body(op), op.dimension.value.data
    counts, made = (len(op.inputs), len(op.inits)), len(op.outputs)
    reverse = bool(op.is_reverse.value.data)

    def run(*values: Any) -> Any:
        inputs, carries = values[: counts[0]], values[counts[0] : sum(counts)]
        outer = values[sum(counts) :]

        def step(state: list[Any], elements: list[Any]) -> Any:
            results = body(*elements, *state, *outer)
            return results[:made], results[made:]

        outputs, state = scan(inputs, carries, axis, reverse=reverse, step=step)
        results: list[Array] = [*outputs, *state]
        return results[0] if len(results) == 1 else tuple(results)

    return run
