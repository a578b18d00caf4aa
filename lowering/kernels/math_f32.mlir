// Functions of f32 that C has not, or not so that compilers can make vector code of the loops that call them: they
// are free of branches. Those without a polynomial of their own go through f64. Polynomials are minimax fits to the
// relative error of the whole function, coefficients rounded one after the other.

// The bits of 2/pi, after 32 zeros.
memref.global "private" constant @hloom_two_over_pi_f32 : memref<8xi32> = dense<[
    0, -1560706194, 1313084713, -64530479, -181084736, -614296167, 1011060801, -28220501
]>

// exp: 2^n exp(r), |r| <= ln(2)/2, by a minimax polynomial of degree 6. 2^n is multiplied in two halves, so that
// results below the normal range are rounded once, and those above it become infinite.
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

// tanh: x + x^3 q(x^2) for |x| < 0.625, else m / (m + 2) with m = exp(2 |x|) - 1 = 2^n (exp(r) - 1) + (2^n - 1), and
// the sign of x.
func.func private @hloom_tanh_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 10.0 : f32
  %c1 = arith.constant 1.4426950216293335 : f32
  %c2 = arith.constant 12582912.0 : f32
  %c3 = arith.constant -0.693145751953125 : f32
  %c4 = arith.constant -1.428606765330187e-06 : f32
  %c5 = arith.constant 0.0013840367319062352 : f32
  %c6 = arith.constant 0.008369348011910915 : f32
  %c7 = arith.constant 0.041668083518743515 : f32
  %c8 = arith.constant 0.16666515171527863 : f32
  %c9 = arith.constant 0.4999999403953552 : f32
  %c10 = arith.constant -1262485377 : i32
  %c11 = arith.constant 23 : i32
  %c12 = arith.constant 1.0 : f32
  %c13 = arith.constant 2.0 : f32
  %c14 = arith.constant -0.005692296661436558 : f32
  %c15 = arith.constant 0.02062816731631756 : f32
  %c16 = arith.constant -0.05373651534318924 : f32
  %c17 = arith.constant 0.13331405818462372 : f32
  %c18 = arith.constant -0.3333328068256378 : f32
  %c19 = arith.constant 0.625 : f32
  %a = math.absf %x : f32
  // Beyond 10 the result is 1.
  %0 = arith.cmpf ogt, %a, %c0 : f32
  %1 = arith.select %0, %c0, %a : f32
  %d = arith.addf %1, %1 : f32
  // x = n ln 2 + r, with n in the low bits of t; the product of n and the high part of ln 2 is exact.
  %t = math.fma %d, %c1, %c2 : f32
  %n = arith.subf %t, %c2 : f32
  %2 = math.fma %n, %c3, %d : f32
  %r = math.fma %n, %c4, %2 : f32
  %3 = math.fma %c5, %r, %c6 : f32
  %4 = math.fma %3, %r, %c7 : f32
  %5 = math.fma %4, %r, %c8 : f32
  %q = math.fma %5, %r, %c9 : f32
  %6 = arith.mulf %r, %r : f32
  %p = math.fma %q, %6, %r : f32
  %7 = arith.bitcast %t : f32 to i32
  %8 = arith.addi %7, %c10 : i32
  %9 = arith.shli %8, %c11 : i32
  %s = arith.bitcast %9 : i32 to f32
  %10 = arith.subf %s, %c12 : f32
  %m = math.fma %s, %p, %10 : f32
  %11 = arith.addf %m, %c13 : f32
  %large = arith.divf %m, %11 : f32
  %u = arith.mulf %x, %x : f32
  %12 = math.fma %c14, %u, %c15 : f32
  %13 = math.fma %12, %u, %c16 : f32
  %14 = math.fma %13, %u, %c17 : f32
  %15 = math.fma %14, %u, %c18 : f32
  %16 = arith.mulf %15, %u : f32
  %small = math.fma %16, %a, %a : f32
  %17 = arith.cmpf olt, %a, %c19 : f32
  %18 = arith.select %17, %small, %large : f32
  %19 = math.copysign %18, %x : f32
  return %19 : f32
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

