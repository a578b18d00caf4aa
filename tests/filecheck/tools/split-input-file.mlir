// RUN: hloom-opt --split-input-file %s | filecheck %s
// RUN: not hloom-opt --split-input-file %S/Inputs/second-is-wrong.mlir 2>&1 | filecheck %s --check-prefix=WRONG
// RUN: hloom-opt --split-input-file='// =====' %s | filecheck %s --check-prefix=OTHER

// CHECK:      @first
// CHECK:      {{^}}// -----{{$}}
// CHECK-NEXT: module {
// CHECK-NEXT:   func.func @second
// OTHER:      @first
// OTHER-NOT:  // =====
// OTHER:      @second

// The others are processed all the same, and places are those of the whole file.
// WRONG:      second-is-wrong.mlir:4:5: error: {{.*}}nowhere
// WRONG:      @first
// WRONG:      // -----
// WRONG:      // -----
// WRONG:      @third

func.func @first() {
  return
}
// -----
func.func @second() {
  return
}
