// A scatter stays an op down to buffers, and becomes loops over its updates; the input's copy is its destination.
//
// RUN: hloom-opt %s --lower-to-linalg | filecheck %s --check-prefix=LINALG
// RUN: hloom-opt %s --lower-to-linalg --lower-to-buffers | filecheck %s --check-prefix=BUFFERS
// RUN: hloom-opt %s --lower-to-linalg --lower-to-buffers --lower-to-loops | filecheck %s --check-prefix=LOOPS
// RUN: hloom-opt %s --lower-to-linalg --lower-to-buffers --lower-to-loops | mlir-opt --allow-unregistered-dialect

// LINALG-LABEL: func.func public @rows(%arg0: tensor<10x8xf32>, %arg1: tensor<5x1xi32>, %arg2: tensor<5x8xf32>)
// LINALG-NEXT:    %[[NEW:.*]] = call @scatter(%arg1, %arg2, %arg0)
// LINALG-NEXT:    return %[[NEW]]

// BUFFERS-LABEL: func.func public @rows(%arg0: memref<10x8xf32>, %arg1: memref<5x1xi32>, %arg2: memref<5x8xf32>, %arg3: memref<10x8xf32>)
// BUFFERS-NEXT:    memref.copy %arg0, %arg3
// BUFFERS-NEXT:    call @scatter(%arg1, %arg2, %arg3)
func.func public @rows(%x: tensor<10x8xf32>, %i: tensor<5x1xi32>, %u: tensor<5x8xf32>) -> tensor<10x8xf32> {
  %0 = "stablehlo.scatter"(%x, %i, %u) <{
    scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0],
      scatter_dims_to_operand_dims = [0], index_vector_dim = 1>
  }> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    %s = stablehlo.add %a, %b : tensor<f32>
    stablehlo.return %s : tensor<f32>
  }) : (tensor<10x8xf32>, tensor<5x1xi32>, tensor<5x8xf32>) -> tensor<10x8xf32>
  return %0 : tensor<10x8xf32>
}

// Of the products nobody else knows: they are scattered into in place. The window is an extent of the operand.
// BUFFERS-LABEL: func.func public @windows(
// BUFFERS:         call @mul({{.*}}, %[[X:.*]]) :
// BUFFERS-NOT:     memref.copy
// BUFFERS:         call @scatter{{.*}}, %[[X]])
func.func public @windows(%x: tensor<10xf32>, %i: tensor<2x1xi64>, %u: tensor<2x3xf32>) -> tensor<10xf32> {
  %p = stablehlo.multiply %x, %x : tensor<10xf32>
  %0 = "stablehlo.scatter"(%p, %i, %u) <{
    scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], scatter_dims_to_operand_dims = [0],
      index_vector_dim = 1>
  }> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    stablehlo.return %b : tensor<f32>
  }) : (tensor<10xf32>, tensor<2x1xi64>, tensor<2x3xf32>) -> tensor<10xf32>
  return %0 : tensor<10xf32>
}

// LINALG-LABEL: func.func private @scatter(%arg0: tensor<5x1xi32>, %arg1: tensor<5x8xf32>, %arg2: tensor<10x8xf32>)
// LINALG:         %[[R:.*]] = linalg_ext.scatter {index_vector_dim = 1 : i64, {{.*}}} ins(%arg0, %arg1 : {{.*}}) outs(%arg2 : tensor<10x8xf32>) {
// LINALG-NEXT:    ^bb0(%[[OLD:.*]]: f32, %[[UPDATE:.*]]: f32):
// LINALG-NEXT:      %[[SUM:.*]] = arith.addf %[[OLD]], %[[UPDATE]] : f32
// LINALG-NEXT:      linalg_ext.yield %[[SUM]] : f32
// LINALG:         return %[[R]]

// The test stands outside of the loop over the window, whose iterations may run together.
// LOOPS-LABEL:  func.func private @scatter(%arg0: memref<5x1xi32>, %arg1: memref<5x8xf32>, %arg2: memref<10x8xf32>)
// LOOPS:          scf.for %[[I:.*]] = %c0 to %c5
// LOOPS-NEXT:       %[[VALUE:.*]] = memref.load %arg0[%[[I]], %c0] : memref<5x1xi32>
// LOOPS-NEXT:       %[[AT:.*]] = arith.index_cast %[[VALUE]] : i32 to index
// LOOPS-NEXT:       %[[INSIDE:.*]] = arith.cmpi ult, %[[AT]], %c10 : index
// LOOPS-NEXT:       scf.if %[[INSIDE]] {
// LOOPS-NEXT:         scf.for %[[J:.*]] = %c0 to %c8
// LOOPS-NEXT:           %[[NEW:.*]] = memref.load %arg1[%[[I]], %[[J]]]
// LOOPS-NEXT:           %[[OLD:.*]] = memref.load %arg2[%[[AT]], %[[J]]]
// LOOPS-NEXT:           %[[SUM:.*]] = arith.addf %[[OLD]], %[[NEW]] : f32
// LOOPS-NEXT:           memref.store %[[SUM]], %arg2[%[[AT]], %[[J]]]
// LOOPS-NEXT:         } {hloom.simd}

// A window that starts nowhere near the operand is left before anything is added to its start, which might overflow.
// LOOPS-LABEL:  func.func private @scatter_1(%arg0: memref<2x1xi64>
// LOOPS:            %[[AT:.*]] = arith.index_cast
// LOOPS-DAG:        arith.cmpi sge, %[[AT]], %c-2 : index
// LOOPS-DAG:        arith.cmpi slt, %[[AT]], %c10 : index
// LOOPS:            scf.if
// LOOPS-NEXT:         scf.for %[[J:.*]] = %c0 to %c3
// LOOPS-NEXT:           %[[PLACE:.*]] = arith.addi %[[AT]], %[[J]] : index
// LOOPS-NEXT:           %[[INSIDE:.*]] = arith.cmpi ult, %[[PLACE]], %c10 : index
// LOOPS-NEXT:           scf.if %[[INSIDE]] {
// LOOPS-NEXT:             %[[NEW:.*]] = memref.load %arg1
// LOOPS-NEXT:             memref.store %[[NEW]], %arg2[%[[PLACE]]]
