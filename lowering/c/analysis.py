"""What the printer needs to know of a function before it writes it: who uses what, and what touches memory."""

from __future__ import annotations

from xdsl.ir import Block, Operation, SSAValue

from hloom.dialects import emitc

from .expressions import MEMORY, Place
from .library import BITCAST, find_function

_REGIONS = (emitc.ForOp, emitc.IfOp, emitc.SwitchOp, emitc.DoOp)
# Ops that print as a statement whatever becomes of their results.
_STATEMENTS = (emitc.AssignOp, emitc.ReturnOp, emitc.VerbatimOp, *_REGIONS)


class Places:
    """What the lvalues of a module are part of."""

    def __init__(self) -> None:
        self._private: dict[SSAValue, bool] = {}

    def root(self, lvalue: SSAValue) -> Place:
        """A local variable that nothing else can reach, or all other memory."""
        owner = lvalue.owner
        while isinstance(owner, emitc.SubscriptOp):
            lvalue, owner = owner.value, owner.value.owner
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
        elif not (isinstance(op, emitc.LoadOp) or (isinstance(op, emitc.AssignOp) and use.index == 0)):
            return False
    return True


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


def is_dead_variable(op: Operation) -> bool:
    """Whether a scalar variable is only ever assigned to."""
    return isinstance(op, emitc.VariableOp) and all(
        isinstance(use.operation, emitc.AssignOp) and use.index == 0 for use in op.result.uses
    )


class Uses:
    """How often each value is used by what will be printed, in one pass over a function from its end."""

    def __init__(self, function: emitc.FuncOp, effects: Effects) -> None:
        self._effects = effects
        self._count: dict[SSAValue, int] = {}
        self.live: set[Operation] = set()
        for block in function.body.blocks:
            self._block(block)

    def count(self, value: SSAValue) -> int:
        return self._count.get(value, 0)

    def _block(self, block: Block) -> None:
        op = block.last_op
        while op is not None:
            for region in reversed(op.regions):
                for inner in region.blocks:
                    self._block(inner)
            if self._is_live(op):
                self.live.add(op)
                for operand in op.operands:
                    self._count[operand] = self._count.get(operand, 0) + 1
            op = op.prev_op

    def _is_live(self, op: Operation) -> bool:
        if isinstance(op, emitc.AssignOp):
            return not (isinstance(op.var.owner, Operation) and is_dead_variable(op.var.owner))
        if isinstance(op, (*_STATEMENTS, emitc.YieldOp)):
            return True
        if any(self.count(result) for result in op.results):
            return True
        return isinstance(op, (emitc.CallOp, emitc.CallOpaqueOp)) and not self._effects.is_pure(op)
