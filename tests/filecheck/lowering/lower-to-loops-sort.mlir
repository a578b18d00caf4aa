// Bodies of `linalg_ext.sort`: digits of keys that the comparator compares, or merging by it.
//
// RUN: hloom-opt %s --lower-to-loops | filecheck %s
// RUN: hloom-opt %s --lower-to-loops | mlir-opt --allow-unregistered-dialect

// Long lines of one operand, whose comparator compares a function of single elements: the function is the key.
// CHECK-LABEL: func.func private @falling
// CHECK:         %[[LINES:.*]] = memref.expand_shape %arg0 {{.*}} into memref<1x2000x1xi64>
// CHECK:         memref.alloc() : memref<2x2000xi64>
// CHECK:         memref.alloc() : memref<6x2048xi32>
// CHECK:         %[[X:.*]] = memref.load %[[LINES]]
// CHECK:         %[[NEGATIVE:.*]] = arith.subi %{{.*}}, %[[X]] : i64
// CHECK:         %[[FLIP:.*]] = arith.constant 9223372036854775807 : i64
// CHECK:         %[[KEY:.*]] = arith.xori %[[NEGATIVE]], %[[FLIP]] : i64
// CHECK:         call @sort_radix_digit(%[[KEY]]
// CHECK-NOT:     cmpi
// CHECK:         return
func.func private @falling(%out: memref<2000xi64>) attributes {hloom.kernel} {
  %zero = arith.constant 0 : i64
  linalg_ext.sort dimension(0) outs(%out : memref<2000xi64>) {
  ^bb0(%x: i64, %y: i64):
    %0 = arith.subi %zero, %x : i64
    %1 = arith.subi %zero, %y : i64
    %2 = arith.cmpi sgt, %0, %1 : i64
    linalg_ext.yield %2 : i1
  }
  return
}

// With more operands, keys are moved with the order; every operand follows in the end.
// CHECK-LABEL: func.func private @keyed
// CHECK-DAG:     %[[A:.*]] = memref.alloc() : memref<1000xi8>
// CHECK-DAG:     %[[B:.*]] = memref.alloc() : memref<1000xf32>
// CHECK-DAG:     memref.alloc() : memref<2x1000xi32>
// CHECK-DAG:     memref.alloc() : memref<1x256xi32>
// CHECK:         arith.extui %{{.*}} : i8 to i32
// CHECK:         memref.load %[[A]][%[[FROM:.*]]]
// CHECK-NEXT:    memref.store
// CHECK-NEXT:    memref.load %[[B]][%[[FROM]]]
// CHECK-NEXT:    memref.store
func.func private @keyed(%a: memref<4x1000xi8>, %b: memref<4x1000xf32>) attributes {hloom.kernel} {
  linalg_ext.sort dimension(1) outs(%a, %b : memref<4x1000xi8>, memref<4x1000xf32>) {
  ^bb0(%x: i8, %y: i8, %p: f32, %q: f32):
    %0 = arith.cmpi ult, %x, %y : i8
    linalg_ext.yield %0 : i1
  }
  return
}

// Any other comparator, and short lines: the comparator decides at each step of a merge.
// CHECK-LABEL: func.func private @merged
// CHECK:         memref.alloc() : memref<2x1000xi32>
// CHECK:         scf.while
// CHECK:         arith.cmpf olt
// CHECK:         arith.ori
// CHECK:         scf.for
// CHECK:         arith.cmpf olt
// CHECK:         arith.ori
func.func private @merged(%a: memref<1000x4xf32>) attributes {hloom.kernel} {
  %limit = arith.constant 1.0 : f32
  linalg_ext.sort dimension(0) outs(%a : memref<1000x4xf32>) {
  ^bb0(%x: f32, %y: f32):
    %0 = arith.cmpf olt, %x, %y : f32
    %1 = arith.cmpf olt, %x, %limit : f32
    %2 = arith.ori %0, %1 : i1
    linalg_ext.yield %2 : i1
  }
  return
}

// Nothing is left of a sort of nothing, or of single elements.
// CHECK-LABEL: func.func private @nothing
// CHECK-NEXT:    return
func.func private @nothing(%a: memref<1000x1xf32>, %b: memref<0x5xf32>) attributes {hloom.kernel} {
  linalg_ext.sort dimension(1) outs(%a : memref<1000x1xf32>) {
  ^bb0(%x: f32, %y: f32):
    %0 = arith.cmpf olt, %x, %y : f32
    linalg_ext.yield %0 : i1
  }
  linalg_ext.sort dimension(1) outs(%b : memref<0x5xf32>) {
  ^bb0(%x: f32, %y: f32):
    %0 = arith.cmpf olt, %x, %y : f32
    linalg_ext.yield %0 : i1
  }
  return
}

// The elements found so far are in order; one that comes before the last of them goes to its place.
// CHECK-LABEL: func.func private @first
// CHECK:         scf.for %[[A:.*]] = %c0 to %c3
// CHECK:           scf.for %[[I:.*]] = %c0 to %c9
// CHECK-NEXT:        %[[X:.*]] = memref.load %{{.*}}[%c0, %[[I]], %[[A]]] : memref<1x9x3xi16>
// CHECK:             scf.if
// CHECK:               arith.cmpi slt, %[[X]]
// CHECK:             scf.if
// CHECK:               scf.while
// CHECK:                 arith.cmpi slt, %[[X]]
// CHECK:               %[[OWN:.*]] = arith.index_cast %[[I]] : index to i64
// CHECK-NEXT:          memref.store %[[X]], %{{.*}} : memref<1x2x3xi16>
// CHECK-NEXT:          memref.store %[[OWN]], %{{.*}} : memref<1x2x3xi64>
func.func private @first(%x: memref<9x3xi16>, %values: memref<2x3xi16>, %indices: memref<2x3xi64>) attributes {hloom.kernel} {
  linalg_ext.topk dimension(0) ins(%x : memref<9x3xi16>) outs(%values, %indices : memref<2x3xi16>, memref<2x3xi64>) {
  ^bb0(%a: i16, %b: i16):
    %0 = arith.cmpi slt, %a, %b : i16
    linalg_ext.yield %0 : i1
  }
  return
}
