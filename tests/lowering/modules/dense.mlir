func.func public @main(%x: tensor<4x64xf32>) -> tensor<4x128xf32> attributes {hloom.abi = [
    {name = "x", role = "argument", type = tensor<4x64xf32>}, {name = "result", role = "result", type = tensor<4x128xf32>}]} {
  %w = arith.constant dense<1.0> : tensor<64x128xf32>
  %b = arith.constant dense<2.0> : tensor<128xf32>
  %0 = tensor.empty() : tensor<4x128xf32>
  %1 = func.call @dot_add_maximum(%x, %w, %b, %0) : (tensor<4x64xf32>, tensor<64x128xf32>, tensor<128xf32>, tensor<4x128xf32>) -> tensor<4x128xf32>
  return %1 : tensor<4x128xf32>
}
func.func private @dot_add_maximum(%lhs: tensor<4x64xf32>, %rhs: tensor<64x128xf32>, %b: tensor<128xf32>, %out: tensor<4x128xf32>)
    -> tensor<4x128xf32> attributes {hloom.kernel, hloom.source = "dot_general, add, maximum"} {
  %zero = arith.constant 0.0 : f32
  %0 = linalg.fill ins(%zero : f32) outs(%out : tensor<4x128xf32>) -> tensor<4x128xf32>
  %1 = linalg.generic {indexing_maps = [affine_map<(i, j, k) -> (i, k)>, affine_map<(i, j, k) -> (k, j)>, affine_map<(i, j, k) -> (i, j)>],
                       iterator_types = ["parallel", "parallel", "reduction"]}
       ins(%lhs, %rhs : tensor<4x64xf32>, tensor<64x128xf32>) outs(%0 : tensor<4x128xf32>) { 
    ^bb0(%l: f32, %r: f32, %acc: f32): 
      %m = arith.mulf %l, %r : f32
      %a = arith.addf %acc, %m : f32
      linalg.yield %a : f32 
  } -> tensor<4x128xf32>
  %2 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
       ins(%b : tensor<128xf32>) outs(%1 : tensor<4x128xf32>) { 
    ^bb0(%bj: f32, %acc: f32): 
      %s = arith.addf %acc, %bj : f32
      %c = arith.maximumf %s, %zero : f32
      linalg.yield %c : f32
  } -> tensor<4x128xf32>
  return %2 : tensor<4x128xf32>
}
