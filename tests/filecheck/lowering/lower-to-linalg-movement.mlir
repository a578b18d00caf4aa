// RUN: hloom-opt %s --split-input-file --lower-to-linalg | filecheck %s
// RUN: hloom-opt %s --split-input-file --lower-to-linalg | mlir-opt --split-input-file --allow-unregistered-dialect

// Slices, reversals and transposes are indexing maps. One that starts at 0 but ends early needs a loop of one iteration:
// linalg takes a loop by itself to go over the whole dimension.

// CHECK-DAG: #[[STRIDED:.*]] = affine_map<(d0, d1) -> (d0 + 1, d1 * 2)>
// CHECK-DAG: #[[PREFIX:.*]] = affine_map<(d0, d1, d2) -> (d0 + d2, d1)>
// CHECK-DAG: #[[MIRRORED:.*]] = affine_map<(d0, d1) -> (-d0 + 3, d1)>
// CHECK-LABEL: func.func public @slices
// CHECK: indexing_maps = [#[[STRIDED]],
// CHECK: %[[ONE:.*]] = tensor.empty() : tensor<1xi8>
// CHECK: indexing_maps = [#[[PREFIX]], {{.*}} ins(%arg0, %[[ONE]]
// CHECK: indexing_maps = [#[[MIRRORED]],
func.func public @slices(%x: tensor<4x6xf32>) -> (tensor<2x3xf32>, tensor<2x6xf32>, tensor<4x6xf32>) {
  %0 = stablehlo.slice %x [1:3, 0:6:2] : (tensor<4x6xf32>) -> tensor<2x3xf32>
  %1 = stablehlo.slice %x [0:2, 0:6] : (tensor<4x6xf32>) -> tensor<2x6xf32>
  %2 = stablehlo.reverse %x, dims = [0] : tensor<4x6xf32>
  return %0, %1, %2 : tensor<2x3xf32>, tensor<2x6xf32>, tensor<4x6xf32>
}

// -----

// Each piece of a concatenation is written to its place by a nest, which computes the piece as well.

// CHECK-DAG: #[[FIRST:.*]] = affine_map<(d0, d1) -> (d0 + d1)>
// CHECK-DAG: #[[SECOND:.*]] = affine_map<(d0) -> (d0 + 3)>
// CHECK-LABEL: func.func public @joined
// CHECK: %[[A:.*]] = linalg.generic {indexing_maps = [{{.*}}#[[FIRST]]], {{.*}} outs(%arg2
// CHECK: math.exp
// CHECK: linalg.generic {indexing_maps = [{{.*}}#[[SECOND]]], {{.*}} outs(%[[A]]
// CHECK: arith.negf
func.func public @joined(%x: tensor<3xf32>, %y: tensor<4xf32>) -> tensor<7xf32> {
  %0 = stablehlo.exponential %x : tensor<3xf32>
  %1 = stablehlo.negate %y : tensor<4xf32>
  %2 = stablehlo.concatenate %0, %1, dim = 0 : (tensor<3xf32>, tensor<4xf32>) -> tensor<7xf32>
  return %2 : tensor<7xf32>
}

// -----

// A piece that is used once more where it is needed is chosen there; indices are clamped, so that reading is safe.

// CHECK-LABEL: func.func public @chosen
// CHECK: %[[C:.*]] = arith.select
// CHECK-NEXT: %[[S:.*]] = arith.addf %{{.*}}, %[[C]]
// CHECK-NEXT: linalg.yield %[[S]]
func.func public @chosen(%x: tensor<3xf32>, %y: tensor<4xf32>) -> tensor<f32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %0 = stablehlo.concatenate %x, %y, dim = 0 : (tensor<3xf32>, tensor<4xf32>) -> tensor<7xf32>
  %1 = stablehlo.reduce(%0 init: %zero) applies stablehlo.add across dimensions = [0] : (tensor<7xf32>, tensor<f32>) -> tensor<f32>
  return %1 : tensor<f32>
}

// -----

// A lookup reads with tensor.extract, at indices that are clamped.

// CHECK-LABEL: func.func public @looked_up
// CHECK: func.func private @gather(
// CHECK: linalg.generic {{.*}} ins(%arg0 : tensor<3xi32>)
// CHECK: %[[I:.*]] = arith.maxsi
// CHECK: %[[ROW:.*]] = arith.index_cast %[[I]]
// CHECK: %[[COLUMN:.*]] = linalg.index 1
// CHECK: tensor.extract %arg1[%[[ROW]], %[[COLUMN]]]
func.func public @looked_up(%x: tensor<6x5xf32>, %i: tensor<3xi32>) -> tensor<3x5xf32> {
  %0 = "stablehlo.gather"(%x, %i) <{dimension_numbers = #stablehlo.gather<offset_dims = [1], collapsed_slice_dims = [0], start_index_map = [0], index_vector_dim = 1>, slice_sizes = array<i64: 1, 5>, indices_are_sorted = false}> : (tensor<6x5xf32>, tensor<3xi32>) -> tensor<3x5xf32>
  return %0 : tensor<3x5xf32>
}

// -----

// An update's destination is the tensor that it updates.

// CHECK-LABEL: func.func public @updated
// CHECK: call @update_slice(%arg2, %arg1, %arg0)
// CHECK: func.func private @update_slice(
// CHECK: %[[I:.*]] = tensor.extract %arg0[]
// CHECK: arith.minsi %[[I]]
// CHECK: %[[AT:.*]] = arith.index_cast
// CHECK: tensor.insert_slice %arg1 into %arg2[%[[AT]], 0] [2, 5] [1, 1]
func.func public @updated(%x: tensor<6x5xf32>, %y: tensor<2x5xf32>, %i: tensor<i32>) -> tensor<6x5xf32> {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %0 = stablehlo.dynamic_update_slice %x, %y, %i, %zero : (tensor<6x5xf32>, tensor<2x5xf32>, tensor<i32>, tensor<i32>) -> tensor<6x5xf32>
  return %0 : tensor<6x5xf32>
}

// -----

// Iotas and causal masks cost no memory.

// CHECK-LABEL: func.func public @masked
// CHECK: linalg.generic
// CHECK-DAG: linalg.index 0
// CHECK-DAG: linalg.index 1
// CHECK: arith.cmpi sge
// CHECK: arith.select
// CHECK-NOT: linalg.generic
func.func public @masked(%x: tensor<5x5xf32>) -> tensor<5x5xf32> {
  %low = stablehlo.constant dense<0xFF800000> : tensor<5x5xf32>
  %0 = stablehlo.iota dim = 0 : tensor<5x5xi32>
  %1 = stablehlo.iota dim = 1 : tensor<5x5xi32>
  %2 = stablehlo.compare GE, %0, %1, SIGNED : (tensor<5x5xi32>, tensor<5x5xi32>) -> tensor<5x5xi1>
  %3 = stablehlo.select %2, %x, %low : tensor<5x5xi1>, tensor<5x5xf32>
  return %3 : tensor<5x5xf32>
}
