// Ops whose shapes are operands, written generically; the checks are what upstream prints.
// RUN: hloom-opt %s | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s | hloom-opt | filecheck %s --strict-whitespace --match-full-lines

"builtin.module"() ({
  "func.func"() <{function_type = (tensor<1x3xf32>, tensor<3xi64>) -> (), sym_name = "dynamic_broadcast_in_dim"}> ({
  ^bb0(%arg15: tensor<1x3xf32>, %arg16: tensor<3xi64>):
    %6 = "stablehlo.dynamic_broadcast_in_dim"(%arg15, %arg16) <{broadcast_dimensions = array<i64: 2, 1>, known_expanding_dimensions = array<i64: 0>, known_nonexpanding_dimensions = array<i64: 1>}> : (tensor<1x3xf32>, tensor<3xi64>) -> tensor<2x3x2xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<2xi64>) -> (), sym_name = "dynamic_iota"}> ({
  ^bb0(%arg14: tensor<2xi64>):
    %5 = "stablehlo.dynamic_iota"(%arg14) <{iota_dimension = 1 : i64}> : (tensor<2xi64>) -> tensor<?x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<f32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> (), sym_name = "dynamic_pad"}> ({
  ^bb0(%arg9: tensor<4x6xf32>, %arg10: tensor<f32>, %arg11: tensor<2xi64>, %arg12: tensor<2xi64>, %arg13: tensor<2xi64>):
    %4 = "stablehlo.dynamic_pad"(%arg9, %arg10, %arg11, %arg12, %arg13) : (tensor<4x6xf32>, tensor<f32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<2xi64>) -> (), sym_name = "dynamic_reshape"}> ({
  ^bb0(%arg7: tensor<4x6xf32>, %arg8: tensor<2xi64>):
    %3 = "stablehlo.dynamic_reshape"(%arg7, %arg8) : (tensor<4x6xf32>, tensor<2xi64>) -> tensor<?x12xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> (), sym_name = "real_dynamic_slice"}> ({
  ^bb0(%arg3: tensor<4x6xf32>, %arg4: tensor<2xi64>, %arg5: tensor<2xi64>, %arg6: tensor<2xi64>):
    %2 = "stablehlo.real_dynamic_slice"(%arg3, %arg4, %arg5, %arg6) : (tensor<4x6xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "get_dimension_size"}> ({
  ^bb0(%arg2: tensor<4x6xf32>):
    %1 = "stablehlo.get_dimension_size"(%arg2) <{dimension = 1 : i64}> : (tensor<4x6xf32>) -> tensor<i32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<i32>) -> (), sym_name = "set_dimension_size"}> ({
  ^bb0(%arg0: tensor<4x6xf32>, %arg1: tensor<i32>):
    %0 = "stablehlo.set_dimension_size"(%arg0, %arg1) <{dimension = 1 : i64}> : (tensor<4x6xf32>, tensor<i32>) -> tensor<4x?xf32, #stablehlo.bounds<?, 6>>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()

// CHECK:  func.func @dynamic_broadcast_in_dim(%arg0: tensor<1x3xf32>, %arg1: tensor<3xi64>) {
// CHECK-NEXT:    %0 = stablehlo.dynamic_broadcast_in_dim %arg0, %arg1, dims = [2, 1] {known_expanding_dimensions = array<i64: 0>, known_nonexpanding_dimensions = array<i64: 1>} : (tensor<1x3xf32>, tensor<3xi64>) -> tensor<2x3x2xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dynamic_iota(%arg0: tensor<2xi64>) {
// CHECK-NEXT:    %0 = stablehlo.dynamic_iota %arg0, dim = 1 : (tensor<2xi64>) -> tensor<?x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dynamic_pad(%arg0: tensor<4x6xf32>, %arg1: tensor<f32>, %arg2: tensor<2xi64>, %arg3: tensor<2xi64>, %arg4: tensor<2xi64>) {
// CHECK-NEXT:    %0 = stablehlo.dynamic_pad %arg0, %arg1, %arg2, %arg3, %arg4 : (tensor<4x6xf32>, tensor<f32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dynamic_reshape(%arg0: tensor<4x6xf32>, %arg1: tensor<2xi64>) {
// CHECK-NEXT:    %0 = stablehlo.dynamic_reshape %arg0, %arg1 : (tensor<4x6xf32>, tensor<2xi64>) -> tensor<?x12xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @real_dynamic_slice(%arg0: tensor<4x6xf32>, %arg1: tensor<2xi64>, %arg2: tensor<2xi64>, %arg3: tensor<2xi64>) {
// CHECK-NEXT:    %0 = stablehlo.real_dynamic_slice %arg0, %arg1, %arg2, %arg3 : (tensor<4x6xf32>, tensor<2xi64>, tensor<2xi64>, tensor<2xi64>) -> tensor<?x?xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @get_dimension_size(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.get_dimension_size %arg0, dim = 1 : (tensor<4x6xf32>) -> tensor<i32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @set_dimension_size(%arg0: tensor<4x6xf32>, %arg1: tensor<i32>) {
// CHECK-NEXT:    %0 = stablehlo.set_dimension_size %arg0, %arg1, dim = 1 : (tensor<4x6xf32>, tensor<i32>) -> tensor<4x?xf32, #stablehlo.bounds<?, 6>>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
