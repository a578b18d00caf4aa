"""Ops with implicit broadcasting that their operands' types alone do not describe."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import TensorType

from ...sampling import REAL, Draw, Sample, make, sampler
from ...stablehlo.enums import ComparisonDirection, ComparisonDirectionAttr
from ...stablehlo.tensors import Kind
from ..broadcast import BroadcastCompareOp, BroadcastComplexOp, BroadcastNextAfterOp


@sampler(BroadcastCompareOp)
def _compare(cls: type[Any], draw: Draw) -> Sample:
    lhs, rhs = _spread(draw, draw.element(REAL))
    direction = ComparisonDirection(draw.choice(("EQ", "NE", "LT", "LE", "GT", "GE")))
    return make(cls, [lhs, rhs], {"comparison_direction": ComparisonDirectionAttr(direction)})


@sampler(BroadcastComplexOp)
def _complex(cls: type[Any], draw: Draw) -> Sample:
    return make(cls, _spread(draw, draw.element(Kind.FLOAT, (32, 64))))


@sampler(BroadcastNextAfterOp)
def _next_after(cls: type[Any], draw: Draw) -> Sample:
    return make(cls, _spread(draw, draw.element(Kind.FLOAT, (16, 32, 64))))


def _spread(draw: Draw, element: Any) -> list[Any]:
    """Two tensors, one of which may be a part of the other's shape."""
    shape = draw.shape() if draw.result_type is None else draw.result_type.get_shape()
    part = [n if draw.chance(0.7) else 1 for n in shape][draw.integer(0, len(shape)) :]
    types = [TensorType(element, shape), TensorType(element, part)]
    return types if draw.chance(0.5) else types[::-1]
