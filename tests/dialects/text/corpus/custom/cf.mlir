module {
  func.func @branches(%arg0: i1, %arg1: i32, %arg2: i32) -> i32 {
    cf.assert %arg0, "message \22q\22"
    cf.br ^bb1(%arg1 : i32)
  ^bb1(%0: i32):  // 2 preds: ^bb0, ^bb6
    cf.cond_br %arg0, ^bb2, ^bb3(%0, %arg1 : i32, i32)
  ^bb2:  // pred: ^bb1
    cf.br ^bb3(%arg1, %arg1 : i32, i32)
  ^bb3(%1: i32, %2: i32):  // 2 preds: ^bb1, ^bb2
    cf.switch %arg2 : i32, [
      default: ^bb4,
      1: ^bb5(%1 : i32),
      4294967294: ^bb5(%2 : i32)
    ]
  ^bb4:  // 3 preds: ^bb3, ^bb4, ^bb4
    cf.cond_br %arg0, ^bb4, ^bb4 {a}
  ^bb5(%3: i32):  // 3 preds: ^bb3, ^bb3, ^bb6
    return %3 : i32
  ^bb6:  // no predecessors
    cf.cond_br %arg0, ^bb1(%arg1 : i32), ^bb5(%arg1 : i32)
  }
  func.func @regions(%arg0: i32, %arg1: i1) -> i32 {
    %0 = scf.execute_region -> i32 {
      cf.cond_br %arg1, ^bb1, ^bb2
    ^bb1:  // pred: ^bb0
      scf.yield %arg0 : i32
    ^bb2:  // pred: ^bb0
      scf.yield %arg0 : i32
    }
    return %0 : i32
  }
}
