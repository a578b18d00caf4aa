module @jit_merge_into_dot attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<8x3x4xf32>, %arg1: tensor<12x5xf32>) -> (tensor<f32> {jax.result_info = "result[0]"}, tensor<8x5xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.tanh %arg0 : tensor<8x3x4xf32>
    %1 = stablehlo.transpose %0, dims = [1, 0, 2] : (tensor<8x3x4xf32>) -> tensor<3x8x4xf32>
    %2 = stablehlo.slice %1 [1:2, 0:8, 0:4] : (tensor<3x8x4xf32>) -> tensor<1x8x4xf32>
    %3 = stablehlo.reshape %2 : (tensor<1x8x4xf32>) -> tensor<8x4xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.reduce(%3 init: %cst) applies stablehlo.add across dimensions = [0, 1] : (tensor<8x4xf32>, tensor<f32>) -> tensor<f32>
    %5 = stablehlo.transpose %arg0, dims = [0, 2, 1] : (tensor<8x3x4xf32>) -> tensor<8x4x3xf32>
    %6 = stablehlo.reshape %5 : (tensor<8x4x3xf32>) -> tensor<8x12xf32>
    %7 = stablehlo.dot_general %6, %arg1, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<8x12xf32>, tensor<12x5xf32>) -> tensor<8x5xf32>
    return %4, %7 : tensor<f32>, tensor<8x5xf32>
  }
}
