module {
  func.func @tensor(%arg0: tensor<4x8xf32>, %arg1: tensor<?x8xf32>, %arg2: tensor<*xf32>, %arg3: index, %arg4: f32, %arg5: tensor<2xindex>, %arg6: tensor<2x3xf32>, %arg7: tensor<1x2xindex>) {
    %cast = tensor.cast %arg1 : tensor<?x8xf32> to tensor<4x8xf32>
    %cast_0 = tensor.cast %arg0 {a} : tensor<4x8xf32> to tensor<*xf32>
    %collapsed = tensor.collapse_shape %arg0 [[0, 1]] : tensor<4x8xf32> into tensor<32xf32>
    %expanded = tensor.expand_shape %arg0 [[0, 1], [2, 3]] output_shape [2, 2, 4, 2] : tensor<4x8xf32> into tensor<2x2x4x2xf32>
    %expanded_1 = tensor.expand_shape %arg1 [[0, 1], [2]] output_shape [%arg3, 2, 8] : tensor<?x8xf32> into tensor<?x2x8xf32>
    %concat = tensor.concat dim(0) %arg0, %arg0 : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<8x8xf32>
    %dim = tensor.dim %arg1, %arg3 : tensor<?x8xf32>
    %0 = tensor.empty() : tensor<4xf32>
    %1 = tensor.empty(%arg3, %arg3) : tensor<?x?xf32>
    %2 = tensor.empty() {a.b} : tensor<4xf32>
    %extracted = tensor.extract %arg0[%arg3, %arg3] : tensor<4x8xf32>
    %extracted_slice = tensor.extract_slice %arg0[0, 0] [2, 4] [1, 1] : tensor<4x8xf32> to tensor<2x4xf32>
    %extracted_slice_2 = tensor.extract_slice %arg0[%arg3, 0] [%arg3, 4] [1, %arg3] : tensor<4x8xf32> to tensor<?x4xf32>
    %extracted_slice_3 = tensor.extract_slice %arg0[1, 0] [1, 8] [1, 1] : tensor<4x8xf32> to tensor<8xf32>
    %from_elements = tensor.from_elements %arg4, %arg4 : tensor<2xf32>
    %from_elements_4 = tensor.from_elements %arg4 : tensor<f32>
    %inserted = tensor.insert %arg4 into %arg0[%arg3, %arg3] : tensor<4x8xf32>
    %inserted_slice = tensor.insert_slice %arg6 into %arg0[0, %arg3] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<4x8xf32>
    %reshape = tensor.reshape %arg0(%arg5) : (tensor<4x8xf32>, tensor<2xindex>) -> tensor<8x4xf32>
    %splat = tensor.splat %arg4 : tensor<4xf32>
    %splat_5 = tensor.splat %arg4[%arg3] : tensor<?x4xf32>
    %padded = tensor.pad %arg0 low[1, 0] high[%arg3, 2] {
    ^bb0(%arg8: index, %arg9: index):
      tensor.yield %arg4 : f32
    } : tensor<4x8xf32> to tensor<?x10xf32>
    %padded_6 = tensor.pad %arg0 nofold low[1, 0] high[0, 2] {
    ^bb0(%arg8: index, %arg9: index):
      tensor.yield %arg4 : f32
    } {a} : tensor<4x8xf32> to tensor<5x10xf32>
    %extracted_7 = tensor.extract %from_elements_4[] : tensor<f32>
    %inserted_8 = tensor.insert %arg4 into %from_elements_4[] : tensor<f32>
    %extracted_9 = tensor.extract %0[%arg3] {x} : tensor<4xf32>
    %collapsed_10 = tensor.collapse_shape %from_elements_4 [] : tensor<f32> into tensor<f32>
    return
  }
}
