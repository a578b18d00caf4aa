"""emitc's operators and values: the ops that C writes as expressions (EmitC.td, `CExpressionInterface`)."""

from __future__ import annotations

from abc import ABC
from typing import ClassVar

from xdsl.dialects.builtin import ArrayAttr, FloatAttr, IndexType, IntegerAttr, IntegerType, StringAttr
from xdsl.interfaces import HasFolderInterface
from xdsl.ir import Attribute, Operation, SSAValue, TypeAttribute, TypedAttribute
from xdsl.irdl import (
    IRDLOperation,
    ParsePropInAttrDict,
    VarConstraint,
    irdl_op_definition,
    operand_def,
    opt_prop_def,
    prop_def,
    result_def,
    traits_def,
    var_operand_def,
    var_result_def,
)
from xdsl.traits import ConstantLike, Pure
from xdsl.utils.exceptions import VerifyException
from xdsl.utils.hints import isa

from .formats import CmpPredicate
from .types import (
    ARITHMETIC,
    CMP_PREDICATES,
    INTEGER_LIKE,
    VALUE,
    ArrayType,
    LValueType,
    OpaqueAttr,
    OpaqueType,
    PointerType,
    PtrDiffTType,
    is_fundamental,
    is_integer_index_or_opaque,
    is_pointer_wide,
    is_supported_float,
)

I1 = IntegerType(1)
_FUNCTIONAL = "operands attr-dict `:` functional-type(operands, results)"


class Scope(Operation):
    """An op inside of whose regions emitc's ops are printed without `emitc.`."""

    @property
    def asm_default_dialect(self) -> str:
        return "emitc"


class CExpression(IRDLOperation, ABC):
    """An op that is, or is part of, a C expression (`CExpressionInterface`)."""

    @property
    def has_side_effects(self) -> bool:
        """Whether evaluating it twice, or at another place, could be told apart."""
        return False

    @property
    def always_inline(self) -> bool:
        """Whether C has no variable that could hold it."""
        return False


class UnaryOp(CExpression, ABC):
    operand = operand_def(VALUE)
    result = result_def(VALUE)
    assembly_format: ClassVar[str | None] = _FUNCTIONAL

    def __init__(self, operand: SSAValue | Operation, result_type: Attribute) -> None:
        super().__init__(operands=[operand], result_types=[result_type])

    @property
    def has_side_effects(self) -> bool:
        return not is_fundamental(self.operand.type)


class _Binary(CExpression, ABC):
    """What the binary operators share, whatever types they accept."""

    @property
    def has_side_effects(self) -> bool:
        return not all(is_fundamental(operand.type) for operand in self.operands)


class BinaryOp(_Binary, ABC):
    lhs = operand_def(VALUE)
    rhs = operand_def(VALUE)
    result = result_def(VALUE)
    assembly_format: ClassVar[str | None] = _FUNCTIONAL

    def __init__(self, lhs: SSAValue | Operation, rhs: SSAValue | Operation, result_type: Attribute) -> None:
        super().__init__(operands=[lhs, rhs], result_types=[result_type])


class _ArithmeticOp(_Binary, ABC):
    lhs = operand_def(ARITHMETIC)
    rhs = operand_def(ARITHMETIC)
    result = result_def(ARITHMETIC)
    assembly_format: ClassVar[str | None] = _FUNCTIONAL

    def __init__(self, lhs: SSAValue | Operation, rhs: SSAValue | Operation, result_type: Attribute) -> None:
        super().__init__(operands=[lhs, rhs], result_types=[result_type])


class _LogicalOp(_Binary, ABC):
    lhs = operand_def(VALUE)
    rhs = operand_def(VALUE)
    result = result_def(I1)
    assembly_format: ClassVar[str | None] = "operands attr-dict `:` type(operands)"

    def __init__(self, lhs: SSAValue | Operation, rhs: SSAValue | Operation) -> None:
        super().__init__(operands=[lhs, rhs], result_types=[I1])


