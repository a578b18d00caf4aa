// Loop orders, shared loops, sums in scalars, and the marks for vector code.
//
// RUN: hloom-opt %s --lower-to-loops | filecheck %s
// RUN: hloom-opt %s --lower-to-loops | mlir-opt --allow-unregistered-dialect

// A short product of matrices runs over rows, then over what is summed up, then over columns; what follows shares the rows.
// CHECK-LABEL: func.func private @dense
// CHECK:       scf.for %[[I:.*]] = %c0 to %c4
// CHECK-NEXT:    scf.for %[[J:.*]] = %c0 to %c16
// CHECK-NEXT:      memref.store %cst, %arg3[%[[I]], %[[J]]]
// CHECK-NEXT:    } {hloom.simd}
// CHECK-NEXT:    scf.for %[[K:.*]] = %c0 to %c7
// CHECK-NEXT:      %[[L:.*]] = memref.load %arg0[%[[I]], %[[K]]]
// CHECK-NEXT:      scf.for %[[J:.*]] = %c0 to %c16
// CHECK-NEXT:        %[[R:.*]] = memref.load %arg1[%[[K]], %[[J]]]
// CHECK-NEXT:        %[[S:.*]] = memref.load %arg3[%[[I]], %[[J]]]
// CHECK-NEXT:        %[[T:.*]] = math.fma %[[L]], %[[R]], %[[S]]
// CHECK-NEXT:        memref.store %[[T]], %arg3[%[[I]], %[[J]]]
// CHECK-NEXT:      } {hloom.simd}
// CHECK-NEXT:    }
// CHECK-NEXT:    scf.for
// CHECK:           arith.maximumf
// CHECK:         } {hloom.simd}
// CHECK-NEXT:  }
// CHECK-NEXT:  return
func.func private @dense(%lhs: memref<4x7xf32>, %rhs: memref<7x16xf32>, %b: memref<16xf32>, %out: memref<4x16xf32>) attributes {hloom.kernel} {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%out : memref<4x16xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>, affine_map<(i, j, k) -> (i, j)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%lhs, %rhs : memref<4x7xf32>, memref<7x16xf32>) outs(%out : memref<4x16xf32>) {
  ^bb0(%l: f32, %r: f32, %acc: f32):
    %m = arith.mulf %l, %r : f32
    %a = arith.addf %acc, %m : f32
    linalg.yield %a : f32
  }
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%b : memref<16xf32>) outs(%out : memref<4x16xf32>) {
  ^bb0(%bj: f32, %acc: f32):
    %s = arith.addf %acc, %bj : f32
    %c = arith.maximumf %s, %zero : f32
    linalg.yield %c : f32
  }
  return
}

// A longer one is made in tiles of sums, 8 rows by 16 columns; the columns that many tiles use are copied together first.
// CHECK-LABEL: func.func private @tiled
// CHECK-SAME:  hloom.noinline
// CHECK:       %[[PANEL:.*]] = memref.alloc() : memref<20x16xf32>
// CHECK-NEXT:  scf.for %[[J0:.*]] = %c0 to %c3
// CHECK:         scf.for %[[K:.*]] = %c0 to %c20
// CHECK:           memref.load %arg1
// CHECK:           memref.store %{{.*}}, %[[PANEL]][%[[K]], %{{.*}}]
// CHECK:         scf.for %[[I0:.*]] = %c0 to %c4
// CHECK:           %[[SUMS:.*]] = memref.alloca() : memref<8x16xf32>
// CHECK:           memref.store %cst, %[[SUMS]]
// CHECK:           scf.for %[[K:.*]] = %c0 to %c20
// CHECK-NEXT:        scf.for %[[I:.*]] = %c0 to %c8
// CHECK:               %[[L:.*]] = memref.load %arg0
// CHECK-NEXT:          scf.for %[[J:.*]] = %c0 to %c16
// CHECK-NEXT:            %[[R:.*]] = memref.load %[[PANEL]][%[[K]], %[[J]]]
// CHECK-NEXT:            %[[S:.*]] = memref.load %[[SUMS]][%[[I]], %[[J]]]
// CHECK-NEXT:            %[[T:.*]] = math.fma %[[L]], %[[R]], %[[S]]
// CHECK-NEXT:            memref.store %[[T]], %[[SUMS]][%[[I]], %[[J]]]
// CHECK-NEXT:          } {hloom.simd}
// CHECK:           scf.for
// CHECK:             arith.negf
// CHECK:             memref.store %{{.*}}, %arg2
// CHECK:       return
func.func private @tiled(%lhs: memref<32x20xf32>, %rhs: memref<20x48xf32>, %out: memref<32x48xf32>) attributes {hloom.kernel} {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%out : memref<32x48xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>, affine_map<(i, j, k) -> (i, j)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%lhs, %rhs : memref<32x20xf32>, memref<20x48xf32>) outs(%out : memref<32x48xf32>) {
  ^bb0(%l: f32, %r: f32, %acc: f32):
    %m = arith.mulf %l, %r : f32
    %a = arith.addf %acc, %m : f32
    linalg.yield %a : f32
  }
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} outs(%out : memref<32x48xf32>) {
  ^bb0(%acc: f32):
    %n = arith.negf %acc : f32
    linalg.yield %n : f32
  }
  return
}

