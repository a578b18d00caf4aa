"""linalg_ext against NumPy: on memrefs, which are written in place, and on tensors, which are not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hloom.lowering import interpreter
from hloom.lowering.interpreter.algorithms.random import random_bits

Module = Callable[[str], Any]
SORT = """({
  ^bb0(%a: i32, %b: i32, %c: f32, %d: f32):
    %less = arith.cmpi sgt, %a, %b : i32
    linalg_ext.yield %less : i1
  })"""


def test_sort_on_tensors(module_of: Module) -> None:
    module = module_of(f"""
      func.func @main(%k: tensor<3x9xi32>, %v: tensor<3x9xf32>) -> (tensor<3x9xi32>, tensor<3x9xf32>) {{
      %0:2 = "linalg_ext.sort"(%k, %v) <{{dimension = 1 : i64, operandSegmentSizes = array<i32: 0, 2>}}> {SORT}
        : (tensor<3x9xi32>, tensor<3x9xf32>) -> (tensor<3x9xi32>, tensor<3x9xf32>)
      return %0#0, %0#1 : tensor<3x9xi32>, tensor<3x9xf32> }}""")
    keys = np.random.default_rng(0).integers(0, 4, (3, 9)).astype(np.int32)
    values = np.arange(27, dtype=np.float32).reshape(3, 9)
    given = keys.copy()
    order = np.argsort(-keys, 1, kind="stable")
    got = interpreter.run(module, [given, values])
    np.testing.assert_array_equal(got[0], np.take_along_axis(keys, order, 1))
    np.testing.assert_array_equal(got[1], np.take_along_axis(values, order, 1))
    np.testing.assert_array_equal(given, keys)


def test_sort_on_memrefs(module_of: Module) -> None:
    module = module_of(f"""func.func @main(%k: memref<6xi32>, %v: memref<6xf32>) {{
      "linalg_ext.sort"(%k, %v) <{{dimension = 0 : i64, operandSegmentSizes = array<i32: 0, 2>}}> {SORT}
        : (memref<6xi32>, memref<6xf32>) -> ()
      return }}""")
    keys, values = np.array([1, 3, 2, 3, 1, 2], np.int32), np.arange(6, dtype=np.float32)
    assert interpreter.run(module, [keys, values]) == []
    assert keys.tolist() == [3, 3, 2, 2, 1, 1]
    assert values.tolist() == [1, 3, 2, 5, 0, 4]


def test_scatter(module_of: Module) -> None:
    module = module_of("""func.func @main(%i: memref<4x1xi32>, %u: memref<4x2xf32>, %x: memref<3x2xf32>) {
      "linalg_ext.scatter"(%i, %u, %x) <{
        update_window_dims = array<i64: 1>, inserted_window_dims = array<i64: 0>, input_batching_dims = array<i64>,
        scatter_indices_batching_dims = array<i64>, scatter_dims_to_operand_dims = array<i64: 0>,
        index_vector_dim = 1 : i64, operandSegmentSizes = array<i32: 2, 1>}> ({
      ^bb0(%old: f32, %new: f32):
        %two = arith.constant 2.0 : f32
        %half = arith.divf %old, %two : f32
        %sum = arith.addf %half, %new : f32
        linalg_ext.yield %sum : f32
      }) : (memref<4x1xi32>, memref<4x2xf32>, memref<3x2xf32>) -> ()
      return }""")
    x, updates = np.full((3, 2), 8, np.float32), np.arange(8, dtype=np.float32).reshape(4, 2)
    interpreter.run(module, [np.array([[1], [5], [1], [-1]], np.int32), updates, x])
    assert x.tolist() == [[8, 8], [(8 / 2 + 0) / 2 + 4, (8 / 2 + 1) / 2 + 5], [8, 8]]


@pytest.mark.parametrize("inclusive", ["true", "false"])
@pytest.mark.parametrize("reverse", ["true", "false"])
def test_scan(module_of: Module, inclusive: str, reverse: str) -> None:
    module = module_of(f"""func.func @main(%x: memref<2x5xi32>, %y: memref<2x5xi32>, %c: memref<2xi32>) {{
      "linalg_ext.scan"(%x, %y, %c) <{{dimension = 1 : i64, inclusive = {inclusive}, reverse = {reverse},
        operandSegmentSizes = array<i32: 1, 2>}}> ({{
      ^bb0(%sum: i32, %e: i32):
        %next = arith.addi %sum, %e : i32
        linalg_ext.yield %next : i32
      }}) : (memref<2x5xi32>, memref<2x5xi32>, memref<2xi32>) -> ()
      return }}""")
    x, y, carry = (
        np.arange(10, dtype=np.int32).reshape(2, 5),
        np.zeros((2, 5), np.int32),
        np.array([100, 200], np.int32),
    )
    line = x[:, ::-1] if reverse == "true" else x
    sums = np.cumsum(line, 1) + carry[:, None]
    interpreter.run(module, [x, y, carry])
    shown = sums if inclusive == "true" else sums - line
    np.testing.assert_array_equal(y, shown[:, ::-1] if reverse == "true" else shown)
    np.testing.assert_array_equal(carry, sums[:, -1])


def test_transforms_and_factors(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: tensor<2x8xf32>, %a: tensor<3x3xf32>, %b: tensor<3x2xf32>,
                      %f: tensor<2x5xcomplex<f32>>, %l: tensor<3x3xf32>, %s: tensor<3x2xf32>)
          -> (tensor<2x5xcomplex<f32>>, tensor<3x3xf32>, tensor<3x2xf32>) {
        %0 = "linalg_ext.fft"(%x, %f) <{fft_type = "RFFT", fft_length = array<i64: 8>,
          operandSegmentSizes = array<i32: 1, 1>}>
          : (tensor<2x8xf32>, tensor<2x5xcomplex<f32>>) -> tensor<2x5xcomplex<f32>>
        %1 = "linalg_ext.cholesky"(%a, %l) <{lower = true, operandSegmentSizes = array<i32: 1, 1>}>
          : (tensor<3x3xf32>, tensor<3x3xf32>) -> tensor<3x3xf32>
        %2 = "linalg_ext.triangular_solve"(%1, %b, %s) <{left_side = true, lower = true, unit_diagonal = false,
          transpose_a = "NO_TRANSPOSE", operandSegmentSizes = array<i32: 2, 1>}>
          : (tensor<3x3xf32>, tensor<3x2xf32>, tensor<3x2xf32>) -> tensor<3x2xf32>
        return %0, %1, %2 : tensor<2x5xcomplex<f32>>, tensor<3x3xf32>, tensor<3x2xf32> }""")
    rng = np.random.default_rng(0)
    x, b = rng.standard_normal((2, 8)).astype(np.float32), rng.standard_normal((3, 2)).astype(np.float32)
    a = np.array([[4, 1, 0], [1, 3, 1], [0, 1, 2]], np.float32)
    outs = np.zeros((2, 5), np.complex64), np.zeros((3, 3), np.float32), np.zeros((3, 2), np.float32)
    transformed, lower, solved = interpreter.run(module, [x, a, b, *outs])
    np.testing.assert_allclose(transformed, np.fft.rfft(x), rtol=1e-5, atol=1e-5)
    np.testing.assert_allclose(lower, np.linalg.cholesky(a), rtol=1e-6, atol=1e-6)
    np.testing.assert_allclose(lower @ solved, b, rtol=1e-5, atol=1e-5)


def test_random_bits(module_of: Module) -> None:
    module = module_of("""func.func @main(%s: memref<2xi64>, %t: memref<2xi64>, %b: memref<7xi32>) {
      "linalg_ext.rng"(%s, %t, %b) <{rng_algorithm = "THREE_FRY", operandSegmentSizes = array<i32: 1, 2>}>
        : (memref<2xi64>, memref<2xi64>, memref<7xi32>) -> ()
      return }""")
    state, following, bits = np.array([5, 6], np.int64), np.zeros(2, np.int64), np.zeros(7, np.int32)
    interpreter.run(module, [state, following, bits])
    wanted = random_bits(np.array([5, 6], np.uint64), "THREE_FRY", (7,), np.dtype(np.uint32))
    np.testing.assert_array_equal(following.view(np.uint64), wanted[0])
    np.testing.assert_array_equal(bits.view(np.uint32), wanted[1])


def test_topk(module_of: Module) -> None:
    module = module_of("""func.func @main(%x: memref<5x2xi32>, %v: memref<3x2xi32>, %i: memref<3x2xi64>) {
      linalg_ext.topk dimension(0) ins(%x : memref<5x2xi32>) outs(%v, %i : memref<3x2xi32>, memref<3x2xi64>) {
      ^bb0(%a: i32, %b: i32):
        %greater = arith.cmpi sgt, %a, %b : i32
        linalg_ext.yield %greater : i1
      }
      return }""")
    x = np.array([[1, 5], [7, 5], [3, -1], [7, 0], [2, 9]], np.int32)
    values, indices = np.zeros((3, 2), np.int32), np.zeros((3, 2), np.int64)
    assert interpreter.run(module, [x, values, indices]) == []
    assert values.tolist() == [[7, 9], [7, 5], [3, 5]]
    assert indices.tolist() == [[1, 4], [3, 0], [2, 1]]
