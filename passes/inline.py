"""`inline`: calls become the bodies of the functions that they call, callees first; private functions then unused go.

A call stays where its function is on a circle of calls, where that has no body or more than one block, and where either
says `no_inline`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.dialects.func import CallOp, FuncOp
from xdsl.ir import Block, Operation, SSAValue
from xdsl.passes import ModulePass

from hloom.dialects.diagnostics import error_at

from .symbols import is_private, names_used, remove_unnamed


@dataclass(frozen=True)
class Inliner(ModulePass):
    """Inlines `func.call`s, in nested regions too; `max_ops` bounds what the program may grow by."""

    name = "inline"
    max_ops: int = 1_000_000

    def apply(self, ctx: Context, op: ModuleOp) -> None:
        inline_calls(op, self.max_ops)


PASS = Inliner


def inline_calls(module: ModuleOp, max_ops: int) -> None:
    """Raises a `LocatedError` at the call that makes the program grow by more than `max_ops` ops."""
    functions = {op.sym_name.data: op for op in module.ops if isinstance(op, FuncOp)}
    calls = {name: [op for op in function.walk() if isinstance(op, CallOp)] for name, function in functions.items()}
    order, circular = _callees_first(calls)
    uses = Counter(name for op in module.walk() for name in names_used(op))
    inlining = _Inlining(functions, calls, uses, circular, max_ops)
    for name in order:
        inlining.into(name)
    remove_unnamed(
        module, lambda op: isinstance(op, FuncOp) and op.sym_name.data in inlining.inlined and is_private(op)
    )


def _callees_first(calls: dict[str, list[CallOp]]) -> tuple[list[str], set[str]]:
    """Every function after those that it calls; and those without such an order, being on circles of calls."""
    callees = {name: {callee_of(call) for call in some} & calls.keys() for name, some in calls.items()}
    leaves = _peel(callees)
    callers: dict[str, set[str]] = {name: set() for name in calls if name not in set(leaves)}
    for name in callers:
        for callee in callees[name] & callers.keys():
            callers[callee].add(name)
    roots = _peel(callers)
    circular = [name for name in callers if name not in set(roots)]
    return [*leaves, *circular, *reversed(roots)], set(circular)


def _peel(edges: dict[str, set[str]]) -> list[str]:
    """Nodes whose edges lead only to nodes before them; what is on a circle, or leads to one, is left out."""
    left = {name: len(targets) for name, targets in edges.items()}
    sources: dict[str, list[str]] = {name: [] for name in edges}
    for name, targets in edges.items():
        for target in targets:
            sources[target].append(name)
    peeled = [name for name, count in left.items() if count == 0]
    for name in peeled:  # which grows on the way
        for source in sources[name]:
            left[source] -= 1
            if left[source] == 0:
                peeled.append(source)
    return peeled


def callee_of(call: CallOp) -> str:
    return call.callee.root_reference.data


@dataclass
class _Inlining:
    functions: dict[str, FuncOp]
    calls: dict[str, list[CallOp]]
    uses: Counter[str]
    circular: set[str]
    max_ops: int
    growth: int = 0
    sizes: dict[str, int] = field(default_factory=dict[str, int])  # of the functions that are done, how many ops
    inlined: set[str] = field(default_factory=set[str])

    def into(self, name: str) -> None:
        """Inlines the calls of one function; the functions that it calls are done, or on a circle."""
        for call in self.calls[name]:
            callee = callee_of(call)
            body = self.body(callee)
            if body is not None and callee not in self.circular and "no_inline" not in call.attributes:
                self.grow(call, callee)
                self.inlined.add(callee)
                self.replace(call, body)
        self.sizes[name] = sum(1 for _ in self.functions[name].walk())

    def body(self, name: str) -> Block | None:
        """The one block of a function that may be inlined."""
        function = self.functions.get(name)
        if function is None or len(function.body.blocks) != 1 or "no_inline" in function.attributes:
            return None
        return function.body.block

    def grow(self, call: CallOp, callee: str) -> None:
        self.growth += self.sizes[callee]
        if self.growth > self.max_ops:
            raise error_at(call, f"inlining this call makes the program grow by more than {self.max_ops} ops")

    def replace(self, call: CallOp, body: Block) -> None:
        """Puts the ops of `body`, or copies of them where they are needed again, in place of the call."""
        function = self.functions[callee_of(call)]
        once = self.uses[function.sym_name.data] == 1 and is_private(function)
        results = (_move if once else _copy)(body, call)
        for old, new in zip(call.results, results, strict=True):
            old.replace_all_uses_with(new)
        call.detach()
        call.erase()


def _move(body: Block, call: CallOp) -> list[SSAValue]:
    for argument, operand in zip(body.args, call.operands, strict=True):
        argument.replace_all_uses_with(operand)
    *ops, end = body.ops
    results = list(end.operands)
    for op in ops:
        op.detach()
    _insert(ops, call)
    return results


def _copy(body: Block, call: CallOp) -> list[SSAValue]:
    values: dict[SSAValue, SSAValue] = dict(zip(body.args, call.operands, strict=True))
    *ops, end = body.ops
    _insert([op.clone(values) for op in ops], call)
    return [values.get(result, result) for result in end.operands]


def _insert(ops: list[Operation], before: Operation) -> None:
    block = before.parent
    assert block is not None
    block.insert_ops_before(ops, before)
