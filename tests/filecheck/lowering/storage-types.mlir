// Small floats are stored, and computed with in f32; small integers in i8. Stage loops holds their own types yet, emitc
// and C hold their bits.
//
// RUN: hloom compile %s --emit=loops | filecheck %s
// RUN: hloom compile %s --emit=emitc | filecheck %s --check-prefix=EMITC
// RUN: hloom compile %s --emit=c -o %t
// RUN: filecheck %s --input-file=%t/storage-types.c --check-prefix=C
// RUN: filecheck %s --input-file=%t/storage-types.h --check-prefix=HEADER
// RUN: gcc -std=c99 -pedantic -Wall -Wextra -Werror -ffp-contract=off -c %t/storage-types.c -o %t/storage-types.o

// Each op rounds; what is widened once is used again.
// CHECK: func.func private @tanh_add_mul
// CHECK: %[[X:.*]] = memref.load {{.*}} : memref<8xbf16>
// CHECK-NEXT: %[[WIDE:.*]] = func.call @hloom_extf_bf16_f32(%[[X]]) : (bf16) -> f32
// CHECK-NEXT: %[[TANH:.*]] = func.call @hloom_tanh_f32(%[[WIDE]]) : (f32) -> f32
// CHECK-NEXT: %[[ROUNDED:.*]] = func.call @hloom_truncf_f32_bf16(%[[TANH]]) : (f32) -> bf16
// CHECK-NEXT: %[[AGAIN:.*]] = func.call @hloom_extf_bf16_f32(%[[ROUNDED]]) : (bf16) -> f32
// CHECK-NEXT: %[[SUM:.*]] = arith.addf %[[WIDE]], %[[AGAIN]] : f32

// EMITC: emitc.func @main(%arg0: !emitc.ptr<ui16>
// EMITC-SAME: %arg1: !emitc.ptr<ui8>

// C: static inline float hloom_extf_bf16_f32(uint16_t x)
// C: int storage_types(const uint16_t *x, const uint8_t *n, uint16_t *result0, uint8_t *result1,

// HEADER: x          bfloat16[8], read
// HEADER: n          int4[8], read
func.func public @main(%x: tensor<8xbf16>, %n: tensor<8xi4>) -> (tensor<8xbf16>, tensor<8xi4>) {
  %0 = stablehlo.tanh %x : tensor<8xbf16>
  %1 = stablehlo.add %x, %0 : tensor<8xbf16>
  %2 = stablehlo.multiply %1, %0 : tensor<8xbf16>
  // The sign is found where it is needed, and results keep the low bits.
  // CHECK: func.func private @mul_max
  // CHECK: %[[N:.*]] = memref.load {{.*}} : memref<8xi4>
  // CHECK-NEXT: %[[SIGNED:.*]] = arith.extsi %[[N]] : i4 to i8
  // CHECK-NEXT: %[[PRODUCT:.*]] = arith.muli %[[SIGNED]], %[[SIGNED]] : i8
  // CHECK-NEXT: %[[LOW:.*]] = arith.trunci %[[PRODUCT]] : i8 to i4
  // CHECK-NEXT: %[[AGAIN:.*]] = arith.extsi %[[LOW]] : i4 to i8
  // CHECK-NEXT: arith.maxsi %[[AGAIN]], %[[SIGNED]] : i8
  %3 = stablehlo.multiply %n, %n : tensor<8xi4>
  %4 = stablehlo.maximum %3, %n : tensor<8xi4>
  return %2, %4 : tensor<8xbf16>, tensor<8xi4>
}
