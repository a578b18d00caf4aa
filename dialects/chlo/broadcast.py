"""Elementwise functions of operands that are broadcast to one shape first."""

from __future__ import annotations

from abc import ABC
from collections.abc import Sequence
from typing import cast

from xdsl.dialects.builtin import AnyFloat, ComplexType, UnrankedTensorType, i1
from xdsl.dialects.utils.enum_attribute import EnumAttribute
from xdsl.ir import Attribute, SpacedOpaqueSyntaxAttribute
from xdsl.irdl import (
    ParsePropInAttrDict,
    irdl_attr_definition,
    operand_def,
    opt_prop_def,
    prop_def,
    result_def,
    traits_def,
)
from xdsl.traits import Commutative, Pure
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.stablehlo.attributes import DYNAMIC
from hloom.dialects.stablehlo.enums import ComparisonDirection, ComparisonType
from hloom.dialects.stablehlo.inference import (
    Shape,
    SizeAndBound,
    check_in_range,
    check_length,
    check_same_elements,
    check_unique,
    shape_of,
    sizes_and_bounds,
    tensor_of,
)
from hloom.dialects.stablehlo.op import InfersTypes, Properties, Regions, Types, hlo_op, integers
from hloom.dialects.stablehlo.properties import I64_ARRAY
from hloom.dialects.stablehlo.tensors import (
    PRED_TENSOR,
    UNRANKED,
    UNRANKED_COMPLEX,
    UNRANKED_FP,
    UNRANKED_PRED,
    UNRANKED_PRED_OR_INT,
    as_tensor,
    element_type,
    is_tensor,
)


@irdl_attr_definition
class ComparisonDirectionAttr(EnumAttribute[ComparisonDirection], SpacedOpaqueSyntaxAttribute):
    name = "chlo.comparison_direction"


@irdl_attr_definition
class ComparisonTypeAttr(EnumAttribute[ComparisonType], SpacedOpaqueSyntaxAttribute):
    name = "chlo.comparison_type"


def broadcast_type(types: Types, element: Attribute) -> Attribute:
    """The type of tensors of `element` that NumPy's broadcasting makes of `types`: unranked if any of them is."""
    if not all(map(is_tensor, types)):
        return UnrankedTensorType(element)
    sides = [sizes_and_bounds(as_tensor(type)) for type in types]
    rank = max(map(len, sides))
    aligned = zip(*(_ONE * (rank - len(side)) + side for side in sides), strict=True)
    return tensor_of((_joined(sizes, dimension, types) for dimension, sizes in enumerate(aligned)), element)


_ONE: list[SizeAndBound] = [(1, DYNAMIC)]


def _joined(sizes: Sequence[SizeAndBound], dimension: int, types: Types) -> SizeAndBound:
    """The size that all have, ones apart; one that is not known is taken to be as long as the others, or one."""
    others = {size for size in sizes if size != _ONE[0]}
    known = {size for size, _ in others if size != DYNAMIC}
    if len(known) > 1:
        listed = " and ".join(map(str, types))
        found = " and ".join(str(size) for size, _ in sizes)
        raise VerifyException(f"cannot broadcast {listed}: dimension {dimension} is of size {found}")
    if known:
        return known.pop(), DYNAMIC
    return others.pop() if len(others) == 1 else ((DYNAMIC, DYNAMIC) if others else _ONE[0])


def _aligned(operands: Types, dimensions: Shape) -> Types:
    """The operands, that of lower rank (the first, if both are of one) with the dimensions that the other has."""
    ranks = [len(shape_of(operand)) for operand in operands]
    small = int(ranks[0] > ranks[1])
    check_length("broadcast_dimensions", dimensions, ranks[small], "the smaller operand's rank")
    check_in_range("broadcast_dimensions", dimensions, ranks[1 - small], of="the larger operand")
    check_unique("broadcast_dimensions", dimensions)
    tensor = as_tensor(operands[small])
    sizes = _ONE * ranks[1 - small]
    for dimension, size in zip(dimensions, sizes_and_bounds(tensor), strict=True):
        sizes[dimension] = size
    aligned = tensor_of(sizes, tensor.element_type)
    return [operands[0], aligned] if small else [aligned, operands[1]]


class BroadcastBinaryOp(InfersTypes, ABC):
    """An elementwise function of two operands that are broadcast to one shape first.

    `broadcast_dimensions` are the larger operand's dimensions to which the smaller operand's correspond; without them
    the operands' last dimensions do, as in NumPy.
    """

    lhs = operand_def(UNRANKED)
    rhs = operand_def(UNRANKED)
    broadcast_dimensions = opt_prop_def(I64_ARRAY)
    result = result_def(UNRANKED)
    irdl_options = (ParsePropInAttrDict(),)
    traits = traits_def(Pure())
    assembly_format = "$lhs `,` $rhs attr-dict `:` `(` type($lhs) `,` type($rhs) `)` `->` type(results)"

    @classmethod
    def result_element(cls, operand: Attribute) -> Attribute:
        """The result's elements, by the operands'."""
        return operand

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        check_same_elements(operands)
        element = cls.result_element(element_type(operands[0]))
        if "broadcast_dimensions" in properties and all(map(is_tensor, operands)):
            operands = _aligned(operands, integers(properties, "broadcast_dimensions"))
        return [broadcast_type(operands, element)]


