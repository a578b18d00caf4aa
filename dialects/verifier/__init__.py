"""The verifier: what each op demands, and what IR as a whole demands, in MLIR's words.

xDSL's own checks see an op by itself. What they leave out is checked here: that values are defined before they are used
and dominate their uses, that nothing crosses the border of an isolated op, terminators and successors, symbol tables
and what refers to them, and that arith and math take signless integers.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from xdsl.dialects.builtin import UnregisteredOp
from xdsl.ir import Attribute, Block, ErasedSSAValue, Operation, Region, SSAValue
from xdsl.irdl import IRDLOperation, OptionalDef
from xdsl.traits import IsolatedFromAbove, IsTerminator, NoTerminator
from xdsl.utils.exceptions import VerifyException

from ..diagnostics import Error, LocatedError, error_at
from .dominance import dominator_tree
from .scopes import Scopes, undominated
from .shapes import verify_shapes
from .symbols import SymbolTables
from .types import verify_signless

# How xDSL begins to say that a value crosses an isolated op's border; the walk finds the use and says where it is.
_ISOLATION = "Operation using value defined out of its IsolatedFromAbove parent"
# Their regions are graphs: the order of ops in them means nothing.
_GRAPHS = frozenset({"builtin.module"})


def verify(op: Operation) -> None:
    """Checks `op` and everything in it; raises a LocatedError at the first op that is wrong.

    Properties that have a default and are missing get it, as they have it in MLIR from the beginning.
    Time is linear in the number of ops and uses (n log n in the blocks of a region that has several). Nesting costs no
    recursion.
    """
    checks = _Verifier(op)
    stack = [checks.root()]
    while stack:
        inner = next(stack[-1], None)
        if inner is None:
            stack.pop()
        else:
            stack.append(inner)


# A walk over a part of the IR that yields the walks of what is nested in it.
_Walk = Iterator["_Walk"]


class _Verifier:
    def __init__(self, root: Operation) -> None:
        self._root = root
        self._scopes = Scopes()
        self._symbols = SymbolTables()
        self._signless: dict[int, bool] = {}
        self._unreachable: set[Block] = set()

    def root(self) -> _Walk:
        yield self._inside(self._root)

    def _inside(self, op: Operation) -> _Walk:
        """An op with regions."""
        self._own(op)
        isolated = op is self._root or op.has_trait(IsolatedFromAbove, value_if_unregistered=False)
        if isolated:
            self._scopes.isolate()
        for region in op.regions:
            if region.blocks.first is not None:
                yield self._region(op, region)
        if isolated:
            self._scopes.leave()

    def _region(self, op: Operation, region: Region) -> _Walk:
        graph = op.name in _GRAPHS or isinstance(op, UnregisteredOp)
        self._scopes.enter()
        for block, depth in dominator_tree(region):
            self._scopes.enter_block(depth)
            if depth == 0 and block.prev_block is not None:
                self._unreachable.add(block)
            self._check_block(block)
            self._scopes.define(block.args)
            yield self._block(block, graph)
        self._scopes.leave()

    def _block(self, block: Block, graph: bool) -> _Walk:
        if graph:
            self._scopes.define(result for op in block.ops for result in op.results)
        op = block.first_op
        while op is not None:
            self._operands(op)
            if op.regions:
                yield self._inside(op)
            else:
                self._own(op)
            if not graph:
                self._scopes.define(op.results)
            op = op.next_op

    # One op.

    def _operands(self, op: Operation) -> None:
        visible = self._scopes.visible
        for index, operand in enumerate(op._operands):  # pyright: ignore[reportPrivateUsage]
            if id(operand) not in visible:
                self._out_of_sight(op, index, operand)

    def _out_of_sight(self, op: Operation, index: int, operand: SSAValue) -> None:
        if isinstance(operand, ErasedSSAValue):
            raise error_at(op, f"{op.name}: operand #{index} was erased")
        error = undominated(op, index, operand, self._root, self._unreachable)
        if error is not None:
            raise error

    def _own(self, op: Operation) -> None:
        if op.successors:
            _check_successors(op)
        if op.regions:
            self._symbols.check_table(op)
        if not self._symbols.check_use(op):
            _run(op)
        verify_signless(op, self._signless)
        verify_shapes(op)

    def _check_block(self, block: Block) -> None:
        region = block.parent
        op = None if region is None else region.parent
        if region is None or op is None:
            return
        if block.prev_block is None and block.first_use is not None:
            raise error_at(op, f"{op.name}: entry block of region may not have predecessors")
        single = block.prev_block is None and block.next_block is None
        if single and op.has_trait(NoTerminator, value_if_unregistered=True):
            return
        last = block.last_op
        if last is None:
            raise error_at(op, f"{op.name}: empty block: expect at least a terminator")
        if not last.has_trait(IsTerminator, value_if_unregistered=True):
            raise error_at(last, f"{last.name}: the last operation of a block must be a terminator")


def _check_successors(op: Operation) -> None:
    block = op.parent
    if block is None or block.last_op is not op:
        raise error_at(op, f"{op.name}: operation with block successors must terminate its parent block")
    if any(successor.parent is not block.parent for successor in op.successors):
        raise error_at(op, f"{op.name}: branching to block of a different region")


def _run(op: Operation) -> None:
    """The op's own verifier; whatever it raises becomes an error at the op."""
    for name, default in default_properties(type(op)).items():
        op.properties.setdefault(name, default)
    try:
        op.verify_()
    except Error:
        raise
    except VerifyException as error:
        if not str(error).startswith(_ISOLATION):
            raise _located(op, str(error)) from error
    except (RecursionError, MemoryError):
        raise
    except Exception as error:
        # A verifier that takes for granted what malformed IR lacks: the IR is wrong, if not in the words it deserves.
        said = str(error) if type(error) in (Exception, ValueError) and str(error) else f"internal error: {error!r}"
        raise _located(op, said) from error


@cache
def default_properties(op_type: type[Operation]) -> dict[str, Attribute]:
    """The defaults of an op's properties that must be there."""
    if not issubclass(op_type, IRDLOperation):
        return {}
    return {
        name: definition.default_value
        for name, definition in op_type.get_irdl_definition().properties.items()
        if definition.default_value is not None and not isinstance(definition, OptionalDef)
    }


def _located(op: Operation, message: str) -> LocatedError:
    for own in (f"'{op.name}' op ", f"'{op.name}' ", f"{op.name}: ", f"{op.name} "):
        message = message.removeprefix(own)
    return error_at(op, f"{op.name}: {' '.join(message.split())}")
