"""The table of times, as mlir-opt writes it."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Literal, TextIO

from xdsl.ir import Operation
from xdsl.passes import ModulePass

from .pipeline import Pipeline
from .runner import Instrument, title

Display = Literal["list", "tree"]


def headline(text: str) -> str:
    """The first three lines of a report."""
    rule = f"==={'-' * 73}==="
    return f"{rule}\n{' ' * ((80 - len(text)) // 2)}{text}\n{rule}\n"


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
        self.root = _Timer("root")
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

    def report(self, out: TextIO, display: Display = "tree") -> None:
        """Writes the table: by place in the pipeline, or as a list, the longest first.

        The time between this and the start that nothing accounts for is "Rest".
        """
        total = self.root.seconds = time.perf_counter() - self.starts[0]
        rest = total - sum(timer.seconds for timer in self.root.children.values())
        out.write(headline("... Execution time report ..."))
        out.write(f"  Total Execution Time: {total:.4f} seconds\n\n  ----Wall Time----  ----Name----\n")
        for seconds, name in [*self._rows(display), (rest, "Rest"), (total, "Total")]:
            out.write(f"  {seconds:8.4f} ({100 * seconds / total:5.1f}%)  {name}\n")

    def _rows(self, display: Display) -> list[tuple[float, str]]:
        if display == "tree":
            return [row for timer in self.root.children.values() for row in _tree(timer, 0)]
        seconds: dict[str, float] = defaultdict(float)
        for own, name in _tree(self.root, 0):
            seconds[name.strip()] += own
        return sorted(((s, name) for name, s in seconds.items()), key=lambda row: -row[0])


def _tree(timer: _Timer, depth: int) -> Iterator[tuple[float, str]]:
    yield timer.seconds, "  " * depth + timer.name
    for child in timer.children.values():
        yield from _tree(child, depth + 1)