// A short product with a transposed matrix sums up in a scalar, which starts at the fill's value and is stored once, after what follows.
// CHECK-LABEL: func.func private @transposed
// CHECK:       scf.for %[[I:.*]] = %c0 to %c4
// CHECK-NEXT:    scf.for %[[J:.*]] = %c0 to %c16
// CHECK-NEXT:      %[[SUM:.*]] = scf.for %[[K:.*]] = %c0 to %c7 step %c1 iter_args(%[[ACC:.*]] = %cst) -> (f32)
// CHECK:             scf.yield
// CHECK-NEXT:      } {hloom.simd = "add"}
// CHECK-NEXT:      %[[NEG:.*]] = arith.negf %[[SUM]]
// CHECK-NEXT:      memref.store %[[NEG]], %arg2[%[[I]], %[[J]]]
// CHECK-NEXT:    }
// CHECK-NEXT:  }
func.func private @transposed(%lhs: memref<4x7xf32>, %rhs: memref<16x7xf32>, %out: memref<4x16xf32>) attributes {hloom.kernel} {
  %zero = arith.constant 0.0 : f32
  linalg.fill ins(%zero : f32) outs(%out : memref<4x16xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (j, k)>, affine_map<(i, j, k) -> (i, j)>],
                  iterator_types = ["parallel", "parallel", "reduction"]}
      ins(%lhs, %rhs : memref<4x7xf32>, memref<16x7xf32>) outs(%out : memref<4x16xf32>) {
  ^bb0(%l: f32, %r: f32, %acc: f32):
    %m = arith.mulf %l, %r : f32
    %a = arith.addf %acc, %m : f32
    linalg.yield %a : f32
  }
  linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]} outs(%out : memref<4x16xf32>) {
  ^bb0(%acc: f32):
    %n = arith.negf %acc : f32
    linalg.yield %n : f32
  }
  return
}

// Maxima are kept as integers of the same order. Scratch of one row is a scalar; loops of one iteration are none.
// CHECK-LABEL: func.func private @centred
// CHECK-NOT:   memref.alloc
// CHECK:       %[[LOWEST:.*]] = call @hloom_max_key_f32(%cst)
// CHECK-NEXT:  scf.for %[[I:.*]] = %c0 to %c4
// CHECK-NEXT:    %[[KEY:.*]] = scf.for %[[J:.*]] = %c0 to %c8 step %c1 iter_args(%[[ACC:.*]] = %[[LOWEST]]) -> (i32)
// CHECK:           arith.maxsi
// CHECK:         } {hloom.simd = "max"}
// CHECK-NEXT:    %[[MAX:.*]] = func.call @hloom_from_key_f32(%[[KEY]])
// CHECK-NEXT:    scf.for
// CHECK-NEXT:      %[[X:.*]] = memref.load %arg0[%[[I]], %c0, %[[J:.*]]]
// CHECK-NEXT:      arith.subf %[[X]], %[[MAX]]
// CHECK:         } {hloom.simd}
// CHECK-NEXT:  }
func.func private @centred(%x: memref<4x1x8xf32>, %out: memref<4x1x8xf32>) attributes {hloom.kernel} {
  %lowest = arith.constant 0xFF800000 : f32
  %m = memref.alloc() : memref<4xf32>
  linalg.fill ins(%lowest : f32) outs(%m : memref<4xf32>)
  linalg.generic {indexing_maps = [affine_map<(i, u, j) -> (i, u, j)>, affine_map<(i, u, j) -> (i)>], iterator_types = ["parallel", "reduction", "reduction"]}
      ins(%x : memref<4x1x8xf32>) outs(%m : memref<4xf32>) {
  ^bb0(%a: f32, %acc: f32):
    %v = arith.maximumf %acc, %a : f32
    linalg.yield %v : f32
  }
  linalg.generic {indexing_maps = [affine_map<(i, u, j) -> (i, u, j)>, affine_map<(i, u, j) -> (i)>, affine_map<(i, u, j) -> (i, u, j)>],
                  iterator_types = ["parallel", "parallel", "parallel"]}
      ins(%x, %m : memref<4x1x8xf32>, memref<4xf32>) outs(%out : memref<4x1x8xf32>) {
  ^bb0(%a: f32, %am: f32, %o: f32):
    %d = arith.subf %a, %am : f32
    linalg.yield %d : f32
  }
  return
}

// Nests that read what other iterations wrote keep loops of their own.
// CHECK-LABEL: func.func private @shifted
// CHECK:       scf.for
// CHECK:       } {hloom.simd}
// CHECK-NEXT:  scf.for
// CHECK:       } {hloom.simd}
// CHECK-NEXT:  return
func.func private @shifted(%x: memref<8xf32>, %y: memref<8xf32>, %out: memref<7xf32>) attributes {hloom.kernel} {
  linalg.generic {indexing_maps = [affine_map<(i) -> (i)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%x : memref<8xf32>) outs(%y : memref<8xf32>) {
  ^bb0(%a: f32, %o: f32):
    %d = arith.negf %a : f32
    linalg.yield %d : f32
  }
  linalg.generic {indexing_maps = [affine_map<(i) -> (i + 1)>, affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      ins(%y : memref<8xf32>) outs(%out : memref<7xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  }
  return
}

// CHECK:       func.func private @hloom_max_key_f32(%arg0: f32) -> i32 attributes {hloom.inline}
// CHECK:       func.func private @hloom_from_key_f32(%arg0: i32) -> f32 attributes {hloom.inline}
