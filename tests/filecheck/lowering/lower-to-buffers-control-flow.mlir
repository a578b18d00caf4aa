// Carried tensors own buffers; a swap goes through a temporary, what is handed on unchanged is not copied.
//
// RUN: hloom-opt %s --lower-to-buffers | filecheck %s
// RUN: hloom-opt %s --lower-to-buffers | mlir-opt --allow-unregistered-dialect

// CHECK-LABEL: func.func public @swap(%arg0: memref<2xi32>, %arg1: memref<2xi32>, %arg2: memref<2xi32>, %arg3: memref<2xi32>)
// CHECK-DAG:   memref.copy %arg0, %arg2
// CHECK-DAG:   memref.copy %arg1, %arg3
// CHECK:       scf.for
// CHECK-NEXT:    %[[OLD:.*]] = memref.alloc() : memref<2xi32>
// CHECK-NEXT:    memref.copy %arg3, %[[OLD]]
// CHECK-NEXT:    memref.copy %arg2, %arg3
// CHECK-NEXT:    memref.copy %[[OLD]], %arg2
// CHECK-NEXT:  }
// CHECK-NOT:   memref.copy
// CHECK:       return
func.func public @swap(%a: tensor<2xi32>, %b: tensor<2xi32>) -> (tensor<2xi32>, tensor<2xi32>) {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c5 = arith.constant 5 : index
  %r:2 = scf.for %i = %c0 to %c5 step %c1 iter_args(%x = %a, %y = %b) -> (tensor<2xi32>, tensor<2xi32>) {
    scf.yield %y, %x : tensor<2xi32>, tensor<2xi32>
  }
  return %r#0, %r#1 : tensor<2xi32>, tensor<2xi32>
}

// CHECK-LABEL: func.func private @invariant(%arg0: memref<2xi32>, %arg1: memref<2xi32>)
// CHECK:       scf.for
// CHECK-NEXT:  }
// CHECK-NEXT:  memref.copy %arg0, %arg1
// CHECK-NEXT:  return
func.func private @invariant(%a: tensor<2xi32>) -> tensor<2xi32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %c1 step %c1 iter_args(%x = %a) -> tensor<2xi32> {
    scf.yield %x : tensor<2xi32>
  }
  return %r : tensor<2xi32>
}
