func.func @transfers(%m: memref<4x8xf32>, %i: index, %x: f32, %v: vector<8xf32>, %mask: vector<8xi1>, %t: tensor<4x8xf32>) {
  %17 = vector.transfer_read %m[%i, %i], %x : memref<4x8xf32>, vector<8xf32>
  %18 = vector.transfer_read %m[%i, %i], %x {in_bounds = [true]} : memref<4x8xf32>, vector<8xf32>
  %19 = vector.transfer_read %m[%i, %i], %x {permutation_map = affine_map<(d0, d1) -> (d0)>} : memref<4x8xf32>, vector<8xf32>
  vector.transfer_write %v, %m[%i, %i] : vector<8xf32>, memref<4x8xf32>
  vector.transfer_write %v, %m[%i, %i], %mask {in_bounds = [true]} : vector<8xf32>, memref<4x8xf32>
  %20 = vector.transfer_write %v, %t[%i, %i] : vector<8xf32>, tensor<4x8xf32>
  return
}
