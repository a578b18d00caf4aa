// Functions of f64 that C has not, or not so that compilers can make vector code of the loops that call them: all
// but those that reduce large angles are free of branches. Polynomials are minimax fits to the relative error of the
// whole function, coefficients rounded one after the other.

// The bits of 2/pi, after 64 zeros.
memref.global "private" constant @hloom_two_over_pi_f64 : memref<40xi32> = dense<[
    0, 0, -1560706194, 1313084713, -64530479, -181084736, -614296167, 1011060801, -28220501, -558119583,
    -1222349254, 1112396512, 105459434, 164729372, -31593700, -1322670274, -394119691, 784024708, -375623642,
    -1268810175, 965858873, -2091697676, -1669046389, -1107744709, 536385535, -570058737, -282127989, 1510632735,
    1832287951, 667617719, 1330003814, -1637881299, 1965537991, -337251973, 1023883767, -1974299926, 1811636145,
    529358088, 1443049542, -59020373
]>

// rsqrt: one over the square root; each is rounded.
func.func private @hloom_rsqrt_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %0 = math.sqrt %x : f64
  %1 = arith.divf %c0, %0 : f64
  return %1 : f64
}

// maximum: NaN if either is; +0 is larger than -0 (of two equal numbers, the bits that both have).
func.func private @hloom_maximumf_f64(%a: f64, %b: f64) -> f64 attributes {hloom.inline} {
  %0 = arith.bitcast %a : f64 to i64
  %1 = arith.bitcast %b : f64 to i64
  %2 = arith.andi %0, %1 : i64
  %tie = arith.bitcast %2 : i64 to f64
  %nan = arith.addf %a, %b : f64
  %3 = arith.cmpf oeq, %a, %b : f64
  %4 = arith.select %3, %tie, %nan : f64
  %5 = arith.cmpf ogt, %b, %a : f64
  %6 = arith.select %5, %b, %4 : f64
  %7 = arith.cmpf ogt, %a, %b : f64
  %8 = arith.select %7, %a, %6 : f64
  return %8 : f64
}

// minimum: NaN if either is; -0 is smaller than +0 (of two equal numbers, the bits that either has).
func.func private @hloom_minimumf_f64(%a: f64, %b: f64) -> f64 attributes {hloom.inline} {
  %0 = arith.bitcast %a : f64 to i64
  %1 = arith.bitcast %b : f64 to i64
  %2 = arith.ori %0, %1 : i64
  %tie = arith.bitcast %2 : i64 to f64
  %nan = arith.addf %a, %b : f64
  %3 = arith.cmpf oeq, %a, %b : f64
  %4 = arith.select %3, %tie, %nan : f64
  %5 = arith.cmpf olt, %b, %a : f64
  %6 = arith.select %5, %b, %4 : f64
  %7 = arith.cmpf olt, %a, %b : f64
  %8 = arith.select %7, %a, %6 : f64
  return %8 : f64
}

// The bits of a float as an integer that is ordered as the floats are, -0 below +0; of NaN, the largest.
func.func private @hloom_max_key_f64(%x: f64) -> i64 attributes {hloom.inline} {
  %c0 = arith.constant 63 : i64
  %c1 = arith.constant 9223372036854775807 : i64
  %bits = arith.bitcast %x : f64 to i64
  %0 = arith.shrsi %bits, %c0 : i64
  %1 = arith.andi %0, %c1 : i64
  %key = arith.xori %bits, %1 : i64
  %2 = arith.cmpf uno, %x, %x : f64
  %3 = arith.select %2, %c1, %key : i64
  return %3 : i64
}

// The bits of a float as an integer that is ordered as the floats are, -0 below +0; of NaN, the smallest.
func.func private @hloom_min_key_f64(%x: f64) -> i64 attributes {hloom.inline} {
  %c0 = arith.constant 63 : i64
  %c1 = arith.constant 9223372036854775807 : i64
  %c2 = arith.constant -9223372036854775808 : i64
  %bits = arith.bitcast %x : f64 to i64
  %0 = arith.shrsi %bits, %c0 : i64
  %1 = arith.andi %0, %c1 : i64
  %key = arith.xori %bits, %1 : i64
  %2 = arith.cmpf uno, %x, %x : f64
  %3 = arith.select %2, %c2, %key : i64
  return %3 : i64
}

// The float that an ordered integer was made of; NaN of the largest and of the smallest.
func.func private @hloom_from_key_f64(%key: i64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 63 : i64
  %c1 = arith.constant 9223372036854775807 : i64
  %0 = arith.shrsi %key, %c0 : i64
  %1 = arith.andi %0, %c1 : i64
  %2 = arith.xori %key, %1 : i64
  %3 = arith.bitcast %2 : i64 to f64
  return %3 : f64
}

// exp, as for f32, by a polynomial of degree 12.
func.func private @hloom_exp_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant -746.0 : f64
  %c1 = arith.constant 710.0 : f64
  %c2 = arith.constant 1.4426950408889634 : f64
  %c3 = arith.constant 6755399441055744.0 : f64
  %c4 = arith.constant -0.6931471805592082 : f64
  %c5 = arith.constant -7.371002565167799e-13 : f64
  %c6 = arith.constant 1.7150659130327888e-09 : f64
  %c7 = arith.constant 2.5101629495830134e-08 : f64
  %c8 = arith.constant 2.757017332233644e-07 : f64
  %c9 = arith.constant 2.7557265167008103e-06 : f64
  %c10 = arith.constant 2.480157140424948e-05 : f64
  %c11 = arith.constant 0.00019841269866359936 : f64
  %c12 = arith.constant 0.0013888888897359245 : f64
  %c13 = arith.constant 0.008333333333328393 : f64
  %c14 = arith.constant 0.04166666666664856 : f64
  %c15 = arith.constant 0.1666666666666667 : f64
  %c16 = arith.constant 0.5000000000000001 : f64
  %c17 = arith.constant 1.0 : f64
  %c18 = arith.constant 4843621399236968448 : i64
  %c19 = arith.constant 1 : i64
  %c20 = arith.constant 1023 : i64
  %c21 = arith.constant 52 : i64
  %0 = arith.cmpf olt, %x, %c0 : f64
  %1 = arith.select %0, %c0, %x : f64
  %2 = arith.cmpf ogt, %1, %c1 : f64
  %clamped = arith.select %2, %c1, %1 : f64
  // x = n ln 2 + r, with n in the low bits of t; the product of n and the high part of ln 2 is exact.
  %t = math.fma %clamped, %c2, %c3 : f64
  %n = arith.subf %t, %c3 : f64
  %3 = math.fma %n, %c4, %clamped : f64
  %r = math.fma %n, %c5, %3 : f64
  %4 = math.fma %c6, %r, %c7 : f64
  %5 = math.fma %4, %r, %c8 : f64
  %6 = math.fma %5, %r, %c9 : f64
  %7 = math.fma %6, %r, %c10 : f64
  %8 = math.fma %7, %r, %c11 : f64
  %9 = math.fma %8, %r, %c12 : f64
  %10 = math.fma %9, %r, %c13 : f64
  %11 = math.fma %10, %r, %c14 : f64
  %12 = math.fma %11, %r, %c15 : f64
  %q = math.fma %12, %r, %c16 : f64
  %13 = arith.mulf %r, %r : f64
  %p = math.fma %q, %13, %r : f64
  %14 = arith.addf %p, %c17 : f64
  // n = half + rest; the bits of t are those of 1.5 * 2^52, plus n.
  %15 = arith.bitcast %t : f64 to i64
  %i = arith.subi %15, %c18 : i64
  %half = arith.shrsi %i, %c19 : i64
  %rest = arith.subi %i, %half : i64
  %16 = arith.addi %half, %c20 : i64
  %17 = arith.shli %16, %c21 : i64
  %18 = arith.bitcast %17 : i64 to f64
  %19 = arith.addi %rest, %c20 : i64
  %20 = arith.shli %19, %c21 : i64
  %21 = arith.bitcast %20 : i64 to f64
  %22 = arith.mulf %14, %18 : f64
  %23 = arith.mulf %22, %21 : f64
  return %23 : f64
}

// exp(x + low), where low is small against x.
func.func private @hloom_exp_sum_f64(%x: f64, %low: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant -746.0 : f64
  %c1 = arith.constant 710.0 : f64
  %c2 = arith.constant 1.4426950408889634 : f64
  %c3 = arith.constant 6755399441055744.0 : f64
  %c4 = arith.constant -0.6931471805592082 : f64
  %c5 = arith.constant -7.371002565167799e-13 : f64
  %c6 = arith.constant 1.7150659130327888e-09 : f64
  %c7 = arith.constant 2.5101629495830134e-08 : f64
  %c8 = arith.constant 2.757017332233644e-07 : f64
  %c9 = arith.constant 2.7557265167008103e-06 : f64
  %c10 = arith.constant 2.480157140424948e-05 : f64
  %c11 = arith.constant 0.00019841269866359936 : f64
  %c12 = arith.constant 0.0013888888897359245 : f64
  %c13 = arith.constant 0.008333333333328393 : f64
  %c14 = arith.constant 0.04166666666664856 : f64
  %c15 = arith.constant 0.1666666666666667 : f64
  %c16 = arith.constant 0.5000000000000001 : f64
  %c17 = arith.constant 1.0 : f64
  %c18 = arith.constant 4843621399236968448 : i64
  %c19 = arith.constant 1 : i64
  %c20 = arith.constant 1023 : i64
  %c21 = arith.constant 52 : i64
  %0 = arith.cmpf olt, %x, %c0 : f64
  %1 = arith.select %0, %c0, %x : f64
  %2 = arith.cmpf ogt, %1, %c1 : f64
  %clamped = arith.select %2, %c1, %1 : f64
  // x = n ln 2 + r, with n in the low bits of t; the product of n and the high part of ln 2 is exact.
  %t = math.fma %clamped, %c2, %c3 : f64
  %n = arith.subf %t, %c3 : f64
  %3 = math.fma %n, %c4, %clamped : f64
  %4 = math.fma %n, %c5, %3 : f64
  %r = arith.addf %4, %low : f64
  %5 = math.fma %c6, %r, %c7 : f64
  %6 = math.fma %5, %r, %c8 : f64
  %7 = math.fma %6, %r, %c9 : f64
  %8 = math.fma %7, %r, %c10 : f64
  %9 = math.fma %8, %r, %c11 : f64
  %10 = math.fma %9, %r, %c12 : f64
  %11 = math.fma %10, %r, %c13 : f64
  %12 = math.fma %11, %r, %c14 : f64
  %13 = math.fma %12, %r, %c15 : f64
  %q = math.fma %13, %r, %c16 : f64
  %14 = arith.mulf %r, %r : f64
  %p = math.fma %q, %14, %r : f64
  %15 = arith.addf %p, %c17 : f64
  // n = half + rest; the bits of t are those of 1.5 * 2^52, plus n.
  %16 = arith.bitcast %t : f64 to i64
  %i = arith.subi %16, %c18 : i64
  %half = arith.shrsi %i, %c19 : i64
  %rest = arith.subi %i, %half : i64
  %17 = arith.addi %half, %c20 : i64
  %18 = arith.shli %17, %c21 : i64
  %19 = arith.bitcast %18 : i64 to f64
  %20 = arith.addi %rest, %c20 : i64
  %21 = arith.shli %20, %c21 : i64
  %22 = arith.bitcast %21 : i64 to f64
  %23 = arith.mulf %15, %19 : f64
  %24 = arith.mulf %23, %22 : f64
  return %24 : f64
}

