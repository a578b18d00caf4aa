// RUN: not hloom-opt %s --load-pass-plugin=%S/Inputs/plugin.py -p 'func.func(cse),refuse{why="so it is"}' --mlir-pass-pipeline-crash-reproducer=%t 2>&1 | filecheck %s --check-prefix=SAID
// RUN: filecheck %s --check-prefix=FILE --input-file=%t
// RUN: not hloom-opt %t --run-reproducer --load-pass-plugin=%S/Inputs/plugin.py 2>&1 | filecheck %s --check-prefix=AGAIN
// RUN: not hloom-opt %s --load-pass-plugin=%S/Inputs/plugin.py -p 'func.func(cse),refuse' --mlir-pass-pipeline-crash-reproducer=%t --mlir-pass-pipeline-local-reproducer --verify-each=false 2>&1 | filecheck %s --check-prefix=LOCAL
// RUN: filecheck %s --check-prefix=PART --input-file=%t
// RUN: not --crash hloom-opt %s --load-pass-plugin=%S/Inputs/plugin.py -p fail --mlir-pass-pipeline-crash-reproducer=%t 2>&1 | filecheck %s --check-prefix=CRASH
// RUN: not --crash hloom-opt %t --run-reproducer --load-pass-plugin=%S/Inputs/plugin.py 2>&1 | filecheck %s --check-prefix=FAULT
// RUN: hloom-opt %s --cse --mlir-pass-pipeline-crash-reproducer=%T/none && not hloom-opt %T/none 2>&1 | filecheck %s --check-prefix=NONE

// SAID:      {{^}}{{.*}}reproducers.mlir: error: Failures have been detected while processing an MLIR pass pipeline
// SAID-NEXT: {{^}}{{.*}}reproducers.mlir: note: Pipeline failed while executing [`Refuse` on 'builtin.module' operation]: reproducer generated at `{{.*}}`
// SAID-NEXT: {{^}}{{.*}}reproducers.mlir:[[# @LINE+32]]:1: error: refused: so it is

// FILE:      %0 = arith.addi %arg0, %arg0 : i32
// FILE-NEXT: %1 = arith.addi %arg0, %arg0 : i32
// FILE:      {{^}}{-#
// FILE-NEXT:   external_resources: {
// FILE-NEXT:     mlir_reproducer: {
// FILE-NEXT:       pipeline: "builtin.module(func.func(cse),refuse{why=\22so it is\22})",
// FILE-NEXT:       disable_threading: true,
// FILE-NEXT:       verify_each: true
// FILE-NEXT:     }
// FILE-NEXT:   }
// FILE-NEXT: {{^}}#-}

// AGAIN: :2:3: error: refused: so it is

// LOCAL:     note: Pipeline failed while executing `Refuse` on 'builtin.module' operation: reproducer generated at
// PART:      %0 = arith.addi %arg0, %arg0 : i32
// PART-NEXT: arith.muli %0, %0
// PART:      pipeline: "builtin.module(refuse)"
// PART:      verify_each: false

// CRASH:      note: Pipeline failed while executing [`Fail` on 'builtin.module' operation]: reproducer generated at
// CRASH-NEXT: {{^}}hloom: internal error: pass 'fail' failed: RuntimeError: a fault
// FAULT:      {{^}}hloom: internal error: pass 'fail' failed: RuntimeError: a fault
// NONE:       /none: error: No such file or directory

// A pipeline in a reproducer that cannot be read is shown with its place in it.
// RUN: not hloom-opt --run-reproducer %S/Inputs/misspelt-reproducer.mlir 2>&1 | filecheck %s --check-prefix=MISSPELT
// MISSPELT:      {{^}}<mlir_reproducer>:1:16: error: 'czz' does not refer to a registered pass or pass pipeline
// MISSPELT-NEXT: {{^}}builtin.module(czz)
// MISSPELT-NEXT: {{^}}               ^
func.func @f(%a: i32) -> i32 {
  %0 = arith.addi %a, %a : i32
  %1 = arith.addi %a, %a : i32
  %2 = arith.muli %0, %1 : i32
  return %2 : i32
}
