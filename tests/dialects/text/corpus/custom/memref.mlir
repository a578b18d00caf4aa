#map = affine_map<(d0)[s0] -> (d0 + s0)>
module {
  memref.global "private" constant @w : memref<2x2xf32> = dense<[[1.000000e+00, 2.000000e+00], [3.000000e+00, 4.000000e+00]]>
  memref.global "private" constant @w2 : memref<2xf32> = dense<[1.000000e+00, 2.000000e+00]> {alignment = 64 : i64}
  memref.global @uninit : memref<4xi8> = uninitialized
  memref.global @extern : memref<4xi8>
  memref.global "nested" @zero : memref<4xi8> = dense<0>
  memref.global "private" @res : memref<4xf32> = dense_resource<blob>
  memref.global constant @"quoted name" : memref<f32> = dense<1.000000e+00>
  func.func @memrefs(%arg0: memref<4x8xf32>, %arg1: memref<?x8xf32>, %arg2: memref<*xf32>, %arg3: index, %arg4: f32, %arg5: memref<128xi8>, %arg6: memref<4x8xf32, strided<[8, 1], offset: ?>>, %arg7: memref<2xindex>) {
    %alloc = memref.alloc() : memref<4xf32>
    %alloc_0 = memref.alloc(%arg3) : memref<?x4xf32>
    %alloc_1 = memref.alloc(%arg3)[%arg3] : memref<?xf32, #map>
    %alloc_2 = memref.alloc() {alignment = 64 : i64} : memref<4xf32>
    %alloca = memref.alloca() : memref<4xf32>
    %alloca_3 = memref.alloca(%arg3) {alignment = 16 : i64, x} : memref<?xf32>
    %0 = memref.load %arg0[%arg3, %arg3] : memref<4x8xf32>
    %alloc_4 = memref.alloc() : memref<f32>
    %1 = memref.load %alloc_4[] : memref<f32>
    memref.store %1, %alloc_4[] : memref<f32>
    %2 = memref.load %arg0[%arg3, %arg3] {nontemporal = true} : memref<4x8xf32>
    memref.store %arg4, %arg0[%arg3, %arg3] : memref<4x8xf32>
    memref.store %arg4, %arg0[%arg3, %arg3] {a = 1 : i32, nontemporal = true} : memref<4x8xf32>
    memref.dealloc %alloc : memref<4xf32>
    memref.copy %arg0, %arg6 : memref<4x8xf32> to memref<4x8xf32, strided<[8, 1], offset: ?>>
    %3 = memref.get_global @w : memref<2x2xf32>
    %4 = memref.get_global @w2 : memref<2xf32> {a}
    %dim = memref.dim %arg1, %arg3 : memref<?x8xf32>
    %cast = memref.cast %arg0 : memref<4x8xf32> to memref<?x?xf32>
    %memspacecast = memref.memory_space_cast %arg0 : memref<4x8xf32> to memref<4x8xf32, 1>
    %collapse_shape = memref.collapse_shape %arg0 [[0, 1]] : memref<4x8xf32> into memref<32xf32>
    %expand_shape = memref.expand_shape %arg0 [[0, 1], [2]] output_shape [2, 2, 8] : memref<4x8xf32> into memref<2x2x8xf32>
    %expand_shape_5 = memref.expand_shape %arg1 [[0, 1], [2]] output_shape [%arg3, 2, 8] : memref<?x8xf32> into memref<?x2x8xf32>
    %subview = memref.subview %arg0[0, 0] [2, 4] [1, 1] : memref<4x8xf32> to memref<2x4xf32, strided<[8, 1]>>
    %subview_6 = memref.subview %arg0[%arg3, 0] [%arg3, 4] [1, %arg3] : memref<4x8xf32> to memref<?x4xf32, strided<[8, ?], offset: ?>>
    %view = memref.view %arg5[%arg3][] : memref<128xi8> to memref<4x8xf32>
    %view_7 = memref.view %arg5[%arg3][%arg3] : memref<128xi8> to memref<?x8xf32>
    %reinterpret_cast = memref.reinterpret_cast %arg0 to offset: [0], sizes: [32], strides: [1] : memref<4x8xf32> to memref<32xf32>
    %reinterpret_cast_8 = memref.reinterpret_cast %arg0 to offset: [%arg3], sizes: [%arg3, 4], strides: [%arg3, 1] : memref<4x8xf32> to memref<?x4xf32, strided<[?, 1], offset: ?>>
    %intptr = memref.extract_aligned_pointer_as_index %arg0 : memref<4x8xf32> -> index
    %assume_align = memref.assume_alignment %arg0, 64 : memref<4x8xf32>
    return
  }
}

{-#
  dialect_resources: {
    builtin: {
      blob: "0x040000000000803F000000400000404000008040"
    }
  }
#-}
