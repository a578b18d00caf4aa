"builtin.module"() ({
  "func.func"() <{function_type = (i32, index) -> (), sym_name = "conflicts"}> ({
  ^bb0(%arg1: i32, %arg2: index):
    %2 = "arith.constant"() <{value = 0 : index}> : () -> index
    %3 = "arith.constant"() <{value = 0 : index}> : () -> index
    %4 = "arith.constant"() <{value = 1 : index}> : () -> index
    "scf.for"(%2, %arg2, %4) ({
    ^bb0(%arg4: index):
      %11 = "arith.constant"() <{value = 0 : index}> : () -> index
      %12 = "arith.constant"() <{value = 1.000000e+00 : f32}> : () -> f32
      "scf.for"(%11, %arg4, %4) ({
      ^bb0(%arg5: index):
        %14 = "arith.constant"() <{value = 0 : index}> : () -> index
        %15 = "arith.constant"() <{value = 2.000000e+00 : f32}> : () -> f32
        %16 = "arith.addf"(%12, %15) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
        "scf.yield"() : () -> ()
      }) : (index, index, index) -> ()
      %13 = "arith.addi"(%arg4, %arg4) <{overflowFlags = #arith.overflow<none>}> : (index, index) -> index
      "scf.yield"() : () -> ()
    }) : (index, index, index) -> ()
    "scf.for"(%2, %arg2, %4) ({
    ^bb0(%arg3: index):
      %7 = "arith.constant"() <{value = 0 : index}> : () -> index
      %8 = "arith.addi"(%arg3, %7) <{overflowFlags = #arith.overflow<none>}> : (index, index) -> index
      %9 = "arith.constant"() <{value = -7 : i64}> : () -> i64
      %10 = "arith.constant"() <{value = -7 : i64}> : () -> i64
      "scf.yield"() : () -> ()
    }) : (index, index, index) -> ()
    %5 = "arith.addi"(%2, %3) <{overflowFlags = #arith.overflow<none>}> : (index, index) -> index
    %6 = "arith.constant"() <{value = 170141183460469231731687303715884105727 : i128}> : () -> i128
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (i32) -> (), sym_name = "again"}> ({
  ^bb0(%arg0: i32):
    %0 = "arith.constant"() <{value = 0 : index}> : () -> index
    %1 = "arith.addi"(%arg0, %arg0) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