// expm1: 2^n (exp(r) - 1) + (2^n - 1); from 40 on the same as exp.
func.func private @hloom_expm1_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant -40.0 : f64
  %c1 = arith.constant 40.0 : f64
  %c2 = arith.constant 1.4426950408889634 : f64
  %c3 = arith.constant 6755399441055744.0 : f64
  %c4 = arith.constant -0.6931471805592082 : f64
  %c5 = arith.constant -7.371002565167799e-13 : f64
  %c6 = arith.constant 1.7150659130327888e-09 : f64
  %c7 = arith.constant 2.5101629495830134e-08 : f64
  %c8 = arith.constant 2.757017332233644e-07 : f64
  %c9 = arith.constant 2.7557265167008103e-06 : f64
  %c10 = arith.constant 2.480157140424948e-05 : f64
  %c11 = arith.constant 0.00019841269866359936 : f64
  %c12 = arith.constant 0.0013888888897359245 : f64
  %c13 = arith.constant 0.008333333333328393 : f64
  %c14 = arith.constant 0.04166666666664856 : f64
  %c15 = arith.constant 0.1666666666666667 : f64
  %c16 = arith.constant 0.5000000000000001 : f64
  %c17 = arith.constant 4843621399236968448 : i64
  %c18 = arith.constant 1023 : i64
  %c19 = arith.constant 52 : i64
  %c20 = arith.constant 1.0 : f64
  %c21 = arith.constant 0.0 : f64
  %0 = arith.cmpf olt, %x, %c0 : f64
  %1 = arith.select %0, %c0, %x : f64
  %2 = arith.cmpf ogt, %1, %c1 : f64
  %clamped = arith.select %2, %c1, %1 : f64
  // x = n ln 2 + r, with n in the low bits of t; the product of n and the high part of ln 2 is exact.
  %t = math.fma %clamped, %c2, %c3 : f64
  %n = arith.subf %t, %c3 : f64
  %3 = math.fma %n, %c4, %clamped : f64
  %r = math.fma %n, %c5, %3 : f64
  %4 = math.fma %c6, %r, %c7 : f64
  %5 = math.fma %4, %r, %c8 : f64
  %6 = math.fma %5, %r, %c9 : f64
  %7 = math.fma %6, %r, %c10 : f64
  %8 = math.fma %7, %r, %c11 : f64
  %9 = math.fma %8, %r, %c12 : f64
  %10 = math.fma %9, %r, %c13 : f64
  %11 = math.fma %10, %r, %c14 : f64
  %12 = math.fma %11, %r, %c15 : f64
  %q = math.fma %12, %r, %c16 : f64
  %13 = arith.mulf %r, %r : f64
  %p = math.fma %q, %13, %r : f64
  %14 = arith.bitcast %t : f64 to i64
  %15 = arith.subi %14, %c17 : i64
  %16 = arith.addi %15, %c18 : i64
  %17 = arith.shli %16, %c19 : i64
  %s = arith.bitcast %17 : i64 to f64
  %18 = arith.subf %s, %c20 : f64
  %m = math.fma %s, %p, %18 : f64
  %19 = arith.cmpf oeq, %n, %c21 : f64
  %20 = arith.select %19, %p, %m : f64
  %21 = arith.cmpf ogt, %x, %c1 : f64
  %22 = func.call @hloom_exp_f64(%x) : (f64) -> f64
  %23 = arith.select %21, %22, %20 : f64
  %24 = arith.cmpf oeq, %x, %c21 : f64
  %25 = arith.select %24, %x, %23 : f64
  return %25 : f64
}

// log: k ln 2 + log(1 + f), with 1 + f in [sqrt(1/2), sqrt(2)), by an odd polynomial in f / (2 + f).
func.func private @hloom_log_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 2.2250738585072014e-308 : f64
  %c1 = arith.constant 4503599627370496.0 : f64
  %c2 = arith.constant -52 : i64
  %c3 = arith.constant 0 : i64
  %c4 = arith.constant 4604544271217802189 : i64
  %c5 = arith.constant 52 : i64
  %c6 = arith.constant 4503599627370495 : i64
  %c7 = arith.constant 1.0 : f64
  %c8 = arith.constant 2.0 : f64
  %c9 = arith.constant 0.14798867346422898 : f64
  %c10 = arith.constant 0.15313777369331183 : f64
  %c11 = arith.constant 0.18183574233095928 : f64
  %c12 = arith.constant 0.2222219839869186 : f64
  %c13 = arith.constant 0.285714287439126 : f64
  %c14 = arith.constant 0.3999999999940874 : f64
  %c15 = arith.constant 0.6666666666666735 : f64
  %c16 = arith.constant 0.5 : f64
  %c17 = arith.constant 7.371002565167799e-13 : f64
  %c18 = arith.constant 0.6931471805592082 : f64
  %c19 = arith.constant 0.0 : f64
  %c20 = arith.constant 0xFFF0000000000000 : f64
  %c21 = arith.constant 0x7FF0000000000000 : f64
  %c22 = arith.constant 0x7FF8000000000000 : f64
  // Numbers below the normal range are scaled by 2^52 first.
  %tiny = arith.cmpf olt, %x, %c0 : f64
  %0 = arith.mulf %x, %c1 : f64
  %scaled = arith.select %tiny, %0, %x : f64
  %1 = arith.select %tiny, %c2, %c3 : i64
  // The exponent k, counted from sqrt(1/2), and the mantissa.
  %2 = arith.bitcast %scaled : f64 to i64
  %b = arith.subi %2, %c4 : i64
  %3 = arith.shrsi %b, %c5 : i64
  %4 = arith.addi %3, %1 : i64
  %k = arith.sitofp %4 : i64 to f64
  %5 = arith.andi %b, %c6 : i64
  %6 = arith.addi %5, %c4 : i64
  %7 = arith.bitcast %6 : i64 to f64
  %f = arith.subf %7, %c7 : f64
  %8 = arith.addf %f, %c8 : f64
  %s = arith.divf %f, %8 : f64
  %z = arith.mulf %s, %s : f64
  %9 = math.fma %c9, %z, %c10 : f64
  %10 = math.fma %9, %z, %c11 : f64
  %11 = math.fma %10, %z, %c12 : f64
  %12 = math.fma %11, %z, %c13 : f64
  %13 = math.fma %12, %z, %c14 : f64
  %14 = math.fma %13, %z, %c15 : f64
  %series = arith.mulf %z, %14 : f64
  %15 = arith.mulf %f, %f : f64
  %half_square = arith.mulf %15, %c16 : f64
  %16 = arith.mulf %k, %c17 : f64
  %17 = arith.addf %half_square, %series : f64
  %low = math.fma %s, %17, %16 : f64
  %18 = arith.subf %half_square, %low : f64
  %19 = arith.subf %f, %18 : f64
  %y = math.fma %k, %c18, %19 : f64
  // log(0) = -inf, log(inf) = inf, and NaN of what is negative or NaN.
  %20 = arith.cmpf oeq, %x, %c19 : f64
  %21 = arith.select %20, %c20, %y : f64
  %22 = arith.cmpf oeq, %x, %c21 : f64
  %23 = arith.select %22, %x, %21 : f64
  %24 = arith.cmpf oge, %x, %c19 : f64
  %25 = arith.select %24, %23, %c22 : f64
  return %25 : f64
}

// log1p: log(u) of the rounded sum u = 1 + x, and (x - (u - 1)) / u for what the rounding lost.
func.func private @hloom_log1p_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 1.0e+300 : f64
  %c2 = arith.constant 0.0 : f64
  %c3 = arith.constant 4604544271217802189 : i64
  %c4 = arith.constant 52 : i64
  %c5 = arith.constant 4503599627370495 : i64
  %c6 = arith.constant 2.0 : f64
  %c7 = arith.constant 0.14798867346422898 : f64
  %c8 = arith.constant 0.15313777369331183 : f64
  %c9 = arith.constant 0.18183574233095928 : f64
  %c10 = arith.constant 0.2222219839869186 : f64
  %c11 = arith.constant 0.285714287439126 : f64
  %c12 = arith.constant 0.3999999999940874 : f64
  %c13 = arith.constant 0.6666666666666735 : f64
  %c14 = arith.constant 0.5 : f64
  %c15 = arith.constant 7.371002565167799e-13 : f64
  %c16 = arith.constant 0.6931471805592082 : f64
  %c17 = arith.constant -1.0 : f64
  %c18 = arith.constant 0xFFF0000000000000 : f64
  %c19 = arith.constant 0x7FF0000000000000 : f64
  %c20 = arith.constant 0x7FF8000000000000 : f64
  %u = arith.addf %x, %c0 : f64
  %a = arith.subf %u, %c0 : f64
  %0 = arith.subf %x, %a : f64
  %1 = arith.subf %u, %a : f64
  %2 = arith.subf %c0, %1 : f64
  %loss = arith.addf %0, %2 : f64
  %c = arith.divf %loss, %u : f64
  %3 = arith.cmpf oge, %x, %c1 : f64
  %4 = arith.select %3, %c2, %c : f64
  // The exponent k, counted from sqrt(1/2), and the mantissa.
  %5 = arith.bitcast %u : f64 to i64
  %b = arith.subi %5, %c3 : i64
  %6 = arith.shrsi %b, %c4 : i64
  %k = arith.sitofp %6 : i64 to f64
  %7 = arith.andi %b, %c5 : i64
  %8 = arith.addi %7, %c3 : i64
  %9 = arith.bitcast %8 : i64 to f64
  %f = arith.subf %9, %c0 : f64
  %10 = arith.addf %f, %c6 : f64
  %s = arith.divf %f, %10 : f64
  %z = arith.mulf %s, %s : f64
  %11 = math.fma %c7, %z, %c8 : f64
  %12 = math.fma %11, %z, %c9 : f64
  %13 = math.fma %12, %z, %c10 : f64
  %14 = math.fma %13, %z, %c11 : f64
  %15 = math.fma %14, %z, %c12 : f64
  %16 = math.fma %15, %z, %c13 : f64
  %series = arith.mulf %z, %16 : f64
  %17 = arith.mulf %f, %f : f64
  %half_square = arith.mulf %17, %c14 : f64
  %18 = arith.mulf %k, %c15 : f64
  %19 = arith.addf %18, %4 : f64
  %20 = arith.addf %half_square, %series : f64
  %low = math.fma %s, %20, %19 : f64
  %21 = arith.subf %half_square, %low : f64
  %22 = arith.subf %f, %21 : f64
  %y = math.fma %k, %c16, %22 : f64
  // log(0) = -inf, log(inf) = inf, and NaN of what is negative or NaN.
  %23 = arith.cmpf oeq, %x, %c17 : f64
  %24 = arith.select %23, %c18, %y : f64
  %25 = arith.cmpf oeq, %x, %c19 : f64
  %26 = arith.select %25, %x, %24 : f64
  %27 = arith.cmpf oge, %x, %c17 : f64
  %28 = arith.select %27, %26, %c20 : f64
  %29 = arith.cmpf oeq, %x, %c2 : f64
  %30 = arith.select %29, %x, %28 : f64
  return %30 : f64
}

