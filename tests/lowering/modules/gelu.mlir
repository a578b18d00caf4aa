func.func public @main(%x: tensor<4x100xf32>) -> tensor<4x100xf32> {
  %0 = tensor.empty() : tensor<4x100xf32>
  %1 = call @gelu(%x, %0) : (tensor<4x100xf32>, tensor<4x100xf32>) -> tensor<4x100xf32>
  return %1 : tensor<4x100xf32>
}
func.func private @gelu(%x: tensor<4x100xf32>, %out: tensor<4x100xf32>) -> tensor<4x100xf32> attributes {hloom.kernel} {
  %half = arith.constant 0.5 : f32
  %one = arith.constant 1.0 : f32
  %c = arith.constant 0.044715 : f32
  %k = arith.constant 0.797884583 : f32
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<4x100xf32>) outs(%out : tensor<4x100xf32>) {
  ^bb0(%a: f32, %o: f32):
    %a2 = arith.mulf %a, %a : f32
    %a3 = arith.mulf %a2, %a : f32
    %ca3 = arith.mulf %a3, %c : f32
    %s = arith.addf %a, %ca3 : f32
    %ks = arith.mulf %s, %k : f32
    %t = math.tanh %ks : f32
    %t1 = arith.addf %t, %one : f32
    %h = arith.mulf %t1, %half : f32
    %y = arith.mulf %a, %h : f32
    linalg.yield %y : f32
  } -> tensor<4x100xf32>
  return %r : tensor<4x100xf32>
}
