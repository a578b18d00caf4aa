// Each op's own form, as mlir-opt prints and reads it.
//
// RUN: hloom-opt %s | filecheck %s
// RUN: hloom-opt %s | hloom-opt | filecheck %s
// RUN: hloom-opt %s --mlir-print-op-generic | hloom-opt | filecheck %s
// RUN: hloom-opt %s | mlir-opt --allow-unregistered-dialect | filecheck %s

// CHECK: module {
// CHECK-NEXT: emitc.include <"math.h">
emitc.include <"math.h">
// CHECK-NEXT: emitc.include "my.h"
emitc.include "my.h"
// CHECK-NEXT: emitc.verbatim "#pragma x"
emitc.verbatim "#pragma x"
// CHECK-NEXT: emitc.global static const @w : !emitc.array<2x2xf32> = dense<{{\[\[}}1.000000e+00, 2.000000e+00], [3.000000e+00, 4.500000e+00{{\]\]}}>
emitc.global static const @w : !emitc.array<2x2xf32> = dense<[[1.000000e+00, 2.000000e+00], [3.000000e+00, 4.500000e+00]]>
// CHECK-NEXT: emitc.global @g : i32 = 3 {x = 1 : i32}
emitc.global @g : i32 = 3 {x = 1 : i32}
// CHECK-NEXT: emitc.global extern @o : !emitc.opaque<"char"> = #emitc.opaque<"CHAR_MIN">
emitc.global extern @o : !emitc.opaque<"char"> = #emitc.opaque<"CHAR_MIN">
// CHECK-NEXT: emitc.declare_func @f
emitc.declare_func @f
// CHECK-NEXT: emitc.func @f(%arg0: !emitc.ptr<f32> {hloom.const}, %arg1: index, %arg2: i32, %arg3: f32, %arg4: i1) -> i32 attributes {hloom.kernel, specifiers = ["static", "inline"]} {
emitc.func @f(%arg0: !emitc.ptr<f32> {hloom.const}, %arg1: index, %arg2: i32, %arg3: f32, %arg4: i1) -> i32 attributes {hloom.kernel, specifiers = ["static", "inline"]} {
// CHECK-NEXT: %0 = "emitc.constant"() <{value = 0 : index}> : () -> index
  %0 = "emitc.constant"() <{value = 0 : index}> : () -> index
// CHECK-NEXT: %1 = "emitc.constant"() <{value = 1 : index}> : () -> !emitc.size_t
  %1 = "emitc.constant"() <{value = 1 : index}> : () -> !emitc.size_t
// CHECK-NEXT: %2 = literal "M_PI" : f32
  %2 = literal "M_PI" : f32
// CHECK-NEXT: for %arg5 = %0 to %arg1 step %0 {
  for %arg5 = %0 to %arg1 step %0 {
// CHECK-NEXT: %35 = subscript %arg0[%arg5] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
    %35 = subscript %arg0[%arg5] : (!emitc.ptr<f32>, index) -> !emitc.lvalue<f32>
// CHECK-NEXT: %36 = load %35 : <f32>
    %36 = load %35 : <f32>
// CHECK-NEXT: %37 = add %36, %2 : (f32, f32) -> f32
    %37 = add %36, %2 : (f32, f32) -> f32
// CHECK-NEXT: assign %37 : f32 to %35 : <f32>
    assign %37 : f32 to %35 : <f32>
// CHECK-NEXT: } {hloom.simd}
  } {hloom.simd}
// CHECK-NEXT: for %arg5 = %arg2 to %arg2 step %arg2  : i32 {
  for %arg5 = %arg2 to %arg2 step %arg2  : i32 {
// CHECK-NEXT: }
  }
// CHECK-NEXT: if %arg4 {
  if %arg4 {
// CHECK-NEXT: }
  }
// CHECK-NEXT: if %arg4 {
  if %arg4 {
// CHECK-NEXT: } else {
  } else {
// CHECK-NEXT: %35 = call @f(%arg0, %arg1, %arg2, %arg3, %arg4) : (!emitc.ptr<f32>, index, i32, f32, i1) -> i32
    %35 = call @f(%arg0, %arg1, %arg2, %arg3, %arg4) : (!emitc.ptr<f32>, index, i32, f32, i1) -> i32
// CHECK-NEXT: } {k = 1 : i32}
  } {k = 1 : i32}
// CHECK-NEXT: switch %arg2 : i32 {sw}
  switch %arg2 : i32 {sw}
// CHECK-NEXT: case 2 {
  case 2 {
// CHECK-NEXT: yield
    yield
// CHECK-NEXT: }
  }
// CHECK-NEXT: case 5 {
  case 5 {
// CHECK-NEXT: yield
    yield
// CHECK-NEXT: }
  }
// CHECK-NEXT: default {
  default {
// CHECK-NEXT: }
  }
// CHECK-NEXT: %3 = "emitc.variable"() <{value = 0 : i32}> : () -> !emitc.lvalue<i32>
  %3 = "emitc.variable"() <{value = 0 : i32}> : () -> !emitc.lvalue<i32>
// CHECK-NEXT: %4 = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.array<4xf32>
  %4 = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.array<4xf32>
// CHECK-NEXT: %5 = address_of %3 : !emitc.lvalue<i32> {a1}
  %5 = address_of %3 : !emitc.lvalue<i32> {a1}
// CHECK-NEXT: %6 = dereference %5 : !emitc.ptr<i32>
  %6 = dereference %5 : !emitc.ptr<i32>
// CHECK-NEXT: %7 = apply "&"(%3) : (!emitc.lvalue<i32>) -> !emitc.ptr<i32>
  %7 = apply "&"(%3) : (!emitc.lvalue<i32>) -> !emitc.ptr<i32>
// CHECK-NEXT: %8 = expression %arg2, %arg3 : (i32, f32) -> i32 {
  %8 = expression %arg2, %arg3 : (i32, f32) -> i32 {
// CHECK-NEXT: %35 = cast %arg3 : f32 to i32
    %35 = cast %arg3 : f32 to i32
// CHECK-NEXT: %36 = mul %arg2, %35 : (i32, i32) -> i32
    %36 = mul %arg2, %35 : (i32, i32) -> i32
// CHECK-NEXT: yield %36 : i32
    yield %36 : i32
// CHECK-NEXT: }
  }
// CHECK-NEXT: do {
  do {
// CHECK-NEXT: %35 = unary_minus %arg2 : (i32) -> i32
    %35 = unary_minus %arg2 : (i32) -> i32
// CHECK-NEXT: } while {
  } while {
// CHECK-NEXT: %35 = expression %arg2 : (i32) -> i1 {
    %35 = expression %arg2 : (i32) -> i1 {
// CHECK-NEXT: %36 = cmp lt, %arg2, %arg2 : (i32, i32) -> i1
      %36 = cmp lt, %arg2, %arg2 : (i32, i32) -> i1
// CHECK-NEXT: yield %36 : i1
      yield %36 : i1
// CHECK-NEXT: }
    }
// CHECK-NEXT: yield %35 : i1
    yield %35 : i1
// CHECK-NEXT: } attributes {dd}
  } attributes {dd}
// CHECK-NEXT: %9 = get_global @w : !emitc.array<2x2xf32>
  %9 = get_global @w : !emitc.array<2x2xf32>
// CHECK-NEXT: %10 = get_global @g : !emitc.lvalue<i32> {b}
  %10 = get_global @g : !emitc.lvalue<i32> {b}
// CHECK-NEXT: %11 = logical_and %arg4, %arg2 : i1, i32
  %11 = logical_and %arg4, %arg2 : i1, i32
// CHECK-NEXT: %12 = logical_not %arg4 {uu} : i1
  %12 = logical_not %arg4 {uu} : i1
// CHECK-NEXT: %13 = conditional %arg4, %arg2, %arg2 : i32
  %13 = conditional %arg4, %arg2, %arg2 : i32
// CHECK-NEXT: %14 = cmp three_way, %arg2, %arg2 {q} : (i32, i32) -> i1
  %14 = cmp three_way, %arg2, %arg2 {q} : (i32, i32) -> i1
// CHECK-NEXT: %15:2 = call_opaque "fmaf"(%arg3, %arg3) {args = [1 : index, 2 : i32], r, template_args = [i32]} : (f32, f32) -> (f32, i32)
  %15:2 = call_opaque "fmaf"(%arg3, %arg3) {args = [1 : index, 2 : i32], r, template_args = [i32]} : (f32, f32) -> (f32, i32)
// CHECK-NEXT: %16 = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<!emitc.opaque<"mystruct">>
  %16 = "emitc.variable"() <{value = #emitc.opaque<"">}> : () -> !emitc.lvalue<!emitc.opaque<"mystruct">>
// CHECK-NEXT: %17 = "emitc.member"(%16) <{member = "a"}> : (!emitc.lvalue<!emitc.opaque<"mystruct">>) -> !emitc.lvalue<i32>
  %17 = "emitc.member"(%16) <{member = "a"}> : (!emitc.lvalue<!emitc.opaque<"mystruct">>) -> !emitc.lvalue<i32>
// CHECK-NEXT: %18 = "emitc.variable"() <{value = #emitc.opaque<"NULL">}> : () -> !emitc.lvalue<!emitc.ptr<!emitc.opaque<"mystruct">>>
  %18 = "emitc.variable"() <{value = #emitc.opaque<"NULL">}> : () -> !emitc.lvalue<!emitc.ptr<!emitc.opaque<"mystruct">>>
// CHECK-NEXT: %19 = "emitc.member_of_ptr"(%18) <{member = "b"}> : (!emitc.lvalue<!emitc.ptr<!emitc.opaque<"mystruct">>>) -> !emitc.array<2xi32>
  %19 = "emitc.member_of_ptr"(%18) <{member = "b"}> : (!emitc.lvalue<!emitc.ptr<!emitc.opaque<"mystruct">>>) -> !emitc.array<2xi32>
// CHECK-NEXT: %20 = expression  : () -> i32 {
  %20 = expression  : () -> i32 {
// CHECK-NEXT: %35 = "emitc.constant"() <{value = 3 : i32}> : () -> i32
    %35 = "emitc.constant"() <{value = 3 : i32}> : () -> i32
// CHECK-NEXT: yield %35 : i32
    yield %35 : i32
// CHECK-NEXT: }
  }
// CHECK-NEXT: %21 = add %arg0, %arg2 : (!emitc.ptr<f32>, i32) -> !emitc.ptr<f32>
  %21 = add %arg0, %arg2 : (!emitc.ptr<f32>, i32) -> !emitc.ptr<f32>
// CHECK-NEXT: %22 = sub %arg0, %21 : (!emitc.ptr<f32>, !emitc.ptr<f32>) -> !emitc.ptrdiff_t
  %22 = sub %arg0, %21 : (!emitc.ptr<f32>, !emitc.ptr<f32>) -> !emitc.ptrdiff_t
// CHECK-NEXT: %23 = div %arg3, %arg3 : (f32, f32) -> f32
  %23 = div %arg3, %arg3 : (f32, f32) -> f32
// CHECK-NEXT: %24 = rem %arg1, %arg1 : (index, index) -> !emitc.ssize_t
  %24 = rem %arg1, %arg1 : (index, index) -> !emitc.ssize_t
// CHECK-NEXT: %25 = bitwise_and %arg2, %arg2 : (i32, i32) -> i32
  %25 = bitwise_and %arg2, %arg2 : (i32, i32) -> i32
// CHECK-NEXT: %26 = bitwise_or %arg2, %arg2 : (i32, i32) -> i32
  %26 = bitwise_or %arg2, %arg2 : (i32, i32) -> i32
// CHECK-NEXT: %27 = bitwise_xor %arg2, %arg2 : (i32, i32) -> i32
  %27 = bitwise_xor %arg2, %arg2 : (i32, i32) -> i32
// CHECK-NEXT: %28 = bitwise_left_shift %arg2, %arg2 : (i32, i32) -> i32
  %28 = bitwise_left_shift %arg2, %arg2 : (i32, i32) -> i32
// CHECK-NEXT: %29 = bitwise_right_shift %arg2, %arg2 : (i32, i32) -> i32
  %29 = bitwise_right_shift %arg2, %arg2 : (i32, i32) -> i32
// CHECK-NEXT: %30 = bitwise_not %arg2 {b5} : (i32) -> i32
  %30 = bitwise_not %arg2 {b5} : (i32) -> i32
// CHECK-NEXT: %31 = unary_plus %arg3 : (f32) -> f32
  %31 = unary_plus %arg3 : (f32) -> f32
// CHECK-NEXT: %32 = logical_or %arg4, %arg3 : i1, f32
  %32 = logical_or %arg4, %arg3 : i1, f32
// CHECK-NEXT: %33 = cast %4 : !emitc.array<4xf32> to !emitc.ptr<f32>
  %33 = cast %4 : !emitc.array<4xf32> to !emitc.ptr<f32>
// CHECK-NEXT: %34 = subscript %9[%arg1, %arg2] : (!emitc.array<2x2xf32>, index, i32) -> !emitc.lvalue<f32>
  %34 = subscript %9[%arg1, %arg2] : (!emitc.array<2x2xf32>, index, i32) -> !emitc.lvalue<f32>
// CHECK-NEXT: switch %arg1 : index
  switch %arg1 : index
// CHECK-NEXT: default {
  default {
// CHECK-NEXT: }
  }
// CHECK-NEXT: verbatim "a {} {}" args %arg2, %arg3 : i32, f32 {tt}
  verbatim "a {} {}" args %arg2, %arg3 : i32, f32 {tt}
// CHECK-NEXT: return {rr} %arg2 : i32
  return {rr} %arg2 : i32
// CHECK-NEXT: }
}
// CHECK-NEXT: emitc.func @ext(i32) attributes {specifiers = ["extern"]}
emitc.func @ext(i32) attributes {specifiers = ["extern"]}
// CHECK-NEXT: emitc.file "main" attributes {ff} {
emitc.file "main" attributes {ff} {
// CHECK-NEXT: func @fone() {
  func @fone() {
// CHECK-NEXT: return
    return
// CHECK-NEXT: }
  }
// CHECK-NEXT: }
}
// CHECK-NEXT: emitc.class final @cls attributes {cc} {
emitc.class final @cls attributes {cc} {
// CHECK-NEXT: emitc.field @fld : !emitc.array<1xf32> = dense<0.000000e+00> {emitc.opaque = "in"}
  emitc.field @fld : !emitc.array<1xf32> = dense<0.000000e+00> {emitc.opaque = "in"}
// CHECK-NEXT: emitc.field @fld2 : i32
  emitc.field @fld2 : i32
// CHECK-NEXT: emitc.func @execute() {
  emitc.func @execute() {
// CHECK-NEXT: %0 = get_field @fld : !emitc.array<1xf32>
    %0 = get_field @fld : !emitc.array<1xf32>
// CHECK-NEXT: return
    return
// CHECK-NEXT: }
  }
// CHECK-NEXT: }
}
// CHECK-NEXT: }
