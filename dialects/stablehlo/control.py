"""Control flow, calls, and what holds values together: while, if, case, custom_call, composite, tuples, barriers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from xdsl.dialects.builtin import (
    ArrayAttr,
    BoolAttr,
    DenseIntElementsAttr,
    DictionaryAttr,
    FunctionType,
    IntegerAttr,
    StringAttr,
    SymbolRefAttr,
    TupleType,
    i1,
    i32,
)
from xdsl.ir import Attribute, Operation, TypeAttribute
from xdsl.irdl import (
    IRDLOperation,
    ParsePropInAttrDict,
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
from xdsl.traits import (
    EffectInstance,
    IsTerminator,
    MemoryEffect,
    MemoryEffectKind,
    Pure,
    RecursiveMemoryEffect,
    SymbolTable,
)
from xdsl.utils.exceptions import VerifyException

from .forms import CustomCallTarget, PairwiseOpType, TupleOpType, VariadicSameOperandsAndResultType
from .inference import compatible_lists
from .op import InfersTypes, Properties, Regions, Types, hlo_op, integer
from .properties import ALIASES, BOOL_ATTR, FLAT_SYMBOL_REFS, I32_ATTR, I32_NON_NEGATIVE, LAYOUTS, STRING
from .regions import branch_types, check_predicate, returned_types
from .tensors import (
    BRANCH_VALUE,
    COMPOSITE_VALUE,
    CUSTOM_CALL_VALUE,
    I32_TENSOR,
    LOOP_VALUE,
    PRED_TENSOR,
    TENSOR_OR_TOKEN,
    TUPLE,
    TUPLE_VALUE,
    as_tensor,
    is_tensor,
)
from .types import TokenType


def _listed(types: Sequence[Attribute]) -> str:
    return f"({', '.join(map(str, types))})"


@hlo_op(remembers=False)
class WhileOp(InfersTypes):
    name = "stablehlo.while"
    operand = var_operand_def(LOOP_VALUE)
    cond = region_def("single_block")
    body = region_def("single_block")
    results_ = var_result_def(LOOP_VALUE)
    traits = traits_def(RecursiveMemoryEffect())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return operands

    def verify_(self) -> None:
        carried = self.operand_types
        for what, types, label in (
            ("cond takes", self.cond.block.arg_types, "C1"),
            ("body takes", self.body.block.arg_types, "C2"),
            ("body returns", returned_types(self.body), "C2"),
        ):
            if not compatible_lists(carried, types):
                raise VerifyException(f"{what} {_listed(types)}, but the operands are {_listed(carried)} ({label})")
        check_predicate(returned_types(self.cond), "cond", " (C1)")
        super().verify_()

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


def _check_scalar(name: str, type: Attribute) -> None:
    if as_tensor(type).shape.data:
        raise VerifyException(f"{name} is to be a scalar, but is of type {type} (I1)")


@hlo_op(remembers=False)
class IfOp(InfersTypes):
    name = "stablehlo.if"
    pred = operand_def(PRED_TENSOR)
    true_branch = region_def("single_block")
    false_branch = region_def("single_block")
    results_ = var_result_def(BRANCH_VALUE)
    traits = traits_def(RecursiveMemoryEffect())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        _check_scalar("pred", operands[0])
        return branch_types(regions, " (C1)", " (C2)")


@hlo_op(remembers=False)
class CaseOp(InfersTypes):
    name = "stablehlo.case"
    index = operand_def(I32_TENSOR)
    branches = var_region_def("single_block")
    results_ = var_result_def(BRANCH_VALUE)
    traits = traits_def(RecursiveMemoryEffect())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        _check_scalar("index", operands[0])
        if not regions:
            raise VerifyException("expects at least one branch (C1)")
        return branch_types(regions, " (C2)", " (C3)")


@hlo_op(remembers=False)
class ReturnOp(IRDLOperation):
    name = "stablehlo.return"
    results_ = var_operand_def(LOOP_VALUE)
    traits = traits_def(Pure(), IsTerminator())
    assembly_format = "$results_ attr-dict (`:` type($results_)^)?"


class CallEffects(MemoryEffect):
    """A custom call may do anything to memory, unless it says that it has no side effect."""

    @classmethod
    def get_effects(cls, op: Operation) -> set[EffectInstance]:
        says = op.properties.get("has_side_effect")
        if isinstance(says, IntegerAttr) and not cast(BoolAttr, says).value.data:
            return set()
        kinds = (MemoryEffectKind.ALLOC, MemoryEffectKind.FREE, MemoryEffectKind.READ, MemoryEffectKind.WRITE)
        return {EffectInstance(kind) for kind in kinds}


# The API version whose configuration is a dictionary; the older ones' is a string.
_TYPED_FFI = 4


@hlo_op(remembers=False)
class CustomCallOp(IRDLOperation):
    name = "stablehlo.custom_call"
    inputs = var_operand_def(CUSTOM_CALL_VALUE)
    call_target_name = prop_def(STRING)
    has_side_effect = opt_prop_def(BOOL_ATTR, IntegerAttr(0, i1))
    backend_config = opt_prop_def(StringAttr | DictionaryAttr)
    api_version = opt_prop_def(I32_ATTR, IntegerAttr(1, i32))
    called_computations = opt_prop_def(FLAT_SYMBOL_REFS, ArrayAttr(()))
    operand_layouts = opt_prop_def(LAYOUTS)
    result_layouts = opt_prop_def(LAYOUTS)
    output_operand_aliases = opt_prop_def(ALIASES, ArrayAttr(()))
    results_ = var_result_def(CUSTOM_CALL_VALUE)
    irdl_options = (ParsePropInAttrDict(),)
    traits = traits_def(CallEffects())
    assembly_format = (
        "custom<CustomCallTarget>($call_target_name) `(` $inputs `)` attr-dict `:` functional-type(operands, results)"
    )
    custom_directives = (CustomCallTarget,)

    def verify_(self) -> None:
        self._check_layouts()
        self._check_config()
        for alias in self.output_operand_aliases:
            output, operand = alias.output_tuple_indices.data, alias.operand_tuple_indices.data
            self._check_alias(output, alias.operand_index.data, operand)

    def _check_layouts(self) -> None:
        """Layouts come for operands and results together."""
        operands, results = self.operand_layouts, self.result_layouts
        if operands is None and results is None:
            return
        if operands is None or results is None:
            raise VerifyException("operand_layouts and result_layouts are given together, or not at all")
        types = self.result_types
        if len(types) == 1 and isinstance(types[0], TupleType):
            types = types[0].types.data
        _check_layouts("operand_layouts", operands.data, self.operand_types)
        _check_layouts("result_layouts", results.data, types)

    def _check_config(self) -> None:
        version = self.api_version.value.data
        if not 0 <= version <= _TYPED_FFI:
            raise VerifyException(f"api_version is {version}, which is not in [0, {_TYPED_FFI}]")
        config = self.backend_config
        if config is not None and isinstance(config, DictionaryAttr) != (version == _TYPED_FFI):
            wanted = "dictionary" if version == _TYPED_FFI else "string"
            raise VerifyException(f"backend_config is to be a {wanted} for api_version {version}")

    def _check_alias(self, output: Sequence[int], index: int, operand: Sequence[int]) -> None:
        if not 0 <= index < len(self.operands):
            raise VerifyException(f"operand_index {index} of an alias is not one of {len(self.operands)} operands")
        source = _tuple_element(self.operands[index].type, operand)
        results = self.result_types
        whole = results[0] if len(results) == 1 else _tuple(results)
        target = _tuple_element(whole, output)
        if source != target:
            raise VerifyException(f"an output of type {target} cannot be an alias of an operand of type {source}")


def _check_layouts(name: str, layouts: Sequence[DenseIntElementsAttr], types: Sequence[Attribute]) -> None:
    if len(layouts) != len(types):
        raise VerifyException(f"{name} has {len(layouts)} elements for {len(types)} values")
    for layout, type in zip(layouts, types, strict=True):
        order = sorted(int(v) for v in layout.get_values())
        rank = len(type.shape.data) if is_tensor(type) else 0
        if order != list(range(rank)):
            raise VerifyException(f"{name} has {layout}, which does not order the dimensions of {type}")


def _tuple(types: Sequence[Attribute]) -> TupleType:
    return TupleType(tuple(cast(TypeAttribute, type) for type in types))


def _tuple_element(type: Attribute, indices: Sequence[int]) -> Attribute:
    for index in indices:
        if not isinstance(type, TupleType) or not 0 <= index < len(type.types.data):
            raise VerifyException(f"tuple index {index} of an alias is not in {type}")
        type = type.types.data[index]
    return type


_NAMESPACED = re.compile(r"[a-zA-Z][a-zA-Z0-9_]*(\.[a-zA-Z0-9_$]+)+")


@hlo_op(remembers=False)
class CompositeOp(IRDLOperation):
    name = "stablehlo.composite"
    inputs = var_operand_def(COMPOSITE_VALUE)
    composite_name = prop_def(STRING, prop_name="name")
    composite_attributes = opt_prop_def(DictionaryAttr, DictionaryAttr({}))
    decomposition = prop_def(SymbolRefAttr)
    version = opt_prop_def(I32_ATTR, IntegerAttr(0, i32))
    composite_regions = var_region_def()
    results_ = var_result_def(COMPOSITE_VALUE)
    irdl_options = (ParsePropInAttrDict(),)
    assembly_format = (
        "$name operands (` ` `(` $composite_regions^ `)`)? attr-dict `:` functional-type(operands, results)"
    )

    def verify_(self) -> None:
        name = self.composite_name.data
        if _NAMESPACED.fullmatch(name) is None:
            raise VerifyException(f"name is to be a namespaced op name, but is {name!r} (C1)")
        called = SymbolTable.lookup_symbol(self, self.decomposition)
        wanted = getattr(called, "function_type", None)
        if not isinstance(wanted, FunctionType):
            raise VerifyException(f"decomposition {self.decomposition} is not a function in scope (C2)")
        if tuple(wanted.inputs) != tuple(self.operand_types):
            raise VerifyException(f"the decomposition takes {_listed(wanted.inputs.data)} (C3)")
        if tuple(wanted.outputs) != tuple(self.result_types):
            raise VerifyException(f"the decomposition returns {_listed(wanted.outputs.data)} (C4)")


@hlo_op()
class OptimizationBarrierOp(InfersTypes):
    name = "stablehlo.optimization_barrier"
    operand = var_operand_def(TENSOR_OR_TOKEN)
    result = var_result_def(TENSOR_OR_TOKEN)
    traits = traits_def(Pure())
    assembly_format = "attr-dict ($operand^ `:` custom<PairwiseOpType>(type($operand), type($result))):(`(` `)`)?"
    custom_directives = (PairwiseOpType,)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return operands

    def verify_(self) -> None:
        if tuple(self.operand_types) != tuple(self.result_types):
            found = f"{_listed(self.operand_types)} and {_listed(self.result_types)}"
            raise VerifyException(f"requires the same types for operands and results, but got {found} (C1)")


@hlo_op()
class TupleOp(InfersTypes):
    name = "stablehlo.tuple"
    val = var_operand_def(TUPLE_VALUE)
    result = result_def(TUPLE)
    traits = traits_def(Pure())
    assembly_format = "$val attr-dict `:` custom<TupleOpType>(type($val), type($result))"
    custom_directives = (TupleOpType,)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [_tuple(operands)]


@hlo_op()
class GetTupleElementOp(InfersTypes):
    name = "stablehlo.get_tuple_element"
    operand = operand_def(TUPLE)
    index = prop_def(I32_NON_NEGATIVE)
    result = result_def(TUPLE_VALUE)
    traits = traits_def(Pure())
    assembly_format = "$operand `[` $index `]` attr-dict `:` functional-type(operands, results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        index, whole = integer(properties, "index"), operands[0]
        assert isinstance(whole, TupleType)
        if index >= len(whole.types.data):
            raise VerifyException(f"index is {index}, but the operand has {len(whole.types.data)} elements (C1)")
        return [whole.types.data[index]]


@hlo_op()
class AfterAllOp(InfersTypes):
    name = "stablehlo.after_all"
    inputs = var_operand_def(TokenType)
    result = result_def(TokenType)
    traits = traits_def(Pure())
    assembly_format = (
        "$inputs attr-dict `:` custom<VariadicSameOperandsAndResultType>(ref($inputs), type($inputs), type($result))"
    )
    custom_directives = (VariadicSameOperandsAndResultType,)

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [TokenType()]


@hlo_op()
class CreateTokenOp(InfersTypes):
    name = "stablehlo.create_token"
    output = result_def(TokenType)
    traits = traits_def(Pure())
    assembly_format = "attr-dict `:` type(results)"

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [TokenType()]
