module {
  func.func @named(%arg0: tensor<4x8xf32>, %arg1: tensor<8x16xf32>, %arg2: tensor<4x16xf32>, %arg3: tensor<8x4xf32>, %arg4: tensor<4xf32>, %arg5: memref<4x8xf32>, %arg6: memref<8x4xf32>, %arg7: tensor<2x4x8xf32>, %arg8: tensor<2x8x16xf32>, %arg9: tensor<2x4x16xf32>, %arg10: tensor<8xf32>, %arg11: tensor<f32>, %arg12: tensor<4x8xi1>) {
    %transposed = linalg.transpose ins(%arg0 : tensor<4x8xf32>) outs(%arg3 : tensor<8x4xf32>) permutation = [1, 0] 
    linalg.transpose ins(%arg5 : memref<4x8xf32>) outs(%arg6 : memref<8x4xf32>) permutation = [1, 0] 
    %broadcasted = linalg.broadcast ins(%arg4 : tensor<4xf32>) outs(%arg0 : tensor<4x8xf32>) dimensions = [1] 
    %reduced = linalg.reduce ins(%arg0 : tensor<4x8xf32>) outs(%arg4 : tensor<4xf32>) dimensions = [1] 
      (%in: f32, %init: f32) {
        %0 = arith.addf %in, %init : f32
        linalg.yield %0 : f32
      }
    %reduced_0 = linalg.reduce { arith.addf } ins(%arg0 : tensor<4x8xf32>) outs(%arg4 : tensor<4xf32>) dimensions = [1] 
    return
  }
}