// sin: in f64, on x - q pi/2, with the nearest q. Up to 2^24 that is exact in two steps. Above, x = m 2^k with an
// integer m, and the bits of 2/pi that make m 2^k (2/pi) modulo 4, as a fixed-point number whose 2 first bits are
// the quadrant.
func.func private @hloom_sin_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 2147483647 : i32
  %c1 = arith.constant 23 : i32
  %c2 = arith.constant 150 : i32
  %c3 = arith.constant 0.0 : f64
  %c4 = arith.constant 0.6366197723675814 : f64
  %c5 = arith.constant -1.570796325802803 : f64
  %c6 = arith.constant -9.920935796805404e-10 : f64
  %c7 = arith.constant 151 : i32
  %c8 = arith.constant 120 : i32
  %c9 = arith.constant 5 : i32
  %c10 = arith.constant 31 : i32
  %c11 = arith.constant 1 : i32
  %c12 = arith.constant 2 : i32
  %c13 = arith.constant 3 : i32
  %c14 = arith.constant 32 : i32
  %c15 = arith.constant 32 : i64
  %c16 = arith.constant 4294967295 : i64
  %c17 = arith.constant 8388607 : i32
  %c18 = arith.constant 8388608 : i32
  %c19 = arith.constant 2305843009213693952 : i64
  %c20 = arith.constant 62 : i64
  %c21 = arith.constant 3.4061215800865545e-19 : f64
  %c22 = arith.constant 0 : i32
  %c23 = arith.constant 0 : i64
  %c24 = arith.constant -0.00019516977881835174 : f64
  %c25 = arith.constant 0.008332175851351169 : f64
  %c26 = arith.constant -0.16666654908775555 : f64
  %c27 = arith.constant 2.4432784893145672e-05 : f64
  %c28 = arith.constant -0.0013887313060586726 : f64
  %c29 = arith.constant 0.04166664561873947 : f64
  %c30 = arith.constant -0.5 : f64
  %c31 = arith.constant 1.0 : f64
  %c32 = arith.constant 1 : i64
  %c33 = arith.constant 2 : i64
  %c34 = arith.constant 0.0 : f32
  %c35 = arith.constant 255 : i32
  %b = arith.bitcast %x : f32 to i32
  %0 = arith.andi %b, %c0 : i32
  %e = arith.shrui %0, %c1 : i32
  %big = arith.cmpi ugt, %e, %c2 : i32
  %wide = arith.extf %x : f32 to f64
  %small = arith.select %big, %c3, %wide : f64
  %1 = arith.mulf %small, %c4 : f64
  %q = math.roundeven %1 : f64
  %2 = math.fma %q, %c5, %small : f64
  %r = math.fma %q, %c6, %2 : f64
  %3 = arith.fptosi %q : f64 to i32
  %q_small = arith.extsi %3 : i32 to i64
  %4 = arith.select %big, %e, %c7 : i32
  %first = arith.subi %4, %c8 : i32
  %table = memref.get_global @hloom_two_over_pi_f32 : memref<8xi32>
  %5 = arith.shrui %first, %c9 : i32
  %6 = arith.andi %first, %c10 : i32
  %7 = arith.index_cast %5 : i32 to index
  %8 = memref.load %table[%7] : memref<8xi32>
  %9 = arith.extui %8 : i32 to i64
  %10 = arith.addi %5, %c11 : i32
  %11 = arith.index_cast %10 : i32 to index
  %12 = memref.load %table[%11] : memref<8xi32>
  %13 = arith.extui %12 : i32 to i64
  %14 = arith.addi %5, %c12 : i32
  %15 = arith.index_cast %14 : i32 to index
  %16 = memref.load %table[%15] : memref<8xi32>
  %17 = arith.extui %16 : i32 to i64
  %18 = arith.addi %5, %c13 : i32
  %19 = arith.index_cast %18 : i32 to index
  %20 = memref.load %table[%19] : memref<8xi32>
  %21 = arith.extui %20 : i32 to i64
  %22 = arith.subi %c14, %6 : i32
  %back = arith.extui %22 : i32 to i64
  %23 = arith.shli %9, %c15 : i64
  %24 = arith.ori %23, %13 : i64
  %25 = arith.shrui %24, %back : i64
  %w0 = arith.andi %25, %c16 : i64
  %26 = arith.shli %13, %c15 : i64
  %27 = arith.ori %26, %17 : i64
  %28 = arith.shrui %27, %back : i64
  %w1 = arith.andi %28, %c16 : i64
  %29 = arith.shli %17, %c15 : i64
  %30 = arith.ori %29, %21 : i64
  %31 = arith.shrui %30, %back : i64
  %w2 = arith.andi %31, %c16 : i64
  %32 = arith.andi %b, %c17 : i32
  %33 = arith.ori %32, %c18 : i32
  %m = arith.extui %33 : i32 to i64
  %34 = arith.muli %m, %w0 : i64
  %35 = arith.shli %34, %c15 : i64
  %36 = arith.muli %m, %w1 : i64
  %37 = arith.addi %35, %36 : i64
  %38 = arith.muli %m, %w2 : i64
  %39 = arith.shrui %38, %c15 : i64
  %turns = arith.addi %37, %39 : i64
  %40 = arith.addi %turns, %c19 : i64
  %q_big = arith.shrsi %40, %c20 : i64
  %41 = arith.shli %q_big, %c20 : i64
  %42 = arith.subi %turns, %41 : i64
  %43 = arith.sitofp %42 : i64 to f64
  %r_big = arith.mulf %43, %c21 : f64
  %negative = arith.cmpi slt, %b, %c22 : i32
  %44 = arith.negf %r_big : f64
  %45 = arith.select %negative, %44, %r_big : f64
  %46 = arith.subi %c23, %q_big : i64
  %47 = arith.select %negative, %46, %q_big : i64
  %reduced = arith.select %big, %45, %r : f64
  %quadrant = arith.select %big, %47, %q_small : i64
  %z = arith.mulf %reduced, %reduced : f64
  %48 = math.fma %c24, %z, %c25 : f64
  %49 = math.fma %48, %z, %c26 : f64
  %50 = arith.mulf %49, %z : f64
  %s = math.fma %50, %reduced, %reduced : f64
  %51 = math.fma %c27, %z, %c28 : f64
  %52 = math.fma %51, %z, %c29 : f64
  %53 = arith.mulf %z, %z : f64
  %54 = math.fma %z, %c30, %c31 : f64
  %c = math.fma %52, %53, %54 : f64
  %55 = arith.andi %quadrant, %c32 : i64
  %odd = arith.cmpi ne, %55, %c23 : i64
  %y = arith.select %odd, %c, %s : f64
  %56 = arith.andi %quadrant, %c33 : i64
  %flip = arith.cmpi ne, %56, %c23 : i64
  %57 = arith.negf %y : f64
  %58 = arith.select %flip, %57, %y : f64
  %59 = arith.truncf %58 : f64 to f32
  %60 = arith.cmpf oeq, %x, %c34 : f32
  %61 = arith.select %60, %x, %59 : f32
  // Of what is not finite, NaN.
  %62 = arith.cmpi eq, %e, %c35 : i32
  %63 = arith.subf %x, %x : f32
  %64 = arith.select %62, %63, %61 : f32
  return %64 : f32
}