// tanh: -m / (2 + m) with m = expm1(-2 |x|), and the sign of x.
func.func private @hloom_tanh_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant -2.0 : f64
  %c1 = arith.constant 2.0 : f64
  %0 = math.absf %x : f64
  %1 = arith.mulf %0, %c0 : f64
  %m = func.call @hloom_expm1_f64(%1) : (f64) -> f64
  %2 = arith.negf %m : f64
  %3 = arith.addf %m, %c1 : f64
  %4 = arith.divf %2, %3 : f64
  %5 = math.copysign %4, %x : f64
  return %5 : f64
}

// sinh: (m + m / (m + 1)) / 2 with m = expm1(|x|); where exp overflows, half the square of exp(|x| / 2).
func.func private @hloom_sinh_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 0.5 : f64
  %c2 = arith.constant 709.0 : f64
  %a = math.absf %x : f64
  %m = func.call @hloom_expm1_f64(%a) : (f64) -> f64
  %0 = arith.addf %m, %c0 : f64
  %1 = arith.divf %m, %0 : f64
  %2 = arith.addf %m, %1 : f64
  %y = arith.mulf %2, %c1 : f64
  %3 = arith.mulf %a, %c1 : f64
  %h = func.call @hloom_exp_f64(%3) : (f64) -> f64
  %4 = arith.cmpf ogt, %a, %c2 : f64
  %5 = arith.mulf %h, %c1 : f64
  %6 = arith.mulf %5, %h : f64
  %7 = arith.select %4, %6, %y : f64
  %8 = math.copysign %7, %x : f64
  return %8 : f64
}

// cosh: (e + 1 / e) / 2 with e = exp(|x|); where that overflows, half the square of exp(|x| / 2).
func.func private @hloom_cosh_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 0.5 : f64
  %c2 = arith.constant 709.0 : f64
  %a = math.absf %x : f64
  %e = func.call @hloom_exp_f64(%a) : (f64) -> f64
  %0 = arith.divf %c0, %e : f64
  %1 = arith.addf %e, %0 : f64
  %y = arith.mulf %1, %c1 : f64
  %2 = arith.mulf %a, %c1 : f64
  %h = func.call @hloom_exp_f64(%2) : (f64) -> f64
  %3 = arith.cmpf ogt, %a, %c2 : f64
  %4 = arith.mulf %h, %c1 : f64
  %5 = arith.mulf %4, %h : f64
  %6 = arith.select %3, %5, %y : f64
  return %6 : f64
}

// asinh: log1p(|x| + x^2 / (1 + sqrt(1 + x^2))), with the sign of x; from 2^28 on log(|x|) + ln 2.
func.func private @hloom_asinh_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 0.6931471805599453 : f64
  %c2 = arith.constant 268435456.0 : f64
  %a = math.absf %x : f64
  %square = arith.mulf %a, %a : f64
  %0 = arith.addf %square, %c0 : f64
  %1 = math.sqrt %0 : f64
  %2 = arith.addf %1, %c0 : f64
  %3 = arith.divf %square, %2 : f64
  %4 = arith.addf %a, %3 : f64
  %small = func.call @hloom_log1p_f64(%4) : (f64) -> f64
  %5 = func.call @hloom_log_f64(%a) : (f64) -> f64
  %large = arith.addf %5, %c1 : f64
  %6 = arith.cmpf ogt, %a, %c2 : f64
  %7 = arith.select %6, %large, %small : f64
  %8 = math.copysign %7, %x : f64
  return %8 : f64
}

// acosh: log1p(t + sqrt(t (2 + t))) with t = x - 1; from 2^28 on log(x) + ln 2; NaN below 1.
func.func private @hloom_acosh_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 2.0 : f64
  %c2 = arith.constant 0.6931471805599453 : f64
  %c3 = arith.constant 268435456.0 : f64
  %c4 = arith.constant 0x7FF8000000000000 : f64
  %t = arith.subf %x, %c0 : f64
  %0 = arith.addf %t, %c1 : f64
  %1 = arith.mulf %t, %0 : f64
  %2 = math.sqrt %1 : f64
  %3 = arith.addf %t, %2 : f64
  %small = func.call @hloom_log1p_f64(%3) : (f64) -> f64
  %4 = func.call @hloom_log_f64(%x) : (f64) -> f64
  %large = arith.addf %4, %c2 : f64
  %5 = arith.cmpf oge, %x, %c0 : f64
  %6 = arith.cmpf ogt, %x, %c3 : f64
  %7 = arith.select %6, %large, %small : f64
  %8 = arith.select %5, %7, %c4 : f64
  return %8 : f64
}

// atanh: log1p(2 |x| / (1 - |x|)) / 2, with the sign of x.
func.func private @hloom_atanh_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 0.5 : f64
  %c2 = arith.constant 0x7FF8000000000000 : f64
  %a = math.absf %x : f64
  %0 = arith.addf %a, %a : f64
  %1 = arith.subf %c0, %a : f64
  %2 = arith.divf %0, %1 : f64
  %3 = func.call @hloom_log1p_f64(%2) : (f64) -> f64
  %4 = arith.mulf %3, %c1 : f64
  %5 = arith.cmpf ole, %a, %c0 : f64
  %6 = math.copysign %4, %x : f64
  %7 = arith.select %5, %6, %c2 : f64
  return %7 : f64
}

// atan2: the angle of a quotient in [0, 1], less pi/4 where it is above tan(pi/8), by an odd polynomial; then turned
// to the quadrant of (x, y). Two infinities count as equal, two zeros as 0 / 1.
func.func private @hloom_atan2_f64(%y: f64, %x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 0x7FF0000000000000 : f64
  %c1 = arith.constant 1.0 : f64
  %c2 = arith.constant 0.0 : f64
  %c3 = arith.constant 0.41421356237309503 : f64
  %c4 = arith.constant 0.014891075984537969 : f64
  %c5 = arith.constant -0.03317263933778194 : f64
  %c6 = arith.constant 0.04490480039410279 : f64
  %c7 = arith.constant -0.052151640418630615 : f64
  %c8 = arith.constant 0.05876514316859726 : f64
  %c9 = arith.constant -0.06666174513858585 : f64
  %c10 = arith.constant 0.07692279192730533 : f64
  %c11 = arith.constant -0.09090907985615719 : f64
  %c12 = arith.constant 0.1111111108374172 : f64
  %c13 = arith.constant -0.14285714285316373 : f64
  %c14 = arith.constant 0.19999999999997095 : f64
  %c15 = arith.constant -0.33333333333333326 : f64
  %c16 = arith.constant 3.061616997868383e-17 : f64
  %c17 = arith.constant 0.7853981633974483 : f64
  %c18 = arith.constant 6.123233995736766e-17 : f64
  %c19 = arith.constant 1.5707963267948966 : f64
  %c20 = arith.constant 0 : i64
  %c21 = arith.constant 1.2246467991473532e-16 : f64
  %c22 = arith.constant 3.141592653589793 : f64
  %0 = math.absf %x : f64
  %1 = math.absf %y : f64
  %inf_x = arith.cmpf oeq, %0, %c0 : f64
  %2 = arith.cmpf oeq, %1, %c0 : f64
  %both = arith.andi %inf_x, %2 : i1
  %ax = arith.select %both, %c1, %0 : f64
  %ay = arith.select %both, %c1, %1 : f64
  %steep = arith.cmpf ogt, %ay, %ax : f64
  %num = arith.select %steep, %ax, %ay : f64
  %den = arith.select %steep, %ay, %ax : f64
  %3 = arith.cmpf oeq, %den, %c2 : f64
  %4 = arith.select %3, %c1, %den : f64
  %5 = arith.mulf %4, %c3 : f64
  %middle = arith.cmpf ogt, %num, %5 : f64
  %6 = arith.subf %num, %4 : f64
  %7 = arith.select %middle, %6, %num : f64
  %8 = arith.addf %num, %4 : f64
  %9 = arith.select %middle, %8, %4 : f64
  %t = arith.divf %7, %9 : f64
  %z = arith.mulf %t, %t : f64
  %10 = math.fma %c4, %z, %c5 : f64
  %11 = math.fma %10, %z, %c6 : f64
  %12 = math.fma %11, %z, %c7 : f64
  %13 = math.fma %12, %z, %c8 : f64
  %14 = math.fma %13, %z, %c9 : f64
  %15 = math.fma %14, %z, %c10 : f64
  %16 = math.fma %15, %z, %c11 : f64
  %17 = math.fma %16, %z, %c12 : f64
  %18 = math.fma %17, %z, %c13 : f64
  %19 = math.fma %18, %z, %c14 : f64
  %20 = math.fma %19, %z, %c15 : f64
  %21 = arith.mulf %20, %z : f64
  %p = math.fma %21, %t, %t : f64
  // pi/4, pi/2 and pi come in two parts.
  %22 = arith.addf %p, %c16 : f64
  %23 = arith.addf %22, %c17 : f64
  %r0 = arith.select %middle, %23, %p : f64
  %24 = arith.subf %r0, %c18 : f64
  %25 = arith.subf %c19, %24 : f64
  %r1 = arith.select %steep, %25, %r0 : f64
  %26 = arith.bitcast %x : f64 to i64
  %left = arith.cmpi slt, %26, %c20 : i64
  %27 = arith.subf %r1, %c21 : f64
  %28 = arith.subf %c22, %27 : f64
  %29 = arith.select %left, %28, %r1 : f64
  %30 = math.copysign %29, %y : f64
  %31 = arith.cmpf uno, %x, %y : f64
  %32 = arith.addf %x, %y : f64
  %33 = arith.select %31, %32, %30 : f64
  return %33 : f64
}

// atan: that of x / 1.
func.func private @hloom_atan_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %0 = func.call @hloom_atan2_f64(%x, %c0) : (f64, f64) -> f64
  return %0 : f64
}

