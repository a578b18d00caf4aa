"""How `linalg_ext` ops become loops: a module of an op's name says which template it is, with which parameters."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from xdsl.dialects.func import FuncOp

from hloom.dialects.diagnostics import unsupported_at
from hloom.dialects.linalg_ext import DestinationOp, ScatterOp

from ..templates import Templates


def lower_extended(function: FuncOp, templates: Templates) -> None:
    """Replaces the `linalg_ext` ops of a function at stage `buffers`, in place."""
    for op in tuple(function.walk()):
        if isinstance(op, DestinationOp) and not isinstance(op, ScatterOp):  # that becomes a nest of loops
            module = f"{__name__}.{op.name.partition('.')[2]}"
            if find_spec(module) is None:
                raise unsupported_at(op, f"{op.name} has no way to stage 'loops' yet")
            import_module(module).lower(op, templates)