// cos: in f64, on x - q pi/2, with the nearest q. Up to 2^24 that is exact in two steps. Above, x = m 2^k with an
// integer m, and the bits of 2/pi that make m 2^k (2/pi) modulo 4, as a fixed-point number whose 2 first bits are
// the quadrant.
func.func private @hloom_cos_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 2147483647 : i32
  %c1 = arith.constant 23 : i32
  %c2 = arith.constant 150 : i32
  %c3 = arith.constant 0.0 : f64
  %c4 = arith.constant 0.6366197723675814 : f64
  %c5 = arith.constant -1.570796325802803 : f64
  %c6 = arith.constant -9.920935796805404e-10 : f64
  %c7 = arith.constant 151 : i32
  %c8 = arith.constant 120 : i32
  %c9 = arith.constant 5 : i32
  %c10 = arith.constant 31 : i32
  %c11 = arith.constant 1 : i32
  %c12 = arith.constant 2 : i32
  %c13 = arith.constant 3 : i32
  %c14 = arith.constant 32 : i32
  %c15 = arith.constant 32 : i64
  %c16 = arith.constant 4294967295 : i64
  %c17 = arith.constant 8388607 : i32
  %c18 = arith.constant 8388608 : i32
  %c19 = arith.constant 2305843009213693952 : i64
  %c20 = arith.constant 62 : i64
  %c21 = arith.constant 3.4061215800865545e-19 : f64
  %c22 = arith.constant 0 : i32
  %c23 = arith.constant 0 : i64
  %c24 = arith.constant -0.00019516977881835174 : f64
  %c25 = arith.constant 0.008332175851351169 : f64
  %c26 = arith.constant -0.16666654908775555 : f64
  %c27 = arith.constant 2.4432784893145672e-05 : f64
  %c28 = arith.constant -0.0013887313060586726 : f64
  %c29 = arith.constant 0.04166664561873947 : f64
  %c30 = arith.constant -0.5 : f64
  %c31 = arith.constant 1.0 : f64
  %c32 = arith.constant 1 : i64
  %c33 = arith.constant 2 : i64
  %c34 = arith.constant 255 : i32
  %b = arith.bitcast %x : f32 to i32
  %0 = arith.andi %b, %c0 : i32
  %e = arith.shrui %0, %c1 : i32
  %big = arith.cmpi ugt, %e, %c2 : i32
  %wide = arith.extf %x : f32 to f64
  %small = arith.select %big, %c3, %wide : f64
  %1 = arith.mulf %small, %c4 : f64
  %q = math.roundeven %1 : f64
  %2 = math.fma %q, %c5, %small : f64
  %r = math.fma %q, %c6, %2 : f64
  %3 = arith.fptosi %q : f64 to i32
  %q_small = arith.extsi %3 : i32 to i64
  %4 = arith.select %big, %e, %c7 : i32
  %first = arith.subi %4, %c8 : i32
  %table = memref.get_global @hloom_two_over_pi_f32 : memref<8xi32>
  %5 = arith.shrui %first, %c9 : i32
  %6 = arith.andi %first, %c10 : i32
  %7 = arith.index_cast %5 : i32 to index
  %8 = memref.load %table[%7] : memref<8xi32>
  %9 = arith.extui %8 : i32 to i64
  %10 = arith.addi %5, %c11 : i32
  %11 = arith.index_cast %10 : i32 to index
  %12 = memref.load %table[%11] : memref<8xi32>
  %13 = arith.extui %12 : i32 to i64
  %14 = arith.addi %5, %c12 : i32
  %15 = arith.index_cast %14 : i32 to index
  %16 = memref.load %table[%15] : memref<8xi32>
  %17 = arith.extui %16 : i32 to i64
  %18 = arith.addi %5, %c13 : i32
  %19 = arith.index_cast %18 : i32 to index
  %20 = memref.load %table[%19] : memref<8xi32>
  %21 = arith.extui %20 : i32 to i64
  %22 = arith.subi %c14, %6 : i32
  %back = arith.extui %22 : i32 to i64
  %23 = arith.shli %9, %c15 : i64
  %24 = arith.ori %23, %13 : i64
  %25 = arith.shrui %24, %back : i64
  %w0 = arith.andi %25, %c16 : i64
  %26 = arith.shli %13, %c15 : i64
  %27 = arith.ori %26, %17 : i64
  %28 = arith.shrui %27, %back : i64
  %w1 = arith.andi %28, %c16 : i64
  %29 = arith.shli %17, %c15 : i64
  %30 = arith.ori %29, %21 : i64
  %31 = arith.shrui %30, %back : i64
  %w2 = arith.andi %31, %c16 : i64
  %32 = arith.andi %b, %c17 : i32
  %33 = arith.ori %32, %c18 : i32
  %m = arith.extui %33 : i32 to i64
  %34 = arith.muli %m, %w0 : i64
  %35 = arith.shli %34, %c15 : i64
  %36 = arith.muli %m, %w1 : i64
  %37 = arith.addi %35, %36 : i64
  %38 = arith.muli %m, %w2 : i64
  %39 = arith.shrui %38, %c15 : i64
  %turns = arith.addi %37, %39 : i64
  %40 = arith.addi %turns, %c19 : i64
  %q_big = arith.shrsi %40, %c20 : i64
  %41 = arith.shli %q_big, %c20 : i64
  %42 = arith.subi %turns, %41 : i64
  %43 = arith.sitofp %42 : i64 to f64
  %r_big = arith.mulf %43, %c21 : f64
  %negative = arith.cmpi slt, %b, %c22 : i32
  %44 = arith.negf %r_big : f64
  %45 = arith.select %negative, %44, %r_big : f64
  %46 = arith.subi %c23, %q_big : i64
  %47 = arith.select %negative, %46, %q_big : i64
  %reduced = arith.select %big, %45, %r : f64
  %quadrant = arith.select %big, %47, %q_small : i64
  %z = arith.mulf %reduced, %reduced : f64
  %48 = math.fma %c24, %z, %c25 : f64
  %49 = math.fma %48, %z, %c26 : f64
  %50 = arith.mulf %49, %z : f64
  %s = math.fma %50, %reduced, %reduced : f64
  %51 = math.fma %c27, %z, %c28 : f64
  %52 = math.fma %51, %z, %c29 : f64
  %53 = arith.mulf %z, %z : f64
  %54 = math.fma %z, %c30, %c31 : f64
  %c = math.fma %52, %53, %54 : f64
  %55 = arith.andi %quadrant, %c32 : i64
  %odd = arith.cmpi ne, %55, %c23 : i64
  %56 = arith.addi %quadrant, %c32 : i64
  %y = arith.select %odd, %s, %c : f64
  %57 = arith.andi %56, %c33 : i64
  %flip = arith.cmpi ne, %57, %c23 : i64
  %58 = arith.negf %y : f64
  %59 = arith.select %flip, %58, %y : f64
  %60 = arith.truncf %59 : f64 to f32
  // Of what is not finite, NaN.
  %61 = arith.cmpi eq, %e, %c34 : i32
  %62 = arith.subf %x, %x : f32
  %63 = arith.select %61, %62, %60 : f32
  return %63 : f32
}

