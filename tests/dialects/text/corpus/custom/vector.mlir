module {
  func.func @vectors(%arg0: memref<4x8xf32>, %arg1: index, %arg2: f32, %arg3: vector<8xf32>, %arg4: vector<4x8xf32>, %arg5: vector<8xi1>, %arg6: tensor<4x8xf32>, %arg7: vector<8xi32>, %arg8: memref<16xf32>) {
    %0 = vector.load %arg0[%arg1, %arg1] : memref<4x8xf32>, vector<8xf32>
    %1 = vector.load %arg0[%arg1, %arg1] {nontemporal = true} : memref<4x8xf32>, vector<8xf32>
    vector.store %arg3, %arg0[%arg1, %arg1] : memref<4x8xf32>, vector<8xf32>
    %2 = vector.broadcast %arg2 : f32 to vector<8xf32>
    %3 = vector.broadcast %arg3 : vector<8xf32> to vector<4x8xf32>
    %4 = vector.fma %arg3, %arg3, %arg3 : vector<8xf32>
    %5 = vector.shuffle %arg3, %arg3 [0, 9, 2, 11] : vector<8xf32>, vector<8xf32>
    %6 = vector.extract %arg4[1] : vector<8xf32> from vector<4x8xf32>
    %7 = vector.extract %arg4[1, 2] : f32 from vector<4x8xf32>
    %8 = vector.extract %arg3[%arg1] : f32 from vector<8xf32>
    %9 = vector.insert %arg2, %arg3 [3] : f32 into vector<8xf32>
    %10 = vector.insert %arg3, %arg4 [%arg1] : vector<8xf32> into vector<4x8xf32>
    %11 = vector.reduction <add>, %arg3 : vector<8xf32> into f32
    %12 = vector.reduction <maximumf>, %arg3, %arg2 : vector<8xf32> into f32
    %13 = vector.reduction <add>, %arg3, %arg2 fastmath<reassoc> : vector<8xf32> into f32
    %14 = vector.bitcast %arg3 : vector<8xf32> to vector<8xi32>
    %15 = vector.create_mask %arg1 : vector<8xi1>
    %16 = vector.maskedload %arg0[%arg1, %arg1], %arg5, %arg3 : memref<4x8xf32>, vector<8xi1>, vector<8xf32> into vector<8xf32>
    vector.maskedstore %arg0[%arg1, %arg1], %arg5, %arg3 : memref<4x8xf32>, vector<8xi1>, vector<8xf32>
    return
  }
}
