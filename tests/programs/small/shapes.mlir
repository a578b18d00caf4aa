module @jit_shapes attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x6x5xf32>) -> (tensor<5x4x6xf32> {jax.result_info = "result[0]"}, tensor<24x5xf32> {jax.result_info = "result[1]"}, tensor<20x6xf32> {jax.result_info = "result[2]"}, tensor<1x4x1x6x5xf32> {jax.result_info = "result[3]"}, tensor<2x30xf32> {jax.result_info = "result[4]"}) {
    %0 = stablehlo.transpose %arg0, dims = [2, 0, 1] : (tensor<4x6x5xf32>) -> tensor<5x4x6xf32>
    %1 = stablehlo.reshape %arg0 : (tensor<4x6x5xf32>) -> tensor<24x5xf32>
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<24x5xf32>
    %3 = stablehlo.multiply %1, %2 : tensor<24x5xf32>
    %4 = stablehlo.reshape %0 : (tensor<5x4x6xf32>) -> tensor<20x6xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %5 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<20x6xf32>
    %6 = stablehlo.add %4, %5 : tensor<20x6xf32>
    %7 = stablehlo.broadcast_in_dim %arg0, dims = [1, 3, 4] : (tensor<4x6x5xf32>) -> tensor<1x4x1x6x5xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %8 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<1x4x1x6x5xf32>
    %9 = stablehlo.add %7, %8 : tensor<1x4x1x6x5xf32>
    %10 = stablehlo.reshape %arg0 : (tensor<4x6x5xf32>) -> tensor<2x2x30xf32>
    %cst_2 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %11 = stablehlo.reduce(%10 init: %cst_2) applies stablehlo.add across dimensions = [1] : (tensor<2x2x30xf32>, tensor<f32>) -> tensor<2x30xf32>
    return %0, %3, %6, %9, %11 : tensor<5x4x6xf32>, tensor<24x5xf32>, tensor<20x6xf32>, tensor<1x4x1x6x5xf32>, tensor<2x30xf32>
  }
}