// tan: in f64, on x - q pi/2, with the nearest q. Up to 2^24 that is exact in two steps. Above, x = m 2^k with an
// integer m, and the bits of 2/pi that make m 2^k (2/pi) modulo 4, as a fixed-point number whose 2 first bits are
// the quadrant.
func.func private @hloom_tan_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 2147483647 : i32
  %c1 = arith.constant 23 : i32
  %c2 = arith.constant 150 : i32
  %c3 = arith.constant 0.0 : f64
  %c4 = arith.constant 0.6366197723675814 : f64
  %c5 = arith.constant -1.570796325802803 : f64
  %c6 = arith.constant -9.920935796805404e-10 : f64
  %c7 = arith.constant 151 : i32
  %c8 = arith.constant 120 : i32
  %c9 = arith.constant 5 : i32
  %c10 = arith.constant 31 : i32
  %c11 = arith.constant 1 : i32
  %c12 = arith.constant 2 : i32
  %c13 = arith.constant 3 : i32
  %c14 = arith.constant 32 : i32
  %c15 = arith.constant 32 : i64
  %c16 = arith.constant 4294967295 : i64
  %c17 = arith.constant 8388607 : i32
  %c18 = arith.constant 8388608 : i32
  %c19 = arith.constant 2305843009213693952 : i64
  %c20 = arith.constant 62 : i64
  %c21 = arith.constant 3.4061215800865545e-19 : f64
  %c22 = arith.constant 0 : i32
  %c23 = arith.constant 0 : i64
  %c24 = arith.constant -0.00019516977881835174 : f64
  %c25 = arith.constant 0.008332175851351169 : f64
  %c26 = arith.constant -0.16666654908775555 : f64
  %c27 = arith.constant 2.4432784893145672e-05 : f64
  %c28 = arith.constant -0.0013887313060586726 : f64
  %c29 = arith.constant 0.04166664561873947 : f64
  %c30 = arith.constant -0.5 : f64
  %c31 = arith.constant 1.0 : f64
  %c32 = arith.constant 1 : i64
  %c33 = arith.constant 0.0 : f32
  %c34 = arith.constant 255 : i32
  %b = arith.bitcast %x : f32 to i32
  %0 = arith.andi %b, %c0 : i32
  %e = arith.shrui %0, %c1 : i32
  %big = arith.cmpi ugt, %e, %c2 : i32
  %wide = arith.extf %x : f32 to f64
  %small = arith.select %big, %c3, %wide : f64
  %1 = arith.mulf %small, %c4 : f64
  %q = math.roundeven %1 : f64
  %2 = math.fma %q, %c5, %small : f64
  %r = math.fma %q, %c6, %2 : f64
  %3 = arith.fptosi %q : f64 to i32
  %q_small = arith.extsi %3 : i32 to i64
  %4 = arith.select %big, %e, %c7 : i32
  %first = arith.subi %4, %c8 : i32
  %table = memref.get_global @hloom_two_over_pi_f32 : memref<8xi32>
  %5 = arith.shrui %first, %c9 : i32
  %6 = arith.andi %first, %c10 : i32
  %7 = arith.index_cast %5 : i32 to index
  %8 = memref.load %table[%7] : memref<8xi32>
  %9 = arith.extui %8 : i32 to i64
  %10 = arith.addi %5, %c11 : i32
  %11 = arith.index_cast %10 : i32 to index
  %12 = memref.load %table[%11] : memref<8xi32>
  %13 = arith.extui %12 : i32 to i64
  %14 = arith.addi %5, %c12 : i32
  %15 = arith.index_cast %14 : i32 to index
  %16 = memref.load %table[%15] : memref<8xi32>
  %17 = arith.extui %16 : i32 to i64
  %18 = arith.addi %5, %c13 : i32
  %19 = arith.index_cast %18 : i32 to index
  %20 = memref.load %table[%19] : memref<8xi32>
  %21 = arith.extui %20 : i32 to i64
  %22 = arith.subi %c14, %6 : i32
  %back = arith.extui %22 : i32 to i64
  %23 = arith.shli %9, %c15 : i64
  %24 = arith.ori %23, %13 : i64
  %25 = arith.shrui %24, %back : i64
  %w0 = arith.andi %25, %c16 : i64
  %26 = arith.shli %13, %c15 : i64
  %27 = arith.ori %26, %17 : i64
  %28 = arith.shrui %27, %back : i64
  %w1 = arith.andi %28, %c16 : i64
  %29 = arith.shli %17, %c15 : i64
  %30 = arith.ori %29, %21 : i64
  %31 = arith.shrui %30, %back : i64
  %w2 = arith.andi %31, %c16 : i64
  %32 = arith.andi %b, %c17 : i32
  %33 = arith.ori %32, %c18 : i32
  %m = arith.extui %33 : i32 to i64
  %34 = arith.muli %m, %w0 : i64
  %35 = arith.shli %34, %c15 : i64
  %36 = arith.muli %m, %w1 : i64
  %37 = arith.addi %35, %36 : i64
  %38 = arith.muli %m, %w2 : i64
  %39 = arith.shrui %38, %c15 : i64
  %turns = arith.addi %37, %39 : i64
  %40 = arith.addi %turns, %c19 : i64
  %q_big = arith.shrsi %40, %c20 : i64
  %41 = arith.shli %q_big, %c20 : i64
  %42 = arith.subi %turns, %41 : i64
  %43 = arith.sitofp %42 : i64 to f64
  %r_big = arith.mulf %43, %c21 : f64
  %negative = arith.cmpi slt, %b, %c22 : i32
  %44 = arith.negf %r_big : f64
  %45 = arith.select %negative, %44, %r_big : f64
  %46 = arith.subi %c23, %q_big : i64
  %47 = arith.select %negative, %46, %q_big : i64
  %reduced = arith.select %big, %45, %r : f64
  %quadrant = arith.select %big, %47, %q_small : i64
  %z = arith.mulf %reduced, %reduced : f64
  %48 = math.fma %c24, %z, %c25 : f64
  %49 = math.fma %48, %z, %c26 : f64
  %50 = arith.mulf %49, %z : f64
  %s = math.fma %50, %reduced, %reduced : f64
  %51 = math.fma %c27, %z, %c28 : f64
  %52 = math.fma %51, %z, %c29 : f64
  %53 = arith.mulf %z, %z : f64
  %54 = math.fma %z, %c30, %c31 : f64
  %c = math.fma %52, %53, %54 : f64
  %55 = arith.andi %quadrant, %c32 : i64
  %odd = arith.cmpi ne, %55, %c23 : i64
  %56 = arith.negf %c : f64
  %57 = arith.select %odd, %56, %s : f64
  %58 = arith.select %odd, %s, %c : f64
  %59 = arith.divf %57, %58 : f64
  %60 = arith.truncf %59 : f64 to f32
  %61 = arith.cmpf oeq, %x, %c33 : f32
  %62 = arith.select %61, %x, %60 : f32
  // Of what is not finite, NaN.
  %63 = arith.cmpi eq, %e, %c34 : i32
  %64 = arith.subf %x, %x : f32
  %65 = arith.select %63, %64, %62 : f32
  return %65 : f32
}

