// RUN: hloom-opt %s --mlir-print-op-generic | filecheck %s --check-prefix=GENERIC
// RUN: hloom-opt %s --mlir-print-debuginfo | filecheck %s --check-prefix=PLACES
// RUN: hloom-opt %s --mlir-elide-elementsattrs-if-larger=3 | filecheck %s --check-prefix=ELIDED
// RUN: hloom-opt %s -o %t && hloom-opt %t | filecheck %s --check-prefix=FILE

// GENERIC: "stablehlo.constant"() <{value = dense<[1.000000e+00, 2.000000e+00, 3.000000e+00, 4.000000e+00]> : tensor<4xf32>}>
// PLACES:  loc("{{.*}}print-options.mlir":[[# @LINE+5]]:{{[0-9]+}})
// ELIDED:  stablehlo.constant dense_resource<__elided__> : tensor<4xf32>
// FILE:      module {
// FILE-NEXT:   func.func @f() -> tensor<4xf32> {
func.func @f() -> tensor<4xf32> {
  %0 = stablehlo.constant dense<[1.0, 2.0, 3.0, 4.0]> : tensor<4xf32>
  return %0 : tensor<4xf32>
}
