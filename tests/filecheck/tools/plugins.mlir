// RUN: hloom-opt %s --load-dialect-plugin=%S/Inputs/plugin.py --load-pass-plugin=%S/Inputs/plugin.py --tag='text=twice' | filecheck %s
// RUN: hloom-opt %s --load-dialect-plugin=%S/Inputs/plugin.py --mlir-print-op-generic | filecheck %s --check-prefix=GENERIC
// RUN: hloom-opt %s --load-dialect-plugin=%S/Inputs/plugin.py --show-dialects | filecheck %s --check-prefix=DIALECTS
// RUN: hloom-opt --load-pass-plugin=%S/Inputs/plugin.py --list-passes | filecheck %s --check-prefix=PASSES
// RUN: not hloom-opt %s --load-pass-plugin=%S/Inputs/plugin.py --tga 2>&1 | filecheck %s --check-prefix=FLAG
// RUN: not hloom-opt %s --load-pass-plugin=%S/Inputs/plugin.py -p 'tag{txet=a}' 2>&1 | filecheck %s --check-prefix=OPTION
// RUN: not hloom-opt %s --load-dialect-plugin=nowhere.py 2>&1 | filecheck %s --check-prefix=NOWHERE
// RUN: not hloom-opt %s --load-pass-plugin=no.such.module 2>&1 | filecheck %s --check-prefix=MODULE
// RUN: not hloom-opt %s --load-dialect-plugin=json 2>&1 | filecheck %s --check-prefix=EMPTY
// RUN: not hloom-opt %s --load-dialect-plugin=xdsl.dialects.arith 2>&1 | filecheck %s --check-prefix=TAKEN
// RUN: not hloom-opt %s 2>&1 | filecheck %s --check-prefix=WITHOUT

// CHECK:      func.func @f(%arg0: f32) -> f32 attributes {tag = "twice"} {
// CHECK-NEXT:   %0 = npu.double %arg0 : f32 -> f32
// GENERIC:      %0 = "npu.double"(%arg0) : (f32) -> f32
// DIALECTS:     Available Dialects: {{.*}},npu,
// PASSES:       {{^}}Passes:{{$}}
// PASSES:       {{^}}  --cse {{ +}}- Replaces ops by equal ones that were computed before.
// PASSES:       {{^}}  --tag {{ +}}- Gives every function an attribute.
// FLAG:         {{^}}hloom: error: unknown argument '--tga'
// FLAG-NEXT:    {{^}}help: did you mean "--tag"?
// OPTION:       {{^}}<-p>:1:5: error: pass 'tag' has no option 'txet'
// OPTION-NEXT:  {{^}}tag{txet=a}
// OPTION-NEXT:  {{^}}    ^
// OPTION-NEXT:  {{^}}help: did you mean "text"?
// NOWHERE:      {{^}}nowhere.py: error: No such file or directory
// MODULE:       {{^}}no.such.module: error: cannot be loaded: ModuleNotFoundError: No module named 'no'
// EMPTY:        {{^}}json: error: there is no xdsl.ir.Dialect in it
// TAKEN:        {{^}}xdsl.dialects.arith: error: there is a dialect 'arith' already
// WITHOUT:      plugins.mlir:[[# @LINE+2]]:{{[0-9]+}}: error: {{.*}}npu.double
func.func @f(%a: f32) -> f32 {
  %0 = "npu.double"(%a) : (f32) -> f32
  return %0 : f32
}
