func.func @vectors(%m: memref<4x8xf32>, %i: index, %x: f32, %v: vector<8xf32>, %w: vector<4x8xf32>, %mask: vector<8xi1>, %t: tensor<4x8xf32>, %vi: vector<8xi32>, %k: memref<16xf32>) {
  %0 = vector.load %m[%i, %i] : memref<4x8xf32>, vector<8xf32>
  %1 = vector.load %m[%i, %i] {nontemporal = true} : memref<4x8xf32>, vector<8xf32>
  vector.store %v, %m[%i, %i] : memref<4x8xf32>, vector<8xf32>
  %2 = vector.broadcast %x : f32 to vector<8xf32>
  %3 = vector.broadcast %v : vector<8xf32> to vector<4x8xf32>
  %4 = vector.fma %v, %v, %v : vector<8xf32>
  %5 = vector.shuffle %v, %v [0, 9, 2, 11] : vector<8xf32>, vector<8xf32>
  %6 = vector.extract %w[1] : vector<8xf32> from vector<4x8xf32>
  %7 = vector.extract %w[1, 2] : f32 from vector<4x8xf32>
  %8 = vector.extract %v[%i] : f32 from vector<8xf32>
  %9 = vector.insert %x, %v[3] : f32 into vector<8xf32>
  %10 = vector.insert %v, %w[%i] : vector<8xf32> into vector<4x8xf32>
  %11 = vector.reduction <add>, %v : vector<8xf32> into f32
  %12 = vector.reduction <maximumf>, %v, %x : vector<8xf32> into f32
  %13 = vector.reduction <add>, %v, %x fastmath<reassoc> : vector<8xf32> into f32
  %14 = vector.bitcast %v : vector<8xf32> to vector<8xi32>
  %15 = vector.create_mask %i : vector<8xi1>
  %16 = vector.maskedload %m[%i, %i], %mask, %v : memref<4x8xf32>, vector<8xi1>, vector<8xf32> into vector<8xf32>
  vector.maskedstore %m[%i, %i], %mask, %v : memref<4x8xf32>, vector<8xi1>, vector<8xf32>
  return
}
