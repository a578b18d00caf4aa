"""`inline`: calls become the bodies of the functions that they call, callees first; private functions then unused go.

A call stays where it closes a circle of calls or its function is on one, where the function has no body or more than
one block, and where either says `no_inline`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
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
    inlining = _Inlining(functions, calls, Counter(name for op in module.walk() for name in names_used(op)), max_ops)
    for name in _callees_first(calls):
        inlining.into(name)
    remove_unnamed(
        module, lambda op: isinstance(op, FuncOp) and op.sym_name.data in inlining.inlined and is_private(op)
    )


def _callees_first(calls: dict[str, list[CallOp]]) -> Iterator[str]:
    """Every function after those that it calls, but for calls that close a circle."""
    seen: set[str] = set()
    for root in calls:
        pending = [(root, iter(calls[root]))] if root not in seen else []
        seen.add(root)
        while pending:
            name, rest = pending[-1]
            callee = next((c for call in rest if (c := callee_of(call)) in calls and c not in seen), None)
            if callee is None:
                pending.pop()
                yield name
            else:
                seen.add(callee)
                pending.append((callee, iter(calls[callee])))


def callee_of(call: CallOp) -> str:
    return call.callee.root_reference.data


@dataclass
class _Inlining:
    functions: dict[str, FuncOp]
    calls: dict[str, list[CallOp]]
    uses: Counter[str]
    max_ops: int
    growth: int = 0
    sizes: dict[str, int] = field(default_factory=dict[str, int])  # of the functions that are done, how many ops
    circular: set[str] = field(default_factory=set[str])
    inlined: set[str] = field(default_factory=set[str])

    def into(self, name: str) -> None:
        """Inlines the calls of one function; the functions that it calls are done, or call it back."""
        for call in self.calls[name]:
            callee = callee_of(call)
            body = self.body(callee)
            if callee in self.functions and callee not in self.sizes:
                self.circular.add(name)
            elif body is not None and callee not in self.circular and "no_inline" not in call.attributes:
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
