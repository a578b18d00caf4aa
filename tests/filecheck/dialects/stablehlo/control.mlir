// Control flow, calls, tuples and barriers, written generically; the checks are what upstream prints.
// RUN: hloom-opt %s | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s | hloom-opt | filecheck %s --strict-whitespace --match-full-lines

"builtin.module"() ({
  "func.func"() <{function_type = (tensor<i32>, tensor<4x6xf32>) -> (), sym_name = "while"}> ({
  ^bb0(%arg15: tensor<i32>, %arg16: tensor<4x6xf32>):
    %10:2 = "stablehlo.while"(%arg15, %arg16) ({
    ^bb0(%arg19: tensor<i32>, %arg20: tensor<4x6xf32>):
      %11 = "stablehlo.compare"(%arg19, %arg19) <{comparison_direction = #stablehlo<comparison_direction LT>}> : (tensor<i32>, tensor<i32>) -> tensor<i1>
      "stablehlo.return"(%11) : (tensor<i1>) -> ()
    }, {
    ^bb0(%arg17: tensor<i32>, %arg18: tensor<4x6xf32>):
      "stablehlo.return"(%arg17, %arg18) : (tensor<i32>, tensor<4x6xf32>) -> ()
    }) : (tensor<i32>, tensor<4x6xf32>) -> (tensor<i32>, tensor<4x6xf32>)
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<i1>, tensor<4x6xf32>) -> (), sym_name = "if"}> ({
  ^bb0(%arg13: tensor<i1>, %arg14: tensor<4x6xf32>):
    %9 = "stablehlo.if"(%arg13) ({
      "stablehlo.return"(%arg14) : (tensor<4x6xf32>) -> ()
    }, {
      "stablehlo.return"(%arg14) : (tensor<4x6xf32>) -> ()
    }) : (tensor<i1>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<i32>, tensor<f32>) -> (), sym_name = "case"}> ({
  ^bb0(%arg11: tensor<i32>, %arg12: tensor<f32>):
    %8 = "stablehlo.case"(%arg11) ({
      "stablehlo.return"(%arg12) : (tensor<f32>) -> ()
    }, {
      "stablehlo.return"(%arg12) : (tensor<f32>) -> ()
    }, {
      "stablehlo.return"(%arg12) : (tensor<f32>) -> ()
    }) : (tensor<i32>) -> tensor<f32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "custom_call"}> ({
  ^bb0(%arg10: tensor<4x6xf32>):
    %7 = "stablehlo.custom_call"(%arg10) <{call_target_name = "foo"}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tuple<tensor<4x6xi32>, tensor<4x6xf32>>) -> (), sym_name = "custom_call_2"}> ({
  ^bb0(%arg8: tensor<4x6xf32>, %arg9: tuple<tensor<4x6xi32>, tensor<4x6xf32>>):
    %6:2 = "stablehlo.custom_call"(%arg8, %arg9) <{api_version = 4 : i32, backend_config = {key = 1 : i64}, call_target_name = "foo.bar baz", called_computations = [@g], has_side_effect = true, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 1, operand_tuple_indices = [0]>]}> : (tensor<4x6xf32>, tuple<tensor<4x6xi32>, tensor<4x6xf32>>) -> (tensor<4x6xf32>, tensor<4x6xi32>)
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<f32>) -> (), sym_name = "composite"}> ({
  ^bb0(%arg7: tensor<f32>):
    %5 = "stablehlo.composite"(%arg7) <{composite_attributes = {n = 1 : i64}, decomposition = @g, name = "my.op", version = 1 : i32}> : (tensor<f32>) -> tensor<f32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, !stablehlo.token) -> (), sym_name = "optimization_barrier"}> ({
  ^bb0(%arg5: tensor<4x6xf32>, %arg6: !stablehlo.token):
    %4:2 = "stablehlo.optimization_barrier"(%arg5, %arg6) : (tensor<4x6xf32>, !stablehlo.token) -> (tensor<4x6xf32>, !stablehlo.token)
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, !stablehlo.token) -> (), sym_name = "tuple"}> ({
  ^bb0(%arg3: tensor<4x6xf32>, %arg4: !stablehlo.token):
    %3 = "stablehlo.tuple"(%arg3, %arg4) : (tensor<4x6xf32>, !stablehlo.token) -> tuple<tensor<4x6xf32>, !stablehlo.token>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tuple<tensor<4x6xf32>, !stablehlo.token>) -> (), sym_name = "get_tuple_element"}> ({
  ^bb0(%arg2: tuple<tensor<4x6xf32>, !stablehlo.token>):
    %2 = "stablehlo.get_tuple_element"(%arg2) <{index = 1 : i32}> : (tuple<tensor<4x6xf32>, !stablehlo.token>) -> !stablehlo.token
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (!stablehlo.token, !stablehlo.token) -> (), sym_name = "after_all"}> ({
  ^bb0(%arg0: !stablehlo.token, %arg1: !stablehlo.token):
    %1 = "stablehlo.after_all"(%arg0, %arg1) : (!stablehlo.token, !stablehlo.token) -> !stablehlo.token
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = () -> (), sym_name = "create_token"}> ({
    %0 = "stablehlo.create_token"() : () -> !stablehlo.token
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<f32>) -> tensor<f32>, sym_name = "g", sym_visibility = "private"}> ({
  }) : () -> ()
}) : () -> ()

// CHECK:  func.func @while(%arg0: tensor<i32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0:2 = stablehlo.while(%iterArg = %arg0, %iterArg_0 = %arg1) : tensor<i32>, tensor<4x6xf32>
// CHECK-NEXT:    cond {
// CHECK-NEXT:      %1 = stablehlo.compare LT, %iterArg, %iterArg : (tensor<i32>, tensor<i32>) -> tensor<i1>
// CHECK-NEXT:      stablehlo.return %1 : tensor<i1>
// CHECK-NEXT:    } do {
// CHECK-NEXT:      stablehlo.return %iterArg, %iterArg_0 : tensor<i32>, tensor<4x6xf32>
// CHECK-NEXT:    }
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @if(%arg0: tensor<i1>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = "stablehlo.if"(%arg0) ({
// CHECK-NEXT:      stablehlo.return %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    }, {
// CHECK-NEXT:      stablehlo.return %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    }) : (tensor<i1>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @case(%arg0: tensor<i32>, %arg1: tensor<f32>) {
// CHECK-NEXT:    %0 = "stablehlo.case"(%arg0) ({
// CHECK-NEXT:      stablehlo.return %arg1 : tensor<f32>
// CHECK-NEXT:    }, {
// CHECK-NEXT:      stablehlo.return %arg1 : tensor<f32>
// CHECK-NEXT:    }, {
// CHECK-NEXT:      stablehlo.return %arg1 : tensor<f32>
// CHECK-NEXT:    }) : (tensor<i32>) -> tensor<f32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @custom_call(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.custom_call @foo(%arg0) : (tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @custom_call_2(%arg0: tensor<4x6xf32>, %arg1: tuple<tensor<4x6xi32>, tensor<4x6xf32>>) {
// CHECK-NEXT:    %0:2 = stablehlo.custom_call @"foo.bar baz"(%arg0, %arg1) {api_version = 4 : i32, backend_config = {key = 1 : i64}, called_computations = [@g], has_side_effect = true, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 1, operand_tuple_indices = [0]>]} : (tensor<4x6xf32>, tuple<tensor<4x6xi32>, tensor<4x6xf32>>) -> (tensor<4x6xf32>, tensor<4x6xi32>)
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @composite(%arg0: tensor<f32>) {
// CHECK-NEXT:    %0 = stablehlo.composite "my.op" %arg0 {composite_attributes = {n = 1 : i64}, decomposition = @g, version = 1 : i32} : (tensor<f32>) -> tensor<f32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @optimization_barrier(%arg0: tensor<4x6xf32>, %arg1: !stablehlo.token) {
// CHECK-NEXT:    %0:2 = stablehlo.optimization_barrier %arg0, %arg1 : tensor<4x6xf32>, !stablehlo.token
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @tuple(%arg0: tensor<4x6xf32>, %arg1: !stablehlo.token) {
// CHECK-NEXT:    %0 = stablehlo.tuple %arg0, %arg1 : tuple<tensor<4x6xf32>, !stablehlo.token>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @get_tuple_element(%arg0: tuple<tensor<4x6xf32>, !stablehlo.token>) {
// CHECK-NEXT:    %0 = stablehlo.get_tuple_element %arg0[1] : (tuple<tensor<4x6xf32>, !stablehlo.token>) -> !stablehlo.token
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @after_all(%arg0: !stablehlo.token, %arg1: !stablehlo.token) {
// CHECK-NEXT:    %0 = stablehlo.after_all %arg0, %arg1 : !stablehlo.token
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @create_token() {
// CHECK-NEXT:    %0 = stablehlo.create_token : !stablehlo.token
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func private @g(tensor<f32>) -> tensor<f32>
