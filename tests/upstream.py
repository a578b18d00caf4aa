"""Upstream's MLIR with StableHLO, from jaxlib: the oracle of what a program's text is and of whether it verifies."""

from __future__ import annotations

from functools import cache
from typing import Any

from jax._src.interpreters.mlir import make_ir_context
from jaxlib.mlir import ir as typed_ir

ir: Any = typed_ir


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


def _named(module: Any, name: str) -> Any:
    """The first op of a name in the module's functions."""
    blocks = (block for function in module.body.operations for region in function.regions for block in region.blocks)
    return next(op for block in blocks for op in block.operations if op.operation.name == name).operation


def inferred(program: str, name: str) -> list[str] | None:
    """The result types that upstream infers for the first op called `name`; None where it infers none."""
    with _context(), ir.Location.unknown():
        module = ir.Module.parse(program)
        op = _named(module, name)
        operands, attributes = list(op.operands), {key: op.attributes[key] for key in op.attributes}
        here = ir.InsertionPoint(op)
        try:
            made = ir.Operation.create(name, operands=operands, attributes=attributes, infer_type=True, ip=here)
        except ir.MLIRError as error:
            if "does not support type inference" in str(error):
                return None
            raise
        return [str(result.type) for result in made.results]
