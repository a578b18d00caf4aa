"""linalg.generic in all its shapes against NumPy: contractions, windows, folds, any body, tensors and memrefs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import ml_dtypes
import numpy as np
import pytest
from numpy.lib.stride_tricks import sliding_window_view

from hloom.lowering import interpreter

Module = Callable[[str], Any]


def normal(*shape: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal(shape).astype(np.float32)


def generic(maps: list[str], iterators: str, ins: str, outs: str, body: str, results: str) -> str:
    kinds = {"p": '"parallel"', "r": '"reduction"'}
    listed = ", ".join(f"affine_map<{m}>" for m in maps)
    types = ", ".join(kinds[c] for c in iterators)
    return f"""linalg.generic {{indexing_maps = [{listed}], iterator_types = [{types}]}}
      {f"ins({ins})" if ins else ""} outs({outs}) {{ {body} }} -> {results}"""


def test_convolution_steps_through_its_window(module_of: Module) -> None:
    conv = generic(
        ["(n,h,w,o,a,b,c) -> (n,2*h+a,w+2*b,c)", "(n,h,w,o,a,b,c) -> (a,b,c,o)", "(n,h,w,o,a,b,c) -> (n,h,w,o)"],
        "pppprrr",
        "%x, %k : tensor<2x7x6x3xf32>, tensor<3x2x3x4xf32>",
        "%out : tensor<2x3x4x4xf32>",
        """^bb0(%p: f32, %q: f32, %acc: f32):
             %m = arith.mulf %p, %q : f32
             %s = arith.addf %acc, %m : f32
             linalg.yield %s : f32""",
        "tensor<2x3x4x4xf32>",
    )
    module = module_of(f"""func.func @main(%x: tensor<2x7x6x3xf32>, %k: tensor<3x2x3x4xf32>, %out: tensor<2x3x4x4xf32>)
        -> tensor<2x3x4x4xf32> {{
      %0 = {conv}
      return %0 : tensor<2x3x4x4xf32> }}""")
    x, kernel, start = normal(2, 7, 6, 3), normal(3, 2, 3, 4, seed=1), normal(2, 3, 4, 4, seed=2)
    windows = sliding_window_view(x, (3, 3), (1, 2))[:, ::2, :, :, :, ::2]
    expected = start + np.einsum("nhwcab,abco->nhwo", windows, kernel)
    given = [x, kernel, start]
    np.testing.assert_allclose(interpreter.run(module, given)[0], expected, rtol=1e-5, atol=1e-5)
    np.testing.assert_array_equal(given[2], normal(2, 3, 4, 4, seed=2))


def test_matmul_with_computed_factors(module_of: Module) -> None:
    dot = generic(
        ["(b,i,j,k) -> (b,i,k)", "(b,i,j,k) -> (k)", "(b,i,j,k) -> (k,b,j)", "(b,i,j,k) -> (j,b,i)"],
        "pppr",
        "%x, %c, %y : tensor<2x3x5xf32>, tensor<5xf32>, tensor<5x2x4xf32>",
        "%out : tensor<4x2x3xf32>",
        """^bb0(%p: f32, %q: f32, %r: f32, %acc: f32):
             %a = arith.addf %p, %q : f32
             %b = arith.maximumf %a, %zero : f32
             %m = arith.mulf %r, %b : f32
             %s = arith.addf %m, %acc : f32
             linalg.yield %s : f32""",
        "tensor<4x2x3xf32>",
    )
    module = module_of(f"""func.func @main(%x: tensor<2x3x5xf32>, %c: tensor<5xf32>, %y: tensor<5x2x4xf32>,
                                           %out: tensor<4x2x3xf32>) -> tensor<4x2x3xf32> {{
      %zero = arith.constant 0.0 : f32
      %0 = {dot}
      return %0 : tensor<4x2x3xf32> }}""")
    x, c, y, start = normal(2, 3, 5), normal(5, seed=1), normal(5, 2, 4, seed=2), normal(4, 2, 3, seed=3)
    expected = start + np.einsum("bik,kbj->jbi", np.maximum(x + c, 0), y)
    np.testing.assert_allclose(interpreter.run(module, [x, c, y, start])[0], expected, rtol=1e-5, atol=1e-5)


def test_outputs_of_several_kinds(module_of: Module) -> None:
    """One output stored, one folded; and two folded by different functions."""
    softmax = generic(
        ["(i,j) -> (i,j)", "(i,j) -> (i,j)", "(i,j) -> (i)", "(i,j) -> (i)"],
        "pr",
        "%x : tensor<3x4xf32>",
        "%e, %s, %s : tensor<3x4xf32>, tensor<3xf32>, tensor<3xf32>",
        """^bb0(%p: f32, %old: f32, %sum: f32, %least: f32):
             %a = math.exp %p : f32
             %b = arith.addf %sum, %a : f32
             %c = arith.minimumf %least, %p : f32
             linalg.yield %a, %b, %c : f32, f32, f32""",
        "(tensor<3x4xf32>, tensor<3xf32>, tensor<3xf32>)",
    )
    module = module_of(f"""func.func @main(%x: tensor<3x4xf32>, %e: tensor<3x4xf32>, %s: tensor<3xf32>)
        -> (tensor<3x4xf32>, tensor<3xf32>, tensor<3xf32>) {{
      %0:3 = {softmax}
      return %0#0, %0#1, %0#2 : tensor<3x4xf32>, tensor<3xf32>, tensor<3xf32> }}""")
    x = normal(3, 4)
    stored, total, least = interpreter.run(module, [x, x, np.zeros(3, np.float32)])
    np.testing.assert_allclose(stored, np.exp(x), rtol=1e-6)
    np.testing.assert_allclose(total, np.exp(x).sum(1), rtol=1e-6)
    np.testing.assert_array_equal(least, np.minimum(x.min(1), 0))


ARGMAX = generic(
    ["(i,j) -> (i,j)", "(i,j) -> (i)", "(i,j) -> (i)"],
    "pr",
    "%x : tensor<5x7xf32>",
    "%m, %n : tensor<5xf32>, tensor<5xi32>",
    """^bb0(%p: f32, %best: f32, %at: i32):
         %j = linalg.index 1 : index
         %k = arith.index_cast %j : index to i32
         %g = arith.cmpf ogt, %p, %best : f32
         %a = arith.select %g, %p, %best : f32
         %b = arith.select %g, %k, %at : i32
         linalg.yield %a, %b : f32, i32""",
    "(tensor<5xf32>, tensor<5xi32>)",
)


def test_any_other_body_runs_in_order(module_of: Module) -> None:
    module = module_of(f"""func.func @main(%x: tensor<5x7xf32>) -> (tensor<5xf32>, tensor<5xi32>) {{
      %low = arith.constant 0xFF800000 : f32
      %zero = arith.constant 0 : i32
      %e = tensor.empty() : tensor<5xf32>
      %f = tensor.empty() : tensor<5xi32>
      %m = linalg.fill ins(%low : f32) outs(%e : tensor<5xf32>) -> tensor<5xf32>
      %n = linalg.fill ins(%zero : i32) outs(%f : tensor<5xi32>) -> tensor<5xi32>
      %0:2 = {ARGMAX}
      return %0#0, %0#1 : tensor<5xf32>, tensor<5xi32> }}""")
    x = normal(5, 7)
    best, place = interpreter.run(module, [x])
    np.testing.assert_array_equal(best, x.max(1))
    np.testing.assert_array_equal(place, x.argmax(1))


def test_gather_reverse_and_a_map_that_divides(module_of: Module) -> None:
    gather = generic(
        ["(i,j) -> (i)", "(i,j) -> (i,j)"],
        "pp",
        "%i : tensor<4xi32>",
        "%out : tensor<4x7xf32>",
        """^bb0(%p: i32, %old: f32):
             %r = arith.index_cast %p : i32 to index
             %j = linalg.index 1 : index
             %six = arith.constant 6 : index
             %c = arith.subi %six, %j : index
             %v = tensor.extract %x[%r, %c] : tensor<5x7xf32>
             linalg.yield %v : f32""",
        "tensor<4x7xf32>",
    )
    folded = generic(
        ["(i,j) -> (i floordiv 2, j mod 3)", "(i,j) -> (j,i)"],
        "pp",
        "%x : tensor<5x7xf32>",
        "%wide : tensor<7x10xf32>",
        "^bb0(%p: f32, %old: f32): linalg.yield %p : f32",
        "tensor<7x10xf32>",
    )
    module = module_of(f"""func.func @main(%x: tensor<5x7xf32>, %i: tensor<4xi32>)
        -> (tensor<4x7xf32>, tensor<7x10xf32>) {{
      %out = tensor.empty() : tensor<4x7xf32>
      %wide = tensor.empty() : tensor<7x10xf32>
      %0 = {gather}
      %1 = {folded}
      return %0, %1 : tensor<4x7xf32>, tensor<7x10xf32> }}""")
    x, rows = normal(5, 7), np.array([3, 0, 4, 1], np.int32)
    taken, spread = interpreter.run(module, [x, rows])
    np.testing.assert_array_equal(taken, x[rows, ::-1])
    np.testing.assert_array_equal(spread, x[np.arange(10) // 2][:, np.arange(7) % 3].T)


CONTROL_FLOW = generic(
    ["(i) -> (i)", "(i) -> (i)", "(i) -> (i)", "(i) -> (i)"],
    "p",
    "%x : tensor<9xf32>",
    "%a, %a, %a : tensor<9xf32>, tensor<9xf32>, tensor<9xf32>",
    """^bb0(%p: f32, %o1: f32, %o2: f32, %o3: f32):
         %hundred = arith.constant 100.0 : f32
         %zero = arith.constant 0.0 : f32
         %i = linalg.index 0 : index
         %c0 = arith.constant 0 : index
         %c1 = arith.constant 1 : index
         %g = arith.cmpf ogt, %p, %zero : f32
         %root = scf.if %g -> (f32) {
           %s = math.sqrt %p : f32
           scf.yield %s : f32
         } else {
           scf.yield %zero : f32
         }
         %abs = math.absf %p : f32
         %doubled = scf.while (%w = %abs) : (f32) -> f32 {
           %less = arith.cmpf olt, %w, %hundred : f32
           scf.condition(%less) %w : f32
         } do {
         ^bb1(%w: f32):
           %d = arith.addf %w, %w : f32
           scf.yield %d : f32
         }
         %sum = scf.for %k = %c0 to %i step %c1 iter_args(%acc = %p) -> (f32) {
           %kk = arith.index_cast %k : index to i32
           %f = arith.sitofp %kk : i32 to f32
           %n = arith.addf %acc, %f : f32
           scf.yield %n : f32
         }
         linalg.yield %root, %doubled, %sum : f32, f32, f32""",
    "(tensor<9xf32>, tensor<9xf32>, tensor<9xf32>)",
)


def test_control_flow_in_a_body_is_masked(module_of: Module) -> None:
    module = module_of(f"""func.func @main(%x: tensor<9xf32>) -> (tensor<9xf32>, tensor<9xf32>, tensor<9xf32>) {{
      %a = tensor.empty() : tensor<9xf32>
      %0:3 = {CONTROL_FLOW}
      return %0#0, %0#1, %0#2 : tensor<9xf32>, tensor<9xf32>, tensor<9xf32> }}""")
    x = np.where(normal(9) == 0, 1, normal(9)).astype(np.float32)
    root, doubled, total = interpreter.run(module, [x])
    np.testing.assert_array_equal(root, np.sqrt(np.maximum(x, 0)))
    expected = np.abs(x)
    while (expected < 100).any():
        expected = np.where(expected < 100, 2 * expected, expected)
    np.testing.assert_array_equal(doubled, expected)
    np.testing.assert_allclose(total, x + [sum(range(i)) for i in range(9)], rtol=1e-6)


FOLDS = [
    ("arith.addi", "i32", np.int32, lambda x: x.sum(1, dtype=np.int32)),
    ("arith.muli", "i8", np.int8, lambda x: x.prod(1, dtype=np.int8)),
    ("arith.maxsi", "i32", np.int32, lambda x: x.max(1)),
    ("arith.maxui", "i32", np.int32, lambda x: x.view(np.uint32).max(1).view(np.int32)),
    ("arith.minui", "i32", np.int32, lambda x: x.view(np.uint32).min(1).view(np.int32)),
    ("arith.andi", "i16", np.int16, lambda x: np.bitwise_and.reduce(x, 1)),
    ("arith.xori", "i1", np.bool_, lambda x: np.logical_xor.reduce(x, 1)),
    ("arith.addi", "i1", np.bool_, lambda x: np.logical_xor.reduce(x, 1)),
    ("arith.mulf", "f32", np.float32, lambda x: x.prod(1)),
    ("arith.maxnumf", "f32", np.float32, lambda x: np.fmax.reduce(x, 1)),
    ("arith.addf", "bf16", ml_dtypes.bfloat16, lambda x: x.astype(np.float32).sum(1).astype(x.dtype)),
]


@pytest.mark.parametrize(("op", "type_", "dtype", "expected"), FOLDS)
def test_folds(module_of: Module, op: str, type_: str, dtype: Any, expected: Callable[[Any], Any]) -> None:
    fold = generic(
        ["(i,j) -> (i,j)", "(i,j) -> (i)"],
        "pr",
        f"%x : tensor<4x6x{type_}>",
        f"%start : tensor<4x{type_}>",
        f"^bb0(%p: {type_}, %acc: {type_}): %s = {op} %acc, %p : {type_} linalg.yield %s : {type_}",
        f"tensor<4x{type_}>",
    )
    module = module_of(f"""func.func @main(%x: tensor<4x6x{type_}>, %start: tensor<4x{type_}>) -> tensor<4x{type_}> {{
      %0 = {fold}
      return %0 : tensor<4x{type_}> }}""")
    x = (np.random.default_rng(0).standard_normal((4, 7)) * 5).astype(dtype)
    got = interpreter.run(module, [x[:, 1:], x[:, 0]])[0]
    np.testing.assert_allclose(got.astype(np.float64), expected(x).astype(np.float64), rtol=1e-6)


def test_memrefs_are_written_in_place(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: memref<3x4xf32>, %sum: memref<3xf32>) {
        linalg.generic {indexing_maps = [affine_map<(i,j) -> (i,j)>, affine_map<(i,j) -> (i)>],
                        iterator_types = ["parallel", "reduction"]}
          ins(%x : memref<3x4xf32>) outs(%sum : memref<3xf32>) {
          ^bb0(%p: f32, %acc: f32): %s = arith.addf %acc, %p : f32 linalg.yield %s : f32 }
        linalg.generic {indexing_maps = [affine_map<(i,j) -> (i)>, affine_map<(i,j) -> (i,j)>],
                        iterator_types = ["parallel", "parallel"]}
          ins(%sum : memref<3xf32>) outs(%x : memref<3x4xf32>) {
          ^bb0(%p: f32, %old: f32): %s = arith.divf %old, %p : f32 linalg.yield %s : f32 }
        return }""")
    x, total = np.abs(normal(3, 4)), np.zeros(3, np.float32)
    expected = x / x.sum(1, keepdims=True)
    assert interpreter.run(module, [x, total]) == []
    np.testing.assert_allclose(x, expected, rtol=1e-6)


def test_named_ops(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: tensor<3x4xf32>, %y: tensor<4x5xf32>)
          -> (tensor<3x5xf32>, tensor<5x3xf32>, tensor<3x2x5xf32>) {
        %zero = arith.constant 0.0 : f32
        %e = tensor.empty() : tensor<3x5xf32>
        %z = linalg.fill ins(%zero : f32) outs(%e : tensor<3x5xf32>) -> tensor<3x5xf32>
        %0 = linalg.matmul ins(%x, %y : tensor<3x4xf32>, tensor<4x5xf32>) outs(%z : tensor<3x5xf32>) -> tensor<3x5xf32>
        %f = tensor.empty() : tensor<5x3xf32>
        %1 = linalg.transpose ins(%0 : tensor<3x5xf32>) outs(%f : tensor<5x3xf32>) permutation = [1, 0]
        %g = tensor.empty() : tensor<3x2x5xf32>
        %2 = linalg.broadcast ins(%0 : tensor<3x5xf32>) outs(%g : tensor<3x2x5xf32>) dimensions = [1]
        return %0, %1, %2 : tensor<3x5xf32>, tensor<5x3xf32>, tensor<3x2x5xf32> }""")
    x, y = normal(3, 4), normal(4, 5, seed=1)
    product, transposed, spread = interpreter.run(module, [x, y])
    np.testing.assert_allclose(product, x @ y, rtol=1e-6)
    np.testing.assert_array_equal(transposed, product.T)
    np.testing.assert_array_equal(spread, np.stack([product, product], 1))


@pytest.mark.parametrize("other", [np.inf, -np.inf, np.nan, 2.0])
def test_a_factor_that_is_summed_alone_meets_infinities_first(module_of: Module, other: float) -> None:
    body = """^bb0(%a: f32, %b: f32, %c: f32):
      %p = arith.mulf %a, %b : f32
      %s = arith.addf %c, %p : f32
      linalg.yield %s : f32"""
    maps = ["(d0, d1) -> (d0, d1)", "(d0, d1) -> (d0)", "(d0, d1) -> (d0)"]
    ins, outs = "%x, %y : tensor<2x3xf32>, tensor<2xf32>", "%z : tensor<2xf32>"
    module = module_of(f"""
      func.func @main(%x: tensor<2x3xf32>, %y: tensor<2xf32>, %z: tensor<2xf32>) -> tensor<2xf32> {{
        %r = {generic(maps, "pr", ins, outs, body, "tensor<2xf32>")}
        return %r : tensor<2xf32> }}""")
    x = np.array([[1, -1, 1], [2, 1, 0]], np.float32)
    y = np.array([other, 1], np.float32)
    with np.errstate(all="ignore"):
        expected = (x * y[:, None]).sum(1)
    np.testing.assert_array_equal(interpreter.run(module, [x, y, np.zeros(2, np.float32)])[0], expected)
