module @jit_half_precision attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x6xbf16>, %arg1: tensor<4x6xbf16>) -> (tensor<4x6xbf16> {jax.result_info = "result[0]"}, tensor<4x6xbf16> {jax.result_info = "result[1]"}, tensor<4xbf16> {jax.result_info = "result[2]"}, tensor<4x4xbf16> {jax.result_info = "result[3]"}, tensor<4x6xbf16> {jax.result_info = "result[4]"}) {
    %0 = stablehlo.multiply %arg0, %arg1 : tensor<4x6xbf16>
    %1 = stablehlo.add %0, %arg0 : tensor<4x6xbf16>
    %2 = stablehlo.tanh %arg0 : tensor<4x6xbf16>
    %3 = stablehlo.multiply %arg0, %arg1 : tensor<4x6xbf16>
    %4 = stablehlo.convert %3 : (tensor<4x6xbf16>) -> tensor<4x6xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %5 = stablehlo.reduce(%4 init: %cst) applies stablehlo.add across dimensions = [1] : (tensor<4x6xf32>, tensor<f32>) -> tensor<4xf32>
    %6 = stablehlo.convert %5 : (tensor<4xf32>) -> tensor<4xbf16>
    %7 = stablehlo.transpose %arg1, dims = [1, 0] : (tensor<4x6xbf16>) -> tensor<6x4xbf16>
    %8 = stablehlo.dot_general %arg0, %7, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<4x6xbf16>, tensor<6x4xbf16>) -> tensor<4x4xbf16>
    %9 = stablehlo.negate %arg0 : tensor<4x6xbf16>
    %10 = stablehlo.exponential %9 : tensor<4x6xbf16>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %11 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<bf16>) -> tensor<4x6xbf16>
    %12 = stablehlo.add %11, %10 : tensor<4x6xbf16>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<bf16>
    %13 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<bf16>) -> tensor<4x6xbf16>
    %14 = stablehlo.divide %13, %12 : tensor<4x6xbf16>
    return %1, %2, %6, %8, %14 : tensor<4x6xbf16>, tensor<4x6xbf16>, tensor<4xbf16>, tensor<4x4xbf16>, tensor<4x6xbf16>
  }
}
