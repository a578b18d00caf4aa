// Contractions, and ops of numerical libraries, written generically; the checks are what upstream prints.
// RUN: hloom-opt %s | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s | hloom-opt | filecheck %s --strict-whitespace --match-full-lines

"builtin.module"() ({
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<6x5xf32>) -> (), sym_name = "dot_general"}> ({
  ^bb0(%arg35: tensor<4x6xf32>, %arg36: tensor<6x5xf32>):
    %15 = "stablehlo.dot_general"(%arg35, %arg36) <{dot_dimension_numbers = #stablehlo.dot<lhs_contracting_dimensions = [1], rhs_contracting_dimensions = [0]>}> : (tensor<4x6xf32>, tensor<6x5xf32>) -> tensor<4x5xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<2x4x6xbf16>, tensor<2x6x5xbf16>) -> (), sym_name = "dot_general_2"}> ({
  ^bb0(%arg33: tensor<2x4x6xbf16>, %arg34: tensor<2x6x5xbf16>):
    %14 = "stablehlo.dot_general"(%arg33, %arg34) <{dot_dimension_numbers = #stablehlo.dot<lhs_batching_dimensions = [0], rhs_batching_dimensions = [0], lhs_contracting_dimensions = [2], rhs_contracting_dimensions = [1]>, precision_config = [#stablehlo<precision HIGH>, #stablehlo<precision DEFAULT>]}> : (tensor<2x4x6xbf16>, tensor<2x6x5xbf16>) -> tensor<2x4x5xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<6x5xf32>) -> (), sym_name = "dot"}> ({
  ^bb0(%arg31: tensor<4x6xf32>, %arg32: tensor<6x5xf32>):
    %13 = "stablehlo.dot"(%arg31, %arg32) <{precision_config = [#stablehlo<precision HIGH>, #stablehlo<precision DEFAULT>]}> : (tensor<4x6xf32>, tensor<6x5xf32>) -> tensor<4x5xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<6x5xf32>) -> (), sym_name = "einsum"}> ({
  ^bb0(%arg29: tensor<4x6xf32>, %arg30: tensor<6x5xf32>):
    %12 = "stablehlo.einsum"(%arg29, %arg30) <{einsum_config = "ab,bc->ac"}> : (tensor<4x6xf32>, tensor<6x5xf32>) -> tensor<4x5xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "unary_einsum"}> ({
  ^bb0(%arg28: tensor<4x6xf32>):
    %11 = "stablehlo.unary_einsum"(%arg28) <{einsum_config = "ab->a"}> : (tensor<4x6xf32>) -> tensor<4xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<1x8x8x4xf32>, tensor<3x3x2x6xf32>) -> (), sym_name = "convolution"}> ({
  ^bb0(%arg26: tensor<1x8x8x4xf32>, %arg27: tensor<3x3x2x6xf32>):
    %10 = "stablehlo.convolution"(%arg26, %arg27) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 2 : i64, lhs_dilation = array<i64: 2, 1>, padding = dense<[[1, 1], [0, 2]]> : tensor<2x2xi64>, precision_config = [#stablehlo<precision HIGH>, #stablehlo<precision DEFAULT>], rhs_dilation = array<i64: 1, 2>, window_reversal = array<i1: false, true>, window_strides = array<i64: 2, 1>}> : (tensor<1x8x8x4xf32>, tensor<3x3x2x6xf32>) -> tensor<1x8x6x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x8x8x2xf32>, tensor<3x3x2x6xf32>) -> (), sym_name = "convolution_2"}> ({
  ^bb0(%arg24: tensor<4x8x8x2xf32>, %arg25: tensor<3x3x2x6xf32>):
    %9 = "stablehlo.convolution"(%arg24, %arg25) <{batch_group_count = 2 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64}> : (tensor<4x8x8x2xf32>, tensor<3x3x2x6xf32>) -> tensor<2x6x6x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<1x8x8x2xf32>, tensor<3x3x2x6xf32>, tensor<2x2xi64>) -> (), sym_name = "dynamic_conv"}> ({
  ^bb0(%arg21: tensor<1x8x8x2xf32>, %arg22: tensor<3x3x2x6xf32>, %arg23: tensor<2x2xi64>):
    %8 = "stablehlo.dynamic_conv"(%arg21, %arg22, %arg23) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64}> : (tensor<1x8x8x2xf32>, tensor<3x3x2x6xf32>, tensor<2x2xi64>) -> tensor<1x?x?x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<4x6xf32>) -> (), sym_name = "batch_norm_grad"}> ({
  ^bb0(%arg16: tensor<4x6xf32>, %arg17: tensor<6xf32>, %arg18: tensor<6xf32>, %arg19: tensor<6xf32>, %arg20: tensor<4x6xf32>):
    %7:3 = "stablehlo.batch_norm_grad"(%arg16, %arg17, %arg18, %arg19, %arg20) <{epsilon = 1.000000e-03 : f32, feature_index = 1 : i64}> : (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<4x6xf32>) -> (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>)
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> (), sym_name = "batch_norm_inference"}> ({
  ^bb0(%arg11: tensor<4x6xf32>, %arg12: tensor<6xf32>, %arg13: tensor<6xf32>, %arg14: tensor<6xf32>, %arg15: tensor<6xf32>):
    %6 = "stablehlo.batch_norm_inference"(%arg11, %arg12, %arg13, %arg14, %arg15) <{epsilon = 1.000000e-03 : f32, feature_index = 1 : i64}> : (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>) -> (), sym_name = "batch_norm_training"}> ({
  ^bb0(%arg8: tensor<4x6xf32>, %arg9: tensor<6xf32>, %arg10: tensor<6xf32>):
    %5:3 = "stablehlo.batch_norm_training"(%arg8, %arg9, %arg10) <{epsilon = 1.000000e-03 : f32, feature_index = 1 : i64}> : (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>) -> (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>)
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<2x3x3xf32>) -> (), sym_name = "cholesky"}> ({
  ^bb0(%arg7: tensor<2x3x3xf32>):
    %4 = "stablehlo.cholesky"(%arg7) <{lower = true}> : (tensor<2x3x3xf32>) -> tensor<2x3x3xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<2x3x3xf32>, tensor<2x3x5xf32>) -> (), sym_name = "triangular_solve"}> ({
  ^bb0(%arg5: tensor<2x3x3xf32>, %arg6: tensor<2x3x5xf32>):
    %3 = "stablehlo.triangular_solve"(%arg5, %arg6) <{left_side = true, lower = true, transpose_a = #stablehlo<transpose ADJOINT>, unit_diagonal = false}> : (tensor<2x3x3xf32>, tensor<2x3x5xf32>) -> tensor<2x3x5xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xcomplex<f32>>) -> (), sym_name = "fft"}> ({
  ^bb0(%arg4: tensor<4x6xcomplex<f32>>):
    %2 = "stablehlo.fft"(%arg4) <{fft_length = array<i64: 6>, fft_type = #stablehlo<fft_type FFT>}> : (tensor<4x6xcomplex<f32>>) -> tensor<4x6xcomplex<f32>>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<f32>, tensor<f32>, tensor<2xi64>) -> (), sym_name = "rng"}> ({
  ^bb0(%arg1: tensor<f32>, %arg2: tensor<f32>, %arg3: tensor<2xi64>):
    %1 = "stablehlo.rng"(%arg1, %arg2, %arg3) <{rng_distribution = #stablehlo<rng_distribution NORMAL>}> : (tensor<f32>, tensor<f32>, tensor<2xi64>) -> tensor<?x3xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<2xui64>) -> (), sym_name = "rng_bit_generator"}> ({
  ^bb0(%arg0: tensor<2xui64>):
    %0:2 = "stablehlo.rng_bit_generator"(%arg0) <{rng_algorithm = #stablehlo<rng_algorithm THREE_FRY>}> : (tensor<2xui64>) -> (tensor<2xui64>, tensor<3xui32>)
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()

// CHECK:  func.func @dot_general(%arg0: tensor<4x6xf32>, %arg1: tensor<6x5xf32>) {
// CHECK-NEXT:    %0 = stablehlo.dot_general %arg0, %arg1, contracting_dims = [1] x [0] : (tensor<4x6xf32>, tensor<6x5xf32>) -> tensor<4x5xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dot_general_2(%arg0: tensor<2x4x6xbf16>, %arg1: tensor<2x6x5xbf16>) {
// CHECK-NEXT:    %0 = stablehlo.dot_general %arg0, %arg1, batching_dims = [0] x [0], contracting_dims = [2] x [1], precision = [HIGH, DEFAULT] : (tensor<2x4x6xbf16>, tensor<2x6x5xbf16>) -> tensor<2x4x5xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dot(%arg0: tensor<4x6xf32>, %arg1: tensor<6x5xf32>) {
// CHECK-NEXT:    %0 = stablehlo.dot %arg0, %arg1, precision = [HIGH, DEFAULT] : (tensor<4x6xf32>, tensor<6x5xf32>) -> tensor<4x5xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @einsum(%arg0: tensor<4x6xf32>, %arg1: tensor<6x5xf32>) {
// CHECK-NEXT:    %0 = stablehlo.einsum %arg0, %arg1, config = "ab,bc->ac" : (tensor<4x6xf32>, tensor<6x5xf32>) -> tensor<4x5xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @unary_einsum(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.unary_einsum %arg0, config = "ab->a" : (tensor<4x6xf32>) -> tensor<4xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @convolution(%arg0: tensor<1x8x8x4xf32>, %arg1: tensor<3x3x2x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.convolution(%arg0, %arg1) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 1], pad = {{\[\[}}1, 1], [0, 2{{\]\]}}, lhs_dilate = [2, 1], rhs_dilate = [1, 2], reverse = [false, true]} {batch_group_count = 1 : i64, feature_group_count = 2 : i64, precision_config = [#stablehlo<precision HIGH>, #stablehlo<precision DEFAULT>]} : (tensor<1x8x8x4xf32>, tensor<3x3x2x6xf32>) -> tensor<1x8x6x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @convolution_2(%arg0: tensor<4x8x8x2xf32>, %arg1: tensor<3x3x2x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.convolution(%arg0, %arg1) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {} {batch_group_count = 2 : i64, feature_group_count = 1 : i64} : (tensor<4x8x8x2xf32>, tensor<3x3x2x6xf32>) -> tensor<2x6x6x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @dynamic_conv(%arg0: tensor<1x8x8x2xf32>, %arg1: tensor<3x3x2x6xf32>, %arg2: tensor<2x2xi64>) {
// CHECK-NEXT:    %0 = "stablehlo.dynamic_conv"(%arg0, %arg1, %arg2) <{batch_group_count = 1 : i64, dimension_numbers = #stablehlo.conv<[b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f]>, feature_group_count = 1 : i64}> : (tensor<1x8x8x2xf32>, tensor<3x3x2x6xf32>, tensor<2x2xi64>) -> tensor<1x?x?x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @batch_norm_grad(%arg0: tensor<4x6xf32>, %arg1: tensor<6xf32>, %arg2: tensor<6xf32>, %arg3: tensor<6xf32>, %arg4: tensor<4x6xf32>) {
// CHECK-NEXT:    %grad_operand, %grad_scale, %grad_offset = "stablehlo.batch_norm_grad"(%arg0, %arg1, %arg2, %arg3, %arg4) <{epsilon = 1.000000e-03 : f32, feature_index = 1 : i64}> : (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<4x6xf32>) -> (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>)
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @batch_norm_inference(%arg0: tensor<4x6xf32>, %arg1: tensor<6xf32>, %arg2: tensor<6xf32>, %arg3: tensor<6xf32>, %arg4: tensor<6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.batch_norm_inference"(%arg0, %arg1, %arg2, %arg3, %arg4) <{epsilon = 1.000000e-03 : f32, feature_index = 1 : i64}> : (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @batch_norm_training(%arg0: tensor<4x6xf32>, %arg1: tensor<6xf32>, %arg2: tensor<6xf32>) {
// CHECK-NEXT:    %output, %batch_mean, %batch_var = "stablehlo.batch_norm_training"(%arg0, %arg1, %arg2) <{epsilon = 1.000000e-03 : f32, feature_index = 1 : i64}> : (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>) -> (tensor<4x6xf32>, tensor<6xf32>, tensor<6xf32>)
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @cholesky(%arg0: tensor<2x3x3xf32>) {
// CHECK-NEXT:    %0 = stablehlo.cholesky %arg0, lower = true : tensor<2x3x3xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @triangular_solve(%arg0: tensor<2x3x3xf32>, %arg1: tensor<2x3x5xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.triangular_solve"(%arg0, %arg1) <{left_side = true, lower = true, transpose_a = #stablehlo<transpose ADJOINT>, unit_diagonal = false}> : (tensor<2x3x3xf32>, tensor<2x3x5xf32>) -> tensor<2x3x5xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @fft(%arg0: tensor<4x6xcomplex<f32>>) {
// CHECK-NEXT:    %0 = stablehlo.fft %arg0, type = FFT, length = [6] : (tensor<4x6xcomplex<f32>>) -> tensor<4x6xcomplex<f32>>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @rng(%arg0: tensor<f32>, %arg1: tensor<f32>, %arg2: tensor<2xi64>) {
// CHECK-NEXT:    %0 = stablehlo.rng %arg0, %arg1, %arg2, distribution = NORMAL : (tensor<f32>, tensor<f32>, tensor<2xi64>) -> tensor<?x3xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @rng_bit_generator(%arg0: tensor<2xui64>) {
// CHECK-NEXT:    %output_state, %output = stablehlo.rng_bit_generator %arg0, algorithm = THREE_FRY : (tensor<2xui64>) -> (tensor<2xui64>, tensor<3xui32>)
// CHECK-NEXT:    return
// CHECK-NEXT:  }
