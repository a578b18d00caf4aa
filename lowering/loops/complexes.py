"""Writes out what complex ops compute on the parts of their operands: functions of `lowering/kernels/complex.mlir`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

from xdsl.dialects import arith
from xdsl.dialects.builtin import Float32Type, Float64Type, IndexType, IntegerAttr, f64
from xdsl.dialects.func import CallOp, FuncOp
from xdsl.ir import Attribute, Operation, SSAValue

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source, unsupported_at
from hloom.dialects.text.parser import parse

from ..linalg.scalars import default_properties

Pair: TypeAlias = tuple[SSAValue, SSAValue]

_KERNELS = Path(__file__).parent.parent / "kernels" / "complex.mlir"
_FUNCTION = re.compile(r"^func\.func private @(\w+)\(.*?^}\n", re.MULTILINE | re.DOTALL)


class Writer:
    """Inserts ops before `anchor`, with its location."""

    def __init__(self, anchor: Operation) -> None:
        self._anchor = anchor

    def add(self, op: Operation) -> None:
        block = self._anchor.parent
        assert block is not None
        block.insert_op_before(op, self._anchor)

    def emit(self, op: type[Operation], *operands: SSAValue, type: Attribute, **properties: Attribute) -> SSAValue:
        """The result of a new op."""
        made = op.create(
            operands=operands,
            result_types=[type],
            properties={**default_properties(op), **properties},
            location=self._anchor.location,
        )
        self.add(made)
        return made.results[0]

    def index(self, value: int) -> SSAValue:
        """An index constant."""
        type_ = IndexType()
        return self.emit(arith.ConstantOp, type=type_, value=IntegerAttr(value, type_))


def expand(op: Operation, operands: Sequence[Pair], write: Writer) -> list[SSAValue | Pair]:
    """Writes out what a complex op computes; a pair for each complex result."""
    part = operands[0][0].type
    name = op.name.removeprefix("complex.")
    if not isinstance(part, Float32Type | Float64Type) or name not in _texts():
        raise unsupported_at(op, f"{op.name} of {op.operands[0].type}")
    special = f"{name}_{part}"
    function = _function(special if special in _texts() else name, str(part))
    inner = function.function_type.inputs.data[0]
    arguments = [_cast(value, inner, write) for pair in operands for value in pair]
    results = [_cast(value, part, write) for value in _inline(function, arguments, write)]
    return [results[0]] if len(results) == 1 else [(results[0], results[1])]


def _cast(value: SSAValue, type_: Attribute, write: Writer) -> SSAValue:
    """A float as one of the type `type_`; what is none, or has it, stays."""
    if value.type == type_ or not isinstance(value.type, Float32Type | Float64Type):
        return value
    return write.emit(arith.ExtFOp if type_ == f64 else arith.TruncFOp, value, type=type_)


def _inline(function: FuncOp, arguments: Sequence[SSAValue], write: Writer) -> list[SSAValue]:
    """Copies a function's ops, those of the functions that it calls too; returns what it returns."""
    values: dict[SSAValue, SSAValue] = dict(zip(function.args, arguments, strict=True))
    *ops, last = function.body.block.ops
    for op in ops:
        if isinstance(op, CallOp):
            callee = _function(op.callee.string_value(), str(op.operand_types[0]))
            results = _inline(callee, [values[value] for value in op.operands], write)
            values.update(zip(op.results, results, strict=True))
        else:
            copy = op.clone(values)
            write.add(copy)
            values.update(zip(op.results, copy.results, strict=True))
    return [values[value] for value in last.operands]


@cache
def _texts() -> dict[str, str]:
    """The text of each function."""
    return {match[1]: match[0] for match in _FUNCTION.finditer(_KERNELS.read_text())}


@cache
def _function(name: str, part: str) -> FuncOp:
    """A function for numbers whose parts are of the type `part`; one that computes in f64 only is that one."""
    module = parse(Source(f"@{name}", f"!part = {part}\n{_texts()[name]}"), Context())
    definition = module.body.block.first_op
    assert isinstance(definition, FuncOp)
    return definition
