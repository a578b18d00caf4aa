func.func @tensor(%t: tensor<4x8xf32>, %d: tensor<?x8xf32>, %u: tensor<*xf32>, %i: index, %s: f32, %sh: tensor<2xindex>, %small: tensor<2x3xf32>, %ii: tensor<1x2xindex>) {
  %0 = tensor.cast %d : tensor<?x8xf32> to tensor<4x8xf32>
  %1 = tensor.cast %t {a} : tensor<4x8xf32> to tensor<*xf32>
  %2 = tensor.collapse_shape %t [[0, 1]] : tensor<4x8xf32> into tensor<32xf32>
  %3 = tensor.expand_shape %t [[0, 1], [2, 3]] output_shape [2, 2, 4, 2] : tensor<4x8xf32> into tensor<2x2x4x2xf32>
  %4 = tensor.expand_shape %d [[0, 1], [2]] output_shape [%i, 2, 8] : tensor<?x8xf32> into tensor<?x2x8xf32>
  %5 = tensor.concat dim(0) %t, %t : (tensor<4x8xf32>, tensor<4x8xf32>) -> tensor<8x8xf32>
  %6 = tensor.dim %d, %i : tensor<?x8xf32>
  %7 = tensor.empty() : tensor<4xf32>
  %8 = tensor.empty(%i, %i) : tensor<?x?xf32>
  %9 = tensor.empty() {a.b} : tensor<4xf32>
  %10 = tensor.extract %t[%i, %i] : tensor<4x8xf32>
  %11 = tensor.extract_slice %t[0, 0] [2, 4] [1, 1] : tensor<4x8xf32> to tensor<2x4xf32>
  %12 = tensor.extract_slice %t[%i, 0] [%i, 4] [1, %i] : tensor<4x8xf32> to tensor<?x4xf32>
  %13 = tensor.extract_slice %t[1, 0] [1, 8] [1, 1] : tensor<4x8xf32> to tensor<8xf32>
  %14 = tensor.from_elements %s, %s : tensor<2xf32>
  %15 = tensor.from_elements %s : tensor<f32>
  %16 = tensor.insert %s into %t[%i, %i] : tensor<4x8xf32>
  %17 = tensor.insert_slice %small into %t[0, %i] [2, 3] [1, 1] : tensor<2x3xf32> into tensor<4x8xf32>
  %18 = tensor.reshape %t(%sh) : (tensor<4x8xf32>, tensor<2xindex>) -> tensor<8x4xf32>
  %19 = tensor.splat %s : tensor<4xf32>
  %20 = tensor.splat %s[%i] : tensor<?x4xf32>
  %21 = tensor.pad %t low[1, 0] high[%i, 2] {
  ^bb0(%a: index, %b: index):
    tensor.yield %s : f32
  } : tensor<4x8xf32> to tensor<?x10xf32>
  %22 = tensor.pad %t nofold low[1, 0] high[0, 2] {
  ^bb0(%a: index, %b: index):
    tensor.yield %s : f32
  } {a} : tensor<4x8xf32> to tensor<5x10xf32>
  %36 = tensor.extract %15[] : tensor<f32>
  %37 = tensor.insert %s into %15[] : tensor<f32>
  %26 = tensor.extract %7[%i] {x} : tensor<4xf32>
  %28 = tensor.collapse_shape %15 [] : tensor<f32> into tensor<f32>
  return
}
