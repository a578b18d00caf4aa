// Collectives, channels and tokens, written generically; the checks are what upstream prints.
// RUN: hloom-opt %s | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s | hloom-opt | filecheck %s --strict-whitespace --match-full-lines

"builtin.module"() ({
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "all_gather"}> ({
  ^bb0(%arg19: tensor<4x6xf32>):
    %17 = "stablehlo.all_gather"(%arg19) <{all_gather_dim = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, use_global_device_ids}> : (tensor<4x6xf32>) -> tensor<4x12xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "all_reduce"}> ({
  ^bb0(%arg16: tensor<4x6xf32>):
    %15 = "stablehlo.all_reduce"(%arg16) <{channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> ({
    ^bb0(%arg17: tensor<f32>, %arg18: tensor<f32>):
      %16 = "stablehlo.add"(%arg17, %arg18) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%16) : (tensor<f32>) -> ()
    }) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "all_to_all"}> ({
  ^bb0(%arg15: tensor<4x6xf32>):
    %14 = "stablehlo.all_to_all"(%arg15) <{concat_dimension = 0 : i64, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, split_count = 2 : i64, split_dimension = 1 : i64}> : (tensor<4x6xf32>) -> tensor<8x3xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "reduce_scatter"}> ({
  ^bb0(%arg12: tensor<4x6xf32>):
    %12 = "stablehlo.reduce_scatter"(%arg12) <{replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>, scatter_dimension = 1 : i64}> ({
    ^bb0(%arg13: tensor<f32>, %arg14: tensor<f32>):
      %13 = "stablehlo.add"(%arg13, %arg14) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%13) : (tensor<f32>) -> ()
    }) : (tensor<4x6xf32>) -> tensor<4x3xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "collective_broadcast"}> ({
  ^bb0(%arg11: tensor<4x6xf32>):
    %11 = "stablehlo.collective_broadcast"(%arg11) <{replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "collective_permute"}> ({
  ^bb0(%arg10: tensor<4x6xf32>):
    %10 = "stablehlo.collective_permute"(%arg10) <{source_target_pairs = dense<[[0, 1], [1, 2]]> : tensor<2x2xi64>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "cross_replica_sum"}> ({
  ^bb0(%arg9: tensor<4x6xf32>):
    %9 = "stablehlo.cross-replica-sum"(%arg9) <{replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "async_start"}> ({
  ^bb0(%arg7: tensor<4x6xf32>):
    %7 = "stablehlo.async_start"(%arg7) ({
    ^bb0(%arg8: tensor<4x6xf32>):
      %8 = "stablehlo.collective_broadcast"(%arg8) <{replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
      "stablehlo.return"(%8) : (tensor<4x6xf32>) -> ()
    }) : (tensor<4x6xf32>) -> !stablehlo.future<tensor<4x6xf32>>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (!stablehlo.future<tensor<4x6xf32>>) -> (), sym_name = "async_done"}> ({
  ^bb0(%arg6: !stablehlo.future<tensor<4x6xf32>>):
    %6 = "stablehlo.async_done"(%arg6) : (!stablehlo.future<tensor<4x6xf32>>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = () -> (), sym_name = "replica_id"}> ({
    %5 = "stablehlo.replica_id"() : () -> tensor<ui32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = () -> (), sym_name = "partition_id"}> ({
    %4 = "stablehlo.partition_id"() : () -> tensor<ui32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (!stablehlo.token) -> (), sym_name = "infeed"}> ({
  ^bb0(%arg5: !stablehlo.token):
    %3:2 = "stablehlo.infeed"(%arg5) <{infeed_config = "x", layout = [[0, 1]]}> : (!stablehlo.token) -> (tensor<4x6xf32>, !stablehlo.token)
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, !stablehlo.token) -> (), sym_name = "outfeed"}> ({
  ^bb0(%arg3: tensor<4x6xf32>, %arg4: !stablehlo.token):
    %2 = "stablehlo.outfeed"(%arg3, %arg4) <{outfeed_config = ""}> : (tensor<4x6xf32>, !stablehlo.token) -> !stablehlo.token
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, !stablehlo.token) -> (), sym_name = "send"}> ({
  ^bb0(%arg1: tensor<4x6xf32>, %arg2: !stablehlo.token):
    %1 = "stablehlo.send"(%arg1, %arg2) <{channel_handle = #stablehlo.channel_handle<handle = 1, type = 2>, is_host_transfer = true}> : (tensor<4x6xf32>, !stablehlo.token) -> !stablehlo.token
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (!stablehlo.token) -> (), sym_name = "recv"}> ({
  ^bb0(%arg0: !stablehlo.token):
    %0:2 = "stablehlo.recv"(%arg0) <{channel_handle = #stablehlo.channel_handle<handle = 1, type = 3>, is_host_transfer = true}> : (!stablehlo.token) -> (tensor<4x6xf32>, !stablehlo.token)
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()

// CHECK:  func.func @all_gather(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.all_gather"(%arg0) <{all_gather_dim = 1 : i64, channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, replica_groups = dense<{{\[\[}}0, 1{{\]\]}}> : tensor<1x2xi64>, use_global_device_ids}> : (tensor<4x6xf32>) -> tensor<4x12xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @all_reduce(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.all_reduce"(%arg0) <{channel_handle = #stablehlo.channel_handle<handle = 1, type = 1>, replica_groups = dense<{{\[\[}}0, 1{{\]\]}}> : tensor<1x2xi64>}> ({
// CHECK-NEXT:    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
// CHECK-NEXT:      %1 = stablehlo.add %arg1, %arg2 : tensor<f32>
// CHECK-NEXT:      stablehlo.return %1 : tensor<f32>
// CHECK-NEXT:    }) : (tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @all_to_all(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.all_to_all"(%arg0) <{concat_dimension = 0 : i64, replica_groups = dense<{{\[\[}}0, 1{{\]\]}}> : tensor<1x2xi64>, split_count = 2 : i64, split_dimension = 1 : i64}> : (tensor<4x6xf32>) -> tensor<8x3xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @reduce_scatter(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.reduce_scatter"(%arg0) <{replica_groups = dense<{{\[\[}}0, 1{{\]\]}}> : tensor<1x2xi64>, scatter_dimension = 1 : i64}> ({
// CHECK-NEXT:    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
// CHECK-NEXT:      %1 = stablehlo.add %arg1, %arg2 : tensor<f32>
// CHECK-NEXT:      stablehlo.return %1 : tensor<f32>
// CHECK-NEXT:    }) : (tensor<4x6xf32>) -> tensor<4x3xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @collective_broadcast(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.collective_broadcast"(%arg0) <{replica_groups = dense<{{\[\[}}0, 1{{\]\]}}> : tensor<1x2xi64>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @collective_permute(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.collective_permute"(%arg0) <{source_target_pairs = dense<{{\[\[}}0, 1], [1, 2{{\]\]}}> : tensor<2x2xi64>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @cross_replica_sum(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.cross-replica-sum"(%arg0) <{replica_groups = dense<{{\[\[}}0, 1{{\]\]}}> : tensor<1x2xi64>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @async_start(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.async_start"(%arg0) ({
// CHECK-NEXT:    ^bb0(%arg1: tensor<4x6xf32>):
// CHECK-NEXT:      %1 = "stablehlo.collective_broadcast"(%arg1) <{replica_groups = dense<{{\[\[}}0, 1{{\]\]}}> : tensor<1x2xi64>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:      stablehlo.return %1 : tensor<4x6xf32>
// CHECK-NEXT:    }) : (tensor<4x6xf32>) -> !stablehlo.future<tensor<4x6xf32>>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @async_done(%arg0: !stablehlo.future<tensor<4x6xf32>>) {
// CHECK-NEXT:    %0 = "stablehlo.async_done"(%arg0) : (!stablehlo.future<tensor<4x6xf32>>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @replica_id() {
// CHECK-NEXT:    %0 = stablehlo.replica_id : tensor<ui32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @partition_id() {
// CHECK-NEXT:    %0 = stablehlo.partition_id : tensor<ui32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @infeed(%arg0: !stablehlo.token) {
// CHECK-NEXT:    %0:2 = "stablehlo.infeed"(%arg0) <{infeed_config = "x", layout = {{\[\[}}0, 1{{\]\]}}}> : (!stablehlo.token) -> (tensor<4x6xf32>, !stablehlo.token)
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @outfeed(%arg0: tensor<4x6xf32>, %arg1: !stablehlo.token) {
// CHECK-NEXT:    %0 = "stablehlo.outfeed"(%arg0, %arg1) <{outfeed_config = ""}> : (tensor<4x6xf32>, !stablehlo.token) -> !stablehlo.token
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @send(%arg0: tensor<4x6xf32>, %arg1: !stablehlo.token) {
// CHECK-NEXT:    %0 = "stablehlo.send"(%arg0, %arg1) <{channel_handle = #stablehlo.channel_handle<handle = 1, type = 2>, is_host_transfer = true}> : (tensor<4x6xf32>, !stablehlo.token) -> !stablehlo.token
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @recv(%arg0: !stablehlo.token) {
// CHECK-NEXT:    %0:2 = "stablehlo.recv"(%arg0) <{channel_handle = #stablehlo.channel_handle<handle = 1, type = 3>, is_host_transfer = true}> : (!stablehlo.token) -> (tensor<4x6xf32>, !stablehlo.token)
// CHECK-NEXT:    return
// CHECK-NEXT:  }
