module attributes {
  d.splat_f32 = dense<1.0> : tensor<2x3xf32>, d.splat_list = dense<[1.0, 1.0]> : tensor<2xf32>, d.list = dense<[[1.0, 2.0], [3.5, -0.1]]> : tensor<2x2xf32>,
  d.i32 = dense<[1, -2, 3]> : tensor<3xi32>, d.ui8 = dense<[1, 255]> : tensor<2xui8>, d.si8 = dense<[1, -1]> : tensor<2xsi8>, d.i8 = dense<[1, 255]> : tensor<2xi8>, d.index = dense<[0, 5]> : tensor<2xindex>,
  d.i1 = dense<[true, false, true]> : tensor<3xi1>, d.i1splat = dense<true> : tensor<4xi1>, d.scalar = dense<4> : tensor<i64>, d.empty = dense<> : tensor<0xf32>, d.empty2 = dense<> : tensor<2x0x3xi32>,
  d.vector = dense<[1, 2]> : vector<2xi16>, d.i4 = dense<[1, -2, 7]> : tensor<3xi4>, d.i2 = dense<[1, -2]> : tensor<2xi2>, d.ui4 = dense<[1, 15]> : tensor<2xui4>,
  d.complex = dense<[(1.0, 2.0), (3.0, -0.1)]> : tensor<2xcomplex<f32>>, d.complexsplat = dense<(1.0, 2.0)> : tensor<2xcomplex<f64>>, d.complexint = dense<[(1, 2), (3, 4)]> : tensor<2xcomplex<i32>>,
  d.special = dense<[0x7F800000, 0xFF800000, 0x7FC00000, 0.1, 0.7, 16777216.0, -0.0]> : tensor<7xf32>, d.half = dense<[0.1, 65504.0, 6.0e-8, 0x7C00, 0x7E00]> : tensor<5xf16>, d.bf16 = dense<[0.1, 3.0e38, 1.0]> : tensor<3xbf16>,
  d.f8 = dense<[0.1, 448.0, 0x7F]> : tensor<3xf8E4M3FN>, d.f8s = dense<[0.1, 1.0]> : tensor<2xf8E5M2>, d.f8z = dense<[0.1, 0x80]> : tensor<2xf8E4M3FNUZ>, d.f6 = dense<[0.125, 7.5]> : tensor<2xf6E2M3FN>, d.f4 = dense<[0.5, 6.0]> : tensor<2xf4E2M1FN>,
  d.big = dense<"0x00000000010000000200000003000000040000000500000006000000070000000800000009000000"> : tensor<10xi32>,
  d.hex = dense<"0x000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F6061626364"> : tensor<101xi8>,
  d.hundred = dense<"0x000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F202122232425262728292A2B2C2D2E2F303132333435363738393A3B3C3D3E3F404142434445464748494A4B4C4D4E4F505152535455565758595A5B5C5D5E5F60616263"> : tensor<10x10xi8>
} {
}
