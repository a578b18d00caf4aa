module @jit_resnet18 attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<1x224x224x3xf32>, %arg1: tensor<7x7x3x64xf32>, %arg2: tensor<64xf32>, %arg3: tensor<64xf32>, %arg4: tensor<64xf32>, %arg5: tensor<64xf32>, %arg6: tensor<3x3x64x64xf32>, %arg7: tensor<64xf32>, %arg8: tensor<64xf32>, %arg9: tensor<64xf32>, %arg10: tensor<64xf32>, %arg11: tensor<3x3x64x64xf32>, %arg12: tensor<64xf32>, %arg13: tensor<64xf32>, %arg14: tensor<64xf32>, %arg15: tensor<64xf32>, %arg16: tensor<3x3x64x64xf32>, %arg17: tensor<64xf32>, %arg18: tensor<64xf32>, %arg19: tensor<64xf32>, %arg20: tensor<64xf32>, %arg21: tensor<3x3x64x64xf32>, %arg22: tensor<64xf32>, %arg23: tensor<64xf32>, %arg24: tensor<64xf32>, %arg25: tensor<64xf32>, %arg26: tensor<3x3x64x128xf32>, %arg27: tensor<128xf32>, %arg28: tensor<128xf32>, %arg29: tensor<128xf32>, %arg30: tensor<128xf32>, %arg31: tensor<3x3x128x128xf32>, %arg32: tensor<128xf32>, %arg33: tensor<128xf32>, %arg34: tensor<128xf32>, %arg35: tensor<128xf32>, %arg36: tensor<1x1x64x128xf32>, %arg37: tensor<128xf32>, %arg38: tensor<128xf32>, %arg39: tensor<128xf32>, %arg40: tensor<128xf32>, %arg41: tensor<3x3x128x128xf32>, %arg42: tensor<128xf32>, %arg43: tensor<128xf32>, %arg44: tensor<128xf32>, %arg45: tensor<128xf32>, %arg46: tensor<3x3x128x128xf32>, %arg47: tensor<128xf32>, %arg48: tensor<128xf32>, %arg49: tensor<128xf32>, %arg50: tensor<128xf32>, %arg51: tensor<3x3x128x256xf32>, %arg52: tensor<256xf32>, %arg53: tensor<256xf32>, %arg54: tensor<256xf32>, %arg55: tensor<256xf32>, %arg56: tensor<3x3x256x256xf32>, %arg57: tensor<256xf32>, %arg58: tensor<256xf32>, %arg59: tensor<256xf32>, %arg60: tensor<256xf32>, %arg61: tensor<1x1x128x256xf32>, %arg62: tensor<256xf32>, %arg63: tensor<256xf32>, %arg64: tensor<256xf32>, %arg65: tensor<256xf32>, %arg66: tensor<3x3x256x256xf32>, %arg67: tensor<256xf32>, %arg68: tensor<256xf32>, %arg69: tensor<256xf32>, %arg70: tensor<256xf32>, %arg71: tensor<3x3x256x256xf32>, %arg72: tensor<256xf32>, %arg73: tensor<256xf32>, %arg74: tensor<256xf32>, %arg75: tensor<256xf32>, %arg76: tensor<3x3x256x512xf32>, %arg77: tensor<512xf32>, %arg78: tensor<512xf32>, %arg79: tensor<512xf32>, %arg80: tensor<512xf32>, %arg81: tensor<3x3x512x512xf32>, %arg82: tensor<512xf32>, %arg83: tensor<512xf32>, %arg84: tensor<512xf32>, %arg85: tensor<512xf32>, %arg86: tensor<1x1x256x512xf32>, %arg87: tensor<512xf32>, %arg88: tensor<512xf32>, %arg89: tensor<512xf32>, %arg90: tensor<512xf32>, %arg91: tensor<3x3x512x512xf32>, %arg92: tensor<512xf32>, %arg93: tensor<512xf32>, %arg94: tensor<512xf32>, %arg95: tensor<512xf32>, %arg96: tensor<3x3x512x512xf32>, %arg97: tensor<512xf32>, %arg98: tensor<512xf32>, %arg99: tensor<512xf32>, %arg100: tensor<512xf32>, %arg101: tensor<512x1000xf32>, %arg102: tensor<1000xf32>) -> (tensor<1x1000xf32> {jax.result_info = "result"}) {
    %0 = stablehlo.convolution(%arg0, %arg1) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[3, 3], [3, 3]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x224x224x3xf32>, tensor<7x7x3x64xf32>) -> tensor<1x112x112x64xf32>
    %1 = stablehlo.broadcast_in_dim %arg4, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %2 = stablehlo.broadcast_in_dim %1, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x112x112x64xf32>
    %3 = stablehlo.subtract %0, %2 : tensor<1x112x112x64xf32>
    %cst = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %4 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<64xf32>
    %5 = stablehlo.add %arg5, %4 : tensor<64xf32>
    %6 = stablehlo.rsqrt %5 : tensor<64xf32>
    %7 = stablehlo.multiply %6, %arg2 : tensor<64xf32>
    %8 = stablehlo.broadcast_in_dim %7, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %9 = stablehlo.broadcast_in_dim %8, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x112x112x64xf32>
    %10 = stablehlo.multiply %3, %9 : tensor<1x112x112x64xf32>
    %11 = stablehlo.broadcast_in_dim %arg3, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %12 = stablehlo.broadcast_in_dim %11, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x112x112x64xf32>
    %13 = stablehlo.add %10, %12 : tensor<1x112x112x64xf32>
    %14 = call @relu(%13) : (tensor<1x112x112x64xf32>) -> tensor<1x112x112x64xf32>
    %cst_0 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %15 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<f32>
    %16 = "stablehlo.reduce_window"(%14, %15) <{base_dilations = array<i64: 1, 1, 1, 1>, padding = dense<[[0, 0], [1, 1], [1, 1], [0, 0]]> : tensor<4x2xi64>, window_dilations = array<i64: 1, 1, 1, 1>, window_dimensions = array<i64: 1, 3, 3, 1>, window_strides = array<i64: 1, 2, 2, 1>}> ({
    ^bb0(%arg103: tensor<f32>, %arg104: tensor<f32>):
      %313 = stablehlo.maximum %arg103, %arg104 : tensor<f32>
      stablehlo.return %313 : tensor<f32>
    }) : (tensor<1x112x112x64xf32>, tensor<f32>) -> tensor<1x56x56x64xf32>
    %17 = stablehlo.convolution(%16, %arg6) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x56x56x64xf32>, tensor<3x3x64x64xf32>) -> tensor<1x56x56x64xf32>
    %18 = stablehlo.broadcast_in_dim %arg9, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %19 = stablehlo.broadcast_in_dim %18, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %20 = stablehlo.subtract %17, %19 : tensor<1x56x56x64xf32>
    %cst_1 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %21 = stablehlo.broadcast_in_dim %cst_1, dims = [] : (tensor<f32>) -> tensor<64xf32>
    %22 = stablehlo.add %arg10, %21 : tensor<64xf32>
    %23 = stablehlo.rsqrt %22 : tensor<64xf32>
    %24 = stablehlo.multiply %23, %arg7 : tensor<64xf32>
    %25 = stablehlo.broadcast_in_dim %24, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %26 = stablehlo.broadcast_in_dim %25, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %27 = stablehlo.multiply %20, %26 : tensor<1x56x56x64xf32>
    %28 = stablehlo.broadcast_in_dim %arg8, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %29 = stablehlo.broadcast_in_dim %28, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %30 = stablehlo.add %27, %29 : tensor<1x56x56x64xf32>
    %31 = call @relu_0(%30) : (tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    %32 = stablehlo.convolution(%31, %arg11) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x56x56x64xf32>, tensor<3x3x64x64xf32>) -> tensor<1x56x56x64xf32>
    %33 = stablehlo.broadcast_in_dim %arg14, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %34 = stablehlo.broadcast_in_dim %33, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %35 = stablehlo.subtract %32, %34 : tensor<1x56x56x64xf32>
    %cst_2 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %36 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<64xf32>
    %37 = stablehlo.add %arg15, %36 : tensor<64xf32>
    %38 = stablehlo.rsqrt %37 : tensor<64xf32>
    %39 = stablehlo.multiply %38, %arg12 : tensor<64xf32>
    %40 = stablehlo.broadcast_in_dim %39, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %41 = stablehlo.broadcast_in_dim %40, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %42 = stablehlo.multiply %35, %41 : tensor<1x56x56x64xf32>
    %43 = stablehlo.broadcast_in_dim %arg13, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %44 = stablehlo.broadcast_in_dim %43, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %45 = stablehlo.add %42, %44 : tensor<1x56x56x64xf32>
    %46 = stablehlo.add %16, %45 : tensor<1x56x56x64xf32>
    %47 = call @relu_0(%46) : (tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    %48 = stablehlo.convolution(%47, %arg16) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x56x56x64xf32>, tensor<3x3x64x64xf32>) -> tensor<1x56x56x64xf32>
    %49 = stablehlo.broadcast_in_dim %arg19, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %50 = stablehlo.broadcast_in_dim %49, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %51 = stablehlo.subtract %48, %50 : tensor<1x56x56x64xf32>
    %cst_3 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %52 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<64xf32>
    %53 = stablehlo.add %arg20, %52 : tensor<64xf32>
    %54 = stablehlo.rsqrt %53 : tensor<64xf32>
    %55 = stablehlo.multiply %54, %arg17 : tensor<64xf32>
    %56 = stablehlo.broadcast_in_dim %55, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %57 = stablehlo.broadcast_in_dim %56, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %58 = stablehlo.multiply %51, %57 : tensor<1x56x56x64xf32>
    %59 = stablehlo.broadcast_in_dim %arg18, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %60 = stablehlo.broadcast_in_dim %59, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %61 = stablehlo.add %58, %60 : tensor<1x56x56x64xf32>
    %62 = call @relu_0(%61) : (tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    %63 = stablehlo.convolution(%62, %arg21) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x56x56x64xf32>, tensor<3x3x64x64xf32>) -> tensor<1x56x56x64xf32>
    %64 = stablehlo.broadcast_in_dim %arg24, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %65 = stablehlo.broadcast_in_dim %64, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %66 = stablehlo.subtract %63, %65 : tensor<1x56x56x64xf32>
    %cst_4 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %67 = stablehlo.broadcast_in_dim %cst_4, dims = [] : (tensor<f32>) -> tensor<64xf32>
    %68 = stablehlo.add %arg25, %67 : tensor<64xf32>
    %69 = stablehlo.rsqrt %68 : tensor<64xf32>
    %70 = stablehlo.multiply %69, %arg22 : tensor<64xf32>
    %71 = stablehlo.broadcast_in_dim %70, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %72 = stablehlo.broadcast_in_dim %71, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %73 = stablehlo.multiply %66, %72 : tensor<1x56x56x64xf32>
    %74 = stablehlo.broadcast_in_dim %arg23, dims = [3] : (tensor<64xf32>) -> tensor<1x1x1x64xf32>
    %75 = stablehlo.broadcast_in_dim %74, dims = [0, 1, 2, 3] : (tensor<1x1x1x64xf32>) -> tensor<1x56x56x64xf32>
    %76 = stablehlo.add %73, %75 : tensor<1x56x56x64xf32>
    %77 = stablehlo.add %47, %76 : tensor<1x56x56x64xf32>
    %78 = call @relu_0(%77) : (tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32>
    %79 = stablehlo.convolution(%78, %arg26) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x56x56x64xf32>, tensor<3x3x64x128xf32>) -> tensor<1x28x28x128xf32>
    %80 = stablehlo.broadcast_in_dim %arg29, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %81 = stablehlo.broadcast_in_dim %80, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %82 = stablehlo.subtract %79, %81 : tensor<1x28x28x128xf32>
    %cst_5 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %83 = stablehlo.broadcast_in_dim %cst_5, dims = [] : (tensor<f32>) -> tensor<128xf32>
    %84 = stablehlo.add %arg30, %83 : tensor<128xf32>
    %85 = stablehlo.rsqrt %84 : tensor<128xf32>
    %86 = stablehlo.multiply %85, %arg27 : tensor<128xf32>
    %87 = stablehlo.broadcast_in_dim %86, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %88 = stablehlo.broadcast_in_dim %87, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %89 = stablehlo.multiply %82, %88 : tensor<1x28x28x128xf32>
    %90 = stablehlo.broadcast_in_dim %arg28, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %91 = stablehlo.broadcast_in_dim %90, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %92 = stablehlo.add %89, %91 : tensor<1x28x28x128xf32>
    %93 = call @relu_1(%92) : (tensor<1x28x28x128xf32>) -> tensor<1x28x28x128xf32>
    %94 = stablehlo.convolution(%93, %arg31) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x28x28x128xf32>, tensor<3x3x128x128xf32>) -> tensor<1x28x28x128xf32>
    %95 = stablehlo.broadcast_in_dim %arg34, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %96 = stablehlo.broadcast_in_dim %95, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %97 = stablehlo.subtract %94, %96 : tensor<1x28x28x128xf32>
    %cst_6 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %98 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<128xf32>
    %99 = stablehlo.add %arg35, %98 : tensor<128xf32>
    %100 = stablehlo.rsqrt %99 : tensor<128xf32>
    %101 = stablehlo.multiply %100, %arg32 : tensor<128xf32>
    %102 = stablehlo.broadcast_in_dim %101, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %103 = stablehlo.broadcast_in_dim %102, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %104 = stablehlo.multiply %97, %103 : tensor<1x28x28x128xf32>
    %105 = stablehlo.broadcast_in_dim %arg33, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %106 = stablehlo.broadcast_in_dim %105, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %107 = stablehlo.add %104, %106 : tensor<1x28x28x128xf32>
    %108 = stablehlo.convolution(%78, %arg36) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x56x56x64xf32>, tensor<1x1x64x128xf32>) -> tensor<1x28x28x128xf32>
    %109 = stablehlo.broadcast_in_dim %arg39, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %110 = stablehlo.broadcast_in_dim %109, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %111 = stablehlo.subtract %108, %110 : tensor<1x28x28x128xf32>
    %cst_7 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %112 = stablehlo.broadcast_in_dim %cst_7, dims = [] : (tensor<f32>) -> tensor<128xf32>
    %113 = stablehlo.add %arg40, %112 : tensor<128xf32>
    %114 = stablehlo.rsqrt %113 : tensor<128xf32>
    %115 = stablehlo.multiply %114, %arg37 : tensor<128xf32>
    %116 = stablehlo.broadcast_in_dim %115, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %117 = stablehlo.broadcast_in_dim %116, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %118 = stablehlo.multiply %111, %117 : tensor<1x28x28x128xf32>
    %119 = stablehlo.broadcast_in_dim %arg38, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %120 = stablehlo.broadcast_in_dim %119, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %121 = stablehlo.add %118, %120 : tensor<1x28x28x128xf32>
    %122 = stablehlo.add %121, %107 : tensor<1x28x28x128xf32>
    %123 = call @relu_1(%122) : (tensor<1x28x28x128xf32>) -> tensor<1x28x28x128xf32>
    %124 = stablehlo.convolution(%123, %arg41) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x28x28x128xf32>, tensor<3x3x128x128xf32>) -> tensor<1x28x28x128xf32>
    %125 = stablehlo.broadcast_in_dim %arg44, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %126 = stablehlo.broadcast_in_dim %125, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %127 = stablehlo.subtract %124, %126 : tensor<1x28x28x128xf32>
    %cst_8 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %128 = stablehlo.broadcast_in_dim %cst_8, dims = [] : (tensor<f32>) -> tensor<128xf32>
    %129 = stablehlo.add %arg45, %128 : tensor<128xf32>
    %130 = stablehlo.rsqrt %129 : tensor<128xf32>
    %131 = stablehlo.multiply %130, %arg42 : tensor<128xf32>
    %132 = stablehlo.broadcast_in_dim %131, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %133 = stablehlo.broadcast_in_dim %132, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %134 = stablehlo.multiply %127, %133 : tensor<1x28x28x128xf32>
    %135 = stablehlo.broadcast_in_dim %arg43, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %136 = stablehlo.broadcast_in_dim %135, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %137 = stablehlo.add %134, %136 : tensor<1x28x28x128xf32>
    %138 = call @relu_1(%137) : (tensor<1x28x28x128xf32>) -> tensor<1x28x28x128xf32>
    %139 = stablehlo.convolution(%138, %arg46) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x28x28x128xf32>, tensor<3x3x128x128xf32>) -> tensor<1x28x28x128xf32>
    %140 = stablehlo.broadcast_in_dim %arg49, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %141 = stablehlo.broadcast_in_dim %140, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %142 = stablehlo.subtract %139, %141 : tensor<1x28x28x128xf32>
    %cst_9 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %143 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<128xf32>
    %144 = stablehlo.add %arg50, %143 : tensor<128xf32>
    %145 = stablehlo.rsqrt %144 : tensor<128xf32>
    %146 = stablehlo.multiply %145, %arg47 : tensor<128xf32>
    %147 = stablehlo.broadcast_in_dim %146, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %148 = stablehlo.broadcast_in_dim %147, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %149 = stablehlo.multiply %142, %148 : tensor<1x28x28x128xf32>
    %150 = stablehlo.broadcast_in_dim %arg48, dims = [3] : (tensor<128xf32>) -> tensor<1x1x1x128xf32>
    %151 = stablehlo.broadcast_in_dim %150, dims = [0, 1, 2, 3] : (tensor<1x1x1x128xf32>) -> tensor<1x28x28x128xf32>
    %152 = stablehlo.add %149, %151 : tensor<1x28x28x128xf32>
    %153 = stablehlo.add %123, %152 : tensor<1x28x28x128xf32>
    %154 = call @relu_1(%153) : (tensor<1x28x28x128xf32>) -> tensor<1x28x28x128xf32>
    %155 = stablehlo.convolution(%154, %arg51) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x28x28x128xf32>, tensor<3x3x128x256xf32>) -> tensor<1x14x14x256xf32>
    %156 = stablehlo.broadcast_in_dim %arg54, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %157 = stablehlo.broadcast_in_dim %156, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %158 = stablehlo.subtract %155, %157 : tensor<1x14x14x256xf32>
    %cst_10 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %159 = stablehlo.broadcast_in_dim %cst_10, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %160 = stablehlo.add %arg55, %159 : tensor<256xf32>
    %161 = stablehlo.rsqrt %160 : tensor<256xf32>
    %162 = stablehlo.multiply %161, %arg52 : tensor<256xf32>
    %163 = stablehlo.broadcast_in_dim %162, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %164 = stablehlo.broadcast_in_dim %163, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %165 = stablehlo.multiply %158, %164 : tensor<1x14x14x256xf32>
    %166 = stablehlo.broadcast_in_dim %arg53, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %167 = stablehlo.broadcast_in_dim %166, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %168 = stablehlo.add %165, %167 : tensor<1x14x14x256xf32>
    %169 = call @relu_2(%168) : (tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32>
    %170 = stablehlo.convolution(%169, %arg56) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x14x14x256xf32>, tensor<3x3x256x256xf32>) -> tensor<1x14x14x256xf32>
    %171 = stablehlo.broadcast_in_dim %arg59, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %172 = stablehlo.broadcast_in_dim %171, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %173 = stablehlo.subtract %170, %172 : tensor<1x14x14x256xf32>
    %cst_11 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %174 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %175 = stablehlo.add %arg60, %174 : tensor<256xf32>
    %176 = stablehlo.rsqrt %175 : tensor<256xf32>
    %177 = stablehlo.multiply %176, %arg57 : tensor<256xf32>
    %178 = stablehlo.broadcast_in_dim %177, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %179 = stablehlo.broadcast_in_dim %178, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %180 = stablehlo.multiply %173, %179 : tensor<1x14x14x256xf32>
    %181 = stablehlo.broadcast_in_dim %arg58, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %182 = stablehlo.broadcast_in_dim %181, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %183 = stablehlo.add %180, %182 : tensor<1x14x14x256xf32>
    %184 = stablehlo.convolution(%154, %arg61) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x28x28x128xf32>, tensor<1x1x128x256xf32>) -> tensor<1x14x14x256xf32>
    %185 = stablehlo.broadcast_in_dim %arg64, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %186 = stablehlo.broadcast_in_dim %185, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %187 = stablehlo.subtract %184, %186 : tensor<1x14x14x256xf32>
    %cst_12 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %188 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %189 = stablehlo.add %arg65, %188 : tensor<256xf32>
    %190 = stablehlo.rsqrt %189 : tensor<256xf32>
    %191 = stablehlo.multiply %190, %arg62 : tensor<256xf32>
    %192 = stablehlo.broadcast_in_dim %191, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %193 = stablehlo.broadcast_in_dim %192, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %194 = stablehlo.multiply %187, %193 : tensor<1x14x14x256xf32>
    %195 = stablehlo.broadcast_in_dim %arg63, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %196 = stablehlo.broadcast_in_dim %195, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %197 = stablehlo.add %194, %196 : tensor<1x14x14x256xf32>
    %198 = stablehlo.add %197, %183 : tensor<1x14x14x256xf32>
    %199 = call @relu_2(%198) : (tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32>
    %200 = stablehlo.convolution(%199, %arg66) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x14x14x256xf32>, tensor<3x3x256x256xf32>) -> tensor<1x14x14x256xf32>
    %201 = stablehlo.broadcast_in_dim %arg69, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %202 = stablehlo.broadcast_in_dim %201, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %203 = stablehlo.subtract %200, %202 : tensor<1x14x14x256xf32>
    %cst_13 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %204 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %205 = stablehlo.add %arg70, %204 : tensor<256xf32>
    %206 = stablehlo.rsqrt %205 : tensor<256xf32>
    %207 = stablehlo.multiply %206, %arg67 : tensor<256xf32>
    %208 = stablehlo.broadcast_in_dim %207, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %209 = stablehlo.broadcast_in_dim %208, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %210 = stablehlo.multiply %203, %209 : tensor<1x14x14x256xf32>
    %211 = stablehlo.broadcast_in_dim %arg68, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %212 = stablehlo.broadcast_in_dim %211, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %213 = stablehlo.add %210, %212 : tensor<1x14x14x256xf32>
    %214 = call @relu_2(%213) : (tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32>
    %215 = stablehlo.convolution(%214, %arg71) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x14x14x256xf32>, tensor<3x3x256x256xf32>) -> tensor<1x14x14x256xf32>
    %216 = stablehlo.broadcast_in_dim %arg74, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %217 = stablehlo.broadcast_in_dim %216, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %218 = stablehlo.subtract %215, %217 : tensor<1x14x14x256xf32>
    %cst_14 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %219 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<256xf32>
    %220 = stablehlo.add %arg75, %219 : tensor<256xf32>
    %221 = stablehlo.rsqrt %220 : tensor<256xf32>
    %222 = stablehlo.multiply %221, %arg72 : tensor<256xf32>
    %223 = stablehlo.broadcast_in_dim %222, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %224 = stablehlo.broadcast_in_dim %223, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %225 = stablehlo.multiply %218, %224 : tensor<1x14x14x256xf32>
    %226 = stablehlo.broadcast_in_dim %arg73, dims = [3] : (tensor<256xf32>) -> tensor<1x1x1x256xf32>
    %227 = stablehlo.broadcast_in_dim %226, dims = [0, 1, 2, 3] : (tensor<1x1x1x256xf32>) -> tensor<1x14x14x256xf32>
    %228 = stablehlo.add %225, %227 : tensor<1x14x14x256xf32>
    %229 = stablehlo.add %199, %228 : tensor<1x14x14x256xf32>
    %230 = call @relu_2(%229) : (tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32>
    %231 = stablehlo.convolution(%230, %arg76) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x14x14x256xf32>, tensor<3x3x256x512xf32>) -> tensor<1x7x7x512xf32>
    %232 = stablehlo.broadcast_in_dim %arg79, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %233 = stablehlo.broadcast_in_dim %232, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %234 = stablehlo.subtract %231, %233 : tensor<1x7x7x512xf32>
    %cst_15 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %235 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<512xf32>
    %236 = stablehlo.add %arg80, %235 : tensor<512xf32>
    %237 = stablehlo.rsqrt %236 : tensor<512xf32>
    %238 = stablehlo.multiply %237, %arg77 : tensor<512xf32>
    %239 = stablehlo.broadcast_in_dim %238, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %240 = stablehlo.broadcast_in_dim %239, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %241 = stablehlo.multiply %234, %240 : tensor<1x7x7x512xf32>
    %242 = stablehlo.broadcast_in_dim %arg78, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %243 = stablehlo.broadcast_in_dim %242, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %244 = stablehlo.add %241, %243 : tensor<1x7x7x512xf32>
    %245 = call @relu_3(%244) : (tensor<1x7x7x512xf32>) -> tensor<1x7x7x512xf32>
    %246 = stablehlo.convolution(%245, %arg81) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x7x7x512xf32>, tensor<3x3x512x512xf32>) -> tensor<1x7x7x512xf32>
    %247 = stablehlo.broadcast_in_dim %arg84, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %248 = stablehlo.broadcast_in_dim %247, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %249 = stablehlo.subtract %246, %248 : tensor<1x7x7x512xf32>
    %cst_16 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %250 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<512xf32>
    %251 = stablehlo.add %arg85, %250 : tensor<512xf32>
    %252 = stablehlo.rsqrt %251 : tensor<512xf32>
    %253 = stablehlo.multiply %252, %arg82 : tensor<512xf32>
    %254 = stablehlo.broadcast_in_dim %253, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %255 = stablehlo.broadcast_in_dim %254, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %256 = stablehlo.multiply %249, %255 : tensor<1x7x7x512xf32>
    %257 = stablehlo.broadcast_in_dim %arg83, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %258 = stablehlo.broadcast_in_dim %257, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %259 = stablehlo.add %256, %258 : tensor<1x7x7x512xf32>
    %260 = stablehlo.convolution(%230, %arg86) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [2, 2], pad = [[0, 0], [0, 0]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x14x14x256xf32>, tensor<1x1x256x512xf32>) -> tensor<1x7x7x512xf32>
    %261 = stablehlo.broadcast_in_dim %arg89, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %262 = stablehlo.broadcast_in_dim %261, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %263 = stablehlo.subtract %260, %262 : tensor<1x7x7x512xf32>
    %cst_17 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %264 = stablehlo.broadcast_in_dim %cst_17, dims = [] : (tensor<f32>) -> tensor<512xf32>
    %265 = stablehlo.add %arg90, %264 : tensor<512xf32>
    %266 = stablehlo.rsqrt %265 : tensor<512xf32>
    %267 = stablehlo.multiply %266, %arg87 : tensor<512xf32>
    %268 = stablehlo.broadcast_in_dim %267, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %269 = stablehlo.broadcast_in_dim %268, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %270 = stablehlo.multiply %263, %269 : tensor<1x7x7x512xf32>
    %271 = stablehlo.broadcast_in_dim %arg88, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %272 = stablehlo.broadcast_in_dim %271, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %273 = stablehlo.add %270, %272 : tensor<1x7x7x512xf32>
    %274 = stablehlo.add %273, %259 : tensor<1x7x7x512xf32>
    %275 = call @relu_3(%274) : (tensor<1x7x7x512xf32>) -> tensor<1x7x7x512xf32>
    %276 = stablehlo.convolution(%275, %arg91) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x7x7x512xf32>, tensor<3x3x512x512xf32>) -> tensor<1x7x7x512xf32>
    %277 = stablehlo.broadcast_in_dim %arg94, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %278 = stablehlo.broadcast_in_dim %277, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %279 = stablehlo.subtract %276, %278 : tensor<1x7x7x512xf32>
    %cst_18 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %280 = stablehlo.broadcast_in_dim %cst_18, dims = [] : (tensor<f32>) -> tensor<512xf32>
    %281 = stablehlo.add %arg95, %280 : tensor<512xf32>
    %282 = stablehlo.rsqrt %281 : tensor<512xf32>
    %283 = stablehlo.multiply %282, %arg92 : tensor<512xf32>
    %284 = stablehlo.broadcast_in_dim %283, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %285 = stablehlo.broadcast_in_dim %284, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %286 = stablehlo.multiply %279, %285 : tensor<1x7x7x512xf32>
    %287 = stablehlo.broadcast_in_dim %arg93, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %288 = stablehlo.broadcast_in_dim %287, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %289 = stablehlo.add %286, %288 : tensor<1x7x7x512xf32>
    %290 = call @relu_3(%289) : (tensor<1x7x7x512xf32>) -> tensor<1x7x7x512xf32>
    %291 = stablehlo.convolution(%290, %arg96) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = [1, 1], pad = [[1, 1], [1, 1]], lhs_dilate = [1, 1], rhs_dilate = [1, 1], reverse = [false, false]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64, precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]} : (tensor<1x7x7x512xf32>, tensor<3x3x512x512xf32>) -> tensor<1x7x7x512xf32>
    %292 = stablehlo.broadcast_in_dim %arg99, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %293 = stablehlo.broadcast_in_dim %292, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %294 = stablehlo.subtract %291, %293 : tensor<1x7x7x512xf32>
    %cst_19 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %295 = stablehlo.broadcast_in_dim %cst_19, dims = [] : (tensor<f32>) -> tensor<512xf32>
    %296 = stablehlo.add %arg100, %295 : tensor<512xf32>
    %297 = stablehlo.rsqrt %296 : tensor<512xf32>
    %298 = stablehlo.multiply %297, %arg97 : tensor<512xf32>
    %299 = stablehlo.broadcast_in_dim %298, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %300 = stablehlo.broadcast_in_dim %299, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %301 = stablehlo.multiply %294, %300 : tensor<1x7x7x512xf32>
    %302 = stablehlo.broadcast_in_dim %arg98, dims = [3] : (tensor<512xf32>) -> tensor<1x1x1x512xf32>
    %303 = stablehlo.broadcast_in_dim %302, dims = [0, 1, 2, 3] : (tensor<1x1x1x512xf32>) -> tensor<1x7x7x512xf32>
    %304 = stablehlo.add %301, %303 : tensor<1x7x7x512xf32>
    %305 = stablehlo.add %275, %304 : tensor<1x7x7x512xf32>
    %306 = call @relu_3(%305) : (tensor<1x7x7x512xf32>) -> tensor<1x7x7x512xf32>
    %cst_20 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %307 = stablehlo.reduce(%306 init: %cst_20) applies stablehlo.add across dimensions = [1, 2] : (tensor<1x7x7x512xf32>, tensor<f32>) -> tensor<1x512xf32>
    %cst_21 = stablehlo.constant dense<4.900000e+01> : tensor<f32>
    %308 = stablehlo.broadcast_in_dim %cst_21, dims = [] : (tensor<f32>) -> tensor<1x512xf32>
    %309 = stablehlo.divide %307, %308 : tensor<1x512xf32>
    %310 = stablehlo.dot_general %309, %arg101, contracting_dims = [1] x [0], precision = [DEFAULT, DEFAULT] : (tensor<1x512xf32>, tensor<512x1000xf32>) -> tensor<1x1000xf32>
    %311 = stablehlo.broadcast_in_dim %arg102, dims = [1] : (tensor<1000xf32>) -> tensor<1x1000xf32>
    %312 = stablehlo.add %310, %311 : tensor<1x1000xf32>
    return %312 : tensor<1x1000xf32>
  }
  func.func private @relu(%arg0: tensor<1x112x112x64xf32>) -> tensor<1x112x112x64xf32> {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<1x112x112x64xf32>
    %1 = stablehlo.maximum %arg0, %0 : tensor<1x112x112x64xf32>
    return %1 : tensor<1x112x112x64xf32>
  }
  func.func private @relu_0(%arg0: tensor<1x56x56x64xf32>) -> tensor<1x56x56x64xf32> {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<1x56x56x64xf32>
    %1 = stablehlo.maximum %arg0, %0 : tensor<1x56x56x64xf32>
    return %1 : tensor<1x56x56x64xf32>
  }
  func.func private @relu_1(%arg0: tensor<1x28x28x128xf32>) -> tensor<1x28x28x128xf32> {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<1x28x28x128xf32>
    %1 = stablehlo.maximum %arg0, %0 : tensor<1x28x28x128xf32>
    return %1 : tensor<1x28x28x128xf32>
  }
  func.func private @relu_2(%arg0: tensor<1x14x14x256xf32>) -> tensor<1x14x14x256xf32> {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<1x14x14x256xf32>
    %1 = stablehlo.maximum %arg0, %0 : tensor<1x14x14x256xf32>
    return %1 : tensor<1x14x14x256xf32>
  }
  func.func private @relu_3(%arg0: tensor<1x7x7x512xf32>) -> tensor<1x7x7x512xf32> {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.broadcast_in_dim %cst, dims = [] : (tensor<f32>) -> tensor<1x7x7x512xf32>
    %1 = stablehlo.maximum %arg0, %0 : tensor<1x7x7x512xf32>
    return %1 : tensor<1x7x7x512xf32>
  }
}
