module {
  func.func @ops(%a: i32, %t: !foo.type) -> i32 {
    %0 = "foo.one"(%a) {x = 1 : i32, y} : (i32) -> i32
    %1:3 = "foo.many"(%0, %0) <{p = #foo.attr<[1, 2], "s">}> : (i32, i32) -> (i32, i32, f32)
    "foo.none"() : () -> ()
    %2 = "foo.region"() ({
      %3 = "foo.inner"(%1#1) : (i32) -> index
      "foo.end"(%3) : (index) -> ()
    }, {
    ^bb0(%b: !foo.type<i32, 4>, %c: i32):
      "foo.branch"(%c)[^bb1] : (i32) -> ()
    ^bb1:
      "foo.end"() : () -> ()
    }, {
    }) {d = #foo<opaque text>} : () -> !foo<opaque 1>
    %4 = "foo.nested.name"(%2) : (!foo<opaque 1>) -> i32
    return %4 : i32
  }
}
