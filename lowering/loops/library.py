"""Functions of `lowering/kernels/*.mlir`: found by name, parsed when first needed, copied into a module once each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from xdsl.dialects import math
from xdsl.dialects.builtin import Float32Type, Float64Type, SymbolRefAttr
from xdsl.dialects.func import CallOp, FuncOp
from xdsl.ir import Attribute, Operation
from xdsl.parser import Parser

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import unsupported_at

_KERNELS = Path(__file__).parent.parent / "kernels"
_FUNCTION = re.compile(r"^func\.func private @(\w+)\(.*?^}\n", re.MULTILINE | re.DOTALL)

# Ops of `math` that C's operators or its library compute as we want them.
_PLAIN = (
    math.AbsFOp,
    math.AbsIOp,
    math.CeilOp,
    math.CopySignOp,
    math.CountLeadingZerosOp,
    math.CountTrailingZerosOp,
    math.CtPopOp,
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
        """The function that computes a `math` op; None of other ops, and of those that C computes itself."""
        if not op.name.startswith("math.") or isinstance(op, _PLAIN):
            return None
        name = f"hloom_{op.name.removeprefix('math.')}_{_suffix(op.results[0].type)}"
        if name not in _texts():
            raise unsupported_at(op, f"{op.name} on {op.results[0].type}")
        return self.call(name)

    def call(self, name: str) -> SymbolRefAttr:
        """The symbol of the library's function `name`, which will be in the module."""
        self._called[name] = None
        return SymbolRefAttr(name)

    def functions(self, present: set[str]) -> Iterator[FuncOp]:
        """Copies of the functions that were called for, and of those that they call, but for those `present`.

        Functions called for while this runs come too.
        """
        done = set(present)
        while pending := [name for name in self._called if name not in done]:
            for name in pending:
                done.add(name)
                function = _function(name).clone()
                for op in function.walk():
                    if isinstance(op, CallOp):
                        self.call(op.callee.string_value())
                yield function


def _suffix(type_: Attribute) -> str:
    return "f32" if isinstance(type_, Float32Type) else "f64" if isinstance(type_, Float64Type) else str(type_)


@cache
def _texts() -> dict[str, str]:
    """The text of each function of the library."""
    text = "".join(path.read_text() for path in sorted(_KERNELS.glob("*.mlir")))
    return {match[1]: match[0] for match in _FUNCTION.finditer(text)}


@cache
def _function(name: str) -> FuncOp:
    module = Parser(Context(), _texts()[name], f"@{name}").parse_module()
    function = module.body.block.first_op
    assert isinstance(function, FuncOp)
    return function
