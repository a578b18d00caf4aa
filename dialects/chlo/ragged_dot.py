"""Contraction by groups: one dimension of `lhs` consists of groups of slices, as long as `group_sizes` says."""

from __future__ import annotations

from typing import cast

from xdsl.dialects.utils.enum_attribute import EnumAttribute
from xdsl.ir import SpacedOpaqueSyntaxAttribute
from xdsl.irdl import irdl_attr_definition, operand_def, opt_prop_def, prop_def, result_def, traits_def
from xdsl.traits import Pure
from xdsl.utils.exceptions import VerifyException

from hloom.dialects.stablehlo.accuracy import Precision
from hloom.dialects.stablehlo.attributes import Dims, DotDimensionNumbersAttr, StructAttr
from hloom.dialects.stablehlo.contraction import check_dot, check_precision, others
from hloom.dialects.stablehlo.inference import (
    Shape,
    check_distinct,
    check_in_range,
    compatible_shapes,
    compatible_sizes,
    shape_of,
    shape_text,
    tensor_type,
)
from hloom.dialects.stablehlo.op import InfersTypes, Properties, Regions, Types, hlo_op
from hloom.dialects.stablehlo.properties import array_of
from hloom.dialects.stablehlo.tensors import ANY_OR_PER_AXIS_TENSOR, INT_TENSOR, element_type


@irdl_attr_definition
class PrecisionAttr(EnumAttribute[Precision], SpacedOpaqueSyntaxAttribute):
    name = "chlo.precision"


@irdl_attr_definition
class RaggedDotDimensionNumbersAttr(StructAttr):
    """Which dimensions `ragged_dot` batches and contracts, which of `lhs` has the groups, and which of `rhs`."""

    name = "chlo.ragged_dot"
    LISTS = (
        "lhs_batching_dimensions",
        "rhs_batching_dimensions",
        "lhs_contracting_dimensions",
        "rhs_contracting_dimensions",
        "lhs_ragged_dimensions",
        "rhs_group_dimensions",
    )

    lhs_batching_dimensions: Dims
    rhs_batching_dimensions: Dims
    lhs_contracting_dimensions: Dims
    rhs_contracting_dimensions: Dims
    lhs_ragged_dimensions: Dims
    rhs_group_dimensions: Dims

    def as_dot(self) -> DotDimensionNumbersAttr:
        """What `dot_general` has of them."""
        return DotDimensionNumbersAttr(
            self.lhs_batching_dimensions,
            self.rhs_batching_dimensions,
            self.lhs_contracting_dimensions,
            self.rhs_contracting_dimensions,
        )


@hlo_op()
class RaggedDotOp(InfersTypes):
    """`dot_general`, once for each group.

    Where the ragged dimension is contracted, the groups are the result's first dimension; where it is neither
    contracted nor batched, they are a dimension of `rhs`.
    """

    name = "chlo.ragged_dot"
    lhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    rhs = operand_def(ANY_OR_PER_AXIS_TENSOR)
    group_sizes = operand_def(INT_TENSOR)
    ragged_dot_dimension_numbers = prop_def(RaggedDotDimensionNumbersAttr)
    precision_config = opt_prop_def(array_of(PrecisionAttr, "Precision Config attribute"))
    result = result_def(ANY_OR_PER_AXIS_TENSOR)
    traits = traits_def(Pure())

    @classmethod
    def infer(cls, operands: Types, properties: Properties, regions: Regions = ()) -> Types:
        numbers = cast(RaggedDotDimensionNumbersAttr, properties["ragged_dot_dimension_numbers"])
        lhs, rhs, sizes = (shape_of(operand) for operand in operands)
        check_dot(numbers.as_dot(), lhs, rhs)
        _check_group_sizes(numbers, lhs, sizes)
        _check_group_dimensions(numbers, rhs, sizes[-1])
        batching, contracting = numbers.lhs_batching_dimensions.data, numbers.lhs_contracting_dimensions.data
        of_rhs = (numbers.rhs_batching_dimensions, numbers.rhs_contracting_dimensions, numbers.rhs_group_dimensions)
        left = [*batching, *others(len(lhs), (*batching, *contracting))]
        right = others(len(rhs), [dimension for dimensions in of_rhs for dimension in dimensions.data])
        groups = sizes[-1:] if numbers.lhs_ragged_dimensions.data[0] in contracting else ()
        shape = (*groups, *(lhs[dimension] for dimension in left), *(rhs[dimension] for dimension in right))
        return [tensor_type(shape, element_type(operands[0]))]

    def verify_(self) -> None:
        (wanted,) = self.infer(self.operand_types, self.properties)
        if not compatible_shapes(shape_of(wanted), shape_of(self.result.type)):
            raise VerifyException(f"inferred type {wanted} is incompatible with result type {self.result.type}")
        check_precision(self.precision_config)


def _check_group_sizes(numbers: RaggedDotDimensionNumbersAttr, lhs: Shape, sizes: Shape) -> None:
    """One list of sizes for all, or one for each index of the dimensions outside the ragged one."""
    ragged = numbers.lhs_ragged_dimensions.data
    if len(ragged) != 1:
        raise VerifyException(f"lhs_ragged_dimensions {list(ragged)} is to have one dimension")
    check_in_range("lhs_ragged_dimensions", ragged, len(lhs), of="lhs")
    wanted = tuple(lhs[dimension] for dimension in _outside(numbers, ragged[0]))
    if len(sizes) != 1 and (not sizes or sizes[:-1] != wanted):
        shape = shape_text((*wanted, *sizes[-1:])) if sizes else f"of rank {len(wanted) + 1}"
        raise VerifyException(f"group_sizes is of shape {shape_text(sizes)}, but is to be {shape}")


def _outside(numbers: RaggedDotDimensionNumbersAttr, ragged: int) -> tuple[int, ...]:
    """The dimensions of `lhs` before the ragged one, in the order batching, then others of the ragged one's kind."""
    batching, contracting = numbers.lhs_batching_dimensions.data, numbers.lhs_contracting_dimensions.data
    if ragged in batching:
        return batching[: batching.index(ragged)]
    if ragged in contracting:
        return (*batching, *contracting[: contracting.index(ragged)])
    return (*batching, *others(ragged, (*batching, *contracting)))


def _check_group_dimensions(numbers: RaggedDotDimensionNumbersAttr, rhs: Shape, groups: int) -> None:
    """`rhs` has a dimension of groups exactly if the ragged dimension is neither batched nor contracted."""
    dimensions = numbers.rhs_group_dimensions.data
    check_in_range("rhs_group_dimensions", dimensions, len(rhs), of="rhs")
    for name in ("rhs_batching_dimensions", "rhs_contracting_dimensions"):
        check_distinct("rhs_group_dimensions", dimensions, name, getattr(numbers, name).data)
    shared = (*numbers.lhs_batching_dimensions.data, *numbers.lhs_contracting_dimensions.data)
    wanted = int(numbers.lhs_ragged_dimensions.data[0] not in shared)
    if len(dimensions) != wanted:
        found = "" if wanted == 0 else "not "
        raise VerifyException(
            f"rhs_group_dimensions has {len(dimensions)} elements, but is to have {wanted}: the ragged dimension is "
            f"{found}batched or contracted"
        )
    for dimension in dimensions:
        if not compatible_sizes(rhs[dimension], groups):
            raise VerifyException(
                f"dimension {dimension} of rhs is of size {rhs[dimension]}, but there are {groups} groups"
            )
