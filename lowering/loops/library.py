"""Functions and tables of `lowering/kernels/*.mlir`: found by name, parsed when needed, copied once each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from xdsl.dialects import arith, math, memref
from xdsl.dialects.builtin import ModuleOp, StringAttr, SymbolRefAttr, f32, f64
from xdsl.dialects.func import CallOp, FuncOp
from xdsl.ir import Operation

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source, error_at, unsupported_at
from hloom.dialects.text.parser import parse

_KERNELS = Path(__file__).parent.parent / "kernels"
_DEFINITION = re.compile(
    r"^func\.func private @(?P<function>hloom_\w+)\(.*?^}\n|^memref\.global .*?@(?P<table>hloom_\w+) :.*?>\n",
    re.MULTILINE | re.DOTALL,
)

# Ops of `math` that C's operators or its library compute as we want them.
_PLAIN = (
    math.AbsFOp,
    math.AbsIOp,
    math.CeilOp,
    math.CopySignOp,
    math.FloorOp,
    math.FmaOp,
    math.RoundEvenOp,
    math.RoundOp,
    math.SqrtOp,
    math.TruncOp,
)


class Library:
    """The functions that the lowering of one module has called for."""

    def __init__(self) -> None:
        self._called: dict[str, None] = {}

    def callee(self, op: Operation) -> SymbolRefAttr | None:
        """The function that computes a `math` op or rounds; None of other ops, and of those that C computes itself."""
        if isinstance(op, arith.ExtFOp | arith.TruncFOp):
            return self._conversion(op)
        if not op.name.startswith("math.") or isinstance(op, _PLAIN):
            return None
        return self._found(op, f"hloom_{op.name.removeprefix('math.')}_{op.results[0].type}")

    def _conversion(self, op: arith.ExtFOp | arith.TruncFOp) -> SymbolRefAttr | None:
        """C itself converts between f32 and f64 alone."""
        source, target = op.operands[0].type, op.results[0].type
        if {source, target} == {f32, f64}:
            return None
        return self._found(op, f"hloom_{op.name.removeprefix('arith.')}_{source}_{target}")

    def _found(self, op: Operation, name: str) -> SymbolRefAttr:
        if name not in _texts():
            raise unsupported_at(op, f"{op.name} on {op.operands[0].type}")
        return self.call(name)

    def call(self, name: str) -> SymbolRefAttr:
        """The symbol of the library's function `name`, which will be in the module."""
        self._called[name] = None
        return SymbolRefAttr(name)

    def replace_in(self, function: FuncOp) -> None:
        """Makes calls of the ops of a function that the library computes."""
        for op in tuple(function.walk()):
            callee, block = self.callee(op), op.parent
            if callee is None or block is None:
                continue
            call = CallOp.create(
                operands=op.operands,
                result_types=op.result_types,
                properties={"callee": callee},
                location=op.location,
            )
            block.insert_op_before(call, op)
            op.results[0].replace_all_uses_with(call.results[0])
            op.detach()
            op.erase()

    def definitions(self, present: set[str]) -> Iterator[FuncOp | memref.GlobalOp]:
        """Copies of what was called for, and of what that refers to, but for the symbols `present`.

        What is called for while this runs comes too.
        """
        done = set(present)
        while pending := [name for name in self._called if name not in done]:
            for name in pending:
                done.add(name)
                definition = _definition(name).clone()
                for op in definition.walk():
                    if isinstance(op, CallOp):
                        self.call(op.callee.string_value())
                    elif isinstance(op, memref.GetGlobalOp):
                        self.call(op.name_.string_value())
                yield definition


def reject_names_of_library(module: ModuleOp) -> None:
    """Raises a located error on a definition of a program that is called like one of the library's."""
    for op in module.ops:
        name = op.properties.get("sym_name")
        if isinstance(name, StringAttr) and name.data in _texts():
            raise error_at(op, f"@{name.data} is the name of a function that programs are given: choose another")


def symbols_of(module: ModuleOp) -> set[str]:
    """The names that a module's own definitions have."""
    names = (op.properties.get("sym_name") for op in module.ops)
    return {name.data for name in names if isinstance(name, StringAttr)}


@cache
def _texts() -> dict[str, str]:
    """The text of each function and table of the library."""
    text = "".join(path.read_text() for path in sorted(_KERNELS.glob("*.mlir")))
    return {match["function"] or match["table"]: match[0] for match in _DEFINITION.finditer(text)}


@cache
def _definition(name: str) -> FuncOp | memref.GlobalOp:
    module = parse(Source(f"@{name}", _texts()[name]), Context())
    definition = module.body.block.first_op
    assert isinstance(definition, FuncOp | memref.GlobalOp)
    return definition
