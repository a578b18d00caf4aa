// Arith: names of constants, flags, casts and comparisons of vectors; the checks are what mlir-opt prints.
// RUN: hloom-opt %s --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s --allow-unregistered-dialect --mlir-print-op-generic | hloom-opt --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines

func.func @arith(%a: i32, %v: vector<4xf32>, %w: vector<4xi8>) -> vector<4xf32> {
  %0 = arith.constant -1 : i32
  %1 = arith.constant -1 : i32
  %2 = arith.constant true
  %3 = arith.addi %a, %0 overflow<nsw, nuw> : i32
  %4 = arith.cmpi slt, %3, %1 : i32
  %5 = arith.sitofp %w : vector<4xi8> to vector<4xf32>
  %6 = arith.cmpf olt, %v, %5 fastmath<nnan> : vector<4xf32>
  %7 = arith.select %6, %v, %5 : vector<4xi1>, vector<4xf32>
  %8 = arith.mulf %7, %7 fastmath<reassoc,contract> : vector<4xf32>
  return %8 : vector<4xf32>
}

// CHECK:module {
// CHECK-NEXT:  func.func @arith(%arg0: i32, %arg1: vector<4xf32>, %arg2: vector<4xi8>) -> vector<4xf32> {
// CHECK-NEXT:    %c-1_i32 = arith.constant -1 : i32
// CHECK-NEXT:    %c-1_i32_0 = arith.constant -1 : i32
// CHECK-NEXT:    %true = arith.constant true
// CHECK-NEXT:    %0 = arith.addi %arg0, %c-1_i32 overflow<nsw, nuw> : i32
// CHECK-NEXT:    %1 = arith.cmpi slt, %0, %c-1_i32_0 : i32
// CHECK-NEXT:    %2 = arith.sitofp %arg2 : vector<4xi8> to vector<4xf32>
// CHECK-NEXT:    %3 = arith.cmpf olt, %arg1, %2 fastmath<nnan> : vector<4xf32>
// CHECK-NEXT:    %4 = arith.select %3, %arg1, %2 : vector<4xi1>, vector<4xf32>
// CHECK-NEXT:    %5 = arith.mulf %4, %4 fastmath<reassoc,contract> : vector<4xf32>
// CHECK-NEXT:    return %5 : vector<4xf32>
// CHECK-NEXT:  }
// CHECK-NEXT:}