// asin: an odd polynomial up to 1/2; above, pi/2 - 2 asin(sqrt((1 - |x|) / 2)), with the sign of x. NaN beyond 1.
func.func private @hloom_asin_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 0.5 : f64
  %c1 = arith.constant 1.0 : f64
  %c2 = arith.constant 0.0327013844850768 : f64
  %c3 = arith.constant -0.021115440691362647 : f64
  %c4 = arith.constant 0.02178971540656685 : f64
  %c5 = arith.constant 0.003672581385746249 : f64
  %c6 = arith.constant 0.010789212062921051 : f64
  %c7 = arith.constant 0.011397313419701923 : f64
  %c8 = arith.constant 0.01398101590354077 : f64
  %c9 = arith.constant 0.01735159573578171 : f64
  %c10 = arith.constant 0.022372215891487916 : f64
  %c11 = arith.constant 0.030381942675861452 : f64
  %c12 = arith.constant 0.04464285717527157 : f64
  %c13 = arith.constant 0.07499999999970118 : f64
  %c14 = arith.constant 0.16666666666666763 : f64
  %c15 = arith.constant -134217728 : i64
  %c16 = arith.constant 0.0 : f64
  %c17 = arith.constant 2.0 : f64
  %c18 = arith.constant 6.123233995736766e-17 : f64
  %c19 = arith.constant 0.7853981633974483 : f64
  %a = math.absf %x : f64
  %large = arith.cmpf ogt, %a, %c0 : f64
  %0 = arith.subf %c1, %a : f64
  %1 = arith.mulf %0, %c0 : f64
  %2 = arith.mulf %a, %a : f64
  %z = arith.select %large, %1, %2 : f64
  %3 = math.sqrt %z : f64
  %s = arith.select %large, %3, %a : f64
  %4 = math.fma %c2, %z, %c3 : f64
  %5 = math.fma %4, %z, %c4 : f64
  %6 = math.fma %5, %z, %c5 : f64
  %7 = math.fma %6, %z, %c6 : f64
  %8 = math.fma %7, %z, %c7 : f64
  %9 = math.fma %8, %z, %c8 : f64
  %10 = math.fma %9, %z, %c9 : f64
  %11 = math.fma %10, %z, %c10 : f64
  %12 = math.fma %11, %z, %c11 : f64
  %13 = math.fma %12, %z, %c12 : f64
  %14 = math.fma %13, %z, %c13 : f64
  %15 = math.fma %14, %z, %c14 : f64
  %p = arith.mulf %z, %15 : f64
  %r = math.fma %s, %p, %s : f64
  // The root in two parts: its first half of bits, and what is missing.
  %16 = arith.bitcast %s : f64 to i64
  %17 = arith.andi %16, %c15 : i64
  %hi = arith.bitcast %17 : i64 to f64
  %18 = arith.mulf %hi, %hi : f64
  %19 = arith.subf %z, %18 : f64
  %20 = arith.addf %s, %hi : f64
  %lo = arith.divf %19, %20 : f64
  %21 = arith.cmpf ogt, %z, %c16 : f64
  %22 = arith.select %21, %lo, %c16 : f64
  %23 = arith.mulf %s, %c17 : f64
  %24 = arith.mulf %23, %p : f64
  %25 = arith.mulf %22, %c17 : f64
  %26 = arith.subf %c18, %25 : f64
  %u = arith.subf %24, %26 : f64
  %27 = arith.mulf %hi, %c17 : f64
  %v = arith.subf %c19, %27 : f64
  %28 = arith.subf %u, %v : f64
  %y = arith.subf %c19, %28 : f64
  %29 = arith.select %large, %y, %r : f64
  %30 = math.copysign %29, %x : f64
  return %30 : f64
}

// acos: pi/2 - asin(x) up to 1/2; 2 asin(sqrt((1 - x) / 2)) above; pi less the same of -x below -1/2. NaN beyond 1.
func.func private @hloom_acos_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 0.5 : f64
  %c1 = arith.constant 1.0 : f64
  %c2 = arith.constant 0.0327013844850768 : f64
  %c3 = arith.constant -0.021115440691362647 : f64
  %c4 = arith.constant 0.02178971540656685 : f64
  %c5 = arith.constant 0.003672581385746249 : f64
  %c6 = arith.constant 0.010789212062921051 : f64
  %c7 = arith.constant 0.011397313419701923 : f64
  %c8 = arith.constant 0.01398101590354077 : f64
  %c9 = arith.constant 0.01735159573578171 : f64
  %c10 = arith.constant 0.022372215891487916 : f64
  %c11 = arith.constant 0.030381942675861452 : f64
  %c12 = arith.constant 0.04464285717527157 : f64
  %c13 = arith.constant 0.07499999999970118 : f64
  %c14 = arith.constant 0.16666666666666763 : f64
  %c15 = arith.constant 6.123233995736766e-17 : f64
  %c16 = arith.constant 1.5707963267948966 : f64
  %c17 = arith.constant 1.2246467991473532e-16 : f64
  %c18 = arith.constant 3.141592653589793 : f64
  %c19 = arith.constant 0.0 : f64
  %a = math.absf %x : f64
  %large = arith.cmpf ogt, %a, %c0 : f64
  %0 = arith.subf %c1, %a : f64
  %1 = arith.mulf %0, %c0 : f64
  %2 = arith.mulf %a, %a : f64
  %z = arith.select %large, %1, %2 : f64
  %3 = math.sqrt %z : f64
  %s = arith.select %large, %3, %a : f64
  %4 = math.fma %c2, %z, %c3 : f64
  %5 = math.fma %4, %z, %c4 : f64
  %6 = math.fma %5, %z, %c5 : f64
  %7 = math.fma %6, %z, %c6 : f64
  %8 = math.fma %7, %z, %c7 : f64
  %9 = math.fma %8, %z, %c8 : f64
  %10 = math.fma %9, %z, %c9 : f64
  %11 = math.fma %10, %z, %c10 : f64
  %12 = math.fma %11, %z, %c11 : f64
  %13 = math.fma %12, %z, %c12 : f64
  %14 = math.fma %13, %z, %c13 : f64
  %15 = math.fma %14, %z, %c14 : f64
  %p = arith.mulf %z, %15 : f64
  %root_or_x = arith.select %large, %s, %x : f64
  %r = math.fma %root_or_x, %p, %root_or_x : f64
  %16 = arith.mulf %root_or_x, %p : f64
  %17 = arith.subf %c15, %16 : f64
  %18 = arith.subf %x, %17 : f64
  %middle = arith.subf %c16, %18 : f64
  %right = arith.addf %r, %r : f64
  %19 = arith.subf %right, %c17 : f64
  %left = arith.subf %c18, %19 : f64
  %20 = arith.cmpf olt, %x, %c19 : f64
  %21 = arith.select %20, %left, %right : f64
  %22 = arith.select %large, %21, %middle : f64
  return %22 : f64
}

// cbrt: a third of the exponent for a start, four of Newton's steps, and a last one on a root with few bits.
func.func private @hloom_cbrt_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 2.2250738585072014e-308 : f64
  %c1 = arith.constant 1.8014398509481984e+16 : f64
  %c2 = arith.constant 3 : i64
  %c3 = arith.constant 3071306045661749710 : i64
  %c4 = arith.constant 0.3333333333333333 : f64
  %c5 = arith.constant 536870912 : i64
  %c6 = arith.constant -1073741824 : i64
  %c7 = arith.constant 3.814697265625e-06 : f64
  %c8 = arith.constant 0.0 : f64
  %c9 = arith.constant 0x7FF0000000000000 : f64
  %a = math.absf %x : f64
  %tiny = arith.cmpf olt, %a, %c0 : f64
  %0 = arith.mulf %a, %c1 : f64
  %m = arith.select %tiny, %0, %a : f64
  %1 = arith.bitcast %m : f64 to i64
  %third = arith.divui %1, %c2 : i64
  %2 = arith.addi %third, %c3 : i64
  %y = arith.bitcast %2 : i64 to f64
  %3 = arith.mulf %y, %y : f64
  %4 = arith.divf %m, %3 : f64
  %5 = arith.subf %y, %4 : f64
  %6 = arith.mulf %5, %c4 : f64
  %7 = arith.subf %y, %6 : f64
  %8 = arith.mulf %7, %7 : f64
  %9 = arith.divf %m, %8 : f64
  %10 = arith.subf %7, %9 : f64
  %11 = arith.mulf %10, %c4 : f64
  %12 = arith.subf %7, %11 : f64
  %13 = arith.mulf %12, %12 : f64
  %14 = arith.divf %m, %13 : f64
  %15 = arith.subf %12, %14 : f64
  %16 = arith.mulf %15, %c4 : f64
  %17 = arith.subf %12, %16 : f64
  %18 = arith.mulf %17, %17 : f64
  %19 = arith.divf %m, %18 : f64
  %20 = arith.subf %17, %19 : f64
  %21 = arith.mulf %20, %c4 : f64
  %22 = arith.subf %17, %21 : f64
  // The square of the shortened root is exact.
  %23 = arith.bitcast %22 : f64 to i64
  %24 = arith.addi %23, %c5 : i64
  %25 = arith.andi %24, %c6 : i64
  %h = arith.bitcast %25 : i64 to f64
  %26 = arith.mulf %h, %h : f64
  %q = arith.divf %m, %26 : f64
  %27 = arith.subf %q, %h : f64
  %28 = arith.addf %h, %h : f64
  %29 = arith.addf %28, %q : f64
  %30 = arith.divf %27, %29 : f64
  %root = math.fma %h, %30, %h : f64
  %31 = arith.mulf %root, %c7 : f64
  %32 = arith.select %tiny, %31, %root : f64
  %33 = math.copysign %32, %x : f64
  %34 = arith.cmpf one, %a, %c8 : f64
  %35 = arith.cmpf olt, %a, %c9 : f64
  %36 = arith.andi %34, %35 : i1
  %37 = arith.select %36, %33, %x : f64
  return %37 : f64
}

