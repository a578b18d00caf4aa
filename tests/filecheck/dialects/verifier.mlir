// What the verifier rejects, and where.
// RUN: hloom-opt %s --split-input-file --verify-diagnostics

func.func @signed(%a: ui32) {
  // expected-error @+1 {{arith.addi: operand #0 must be of signless integers, but got ui32}}
  %0 = arith.addi %a, %a : ui32
  return
}

// -----

func.func private @callee(i32) -> i32
func.func @caller(%x: f32) {
  // expected-error @+1 {{func.call: operand type mismatch: expected operand type i32, but provided f32 for operand number 0}}
  %0 = call @callee(%x) : (f32) -> i32
  return
}

// -----

func.func @twice() { // expected-note {{see existing symbol definition here}}
  return
}
// expected-error @+1 {{func.func: redefinition of symbol named 'twice'}}
func.func @twice() {
  return
}

// -----

func.func @unknown() {
  // expected-error @+1 {{func.call: 'nowhere' does not reference a valid function}}
  call @nowhere() : () -> ()
  return
}

// -----

func.func @sort(%x: tensor<4xf32>) -> tensor<4xf32> {
  // expected-error @+1 {{linalg_ext.sort: dimension 1 is out of range for rank 1}}
  %0 = linalg_ext.sort dimension(1) outs(%x : tensor<4xf32>) {
  ^bb0(%a: f32, %b: f32):
    %1 = arith.cmpf olt, %a, %b : f32
    linalg_ext.yield %1 : i1
  } -> tensor<4xf32>
  return %0 : tensor<4xf32>
}
