"""emitc's places in memory: variables, globals and fields, and the ways to and from them."""

from __future__ import annotations

from xdsl.dialects.builtin import (
    DenseIntOrFPElementsAttr,
    FlatSymbolRefAttrConstr,
    FloatAttr,
    IntegerAttr,
    StringAttr,
    SymbolNameConstraint,
    SymbolRefAttr,
    UnitAttr,
)
from xdsl.ir import Attribute, Operation, SSAValue
from xdsl.irdl import (
    AnyAttr,
    BaseAttr,
    IRDLOperation,
    ParamAttrConstraint,
    VarConstraint,
    irdl_op_definition,
    operand_def,
    opt_prop_def,
    prop_def,
    result_def,
    traits_def,
    var_operand_def,
)
from xdsl.traits import (
    MemoryAllocEffect,
    MemoryReadEffect,
    MemoryWriteEffect,
    Pure,
    SymbolOpInterface,
    SymbolTable,
    SymbolUserOpInterface,
)
from xdsl.utils.exceptions import VerifyException

from .expressions import CExpression, verify_initial_value
from .formats import EmitCGlobalOpTypeAndInitialValue, StrippedLValue, initializer_type
from .types import (
    PLACE,
    SUBSCRIPTABLE,
    VALUE,
    VALUE_OR_LVALUE,
    ArrayType,
    LValueType,
    OpaqueAttr,
    OpaqueType,
    PointerType,
    is_integer_index_or_opaque,
    is_supported_type,
)

_T = VarConstraint("T", AnyAttr())
_LVALUE_OF_T = ParamAttrConstraint(LValueType, (_T,))
_POINTER_TO_T = ParamAttrConstraint(PointerType, (_T,))


@irdl_op_definition
class VariableOp(IRDLOperation):
    """A local variable: `T v = value;`, without a value where that is `#emitc.opaque<"">`."""

    name = "emitc.variable"
    value = prop_def()
    result = result_def(PLACE)
    traits = traits_def(MemoryAllocEffect())

    def __init__(self, value: Attribute, result_type: Attribute) -> None:
        super().__init__(result_types=[result_type], properties={"value": value})

    def verify_(self) -> None:
        verify_initial_value(self.value, self.result.type)


@irdl_op_definition
class AssignOp(IRDLOperation):
    """`v = value;`"""

    name = "emitc.assign"
    var = operand_def(BaseAttr(LValueType))
    value = operand_def(VALUE)
    traits = traits_def(MemoryWriteEffect())
    assembly_format = "$value `:` type($value) `to` $var `:` custom<StrippedLValue>(type($var)) attr-dict"
    custom_directives = (StrippedLValue,)

    def __init__(self, var: SSAValue | Operation, value: SSAValue | Operation) -> None:
        super().__init__(operands=[var, value])

    def verify_(self) -> None:
        if not isinstance(self.var.owner, Operation):
            raise VerifyException("cannot assign to block argument")
        assert isinstance(self.var.type, LValueType)
        if self.var.type.value_type != self.value.type:
            raise VerifyException(
                f"requires value's type ('{self.value.type}') to match variable's type ('{self.var.type.value_type}')"
            )


@irdl_op_definition
class LoadOp(CExpression):
    """The value that a place holds now."""

    name = "emitc.load"
    operand = operand_def(_LVALUE_OF_T)
    result = result_def(_T)
    traits = traits_def(MemoryReadEffect())
    assembly_format = "$operand attr-dict `:` custom<StrippedLValue>(type($operand))"
    custom_directives = (StrippedLValue,)

    def __init__(self, operand: SSAValue | Operation) -> None:
        type_ = SSAValue.get(operand).type
        assert isinstance(type_, LValueType)
        super().__init__(operands=[operand], result_types=[type_.value_type])

    @property
    def has_side_effects(self) -> bool:
        return True


