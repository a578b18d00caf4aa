// Scf: loops, conditions, reductions; the checks are what mlir-opt prints.
// RUN: hloom-opt %s --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s --allow-unregistered-dialect --mlir-print-op-generic | hloom-opt --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines

func.func @scf(%n: index, %x: f32, %c: i1) -> f32 {
  %zero = arith.constant 0 : index
  %one = arith.constant 1 : index
  scf.for %i = %zero to %n step %one {
  } {hloom.simd}
  %0 = scf.for %i = %zero to %n step %one iter_args(%sum = %x) -> (f32) {
    %1 = arith.addf %sum, %x : f32
    scf.yield %1 : f32
  }
  %2 = scf.if %c -> (f32) {
    scf.yield %0 : f32
  } else {
    scf.yield %x : f32
  }
  %3 = scf.while (%a = %2) : (f32) -> f32 {
    scf.condition(%c) %a : f32
  } do {
  ^bb0(%b: f32):
    scf.yield %b : f32
  }
  %4 = scf.parallel (%i, %j) = (%zero, %zero) to (%n, %n) step (%one, %one) init (%3) -> f32 {
    scf.reduce(%x : f32) {
    ^bb0(%a: f32, %b: f32):
      %5 = arith.addf %a, %b : f32
      scf.reduce.return %5 : f32
    }
  }
  %6 = scf.index_switch %n -> f32
  case 2 {
    scf.yield %4 : f32
  }
  default {
    scf.yield %x : f32
  }
  return %6 : f32
}

// CHECK:module {
// CHECK-NEXT:  func.func @scf(%arg0: index, %arg1: f32, %arg2: i1) -> f32 {
// CHECK-NEXT:    %c0 = arith.constant 0 : index
// CHECK-NEXT:    %c1 = arith.constant 1 : index
// CHECK-NEXT:    scf.for %arg3 = %c0 to %arg0 step %c1 {
// CHECK-NEXT:    } {hloom.simd}
// CHECK-NEXT:    %0 = scf.for %arg3 = %c0 to %arg0 step %c1 iter_args(%arg4 = %arg1) -> (f32) {
// CHECK-NEXT:      %5 = arith.addf %arg4, %arg1 : f32
// CHECK-NEXT:      scf.yield %5 : f32
// CHECK-NEXT:    }
// CHECK-NEXT:    %1 = scf.if %arg2 -> (f32) {
// CHECK-NEXT:      scf.yield %0 : f32
// CHECK-NEXT:    } else {
// CHECK-NEXT:      scf.yield %arg1 : f32
// CHECK-NEXT:    }
// CHECK-NEXT:    %2 = scf.while (%arg3 = %1) : (f32) -> f32 {
// CHECK-NEXT:      scf.condition(%arg2) %arg3 : f32
// CHECK-NEXT:    } do {
// CHECK-NEXT:    ^bb0(%arg3: f32):
// CHECK-NEXT:      scf.yield %arg3 : f32
// CHECK-NEXT:    }
// CHECK-NEXT:    %3 = scf.parallel (%arg3, %arg4) = (%c0, %c0) to (%arg0, %arg0) step (%c1, %c1) init (%2) -> f32 {
// CHECK-NEXT:      scf.reduce(%arg1 : f32) {
// CHECK-NEXT:      ^bb0(%arg5: f32, %arg6: f32):
// CHECK-NEXT:        %5 = arith.addf %arg5, %arg6 : f32
// CHECK-NEXT:        scf.reduce.return %5 : f32
// CHECK-NEXT:      }
// CHECK-NEXT:    }
// CHECK-NEXT:    %4 = scf.index_switch %arg0 -> f32 
// CHECK-NEXT:    case 2 {
// CHECK-NEXT:      scf.yield %3 : f32
// CHECK-NEXT:    }
// CHECK-NEXT:    default {
// CHECK-NEXT:      scf.yield %arg1 : f32
// CHECK-NEXT:    }
// CHECK-NEXT:    return %4 : f32
// CHECK-NEXT:  }
// CHECK-NEXT:}
