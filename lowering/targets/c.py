"""C as a target: compiled by the machine's C compiler and called through ctypes."""

from __future__ import annotations

from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation

from hloom.dialects.context import Context

from ..c import Sources, emit_c
from ..c.executable import CExecutable, build
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
        return build(emit_c(_lowered(module), "module", "native"), "native")

    def emit_c(self, module: ModuleOp) -> Sources:
        return emit_c(_lowered(module), "module")


def _lowered(module: ModuleOp) -> ModuleOp:
    copy = module.clone()
    lower(copy, Context())
    return copy


TARGET = CTarget()
