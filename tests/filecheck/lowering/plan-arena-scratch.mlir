// Large scratch of kernels is a further parameter, which is planned where they are called.
//
// RUN: hloom-opt %s --plan-arena | filecheck %s
// RUN: hloom-opt %s --plan-arena | mlir-opt --allow-unregistered-dialect

// CHECK-LABEL: func.func public @main
// CHECK-SAME:  %arg1: memref<8000xi8>
// CHECK:       %[[SCRATCH:.*]] = memref.view %arg1
// CHECK-NEXT:  call @outer(%arg0, %[[SCRATCH]]) : (memref<2000xf32>, memref<2000xf32>) -> ()
// CHECK:       %[[AGAIN:.*]] = memref.view %arg1
// CHECK-NEXT:  call @outer(%arg0, %[[AGAIN]])
func.func public @main(%x: memref<2000xf32>) -> i32 {
  call @outer(%x) : (memref<2000xf32>) -> ()
  call @outer(%x) : (memref<2000xf32>) -> ()
  %ok = arith.constant 0 : i32
  return %ok : i32
}
// CHECK-LABEL: func.func private @outer(%arg0: memref<2000xf32>, %arg1: memref<2000xf32>)
// CHECK-NEXT:  call @inner(%arg0, %arg1)
func.func private @outer(%x: memref<2000xf32>) {
  call @inner(%x) : (memref<2000xf32>) -> ()
  return
}
// CHECK-LABEL: func.func private @inner(%arg0: memref<2000xf32>, %arg1: memref<2000xf32>)
// CHECK-NOT:   memref.alloc
func.func private @inner(%x: memref<2000xf32>) attributes {hloom.kernel} {
  %0 = memref.alloc() : memref<2000xf32>
  memref.copy %x, %0 : memref<2000xf32> to memref<2000xf32>
  memref.copy %0, %x : memref<2000xf32> to memref<2000xf32>
  return
}
