"""xDSL's scf dialect, and the ops of MLIR's that it lacks (SCFOps.td)."""

from __future__ import annotations

from xdsl.dialects.builtin import DYNAMIC_INDEX, ArrayAttr, DenseArrayBase, IndexType, TensorType, i64
from xdsl.dialects.scf import Scf
from xdsl.dialects.utils import verify_dynamic_index_list
from xdsl.ir import Dialect
from xdsl.irdl import (
    AttrSizedOperandSegments,
    IRDLOperation,
    base,
    irdl_op_definition,
    lazy_traits_def,
    opt_prop_def,
    prop_def,
    region_def,
    traits_def,
    var_operand_def,
    var_result_def,
)
from xdsl.traits import (
    HasParent,
    IsTerminator,
    NoTerminator,
    RecursiveMemoryEffect,
    SingleBlockImplicitTerminator,
)
from xdsl.utils.exceptions import VerifyException


@irdl_op_definition
class InParallelOp(IRDLOperation):
    """Ends a `scf.forall`: what its iterations write to the shared outputs."""

    name = "scf.forall.in_parallel"
    region = region_def("single_block")
    traits = lazy_traits_def(lambda: (NoTerminator(), IsTerminator(), HasParent(ForallOp)))


@irdl_op_definition
class ForallOp(IRDLOperation):
    """Iterations of a rectangle of indices, in any order and at the same time.

    Bounds and steps are constants where `static…` has them, else the next of the `dynamic…` operands.
    """

    name = "scf.forall"
    dynamicLowerBound = var_operand_def(IndexType)
    dynamicUpperBound = var_operand_def(IndexType)
    dynamicStep = var_operand_def(IndexType)
    outputs = var_operand_def(base(TensorType))
    staticLowerBound = prop_def(DenseArrayBase.constr(i64))
    staticUpperBound = prop_def(DenseArrayBase.constr(i64))
    staticStep = prop_def(DenseArrayBase.constr(i64))
    mapping = opt_prop_def(ArrayAttr)
    res = var_result_def(base(TensorType))
    body = region_def("single_block")
    irdl_options = (AttrSizedOperandSegments(as_property=True),)
    traits = traits_def(RecursiveMemoryEffect(), SingleBlockImplicitTerminator(InParallelOp))

    def verify_(self) -> None:
        rank = len(self.staticUpperBound)
        for static, dynamic, what in (
            (self.staticLowerBound, self.dynamicLowerBound, "lower bounds"),
            (self.staticUpperBound, self.dynamicUpperBound, "upper bounds"),
            (self.staticStep, self.dynamicStep, "steps"),
        ):
            if len(static) != rank:
                raise VerifyException(f"expected {rank} {what}, but got {len(static)}")
            verify_dynamic_index_list(static.get_values(), dynamic, DYNAMIC_INDEX, f" in the {what}")
        arguments = self.body.block.arg_types
        if arguments != (*[IndexType()] * rank, *self.outputs.types):
            raise VerifyException("expected an index argument for each dimension and one for each shared output")
        if self.outputs.types != self.res.types:
            raise VerifyException("expected results of the types of the shared outputs")


DIALECT = Dialect("scf", [*Scf.operations, ForallOp, InParallelOp], list(Scf.attributes))
