// Every linalg_ext op is its own fixed point, on tensors and on memrefs.
// RUN: hloom-opt %s | hloom-opt | filecheck %s
// RUN: hloom-opt %s --mlir-print-op-generic | hloom-opt | filecheck %s

module {
  func.func @tensors(%arg0: tensor<4x8xf32>, %arg1: tensor<4x8xi32>, %arg2: tensor<2x1xi32>, %arg3: tensor<2x8xf32>, %arg4: tensor<4xf32>, %arg5: tensor<4x4xf32>, %arg6: tensor<4x2xf32>, %arg7: tensor<4x8xcomplex<f32>>, %arg8: tensor<2xi64>, %arg9: tensor<2x4xf32>) {
    // CHECK: %0:2 = linalg_ext.sort dimension(1) outs(%arg0, %arg1 : tensor<4x8xf32>, tensor<4x8xi32>) {
    %0:2 = linalg_ext.sort dimension(1) outs(%arg0, %arg1 : tensor<4x8xf32>, tensor<4x8xi32>) {
    ^bb0(%arg10: f32, %arg11: f32, %arg12: i32, %arg13: i32):
      %8 = arith.cmpf olt, %arg10, %arg11 : f32
      linalg_ext.yield %8 : i1
    } -> tensor<4x8xf32>, tensor<4x8xi32>
    // CHECK: %1 = linalg_ext.sort dimension(0) {is_stable = false} outs(%arg4 : tensor<4xf32>) {
    %1 = linalg_ext.sort dimension(0) {is_stable = false} outs(%arg4 : tensor<4xf32>) {
    ^bb0(%arg10: f32, %arg11: f32):
      %8 = arith.cmpf ogt, %arg10, %arg11 : f32
      linalg_ext.yield %8 : i1
    } -> tensor<4xf32>
    // CHECK: %2 = linalg_ext.scatter {index_vector_dim = 1 : i64, input_batching_dims = array<i64>, inserted_window_dims = array<i64: 0>, scatter_dims_to_operand_dims = array<i64: 0>, scatter_indices_batching_dims = array<i64>, update_window_dims = array<i64: 1>} ins(%arg2, %arg3 : tensor<2x1xi32>, tensor<2x8xf32>) outs(%arg0 : tensor<4x8xf32>) {
    %2 = linalg_ext.scatter {index_vector_dim = 1 : i64, input_batching_dims = array<i64>, inserted_window_dims = array<i64: 0>, scatter_dims_to_operand_dims = array<i64: 0>, scatter_indices_batching_dims = array<i64>, update_window_dims = array<i64: 1>} ins(%arg2, %arg3 : tensor<2x1xi32>, tensor<2x8xf32>) outs(%arg0 : tensor<4x8xf32>) {
    ^bb0(%arg10: f32, %arg11: f32):
      %8 = arith.addf %arg10, %arg11 : f32
      linalg_ext.yield %8 : f32
    } -> tensor<4x8xf32>
    // CHECK: %3:2 = linalg_ext.scan dimension(1) {inclusive = true, reverse = true} ins(%arg0 : tensor<4x8xf32>) outs(%arg0, %arg4 : tensor<4x8xf32>, tensor<4xf32>) {
    %3:2 = linalg_ext.scan dimension(1) {inclusive = true, reverse = true} ins(%arg0 : tensor<4x8xf32>) outs(%arg0, %arg4 : tensor<4x8xf32>, tensor<4xf32>) {
    ^bb0(%arg10: f32, %arg11: f32):
      %8 = arith.addf %arg10, %arg11 : f32
      linalg_ext.yield %8 : f32
    } -> tensor<4x8xf32>, tensor<4xf32>
    // CHECK: %4 = linalg_ext.fft type("FFT") length [8] ins(%arg7 : tensor<4x8xcomplex<f32>>) outs(%arg7 : tensor<4x8xcomplex<f32>>) -> tensor<4x8xcomplex<f32>>
    %4 = linalg_ext.fft type("FFT") length [8] ins(%arg7 : tensor<4x8xcomplex<f32>>) outs(%arg7 : tensor<4x8xcomplex<f32>>) -> tensor<4x8xcomplex<f32>>
    // CHECK: %5 = linalg_ext.cholesky {lower = true} ins(%arg5 : tensor<4x4xf32>) outs(%arg5 : tensor<4x4xf32>) -> tensor<4x4xf32>
    %5 = linalg_ext.cholesky {lower = true} ins(%arg5 : tensor<4x4xf32>) outs(%arg5 : tensor<4x4xf32>) -> tensor<4x4xf32>
    // CHECK: %6 = linalg_ext.triangular_solve {left_side = true, lower = true, transpose_a = "NO_TRANSPOSE", unit_diagonal = false} ins(%arg5, %arg6 : tensor<4x4xf32>, tensor<4x2xf32>) outs(%arg6 : tensor<4x2xf32>) -> tensor<4x2xf32>
    %6 = linalg_ext.triangular_solve {left_side = true, lower = true, transpose_a = "NO_TRANSPOSE", unit_diagonal = false} ins(%arg5, %arg6 : tensor<4x4xf32>, tensor<4x2xf32>) outs(%arg6 : tensor<4x2xf32>) -> tensor<4x2xf32>
    // CHECK: %7:2 = linalg_ext.rng algorithm("PHILOX") ins(%arg8 : tensor<2xi64>) outs(%arg8, %arg1 : tensor<2xi64>, tensor<4x8xi32>) -> tensor<2xi64>, tensor<4x8xi32>
    %7:2 = linalg_ext.rng algorithm("PHILOX") ins(%arg8 : tensor<2xi64>) outs(%arg8, %arg1 : tensor<2xi64>, tensor<4x8xi32>) -> tensor<2xi64>, tensor<4x8xi32>
    return
  }
  func.func @buffers(%arg0: memref<4x8xf32>, %arg1: memref<2x1xi32>, %arg2: memref<2x8xf32>, %arg3: memref<2x1xf32>) {
    // CHECK: linalg_ext.sort dimension(1) outs(%arg0 : memref<4x8xf32>) {
    linalg_ext.sort dimension(1) outs(%arg0 : memref<4x8xf32>) {
    ^bb0(%arg4: f32, %arg5: f32):
      %0 = arith.cmpf olt, %arg4, %arg5 : f32
      linalg_ext.yield %0 : i1
    }
    // CHECK: linalg_ext.topk dimension(1) ins(%arg2 : memref<2x8xf32>) outs(%arg3, %arg1 : memref<2x1xf32>, memref<2x1xi32>) {
    linalg_ext.topk dimension(1) ins(%arg2 : memref<2x8xf32>) outs(%arg3, %arg1 : memref<2x1xf32>, memref<2x1xi32>) {
    ^bb0(%arg4: f32, %arg5: f32):
      %0 = arith.cmpf ogt, %arg4, %arg5 : f32
      linalg_ext.yield %0 : i1
    }
    // CHECK: linalg_ext.scatter {index_vector_dim = 1 : i64, input_batching_dims = array<i64>, inserted_window_dims = array<i64: 0>, scatter_dims_to_operand_dims = array<i64: 0>, scatter_indices_batching_dims = array<i64>, unique_indices = true, update_window_dims = array<i64: 1>} ins(%arg1, %arg2 : memref<2x1xi32>, memref<2x8xf32>) outs(%arg0 : memref<4x8xf32>) {
    linalg_ext.scatter {index_vector_dim = 1 : i64, input_batching_dims = array<i64>, inserted_window_dims = array<i64: 0>, scatter_dims_to_operand_dims = array<i64: 0>, scatter_indices_batching_dims = array<i64>, unique_indices = true, update_window_dims = array<i64: 1>} ins(%arg1, %arg2 : memref<2x1xi32>, memref<2x8xf32>) outs(%arg0 : memref<4x8xf32>) {
    ^bb0(%arg4: f32, %arg5: f32):
      linalg_ext.yield %arg5 : f32
    }
    return
  }
}
