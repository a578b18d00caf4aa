module @jit_unsigned attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x5xui32>, %arg1: tensor<3x5xui32>) -> (tensor<3x5xui32> {jax.result_info = "result[0]"}, tensor<3x5xui32> {jax.result_info = "result[1]"}, tensor<3x5xui32> {jax.result_info = "result[2]"}, tensor<3x5xi1> {jax.result_info = "result[3]"}, tensor<3x5xui32> {jax.result_info = "result[4]"}, tensor<3x5xf32> {jax.result_info = "result[5]"}, tensor<3x5xui32> {jax.result_info = "result[6]"}) {
    %0 = stablehlo.divide %arg0, %arg1 : tensor<3x5xui32>
    %1 = stablehlo.remainder %arg0, %arg1 : tensor<3x5xui32>
    %2 = stablehlo.subtract %arg0, %arg1 : tensor<3x5xui32>
    %3 = stablehlo.compare LT, %arg0, %arg1, UNSIGNED : (tensor<3x5xui32>, tensor<3x5xui32>) -> tensor<3x5xi1>
    %4 = stablehlo.shift_right_logical %arg0, %arg1 : tensor<3x5xui32>
    %5 = stablehlo.convert %arg0 : (tensor<3x5xui32>) -> tensor<3x5xf32>
    %6 = stablehlo.minimum %arg0, %arg1 : tensor<3x5xui32>
    return %0, %1, %2, %3, %4, %5, %6 : tensor<3x5xui32>, tensor<3x5xui32>, tensor<3x5xui32>, tensor<3x5xi1>, tensor<3x5xui32>, tensor<3x5xf32>, tensor<3x5xui32>
  }
}
