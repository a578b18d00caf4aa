func.func @f(%m: memref<4x8xf32>, %x: f32, %i: index, %n: memref<4xi32>, %k: i32, %v: vector<4xf32>) {
  %0 = memref.atomic_rmw addf %x, %m[%i, %i] : (f32, memref<4x8xf32>) -> f32
  %1 = memref.atomic_rmw ori %k, %n[%i] {a} : (i32, memref<4xi32>) -> i32
  memref.alloca_scope {
    %2 = memref.alloca() : memref<4xf32>
  }
  %3:2 = memref.alloca_scope -> (f32, i32) {
    memref.alloca_scope.return %x, %k : f32, i32
  } 
  memref.alloca_scope {
    memref.alloca_scope.return
  } {b}
  return
}
