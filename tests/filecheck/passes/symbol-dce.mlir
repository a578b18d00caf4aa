// RUN: hloom-opt %s --symbol-dce | filecheck %s

// CHECK-NOT:   @unused
// CHECK:       func.func @public
// CHECK:       func.func private @used
// CHECK:       func.func private @used_by_used
// CHECK-NOT:   func.func
func.func private @unused(%a: tensor<f32>) -> tensor<f32> {
  %0 = call @unused_too(%a) : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
func.func private @unused_too(%a: tensor<f32>) -> tensor<f32> {
  %0 = call @unused(%a) : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
func.func @public(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.custom_call @f(%a) {called_computations = [@used]} : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
func.func private @used(%a: tensor<f32>) -> tensor<f32> {
  %0 = call @used_by_used(%a) : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
func.func private @used_by_used(%a: tensor<f32>) -> tensor<f32> {
  return %a : tensor<f32>
}
