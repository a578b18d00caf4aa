// Composites become calls of their decompositions, in nested regions too; on the way down, inlined.
//
// RUN: hloom-opt %s --stablehlo-legalize-composite-to-call | filecheck %s
// RUN: hloom compile %s --emit=linalg | filecheck %s --check-prefix=LINALG

// CHECK: func.func public @main(%arg0: tensor<i1>, %arg1: tensor<4xf32>) -> tensor<4xf32> {
// CHECK-NEXT: %0 = call @twice(%arg1) : (tensor<4xf32>) -> tensor<4xf32>
// CHECK-NEXT: %1 = "stablehlo.if"(%arg0) ({
// CHECK-NEXT: %2 = func.call @twice(%0) : (tensor<4xf32>) -> tensor<4xf32>
// CHECK-NEXT: stablehlo.return %2 : tensor<4xf32>

// LINALG-NOT: @twice
// LINALG: arith.addf
func.func public @main(%p: tensor<i1>, %x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.composite "my.twice" %x {decomposition = @twice, version = 1 : i32} : (tensor<4xf32>) -> tensor<4xf32>
  %1 = "stablehlo.if"(%p) ({
    %2 = stablehlo.composite "my.twice" %0 {decomposition = @twice} : (tensor<4xf32>) -> tensor<4xf32>
    stablehlo.return %2 : tensor<4xf32>
  }, {
    stablehlo.return %0 : tensor<4xf32>
  }) : (tensor<i1>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
func.func private @twice(%x: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.add %x, %x : tensor<4xf32>
  return %0 : tensor<4xf32>
}
