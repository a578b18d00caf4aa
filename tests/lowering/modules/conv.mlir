// pad, 3x3 convolution with bias and relu, 2x2 max pool; NHWC
func.func public @main(%x: tensor<2x8x8x3xf32>, %w: tensor<3x3x3x16xf32>, %b: tensor<16xf32>) -> tensor<2x4x4x16xf32> {
  %p = tensor.empty() : tensor<2x10x10x3xf32>
  %0 = call @pad(%x, %p) : (tensor<2x8x8x3xf32>, tensor<2x10x10x3xf32>) -> tensor<2x10x10x3xf32>
  %c = tensor.empty() : tensor<2x8x8x16xf32>
  %1 = call @conv(%0, %w, %b, %c) : (tensor<2x10x10x3xf32>, tensor<3x3x3x16xf32>, tensor<16xf32>, tensor<2x8x8x16xf32>) -> tensor<2x8x8x16xf32>
  %q = tensor.empty() : tensor<2x4x4x16xf32>
  %2 = call @pool(%1, %q) : (tensor<2x8x8x16xf32>, tensor<2x4x4x16xf32>) -> tensor<2x4x4x16xf32>
  return %2 : tensor<2x4x4x16xf32>
}
func.func private @pad(%x: tensor<2x8x8x3xf32>, %out: tensor<2x10x10x3xf32>) -> tensor<2x10x10x3xf32> attributes {hloom.kernel} {
  %zero = arith.constant 0.0 : f32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %r = linalg.generic {indexing_maps = [affine_map<(n, h, w, c) -> (n, h, w, c)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      outs(%out : tensor<2x10x10x3xf32>) {
  ^bb0(%o: f32):
    %n = linalg.index 0 : index
    %h = linalg.index 1 : index
    %w = linalg.index 2 : index
    %c = linalg.index 3 : index
    %h1 = arith.subi %h, %c1 : index
    %w1 = arith.subi %w, %c1 : index
    %hin = arith.cmpi ult, %h1, %c8 : index
    %win = arith.cmpi ult, %w1, %c8 : index
    %in = arith.andi %hin, %win : i1
    %v = scf.if %in -> (f32) {
      %e = tensor.extract %x[%n, %h1, %w1, %c] : tensor<2x8x8x3xf32>
      scf.yield %e : f32
    } else {
      scf.yield %zero : f32
    }
    linalg.yield %v : f32
  } -> tensor<2x10x10x3xf32>
  return %r : tensor<2x10x10x3xf32>
}
func.func private @conv(%x: tensor<2x10x10x3xf32>, %w: tensor<3x3x3x16xf32>, %b: tensor<16xf32>, %out: tensor<2x8x8x16xf32>) -> tensor<2x8x8x16xf32> attributes {hloom.kernel} {
  %zero = arith.constant 0.0 : f32
  %0 = linalg.fill ins(%zero : f32) outs(%out : tensor<2x8x8x16xf32>) -> tensor<2x8x8x16xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(n, h, w, f, kh, kw, c) -> (n, h + kh, w + kw, c)>, affine_map<(n, h, w, f, kh, kw, c) -> (kh, kw, c, f)>, affine_map<(n, h, w, f, kh, kw, c) -> (n, h, w, f)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction", "reduction"]}
      ins(%x, %w : tensor<2x10x10x3xf32>, tensor<3x3x3x16xf32>) outs(%0 : tensor<2x8x8x16xf32>) {
  ^bb0(%a: f32, %k: f32, %acc: f32):
    %p = arith.mulf %a, %k : f32
    %s = arith.addf %acc, %p : f32
    linalg.yield %s : f32
  } -> tensor<2x8x8x16xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(n, h, w, f) -> (f)>, affine_map<(n, h, w, f) -> (n, h, w, f)>], iterator_types = ["parallel", "parallel", "parallel", "parallel"]}
      ins(%b : tensor<16xf32>) outs(%1 : tensor<2x8x8x16xf32>) {
  ^bb0(%bf: f32, %acc: f32):
    %s = arith.addf %acc, %bf : f32
    %r = arith.maximumf %s, %zero : f32
    linalg.yield %r : f32
  } -> tensor<2x8x8x16xf32>
  return %2 : tensor<2x8x8x16xf32>
}
func.func private @pool(%x: tensor<2x8x8x16xf32>, %out: tensor<2x4x4x16xf32>) -> tensor<2x4x4x16xf32> attributes {hloom.kernel} {
  %lowest = arith.constant 0xFF800000 : f32
  %window = tensor.empty() : tensor<2x2xf32>
  %0 = linalg.fill ins(%lowest : f32) outs(%out : tensor<2x4x4x16xf32>) -> tensor<2x4x4x16xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(n, h, w, f, kh, kw) -> (n, h * 2 + kh, w * 2 + kw, f)>, affine_map<(n, h, w, f, kh, kw) -> (kh, kw)>, affine_map<(n, h, w, f, kh, kw) -> (n, h, w, f)>],
      iterator_types = ["parallel", "parallel", "parallel", "parallel", "reduction", "reduction"]}
      ins(%x, %window : tensor<2x8x8x16xf32>, tensor<2x2xf32>) outs(%0 : tensor<2x4x4x16xf32>) {
  ^bb0(%a: f32, %u: f32, %acc: f32):
    %s = arith.maximumf %acc, %a : f32
    linalg.yield %s : f32
  } -> tensor<2x4x4x16xf32>
  return %1 : tensor<2x4x4x16xf32>
}
