// What StableHLO's own tests expect of values, and what its interpreter does apart; the checks follow CheckOps.td and
// InterpreterOps.td.
// RUN: hloom-opt %s | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s --mlir-print-op-generic | hloom-opt | filecheck %s --strict-whitespace --match-full-lines

func.func @expectations(%a: tensor<2xf32>, %b: tensor<2xf32>, %c: tensor<2xi32>, %z: tensor<complex<f64>>) {
  check.expect_eq %a, %b : tensor<2xf32>
  check.expect_eq_const %c, dense<[1, 2]> : tensor<2xi32>
  check.expect_eq_const %c, dense<1> : tensor<2xi32> {note}
  check.expect_almost_eq %a, %b : tensor<2xf32>
  check.expect_almost_eq %a, %b, tolerance = 0.001 : tensor<2xf32>
  check.expect_almost_eq_const %a, dense<[1.0, 2.5]> : tensor<2xf32>, tolerance = 0.25
  check.expect_almost_eq_const %z, dense<(1.0, 2.5)> : tensor<complex<f64>>
  check.expect_close %a, %b, max_ulp_difference = 3 : tensor<2xf32>, tensor<2xf32>
  check.expect_close %a, %b, max_ulp_difference = 3, min_ulp_difference = 1 : {note} tensor<2xf32>, tensor<2xf32>
  check.expect_serialized_eq %a, probe_id = "probe0" : tensor<2xf32>
  check.expect_serialized_eq %a, probe_id = "probe0", iter = 2 : tensor<2xf32>
  return
}

// CHECK:  func.func @expectations(%arg0: tensor<2xf32>, %arg1: tensor<2xf32>, %arg2: tensor<2xi32>, %arg3: tensor<complex<f64>>) {
// CHECK-NEXT:    check.expect_eq %arg0, %arg1 : tensor<2xf32>
// CHECK-NEXT:    check.expect_eq_const %arg2, dense<[1, 2]> : tensor<2xi32>
// CHECK-NEXT:    check.expect_eq_const %arg2, dense<1> : tensor<2xi32> {note}
// CHECK-NEXT:    check.expect_almost_eq %arg0, %arg1 : tensor<2xf32>
// CHECK-NEXT:    check.expect_almost_eq %arg0, %arg1, tolerance = 1.000000e-03 : tensor<2xf32>
// CHECK-NEXT:    check.expect_almost_eq_const %arg0, dense<[1.000000e+00, 2.500000e+00]> : tensor<2xf32>, tolerance = 2.500000e-01
// CHECK-NEXT:    check.expect_almost_eq_const %arg3, dense<(1.000000e+00,2.500000e+00)> : tensor<complex<f64>>
// CHECK-NEXT:    check.expect_close %arg0, %arg1, max_ulp_difference = 3 : tensor<2xf32>, tensor<2xf32>
// CHECK-NEXT:    check.expect_close %arg0, %arg1, max_ulp_difference = 3, min_ulp_difference = 1 : {note} tensor<2xf32>, tensor<2xf32>
// CHECK-NEXT:    check.expect_serialized_eq %arg0, probe_id = "probe0" : tensor<2xf32>
// CHECK-NEXT:    check.expect_serialized_eq %arg0, probe_id = "probe0", iter = 2 : tensor<2xf32>

func.func @interpreter(%a: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
  %0 = interpreter.print %a : tensor<2xf32>
  %1 = interpreter.probe %0, probe_id = "p" : tensor<2xf32>
  %2:2 = "interpreter.run_parallel"(%1, %a) {infeed = [@queued], programs = [[@program], [@program]]}
      : (tensor<2xf32>, tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>)
  return %2#0, %2#1 : tensor<2xf32>, tensor<2xf32>
}

// CHECK:  func.func @interpreter(%arg0: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
// CHECK-NEXT:    %0 = interpreter.print %arg0 : tensor<2xf32>
// CHECK-NEXT:    %1 = interpreter.probe %0, probe_id = "p" : tensor<2xf32>
// CHECK-NEXT:    %2:2 = "interpreter.run_parallel"(%1, %arg0) <{infeed = [@queued], programs = {{\[\[@program\], \[@program\]\]}}}> : (tensor<2xf32>, tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>)
// CHECK-NEXT:    return %2#0, %2#1 : tensor<2xf32>, tensor<2xf32>

func.func private @program(%x: tensor<2xf32>) -> tensor<2xf32> {
  return %x : tensor<2xf32>
}

func.func private @queued() -> tensor<f32> {
  %0 = stablehlo.constant dense<0.0> : tensor<f32>
  return %0 : tensor<f32>
}
