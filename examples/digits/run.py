"""Reads handwritten digits with a trained model, compiled to C: `python examples/digits/run.py [mlp|cnn]`.

Needs hloom and a C compiler, nothing else. Takes the StableHLO text down stage by stage, writes the C beside this file
in `out/`, runs it on 360 images that training never saw, and compares it with the reference interpreter.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

import hloom
from hloom.lowering import interpreter
from hloom.lowering.c import Sources, emit_c
from hloom.lowering.c.build import write_files
from hloom.lowering.stages import StageRecord, lower
from hloom.lowering.targets import load_target

HERE = Path(__file__).parent


def way_down(model: str) -> tuple[list[StageRecord], Sources, hloom.Module]:
    """Every stage that the model passes, its C, and the module at the last stage."""
    start = time.perf_counter()
    module = hloom.parse(HERE / f"{model}.mlir")
    parsed = time.perf_counter() - start
    stages: list[StageRecord] = []
    lower(module.op, module.context, observe=stages.append)
    stages[0] = StageRecord(stages[0].stage, parsed, stages[0].ops)
    return stages, emit_c(module.op, model), module


def report(console: Console, stages: list[StageRecord], sources: Sources, rows: dict[str, str]) -> None:
    table = Table("stage", "ms", "ops", title="on the way down")
    for stage in stages:
        table.add_row(stage.stage, f"{stage.seconds * 1e3:.1f}", str(stage.ops))
    console.print(table)
    table = Table("what", "value", title="what came out", show_header=False)
    table.add_row("lines of C", str(sources.lines))
    table.add_row("workspace", f"{sources.workspace_bytes:,} bytes")
    table.add_row("constants", f"{sources.constant_bytes:,} bytes")
    for name, value in rows.items():
        table.add_row(name, value)
    console.print(table)


def main() -> None:
    model = sys.argv[1] if len(sys.argv) > 1 else "mlp"
    images = (np.load(HERE / "images.npy") / 16).astype(np.float32)
    labels = np.load(HERE / "labels.npy")
    stages, sources, module = way_down(model)
    written = write_files(sources, HERE / "out")
    logits = load_target("c").compile(module.op)(images)[0]
    expected = interpreter.run(hloom.parse(HERE / f"{model}.mlir").op, [images])[0]
    rows = {
        "accuracy": f"{np.mean(logits.argmax(1) == labels):.2%} of {len(labels)} images",
        "same digit as the interpreter": f"{np.mean(logits.argmax(1) == expected.argmax(1)):.2%}",
        "largest difference of a logit": f"{np.abs(logits - expected).max():.1e}",
        "written": ", ".join(str(path.relative_to(HERE)) for path in written),
    }
    report(Console(), stages, sources, rows)


if __name__ == "__main__":
    main()
