// Bodies of `linalg_ext.scan`: groups of four where the combination is associative, else one element after the other.
//
// RUN: hloom-opt %s --lower-to-loops | filecheck %s
// RUN: hloom-opt %s --lower-to-loops | mlir-opt --allow-unregistered-dialect

// One addition leads from one carried value to the next; two elements are left over.
// CHECK-LABEL: func.func private @sums
// CHECK:         %[[START:.*]] = memref.load {{.*}} : memref<1xf32>
// CHECK-NEXT:    %[[CARRIED:.*]] = scf.for %{{.*}} = %c0 to %c3{{.*}} step %c1 iter_args(%[[CARRY:.*]] = %[[START]]) -> (f32)
// CHECK:           %[[X0:.*]] = memref.load
// CHECK-NEXT:      %[[X1:.*]] = memref.load
// CHECK-NEXT:      %[[X2:.*]] = memref.load
// CHECK-NEXT:      %[[X3:.*]] = memref.load
// CHECK-NEXT:      %[[X01:.*]] = arith.addf %[[X0]], %[[X1]]
// CHECK-NEXT:      %[[X23:.*]] = arith.addf %[[X2]], %[[X3]]
// CHECK-NEXT:      %[[X012:.*]] = arith.addf %[[X01]], %[[X2]]
// CHECK-NEXT:      %[[X0123:.*]] = arith.addf %[[X01]], %[[X23]]
// CHECK:           %[[LAST:.*]] = arith.addf %[[CARRY]], %[[X0123]]
// CHECK:           scf.yield %[[LAST]]
// CHECK:         scf.for %{{.*}} = %c12 to %c14 step %c1 iter_args(%{{.*}} = %[[CARRIED]]) -> (f32)
func.func private @sums(%x: memref<14xf32>, %out: memref<14xf32>, %carried: memref<f32>) attributes {hloom.kernel} {
  linalg_ext.scan dimension(0) {inclusive = true, is_associative = true} ins(%x : memref<14xf32>) outs(%out, %carried : memref<14xf32>, memref<f32>) {
  ^bb0(%a: f32, %b: f32):
    %0 = arith.addf %a, %b : f32
    linalg_ext.yield %0 : f32
  }
  return
}

// Along columns, all of a row may be combined at once.
// CHECK-LABEL: func.func private @columns
// CHECK:         scf.for %[[K:.*]] = %c0 to %c14
// CHECK-NEXT:      %[[LAST:.*]] = arith.constant 13 : index
// CHECK-NEXT:      %[[ROW:.*]] = arith.subi %[[LAST]], %[[K]]
// CHECK-NEXT:      scf.for %[[J:.*]] = %c0 to %c8
// CHECK-NEXT:        %[[S:.*]] = memref.load %[[CARRIED:.*]][%c0, %[[J]]] : memref<1x8xf32>
// CHECK-NEXT:        %[[X:.*]] = memref.load %{{.*}}[%c0, %[[ROW]], %[[J]]]
// CHECK-NEXT:        %[[Y:.*]] = arith.addf %[[S]], %[[X]]
// CHECK-NEXT:        memref.store %[[S]], %{{.*}}[%c0, %[[ROW]], %[[J]]]
// CHECK-NEXT:        memref.store %[[Y]], %[[CARRIED]][%c0, %[[J]]]
// CHECK-NEXT:      } {hloom.simd}
func.func private @columns(%x: memref<14x8xf32>, %out: memref<14x8xf32>, %carried: memref<8xf32>) attributes {hloom.kernel} {
  linalg_ext.scan dimension(0) {inclusive = false, reverse = true} ins(%x : memref<14x8xf32>) outs(%out, %carried : memref<14x8xf32>, memref<8xf32>) {
  ^bb0(%a: f32, %b: f32):
    %0 = arith.addf %a, %b : f32
    linalg_ext.yield %0 : f32
  }
  return
}