// erfc: 1 - x - x q(x^2) up to 0.85; above, exp(-x^2) v p(1 - 8 v) with v = 1 / (|x| + 4), and 2 less that for
// negative x. The square comes in two parts.
func.func private @hloom_erfc_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 28.0 : f64
  %c1 = arith.constant 4.0 : f64
  %c2 = arith.constant 1.0 : f64
  %c3 = arith.constant -8.0 : f64
  %c4 = arith.constant 1.518885504643859e-09 : f64
  %c5 = arith.constant 7.641092586571111e-10 : f64
  %c6 = arith.constant -1.6985100844762504e-08 : f64
  %c7 = arith.constant -6.929606691689604e-10 : f64
  %c8 = arith.constant 1.2604585309742026e-07 : f64
  %c9 = arith.constant -7.384287386922415e-08 : f64
  %c10 = arith.constant -8.475412590613556e-07 : f64
  %c11 = arith.constant 1.4231552360931599e-06 : f64
  %c12 = arith.constant 4.6950130667257324e-06 : f64
  %c13 = arith.constant -1.8860488417543757e-05 : f64
  %c14 = arith.constant -3.6353441502516294e-06 : f64
  %c15 = arith.constant 0.00017681272112859563 : f64
  %c16 = arith.constant -0.0004550526523916598 : f64
  %c17 = arith.constant -0.0002809588505773009 : f64
  %c18 = arith.constant 0.006112055652263001 : f64
  %c19 = arith.constant -0.0263700533416856 : f64
  %c20 = arith.constant 0.07638151490950627 : f64
  %c21 = arith.constant -0.17401093723986766 : f64
  %c22 = arith.constant 0.3308515878780072 : f64
  %c23 = arith.constant -0.5408538313132365 : f64
  %c24 = arith.constant 0.7732087022652371 : f64
  %c25 = arith.constant -0.976548729080882 : f64
  %c26 = arith.constant 1.095995661000491 : f64
  %c27 = arith.constant -134217728 : i64
  %c28 = arith.constant -1.7170609275621334e-09 : f64
  %c29 = arith.constant 1.751968114113185e-08 : f64
  %c30 = arith.constant -1.6875477174554053e-07 : f64
  %c31 = arith.constant 1.6513817372620245e-06 : f64
  %c32 = arith.constant -1.492885650932621e-05 : f64
  %c33 = arith.constant 0.00012055459830807677 : f64
  %c34 = arith.constant -0.0008548330236479229 : f64
  %c35 = arith.constant 0.005223977676118711 : f64
  %c36 = arith.constant -0.02686617064979427 : f64
  %c37 = arith.constant 0.11283791670977153 : f64
  %c38 = arith.constant -0.3761263890318416 : f64
  %c39 = arith.constant 0.1283791670955126 : f64
  %c40 = arith.constant 0.0 : f64
  %c41 = arith.constant 2.0 : f64
  %c42 = arith.constant 0.85 : f64
  %a = math.absf %x : f64
  %0 = arith.cmpf ogt, %a, %c0 : f64
  %clamped = arith.select %0, %c0, %a : f64
  %1 = arith.addf %clamped, %c1 : f64
  %v = arith.divf %c2, %1 : f64
  %t = math.fma %v, %c3, %c2 : f64
  %2 = math.fma %c4, %t, %c5 : f64
  %3 = math.fma %2, %t, %c6 : f64
  %4 = math.fma %3, %t, %c7 : f64
  %5 = math.fma %4, %t, %c8 : f64
  %6 = math.fma %5, %t, %c9 : f64
  %7 = math.fma %6, %t, %c10 : f64
  %8 = math.fma %7, %t, %c11 : f64
  %9 = math.fma %8, %t, %c12 : f64
  %10 = math.fma %9, %t, %c13 : f64
  %11 = math.fma %10, %t, %c14 : f64
  %12 = math.fma %11, %t, %c15 : f64
  %13 = math.fma %12, %t, %c16 : f64
  %14 = math.fma %13, %t, %c17 : f64
  %15 = math.fma %14, %t, %c18 : f64
  %16 = math.fma %15, %t, %c19 : f64
  %17 = math.fma %16, %t, %c20 : f64
  %18 = math.fma %17, %t, %c21 : f64
  %19 = math.fma %18, %t, %c22 : f64
  %20 = math.fma %19, %t, %c23 : f64
  %21 = math.fma %20, %t, %c24 : f64
  %22 = math.fma %21, %t, %c25 : f64
  %23 = math.fma %22, %t, %c26 : f64
  %w = arith.mulf %23, %v : f64
  %24 = arith.bitcast %clamped : f64 to i64
  %25 = arith.andi %24, %c27 : i64
  %h = arith.bitcast %25 : i64 to f64
  %26 = arith.mulf %h, %h : f64
  %27 = arith.subf %clamped, %h : f64
  %28 = arith.addf %clamped, %h : f64
  %29 = arith.mulf %27, %28 : f64
  %30 = arith.negf %26 : f64
  %31 = arith.negf %29 : f64
  %e = func.call @hloom_exp_sum_f64(%30, %31) : (f64, f64) -> f64
  %tail = arith.mulf %w, %e : f64
  %u = arith.mulf %x, %x : f64
  %32 = arith.subf %c2, %x : f64
  %33 = math.fma %c28, %u, %c29 : f64
  %34 = math.fma %33, %u, %c30 : f64
  %35 = math.fma %34, %u, %c31 : f64
  %36 = math.fma %35, %u, %c32 : f64
  %37 = math.fma %36, %u, %c33 : f64
  %38 = math.fma %37, %u, %c34 : f64
  %39 = math.fma %38, %u, %c35 : f64
  %40 = math.fma %39, %u, %c36 : f64
  %41 = math.fma %40, %u, %c37 : f64
  %42 = math.fma %41, %u, %c38 : f64
  %43 = math.fma %42, %u, %c39 : f64
  %44 = arith.mulf %x, %43 : f64
  %small = arith.subf %32, %44 : f64
  %45 = arith.cmpf olt, %x, %c40 : f64
  %46 = arith.subf %c41, %tail : f64
  %47 = arith.select %45, %46, %tail : f64
  %48 = arith.cmpf olt, %a, %c42 : f64
  %49 = arith.select %48, %small, %47 : f64
  %50 = arith.cmpf uno, %x, %x : f64
  %51 = arith.select %50, %x, %49 : f64
  return %51 : f64
}

// erf: an odd polynomial up to 0.85; above, 1 - erfc(|x|) with the sign of x.
func.func private @hloom_erf_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant -1.7170609275621334e-09 : f64
  %c1 = arith.constant 1.751968114113185e-08 : f64
  %c2 = arith.constant -1.6875477174554053e-07 : f64
  %c3 = arith.constant 1.6513817372620245e-06 : f64
  %c4 = arith.constant -1.492885650932621e-05 : f64
  %c5 = arith.constant 0.00012055459830807677 : f64
  %c6 = arith.constant -0.0008548330236479229 : f64
  %c7 = arith.constant 0.005223977676118711 : f64
  %c8 = arith.constant -0.02686617064979427 : f64
  %c9 = arith.constant 0.11283791670977153 : f64
  %c10 = arith.constant -0.3761263890318416 : f64
  %c11 = arith.constant 0.1283791670955126 : f64
  %c12 = arith.constant 1.0 : f64
  %c13 = arith.constant 0.85 : f64
  %a = math.absf %x : f64
  %u = arith.mulf %x, %x : f64
  %0 = math.fma %c0, %u, %c1 : f64
  %1 = math.fma %0, %u, %c2 : f64
  %2 = math.fma %1, %u, %c3 : f64
  %3 = math.fma %2, %u, %c4 : f64
  %4 = math.fma %3, %u, %c5 : f64
  %5 = math.fma %4, %u, %c6 : f64
  %6 = math.fma %5, %u, %c7 : f64
  %7 = math.fma %6, %u, %c8 : f64
  %8 = math.fma %7, %u, %c9 : f64
  %9 = math.fma %8, %u, %c10 : f64
  %10 = math.fma %9, %u, %c11 : f64
  %small = math.fma %10, %x, %x : f64
  %11 = func.call @hloom_erfc_f64(%a) : (f64) -> f64
  %12 = arith.subf %c12, %11 : f64
  %large = math.copysign %12, %x : f64
  %13 = arith.cmpf olt, %a, %c13 : f64
  %14 = arith.select %13, %small, %large : f64
  return %14 : f64
}