@irdl_op_definition
class SubscriptOp(CExpression):
    """`x[i]`, or `x[i][j]` of an array."""

    name = "emitc.subscript"
    value = operand_def(SUBSCRIPTABLE)
    indices = var_operand_def(VALUE)
    result = result_def(BaseAttr(LValueType))
    assembly_format = "$value `[` $indices `]` attr-dict `:` functional-type(operands, results)"

    def __init__(
        self, value: SSAValue | Operation, indices: list[SSAValue], result_type: Attribute | None = None
    ) -> None:
        type_ = SSAValue.get(value).type
        if result_type is None:
            assert isinstance(type_, (ArrayType, PointerType)), "a subscript of an opaque value needs a type"
            result_type = LValueType(type_.element_type if isinstance(type_, ArrayType) else type_.pointee)
        super().__init__(operands=[value, indices], result_types=[result_type])

    @property
    def always_inline(self) -> bool:
        return True

    def verify_(self) -> None:
        assert isinstance(self.result.type, LValueType)
        if isinstance(self.value.type, ArrayType):
            self._verify_array(self.value.type, self.result.type.value_type)
        elif isinstance(self.value.type, PointerType):
            self._verify_pointer(self.value.type, self.result.type.value_type)

    def _verify_array(self, array: ArrayType, result: Attribute) -> None:
        if len(self.indices) != array.get_num_dims():
            raise VerifyException(
                f"on array operand requires number of indices ({len(self.indices)}) "
                f"to match the rank of the array type ({array.get_num_dims()})"
            )
        for number, index in enumerate(self.indices):
            if not is_integer_index_or_opaque(index.type):
                raise VerifyException(
                    f"on array operand requires index operand {number} to be integer-like, but got '{index.type}'"
                )
        if array.element_type != result:
            raise VerifyException(
                f"on array operand requires element type ('{array.element_type}') and result type ('{result}') to match"
            )

    def _verify_pointer(self, pointer: PointerType, result: Attribute) -> None:
        if len(self.indices) != 1:
            raise VerifyException(f"on pointer operand requires one index operand, but got {len(self.indices)}")
        index = self.indices[0].type
        if not is_integer_index_or_opaque(index):
            raise VerifyException(f"on pointer operand requires index operand to be integer-like, but got '{index}'")
        if pointer.pointee != result:
            raise VerifyException(
                f"on pointer operand requires pointee type ('{pointer.pointee}') and result type ('{result}') to match"
            )


class _MemberAccess(CExpression):
    @property
    def always_inline(self) -> bool:
        return True


@irdl_op_definition
class MemberOp(_MemberAccess):
    """`x.member`"""

    name = "emitc.member"
    member = prop_def(StringAttr)
    operand = operand_def(ParamAttrConstraint(LValueType, (BaseAttr(OpaqueType),)))
    result = result_def(PLACE)


@irdl_op_definition
class MemberOfPtrOp(_MemberAccess):
    """`x->member`"""

    name = "emitc.member_of_ptr"
    member = prop_def(StringAttr)
    operand = operand_def(ParamAttrConstraint(LValueType, (BaseAttr(OpaqueType) | BaseAttr(PointerType),)))
    result = result_def(PLACE)


@irdl_op_definition
class AddressOfOp(CExpression):
    """`&v`"""

    name = "emitc.address_of"
    reference = operand_def(_LVALUE_OF_T)
    result = result_def(_POINTER_TO_T)
    assembly_format = "$reference `:` type($reference) attr-dict"

    def __init__(self, reference: SSAValue | Operation) -> None:
        type_ = SSAValue.get(reference).type
        assert isinstance(type_, LValueType)
        super().__init__(operands=[reference], result_types=[PointerType(type_.value_type)])


@irdl_op_definition
class DereferenceOp(CExpression):
    """`*p`"""

    name = "emitc.dereference"
    pointer = operand_def(_POINTER_TO_T)
    result = result_def(_LVALUE_OF_T)
    assembly_format = "$pointer `:` type($pointer) attr-dict"

    def __init__(self, pointer: SSAValue | Operation) -> None:
        type_ = SSAValue.get(pointer).type
        assert isinstance(type_, PointerType)
        super().__init__(operands=[pointer], result_types=[LValueType(type_.pointee)])

    @property
    def always_inline(self) -> bool:
        return True


@irdl_op_definition
class ApplyOp(CExpression):
    """`&` and `*` as one op, which upstream calls deprecated: `address_of` and `dereference` replace it."""

    name = "emitc.apply"
    applicableOperator = prop_def(StringAttr)
    operand = operand_def(VALUE_OR_LVALUE)
    result = result_def(VALUE)
    assembly_format = "$applicableOperator `(` $operand `)` attr-dict `:` functional-type($operand, results)"

    @property
    def has_side_effects(self) -> bool:
        return self.applicableOperator.data == "*"

    def verify_(self) -> None:
        operator = self.applicableOperator.data
        if not operator:
            raise VerifyException("applicable operator must not be empty")
        if operator not in ("&", "*"):
            raise VerifyException("applicable operator is illegal")
        if operator == "*":
            if not isinstance(self.operand.type, PointerType):
                raise VerifyException("operand type must be a pointer when applying `*`")
            return
        if not isinstance(self.operand.type, LValueType):
            raise VerifyException("operand type must be an lvalue when applying `&`")
        if not isinstance(self.result.type, PointerType):
            raise VerifyException("result type must be a pointer when applying `&`")


