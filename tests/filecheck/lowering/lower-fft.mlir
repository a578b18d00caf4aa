// RUN: hloom-opt %s -p lower-to-linalg | filecheck %s --check-prefix=LINALG
// RUN: hloom-opt %s -p lower-to-linalg,lower-to-buffers,lower-to-loops | filecheck %s --check-prefix=LOOPS

// The transform is one op at stage linalg; in loops, a line of eight takes one stage of factor 4 and one of factor 2.

// LINALG: linalg_ext.fft type("RFFT") length [8] ins(%arg0 : tensor<2x8xf32>) outs(%arg1 : tensor<2x5xcomplex<f32>>) -> tensor<2x5xcomplex<f32>>

// LOOPS-LABEL: func.func private @fft(%arg0: memref<2x8xf32>, %arg1: memref<2x5x2xf32>)
// LOOPS: %[[LINE:.*]] = memref.alloc() : memref<2x2x8xf32>
// LOOPS: func.call @fft_butterfly(%[[LINE]]
// LOOPS: memref.store %{{.*}}, %{{.*}}[%{{.*}}, %{{.*}}, %{{.*}}, %c0{{.*}}] : memref<2x5x1x2xf32>
// LOOPS: memref.store %{{.*}}, %{{.*}}[%{{.*}}, %{{.*}}, %{{.*}}, %c1{{.*}}] : memref<2x5x1x2xf32>
// LOOPS: memref.global "private" constant @fft_table : memref<3x2x2xf32>
func.func public @main(%x: tensor<2x8xf32>) -> tensor<2x5xcomplex<f32>> {
  %0 = stablehlo.fft %x, type = RFFT, length = [8] : (tensor<2x8xf32>) -> tensor<2x5xcomplex<f32>>
  return %0 : tensor<2x5xcomplex<f32>>
}
