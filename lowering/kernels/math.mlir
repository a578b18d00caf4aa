// exp: 2^n exp(r), |r| <= ln(2)/2, by a minimax polynomial of degree 6. 2^n is multiplied in two halves, so that results
// below the normal range are rounded once, and those above it become infinite.
func.func private @hloom_exp_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant -104.0 : f32
  %c1 = arith.constant 89.0 : f32
  %c2 = arith.constant 1.4426950216293335 : f32
  %c3 = arith.constant 12582912.0 : f32
  %c4 = arith.constant -0.693145751953125 : f32
  %c5 = arith.constant -1.428606765330187e-06 : f32
  %c6 = arith.constant 0.0013840367319062352 : f32
  %c7 = arith.constant 0.008369348011910915 : f32
  %c8 = arith.constant 0.041668083518743515 : f32
  %c9 = arith.constant 0.16666515171527863 : f32
  %c10 = arith.constant 0.4999999403953552 : f32
  %c11 = arith.constant 1.0 : f32
  %c12 = arith.constant 1262485504 : i32
  %c13 = arith.constant 1 : i32
  %c14 = arith.constant 127 : i32
  %c15 = arith.constant 23 : i32
  %0 = arith.cmpf olt, %x, %c0 : f32
  %1 = arith.select %0, %c0, %x : f32
  %2 = arith.cmpf ogt, %1, %c1 : f32
  %clamped = arith.select %2, %c1, %1 : f32
  // x = n ln 2 + r, with n in the low bits of t; the product of n and the high part of ln 2 is exact.
  %t = math.fma %clamped, %c2, %c3 : f32
  %n = arith.subf %t, %c3 : f32
  %3 = math.fma %n, %c4, %clamped : f32
  %r = math.fma %n, %c5, %3 : f32
  %4 = math.fma %c6, %r, %c7 : f32
  %5 = math.fma %4, %r, %c8 : f32
  %6 = math.fma %5, %r, %c9 : f32
  %q = math.fma %6, %r, %c10 : f32
  %7 = arith.mulf %r, %r : f32
  %8 = math.fma %q, %7, %r : f32
  %y = arith.addf %8, %c11 : f32
  // n = half + rest; the bits of t are those of 1.5 * 2^23, plus n.
  %9 = arith.bitcast %t : f32 to i32
  %i = arith.subi %9, %c12 : i32
  %half = arith.shrsi %i, %c13 : i32
  %rest = arith.subi %i, %half : i32
  %10 = arith.addi %half, %c14 : i32
  %11 = arith.shli %10, %c15 : i32
  %12 = arith.bitcast %11 : i32 to f32
  %13 = arith.addi %rest, %c14 : i32
  %14 = arith.shli %13, %c15 : i32
  %15 = arith.bitcast %14 : i32 to f32
  %16 = arith.mulf %y, %12 : f32
  %17 = arith.mulf %16, %15 : f32
  return %17 : f32
}

// log: k ln 2 + log(1 + f), with 1 + f in [sqrt(1/2), sqrt(2)), by a minimax polynomial of degree 10 in f.
func.func private @hloom_log_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 1.1754943508222875e-38 : f32
  %c1 = arith.constant 8388608.0 : f32
  %c2 = arith.constant -23 : i32
  %c3 = arith.constant 0 : i32
  %c4 = arith.constant 1060439283 : i32
  %c5 = arith.constant 23 : i32
  %c6 = arith.constant 8388607 : i32
  %c7 = arith.constant 1.0 : f32
  %c8 = arith.constant -0.0764332115650177 : f32
  %c9 = arith.constant 0.12767106294631958 : f32
  %c10 = arith.constant -0.1315951943397522 : f32
  %c11 = arith.constant 0.14200937747955322 : f32
  %c12 = arith.constant -0.16623333096504211 : f32
  %c13 = arith.constant 0.20001260936260223 : f32
  %c14 = arith.constant -0.250008225440979 : f32
  %c15 = arith.constant 0.3333333134651184 : f32
  %c16 = arith.constant -0.5 : f32
  %c17 = arith.constant 1.428606765330187e-06 : f32
  %c18 = arith.constant 0.693145751953125 : f32
  %c19 = arith.constant 0.0 : f32
  %c20 = arith.constant 0xFF800000 : f32
  %c21 = arith.constant 0x7F800000 : f32
  %c22 = arith.constant 0x7FC00000 : f32
  // Numbers below the normal range are scaled by 2^23 first.
  %tiny = arith.cmpf olt, %x, %c0 : f32
  %0 = arith.mulf %x, %c1 : f32
  %scaled = arith.select %tiny, %0, %x : f32
  %1 = arith.select %tiny, %c2, %c3 : i32
  // The exponent k, counted from sqrt(1/2), and the mantissa.
  %2 = arith.bitcast %scaled : f32 to i32
  %b = arith.subi %2, %c4 : i32
  %3 = arith.shrsi %b, %c5 : i32
  %4 = arith.addi %3, %1 : i32
  %k = arith.sitofp %4 : i32 to f32
  %5 = arith.andi %b, %c6 : i32
  %6 = arith.addi %5, %c4 : i32
  %7 = arith.bitcast %6 : i32 to f32
  %f = arith.subf %7, %c7 : f32
  %8 = math.fma %c8, %f, %c9 : f32
  %9 = math.fma %8, %f, %c10 : f32
  %10 = math.fma %9, %f, %c11 : f32
  %11 = math.fma %10, %f, %c12 : f32
  %12 = math.fma %11, %f, %c13 : f32
  %13 = math.fma %12, %f, %c14 : f32
  %q = math.fma %13, %f, %c15 : f32
  %s = arith.mulf %f, %f : f32
  %14 = arith.mulf %s, %f : f32
  %15 = arith.mulf %s, %c16 : f32
  %16 = math.fma %14, %q, %15 : f32
  %17 = math.fma %k, %c17, %16 : f32
  %18 = arith.addf %17, %f : f32
  %y = math.fma %k, %c18, %18 : f32
  // log(0) = -inf, log(inf) = inf, and NaN of what is negative or NaN.
  %19 = arith.cmpf oeq, %x, %c19 : f32
  %20 = arith.select %19, %c20, %y : f32
  %21 = arith.cmpf oeq, %x, %c21 : f32
  %22 = arith.select %21, %x, %20 : f32
  %23 = arith.cmpf oge, %x, %c19 : f32
  %24 = arith.select %23, %22, %c22 : f32
  return %24 : f32
}

