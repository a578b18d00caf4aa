module @jit_nbody attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<64x3xf32>, %arg1: tensor<64x3xf32>, %arg2: tensor<64xf32>) -> (tensor<64x3xf32> {jax.result_info = "result[0]"}, tensor<64x3xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.broadcast_in_dim %arg0, dims = [1, 2] : (tensor<64x3xf32>) -> tensor<1x64x3xf32>
    %1 = stablehlo.broadcast_in_dim %arg0, dims = [0, 2] : (tensor<64x3xf32>) -> tensor<64x1x3xf32>
    %2 = stablehlo.broadcast_in_dim %0, dims = [0, 1, 2] : (tensor<1x64x3xf32>) -> tensor<64x64x3xf32>
    %3 = stablehlo.broadcast_in_dim %1, dims = [0, 1, 2] : (tensor<64x1x3xf32>) -> tensor<64x64x3xf32>
    %4 = stablehlo.subtract %2, %3 : tensor<64x64x3xf32>
    %5 = stablehlo.multiply %4, %4 : tensor<64x64x3xf32>
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %6 = stablehlo.reduce(%5 init: %cst) applies stablehlo.add across dimensions = [2] : (tensor<64x64x3xf32>, tensor<f32>) -> tensor<64x64xf32>
    %cst_0 = stablehlo.constant dense<0.00999999977> : tensor<f32>
    %7 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<64x64xf32>
    %8 = stablehlo.add %6, %7 : tensor<64x64xf32>
    %9 = stablehlo.broadcast_in_dim %arg2, dims = [1] : (tensor<64xf32>) -> tensor<1x64xf32>
    %10 = stablehlo.multiply %8, %8 : tensor<64x64xf32>
    %11 = stablehlo.multiply %10, %8 : tensor<64x64xf32>
    %12 = stablehlo.rsqrt %11 : tensor<64x64xf32>
    %13 = stablehlo.broadcast_in_dim %9, dims = [0, 1] : (tensor<1x64xf32>) -> tensor<64x64xf32>
    %14 = stablehlo.multiply %13, %12 : tensor<64x64xf32>
    %15 = stablehlo.broadcast_in_dim %14, dims = [0, 1] : (tensor<64x64xf32>) -> tensor<64x64x1xf32>
    %16 = stablehlo.broadcast_in_dim %15, dims = [0, 1, 2] : (tensor<64x64x1xf32>) -> tensor<64x64x3xf32>
    %17 = stablehlo.multiply %4, %16 : tensor<64x64x3xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %18 = stablehlo.reduce(%17 init: %cst_1) applies stablehlo.add across dimensions = [1] : (tensor<64x64x3xf32>, tensor<f32>) -> tensor<64x3xf32>
    %cst_2 = stablehlo.constant dense<0.00999999977> : tensor<f32>
    %19 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<64x3xf32>
    %20 = stablehlo.multiply %19, %18 : tensor<64x3xf32>
    %21 = stablehlo.add %arg1, %20 : tensor<64x3xf32>
    %cst_3 = stablehlo.constant dense<0.00999999977> : tensor<f32>
    %22 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<64x3xf32>
    %23 = stablehlo.multiply %22, %21 : tensor<64x3xf32>
    %24 = stablehlo.add %arg0, %23 : tensor<64x3xf32>
    return %24, %21 : tensor<64x3xf32>, tensor<64x3xf32>
  }
}
