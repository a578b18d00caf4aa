// RUN: hloom-opt %s --canonicalize --split-input-file | filecheck %s

// Rules apply to what other rules made, and what is dead then goes.
// CHECK-LABEL: func.func @together
// CHECK-NEXT:    return %arg0 : tensor<4x5xf32>
func.func @together(%a: tensor<4x5xf32>, %i: tensor<4x5xi32>) -> tensor<4x5xf32> {
  %z = stablehlo.constant dense<0> : tensor<i32>
  %zs = stablehlo.broadcast_in_dim %z, dims = [] : (tensor<i32>) -> tensor<4x5xi32>
  %0 = stablehlo.add %zs, %i : tensor<4x5xi32>
  %1 = stablehlo.compare GE, %0, %i : (tensor<4x5xi32>, tensor<4x5xi32>) -> tensor<4x5xi1>
  %2 = stablehlo.not %1 : tensor<4x5xi1>
  %3 = stablehlo.transpose %a, dims = [1, 0] : (tensor<4x5xf32>) -> tensor<5x4xf32>
  %4 = stablehlo.transpose %3, dims = [1, 0] : (tensor<5x4xf32>) -> tensor<4x5xf32>
  %5 = stablehlo.negate %a : tensor<4x5xf32>
  %6 = stablehlo.select %2, %5, %4 : tensor<4x5xi1>, tensor<4x5xf32>
  return %6 : tensor<4x5xf32>
}

// -----

// Regions too, and constants are computed.
// CHECK-LABEL: func.func @regions
// CHECK:         cond {
// CHECK-NEXT:      %[[C:.*]] = stablehlo.constant dense<6> : tensor<i32>
// CHECK-NEXT:      stablehlo.compare LT, %iterArg, %[[C]]
// CHECK:         do {
// CHECK-NEXT:      stablehlo.return %iterArg : tensor<i32>
func.func @regions(%a: tensor<i32>) -> tensor<i32> {
  %0 = stablehlo.while(%x = %a) : tensor<i32>
    cond {
      %c2 = stablehlo.constant dense<2> : tensor<i32>
      %c3 = stablehlo.constant dense<3> : tensor<i32>
      %c6 = stablehlo.multiply %c2, %c3 : tensor<i32>
      %less = stablehlo.compare LT, %x, %c6 : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %less : tensor<i1>
    } do {
      %1 = stablehlo.not %x : tensor<i32>
      %2 = stablehlo.not %1 : tensor<i32>
      stablehlo.return %2 : tensor<i32>
    }
  return %0 : tensor<i32>
}

// -----

// xDSL's patterns, where they are right.
// CHECK-LABEL: func.func @arith
// CHECK-NEXT:    %[[C:.*]] = arith.constant 2.0
// CHECK-NEXT:    arith.addf %[[C]], %[[C]]
// CHECK-NEXT:    return %arg0, %{{.*}} : i32, f32
func.func @arith(%a: i32) -> (i32, f32) {
  %zero = arith.constant 0 : i32
  %one = arith.constant 1 : i32
  %0 = arith.addi %a, %zero : i32
  %1 = arith.muli %0, %one : i32
  %f = arith.constant 2.0 : f32
  %2 = arith.addf %f, %f : f32
  return %1, %2 : i32, f32
}
