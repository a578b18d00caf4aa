"""top_k."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import TensorType

from ...sampling import Draw, Sample, make, sampler
from ...stablehlo.samples.attributes import number
from ...stablehlo.tensors import Kind
from ..data import TopKOp


@sampler(TopKOp)
def _top_k(cls: type[Any], draw: Draw) -> Sample:
    shape = draw.shape(draw.integer(1, 3))
    operand = TensorType(draw.element(Kind.INT | Kind.FLOAT, (8, 16, 32, 64)), shape)
    return make(cls, [operand], {"k": number(draw.integer(0, shape[-1]))})
