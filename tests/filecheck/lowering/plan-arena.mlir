// Memory becomes parts of one workspace, values whose lifetimes do not meet sharing bytes; large constants a parameter.
//
// RUN: hloom-opt %s --plan-arena | filecheck %s
// RUN: hloom-opt %s --plan-arena | mlir-opt --allow-unregistered-dialect

// CHECK: module attributes {hloom.constants = dense<{{.*}}> : tensor<70016xi8>}
memref.global "private" constant @large : memref<70000xi8> = dense<1>
// CHECK: memref.global "private" constant @small : memref<4xf32>
memref.global "private" constant @small : memref<4xf32> = dense<1.0>

// %0 and %2 do not live at the same time, nor do the two buffers of the loop's iterations.
// CHECK-LABEL: func.func public @main
// CHECK-SAME:  (%arg0: memref<300xf32>, %arg1: memref<300xf32>, %arg2: memref<70016xi8>, %arg3: memref<2432xi8>) -> i32
// CHECK-SAME:  {name = "constants", role = "constants", type = tensor<70016xi8>}
// CHECK-SAME:  {name = "workspace", role = "workspace", type = tensor<2432xi8>}
// CHECK-DAG:   %[[START:.*]] = arith.constant 0 : index
// CHECK-DAG:   %[[SECOND:.*]] = arith.constant 1216 : index
// CHECK:       memref.view %arg2[%[[START]]][] : memref<70016xi8> to memref<70000xi8>
// CHECK:       memref.get_global @small
// CHECK:       %[[A:.*]] = memref.view %arg3[%[[START]]][] : memref<2432xi8> to memref<300xf32>
// CHECK:       %[[B:.*]] = memref.view %arg3[%[[SECOND]]][] : memref<2432xi8> to memref<300xf32>
// CHECK:       %[[C:.*]] = memref.view %arg3[%[[START]]][] : memref<2432xi8> to memref<300xf32>
func.func public @main(%x: memref<300xf32>, %out: memref<300xf32>) -> i32 attributes {hloom.abi = [
    {name = "x", role = "argument", type = tensor<300xf32>}, {name = "out", role = "result", type = tensor<300xf32>}]} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %large = memref.get_global @large : memref<70000xi8>
  %small = memref.get_global @small : memref<4xf32>
  %0 = memref.alloc() : memref<300xf32>
  memref.copy %x, %0 : memref<300xf32> to memref<300xf32>
  %1 = memref.alloc() : memref<300xf32>
  call @kernel(%0, %1) : (memref<300xf32>, memref<300xf32>) -> ()
  %2 = memref.alloc() : memref<300xf32>
  memref.copy %1, %2 : memref<300xf32> to memref<300xf32>
  memref.copy %2, %out : memref<300xf32> to memref<300xf32>
  %ok = arith.constant 0 : i32
  return %ok : i32
}

// Small scratch of a kernel lies on its stack.
// CHECK-LABEL: func.func private @kernel(%arg0: memref<300xf32>, %arg1: memref<300xf32>)
// CHECK:       memref.alloca() : memref<300xf32>
func.func private @kernel(%x: memref<300xf32>, %out: memref<300xf32>) attributes {hloom.kernel} {
  %0 = memref.alloc() : memref<300xf32>
  memref.copy %x, %0 : memref<300xf32> to memref<300xf32>
  memref.copy %0, %out : memref<300xf32> to memref<300xf32>
  return
}
