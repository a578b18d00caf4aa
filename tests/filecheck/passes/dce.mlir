// RUN: hloom-opt %s --dce | filecheck %s

// CHECK-LABEL: func.func @main
// CHECK-NEXT:    stablehlo.custom_call @effect
// CHECK-NEXT:    return %arg0
func.func @main(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.negate %a : tensor<f32>
  %1 = stablehlo.add %0, %a : tensor<f32>
  %2 = stablehlo.custom_call @effect(%a) {has_side_effect = true} : (tensor<f32>) -> tensor<f32>
  return %a : tensor<f32>
}
// CHECK: func.func private @unused
func.func private @unused()
