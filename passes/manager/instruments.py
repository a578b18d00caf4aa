"""Watching a pipeline: IR dumps and the timing table, both as mlir-opt writes them."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

from xdsl.dialects.builtin import ModuleOp, StringAttr
from xdsl.ir import Operation
from xdsl.passes import ModulePass

from .pipeline import Pipeline
from .runner import Instrument


def title(pass_: ModulePass) -> str:
    """What mlir-opt calls a pass besides its name: the class."""
    return type(pass_).__name__


@dataclass
class PrintWhen:
    """Which passes to dump around: None is every pass. `change` and `failure` limit the dumps after a pass."""

    before: Collection[str] | None
    after: Collection[str] | None
    change: bool
    failure: bool
    module_scope: bool


class IRPrinting(Instrument):
    """Dumps the op that a pass runs on (or the whole module), before or after it."""

    def __init__(self, when: PrintWhen, print_op: Callable[[Operation], str], out: TextIO) -> None:
        self.when, self.print_op, self.out = when, print_op, out
        self.seen = ""

    def before(self, pass_: ModulePass, op: Operation) -> None:
        if self.when.change:
            self.seen = self.print_op(op)
        if _among(pass_, self.when.before):
            self._dump("Before", "", pass_, op)

    def after(self, pass_: ModulePass, op: Operation) -> None:
        if self.when.failure or not _among(pass_, self.when.after):
            return
        if not self.when.change or self.print_op(op) != self.seen:
            self._dump("After", "", pass_, op)

    def failed(self, pass_: ModulePass, op: Operation) -> None:
        if self.when.failure or _among(pass_, self.when.after):
            self._dump("After", " Failed", pass_, op)

    def _dump(self, moment: str, failed: str, pass_: ModulePass, op: Operation) -> None:
        place = _described(op) if self.when.module_scope else ""
        shown = _outermost(op) if self.when.module_scope else op
        self.out.write(f"// -----// IR Dump {moment} {title(pass_)}{failed} ({pass_.name}){place} //----- //\n")
        end = "\n\n\n" if isinstance(shown, ModuleOp) else "\n\n"
        self.out.write(self.print_op(shown).rstrip("\n") + end)


def _among(pass_: ModulePass, names: Collection[str] | None) -> bool:
    return names is None or pass_.name in names


def _described(op: Operation) -> str:
    name = op.attributes.get("sym_name") or op.properties.get("sym_name")
    symbol = f": @{name.data}" if isinstance(name, StringAttr) else ""
    return f" ('{op.name}' operation{symbol})"


def _outermost(op: Operation) -> Operation:
    while (parent := op.parent_op()) is not None:
        op = parent
    return op


@dataclass
class _Timer:
    name: str
    seconds: float = 0.0
    children: dict[object, _Timer] = field(default_factory=dict[object, "_Timer"])

    def child(self, key: object, name: str) -> _Timer:
        return self.children.setdefault(key, _Timer(name))


class Timing(Instrument):
    """Adds up the wall time of each pass by its place in the pipeline; `report` writes mlir-opt's table."""

    def __init__(self) -> None:
        self.root = _Timer("Total")
        self.stack = [self.root]
        self.starts = [time.perf_counter()]

    @contextmanager
    def section(self, name: str) -> Generator[None]:
        """Times something that is no pass, as "Parser" and "Output"."""
        self._start(name, name)
        try:
            yield
        finally:
            self._stop()

    def enter(self, pipeline: Pipeline, op: Operation) -> None:
        self._start(id(pipeline), f"'{pipeline.anchor}' Pipeline")

    def leave(self, pipeline: Pipeline, op: Operation) -> None:
        self._stop()

    def before(self, pass_: ModulePass, op: Operation) -> None:
        self._start(id(pass_), title(pass_))

    def after(self, pass_: ModulePass, op: Operation) -> None:
        self._stop()

    def failed(self, pass_: ModulePass, op: Operation) -> None:
        self._stop()

    def _start(self, key: object, name: str) -> None:
        self.stack.append(self.stack[-1].child(key, name))
        self.starts.append(time.perf_counter())

    def _stop(self) -> None:
        self.stack.pop().seconds += time.perf_counter() - self.starts.pop()

    def report(self, out: TextIO) -> None:
        """Writes the table; the time between this and the start that nothing accounts for is "Rest"."""
        total = self.root.seconds = time.perf_counter() - self.starts[0]
        rest = total - sum(timer.seconds for timer in self.root.children.values())
        rule = f"==={'-' * 73}==="
        out.write(f"{rule}\n{'... Execution time report ...':^79}".rstrip() + f"\n{rule}\n")
        out.write(f"  Total Execution Time: {total:.4f} seconds\n\n  ----Wall Time----  ----Name----\n")
        rows = [row for timer in self.root.children.values() for row in _rows(timer, 0)]
        for seconds, name in [*rows, (rest, "Rest"), (total, "Total")]:
            out.write(f"  {seconds:8.4f} ({100 * seconds / total:5.1f}%)  {name}\n")


def _rows(timer: _Timer, depth: int) -> Iterator[tuple[float, str]]:
    yield timer.seconds, "  " * depth + timer.name
    for child in timer.children.values():
        yield from _rows(child, depth + 1)
