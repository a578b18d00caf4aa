func.func @branches(%c: i1, %x: i32, %i: i32) -> i32 {
  cf.assert %c, "message \"q\""
  cf.br ^bb1(%x : i32)
^bb1(%a: i32):
  cf.cond_br %c, ^bb2, ^bb3(%a, %x : i32, i32)
^bb2:
  cf.br ^bb3(%x, %x : i32, i32)
^bb3(%b: i32, %d: i32):
  cf.switch %i : i32, [
    default: ^bb4,
    1: ^bb5(%b : i32),
    -2: ^bb5(%d : i32)
  ]
^bb4:
  cf.cond_br %c, ^bb4, ^bb4 {a}
^bb5(%e: i32):
  return %e : i32
^bb6:
  cf.cond_br %c, ^bb1(%x : i32), ^bb5(%x : i32)
}
func.func @regions(%x: i32, %c: i1) -> i32 {
  %0 = scf.execute_region -> i32 {
    cf.cond_br %c, ^bb1, ^bb2
  ^bb1:
    scf.yield %x : i32
  ^bb2:
    scf.yield %x : i32
  }
  return %0 : i32
}
