func.func @conflicts(%arg0: i32, %arg1: index) {
  %c0 = arith.constant 0 : index
  %c0_0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  scf.for %i = %c0 to %arg1 step %c1 {
    %c0_1 = arith.constant 0 : index
    %cst = arith.constant 1.0 : f32
    scf.for %j = %c0_1 to %i step %c1 {
      %c0_2 = arith.constant 0 : index
      %cst_0 = arith.constant 2.0 : f32
      %0 = arith.addf %cst, %cst_0 : f32
    }
    %1 = arith.addi %i, %i : index
  }
  scf.for %i = %c0 to %arg1 step %c1 {
    %c0_1 = arith.constant 0 : index
    %2 = arith.addi %i, %c0_1 : index
    %c-7_i64 = arith.constant -7 : i64
    %c-7_i64_1 = arith.constant -7 : i64
  }
  %3 = arith.addi %c0, %c0_0 : index
  %4 = arith.constant 170141183460469231731687303715884105727 : i128
  return
}
func.func @again(%arg0: i32) {
  %c0 = arith.constant 0 : index
  %0 = arith.addi %arg0, %arg0 : i32
  return
}
