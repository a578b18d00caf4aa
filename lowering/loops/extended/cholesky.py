"""cholesky: the upper factor, or its conjugate transpose."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects.builtin import MemRefType
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
    count, size, _ = matrices(op.inputs[0])
    memory = _Memory(op)
    parameters = {
        "!T": memory.numbers.type,
        "#matrices": index_attribute(count),
        "#size": index_attribute(size),
        "!Rest": MemRefType(memory.numbers.type, [size, size]),
    }
    templates.replace(op, "cholesky", [], parameters, memory.hooks())


class _Memory:
    """The matrices and their factors as upper triangles: of a lower one, what is across the diagonal, conjugated."""

    def __init__(self, op: CholeskyOp) -> None:
        self._matrix, self._factor = (viewed(op, buffer, matrices(buffer)) for buffer in op.operands)
        self._is_lower = bool(op.lower.value.data)
        self.numbers = Numbers(memref_type(self._matrix).element_type)

    def hooks(self) -> dict[str, Hook]:
        return {
            **self.numbers.hooks(),
            "read": self._read,
            "finish": self._finish,
            "clear": self._clear,
        }

    def _place(self, indices: Sequence[SSAValue]) -> list[SSAValue]:
        matrix, row, column = indices
        return [matrix, column, row] if self._is_lower else [matrix, row, column]

    def _turned(self, block: Block, x: SSAValue) -> SSAValue:
        return self.numbers.conjugate(block, x) if self._is_lower else x

    def _read(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        return [self._turned(block, load(block, self._matrix, self._place(args)))]

    def _finish(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        *indices, x = args
        store(block, self._turned(block, x), self._factor, self._place(indices))
        return ()

    def _clear(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        store(block, self.numbers.zero(block), self._factor, self._place(args))
        return ()
