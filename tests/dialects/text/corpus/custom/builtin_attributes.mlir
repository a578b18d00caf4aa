#loc = loc("file.mlir":3:4)
#loc1 = loc(unknown)
#loc2 = loc("f":1:2)
#loc3 = loc("a")
#loc4 = loc("b":1:1)
#loc5 = loc("b":2:3)
#map = affine_map<(d0, d1) -> (d0, d1)>
#map1 = affine_map<(d0, d1) -> (d1, d0)>
#map2 = affine_map<(d0, d1)[s0, s1] -> (d0 + d1 * 2 + s0, d0 floordiv 3, d1 ceildiv 4, (d0 + 1) mod 5, -d0, d0 - d1, d0 - d1 * 3, d0 - 4, d0 * 2 + s1, 7, -1)>
#map3 = affine_map<() -> ()>
#map4 = affine_map<() -> (0)>
#map5 = affine_map<(d0)[s0] -> (d0 * 3 + s0)>
#set = affine_set<(d0, d1)[s0] : (d0 - d1 >= 0, d0 + s0 * 2 - 5 == 0)>
#set1 = affine_set<(d0) : (d0 == 0)>
#set2 = affine_set<() : (0 == 0)>
#loc6 = loc("name"(#loc2))
#loc7 = loc(fused[#loc3, #loc4])
#loc8 = loc(callsite(#loc3 at #loc5))
module @everything attributes {a.array = [1, 2, 3 : i32, 1.000000e+00, 1.000000e+00 : f32, "s", unit, true, [], [1], {x = 1 : i64}, 0x7FF8000000000000 : f64, @s, i32], a.bf16 = 1.000980e-01 : bf16, a.big = 0x4B800000 : f32, a.default = 7 : i64, a.denormal = 1.401300e-45 : f32, a.dense_f32 = array<f32: 1.000000e+00, 1.000000e-01, 0x7FC00000>, a.dense_f64 = array<f64: 1.000000e+00>, a.dense_i1 = array<i1: true, false>, a.dense_i64 = array<i64: 1, 2, -3>, a.dense_i8 = array<i8: 1, -2>, a.dense_none = array<i64>, a.dict = {a = 2.000000e+00 : f64, "b c", unit, z = 1 : i64}, a.e7 = 0x4B3C614E : f32, a.e9 = 0x41D26580B4800000 : f64, a.empty = "", a.escapes = "tab\09 quote\22 back\\ nl\0A e\C3\A9", a.f16 = 9.997550e-02 : f16, a.f32 = 1.000000e-01 : f32, a.f32b = 0.699999988 : f32, a.f32c = 9.99999974E-6 : f32, a.f4 = 6.000000e+00 : f4E2M1FN, a.f64 = 1.500000e+00 : f64, a.f8 = 1.500000e+00 : f8E4M3FN, a.f8b = 3.125000e-01 : f8E5M2, a.false = false, a.fn = (i32) -> f32, a.fn2 = () -> (), a.fn3 = (i32, i32) -> (f32, f32), a.fn4 = () -> (() -> ()), a.i32 = -3 : i32, a.i64 = 7 : i64, a.i8 = -1 : i8, a.index = 12 : index, a.inf = 0x7F800000 : f32, a.loc = #loc, a.loc2 = #loc1, a.loc3 = #loc6, a.loc4 = #loc7, a.loc5 = #loc8, a.map = #map, a.map2 = #map1, a.map3 = #map2, a.map4 = #map3, a.map5 = #map4, a.map6 = #map5, a.max = 3.40282347E+38 : f32, a.million = 1.000000e+06 : f64, a.nan = 0x7FC00000 : f32, a.nan64 = 0x7FF8000000000000 : f64, a.neg0 = -0.000000e+00 : f32, a.nested = @sym::@inner::@"needs quotes", a.ninf = 0xFF800000 : f32, a.pi = 3.14159265358979 : f64, a.pi32 = 3.14159274 : f32, "a.quoted name" = 1 : i32, a.ref = @sym, a.set = #set, a.set2 = #set1, a.set3 = #set2, a.si8 = -128 : si8, a.small = 1.23456789E-4 : f64, a.small3 = 0.0012345678899999999 : f64, a.str = "plain", a.strided = strided<[1, ?], offset: ?>, a.strided2 = strided<[4, 1]>, a.strided3 = strided<[], offset: 3>, a.tf32 = 1.099610e+00 : tf32, a.third = 0.33333333333333298 : f64, a.tiny = 1.000000e-300 : f64, a.true = true, a.type = tensor<4xf32>, a.ui8 = 255 : ui8, a.unit, a.wide = -1 : i128} {
}
