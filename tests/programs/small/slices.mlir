module @jit_slices attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x6x5xf32>) -> (tensor<2x3x5xf32> {jax.result_info = "result[0]"}, tensor<2x6x5xf32> {jax.result_info = "result[1]"}, tensor<6x5xf32> {jax.result_info = "result[2]"}, tensor<4x6x5xf32> {jax.result_info = "result[3]"}, tensor<1x2x1xf32> {jax.result_info = "result[4]"}, tensor<3x6x5xf32> {jax.result_info = "result[5]"}) {
    %0 = stablehlo.slice %arg0 [1:3, 0:6:2, 0:5] : (tensor<4x6x5xf32>) -> tensor<2x3x5xf32>
    %1 = stablehlo.slice %arg0 [0:2, 0:6, 0:5] : (tensor<4x6x5xf32>) -> tensor<2x6x5xf32>
    %2 = stablehlo.slice %arg0 [3:4, 0:6, 0:5] : (tensor<4x6x5xf32>) -> tensor<1x6x5xf32>
    %3 = stablehlo.reshape %2 : (tensor<1x6x5xf32>) -> tensor<6x5xf32>
    %4 = stablehlo.reverse %arg0, dims = [1] : tensor<4x6x5xf32>
    %5 = stablehlo.slice %arg0 [1:2, 2:6:3, 4:5] : (tensor<4x6x5xf32>) -> tensor<1x2x1xf32>
    %6 = stablehlo.slice %arg0 [0:3, 0:6, 0:5] : (tensor<4x6x5xf32>) -> tensor<3x6x5xf32>
    %7 = stablehlo.slice %arg0 [1:4, 0:6, 0:5] : (tensor<4x6x5xf32>) -> tensor<3x6x5xf32>
    %8 = stablehlo.add %6, %7 : tensor<3x6x5xf32>
    return %0, %1, %3, %4, %5, %8 : tensor<2x3x5xf32>, tensor<2x6x5xf32>, tensor<6x5xf32>, tensor<4x6x5xf32>, tensor<1x2x1xf32>, tensor<3x6x5xf32>
  }
}
