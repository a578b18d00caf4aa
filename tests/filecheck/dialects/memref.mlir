// Memref: globals, views, loads and stores; the checks are what mlir-opt prints.
// RUN: hloom-opt %s --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s --allow-unregistered-dialect --mlir-print-op-generic | hloom-opt --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines

memref.global "private" constant @w : memref<2xf32> = dense<[1.0, 2.0]> {alignment = 64 : i64}
func.func @memref(%bytes: memref<256xi8>, %i: index, %n: index) {
  %0 = memref.get_global @w : memref<2xf32>
  %1 = memref.view %bytes[%i][] : memref<256xi8> to memref<2xf32>
  %2 = memref.view %bytes[%i][%n] : memref<256xi8> to memref<?xf32>
  %3 = memref.load %0[%i] : memref<2xf32>
  memref.store %3, %1[%i] {nontemporal = true} : memref<2xf32>
  memref.copy %0, %1 : memref<2xf32> to memref<2xf32>
  %4 = memref.subview %2[%i] [4] [2] : memref<?xf32> to memref<4xf32, strided<[2], offset: ?>>
  %5 = memref.alloc(%n) {alignment = 64 : i64} : memref<?xf32>
  memref.dealloc %5 : memref<?xf32>
  return
}

// CHECK:module {
// CHECK-NEXT:  memref.global "private" constant @w : memref<2xf32> = dense<[1.000000e+00, 2.000000e+00]> {alignment = 64 : i64}
// CHECK-NEXT:  func.func @memref(%arg0: memref<256xi8>, %arg1: index, %arg2: index) {
// CHECK-NEXT:    %0 = memref.get_global @w : memref<2xf32>
// CHECK-NEXT:    %view = memref.view %arg0[%arg1][] : memref<256xi8> to memref<2xf32>
// CHECK-NEXT:    %view_0 = memref.view %arg0[%arg1][%arg2] : memref<256xi8> to memref<?xf32>
// CHECK-NEXT:    %1 = memref.load %0[%arg1] : memref<2xf32>
// CHECK-NEXT:    memref.store %1, %view[%arg1] {nontemporal = true} : memref<2xf32>
// CHECK-NEXT:    memref.copy %0, %view : memref<2xf32> to memref<2xf32>
// CHECK-NEXT:    %subview = memref.subview %view_0[%arg1] [4] [2] : memref<?xf32> to memref<4xf32, strided<[2], offset: ?>>
// CHECK-NEXT:    %alloc = memref.alloc(%arg2) {alignment = 64 : i64} : memref<?xf32>
// CHECK-NEXT:    memref.dealloc %alloc : memref<?xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:}
