// RUN: hloom-opt %s --split-input-file --lower-to-linalg | filecheck %s
// RUN: hloom-opt %s --split-input-file --lower-to-linalg | mlir-opt --split-input-file --allow-unregistered-dialect

// A loop that counts is an scf.for: its counter is a scalar that kernels take, and what does not change is not carried.

// CHECK-LABEL: func.func public @counted
// CHECK-DAG: %[[FROM:.*]] = arith.constant 0 : index
// CHECK-DAG: %[[TO:.*]] = arith.constant 10 : index
// CHECK: %[[R:.*]] = scf.for %[[I:.*]] = %[[FROM]] to %[[TO]] step %{{.*}} iter_args(%[[X:.*]] = %arg0) -> (tensor<4xf32>) {
// CHECK: %[[N:.*]] = arith.index_cast %[[I]] : index to i32
// CHECK: %[[Y:.*]] = func.call @mul(%[[N]], %arg1, %[[X]], %{{.*}}) : (i32, tensor<10xf32>, tensor<4xf32>, tensor<4xf32>)
// CHECK: scf.yield %[[Y]]
// CHECK: return %[[R]]
// CHECK: func.func private @mul(
// CHECK: %[[AT:.*]] = arith.index_cast %arg0 : i32 to index
// CHECK: tensor.extract %arg1[%[[AT]]]
func.func public @counted(%x: tensor<4xf32>, %ys: tensor<10xf32>) -> tensor<4xf32> {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %ten = stablehlo.constant dense<10> : tensor<i32>
  %0:3 = stablehlo.while(%i = %zero, %y = %x, %zs = %ys) : tensor<i32>, tensor<4xf32>, tensor<10xf32>
  cond {
    %1 = stablehlo.compare LT, %i, %ten, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    %1 = stablehlo.dynamic_slice %zs, %i, sizes = [1] : (tensor<10xf32>, tensor<i32>) -> tensor<1xf32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0] : (tensor<1xf32>) -> tensor<4xf32>
    %3 = stablehlo.multiply %y, %2 : tensor<4xf32>
    %4 = stablehlo.add %i, %one : tensor<i32>
    stablehlo.return %4, %3, %zs : tensor<i32>, tensor<4xf32>, tensor<10xf32>
  }
  return %0#1 : tensor<4xf32>
}

// -----

// Any other while carries tensors; its condition is a kernel's result, and constants around it are constants inside.

// CHECK-LABEL: func.func public @searched
// CHECK: scf.while (%[[I:.*]] = %{{.*}}, %[[X:.*]] = %arg0) : (tensor<i32>, tensor<f32>) -> (tensor<i32>, tensor<f32>)
// CHECK: %[[C:.*]] = func.call @compare(%[[X]],
// CHECK: %[[FLAG:.*]] = tensor.extract %[[C]][] : tensor<i1>
// CHECK: scf.condition(%[[FLAG]]) %[[I]], %[[X]]
// CHECK: ^bb0(%[[J:.*]]: tensor<i32>, %[[Y:.*]]: tensor<f32>):
// CHECK: %[[NEXT:.*]] = func.call @add(%[[J]],
// CHECK: %[[Z:.*]] = func.call @mul(%[[Y]],
// CHECK: scf.yield %[[NEXT]], %[[Z]]
func.func public @searched(%x: tensor<f32>) -> tensor<i32> {
  %zero = stablehlo.constant dense<0> : tensor<i32>
  %one = stablehlo.constant dense<1> : tensor<i32>
  %half = stablehlo.constant dense<0.5> : tensor<f32>
  %0:2 = stablehlo.while(%i = %zero, %y = %x) : tensor<i32>, tensor<f32>
  cond {
    %1 = stablehlo.compare GT, %y, %half, FLOAT : (tensor<f32>, tensor<f32>) -> tensor<i1>
    stablehlo.return %1 : tensor<i1>
  } do {
    %1 = stablehlo.add %i, %one : tensor<i32>
    %2 = stablehlo.multiply %y, %half : tensor<f32>
    stablehlo.return %1, %2 : tensor<i32>, tensor<f32>
  }
  return %0#0 : tensor<i32>
}

// -----

// What a branch uses of the values around it is stored before; what only one branch needs is computed in it.

// CHECK-LABEL: func.func public @branched
// CHECK: %[[E:.*]] = call @exp(%arg0,
// CHECK: %[[FLAG:.*]] = tensor.extract %arg1[] : tensor<i1>
// CHECK: %[[R:.*]] = scf.if %[[FLAG]] -> (tensor<4xf32>) {
// CHECK: %[[N:.*]] = func.call @neg(%[[E]],
// CHECK: scf.yield %[[N]]
// CHECK: } else {
// CHECK: scf.yield %[[E]]
// CHECK: return %[[R]]
func.func public @branched(%x: tensor<4xf32>, %p: tensor<i1>) -> tensor<4xf32> {
  %0 = stablehlo.exponential %x : tensor<4xf32>
  %1 = "stablehlo.if"(%p) ({
    %2 = stablehlo.negate %0 : tensor<4xf32>
    stablehlo.return %2 : tensor<4xf32>
  }, {
    stablehlo.return %0 : tensor<4xf32>
  }) : (tensor<i1>) -> tensor<4xf32>
  return %1 : tensor<4xf32>
}

// -----

// The last branch of a case is also the one for indices out of range.

// CHECK-LABEL: func.func public @switched
// CHECK: %[[N:.*]] = tensor.extract %arg1[] : tensor<i32>
// CHECK: %[[I:.*]] = arith.index_cast %[[N]]
// CHECK: scf.index_switch %[[I]] -> tensor<4xf32>
// CHECK: case 0 {
// CHECK: scf.yield %arg0
// CHECK: default {
// CHECK: func.call @neg(
func.func public @switched(%x: tensor<4xf32>, %i: tensor<i32>) -> tensor<4xf32> {
  %0 = "stablehlo.case"(%i) ({
    stablehlo.return %x : tensor<4xf32>
  }, {
    %1 = stablehlo.negate %x : tensor<4xf32>
    stablehlo.return %1 : tensor<4xf32>
  }) : (tensor<i32>) -> tensor<4xf32>
  return %0 : tensor<4xf32>
}

// -----

// A private function that was not inlined is lowered like any other; only the entry has an interface to describe.

// CHECK-LABEL: func.func public @calls
// CHECK-SAME: hloom.abi
// CHECK: call @helper(%arg0) : (tensor<4xi8>) -> tensor<4xi8>
// CHECK: func.func private @helper(%arg0: tensor<4xi8>) -> tensor<4xi8> {
// CHECK: call @add(
// CHECK: func.func private @add(
// CHECK-SAME: hloom.kernel
func.func public @calls(%x: tensor<4xui8>) -> tensor<4xui8> {
  %0 = call @helper(%x) : (tensor<4xui8>) -> tensor<4xui8>
  return %0 : tensor<4xui8>
}
func.func private @helper(%x: tensor<4xui8>) -> tensor<4xui8> {
  %0 = stablehlo.add %x, %x : tensor<4xui8>
  return %0 : tensor<4xui8>
}
