"""memref's views and vector's ops against NumPy."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hloom.dialects.diagnostics import Error
from hloom.lowering import interpreter

Module = Callable[[str], Any]


def numbers(*shape: int) -> np.ndarray:
    return np.arange(np.prod(shape), dtype=np.float32).reshape(shape)


def test_views_share_memory(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: memref<4x6xf32>, %i: index) {
        %c0 = arith.constant 0 : index
        %one = arith.constant 1.0 : f32
        %a = memref.subview %x[1, %i] [2, 3] [2, 1]
          : memref<4x6xf32> to memref<2x3xf32, strided<[12, 1], offset: ?>>
        linalg.fill ins(%one : f32) outs(%a : memref<2x3xf32, strided<[12, 1], offset: ?>>)
        %b = memref.collapse_shape %x [[0, 1]] : memref<4x6xf32> into memref<24xf32>
        %c = memref.expand_shape %b [[0, 1, 2]] output_shape [2, 4, 3] : memref<24xf32> into memref<2x4x3xf32>
        %d = memref.subview %c[1, 0, 0] [1, 4, 3] [1, 1, 1]
          : memref<2x4x3xf32> to memref<4x3xf32, strided<[3, 1], offset: 12>>
        %two = arith.constant 2.0 : f32
        memref.store %two, %d[%c0, %c0] : memref<4x3xf32, strided<[3, 1], offset: 12>>
        %e = memref.reinterpret_cast %b to offset: [2], sizes: [2, 2], strides: [6, 1]
          : memref<24xf32> to memref<2x2xf32, strided<[6, 1], offset: 2>>
        %three = arith.constant 3.0 : f32
        memref.store %three, %e[%c0, %c0] : memref<2x2xf32, strided<[6, 1], offset: 2>>
        return
      }""")
    x = numbers(4, 6)
    interpreter.run(module, [x, np.int64(2)])
    expected = numbers(4, 6)
    expected[1::2, 2:5] = 1
    expected.reshape(-1)[12] = 2
    expected[0, 2] = 3
    np.testing.assert_array_equal(x, expected)


def test_memory_of_a_call(module_of: Module) -> None:
    module = module_of(
        """
      memref.global "private" constant @table : memref<3xi32> = dense<[10, 20, 30]>
      func.func @main(%x: memref<3xi32>) -> (i32, index) {
        %c1 = arith.constant 1 : index
        %t = memref.get_global @table : memref<3xi32>
        %copy = memref.alloc() : memref<3xi32>
        memref.copy %t, %copy : memref<3xi32> to memref<3xi32>
        %v = memref.load %x[%c1] : memref<3xi32>
        memref.store %v, %copy[%c1] : memref<3xi32>
        memref.copy %copy, %x : memref<3xi32> to memref<3xi32>
        %w = memref.load %t[%c1] : memref<3xi32>
        %n = memref.dim %x, %c1 : memref<3xi32>
        memref.dealloc %copy : memref<3xi32>
        return %w, %n : i32, index
      }""".replace("%n = memref.dim %x, %c1", "%c0 = arith.constant 0 : index\n %n = memref.dim %x, %c0")
    )
    x = np.array([1, 2, 3], np.int32)
    assert [int(r) for r in interpreter.run(module, [x])] == [20, 3]
    assert x.tolist() == [10, 2, 30]


def test_a_view_out_of_its_memory_is_an_error(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%w: memref<16xi8>, %at: index) -> f32 {
        %c0 = arith.constant 0 : index
        %v = memref.view %w[%at][] : memref<16xi8> to memref<2xf32>
        %x = memref.load %v[%c0] : memref<2xf32>
        return %x : f32
      }""")
    assert interpreter.run(module, [np.ones(2).view(np.int8), np.int64(8)])[0] == 0
    with pytest.raises(Error, match=r"test.mlir:4:\d+: error: memref.view: out of bounds: bytes 12 to 20"):
        interpreter.run(module, [np.zeros(16, np.int8), np.int64(12)])


def test_vectors(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: memref<4x8xf32>, %s: f32) -> (vector<4xf32>, vector<2x4xf32>, f32, f32, vector<4xf32>) {
        %c1 = arith.constant 1 : index
        %c2 = arith.constant 2 : index
        %row = vector.load %x[%c1, %c2] : memref<4x8xf32>, vector<4xf32>
        %block = vector.load %x[%c1, %c2] : memref<4x8xf32>, vector<2x4xf32>
        %spread = vector.broadcast %s : f32 to vector<4xf32>
        %fma = vector.fma %row, %spread, %row : vector<4xf32>
        %mixed = vector.shuffle %fma, %spread [3, 0, 5, 2] : vector<4xf32>, vector<4xf32>
        vector.store %mixed, %x[%c2, %c2] : memref<4x8xf32>, vector<4xf32>
        %e = vector.extract %fma[1] : f32 from vector<4xf32>
        %put = vector.insert %e, %row[3] : f32 into vector<4xf32>
        %sum = vector.reduction <add>, %row, %s : vector<4xf32> into f32
        %most = vector.reduction <maximumf>, %row : vector<4xf32> into f32
        return %put, %block, %sum, %most, %row : vector<4xf32>, vector<2x4xf32>, f32, f32, vector<4xf32>
      }""")
    x = numbers(4, 8)
    put, block, total, most, row = interpreter.run(module, [x, np.float32(0.5)])
    expected = numbers(4, 8)
    first = expected[1, 2:6].copy()
    np.testing.assert_array_equal(row, first)
    np.testing.assert_array_equal(block, expected[1:3, 2:6])
    np.testing.assert_array_equal(put, [*first[:3], first[1] * 1.5])
    assert (total, most) == (first.sum() + 0.5, first.max())
    expected[2, 2:6] = [first[3] * 1.5, first[0] * 1.5, 0.5, first[2] * 1.5]
    np.testing.assert_array_equal(x, expected)


