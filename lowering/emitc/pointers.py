"""What is known of pointers between functions: what is written through them, and whether they may overlap."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from typing import cast

from xdsl.dialects import func, memref, scf
from xdsl.dialects.builtin import ArrayAttr, DictionaryAttr, ModuleOp, StringAttr
from xdsl.ir import Attribute, Operation, SSAValue

from ..memrefs import byte_count, is_memref, memref_type, root_of
from .arithmetic import constant_integer


@dataclass(frozen=True)
class _Range:
    """Bytes from `start` to `end` of the memory that `root` points to."""

    root: SSAValue
    start: float
    end: float

    def meets(self, other: _Range) -> bool:
        return self.root is other.root and self.start < other.end and other.start < self.end


class Pointers:
    """Answers questions on the memref parameters of a module at stage `loops`."""

    def __init__(self, module: ModuleOp) -> None:
        self._functions = {op.sym_name.data: op for op in module.ops if isinstance(op, func.FuncOp)}
        self._calls: dict[str, list[func.CallOp]] = {}
        for op in module.walk():
            if isinstance(op, func.CallOp):
                self._calls.setdefault(op.callee.string_value(), []).append(op)
        self._written: dict[str, frozenset[int]] = {}

    def is_written(self, function: func.FuncOp, number: int) -> bool:
        """Whether the function, or one that it calls, writes through its parameter."""
        return number in self._written_by(function)

    def _written_by(self, function: func.FuncOp) -> frozenset[int]:
        name = function.sym_name.data
        if name not in self._written:
            arguments = function.body.block.args
            self._written[name] = frozenset(range(len(arguments)))  # while a recursive call is being looked at
            roots = {root_of(buffer) for op in function.walk() for buffer in self._targets(op)}
            self._written[name] = frozenset(i for i, argument in enumerate(arguments) if argument in roots)
        return self._written[name]

    def _targets(self, op: Operation) -> list[SSAValue]:
        """The memrefs that an op writes."""
        match op:
            case memref.StoreOp():
                return [op.memref]
            case memref.CopyOp():
                return [op.destination]
            case func.CallOp() if (callee := self._functions.get(op.callee.string_value())) is not None:
                return [op.operands[i] for i in self._written_by(callee)]
            case scf.ForOp() | scf.WhileOp():
                return [operand for operand in op.operands if is_memref(operand)]
            case _:
                return []

    def is_restricted(self, function: func.FuncOp, number: int) -> bool:
        """Whether in every call what a kernel's parameter points to is apart from all that is written, or is written
        through it, by others."""
        calls = self._calls.get(function.sym_name.data, [])
        if "hloom.kernel" not in function.attributes or not calls:
            return False
        written = self._written_by(function)
        return all(self._is_apart(call, number, written) for call in calls)

    def _is_apart(self, call: func.CallOp, number: int, written: frozenset[int]) -> bool:
        own = _range_of(call.operands[number])
        for i, operand in enumerate(call.operands):
            matters = i != number and is_memref(operand) and (i in written or number in written)
            if matters and own.meets(_range_of(operand)):
                return False
        return True

    def name_of(self, function: func.FuncOp, number: int) -> str | None:
        """A parameter's name: what the ABI calls it, or what it was called on the way."""
        abi = function.attributes.get("hloom.abi")
        entries = cast(ArrayAttr[Attribute], abi).data if isinstance(abi, ArrayAttr) else ()
        if number < len(entries):
            entry = entries[number]
            name = entry.data.get("name") if isinstance(entry, DictionaryAttr) else None
            if isinstance(name, StringAttr):
                return name.data
        return function.body.block.args[number].name_hint


def _range_of(buffer: SSAValue) -> _Range:
    """The bytes that a memref can reach: a view at a constant offset has its own, other views all of their source's."""
    size = byte_count(memref_type(buffer))
    op = buffer.owner
    while isinstance(op, memref.ExpandShapeOp | memref.CollapseShapeOp):
        buffer, op = op.src, op.src.owner
    if isinstance(op, memref.ViewOp):
        start = constant_integer(op.byte_shift)
        if start is not None:
            return _Range(root_of(op.source), start, start + size)
    if root_of(buffer) is buffer:
        return _Range(buffer, 0, size)
    return _Range(root_of(buffer), -inf, inf)
