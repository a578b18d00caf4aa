"builtin.module"() ({
  "func.func"() <{function_type = (i1, i32, i32) -> i32, sym_name = "branches"}> ({
  ^bb0(%arg2: i1, %arg3: i32, %arg4: i32):
    "cf.assert"(%arg2) <{msg = "message \22q\22"}> : (i1) -> ()
    "cf.br"(%arg3)[^bb1] : (i32) -> ()
  ^bb1(%1: i32):  // 2 preds: ^bb0, ^bb6
    "cf.cond_br"(%arg2, %1, %arg3)[^bb2, ^bb3] <{operandSegmentSizes = array<i32: 1, 0, 2>}> : (i1, i32, i32) -> ()
  ^bb2:  // pred: ^bb1
    "cf.br"(%arg3, %arg3)[^bb3] : (i32, i32) -> ()
  ^bb3(%2: i32, %3: i32):  // 2 preds: ^bb1, ^bb2
    "cf.switch"(%arg4, %2, %3)[^bb4, ^bb5, ^bb5] <{case_operand_segments = array<i32: 1, 1>, case_values = dense<[1, -2]> : vector<2xi32>, operandSegmentSizes = array<i32: 1, 0, 2>}> : (i32, i32, i32) -> ()
  ^bb4:  // 3 preds: ^bb3, ^bb4, ^bb4
    "cf.cond_br"(%arg2)[^bb4, ^bb4] <{operandSegmentSizes = array<i32: 1, 0, 0>}> {a} : (i1) -> ()
  ^bb5(%4: i32):  // 3 preds: ^bb3, ^bb3, ^bb6
    "func.return"(%4) : (i32) -> ()
  ^bb6:  // no predecessors
    "cf.cond_br"(%arg2, %arg3, %arg3)[^bb1, ^bb5] <{operandSegmentSizes = array<i32: 1, 1, 1>}> : (i1, i32, i32) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (i32, i1) -> i32, sym_name = "regions"}> ({
  ^bb0(%arg0: i32, %arg1: i1):
    %0 = "scf.execute_region"() ({
      "cf.cond_br"(%arg1)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()
    ^bb1:  // pred: ^bb0
      "scf.yield"(%arg0) : (i32) -> ()
    ^bb2:  // pred: ^bb0
      "scf.yield"(%arg0) : (i32) -> ()
    }) : () -> i32
    "func.return"(%0) : (i32) -> ()
  }) : () -> ()
}) : () -> ()
