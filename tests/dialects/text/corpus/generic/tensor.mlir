"builtin.module"() ({
  "func.func"() <{function_type = (tensor<4x8xf32>, tensor<?x8xf32>, tensor<*xf32>, index, f32, tensor<2xindex>, tensor<2x3xf32>, tensor<1x2xindex>) -> (), sym_name = "tensor"}> ({
  ^bb0(%arg0: tensor<4x8xf32>, %arg1: tensor<?x8xf32>, %arg2: tensor<*xf32>, %arg3: index, %arg4: f32, %arg5: tensor<2xindex>, %arg6: tensor<2x3xf32>, %arg7: tensor<1x2xindex>):
    %0 = "tensor.cast"(%arg1) : (tensor<?x8xf32>) -> tensor<4x8xf32>
    %1 = "tensor.cast"(%arg0) {a} : (tensor<4x8xf32>) -> tensor<*xf32>
    %2 = "tensor.collapse_shape"(%arg0) <{reassociation = [[0, 1]]}> : (tensor<4x8xf32>) -> tensor<32xf32>
    %3 = "tensor.expand_shape"(%arg0) <{reassociation = [[0, 1], [2, 3]], static_output_shape = array<i64: 2, 2, 4, 2>}> : (tensor<4x8xf32>) -> tensor<2x2x4x2xf32>
    %4 = "tensor.expand_shape"(%arg1, %arg3) <{reassociation = [[0, 1], [2]], static_output_shape = array<i64: -9223372036854775808, 2, 8>}> : (tensor<?x8xf32>, index) -> tensor<?x2x8xf32>
    %5 = "tensor.concat"(%arg0, %arg0) <{dim = 0 : i64}> : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<8x8xf32>
    %6 = "tensor.dim"(%arg1, %arg3) : (tensor<?x8xf32>, index) -> index
    %7 = "tensor.empty"() : () -> tensor<4xf32>
    %8 = "tensor.empty"(%arg3, %arg3) : (index, index) -> tensor<?x?xf32>
    %9 = "tensor.empty"() {a.b} : () -> tensor<4xf32>
    %10 = "tensor.extract"(%arg0, %arg3, %arg3) : (tensor<4x8xf32>, index, index) -> f32
    %11 = "tensor.extract_slice"(%arg0) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 0, 0>, static_sizes = array<i64: 2, 4>, static_strides = array<i64: 1, 1>}> : (tensor<4x8xf32>) -> tensor<2x4xf32>
    %12 = "tensor.extract_slice"(%arg0, %arg3, %arg3, %arg3) <{operandSegmentSizes = array<i32: 1, 1, 1, 1>, static_offsets = array<i64: -9223372036854775808, 0>, static_sizes = array<i64: -9223372036854775808, 4>, static_strides = array<i64: 1, -9223372036854775808>}> : (tensor<4x8xf32>, index, index, index) -> tensor<?x4xf32>
    %13 = "tensor.extract_slice"(%arg0) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 1, 0>, static_sizes = array<i64: 1, 8>, static_strides = array<i64: 1, 1>}> : (tensor<4x8xf32>) -> tensor<8xf32>
    %14 = "tensor.from_elements"(%arg4, %arg4) : (f32, f32) -> tensor<2xf32>
    %15 = "tensor.from_elements"(%arg4) : (f32) -> tensor<f32>
    %16 = "tensor.insert"(%arg4, %arg0, %arg3, %arg3) : (f32, tensor<4x8xf32>, index, index) -> tensor<4x8xf32>
    %17 = "tensor.insert_slice"(%arg6, %arg0, %arg3) <{operandSegmentSizes = array<i32: 1, 1, 1, 0, 0>, static_offsets = array<i64: 0, -9223372036854775808>, static_sizes = array<i64: 2, 3>, static_strides = array<i64: 1, 1>}> : (tensor<2x3xf32>, tensor<4x8xf32>, index) -> tensor<4x8xf32>
    %18 = "tensor.reshape"(%arg0, %arg5) : (tensor<4x8xf32>, tensor<2xindex>) -> tensor<8x4xf32>
    %19 = "tensor.splat"(%arg4) : (f32) -> tensor<4xf32>
    %20 = "tensor.splat"(%arg4, %arg3) : (f32, index) -> tensor<?x4xf32>
    %21 = "tensor.pad"(%arg0, %arg3) <{operandSegmentSizes = array<i32: 1, 0, 1>, static_high = array<i64: -9223372036854775808, 2>, static_low = array<i64: 1, 0>}> ({
    ^bb0(%arg10: index, %arg11: index):
      "tensor.yield"(%arg4) : (f32) -> ()
    }) : (tensor<4x8xf32>, index) -> tensor<?x10xf32>
    %22 = "tensor.pad"(%arg0) <{nofold, operandSegmentSizes = array<i32: 1, 0, 0>, static_high = array<i64: 0, 2>, static_low = array<i64: 1, 0>}> ({
    ^bb0(%arg8: index, %arg9: index):
      "tensor.yield"(%arg4) : (f32) -> ()
    }) {a} : (tensor<4x8xf32>) -> tensor<5x10xf32>
    %23 = "tensor.extract"(%15) : (tensor<f32>) -> f32
    %24 = "tensor.insert"(%arg4, %15) : (f32, tensor<f32>) -> tensor<f32>
    %25 = "tensor.extract"(%7, %arg3) {x} : (tensor<4xf32>, index) -> f32
    %26 = "tensor.collapse_shape"(%15) <{reassociation = []}> : (tensor<f32>) -> tensor<f32>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
