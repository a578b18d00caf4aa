"""Upstream's MLIR with StableHLO, from jaxlib: the oracle of what a program's text is and of whether it verifies."""

from __future__ import annotations

from functools import cache
from typing import Any

from jax._src.interpreters.mlir import make_ir_context
from jaxlib.mlir import ir


@cache
def _context() -> Any:
    context = make_ir_context()
    context.allow_unregistered_dialects = True
    return context


def texts(program: str) -> tuple[str, str]:
    """The program's custom and generic text; raises where it does not parse or verify."""
    with _context():
        module = ir.Module.parse(program)
        return str(module), module.operation.get_asm(print_generic_op_form=True)


def rejects(program: str) -> str | None:
    """Upstream's message about a program that does not parse or verify; None about one that does."""
    try:
        texts(program)
    except ir.MLIRError as error:
        return str(error)
    return None
