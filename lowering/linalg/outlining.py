"""The kernels of a module: each gets a name, and those of equal structure are one function."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import count

from xdsl.dialects.builtin import StringAttr
from xdsl.dialects.func import FuncOp
from xdsl.ir import Region, SSAValue


class Outliner:
    """Collects the functions of kernels; `taken` are names that they must not have."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.functions: list[FuncOp] = []
        self._names = set(taken)
        self._found: dict[Hashable, str] = {}

    def add(self, function: FuncOp) -> str:
        """The name of the function to call; its own, or that of an equal one."""
        key = structure(function)
        if key not in self._found:
            name = self._unique(function.sym_name.data)
            function.properties["sym_name"] = StringAttr(name)
            self._found[key] = name
            self.functions.append(function)
        return self._found[key]

    def _unique(self, wanted: str) -> str:
        name = wanted
        for number in count(1):
            if name not in self._names:
                break
            name = f"{wanted}_{number}"
        self._names.add(name)
        return name


def structure(function: FuncOp) -> Hashable:
    """What makes two kernels the same: their types and ops, whatever values, ops and functions are called."""
    numbers: dict[SSAValue, int] = {}
    return (function.function_type, *_structure(function.body, numbers))


def _structure(region: Region, numbers: dict[SSAValue, int]) -> Iterator[Hashable]:
    for block in region.blocks:
        for argument in block.args:
            numbers[argument] = len(numbers)
        yield len(block.args)
        for op in block.ops:
            yield type(op), tuple([numbers[operand] for operand in op.operands])
            yield tuple(op.properties.items())
            for result in op.results:
                numbers[result] = len(numbers)
                yield result.type
            for inner in op.regions:
                yield from _structure(inner, numbers)
