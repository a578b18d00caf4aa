func.func @metadata(%s: memref<4x8xf32, strided<[8, 1], offset: ?>>) {
  %base, %offset, %sizes:2, %strides:2 = memref.extract_strided_metadata %s : memref<4x8xf32, strided<[8, 1], offset: ?>> -> memref<f32>, index, index, index, index, index
  %29 = arith.addi %offset, %sizes#0 : index
  %31 = arith.addi %29, %strides#1 : index
  return
}