@irdl_op_definition
class AddOp(BinaryOp):
    """`a + b`; of a pointer and an integer too."""

    name = "emitc.add"

    def verify_(self) -> None:
        lhs, rhs = self.lhs.type, self.rhs.type
        pointers = isinstance(lhs, PointerType), isinstance(rhs, PointerType)
        if all(pointers):
            raise VerifyException("requires that at most one operand is a pointer")
        if any(pointers) and not isinstance(rhs if pointers[0] else lhs, (IntegerType, OpaqueType)):
            raise VerifyException("requires that one operand is an integer or of opaque type if the other is a pointer")


@irdl_op_definition
class SubOp(BinaryOp):
    """`a - b`; of a pointer and an integer, and of two pointers too."""

    name = "emitc.sub"

    def verify_(self) -> None:
        lhs, rhs, result = self.lhs.type, self.rhs.type, self.result.type
        if not isinstance(lhs, PointerType):
            if isinstance(rhs, PointerType):
                raise VerifyException("rhs can only be a pointer if lhs is a pointer")
            return
        if not isinstance(rhs, (IntegerType, OpaqueType, PointerType)):
            raise VerifyException("requires that rhs is an integer, pointer or of opaque type if lhs is a pointer")
        if isinstance(rhs, PointerType) and not isinstance(result, (IntegerType, PtrDiffTType, OpaqueType)):
            raise VerifyException(
                "requires that the result is an integer, ptrdiff_t or of opaque type if lhs and rhs are pointers"
            )


@irdl_op_definition
class MulOp(_ArithmeticOp):
    """`a * b`"""

    name = "emitc.mul"


@irdl_op_definition
class DivOp(_ArithmeticOp):
    """`a / b`"""

    name = "emitc.div"


@irdl_op_definition
class RemOp(_Binary):
    """`a % b`, which C has for integers only."""

    name = "emitc.rem"
    lhs = operand_def(INTEGER_LIKE)
    rhs = operand_def(INTEGER_LIKE)
    result = result_def(INTEGER_LIKE)
    assembly_format = _FUNCTIONAL

    def __init__(self, lhs: SSAValue | Operation, rhs: SSAValue | Operation, result_type: Attribute) -> None:
        super().__init__(operands=[lhs, rhs], result_types=[result_type])


@irdl_op_definition
class BitwiseAndOp(BinaryOp):
    """`a & b`"""

    name = "emitc.bitwise_and"


@irdl_op_definition
class BitwiseOrOp(BinaryOp):
    """`a | b`"""

    name = "emitc.bitwise_or"


@irdl_op_definition
class BitwiseXorOp(BinaryOp):
    """`a ^ b`"""

    name = "emitc.bitwise_xor"


@irdl_op_definition
class BitwiseLeftShiftOp(BinaryOp):
    """`a << b`"""

    name = "emitc.bitwise_left_shift"


@irdl_op_definition
class BitwiseRightShiftOp(BinaryOp):
    """`a >> b`"""

    name = "emitc.bitwise_right_shift"


@irdl_op_definition
class BitwiseNotOp(UnaryOp):
    """`~a`"""

    name = "emitc.bitwise_not"


@irdl_op_definition
class UnaryMinusOp(UnaryOp):
    """`-a`"""

    name = "emitc.unary_minus"


@irdl_op_definition
class UnaryPlusOp(UnaryOp):
    """`+a`"""

    name = "emitc.unary_plus"


@irdl_op_definition
class LogicalAndOp(_LogicalOp):
    """`a && b`"""

    name = "emitc.logical_and"


@irdl_op_definition
class LogicalOrOp(_LogicalOp):
    """`a || b`"""

    name = "emitc.logical_or"


