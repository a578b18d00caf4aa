// A module of tests, without @main and without arguments: each public function runs, and each failure is reported.
// RUN: not hloom run %s --split-input-file 2>&1 | filecheck %s

// -----

// A part without functions has nothing to run.

// -----

func.func private @two() -> tensor<i8> {
  %0 = stablehlo.constant dense<2> : tensor<i8>
  return %0 : tensor<i8>
}
func.func @fails() {
  %0 = call @two() : () -> tensor<i8>
  check.expect_eq_const %0, dense<3> : tensor<i8>
  return
}
// CHECK: run-suite.mlir:16:3: error: check.expect_eq_const: 1 of 1 elements differ: 2 (actual) is not 3 (expected)
func.func @goes_on() -> tensor<i8> {
  %0 = call @two() : () -> tensor<i8>
  check.expect_eq_const %0, dense<2> : tensor<i8>
  return %0 : tensor<i8>
}
// CHECK: dense<2> : tensor<i8>

// -----

func.func @rejected() {
  %0 = stablehlo.constant dense<1> : tensor<i8>
  check.expect_eq_const %0, dense<1> : tensor<i16>
  return
}
// CHECK: run-suite.mlir:31:25: error: use of value
