"""Control flow, calls, and what holds values together: while, if, case, custom_call, composite, tuples, barriers."""

from __future__ import annotations

from xdsl.dialects.builtin import ArrayAttr, DictionaryAttr, IntegerAttr, StringAttr, SymbolRefAttr, TupleType, i1, i32
from xdsl.irdl import (
    IRDLOperation,
    ParsePropInAttrDict,
    irdl_op_definition,
    operand_def,
    opt_prop_def,
    prop_def,
    region_def,
    result_def,
    traits_def,
    var_operand_def,
    var_region_def,
    var_result_def,
)
from xdsl.printer import Printer
from xdsl.traits import IsTerminator, Pure, RecursiveMemoryEffect

from .forms import CustomCallTarget, PairwiseOpType, TupleOpType, VariadicSameOperandsAndResultType
from .properties import ALIASES, BOOL_ATTR, FLAT_SYMBOL_REFS, I32_ATTR, LAYOUTS, STRING
from .tensors import TENSOR_TOKEN_OR_TUPLE, Kind, TensorOf
from .types import TokenType

_SCALAR_PRED = TensorOf(Kind.PRED, ranks=(0,))
_SCALAR_I32 = TensorOf(Kind.SINT, ranks=(0,))


@irdl_op_definition
class WhileOp(IRDLOperation):
    name = "stablehlo.while"
    operand = var_operand_def(TENSOR_TOKEN_OR_TUPLE)
    cond = region_def("single_block")
    body = region_def("single_block")
    results_ = var_result_def(TENSOR_TOKEN_OR_TUPLE)
    traits = traits_def(RecursiveMemoryEffect())

    def asm_block_argument_names(self, region_index: int) -> list[str | None]:
        return ["iterArg"] * len(self.operands)

    def print(self, printer: Printer) -> None:
        """`stablehlo.while(%iterArg = %x, …) : T, … attributes {…}`, then on the next line `cond {…} do {…}`.

        Both regions' arguments go by the names in the header.
        """
        printer.print_string("(")
        for index, (argument, operand) in enumerate(zip(self.body.block.args, self.operands, strict=True)):
            printer.print_string(", " if index else "")
            printer.print_ssa_value(argument)
            printer.print_string(" = ")
            printer.print_ssa_value(operand)
        printer.print_string(") : " if self.operands else ")")
        printer.print_list(self.operand_types, printer.print_attribute)
        printer.print_op_attributes(self.attributes, print_keyword=True)
        printer.print_string("\ncond ")
        printer.print_region(self.cond, print_entry_block_args=False)
        printer.print_string(" do ")
        printer.print_region(self.body, print_entry_block_args=False)


@irdl_op_definition
class IfOp(IRDLOperation):
    name = "stablehlo.if"
    pred = operand_def(_SCALAR_PRED)
    true_branch = region_def("single_block")
    false_branch = region_def("single_block")
    results_ = var_result_def(TENSOR_TOKEN_OR_TUPLE)
    traits = traits_def(RecursiveMemoryEffect())


@irdl_op_definition
class CaseOp(IRDLOperation):
    name = "stablehlo.case"
    index = operand_def(_SCALAR_I32)
    branches = var_region_def("single_block")
    results_ = var_result_def(TENSOR_TOKEN_OR_TUPLE)
    traits = traits_def(RecursiveMemoryEffect())


@irdl_op_definition
class ReturnOp(IRDLOperation):
    name = "stablehlo.return"
    results_ = var_operand_def(TENSOR_TOKEN_OR_TUPLE)
    traits = traits_def(Pure(), IsTerminator())
    assembly_format = "$results_ attr-dict (`:` type($results_)^)?"


@irdl_op_definition
class CustomCallOp(IRDLOperation):
    name = "stablehlo.custom_call"
    inputs = var_operand_def(TENSOR_TOKEN_OR_TUPLE)
    call_target_name = prop_def(STRING)
    has_side_effect = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    backend_config = opt_prop_def(StringAttr | DictionaryAttr)
    api_version = opt_prop_def(I32_ATTR, IntegerAttr(1, i32))
    called_computations = opt_prop_def(FLAT_SYMBOL_REFS, ArrayAttr(()))
    operand_layouts = opt_prop_def(LAYOUTS)
    result_layouts = opt_prop_def(LAYOUTS)
    output_operand_aliases = opt_prop_def(ALIASES, ArrayAttr(()))
    results_ = var_result_def(TENSOR_TOKEN_OR_TUPLE)
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = (
        "custom<CustomCallTarget>($call_target_name) `(` $inputs `)` attr-dict `:` functional-type(operands, results)"
    )
    custom_directives = (CustomCallTarget,)


@irdl_op_definition
class CompositeOp(IRDLOperation):
    name = "stablehlo.composite"
    inputs = var_operand_def(TENSOR_TOKEN_OR_TUPLE)
    composite_name = prop_def(STRING, prop_name="name")
    composite_attributes = opt_prop_def(DictionaryAttr, DictionaryAttr({}))
    decomposition = prop_def(SymbolRefAttr)
    version = opt_prop_def(I32_ATTR, IntegerAttr(0, i32))
    composite_regions = var_region_def()
    results_ = var_result_def(TENSOR_TOKEN_OR_TUPLE)
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = (
        "$name operands (` ` `(` $composite_regions^ `)`)? attr-dict `:` functional-type(operands, results)"
    )


@irdl_op_definition
class OptimizationBarrierOp(IRDLOperation):
    name = "stablehlo.optimization_barrier"
    operand = var_operand_def(TENSOR_TOKEN_OR_TUPLE)
    result = var_result_def(TENSOR_TOKEN_OR_TUPLE)
    traits = traits_def(Pure())
    assembly_format = "attr-dict ($operand^ `:` custom<PairwiseOpType>(type($operand), type($result))):(`(` `)`)?"
    custom_directives = (PairwiseOpType,)


@irdl_op_definition
class TupleOp(IRDLOperation):
    name = "stablehlo.tuple"
    val = var_operand_def(TENSOR_TOKEN_OR_TUPLE)
    result = result_def(TupleType)
    traits = traits_def(Pure())
    assembly_format = "$val attr-dict `:` custom<TupleOpType>(type($val), type($result))"
    custom_directives = (TupleOpType,)


@irdl_op_definition
class GetTupleElementOp(IRDLOperation):
    name = "stablehlo.get_tuple_element"
    operand = operand_def(TupleType)
    index = prop_def(I32_ATTR)
    result = result_def(TENSOR_TOKEN_OR_TUPLE)
    traits = traits_def(Pure())
    assembly_format = "$operand `[` $index `]` attr-dict `:` functional-type(operands, results)"


@irdl_op_definition
class AfterAllOp(IRDLOperation):
    name = "stablehlo.after_all"
    inputs = var_operand_def(TokenType)
    result = result_def(TokenType)
    traits = traits_def(Pure())
    assembly_format = (
        "$inputs attr-dict `:` custom<VariadicSameOperandsAndResultType>(ref($inputs), type($inputs), type($result))"
    )
    custom_directives = (VariadicSameOperandsAndResultType,)


@irdl_op_definition
class CreateTokenOp(IRDLOperation):
    name = "stablehlo.create_token"
    output = result_def(TokenType)
    traits = traits_def(Pure())
    assembly_format = "attr-dict `:` type(results)"
