"""scan: one element after the other; lines of an associative combination in groups."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith
from xdsl.dialects.builtin import IndexType, MemRefType
from xdsl.ir import Block, SSAValue

from hloom.dialects.linalg_ext import ScanOp

from ...memrefs import element_count, memref_type
from ..templates import Hook, Templates, constant, index_attribute, made, region_hook
from .views import Lines, lines, load, store, viewed

# As many elements are combined among themselves as `scan_in_groups.mlir` takes at a time.
_GROUP = 4


def lower(op: ScanOp, templates: Templates) -> None:
    """Combines the elements of each line along the dimension."""
    shape = lines(op.inputs[0], op.dimension.value.data)
    in_groups = op.is_associative.value.data and op.inclusive.value.data and len(op.inputs) == 1 and shape[2] == 1
    if element_count(memref_type(op.inputs[0])) == 0:
        op.detach()
        op.erase()
    elif in_groups:
        _scan_in_groups(op, templates, shape)
    else:
        _scan_one_by_one(op, templates, shape)


def _scan_in_groups(op: ScanOp, templates: Templates, shape: Lines) -> None:
    (x,), (out, carried) = op.inputs, op.outputs
    rows, count, _ = shape
    element, groups = memref_type(x).element_type, count // _GROUP
    parameters = {
        "!T": element,
        "!Lines": MemRefType(element, [rows, count]),
        "!Carried": MemRefType(element, [rows]),
        "#lines": index_attribute(rows),
        "#count": index_attribute(count),
        "#groups": index_attribute(groups),
        "#grouped": index_attribute(groups * _GROUP),
    }
    operands = [viewed(op, x, (rows, count)), viewed(op, out, (rows, count)), viewed(op, carried, (rows,))]
    hooks = {"combine": region_hook(op.body), "place": _place(op, count)}
    templates.replace(op, "scan_in_groups", operands, parameters, hooks)


def _place(op: ScanOp, count: int) -> Hook:
    """The index of the k-th element of a line to combine."""

    def write(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        if not op.reverse.value.data:
            return args
        last = constant(block, index_attribute(count - 1))
        return [made(block, arith.SubiOp, [last, *args], IndexType())]

    return write


def _scan_one_by_one(op: ScanOp, templates: Templates, shape: Lines) -> None:
    before, count, after = shape
    number = len(op.inputs)
    inputs = [viewed(op, x, shape) for x in op.inputs]
    outputs = [viewed(op, out, shape) for out in op.outputs[:number]]
    carried = [viewed(op, out, (before, after)) for out in op.outputs[number:]]
    combine = region_hook(op.body)

    def step(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        line, place, column = args
        state = [load(block, buffer, [line, column]) for buffer in carried]
        elements = [load(block, buffer, [line, place, column]) for buffer in inputs]
        following = combine(block, [*state, *elements])
        for buffer, value in zip(outputs, following if op.inclusive.value.data else state, strict=True):
            store(block, value, buffer, [line, place, column])
        for buffer, value in zip(carried, following, strict=True):
            store(block, value, buffer, [line, column])
        return ()

    parameters = {
        "#before": index_attribute(before),
        "#count": index_attribute(count),
        "#after": index_attribute(after),
    }
    templates.replace(op, "scan", [], parameters, {"step": step, "place": _place(op, count)})