// expm1: in f64, rounded once more.
func.func private @hloom_expm1_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_expm1_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// log1p: in f64, rounded once more.
func.func private @hloom_log1p_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_log1p_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// sinh: in f64, rounded once more.
func.func private @hloom_sinh_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_sinh_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// cosh: in f64, rounded once more.
func.func private @hloom_cosh_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_cosh_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// asinh: in f64, rounded once more.
func.func private @hloom_asinh_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_asinh_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// acosh: in f64, rounded once more.
func.func private @hloom_acosh_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_acosh_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// atanh: in f64, rounded once more.
func.func private @hloom_atanh_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_atanh_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// atan: in f64, rounded once more.
func.func private @hloom_atan_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_atan_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// asin: in f64, rounded once more.
func.func private @hloom_asin_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_asin_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// acos: in f64, rounded once more.
func.func private @hloom_acos_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_acos_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// cbrt: in f64, rounded once more.
func.func private @hloom_cbrt_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_cbrt_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

// atan2: in f64, rounded once more.
func.func private @hloom_atan2_f32(%y: f32, %x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %y : f32 to f64
  %1 = arith.extf %x : f32 to f64
  %2 = func.call @hloom_atan2_f64(%0, %1) : (f64, f64) -> f64
  %3 = arith.truncf %2 : f64 to f32
  return %3 : f32
}

