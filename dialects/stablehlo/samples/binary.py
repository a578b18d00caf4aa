"""compare, complex, clamp and select."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import TensorType, i1

from ...sampling import ALL, REAL, Draw, Sample, make, sampler
from ..binary import ClampOp, CompareOp, ComplexOp, SelectOp
from ..enums import ComparisonDirection, ComparisonDirectionAttr, ComparisonType, ComparisonTypeAttr
from ..tensors import Kind, kind_of


@sampler(CompareOp)
def _compare(cls: type[Any], draw: Draw) -> Sample:
    shape = draw.result_type.get_shape() if draw.result_type is not None else None
    type_ = TensorType(draw.element(ALL), draw.shape() if shape is None else shape)
    kind = kind_of(type_.element_type)
    directions = ("EQ", "NE") if kind is Kind.COMPLEX else ("EQ", "NE", "LT", "LE", "GT", "GE")
    properties: dict[str, Any] = {
        "comparison_direction": ComparisonDirectionAttr(ComparisonDirection(draw.choice(directions)))
    }
    if kind is Kind.FLOAT and draw.chance(0.5):
        properties["compare_type"] = ComparisonTypeAttr(ComparisonType(draw.choice(("FLOAT", "TOTALORDER"))))
    return make(cls, [type_, type_], properties)


@sampler(ComplexOp)
def _complex(cls: type[Any], draw: Draw) -> Sample:
    type_ = draw.tensor(Kind.FLOAT, widths=(32, 64))
    return make(cls, [type_, type_])


@sampler(ClampOp)
def _clamp(cls: type[Any], draw: Draw) -> Sample:
    type_ = draw.tensor(REAL)
    scalar = TensorType(type_.element_type, [])
    low, high = (scalar if draw.chance(0.5) else type_ for _ in range(2))
    return make(cls, [low, type_, high])


@sampler(SelectOp)
def _select(cls: type[Any], draw: Draw) -> Sample:
    type_ = draw.tensor(ALL)
    return make(cls, [TensorType(i1, [] if draw.chance(0.3) else type_.get_shape()), type_, type_])
