module @jit_encoder attributes {mhlo.num_partitions = 1 : i32, mhlo.num_replicas = 1 : i32} {
  func.func public @main(%arg0: tensor<1x4x16xf32>, %arg1: tensor<16xf32>, %arg2: tensor<16xf32>, %arg3: tensor<16x48xf32>, %arg4: tensor<16x16xf32>, %arg5: tensor<16xf32>, %arg6: tensor<16xf32>, %arg7: tensor<16x64xf32>, %arg8: tensor<64xf32>, %arg9: tensor<64x16xf32>, %arg10: tensor<16xf32>) -> (tensor<1x4x16xf32> {jax.result_info = "result"}) {
    %cst = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %0 = stablehlo.reduce(%arg0 init: %cst) applies stablehlo.add across dimensions = [2] : (tensor<1x4x16xf32>, tensor<f32>) -> tensor<1x4xf32>
    %1 = stablehlo.broadcast_in_dim %0, dims = [0, 1] : (tensor<1x4xf32>) -> tensor<1x4x1xf32>
    %cst_0 = stablehlo.constant dense<1.600000e+01> : tensor<f32>
    %2 = stablehlo.broadcast_in_dim %cst_0, dims = [] : (tensor<f32>) -> tensor<1x4x1xf32>
    %3 = stablehlo.divide %1, %2 : tensor<1x4x1xf32>
    %4 = stablehlo.broadcast_in_dim %3, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x16xf32>
    %5 = stablehlo.subtract %arg0, %4 : tensor<1x4x16xf32>
    %6 = chlo.square %5 : tensor<1x4x16xf32> -> tensor<1x4x16xf32>
    %cst_1 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %7 = stablehlo.reduce(%6 init: %cst_1) applies stablehlo.add across dimensions = [2] : (tensor<1x4x16xf32>, tensor<f32>) -> tensor<1x4xf32>
    %8 = stablehlo.broadcast_in_dim %7, dims = [0, 1] : (tensor<1x4xf32>) -> tensor<1x4x1xf32>
    %cst_2 = stablehlo.constant dense<1.600000e+01> : tensor<f32>
    %9 = stablehlo.broadcast_in_dim %cst_2, dims = [] : (tensor<f32>) -> tensor<1x4x1xf32>
    %10 = stablehlo.divide %8, %9 : tensor<1x4x1xf32>
    %11 = stablehlo.broadcast_in_dim %3, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x16xf32>
    %12 = stablehlo.subtract %arg0, %11 : tensor<1x4x16xf32>
    %cst_3 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %13 = stablehlo.broadcast_in_dim %cst_3, dims = [] : (tensor<f32>) -> tensor<1x4x1xf32>
    %14 = stablehlo.add %10, %13 : tensor<1x4x1xf32>
    %15 = stablehlo.rsqrt %14 : tensor<1x4x1xf32>
    %16 = stablehlo.broadcast_in_dim %15, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x16xf32>
    %17 = stablehlo.multiply %12, %16 : tensor<1x4x16xf32>
    %18 = stablehlo.broadcast_in_dim %arg1, dims = [2] : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %19 = stablehlo.broadcast_in_dim %18, dims = [0, 1, 2] : (tensor<1x1x16xf32>) -> tensor<1x4x16xf32>
    %20 = stablehlo.multiply %17, %19 : tensor<1x4x16xf32>
    %21 = stablehlo.broadcast_in_dim %arg2, dims = [2] : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %22 = stablehlo.broadcast_in_dim %21, dims = [0, 1, 2] : (tensor<1x1x16xf32>) -> tensor<1x4x16xf32>
    %23 = stablehlo.add %20, %22 : tensor<1x4x16xf32>
    %24 = stablehlo.dot_general %23, %arg3, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<1x4x16xf32>, tensor<16x48xf32>) -> tensor<1x4x48xf32>
    %25 = stablehlo.slice %24 [0:1, 0:4, 0:16] : (tensor<1x4x48xf32>) -> tensor<1x4x16xf32>
    %26 = stablehlo.slice %24 [0:1, 0:4, 16:32] : (tensor<1x4x48xf32>) -> tensor<1x4x16xf32>
    %27 = stablehlo.slice %24 [0:1, 0:4, 32:48] : (tensor<1x4x48xf32>) -> tensor<1x4x16xf32>
    %28 = stablehlo.reshape %25 : (tensor<1x4x16xf32>) -> tensor<1x4x8x2xf32>
    %29 = stablehlo.transpose %28, dims = [0, 2, 1, 3] : (tensor<1x4x8x2xf32>) -> tensor<1x8x4x2xf32>
    %30 = stablehlo.reshape %26 : (tensor<1x4x16xf32>) -> tensor<1x4x8x2xf32>
    %31 = stablehlo.transpose %30, dims = [0, 2, 1, 3] : (tensor<1x4x8x2xf32>) -> tensor<1x8x4x2xf32>
    %32 = stablehlo.reshape %27 : (tensor<1x4x16xf32>) -> tensor<1x4x8x2xf32>
    %33 = stablehlo.transpose %32, dims = [0, 2, 1, 3] : (tensor<1x4x8x2xf32>) -> tensor<1x8x4x2xf32>
    %34 = stablehlo.dot_general %29, %31, batching_dims = [0, 1] x [0, 1], contracting_dims = [3] x [3], precision = [DEFAULT, DEFAULT] : (tensor<1x8x4x2xf32>, tensor<1x8x4x2xf32>) -> tensor<1x8x4x4xf32>
    %cst_4 = stablehlo.constant dense<2.000000e+00> : tensor<f32>
    %35 = stablehlo.sqrt %cst_4 : tensor<f32>
    %36 = stablehlo.broadcast_in_dim %35, dims = [] : (tensor<f32>) -> tensor<1x8x4x4xf32>
    %37 = stablehlo.divide %34, %36 : tensor<1x8x4x4xf32>
    %cst_5 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %38 = stablehlo.reduce(%37 init: %cst_5) applies stablehlo.maximum across dimensions = [3] : (tensor<1x8x4x4xf32>, tensor<f32>) -> tensor<1x8x4xf32>
    %cst_6 = stablehlo.constant dense<0xFF800000> : tensor<f32>
    %39 = stablehlo.broadcast_in_dim %cst_6, dims = [] : (tensor<f32>) -> tensor<1x8x4xf32>
    %40 = stablehlo.maximum %39, %38 : tensor<1x8x4xf32>
    %41 = stablehlo.broadcast_in_dim %40, dims = [0, 1, 2] : (tensor<1x8x4xf32>) -> tensor<1x8x4x1xf32>
    %42 = stablehlo.broadcast_in_dim %41, dims = [0, 1, 2, 3] : (tensor<1x8x4x1xf32>) -> tensor<1x8x4x4xf32>
    %43 = stablehlo.subtract %37, %42 : tensor<1x8x4x4xf32>
    %44 = stablehlo.exponential %43 : tensor<1x8x4x4xf32>
    %cst_7 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %45 = stablehlo.reduce(%44 init: %cst_7) applies stablehlo.add across dimensions = [3] : (tensor<1x8x4x4xf32>, tensor<f32>) -> tensor<1x8x4xf32>
    %46 = stablehlo.broadcast_in_dim %45, dims = [0, 1, 2] : (tensor<1x8x4xf32>) -> tensor<1x8x4x1xf32>
    %47 = stablehlo.broadcast_in_dim %46, dims = [0, 1, 2, 3] : (tensor<1x8x4x1xf32>) -> tensor<1x8x4x4xf32>
    %48 = stablehlo.divide %44, %47 : tensor<1x8x4x4xf32>
    %49 = stablehlo.dot_general %48, %33, batching_dims = [0, 1] x [0, 1], contracting_dims = [3] x [2], precision = [DEFAULT, DEFAULT] : (tensor<1x8x4x4xf32>, tensor<1x8x4x2xf32>) -> tensor<1x8x4x2xf32>
    %50 = stablehlo.transpose %49, dims = [0, 2, 1, 3] : (tensor<1x8x4x2xf32>) -> tensor<1x4x8x2xf32>
    %51 = stablehlo.reshape %50 : (tensor<1x4x8x2xf32>) -> tensor<1x4x16xf32>
    %52 = stablehlo.dot_general %51, %arg4, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<1x4x16xf32>, tensor<16x16xf32>) -> tensor<1x4x16xf32>
    %53 = stablehlo.add %arg0, %52 : tensor<1x4x16xf32>
    %cst_8 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %54 = stablehlo.reduce(%53 init: %cst_8) applies stablehlo.add across dimensions = [2] : (tensor<1x4x16xf32>, tensor<f32>) -> tensor<1x4xf32>
    %55 = stablehlo.broadcast_in_dim %54, dims = [0, 1] : (tensor<1x4xf32>) -> tensor<1x4x1xf32>
    %cst_9 = stablehlo.constant dense<1.600000e+01> : tensor<f32>
    %56 = stablehlo.broadcast_in_dim %cst_9, dims = [] : (tensor<f32>) -> tensor<1x4x1xf32>
    %57 = stablehlo.divide %55, %56 : tensor<1x4x1xf32>
    %58 = stablehlo.broadcast_in_dim %57, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x16xf32>
    %59 = stablehlo.subtract %53, %58 : tensor<1x4x16xf32>
    %60 = chlo.square %59 : tensor<1x4x16xf32> -> tensor<1x4x16xf32>
    %cst_10 = stablehlo.constant dense<0.000000e+00> : tensor<f32>
    %61 = stablehlo.reduce(%60 init: %cst_10) applies stablehlo.add across dimensions = [2] : (tensor<1x4x16xf32>, tensor<f32>) -> tensor<1x4xf32>
    %62 = stablehlo.broadcast_in_dim %61, dims = [0, 1] : (tensor<1x4xf32>) -> tensor<1x4x1xf32>
    %cst_11 = stablehlo.constant dense<1.600000e+01> : tensor<f32>
    %63 = stablehlo.broadcast_in_dim %cst_11, dims = [] : (tensor<f32>) -> tensor<1x4x1xf32>
    %64 = stablehlo.divide %62, %63 : tensor<1x4x1xf32>
    %65 = stablehlo.broadcast_in_dim %57, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x16xf32>
    %66 = stablehlo.subtract %53, %65 : tensor<1x4x16xf32>
    %cst_12 = stablehlo.constant dense<9.99999974E-6> : tensor<f32>
    %67 = stablehlo.broadcast_in_dim %cst_12, dims = [] : (tensor<f32>) -> tensor<1x4x1xf32>
    %68 = stablehlo.add %64, %67 : tensor<1x4x1xf32>
    %69 = stablehlo.rsqrt %68 : tensor<1x4x1xf32>
    %70 = stablehlo.broadcast_in_dim %69, dims = [0, 1, 2] : (tensor<1x4x1xf32>) -> tensor<1x4x16xf32>
    %71 = stablehlo.multiply %66, %70 : tensor<1x4x16xf32>
    %72 = stablehlo.broadcast_in_dim %arg5, dims = [2] : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %73 = stablehlo.broadcast_in_dim %72, dims = [0, 1, 2] : (tensor<1x1x16xf32>) -> tensor<1x4x16xf32>
    %74 = stablehlo.multiply %71, %73 : tensor<1x4x16xf32>
    %75 = stablehlo.broadcast_in_dim %arg6, dims = [2] : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %76 = stablehlo.broadcast_in_dim %75, dims = [0, 1, 2] : (tensor<1x1x16xf32>) -> tensor<1x4x16xf32>
    %77 = stablehlo.add %74, %76 : tensor<1x4x16xf32>
    %78 = stablehlo.dot_general %77, %arg7, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<1x4x16xf32>, tensor<16x64xf32>) -> tensor<1x4x64xf32>
    %79 = stablehlo.broadcast_in_dim %arg8, dims = [2] : (tensor<64xf32>) -> tensor<1x1x64xf32>
    %80 = stablehlo.broadcast_in_dim %79, dims = [0, 1, 2] : (tensor<1x1x64xf32>) -> tensor<1x4x64xf32>
    %81 = stablehlo.add %78, %80 : tensor<1x4x64xf32>
    %82 = stablehlo.multiply %81, %81 : tensor<1x4x64xf32>
    %83 = stablehlo.multiply %82, %81 : tensor<1x4x64xf32>
    %cst_13 = stablehlo.constant dense<4.471500e-02> : tensor<f32>
    %84 = stablehlo.broadcast_in_dim %cst_13, dims = [] : (tensor<f32>) -> tensor<1x4x64xf32>
    %85 = stablehlo.multiply %84, %83 : tensor<1x4x64xf32>
    %86 = stablehlo.add %81, %85 : tensor<1x4x64xf32>
    %cst_14 = stablehlo.constant dense<0.797884583> : tensor<f32>
    %87 = stablehlo.broadcast_in_dim %cst_14, dims = [] : (tensor<f32>) -> tensor<1x4x64xf32>
    %88 = stablehlo.multiply %87, %86 : tensor<1x4x64xf32>
    %89 = stablehlo.tanh %88 : tensor<1x4x64xf32>
    %cst_15 = stablehlo.constant dense<1.000000e+00> : tensor<f32>
    %90 = stablehlo.broadcast_in_dim %cst_15, dims = [] : (tensor<f32>) -> tensor<1x4x64xf32>
    %91 = stablehlo.add %90, %89 : tensor<1x4x64xf32>
    %cst_16 = stablehlo.constant dense<5.000000e-01> : tensor<f32>
    %92 = stablehlo.broadcast_in_dim %cst_16, dims = [] : (tensor<f32>) -> tensor<1x4x64xf32>
    %93 = stablehlo.multiply %92, %91 : tensor<1x4x64xf32>
    %94 = stablehlo.multiply %81, %93 : tensor<1x4x64xf32>
    %95 = stablehlo.dot_general %94, %arg9, contracting_dims = [2] x [0], precision = [DEFAULT, DEFAULT] : (tensor<1x4x64xf32>, tensor<64x16xf32>) -> tensor<1x4x16xf32>
    %96 = stablehlo.add %53, %95 : tensor<1x4x16xf32>
    %97 = stablehlo.broadcast_in_dim %arg10, dims = [2] : (tensor<16xf32>) -> tensor<1x1x16xf32>
    %98 = stablehlo.broadcast_in_dim %97, dims = [0, 1, 2] : (tensor<1x1x16xf32>) -> tensor<1x4x16xf32>
    %99 = stablehlo.add %96, %98 : tensor<1x4x16xf32>
    return %99 : tensor<1x4x16xf32>
  }
}
