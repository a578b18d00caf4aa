#map = affine_map<(d0)[s0] -> (d0 + s0)>
"builtin.module"() ({
  "memref.global"() <{constant, initial_value = dense<[[1.000000e+00, 2.000000e+00], [3.000000e+00, 4.000000e+00]]> : tensor<2x2xf32>, sym_name = "w", sym_visibility = "private", type = memref<2x2xf32>}> : () -> ()
  "memref.global"() <{alignment = 64 : i64, constant, initial_value = dense<[1.000000e+00, 2.000000e+00]> : tensor<2xf32>, sym_name = "w2", sym_visibility = "private", type = memref<2xf32>}> : () -> ()
  "memref.global"() <{initial_value, sym_name = "uninit", type = memref<4xi8>}> : () -> ()
  "memref.global"() <{sym_name = "extern", type = memref<4xi8>}> : () -> ()
  "memref.global"() <{initial_value = dense<0> : tensor<4xi8>, sym_name = "zero", sym_visibility = "nested", type = memref<4xi8>}> : () -> ()
  "memref.global"() <{initial_value = dense_resource<blob> : tensor<4xf32>, sym_name = "res", sym_visibility = "private", type = memref<4xf32>}> : () -> ()
  "memref.global"() <{constant, initial_value = dense<1.000000e+00> : tensor<f32>, sym_name = "quoted name", type = memref<f32>}> : () -> ()
  "func.func"() <{function_type = (memref<4x8xf32>, memref<?x8xf32>, memref<*xf32>, index, f32, memref<128xi8>, memref<4x8xf32, strided<[8, 1], offset: ?>>, memref<2xindex>) -> (), sym_name = "memrefs"}> ({
  ^bb0(%arg0: memref<4x8xf32>, %arg1: memref<?x8xf32>, %arg2: memref<*xf32>, %arg3: index, %arg4: f32, %arg5: memref<128xi8>, %arg6: memref<4x8xf32, strided<[8, 1], offset: ?>>, %arg7: memref<2xindex>):
    %0 = "memref.alloc"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<4xf32>
    %1 = "memref.alloc"(%arg3) <{operandSegmentSizes = array<i32: 1, 0>}> : (index) -> memref<?x4xf32>
    %2 = "memref.alloc"(%arg3, %arg3) <{operandSegmentSizes = array<i32: 1, 1>}> : (index, index) -> memref<?xf32, #map>
    %3 = "memref.alloc"() <{alignment = 64 : i64, operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<4xf32>
    %4 = "memref.alloca"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<4xf32>
    %5 = "memref.alloca"(%arg3) <{alignment = 16 : i64, operandSegmentSizes = array<i32: 1, 0>}> {x} : (index) -> memref<?xf32>
    %6 = "memref.load"(%arg0, %arg3, %arg3) : (memref<4x8xf32>, index, index) -> f32
    %7 = "memref.alloc"() <{operandSegmentSizes = array<i32: 0, 0>}> : () -> memref<f32>
    %8 = "memref.load"(%7) : (memref<f32>) -> f32
    "memref.store"(%8, %7) : (f32, memref<f32>) -> ()
    %9 = "memref.load"(%arg0, %arg3, %arg3) <{nontemporal = true}> : (memref<4x8xf32>, index, index) -> f32
    "memref.store"(%arg4, %arg0, %arg3, %arg3) : (f32, memref<4x8xf32>, index, index) -> ()
    "memref.store"(%arg4, %arg0, %arg3, %arg3) <{nontemporal = true}> {a = 1 : i32} : (f32, memref<4x8xf32>, index, index) -> ()
    "memref.dealloc"(%0) : (memref<4xf32>) -> ()
    "memref.copy"(%arg0, %arg6) : (memref<4x8xf32>, memref<4x8xf32, strided<[8, 1], offset: ?>>) -> ()
    %10 = "memref.get_global"() <{name = @w}> : () -> memref<2x2xf32>
    %11 = "memref.get_global"() <{name = @w2}> {a} : () -> memref<2xf32>
    %12 = "memref.dim"(%arg1, %arg3) : (memref<?x8xf32>, index) -> index
    %13 = "memref.cast"(%arg0) : (memref<4x8xf32>) -> memref<?x?xf32>
    %14 = "memref.memory_space_cast"(%arg0) : (memref<4x8xf32>) -> memref<4x8xf32, 1>
    %15 = "memref.collapse_shape"(%arg0) <{reassociation = [[0, 1]]}> : (memref<4x8xf32>) -> memref<32xf32>
    %16 = "memref.expand_shape"(%arg0) <{reassociation = [[0, 1], [2]], static_output_shape = array<i64: 2, 2, 8>}> : (memref<4x8xf32>) -> memref<2x2x8xf32>
    %17 = "memref.expand_shape"(%arg1, %arg3) <{reassociation = [[0, 1], [2]], static_output_shape = array<i64: -9223372036854775808, 2, 8>}> : (memref<?x8xf32>, index) -> memref<?x2x8xf32>
    %18 = "memref.subview"(%arg0) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 0, 0>, static_sizes = array<i64: 2, 4>, static_strides = array<i64: 1, 1>}> : (memref<4x8xf32>) -> memref<2x4xf32, strided<[8, 1]>>
    %19 = "memref.subview"(%arg0, %arg3, %arg3, %arg3) <{operandSegmentSizes = array<i32: 1, 1, 1, 1>, static_offsets = array<i64: -9223372036854775808, 0>, static_sizes = array<i64: -9223372036854775808, 4>, static_strides = array<i64: 1, -9223372036854775808>}> : (memref<4x8xf32>, index, index, index) -> memref<?x4xf32, strided<[8, ?], offset: ?>>
    %20 = "memref.view"(%arg5, %arg3) : (memref<128xi8>, index) -> memref<4x8xf32>
    %21 = "memref.view"(%arg5, %arg3, %arg3) : (memref<128xi8>, index, index) -> memref<?x8xf32>
    %22 = "memref.reinterpret_cast"(%arg0) <{operandSegmentSizes = array<i32: 1, 0, 0, 0>, static_offsets = array<i64: 0>, static_sizes = array<i64: 32>, static_strides = array<i64: 1>}> : (memref<4x8xf32>) -> memref<32xf32>
    %23 = "memref.reinterpret_cast"(%arg0, %arg3, %arg3, %arg3) <{operandSegmentSizes = array<i32: 1, 1, 1, 1>, static_offsets = array<i64: -9223372036854775808>, static_sizes = array<i64: -9223372036854775808, 4>, static_strides = array<i64: -9223372036854775808, 1>}> : (memref<4x8xf32>, index, index, index) -> memref<?x4xf32, strided<[?, 1], offset: ?>>
    %24 = "memref.extract_aligned_pointer_as_index"(%arg0) : (memref<4x8xf32>) -> index
    %25 = "memref.assume_alignment"(%arg0) <{alignment = 64 : i32}> : (memref<4x8xf32>) -> memref<4x8xf32>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()

{-#
  dialect_resources: {
    builtin: {
      blob: "0x040000000000803F000000400000404000008040"
    }
  }
#-}
