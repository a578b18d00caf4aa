"""The interpreter as a target: it runs programs of any stage on NumPy, and emits no C."""

from __future__ import annotations

from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation

from ..interpreter import Interpreter
from ..interpreter.registry import has_meaning


class InterpreterTarget:
    name = "interpreter"
    api_version = 1

    def supports(self, op: Operation) -> bool | str:
        """Whether an op of this name has a meaning; its types are checked when it is planned."""
        return has_meaning(op) or f"{op.name} has no meaning in the interpreter"

    def compile(self, module: ModuleOp) -> Interpreter:
        """Plans `@main`, or the only public function; raises a located "unsupported" for an op without meaning."""
        return Interpreter(module)

    def emit_c(self, module: ModuleOp) -> None:
        return None


TARGET = InterpreterTarget()
