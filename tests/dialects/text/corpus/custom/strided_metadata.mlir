module {
  func.func @metadata(%arg0: memref<4x8xf32, strided<[8, 1], offset: ?>>) {
    %base_buffer, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %arg0 : memref<4x8xf32, strided<[8, 1], offset: ?>> -> memref<f32>, index, index, index, index, index
    %0 = arith.addi %offset, %sizes#0 : index
    %1 = arith.addi %0, %strides#1 : index
    return
  }
}
