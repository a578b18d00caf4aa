#distinct = distinct[0]<42 : i32>
#distinct1 = distinct[1]<"a">
#distinct2 = distinct[2]<distinct[3]<>>
#distinct3 = distinct[4]<42 : i32>
module {
  "test.op"() {d = #distinct} : () -> ()
  "test.op"() {d = #distinct, e = #distinct1, f = #distinct1, g = #distinct2} : () -> ()
  "test.op"() {d = sparse<[[0, 1], [1, 1]], [(1.000000e+00,2.000000e+00), (3.000000e+00,4.000000e+00)]> : tensor<2x2xcomplex<f32>>} : () -> ()
  "test.op"() {d = sparse<[[0, 1], [1, 1]], [true, false]> : vector<2x2xi1>} : () -> ()
  "test.op"() {a = sparse<[[0, 0], [1, 2]], [1, 5]> : tensor<3x4xi32>, b = sparse<0, 5.000000e+00> : tensor<4xf32>, c = sparse<> : tensor<4xf32>, d = #distinct3, e = distinct[5]<>, f = [#distinct3, distinct[6]<>], g = "x" : i32, h = sparse<[[0, 0], [1, 2]], 7> : tensor<3x4xi32>} : () -> ()
}
