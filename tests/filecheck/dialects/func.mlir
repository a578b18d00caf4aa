// Functions, their attributes and calls; the checks are what mlir-opt prints.
// RUN: hloom-opt %s --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s --allow-unregistered-dialect --mlir-print-op-generic | hloom-opt --allow-unregistered-dialect | filecheck %s --strict-whitespace --match-full-lines

func.func private @external(i32, f32 {a.b}) -> (i32 {a.c = 1 : i32})
func.func public @main(%x: i32 {a.name = "x"}) -> (i32, i32) attributes {a.kernel} {
  %f = "t.float"() : () -> f32
  %0 = call @external(%x, %f) : (i32, f32) -> i32
  %1:2 = call @main(%0) {a.inline} : (i32) -> (i32, i32)
  return %1#1, %1#0 : i32, i32
}

// CHECK:module {
// CHECK-NEXT:  func.func private @external(i32, f32 {a.b}) -> (i32 {a.c = 1 : i32})
// CHECK-NEXT:  func.func public @main(%arg0: i32 {a.name = "x"}) -> (i32, i32) attributes {a.kernel} {
// CHECK-NEXT:    %0 = "t.float"() : () -> f32
// CHECK-NEXT:    %1 = call @external(%arg0, %0) : (i32, f32) -> i32
// CHECK-NEXT:    %2:2 = call @main(%1) {a.inline} : (i32) -> (i32, i32)
// CHECK-NEXT:    return %2#1, %2#0 : i32, i32
// CHECK-NEXT:  }
// CHECK-NEXT:}
