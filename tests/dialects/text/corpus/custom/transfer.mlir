#map = affine_map<(d0, d1) -> (d0)>
module {
  func.func @transfers(%arg0: memref<4x8xf32>, %arg1: index, %arg2: f32, %arg3: vector<8xf32>, %arg4: vector<8xi1>, %arg5: tensor<4x8xf32>) {
    %0 = vector.transfer_read %arg0[%arg1, %arg1], %arg2 : memref<4x8xf32>, vector<8xf32>
    %1 = vector.transfer_read %arg0[%arg1, %arg1], %arg2 {in_bounds = [true]} : memref<4x8xf32>, vector<8xf32>
    %2 = vector.transfer_read %arg0[%arg1, %arg1], %arg2 {permutation_map = #map} : memref<4x8xf32>, vector<8xf32>
    vector.transfer_write %arg3, %arg0[%arg1, %arg1] : vector<8xf32>, memref<4x8xf32>
    vector.transfer_write %arg3, %arg0[%arg1, %arg1], %arg4 {in_bounds = [true]} : vector<8xf32>, memref<4x8xf32>
    %3 = vector.transfer_write %arg3, %arg5[%arg1, %arg1] : vector<8xf32>, tensor<4x8xf32>
    return
  }
}