// tanh: x + x^3 q(x^2) for |x| < 0.625, else 1 - 2 / (exp(2 |x|) + 1) with the sign of x.
func.func private @hloom_tanh_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 10.0 : f32
  %c1 = arith.constant 1.0 : f32
  %c2 = arith.constant 2.0 : f32
  %c3 = arith.constant -0.005692296661436558 : f32
  %c4 = arith.constant 0.02062816731631756 : f32
  %c5 = arith.constant -0.05373651534318924 : f32
  %c6 = arith.constant 0.13331405818462372 : f32
  %c7 = arith.constant -0.3333328068256378 : f32
  %c8 = arith.constant 0.625 : f32
  %a = math.absf %x : f32
  // Beyond 10 the result is 1.
  %0 = arith.cmpf ogt, %a, %c0 : f32
  %1 = arith.select %0, %c0, %a : f32
  %2 = arith.addf %1, %1 : f32
  %e = func.call @hloom_exp_f32(%2) : (f32) -> f32
  %3 = arith.addf %e, %c1 : f32
  %4 = arith.divf %c2, %3 : f32
  %5 = arith.subf %c1, %4 : f32
  %large = math.copysign %5, %x : f32
  %u = arith.mulf %x, %x : f32
  %6 = math.fma %c3, %u, %c4 : f32
  %7 = math.fma %6, %u, %c5 : f32
  %8 = math.fma %7, %u, %c6 : f32
  %9 = math.fma %8, %u, %c7 : f32
  %10 = arith.mulf %u, %x : f32
  %small = math.fma %9, %10, %x : f32
  %11 = arith.cmpf olt, %a, %c8 : f32
  %12 = arith.select %11, %small, %large : f32
  return %12 : f32
}

