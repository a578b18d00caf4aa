#map = affine_map<(d0, d1) -> (d1)>
#map1 = affine_map<(d0, d1) -> (d0)>
"builtin.module"() ({
  "func.func"() <{function_type = (memref<4x8xf32>, index, f32, vector<8xf32>, vector<8xi1>, tensor<4x8xf32>) -> (), sym_name = "transfers"}> ({
  ^bb0(%arg0: memref<4x8xf32>, %arg1: index, %arg2: f32, %arg3: vector<8xf32>, %arg4: vector<8xi1>, %arg5: tensor<4x8xf32>):
    %0 = "vector.transfer_read"(%arg0, %arg1, %arg1, %arg2) <{in_bounds = [false], operandSegmentSizes = array<i32: 1, 2, 1, 0>, permutation_map = #map}> : (memref<4x8xf32>, index, index, f32) -> vector<8xf32>
    %1 = "vector.transfer_read"(%arg0, %arg1, %arg1, %arg2) <{in_bounds = [true], operandSegmentSizes = array<i32: 1, 2, 1, 0>, permutation_map = #map}> : (memref<4x8xf32>, index, index, f32) -> vector<8xf32>
    %2 = "vector.transfer_read"(%arg0, %arg1, %arg1, %arg2) <{in_bounds = [false], operandSegmentSizes = array<i32: 1, 2, 1, 0>, permutation_map = #map1}> : (memref<4x8xf32>, index, index, f32) -> vector<8xf32>
    "vector.transfer_write"(%arg3, %arg0, %arg1, %arg1) <{in_bounds = [false], operandSegmentSizes = array<i32: 1, 1, 2, 0>, permutation_map = #map}> : (vector<8xf32>, memref<4x8xf32>, index, index) -> ()
    "vector.transfer_write"(%arg3, %arg0, %arg1, %arg1, %arg4) <{in_bounds = [true], operandSegmentSizes = array<i32: 1, 1, 2, 1>, permutation_map = #map}> : (vector<8xf32>, memref<4x8xf32>, index, index, vector<8xi1>) -> ()
    %3 = "vector.transfer_write"(%arg3, %arg5, %arg1, %arg1) <{in_bounds = [false], operandSegmentSizes = array<i32: 1, 1, 2, 0>, permutation_map = #map}> : (vector<8xf32>, tensor<4x8xf32>, index, index) -> tensor<4x8xf32>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()
