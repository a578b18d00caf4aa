// RUN: hloom-opt %s --split-input-file --lower-to-linalg | filecheck %s
// RUN: hloom-opt %s --split-input-file --lower-to-linalg | mlir-opt --split-input-file --allow-unregistered-dialect

// A GELU is one nest, however often its input is used.

// CHECK-LABEL: func.func public @gelu
// CHECK: func.func private @mul_add_tanh(
// CHECK-COUNT-1: linalg.generic
// CHECK: math.tanh
// CHECK-NOT: linalg.generic
// CHECK: return
func.func public @gelu(%x: tensor<16x32xf32>) -> tensor<16x32xf32> {
  %a = stablehlo.constant dense<0.044715> : tensor<16x32xf32>
  %b = stablehlo.constant dense<0.797884583> : tensor<16x32xf32>
  %one = stablehlo.constant dense<1.0> : tensor<16x32xf32>
  %half = stablehlo.constant dense<0.5> : tensor<16x32xf32>
  %0 = stablehlo.multiply %x, %x : tensor<16x32xf32>
  %1 = stablehlo.multiply %0, %x : tensor<16x32xf32>
  %2 = stablehlo.multiply %1, %a : tensor<16x32xf32>
  %3 = stablehlo.add %x, %2 : tensor<16x32xf32>
  %4 = stablehlo.multiply %3, %b : tensor<16x32xf32>
  %5 = stablehlo.tanh %4 : tensor<16x32xf32>
  %6 = stablehlo.add %5, %one : tensor<16x32xf32>
  %7 = stablehlo.multiply %6, %half : tensor<16x32xf32>
  %8 = stablehlo.multiply %x, %7 : tensor<16x32xf32>
  return %8 : tensor<16x32xf32>
}

// -----

// A softmax is three nests in one kernel; the exponentials are stored by the nest that adds them up, and then divided
// in place.

// CHECK-LABEL: func.func public @softmax
// CHECK: func.func private @max_exp_sum_div(
// CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]
// CHECK: arith.maximumf
// CHECK: %[[E:.*]]:2 = linalg.generic {{.*}} iterator_types = ["parallel", "reduction"]
// CHECK: %[[X:.*]] = math.exp
// CHECK-NEXT: %[[S:.*]] = arith.addf
// CHECK-NEXT: linalg.yield %[[X]], %[[S]]
// CHECK: linalg.generic {{.*}} iterator_types = ["parallel", "parallel"]} ins(%[[E]]#1 {{.*}} outs(%[[E]]#0
// CHECK-NOT: linalg.generic
// CHECK: return
func.func public @softmax(%x: tensor<16x32xf32>) -> tensor<16x32xf32> {
  %low = stablehlo.constant dense<0xFF800000> : tensor<f32>
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %0 = stablehlo.reduce(%x init: %low) applies stablehlo.maximum across dimensions = [1] : (tensor<16x32xf32>, tensor<f32>) -> tensor<16xf32>
  %1 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<16xf32>) -> tensor<16x32xf32>
  %2 = stablehlo.subtract %x, %1 : tensor<16x32xf32>
  %3 = stablehlo.exponential %2 : tensor<16x32xf32>
  %4 = stablehlo.reduce(%3 init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<16x32xf32>, tensor<f32>) -> tensor<16xf32>
  %5 = stablehlo.broadcast_in_dim %4, dims = [0] : (tensor<16xf32>) -> tensor<16x32xf32>
  %6 = stablehlo.divide %3, %5 : tensor<16x32xf32>
  return %6 : tensor<16x32xf32>
}

// -----

// What is computed per row is computed once per row, in place of the sums; the cheap difference is computed twice.

