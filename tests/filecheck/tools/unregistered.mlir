// RUN: hloom-opt --allow-unregistered-dialect %s | filecheck %s
// RUN: not hloom-opt %s 2>&1 | filecheck %s --check-prefix=WITHOUT

// CHECK:   "nobodys.op"(%arg0) {x = 1 : i64} : (f32) -> f32
// WITHOUT: unregistered.mlir:[[# @LINE+2]]:{{[0-9]+}}: error: {{.*}}nobodys
func.func @f(%a: f32) -> f32 {
  %0 = "nobodys.op"(%a) {x = 1} : (f32) -> f32
  return %0 : f32
}
