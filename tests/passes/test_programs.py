"""Every pass on real programs: the interpreter's results stay the same, bit for bit; a second run changes nothing."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

import hloom
from hloom.dialects.verifier import verify
from hloom.lowering import interpreter
from hloom.tools.console.values import read_arguments

ROOT = Path(__file__).parents[2]
PROGRAMS = [file for file in sorted((ROOT / "tests" / "programs").glob("*.mlir")) if file.stem != "encoder"]
PIPELINES = ("inline", "canonicalize", "cse", "dce", "symbol-dce", "inline,canonicalize,cse,canonicalize,symbol-dce")


@pytest.mark.parametrize("pipeline", PIPELINES)
@pytest.mark.parametrize("file", PROGRAMS, ids=lambda file: file.stem)
def test_results_stay_the_same(file: Path, pipeline: str) -> None:
    before = hloom.parse(file)
    after = hloom.opt(before, pipeline)
    verify(after.op)
    main = next(op for op in before.op.ops if op.properties["sym_name"].data == "main")
    arguments = read_arguments(["random:1"], main, before.context)
    expected = interpreter.run(before.op, arguments)
    for a, b in zip(interpreter.run(after.op, arguments), expected, strict=True):
        assert np.array_equal(a, b, equal_nan=True)
    assert str(hloom.opt(after, pipeline)) == str(after)
