"builtin.module"() ({
  "func.func"() <{function_type = (index, index, index, f32, memref<?xf32>, i1, i32) -> f32, sym_name = "loops"}> ({
  ^bb0(%arg32: index, %arg33: index, %arg34: index, %arg35: f32, %arg36: memref<?xf32>, %arg37: i1, %arg38: i32):
    "scf.for"(%arg32, %arg33, %arg34) ({
    ^bb0(%arg51: index):
      "memref.store"(%arg35, %arg36, %arg51) : (f32, memref<?xf32>, index) -> ()
      "scf.yield"() : () -> ()
    }) : (index, index, index) -> ()
    "scf.for"(%arg32, %arg33, %arg34) ({
    ^bb0(%arg50: index):
      "memref.store"(%arg35, %arg36, %arg50) : (f32, memref<?xf32>, index) -> ()
      "scf.yield"() : () -> ()
    }) {hloom.simd} : (index, index, index) -> ()
    "scf.for"(%arg38, %arg38, %arg38) ({
    ^bb0(%arg49: i32):
      %19 = "arith.addi"(%arg49, %arg49) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
      "scf.yield"() : () -> ()
    }) : (i32, i32, i32) -> ()
    %14 = "scf.for"(%arg32, %arg33, %arg34, %arg35) ({
    ^bb0(%arg47: index, %arg48: f32):
      %18 = "arith.addf"(%arg48, %arg35) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
      "scf.yield"(%18) : (f32) -> ()
    }) : (index, index, index, f32) -> f32
    %15:2 = "scf.for"(%arg32, %arg33, %arg34, %arg35, %14) ({
    ^bb0(%arg42: index, %arg43: f32, %arg44: f32):
      %17 = "scf.for"(%arg32, %arg42, %arg34, %arg43) ({
      ^bb0(%arg45: index, %arg46: f32):
        "scf.yield"(%arg46) : (f32) -> ()
      }) : (index, index, index, f32) -> f32
      "scf.yield"(%17, %arg43) : (f32, f32) -> ()
    }) {a = 1 : i32} : (index, index, index, f32, f32) -> (f32, f32)
    %16 = "scf.for"(%arg38, %arg38, %arg38, %arg35) ({
    ^bb0(%arg40: i32, %arg41: f32):
      "scf.yield"(%arg41) : (f32) -> ()
    }) : (i32, i32, i32, f32) -> f32
    "scf.for"(%arg32, %arg33, %arg34) ({
    ^bb0(%arg39: index):
      "scf.yield"() : () -> ()
    }) : (index, index, index) -> ()
    "func.return"(%14) : (f32) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (i1, f32) -> f32, sym_name = "ifs"}> ({
  ^bb0(%arg30: i1, %arg31: f32):
    "scf.if"(%arg30) ({
      "func.call"() <{callee = @ext}> : () -> ()
      "scf.yield"() : () -> ()
    }, {
    }) : (i1) -> ()
    "scf.if"(%arg30) ({
      "func.call"() <{callee = @ext}> : () -> ()
      "scf.yield"() : () -> ()
    }, {
      "func.call"() <{callee = @ext}> : () -> ()
      "scf.yield"() : () -> ()
    }) : (i1) -> ()
    %12 = "scf.if"(%arg30) ({
      "scf.yield"(%arg31) : (f32) -> ()
    }, {
      "scf.yield"(%arg31) : (f32) -> ()
    }) : (i1) -> f32
    %13:2 = "scf.if"(%arg30) ({
      "scf.yield"(%arg31, %12) : (f32, f32) -> ()
    }, {
      "scf.yield"(%arg31, %arg31) : (f32, f32) -> ()
    }) {likely} : (i1) -> (f32, f32)
    "scf.if"(%arg30) ({
      "scf.yield"() : () -> ()
    }, {
    }) {a} : (i1) -> ()
    "scf.if"(%arg30) ({
      "scf.yield"() : () -> ()
    }, {
      "scf.yield"() : () -> ()
    }) : (i1) -> ()
    "func.return"(%12) : (f32) -> ()
  }) : () -> ()
  "func.func"() <{function_type = () -> (), sym_name = "ext", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{function_type = (i32, i1, f32) -> (), sym_name = "whiles"}> ({
  ^bb0(%arg21: i32, %arg22: i1, %arg23: f32):
    %9 = "scf.while"(%arg21) ({
    ^bb0(%arg29: i32):
      %11 = "arith.cmpi"(%arg29, %arg21) <{predicate = 2 : i64}> : (i32, i32) -> i1
      "scf.condition"(%11, %arg29) : (i1, i32) -> ()
    }, {
    ^bb0(%arg28: i32):
      "scf.yield"(%arg28) : (i32) -> ()
    }) : (i32) -> i32
    %10:2 = "scf.while"(%arg21, %arg23) ({
    ^bb0(%arg26: i32, %arg27: f32):
      "scf.condition"(%arg22, %arg27, %arg26) : (i1, f32, i32) -> ()
    }, {
    ^bb0(%arg24: f32, %arg25: i32):
      "scf.yield"(%arg25, %arg24) : (i32, f32) -> ()
    }) {k = "v"} : (i32, f32) -> (f32, i32)
    "scf.while"() ({
      "scf.condition"(%arg22) : (i1) -> ()
    }, {
      "scf.yield"() : () -> ()
    }) : () -> ()
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (index, index, index, f32) -> (), sym_name = "parallels"}> ({
  ^bb0(%arg5: index, %arg6: index, %arg7: index, %arg8: f32):
    "scf.parallel"(%arg5, %arg6, %arg7) <{operandSegmentSizes = array<i32: 1, 1, 1, 0>}> ({
    ^bb0(%arg20: index):
      "scf.reduce"() : () -> ()
    }) : (index, index, index) -> ()
    "scf.parallel"(%arg5, %arg5, %arg6, %arg6, %arg7, %arg7) <{operandSegmentSizes = array<i32: 2, 2, 2, 0>}> ({
    ^bb0(%arg17: index, %arg18: index):
      "scf.parallel"(%arg5, %arg6, %arg7) <{operandSegmentSizes = array<i32: 1, 1, 1, 0>}> ({
      ^bb0(%arg19: index):
        "scf.reduce"() : () -> ()
      }) : (index, index, index) -> ()
      "scf.reduce"() : () -> ()
    }) {mapping = "x"} : (index, index, index, index, index, index) -> ()
    %4 = "scf.parallel"(%arg5, %arg6, %arg7, %arg8) <{operandSegmentSizes = array<i32: 1, 1, 1, 1>}> ({
    ^bb0(%arg14: index):
      "scf.reduce"(%arg8) ({
      ^bb0(%arg15: f32, %arg16: f32):
        %8 = "arith.addf"(%arg15, %arg16) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
        "scf.reduce.return"(%8) : (f32) -> ()
      }) : (f32) -> ()
    }) : (index, index, index, f32) -> f32
    %5:2 = "scf.parallel"(%arg5, %arg6, %arg7, %arg8, %arg8) <{operandSegmentSizes = array<i32: 1, 1, 1, 2>}> ({
    ^bb0(%arg9: index):
      "scf.reduce"(%arg8, %arg8) ({
      ^bb0(%arg12: f32, %arg13: f32):
        %7 = "arith.addf"(%arg12, %arg13) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
        "scf.reduce.return"(%7) : (f32) -> ()
      }, {
      ^bb0(%arg10: f32, %arg11: f32):
        %6 = "arith.mulf"(%arg10, %arg11) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
        "scf.reduce.return"(%6) : (f32) -> ()
      }) : (f32, f32) -> ()
    }) : (index, index, index, f32, f32) -> (f32, f32)
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (index, i32) -> i32, sym_name = "switches"}> ({
  ^bb0(%arg2: index, %arg3: i32):
    "scf.index_switch"(%arg2) <{cases = array<i64: 1>}> ({
      "scf.yield"() : () -> ()
    }, {
      "scf.yield"() : () -> ()
    }) : (index) -> ()
    %2 = "scf.index_switch"(%arg2) <{cases = array<i64: -2, 5>}> ({
      "scf.yield"(%arg3) : (i32) -> ()
    }, {
      "scf.yield"(%arg3) : (i32) -> ()
    }, {
      "scf.yield"(%arg3) : (i32) -> ()
    }) {a} : (index) -> i32
    %3:2 = "scf.index_switch"(%arg2) <{cases = array<i64>}> ({
      "scf.yield"(%arg3, %arg3) : (i32, i32) -> ()
    }) : (index) -> (i32, i32)
    "scf.for"(%arg2, %arg2, %arg2) ({
    ^bb0(%arg4: index):
      "scf.index_switch"(%arg4) <{cases = array<i64: 0>}> ({
        "scf.yield"() : () -> ()
      }, {
        "scf.yield"() : () -> ()
      }) : (index) -> ()
      "scf.yield"() : () -> ()
    }) : (index, index, index) -> ()
    "func.return"(%2) : (i32) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (i32, i1) -> i32, sym_name = "regions"}> ({
  ^bb0(%arg0: i32, %arg1: i1):
    "scf.execute_region"() ({
      "scf.yield"() : () -> ()
    }) : () -> ()
    %0 = "scf.execute_region"() ({
      "scf.yield"(%arg0) : (i32) -> ()
    }) : () -> i32
    %1:2 = "scf.execute_region"() ({
      "scf.yield"(%arg0, %arg0) : (i32, i32) -> ()
    }) {a} : () -> (i32, i32)
    "func.return"(%0) : (i32) -> ()
  }) : () -> ()
}) : () -> ()
