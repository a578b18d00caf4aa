"""C's casts. What C leaves undefined (a float out of an integer's range) saturates."""

from __future__ import annotations

from typing import Any

import numpy as np
from xdsl.ir import Attribute

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.emitc.expressions import CastOp

from ...dtypes import DType, element_dtype
from ..functions import Unary, identity
from ..numerics import convert, signless
from ..planner import Planner
from ..registry import meaning
from .types import Kind, dtype_in_memory, kind_of, pointed_at

_MASK = 2**64 - 1


@meaning("emitc.cast")
def _cast(op: CastOp, plan: Planner) -> Unary:
    source, target = op.source.type, op.dest.type
    kinds = kind_of(source), kind_of(target)
    if kinds[1] is Kind.POINTER and kinds[0] in (Kind.POINTER, Kind.ARRAY):
        return _pointer_cast(dtype_in_memory(pointed_at(target)))
    if Kind.POINTER in kinds or Kind.ARRAY in kinds:
        raise unsupported_at(op, f"a cast from {source} to {target}")
    if source == target:
        return identity
    if kinds[1] in (Kind.OFFSET, Kind.SIZE):
        return _to_python(source, wraps=kinds[1] is Kind.SIZE)
    own = np.dtype(np.int64 if kinds[0] is Kind.OFFSET else np.uint64)
    if kinds[0] in (Kind.OFFSET, Kind.SIZE):
        inner = convert.convert(own, element_dtype(target))
        return lambda x: inner(own.type(x))
    if kinds[0] is Kind.BOOL:
        dtype = element_dtype(target)
        return lambda x: np.bool_(x).astype(dtype)
    return convert.convert(element_dtype(source), element_dtype(target))


def _to_python(source: Attribute, *, wraps: bool) -> Unary:
    if kind_of(source) is Kind.FLOAT:
        inner = convert.convert(element_dtype(source), np.dtype(np.uint64 if wraps else np.int64))
        return lambda x: int(inner(x))
    return (lambda x: int(x) & _MASK) if wraps else (lambda x: signless.wrapped_index(int(x)))


def _pointer_cast(dtype: DType) -> Unary:
    def run(x: Any) -> Any:
        flat = x.reshape(-1)
        if flat.dtype == dtype:
            return flat
        count = flat.size * flat.itemsize // dtype.itemsize * dtype.itemsize // flat.itemsize
        return flat[:count].view(dtype)

    return run
