func.func @loops(%lb: index, %ub: index, %step: index, %x: f32, %m: memref<?xf32>, %c: i1, %i: i32) -> f32 {
  scf.for %k = %lb to %ub step %step {
    memref.store %x, %m[%k] : memref<?xf32>
  }
  scf.for %k = %lb to %ub step %step {
    memref.store %x, %m[%k] : memref<?xf32>
  } {hloom.simd}
  scf.for %k = %i to %i step %i : i32 {
    %0 = arith.addi %k, %k : i32
  }
  %0 = scf.for %k = %lb to %ub step %step iter_args(%acc = %x) -> (f32) {
    %1 = arith.addf %acc, %x : f32
    scf.yield %1 : f32
  }
  %1:2 = scf.for %k = %lb to %ub step %step iter_args(%acc = %x, %bcc = %0) -> (f32, f32) {
    %inner = scf.for %l = %lb to %k step %step iter_args(%dcc = %acc) -> (f32) {
      scf.yield %dcc : f32
    }
    scf.yield %inner, %acc : f32, f32
  } {a = 1 : i32}
  %2 = scf.for %k = %i to %i step %i iter_args(%acc = %x) -> (f32)  : i32 {
    scf.yield %acc : f32
  }
  scf.for %k = %lb to %ub step %step {
  }
  return %0 : f32
}
func.func @ifs(%c: i1, %x: f32) -> f32 {
  scf.if %c {
    func.call @ext() : () -> ()
  }
  scf.if %c {
    func.call @ext() : () -> ()
  } else {
    func.call @ext() : () -> ()
  }
  %0 = scf.if %c -> (f32) {
    scf.yield %x : f32
  } else {
    scf.yield %x : f32
  }
  %1:2 = scf.if %c -> (f32, f32) {
    scf.yield %x, %0 : f32, f32
  } else {
    scf.yield %x, %x : f32, f32
  } {likely}
  scf.if %c {
  } {a}
  scf.if %c {
  } else {
  }
  return %0 : f32
}
func.func private @ext()
func.func @whiles(%x: i32, %c: i1, %f: f32) {
  %0 = scf.while (%a = %x) : (i32) -> i32 {
    %1 = arith.cmpi slt, %a, %x : i32
    scf.condition(%1) %a : i32
  } do {
  ^bb0(%a: i32):
    scf.yield %a : i32
  }
  %1:2 = scf.while (%a = %x, %b = %f) : (i32, f32) -> (f32, i32) {
    scf.condition(%c) %b, %a : f32, i32
  } do {
  ^bb0(%b: f32, %a: i32):
    scf.yield %a, %b : i32, f32
  } attributes {k = "v"}
  scf.while : () -> () {
    scf.condition(%c)
  } do {
    scf.yield
  }
  return
}
func.func @parallels(%lb: index, %ub: index, %step: index, %x: f32) {
  scf.parallel (%i) = (%lb) to (%ub) step (%step) {
    scf.reduce
  }
  scf.parallel (%i, %j) = (%lb, %lb) to (%ub, %ub) step (%step, %step) {
    scf.parallel (%k) = (%lb) to (%ub) step (%step) {
      scf.reduce
    }
    scf.reduce
  } {mapping = "x"}
  %0 = scf.parallel (%i) = (%lb) to (%ub) step (%step) init (%x) -> f32 {
    scf.reduce(%x : f32) {
    ^bb0(%a: f32, %b: f32):
      %1 = arith.addf %a, %b : f32
      scf.reduce.return %1 : f32
    }
  }
  %1:2 = scf.parallel (%i) = (%lb) to (%ub) step (%step) init (%x, %x) -> (f32, f32) {
    scf.reduce(%x, %x : f32, f32) {
    ^bb0(%a: f32, %b: f32):
      %2 = arith.addf %a, %b : f32
      scf.reduce.return %2 : f32
    }, {
    ^bb0(%a: f32, %b: f32):
      %2 = arith.mulf %a, %b : f32
      scf.reduce.return %2 : f32
    }
  }
  return
}
func.func @switches(%i: index, %x: i32) -> i32 {
  scf.index_switch %i
  case 1 {
    scf.yield
  }
  default {
    scf.yield
  }
  %0 = scf.index_switch %i {a} -> i32
  case -2 {
    scf.yield %x : i32
  }
  case 5 {
    scf.yield %x : i32
  }
  default {
    scf.yield %x : i32
  }
  %1:2 = scf.index_switch %i -> i32, i32
  default {
    scf.yield %x, %x : i32, i32
  }
  scf.for %k = %i to %i step %i {
    scf.index_switch %k
    case 0 {
      scf.yield
    }
    default {
    }
  }
  return %0 : i32
}
func.func @regions(%x: i32, %c: i1) -> i32 {
  scf.execute_region {
    scf.yield
  }
  %0 = scf.execute_region -> i32 {
    scf.yield %x : i32
  }
  %1:2 = scf.execute_region -> (i32, i32) {
    scf.yield %x, %x : i32, i32
  } {a}
  return %0 : i32
}
