"""triangular_solve: by substitution; systems from the right are the transposed ones from the left."""

from __future__ import annotations

from collections.abc import Sequence

from xdsl.dialects import arith
from xdsl.dialects.builtin import BoolAttr, IndexType, MemRefType
from xdsl.ir import Block, SSAValue

from hloom.dialects.linalg_ext import TriangularSolveOp

from ...memrefs import element_count, memref_type
from ..templates import Hook, Templates, constant, index_attribute, made
from .numbers import Numbers
from .views import load, matrices, scratch, store, viewed


def lower(op: TriangularSolveOp, templates: Templates) -> None:
    """Solves each system of the last two dimensions."""
    if element_count(memref_type(op.outputs[0])) == 0:
        op.detach()
        op.erase()
        return
    system = _System(op)
    parameters = {
        "!T": system.numbers.type,
        "#matrices": index_attribute(system.count),
        "#rows": index_attribute(system.rows),
        "#columns": index_attribute(system.columns),
        "#unit_diagonal": op.unit_diagonal,
        "#elsewhere": BoolAttr.from_bool(not op.left_side.value.data),
    }
    templates.replace(op, "triangular_solve", [], parameters, system.hooks())


class _System:
    """The systems as ones from the left, of `rows` unknowns and `columns` right-hand sides.

    Those from the right are solved in scratch, transposed, so that right-hand sides are neighbours there too.
    """

    def __init__(self, op: TriangularSolveOp) -> None:
        self._a, self._b, self._x = (viewed(op, buffer, matrices(buffer)) for buffer in op.operands)
        self.numbers = Numbers(memref_type(self._a).element_type)
        self._is_from_left = bool(op.left_side.value.data)
        self.count, *sizes = matrices(self._x)
        self.rows, self.columns = sizes if self._is_from_left else sizes[::-1]
        element = memref_type(self._x).element_type
        place = MemRefType(element, [self.rows, self.columns])
        self._unknowns = self._x if self._is_from_left else scratch(op, place, "unknowns")
        self._is_adjoint = op.transpose_a.data == "ADJOINT"
        self._is_turned = (op.transpose_a.data != "NO_TRANSPOSE") is self._is_from_left
        self._is_lower = bool(op.lower.value.data) is not self._is_turned

    def hooks(self) -> dict[str, Hook]:
        return {
            **self.numbers.hooks(),
            "place": self._place,
            "read": self._read,
            "start": self._start,
            "get": lambda block, args: [load(block, self._unknowns, self._at(args))],
            "put": self._put,
            "finish": self._finish,
        }

    def _place(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        if self._is_lower:
            return args
        last = constant(block, index_attribute(self.rows - 1))
        return [made(block, arith.SubiOp, [last, *args], IndexType())]

    def _read(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        value = load(block, self._a, _turned(args) if self._is_turned else args)
        return [self.numbers.conjugate(block, value) if self._is_adjoint else value]

    def _at(self, indices: Sequence[SSAValue]) -> Sequence[SSAValue]:
        return indices if self._is_from_left else indices[1:]

    def _start(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        value = load(block, self._b, args if self._is_from_left else _turned(args))
        store(block, value, self._unknowns, self._at(args))
        return ()

    def _put(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        *indices, x = args
        store(block, x, self._unknowns, self._at(indices))
        return ()

    def _finish(self, block: Block, args: Sequence[SSAValue]) -> Sequence[SSAValue]:
        store(block, load(block, self._unknowns, self._at(args)), self._x, _turned(args))
        return ()


def _turned(indices: Sequence[SSAValue]) -> list[SSAValue]:
    """The place across the diagonal."""
    matrix, row, column = indices
    return [matrix, column, row]
