// RUN: hloom-opt %s --split-input-file --lower-to-linalg --verify-diagnostics

func.func public @main(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @below {{unsupported: stablehlo.custom_call}}
  %0 = stablehlo.custom_call @elsewhere(%x) : (tensor<4xf32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

func.func public @main(%x: tensor<4xf32>, %n: tensor<1xi32>) -> tensor<?xf32> {
  // expected-error @below {{unsupported: stablehlo.dynamic_reshape}}
  %0 = stablehlo.dynamic_reshape %x, %n : (tensor<4xf32>, tensor<1xi32>) -> tensor<?xf32>
  return %0 : tensor<?xf32>
}

// -----

// expected-error @below {{unsupported: func.func with dynamic dimensions (tensor<?xf32>)}}
func.func public @main(%x: tensor<?xf32>) -> tensor<?xf32> {
  %0 = stablehlo.negate %x : tensor<?xf32>
  return %0 : tensor<?xf32>
}
