// Linalg on tensors and on memrefs; the checks are what mlir-opt prints.
// RUN: hloom-opt %s --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s --allow-unregistered-dialect --mlir-print-op-generic | hloom-opt --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines

#rows = affine_map<(i, j) -> (i, j)>
#columns = affine_map<(i, j) -> (j)>
func.func @linalg(%x: tensor<4x8xf32>, %b: tensor<8xf32>, %m: memref<4x8xf32>) -> tensor<4x8xf32> {
  %zero = arith.constant 0.0 : f32
  %0 = tensor.empty() : tensor<4x8xf32>
  %1 = linalg.fill ins(%zero : f32) outs(%0 : tensor<4x8xf32>) -> tensor<4x8xf32>
  %2 = linalg.generic {indexing_maps = [#rows, #columns, #rows], iterator_types = ["parallel", "parallel"]} ins(%x, %b : tensor<4x8xf32>, tensor<8xf32>) outs(%1 : tensor<4x8xf32>) attrs = {hloom.x} {
  ^bb0(%in: f32, %bias: f32, %out: f32):
    %3 = linalg.index 1 : index
    %4 = tensor.extract %b[%3] : tensor<8xf32>
    linalg.yield %4 : f32
  } -> tensor<4x8xf32>
  linalg.fill ins(%zero : f32) outs(%m : memref<4x8xf32>)
  return %2 : tensor<4x8xf32>
}

// CHECK:#map = affine_map<(d0, d1) -> (d0, d1)>
// CHECK-NEXT:#map1 = affine_map<(d0, d1) -> (d1)>
// CHECK-NEXT:module {
// CHECK-NEXT:  func.func @linalg(%arg0: tensor<4x8xf32>, %arg1: tensor<8xf32>, %arg2: memref<4x8xf32>) -> tensor<4x8xf32> {
// CHECK-NEXT:    %cst = arith.constant 0.000000e+00 : f32
// CHECK-NEXT:    %0 = tensor.empty() : tensor<4x8xf32>
// CHECK-NEXT:    %1 = linalg.fill ins(%cst : f32) outs(%0 : tensor<4x8xf32>) -> tensor<4x8xf32>
// CHECK-NEXT:    %2 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1 : tensor<4x8xf32>, tensor<8xf32>) outs(%1 : tensor<4x8xf32>) attrs =  {hloom.x} {
// CHECK-NEXT:    ^bb0(%in: f32, %in_0: f32, %out: f32):
// CHECK-NEXT:      %3 = linalg.index 1 : index
// CHECK-NEXT:      %extracted = tensor.extract %arg1[%3] : tensor<8xf32>
// CHECK-NEXT:      linalg.yield %extracted : f32
// CHECK-NEXT:    } -> tensor<4x8xf32>
// CHECK-NEXT:    linalg.fill ins(%cst : f32) outs(%arg2 : memref<4x8xf32>)
// CHECK-NEXT:    return %2 : tensor<4x8xf32>
// CHECK-NEXT:  }
// CHECK-NEXT:}
