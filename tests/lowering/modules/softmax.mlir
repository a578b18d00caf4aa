func.func public @main(%x: tensor<5x33xf32>) -> tensor<5x33xf32> {
  %0 = tensor.empty() : tensor<5x33xf32>
  %1 = call @softmax(%x, %0) : (tensor<5x33xf32>, tensor<5x33xf32>) -> tensor<5x33xf32>
  return %1 : tensor<5x33xf32>
}
func.func private @softmax(%x: tensor<5x33xf32>, %out: tensor<5x33xf32>) -> tensor<5x33xf32> attributes {hloom.kernel} {
  %lowest = arith.constant 0xFF800000 : f32
  %zero = arith.constant 0.0 : f32
  %m = tensor.empty() : tensor<5xf32>
  %m0 = linalg.fill ins(%lowest : f32) outs(%m : tensor<5xf32>) -> tensor<5xf32>
  %max = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<5x33xf32>) outs(%m0 : tensor<5xf32>) {
  ^bb0(%a: f32, %acc: f32):
    %v = arith.maximumf %acc, %a : f32
    linalg.yield %v : f32
  } -> tensor<5xf32>
  %s = tensor.empty() : tensor<5xf32>
  %s0 = linalg.fill ins(%zero : f32) outs(%s : tensor<5xf32>) -> tensor<5xf32>
  %e, %sum = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x, %max : tensor<5x33xf32>, tensor<5xf32>) outs(%out, %s0 : tensor<5x33xf32>, tensor<5xf32>) {
  ^bb0(%a: f32, %am: f32, %unused: f32, %acc: f32):
    %d = arith.subf %a, %am : f32
    %ex = math.exp %d : f32
    %t = arith.addf %acc, %ex : f32
    linalg.yield %ex, %t : f32, f32
  } -> (tensor<5x33xf32>, tensor<5xf32>)
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%sum : tensor<5xf32>) outs(%e : tensor<5x33xf32>) {
  ^bb0(%t: f32, %ex: f32):
    %q = arith.divf %ex, %t : f32
    linalg.yield %q : f32
  } -> tensor<5x33xf32>
  return %r : tensor<5x33xf32>
}
