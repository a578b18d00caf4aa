"""Transposes run in blocks, and stay transposes."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from c_programs import lower
from xdsl.dialects import scf

from hloom.lowering import interpreter
from hloom.lowering.lower_to_buffers import LowerToBuffers
from hloom.lowering.lower_to_loops import LowerToLoops


def transpose(shape: tuple[int, ...], order: tuple[int, ...]) -> str:
    dims = "abcd"[: len(shape)]
    source, result = (f"tensor<{'x'.join(map(str, s))}xf32>" for s in (shape, [shape[k] for k in order]))
    read = ", ".join(dims[order.index(k)] for k in range(len(shape)))
    kinds = ", ".join(['"parallel"'] * len(shape))
    written = ", ".join(dims)
    return f"""
func.func public @main(%x: {source}) -> {result} {{
  %e = tensor.empty() : {result}
  %r = func.call @kernel(%x, %e) : ({source}, {result}) -> {result}
  return %r : {result}
}}
func.func private @kernel(%x: {source}, %out: {result}) -> {result} attributes {{hloom.kernel}} {{
  %r = linalg.generic {{indexing_maps = [affine_map<({written}) -> ({read})>, affine_map<({written}) -> ({written})>],
                       iterator_types = [{kinds}]}} ins(%x : {source}) outs(%out : {result}) {{
  ^bb0(%a: f32, %u: f32):
    linalg.yield %a : f32
  }} -> {result}
  return %r : {result}
}}"""


def loops(text: str) -> int:
    return sum(isinstance(op, scf.ForOp) for op in lower(text, LowerToBuffers, LowerToLoops).walk())


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_every_order_of_three_dimensions(order: tuple[int, ...]) -> None:
    shape = (16, 48, 32)
    x = np.arange(np.prod(shape), dtype=np.float32).reshape(shape)
    (result,) = interpreter.run(lower(transpose(shape, order), LowerToBuffers, LowerToLoops), [x])
    np.testing.assert_array_equal(result, x.transpose(order))


@pytest.mark.parametrize(
    ("shape", "order", "count"),
    [
        ((64, 96), (1, 0), 4),
        ((64, 96), (0, 1), 2),
        ((7, 96), (1, 0), 2),
        ((2, 64, 32), (0, 2, 1), 5),
        ((16, 8), (1, 0), 2),
    ],
)
def test_only_what_reads_across_is_run_in_blocks(shape: tuple[int, ...], order: tuple[int, ...], count: int) -> None:
    assert loops(transpose(shape, order)) == count
