"builtin.module"() ({
  "func.func"() <{function_type = (memref<4x8xf32>, f32, index, memref<4xi32>, i32, vector<4xf32>) -> (), sym_name = "f"}> ({
  ^bb0(%arg0: memref<4x8xf32>, %arg1: f32, %arg2: index, %arg3: memref<4xi32>, %arg4: i32, %arg5: vector<4xf32>):
    %0 = "memref.atomic_rmw"(%arg1, %arg0, %arg2, %arg2) <{kind = 0 : i64}> : (f32, memref<4x8xf32>, index, index) -> f32
    %1 = "memref.atomic_rmw"(%arg4, %arg3, %arg2) <{kind = 14 : i64}> {a} : (i32, memref<4xi32>, index) -> i32
    "memref.alloca_scope"() ({
      %3 = "memref.alloca"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<4xf32>
      "memref.alloca_scope.return"() : () -> ()
    }) : () -> ()
    %2:2 = "memref.alloca_scope"() ({
      "memref.alloca_scope.return"(%arg1, %arg4) : (f32, i32) -> ()
    }) : () -> (f32, i32)
    "memref.alloca_scope"() ({
      "memref.alloca_scope.return"() : () -> ()
    }) {b} : () -> ()
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
