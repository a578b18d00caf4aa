"""Reads ops that become one of `linalg_ext`, with its properties and regions as they will be."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from xdsl.dialects.builtin import DenseArrayBase, i32
from xdsl.ir import Attribute, Block, Operation, Region, SSAValue

from hloom.dialects.linalg_ext import DestinationOp, YieldOp

from .graph import Computed, Extended, Node, Shape
from .naming import UNNAMED
from .reading import Reader
from .scalars import Body
from .types import signless

if TYPE_CHECKING:
    from .kernels import KernelWriter

# Makes what a region yields of its arguments, which are scalars.
WriteRegion: TypeAlias = Callable[[Body, Sequence[SSAValue]], Sequence[SSAValue]]


@dataclass(frozen=True)
class Scalars:
    """A region: the StableHLO element types of its arguments, and what it does with them."""

    arguments: Sequence[Attribute]
    write: WriteRegion


def read_extended(
    reader: Reader,
    op: Operation,
    kind: type[DestinationOp],
    inputs: Sequence[Node],
    outputs: Sequence[Node | tuple[Shape, Attribute]],
    properties: Mapping[str, Attribute],
    regions: Sequence[Scalars] = (),
    names: Sequence[str] = (),
) -> Sequence[Node]:
    """Notes a `linalg_ext` op that `op` asks for; its results.

    `outputs` are what its destinations hold at first, or the shapes and element types of those that need hold nothing.
    `names` are for inputs that have none of their own.
    """

    def write(kernel: KernelWriter, ins: Sequence[SSAValue], outs: Sequence[SSAValue]) -> Sequence[SSAValue]:
        for value, name in zip(ins, names, strict=False):
            value.name_hint = name if value.name_hint == UNNAMED else value.name_hint
        made = kind.create(
            operands=[*ins, *outs],
            result_types=[out.type for out in outs],
            properties={**properties, "operandSegmentSizes": DenseArrayBase.from_list(i32, [len(ins), len(outs)])},
            regions=[_region(kernel, op, scalars) for scalars in regions],
            location=op.location,
        )
        kernel.block.add_op(made)
        return made.results

    starts = tuple([start if isinstance(start, Node) else None for start in outputs])
    extended = reader.add(Extended(op, tuple(inputs), starts, write))
    for number, start in enumerate(outputs):
        shape, dtype = (start.shape, start.dtype) if isinstance(start, Node) else start
        node = Computed(op, shape, dtype, (*inputs, *_given(starts)), extended=extended, number=number)
        extended.results.append(reader.add(node))
    return extended.results


def _given(starts: Sequence[Node | None]) -> list[Node]:
    return [start for start in starts if start is not None]


def _region(kernel: KernelWriter, op: Operation, scalars: Scalars) -> Region:
    block = Block(arg_types=[signless(type_) for type_ in scalars.arguments])
    body = Body(block, kernel.constants)
    body.location = op.location
    block.add_op(YieldOp.create(operands=scalars.write(body, block.args)))
    return Region(block)
