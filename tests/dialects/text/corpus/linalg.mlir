#id = affine_map<(i, j) -> (i, j)>
#row = affine_map<(i, j) -> (j)>
func.func @generics(%x: tensor<4x8xf32>, %b: tensor<8xf32>, %o: tensor<4x8xf32>, %m: memref<4x8xf32>, %s: f32) -> tensor<4x8xf32> {
  %0 = linalg.generic {indexing_maps = [#id, #row, #id], iterator_types = ["parallel", "parallel"]} ins(%x, %b : tensor<4x8xf32>, tensor<8xf32>) outs(%o : tensor<4x8xf32>) {
  ^bb0(%in: f32, %in_0: f32, %out: f32):
    %i = linalg.index 0 : index
    %1 = arith.addf %in, %in_0 : f32
    linalg.yield %1 : f32
  } -> tensor<4x8xf32>
  linalg.generic {doc = "d", indexing_maps = [#id], iterator_types = ["parallel", "parallel"], library_call = "lib"} outs(%m : memref<4x8xf32>) attrs = {hloom.x = 1 : i32} {
  ^bb0(%out: f32):
    linalg.yield %s : f32
  }
  %1:2 = linalg.generic {indexing_maps = [#id, affine_map<(i, j) -> ()>, #id, #row], iterator_types = ["reduction", "parallel"]} ins(%x, %s : tensor<4x8xf32>, f32) outs(%o, %b : tensor<4x8xf32>, tensor<8xf32>) {
  ^bb0(%in: f32, %sc: f32, %out: f32, %out2: f32):
    linalg.yield %in, %out2 : f32, f32
  } -> (tensor<4x8xf32>, tensor<8xf32>)
  %2 = linalg.fill ins(%s : f32) outs(%o : tensor<4x8xf32>) -> tensor<4x8xf32>
  linalg.fill ins(%s : f32) outs(%m : memref<4x8xf32>)
  linalg.fill {a} ins(%s : f32) outs(%m : memref<4x8xf32>)
  return %0 : tensor<4x8xf32>
}
func.func @named(%a: tensor<4x8xf32>, %b: tensor<8x16xf32>, %c: tensor<4x16xf32>, %t: tensor<8x4xf32>, %r: tensor<4xf32>, %m: memref<4x8xf32>, %n: memref<8x4xf32>, %b3: tensor<2x4x8xf32>, %c3: tensor<2x8x16xf32>, %d3: tensor<2x4x16xf32>, %v: tensor<8xf32>, %sc: tensor<f32>, %p: tensor<4x8xi1>) {
  %0 = linalg.matmul ins(%a, %b : tensor<4x8xf32>, tensor<8x16xf32>) outs(%c : tensor<4x16xf32>) -> tensor<4x16xf32>
  %1 = linalg.add ins(%a, %a : tensor<4x8xf32>, tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %2 = linalg.sub ins(%a, %a : tensor<4x8xf32>, tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %3 = linalg.mul ins(%a, %a : tensor<4x8xf32>, tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %4 = linalg.exp ins(%a : tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %5 = linalg.log ins(%a : tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %6 = linalg.sqrt ins(%a : tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %7 = linalg.max ins(%a, %a : tensor<4x8xf32>, tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %8 = linalg.min ins(%a, %a : tensor<4x8xf32>, tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %9 = linalg.select ins(%p, %a, %a : tensor<4x8xi1>, tensor<4x8xf32>, tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  %10 = linalg.copy ins(%a : tensor<4x8xf32>) outs(%a : tensor<4x8xf32>) -> tensor<4x8xf32>
  linalg.copy ins(%m : memref<4x8xf32>) outs(%m : memref<4x8xf32>)
  return
}
func.func @convs(%i: tensor<1x3x10x10xf32>, %k: tensor<4x3x3x3xf32>, %o: tensor<1x4x8x8xf32>, %i2: tensor<1x10x10x3xf32>, %k2: tensor<3x3x3x4xf32>, %o2: tensor<1x8x8x4xf32>, %w: tensor<2x2xf32>, %p: tensor<1x3x5x5xf32>, %ii: tensor<8x8xi8>, %z: i32, %oi: tensor<8x8xi32>) {
  %0 = linalg.conv_2d_nchw_fchw {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%i, %k : tensor<1x3x10x10xf32>, tensor<4x3x3x3xf32>) outs(%o : tensor<1x4x8x8xf32>) -> tensor<1x4x8x8xf32>
  %1 = linalg.conv_2d_nhwc_hwcf {dilations = dense<1> : tensor<2xi64>, strides = dense<1> : tensor<2xi64>} ins(%i2, %k2 : tensor<1x10x10x3xf32>, tensor<3x3x3x4xf32>) outs(%o2 : tensor<1x8x8x4xf32>) -> tensor<1x8x8x4xf32>
  %2 = linalg.pooling_nchw_max {dilations = dense<1> : tensor<2xi64>, strides = dense<2> : tensor<2xi64>} ins(%i, %w : tensor<1x3x10x10xf32>, tensor<2x2xf32>) outs(%p : tensor<1x3x5x5xf32>) -> tensor<1x3x5x5xf32>
  return
}
