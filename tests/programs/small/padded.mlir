module @jit_padded attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x4xf32>, %arg1: tensor<f32>) -> (tensor<6x7xf32> {jax.result_info = "result[0]"}, tensor<7x5xf32> {jax.result_info = "result[1]"}, tensor<7xf32> {jax.result_info = "result[2]"}, tensor<0x4xf32> {jax.result_info = "result[3]"}) {
    %cst = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %0 = call @_pad(%arg0, %cst) : (tensor<3x4xf32>, tensor<f32>) -> tensor<6x7xf32>
    %1 = stablehlo.exponential %arg0 : tensor<3x4xf32>
    %2 = stablehlo.pad %1, %arg1, low = [1, -1], high = [-1, 2], interior = [2, 0] : (tensor<3x4xf32>, tensor<f32>) -> tensor<7x5xf32>
    %3 = stablehlo.pad %arg0, %arg1, low = [0, 2], high = [0, 1], interior = [1, 0] : (tensor<3x4xf32>, tensor<f32>) -> tensor<5x7xf32>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.reduce(%3 init: %cst_0) applies stablehlo.add across dimensions = [0] : (tensor<5x7xf32>, tensor<f32>) -> tensor<7xf32>
    %5 = stablehlo.pad %arg0, %arg1, low = [-2, 0], high = [-1, 0], interior = [0, 0] : (tensor<3x4xf32>, tensor<f32>) -> tensor<0x4xf32>
    return %0, %2, %4, %5 : tensor<6x7xf32>, tensor<7x5xf32>, tensor<7xf32>, tensor<0x4xf32>
  }
  func.func private @_pad(%arg0: tensor<3x4xf32>, %arg1: tensor<f32>) -> tensor<6x7xf32> {
    %0 = stablehlo.convert %arg1 : tensor<f32>
    %1 = stablehlo.pad %arg0, %0, low = [1, 0], high = [2, 3], interior = [0, 0] : (tensor<3x4xf32>, tensor<f32>) -> tensor<6x7xf32>
    return %1 : tensor<6x7xf32>
  }
}
