"""What xDSL's ops of tensor and memref leave unchecked about shapes, in upstream's words."""

from __future__ import annotations

from typing import Any, cast

from xdsl.dialects.builtin import DenseArrayBase, MemRefType, TensorType
from xdsl.ir import Attribute, Operation

from ..diagnostics import error_at

# Ops that take one index for each dimension of an operand: which one it is; the indices follow it.
_INDEXED = {"tensor.extract": 0, "tensor.insert": 1}
_DYNAMIC = -1


def verify_shapes(op: Operation) -> None:
    """LocatedError where the number of indices is not the rank, or where a written shape is not the result's."""
    if op.name in _INDEXED:
        _verify_indices(op, _INDEXED[op.name])
    elif op.name == "memref.expand_shape":
        _verify_output_shape(op)


def _verify_indices(op: Operation, source: int) -> None:
    shape = _shape(op.operands[source].type)
    if shape is not None and len(op.operands) - source - 1 != len(shape):
        raise error_at(op, f"{op.name}: incorrect number of indices")


def _verify_output_shape(op: Operation) -> None:
    written, shape = op.properties.get("static_output_shape"), _shape(op.results[0].type)
    if not isinstance(written, DenseArrayBase) or shape is None:
        return
    sizes = [int(size) for size in cast("DenseArrayBase[Any]", written).get_values()]
    for position, (size, own) in enumerate(zip(sizes, shape, strict=False)):
        if size >= 0 and own != _DYNAMIC and size != own:
            raise error_at(op, f"{op.name}: invalid output shape provided at pos {position}")


def _shape(type: Attribute) -> tuple[int, ...] | None:
    if not isinstance(type, TensorType | MemRefType):
        return None
    return tuple(cast("TensorType[Any] | MemRefType[Any]", type).get_shape())
