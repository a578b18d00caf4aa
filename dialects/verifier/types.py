"""arith and math compute on signless integers: there the sign lives in the op."""

from __future__ import annotations

from typing import Any, cast

from xdsl.dialects.builtin import IntegerType, Signedness
from xdsl.ir import Attribute, Operation

from ..diagnostics import error_at

_DIALECTS = ("arith.", "math.")
# Selecting computes nothing.
_ANY_TYPE = frozenset({"arith.select"})


def verify_signless(op: Operation, known: dict[int, bool]) -> None:
    """LocatedError where an op of arith or math has a signed or unsigned operand or result.

    `known` remembers the answer for types by their `id`, which the IR keeps alive.
    """
    if not op.name.startswith(_DIALECTS) or op.name in _ANY_TYPE:
        return
    for what, values in (("operand", op.operands), ("result", op.results)):
        for i, value in enumerate(values):
            type = value.type
            signless = known.get(id(type))
            if signless is None:
                signless = known[id(type)] = _is_signless(type)
            if not signless:
                raise error_at(op, f"{op.name}: {what} #{i} must be of signless integers, but got {type}")


def _is_signless(type: Attribute) -> bool:
    element: Any = type
    while hasattr(element, "get_element_type"):
        element = element.get_element_type()
    return not isinstance(element, IntegerType) or cast(Any, element).signedness.data is Signedness.SIGNLESS
