"""Constant tensors become module-level `memref.global`s, one per value."""

from __future__ import annotations

from typing import Any

from xdsl.dialects import memref
from xdsl.dialects.builtin import (
    DenseIntOrFPElementsAttr,
    MemRefType,
    ModuleOp,
    StringAttr,
    SymbolRefAttr,
    UnitAttr,
)
from xdsl.ir import Attribute, Operation

from .memory import memref_of

# What MLIR's printer calls constants that have no name.
_PLAIN_HINTS = frozenset({None, "c", "cst"})


class Globals:
    """The constants of a module; equal values share one `memref.global`, placed before the first function."""

    def __init__(self, module: ModuleOp) -> None:
        self._module = module
        self._names: dict[DenseIntOrFPElementsAttr[Any], str] = {}
        self._taken = {name.data for op in module.ops if isinstance(name := op.properties.get("sym_name"), StringAttr)}

    def get(self, value: DenseIntOrFPElementsAttr[Any], op: Operation, hint: str | None) -> memref.GetGlobalOp:
        """`memref.get_global` of the constant `value` of `op`."""
        type_ = memref_of(value.type, op)
        name = self._names.get(value)
        if name is None:
            base = _default_name(type_) if hint is None or hint in _PLAIN_HINTS else hint
            name = self._names[value] = self._fresh(base)
            self._define(name, type_, value, op)
        return memref.GetGlobalOp.create(result_types=[type_], properties={"name": SymbolRefAttr(name)})

    def _define(self, name: str, type_: Attribute, value: Attribute, op: Operation) -> None:
        properties = {
            "sym_name": StringAttr(name),
            "sym_visibility": StringAttr("private"),
            "type": type_,
            "initial_value": value,
            "constant": UnitAttr(),
        }
        first = self._module.body.block.first_op
        assert first is not None
        made = memref.GlobalOp.create(properties=properties, location=op.location)
        self._module.body.block.insert_op_before(made, first)

    def _fresh(self, base: str) -> str:
        name, number = base, 0
        while name in self._taken:
            number += 1
            name = f"{base}_{number}"
        self._taken.add(name)
        return name


def _default_name(type_: MemRefType[Any]) -> str:
    dims = "".join(f"{size}x" for size in type_.get_shape())
    element = str(type_.element_type).replace("<", "_").replace(">", "")
    return f"constant_{dims}{element}"
