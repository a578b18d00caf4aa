"""triangular_solve: by substitution; systems from the right are the transposed ones from the left."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith
from xdsl.dialects.builtin import IndexType
from xdsl.ir import Block, SSAValue

from hloom.dialects.linalg_ext import TriangularSolveOp

from ...memrefs import element_count, memref_type
from ..templates import Hook, Templates, constant, index_attribute, made
from .numbers import Numbers
from .views import load, matrices, store, viewed


def lower(op: TriangularSolveOp, templates: Templates) -> None:
    """Solves each system of the last two dimensions."""
    if element_count(memref_type(op.outputs[0])) == 0:
        op.detach()
        op.erase()
        return
    numbers, from_left = Numbers(memref_type(op.inputs[0]).element_type), bool(op.left_side.value.data)
    count, rows, columns = matrices(op.inputs[1])
    size = rows if from_left else columns
    a = viewed(op, op.inputs[0], (count, size, size))
    b, x = (viewed(op, buffer, (count, rows, columns)) for buffer in (op.inputs[1], op.outputs[0]))
    is_transposed = op.transpose_a.data != "NO_TRANSPOSE"
    is_turned = is_transposed is from_left
    forward = bool(op.lower.value.data) is not is_turned

    def place(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        if forward:
            return args
        last = constant(block, index_attribute(size - 1))
        return [made(block, arith.SubiOp, [last, *args], IndexType())]

    def read(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        value = load(block, a, _turned(args) if is_turned else args)
        return [numbers.conjugate(block, value) if op.transpose_a.data == "ADJOINT" else value]

    def at(args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        return args[:3] if from_left else _turned(args)

    def start(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        store(block, load(block, b, at(args)), x, at(args))
        return ()

    def put(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        store(block, args[3], x, at(args))
        return ()

    parameters = {
        "!T": numbers.type,
        "#matrices": index_attribute(count),
        "#rows": index_attribute(size),
        "#columns": index_attribute(columns if from_left else rows),
        "#unit_diagonal": op.unit_diagonal,
    }
    hooks: dict[str, Hook] = {
        **numbers.hooks(),
        "place": place,
        "read": read,
        "start": start,
        "get": lambda block, args: [load(block, x, at(args))],
        "put": put,
    }
    templates.replace(op, "triangular_solve", [], parameters, hooks)


def _turned(indices: Sequence[SSAValue]) -> list[SSAValue]:
    """The place across the diagonal."""
    matrix, row, column, *_ = indices
    return [matrix, column, row]
