"""Writes the Python function that a block becomes: its slot plan, one line per op, slots as local variables.

    v3 = k1(v0, v2)      # k1: the function that the op was planned to
    v4 = v3 + v0         # where that function is a ufunc with an operator: the same arithmetic, without the call
    del v3               # after the last use

Control flow becomes Python's own. Constants are no lines at all, but names of the function's globals.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np
from xdsl.dialects.builtin import MemRefType, ShapedType, TensorType, VectorType
from xdsl.dialects.func import FuncOp
from xdsl.ir import Block, Operation, SSAValue
from xdsl.traits import IsTerminator

from . import registry
from .functions import Run, where
from .numerics.floats import maximum_float, minimum_float
from .registry import NotLiftable

if TYPE_CHECKING:
    from .planner import Planner

# Functions that an operator computes alike, on arrays and on NumPy scalars (where it is ten times as fast).
_OPERATORS: dict[Any, str] = {
    np.add: "{0} + {1}",
    np.subtract: "{0} - {1}",
    np.multiply: "{0} * {1}",
    np.true_divide: "{0} / {1}",
    np.negative: "-{0}",
    np.bitwise_and: "{0} & {1}",
    np.bitwise_or: "{0} | {1}",
    np.bitwise_xor: "{0} ^ {1}",
    np.left_shift: "{0} << {1}",
    np.right_shift: "{0} >> {1}",
    np.equal: "{0} == {1}",
    np.not_equal: "{0} != {1}",
    np.less: "{0} < {1}",
    np.less_equal: "{0} <= {1}",
    np.greater: "{0} > {1}",
    np.greater_equal: "{0} >= {1}",
}
# On scalars alone; the function itself is called for the rare cases (NaN, zeros).
_SCALAR_OPERATORS: dict[Any, str] = {
    where: "{1} if {0} else {2}",
    np.logical_and: "({0} != 0) & ({1} != 0)",
    np.logical_or: "({0} != 0) | ({1} != 0)",
    np.logical_not: "{0} == 0",
    maximum_float: "{0} if {0} > {1} else {1} if {1} > {0} else {rare}({0}, {1})",
    minimum_float: "{0} if {0} < {1} else {1} if {1} < {0} else {rare}({0}, {1})",
}
_ARRAYS = TensorType | MemRefType | VectorType
# CPython allows 20 loops inside one another and 100 levels of indentation in one function.
_DEEPEST = 15


class Writer:
    """One Python function in the making. `lifted` blocks hold values with leading batch axes."""

    def __init__(self, plan: Planner, parameters: Sequence[SSAValue], *, lifted: bool) -> None:
        self.plan, self.lifted = plan, lifted
        self.constants: dict[str, Any] = {}
        self._names: dict[SSAValue, str] = {}
        self._lines: list[str] = []
        self._origins: list[Operation | None] = []
        self._current: Operation | None = None
        self._kept: frozenset[str] = frozenset()
        self._count = 0
        self._dropped: set[Operation] = set()
        header = ", ".join(self.define(value) for value in parameters)
        self._indent = 0
        self.line(f"def function({header}):")
        self._indent = 1

    # --- what handlers of statements use

    def name(self, value: SSAValue) -> str:
        """The variable (or constant) that holds a value."""
        return self._names[value]

    def define(self, value: SSAValue) -> str:
        """A fresh variable for a value."""
        name = self._names[value] = self.fresh()
        return name

    def alias(self, value: SSAValue, name: str) -> None:
        """Lets `value` be read under a name that is there already."""
        self._names[value] = name

    def fresh(self) -> str:
        self._count += 1
        return f"v{self._count}"

    def constant(self, thing: Any) -> str:
        """A name for a Python object: a function, an array, a dtype."""
        name = f"k{len(self.constants)}"
        self.constants[name] = thing
        return name

    def line(self, text: str) -> None:
        self._lines.append("    " * self._indent + text)
        self._origins.append(self._current)

    def indented(self, write: Callable[[], None]) -> None:
        """Writes an inner suite; `pass` if it is empty."""
        self._indent += 1
        before = len(self._lines)
        write()
        if len(self._lines) == before:
            self.line("pass")
        self._indent -= 1

    @contextmanager
    def keeping(self, names: Iterable[str]) -> Generator[None]:
        """While this lasts, the variables are not dropped: what is written later reads them again."""
        before, self._kept = self._kept, self._kept | set(names)
        yield
        self._kept = before

    def assign(self, targets: Sequence[str], values: Sequence[str]) -> None:
        """A parallel assignment."""
        if targets:
            self.line(f"{', '.join(targets)} = {', '.join(values)}")

    def hand_over(self, targets: Sequence[str], values: Sequence[SSAValue], block: Block) -> None:
        """As `assign`, of values that a block ends with: its own variables no longer hold them."""
        self.assign(targets, [self.name(v) for v in values])
        own = [v for v in values if (v.owner if isinstance(v.owner, Block) else v.owner.parent) is block]
        names = dict.fromkeys(self._names[v] for v in own if isinstance(v.type, _ARRAYS))
        self._delete([name for name in names if name not in targets])

    def operations(self, block: Block) -> Operation | None:
        """Writes all ops of a block but its terminator, which is returned."""
        for op in block.ops:
            if op.next_op is None and op.has_trait(IsTerminator):
                return op
            self.operation(op)
            if op not in self._dropped:
                self._drop(self.plan.dying(op))
        return None

    def body(self, block: Block, arguments: Sequence[str]) -> Sequence[SSAValue]:
        """Writes a block whose arguments are variables that are there already; gives the values it ends with."""
        for value, name in zip(block.args, arguments, strict=True):
            self.alias(value, name)
        end = self.operations(block)
        return end.operands if end is not None else ()

    def inline(self, op: Operation, callee: FuncOp) -> None:
        """Writes a function's block in place of a call; what is not used after the call is the block's alone."""
        given = [self.name(v) for v in op.operands]
        parameters = [self.fresh() for _ in given]
        self.assign(parameters, given)
        self._drop([value for value in self.plan.dying(op) if value not in op.results])
        self._dropped.add(op)
        block = self.plan.inlined(callee)
        returned = self.body(block, parameters)
        self.hand_over([self.define(result) for result in op.results], returned, block)

    # --- one op

    def operation(self, op: Operation) -> None:
        """Writes one op, its regions included."""
        if op.results and all(result in self._names for result in op.results):
            return  # given by the caller
        self._current = op
        emit = None if self.lifted and op.name in registry.LIFTED else self._statement(op)
        if emit is None:
            self.call(op, self.plan.run_of(op, lifted=self.lifted))
        elif self._indent >= _DEEPEST and op.regions:
            self.call(op, self.plan.outlined(op))
        else:
            emit(op, self)

    def _drop(self, values: Iterable[SSAValue]) -> None:
        self._delete(dict.fromkeys(self._names[v] for v in values if isinstance(v.type, _ARRAYS)))

    def _delete(self, names: Iterable[str]) -> None:
        variables = [name for name in names if name not in self.constants and name not in self._kept]
        if variables:
            self.line(f"del {', '.join(variables)}")

    def _statement(self, op: Operation) -> Any:
        registry.load(op.name.partition(".")[0])
        emit = registry.STATEMENTS.get(op.name)
        if emit is not None and self.lifted and op.regions:
            raise NotLiftable(op.name)
        return emit

    def call(self, op: Operation, run: Run) -> None:
        """Writes the call of `run` on `op`'s operands and captures."""
        operands = [self._names[v] for v in op.operands]
        template = None if op.regions else self._template(op, run)
        if template is not None:
            rare = self.constant(run) if "{rare}" in template else ""
            expression = template.format(*operands, rare=rare)
        else:
            captures = [self._names[v] for v in self.plan.captures(op)] if op.regions else []
            expression = f"{self.constant(run)}({', '.join(operands + captures)})"
        targets = ", ".join(self.define(result) for result in op.results)
        self.line(f"{targets} = {expression}" if targets else expression)

    def _template(self, op: Operation, run: Run) -> str | None:
        if self.lifted or any(isinstance(v.type, ShapedType) for v in op.operands):
            return _OPERATORS.get(run)
        return _SCALAR_OPERATORS.get(run) or _OPERATORS.get(run)

    def finish(self, results: Sequence[str], *, single: bool = False) -> Run:
        """The compiled function; it returns a tuple, or the value itself where `single` and there is just one."""
        value = results[0] if single and len(results) == 1 else "(" + "".join(f"{name}, " for name in results) + ")"
        self.line(f"return {value}")
        namespace = dict(self.constants)
        exec(compile("\n".join(self._lines), self.plan.remember(self._origins), "exec"), namespace)  # our own text
        return namespace["function"]