@irdl_op_definition
class LogicalNotOp(CExpression):
    """`!a`"""

    name = "emitc.logical_not"
    operand = operand_def(VALUE)
    result = result_def(I1)
    assembly_format = "operands attr-dict `:` type(operands)"

    def __init__(self, operand: SSAValue | Operation) -> None:
        super().__init__(operands=[operand], result_types=[I1])

    @property
    def has_side_effects(self) -> bool:
        return not is_fundamental(self.operand.type)


@irdl_op_definition
class CmpOp(_Binary):
    """`a < b` and the like; the predicate is an i64 that indexes `CMP_PREDICATES`."""

    name = "emitc.cmp"
    predicate = prop_def(IntegerAttr[IntegerType])
    lhs = operand_def(VALUE)
    rhs = operand_def(VALUE)
    result = result_def(VALUE)
    assembly_format = "custom<CmpPredicate>($predicate) `,` operands attr-dict `:` functional-type(operands, results)"
    custom_directives = (CmpPredicate,)

    def __init__(
        self, predicate: str, lhs: SSAValue | Operation, rhs: SSAValue | Operation, result_type: Attribute = I1
    ) -> None:
        value = IntegerAttr(CMP_PREDICATES.index(predicate), IntegerType(64))
        super().__init__(operands=[lhs, rhs], result_types=[result_type], properties={"predicate": value})

    @property
    def comparison(self) -> str:
        """The predicate's name: `eq`, `lt`, …"""
        return CMP_PREDICATES[self.predicate.value.data]

    def verify_(self) -> None:
        if self.predicate.type != IntegerType(64) or not 0 <= self.predicate.value.data < len(CMP_PREDICATES):
            raise VerifyException(
                "attribute 'predicate' failed to satisfy constraint: "
                "allowed 64-bit signless integer cases: 0, 1, 2, 3, 4, 5, 6"
            )


@irdl_op_definition
class ConditionalOp(CExpression):
    """`c ? a : b`"""

    name = "emitc.conditional"
    T: ClassVar[VarConstraint] = VarConstraint("T", VALUE)
    condition = operand_def(I1)
    true_value = operand_def(T)
    false_value = operand_def(T)
    result = result_def(T)
    assembly_format = "operands attr-dict `:` type($result)"

    def __init__(
        self, condition: SSAValue | Operation, true_value: SSAValue | Operation, false_value: SSAValue | Operation
    ) -> None:
        result_type = SSAValue.get(true_value).type
        super().__init__(operands=[condition, true_value, false_value], result_types=[result_type])


@irdl_op_definition
class CastOp(CExpression):
    """`(T)a`"""

    name = "emitc.cast"
    source = operand_def(VALUE)
    dest = result_def(VALUE)
    assembly_format = "$source attr-dict `:` type($source) `to` type($dest)"

    def __init__(self, source: SSAValue | Operation, result_type: Attribute) -> None:
        super().__init__(operands=[source], result_types=[result_type])

    def verify_(self) -> None:
        source, dest = self.source.type, self.dest.type
        if not are_cast_compatible(source, dest):
            raise VerifyException(f"operand type '{source}' and result type '{dest}' are cast incompatible")


def are_cast_compatible(source: Attribute, dest: Attribute) -> bool:
    """A one-dimensional array decays to a pointer to its elements; numbers, pointers and opaque types cast freely."""
    if isinstance(source, ArrayType):
        if not isinstance(dest, PointerType) or source.element_type != dest.pointee:
            return False
        return source.get_num_dims() == 1 and source.get_shape()[0] >= 1
    return all(
        isinstance(type_, PointerType) or is_supported_float(type_) or is_integer_index_or_opaque(type_)
        for type_ in (source, dest)
    )