// CHECK-LABEL: func.func public @layernorm
// CHECK: func.func private @sum_div_sub_rsqrt(
// CHECK: %[[S:.*]] = linalg.generic {{.*}} ["parallel", "reduction"]} ins(%arg0
// CHECK: %[[M:.*]] = linalg.generic {{.*}} ["parallel"]} outs(%[[S]]
// CHECK: arith.divf
// CHECK: %[[V:.*]] = linalg.generic {{.*}} ["parallel", "reduction"]} ins(%arg0, %[[M]]
// CHECK: arith.subf
// CHECK: %[[R:.*]] = linalg.generic {{.*}} ["parallel"]} outs(%[[V]]
// CHECK: math.rsqrt
// CHECK: linalg.generic {{.*}} ["parallel", "parallel"]} ins(%arg0, %[[M]], %[[R]]
// CHECK: arith.subf
// CHECK-NOT: linalg.generic
// CHECK: return
func.func public @layernorm(%x: tensor<16x32xf32>) -> tensor<16x32xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %count = stablehlo.constant dense<32.0> : tensor<16x1xf32>
  %eps = stablehlo.constant dense<1.0e-5> : tensor<16x1xf32>
  %0 = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<16x32xf32>, tensor<f32>) -> tensor<16xf32>
  %1 = stablehlo.broadcast_in_dim %0, dims = [0] : (tensor<16xf32>) -> tensor<16x1xf32>
  %2 = stablehlo.divide %1, %count : tensor<16x1xf32>
  %3 = stablehlo.broadcast_in_dim %2, dims = [0, 1] : (tensor<16x1xf32>) -> tensor<16x32xf32>
  %4 = stablehlo.subtract %x, %3 : tensor<16x32xf32>
  %5 = stablehlo.multiply %4, %4 : tensor<16x32xf32>
  %6 = stablehlo.reduce(%5 init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<16x32xf32>, tensor<f32>) -> tensor<16xf32>
  %7 = stablehlo.broadcast_in_dim %6, dims = [0] : (tensor<16xf32>) -> tensor<16x1xf32>
  %8 = stablehlo.divide %7, %count : tensor<16x1xf32>
  %9 = stablehlo.add %8, %eps : tensor<16x1xf32>
  %10 = stablehlo.rsqrt %9 : tensor<16x1xf32>
  %11 = stablehlo.broadcast_in_dim %10, dims = [0, 1] : (tensor<16x1xf32>) -> tensor<16x32xf32>
  %12 = stablehlo.multiply %4, %11 : tensor<16x32xf32>
  return %12 : tensor<16x32xf32>
}

// -----

// Reductions of the same elements share a nest.

// CHECK-LABEL: func.func public @siblings
// CHECK: func.func private @mul_sum(
// CHECK: linalg.generic {{.*}} ["parallel", "reduction"]}
// CHECK-NEXT: ^bb0(%[[X:.*]]: f32, %[[A:.*]]: f32, %[[B:.*]]: f32):
// CHECK: %[[XX:.*]] = arith.mulf %[[X]], %[[X]]
// CHECK-NOT: linalg.generic
// CHECK: return
func.func public @siblings(%x: tensor<16x32xf32>) -> (tensor<16xf32>, tensor<16xf32>) {
  %zero = stablehlo.constant dense<0.0> : tensor<f32>
  %0 = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<16x32xf32>, tensor<f32>) -> tensor<16xf32>
  %1 = stablehlo.multiply %x, %x : tensor<16x32xf32>
  %2 = stablehlo.reduce(%1 init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<16x32xf32>, tensor<f32>) -> tensor<16xf32>
  return %0, %2 : tensor<16xf32>, tensor<16xf32>
}

// -----

// A value that is returned and used again is stored in passing; outputs of one shape that share work share a nest.

// CHECK-LABEL: func.func public @passing
// CHECK: func.func private @exp_mul(
// CHECK: linalg.generic
// CHECK: %[[E:.*]] = math.exp
// CHECK: %[[M:.*]] = arith.mulf %[[E]], %[[E]]
// CHECK: linalg.yield %[[M]], %[[E]]
// CHECK-NOT: linalg.generic
func.func public @passing(%x: tensor<16xf32>) -> (tensor<16xf32>, tensor<16xf32>) {
  %0 = stablehlo.exponential %x : tensor<16xf32>
  %1 = stablehlo.multiply %0, %0 : tensor<16xf32>
  return %0, %1 : tensor<16xf32>, tensor<16xf32>
}

