// What has no C, and text that would reach it as it stands, is refused with its place.
//
// RUN: not hloom compile %s --emit=c -o %t 2>&1 | filecheck %s

// CHECK: c-refused.mlir:[[#@LINE+4]]:3: error: unsupported: a call of 'system'
// CHECK-NEXT: call_opaque "system"() : () -> ()
// CHECK: help: the C functions that may be called are a fixed table
emitc.func @main() -> i32 attributes {hloom.abi = []} {
  call_opaque "system"() : () -> ()
  %0 = "emitc.constant"() <{value = 0 : i32}> : () -> i32
  return %0 : i32
}
