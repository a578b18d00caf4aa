// several results: minimum, maximum and the index of the maximum of each row, and a transposed copy
func.func public @main(%x: tensor<7x19xf32>) -> (tensor<7xf32>, tensor<7xf32>, tensor<7xi32>, tensor<19x7xf32>) {
  %e = tensor.empty() : tensor<7xf32>
  %ei = tensor.empty() : tensor<7xi32>
  %et = tensor.empty() : tensor<19x7xf32>
  %r:3 = call @moments(%x, %e, %e, %ei) : (tensor<7x19xf32>, tensor<7xf32>, tensor<7xf32>, tensor<7xi32>) -> (tensor<7xf32>, tensor<7xf32>, tensor<7xi32>)
  %t = call @transpose(%x, %et) : (tensor<7x19xf32>, tensor<19x7xf32>) -> tensor<19x7xf32>
  return %r#0, %r#1, %r#2, %t : tensor<7xf32>, tensor<7xf32>, tensor<7xi32>, tensor<19x7xf32>
}
func.func private @moments(%x: tensor<7x19xf32>, %lo: tensor<7xf32>, %hi: tensor<7xf32>, %at: tensor<7xi32>) -> (tensor<7xf32>, tensor<7xf32>, tensor<7xi32>) attributes {hloom.kernel} {
  %lowest = arith.constant 0xFF800000 : f32
  %highest = arith.constant 0x7F800000 : f32
  %zero = arith.constant 0 : i32
  %lo0 = linalg.fill ins(%highest : f32) outs(%lo : tensor<7xf32>) -> tensor<7xf32>
  %hi0 = linalg.fill ins(%lowest : f32) outs(%hi : tensor<7xf32>) -> tensor<7xf32>
  %at0 = linalg.fill ins(%zero : i32) outs(%at : tensor<7xi32>) -> tensor<7xi32>
  %r:3 = linalg.generic {indexing_maps = [affine_map<(i, j) -> (i, j)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>, affine_map<(i, j) -> (i)>], iterator_types = ["parallel", "reduction"]}
      ins(%x : tensor<7x19xf32>) outs(%lo0, %hi0, %at0 : tensor<7xf32>, tensor<7xf32>, tensor<7xi32>) {
  ^bb0(%a: f32, %l: f32, %h: f32, %k: i32):
    %l1 = arith.minimumf %l, %a : f32
    %more = arith.cmpf ogt, %a, %h : f32
    %h1 = arith.select %more, %a, %h : f32
    %j = linalg.index 1 : index
    %ji = arith.index_cast %j : index to i32
    %k1 = arith.select %more, %ji, %k : i32
    linalg.yield %l1, %h1, %k1 : f32, f32, i32
  } -> (tensor<7xf32>, tensor<7xf32>, tensor<7xi32>)
  return %r#0, %r#1, %r#2 : tensor<7xf32>, tensor<7xf32>, tensor<7xi32>
}
func.func private @transpose(%x: tensor<7x19xf32>, %out: tensor<19x7xf32>) -> tensor<19x7xf32> attributes {hloom.kernel} {
  %r = linalg.generic {indexing_maps = [affine_map<(i, j) -> (j, i)>, affine_map<(i, j) -> (i, j)>], iterator_types = ["parallel", "parallel"]}
      ins(%x : tensor<7x19xf32>) outs(%out : tensor<19x7xf32>) {
  ^bb0(%a: f32, %o: f32):
    linalg.yield %a : f32
  } -> tensor<19x7xf32>
  return %r : tensor<19x7xf32>
}
