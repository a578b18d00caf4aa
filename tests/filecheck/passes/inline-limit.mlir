// RUN: not hloom-opt %s --inline=max-ops=10 2>&1 | filecheck %s

// Doubling at each level would make any program large: there is a limit, and an error at the call that passes it.
// CHECK:      inline-limit.mlir:[[# @LINE+4]]:8: error: inlining this call makes the program grow by more than 10 ops
// CHECK-NEXT: %1 = call @f1(%0)
func.func @main(%a: tensor<f32>) -> tensor<f32> {
  %0 = call @f1(%a) : (tensor<f32>) -> tensor<f32>
  %1 = call @f1(%0) : (tensor<f32>) -> tensor<f32>
  return %1 : tensor<f32>
}
func.func private @f1(%a: tensor<f32>) -> tensor<f32> {
  %0 = call @f0(%a) : (tensor<f32>) -> tensor<f32>
  %1 = call @f0(%0) : (tensor<f32>) -> tensor<f32>
  return %1 : tensor<f32>
}
func.func private @f0(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.negate %a : tensor<f32>
  return %0 : tensor<f32>
}