// |x| (2/pi) modulo 4, for |x| of at least 2^23, as a fixed-point number of 128 bits whose 2 first bits are the
// quadrant: its high or its low half.
func.func private @hloom_turns_f64(%x: f64, %low: i1) -> i64 attributes {hloom.inline} {
  %c0 = arith.constant 9223372036854775807 : i64
  %c1 = arith.constant 52 : i64
  %c2 = arith.constant 2047 : i32
  %c3 = arith.constant 1075 : i32
  %c4 = arith.constant 1013 : i32
  %c5 = arith.constant 5 : i32
  %c6 = arith.constant 31 : i32
  %c7 = arith.constant 1 : i32
  %c8 = arith.constant 2 : i32
  %c9 = arith.constant 3 : i32
  %c10 = arith.constant 4 : i32
  %c11 = arith.constant 6 : i32
  %c12 = arith.constant 32 : i32
  %c13 = arith.constant 32 : i64
  %c14 = arith.constant 4294967295 : i64
  %c15 = arith.constant 1048575 : i64
  %c16 = arith.constant 1048576 : i64
  %0 = arith.bitcast %x : f64 to i64
  %b = arith.andi %0, %c0 : i64
  %1 = arith.shrui %b, %c1 : i64
  %e = arith.trunci %1 : i64 to i32
  %2 = arith.cmpi ult, %e, %c2 : i32
  %3 = arith.select %2, %e, %c3 : i32
  %first = arith.subi %3, %c4 : i32
  %table = memref.get_global @hloom_two_over_pi_f64 : memref<40xi32>
  %4 = arith.shrui %first, %c5 : i32
  %5 = arith.andi %first, %c6 : i32
  %6 = arith.index_cast %4 : i32 to index
  %7 = memref.load %table[%6] : memref<40xi32>
  %8 = arith.extui %7 : i32 to i64
  %9 = arith.addi %4, %c7 : i32
  %10 = arith.index_cast %9 : i32 to index
  %11 = memref.load %table[%10] : memref<40xi32>
  %12 = arith.extui %11 : i32 to i64
  %13 = arith.addi %4, %c8 : i32
  %14 = arith.index_cast %13 : i32 to index
  %15 = memref.load %table[%14] : memref<40xi32>
  %16 = arith.extui %15 : i32 to i64
  %17 = arith.addi %4, %c9 : i32
  %18 = arith.index_cast %17 : i32 to index
  %19 = memref.load %table[%18] : memref<40xi32>
  %20 = arith.extui %19 : i32 to i64
  %21 = arith.addi %4, %c10 : i32
  %22 = arith.index_cast %21 : i32 to index
  %23 = memref.load %table[%22] : memref<40xi32>
  %24 = arith.extui %23 : i32 to i64
  %25 = arith.addi %4, %c5 : i32
  %26 = arith.index_cast %25 : i32 to index
  %27 = memref.load %table[%26] : memref<40xi32>
  %28 = arith.extui %27 : i32 to i64
  %29 = arith.addi %4, %c11 : i32
  %30 = arith.index_cast %29 : i32 to index
  %31 = memref.load %table[%30] : memref<40xi32>
  %32 = arith.extui %31 : i32 to i64
  %33 = arith.subi %c12, %5 : i32
  %back = arith.extui %33 : i32 to i64
  %34 = arith.shli %8, %c13 : i64
  %35 = arith.ori %34, %12 : i64
  %36 = arith.shrui %35, %back : i64
  %w0 = arith.andi %36, %c14 : i64
  %37 = arith.shli %12, %c13 : i64
  %38 = arith.ori %37, %16 : i64
  %39 = arith.shrui %38, %back : i64
  %w1 = arith.andi %39, %c14 : i64
  %40 = arith.shli %16, %c13 : i64
  %41 = arith.ori %40, %20 : i64
  %42 = arith.shrui %41, %back : i64
  %w2 = arith.andi %42, %c14 : i64
  %43 = arith.shli %20, %c13 : i64
  %44 = arith.ori %43, %24 : i64
  %45 = arith.shrui %44, %back : i64
  %w3 = arith.andi %45, %c14 : i64
  %46 = arith.shli %24, %c13 : i64
  %47 = arith.ori %46, %28 : i64
  %48 = arith.shrui %47, %back : i64
  %w4 = arith.andi %48, %c14 : i64
  %49 = arith.shli %28, %c13 : i64
  %50 = arith.ori %49, %32 : i64
  %51 = arith.shrui %50, %back : i64
  %w5 = arith.andi %51, %c14 : i64
  %m0 = arith.andi %b, %c14 : i64
  %52 = arith.shrui %b, %c13 : i64
  %53 = arith.andi %52, %c15 : i64
  %m1 = arith.ori %53, %c16 : i64
  %54 = arith.muli %m0, %w0 : i64
  %55 = arith.muli %m0, %w1 : i64
  %56 = arith.muli %m0, %w2 : i64
  %57 = arith.muli %m0, %w3 : i64
  %58 = arith.muli %m0, %w4 : i64
  %59 = arith.muli %m0, %w5 : i64
  %60 = arith.muli %m1, %w0 : i64
  %61 = arith.muli %m1, %w1 : i64
  %62 = arith.muli %m1, %w2 : i64
  %63 = arith.muli %m1, %w3 : i64
  %64 = arith.muli %m1, %w4 : i64
  %65 = arith.muli %m1, %w5 : i64
  %66 = arith.andi %59, %c14 : i64
  %67 = arith.shrui %66, %c13 : i64
  %68 = arith.andi %58, %c14 : i64
  %69 = arith.shrui %59, %c13 : i64
  %70 = arith.andi %65, %c14 : i64
  %71 = arith.addi %68, %69 : i64
  %72 = arith.addi %71, %70 : i64
  %73 = arith.addi %72, %67 : i64
  %74 = arith.shrui %73, %c13 : i64
  %75 = arith.andi %57, %c14 : i64
  %76 = arith.shrui %58, %c13 : i64
  %77 = arith.andi %64, %c14 : i64
  %78 = arith.shrui %65, %c13 : i64
  %79 = arith.addi %75, %76 : i64
  %80 = arith.addi %79, %77 : i64
  %81 = arith.addi %80, %78 : i64
  %82 = arith.addi %81, %74 : i64
  %83 = arith.shrui %82, %c13 : i64
  %84 = arith.andi %56, %c14 : i64
  %85 = arith.shrui %57, %c13 : i64
  %86 = arith.andi %63, %c14 : i64
  %87 = arith.shrui %64, %c13 : i64
  %88 = arith.addi %84, %85 : i64
  %89 = arith.addi %88, %86 : i64
  %90 = arith.addi %89, %87 : i64
  %91 = arith.addi %90, %83 : i64
  %92 = arith.shrui %91, %c13 : i64
  %93 = arith.andi %55, %c14 : i64
  %94 = arith.shrui %56, %c13 : i64
  %95 = arith.andi %62, %c14 : i64
  %96 = arith.shrui %63, %c13 : i64
  %97 = arith.addi %93, %94 : i64
  %98 = arith.addi %97, %95 : i64
  %99 = arith.addi %98, %96 : i64
  %100 = arith.addi %99, %92 : i64
  %101 = arith.shrui %100, %c13 : i64
  %102 = arith.andi %54, %c14 : i64
  %103 = arith.shrui %55, %c13 : i64
  %104 = arith.andi %61, %c14 : i64
  %105 = arith.shrui %62, %c13 : i64
  %106 = arith.addi %102, %103 : i64
  %107 = arith.addi %106, %104 : i64
  %108 = arith.addi %107, %105 : i64
  %109 = arith.addi %108, %101 : i64
  %110 = arith.shrui %109, %c13 : i64
  %111 = arith.shli %109, %c13 : i64
  %112 = arith.andi %100, %c14 : i64
  %high = arith.ori %111, %112 : i64
  %113 = arith.shli %91, %c13 : i64
  %114 = arith.andi %82, %c14 : i64
  %low_half = arith.ori %113, %114 : i64
  %115 = arith.select %low, %low_half, %high : i64
  return %115 : i64
}

// sin: on x - q pi/2, with the nearest q, in two parts. Up to 10^7 by three exact steps; above by the turns in fixed
// point.
func.func private @hloom_sin_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 10000000.0 : f64
  %c1 = arith.constant 0.0 : f64
  %c2 = arith.constant 0.6366197723675814 : f64
  %c3 = arith.constant -1.570796325802803 : f64
  %c4 = arith.constant -9.920935791635221e-10 : f64
  %c5 = arith.constant 5.170182981794105e-19 : f64
  %c6 = arith.constant 2305843009213693952 : i64
  %c7 = arith.constant 62 : i64
  %c8 = arith.constant 32 : i64
  %c9 = arith.constant 9.313225746154785e-10 : f64
  %c10 = arith.constant 4294967295 : i64
  %c11 = arith.constant 2.168404344971009e-19 : f64
  %c12 = arith.constant 1.1754943508222875e-38 : f64
  %c13 = arith.constant 1.5707963267948966 : f64
  %c14 = arith.constant 0 : i64
  %c15 = arith.constant 1.589679561969581e-10 : f64
  %c16 = arith.constant -2.505075847928287e-08 : f64
  %c17 = arith.constant 2.755731369729416e-06 : f64
  %c18 = arith.constant -0.00019841269829835615 : f64
  %c19 = arith.constant 0.008333333333322472 : f64
  %c20 = arith.constant -0.16666666666666632 : f64
  %c21 = arith.constant 0.5 : f64
  %c22 = arith.constant 1.0 : f64
  %c23 = arith.constant -1.1358683196863981e-11 : f64
  %c24 = arith.constant 2.087570426910141e-09 : f64
  %c25 = arith.constant -2.755731421006655e-07 : f64
  %c26 = arith.constant 2.4801587288983668e-05 : f64
  %c27 = arith.constant -0.0013888888888873325 : f64
  %c28 = arith.constant 0.041666666666666595 : f64
  %c29 = arith.constant 1 : i64
  %c30 = arith.constant 2 : i64
  %c31 = arith.constant 0x7FF0000000000000 : f64
  %a = math.absf %x : f64
  %big = arith.cmpf oge, %a, %c0 : f64
  %small = arith.select %big, %c1, %x : f64
  %0 = arith.mulf %small, %c2 : f64
  %q = math.roundeven %0 : f64
  %1 = math.fma %q, %c3, %small : f64
  %r1 = math.fma %q, %c4, %1 : f64
  %w = arith.mulf %q, %c5 : f64
  %r = arith.subf %r1, %w : f64
  %2 = arith.subf %r1, %r : f64
  %low = arith.subf %2, %w : f64
  %q_small = arith.fptosi %q : f64 to i64
  %r_any, %q_any = scf.if %big -> (f64, i64) {
    %3 = arith.constant false
    %4 = arith.constant true
    %high = func.call @hloom_turns_f64(%x, %3) : (f64, i1) -> i64
    %low_bits = func.call @hloom_turns_f64(%x, %4) : (f64, i1) -> i64
    %5 = arith.addi %high, %c6 : i64
    %q_big = arith.shrsi %5, %c7 : i64
    %6 = arith.shli %q_big, %c7 : i64
    %rest = arith.subi %high, %6 : i64
    %7 = arith.shrsi %rest, %c8 : i64
    %8 = arith.sitofp %7 : i64 to f64
    %9 = arith.mulf %8, %c9 : f64
    %10 = arith.andi %rest, %c10 : i64
    %11 = arith.sitofp %10 : i64 to f64
    %12 = arith.mulf %11, %c11 : f64
    %13 = arith.uitofp %low_bits : i64 to f64
    %14 = arith.mulf %13, %c12 : f64
    %15 = arith.addf %9, %12 : f64
    %16 = arith.addf %15, %14 : f64
    %r_big = arith.mulf %16, %c13 : f64
    %17 = arith.cmpf olt, %x, %c1 : f64
    %18 = arith.negf %r_big : f64
    %19 = arith.select %17, %18, %r_big : f64
    %20 = arith.subi %c14, %q_big : i64
    %21 = arith.select %17, %20, %q_big : i64
    scf.yield %19, %21 : f64, i64
  } else {
    scf.yield %r, %q_small : f64, i64
  }
  %22 = arith.select %big, %c1, %low : f64
  %z = arith.mulf %r_any, %r_any : f64
  %23 = math.fma %c15, %z, %c16 : f64
  %24 = math.fma %23, %z, %c17 : f64
  %25 = math.fma %24, %z, %c18 : f64
  %26 = math.fma %25, %z, %c19 : f64
  %27 = math.fma %26, %z, %c20 : f64
  %28 = arith.mulf %27, %z : f64
  %29 = math.fma %28, %r_any, %22 : f64
  %s = arith.addf %r_any, %29 : f64
  %30 = arith.mulf %z, %c21 : f64
  %h = arith.subf %c22, %30 : f64
  %31 = arith.subf %c22, %h : f64
  %32 = arith.mulf %z, %c21 : f64
  %33 = arith.subf %31, %32 : f64
  %34 = math.fma %c23, %z, %c24 : f64
  %35 = math.fma %34, %z, %c25 : f64
  %36 = math.fma %35, %z, %c26 : f64
  %37 = math.fma %36, %z, %c27 : f64
  %38 = math.fma %37, %z, %c28 : f64
  %39 = arith.mulf %z, %z : f64
  %40 = arith.mulf %38, %39 : f64
  %41 = arith.mulf %r_any, %22 : f64
  %42 = arith.subf %40, %41 : f64
  %43 = arith.addf %33, %42 : f64
  %c = arith.addf %h, %43 : f64
  %44 = arith.andi %q_any, %c29 : i64
  %odd = arith.cmpi ne, %44, %c14 : i64
  %y = arith.select %odd, %c, %s : f64
  %45 = arith.andi %q_any, %c30 : i64
  %flip = arith.cmpi ne, %45, %c14 : i64
  %46 = arith.negf %y : f64
  %47 = arith.select %flip, %46, %y : f64
  %48 = arith.cmpf oeq, %x, %c1 : f64
  %49 = arith.select %48, %x, %47 : f64
  // Of what is not finite, NaN.
  %50 = arith.cmpf olt, %a, %c31 : f64
  %51 = arith.subf %x, %x : f64
  %52 = arith.select %50, %49, %51 : f64
  return %52 : f64
}

