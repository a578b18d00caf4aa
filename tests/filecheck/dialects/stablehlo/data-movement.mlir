// Constants, slices, reshapes, gathers and sorts, written generically; the checks are what upstream prints.
// RUN: hloom-opt %s | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s | hloom-opt | filecheck %s --strict-whitespace --match-full-lines

"builtin.module"() ({
  "func.func"() <{function_type = () -> (), sym_name = "constant"}> ({
    %19 = "stablehlo.constant"() <{value = dense<1.500000e+00> : tensor<2x3xf32>}> : () -> tensor<2x3xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = () -> (), sym_name = "iota"}> ({
    %18 = "stablehlo.iota"() <{iota_dimension = 1 : i64}> : () -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "slice"}> ({
  ^bb0(%arg32: tensor<4x6xf32>):
    %17 = "stablehlo.slice"(%arg32) <{limit_indices = array<i64: 3, 6>, start_indices = array<i64: 1, 0>, strides = array<i64: 1, 2>}> : (tensor<4x6xf32>) -> tensor<2x3xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<f32>) -> (), sym_name = "slice_2"}> ({
  ^bb0(%arg31: tensor<f32>):
    %16 = "stablehlo.slice"(%arg31) <{limit_indices = array<i64>, start_indices = array<i64>, strides = array<i64>}> : (tensor<f32>) -> tensor<f32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<2x6xf32>) -> (), sym_name = "concatenate"}> ({
  ^bb0(%arg29: tensor<4x6xf32>, %arg30: tensor<2x6xf32>):
    %15 = "stablehlo.concatenate"(%arg29, %arg30) <{dimension = 0 : i64}> : (tensor<4x6xf32>, tensor<2x6xf32>) -> tensor<6x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<f32>) -> (), sym_name = "pad"}> ({
  ^bb0(%arg27: tensor<4x6xf32>, %arg28: tensor<f32>):
    %14 = "stablehlo.pad"(%arg27, %arg28) <{edge_padding_high = array<i64: 2, 1>, edge_padding_low = array<i64: 0, -1>, interior_padding = array<i64: 0, 1>}> : (tensor<4x6xf32>, tensor<f32>) -> tensor<6x11xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "sort"}> ({
  ^bb0(%arg24: tensor<4x6xf32>):
    %12 = "stablehlo.sort"(%arg24) <{dimension = 1 : i64, is_stable = true}> ({
    ^bb0(%arg25: tensor<f32>, %arg26: tensor<f32>):
      %13 = "stablehlo.compare"(%arg25, %arg26) <{comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<f32>, tensor<f32>) -> tensor<i1>
      "stablehlo.return"(%13) : (tensor<i1>) -> ()
    }) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "broadcast"}> ({
  ^bb0(%arg23: tensor<4x6xf32>):
    %11 = "stablehlo.broadcast"(%arg23) <{broadcast_sizes = array<i64: 2, 3>}> : (tensor<4x6xf32>) -> tensor<2x3x4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<1x3xf32>) -> (), sym_name = "broadcast_in_dim"}> ({
  ^bb0(%arg22: tensor<1x3xf32>):
    %10 = "stablehlo.broadcast_in_dim"(%arg22) <{broadcast_dimensions = array<i64: 2, 1>}> : (tensor<1x3xf32>) -> tensor<2x3x2xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "reshape"}> ({
  ^bb0(%arg21: tensor<4x6xf32>):
    %9 = "stablehlo.reshape"(%arg21) : (tensor<4x6xf32>) -> tensor<2x12xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<2x3x4xf32>) -> (), sym_name = "transpose"}> ({
  ^bb0(%arg20: tensor<2x3x4xf32>):
    %8 = "stablehlo.transpose"(%arg20) <{permutation = array<i64: 2, 0, 1>}> : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "reverse"}> ({
  ^bb0(%arg19: tensor<4x6xf32>):
    %7 = "stablehlo.reverse"(%arg19) <{dimensions = array<i64: 1>}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<i32>, tensor<i32>) -> (), sym_name = "dynamic_slice"}> ({
  ^bb0(%arg16: tensor<4x6xf32>, %arg17: tensor<i32>, %arg18: tensor<i32>):
    %6 = "stablehlo.dynamic_slice"(%arg16, %arg17, %arg18) <{slice_sizes = array<i64: 2, 3>}> : (tensor<4x6xf32>, tensor<i32>, tensor<i32>) -> tensor<2x3xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<2x3xf32>, tensor<i32>, tensor<i32>) -> (), sym_name = "dynamic_update_slice"}> ({
  ^bb0(%arg12: tensor<4x6xf32>, %arg13: tensor<2x3xf32>, %arg14: tensor<i32>, %arg15: tensor<i32>):
    %5 = "stablehlo.dynamic_update_slice"(%arg12, %arg13, %arg14, %arg15) : (tensor<4x6xf32>, tensor<2x3xf32>, tensor<i32>, tensor<i32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<3x4x2xf32>, tensor<2x3x2xi64>) -> (), sym_name = "gather"}> ({
  ^bb0(%arg10: tensor<3x4x2xf32>, %arg11: tensor<2x3x2xi64>):
    %4 = "stablehlo.gather"(%arg10, %arg11) <{dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [0], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 2, 2>}> : (tensor<3x4x2xf32>, tensor<2x3x2xi64>) -> tensor<2x3x2x2xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<3x4x2xf32>, tensor<2x3x2xi64>, tensor<3xi64>) -> (), sym_name = "dynamic_gather"}> ({
  ^bb0(%arg7: tensor<3x4x2xf32>, %arg8: tensor<2x3x2xi64>, %arg9: tensor<3xi64>):
    %3 = "stablehlo.dynamic_gather"(%arg7, %arg8, %arg9) <{dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [0], start_index_map = [0, 1], index_vector_dim = 2>}> : (tensor<3x4x2xf32>, tensor<2x3x2xi64>, tensor<3xi64>) -> tensor<2x3x?x?xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<2x1xi32>, tensor<2x6xf32>) -> (), sym_name = "scatter"}> ({
  ^bb0(%arg2: tensor<4x6xf32>, %arg3: tensor<2x1xi32>, %arg4: tensor<2x6xf32>):
    %1 = "stablehlo.scatter"(%arg2, %arg3, %arg4) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
    ^bb0(%arg5: tensor<f32>, %arg6: tensor<f32>):
      %2 = "stablehlo.add"(%arg5, %arg6) : (tensor<f32>, tensor<f32>) -> tensor<f32>
      "stablehlo.return"(%2) : (tensor<f32>) -> ()
    }) : (tensor<4x6xf32>, tensor<2x1xi32>, tensor<2x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<5x1x5xi32>, tensor<2xi32>) -> (), sym_name = "torch_index_select"}> ({
  ^bb0(%arg0: tensor<5x1x5xi32>, %arg1: tensor<2xi32>):
    %0 = "stablehlo.torch_index_select"(%arg0, %arg1) <{batch_dims = 0 : i64, dim = 0 : i64}> : (tensor<5x1x5xi32>, tensor<2xi32>) -> tensor<2x1x5xi32>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()

// CHECK:  func.func @constant() {
// CHECK-NEXT:    %cst = stablehlo.constant dense<1.500000e+00> : tensor<2x3xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @iota() {
// CHECK-NEXT:    %0 = stablehlo.iota dim = 1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @slice(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.slice %arg0 [1:3, 0:6:2] : (tensor<4x6xf32>) -> tensor<2x3xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @slice_2(%arg0: tensor<f32>) {
// CHECK-NEXT:    %0 = stablehlo.slice %arg0 [] : (tensor<f32>) -> tensor<f32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @concatenate(%arg0: tensor<4x6xf32>, %arg1: tensor<2x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.concatenate %arg0, %arg1, dim = 0 : (tensor<4x6xf32>, tensor<2x6xf32>) -> tensor<6x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @pad(%arg0: tensor<4x6xf32>, %arg1: tensor<f32>) {
// CHECK-NEXT:    %0 = stablehlo.pad %arg0, %arg1, low = [0, -1], high = [2, 1], interior = [0, 1] : (tensor<4x6xf32>, tensor<f32>) -> tensor<6x11xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @sort(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.sort"(%arg0) <{dimension = 1 : i64, is_stable = true}> ({
// CHECK-NEXT:    ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>):
// CHECK-NEXT:      %1 = stablehlo.compare LT, %arg1, %arg2 : (tensor<f32>, tensor<f32>) -> tensor<i1>
// CHECK-NEXT:      stablehlo.return %1 : tensor<i1>
// CHECK-NEXT:    }) : (tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @broadcast(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.broadcast %arg0, sizes = [2, 3] : (tensor<4x6xf32>) -> tensor<2x3x4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @broadcast_in_dim(%arg0: tensor<1x3xf32>) {
// CHECK-NEXT:    %0 = stablehlo.broadcast_in_dim %arg0, dims = [2, 1] : (tensor<1x3xf32>) -> tensor<2x3x2xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @reshape(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.reshape %arg0 : (tensor<4x6xf32>) -> tensor<2x12xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @transpose(%arg0: tensor<2x3x4xf32>) {
// CHECK-NEXT:    %0 = stablehlo.transpose %arg0, dims = [2, 0, 1] : (tensor<2x3x4xf32>) -> tensor<4x2x3xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @reverse(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.reverse %arg0, dims = [1] : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dynamic_slice(%arg0: tensor<4x6xf32>, %arg1: tensor<i32>, %arg2: tensor<i32>) {
// CHECK-NEXT:    %0 = stablehlo.dynamic_slice %arg0, %arg1, %arg2, sizes = [2, 3] : (tensor<4x6xf32>, tensor<i32>, tensor<i32>) -> tensor<2x3xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dynamic_update_slice(%arg0: tensor<4x6xf32>, %arg1: tensor<2x3xf32>, %arg2: tensor<i32>, %arg3: tensor<i32>) {
// CHECK-NEXT:    %0 = stablehlo.dynamic_update_slice %arg0, %arg1, %arg2, %arg3 : (tensor<4x6xf32>, tensor<2x3xf32>, tensor<i32>, tensor<i32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @gather(%arg0: tensor<3x4x2xf32>, %arg1: tensor<2x3x2xi64>) {
// CHECK-NEXT:    %0 = "stablehlo.gather"(%arg0, %arg1) <{dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [0], start_index_map = [0, 1], index_vector_dim = 2>, slice_sizes = array<i64: 1, 2, 2>}> : (tensor<3x4x2xf32>, tensor<2x3x2xi64>) -> tensor<2x3x2x2xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dynamic_gather(%arg0: tensor<3x4x2xf32>, %arg1: tensor<2x3x2xi64>, %arg2: tensor<3xi64>) {
// CHECK-NEXT:    %0 = "stablehlo.dynamic_gather"(%arg0, %arg1, %arg2) <{dimension_numbers = #stablehlo.gather<offset_dims = [2, 3], collapsed_slice_dims = [0], start_index_map = [0, 1], index_vector_dim = 2>}> : (tensor<3x4x2xf32>, tensor<2x3x2xi64>, tensor<3xi64>) -> tensor<2x3x?x?xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @scatter(%arg0: tensor<4x6xf32>, %arg1: tensor<2x1xi32>, %arg2: tensor<2x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.scatter"(%arg0, %arg1, %arg2) <{scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [1], inserted_window_dims = [0], scatter_dims_to_operand_dims = [0], index_vector_dim = 1>}> ({
// CHECK-NEXT:    ^bb0(%arg3: tensor<f32>, %arg4: tensor<f32>):
// CHECK-NEXT:      %1 = stablehlo.add %arg3, %arg4 : tensor<f32>
// CHECK-NEXT:      stablehlo.return %1 : tensor<f32>
// CHECK-NEXT:    }) : (tensor<4x6xf32>, tensor<2x1xi32>, tensor<2x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @torch_index_select(%arg0: tensor<5x1x5xi32>, %arg1: tensor<2xi32>) {
// CHECK-NEXT:    %0 = "stablehlo.torch_index_select"(%arg0, %arg1) <{batch_dims = 0 : i64, dim = 0 : i64}> : (tensor<5x1x5xi32>, tensor<2xi32>) -> tensor<2x1x5xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
