module @jit_shapes attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x6x5xf32>) -> (tensor<5x4x6xf32> {jax.result_info = "result[0]"}, tensor<24x5xf32> {jax.result_info = "result[1]"}, tensor<20x6xf32> {jax.result_info = "result[2]"}, tensor<1x4x1x6x5xf32> {jax.result_info = "result[3]"}, tensor<2x30xf32> {jax.result_info = "result[4]"}, tensor<1x1xf32> {jax.result_info = "result[5][0]"}, tensor<f32> {jax.result_info = "result[5][1]"}, tensor<1xf32> {jax.result_info = "result[5][2]"}) {
    %0 = stablehlo.transpose %arg0, dims = [2, 0, 1] : (tensor<4x6x5xf32>) -> tensor<5x4x6xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %1 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [0, 1, 2] : (tensor<4x6x5xf32>, tensor<f32>) -> tensor<f32>
    %2 = stablehlo.reshape %1 : (tensor<f32>) -> tensor<1x1xf32>
    %3 = stablehlo.slice %arg0 [0:1, 0:1, 0:1] : (tensor<4x6x5xf32>) -> tensor<1x1x1xf32>
    %4 = stablehlo.reshape %3 : (tensor<1x1x1xf32>) -> tensor<1x1xf32>
    %5 = stablehlo.reshape %4 : (tensor<1x1xf32>) -> tensor<f32>
    %6 = stablehlo.slice %arg0 [0:1, 0:1, 0:1] : (tensor<4x6x5xf32>) -> tensor<1x1x1xf32>
    %cst_0 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<1x1x1xf32>
    %8 = stablehlo.multiply %6, %7 : tensor<1x1x1xf32>
    %9 = stablehlo.reshape %8 : (tensor<1x1x1xf32>) -> tensor<1xf32>
    %10 = stablehlo.reshape %arg0 : (tensor<4x6x5xf32>) -> tensor<24x5xf32>
    %cst_1 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %11 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<24x5xf32>
    %12 = stablehlo.multiply %10, %11 : tensor<24x5xf32>
    %13 = stablehlo.reshape %0 : (tensor<5x4x6xf32>) -> tensor<20x6xf32>
    %cst_2 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %14 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<20x6xf32>
    %15 = stablehlo.add %13, %14 : tensor<20x6xf32>
    %16 = stablehlo.broadcast_in_dim %arg0, dims = [1, 3, 4] : (tensor<4x6x5xf32>) -> tensor<1x4x1x6x5xf32>
    %cst_3 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %17 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<1x4x1x6x5xf32>
    %18 = stablehlo.add %16, %17 : tensor<1x4x1x6x5xf32>
    %19 = stablehlo.reshape %arg0 : (tensor<4x6x5xf32>) -> tensor<2x2x30xf32>
    %cst_4 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %20 = stablehlo.reduce(%19 init: %cst_4) applies stablehlo.add across dimensions = [1] : (tensor<2x2x30xf32>, tensor<f32>) -> tensor<2x30xf32>
    return %0, %12, %15, %18, %20, %2, %5, %9 : tensor<5x4x6xf32>, tensor<24x5xf32>, tensor<20x6xf32>, tensor<1x4x1x6x5xf32>, tensor<2x30xf32>, tensor<1x1xf32>, tensor<f32>, tensor<1xf32>
  }
}
