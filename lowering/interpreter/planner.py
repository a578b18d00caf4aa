"""Plans a module: every function and region becomes one Python function, every op's meaning being bound beforehand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import islice
from typing import Any

import numpy as np
from xdsl.dialects.builtin import ModuleOp, ShapedType, StringAttr
from xdsl.dialects.func import CallOp, FuncOp
from xdsl.ir import Block, Operation, Region, SSAValue

from hloom.dialects.diagnostics import Error, error_at, unsupported_at

from ..dtypes import Array, dtype_of
from . import registry
from .functions import Run
from .registry import NotLiftable
from .writer import Writer


class Planner:
    """What planning an op may ask for: functions, region bodies, captures, globals. One per module."""

    def __init__(self, module: ModuleOp) -> None:
        self.module = module
        self._symbols = {
            name.data: op for op in module.ops if isinstance(name := op.get_attr_or_prop("sym_name"), StringAttr)
        }
        self._functions: dict[tuple[str, bool], Run | None] = {}
        self._calls: Counter[str] | None = None
        self._inlined: set[str] = set()
        self._captures: dict[Operation, list[SSAValue]] = {}
        self._dying: dict[Operation, list[SSAValue]] = {}
        self._scanned: set[Operation] = set()
        self._origins: list[list[Operation | None]] = []
        # Values that live as long as the plan: decoded globals, one-time tables.
        self.shared: dict[Any, Any] = {}
        # What `interpreter.probe` ops saw in the last run: their names, and values.
        self.probes: list[tuple[str, Array]] = []

    # --- symbols

    def symbol(self, name: str, user: Operation) -> Operation:
        """The op that a symbol names; an error at `user` where there is none."""
        found = self._symbols.get(name)
        if found is None:
            raise error_at(user, f"{user.name}: no symbol @{name}")
        return found

    def function(self, name: str, user: Operation, *, lifted: bool = False) -> Run:
        """The function of a symbol: it returns its one result, or a tuple; planned once, recursion allowed."""
        key = name, lifted
        if key not in self._functions:
            self._functions[key] = None  # while it is planned, for calls of itself
            try:
                self._functions[key] = self._plan_function(self.symbol(name, user), lifted)
            except NotLiftable:
                del self._functions[key]
                raise
        return self._functions[key] or self._later(key)

    def may_inline(self, function: FuncOp) -> bool:
        """Whether a function has one block, one call in all, and is not being written already."""
        if self._calls is None:
            called = [op.callee.string_value() for op in self.module.walk() if isinstance(op, CallOp)]
            self._calls = Counter(called)
        name = function.sym_name.data
        alone = self._calls[name] == 1 and (name, False) not in self._functions
        return alone and name not in self._inlined and len(function.body.blocks) == 1

    def inlined(self, function: FuncOp) -> Block:
        """The block of a function that is written into its caller, its last uses known."""
        self._inlined.add(function.sym_name.data)
        self._find_last_uses(function)
        return function.body.block

    def _later(self, key: tuple[str, bool]) -> Run:
        """A call of a function that is still being planned."""

        def call(*values: Any) -> Any:
            run = self._functions[key]
            assert run is not None
            return run(*values)

        return call

    def _plan_function(self, function: Operation, lifted: bool) -> Run:
        if not function.regions or not function.regions[0].blocks:
            raise unsupported_at(function, "a call of a function without a body")
        block = self._only_block(function.regions[0], function)
        self._find_last_uses(function)
        writer = Writer(self, block.args, lifted=lifted)
        end = writer.operations(block)
        return writer.finish([writer.name(v) for v in end.operands] if end else [], single=True)

    def _only_block(self, region: Region, op: Operation) -> Block:
        if len(region.blocks) != 1:
            raise unsupported_at(op, f"a region of {len(region.blocks)} blocks")
        return region.blocks[0]

    # --- regions

    def body(self, op: Operation, index: int = 0, extra: Sequence[SSAValue] = ()) -> Run:
        """Region `index` of `op` as a function of its block arguments, `extra`, `captures(op)`; it returns a tuple.

        It runs lifted: every scalar may have leading batch axes, which broadcast. Where an op inside cannot,
        the region runs element by element. `extra` are values made inside that the caller gives instead.
        """
        try:
            return self.lifted_body(op, index, extra)
        except NotLiftable:
            arity = len(self._args(op, index)) + len(extra)
            plain = self._plan_body(op, index, extra, lifted=False)
            return _element_by_element(plain, self._result_dtypes(op, index), arity)

    def lifted_body(self, op: Operation, index: int = 0, extra: Sequence[SSAValue] = ()) -> Run:
        """As `body`, but raises `NotLiftable` rather than to fall back."""
        if any(isinstance(arg.type, ShapedType) and arg.type.get_shape() for arg in self._args(op, index)):
            raise NotLiftable(op.name)
        return self._plan_body(op, index, extra, lifted=True)

    def plain_body(self, op: Operation, index: int = 0) -> Run:
        """As `body`, on the values that the types say, without batch axes."""
        return self._plan_body(op, index, (), lifted=False)

    def values_body(self, op: Operation, values: Sequence[SSAValue], extra: Sequence[SSAValue] = ()) -> Run:
        """As `lifted_body` of region 0, but it returns `values`, and runs only what they need."""
        block = self._only_block(op.regions[0], op)
        writer = Writer(self, [*block.args, *extra, *self.captures(op)], lifted=True)
        for inner in _needed(block, values, extra):
            writer.operation(inner)
        return writer.finish([writer.name(v) for v in values])

    def _args(self, op: Operation, index: int) -> Sequence[SSAValue]:
        return self._only_block(op.regions[index], op).args

    def _plan_body(self, op: Operation, index: int, extra: Sequence[SSAValue], *, lifted: bool) -> Run:
        block = self._only_block(op.regions[index], op)
        writer = Writer(self, [*block.args, *extra, *self.captures(op)], lifted=lifted)
        end = writer.operations(block)
        return writer.finish([writer.name(v) for v in end.operands] if end else [])

    def _result_dtypes(self, op: Operation, index: int) -> list[np.dtype[Any]]:
        end = self._only_block(op.regions[index], op).last_op
        return [dtype_of(v.type) for v in end.operands] if end else []

    def captures(self, op: Operation) -> list[SSAValue]:
        """The values of outside that the regions of `op` use, in order of first use.

        `linalg.index` counts as outside of all regions but those of the linalg op that it asks about.
        """
        if op not in self._captures:
            own_indices = op.name.startswith("linalg.")
            inner = list(islice(op.walk(), 1, None))
            inside: set[SSAValue] = {r for o in inner if own_indices or o.name != "linalg.index" for r in o.results}
            inside.update(arg for o in (op, *inner) for r in o.regions for b in r.blocks for arg in b.args)
            free = {v: None for o in inner for v in (*o.operands, *o.results) if v not in inside}
            self._captures[op] = list(free)
        return self._captures[op]

    def outlined(self, op: Operation) -> Run:
        """A function of `op`'s operands and captures that does what `op` does: for nests too deep for one function."""
        parameters = list(dict.fromkeys([*op.operands, *self.captures(op)]))
        places = [parameters.index(v) for v in [*op.operands, *self.captures(op)]]
        writer = Writer(self, parameters, lifted=False)
        writer.operation(op)
        run = writer.finish([writer.name(r) for r in op.results], single=True)
        order = [places.index(i) for i in range(len(parameters))]
        return lambda *values: run(*[values[i] for i in order])

    def remember(self, origins: list[Operation | None]) -> str:
        """A file name for a generated function, whose lines come from these ops (`origin_of`)."""
        self._origins.append(origins)
        return f"<hloom {len(self._origins) - 1}>"

    def origin_of(self, error: BaseException) -> Operation | None:
        """The op whose execution raised an error: the innermost one that a generated line stands for."""
        found, trace = None, error.__traceback__
        while trace is not None:
            name = trace.tb_frame.f_code.co_filename
            if name.startswith("<hloom "):
                found = self._origins[int(name[7:-1])][trace.tb_lineno - 1] or found
            trace = trace.tb_next
        return found

    # --- single ops

    def run_of(self, op: Operation, *, lifted: bool = False) -> Run:
        """What executing `op` calls; raises `NotLiftable`, or a located "unsupported" for an op without meaning."""
        registry.load(op.name.partition(".")[0])
        if lifted and op.name in registry.LIFTED:
            return self._planned(registry.LIFTED[op.name], op)
        found = registry.MEANINGS.get(op.name)
        if found is None:
            raise unsupported_at(op, f"{op.name} has no meaning in the interpreter")
        if lifted and not found.pointwise:
            raise NotLiftable(op.name)
        return self._planned(found.plan, op)

    def _planned(self, plan: registry.Plan, op: Operation) -> Run:
        try:
            return plan(op, self)
        except Error as error:
            if getattr(error, "source", None) is None and str(error).startswith("unsupported: "):
                raise unsupported_at(op, str(error).removeprefix("unsupported: ")) from error
            raise

    # --- lifetimes

    def dying(self, op: Operation) -> list[SSAValue]:
        """The values that nothing uses after `op`."""
        return self._dying.get(op, [])

    def _find_last_uses(self, function: Operation) -> None:
        if function in self._scanned:
            return
        self._scanned.add(function)
        last: dict[SSAValue, Operation] = {}
        for op in function.walk():
            last.update((result, op) for result in op.results)
            last.update((operand, op) for operand in op.operands)
        for value, op in last.items():
            home = value.owner if isinstance(value.owner, Block) else value.owner.parent
            user = home.find_ancestor_op_in_block(op) if home is not None else None
            if user is not None:
                self._dying.setdefault(user, []).append(value)


def _needed(block: Block, values: Sequence[SSAValue], given: Sequence[SSAValue]) -> list[Operation]:
    """The ops of a block that values are computed by, in order."""
    wanted = set(values) - set(given)
    needed: list[Operation] = []
    for op in reversed(list(block.ops)):
        if any(result in wanted for result in op.results):
            needed.append(op)
            wanted.update(v for inner in op.walk() for v in inner.operands if v not in given)
    return needed[::-1]


def _element_by_element(run: Run, dtypes: Sequence[np.dtype[Any]], arity: int) -> Run:
    """The last resort: `run` once per batch element."""

    def loop(*values: Any) -> tuple[Any, ...]:
        batched, captured = np.broadcast_arrays(*values[:arity]), values[arity:]
        shape = batched[0].shape if batched else ()
        results = [np.empty(shape, dtype) for dtype in dtypes]
        for index in np.ndindex(*shape):
            for result, value in zip(results, run(*(b[index] for b in batched), *captured), strict=True):
                result[index] = value
        return tuple(results)

    return loop
