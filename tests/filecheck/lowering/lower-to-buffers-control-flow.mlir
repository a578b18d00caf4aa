// Carried tensors own buffers. What changes places, or is made anew while the old is read, is passed on as a buffer: carries
// start where they will then end in the results. What is handed on unchanged is not copied.
//
// RUN: hloom-opt %s --lower-to-buffers | filecheck %s
// RUN: hloom-opt %s --lower-to-buffers | mlir-opt --allow-unregistered-dialect

// CHECK-LABEL: func.func public @swap(%arg0: memref<2xi32>, %arg1: memref<2xi32>, %arg2: memref<2xi32>, %arg3: memref<2xi32>)
// CHECK-DAG:   memref.copy %arg0, %arg3
// CHECK-DAG:   memref.copy %arg1, %arg2
// CHECK:       scf.for {{.*}} iter_args(%[[X:.*]] = %arg3, %[[Y:.*]] = %arg2) -> (memref<2xi32>, memref<2xi32>) {
// CHECK-NEXT:    scf.yield %[[Y]], %[[X]]
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

func.func private @next(%x: tensor<2xi32>, %out: tensor<2xi32>) -> tensor<2xi32> attributes {hloom.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (1 - i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : tensor<2xi32>) outs(%out : tensor<2xi32>) {
  ^bb0(%e: i32, %o: i32):
    linalg.yield %e : i32
  } -> tensor<2xi32>
  return %r : tensor<2xi32>
}

// After three trips the value is in the spare buffer, so that is the result's.
// CHECK-LABEL: func.func public @double_buffer(%arg0: memref<2xi32>, %arg1: memref<2xi32>)
// CHECK:       %[[SPARE:.*]] = memref.alloc() : memref<2xi32>
// CHECK:       memref.copy %arg0, %[[SPARE]]
// CHECK:       scf.for {{.*}} iter_args(%[[OLD:.*]] = %[[SPARE]], %[[NEW:.*]] = %arg1) -> (memref<2xi32>, memref<2xi32>) {
// CHECK-NEXT:    call @next(%[[OLD]], %[[NEW]])
// CHECK-NEXT:    scf.yield %[[NEW]], %[[OLD]]
// CHECK-NEXT:  }
// CHECK-NOT:   memref.copy
// CHECK:       return
func.func public @double_buffer(%a: tensor<2xi32>) -> tensor<2xi32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %r = scf.for %i = %c0 to %c3 step %c1 iter_args(%x = %a) -> tensor<2xi32> {
    %e = tensor.empty() : tensor<2xi32>
    %n = func.call @next(%x, %e) : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi32>
    scf.yield %n : tensor<2xi32>
  }
  return %r : tensor<2xi32>
}

// How often this loop runs is not known: the result is copied from where it ends.
// CHECK-LABEL: func.func public @until(%arg0: memref<2xi32>, %arg1: index, %arg2: memref<2xi32>)
// CHECK:       memref.copy %arg0, %[[FIRST:.*]] :
// CHECK:       %[[END:.*]]:2 = scf.for {{.*}} iter_args(%[[OLD:.*]] = %[[FIRST]], %[[NEW:.*]] = %{{.*}})
// CHECK-NEXT:    call @next(%[[OLD]], %[[NEW]])
// CHECK-NEXT:    scf.yield %[[NEW]], %[[OLD]]
// CHECK-NEXT:  }
// CHECK-NEXT:  memref.copy %[[END]]#0, %arg2
func.func public @until(%a: tensor<2xi32>, %n: index) -> tensor<2xi32> {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %r = scf.for %i = %c0 to %n step %c1 iter_args(%x = %a) -> tensor<2xi32> {
    %e = tensor.empty() : tensor<2xi32>
    %n1 = func.call @next(%x, %e) : (tensor<2xi32>, tensor<2xi32>) -> tensor<2xi32>
    scf.yield %n1 : tensor<2xi32>
  }
  return %r : tensor<2xi32>
}
