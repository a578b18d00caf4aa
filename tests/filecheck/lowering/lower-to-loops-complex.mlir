// RUN: hloom-opt %s -p lower-to-loops | filecheck %s

// Complex memory gains a last dimension of two; arguments, values and what a loop carries come in pairs.

// CHECK: memref.global "private" constant @table : memref<2x2xf32> = dense<{{\[}}[1.000000e+00, -2.000000e+00], [3.000000e+00, 0.000000e+00]]>
memref.global "private" constant @table : memref<2xcomplex<f32>> = dense<[(1.0, -2.0), (3.0, 0.0)]>

// CHECK-LABEL: func.func public @main(%arg0: memref<2x2xf32>, %arg1: memref<2xf32>) -> i32
func.func public @main(%x: memref<2xcomplex<f32>>, %sum: memref<complex<f32>>) -> i32 {
  %table = memref.get_global @table : memref<2xcomplex<f32>>
  call @dot(%x, %table, %sum) : (memref<2xcomplex<f32>>, memref<2xcomplex<f32>>, memref<complex<f32>>) -> ()
  %ok = arith.constant 0 : i32
  return %ok : i32
}

// CHECK-LABEL: func.func private @dot
// CHECK: %[[SUM:.*]]:2 = scf.for %[[I:.*]] = {{.*}} iter_args(%[[RE:.*]] = %{{.*}}, %[[IM:.*]] = %{{.*}}) -> (f32, f32)
// CHECK-DAG: %[[A:.*]] = memref.load %arg0[%[[I]], %c0] : memref<2x2xf32>
// CHECK-DAG: %[[B:.*]] = memref.load %arg0[%[[I]], %c1] : memref<2x2xf32>
// CHECK-DAG: %[[C:.*]] = memref.load %arg1[%[[I]], %c0] : memref<2x2xf32>
// CHECK-DAG: %[[D:.*]] = memref.load %arg1[%[[I]], %c1] : memref<2x2xf32>
// CHECK: arith.mulf %[[A]], %[[C]] : f32
// CHECK-NEXT: arith.mulf %[[B]], %[[D]] : f32
// CHECK-NEXT: %[[REAL:.*]] = arith.subf
// CHECK: arith.addf %[[RE]], %[[REAL]] : f32
// CHECK: memref.store %[[SUM]]#0, %arg2[%c0] : memref<2xf32>
// CHECK-NEXT: memref.store %[[SUM]]#1, %arg2[%c1] : memref<2xf32>
func.func private @dot(%x: memref<2xcomplex<f32>>, %y: memref<2xcomplex<f32>>, %sum: memref<complex<f32>>) attributes {hloom.kernel} {
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> ()>], iterator_types = ["reduction"]}
      ins(%x, %y : memref<2xcomplex<f32>>, memref<2xcomplex<f32>>) outs(%sum : memref<complex<f32>>) {
  ^bb0(%a: complex<f32>, %b: complex<f32>, %acc: complex<f32>):
    %0 = complex.mul %a, %b : complex<f32>
    %1 = complex.add %acc, %0 : complex<f32>
    linalg.yield %1 : complex<f32>
  }
  return
}
