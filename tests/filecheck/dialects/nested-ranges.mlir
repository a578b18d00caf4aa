// Ranges of a file inside of other locations, as JAX writes them.
// RUN: hloom-opt %s --mlir-print-debuginfo | filecheck %s
// RUN: hloom-opt %s --mlir-print-debuginfo | hloom-opt --mlir-print-debuginfo | filecheck %s

func.func @f() {
  return loc(#fused)
}
#at = loc("f.py":1:2 to 3:5)
#name = loc("jit(f)/add"(#at))
#call = loc(callsite(#name at #at))
#fused = loc(fused<"m">[#at, #call])
// CHECK-DAG: [[AT:#loc[0-9]+]] = loc("f.py":1:2 to 3:5)
// CHECK-DAG: [[NAME:#loc[0-9]+]] = loc("jit(f)/add"([[AT]]))
// CHECK-DAG: [[CALL:#loc[0-9]+]] = loc(callsite([[NAME]] at [[AT]]))
// CHECK-DAG: {{#loc[0-9]+}} = loc(fused<"m">{{\[}}[[AT]], [[CALL]]{{\]}})
