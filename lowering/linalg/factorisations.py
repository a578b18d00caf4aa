"""Cholesky factors, triangular systems and random bits, as ops of `linalg_ext`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from xdsl.dialects.builtin import BoolAttr, StringAttr
from xdsl.ir import Operation

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.linalg_ext import CholeskyOp, RngOp, TriangularSolveOp
from hloom.dialects.stablehlo.tensors import Kind

from .extended import read_extended
from .folds import converted
from .graph import Node
from .reading import Handler, Reader
from .types import accumulator_of, element_kind, shaped


def _read_cholesky(reader: Reader, op: Operation) -> Node:
    (a,) = reader.of(op.operands)
    dtype = accumulator_of(a.dtype)
    wide = converted(reader, op, a, dtype)
    lower = op.properties.get("lower", BoolAttr.from_bool(False))
    (factor,) = read_extended(reader, op, CholeskyOp, [wide], [(a.shape, dtype)], {"lower": lower})
    return converted(reader, op, factor, a.dtype)


def _read_triangular_solve(reader: Reader, op: Operation) -> Node:
    a, b = reader.of(op.operands)
    dtype = accumulator_of(a.dtype)
    wide = [converted(reader, op, node, dtype) for node in (a, b)]
    properties = {name: op.properties[name] for name in ("left_side", "lower", "unit_diagonal")}
    properties["transpose_a"] = StringAttr(_name(op, "transpose_a"))
    (x,) = read_extended(reader, op, TriangularSolveOp, wide, [(b.shape, dtype)], properties)
    return converted(reader, op, x, b.dtype)


def _read_rng_bit_generator(reader: Reader, op: Operation) -> Sequence[Node]:
    (state,) = reader.of(op.operands)
    shape, dtype = shaped(op.results[1], op)
    if element_kind(dtype) not in (Kind.SINT, Kind.UINT) or element_kind(state.dtype) not in (Kind.SINT, Kind.UINT):
        raise unsupported_at(op, f"random bits as {op.results[1].type} of {op.results[0].type}")
    properties = {"rng_algorithm": StringAttr(_name(op, "rng_algorithm"))}
    return read_extended(reader, op, RngOp, [state], [(state.shape, state.dtype), (shape, dtype)], properties)


def _name(op: Operation, name: str) -> str:
    """What an enumeration of an op says."""
    return str(cast(Any, op.properties[name]).data)


READERS: dict[str, Handler] = {
    "stablehlo.cholesky": _read_cholesky,
    "stablehlo.rng_bit_generator": _read_rng_bit_generator,
    "stablehlo.triangular_solve": _read_triangular_solve,
}
