// RUN: hloom-opt --split-input-file --verify-diagnostics %s
// RUN: not hloom-opt --split-input-file %s 2>&1 | filecheck %s

// What each step of reading says: names, symbols, types, ops, constraints; with the place, the line, a caret, notes and help.

// CHECK:      diagnostics.mlir:[[@LINE+4]]:10: error: use of undeclared SSA value name
// CHECK-NEXT:   return %nobody : tensor<f32>
// CHECK-NEXT:          ^
func.func @undefined() -> tensor<f32> {
  return %nobody : tensor<f32> // expected-error {{use of undeclared SSA value name}}
}

// -----

// CHECK:      diagnostics.mlir:[[@LINE+4]]:3: error: redefinition of SSA value '%0'
// CHECK:      diagnostics.mlir:[[@LINE+2]]:3: note: previously defined here
func.func @redefined(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.negate %a : tensor<f32> // expected-note {{previously defined here}}
  %0 = stablehlo.negate %a : tensor<f32> // expected-error {{redefinition of SSA value '%0'}}
  return %0 : tensor<f32>
}

// -----

// CHECK:      diagnostics.mlir:[[@LINE+5]]:8: error: stablehlo.transpose: permutation [0, 0] repeats dimension 0 (C2)
// CHECK-NEXT:   %0 = stablehlo.transpose %a, dims = [0, 0]
// CHECK-NEXT:        ^
func.func @permutation(%a: tensor<4x4xf32>) -> tensor<4x4xf32> {
  // expected-error@+1 {{permutation [0, 0] repeats dimension 0 (C2)}}
  %0 = stablehlo.transpose %a, dims = [0, 0] : (tensor<4x4xf32>) -> tensor<4x4xf32>
  return %0 : tensor<4x4xf32>
}

// -----

// CHECK:      diagnostics.mlir:[[@LINE+5]]:8: error: unknown operation 'stablehlo.negtae'
// CHECK-NEXT:   %0 = stablehlo.negtae
// CHECK-NEXT:        ^
// CHECK-NEXT: help: did you mean 'stablehlo.negate'?
func.func @unknown(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.negtae %a : tensor<f32> // expected-error {{unknown operation 'stablehlo.negtae'}}
  return %0 : tensor<f32>
}

// -----

func.func @early(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.add %a, %1 : tensor<f32> // expected-error {{operand #1 does not dominate this use}}
  %1 = stablehlo.negate %a : tensor<f32> // expected-note {{operand defined here}}
  return %0 : tensor<f32>
}

// -----

func.func @callee(%a: tensor<f32>) -> tensor<f32> {
  // expected-error@+1 {{'nowhere' does not reference a valid function}}
  %0 = call @nowhere(%a) : (tensor<f32>) -> tensor<f32>
  return %0 : tensor<f32>
}

// -----

func.func @twice() { return } // expected-note {{see existing symbol definition here}}
func.func @twice() { return } // expected-error {{redefinition of symbol named 'twice'}}
