"""CHLO's `broadcast_` ops: their operands spread to the shape of the result, and then the op of that name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from xdsl.dialects.builtin import DenseArrayBase
from xdsl.ir import Operation

from .elementwise import ELEMENTWISE
from .graph import Node, Shape
from .movement import broadcast
from .reading import Handler, Reader
from .types import shaped

_PREFIX = "chlo.broadcast_"
_OF_STABLEHLO = (
    *("add", "and", "atan2", "compare", "complex", "divide", "maximum", "minimum", "multiply", "or", "power"),
    *("remainder", "select", "shift_left", "shift_right_arithmetic", "shift_right_logical", "subtract", "xor"),
)
_OF_CHLO = ("next_after", "polygamma", "zeta")


def _read(reader: Reader, op: Operation) -> Node:
    name = op.name.removeprefix(_PREFIX)
    weight, emit = ELEMENTWISE[f"{'chlo' if name in _OF_CHLO else 'stablehlo'}.{name}"]
    shape, dtype = shaped(op.results[0], op)
    operands = [broadcast(reader, op, x, shape, _dimensions(op, x, shape)) for x in reader.of(op.operands)]
    return reader.elementwise(op, shape, dtype, operands, lambda body, args: emit(body, op, args), weight)


def _dimensions(op: Operation, node: Node, shape: Shape) -> list[int]:
    """Where the dimensions of an operand are in the result: as `broadcast_dimensions` says, or the last ones."""
    given = op.properties.get("broadcast_dimensions")
    if given is None or len(node.shape) == len(shape):
        return list(range(len(shape) - len(node.shape), len(shape)))
    return list(cast(Iterable[int], cast(DenseArrayBase[Any], given).get_values()))


READERS: dict[str, Handler] = {f"{_PREFIX}{name}": _read for name in (*_OF_STABLEHLO, *_OF_CHLO)}
