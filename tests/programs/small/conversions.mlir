module @jit_conversions attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xi32>, %arg2: tensor<4x6xi1>) -> (tensor<4x6xbf16> {jax.result_info = "result[0]"}, tensor<4x6xf16> {jax.result_info = "result[1]"}, tensor<4x6xi1> {jax.result_info = "result[2]"}, tensor<4x6xf32> {jax.result_info = "result[3]"}, tensor<4x6xf32> {jax.result_info = "result[4]"}, tensor<4x6xbf16> {jax.result_info = "result[5]"}, tensor<4x6xi8> {jax.result_info = "result[6]"}, tensor<4x6xui8> {jax.result_info = "result[7]"}, tensor<4x6xi8> {jax.result_info = "result[8]"}, tensor<4x6xui32> {jax.result_info = "result[9]"}, tensor<4x6xi32> {jax.result_info = "result[10]"}) {
    %cst = stablehlo.constant dense<1.000000e+09> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<4x6xf32>
    %1 = stablehlo.multiply %arg0, %0 : tensor<4x6xf32>
    %2 = stablehlo.convert %arg0 : (tensor<4x6xf32>) -> tensor<4x6xbf16>
    %3 = stablehlo.convert %arg0 : (tensor<4x6xf32>) -> tensor<4x6xf16>
    %cst_0 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<4x6xf32>
    %5 = stablehlo.compare NE, %arg0, %4, FLOAT : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xi1>
    %6 = stablehlo.convert %5 : tensor<4x6xi1>
    %7 = stablehlo.convert %arg1 : (tensor<4x6xi32>) -> tensor<4x6xf32>
    %8 = stablehlo.convert %arg2 : (tensor<4x6xi1>) -> tensor<4x6xf32>
    %9 = stablehlo.convert %arg1 : (tensor<4x6xi32>) -> tensor<4x6xbf16>
    %10 = stablehlo.convert %1 : (tensor<4x6xf32>) -> tensor<4x6xi8>
    %11 = stablehlo.convert %1 : (tensor<4x6xf32>) -> tensor<4x6xui8>
    %12 = stablehlo.convert %arg1 : (tensor<4x6xi32>) -> tensor<4x6xi8>
    %13 = stablehlo.convert %arg1 : (tensor<4x6xi32>) -> tensor<4x6xui32>
    %14 = stablehlo.convert %arg2 : (tensor<4x6xi1>) -> tensor<4x6xi32>
    return %2, %3, %6, %7, %8, %9, %10, %11, %12, %13, %14 : tensor<4x6xbf16>, tensor<4x6xf16>, tensor<4x6xi1>, tensor<4x6xf32>, tensor<4x6xf32>, tensor<4x6xbf16>, tensor<4x6xi8>, tensor<4x6xui8>, tensor<4x6xi8>, tensor<4x6xui32>, tensor<4x6xi32>
  }
}
