"""scatter and select_and_scatter."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.ir import Block

from hloom.dialects.stablehlo.indexing import ScatterOp
from hloom.dialects.stablehlo.reductions import SelectAndScatterOp

from ...dtypes import dtype_of, shape_of
from ..algorithms.scattering import ScatterNumbers, scatter, select_and_scatter
from ..attributes import integers, padding
from ..functions import Run
from ..planner import Planner
from ..registry import meaning
from .reductions import single_op

# What NumPy can combine in place, in order, on its own dtypes.
_AT = {"add": np.add, "multiply": np.multiply, "and": np.bitwise_and, "or": np.bitwise_or, "xor": np.bitwise_xor}


def in_place(block: Block) -> Any:
    """The ufunc whose `at` does what a body of one op does; "last" where the update replaces what is there."""
    end = block.last_op
    if end is not None and len(block.args) == 2 and end.operands[0] is block.args[1]:
        return "last"
    op = single_op(block)
    if op is None or dtype_of(op.results[0].type).kind not in "iufc":
        return None
    return _AT.get(op.name.partition(".")[2])


@meaning("stablehlo.scatter")
def _scatter(op: ScatterOp, plan: Planner) -> Run:
    n = op.scatter_dimension_numbers
    numbers = ScatterNumbers(
        n.update_window_dims.data,
        n.inserted_window_dims.data,
        n.input_batching_dims.data,
        n.scatter_indices_batching_dims.data,
        n.scatter_dims_to_operand_dims.data,
        n.index_vector_dim.data,
    )
    count, body = len(op.inputs), plan.body(op)
    known = in_place(op.update_computation.block) if count == 1 else None

    def run(*values: Any) -> Any:
        inputs, indices, updates = values[:count], values[count], values[count + 1 : 2 * count + 1]
        outer = values[2 * count + 1 :]
        arrays = [np.asarray(v) for v in inputs]
        parts = [np.asarray(v) for v in updates]
        results = scatter(arrays, np.asarray(indices), parts, numbers, lambda *v: body(*v, *outer), known)
        return results[0] if count == 1 else tuple(results)

    return run


@meaning("stablehlo.select_and_scatter")
def _select_and_scatter(op: SelectAndScatterOp, plan: Planner) -> Run:
    rank = len(shape_of(op.operand.type))
    ones = (1,) * rank
    window, strides = integers(op.window_dimensions, ones), integers(op.window_strides, ones)
    padded = padding(op.padding, rank)
    select, combine = plan.body(op, 0), plan.body(op, 1)

    def run(operand: Any, source: Any, init: Any, *outer: Any) -> Any:
        def keeps(x: Any, y: Any) -> Any:
            return select(x, y, *outer)[0]

        def combined(x: Any, y: Any) -> Any:
            return combine(x, y, *outer)

        start = np.broadcast_to(init, operand.shape)
        return select_and_scatter(operand, source, start, window, strides, padded, keeps, combined)

    return run
