"""The status of a program with checks, on the way down: from here on a scalar that the entry returns last."""

from __future__ import annotations

from xdsl.dialects import tensor
from xdsl.dialects.builtin import FunctionType, ModuleOp, i32
from xdsl.dialects.func import FuncOp
from xdsl.ir import Block

from hloom.passes.symbols import is_private

from ..checks import returns_status


def entries_with_status(module: ModuleOp) -> list[FuncOp]:
    """The functions that callers outside of the module see, whose last result is a status."""
    functions = (op for op in module.ops if isinstance(op, FuncOp) and op.body.blocks)
    return [f for f in functions if returns_status(f.res_attrs) and not is_private(f)]


def extract_status(function: FuncOp) -> None:
    """Makes the last result, a tensor of rank 0, a scalar."""
    block: Block = function.body.block
    end = block.last_op
    assert end is not None
    status = tensor.ExtractOp.create(operands=[end.operands[-1]], result_types=[i32])
    block.insert_op_before(status, end)
    end.operands = [*end.operands[:-1], status.result]
    type_ = function.function_type
    function.properties["function_type"] = FunctionType.from_lists(type_.inputs.data, [*type_.outputs.data[:-1], i32])
