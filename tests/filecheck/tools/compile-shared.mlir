// REQUIRES: gcc
// RUN: hloom compile %s --shared -o %T && test -f %T/compile-shared.so && test -f %T/compile-shared.h
// RUN: hloom run %s --target=c --input='dense<[1.0, -2.0]> : tensor<2xf32>' | filecheck %s

// CHECK: dense<[-1.000000e+00, 2.000000e+00]> : tensor<2xf32>
func.func @main(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = stablehlo.negate %a : tensor<2xf32>
  return %0 : tensor<2xf32>
}