// -----

// An expensive operand of a contraction is stored before it; a transpose is an indexing map.

// CHECK: #[[T:.*]] = affine_map<(d0, d1, d2) -> (d2, d0)>
// CHECK-LABEL: func.func public @transposed
// CHECK: call @tanh(
// CHECK: call @dot(
// CHECK: func.func private @tanh(
// CHECK: func.func private @dot(
// CHECK: linalg.generic {indexing_maps = [#[[T]],
func.func public @transposed(%x: tensor<8x4xf32>, %w: tensor<8x6xf32>) -> tensor<4x6xf32> {
  %0 = stablehlo.tanh %x : tensor<8x4xf32>
  %1 = stablehlo.transpose %0, dims = [1, 0] : (tensor<8x4xf32>) -> tensor<4x8xf32>
  %2 = stablehlo.dot_general %1, %w, contracting_dims = [1] x [0] : (tensor<4x8xf32>, tensor<8x6xf32>) -> tensor<4x6xf32>
  return %2 : tensor<4x6xf32>
}

// -----

// Heads that are merged before a contraction split its summing loop in two: nothing is moved, nothing is divided.

// CHECK-DAG: #[[X:.*]] = affine_map<(d0, d1, d2, d3) -> (d2, d0, d3)>
// CHECK-DAG: #[[W:.*]] = affine_map<(d0, d1, d2, d3) -> (d2 * 8 + d3, d1)>
// CHECK-LABEL: func.func public @heads
// CHECK: func.func private @dot(
// CHECK: linalg.generic {indexing_maps = [#[[X]], #[[W]], {{.*}}], iterator_types = ["parallel", "parallel", "reduction", "reduction"]}
func.func public @heads(%x: tensor<4x16x8xf32>, %w: tensor<32x6xf32>) -> tensor<16x6xf32> {
  %0 = stablehlo.transpose %x, dims = [1, 0, 2] : (tensor<4x16x8xf32>) -> tensor<16x4x8xf32>
  %1 = stablehlo.reshape %0 : (tensor<16x4x8xf32>) -> tensor<16x32xf32>
  %2 = stablehlo.dot_general %1, %w, contracting_dims = [1] x [0] : (tensor<16x32xf32>, tensor<32x6xf32>) -> tensor<16x6xf32>
  return %2 : tensor<16x6xf32>
}

// -----

// Padding before a convolution is a fill and a copy into the middle, and takes what comes before it along.

// CHECK-DAG: #[[IN:.*]] = affine_map<(d0, d1) -> (0, d0, d1, 0)>
// CHECK-DAG: #[[MIDDLE:.*]] = affine_map<(d0, d1) -> (0, d0 + 1, d1 + 1, 0)>
// CHECK-LABEL: func.func public @padded
// CHECK: func.func private @exp_pad(
// CHECK: %[[F:.*]] = linalg.fill
// CHECK: linalg.generic {indexing_maps = [#[[IN]], #[[MIDDLE]]], {{.*}} outs(%[[F]]
// CHECK: math.exp
// CHECK: func.func private @conv(
func.func public @padded(%x: tensor<1x8x8x1xf32>, %k: tensor<3x3x1x4xf32>) -> tensor<1x8x8x4xf32> {
  %0 = stablehlo.exponential %x : tensor<1x8x8x1xf32>
  %1 = stablehlo.convolution(%0, %k) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {pad = [[1, 1], [1, 1]]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x8x8x1xf32>, tensor<3x3x1x4xf32>) -> tensor<1x8x8x4xf32>
  return %1 : tensor<1x8x8x4xf32>
}

// -----

// A grouped convolution sees its features as [group, rest]; what finishes it works in place, seeing them whole.

