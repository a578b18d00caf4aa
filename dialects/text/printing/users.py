"""`--mlir-print-value-users`: comments that say who uses a value, as MLIR's AsmPrinter writes them."""

from __future__ import annotations

from collections.abc import Iterator

from xdsl.ir import Operation, SSAValue

from .names import Names


class UserComments:
    """Comments behind ops, and before the ops of a block; an op without results goes by an id of its own."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def of_op(self, op: Operation) -> str:
        """What stands behind the op: its users, or its id where it has no results; empty where there is neither."""
        if not op.results:
            return f" // id: {self._names.operations[id(op)]}" if op.operands else ""
        users = {id(use.operation): use.operation for result in op.results for use in result.uses}
        if not users:
            return " // unused"
        single = len(users) <= 1 and sum(len(user.results) for user in users.values()) <= 1
        parts = [self._users(result) for result in op.results]
        shown = parts[0] if len(parts) == 1 else ", ".join(f"({part})" for part in parts)
        return f" // {'user' if single else 'users'}: {shown}"

    def of_argument(self, argument: SSAValue) -> str:
        """The comment that stands for a block's argument before the ops of the block."""
        name = self._names.values[id(argument)]
        has_users = argument.first_use is not None
        return f"// {name} is used by {self._users(argument)}" if has_users else f"// {name} is unused"

    def _users(self, value: SSAValue) -> str:
        users = {id(use.operation): use.operation for use in value.uses}
        return ", ".join(name for user in users.values() for name in self._ids(user)) or "unused"

    def _ids(self, user: Operation) -> Iterator[str]:
        if not user.results:
            yield self._names.operations[id(user)]
        for result in user.results:
            yield self._names.values[id(result)]
