"""What passes ask about symbols: which there are, and which ops name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from xdsl.dialects.builtin import ArrayAttr, DictionaryAttr, StringAttr, SymbolRefAttr
from xdsl.ir import Attribute, Operation, ParametrizedAttribute
from xdsl.traits import SymbolOpInterface

_Nested = ArrayAttr[Attribute] | DictionaryAttr | ParametrizedAttribute


def symbol_name(op: Operation) -> str | None:
    """The name that `op` defines in the symbol table around it; None where it defines none."""
    if not op.has_trait(SymbolOpInterface, value_if_unregistered=False):
        return None
    name = op.get_attr_or_prop("sym_name")
    return name.data if isinstance(name, StringAttr) else None


def is_private(op: Operation) -> bool:
    return op.get_attr_or_prop("sym_visibility") == StringAttr("private")


def names_used(op: Operation) -> Iterator[str]:
    """The parts of every symbol reference in the attributes of `op` itself, not of the ops inside it."""
    for attributes in (op.properties, op.attributes):
        for attribute in attributes.values():
            yield from _names(attribute)


def _names(attribute: Attribute) -> Iterator[str]:
    match attribute:
        case SymbolRefAttr():
            yield attribute.root_reference.data
            yield from (part.data for part in attribute.nested_references)
        case ArrayAttr() | DictionaryAttr():
            for inner in attribute.data if isinstance(attribute, ArrayAttr) else attribute.data.values():
                yield from _names(inner)
        case ParametrizedAttribute():
            for inner in attribute.parameters:
                yield from _names(inner)
        case _:
            pass


def remove_unnamed(root: Operation, removable: Callable[[Operation], bool]) -> int:
    """Erases the symbols inside `root` that are `removable` and that nothing which stays names; says how many.

    Symbols of equal name in several tables live or die together.
    """
    candidates: dict[str, list[Operation]] = defaultdict(list)
    pending = list(_used(root, removable, candidates))
    while pending:
        for op in candidates.pop(pending.pop(), ()):
            pending += _used(op, removable, candidates)
    dead = [op for ops in candidates.values() for op in ops]
    for op in dead:
        op.detach()
        op.erase(safe_erase=False)
    return len(dead)


def _used(root: Operation, removable: Callable[[Operation], bool], candidates: dict[str, list[Operation]]) -> set[str]:
    """The names used in `root`, removable symbols inside left out: those are added to `candidates`."""
    used: set[str] = set()
    pending = [root]
    while pending:
        op = pending.pop()
        name = symbol_name(op)
        if op is not root and name is not None and removable(op):
            candidates[name].append(op)
            continue
        used.update(names_used(op))
        pending += [inner for region in op.regions for block in region.blocks for inner in block.ops]
    return used
