module @jit_complex_arithmetic attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<100xf32>, %arg1: tensor<100xf32>) -> (tensor<100xf32> {jax.result_info = "result[0]"}, tensor<100xf32> {jax.result_info = "result[1]"}, tensor<100xf32> {jax.result_info = "result[2]"}) {
    %0 = stablehlo.complex %arg0, %arg1 : tensor<100xcomplex<f32>>
    %1 = stablehlo.complex %arg1, %arg0 : tensor<100xcomplex<f32>>
    %2 = stablehlo.multiply %0, %1 : tensor<100xcomplex<f32>>
    %cst = stablehlo.constant dense<3.000000e+00> : tensor<f32>
    %3 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<100xf32>
    %4 = stablehlo.add %arg0, %3 : tensor<100xf32>
    %5 = stablehlo.complex %4, %arg1 : tensor<100xcomplex<f32>>
    %6 = stablehlo.divide %2, %5 : tensor<100xcomplex<f32>>
    %7 = stablehlo.abs %6 : (tensor<100xcomplex<f32>>) -> tensor<100xf32>
    %8 = stablehlo.real %6 : (tensor<100xcomplex<f32>>) -> tensor<100xf32>
    %9 = stablehlo.exponential %6 : tensor<100xcomplex<f32>>
    %10 = call @angle(%9) : (tensor<100xcomplex<f32>>) -> tensor<100xf32>
    return %7, %8, %10 : tensor<100xf32>, tensor<100xf32>, tensor<100xf32>
  }
  func.func private @angle(%arg0: tensor<100xcomplex<f32>>) -> tensor<100xf32> {
    %0 = stablehlo.real %arg0 : (tensor<100xcomplex<f32>>) -> tensor<100xf32>
    %1 = stablehlo.imag %arg0 : (tensor<100xcomplex<f32>>) -> tensor<100xf32>
    %2 = stablehlo.atan2 %1, %0 : tensor<100xf32>
    return %2 : tensor<100xf32>
  }
}
