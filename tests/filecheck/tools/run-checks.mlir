// The first check that fails is reported with both values, and the exit code is 1.
// RUN: hloom run %s --function=passes --input='dense<[1.0, 2.0]> : tensor<2xf32>' | filecheck %s --check-prefix=FINE
// RUN: not hloom run %s --function=fails --input='dense<[1.0, 2.0]> : tensor<2xf32>' 2>&1 | filecheck %s --check-prefix=FAILS

func.func @passes(%x: tensor<2xf32>) -> tensor<2xf32> {
  check.expect_eq_const %x, dense<[1.0, 2.0]> : tensor<2xf32>
  return %x : tensor<2xf32>
}
// FINE: dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>

func.func @fails(%x: tensor<2xf32>) -> tensor<2xf32> {
  %0 = stablehlo.add %x, %x : tensor<2xf32>
  check.expect_almost_eq_const %0, dense<[2.0, 4.0]> : tensor<2xf32>
  check.expect_eq %x, %0 : tensor<2xf32>
  check.expect_eq_const %0, dense<0.0> : tensor<2xf32>
  return %0 : tensor<2xf32>
}
// FAILS: run-checks.mlir:14:3: error: check.expect_eq: 2 of 2 elements differ: at [0] 1.0 (actual) is not 2.0 (expected); at [1] 2.0 (actual) is not 4.0 (expected)
// FAILS-NEXT: check.expect_eq %x, %0 : tensor<2xf32>
// FAILS-NEXT: ^
// FAILS-NEXT: {{^}}actual:   [1., 2.] : float32[2]
// FAILS-NEXT: {{^}}expected: [2., 4.] : float32[2]
// FAILS-NOT: error
