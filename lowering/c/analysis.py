"""What the printer needs to know of a function before it writes it: who uses what, and what touches memory."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf
from typing import cast

from xdsl.dialects.builtin import IndexType, IntegerAttr, IntegerType, Signedness
from xdsl.ir import Attribute, Block, BlockArgument, Operation, SSAValue, Use

from hloom.dialects import emitc

from .expressions import MEMORY, Place
from .library import BITCAST, find_function

# xDSL's ops are abstract base classes, of which `isinstance` is slow: what runs for each op asks for its class.
CALLS = frozenset((emitc.CallOp, emitc.CallOpaqueOp))
_YIELDING = frozenset((emitc.ExpressionOp, emitc.DoOp))


class Places:
    """What the lvalues of a module are part of."""

    def __init__(self) -> None:
        self._private: dict[SSAValue, bool] = {}

    def root(self, lvalue: SSAValue) -> Place:
        """A local variable that nothing else can reach, or all other memory."""
        lvalue = _base(lvalue)
        owner = lvalue.owner
        if not isinstance(owner, emitc.VariableOp):
            return MEMORY
        if (private := self._private.get(lvalue)) is None:
            private = self._private[lvalue] = _is_private(lvalue)
        return lvalue if private else MEMORY


def _is_private(variable: SSAValue) -> bool:
    """Whether a local variable's address is never taken."""
    for use in variable.uses:
        op = use.operation
        if isinstance(op, emitc.SubscriptOp) and use.index == 0:
            if not _is_private(op.result):
                return False
        elif isinstance(op, emitc.ExpressionOp):
            if not _is_private(op.region.block.args[use.index]):
                return False
        elif not (isinstance(op, emitc.LoadOp) or (isinstance(op, emitc.AssignOp) and use.index == 0)):
            return False
    return True


def _base(lvalue: SSAValue) -> SSAValue:
    """What an lvalue is a part of, or the same as: an expression's arguments are its operands."""
    while True:
        owner = lvalue.owner
        if isinstance(owner, emitc.SubscriptOp):
            lvalue = owner.value
        elif isinstance(lvalue, BlockArgument) and isinstance(parent := lvalue.block.parent_op(), emitc.ExpressionOp):
            lvalue = parent.defs[lvalue.index]
        else:
            return lvalue


class Effects:
    """Which functions of a module can be called inside an expression: those that only compute from their arguments."""

    def __init__(self, functions: dict[str, emitc.FuncOp], places: Places) -> None:
        self._functions = functions
        self._places = places
        self._pure: dict[str, bool] = {}

    def is_pure(self, op: Operation) -> bool:
        """Whether a call may be moved, or left out where its result is not used."""
        if isinstance(op, emitc.CallOpaqueOp):
            if op.callee.data == BITCAST:
                return True
            found = find_function(op.callee.data)
            return found is not None and found.effect == "pure"
        return isinstance(op, emitc.CallOp) and self._is_pure_function(op.callee.root_reference.data)

    def _is_pure_function(self, name: str) -> bool:
        known = self._pure.get(name)
        if known is None:
            self._pure[name] = False  # until shown otherwise: a function that calls itself is not pure
            function = self._functions.get(name)
            known = function is not None and bool(function.body.blocks) and all(map(self._is_local, function.walk()))
            self._pure[name] = known
        return known

    def _is_local(self, op: Operation) -> bool:
        if isinstance(op, emitc.AssignOp):
            return self._places.root(op.var) is not MEMORY
        if isinstance(op, emitc.LoadOp):
            return self._places.root(op.operand) is not MEMORY
        if isinstance(op, (emitc.CallOp, emitc.CallOpaqueOp)):
            return self.is_pure(op)
        return not isinstance(op, emitc.VerbatimOp)


