"""What passes count: by place in the pipeline, added up by name, and anew for each report."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import ClassVar

from xdsl.context import Context
from xdsl.dialects.builtin import ModuleOp
from xdsl.ir import Operation

from hloom.passes.manager import OpPass, Pipeline, Runner, Statistic
from hloom.passes.manager.statistics import Display, Statistics

HEAD = f"==={'-' * 73}===\n{' ' * 25}... Pass statistics report ...\n==={'-' * 73}===\n"


@dataclass(frozen=True)
class Count(OpPass):
    """Counts ops, and nothing else."""

    name = "count"
    step: int = 1
    NUM_OPS: ClassVar = Statistic("num-ops", "Number of ops met")
    NUM_B: ClassVar = Statistic("b", "Another")

    def apply_to(self, context: Context, op: Operation) -> None:
        self.NUM_OPS.add(self, self.step)


@dataclass(frozen=True)
class Silent(OpPass):
    name = "silent"

    def apply_to(self, context: Context, op: Operation) -> None:
        pass


def report(pipeline: Pipeline, display: Display) -> str:
    statistics, out = Statistics(pipeline), io.StringIO()
    Runner(Context()).run(pipeline, ModuleOp([]))
    statistics.report(out, display)
    text = out.getvalue()
    assert text.startswith(HEAD)
    return text.removeprefix(HEAD)


PIPELINE = Pipeline("builtin.module", (Count(12), Silent(), Pipeline("func.func", (Count(),)), Count(3)))


def test_by_place() -> None:
    text = """Count
  (S)  0 b       - Another
  (S) 12 num-ops - Number of ops met
Silent
'func.func' Pipeline
  Count
    (S) 0 b       - Another
    (S) 0 num-ops - Number of ops met
Count
  (S) 0 b       - Another
  (S) 3 num-ops - Number of ops met

"""
    assert report(PIPELINE, "pipeline") == text
    assert report(PIPELINE, "pipeline") == text


def test_by_name() -> None:
    text = "  Count\n    (S)  0 b       - Another\n    (S) 15 num-ops - Number of ops met\n\n"
    assert report(PIPELINE, "list") == text


def test_counting_changes_no_pass() -> None:
    counted = Count(2)
    Runner(Context()).run(Pipeline("builtin.module", (counted,)), ModuleOp([]))
    assert counted == Count(2)
    assert str(counted) == str(Count(2))
