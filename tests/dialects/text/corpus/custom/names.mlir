module {
  func.func @conflicts(%arg0: i32, %arg1: index) {
    %c0 = arith.constant 0 : index
    %c0_0 = arith.constant 0 : index
    %c1 = arith.constant 1 : index
    scf.for %arg2 = %c0 to %arg1 step %c1 {
      %c0_1 = arith.constant 0 : index
      %cst = arith.constant 1.000000e+00 : f32
      scf.for %arg3 = %c0_1 to %arg2 step %c1 {
        %c0_2 = arith.constant 0 : index
        %cst_3 = arith.constant 2.000000e+00 : f32
        %2 = arith.addf %cst, %cst_3 : f32
      }
      %1 = arith.addi %arg2, %arg2 : index
    }
    scf.for %arg2 = %c0 to %arg1 step %c1 {
      %c0_1 = arith.constant 0 : index
      %1 = arith.addi %arg2, %c0_1 : index
      %c-7_i64 = arith.constant -7 : i64
      %c-7_i64_2 = arith.constant -7 : i64
    }
    %0 = arith.addi %c0, %c0_0 : index
    %c170141183460469231731687303715884105727_i128 = arith.constant 170141183460469231731687303715884105727 : i128
    return
  }
  func.func @again(%arg0: i32) {
    %c0 = arith.constant 0 : index
    %0 = arith.addi %arg0, %arg0 : i32
    return
  }
}