class Uses:
    """What of a function has to be printed, and how often each value is used by that. Linear in the function's size.

    Roots are what can be seen from outside: writes to memory, calls that may write, returns. A variable of the
    function's own matters where something that matters reads it, and then all assignments to it do; a loop or branch
    matters where something in it does.
    """

    def __init__(self, function: emitc.FuncOp, effects: Effects, places: Places) -> None:
        self._count: dict[SSAValue, int] = {}
        self._order: dict[Block, dict[Operation, int]] = {}
        self._last: dict[SSAValue, int] = {}
        self.live: set[Operation] = set()
        self._waiting = [op for op in function.walk() if _is_root(op, effects, places)]
        while self._waiting:
            op = self._waiting.pop()
            if op not in self.live and op is not function:
                self._mark(op)

    def count(self, value: SSAValue) -> int:
        return self._count.get(value, 0)

    def is_final(self, load: emitc.LoadOp) -> bool:
        """Whether no assignment to the variable that is loaded can come later, so that its name says as much."""
        variable, block = load.operand, load.parent
        if not isinstance(variable.owner, emitc.VariableOp) or block is None or variable.owner.parent is not block:
            return False
        order = self._order.get(block)
        if order is None:
            order = self._order[block] = {op: number for number, op in enumerate(block.ops)}
        if (last := self._last.get(variable)) is None:
            assignments = (_ancestor_in(block, use.operation) for use in variable.uses if _assigns(use))
            last = self._last[variable] = max((order[op] for op in assignments), default=-1)
        return order[load] > last

    def _mark(self, op: Operation) -> None:
        self.live.add(op)
        waiting = self._waiting
        for operand in op.operands if known_comparison(op) is None else ():
            self._count[operand] = self._count.get(operand, 0) + 1
            if isinstance(operand.owner, Operation):
                waiting.append(operand.owner)
        if (parent := op.parent_op()) is not None:
            waiting.append(parent)
        if type(op) is emitc.VariableOp:
            waiting.extend(_assignments(op.results[0]))
        elif type(op) in _YIELDING and (last := op.regions[-1].block.last_op) is not None:
            waiting.append(last)


_MIRRORED = {"lt": "gt", "gt": "lt", "le": "ge", "ge": "le"}


def known_comparison(op: Operation) -> bool | None:
    """Whether a comparison of integers holds always or never: of one with itself, or with an end of its range."""
    if type(op) is not emitc.CmpOp:
        return None
    type_: Attribute = op.lhs.type
    if not isinstance(type_, (IntegerType, IndexType, emitc.SizeTType)):
        return None
    if op.lhs is op.rhs:
        return op.comparison in ("eq", "le", "ge")
    if type_ != op.rhs.type or op.comparison not in _MIRRORED:
        return None
    low, high = _range(op.lhs.type)
    if (limit := _constant(op.rhs, low, high)) is not None:
        return _at_end(op.comparison, limit, low, high)
    if (limit := _constant(op.lhs, low, high)) is not None:
        return _at_end(_MIRRORED[op.comparison], limit, low, high)
    return None


def _at_end(comparison: str, limit: int, low: int, high: float) -> bool | None:
    """What `x < limit` and the like are where no value is beyond the limit."""
    if comparison in ("lt", "ge") and limit <= low:
        return comparison == "ge"
    if comparison in ("gt", "le") and limit >= high:
        return comparison == "le"
    return None


def _range(type_: Attribute) -> tuple[int, float]:
    """The smallest and the largest value; how wide a size_t is, is the platform's."""
    if not isinstance(type_, IntegerType):
        return 0, inf
    integer = cast(IntegerType, type_)
    if integer.width.data == 1:
        return 0, inf
    is_unsigned = integer.signedness.data == Signedness.UNSIGNED
    values = 1 << integer.width.data
    return (0, values - 1) if is_unsigned else (-values // 2, values // 2 - 1)


def _constant(value: SSAValue, low: int, high: float) -> int | None:
    """A constant's value; a signless attribute may hold the same bits as a value outside of the range."""
    op = value.owner
    given = op.value if isinstance(op, emitc.ConstantOp) else None
    if not isinstance(given, IntegerAttr):
        return None
    number = cast(IntegerAttr, given).value.data
    return number if low <= number <= high else None


def _is_root(op: Operation, effects: Effects, places: Places) -> bool:
    kind = type(op)
    if kind is emitc.AssignOp:
        return places.root(op.operands[0]) is MEMORY
    if kind in CALLS:
        return not effects.is_pure(op)
    return kind is emitc.ReturnOp or kind is emitc.VerbatimOp


def _assigns(use: Use) -> bool:
    """Whether a use of a variable whose address is not taken may write to it."""
    return not isinstance(use.operation, (emitc.LoadOp, emitc.ExpressionOp))


def _ancestor_in(block: Block, op: Operation) -> Operation:
    """The op of the block that is, or holds, `op`."""
    while op.parent is not block:
        parent = op.parent_op()
        assert parent is not None
        op = parent
    return op


def _assignments(place: SSAValue) -> Iterator[Operation]:
    """What assigns to a variable, or to an element of it."""
    for use in place.uses:
        if isinstance(use.operation, emitc.AssignOp) and use.index == 0:
            yield use.operation
        elif isinstance(use.operation, emitc.SubscriptOp) and use.index == 0:
            yield from _assignments(use.operation.result)
