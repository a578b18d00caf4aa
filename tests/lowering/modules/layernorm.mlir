func.func public @main(%x: tensor<6x40xf32>, %g: tensor<40xf32>, %b: tensor<40xf32>) -> tensor<6x40xf32> {
  %0 = tensor.empty() : tensor<6x40xf32>
  %1 = call @layernorm(%x, %g, %b, %0) : (tensor<6x40xf32>, tensor<40xf32>, tensor<40xf32>, tensor<6x40xf32>) -> tensor<6x40xf32>
  return %1 : tensor<6x40xf32>
}
func.func private @layernorm(%x: tensor<6x40xf32>, %g: tensor<40xf32>, %b: tensor<40xf32>, %out: tensor<6x40xf32>) -> tensor<6x40xf32> attributes {hloom.kernel} {
  %zero = arith.constant 0.0 : f32
  %n = arith.constant 40.0 : f32
  %eps = arith.constant 1.0e-5 : f32
  %m = tensor.empty() : tensor<6xf32>
  %m0 = linalg.fill ins(%zero : f32) outs(%m : tensor<6xf32>) -> tensor<6xf32>
  %m1 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<6x40xf32>) outs(%m0 : tensor<6xf32>) {
  ^bb0(%a: f32, %acc: f32):
    %v = arith.addf %acc, %a : f32
    linalg.yield %v : f32
  } -> tensor<6xf32>
  %mean = linalg.generic {indexing_maps = [affine_map<(i) -> (i)>], iterator_types = ["parallel"]}
      outs(%m1 : tensor<6xf32>) {
  ^bb0(%acc: f32):
    %v = arith.divf %acc, %n : f32
    linalg.yield %v : f32
  } -> tensor<6xf32>
  %s = tensor.empty() : tensor<6xf32>
  %s0 = linalg.fill ins(%zero : f32) outs(%s : tensor<6xf32>) -> tensor<6xf32>
  %var = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x, %mean : tensor<6x40xf32>, tensor<6xf32>) outs(%s0 : tensor<6xf32>) {
  ^bb0(%a: f32, %mu: f32, %acc: f32):
    %d = arith.subf %a, %mu : f32
    %sq = arith.mulf %d, %d : f32
    %v = arith.addf %acc, %sq : f32
    linalg.yield %v : f32
  } -> tensor<6xf32>
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x, %mean, %var, %g, %b : tensor<6x40xf32>, tensor<6xf32>, tensor<6xf32>, tensor<40xf32>, tensor<40xf32>) outs(%out : tensor<6x40xf32>) {
  ^bb0(%a: f32, %mu: f32, %v: f32, %gj: f32, %bj: f32, %o: f32):
    %d = arith.subf %a, %mu : f32
    %w = arith.divf %v, %n : f32
    %w2 = arith.addf %w, %eps : f32
    %rs = math.rsqrt %w2 : f32
    %y = arith.mulf %d, %rs : f32
    %y2 = arith.mulf %y, %gj : f32
    %y3 = arith.addf %y2, %bj : f32
    linalg.yield %y3 : f32
  } -> tensor<6x40xf32>
  return %r : tensor<6x40xf32>
}