@irdl_op_definition
class GlobalOp(IRDLOperation):
    """A variable of the file: `static const float w[2] = {1.0f, 2.0f};`"""

    name = "emitc.global"
    sym_name = prop_def(SymbolNameConstraint())
    type = prop_def()
    initial_value = opt_prop_def()
    extern_specifier = opt_prop_def(UnitAttr)
    static_specifier = opt_prop_def(UnitAttr)
    const_specifier = opt_prop_def(UnitAttr)
    traits = traits_def(SymbolOpInterface())
    assembly_format = (
        "(`extern` $extern_specifier^)? (`static` $static_specifier^)? (`const` $const_specifier^)? "
        "$sym_name `:` custom<EmitCGlobalOpTypeAndInitialValue>($type, $initial_value) attr-dict"
    )
    custom_directives = (EmitCGlobalOpTypeAndInitialValue,)

    def __init__(
        self,
        name: str,
        type_: Attribute,
        initial_value: Attribute | None = None,
        *,
        extern: bool = False,
        static: bool = False,
        const: bool = False,
    ) -> None:
        properties: dict[str, Attribute | None] = {
            "sym_name": StringAttr(name),
            "type": type_,
            "initial_value": initial_value,
            "extern_specifier": UnitAttr() if extern else None,
            "static_specifier": UnitAttr() if static else None,
            "const_specifier": UnitAttr() if const else None,
        }
        super().__init__(properties=properties)

    def verify_(self) -> None:
        if not is_supported_type(self.type):
            raise VerifyException("expected valid emitc type")
        if self.initial_value is not None:
            self._verify_value(self.initial_value)
        if self.static_specifier and self.extern_specifier:
            raise VerifyException("cannot have both static and extern specifiers")

    def _verify_value(self, value: Attribute) -> None:
        if isinstance(value, OpaqueAttr):
            return
        if not isinstance(value, (DenseIntOrFPElementsAttr, IntegerAttr, FloatAttr)):
            raise VerifyException(
                f"initial value should be a integer, float, elements or opaque attribute, but got {value}"
            )
        if isinstance(value, DenseIntOrFPElementsAttr) and not isinstance(self.type, ArrayType):
            raise VerifyException(f"expected array type, but got '{self.type}'")
        if value.get_type() != initializer_type(self.type):
            raise VerifyException(
                f"initial value expected to be of type '{self.type}', but was of type '{value.get_type()}'"
            )


class _GlobalUse(SymbolUserOpInterface):
    def verify(self, op: Operation) -> None:
        assert isinstance(op, GetGlobalOp)
        found, name, result = SymbolTable.lookup_symbol(op, op.name_), op.name_.root_reference.data, op.result.type
        if not isinstance(found, GlobalOp):
            raise VerifyException(f"'{name}' does not reference a valid emitc.global")
        if isinstance(found.type, ArrayType):
            if found.type != result:
                raise VerifyException(
                    f"on array type expects result type '{result}' to match type '{found.type}' of the global @{name}"
                )
            return
        if not isinstance(result, LValueType):
            raise VerifyException(f"on non-array type expects result type to be an lvalue type for the global @{name}")
        if result.value_type != found.type:
            raise VerifyException(
                f"on non-array type expects result inner type '{result.value_type}' "
                f"to match type '{found.type}' of the global @{name}"
            )


@irdl_op_definition
class GetGlobalOp(CExpression):
    """The place that a global is."""

    name = "emitc.get_global"
    name_ = prop_def(FlatSymbolRefAttrConstr, prop_name="name")
    result = result_def(PLACE)
    traits = traits_def(Pure(), _GlobalUse())
    assembly_format = "$name `:` type($result) attr-dict"

    def __init__(self, name: str, result_type: Attribute) -> None:
        super().__init__(result_types=[result_type], properties={"name": SymbolRefAttr(name)})

    @property
    def always_inline(self) -> bool:
        return True
