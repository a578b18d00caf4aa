memref.global "private" constant @w : memref<2x2xf32> = dense<[[1.0, 2.0], [3.0, 4.0]]>
memref.global "private" constant @w2 : memref<2xf32> = dense<[1.0, 2.0]> {alignment = 64 : i64}
memref.global @uninit : memref<4xi8> = uninitialized
memref.global @extern : memref<4xi8>
memref.global "nested" @zero : memref<4xi8> = dense<0>
memref.global "private" @res : memref<4xf32> = dense_resource<blob>
memref.global constant @"quoted name" : memref<f32> = dense<1.0>
func.func @memrefs(%m: memref<4x8xf32>, %d: memref<?x8xf32>, %u: memref<*xf32>, %i: index, %x: f32, %b: memref<128xi8>, %s: memref<4x8xf32, strided<[8, 1], offset: ?>>, %one: memref<2xindex>) {
  %0 = memref.alloc() : memref<4xf32>
  %1 = memref.alloc(%i) : memref<?x4xf32>
  %2 = memref.alloc(%i)[%i] : memref<?xf32, affine_map<(d0)[s0] -> (d0 + s0)>>
  %3 = memref.alloc() {alignment = 64 : i64} : memref<4xf32>
  %4 = memref.alloca() : memref<4xf32>
  %5 = memref.alloca(%i) {alignment = 16 : i64, x} : memref<?xf32>
  %6 = memref.load %m[%i, %i] : memref<4x8xf32>
  %34 = memref.alloc() : memref<f32>
  %35 = memref.load %34[] : memref<f32>
  memref.store %35, %34[] : memref<f32>
  %7 = memref.load %m[%i, %i] {nontemporal = true} : memref<4x8xf32>
  memref.store %x, %m[%i, %i] : memref<4x8xf32>
  memref.store %x, %m[%i, %i] {nontemporal = true, a = 1 : i32} : memref<4x8xf32>
  memref.dealloc %0 : memref<4xf32>
  memref.copy %m, %s : memref<4x8xf32> to memref<4x8xf32, strided<[8, 1], offset: ?>>
  %8 = memref.get_global @w : memref<2x2xf32>
  %9 = memref.get_global @w2 : memref<2xf32> {a}
  %10 = memref.dim %d, %i : memref<?x8xf32>
  %12 = memref.cast %m : memref<4x8xf32> to memref<?x?xf32>
  %13 = memref.memory_space_cast %m : memref<4x8xf32> to memref<4x8xf32, 1>
  %14 = memref.collapse_shape %m [[0, 1]] : memref<4x8xf32> into memref<32xf32>
  %15 = memref.expand_shape %m [[0, 1], [2]] output_shape [2, 2, 8] : memref<4x8xf32> into memref<2x2x8xf32>
  %16 = memref.expand_shape %d [[0, 1], [2]] output_shape [%i, 2, 8] : memref<?x8xf32> into memref<?x2x8xf32>
  %17 = memref.subview %m[0, 0] [2, 4] [1, 1] : memref<4x8xf32> to memref<2x4xf32, strided<[8, 1]>>
  %18 = memref.subview %m[%i, 0] [%i, 4] [1, %i] : memref<4x8xf32> to memref<?x4xf32, strided<[8, ?], offset: ?>>
  %19 = memref.view %b[%i][] : memref<128xi8> to memref<4x8xf32>
  %20 = memref.view %b[%i][%i] : memref<128xi8> to memref<?x8xf32>
  %21 = memref.reinterpret_cast %m to offset: [0], sizes: [32], strides: [1] : memref<4x8xf32> to memref<32xf32>
  %22 = memref.reinterpret_cast %m to offset: [%i], sizes: [%i, 4], strides: [%i, 1] : memref<4x8xf32> to memref<?x4xf32, strided<[?, 1], offset: ?>>
  %23 = memref.extract_aligned_pointer_as_index %m : memref<4x8xf32> -> index
  %24 = memref.assume_alignment %m, 64 : memref<4x8xf32>
  return
}
{-#
  dialect_resources: {
    builtin: {
      blob: "0x040000000000803F000000400000404000008040"
    }
  }
#-}
