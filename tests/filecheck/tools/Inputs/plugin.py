"""A pass and a dialect that the tests load from a file."""

from dataclasses import dataclass

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp, StringAttr
from xdsl.ir import Dialect
from xdsl.irdl import IRDLOperation, irdl_op_definition, operand_def, result_def
from xdsl.passes import ModulePass

from hloom.dialects.diagnostics import error_at


@dataclass(frozen=True)
class Tag(ModulePass):
    """Gives every function an attribute."""

    name = "tag"
    text: str = "seen"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        for function in op.body.block.ops:
            function.attributes["tag"] = StringAttr(self.text)


@dataclass(frozen=True)
class Refuse(ModulePass):
    """Rejects every program."""

    name = "refuse"
    why: str = "no reason"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        raise error_at(next(iter(op.body.block.ops)), f"refused: {self.why}")


@dataclass(frozen=True)
class Fail(ModulePass):
    """Fails of itself."""

    name = "fail"

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        raise RuntimeError("a fault")


@irdl_op_definition
class DoubleOp(IRDLOperation):
    """Twice its operand."""

    name = "npu.double"
    input = operand_def()
    result = result_def()
    assembly_format = "$input attr-dict `:` type($input) `->` type($result)"


NPU = Dialect("npu", [DoubleOp])
