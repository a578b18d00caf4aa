// Tensors become memrefs: destinations, constants, views, and results that are parameters.
//
// RUN: hloom-opt %s --lower-to-buffers | filecheck %s
// RUN: hloom-opt %s --lower-to-buffers | mlir-opt --allow-unregistered-dialect

// Constants of one value are one global.
// CHECK: memref.global "private" constant @[[TWO:constant_3xf32]] : memref<3xf32> = dense<2.000000e+00>
// CHECK-NOT: memref.global

// The result is written by the kernel itself, through the reshape; what is between lives in memory of its own.
// CHECK-LABEL: func.func public @main
// CHECK-SAME: (%arg0: memref<3xf32>, %arg1: memref<1x3xf32>, %arg2: memref<3xf32>, %arg3: memref<3xf32>) -> i32
// CHECK-SAME: {name = "arg0", role = "argument", type = tensor<3xf32>}
// CHECK-SAME: {name = "result2", role = "result", type = tensor<3xf32>}
// CHECK-NEXT: %[[HOME:.*]] = memref.collapse_shape %arg1 {{\[}}[0, 1]] : memref<1x3xf32> into memref<3xf32>
// CHECK-NEXT: %[[C:.*]] = memref.get_global @[[TWO]] : memref<3xf32>
// CHECK-NEXT: %[[D:.*]] = memref.get_global @[[TWO]] : memref<3xf32>
// CHECK-NEXT: %[[SUM:.*]] = memref.alloc() : memref<3xf32>
// CHECK-NEXT: call @add(%arg0, %[[C]], %[[SUM]]) : (memref<3xf32>, memref<3xf32>, memref<3xf32>) -> ()
// CHECK-NEXT: call @add(%[[SUM]], %[[D]], %[[HOME]])
// CHECK-NEXT: memref.expand_shape
// An argument and a constant are copied into their results.
// CHECK-NEXT: memref.copy %arg0, %arg2
// CHECK-NEXT: memref.copy %[[C]], %arg3
// CHECK-NEXT: %[[OK:.*]] = arith.constant 0 : i32
// CHECK-NEXT: return %[[OK]] : i32
func.func public @main(%x: tensor<3xf32>) -> (tensor<1x3xf32>, tensor<3xf32>, tensor<3xf32>) {
  %c = arith.constant dense<2.0> : tensor<3xf32>
  %cst = arith.constant dense<2.0> : tensor<3xf32>
  %e = tensor.empty() : tensor<3xf32>
  %0 = func.call @add(%x, %c, %e) : (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  %1 = func.call @add(%0, %cst, %e) : (tensor<3xf32>, tensor<3xf32>, tensor<3xf32>) -> tensor<3xf32>
  %2 = tensor.expand_shape %1 [[0, 1]] output_shape [1, 3] : tensor<3xf32> into tensor<1x3xf32>
  return %2, %x, %c : tensor<1x3xf32>, tensor<3xf32>, tensor<3xf32>
}

// A kernel writes over its destination, and returns nothing.
// CHECK-LABEL: func.func private @add
// CHECK-SAME: (%arg0: memref<3xf32>, %arg1: memref<3xf32>, %arg2: memref<3xf32>) attributes {hloom.kernel}
// CHECK: linalg.generic {{.*}} ins(%arg0, %arg1 : memref<3xf32>, memref<3xf32>) outs(%arg2 : memref<3xf32>)
// CHECK: return{{$}}
func.func private @add(%a: tensor<3xf32>, %b: tensor<3xf32>, %out: tensor<3xf32>) -> tensor<3xf32> attributes {hloom.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>, affine_map<(i) -> (i)>],
                       iterator_types = ["parallel"]}
      ins(%a, %b : tensor<3xf32>, tensor<3xf32>) outs(%out : tensor<3xf32>) {
  ^bb0(%x: f32, %y: f32, %o: f32):
    %s = arith.addf %x, %y : f32
    linalg.yield %s : f32
  } -> tensor<3xf32>
  return %r : tensor<3xf32>
}