@hlo_op()
class BroadcastAddOp(BroadcastBinaryOp):
    name = "chlo.broadcast_add"
    traits = traits_def(Commutative())


@hlo_op()
class BroadcastAndOp(BroadcastBinaryOp):
    name = "chlo.broadcast_and"
    lhs = operand_def(UNRANKED_PRED_OR_INT)
    rhs = operand_def(UNRANKED_PRED_OR_INT)
    traits = traits_def(Commutative())


@hlo_op()
class BroadcastAtan2Op(BroadcastBinaryOp):
    name = "chlo.broadcast_atan2"


@hlo_op()
class BroadcastDivOp(BroadcastBinaryOp):
    name = "chlo.broadcast_divide"


@hlo_op()
class BroadcastMaxOp(BroadcastBinaryOp):
    name = "chlo.broadcast_maximum"
    traits = traits_def(Commutative())


@hlo_op()
class BroadcastMinOp(BroadcastBinaryOp):
    name = "chlo.broadcast_minimum"
    traits = traits_def(Commutative())


@hlo_op()
class BroadcastMulOp(BroadcastBinaryOp):
    name = "chlo.broadcast_multiply"
    traits = traits_def(Commutative())


@hlo_op()
class BroadcastNextAfterOp(BroadcastBinaryOp):
    name = "chlo.broadcast_next_after"


@hlo_op()
class BroadcastOrOp(BroadcastBinaryOp):
    name = "chlo.broadcast_or"
    lhs = operand_def(UNRANKED_PRED_OR_INT)
    rhs = operand_def(UNRANKED_PRED_OR_INT)
    traits = traits_def(Commutative())


@hlo_op()
class BroadcastPolygammaOp(BroadcastBinaryOp):
    name = "chlo.broadcast_polygamma"


@hlo_op()
class BroadcastPowOp(BroadcastBinaryOp):
    name = "chlo.broadcast_power"


@hlo_op()
class BroadcastRemOp(BroadcastBinaryOp):
    name = "chlo.broadcast_remainder"


@hlo_op()
class BroadcastShiftLeftOp(BroadcastBinaryOp):
    name = "chlo.broadcast_shift_left"


@hlo_op()
class BroadcastShiftRightArithmeticOp(BroadcastBinaryOp):
    name = "chlo.broadcast_shift_right_arithmetic"


@hlo_op()
class BroadcastShiftRightLogicalOp(BroadcastBinaryOp):
    name = "chlo.broadcast_shift_right_logical"


@hlo_op()
class BroadcastSubOp(BroadcastBinaryOp):
    name = "chlo.broadcast_subtract"


@hlo_op()
class BroadcastXorOp(BroadcastBinaryOp):
    name = "chlo.broadcast_xor"
    lhs = operand_def(UNRANKED_PRED_OR_INT)
    rhs = operand_def(UNRANKED_PRED_OR_INT)
    traits = traits_def(Commutative())


@hlo_op()
class BroadcastZetaOp(BroadcastBinaryOp):
    name = "chlo.broadcast_zeta"
    lhs = operand_def(UNRANKED_FP)
    rhs = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_FP)


@hlo_op()
class BroadcastComplexOp(BroadcastBinaryOp):
    name = "chlo.broadcast_complex"
    lhs = operand_def(UNRANKED_FP)
    rhs = operand_def(UNRANKED_FP)
    result = result_def(UNRANKED_COMPLEX)

    @classmethod
    def result_element(cls, operand: Attribute) -> Attribute:
        return ComplexType(cast(AnyFloat, operand))


@hlo_op()
class BroadcastCompareOp(BroadcastBinaryOp):
    name = "chlo.broadcast_compare"
    comparison_direction = prop_def(ComparisonDirectionAttr)
    compare_type = opt_prop_def(ComparisonTypeAttr)
    result = result_def(UNRANKED_PRED)

    @classmethod
    def result_element(cls, operand: Attribute) -> Attribute:
        return i1


@hlo_op()
class BroadcastSelectOp(InfersTypes):
    name = "chlo.broadcast_select"
    pred = operand_def(PRED_TENSOR)
    on_true = operand_def(UNRANKED)
    on_false = operand_def(UNRANKED)
    result = result_def(UNRANKED)
    traits = traits_def(Pure())
    assembly_format = (
        "$pred `,` $on_true `,` $on_false attr-dict `:` "
        "`(` type($pred) `,` type($on_true) `,` type($on_false) `)` `->` type(results)"
    )

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        check_same_elements(operands[1:])
        return [broadcast_type(operands, element_type(operands[1]))]
