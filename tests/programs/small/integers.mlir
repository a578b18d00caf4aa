module @jit_integers attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3x5xi32>, %arg1: tensor<3x5xi32>) -> (tensor<3x5xi32> {jax.result_info = "result[0]"}, tensor<3x5xi32> {jax.result_info = "result[1]"}, tensor<3x5xi32> {jax.result_info = "result[2]"}, tensor<3x5xi32> {jax.result_info = "result[3]"}, tensor<3x5xi32> {jax.result_info = "result[4]"}, tensor<3x5xi32> {jax.result_info = "result[5]"}, tensor<3x5xi32> {jax.result_info = "result[6]"}, tensor<3x5xi32> {jax.result_info = "result[7]"}, tensor<3x5xi32> {jax.result_info = "result[8]"}, tensor<3x5xi32> {jax.result_info = "result[9]"}, tensor<3x5xi32> {jax.result_info = "result[10]"}, tensor<3x5xi32> {jax.result_info = "result[11]"}, tensor<3x5xi32> {jax.result_info = "result[12]"}, tensor<3x5xi32> {jax.result_info = "result[13]"}, tensor<3x5xi32> {jax.result_info = "result[14]"}, tensor<3x5xi32> {jax.result_info = "result[15]"}, tensor<3x5xi32> {jax.result_info = "result[16]"}) {
    %0 = stablehlo.shift_left %arg0, %arg1 : tensor<3x5xi32>
    %1 = stablehlo.shift_right_logical %arg0, %arg1 : tensor<3x5xi32>
    %2 = stablehlo.shift_right_arithmetic %arg0, %arg1 : tensor<3x5xi32>
    %3 = stablehlo.and %arg0, %arg1 : tensor<3x5xi32>
    %4 = stablehlo.or %arg0, %arg1 : tensor<3x5xi32>
    %5 = stablehlo.xor %arg0, %arg1 : tensor<3x5xi32>
    %6 = stablehlo.not %arg0 : tensor<3x5xi32>
    %7 = stablehlo.popcnt %arg0 : tensor<3x5xi32>
    %8 = stablehlo.count_leading_zeros %arg0 : tensor<3x5xi32>
    %9 = stablehlo.divide %arg0, %arg1 : tensor<3x5xi32>
    %10 = stablehlo.remainder %arg0, %arg1 : tensor<3x5xi32>
    %11 = stablehlo.add %arg0, %arg1 : tensor<3x5xi32>
    %12 = stablehlo.multiply %arg0, %arg1 : tensor<3x5xi32>
    %13 = stablehlo.sign %arg0 : tensor<3x5xi32>
    %14 = stablehlo.abs %arg0 : tensor<3x5xi32>
    %15 = stablehlo.negate %arg0 : tensor<3x5xi32>
    %16 = stablehlo.maximum %arg0, %arg1 : tensor<3x5xi32>
    return %9, %10, %11, %12, %13, %14, %15, %16, %0, %1, %2, %3, %4, %5, %6, %7, %8 : tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>, tensor<3x5xi32>
  }
}
