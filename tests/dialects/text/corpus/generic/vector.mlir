"builtin.module"() ({
  "func.func"() <{function_type = (memref<4x8xf32>, index, f32, vector<8xf32>, vector<4x8xf32>, vector<8xi1>, tensor<4x8xf32>, vector<8xi32>, memref<16xf32>) -> (), sym_name = "vectors"}> ({
  ^bb0(%arg0: memref<4x8xf32>, %arg1: index, %arg2: f32, %arg3: vector<8xf32>, %arg4: vector<4x8xf32>, %arg5: vector<8xi1>, %arg6: tensor<4x8xf32>, %arg7: vector<8xi32>, %arg8: memref<16xf32>):
    %0 = "vector.load"(%arg0, %arg1, %arg1) : (memref<4x8xf32>, index, index) -> vector<8xf32>
    %1 = "vector.load"(%arg0, %arg1, %arg1) <{nontemporal = true}> : (memref<4x8xf32>, index, index) -> vector<8xf32>
    "vector.store"(%arg3, %arg0, %arg1, %arg1) : (vector<8xf32>, memref<4x8xf32>, index, index) -> ()
    %2 = "vector.broadcast"(%arg2) : (f32) -> vector<8xf32>
    %3 = "vector.broadcast"(%arg3) : (vector<8xf32>) -> vector<4x8xf32>
    %4 = "vector.fma"(%arg3, %arg3, %arg3) : (vector<8xf32>, vector<8xf32>, vector<8xf32>) -> vector<8xf32>
    %5 = "vector.shuffle"(%arg3, %arg3) <{mask = array<i64: 0, 9, 2, 11>}> : (vector<8xf32>, vector<8xf32>) -> vector<4xf32>
    %6 = "vector.extract"(%arg4) <{static_position = array<i64: 1>}> : (vector<4x8xf32>) -> vector<8xf32>
    %7 = "vector.extract"(%arg4) <{static_position = array<i64: 1, 2>}> : (vector<4x8xf32>) -> f32
    %8 = "vector.extract"(%arg3, %arg1) <{static_position = array<i64: -9223372036854775808>}> : (vector<8xf32>, index) -> f32
    %9 = "vector.insert"(%arg2, %arg3) <{static_position = array<i64: 3>}> : (f32, vector<8xf32>) -> vector<8xf32>
    %10 = "vector.insert"(%arg3, %arg4, %arg1) <{static_position = array<i64: -9223372036854775808>}> : (vector<8xf32>, vector<4x8xf32>, index) -> vector<4x8xf32>
    %11 = "vector.reduction"(%arg3) <{fastmath = #arith.fastmath<none>, kind = #vector.kind<add>}> : (vector<8xf32>) -> f32
    %12 = "vector.reduction"(%arg3, %arg2) <{fastmath = #arith.fastmath<none>, kind = #vector.kind<maximumf>}> : (vector<8xf32>, f32) -> f32
    %13 = "vector.reduction"(%arg3, %arg2) <{fastmath = #arith.fastmath<reassoc>, kind = #vector.kind<add>}> : (vector<8xf32>, f32) -> f32
    %14 = "vector.bitcast"(%arg3) : (vector<8xf32>) -> vector<8xi32>
    %15 = "vector.create_mask"(%arg1) : (index) -> vector<8xi1>
    %16 = "vector.maskedload"(%arg0, %arg1, %arg1, %arg5, %arg3) : (memref<4x8xf32>, index, index, vector<8xi1>, vector<8xf32>) -> vector<8xf32>
    "vector.maskedstore"(%arg0, %arg1, %arg1, %arg5, %arg3) : (memref<4x8xf32>, index, index, vector<8xi1>, vector<8xf32>) -> ()
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
