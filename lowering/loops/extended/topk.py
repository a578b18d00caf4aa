"""topk: the elements found so far are kept in order."""

from __future__ import annotations

from xdsl.dialects.builtin import MemRefType

from hloom.dialects.linalg_ext import TopkOp

from ...memrefs import element_count, memref_type
from ..templates import Templates, index_attribute, region_hook
from .views import lines, viewed


def lower(op: TopkOp, templates: Templates) -> None:
    """Finds the first elements of each line along the dimension."""
    if element_count(memref_type(op.outputs[0])) == 0:
        op.detach()
        op.erase()
        return
    buffers = (*op.inputs, *op.outputs)
    shapes = [lines(buffer, op.dimension.value.data) for buffer in buffers]
    x, values, indices = (memref_type(buffer).element_type for buffer in buffers)
    before, count, after = shapes[0]
    parameters = {
        "!T": x,
        "!I": indices,
        "#before": index_attribute(before),
        "#count": index_attribute(count),
        "#after": index_attribute(after),
        "#wanted": index_attribute(shapes[1][1]),
        "!Lines": MemRefType(x, shapes[0]),
        "!Values": MemRefType(values, shapes[1]),
        "!Indices": MemRefType(indices, shapes[2]),
    }
    operands = [viewed(op, buffer, shape) for buffer, shape in zip(buffers, shapes, strict=True)]
    templates.replace(op, "topk", operands, parameters, {"less": region_hook(op.comparator)})
