// Bodies of `linalg_ext.cholesky`, `triangular_solve` and `rng`.
//
// RUN: hloom-opt %s --lower-to-loops | filecheck %s
// RUN: hloom-opt %s --lower-to-loops | mlir-opt --allow-unregistered-dialect

// Rows of the upper factor are finished in scratch; a lower one is across the diagonal.
// CHECK-LABEL: func.func private @lower
// CHECK:         %[[REST:.*]] = memref.alloc() : memref<4x4xf32>
// CHECK:         scf.for %[[I:.*]] = %c0
// CHECK-NEXT:      scf.for %[[J:.*]] = %[[I]] to
// CHECK-NEXT:        %[[A:.*]] = memref.load %{{.*}}[%c0, %[[J]], %[[I]]] : memref<1x4x4xf32>
// CHECK-NEXT:        memref.store %[[A]], %[[REST]][%[[I]], %[[J]]]
// CHECK:         scf.for %[[K:.*]] = %c0
// CHECK:           math.sqrt
// CHECK:             arith.divf
// CHECK:           } {hloom.simd}
// CHECK:           scf.for %[[I:.*]] =
// CHECK-NEXT:        %[[F:.*]] = memref.load %[[REST]][%[[K]], %[[I]]]
// CHECK-NEXT:        scf.for %[[J:.*]] = %[[I]] to
// CHECK-NEXT:          %[[A:.*]] = memref.load %[[REST]][%[[I]], %[[J]]]
// CHECK-NEXT:          %[[V:.*]] = memref.load %[[REST]][%[[K]], %[[J]]]
// CHECK-NEXT:          %[[N:.*]] = arith.negf %[[F]]
// CHECK-NEXT:          %[[B:.*]] = math.fma %[[N]], %[[V]], %[[A]]
// CHECK-NEXT:          memref.store %[[B]], %[[REST]][%[[I]], %[[J]]]
// CHECK-NEXT:        } {hloom.simd}
func.func private @lower(%a: memref<4x4xf32>, %out: memref<4x4xf32>) attributes {hloom.kernel} {
  linalg_ext.cholesky {lower = true} ins(%a : memref<4x4xf32>) outs(%out : memref<4x4xf32>)
  return
}

// The transpose of a lower triangle is solved from the last row up; a unit diagonal is not divided by.
// CHECK-LABEL: func.func private @transposed
// CHECK:         scf.for %[[ORDER:.*]] = %c0
// CHECK:           %[[I:.*]] = arith.subi %{{.*}}, %[[ORDER]]
// CHECK:           scf.for %[[KNOWN:.*]] = %c0 to %[[ORDER]]
// CHECK:             %[[K:.*]] = arith.subi %{{.*}}, %[[KNOWN]]
// CHECK-NEXT:        memref.load %{{.*}}[%c0, %[[K]], %[[I]]] : memref<1x4x4xf64>
// CHECK-NOT:     divf
// CHECK:         return
func.func private @transposed(%a: memref<4x4xf64>, %b: memref<4x2xf64>, %x: memref<4x2xf64>) attributes {hloom.kernel} {
  linalg_ext.triangular_solve {left_side = true, lower = true, unit_diagonal = true, transpose_a = "TRANSPOSE"}
      ins(%a, %b : memref<4x4xf64>, memref<4x2xf64>) outs(%x : memref<4x2xf64>)
  return
}

// Rows of seven elements take four counters, of two words each; the last word of a row is beyond its end.
// CHECK-LABEL: func.func private @threefry
// CHECK:         arith.constant 12 : i64
// CHECK:         scf.for %{{.*}} = %c0 to %c3
// CHECK-NEXT:      scf.for %{{.*}} = %c0 to %c4
// CHECK-COUNT-20:  arith.ori
// CHECK:           scf.if
// CHECK:         memref.store
func.func private @threefry(%state: memref<2xi64>, %next: memref<2xi64>, %bits: memref<3x7xi32>) attributes {hloom.kernel} {
  linalg_ext.rng algorithm("THREE_FRY") ins(%state : memref<2xi64>) outs(%next, %bits : memref<2xi64>, memref<3x7xi32>)
  return
}
