#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1)>
#map2 = affine_map<(d0, d1) -> ()>
module {
  func.func @generics(%arg0: tensor<4x8xf32>, %arg1: tensor<8xf32>, %arg2: tensor<4x8xf32>, %arg3: memref<4x8xf32>, %arg4: f32) -> tensor<4x8xf32> {
    %0 = linalg.generic {indexing_maps = [#map, #map1, #map], iterator_types = ["parallel", "parallel"]} ins(%arg0, %arg1 : tensor<4x8xf32>, tensor<8xf32>) outs(%arg2 : tensor<4x8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32):
      %3 = linalg.index 0 : index
      %4 = arith.addf %in, %in_0 : f32
      linalg.yield %4 : f32
    } -> tensor<4x8xf32>
    linalg.generic {doc = "d", indexing_maps = [#map], iterator_types = ["parallel", "parallel"], library_call = "lib"} outs(%arg3 : memref<4x8xf32>) attrs =  {hloom.x = 1 : i32} {
    ^bb0(%out: f32):
      linalg.yield %arg4 : f32
    }
    %1:2 = linalg.generic {indexing_maps = [#map, #map2, #map, #map1], iterator_types = ["reduction", "parallel"]} ins(%arg0, %arg4 : tensor<4x8xf32>, f32) outs(%arg2, %arg1 : tensor<4x8xf32>, tensor<8xf32>) {
    ^bb0(%in: f32, %in_0: f32, %out: f32, %out_1: f32):
      linalg.yield %in, %out_1 : f32, f32
    } -> (tensor<4x8xf32>, tensor<8xf32>)
    %2 = linalg.fill ins(%arg4 : f32) outs(%arg2 : tensor<4x8xf32>) -> tensor<4x8xf32>
    linalg.fill ins(%arg4 : f32) outs(%arg3 : memref<4x8xf32>)
    linalg.fill {a} ins(%arg4 : f32) outs(%arg3 : memref<4x8xf32>)
    return %0 : tensor<4x8xf32>
  }
  func.func @named(%arg0: tensor<4x8xf32>, %arg1: tensor<8x16xf32>, %arg2: tensor<4x16xf32>, %arg3: tensor<8x4xf32>, %arg4: tensor<4xf32>, %arg5: memref<4x8xf32>, %arg6: memref<8x4xf32>, %arg7: tensor<2x4x8xf32>, %arg8: tensor<2x8x16xf32>, %arg9: tensor<2x4x16xf32>, %arg10: tensor<8xf32>, %arg11: tensor<f32>, %arg12: tensor<4x8xi1>) {
    %0 = linalg.matmul ins(%arg0, %arg1 : tensor<4x8xf32>, tensor<8x16xf32>) outs(%arg2 : tensor<4x16xf32>) -> tensor<4x16xf32>
    %1 = linalg.add ins(%arg0, %arg0 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %2 = linalg.sub ins(%arg0, %arg0 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %3 = linalg.mul ins(%arg0, %arg0 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %4 = linalg.exp ins(%arg0 : tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %5 = linalg.log ins(%arg0 : tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %6 = linalg.sqrt ins(%arg0 : tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %7 = linalg.max ins(%arg0, %arg0 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %8 = linalg.min ins(%arg0, %arg0 : tensor<4x8xf32>, tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %9 = linalg.select ins(%arg12, %arg0, %arg0 : tensor<4x8xi1>, tensor<4x8xf32>, tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    %10 = linalg.copy ins(%arg0 : tensor<4x8xf32>) outs(%arg0 : tensor<4x8xf32>) -> tensor<4x8xf32>
    linalg.copy ins(%arg5 : memref<4x8xf32>) outs(%arg5 : memref<4x8xf32>)
    return
  }
  func.func @convs(%arg0: tensor<1x3x10x10xf32>, %arg1: tensor<4x3x3x3xf32>, %arg2: tensor<1x4x8x8xf32>, %arg3: tensor<1x10x10x3xf32>, %arg4: tensor<3x3x3x4xf32>, %arg5: tensor<1x8x8x4xf32>, %arg6: tensor<2x2xf32>, %arg7: tensor<1x3x5x5xf32>, %arg8: tensor<8x8xi8>, %arg9: i32, %arg10: tensor<8x8xi32>) {
    %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg0, %arg1 : tensor<1x3x10x10xf32>, tensor<4x3x3x3xf32>) outs(%arg2 : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
    %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%arg3, %arg4 : tensor<1x10x10x3xf32>, tensor<3x3x3x4xf32>) outs(%arg5 : tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32>
    %2 = linalg.pooling_nchw_max {dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%arg0, %arg6 : tensor<1x3x10x10xf32>, tensor<2x2xf32>) outs(%arg7 : tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32>
    return
  }
}