def test_masks_and_transfers(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: memref<6xf32>, %y: memref<6xf32>) -> (vector<4xf32>, vector<4xf32>) {
        %c3 = arith.constant 3 : index
        %c4 = arith.constant 4 : index
        %pad = arith.constant -1.0 : f32
        %zero = arith.constant dense<0.0> : vector<4xf32>
        %mask = vector.create_mask %c3 : vector<4xi1>
        %a = vector.maskedload %x[%c3], %mask, %zero
          : memref<6xf32>, vector<4xi1>, vector<4xf32> into vector<4xf32>
        %b = "vector.transfer_read"(%x, %c4, %pad) <{in_bounds = [false], permutation_map = affine_map<(i) -> (i)>,
          operandSegmentSizes = array<i32: 1, 1, 1, 0>}> : (memref<6xf32>, index, f32) -> vector<4xf32>
        vector.maskedstore %y[%c3], %mask, %a : memref<6xf32>, vector<4xi1>, vector<4xf32>
        return %a, %b : vector<4xf32>, vector<4xf32>
      }""")
    y = np.zeros(6, np.float32)
    a, b = interpreter.run(module, [numbers(6), y])
    assert a.tolist() == [3, 4, 5, 0]
    assert b.tolist() == [4, 5, -1, -1]
    assert y.tolist() == [0, 0, 0, 3, 4, 5]


def test_parallel_loops(module_of: Module) -> None:
    module = module_of("""
      func.func @main(%x: tensor<4x3xf32>) -> (tensor<4x3xf32>, f32) {
        %c0 = arith.constant 0 : index
        %c1 = arith.constant 1 : index
        %c3 = arith.constant 3 : index
        %zero = arith.constant 0.0 : f32
        %doubled = "scf.forall"(%x) <{operandSegmentSizes = array<i32: 0, 0, 0, 1>, staticLowerBound = array<i64: 0>,
          staticUpperBound = array<i64: 4>, staticStep = array<i64: 1>}> ({
        ^bb0(%i: index, %out: tensor<4x3xf32>):
          %row = tensor.extract_slice %x[%i, 0] [1, 3] [1, 1] : tensor<4x3xf32> to tensor<1x3xf32>
          %sum = arith.addf %row, %row : tensor<1x3xf32>
          "scf.forall.in_parallel"() ({
            tensor.parallel_insert_slice %sum into %out[%i, 0] [1, 3] [1, 1] : tensor<1x3xf32> into tensor<4x3xf32>
          }) : () -> ()
        }) : (tensor<4x3xf32>) -> tensor<4x3xf32>
        %total = scf.parallel (%j) = (%c0) to (%c3) step (%c1) init (%zero) -> f32 {
          %v = tensor.extract %doubled[%c1, %j] : tensor<4x3xf32>
          scf.reduce(%v : f32) {
          ^bb0(%p: f32, %q: f32):
            %s = arith.addf %p, %q : f32
            scf.reduce.return %s : f32
          }
        }
        return %doubled, %total : tensor<4x3xf32>, f32
      }""")
    x = numbers(4, 3)
    doubled, total = interpreter.run(module, [x])
    np.testing.assert_array_equal(doubled, 2 * numbers(4, 3))
    np.testing.assert_array_equal(x, numbers(4, 3))
    assert total == 24


def test_values_go_after_their_last_use(module_of: Module) -> None:
    import tracemalloc

    size = 1 << 20
    t = f"tensor<{size}xf32>"
    steps = "\n".join(f'%{i + 1} = "stablehlo.add"(%{i}, %{i}) : ({t}, {t}) -> {t}' for i in range(20))
    module = module_of(f"""func.func @main(%x: {t}) -> {t} {{
      %0 = "stablehlo.negate"(%x) : ({t}) -> {t}
      {steps}
      return %20 : {t} }}""")
    program, x = interpreter.Interpreter(module), np.ones(size, np.float32)
    program(x)
    tracemalloc.start()
    program(x)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2.5 * x.nbytes


@pytest.mark.parametrize("text", ["%v = memref.load %x[%j] : memref<4xf32>", "memref.store %c, %x[%j] : memref<4xf32>"])
def test_negative_subscripts_do_not_count_from_the_end(module_of: Callable[[str], Any], text: str) -> None:
    module = module_of(f"""func.func @main(%x: memref<4xf32>, %i: i32) {{
      %c = arith.constant 1.0 : f32
      %j = arith.index_cast %i : i32 to index
      {text}
      return }}""")
    interpreter.run(module, [np.zeros(4, np.float32), np.int32(3)])
    with pytest.raises(Error, match=r"test.mlir:4:\d+: error: memref\.\w+: out of bounds: index -1 is negative"):
        interpreter.run(module, [np.zeros(4, np.float32), np.int32(-1)])
