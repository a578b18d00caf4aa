"""Constants, and the largest elements of a tensor."""

from __future__ import annotations

from typing import cast

from xdsl.dialects.builtin import i32
from xdsl.ir import TypedAttribute
from xdsl.irdl import operand_def, prop_def, result_def, traits_def
from xdsl.printer import Printer
from xdsl.traits import Pure
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.stablehlo.attributes import DYNAMIC
from hloom.dialects.stablehlo.inference import sizes_and_bounds, tensor_of
from hloom.dialects.stablehlo.op import InfersTypes, Properties, Regions, Types, hlo_op, integer
from hloom.dialects.stablehlo.properties import ELEMENTS, I64_ATTR, TYPED
from hloom.dialects.stablehlo.tensors import STATIC_TENSOR, UNRANKED, is_tensor, with_element_type


@hlo_op()
class ConstantOp(InfersTypes):
    name = "chlo.constant"
    value = prop_def(ELEMENTS)
    output = result_def(STATIC_TENSOR)
    traits = traits_def(Pure())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [cast(TypedAttribute, properties["value"]).get_type()]

    def print(self, printer: Printer) -> None:
        """`chlo.constant {attributes} dense<…> : T`."""
        printer.print_op_attributes(self.attributes)
        printer.print_string(" ")
        printer.print_attribute(self.value)


@hlo_op()
class ConstantLikeOp(InfersTypes):
    name = "chlo.constant_like"
    operand = operand_def(UNRANKED)
    value = prop_def(TYPED)
    result = result_def(UNRANKED)
    traits = traits_def(Pure())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        return [with_element_type(operands[0], cast(TypedAttribute, properties["value"]).get_type())]


@hlo_op()
class TopKOp(InfersTypes):
    name = "chlo.top_k"
    operand = operand_def(UNRANKED)
    k = prop_def(I64_ATTR)
    values = result_def(UNRANKED)
    indices = result_def(UNRANKED)
    traits = traits_def(Pure())

    def asm_result_names(self) -> list[str | None]:
        return ["values", "indices"]

    assembly_format = (
        "`(`$operand `,` `k` `=` $k`)` attr-dict `:` type($operand) `->` `(`type($values)`,` type($indices)`)`"
    )

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        (operand,) = operands
        if not is_tensor(operand):
            return [operand, with_element_type(operand, i32)]
        sizes, k = sizes_and_bounds(operand), integer(properties, "k")
        if not sizes:
            raise VerifyException(f"expects an operand of rank 1 at least, but got {operand}")
        if k < 0 or (sizes[-1][0] != DYNAMIC and sizes[-1][0] < k):
            raise VerifyException(f"k is {k}: not between 0 and the last dimension of {operand}")
        sizes[-1] = (k, DYNAMIC)
        return [tensor_of(sizes, operand.element_type), tensor_of(sizes, i32)]
