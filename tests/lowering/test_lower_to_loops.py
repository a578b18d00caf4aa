"""What real programs look like at stage `loops`: how many nests, and how many ops."""

from __future__ import annotations

from pathlib import Path

import pytest
from xdsl.dialects import memref, scf
from xdsl.dialects.builtin import ModuleOp
from xdsl.dialects.func import FuncOp

from hloom.dialects.context import Context
from hloom.dialects.diagnostics import Source
from hloom.dialects.text.parser import parse
from hloom.lowering.stages import lower

_PROGRAMS = Path(__file__).parents[1] / "programs"


def at_loops(name: str) -> ModuleOp:
    path, context = _PROGRAMS / f"{name}.mlir", Context()
    module = parse(Source(str(path), path.read_text()), context)
    lower(module, context, "loops")
    return module


def nests(module: ModuleOp) -> list[scf.ForOp]:
    return [op for op in module.walk() if isinstance(op, scf.ForOp) and isinstance(op.parent_op(), FuncOp)]


@pytest.mark.parametrize("name", ["gelu", "gelu_exact", "softmax", "layernorm"])
def test_a_fusion_is_one_nest_without_scratch(name: str) -> None:
    module = at_loops(name)
    assert len(nests(module)) == 1
    assert not any(isinstance(op, memref.AllocOp) for op in module.walk())


def test_every_innermost_loop_of_an_encoder_is_marked() -> None:
    loops = [op for op in at_loops("encoder").walk() if isinstance(op, scf.ForOp)]
    innermost = [op for op in loops if not any(isinstance(each, scf.ForOp) for each in op.body.block.ops)]
    assert len(innermost) >= 10
    assert all("hloom.simd" in op.attributes for op in innermost)
