// The C of a small program at stage emitc, in both profiles.
//
// RUN: hloom compile %s --emit=c -o %t
// RUN: filecheck %s --input-file=%t/c.c
// RUN: filecheck %s --input-file=%t/c.h --check-prefix=HEADER
// RUN: hloom compile %s --emit=c --profile=native -o %t.native
// RUN: filecheck %s --input-file=%t.native/c.c --check-prefix=NATIVE
// RUN: gcc -std=c99 -pedantic -Wall -Wextra -Werror -ffp-contract=off -c %t/c.c -o %t/c.o
// RUN: gcc -Wall -Wextra -Werror -fopenmp-simd -ffp-contract=off -c %t.native/c.c -o %t.native/c.o

// HEADER: #define C_X_SIZE 8
// HEADER-NEXT: #define C_RESULT_SIZE 12
// HEADER-NEXT: #define C_WORKSPACE_BYTES 0
// HEADER: x          float32[4][2], read
// HEADER: result     float32[4][3], written
// HEADER: int c(const float *x, float *result, void *workspace);

// CHECK: #include "c.h"
// CHECK: typedef char c_check_header[(C_X_SIZE == 8 && C_RESULT_SIZE == 12 && C_WORKSPACE_BYTES == 0)
// CHECK: static const float w[6] = {1.0f, 2.0f, 3.0f, -4.5f, 0.1f, 1e-5f};
// CHECK: static const float b[3] = {0.5f, -0.5f, 0.0f};
emitc.global static const @w : !emitc.array<6xf32> = dense<[1.0, 2.0, 3.0, -4.5, 0.1, 1.0e-5]>
emitc.global static const @b : !emitc.array<3xf32> = dense<[0.5, -0.5, 0.0]>

// CHECK: /* dot_general, add, maximum */
// CHECK-NEXT: static void dense(const float *x, const float *w, const float *b, float *restrict out)
// CHECK-NEXT: {
// CHECK-NEXT:     for (ptrdiff_t i = 0; i < 4; ++i) {
// CHECK-NEXT:         for (ptrdiff_t j = 0; j < 3; ++j) {
// CHECK-NEXT:             float acc = 0.0f;
// CHECK-NEXT:             for (ptrdiff_t k = 0; k < 2; ++k) {
// CHECK-NEXT:                 acc += x[i * 2 + k] * w[k * 3 + j];
// CHECK-NEXT:             }
// CHECK-NEXT:             const float t = acc + b[j];
// CHECK-NEXT:             out[i * 3 + j] = t <= 0.0f ? 0.0f : t;
// CHECK-NEXT:         }
// CHECK-NEXT:     }
// CHECK-NEXT: }

// NATIVE: #pragma omp simd reduction(+:acc)
// NATIVE-NEXT: for (ptrdiff_t k = 0; k < 2; ++k) {
emitc.func @dense(%x: !emitc.ptr<f32> {hloom.const, hloom.name = "x"}, %w: !emitc.ptr<f32> {hloom.const, hloom.name = "w"},
                  %b: !emitc.ptr<f32> {hloom.const, hloom.name = "b"}, %out: !emitc.ptr<f32> {hloom.restrict, hloom.name = "out"})
    attributes {hloom.kernel, hloom.source = "dot_general, add, maximum", specifiers = ["static"]} {
  %0 = "emitc.constant"() <{value = 0 : index}> : () -> !emitc.ptrdiff_t
  %1 = "emitc.constant"() <{value = 1 : index}> : () -> !emitc.ptrdiff_t
  %2 = "emitc.constant"() <{value = 2 : index}> : () -> !emitc.ptrdiff_t
  %3 = "emitc.constant"() <{value = 3 : index}> : () -> !emitc.ptrdiff_t
  %4 = "emitc.constant"() <{value = 4 : index}> : () -> !emitc.ptrdiff_t
  %zero = "emitc.constant"() <{value = 0.0 : f32}> : () -> f32
  for %i = %0 to %4 step %1 : !emitc.ptrdiff_t {
    for %j = %0 to %3 step %1 : !emitc.ptrdiff_t {
      %acc = "emitc.variable"() <{value = 0.0 : f32}> : () -> !emitc.lvalue<f32>
      for %k = %0 to %2 step %1 : !emitc.ptrdiff_t {
        %5 = mul %i, %2 : (!emitc.ptrdiff_t, !emitc.ptrdiff_t) -> !emitc.ptrdiff_t
        %6 = add %5, %k : (!emitc.ptrdiff_t, !emitc.ptrdiff_t) -> !emitc.ptrdiff_t
        %7 = subscript %x[%6] : (!emitc.ptr<f32>, !emitc.ptrdiff_t) -> !emitc.lvalue<f32>
        %8 = load %7 : <f32>
        %9 = mul %k, %3 : (!emitc.ptrdiff_t, !emitc.ptrdiff_t) -> !emitc.ptrdiff_t
        %10 = add %9, %j : (!emitc.ptrdiff_t, !emitc.ptrdiff_t) -> !emitc.ptrdiff_t
        %11 = subscript %w[%10] : (!emitc.ptr<f32>, !emitc.ptrdiff_t) -> !emitc.lvalue<f32>
        %12 = load %11 : <f32>
        %13 = mul %8, %12 : (f32, f32) -> f32
        %14 = load %acc : <f32>
        %15 = add %14, %13 : (f32, f32) -> f32
        assign %15 : f32 to %acc : <f32>
      } {hloom.simd = "add"}
      %5 = load %acc : <f32>
      %6 = subscript %b[%j] : (!emitc.ptr<f32>, !emitc.ptrdiff_t) -> !emitc.lvalue<f32>
      %7 = load %6 : <f32>
      %8 = add %5, %7 : (f32, f32) -> f32
      %9 = cmp le, %8, %zero : (f32, f32) -> i1
      %10 = conditional %9, %zero, %8 : f32
      %11 = mul %i, %3 : (!emitc.ptrdiff_t, !emitc.ptrdiff_t) -> !emitc.ptrdiff_t
      %12 = add %11, %j : (!emitc.ptrdiff_t, !emitc.ptrdiff_t) -> !emitc.ptrdiff_t
      %13 = subscript %out[%12] : (!emitc.ptr<f32>, !emitc.ptrdiff_t) -> !emitc.lvalue<f32>
      assign %10 : f32 to %13 : <f32>
    }
  }
  return
}

// CHECK: int c(const float *x, float *result, void *workspace)
// CHECK-NEXT: {
// CHECK-NEXT:     (void)workspace;
// CHECK-NEXT:     dense(x, w, b, result);
// CHECK-NEXT:     return 0;
// CHECK-NEXT: }
emitc.func @main(%x: !emitc.ptr<f32>, %result: !emitc.ptr<f32>) -> i32 attributes {hloom.abi = [
    {name = "x", role = "argument", type = tensor<4x2xf32>}, {name = "result", role = "result", type = tensor<4x3xf32>}]} {
  %0 = get_global @w : !emitc.array<6xf32>
  %1 = cast %0 : !emitc.array<6xf32> to !emitc.ptr<f32>
  %2 = get_global @b : !emitc.array<3xf32>
  %3 = cast %2 : !emitc.array<3xf32> to !emitc.ptr<f32>
  call @dense(%x, %1, %3, %result) : (!emitc.ptr<f32>, !emitc.ptr<f32>, !emitc.ptr<f32>, !emitc.ptr<f32>) -> ()
  %4 = "emitc.constant"() <{value = 0 : i32}> : () -> i32
  return %4 : i32
}
