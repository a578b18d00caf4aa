module @jit_counters attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<3xf32>, %arg1: tensor<i32>, %arg2: tensor<i32>) -> (tensor<3xf32> {jax.result_info = "result[0]"}, tensor<i32> {jax.result_info = "result[1][0]"}, tensor<3xf32> {jax.result_info = "result[1][1]"}, tensor<i32> {jax.result_info = "result[2][0]"}, tensor<3xf32> {jax.result_info = "result[2][1]"}, tensor<3xf32> {jax.result_info = "result[3]"}) {
    %c = stablehlo.constant dense<1> : tensor<i32>
    %0:2 = stablehlo.while(%iterArg = %c, %iterArg_2 = %arg0) : tensor<i32>, tensor<3xf32>
    cond {
      %c_3 = stablehlo.constant dense<3> : tensor<i32>
      %3 = stablehlo.compare LT, %iterArg, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %3 : tensor<i1>
    } do {
      %c_3 = stablehlo.constant dense<1> : tensor<i32>
      %3 = stablehlo.add %iterArg, %c_3 : tensor<i32>
      %4 = stablehlo.convert %iterArg : (tensor<i32>) -> tensor<f32>
      %5 = stablehlo.broadcast_in_dim %4, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %6 = stablehlo.multiply %iterArg_2, %5 : tensor<3xf32>
      stablehlo.return %3, %6 : tensor<i32>, tensor<3xf32>
    }
    %c_0 = stablehlo.constant dense<0> : tensor<i32>
    %1:2 = stablehlo.while(%iterArg = %c_0, %iterArg_2 = %arg0) : tensor<i32>, tensor<3xf32>
    cond {
      %c_3 = stablehlo.constant dense<3> : tensor<i32>
      %3 = stablehlo.compare LT, %iterArg, %c_3, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %3 : tensor<i1>
    } do {
      %c_3 = stablehlo.constant dense<2> : tensor<i32>
      %3 = stablehlo.add %iterArg, %c_3 : tensor<i32>
      %cst = stablehlo.constant dense<1.000000e+00> : tensor<f32>
      %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<3xf32>
      %5 = stablehlo.add %iterArg_2, %4 : tensor<3xf32>
      stablehlo.return %3, %5 : tensor<i32>, tensor<3xf32>
    }
    %c_1 = stablehlo.constant dense<4> : tensor<i32>
    %2:5 = stablehlo.while(%iterArg = %arg0, %iterArg_2 = %arg2, %iterArg_3 = %arg1, %iterArg_4 = %c_1, %iterArg_5 = %arg0) : tensor<3xf32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<3xf32>
    cond {
      %3 = stablehlo.compare LT, %iterArg_3, %iterArg_4, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %3 : tensor<i1>
    } do {
      %c_6 = stablehlo.constant dense<1> : tensor<i32>
      %3 = stablehlo.add %iterArg_3, %c_6 : tensor<i32>
      %4:5 = stablehlo.while(%iterArg_7 = %iterArg_3, %iterArg_8 = %iterArg, %iterArg_9 = %iterArg_3, %iterArg_10 = %iterArg_2, %iterArg_11 = %iterArg_5) : tensor<i32>, tensor<3xf32>, tensor<i32>, tensor<i32>, tensor<3xf32>
      cond {
        %5 = stablehlo.compare LT, %iterArg_9, %iterArg_10, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
        stablehlo.return %5 : tensor<i1>
      } do {
        %c_12 = stablehlo.constant dense<1> : tensor<i32>
        %5 = stablehlo.add %iterArg_9, %c_12 : tensor<i32>
        %6 = stablehlo.multiply %iterArg_7, %iterArg_9 : tensor<i32>
        %7 = stablehlo.convert %6 : (tensor<i32>) -> tensor<f32>
        %8 = stablehlo.broadcast_in_dim %7, dims = [] : (tensor<f32>) -> tensor<3xf32>
        %9 = stablehlo.multiply %iterArg_8, %8 : tensor<3xf32>
        %10 = stablehlo.add %iterArg_11, %9 : tensor<3xf32>
        stablehlo.return %iterArg_7, %iterArg_8, %5, %iterArg_10, %10 : tensor<i32>, tensor<3xf32>, tensor<i32>, tensor<i32>, tensor<3xf32>
      }
      stablehlo.return %iterArg, %iterArg_2, %3, %iterArg_4, %4#4 : tensor<3xf32>, tensor<i32>, tensor<i32>, tensor<i32>, tensor<3xf32>
    }
    return %2#4, %0#0, %0#1, %1#0, %1#1, %arg0 : tensor<3xf32>, tensor<i32>, tensor<3xf32>, tensor<i32>, tensor<3xf32>, tensor<3xf32>
  }
}
