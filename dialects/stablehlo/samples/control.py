"""Control flow."""

from __future__ import annotations

from typing import Any

from xdsl.dialects.builtin import TensorType, i1, i32
from xdsl.ir import Block, Region

from ...sampling import ALL, Draw, Sample, make, sampler
from ..binary import AddOp
from ..control import CaseOp, IfOp, OptimizationBarrierOp, ReturnOp, WhileOp
from .attributes import combining, compare, region, vector


@sampler(IfOp, CaseOp)
def _branches(cls: type[Any], draw: Draw) -> Sample:
    """Branch k returns a value from outside; an index lies out of range at times."""
    count = 2 if cls is IfOp else draw.integer(1, 4)
    type_ = draw.tensor(ALL)
    index = TensorType(i1 if cls is IfOp else i32, [])
    ranges = {} if cls is IfOp else {0: (-2, count + 2)}
    regions = [Region() for _ in range(count)]
    found = make(cls, [index, *[type_] * count], {}, regions, results=[type_], ranges=ranges)
    chosen, *outer = found.op.operands
    for inner, value in zip(regions, outer, strict=True):
        inner.add_block(Block([ReturnOp.create(operands=[value])]))
    found.op.operands = [chosen]
    return found


@sampler(WhileOp)
def _while(cls: type[Any], draw: Draw) -> Sample:
    """Combines two values some times, or none."""
    number, type_ = TensorType(i32, []), TensorType(draw.element(ALL), draw.shape())
    function = combining(draw, type_)
    types = [number, number, number, type_, type_]
    condition = region(types, lambda values, add: [compare(add, "LT", values[0], values[2])])

    def step(values: Any, add: Any) -> Any:
        count, one, limit, x, y = values
        return [add(AddOp, [count, one]), one, limit, add(function, [x, y]), x]

    return make(cls, types, {}, [condition, region(types, step)], ranges={0: (-1, 2), 2: (-1, 2)}, given={1: vector(1)})


@sampler(OptimizationBarrierOp)
def _several(cls: type[Any], draw: Draw) -> Sample:
    return make(cls, [draw.tensor(ALL) for _ in range(draw.integer(1, 3))])
