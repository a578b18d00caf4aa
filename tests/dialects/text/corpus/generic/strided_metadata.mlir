"builtin.module"() ({
  "func.func"() <{function_type = (memref<4x8xf32, strided<[8, 1], offset: ?>>) -> (), sym_name = "metadata"}> ({
  ^bb0(%arg0: memref<4x8xf32, strided<[8, 1], offset: ?>>):
    %0:6 = "memref.extract_strided_metadata"(%arg0) : (memref<4x8xf32, strided<[8, 1], offset: ?>>) -> (memref<f32>, index, index, index, index, index)
    %1 = "arith.addi"(%0#1, %0#2) <{overflowFlags = #arith.overflow<none>}> : (index, index) -> index
    %2 = "arith.addi"(%1, %0#5) <{overflowFlags = #arith.overflow<none>}> : (index, index) -> index
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
