"""Symbol tables: their symbols differ, and what func and memref refer to in them exists and has the right type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from xdsl.dialects.builtin import FunctionType, StringAttr, SymbolRefAttr
from xdsl.ir import Attribute, Operation
from xdsl.traits import SymbolTable

from ..diagnostics import LocatedError, error_at, place_of


class SymbolTables:
    """The symbols of each table, gathered once."""

    def __init__(self) -> None:
        self._tables: dict[Operation, dict[str, Operation]] = {}

    def check_table(self, op: Operation) -> None:
        """LocatedError where two symbols of a table have one name."""
        if op.has_trait(SymbolTable, value_if_unregistered=False) and op.regions[0].blocks.first is not None:
            self._table(op)

    def check_use(self, op: Operation) -> bool:
        """Checks an op that refers to a symbol; False where `op` is none that we know, and its own verifier must run.

        xDSL's verifier of `func.call` searches the whole module for the callee of each call.
        """
        if op.name == "func.call":
            self._check_call(op)
            return True
        if op.name == "memref.get_global":
            self._check_get_global(op)
        return False

    def _table(self, op: Operation) -> dict[str, Operation]:
        table = self._tables.get(op)
        if table is None:
            table = self._tables[op] = {}
            for block in op.regions[0].blocks:
                for symbol in block.ops:
                    self._add(table, symbol)
        return table

    def _add(self, table: dict[str, Operation], symbol: Operation) -> None:
        name = symbol.get_attr_or_prop("sym_name")
        if not isinstance(name, StringAttr):
            return
        if symbol.name == "func.func" and symbol.regions[0].blocks.first is None and _is_public(symbol):
            raise error_at(symbol, "func.func: symbol declaration cannot have public visibility")
        first = table.setdefault(name.data, symbol)
        if first is not symbol:
            message = f"{symbol.name}: redefinition of symbol named '{name.data}'"
            place, seen = place_of(symbol), place_of(first)
            notes = () if seen is None else (("see existing symbol definition here", seen.source, seen.offset),)
            source, offset = (place.source, place.offset) if place is not None else (None, None)
            raise LocatedError(message, source, offset, notes=notes)

    def _lookup(self, op: Operation, reference: SymbolRefAttr) -> Operation | None:
        anchor: Operation | None = op
        while anchor is not None and not anchor.has_trait(SymbolTable, value_if_unregistered=False):
            anchor = anchor.parent_op()
        found = anchor
        for name in (reference.root_reference, *reference.nested_references):
            if found is None or not found.has_trait(SymbolTable, value_if_unregistered=False):
                return None
            found = self._table(found).get(name.data)
        return found

    def _check_call(self, op: Operation) -> None:
        callee = op.properties.get("callee")
        if not isinstance(callee, SymbolRefAttr) or callee.nested_references.data:
            raise error_at(op, f"{op.name}: requires a 'callee' symbol reference attribute")
        found = self._lookup(op, callee)
        if found is None or found.name != "func.func":
            raise error_at(op, f"{op.name}: '{callee.root_reference.data}' does not reference a valid function")
        type = cast(FunctionType, found.properties["function_type"])
        _match(op, "operand", type.inputs.data, [operand.type for operand in op.operands])
        _match(op, "result", type.outputs.data, [result.type for result in op.results])

    def _check_get_global(self, op: Operation) -> None:
        name = op.properties.get("name")
        if not isinstance(name, SymbolRefAttr):
            return
        found = self._lookup(op, name)
        if found is None or found.name != "memref.global":
            raise error_at(op, f"{op.name}: '{name.root_reference.data}' does not reference a valid global memref")
        type = cast(Any, found.properties["type"])
        if op.results[0].type != type:
            message = f"result type {op.results[0].type} does not match type {type} of the global memref"
            raise error_at(op, f"{op.name}: {message} @{name.root_reference.data}")


def _is_public(symbol: Operation) -> bool:
    visibility = symbol.get_attr_or_prop("sym_visibility")
    return not isinstance(visibility, StringAttr) or visibility.data == "public"


def _match(op: Operation, what: str, expected: Sequence[Attribute], provided: Sequence[Attribute]) -> None:
    if len(expected) != len(provided):
        raise error_at(op, f"{op.name}: incorrect number of {what}s for callee")
    for i, (wanted, given) in enumerate(zip(expected, provided, strict=True)):
        if wanted is not given and wanted != given:
            kinds = f"expected {what} type {wanted}, but provided {given}"
            raise error_at(op, f"{op.name}: {what} type mismatch: {kinds} for {what} number {i}")