// pow: exp(y log |x|) in f64.
func.func private @hloom_powf_f32(%x: f32, %y: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 0.5 : f32
  %c1 = arith.constant true
  %c2 = arith.constant 0 : i32
  %c3 = arith.constant 0.0 : f32
  %c4 = arith.constant 0xFF800000 : f32
  %c5 = arith.constant 0x7FC00000 : f32
  %c6 = arith.constant -1.0 : f32
  %c7 = arith.constant 0x7F800000 : f32
  %c8 = arith.constant 1.0 : f32
  %0 = math.absf %x : f32
  %1 = arith.extf %0 : f32 to f64
  %l = func.call @hloom_log_f64(%1) : (f64) -> f64
  %2 = arith.extf %y : f32 to f64
  %3 = arith.mulf %2, %l : f64
  %4 = func.call @hloom_exp_f64(%3) : (f64) -> f64
  %power = arith.truncf %4 : f64 to f32
  // As C has it: the sign of an odd power of a negative number, NaN of a power that is no integer, and what is 1 always.
  %5 = math.floor %y : f32
  %whole = arith.cmpf oeq, %5, %y : f32
  %6 = arith.mulf %y, %c0 : f32
  %7 = math.floor %6 : f32
  %8 = arith.cmpf oeq, %7, %6 : f32
  %9 = arith.xori %8, %c1 : i1
  %odd = arith.andi %whole, %9 : i1
  %10 = arith.bitcast %x : f32 to i32
  %11 = arith.cmpi slt, %10, %c2 : i32
  %flip = arith.andi %11, %odd : i1
  %12 = arith.negf %power : f32
  %13 = arith.select %flip, %12, %power : f32
  %14 = arith.cmpf olt, %x, %c3 : f32
  %15 = arith.cmpf ogt, %x, %c4 : f32
  %16 = arith.andi %14, %15 : i1
  %17 = arith.xori %whole, %c1 : i1
  %no_root = arith.andi %16, %17 : i1
  %18 = arith.select %no_root, %c5, %13 : f32
  %19 = arith.cmpf uno, %x, %y : f32
  %20 = arith.addf %x, %y : f32
  %21 = arith.select %19, %20, %18 : f32
  %22 = arith.cmpf oeq, %x, %c6 : f32
  %23 = math.absf %y : f32
  %24 = arith.cmpf oeq, %23, %c7 : f32
  %25 = arith.andi %22, %24 : i1
  %26 = arith.cmpf oeq, %y, %c3 : f32
  %27 = arith.cmpf oeq, %x, %c8 : f32
  %28 = arith.ori %25, %26 : i1
  %one = arith.ori %28, %27 : i1
  %29 = arith.select %one, %c8, %21 : f32
  return %29 : f32
}

