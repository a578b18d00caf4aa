"builtin.module"() ({
  "func.func"() <{function_type = (tensor<4x8xf32>, tensor<8x16xf32>, tensor<4x16xf32>, tensor<8x4xf32>, tensor<4xf32>, memref<4x8xf32>, memref<8x4xf32>, tensor<2x4x8xf32>, tensor<2x8x16xf32>, tensor<2x4x16xf32>, tensor<8xf32>, tensor<f32>, tensor<4x8xi1>) -> (), sym_name = "named"}> ({
  ^bb0(%arg0: tensor<4x8xf32>, %arg1: tensor<8x16xf32>, %arg2: tensor<4x16xf32>, %arg3: tensor<8x4xf32>, %arg4: tensor<4xf32>, %arg5: memref<4x8xf32>, %arg6: memref<8x4xf32>, %arg7: tensor<2x4x8xf32>, %arg8: tensor<2x8x16xf32>, %arg9: tensor<2x4x16xf32>, %arg10: tensor<8xf32>, %arg11: tensor<f32>, %arg12: tensor<4x8xi1>):
    %0 = "linalg.transpose"(%arg0, %arg3) <{permutation = array<i64: 1, 0>}> ({
    ^bb0(%arg21: f32, %arg22: f32):
      "linalg.yield"(%arg21) : (f32) -> ()
    }) : (tensor<4x8xf32>, tensor<8x4xf32>) -> tensor<8x4xf32>
    "linalg.transpose"(%arg5, %arg6) <{permutation = array<i64: 1, 0>}> ({
    ^bb0(%arg19: f32, %arg20: f32):
      "linalg.yield"(%arg19) : (f32) -> ()
    }) : (memref<4x8xf32>, memref<8x4xf32>) -> ()
    %1 = "linalg.broadcast"(%arg4, %arg0) <{dimensions = array<i64: 1>}> ({
    ^bb0(%arg17: f32, %arg18: f32):
      "linalg.yield"(%arg17) : (f32) -> ()
    }) : (tensor<4xf32>, tensor<4x8xf32>) -> tensor<4x8xf32>
    %2 = "linalg.reduce"(%arg0, %arg4) <{dimensions = array<i64: 1>}> ({
    ^bb0(%arg15: f32, %arg16: f32):
      %5 = "arith.addf"(%arg15, %arg16) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
      "linalg.yield"(%5) : (f32) -> ()
    }) : (tensor<4x8xf32>, tensor<4xf32>) -> tensor<4xf32>
    %3 = "linalg.reduce"(%arg0, %arg4) <{dimensions = array<i64: 1>}> ({
    ^bb0(%arg13: f32, %arg14: f32):
      %4 = "arith.addf"(%arg14, %arg13) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
      "linalg.yield"(%4) : (f32) -> ()
    }) : (tensor<4x8xf32>, tensor<4xf32>) -> tensor<4xf32>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
