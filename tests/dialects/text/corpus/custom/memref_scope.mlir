module {
  func.func @f(%arg0: memref<4x8xf32>, %arg1: f32, %arg2: index, %arg3: memref<4xi32>, %arg4: i32, %arg5: vector<4xf32>) {
    %0 = memref.atomic_rmw addf %arg1, %arg0[%arg2, %arg2] : (f32, memref<4x8xf32>) -> f32
    %1 = memref.atomic_rmw ori %arg4, %arg3[%arg2] {a} : (i32, memref<4xi32>) -> i32
    memref.alloca_scope  {
      %alloca = memref.alloca() : memref<4xf32>
    }
    %2:2 = memref.alloca_scope  -> (f32, i32) {
      memref.alloca_scope.return %arg1, %arg4 : f32, i32
    }
    memref.alloca_scope  {
    } {b}
    return
  }
}
