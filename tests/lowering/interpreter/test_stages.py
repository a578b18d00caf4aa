"""One dense layer, `max(x @ w + b, 0)`, written by hand at every stage of the way down: the same answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from hloom.lowering import interpreter

W = np.random.default_rng(0).standard_normal((6, 8)).astype(np.float32)
B = np.random.default_rng(1).standard_normal(8).astype(np.float32)
ABI = """attributes {hloom.abi = [{name = "x", role = "argument", type = tensor<4x6xf32>},
                                  {name = "y", role = "result", type = tensor<4x8xf32>}]}"""


def dense(array: np.ndarray) -> str:
    return f'dense<"0x{array.tobytes().hex().upper()}"> : tensor<{"x".join(map(str, array.shape))}xf32>'


STABLEHLO = f"""
  func.func @main(%x: tensor<4x6xf32>) -> tensor<4x8xf32> {{
    %w = "stablehlo.constant"() <{{value = {dense(W)}}}> : () -> tensor<6x8xf32>
    %b = "stablehlo.constant"() <{{value = {dense(B)}}}> : () -> tensor<8xf32>
    %z = "stablehlo.constant"() <{{value = dense<0.0> : tensor<4x8xf32>}}> : () -> tensor<4x8xf32>
    %0 = "stablehlo.dot_general"(%x, %w) <{{dot_dimension_numbers = #stablehlo.dot<
      lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>}}>
      : (tensor<4x6xf32>, tensor<6x8xf32>) -> tensor<4x8xf32>
    %1 = "stablehlo.broadcast_in_dim"(%b) <{{broadcast_dimensions = array<i64: 1>}}>
      : (tensor<8xf32>) -> tensor<4x8xf32>
    %2 = "stablehlo.add"(%0, %1) : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %3 = "stablehlo.maximum"(%2, %z) : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    return %3 : tensor<4x8xf32>
  }}"""

MAPS = "affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>, affine_map<(i, j, k) -> (i, j)>"
CONTRACT = f"""{{indexing_maps = [{MAPS}], iterator_types = ["parallel", "parallel", "reduction"]}}"""
EPILOGUE = """{indexing_maps = [affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>],
               iterator_types = ["parallel", "parallel"]}"""
PRODUCT = """{ ^bb0(%l: f32, %r: f32, %acc: f32):
                 %m = arith.mulf %l, %r : f32
                 %a = arith.addf %acc, %m : f32
                 linalg.yield %a : f32 }"""
BIAS = """{ ^bb0(%bj: f32, %acc: f32):
              %s = arith.addf %acc, %bj : f32
              %c = arith.maximumf %s, %zero : f32
              linalg.yield %c : f32 }"""

LINALG = f"""
  func.func @main(%x: tensor<4x6xf32>) -> tensor<4x8xf32> {ABI} {{
    %w = arith.constant {dense(W)}
    %b = arith.constant {dense(B)}
    %0 = tensor.empty() : tensor<4x8xf32>
    %1 = func.call @kernel(%x, %w, %b, %0)
      : (tensor<4x6xf32>, tensor<6x8xf32>, tensor<8xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    return %1 : tensor<4x8xf32>
  }}
  func.func private @kernel(%lhs: tensor<4x6xf32>, %rhs: tensor<6x8xf32>, %b: tensor<8xf32>, %out: tensor<4x8xf32>)
      -> tensor<4x8xf32> attributes {{hloom.kernel}} {{
    %zero = arith.constant 0.0 : f32
    %0 = linalg.fill ins(%zero : f32) outs(%out : tensor<4x8xf32>) -> tensor<4x8xf32>
    %1 = linalg.generic {CONTRACT} ins(%lhs, %rhs : tensor<4x6xf32>, tensor<6x8xf32>)
      outs(%0 : tensor<4x8xf32>) {PRODUCT} -> tensor<4x8xf32>
    %2 = linalg.generic {EPILOGUE} ins(%b : tensor<8xf32>) outs(%1 : tensor<4x8xf32>) {BIAS} -> tensor<4x8xf32>
    return %2 : tensor<4x8xf32>
  }}"""

GLOBALS = f"""
  memref.global "private" constant @w : memref<6x8xf32> = {dense(W).partition(" : ")[0]}
  memref.global "private" constant @b : memref<8xf32> = {dense(B).partition(" : ")[0]}
  func.func @main(%x: memref<4x6xf32>, %y: memref<4x8xf32>) -> i32 {ABI} {{
    %w = memref.get_global @w : memref<6x8xf32>
    %b = memref.get_global @b : memref<8xf32>
    func.call @kernel(%x, %w, %b, %y) : (memref<4x6xf32>, memref<6x8xf32>, memref<8xf32>, memref<4x8xf32>) -> ()
    %ok = arith.constant 0 : i32
    return %ok : i32
  }}"""
KERNEL = """func.func private @kernel(%lhs: memref<4x6xf32>, %rhs: memref<6x8xf32>, %b: memref<8xf32>,
                                      %out: memref<4x8xf32>) attributes {hloom.kernel}"""

BUFFERS = f"""{GLOBALS}
  {KERNEL} {{
    %zero = arith.constant 0.0 : f32
    linalg.fill ins(%zero : f32) outs(%out : memref<4x8xf32>)
    linalg.generic {CONTRACT} ins(%lhs, %rhs : memref<4x6xf32>, memref<6x8xf32>) outs(%out : memref<4x8xf32>) {PRODUCT}
    linalg.generic {EPILOGUE} ins(%b : memref<8xf32>) outs(%out : memref<4x8xf32>) {BIAS}
    return
  }}"""

BOUNDS = """
    %c0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    %c4 = arith.constant 4 : index
    %c6 = arith.constant 6 : index
    %c8 = arith.constant 8 : index
    %zero = arith.constant 0.0 : f32"""

LOOPS = f"""{GLOBALS}
  {KERNEL} {{ {BOUNDS}
    scf.for %i = %c0 to %c4 step %c1 {{
      scf.for %j = %c0 to %c8 step %c1 {{
        %sum = scf.for %k = %c0 to %c6 step %c1 iter_args(%acc = %zero) -> (f32) {{
          %l = memref.load %lhs[%i, %k] : memref<4x6xf32>
          %r = memref.load %rhs[%k, %j] : memref<6x8xf32>
          %m = arith.mulf %l, %r : f32
          %a = arith.addf %acc, %m : f32
          scf.yield %a : f32
        }}
        %bj = memref.load %b[%j] : memref<8xf32>
        %s = arith.addf %sum, %bj : f32
        %c = arith.maximumf %s, %zero : f32
        memref.store %c, %out[%i, %j] : memref<4x8xf32>
      }}
    }}
    return
  }}"""

VECTORS = f"""{GLOBALS}
  {KERNEL} {{ {BOUNDS}
    %start = vector.broadcast %zero : f32 to vector<4xf32>
    scf.for %i = %c0 to %c4 step %c1 {{
      scf.for %j = %c0 to %c8 step %c4 {{
        %sum = scf.for %k = %c0 to %c6 step %c1 iter_args(%acc = %start) -> (vector<4xf32>) {{
          %l = memref.load %lhs[%i, %k] : memref<4x6xf32>
          %ls = vector.broadcast %l : f32 to vector<4xf32>
          %r = vector.load %rhs[%k, %j] : memref<6x8xf32>, vector<4xf32>
          %a = vector.fma %ls, %r, %acc : vector<4xf32>
          scf.yield %a : vector<4xf32>
        }}
        %bj = vector.load %b[%j] : memref<8xf32>, vector<4xf32>
        %s = arith.addf %sum, %bj : vector<4xf32>
        %c = arith.maximumf %s, %start : vector<4xf32>
        vector.store %c, %out[%i, %j] : memref<4x8xf32>, vector<4xf32>
      }}
    }}
    return
  }}"""

EMITC = f"""
  emitc.global static const @w : !emitc.array<48xf32> = {dense(W.reshape(-1)).partition(" : ")[0]}
  emitc.global static const @b : !emitc.array<8xf32> = {dense(B).partition(" : ")[0]}
  emitc.func @main(%x: !emitc.ptr<f32>, %y: !emitc.ptr<f32>) -> i32 {ABI} {{
    %wa = get_global @w : !emitc.array<48xf32>
    %w = cast %wa : !emitc.array<48xf32> to !emitc.ptr<f32>
    %ba = get_global @b : !emitc.array<8xf32>
    %b = cast %ba : !emitc.array<8xf32> to !emitc.ptr<f32>
    call @kernel(%x, %w, %b, %y) : (!emitc.ptr<f32>, !emitc.ptr<f32>, !emitc.ptr<f32>, !emitc.ptr<f32>) -> ()
    %ok = "emitc.constant"() <{{value = 0 : i32}}> : () -> i32
    return %ok : i32
  }}
  emitc.func private @kernel(%lhs: !emitc.ptr<f32>, %rhs: !emitc.ptr<f32>, %b: !emitc.ptr<f32>, %out: !emitc.ptr<f32>)
      attributes {{specifiers = ["static"]}} {{
    %c0 = "emitc.constant"() <{{value = 0 : index}}> : () -> index
    %c1 = "emitc.constant"() <{{value = 1 : index}}> : () -> index
    %c4 = "emitc.constant"() <{{value = 4 : index}}> : () -> index
    %c6 = "emitc.constant"() <{{value = 6 : index}}> : () -> index
    %c8 = "emitc.constant"() <{{value = 8 : index}}> : () -> index
    %zero = "emitc.constant"() <{{value = 0.0 : f32}}> : () -> f32
    for %i = %c0 to %c4 step %c1 {{
      for %j = %c0 to %c8 step %c1 {{
        %acc = "emitc.variable"() <{{value = 0.0 : f32}}> : () -> !emitc.lvalue<f32>
        for %k = %c0 to %c6 step %c1 {{
          %row = mul %i, %c6 : (index, index) -> index
          %at = add %row, %k : (index, index) -> index
          %lp = subscript %lhs[%at] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
          %l = load %lp : <f32>
          %across = mul %k, %c8 : (index, index) -> index
          %there = add %across, %j : (index, index) -> index
          %rp = subscript %rhs[%there] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
          %r = load %rp : <f32>
          %m = mul %l, %r : (f32, f32) -> f32
          %old = load %acc : <f32>
          %new = add %old, %m : (f32, f32) -> f32
          assign %new : f32 to %acc : <f32>
        }}
        %bp = subscript %b[%j] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
        %bj = load %bp : <f32>
        %sum = load %acc : <f32>
        %s = add %sum, %bj : (f32, f32) -> f32
        %less = cmp lt, %s, %zero : (f32, f32) -> i1
        %c = conditional %less, %zero, %s : f32
        %line = mul %i, %c8 : (index, index) -> index
        %place = add %line, %j : (index, index) -> index
        %op = subscript %out[%place] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
        assign %c : f32 to %op : <f32>
      }}
    }}
    return
  }}"""

STAGES = {
    "stablehlo": STABLEHLO,
    "linalg": LINALG,
    "buffers": BUFFERS,
    "loops": LOOPS,
    "vectors": VECTORS,
    "emitc": EMITC,
}


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_gives_the_same(module_of: Callable[[str], Any], stage: str) -> None:
    x = np.random.default_rng(2).standard_normal((4, 6)).astype(np.float32)
    (y,) = interpreter.run(module_of(STAGES[stage]), [x])
    np.testing.assert_allclose(y, np.maximum(x @ W + B, 0), rtol=1e-5, atol=1e-6)
