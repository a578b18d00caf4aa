// RUN: hloom-opt %s --inline --split-input-file | filecheck %s

// Callees first, and private functions go when nothing calls them any more.
// CHECK-LABEL: func.func public @main
// CHECK-NEXT:    %0 = stablehlo.tanh %arg0 : tensor<4xf32>
// CHECK-NEXT:    %1 = stablehlo.add %0, %0 : tensor<4xf32>
// CHECK-NEXT:    %2 = stablehlo.add %1, %1 : tensor<4xf32>
// CHECK-NEXT:    return %2 : tensor<4xf32>
// CHECK-NOT:   func.func private
// CHECK:       func.func @kept
// CHECK-NEXT:    stablehlo.negate
func.func public @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = call @f(%a) : (tensor<4xf32>) -> tensor<4xf32>
  %1 = call @g(%0) : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
func.func private @f(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.tanh %a : tensor<4xf32>
  %1 = call @g(%0) : (tensor<4xf32>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}
func.func private @g(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.add %a, %a : tensor<4xf32>
  return %0 : tensor<4xf32>
}
func.func @kept(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.negate %a : tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// Calls in regions, results in any order, and a value that is only passed through.
// CHECK-LABEL: func.func @main
// CHECK:         "stablehlo.if"(%arg0) ({
// CHECK-NEXT:      %[[N:.*]] = stablehlo.negate %arg1 : tensor<f32>
// CHECK-NEXT:      stablehlo.return %[[N]], %arg1 : tensor<f32>, tensor<f32>
// CHECK-NOT:     call
func.func @main(%p: tensor<i1>, %a: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
  %0:2 = "stablehlo.if"(%p) ({
    %1:2 = func.call @swap(%a) : (tensor<f32>) -> (tensor<f32>, tensor<f32>)
    stablehlo.return %1#1, %1#0 : tensor<f32>, tensor<f32>
  }, {
    stablehlo.return %a, %a : tensor<f32>, tensor<f32>
  }) : (tensor<i1>) -> (tensor<f32>, tensor<f32>)
  return %0#0, %0#1 : tensor<f32>, tensor<f32>
}
func.func private @swap(%a: tensor<f32>) -> (tensor<f32>, tensor<f32>) {
  %0 = stablehlo.negate %a : tensor<f32>
  return %a, %0 : tensor<f32>, tensor<f32>
}

// -----

// Recursion, functions without a body, and those that say so are left alone.
// CHECK-LABEL: func.func @main
// CHECK-NEXT:    call @self
// CHECK-NEXT:    call @declared
// CHECK-NEXT:    call @closed
// CHECK-NEXT:    call @open({{.*}}) {no_inline}
// CHECK:       func.func private @self
// CHECK-NEXT:    call @self
// CHECK:       func.func private @declared
// CHECK:       func.func private @closed
// CHECK:       func.func private @open
func.func @main(%a: tensor<f32>) -> tensor<f32> {
  %0 = call @self(%a) : (tensor<f32>) -> tensor<f32>
  %1 = call @declared(%0) : (tensor<f32>) -> tensor<f32>
  %2 = call @closed(%1) : (tensor<f32>) -> tensor<f32>
  %3 = call @open(%2) {no_inline} : (tensor<f32>) -> tensor<f32>
  return %3 : tensor<f32>
}
func.func private @self(%a: tensor<f32>) -> tensor<f32> {
  %0 = call @self(%a) : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}
func.func private @declared(tensor<f32>) -> tensor<f32>
func.func private @closed(%a: tensor<f32>) -> tensor<f32> attributes {no_inline} {
  return %a : tensor<f32>
}
func.func private @open(%a: tensor<f32>) -> tensor<f32> {
  return %a : tensor<f32>
}

// -----

// A function that something else names stays, though its calls are gone.
// CHECK-LABEL: func.func @main
// CHECK-NEXT:    stablehlo.add
// CHECK:         stablehlo.composite "my.double" %arg0 {decomposition = @double}
// CHECK:       func.func private @double
func.func @main(%a: tensor<f32>) -> tensor<f32> {
  %0 = call @double(%a) : (tensor<f32>) -> tensor<f32>
  %1 = "stablehlo.composite"(%a) <{name = "my.double", decomposition = @double}> : (tensor<f32>) -> tensor<f32>
  %2 = stablehlo.add %0, %1 : tensor<f32>
  return %2 : tensor<f32>
}
func.func private @double(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.add %a, %a : tensor<f32>
  return %0 : tensor<f32>
}
