// Annotations of sharding say nothing where there is one device.
// RUN: hloom-opt %s -p lower-to-linalg | filecheck %s

sdy.mesh @mesh = <["x"=1]>
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = sdy.sharding_constraint %a <@mesh, [{}]> : tensor<4xf32>
  %1 = stablehlo.negate %0 : tensor<4xf32>
  return %1 : tensor<4xf32>
}
// CHECK-NOT: sdy.
// CHECK: func.func @main(%arg0: tensor<4xf32>)
// CHECK: call @neg(%arg0,
