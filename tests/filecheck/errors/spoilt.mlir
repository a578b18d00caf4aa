// Programs of the mutation campaign, with the whole of what is said about them.
// RUN: hloom-opt --split-input-file --verify-diagnostics --allow-unregistered-dialect %s

func.func @extract(%a: tensor<3xf32>, %i: index) -> f32 {
  // expected-error@+1 {{tensor.extract: incorrect number of indices}}
  %0 = tensor.extract %a[%i, %i] : tensor<3xf32>
  return %0 : f32
}

// -----

func.func @insert(%a: tensor<3xf32>, %x: f32) -> tensor<3xf32> {
  // expected-error@+1 {{tensor.insert: incorrect number of indices}}
  %0 = tensor.insert %x into %a[] : tensor<3xf32>
  return %0 : tensor<3xf32>
}

// -----

func.func @expand(%a: memref<3xi32>) {
  // expected-error@+1 {{memref.expand_shape: invalid output shape provided at pos 1}}
  %0 = memref.expand_shape %a [[0, 1]] output_shape [3, 2] : memref<3xi32> into memref<3x1xi32>
  return
}

// -----

// expected-error@+1 {{expected an integer, but got 6.0}}
func.func @line() attributes {a = loc("f":6.0:2)} { return }

// -----

// expected-error@+1 {{unsupported: hexadecimal literals of type f128}}
func.func @wide() attributes {a = 0x7FC0 : f128} { return }

// -----

func.func @parts(%a: tensor<f32>) {
  // expected-error@+1 {{expected tensor with complex element type}}
  %0 = stablehlo.complex %a, %a : f16
  return
}

// -----

func.func @window(%a: tensor<1x4x4x1xf32>, %b: tensor<1x1x1x1xf32>) {
  // expected-error@+1 {{malformed 'rhs_dilate' in window attributes}}
  %0 = stablehlo.convolution(%a, %b) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {rhs_dilate = [2, -0.0]} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) -> tensor<1x4x4x1xf32>
  return
}

// -----

func.func @named(%a: tensor<4xf32>) {
  // expected-error@+1 {{linalg.select: operands do not fit}}
  %0 = linalg.select ins(%a : tensor<4xf32>) outs(%a : tensor<4xf32>) -> tensor<4xf32>
  return
}

// -----

// What a window leaves empty is what it leaves out.
func.func @empty(%a: tensor<1x4x4x1xf32>, %b: tensor<1x1x1x1xf32>) -> tensor<1x4x4x1xf32> {
  %0 = stablehlo.convolution(%a, %b) dim_numbers = [b, 0, 1, f]x[0, 1, i, o]->[b, 0, 1, f], window = {stride = []} {batch_group_count = 1 : i64, feature_group_count = 1 : i64} : (tensor<1x4x4x1xf32>, tensor<1x1x1x1xf32>) -> tensor<1x4x4x1xf32>
  return %0 : tensor<1x4x4x1xf32>
}

// -----

// A number beyond a type's range is infinite, as upstream has it.
func.func @infinite() attributes {a = 1.0e39 : f32, b = -1.0e6 : f16} { return }
