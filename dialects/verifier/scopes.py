"""Which values an op may use: what is defined above it, in blocks that dominate its own, up to the next isolated op."""

from __future__ import annotations

from collections.abc import Container, Iterable

from xdsl.ir import Block, BlockArgument, Operation, SSAValue
from xdsl.traits import IsolatedFromAbove

from ..diagnostics import LocatedError, Source, SourceLoc, place_of


class Scopes:
    """The values in sight at the current place of a walk, by `id`."""

    def __init__(self) -> None:
        self.visible: set[int] = set()
        # What was defined, in order; and where in it each scope, and each block on the way down the tree, begins.
        self._defined: list[int] = []
        self._marks: list[list[int]] = []
        self._outer: list[tuple[set[int], list[int]]] = []
        self._isolated: list[bool] = []

    def isolate(self) -> None:
        """Enter an op whose regions see nothing of what is around it."""
        self._outer.append((self.visible, self._defined))
        self.visible, self._defined = set(), []
        self._isolated.append(True)

    def enter(self) -> None:
        """Enter a region."""
        self._marks.append([])
        self._isolated.append(False)

    def enter_block(self, depth: int) -> None:
        """Enter a block at this depth of the dominator tree: what is defined beside its ancestors is forgotten."""
        marks = self._marks[-1]
        if depth < len(marks):
            self._forget(marks[depth])
            del marks[depth:]
        marks.append(len(self._defined))

    def leave(self) -> None:
        """Leave what was last entered with `isolate` or `enter`."""
        if self._isolated.pop():
            self.visible, self._defined = self._outer.pop()
        else:
            self._forget(self._marks.pop()[0])

    def define(self, values: Iterable[SSAValue]) -> None:
        """From here on these are in sight."""
        for value in values:
            self.visible.add(id(value))
            self._defined.append(id(value))

    def _forget(self, mark: int) -> None:
        self.visible.difference_update(self._defined[mark:])
        del self._defined[mark:]


def undominated(
    op: Operation, index: int, operand: SSAValue, root: Operation, unreachable: Container[Block]
) -> LocatedError | None:
    """The error for an operand that is not in sight of `op`.

    None in an `unreachable` block (everything dominates those), and for what comes from outside of the verified op.
    """
    undominating = f"operand #{index} does not dominate this use"
    home = operand.owner if isinstance(operand.owner, Block) else operand.owner.parent
    user: Operation | None = op
    while user is not None and user is not root:
        block = user.parent
        if block is None:
            break
        if home is not None and block.parent is home.parent:
            return None if block in unreachable else _error(op, undominating, operand)
        user = block.parent_op()
        if user is not None and user.has_trait(IsolatedFromAbove, value_if_unregistered=False):
            return _error(op, f"operand #{index} is defined outside of the isolated '{user.name}' around it", operand)
    return _error(op, undominating, operand) if home is not None and _within(home, root) else None


def _within(block: Block, root: Operation) -> bool:
    op = block.parent_op()
    while op is not None and op is not root:
        op = op.parent_op()
    return op is root


def _error(op: Operation, message: str, operand: SSAValue) -> LocatedError:
    place = place_of(op)
    source, offset = (place.source, place.offset) if place is not None else (None, None)
    return LocatedError(f"{op.name}: {message}", source, offset, notes=_definition(operand))


def _definition(operand: SSAValue) -> tuple[tuple[str, Source, int], ...]:
    """A note at the op, or the op around the block, that defines the value."""
    if isinstance(operand, BlockArgument):
        definer, said = operand.block.parent_op(), "operand is a block argument of this op"
        location = operand.location if isinstance(operand.location, SourceLoc) else None
    else:
        definer, said, location = operand.owner, "operand defined here", None
    place = location or (place_of(definer) if isinstance(definer, Operation) else None)
    return () if place is None else ((said, place.source, place.offset),)
