// RUN: not hloom-opt --verify-diagnostics %s 2>&1 | filecheck %s
// RUN: not hloom-opt --verify-diagnostics=only-expected %s 2>&1 | filecheck %s --check-prefix=ONLY

// CHECK:      differ.mlir:[[# @LINE+9]]:{{[0-9]+}}: error: unexpected error: use of undeclared SSA value
// CHECK-NEXT: return %nobody : i32
// CHECK-NEXT: ^
// CHECK-NEXT: differ.mlir:[[# @LINE+5]]:{{[0-9]+}}: error: expected error "something else" was not produced

// ONLY-NOT:   unexpected error
// ONLY:       expected error "something else" was not produced
func.func @names() {
  // expected-error@+1 {{something else}}
  return %nobody : i32
}
