// RUN: not hloom-opt %s --lower-to-buffers 2>&1 | filecheck %s
// RUN: not hloom-opt %s --pass-pipeline='func.func(inline)' 2>&1 | filecheck %s --check-prefix=ANCHOR
// RUN: hloom-opt %s --verify-each=false --canonicalize --cse --dce --inline --symbol-dce

// A pass that cannot take a program says where.
// CHECK: passes.mlir:{{[0-9]+}}:{{[0-9]+}}: error:
// ANCHOR: <--pass-pipeline>:1:11: error: pass 'inline' works on 'builtin.module' only
func.func @main(%a: tensor<4xf32>) -> tensor<4xf32> {
  %0 = stablehlo.negate %a : tensor<4xf32>
  return %0 : tensor<4xf32>
}
