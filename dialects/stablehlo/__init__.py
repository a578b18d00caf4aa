"""The StableHLO dialect: ops in files by family, attributes, types, and what operands and properties may be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from xdsl.ir import Dialect, Operation
from xdsl.irdl import IRDLOperation

from . import binary, contraction, control, data, distributed, dynamic, indexing, networks, reductions, shape, unary
from .accuracy import ACCURACY_ATTRIBUTES
from .attributes import ATTRIBUTES
from .enums import ENUM_ATTRIBUTES
from .mesh import MESH_ATTRIBUTES
from .types import TYPES

_FAMILIES = (unary, binary, data, indexing, shape, dynamic, reductions, contraction, networks, control, distributed)


def ops_of(module: Mapping[str, Any]) -> list[type[Operation]]:
    """The op classes with a name that a module, given by its dictionary, defines itself.

    Asked of its own classes alone: `issubclass` has an abstract class look at all of its heirs.
    """
    own = [value for value in module.values() if isinstance(value, type) and value.__module__ == module["__name__"]]
    return [cls for cls in own if "name" in vars(cls) and issubclass(cls, IRDLOperation)]


_OPS = [op for family in _FAMILIES for op in ops_of(vars(family))]

DIALECT = Dialect("stablehlo", _OPS, [*ATTRIBUTES, *ENUM_ATTRIBUTES, *ACCURACY_ATTRIBUTES, *MESH_ATTRIBUTES, *TYPES])
