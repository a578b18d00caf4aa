// RUN: hloom-opt %s --split-input-file --lower-to-linalg | filecheck %s
// RUN: hloom-opt %s --split-input-file --lower-to-linalg | mlir-opt --split-input-file --allow-unregistered-dialect

// Divisions are guarded where arith's are undefined; a divisor that is known needs no guard.

// CHECK-LABEL: func.func public @divided
// CHECK: func.func private @div(
// CHECK: %[[ZERO:.*]] = arith.cmpi eq, %[[Y:.*]], %c0_i32
// CHECK: arith.select %[[ZERO]], %c1_i32, %[[Y]]
// CHECK: arith.cmpi eq, %{{.*}}, %c-2147483648_i32
// CHECK: %[[Q:.*]] = arith.divsi
// CHECK: arith.select %[[ZERO]], %c-1_i32, %[[Q]]
// CHECK: func.func private @div_1(
// CHECK: ^bb0
// CHECK-NEXT: arith.divui %in, %c3_i32
// CHECK-NEXT: linalg.yield
func.func public @divided(%x: tensor<4xi32>, %y: tensor<4xi32>, %u: tensor<4xui32>) -> (tensor<4xi32>, tensor<4xui32>) {
  %three = stablehlo.constant dense<3> : tensor<4xui32>
  %0 = stablehlo.divide %x, %y : tensor<4xi32>
  %1 = stablehlo.divide %u, %three : tensor<4xui32>
  return %0, %1 : tensor<4xi32>, tensor<4xui32>
}

// -----

// Conversions to integers saturate and take NaN to 0; nothing out of range is ever converted.

// CHECK-LABEL: func.func public @saturated
// CHECK: %[[IN:.*]] = arith.andi
// CHECK: %[[SAFE:.*]] = arith.select %[[IN]], %{{.*}}, %cst
// CHECK: %[[N:.*]] = arith.fptosi %[[SAFE]] : f32 to i8
// CHECK: arith.select %{{.*}}, %c127_i8, %[[N]]
// CHECK: arith.select %{{.*}}, %c-128_i8
func.func public @saturated(%x: tensor<4xf32>) -> tensor<4xi8> {
  %0 = stablehlo.convert %x : (tensor<4xf32>) -> tensor<4xi8>
  return %0 : tensor<4xi8>
}

// -----

// Sums of small floats are kept in f32 and rounded once.

// CHECK-LABEL: func.func public @wide_sums
// CHECK: func.func private @sum(
// CHECK: tensor.empty() : tensor<4xf32>
// CHECK: arith.extf %{{.*}} : bf16 to f32
// CHECK: arith.addf %{{.*}} : f32
// CHECK: linalg.generic
// CHECK: arith.truncf %{{.*}} : f32 to bf16
func.func public @wide_sums(%x: tensor<4x64xbf16>) -> tensor<4xbf16> {
  %zero = stablehlo.constant dense<0.0> : tensor<bf16>
  %0 = stablehlo.reduce(%x init: %zero) applies stablehlo.add across dimensions = [1] : (tensor<4x64xbf16>, tensor<bf16>) -> tensor<4xbf16>
  return %0 : tensor<4xbf16>
}

// -----

// The sign of an integer is in the op.

// CHECK-LABEL: func.func public @signs
// CHECK: arith.minui
// CHECK: arith.minsi
// CHECK: arith.uitofp
func.func public @signs(%u: tensor<4xui16>, %s: tensor<4xi16>) -> (tensor<4xui16>, tensor<4xi16>, tensor<4xf32>) {
  %0 = stablehlo.minimum %u, %u : tensor<4xui16>
  %1 = stablehlo.minimum %s, %s : tensor<4xi16>
  %2 = stablehlo.convert %u : (tensor<4xui16>) -> tensor<4xf32>
  return %0, %1, %2 : tensor<4xui16>, tensor<4xi16>, tensor<4xf32>
}
