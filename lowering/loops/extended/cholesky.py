"""cholesky: the lower factor, or its conjugate transpose."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.ir import Block, SSAValue

from hloom.dialects.linalg_ext import CholeskyOp

from ...memrefs import element_count, memref_type
from ..templates import Hook, Templates, index_attribute
from .numbers import Numbers
from .views import load, matrices, store, viewed


def lower(op: CholeskyOp, templates: Templates) -> None:
    """Factors each matrix of the last two dimensions."""
    if element_count(memref_type(op.inputs[0])) == 0:
        op.detach()
        op.erase()
        return
    shape = matrices(op.inputs[0])
    a, factor = (viewed(op, buffer, shape) for buffer in op.operands)
    numbers, upper = Numbers(memref_type(a).element_type), not op.lower.value.data

    def across(block: Block, x: SSAValue) -> SSAValue:
        return numbers.conjugate(block, x) if upper else x

    def place(indices: Sequence[SSAValue]) -> list[SSAValue]:
        matrix, row, column = indices
        return [matrix, column, row] if upper else [matrix, row, column]

    def put(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        store(block, across(block, args[3]), factor, place(args[:3]))
        return ()

    def minus_product(block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        x, y, z = args
        return [numbers.minus_product(block, x, y, numbers.conjugate(block, z))]

    parameters = {
        "!T": numbers.type,
        "#matrices": index_attribute(shape[0]),
        "#size": index_attribute(shape[1]),
    }
    hooks: dict[str, Hook] = {
        **numbers.hooks(),
        "zero": lambda block, args: [numbers.zero(block)],
        "read": lambda block, args: [across(block, load(block, a, place(args)))],
        "get": lambda block, args: [across(block, load(block, factor, place(args)))],
        "put": put,
        "minus_product": minus_product,
        "root": numbers.root,
    }
    templates.replace(op, "cholesky", [], parameters, hooks)
