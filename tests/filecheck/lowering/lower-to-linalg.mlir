// RUN: hloom-opt %s --split-input-file --lower-to-linalg | filecheck %s
// RUN: hloom-opt %s --split-input-file --lower-to-linalg | mlir-opt --split-input-file --allow-unregistered-dialect

// A dense layer is one kernel: fill, contraction, and the rest in place. Its entry says what its parameters were.

// CHECK-DAG: #[[A:.*]] = affine_map<(d0, d1, d2) -> (d0, d2)>
// CHECK-DAG: #[[B:.*]] = affine_map<(d0, d1, d2) -> (d2, d1)>
// CHECK-DAG: #[[C:.*]] = affine_map<(d0, d1, d2) -> (d0, d1)>
// CHECK-LABEL: func.func public @dense
// CHECK-SAME: hloom.abi = [{name = "x", role = "argument", type = tensor<4x64xf32>},
// CHECK-SAME: {name = "result", role = "result", type = tensor<4x128xf32>}]
// CHECK-NEXT: %[[OUT:.*]] = tensor.empty() : tensor<4x128xf32>
// CHECK-NEXT: %[[R:.*]] = call @dot_add_max(%arg0, %arg1, %arg2, %[[OUT]])
// CHECK-NEXT: return %[[R]]
// CHECK: func.func private @dot_add_max
// CHECK-SAME: attributes {hloom.kernel, hloom.source = "dot_general, add, maximum"}
// CHECK: %[[F:.*]] = linalg.fill ins(%{{.*}} : f32) outs(%arg3
// CHECK: %[[D:.*]] = linalg.generic {indexing_maps = [#[[A]], #[[B]], #[[C]]], iterator_types = ["parallel", "parallel", "reduction"]} ins(%arg0, %arg1 {{.*}} outs(%[[F]]
// CHECK: %[[E:.*]] = linalg.generic {{.*}} ins(%arg2 {{.*}} outs(%[[D]]
// CHECK-NEXT: ^bb0(%[[BIAS:.*]]: f32, %[[ACC:.*]]: f32):
// CHECK-NEXT: %[[SUM:.*]] = arith.addf %[[ACC]], %[[BIAS]]
// CHECK-NEXT: arith.maximumf %[[SUM]], %cst
// CHECK: return %[[E]]
func.func public @dense(%x: tensor<4x64xf32>, %w: tensor<64x128xf32>, %b: tensor<128xf32>) -> tensor<4x128xf32> {
  %cst = stablehlo.constant dense<0.0> : tensor<f32>
  %0 = stablehlo.dot_general %x, %w, contracting_dims = [1] x [0] : (tensor<4x64xf32>, tensor<64x128xf32>) -> tensor<4x128xf32>
  %1 = stablehlo.broadcast_in_dim %b, dims = [1] : (tensor<128xf32>) -> tensor<4x128xf32>
  %2 = stablehlo.add %0, %1 : tensor<4x128xf32>
  %3 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x128xf32>
  %4 = stablehlo.maximum %2, %3 : tensor<4x128xf32>
  return %4 : tensor<4x128xf32>
}

// -----

// Kernels of equal structure are one function, whatever their values are called.

// CHECK-LABEL: func.func public @same
// CHECK: call @sine_add(%arg0,
// CHECK: call @sine_add(%arg1,
// CHECK: call @sine_add_1(%arg2,
// CHECK: func.func private @sine_add(
// CHECK: func.func private @sine_add_1(
// CHECK-NOT: func.func
func.func public @same(%a: tensor<8xf32>, %b: tensor<8xf32>, %c: tensor<9xf32>) -> (tensor<8xf32>, tensor<8xf32>, tensor<9xf32>) {
  %0 = stablehlo.sine %a : tensor<8xf32>
  %1 = stablehlo.add %0, %a : tensor<8xf32>
  %2 = stablehlo.sine %b : tensor<8xf32>
  %3 = stablehlo.add %2, %b : tensor<8xf32>
  %4 = stablehlo.sine %c : tensor<9xf32>
  %5 = stablehlo.add %4, %c : tensor<9xf32>
  return %1, %3, %5 : tensor<8xf32>, tensor<8xf32>, tensor<9xf32>
}

// -----

// Arguments, constants and the same value twice are returned as they are; reshapes of stored values move nothing.

// CHECK-LABEL: func.func public @kept
// CHECK-SAME: {name = "loss", role = "result", type = tensor<4xui8>}
// CHECK-DAG: %[[C:.*]] = arith.constant dense<[1, 2, -1, 4]> : tensor<4xi8>
// CHECK-DAG: %[[S:.*]] = tensor.expand_shape %arg0 {{\[\[}}0, 1]] output_shape [2, 3]
// CHECK: return %[[C]], %arg0, %[[S]], %arg0
func.func public @kept(%x: tensor<6xf32>) -> (tensor<4xui8> {jax.result_info = "loss"}, tensor<6xf32>, tensor<2x3xf32>, tensor<6xf32>) {
  %0 = stablehlo.constant dense<[1, 2, 255, 4]> : tensor<4xui8>
  %1 = stablehlo.reshape %x : (tensor<6xf32>) -> tensor<2x3xf32>
  return %0, %x, %1, %x : tensor<4xui8>, tensor<6xf32>, tensor<2x3xf32>, tensor<6xf32>
}

// -----

// Parameters are called as their locations say, or JAX, or the text.

// CHECK-LABEL: func.func public @named
// CHECK-SAME: {name = "weights['w']", role = "argument", type = tensor<4xf32>}
// CHECK-SAME: {name = "bias", role = "argument"
// CHECK-SAME: {name = "x", role = "argument"
// CHECK-SAME: {name = "logits", role = "result"
// CHECK-SAME: {name = "result1", role = "result"
func.func public @named(%arg0: tensor<4xf32> loc("weights['w']"), %arg1: tensor<4xf32> {jax.arg_info = "bias"}, %x: tensor<4xf32>) -> (tensor<4xf32> {jax.result_info = "logits"}, tensor<4xf32>) {
  return %x, %arg1 : tensor<4xf32>, tensor<4xf32>
}
