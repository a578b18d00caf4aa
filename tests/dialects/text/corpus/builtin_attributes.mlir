#set = affine_set<(d0, d1)[s0] : (d0 - d1 >= 0, d0 + s0 * 2 - 5 == 0)>
#shared = affine_map<(d0, d1) -> (d1, d0)>
module @everything attributes {
  a.unit, a.true = true, a.false = false, a.i64 = 7 : i64, a.default = 7, a.i32 = -3 : i32, a.ui8 = 255 : ui8, a.si8 = -128 : si8,
  a.i8 = 255 : i8, a.index = 12 : index, a.wide = 340282366920938463463374607431768211455 : i128,
  a.f64 = 1.5, a.f32 = 0.1 : f32, a.f32b = 0.7 : f32, a.f32c = 1.0e-5 : f32, a.f16 = 0.1 : f16, a.bf16 = 0.1 : bf16,
  a.inf = 0x7F800000 : f32, a.ninf = 0xFF800000 : f32, a.nan = 0x7FC00000 : f32, a.nan64 = 0x7FF8000000000000 : f64, a.big = 16777216.0 : f32,
  a.pi = 3.14159265358979 : f64, a.pi32 = 3.14159265358979 : f32, a.tiny = 1.0e-300 : f64, a.denormal = 1.0e-45 : f32, a.max = 3.40282347e38 : f32,
  a.neg0 = -0.0 : f32, a.third = 0.333333333333333 : f64, a.f8 = 1.5 : f8E4M3FN, a.f8b = 0.3 : f8E5M2, a.f4 = 6.0 : f4E2M1FN, a.tf32 = 1.1 : tf32,
  a.million = 1000000.0 : f64, a.e7 = 12345678.0 : f32, a.e9 = 1234567890.0 : f64, a.small = 0.000123456789 : f64, a.small3 = 0.00123456789 : f64,
  a.str = "plain", a.escapes = "tab\09 quote\22 back\\ nl\0A e\C3\A9", a.empty = "",
  a.ref = @sym, a.nested = @sym::@inner::@"needs quotes", "a.quoted name" = 1 : i32, 
  a.array = [1, 2 : i64, 3 : i32, 1.0, 1.0 : f32, "s", unit, true, [], [1], {x = 1}, 0x7FF8000000000000 : f64, @s, i32],
  a.dict = {z = 1 : i64, a = 2.0 : f64, "b c" = unit, unit},
  a.type = tensor<4xf32>, a.fn = (i32) -> f32, a.fn2 = () -> (), a.fn3 = (i32, i32) -> (f32, f32), a.fn4 = () -> (() -> ()),
  a.dense_i8 = array<i8: 1, -2>, a.dense_i1 = array<i1: true, false>, a.dense_i64 = array<i64: 1, 2, -3>, a.dense_f32 = array<f32: 1.0, 0.1, 0x7FC00000>, a.dense_f64 = array<f64: 1.0>, a.dense_none = array<i64>,
  a.map = affine_map<(d0, d1) -> (d0, d1)>, a.map2 = #shared, a.map3 = affine_map<(d0, d1)[s0, s1] -> (d0 + d1 * 2 + s0, d0 floordiv 3, d1 ceildiv 4, (d0 + 1) mod 5, -d0, d0 - d1, d0 - d1 * 3, d0 - 4, d0 * 2 + s1, 7, -1)>,
  a.map4 = affine_map<() -> ()>, a.map5 = affine_map<() -> (0)>, a.map6 = affine_map<(d0)[s0] -> (d0 * 3 + s0)>, a.set = #set, a.set2 = affine_set<(d0) : (d0 == 0)>, a.set3 = affine_set<() : (0 == 0)>,
  a.strided = strided<[1, ?], offset: ?>, a.strided2 = strided<[4, 1]>, a.strided3 = strided<[], offset: 3>,
  a.loc = loc("file.mlir":3:4), a.loc2 = loc(unknown), a.loc3 = loc("name"("f":1:2)), a.loc4 = loc(fused["a", "b":1:1]), a.loc5 = loc(callsite("a" at "b":2:3))
} {
}
