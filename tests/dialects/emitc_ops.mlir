// One of each op, in every form that prints in another way; read by test_emitc.py.
"builtin.module"() ({
  "emitc.include"() <{include = "math.h", is_standard_include}> : () -> ()
  "emitc.include"() <{include = "my.h"}> : () -> ()
  "emitc.verbatim"() <{value = "#pragma x"}> : () -> ()
  "emitc.global"() <{sym_name = "w", type = !emitc.array<2x2xf32>, initial_value = dense<[[1.0,2.0],[3.0,4.5]]> : tensor<2x2xf32>, static_specifier, const_specifier}> : () -> ()
  "emitc.global"() <{sym_name = "g", type = i32, initial_value = 3 : i32}> {x = 1 : i32}: () -> ()
  "emitc.global"() <{sym_name = "o", type = !emitc.opaque<"char">, initial_value = #emitc.opaque<"CHAR_MIN">, extern_specifier}> : () -> ()
  "emitc.declare_func"() <{sym_name = @f}> : () -> ()
  "emitc.func"() <{sym_name = "f", function_type = (!emitc.ptr<f32>, index, i32, f32, i1) -> i32, specifiers = ["static", "inline"], arg_attrs = [{hloom.const}, {}, {}, {}, {}]}> ({
  ^bb0(%p: !emitc.ptr<f32>, %n: index, %i: i32, %f: f32, %c: i1):
    %0 = "emitc.constant"() <{value = 0 : index}> : () -> index
    %1 = "emitc.constant"() <{value = 1 : index}> : () -> !emitc.size_t
    %l = "emitc.literal"() <{value = "M_PI"}> : () -> f32
    "emitc.for"(%0, %n, %0) ({
    ^bb0(%iv: index):
      %s = "emitc.subscript"(%p, %iv) : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
      %v = "emitc.load"(%s) : (!emitc.lvalue<f32>) -> f32
      %v2 = "emitc.add"(%v, %l) : (f32, f32) -> f32
      "emitc.assign"(%s, %v2) : (!emitc.lvalue<f32>, f32) -> ()
      "emitc.yield"() : () -> ()
    }) {hloom.simd} : (index, index, index) -> ()
    "emitc.for"(%i, %i, %i) ({
    ^bb0(%iv: i32):
      "emitc.yield"() : () -> ()
    }) : (i32, i32, i32) -> ()
    "emitc.if"(%c) ({
      "emitc.yield"() : () -> ()
    }, {}) : (i1) -> ()
    "emitc.if"(%c) ({
      "emitc.yield"() : () -> ()
    }, {
      %q = "emitc.call"(%p, %n, %i, %f, %c) <{callee = @f}> : (!emitc.ptr<f32>, index, i32, f32, i1) -> i32
      "emitc.yield"() {z} : () -> ()
    }) {k = 1 : i32} : (i1) -> ()
    "emitc.switch"(%i) <{cases = array<i64: 2, 5>}> ({
      "emitc.yield"() : () -> ()
    }, {
      "emitc.yield"() : () -> ()
    }, {
      "emitc.yield"() : () -> ()
    }) {sw} : (i32) -> ()
    %var = "emitc.variable"() <{value = 0 : i32}> : () -> !emitc.lvalue<i32>
    %vr2 = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.array<4xf32>
    %ad = "emitc.address_of"(%var) {a1} : (!emitc.lvalue<i32>) -> !emitc.ptr<i32>
    %de = "emitc.dereference"(%ad) : (!emitc.ptr<i32>) -> !emitc.lvalue<i32>
    %ap = "emitc.apply"(%var) <{applicableOperator = "&"}> : (!emitc.lvalue<i32>) -> !emitc.ptr<i32>
    %e = "emitc.expression"(%i, %f) ({
    ^bb0(%a: i32, %b: f32):
      %x = "emitc.cast"(%b) : (f32) -> i32
      %y = "emitc.mul"(%a, %x) : (i32, i32) -> i32
      "emitc.yield"(%y) : (i32) -> ()
    }) : (i32, f32) -> i32
    "emitc.do"() ({
      %w = "emitc.unary_minus"(%i) : (i32) -> i32
    }, {
      %cond = "emitc.expression"(%i) ({
      ^bb0(%a: i32):
        %y = "emitc.cmp"(%a, %a) <{predicate = 2 : i64}> : (i32, i32) -> i1
        "emitc.yield"(%y) : (i1) -> ()
      }) : (i32) -> i1
      "emitc.yield"(%cond) : (i1) -> ()
    }) {dd} : () -> ()
    %gg = "emitc.get_global"() <{name = @w}> : () -> !emitc.array<2x2xf32>
    %gh = "emitc.get_global"() <{name = @g}> {b} : () -> !emitc.lvalue<i32>
    %la = "emitc.logical_and"(%c, %i) : (i1, i32) -> i1
    %ln = "emitc.logical_not"(%c) {uu}: (i1) -> i1
    %cd = "emitc.conditional"(%c, %i, %i) : (i1, i32, i32) -> i32
    %cm = "emitc.cmp"(%i, %i) <{predicate = 6 : i64}> {q} : (i32, i32) -> i1
    %co:2 = "emitc.call_opaque"(%f, %f) <{callee = "fmaf", args = [1 : index, 2 : i32], template_args = [i32]}> {r} : (f32, f32) -> (f32, i32)
    %ms = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<!emitc.opaque<"mystruct">>
    %mb = "emitc.member"(%ms) <{member = "a"}> : (!emitc.lvalue<!emitc.opaque<"mystruct">>) -> !emitc.lvalue<i32>
    %op = "emitc.variable"() <{value = #emitc.opaque<"NULL">}> : () -> !emitc.lvalue<!emitc.ptr<!emitc.opaque<"mystruct">>>
    %mp = "emitc.member_of_ptr"(%op) <{member = "b"}> : (!emitc.lvalue<!emitc.ptr<!emitc.opaque<"mystruct">>>) -> !emitc.array<2xi32>
    %e3 = "emitc.expression"() ({
      %y = "emitc.constant"() <{value = 3 : i32}> : () -> i32
      "emitc.yield"(%y) : (i32) -> ()
    }) : () -> i32
    %a0 = "emitc.add"(%p, %i) : (!emitc.ptr<f32>, i32) -> !emitc.ptr<f32>
    %a1 = "emitc.sub"(%p, %a0) : (!emitc.ptr<f32>, !emitc.ptr<f32>) -> !emitc.ptrdiff_t
    %a2 = "emitc.div"(%f, %f) : (f32, f32) -> f32
    %a3 = "emitc.rem"(%n, %n) : (index, index) -> !emitc.ssize_t
    %b0 = "emitc.bitwise_and"(%i, %i) : (i32, i32) -> i32
    %b1 = "emitc.bitwise_or"(%i, %i) : (i32, i32) -> i32
    %b2 = "emitc.bitwise_xor"(%i, %i) : (i32, i32) -> i32
    %b3 = "emitc.bitwise_left_shift"(%i, %i) : (i32, i32) -> i32
    %b4 = "emitc.bitwise_right_shift"(%i, %i) : (i32, i32) -> i32
    %b5 = "emitc.bitwise_not"(%i) {b5} : (i32) -> i32
    %b6 = "emitc.unary_plus"(%f) : (f32) -> f32
    %b7 = "emitc.logical_or"(%c, %f) : (i1, f32) -> i1
    %b8 = "emitc.cast"(%vr2) : (!emitc.array<4xf32>) -> !emitc.ptr<f32>
    %ss = "emitc.subscript"(%gg, %n, %i) : (!emitc.array<2x2xf32>, index, i32) -> !emitc.lvalue<f32>
    "emitc.switch"(%n) <{cases = array<i64>}> ({
      "emitc.yield"() : () -> ()
    }) : (index) -> ()
    "emitc.verbatim"(%i, %f) <{value = "a {} {}"}> {tt} : (i32, f32) -> ()
    "emitc.return"(%i) {rr} : (i32) -> ()
  }) {hloom.kernel} : () -> ()
  "emitc.func"() <{sym_name = "ext", function_type = (i32) -> (), specifiers = ["extern"]}> ({}) : () -> ()
  "emitc.file"() <{id = "main"}> ({
    "emitc.func"() <{sym_name = "fone", function_type = () -> ()}> ({
      "emitc.return"() : () -> ()
    }) : () -> ()
  }) {ff} : () -> ()
  "emitc.class"() <{sym_name = "cls", final_specifier}> ({
    "emitc.field"() <{sym_name = "fld", type = !emitc.array<1xf32>, initial_value = dense<0.0> : tensor<1xf32>}> {emitc.opaque = "in"} : () -> ()
    "emitc.field"() <{sym_name = "fld2", type = i32}> : () -> ()
    "emitc.func"() <{sym_name = "execute", function_type = () -> ()}> ({
      %0 = "emitc.get_field"() <{field_name = @fld}> : () -> !emitc.array<1xf32>
      "emitc.return"() : () -> ()
    }) : () -> ()
  }) {cc} : () -> ()
}) : () -> ()