// cos: on x - q pi/2, with the nearest q, in two parts. Up to 10^7 by three exact steps; above by the turns in fixed
// point.
func.func private @hloom_cos_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 10000000.0 : f64
  %c1 = arith.constant 0.0 : f64
  %c2 = arith.constant 0.6366197723675814 : f64
  %c3 = arith.constant -1.570796325802803 : f64
  %c4 = arith.constant -9.920935791635221e-10 : f64
  %c5 = arith.constant 5.170182981794105e-19 : f64
  %c6 = arith.constant 2305843009213693952 : i64
  %c7 = arith.constant 62 : i64
  %c8 = arith.constant 32 : i64
  %c9 = arith.constant 9.313225746154785e-10 : f64
  %c10 = arith.constant 4294967295 : i64
  %c11 = arith.constant 2.168404344971009e-19 : f64
  %c12 = arith.constant 1.1754943508222875e-38 : f64
  %c13 = arith.constant 1.5707963267948966 : f64
  %c14 = arith.constant 0 : i64
  %c15 = arith.constant 1.589679561969581e-10 : f64
  %c16 = arith.constant -2.505075847928287e-08 : f64
  %c17 = arith.constant 2.755731369729416e-06 : f64
  %c18 = arith.constant -0.00019841269829835615 : f64
  %c19 = arith.constant 0.008333333333322472 : f64
  %c20 = arith.constant -0.16666666666666632 : f64
  %c21 = arith.constant 0.5 : f64
  %c22 = arith.constant 1.0 : f64
  %c23 = arith.constant -1.1358683196863981e-11 : f64
  %c24 = arith.constant 2.087570426910141e-09 : f64
  %c25 = arith.constant -2.755731421006655e-07 : f64
  %c26 = arith.constant 2.4801587288983668e-05 : f64
  %c27 = arith.constant -0.0013888888888873325 : f64
  %c28 = arith.constant 0.041666666666666595 : f64
  %c29 = arith.constant 1 : i64
  %c30 = arith.constant 2 : i64
  %c31 = arith.constant 0x7FF0000000000000 : f64
  %a = math.absf %x : f64
  %big = arith.cmpf oge, %a, %c0 : f64
  %small = arith.select %big, %c1, %x : f64
  %0 = arith.mulf %small, %c2 : f64
  %q = math.roundeven %0 : f64
  %1 = math.fma %q, %c3, %small : f64
  %r1 = math.fma %q, %c4, %1 : f64
  %w = arith.mulf %q, %c5 : f64
  %r = arith.subf %r1, %w : f64
  %2 = arith.subf %r1, %r : f64
  %low = arith.subf %2, %w : f64
  %q_small = arith.fptosi %q : f64 to i64
  %r_any, %q_any = scf.if %big -> (f64, i64) {
    %3 = arith.constant false
    %4 = arith.constant true
    %high = func.call @hloom_turns_f64(%x, %3) : (f64, i1) -> i64
    %low_bits = func.call @hloom_turns_f64(%x, %4) : (f64, i1) -> i64
    %5 = arith.addi %high, %c6 : i64
    %q_big = arith.shrsi %5, %c7 : i64
    %6 = arith.shli %q_big, %c7 : i64
    %rest = arith.subi %high, %6 : i64
    %7 = arith.shrsi %rest, %c8 : i64
    %8 = arith.sitofp %7 : i64 to f64
    %9 = arith.mulf %8, %c9 : f64
    %10 = arith.andi %rest, %c10 : i64
    %11 = arith.sitofp %10 : i64 to f64
    %12 = arith.mulf %11, %c11 : f64
    %13 = arith.uitofp %low_bits : i64 to f64
    %14 = arith.mulf %13, %c12 : f64
    %15 = arith.addf %9, %12 : f64
    %16 = arith.addf %15, %14 : f64
    %r_big = arith.mulf %16, %c13 : f64
    %17 = arith.cmpf olt, %x, %c1 : f64
    %18 = arith.negf %r_big : f64
    %19 = arith.select %17, %18, %r_big : f64
    %20 = arith.subi %c14, %q_big : i64
    %21 = arith.select %17, %20, %q_big : i64
    scf.yield %19, %21 : f64, i64
  } else {
    scf.yield %r, %q_small : f64, i64
  }
  %22 = arith.select %big, %c1, %low : f64
  %z = arith.mulf %r_any, %r_any : f64
  %23 = math.fma %c15, %z, %c16 : f64
  %24 = math.fma %23, %z, %c17 : f64
  %25 = math.fma %24, %z, %c18 : f64
  %26 = math.fma %25, %z, %c19 : f64
  %27 = math.fma %26, %z, %c20 : f64
  %28 = arith.mulf %27, %z : f64
  %29 = math.fma %28, %r_any, %22 : f64
  %s = arith.addf %r_any, %29 : f64
  %30 = arith.mulf %z, %c21 : f64
  %h = arith.subf %c22, %30 : f64
  %31 = arith.subf %c22, %h : f64
  %32 = arith.mulf %z, %c21 : f64
  %33 = arith.subf %31, %32 : f64
  %34 = math.fma %c23, %z, %c24 : f64
  %35 = math.fma %34, %z, %c25 : f64
  %36 = math.fma %35, %z, %c26 : f64
  %37 = math.fma %36, %z, %c27 : f64
  %38 = math.fma %37, %z, %c28 : f64
  %39 = arith.mulf %z, %z : f64
  %40 = arith.mulf %38, %39 : f64
  %41 = arith.mulf %r_any, %22 : f64
  %42 = arith.subf %40, %41 : f64
  %43 = arith.addf %33, %42 : f64
  %c = arith.addf %h, %43 : f64
  %44 = arith.andi %q_any, %c29 : i64
  %odd = arith.cmpi ne, %44, %c14 : i64
  %45 = arith.addi %q_any, %c29 : i64
  %y = arith.select %odd, %s, %c : f64
  %46 = arith.andi %45, %c30 : i64
  %flip = arith.cmpi ne, %46, %c14 : i64
  %47 = arith.negf %y : f64
  %48 = arith.select %flip, %47, %y : f64
  // Of what is not finite, NaN.
  %49 = arith.cmpf olt, %a, %c31 : f64
  %50 = arith.subf %x, %x : f64
  %51 = arith.select %49, %48, %50 : f64
  return %51 : f64
}

// tan: on x - q pi/2, with the nearest q, in two parts. Up to 10^7 by three exact steps; above by the turns in fixed
// point.
func.func private @hloom_tan_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 10000000.0 : f64
  %c1 = arith.constant 0.0 : f64
  %c2 = arith.constant 0.6366197723675814 : f64
  %c3 = arith.constant -1.570796325802803 : f64
  %c4 = arith.constant -9.920935791635221e-10 : f64
  %c5 = arith.constant 5.170182981794105e-19 : f64
  %c6 = arith.constant 2305843009213693952 : i64
  %c7 = arith.constant 62 : i64
  %c8 = arith.constant 32 : i64
  %c9 = arith.constant 9.313225746154785e-10 : f64
  %c10 = arith.constant 4294967295 : i64
  %c11 = arith.constant 2.168404344971009e-19 : f64
  %c12 = arith.constant 1.1754943508222875e-38 : f64
  %c13 = arith.constant 1.5707963267948966 : f64
  %c14 = arith.constant 0 : i64
  %c15 = arith.constant 1.589679561969581e-10 : f64
  %c16 = arith.constant -2.505075847928287e-08 : f64
  %c17 = arith.constant 2.755731369729416e-06 : f64
  %c18 = arith.constant -0.00019841269829835615 : f64
  %c19 = arith.constant 0.008333333333322472 : f64
  %c20 = arith.constant -0.16666666666666632 : f64
  %c21 = arith.constant 0.5 : f64
  %c22 = arith.constant 1.0 : f64
  %c23 = arith.constant -1.1358683196863981e-11 : f64
  %c24 = arith.constant 2.087570426910141e-09 : f64
  %c25 = arith.constant -2.755731421006655e-07 : f64
  %c26 = arith.constant 2.4801587288983668e-05 : f64
  %c27 = arith.constant -0.0013888888888873325 : f64
  %c28 = arith.constant 0.041666666666666595 : f64
  %c29 = arith.constant 1 : i64
  %c30 = arith.constant 0x7FF0000000000000 : f64
  %a = math.absf %x : f64
  %big = arith.cmpf oge, %a, %c0 : f64
  %small = arith.select %big, %c1, %x : f64
  %0 = arith.mulf %small, %c2 : f64
  %q = math.roundeven %0 : f64
  %1 = math.fma %q, %c3, %small : f64
  %r1 = math.fma %q, %c4, %1 : f64
  %w = arith.mulf %q, %c5 : f64
  %r = arith.subf %r1, %w : f64
  %2 = arith.subf %r1, %r : f64
  %low = arith.subf %2, %w : f64
  %q_small = arith.fptosi %q : f64 to i64
  %r_any, %q_any = scf.if %big -> (f64, i64) {
    %3 = arith.constant false
    %4 = arith.constant true
    %high = func.call @hloom_turns_f64(%x, %3) : (f64, i1) -> i64
    %low_bits = func.call @hloom_turns_f64(%x, %4) : (f64, i1) -> i64
    %5 = arith.addi %high, %c6 : i64
    %q_big = arith.shrsi %5, %c7 : i64
    %6 = arith.shli %q_big, %c7 : i64
    %rest = arith.subi %high, %6 : i64
    %7 = arith.shrsi %rest, %c8 : i64
    %8 = arith.sitofp %7 : i64 to f64
    %9 = arith.mulf %8, %c9 : f64
    %10 = arith.andi %rest, %c10 : i64
    %11 = arith.sitofp %10 : i64 to f64
    %12 = arith.mulf %11, %c11 : f64
    %13 = arith.uitofp %low_bits : i64 to f64
    %14 = arith.mulf %13, %c12 : f64
    %15 = arith.addf %9, %12 : f64
    %16 = arith.addf %15, %14 : f64
    %r_big = arith.mulf %16, %c13 : f64
    %17 = arith.cmpf olt, %x, %c1 : f64
    %18 = arith.negf %r_big : f64
    %19 = arith.select %17, %18, %r_big : f64
    %20 = arith.subi %c14, %q_big : i64
    %21 = arith.select %17, %20, %q_big : i64
    scf.yield %19, %21 : f64, i64
  } else {
    scf.yield %r, %q_small : f64, i64
  }
  %22 = arith.select %big, %c1, %low : f64
  %z = arith.mulf %r_any, %r_any : f64
  %23 = math.fma %c15, %z, %c16 : f64
  %24 = math.fma %23, %z, %c17 : f64
  %25 = math.fma %24, %z, %c18 : f64
  %26 = math.fma %25, %z, %c19 : f64
  %27 = math.fma %26, %z, %c20 : f64
  %28 = arith.mulf %27, %z : f64
  %29 = math.fma %28, %r_any, %22 : f64
  %s = arith.addf %r_any, %29 : f64
  %30 = arith.mulf %z, %c21 : f64
  %h = arith.subf %c22, %30 : f64
  %31 = arith.subf %c22, %h : f64
  %32 = arith.mulf %z, %c21 : f64
  %33 = arith.subf %31, %32 : f64
  %34 = math.fma %c23, %z, %c24 : f64
  %35 = math.fma %34, %z, %c25 : f64
  %36 = math.fma %35, %z, %c26 : f64
  %37 = math.fma %36, %z, %c27 : f64
  %38 = math.fma %37, %z, %c28 : f64
  %39 = arith.mulf %z, %z : f64
  %40 = arith.mulf %38, %39 : f64
  %41 = arith.mulf %r_any, %22 : f64
  %42 = arith.subf %40, %41 : f64
  %43 = arith.addf %33, %42 : f64
  %c = arith.addf %h, %43 : f64
  %44 = arith.andi %q_any, %c29 : i64
  %odd = arith.cmpi ne, %44, %c14 : i64
  %45 = arith.negf %c : f64
  %46 = arith.select %odd, %45, %s : f64
  %47 = arith.select %odd, %s, %c : f64
  %48 = arith.divf %46, %47 : f64
  %49 = arith.cmpf oeq, %x, %c1 : f64
  %50 = arith.select %49, %x, %48 : f64
  // Of what is not finite, NaN.
  %51 = arith.cmpf olt, %a, %c30 : f64
  %52 = arith.subf %x, %x : f64
  %53 = arith.select %51, %50, %52 : f64
  return %53 : f64
}

