// RUN: hloom-opt %s --cse --split-input-file | filecheck %s

// CHECK-LABEL: func.func @main
// CHECK-NEXT:    %0 = stablehlo.tanh %arg0 : tensor<4xf32>
// CHECK-NEXT:    %1 = stablehlo.add %0, %0 : tensor<4xf32>
// CHECK-NEXT:    return %1 : tensor<4xf32>
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.tanh %a : tensor<4xf32>
  %1 = stablehlo.tanh %a : tensor<4xf32>
  %2 = stablehlo.add %0, %1 : tensor<4xf32>
  %dead = stablehlo.negate %2 : tensor<4xf32>
  return %2 : tensor<4xf32>
}

// -----

// Attributes and result types tell ops apart; the order of attributes does not.
// CHECK-LABEL: func.func @attributes
// CHECK-COUNT-2: stablehlo.transpose
// CHECK-NOT:     stablehlo.transpose
// CHECK-COUNT-2: stablehlo.convert
func.func @attributes(%a: tensor<4x4xi8>) -> (tensor<4x4xi8>, tensor<4x4xi8>, tensor<4x4xi8>, tensor<4x4xi32>, tensor<4x4xi64>) {
  %0 = stablehlo.transpose %a, dims = [1, 0] {x = 1, y = 2} : (tensor<4x4xi8>) -> tensor<4x4xi8>
  %1 = stablehlo.transpose %a, dims = [0, 1] {x = 1, y = 2} : (tensor<4x4xi8>) -> tensor<4x4xi8>
  %2 = stablehlo.transpose %a, dims = [1, 0] {y = 2, x = 1} : (tensor<4x4xi8>) -> tensor<4x4xi8>
  %3 = stablehlo.convert %a : (tensor<4x4xi8>) -> tensor<4x4xi32>
  %4 = stablehlo.convert %a : (tensor<4x4xi8>) -> tensor<4x4xi64>
  return %0, %1, %2, %3, %4 : tensor<4x4xi8>, tensor<4x4xi8>, tensor<4x4xi8>, tensor<4x4xi32>, tensor<4x4xi64>
}

// -----

// Equal regions make equal ops, whatever their values are called; the types inside count.
// CHECK-LABEL: func.func @regions
// CHECK-COUNT-2: stablehlo.reduce
// CHECK-NOT:     stablehlo.reduce
func.func @regions(%a: tensor<4xf32>, %z: tensor<f32>) -> (tensor<f32>, tensor<f32>, tensor<f32>) {
  %0 = stablehlo.reduce(%a init: %z) applies stablehlo.add across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
  %1 = "stablehlo.reduce"(%a, %z) <{dimensions = array<i64: 0>}> ({
  ^bb0(%left: tensor<f32>, %right: tensor<f32>):
    %sum = stablehlo.add %left, %right : tensor<f32>
    stablehlo.return %sum : tensor<f32>
  }) : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
  %2 = stablehlo.reduce(%a init: %z) applies stablehlo.maximum across dimensions = [0] : (tensor<4xf32>, tensor<f32>) -> tensor<f32>
  return %0, %1, %2 : tensor<f32>, tensor<f32>, tensor<f32>
}

// -----

// What is known outside is known inside a region, but not the other way round, nor in the other region.
// CHECK-LABEL: func.func @scopes
// CHECK-NEXT:    %[[T:.*]] = stablehlo.tanh
// CHECK-NEXT:    "stablehlo.if"
// CHECK-NEXT:      %[[S:.*]] = stablehlo.sine
// CHECK-NEXT:      stablehlo.add %[[T]], %[[S]]
// CHECK:           stablehlo.sine
// CHECK:         stablehlo.sine
func.func @scopes(%p: tensor<i1>, %a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.tanh %a : tensor<f32>
  %1 = "stablehlo.if"(%p) ({
    %2 = stablehlo.tanh %a : tensor<f32>
    %3 = stablehlo.sine %a : tensor<f32>
    %4 = stablehlo.add %2, %3 : tensor<f32>
    stablehlo.return %4 : tensor<f32>
  }, {
    %5 = stablehlo.sine %a : tensor<f32>
    stablehlo.return %5 : tensor<f32>
  }) : (tensor<i1>) -> tensor<f32>
  %6 = stablehlo.sine %a : tensor<f32>
  %7 = stablehlo.add %1, %6 : tensor<f32>
  %8 = stablehlo.add %7, %0 : tensor<f32>
  return %8 : tensor<f32>
}

// -----

// Loads are equal until something may have written; what has effects of its own is never shared.
// CHECK-LABEL: func.func @memory
// CHECK-COUNT-2: memref.load
// CHECK-NOT:     memref.load
// CHECK:         stablehlo.custom_call @pure
// CHECK-COUNT-2: stablehlo.custom_call @effect
func.func @memory(%m: memref<4xf32>, %i: index, %v: f32, %a: tensor<f32>) -> (f32, f32, f32, tensor<f32>) {
  %0 = memref.load %m[%i] : memref<4xf32>
  %1 = memref.load %m[%i] : memref<4xf32>
  memref.store %v, %m[%i] : memref<4xf32>
  %2 = memref.load %m[%i] : memref<4xf32>
  %3 = stablehlo.custom_call @pure(%a) : (tensor<f32>) -> tensor<f32>
  %4 = stablehlo.custom_call @pure(%a) : (tensor<f32>) -> tensor<f32>
  %5 = stablehlo.add %3, %4 : tensor<f32>
  %6 = stablehlo.custom_call @effect(%a) {has_side_effect = true} : (tensor<f32>) -> tensor<f32>
  %7 = stablehlo.custom_call @effect(%a) {has_side_effect = true} : (tensor<f32>) -> tensor<f32>
  return %0, %1, %2, %5 : f32, f32, f32, tensor<f32>
}