// erf: x + x q(x^2) for |x| < 0.925, else 1 - exp(p(|x|)) with the sign of x, where p is fitted to log(erfc).
func.func private @hloom_erf_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 4.0 : f32
  %c1 = arith.constant 0.0001959343208000064 : f32
  %c2 = arith.constant -0.003043182659894228 : f32
  %c3 = arith.constant 0.022226782515645027 : f32
  %c4 = arith.constant -0.10393134504556656 : f32
  %c5 = arith.constant -0.6371824741363525 : f32
  %c6 = arith.constant -1.1276755332946777 : f32
  %c7 = arith.constant -0.00019568762218113989 : f32
  %c8 = arith.constant 1.0 : f32
  %c9 = arith.constant 8.48092240630649e-05 : f32
  %c10 = arith.constant -0.0008169611101038754 : f32
  %c11 = arith.constant 0.00520329037681222 : f32
  %c12 = arith.constant -0.026860099285840988 : f32
  %c13 = arith.constant 0.11283697187900543 : f32
  %c14 = arith.constant -0.37612631916999817 : f32
  %c15 = arith.constant 0.12837916612625122 : f32
  %c16 = arith.constant 0.925000011920929 : f32
  %a = math.absf %x : f32
  // Beyond 4 the result is 1.
  %0 = arith.cmpf ogt, %a, %c0 : f32
  %t = arith.select %0, %c0, %a : f32
  %1 = math.fma %c1, %t, %c2 : f32
  %2 = math.fma %1, %t, %c3 : f32
  %3 = math.fma %2, %t, %c4 : f32
  %4 = math.fma %3, %t, %c5 : f32
  %5 = math.fma %4, %t, %c6 : f32
  %p = math.fma %5, %t, %c7 : f32
  %6 = func.call @hloom_exp_f32(%p) : (f32) -> f32
  %7 = arith.subf %c8, %6 : f32
  %large = math.copysign %7, %x : f32
  %u = arith.mulf %x, %x : f32
  %8 = math.fma %c9, %u, %c10 : f32
  %9 = math.fma %8, %u, %c11 : f32
  %10 = math.fma %9, %u, %c12 : f32
  %11 = math.fma %10, %u, %c13 : f32
  %12 = math.fma %11, %u, %c14 : f32
  %13 = math.fma %12, %u, %c15 : f32
  %small = math.fma %13, %x, %x : f32
  %14 = arith.cmpf olt, %a, %c16 : f32
  %15 = arith.select %14, %small, %large : f32
  %16 = arith.cmpf uno, %x, %x : f32
  %17 = arith.select %16, %x, %15 : f32
  return %17 : f32
}

// rsqrt: one over the square root; each is rounded.
func.func private @hloom_rsqrt_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f32
  %0 = math.sqrt %x : f32
  %1 = arith.divf %c0, %0 : f32
  return %1 : f32
}

// maximum: NaN if either is; +0 is larger than -0 (of two equal numbers, the bits that both have).
func.func private @hloom_maximumf_f32(%a: f32, %b: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.bitcast %a : f32 to i32
  %1 = arith.bitcast %b : f32 to i32
  %2 = arith.andi %0, %1 : i32
  %tie = arith.bitcast %2 : i32 to f32
  %nan = arith.addf %a, %b : f32
  %3 = arith.cmpf oeq, %a, %b : f32
  %4 = arith.select %3, %tie, %nan : f32
  %5 = arith.cmpf ogt, %b, %a : f32
  %6 = arith.select %5, %b, %4 : f32
  %7 = arith.cmpf ogt, %a, %b : f32
  %8 = arith.select %7, %a, %6 : f32
  return %8 : f32
}

// minimum: NaN if either is; -0 is smaller than +0 (of two equal numbers, the bits that either has).
func.func private @hloom_minimumf_f32(%a: f32, %b: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.bitcast %a : f32 to i32
  %1 = arith.bitcast %b : f32 to i32
  %2 = arith.ori %0, %1 : i32
  %tie = arith.bitcast %2 : i32 to f32
  %nan = arith.addf %a, %b : f32
  %3 = arith.cmpf oeq, %a, %b : f32
  %4 = arith.select %3, %tie, %nan : f32
  %5 = arith.cmpf olt, %b, %a : f32
  %6 = arith.select %5, %b, %4 : f32
  %7 = arith.cmpf olt, %a, %b : f32
  %8 = arith.select %7, %a, %6 : f32
  return %8 : f32
}

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
func.func private @hloom_max_key_f32(%x: f32) -> i32 attributes {hloom.inline} {
  %c0 = arith.constant 31 : i32
  %c1 = arith.constant 2147483647 : i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrsi %bits, %c0 : i32
  %1 = arith.andi %0, %c1 : i32
  %key = arith.xori %bits, %1 : i32
  %2 = arith.cmpf uno, %x, %x : f32
  %3 = arith.select %2, %c1, %key : i32
  return %3 : i32
}

// The bits of a float as an integer that is ordered as the floats are, -0 below +0; of NaN, the smallest.
func.func private @hloom_min_key_f32(%x: f32) -> i32 attributes {hloom.inline} {
  %c0 = arith.constant 31 : i32
  %c1 = arith.constant 2147483647 : i32
  %c2 = arith.constant -2147483648 : i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrsi %bits, %c0 : i32
  %1 = arith.andi %0, %c1 : i32
  %key = arith.xori %bits, %1 : i32
  %2 = arith.cmpf uno, %x, %x : f32
  %3 = arith.select %2, %c2, %key : i32
  return %3 : i32
}

// The float that an ordered integer was made of; NaN of the largest and of the smallest.
func.func private @hloom_from_key_f32(%key: i32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 31 : i32
  %c1 = arith.constant 2147483647 : i32
  %0 = arith.shrsi %key, %c0 : i32
  %1 = arith.andi %0, %c1 : i32
  %2 = arith.xori %key, %1 : i32
  %3 = arith.bitcast %2 : i32 to f32
  return %3 : f32
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