// pow: exp(y log |x|), with the logarithm and its product with y in two parts of 53 bits. Shortened factors (h) have
// exact products; l is what is missing.
func.func private @hloom_powf_f64(%x: f64, %y: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 2.2250738585072014e-308 : f64
  %c1 = arith.constant 4503599627370496.0 : f64
  %c2 = arith.constant -52 : i64
  %c3 = arith.constant 0 : i64
  %c4 = arith.constant 4604544271217802189 : i64
  %c5 = arith.constant 52 : i64
  %c6 = arith.constant 4503599627370495 : i64
  %c7 = arith.constant 1.0 : f64
  %c8 = arith.constant -134217728 : i64
  %c9 = arith.constant 0.06599720921619669 : f64
  %c10 = arith.constant 0.06628245895262741 : f64
  %c11 = arith.constant 0.07693385447098466 : f64
  %c12 = arith.constant 0.09090892041418557 : f64
  %c13 = arith.constant 0.1111111126152344 : f64
  %c14 = arith.constant 0.14285714285041415 : f64
  %c15 = arith.constant 0.20000000000001145 : f64
  %c16 = arith.constant 0.3333333283662796 : f64
  %c17 = arith.constant 4.967053731282552e-09 : f64
  %c18 = arith.constant 0.3333333333333333 : f64
  %c19 = arith.constant 0.6931471805592082 : f64
  %c20 = arith.constant 7.371002565167799e-13 : f64
  %c21 = arith.constant 1000.0 : f64
  %c22 = arith.constant 0.0 : f64
  %c23 = arith.constant 0.5 : f64
  %c24 = arith.constant true
  %c25 = arith.constant 0xFFF0000000000000 : f64
  %c26 = arith.constant 0x7FF8000000000000 : f64
  %c27 = arith.constant -1.0 : f64
  %c28 = arith.constant 0x7FF0000000000000 : f64
  %a = math.absf %x : f64
  %tiny = arith.cmpf olt, %a, %c0 : f64
  %0 = arith.mulf %a, %c1 : f64
  %scaled = arith.select %tiny, %0, %a : f64
  %1 = arith.select %tiny, %c2, %c3 : i64
  %2 = arith.bitcast %scaled : f64 to i64
  %b = arith.subi %2, %c4 : i64
  %3 = arith.shrsi %b, %c5 : i64
  %4 = arith.addi %3, %1 : i64
  %k = arith.sitofp %4 : i64 to f64
  %5 = arith.andi %b, %c6 : i64
  %6 = arith.addi %5, %c4 : i64
  %m = arith.bitcast %6 : i64 to f64
  // s = (m - 1) / (m + 1); log(m) = 2 s (1 + s^2 / 3 + s^4 q(s^2)).
  %n = arith.subf %m, %c7 : f64
  %d = arith.addf %m, %c7 : f64
  %s = arith.divf %n, %d : f64
  %7 = arith.bitcast %s : f64 to i64
  %8 = arith.andi %7, %c8 : i64
  %sh = arith.bitcast %8 : i64 to f64
  %9 = arith.bitcast %d : f64 to i64
  %10 = arith.andi %9, %c8 : i64
  %dh = arith.bitcast %10 : i64 to f64
  %11 = arith.subf %dh, %c7 : f64
  %dl = arith.subf %m, %11 : f64
  %12 = arith.mulf %sh, %dh : f64
  %13 = arith.subf %n, %12 : f64
  %14 = arith.mulf %sh, %dl : f64
  %15 = arith.subf %13, %14 : f64
  %sl = arith.divf %15, %d : f64
  %z = arith.mulf %s, %s : f64
  %uh = arith.mulf %sh, %sh : f64
  %16 = arith.addf %sh, %s : f64
  %ul = arith.mulf %sl, %16 : f64
  %17 = arith.mulf %z, %z : f64
  %18 = math.fma %c9, %z, %c10 : f64
  %19 = math.fma %18, %z, %c11 : f64
  %20 = math.fma %19, %z, %c12 : f64
  %21 = math.fma %20, %z, %c13 : f64
  %22 = math.fma %21, %z, %c14 : f64
  %23 = math.fma %22, %z, %c15 : f64
  %tail = arith.mulf %17, %23 : f64
  %24 = arith.bitcast %uh : f64 to i64
  %25 = arith.andi %24, %c8 : i64
  %uhh = arith.bitcast %25 : i64 to f64
  %26 = arith.subf %uh, %uhh : f64
  %uhl = arith.addf %26, %ul : f64
  %ch = arith.mulf %uhh, %c16 : f64
  %27 = arith.mulf %uhh, %c17 : f64
  %28 = arith.mulf %uhl, %c18 : f64
  %29 = arith.addf %27, %28 : f64
  %cl = arith.addf %29, %tail : f64
  // t = 1 + ch + cl, as th + tl; the logarithm is 2 (sh + sl) (th + tl) + k ln 2.
  %t = arith.addf %ch, %c7 : f64
  %30 = arith.subf %t, %c7 : f64
  %31 = arith.subf %ch, %30 : f64
  %tl0 = arith.addf %31, %cl : f64
  %32 = arith.bitcast %t : f64 to i64
  %33 = arith.andi %32, %c8 : i64
  %th = arith.bitcast %33 : i64 to f64
  %34 = arith.subf %t, %th : f64
  %tl = arith.addf %34, %tl0 : f64
  %ph = arith.mulf %sh, %th : f64
  %35 = arith.mulf %sh, %tl : f64
  %36 = arith.addf %th, %tl : f64
  %37 = arith.mulf %sl, %36 : f64
  %pl = arith.addf %35, %37 : f64
  %kh = arith.mulf %k, %c19 : f64
  %38 = arith.addf %ph, %ph : f64
  %e = arith.addf %kh, %38 : f64
  // k ln 2 is 0 or the larger part: the sum loses nothing that is not put back.
  %39 = arith.subf %kh, %e : f64
  %el = arith.addf %39, %38 : f64
  %40 = arith.addf %pl, %pl : f64
  %41 = arith.mulf %k, %c20 : f64
  %42 = arith.addf %el, %41 : f64
  %ll = arith.addf %40, %42 : f64
  %log_sum = arith.addf %e, %ll : f64
  %43 = arith.bitcast %log_sum : f64 to i64
  %44 = arith.andi %43, %c8 : i64
  %lh = arith.bitcast %44 : i64 to f64
  %45 = arith.subf %e, %lh : f64
  %log_low = arith.addf %45, %ll : f64
  %46 = arith.bitcast %y : f64 to i64
  %47 = arith.andi %46, %c8 : i64
  %yh = arith.bitcast %47 : i64 to f64
  %yl = arith.subf %y, %yh : f64
  %product = arith.mulf %yh, %lh : f64
  %48 = arith.mulf %yl, %lh : f64
  %49 = arith.mulf %y, %log_low : f64
  %product_low = arith.addf %48, %49 : f64
  // Where the product overflows, or a factor is not finite, the plain product says which way.
  %50 = func.call @hloom_log_f64(%a) : (f64) -> f64
  %plain = arith.mulf %y, %50 : f64
  %51 = math.absf %plain : f64
  %fine = arith.cmpf olt, %51, %c21 : f64
  %52 = arith.select %fine, %product, %plain : f64
  %53 = arith.select %fine, %product_low, %c22 : f64
  %power = func.call @hloom_exp_sum_f64(%52, %53) : (f64, f64) -> f64
  // As C has it: the sign of an odd power of a negative number, NaN of a power that is no integer, and what is 1 always.
  %54 = math.floor %y : f64
  %whole = arith.cmpf oeq, %54, %y : f64
  %55 = arith.mulf %y, %c23 : f64
  %56 = math.floor %55 : f64
  %57 = arith.cmpf oeq, %56, %55 : f64
  %58 = arith.xori %57, %c24 : i1
  %odd = arith.andi %whole, %58 : i1
  %59 = arith.bitcast %x : f64 to i64
  %60 = arith.cmpi slt, %59, %c3 : i64
  %flip = arith.andi %60, %odd : i1
  %61 = arith.negf %power : f64
  %62 = arith.select %flip, %61, %power : f64
  %63 = arith.cmpf olt, %x, %c22 : f64
  %64 = arith.cmpf ogt, %x, %c25 : f64
  %65 = arith.andi %63, %64 : i1
  %66 = arith.xori %whole, %c24 : i1
  %no_root = arith.andi %65, %66 : i1
  %67 = arith.select %no_root, %c26, %62 : f64
  %68 = arith.cmpf uno, %x, %y : f64
  %69 = arith.addf %x, %y : f64
  %70 = arith.select %68, %69, %67 : f64
  %71 = arith.cmpf oeq, %x, %c27 : f64
  %72 = math.absf %y : f64
  %73 = arith.cmpf oeq, %72, %c28 : f64
  %74 = arith.andi %71, %73 : i1
  %75 = arith.cmpf oeq, %y, %c22 : f64
  %76 = arith.cmpf oeq, %x, %c7 : f64
  %77 = arith.ori %74, %75 : i1
  %one = arith.ori %77, %76 : i1
  %78 = arith.select %one, %c7, %70 : f64
  return %78 : f64
}
