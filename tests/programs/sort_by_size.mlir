module @jit_sort_by_size attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<500xi32>, %arg1: tensor<500xf32>) -> (tensor<500xi32> {jax.result_info = "result[0]"}, tensor<500xf32> {jax.result_info = "result[1]"}) {
    %0:2 = "stablehlo.sort"(%arg0, %arg1) <{dimension = 0 : i64, is_stable = true}> ({
    ^bb0(%arg2: tensor<i32>, %arg3: tensor<i32>, %arg4: tensor<f32>, %arg5: tensor<f32>):
      %1 = stablehlo.abs %arg2 : tensor<i32>
      %2 = stablehlo.abs %arg3 : tensor<i32>
      %3 = stablehlo.compare GT, %1, %2, SIGNED : (tensor<i32>, tensor<i32>) -> tensor<i1>
      stablehlo.return %3 : tensor<i1>
    }) : (tensor<500xi32>, tensor<500xf32>) -> (tensor<500xi32>, tensor<500xf32>)
    return %0#0, %0#1 : tensor<500xi32>, tensor<500xf32>
  }
}
