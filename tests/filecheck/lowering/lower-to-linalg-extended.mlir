// Ops that become ones of `linalg_ext`, each in a kernel of its own.
//
// RUN: hloom-opt %s --lower-to-linalg | filecheck %s

// Operands are what is sorted in place; the comparator is one of scalars, its constants around it.
// CHECK-LABEL: func.func @sorts
// CHECK:         %[[S:.*]]:2 = call @sort(%arg0, %arg1)
// CHECK:         return %[[S]]#1
func.func @sorts(%x: tensor<8x4xf32>, %y: tensor<8x4xui8>) -> tensor<8x4xui8> {
  %0:2 = "stablehlo.sort"(%x, %y) <{dimension = -2 : i64, is_stable = true}> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>, %c: tensor<ui8>, %d: tensor<ui8>):
    %1 = stablehlo.compare LT, %c, %d, UNSIGNED : (tensor<ui8>, tensor<ui8>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  }) : (tensor<8x4xf32>, tensor<8x4xui8>) -> (tensor<8x4xf32>, tensor<8x4xui8>)
  return %0#1 : tensor<8x4xui8>
}

// A few of the largest are picked; many are the first of all, sorted with their indices.
// CHECK-LABEL: func.func @largest
// CHECK:         %[[R:.*]]:2 = call @top_k(%arg0
// CHECK:         return %[[R]]#0, %[[R]]#1
func.func @largest(%x: tensor<4x9xi32>) -> (tensor<4x2xi32>, tensor<4x2xi32>) {
  %values, %indices = chlo.top_k(%x, k = 2) : tensor<4x9xi32> -> (tensor<4x2xi32>, tensor<4x2xi32>)
  return %values, %indices : tensor<4x2xi32>, tensor<4x2xi32>
}

// CHECK-LABEL: func.func @large
// CHECK:         call @[[LARGE:[a-z_0-9]*]](%arg0
func.func @large(%x: tensor<4x9xui8>) -> (tensor<4x8xui8>, tensor<4x8xi32>) {
  %values, %indices = chlo.top_k(%x, k = 8) : tensor<4x9xui8> -> (tensor<4x8xui8>, tensor<4x8xi32>)
  return %values, %indices : tensor<4x8xui8>, tensor<4x8xi32>
}

// Windows that grow by an element at a time, whose padding is neutral, are running combinations.
// CHECK-LABEL: func.func @grows
// CHECK-DAG:     %[[START:.*]] = arith.constant dense<1> : tensor<3xi32>
// CHECK-DAG:     %[[OUT:.*]] = tensor.empty() : tensor<3x8xi32>
// CHECK:         %[[R:.*]]:2 = call @reduce_window(%arg0, %[[OUT]], %[[START]])
// CHECK-NEXT:    return %[[R]]#0
func.func @grows(%x: tensor<3x8xi32>) -> tensor<3x8xi32> {
  %one = stablehlo.constant dense<1> : tensor<i32>
  %0 = "stablehlo.reduce_window"(%x, %one) <{padding = dense<[[0, 0], [0, 7]]> : tensor<2x2xi64>, window_dimensions = array<i64: 1, 8>}> ({
  ^bb0(%a: tensor<i32>, %b: tensor<i32>):
    %1 = stablehlo.multiply %a, %b : tensor<i32>
    stablehlo.return %1 : tensor<i32>
  }) : (tensor<3x8xi32>, tensor<i32>) -> tensor<3x8xi32>
  return %0 : tensor<3x8xi32>
}

// An initial value that is not neutral is in every window as often as that is padded, so these are not.
// CHECK-LABEL: func.func @does_not_grow
// CHECK-NOT:     linalg_ext
// CHECK:         return
func.func @does_not_grow(%x: tensor<8xi32>) -> tensor<8xi32> {
  %one = stablehlo.constant dense<1> : tensor<i32>
  %0 = "stablehlo.reduce_window"(%x, %one) <{padding = dense<[[7, 0]]> : tensor<1x2xi64>, window_dimensions = array<i64: 8>}> ({
  ^bb0(%a: tensor<i32>, %b: tensor<i32>):
    %1 = stablehlo.add %a, %b : tensor<i32>
    stablehlo.return %1 : tensor<i32>
  }) : (tensor<8xi32>, tensor<i32>) -> tensor<8xi32>
  return %0 : tensor<8xi32>
}

// A constant may stand outside of the region that uses it.
// CHECK-LABEL: func.func @shares
// CHECK:         call @[[SHARES:[a-z_0-9]*]](
func.func @shares(%x: tensor<8xi32>) -> tensor<8xi32> {
  %limit = stablehlo.constant dense<5> : tensor<i32>
  %0 = "stablehlo.sort"(%x) <{dimension = 0 : i64, is_stable = true}> ({
  ^bb0(%a: tensor<i32>, %b: tensor<i32>):
    %1 = stablehlo.minimum %a, %limit : tensor<i32>
    %2 = stablehlo.compare LT, %1, %b, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %2 : tensor<i1>
  }) : (tensor<8xi32>) -> tensor<8xi32>
  return %0 : tensor<8xi32>
}

// CHECK-LABEL: func.func private @sort(
// CHECK-SAME:      attributes {hloom.kernel, hloom.source = "sort"}
// CHECK-NEXT:    %[[R:.*]]:2 = linalg_ext.sort dimension(0) outs(%arg0, %arg1 : tensor<8x4xf32>, tensor<8x4xi8>) {
// CHECK-NEXT:    ^bb0(%{{.*}}: f32, %{{.*}}: f32, %[[A:.*]]: i8, %[[B:.*]]: i8):
// CHECK-NEXT:      %[[LESS:.*]] = arith.cmpi ult, %[[A]], %[[B]] : i8
// CHECK-NEXT:      linalg_ext.yield %[[LESS]] : i1
// CHECK-NEXT:    } -> tensor<8x4xf32>, tensor<8x4xi8>
// CHECK-NEXT:    return %[[R]]#0, %[[R]]#1
// CHECK-LABEL: func.func private @top_k(
// CHECK-NEXT:    %{{.*}} = linalg_ext.topk dimension(1) ins(%arg0 : tensor<4x9xi32>) outs(%arg1, %arg2 : tensor<4x2xi32>, tensor<4x2xi32>)
// CHECK:           arith.cmpi sgt
// CHECK:       func.func private @[[LARGE]](
// CHECK-NEXT:    %{{.*}} = linalg_ext.sort dimension(1) outs(%arg0, %arg1 : tensor<4x9xi8>, tensor<4x9xi32>)
// CHECK:           arith.cmpi ugt
// CHECK-LABEL: func.func private @reduce_window(
// CHECK-NEXT:    %{{.*}} = linalg_ext.scan dimension(1) {inclusive = true, is_associative = true, reverse = true} ins(%arg0 : tensor<3x8xi32>) outs(%arg1, %arg2 : tensor<3x8xi32>, tensor<3xi32>)
// CHECK:           arith.muli
// CHECK:       func.func private @[[SHARES]](
// CHECK-NEXT:    %[[LIMIT:.*]] = arith.constant 5 : i32
// CHECK-NEXT:    %{{.*}} = linalg_ext.sort
// CHECK-NEXT:    ^bb0
// CHECK-NEXT:      arith.minsi %{{.*}}, %[[LIMIT]]
