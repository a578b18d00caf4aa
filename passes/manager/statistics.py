"""What passes count while they run, and the report of it, as mlir-opt writes it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TextIO

from xdsl.passes import ModulePass

from .pipeline import Pipeline
from .runner import title
from .timing import headline

Display = Literal["list", "pipeline"]
# Where an instance of a pass keeps its counts: beside its options, which are what makes it equal to another.
_COUNTS = "_statistics"


@dataclass(frozen=True)
class Statistic:
    """Something that a pass counts; a class attribute of the pass (`NUM_DCED: ClassVar = Statistic(…)`)."""

    name: str
    description: str

    def add(self, pass_: ModulePass, count: int) -> None:
        """Counts further ones that `pass_` has met."""
        _counts(pass_)[self.name] += count


def _counts(pass_: ModulePass) -> Counter[str]:
    return vars(pass_).setdefault(_COUNTS, Counter[str]())


def _statistics(pass_: ModulePass) -> list[Statistic]:
    """By name, as they are shown."""
    held = [value for type_ in type(pass_).__mro__ for value in vars(type_).values()]
    return sorted({value for value in held if isinstance(value, Statistic)}, key=lambda each: each.name)


class Statistics:
    """The counts of a pipeline's passes, from when this is made on."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.pipeline = pipeline
        for _, step in _steps(pipeline, 0):
            if isinstance(step, ModulePass):
                _counts(step).clear()

    def report(self, out: TextIO, display: Display = "pipeline") -> None:
        """Writes the passes as they stand in the pipeline, or the counts of passes of one kind together, by name."""
        out.write(headline("... Pass statistics report ..."))
        for line in self._pipeline() if display == "pipeline" else self._list():
            out.write(line + "\n")
        out.write("\n")

    def _pipeline(self) -> Iterator[str]:
        for depth, step in _steps(self.pipeline, 0):
            if isinstance(step, Pipeline):
                yield f"{'  ' * depth}'{step.anchor}' Pipeline"
            else:
                yield "  " * depth + title(step)
                yield from _lines("  " * (depth + 1), _statistics(step), _counts(step))

    def _list(self) -> Iterator[str]:
        kinds: dict[str, list[ModulePass]] = defaultdict(list)
        for _, step in _steps(self.pipeline, 0):
            if isinstance(step, ModulePass) and _statistics(step):
                kinds[title(step)].append(step)
        for name, passes in sorted(kinds.items()):
            yield f"  {name}"
            yield from _lines("    ", _statistics(passes[0]), sum(map(_counts, passes), Counter[str]()))


def _steps(pipeline: Pipeline, depth: int) -> Iterator[tuple[int, ModulePass | Pipeline]]:
    """Passes and nested pipelines, with how deep they stand."""
    for step in pipeline.steps:
        yield depth, step
        if isinstance(step, Pipeline):
            yield from _steps(step, depth + 1)


def _lines(indent: str, statistics: list[Statistic], counts: Counter[str]) -> Iterator[str]:
    names = max((len(each.name) for each in statistics), default=0)
    numbers = max((len(str(counts[each.name])) for each in statistics), default=0)
    for each in statistics:
        yield f"{indent}(S) {counts[each.name]:>{numbers}} {each.name:<{names}} - {each.description}"
