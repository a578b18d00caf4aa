module {
  func.func @ops(%arg0: i32, %arg1: !foo.type) -> i32 {
    %0 = "foo.one"(%arg0) {x = 1 : i32, y} : (i32) -> i32
    %1:3 = "foo.many"(%0, %0) <{p = #foo.attr<[1, 2], "s">}> : (i32, i32) -> (i32, i32, f32)
    "foo.none"() : () -> ()
    %2 = "foo.region"() ({
      %4 = "foo.inner"(%1#1) : (i32) -> index
      "foo.end"(%4) : (index) -> ()
    }, {
    ^bb0(%arg2: !foo.type<i32, 4>, %arg3: i32):
      "foo.branch"(%arg3)[^bb1] : (i32) -> ()
    ^bb1:  // pred: ^bb0
      "foo.end"() : () -> ()
    }, {
    }) {d = #foo<opaque text>} : () -> !foo<opaque 1>
    %3 = "foo.nested.name"(%2) : (!foo<opaque 1>) -> i32
    return %3 : i32
  }
}
