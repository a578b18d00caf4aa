// RUN: hloom-opt %s --rules=%S/Inputs/two.rewrite | filecheck %s
// RUN: hloom-opt %s --rules=%S/Inputs/two.rewrite --explain 2>&1 | filecheck %s --check-prefix=EXPLAIN
// RUN: hloom-opt %s --why-not=negate_into_subtract 2>&1 | filecheck %s --check-prefix=WHY
// RUN: hloom-opt %s --why-not=negate_into_subtract@%s:23 2>&1 | filecheck %s --check-prefix=LINE
// RUN: hloom-opt %s --rules=%S/Inputs/two.rewrite --mlir-debug-counter=subtract_nothing-count=0 | filecheck %s --check-prefix=COUNT

// CHECK-LABEL: @main
// CHECK-NEXT: stablehlo.subtract %arg0, %arg1
// CHECK-NEXT: stablehlo.negate
// EXPLAIN: rule {{ *}}fired  first on
// EXPLAIN-DAG: negate_into_subtract_here  1      stablehlo.add at {{.*}}rules.mlir:22:8
// EXPLAIN-DAG: subtract_nothing           1      stablehlo.subtract at {{.*}}rules.mlir:20:8
// EXPLAIN: stablehlo.subtract %arg0, %arg1 : tensor<4xf32>  // negate_into_subtract_here
// WHY: rules.mlir:22:8: note: the rule applies
// WHY: rules.mlir:24:8: note: unmet: one_use(stablehlo.negate(%b))
// LINE: note: nothing that the rule could start from (stablehlo.add)
// COUNT: stablehlo.subtract %arg0, %cst
func.func @main(%a: tensor<4xf32>, %b: tensor<4xf32>) -> (tensor<4xf32>, tensor<4xf32>, tensor<4xf32>) {
  %z = stablehlo.constant dense<0.0> : tensor<4xf32>
  %0 = stablehlo.subtract %a, %z : tensor<4xf32>
  %1 = stablehlo.negate %b : tensor<4xf32>
  %2 = stablehlo.add %0, %1 : tensor<4xf32>
  %3 = stablehlo.negate %2 : tensor<4xf32>
  %4 = stablehlo.add %3, %3 : tensor<4xf32>
  return %2, %3, %4 : tensor<4xf32>, tensor<4xf32>, tensor<4xf32>
}
