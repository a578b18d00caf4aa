// RUN: hloom-opt %s --pass-pipeline='builtin.module(func.func(cse,canonicalize),symbol-dce)' --mlir-print-ir-after-all -o %t 2>&1 | filecheck %s
// RUN: hloom-opt %s -p 'func.func(cse,canonicalize)' --mlir-print-ir-before=canonicalize --mlir-print-ir-module-scope -o %t 2>&1 | filecheck %s --check-prefix=BEFORE
// RUN: hloom-opt %s --cse --canonicalize --mlir-print-ir-after-all --mlir-print-ir-after-change -o %t 2>&1 | filecheck %s --check-prefix=CHANGE
// RUN: hloom-opt %s --cse --mlir-timing -o %t 2>&1 | filecheck %s --check-prefix=TIMING

// CHECK:      // -----// IR Dump After CSE (cse) //----- //
// CHECK-NEXT: func.func @f(%arg0: tensor<f32>) -> tensor<f32> {
// CHECK:      // -----// IR Dump After Canonicalizer (canonicalize) //----- //
// CHECK-NEXT: func.func @f
// CHECK-NEXT:   return %arg0
// CHECK:      // -----// IR Dump After SymbolDCE (symbol-dce) //----- //
// CHECK-NEXT: module {

// BEFORE-NOT: CSE
// BEFORE:     // -----// IR Dump Before Canonicalizer (canonicalize) ('func.func' operation: @f) //----- //
// BEFORE:     module {
// BEFORE-NOT: IR Dump

// CHANGE-NOT: CSE
// CHANGE:     // -----// IR Dump After Canonicalizer (canonicalize) //----- //

// TIMING:      ===-------------------------------------------------------------------------===
// TIMING-NEXT:                          ... Execution time report ...
// TIMING-NEXT: ===-------------------------------------------------------------------------===
// TIMING-NEXT:   Total Execution Time: {{[0-9.]+}} seconds
// TIMING:        ----Wall Time----  ----Name----
// TIMING-NEXT:     {{[0-9.]+}} ({{ *[0-9.]+}}%)  Parser
// TIMING-NEXT:     {{[0-9.]+}} ({{ *[0-9.]+}}%)  CSE
// TIMING-NEXT:     {{[0-9.]+}} ({{ *[0-9.]+}}%)  Output
// TIMING-NEXT:     {{[0-9.]+}} ({{ *[0-9.]+}}%)  Rest
// TIMING-NEXT:     {{[0-9.]+}} (100.0%)  Total
func.func @f(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.negate %a : tensor<f32>
  %1 = stablehlo.negate %0 : tensor<f32>
  return %1 : tensor<f32>
}
