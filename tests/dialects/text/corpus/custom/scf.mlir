module {
  func.func @loops(%arg0: index, %arg1: index, %arg2: index, %arg3: f32, %arg4: memref<?xf32>, %arg5: i1, %arg6: i32) -> f32 {
    scf.for %arg7 = %arg0 to %arg1 step %arg2 {
      memref.store %arg3, %arg4[%arg7] : memref<?xf32>
    }
    scf.for %arg7 = %arg0 to %arg1 step %arg2 {
      memref.store %arg3, %arg4[%arg7] : memref<?xf32>
    } {hloom.simd}
    scf.for %arg7 = %arg6 to %arg6 step %arg6  : i32 {
      %3 = arith.addi %arg7, %arg7 : i32
    }
    %0 = scf.for %arg7 = %arg0 to %arg1 step %arg2 iter_args(%arg8 = %arg3) -> (f32) {
      %3 = arith.addf %arg8, %arg3 : f32
      scf.yield %3 : f32
    }
    %1:2 = scf.for %arg7 = %arg0 to %arg1 step %arg2 iter_args(%arg8 = %arg3, %arg9 = %0) -> (f32, f32) {
      %3 = scf.for %arg10 = %arg0 to %arg7 step %arg2 iter_args(%arg11 = %arg8) -> (f32) {
        scf.yield %arg11 : f32
      }
      scf.yield %3, %arg8 : f32, f32
    } {a = 1 : i32}
    %2 = scf.for %arg7 = %arg6 to %arg6 step %arg6 iter_args(%arg8 = %arg3) -> (f32)  : i32 {
      scf.yield %arg8 : f32
    }
    scf.for %arg7 = %arg0 to %arg1 step %arg2 {
    }
    return %0 : f32
  }
  func.func @ifs(%arg0: i1, %arg1: f32) -> f32 {
    scf.if %arg0 {
      func.call @ext() : () -> ()
    }
    scf.if %arg0 {
      func.call @ext() : () -> ()
    } else {
      func.call @ext() : () -> ()
    }
    %0 = scf.if %arg0 -> (f32) {
      scf.yield %arg1 : f32
    } else {
      scf.yield %arg1 : f32
    }
    %1:2 = scf.if %arg0 -> (f32, f32) {
      scf.yield %arg1, %0 : f32, f32
    } else {
      scf.yield %arg1, %arg1 : f32, f32
    } {likely}
    scf.if %arg0 {
    } {a}
    scf.if %arg0 {
    } else {
    }
    return %0 : f32
  }
  func.func private @ext()
  func.func @whiles(%arg0: i32, %arg1: i1, %arg2: f32) {
    %0 = scf.while (%arg3 = %arg0) : (i32) -> i32 {
      %2 = arith.cmpi slt, %arg3, %arg0 : i32
      scf.condition(%2) %arg3 : i32
    } do {
    ^bb0(%arg3: i32):
      scf.yield %arg3 : i32
    }
    %1:2 = scf.while (%arg3 = %arg0, %arg4 = %arg2) : (i32, f32) -> (f32, i32) {
      scf.condition(%arg1) %arg4, %arg3 : f32, i32
    } do {
    ^bb0(%arg3: f32, %arg4: i32):
      scf.yield %arg4, %arg3 : i32, f32
    } attributes {k = "v"}
    scf.while : () -> () {
      scf.condition(%arg1)
    } do {
      scf.yield
    }
    return
  }
  func.func @parallels(%arg0: index, %arg1: index, %arg2: index, %arg3: f32) {
    scf.parallel (%arg4) = (%arg0) to (%arg1) step (%arg2) {
      scf.reduce 
    }
    scf.parallel (%arg4, %arg5) = (%arg0, %arg0) to (%arg1, %arg1) step (%arg2, %arg2) {
      scf.parallel (%arg6) = (%arg0) to (%arg1) step (%arg2) {
        scf.reduce 
      }
      scf.reduce 
    } {mapping = "x"}
    %0 = scf.parallel (%arg4) = (%arg0) to (%arg1) step (%arg2) init (%arg3) -> f32 {
      scf.reduce(%arg3 : f32) {
      ^bb0(%arg5: f32, %arg6: f32):
        %2 = arith.addf %arg5, %arg6 : f32
        scf.reduce.return %2 : f32
      }
    }
    %1:2 = scf.parallel (%arg4) = (%arg0) to (%arg1) step (%arg2) init (%arg3, %arg3) -> (f32, f32) {
      scf.reduce(%arg3, %arg3 : f32, f32) {
      ^bb0(%arg5: f32, %arg6: f32):
        %2 = arith.addf %arg5, %arg6 : f32
        scf.reduce.return %2 : f32
      }, {
      ^bb0(%arg5: f32, %arg6: f32):
        %2 = arith.mulf %arg5, %arg6 : f32
        scf.reduce.return %2 : f32
      }
    }
    return
  }
  func.func @switches(%arg0: index, %arg1: i32) -> i32 {
    scf.index_switch %arg0 
    case 1 {
      scf.yield
    }
    default {
    }
    %0 = scf.index_switch %arg0 {a} -> i32 
    case -2 {
      scf.yield %arg1 : i32
    }
    case 5 {
      scf.yield %arg1 : i32
    }
    default {
      scf.yield %arg1 : i32
    }
    %1:2 = scf.index_switch %arg0 -> i32, i32 
    default {
      scf.yield %arg1, %arg1 : i32, i32
    }
    scf.for %arg2 = %arg0 to %arg0 step %arg0 {
      scf.index_switch %arg2 
      case 0 {
        scf.yield
      }
      default {
      }
    }
    return %0 : i32
  }
  func.func @regions(%arg0: i32, %arg1: i1) -> i32 {
    scf.execute_region {
      scf.yield
    }
    %0 = scf.execute_region -> i32 {
      scf.yield %arg0 : i32
    }
    %1:2 = scf.execute_region -> (i32, i32) {
      scf.yield %arg0, %arg0 : i32, i32
    } {a}
    return %0 : i32
  }
}