// CHECK-LABEL: func.func public @grouped
// CHECK-DAG: %[[X:.*]] = tensor.expand_shape %arg0
// CHECK-DAG: %[[K:.*]] = tensor.expand_shape %arg1
// CHECK: call @conv_add(%[[X]], %[[K]], %arg2, %{{.*}}) : (tensor<2x2x2x9xf32>, tensor<2x3x2x3xf32>, tensor<6xf32>, tensor<2x6x7xf32>)
// CHECK: func.func private @conv_add(
// CHECK: %[[V:.*]] = tensor.expand_shape %arg3
// CHECK: %[[F:.*]] = linalg.fill {{.*}} outs(%[[V]]
// CHECK: %[[C:.*]] = linalg.generic {{.*}} outs(%[[F]]
// CHECK: %[[W:.*]] = tensor.collapse_shape %[[C]]
// CHECK: linalg.generic {{.*}} ins(%arg2 {{.*}} outs(%[[W]]
func.func public @grouped(%x: tensor<2x4x9xf32>, %k: tensor<6x2x3xf32>, %b: tensor<6xf32>) -> tensor<2x6x7xf32> {
  %0 = stablehlo.convolution(%x, %k) dim_numbers = [b, f, 0]x[o, i, 0]->[b, f, 0], window = {} {batch_group_count = 1 : i64, feature_group_count = 2 : i64} : (tensor<2x4x9xf32>, tensor<6x2x3xf32>) -> tensor<2x6x7xf32>
  %1 = stablehlo.broadcast_in_dim %b, dims = [1] : (tensor<6xf32>) -> tensor<2x6x7xf32>
  %2 = stablehlo.add %0, %1 : tensor<2x6x7xf32>
  return %2 : tensor<2x6x7xf32>
}

// -----

// What little a normalisation needs per channel is computed in the kernel of the convolution that it then finishes.

// CHECK-LABEL: func.func public @normalised
// CHECK: call @conv_add_rsqrt_sub(%arg2, %arg0, %arg1, %arg3,
// CHECK: func.func private @conv_add_rsqrt_sub(
// CHECK: %[[R:.*]] = linalg.generic {{.*}} ins(%arg0
// CHECK: math.rsqrt
// CHECK: %[[F:.*]] = linalg.fill {{.*}} outs(%arg4
// CHECK: %[[C:.*]] = linalg.generic {{.*}} outs(%[[F]]
// CHECK: linalg.generic {{.*}} ins(%arg3, %[[R]] {{.*}} outs(%[[C]]
func.func public @normalised(%x: tensor<1x4x8xf32>, %k: tensor<6x4x3xf32>, %var: tensor<6xf32>, %mean: tensor<6xf32>) -> tensor<1x6x6xf32> {
  %zero = stablehlo.constant dense<0.0> : tensor<1x6x6xf32>
  %eps = stablehlo.constant dense<1.0e-5> : tensor<6xf32>
  %0 = stablehlo.convolution(%x, %k) dim_numbers = [b, f, 0]x[o, i, 0]->[b, f, 0], window = {} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x4x8xf32>, tensor<6x4x3xf32>) -> tensor<1x6x6xf32>
  %1 = stablehlo.broadcast_in_dim %mean, dims = [1] : (tensor<6xf32>) -> tensor<1x6x6xf32>
  %2 = stablehlo.subtract %0, %1 : tensor<1x6x6xf32>
  %3 = stablehlo.add %var, %eps : tensor<6xf32>
  %4 = stablehlo.rsqrt %3 : tensor<6xf32>
  %5 = stablehlo.broadcast_in_dim %4, dims = [1] : (tensor<6xf32>) -> tensor<1x6x6xf32>
  %6 = stablehlo.multiply %2, %5 : tensor<1x6x6xf32>
  %7 = stablehlo.maximum %6, %zero : tensor<1x6x6xf32>
  return %7 : tensor<1x6x6xf32>
}
