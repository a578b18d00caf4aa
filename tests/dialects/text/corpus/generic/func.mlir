"builtin.module"() ({
  "func.func"() <{function_type = () -> (), sym_name = "empty"}> ({
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{arg_attrs = [{}, {a.b = 1 : i32}], function_type = (i32, tensor<4xf32>) -> (i32, f32), res_attrs = [{a.unit}, {}], sym_name = "declared", sym_visibility = "private"}> ({
  }) : () -> ()
  "func.func"() <{arg_attrs = [{a.z, jax.x = "y"}, {}], function_type = (i32, tensor<?xf32>) -> (i32, tensor<?xf32>), res_attrs = [{jax.result_info = "r"}, {}], sym_name = "args", sym_visibility = "public"}> ({
  ^bb0(%arg4: i32, %arg5: tensor<?xf32>):
    "func.return"(%arg4, %arg5) : (i32, tensor<?xf32>) -> ()
  }) {hloom.kernel, llvm.emit_c_interface} : () -> ()
  "func.func"() <{function_type = (i32) -> i32, sym_name = "needs quotes", sym_visibility = "nested"}> ({
  ^bb0(%arg3: i32):
    "func.return"(%arg3) : (i32) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (i32) -> (i32, f32), sym_name = "calls"}> ({
  ^bb0(%arg2: i32):
    "func.call"() <{callee = @empty}> : () -> ()
    %4 = "func.call"(%arg2) <{callee = @"needs quotes"}> {inline} : (i32) -> i32
    %5 = "arith.constant"() <{value = dense<0.000000e+00> : tensor<4xf32>}> : () -> tensor<4xf32>
    %6:2 = "func.call"(%4, %5) <{callee = @declared}> : (i32, tensor<4xf32>) -> (i32, f32)
    "func.return"(%6#0, %6#1) : (i32, f32) -> ()
  }) : () -> ()
  "func.func"() <{function_type = (i32) -> i32, sym_name = "attributes_on_return"}> ({
  ^bb0(%arg1: i32):
    "func.return"(%arg1) {a = 1 : i32} : (i32) -> ()
  }) {a.no_inline} : () -> ()
  "builtin.module"() <{sym_name = "inner"}> ({
    "func.func"() <{function_type = (i32) -> (), sym_name = "isolated"}> ({
    ^bb0(%arg0: i32):
      %3 = "arith.addi"(%arg0, %arg0) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
      "func.return"() : () -> ()
    }) : () -> ()
    "builtin.module"() ({
    ^bb0:
    }) : () -> ()
  }) : () -> ()
  %0 = "builtin.unrealized_conversion_cast"() : () -> i32
  %1 = "builtin.unrealized_conversion_cast"(%0) : (i32) -> i64
  %2:2 = "builtin.unrealized_conversion_cast"(%1, %0) {a} : (i64, i32) -> (f32, f64)
}) {m.a = "x"} : () -> ()
