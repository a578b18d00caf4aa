// What the verifiers reject, one program after each line of dashes; read by test_emitc.py.
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.add"(%p, %p) : (!emitc.ptr<f32>, !emitc.ptr<f32>) -> !emitc.ptr<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.add"(%f, %p) : (f32, !emitc.ptr<f32>) -> !emitc.ptr<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.add"(%p, %n) : (!emitc.ptr<f32>, index) -> !emitc.ptr<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.sub"(%i, %p) : (i32, !emitc.ptr<f32>) -> !emitc.ptr<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.sub"(%p, %f) : (!emitc.ptr<f32>, f32) -> !emitc.ptr<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.sub"(%p, %p) : (!emitc.ptr<f32>, !emitc.ptr<f32>) -> !emitc.ptr<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.constant"() <{value = "NULL"}> : () -> !emitc.ptr<i32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.constant"() <{value = 42 : i64}> : () -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.constant"() <{value = #emitc.opaque<"">}> : () -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.variable"() <{value = 42 : i64}> : () -> !emitc.lvalue<i32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.literal"() <{value = ""}> : () -> f32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.call_opaque"() <{callee = "test", args = [0 : index]}> : () -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.call_opaque"(%i, %i) <{callee = "test", args = [2 : index]}> : (i32, i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.call_opaque"() <{callee = ""}> : () -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.call_opaque"(%i) <{callee = "test", args = [0 : index, [0, 1, 2]]}> : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.call_opaque"(%i) <{callee = "test", template_args = [[0, 1, 2]]}> : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.call_opaque"(%i) <{callee = "test", template_args = [dense<1.0> : tensor<2xf32>]}> : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.call_opaque"() <{callee = "test"}> : () -> !emitc.array<4xi32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %v = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<i32>
  %1 = "emitc.apply"(%v) <{applicableOperator = ""}> : (!emitc.lvalue<i32>) -> !emitc.ptr<i32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %v = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<i32>
  %1 = "emitc.apply"(%v) <{applicableOperator = "+"}> : (!emitc.lvalue<i32>) -> !emitc.ptr<i32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %1 = "emitc.apply"(%i) <{applicableOperator = "*"}> : (i32) -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %1 = "emitc.apply"(%i) <{applicableOperator = "&"}> : (i32) -> !emitc.ptr<i32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %v = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<i32>
  %1 = "emitc.apply"(%v) <{applicableOperator = "&"}> : (!emitc.lvalue<i32>) -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.cast"(%f) : (f32) -> !emitc.array<4xf32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.cast"(%a) : (!emitc.array<4x8xf32>) -> !emitc.ptr<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.subscript"(%a, %n) : (!emitc.array<4x8xf32>, index) -> !emitc.lvalue<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.subscript"(%a, %n, %f) : (!emitc.array<4x8xf32>, index, f32) -> !emitc.lvalue<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.subscript"(%a, %n, %n) : (!emitc.array<4x8xf32>, index, index) -> !emitc.lvalue<i32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.subscript"(%p, %n, %n) : (!emitc.ptr<f32>, index, index) -> !emitc.lvalue<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.subscript"(%p, %f) : (!emitc.ptr<f32>, f32) -> !emitc.lvalue<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.subscript"(%p, %n) : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f64>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %v = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<i32>
  "emitc.assign"(%v, %f) : (!emitc.lvalue<i32>, f32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.verbatim"(%i) <{value = "a {} {}"}> : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.verbatim"(%i) <{value = "a {"}> : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.verbatim"(%i) <{value = "a {x"}> : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.call"(%i) <{callee = @g}> : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.call"(%i) <{callee = @f}> : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.get_global"() <{name = @x}> : () -> !emitc.lvalue<i32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.yield"() : () -> ()
  "emitc.if"(%c) ({}, {}) : (i1) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.switch"(%i) <{cases = array<i64: 2, 2>}> ({
  "emitc.yield"() : () -> ()
}, {
  "emitc.yield"() : () -> ()
}, {
  "emitc.yield"() : () -> ()
}) : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.switch"(%i) <{cases = array<i64: 2>}> ({
  "emitc.yield"() : () -> ()
}) : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.for"(%i, %i, %i) ({
^bb0(%k: i32):
  "emitc.yield"(%i) : (i32) -> ()
}) : (i32, i32, i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.for"(%i, %i, %i) ({
^bb0(%k: i64):
  "emitc.yield"() : () -> ()
}) : (i32, i32, i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.for"(%i, %i, %i) ({
  "emitc.yield"() : () -> ()
}) : (i32, i32, i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.expression"() ({
  "emitc.yield"() : () -> ()
}) : () -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.expression"(%i) ({
^bb0(%k: i32):
  "emitc.yield"(%k) : (i32) -> ()
}) : (i32) -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.expression"(%i) ({
^bb0(%k: i32):
  %x = "emitc.add"(%k, %k) : (i32, i32) -> i32
  %y = "emitc.rem"(%k, %k) : (i32, i32) -> i32
  "emitc.yield"(%x) : (i32) -> ()
}) : (i32) -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.expression"(%i) ({
^bb0(%k: i32):
  %x = "emitc.add"(%k, %k) : (i32, i32) -> i32
  "emitc.yield"(%x) : (i32) -> ()
}) : (i32) -> i64
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.expression"(%i) ({
^bb0(%k: i32):
  %x = "emitc.call_opaque"(%k) <{callee = "g"}> : (i32) -> i32
  %y = "emitc.add"(%x, %x) : (i32, i32) -> i32
  "emitc.yield"(%y) : (i32) -> ()
}) : (i32) -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.expression"(%i) ({
^bb0(%k: i32):
  %x:2 = "emitc.call_opaque"(%k) <{callee = "g"}> : (i32) -> (i32, i32)
  "emitc.yield"(%x#0) : (i32) -> ()
}) : (i32) -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.expression"() ({
  %x = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<i32>
  %y = "emitc.load"(%x) : (!emitc.lvalue<i32>) -> i32
  "emitc.yield"(%y) : (i32) -> ()
}) : () -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.do"() ({
  "emitc.yield"() : () -> ()
}, {
  %x = "emitc.expression"() ({
    %k = "emitc.constant"() <{value = true}> : () -> i1
    "emitc.yield"(%k) : (i1) -> ()
  }) : () -> i1
  "emitc.yield"(%x) : (i1) -> ()
}) : () -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.do"() ({
^bb0:
}, {
  "emitc.yield"(%c) : (i1) -> ()
}) : () -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.do"() ({
^bb0:
}, {
  %x = "emitc.expression"() ({
    %k = "emitc.constant"() <{value = 1 : i32}> : () -> i32
    "emitc.yield"(%k) : (i32) -> ()
  }) : () -> i32
  "emitc.yield"(%x) : (i32) -> ()
}) : () -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.do"() ({
^bb0:
}, {
  %x = "emitc.expression"() ({
    %k = "emitc.constant"() <{value = true}> : () -> i1
    "emitc.yield"(%k) : (i1) -> ()
  }) : () -> i1
  "emitc.yield"(%c) : (i1) -> ()
}) : () -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.get_field"() <{field_name = @x}> : () -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.address_of"(%a) : (!emitc.array<4x8xf32>) -> !emitc.ptr<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.rem"(%f, %f) : (f32, f32) -> f32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.mul"(%p, %i) : (!emitc.ptr<f32>, i32) -> f32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  %0 = "emitc.logical_not"(%i) : (i32) -> i32
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "f", function_type = (i32, i64, f32, !emitc.ptr<f32>, i1, !emitc.array<4x8xf32>, index) -> ()}> ({
^bb0(%i: i32, %j: i64, %f: f32, %p: !emitc.ptr<f32>, %c: i1, %a: !emitc.array<4x8xf32>, %n: index):
  "emitc.return"(%i) : (i32) -> ()
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.global"() <{sym_name = "x", type = i32, initial_value = dense<1> : tensor<2xi32>}> : () -> ()
// -----
"emitc.global"() <{sym_name = "x", type = !emitc.array<3xi32>, initial_value = dense<1> : tensor<2xi32>}> : () -> ()
// -----
"emitc.global"() <{sym_name = "x", type = f32, initial_value = 1 : i32}> : () -> ()
// -----
"emitc.global"() <{sym_name = "x", type = i32, static_specifier, extern_specifier}> : () -> ()
// -----
"emitc.global"() <{sym_name = "x", type = tensor<?xf32>}> : () -> ()
// -----
"emitc.func"() <{sym_name = "x", function_type = () -> (i32, i32)}> ({}) : () -> ()
// -----
"emitc.func"() <{sym_name = "x", function_type = () -> !emitc.array<4xi32>}> ({}) : () -> ()
// -----
"emitc.func"() <{sym_name = "x", function_type = (!emitc.lvalue<i32>) -> ()}> ({}) : () -> ()
// -----
"emitc.func"() <{sym_name = "x", function_type = (i32) -> ()}> ({
^bb0(%x: i64):
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.func"() <{sym_name = "x", function_type = () -> i32}> ({
^bb0:
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.declare_func"() <{sym_name = @bar}> : () -> ()
// -----
"emitc.field"() <{sym_name = "x", type = i32}> : () -> ()
// -----
"emitc.global"() <{sym_name = "x", type = !emitc.array<3xi32>}> : () -> ()
"emitc.func"() <{sym_name = "f", function_type = (i32) -> ()}> ({
^bb0(%i: i32):
  %0 = "emitc.get_global"() <{name = @x}> : () -> !emitc.array<4xi32>
  "emitc.return"() : () -> ()
}) : () -> ()
// -----
"emitc.global"() <{sym_name = "x", type = i32}> : () -> ()
"emitc.func"() <{sym_name = "f", function_type = (i32) -> ()}> ({
^bb0(%i: i32):
  %0 = "emitc.get_global"() <{name = @x}> : () -> !emitc.lvalue<f32>
  "emitc.return"() : () -> ()
}) : () -> ()
