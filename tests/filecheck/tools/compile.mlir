// RUN: hloom compile %s --emit=linalg | filecheck %s --check-prefix=LINALG
// RUN: hloom compile %s --emit=emitc -o %T && filecheck %s --check-prefix=EMITC --input-file=%T/compile.emitc.mlir
// RUN: hloom compile %s -o %T/new/folder && filecheck %s --check-prefix=SOURCE --input-file=%T/new/folder/compile.c
// RUN: filecheck %s --check-prefix=HEADER --input-file=%T/new/folder/compile.h
// RUN: not hloom compile %s --emit=loops --shared -o %T 2>&1 | filecheck %s --check-prefix=SHARED
// RUN: not hloom compile %s --emit=llvm -o %T 2>&1 | filecheck %s --check-prefix=EMIT

// LINALG: linalg.generic
// EMITC:  emitc.func
// SOURCE: int compile(
// HEADER: int compile(
// SHARED: hloom: error: --shared goes with --emit=c
// EMIT:   hloom: error: argument --emit: invalid choice: 'llvm'
func.func @main(%a: tensor<2xf32>) -> tensor<2xf32> {
  %0 = stablehlo.negate %a : tensor<2xf32>
  return %0 : tensor<2xf32>
}
