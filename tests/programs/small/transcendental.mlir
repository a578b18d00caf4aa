module @jit_transcendental attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x6xf32>) -> (tensor<4x6xf32> {jax.result_info = "result[0]"}, tensor<4x6xf32> {jax.result_info = "result[1]"}, tensor<4x6xf32> {jax.result_info = "result[2]"}, tensor<4x6xf32> {jax.result_info = "result[3]"}, tensor<4x6xf32> {jax.result_info = "result[4]"}, tensor<4x6xf32> {jax.result_info = "result[5]"}, tensor<4x6xf32> {jax.result_info = "result[6]"}, tensor<4x6xf32> {jax.result_info = "result[7]"}, tensor<4x6xf32> {jax.result_info = "result[8]"}, tensor<4x6xf32> {jax.result_info = "result[9]"}, tensor<4x6xf32> {jax.result_info = "result[10]"}, tensor<4x6xf32> {jax.result_info = "result[11]"}, tensor<4x6xf32> {jax.result_info = "result[12]"}, tensor<4x6xf32> {jax.result_info = "result[13]"}, tensor<4x6xf32> {jax.result_info = "result[14]"}, tensor<4x6xf32> {jax.result_info = "result[15]"}, tensor<4x6xf32> {jax.result_info = "result[16]"}, tensor<4x6xf32> {jax.result_info = "result[17]"}, tensor<4x6xf32> {jax.result_info = "result[18]"}, tensor<4x6xf32> {jax.result_info = "result[19]"}, tensor<4x6xi1> {jax.result_info = "result[20]"}) {
    %0 = stablehlo.abs %arg0 : tensor<4x6xf32>
    %cst = stablehlo.constant dense<1.000000e-01> : tensor<f32>
    %1 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x6xf32>
    %2 = stablehlo.add %0, %1 : tensor<4x6xf32>
    %3 = stablehlo.exponential %arg0 : tensor<4x6xf32>
    %4 = stablehlo.exponential_minus_one %arg0 : tensor<4x6xf32>
    %5 = stablehlo.log %2 : tensor<4x6xf32>
    %6 = stablehlo.log_plus_one %2 : tensor<4x6xf32>
    %7 = stablehlo.sqrt %2 : tensor<4x6xf32>
    %8 = stablehlo.rsqrt %2 : tensor<4x6xf32>
    %9 = stablehlo.cbrt %arg0 : tensor<4x6xf32>
    %10 = stablehlo.sine %arg0 : tensor<4x6xf32>
    %11 = stablehlo.cosine %arg0 : tensor<4x6xf32>
    %12 = stablehlo.tan %arg0 : tensor<4x6xf32>
    %13 = stablehlo.atan2 %arg0, %2 : tensor<4x6xf32>
    %14 = stablehlo.tanh %arg0 : tensor<4x6xf32>
    %15 = stablehlo.negate %arg0 : tensor<4x6xf32>
    %16 = stablehlo.exponential %15 : tensor<4x6xf32>
    %cst_0 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %17 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4x6xf32>
    %18 = stablehlo.add %17, %16 : tensor<4x6xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %19 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<4x6xf32>
    %20 = stablehlo.divide %19, %18 : tensor<4x6xf32>
    %21 = chlo.erf %arg0 : tensor<4x6xf32> -> tensor<4x6xf32>
    %22 = chlo.erfc %arg0 : tensor<4x6xf32> -> tensor<4x6xf32>
    %23 = stablehlo.floor %arg0 : tensor<4x6xf32>
    %24 = stablehlo.ceil %arg0 : tensor<4x6xf32>
    %25 = call @round(%arg0) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    %26 = stablehlo.round_nearest_afz %arg0 : tensor<4x6xf32>
    %27 = stablehlo.sign %arg0 : tensor<4x6xf32>
    %28 = stablehlo.slice %arg0 [0:1, 0:6] : (tensor<4x6xf32>) -> tensor<1x6xf32>
    %29 = stablehlo.reshape %28 : (tensor<1x6xf32>) -> tensor<6xf32>
    %30 = stablehlo.broadcast_in_dim %29, dims = [1] : (tensor<6xf32>) -> tensor<1x6xf32>
    %31 = stablehlo.broadcast_in_dim %30, dims = [0, 1] : (tensor<1x6xf32>) -> tensor<4x6xf32>
    %32 = stablehlo.subtract %arg0, %31 : tensor<4x6xf32>
    %33 = stablehlo.divide %arg0, %32 : tensor<4x6xf32>
    %34 = stablehlo.is_finite %33 : (tensor<4x6xf32>) -> tensor<4x6xi1>
    return %3, %4, %5, %6, %7, %8, %9, %10, %11, %12, %13, %14, %20, %21, %22, %23, %24, %25, %26, %27, %34 : tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xi1>
  }
  func.func private @round(%arg0: tensor<4x6xf32>) -> tensor<4x6xf32> {
    %0 = stablehlo.round_nearest_even %arg0 : tensor<4x6xf32>
    return %0 : tensor<4x6xf32>
  }
}
