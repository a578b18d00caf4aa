"""emitc's functions, calls, and what else stands at the top of a C file."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects.builtin import (
    ArrayAttr,
    DictionaryAttr,
    FlatSymbolRefAttrConstr,
    FunctionType,
    StringAttr,
    SymbolNameConstraint,
    SymbolRefAttr,
    UnitAttr,
)
from xdsl.dialects.utils import parse_func_op_like, print_func_op_like
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue
from xdsl.irdl import (
    IRDLOperation,
    ParsePropInAttrDict,
    irdl_op_definition,
    lazy_traits_def,
    opt_operand_def,
    opt_prop_def,
    prop_def,
    region_def,
    result_def,
    traits_def,
    var_operand_def,
    var_result_def,
)
from xdsl.parser import Parser
from xdsl.printer import Printer
from xdsl.traits import (
    CallableOpInterface,
    HasParent,
    IsolatedFromAbove,
    IsTerminator,
    NoTerminator,
    Pure,
    ReturnLike,
    SymbolOpInterface,
    SymbolTable,
    SymbolUserOpInterface,
)
from xdsl.utils.exceptions import VerifyException

from .expressions import CExpression, Scope
from .formats import EmitCFieldOpTypeAndInitialValue
from .types import VALUE, VALUE_OR_LVALUE, ArrayType, LValueType, is_supported_type


class _Callable(CallableOpInterface):
    @classmethod
    def get_callable_region(cls, op: Operation) -> Region:
        assert isinstance(op, FuncOp)
        return op.body

    @classmethod
    def get_argument_types(cls, op: Operation) -> tuple[Attribute, ...]:
        assert isinstance(op, FuncOp)
        return op.function_type.inputs.data

    @classmethod
    def get_result_types(cls, op: Operation) -> tuple[Attribute, ...]:
        assert isinstance(op, FuncOp)
        return op.function_type.outputs.data


@irdl_op_definition
class FuncOp(IRDLOperation, Scope):
    """A C function: at most one result; `specifiers` are `static`, `inline`, `extern`."""

    name = "emitc.func"
    sym_name = prop_def(SymbolNameConstraint())
    function_type = prop_def(FunctionType)
    specifiers = opt_prop_def(ArrayAttr[StringAttr])
    arg_attrs = opt_prop_def(ArrayAttr[DictionaryAttr])
    res_attrs = opt_prop_def(ArrayAttr[DictionaryAttr])
    body = region_def()
    traits = traits_def(IsolatedFromAbove(), SymbolOpInterface(), _Callable())

    def __init__(
        self,
        name: str,
        function_type: FunctionType | tuple[Sequence[Attribute], Sequence[Attribute]],
        body: Region | None = None,
        *,
        specifiers: Sequence[str] = (),
        arg_attrs: ArrayAttr[DictionaryAttr] | None = None,
    ) -> None:
        if isinstance(function_type, tuple):
            function_type = FunctionType.from_lists(*function_type)
        properties: dict[str, Attribute | None] = {
            "sym_name": StringAttr(name),
            "function_type": function_type,
            "specifiers": ArrayAttr(StringAttr(word) for word in specifiers) if specifiers else None,
            "arg_attrs": arg_attrs,
        }
        region = Region(Block(arg_types=function_type.inputs)) if body is None else body
        super().__init__(properties=properties, regions=[region])

    @property
    def is_declaration(self) -> bool:
        return not self.body.blocks

    def verify_(self) -> None:
        inputs, outputs = self.function_type.inputs.data, self.function_type.outputs.data
        if any(isinstance(type_, LValueType) for type_ in inputs):
            raise VerifyException("cannot have lvalue type as argument")
        if len(outputs) > 1:
            raise VerifyException(f"requires zero or exactly one result, but has {len(outputs)}")
        if outputs and isinstance(outputs[0], ArrayType):
            raise VerifyException("cannot return array type")
        if self.is_declaration:
            return
        entry = self.body.blocks[0].arg_types
        if len(entry) != len(inputs):
            raise VerifyException(
                f"entry block must have {len(inputs)} arguments to match function signature, but has {len(entry)}"
            )
        for number, (given, wanted) in enumerate(zip(entry, inputs, strict=True)):
            if given != wanted:
                raise VerifyException(
                    f"type of entry block argument #{number}('{given}') must match the type of the corresponding "
                    f"argument in function signature('{wanted}')"
                )

    @classmethod
    def parse(cls, parser: Parser) -> FuncOp:
        visibility = parser.parse_optional_visibility_keyword()
        name, inputs, outputs, region, extra, arg_attrs, res_attrs = parse_func_op_like(
            parser, reserved_attr_names=("sym_name", "function_type")
        )
        op = cls(name, (inputs, outputs), region, arg_attrs=arg_attrs)
        if res_attrs is not None:
            op.properties["res_attrs"] = res_attrs
        if visibility is not None:
            op.attributes["sym_visibility"] = visibility
        attributes = dict(extra.data) if extra else {}
        if (specifiers := attributes.pop("specifiers", None)) is not None:
            op.properties["specifiers"] = specifiers
        op.attributes.update(attributes)
        return op

    def print(self, printer: Printer) -> None:
        visibility = self.attributes.get("sym_visibility")
        if isinstance(visibility, StringAttr):
            printer.print_string(f" {visibility.data}")
        attributes = dict(self.attributes)
        if self.specifiers is not None:
            attributes["specifiers"] = self.specifiers
        print_func_op_like(
            printer,
            self.sym_name,
            self.function_type,
            self.body,
            dict(sorted(attributes.items())),
            arg_attrs=self.arg_attrs,
            res_attrs=self.res_attrs,
            reserved_attr_names=("sym_visibility",),
            print_empty_outputs=False,
        )


@irdl_op_definition
class ReturnOp(IRDLOperation):
    """`return value;`"""

    name = "emitc.return"
    operand = opt_operand_def(VALUE)
    traits = lazy_traits_def(lambda: (Pure(), HasParent(FuncOp), IsTerminator(), ReturnLike()))
    assembly_format = "attr-dict ($operand^ `:` type($operand))?"

    def __init__(self, operand: SSAValue | Operation | None = None) -> None:
        super().__init__(operands=[operand])

    def verify_(self) -> None:
        function = self.parent_op()
        if not isinstance(function, FuncOp):
            return
        name, outputs = function.sym_name.data, function.function_type.outputs.data
        if len(self.operands) != len(outputs):
            raise VerifyException(
                f"has {len(self.operands)} operands, but enclosing function (@{name}) returns {len(outputs)}"
            )
        if outputs and self.operands[0].type != outputs[0]:
            raise VerifyException(
                f"type of the return operand ('{self.operands[0].type}') doesn't match function result type "
                f"('{outputs[0]}') in function @{name}"
            )


class _FunctionUse(SymbolUserOpInterface):
    def verify(self, op: Operation) -> None:
        assert isinstance(op, CallOp)
        name = op.callee.root_reference.data
        found = SymbolTable.lookup_symbol(op, op.callee)
        if not isinstance(found, FuncOp):
            raise VerifyException(f"'{name}' does not reference a valid function")
        inputs, outputs = found.function_type.inputs.data, found.function_type.outputs.data
        if len(op.operands) != len(inputs):
            raise VerifyException("incorrect number of operands for callee")
        for number, (operand, wanted) in enumerate(zip(op.operands, inputs, strict=True)):
            if operand.type != wanted:
                raise VerifyException(
                    f"operand type mismatch: expected operand type '{wanted}', "
                    f"but provided '{operand.type}' for operand number {number}"
                )
        if len(op.results) != len(outputs):
            raise VerifyException("incorrect number of results for callee")
        if outputs and op.results[0].type != outputs[0]:
            raise VerifyException("result type mismatch at index 0")


@irdl_op_definition
class CallOp(CExpression):
    """A call of an `emitc.func` of the module."""

    name = "emitc.call"
    callee = prop_def(FlatSymbolRefAttrConstr)
    arg_attrs = opt_prop_def(ArrayAttr[DictionaryAttr])
    res_attrs = opt_prop_def(ArrayAttr[DictionaryAttr])
    call_operands = var_operand_def(VALUE)
    call_results = var_result_def(VALUE)
    traits = traits_def(_FunctionUse())
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = "$callee `(` $call_operands `)` attr-dict `:` functional-type($call_operands, results)"

    def __init__(self, callee: str, operands: Sequence[SSAValue], result_types: Sequence[Attribute]) -> None:
        super().__init__(operands=[operands], result_types=[result_types], properties={"callee": SymbolRefAttr(callee)})


class _DeclarationUse(SymbolUserOpInterface):
    def verify(self, op: Operation) -> None:
        assert isinstance(op, DeclareFuncOp)
        if not isinstance(SymbolTable.lookup_symbol(op, op.sym_name), FuncOp):
            raise VerifyException(f"'{op.sym_name.root_reference.data}' does not reference a valid function")


@irdl_op_definition
class DeclareFuncOp(IRDLOperation):
    """The prototype of a function that the module defines further down."""

    name = "emitc.declare_func"
    sym_name = prop_def(FlatSymbolRefAttrConstr)
    traits = traits_def(_DeclarationUse())
    assembly_format = "$sym_name attr-dict"

    def __init__(self, name: str) -> None:
        super().__init__(properties={"sym_name": SymbolRefAttr(name)})


@irdl_op_definition
class IncludeOp(IRDLOperation):
    """`#include <…>` or `#include "…"`"""

    name = "emitc.include"
    include = prop_def(StringAttr)
    is_standard_include = opt_prop_def(UnitAttr)

    def __init__(self, include: str, standard: bool = False) -> None:
        properties = {"include": StringAttr(include), "is_standard_include": UnitAttr() if standard else None}
        super().__init__(properties=properties)

    @classmethod
    def parse(cls, parser: Parser) -> IncludeOp:
        standard = parser.parse_optional_punctuation("<") is not None
        name = parser.parse_str_literal()
        if standard:
            parser.parse_punctuation(">")
        return cls(name, standard)

    def print(self, printer: Printer) -> None:
        printer.print_string(" <" if self.is_standard_include else " ")
        printer.print_string_literal(self.include.data)
        if self.is_standard_include:
            printer.print_string(">")


@irdl_op_definition
class VerbatimOp(IRDLOperation):
    """A line of C text; `{}` stands for the operands in their order, where there are any."""

    name = "emitc.verbatim"
    value = prop_def(StringAttr)
    fmt_args = var_operand_def(VALUE_OR_LVALUE)
    assembly_format = "$value (`args` $fmt_args^ `:` type($fmt_args))? attr-dict"

    def __init__(self, value: str, operands: Sequence[SSAValue] = ()) -> None:
        super().__init__(operands=[operands], properties={"value": StringAttr(value)})

    def verify_(self) -> None:
        if self.fmt_args and _placeholders(self.value.data) != len(self.fmt_args):
            raise VerifyException("requires operands for each placeholder in the format string")


def _placeholders(text: str) -> int:
    """How many `{}` the format string has; `{{` stands for a brace."""
    count = at = 0
    while (at := text.find("{", at)) >= 0:
        follows = text[at + 1 : at + 2]
        if follows not in ("{", "}") or not follows:
            raise VerifyException("expected '}' after unescaped '{'" + ("" if follows else " at end of string"))
        count += follows == "}"
        at += 2
    return count


@irdl_op_definition
class FileOp(IRDLOperation, Scope):
    """One file of several that a module holds."""

    name = "emitc.file"
    id = prop_def(StringAttr)
    body_region = region_def("single_block")
    traits = traits_def(IsolatedFromAbove(), NoTerminator(), SymbolTable())
    assembly_format = "$id attr-dict-with-keyword $body_region"


@irdl_op_definition
class ClassOp(IRDLOperation):
    """A C++ class."""

    name = "emitc.class"
    sym_name = prop_def(SymbolNameConstraint())
    final_specifier = opt_prop_def(UnitAttr)
    body = region_def()
    traits = traits_def(IsolatedFromAbove(), NoTerminator(), SymbolTable(), SymbolOpInterface())
    assembly_format = "(`final` $final_specifier^)? $sym_name attr-dict-with-keyword $body"


@irdl_op_definition
class FieldOp(IRDLOperation):
    """A data member of a class."""

    name = "emitc.field"
    sym_name = prop_def(SymbolNameConstraint())
    type = prop_def()
    initial_value = opt_prop_def()
    traits = traits_def(SymbolOpInterface())
    assembly_format = "$sym_name `:` custom<EmitCFieldOpTypeAndInitialValue>($type, $initial_value) attr-dict"
    custom_directives = (EmitCFieldOpTypeAndInitialValue,)

    def verify_(self) -> None:
        if not is_supported_type(self.type):
            raise VerifyException("expected valid emitc type")
        if not isinstance(self.parent_op(), ClassOp):
            raise VerifyException("field must be nested within an emitc.class operation")
        if not self.sym_name.data:
            raise VerifyException("field must have a non-empty symbol name")


class _FieldUse(SymbolUserOpInterface):
    def verify(self, op: Operation) -> None:
        assert isinstance(op, GetFieldOp)
        if op.enclosing_class is None:
            return
        found, name = SymbolTable.lookup_symbol(op, op.field_name), op.field_name.root_reference.data
        if not isinstance(found, FieldOp):
            raise VerifyException(f"field '@{name}' not found in the class")
        if found.type != op.result.type:
            raise VerifyException(f"result type '{op.result.type}' does not match field '@{name}' type '{found.type}'")


@irdl_op_definition
class GetFieldOp(CExpression):
    """A data member of the object whose method this is in."""

    name = "emitc.get_field"
    field_name = prop_def(FlatSymbolRefAttrConstr)
    result = result_def(VALUE)
    traits = traits_def(Pure(), _FieldUse())
    assembly_format = "$field_name `:` type($result) attr-dict"

    @property
    def always_inline(self) -> bool:
        return True

    @property
    def enclosing_class(self) -> ClassOp | None:
        parent = self.parent_op()
        while parent is not None and not isinstance(parent, ClassOp):
            parent = parent.parent_op()
        return parent

    def verify_(self) -> None:
        if self.enclosing_class is None:
            raise VerifyException("must be nested within an emitc.class operation")