def verify_initial_value(value: Attribute, type_: Attribute) -> None:
    """The rule for what may initialise a constant or a variable of `type_`."""
    if isinstance(value, OpaqueAttr):
        return
    if isinstance(value, StringAttr):
        raise VerifyException("string attributes are not supported, use #emitc.opaque instead")
    if not isinstance(value, TypedAttribute):
        raise VerifyException(
            "attribute 'value' failed to satisfy constraint: An opaque attribute or TypedAttr instance"
        )
    wanted = type_.value_type if isinstance(type_, LValueType) else type_
    given = value.get_type()
    if given != wanted and not (is_pointer_wide(wanted) and isinstance(given, IndexType)):
        raise VerifyException(
            "requires attribute to either be an #emitc.opaque attribute or "
            f"it's type ('{given}') to match the op's result type ('{wanted}')"
        )


@irdl_op_definition
class ConstantOp(CExpression, HasFolderInterface):
    """A value known at compile time."""

    name = "emitc.constant"
    value = prop_def()
    result = result_def(VALUE)
    traits = traits_def(ConstantLike(), Pure())

    def __init__(self, value: Attribute, result_type: Attribute | None = None) -> None:
        if result_type is None:
            assert isinstance(value, TypedAttribute), "an opaque constant needs a type"
            result_type = value.get_type()
        super().__init__(result_types=[result_type], properties={"value": value})

    def fold(self) -> tuple[Attribute]:
        return (self.value,)

    @property
    def has_side_effects(self) -> bool:
        return not is_fundamental(self.result.type)

    def verify_(self) -> None:
        verify_initial_value(self.value, self.result.type)
        if isinstance(self.value, OpaqueAttr) and not self.value.value.data:
            raise VerifyException("value must not be empty")


@irdl_op_definition
class LiteralOp(CExpression):
    """C text that stands for a value, as `M_PI`."""

    name = "emitc.literal"
    value = prop_def(StringAttr)
    result = result_def(VALUE)
    traits = traits_def(Pure())
    assembly_format = "$value attr-dict `:` type($result)"

    def __init__(self, value: str, result_type: Attribute) -> None:
        super().__init__(result_types=[result_type], properties={"value": StringAttr(value)})

    @property
    def always_inline(self) -> bool:
        return True

    def verify_(self) -> None:
        if not self.value.data:
            raise VerifyException("value must not be empty")


@irdl_op_definition
class CallOpaqueOp(CExpression):
    """A call of a function that is not part of the module; `args` may mix operands (by index) and attributes."""

    name = "emitc.call_opaque"
    callee = prop_def(StringAttr)
    args = opt_prop_def(ArrayAttr)
    template_args = opt_prop_def(ArrayAttr)
    call_operands = var_operand_def(VALUE)
    call_results = var_result_def(VALUE)
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = "$callee `(` $call_operands `)` attr-dict `:` functional-type($call_operands, results)"

    def __init__(
        self,
        callee: str,
        operands: list[SSAValue],
        result_types: list[Attribute],
        args: ArrayAttr[Attribute] | None = None,
        template_args: ArrayAttr[Attribute] | None = None,
    ) -> None:
        properties = {"callee": StringAttr(callee), "args": args, "template_args": template_args}
        super().__init__(operands=[operands], result_types=[result_types], properties=properties)

    @property
    def has_side_effects(self) -> bool:
        return True

    def verify_(self) -> None:
        if not self.callee.data:
            raise VerifyException("callee must not be empty")
        for arg in self.args or ():
            self._verify_argument(arg)
        for arg in self.template_args or ():
            if not isinstance(arg, (TypeAttribute, IntegerAttr, FloatAttr, OpaqueAttr)):
                raise VerifyException("template argument has invalid type")
        if any(isinstance(result.type, ArrayType) for result in self.results):
            raise VerifyException("cannot return array type")

    def _verify_argument(self, arg: Attribute) -> None:
        if isinstance(arg, ArrayAttr):
            raise VerifyException("array argument has no type")
        if not isa(arg, IntegerAttr[IndexType]):
            return
        if not 0 <= arg.value.data < len(self.operands):
            raise VerifyException("index argument is out of range")
