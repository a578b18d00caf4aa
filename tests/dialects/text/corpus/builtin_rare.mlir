#x = distinct[7]<"a">
#y = distinct[7]<"a">
"test.op"() {d = distinct[3]<42 : i32>} : () -> ()
"test.op"() {d = distinct[3]<42 : i32>, e = #x, f = #y, g = distinct[9]<distinct[8]<>>} : () -> ()
"test.op"() {d = sparse<[[0,1],[1,1]], [(1.0,2.0), (3.0, 4.0)]> : tensor<2x2xcomplex<f32>>} : () -> ()
"test.op"() {d = sparse<[[0,1],[1,1]], [true, false]> : vector<2x2xi1>} : () -> ()
"test.op"() {a = sparse<[[0, 0], [1, 2]], [1, 5]> : tensor<3x4xi32>, b = sparse<0, 5.0> : tensor<4xf32>, c = sparse<> : tensor<4xf32>, d = distinct[0]<42 : i32>, e = distinct[1]<>, f = [distinct[0]<42 : i32>, distinct[5]<>], g = "x" : i32, h = sparse<[[0, 0], [1, 2]], 7> : tensor<3x4xi32>} : () -> ()