// erfc: 1 - x - x q(x^2) up to 0.925; above, exp(-x^2) p(u) / (|x| + 2) with u = (|x| - 2) / (|x| + 2), and 2 less
// that for negative x.
func.func private @hloom_erfc_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 10.100000381469727 : f32
  %c1 = arith.constant 2.0 : f64
  %c2 = arith.constant 1.0 : f64
  %c3 = arith.constant 0.00012131991455505402 : f64
  %c4 = arith.constant 6.465979296231658e-05 : f64
  %c5 = arith.constant -0.0006600667615543171 : f64
  %c6 = arith.constant -0.0008451838561011184 : f64
  %c7 = arith.constant 0.0030908008748989843 : f64
  %c8 = arith.constant 0.0064800244790868015 : f64
  %c9 = arith.constant -0.021510699289193243 : f64
  %c10 = arith.constant -0.03644226785571152 : f64
  %c11 = arith.constant 0.27947209356785857 : f64
  %c12 = arith.constant -0.6871606839647217 : f64
  %c13 = arith.constant 1.0215827052398117 : f64
  %c14 = arith.constant 1.4426950408889634 : f64
  %c15 = arith.constant 6755399441055744.0 : f64
  %c16 = arith.constant -0.6931471805599453 : f64
  %c17 = arith.constant 0.0013942159833661436 : f64
  %c18 = arith.constant 0.008375968226311425 : f64
  %c19 = arith.constant 0.041666340142225575 : f64
  %c20 = arith.constant 0.16666405302634305 : f64
  %c21 = arith.constant 0.5000000050018797 : f64
  %c22 = arith.constant 1.00000004003887 : f64
  %c23 = arith.constant 4843621399236967425 : i64
  %c24 = arith.constant 52 : i64
  %c25 = arith.constant 8.48092240630649e-05 : f32
  %c26 = arith.constant -0.0008169611101038754 : f32
  %c27 = arith.constant 0.00520329037681222 : f32
  %c28 = arith.constant -0.026860099285840988 : f32
  %c29 = arith.constant 0.11283697187900543 : f32
  %c30 = arith.constant -0.37612631916999817 : f32
  %c31 = arith.constant 0.12837916612625122 : f32
  %c32 = arith.constant 1.0 : f32
  %c33 = arith.constant 0.0 : f32
  %c34 = arith.constant 2.0 : f32
  %c35 = arith.constant 0.925000011920929 : f32
  %a = math.absf %x : f32
  %0 = arith.cmpf ogt, %a, %c0 : f32
  %clamped = arith.select %0, %c0, %a : f32
  // In f64 nothing is lost to the square, nor to the difference from the multiple of ln 2.
  %b = arith.extf %clamped : f32 to f64
  %1 = arith.addf %b, %c1 : f64
  %inverse = arith.divf %c2, %1 : f64
  %2 = arith.subf %b, %c1 : f64
  %u = arith.mulf %2, %inverse : f64
  %3 = math.fma %c3, %u, %c4 : f64
  %4 = math.fma %3, %u, %c5 : f64
  %5 = math.fma %4, %u, %c6 : f64
  %6 = math.fma %5, %u, %c7 : f64
  %7 = math.fma %6, %u, %c8 : f64
  %8 = math.fma %7, %u, %c9 : f64
  %9 = math.fma %8, %u, %c10 : f64
  %10 = math.fma %9, %u, %c11 : f64
  %11 = math.fma %10, %u, %c12 : f64
  %w = math.fma %11, %u, %c13 : f64
  %12 = arith.mulf %b, %b : f64
  %s = arith.negf %12 : f64
  %t = math.fma %s, %c14, %c15 : f64
  %n = arith.subf %t, %c15 : f64
  %r = math.fma %n, %c16, %s : f64
  %13 = math.fma %c17, %r, %c18 : f64
  %14 = math.fma %13, %r, %c19 : f64
  %15 = math.fma %14, %r, %c20 : f64
  %16 = math.fma %15, %r, %c21 : f64
  %17 = math.fma %16, %r, %c22 : f64
  %e = math.fma %17, %r, %c2 : f64
  // The bits of t are those of 1.5 * 2^52, plus n.
  %18 = arith.bitcast %t : f64 to i64
  %19 = arith.subi %18, %c23 : i64
  %20 = arith.shli %19, %c24 : i64
  %power = arith.bitcast %20 : i64 to f64
  %21 = arith.mulf %w, %e : f64
  %22 = arith.mulf %inverse, %power : f64
  %23 = arith.mulf %21, %22 : f64
  %tail = arith.truncf %23 : f64 to f32
  %square = arith.mulf %x, %x : f32
  %24 = math.fma %c25, %square, %c26 : f32
  %25 = math.fma %24, %square, %c27 : f32
  %26 = math.fma %25, %square, %c28 : f32
  %27 = math.fma %26, %square, %c29 : f32
  %28 = math.fma %27, %square, %c30 : f32
  %29 = math.fma %28, %square, %c31 : f32
  %30 = arith.negf %29 : f32
  %31 = arith.subf %c32, %x : f32
  %small = math.fma %30, %x, %31 : f32
  %32 = arith.cmpf olt, %x, %c33 : f32
  %33 = arith.subf %c34, %tail : f32
  %34 = arith.select %32, %33, %tail : f32
  %35 = arith.cmpf olt, %a, %c35 : f32
  %36 = arith.select %35, %small, %34 : f32
  %37 = arith.cmpf uno, %x, %x : f32
  %result = arith.select %37, %x, %36 : f32
  return %result : f32
}
