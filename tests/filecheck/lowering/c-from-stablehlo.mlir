// From StableHLO down to C that a strict compiler takes.
//
// RUN: hloom compile %s --emit=c -o %t
// RUN: filecheck %s --input-file=%t/c-from-stablehlo.c
// RUN: gcc -std=c99 -pedantic -Wall -Wextra -Werror -ffp-contract=off -c %t/c-from-stablehlo.c -o %t/c.o
// RUN: hloom compile %s --emit=so -o %t.so

// CHECK: /* {{.*}}add{{.*}} */
// CHECK-NEXT: static void {{[a-z_]+}}(const float *{{.*}}, float *restrict out)
// CHECK: for (
// CHECK: out[{{.*}}] = {{[^;]*}}[{{.*}}] + {{.*}}[{{.*}}];
// CHECK: int c_from_stablehlo(const float *x, const float *y, float *result, void *workspace)
func.func public @main(%arg0: tensor<4x8xf32> {jax.arg_name = "x"} loc("x"), %arg1: tensor<8xf32> loc("y")) -> tensor<4x8xf32> {
  %0 = stablehlo.broadcast_in_dim %arg1, dims = [1] : (tensor<8xf32>) -> tensor<4x8xf32>
  %1 = stablehlo.add %arg0, %0 : tensor<4x8xf32>
  return %1 : tensor<4x8xf32>
}
