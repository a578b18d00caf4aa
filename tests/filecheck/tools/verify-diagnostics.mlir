// RUN: hloom-opt --split-input-file --verify-diagnostics %s
// RUN: not hloom-opt --split-input-file %s 2>&1 | filecheck %s

// CHECK: verify-diagnostics.mlir:[[# @LINE+3]]:{{[0-9]+}}: error: use of value
func.func @types(%a: tensor<4xf32>) -> tensor<4xf32> { // expected-note {{prior use here}}
  // expected-error@+1 {{expects different type than prior uses}}
  %0 = stablehlo.negate %a : tensor<4xf64>
  return %0 : tensor<4xf64>
}

// -----

func.func @names() {
  return %nobody : i32 // expected-error-re {{use of undeclared SSA value{{.*}}}}
}

// -----

func.func @fine() {
  return
}
