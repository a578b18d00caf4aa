"""C as a target: compiled by the machine's C compiler and called through ctypes."""

from __future__ import annotations

from collections.abc import Callable

from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source

from ..c import Sources, emit_c
from ..c.artifacts import compile_program, compile_sources
from ..c.executable import CExecutable
from ..progress import progress
from ..stages import LEGAL, lower


class CTarget:
    name = "c"
    api_version = 1

    def supports(self, op: Operation) -> bool | str:
        """Whether ops of this dialect have a way down to C; one that turns out not to is a located error then."""
        dialect = op.name.partition(".")[0]
        known = dialect == "builtin" or any(dialect in dialects for dialects in LEGAL.values())
        return known or f"{op.name} has no way down to C"

    def compile(self, module: ModuleOp) -> CExecutable:
        """Lowers a copy of a module of any stage, compiles it, and loads it.

        Raises a located error where an op has no way down, and an error where there is no C compiler or it fails.
        """
        with progress("compiling") as say:
            return compile_sources(_native(module), "native", say)

    def compile_text(self, source: Source, read: Callable[[], ModuleOp]) -> CExecutable:
        """As `compile` of what `read` gives, which is called only if the text was never compiled before."""
        return compile_program(source, lambda: _native(read()), "native")

    def emit_c(self, module: ModuleOp) -> Sources:
        return emit_c(_lowered(module), "module")


def _native(module: ModuleOp) -> Sources:
    return emit_c(_lowered(module), "module", "native")


def _lowered(module: ModuleOp) -> ModuleOp:
    copy = module.clone()
    lower(copy, Context())
    return copy


TARGET = CTarget()
