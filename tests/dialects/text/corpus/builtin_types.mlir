module {
  func.func private @types(i1, i8, si8, ui8, i1234, index, f16, bf16, f32, f64, f80, f128, tf32, f8E5M2, f8E4M3, f8E4M3FN, f8E5M2FNUZ, f8E4M3FNUZ, f8E4M3B11FNUZ, f8E3M4, f8E8M0FNU, f6E2M3FN, f6E3M2FN, f4E2M1FN, none, complex<f32>, complex<i8>, tuple<>, tuple<i32, tuple<f32>>, () -> (), (i32) -> (i32, i32), (i32) -> ((i32) -> i32))
  func.func private @shaped(tensor<f32>, tensor<4x?xf32>, tensor<*xf32>, tensor<0x1xi1>, tensor<4xcomplex<f64>>, tensor<2xf32, "enc">, tensor<2xf32, {a = 1}>, vector<4xf32>, vector<f32>, vector<2x[4]xi8>, memref<f32>, memref<4x?xf32>, memref<*xf32>, memref<*xf32, 3>, memref<4xf32, 1>, memref<4xf32, 1 : i32>, memref<4xf32, "space">, memref<4x4xf32, strided<[4, 1], offset: ?>>, memref<4x4xf32, strided<[4, 1]>>, memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>>, memref<4x4xf32, affine_map<(d0, d1) -> (d1, d0)>, 2>, memref<4xmemref<?xf32>>, memref<2xvector<4xf32>>)
  func.func private @results() -> (i32, f32)
  func.func private @fn_result() -> (() -> i32)
}
