"""xDSL's arith dialect, with what it lacks of MLIR's (ArithOps.td).

xDSL casts and compares scalars only, where MLIR does so elementwise on vectors and tensors. Its op classes cannot be
derived from, and passes make them by name: so their definitions are completed in place, once, when this dialect loads.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, ClassVar

from typing_extensions import TypeVar
from xdsl.dialects.arith import (
    Arith,
    CmpfOp,
    CmpiOp,
    ExtFOp,
    ExtSIOp,
    ExtUIOp,
    FloatingPointLikeBinaryOperation,
    FPToSIOp,
    FPToUIOp,
    IndexCastOp,
    IntegerOverflowAttr,
    SelectOp,
    SIToFPOp,
    TruncFOp,
    TruncIOp,
    UIToFPOp,
    boolLike,
    floatingPointLike,
    signlessIntegerLike,
)
from xdsl.dialects.builtin import FixedBitwidthType, IndexType, TensorType, VectorType, i1
from xdsl.ir import Attribute, Dialect
from xdsl.irdl import (
    AnyAttr,
    AttrConstraint,
    InferenceContext,
    IntConstraint,
    IRDLOperation,
    OperandDef,
    OptPropertyDef,
    ResultDef,
    VarConstraint,
    VerificationContext,
    base,
    irdl_op_definition,
    operand_def,
    result_def,
    traits_def,
)
from xdsl.traits import Pure, SameOperandsAndResultType
from xdsl.utils.exceptions import VerifyException
from xdsl.utils.type import get_element_type_or_self, have_compatible_shape


@dataclass(frozen=True)
class TruthOf(AttrConstraint):
    """i1, in the shape of the type that the inner variable stands for."""

    of: VarConstraint

    def verify(self, attr: Attribute, constraint_context: VerificationContext) -> None:
        if attr != self.infer(constraint_context):
            raise VerifyException(f"expected {self.infer(constraint_context)}, got {attr}")

    def can_infer(self, var_constraint_names: AbstractSet[str]) -> bool:
        return self.of.can_infer(var_constraint_names)

    def infer(self, context: InferenceContext) -> Attribute:
        type = self.of.infer(context)
        if isinstance(type, TensorType):
            return TensorType(i1, type.shape, type.encoding)
        if isinstance(type, VectorType):
            return VectorType(i1, type.shape, type.scalable_dims)
        return i1

    def mapping_type_vars(self, type_var_mapping: Mapping[TypeVar, AttrConstraint | IntConstraint]) -> AttrConstraint:
        return TruthOf(self.of.mapping_type_vars(type_var_mapping))


def _verify_cast(op: Any) -> None:
    source, target = op.operands[0].type, op.results[0].type
    if not have_compatible_shape(source, target):
        raise VerifyException(f"operand type {source} and result type {target} are of different shapes")


def _width(type: Attribute) -> int:
    element = get_element_type_or_self(type)
    return element.bitwidth if isinstance(element, FixedBitwidthType) else 64


def _verify_wider(op: Any) -> None:
    _verify_cast(op)
    if _width(op.results[0].type) <= _width(op.operands[0].type):
        raise VerifyException(f"result type {op.results[0].type} must be wider than operand type {op.operands[0].type}")


def _verify_shorter(op: Any) -> None:
    _verify_cast(op)
    if _width(op.results[0].type) >= _width(op.operands[0].type):
        raise VerifyException(
            f"result type {op.results[0].type} must be shorter than operand type {op.operands[0].type}"
        )


def _verify_index_cast(op: Any) -> None:
    _verify_cast(op)
    types = [op.operands[0].type, op.results[0].type]
    if sum(isinstance(get_element_type_or_self(type), IndexType) for type in types) != 1:
        raise VerifyException(f"operand type {types[0]} and result type {types[1]} are cast incompatible")


def _verify_select(op: Any) -> None:
    condition, chosen, _ = op.operands
    if condition.type != i1 and not have_compatible_shape(condition.type, chosen.type):
        raise VerifyException(f"expected condition type to have the same shape as {chosen.type}, got {condition.type}")


def _complete(
    op_type: type[IRDLOperation],
    operands: tuple[AttrConstraint, ...],
    result: AttrConstraint,
    check: Callable[[Any], None] = lambda op: None,
) -> None:
    """Gives xDSL's op these types of operands and result, and this check in the place of its own."""
    definition = op_type.get_irdl_definition()
    for (_, operand), constraint in zip(definition.operands, operands, strict=True):
        operand.constr = OperandDef(constraint).constr
    definition.results[0][1].constr = ResultDef(result).constr

    def verify_(self: Any) -> None:
        definition.verify(self)
        check(self)

    op_type.verify_ = verify_


_FLOATS, _INTEGERS = floatingPointLike, signlessIntegerLike
for _op in (FPToSIOp, FPToUIOp):
    _complete(_op, (_FLOATS,), _INTEGERS, _verify_cast)
for _op in (SIToFPOp, UIToFPOp):
    _complete(_op, (_INTEGERS,), _FLOATS, _verify_cast)
for _op in (ExtSIOp, ExtUIOp):
    _complete(_op, (_INTEGERS,), _INTEGERS, _verify_wider)
_complete(TruncIOp, (_INTEGERS,), _INTEGERS, _verify_shorter)
_complete(ExtFOp, (_FLOATS,), _FLOATS, _verify_wider)
_complete(TruncFOp, (_FLOATS,), _FLOATS, _verify_shorter)
_complete(IndexCastOp, (_INTEGERS,), _INTEGERS, _verify_index_cast)
_I, _F, _T = VarConstraint("T", _INTEGERS), VarConstraint("T", _FLOATS), VarConstraint("T", AnyAttr())
_complete(CmpiOp, (_I, _I), TruthOf(_I))
_complete(CmpfOp, (_F, _F), TruthOf(_F))
_complete(SelectOp, (boolLike, _T, _T), _T, _verify_select)
ExtSIOp.traits = ExtSIOp.get_irdl_definition().traits = traits_def(Pure())


def _give_trunci_overflow_flags() -> None:
    definition = TruncIOp.get_irdl_definition()
    definition.properties["overflowFlags"] = OptPropertyDef(
        base(IntegerOverflowAttr), default_value=IntegerOverflowAttr("none")
    )
    definition.accessor_names["overflow_flags"] = ("overflowFlags", "property")
    format = "$input (`overflow` `` $overflowFlags^)? attr-dict `:` type($input) `to` type($result)"
    TruncIOp.assembly_format = definition.assembly_format = format


_give_trunci_overflow_flags()


@irdl_op_definition
class IndexCastUIOp(IRDLOperation):
    """Between index and unsigned integers."""

    name = "arith.index_castui"
    T: ClassVar = _INTEGERS
    input = operand_def(T)
    result = result_def(T)
    traits = traits_def(Pure())
    assembly_format = "$input attr-dict `:` type($input) `to` type($result)"

    def verify_(self) -> None:
        _verify_index_cast(self)


@irdl_op_definition
class RemFOp(FloatingPointLikeBinaryOperation):
    """C's fmod: the remainder has the dividend's sign."""

    name = "arith.remf"
    traits = traits_def(Pure(), SameOperandsAndResultType())


DIALECT = Dialect("arith", [*Arith.operations, IndexCastUIOp, RemFOp], list(Arith.attributes))
