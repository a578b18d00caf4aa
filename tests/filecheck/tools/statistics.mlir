// RUN: hloom-opt %s -p 'func.func(cse),symbol-dce' --mlir-pass-statistics -o %t 2>&1 | filecheck %s
// RUN: hloom-opt %s --cse --mlir-timing --mlir-timing-display=list -o %t 2>&1 | filecheck %s --check-prefix=LIST
// RUN: not hloom-opt %s --mlir-pass-statistics-display=tree 2>&1 | filecheck %s --check-prefix=CHOICE
// RUN: not hloom-opt %s --mlir-print-ir-after=cze 2>&1 | filecheck %s --check-prefix=NAME
// RUN: hloom-opt %s --cse --dump-pass-pipeline -o %t 2>&1 | filecheck %s --check-prefix=DUMP

// CHECK:      {{^}}'func.func' Pipeline
// CHECK-NEXT: {{^}}  CSE
// CHECK-NEXT: {{^}}    (S) 1 num-cse'd - Number of operations CSE'd
// CHECK-NEXT: {{^}}    (S) 1 num-dce'd - Number of operations DCE'd
// CHECK-NEXT: {{^}}SymbolDCE
// CHECK-NEXT: {{^}}  (S) 1 num-dce'd - Number of symbols DCE'd

// LIST:       ----Wall Time----  ----Name----
// LIST-NEXT:    {{[0-9.]+}} (100.0%)  root
// LIST:         {{[0-9.]+}} ({{ *[0-9.]+}}%)  CSE
// LIST:         {{[0-9.]+}} ({{ *[0-9.]+}}%)  Rest
// LIST-NEXT:    {{[0-9.]+}} (100.0%)  Total

// CHOICE:      {{^}}hloom: error: argument --mlir-pass-statistics-display: invalid choice: 'tree' (choose from 'list', 'pipeline')
// CHOICE-NEXT: {{^}}help: see 'hloom opt --help'
// NAME:        {{^}}hloom: error: for the --mlir-print-ir-after option: cannot find pass 'cze'
// NAME-NEXT:   {{^}}help: did you mean "{{cse|dce}}"?
// DUMP:        {{^}}Pass Manager with 1 passes:
// DUMP-NEXT:   {{^}}builtin.module(
// DUMP-NEXT:   {{^}}  cse
// DUMP-NEXT:   {{^}})
func.func @f(%a: tensor<f32>) -> tensor<f32> {
  %0 = stablehlo.negate %a : tensor<f32>
  %1 = stablehlo.negate %a : tensor<f32>
  %2 = stablehlo.add %0, %1 : tensor<f32>
  %3 = stablehlo.add %0, %1 : tensor<f32>
  return %2 : tensor<f32>
}
func.func private @dead() { return }
