module @jit_black_scholes attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<1000xf32>, %arg1: tensor<1000xf32>, %arg2: tensor<1000xf32>, %arg3: tensor<1000xf32>, %arg4: tensor<1000xf32>) -> (tensor<1000xf32> {jax.result_info = "result[0]"}, tensor<1000xf32> {jax.result_info = "result[1]"}) {
    %0 = stablehlo.sqrt %arg2 : tensor<1000xf32>
    %1 = stablehlo.multiply %arg4, %0 : tensor<1000xf32>
    %2 = stablehlo.divide %arg0, %arg1 : tensor<1000xf32>
    %3 = stablehlo.log %2 : tensor<1000xf32>
    %cst = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<1000xf32>
    %5 = stablehlo.multiply %4, %arg4 : tensor<1000xf32>
    %6 = stablehlo.multiply %5, %arg4 : tensor<1000xf32>
    %7 = stablehlo.add %arg3, %6 : tensor<1000xf32>
    %8 = stablehlo.multiply %7, %arg2 : tensor<1000xf32>
    %9 = stablehlo.add %3, %8 : tensor<1000xf32>
    %10 = stablehlo.divide %9, %1 : tensor<1000xf32>
    %11 = stablehlo.negate %arg3 : tensor<1000xf32>
    %12 = stablehlo.multiply %11, %arg2 : tensor<1000xf32>
    %13 = stablehlo.exponential %12 : tensor<1000xf32>
    %14 = stablehlo.multiply %arg1, %13 : tensor<1000xf32>
    %cst_0 = stablehlo.constant dense<0.707106769> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<1000xf32>
    %16 = stablehlo.multiply %10, %15 : tensor<1000xf32>
    %17 = chlo.erf %16 : tensor<1000xf32> -> tensor<1000xf32>
    %cst_1 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %18 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<1000xf32>
    %19 = stablehlo.add %18, %17 : tensor<1000xf32>
    %cst_2 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %20 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<1000xf32>
    %21 = stablehlo.multiply %20, %19 : tensor<1000xf32>
    %22 = stablehlo.multiply %arg0, %21 : tensor<1000xf32>
    %23 = stablehlo.subtract %10, %1 : tensor<1000xf32>
    %cst_3 = stablehlo.constant dense<0.707106769> : tensor<f32>
    %24 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<1000xf32>
    %25 = stablehlo.multiply %23, %24 : tensor<1000xf32>
    %26 = chlo.erf %25 : tensor<1000xf32> -> tensor<1000xf32>
    %cst_4 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %27 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<1000xf32>
    %28 = stablehlo.add %27, %26 : tensor<1000xf32>
    %cst_5 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %29 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<1000xf32>
    %30 = stablehlo.multiply %29, %28 : tensor<1000xf32>
    %31 = stablehlo.multiply %14, %30 : tensor<1000xf32>
    %32 = stablehlo.subtract %22, %31 : tensor<1000xf32>
    %33 = stablehlo.subtract %32, %arg0 : tensor<1000xf32>
    %34 = stablehlo.add %33, %14 : tensor<1000xf32>
    return %32, %34 : tensor<1000xf32>, tensor<1000xf32>
  }
}
