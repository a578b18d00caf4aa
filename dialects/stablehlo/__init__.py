"""The StableHLO dialect: ops in files by family, attributes, types, and what operands and properties may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xdsl.ir import Dialect, Operation
from xdsl.irdl import IRDLOperation

from . import binary, contraction, control, data, distributed, dynamic, indexing, networks, reductions, shape, unary
from .accuracy import ACCURACY_ATTRIBUTES
from .attributes import ATTRIBUTES
from .mesh import MESH_ATTRIBUTES
from .types import TYPES

_FAMILIES = (unary, binary, data, indexing, shape, dynamic, reductions, contraction, networks, control, distributed)


def ops_of(module: Mapping[str, Any]) -> list[type[Operation]]:
    """The op classes that a module's dictionary defines: those with a name of their own."""
    return [c for c in module.values() if isinstance(c, type) and issubclass(c, IRDLOperation) and "name" in vars(c)]


_OPS = [op for family in _FAMILIES for op in ops_of(vars(family))]

DIALECT = Dialect("stablehlo", _OPS, [*ATTRIBUTES, *ACCURACY_ATTRIBUTES, *MESH_ATTRIBUTES, *TYPES])
