// What is written over a part of a tensor at a constant place is a piece of the result; the rest is copied around it.
// Where the part is small, the tensor is updated in place. Over one scalar everywhere it is padded.
//
// RUN: hloom-opt %s --lower-to-linalg | filecheck %s

// CHECK-LABEL: func.func public @inside(%arg0: tensor<6x6xf32>, %arg1: tensor<4x4xf32>)
// CHECK-NEXT:    %[[OUT:.*]] = tensor.empty() : tensor<6x6xf32>
// CHECK-NEXT:    %[[NEW:.*]] = call @[[KERNEL:.*]](%arg1, %arg0, %[[OUT]])
// CHECK-NEXT:    return %[[NEW]]
func.func public @inside(%x: tensor<6x6xf32>, %u: tensor<4x4xf32>) -> tensor<6x6xf32> {
  %i = stablehlo.constant dense<1> : tensor<2xi32>
  %0 = "stablehlo.scatter"(%x, %i, %u) <{
    scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0, 1], scatter_dims_to_operand_dims = [0, 1]>
  }> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    stablehlo.return %b : tensor<f32>
  }) : (tensor<6x6xf32>, tensor<2xi32>, tensor<4x4xf32>) -> tensor<6x6xf32>
  return %0 : tensor<6x6xf32>
}

// CHECK-LABEL: func.func public @row(%arg0: tensor<6x6xf32>, %arg1: tensor<1x6xf32>)
// CHECK-NEXT:    %[[NEW:.*]] = call @[[UPDATE:.*]](%arg1, %arg0)
// CHECK-NEXT:    return %[[NEW]]
func.func public @row(%x: tensor<6x6xf32>, %u: tensor<1x6xf32>) -> tensor<6x6xf32> {
  %i = stablehlo.constant dense<2> : tensor<i32>
  %j = stablehlo.constant dense<0> : tensor<i32>
  %0 = stablehlo.dynamic_update_slice %x, %u, %i, %j : (tensor<6x6xf32>, tensor<1x6xf32>, tensor<i32>, tensor<i32>) -> tensor<6x6xf32>
  return %0 : tensor<6x6xf32>
}

// The place is not surely in bounds.
// CHECK-LABEL: func.func public @outside(
// CHECK:         call @scatter
func.func public @outside(%x: tensor<6xf32>, %u: tensor<2xf32>) -> tensor<6xf32> {
  %i = stablehlo.constant dense<5> : tensor<1xi32>
  %0 = "stablehlo.scatter"(%x, %i, %u) <{
    scatter_dimension_numbers = #stablehlo.scatter<update_window_dims = [0], scatter_dims_to_operand_dims = [0]>
  }> ({
  ^bb0(%a: tensor<f32>, %b: tensor<f32>):
    stablehlo.return %b : tensor<f32>
  }) : (tensor<6xf32>, tensor<1xi32>, tensor<2xf32>) -> tensor<6xf32>
  return %0 : tensor<6xf32>
}

// CHECK:      func.func private @[[KERNEL]]({{.*}}) -> tensor<6x6xf32>
// CHECK-COUNT-5: linalg.generic
// CHECK-NOT:  linalg.generic
// CHECK:      func.func private @[[UPDATE]]({{.*}}) -> tensor<6x6xf32>
// CHECK:      tensor.insert_slice %arg0 into %arg1[2, 0] [1, 6] [1, 1]
