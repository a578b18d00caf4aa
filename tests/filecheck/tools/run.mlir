// RUN: hloom run %s --input='dense<[1.0, -2.0]> : tensor<2xf32>' --input='dense<200> : tensor<2xui8>' | filecheck %s
// RUN: hloom run %s --function=double --input='dense<2.5> : tensor<bf16>' | filecheck %s --check-prefix=DOUBLE
// RUN: hloom run %s --input=random:7 --output=%T/a.npy --output=%T/b.npy && hloom run %s --input=%T/a.npy --input=%T/b.npy | filecheck %s --check-prefix=AGAIN
// RUN: not hloom run %s --input=random:7 --output=%T/a.npy 2>&1 | filecheck %s --check-prefix=COUNT
// RUN: not hloom run %s --input='dense<1.0> : tensor<3xf32>' --input=random:1 2>&1 | filecheck %s --check-prefix=SHAPE
// RUN: not hloom run %s --input='dense<1.0> : tensor<2xf32' --input=random:1 2>&1 | filecheck %s --check-prefix=LITERAL
// RUN: not hloom run %s --input=nowhere.npy --input=random:1 2>&1 | filecheck %s --check-prefix=NOWHERE
// RUN: not hloom run %s --input=%s --input=random:1 2>&1 | filecheck %s --check-prefix=OTHER

// CHECK:      dense<[-1.000000e+00, 2.000000e+00]> : tensor<2xf32>
// CHECK-NEXT: dense<144> : tensor<2xui8>
// DOUBLE:     dense<5.000000e+00> : tensor<bf16>
// AGAIN:      dense<{{.*}}> : tensor<2xf32>
// AGAIN-NEXT: dense<{{.*}}> : tensor<2xui8>
// COUNT:      hloom: error: the program has 2 results, but 1 outputs are given
// SHAPE:      error: @main: argument 0: expected tensor<2xf32>, got shape (3,) of float32
// LITERAL:    <--input>:1:{{[0-9]+}}: error:
// NOWHERE:    nowhere.npy: error: No such file or directory
// OTHER:      <--input>:1:1: error:
func.func @main(%a: tensor<2xf32>, %b: tensor<2xui8>) -> (tensor<2xf32>, tensor<2xui8>) {
  %0 = stablehlo.negate %a : tensor<2xf32>
  %1 = stablehlo.add %b, %b : tensor<2xui8>
  return %0, %1 : tensor<2xf32>, tensor<2xui8>
}
func.func @double(%a: tensor<bf16>) -> tensor<bf16> {
  %0 = stablehlo.add %a, %a : tensor<bf16>
  return %0 : tensor<bf16>
}
