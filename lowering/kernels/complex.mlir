// Functions of complex numbers, on their parts (real, imaginary). They are written out where they are used. Those of
// `!part` compute in the numbers' own type; the others, of f64, take numbers of f32 as such and have their results
// rounded. A function whose name ends in a type is for numbers of such parts alone.
!part = f32

func.func private @add(%a: !part, %b: !part, %c: !part, %d: !part) -> (!part, !part) {
  %re = arith.addf %a, %c : !part
  %im = arith.addf %b, %d : !part
  return %re, %im : !part, !part
}

func.func private @sub(%a: !part, %b: !part, %c: !part, %d: !part) -> (!part, !part) {
  %re = arith.subf %a, %c : !part
  %im = arith.subf %b, %d : !part
  return %re, %im : !part, !part
}

func.func private @neg(%a: !part, %b: !part) -> (!part, !part) {
  %re = arith.negf %a : !part
  %im = arith.negf %b : !part
  return %re, %im : !part, !part
}

func.func private @conj(%a: !part, %b: !part) -> (!part, !part) {
  %im = arith.negf %b : !part
  return %a, %im : !part, !part
}

func.func private @mul(%a: !part, %b: !part, %c: !part, %d: !part) -> (!part, !part) {
  %0 = arith.mulf %a, %c : !part
  %1 = arith.mulf %b, %d : !part
  %re = arith.subf %0, %1 : !part
  %2 = arith.mulf %a, %d : !part
  %3 = arith.mulf %b, %c : !part
  %im = arith.addf %2, %3 : !part
  return %re, %im : !part, !part
}

func.func private @eq(%a: !part, %b: !part, %c: !part, %d: !part) -> i1 {
  %re = arith.cmpf oeq, %a, %c : !part
  %im = arith.cmpf oeq, %b, %d : !part
  %both = arith.andi %re, %im : i1
  return %both : i1
}

func.func private @neq(%a: !part, %b: !part, %c: !part, %d: !part) -> i1 {
  %re = arith.cmpf une, %a, %c : !part
  %im = arith.cmpf une, %b, %d : !part
  %either = arith.ori %re, %im : i1
  return %either : i1
}

// A power of four by which numbers are multiplied whose squares would leave the range of f64, and its inverse.
func.func private @scale(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 3.273390607896142e+150 : f64
  %c1 = arith.constant 3.054936363499605e-151 : f64
  %c2 = arith.constant 4.149515568880993e+180 : f64
  %c3 = arith.constant 1.0 : f64
  %c4 = arith.constant 2.409919865102884e-181 : f64
  %0 = math.absf %x : f64
  %1 = math.absf %y : f64
  %2 = arith.maximumf %0, %1 : f64
  %3 = arith.cmpf ogt, %2, %c0 : f64
  %4 = arith.cmpf olt, %2, %c1 : f64
  %5 = arith.select %4, %c2, %c3 : f64
  %6 = arith.select %3, %c4, %5 : f64
  %7 = arith.select %4, %c4, %c3 : f64
  %8 = arith.select %3, %c2, %7 : f64
  return %6, %8 : f64, f64
}

// |z|; NaN where a part is.
func.func private @abs(%x: f64, %y: f64) -> f64 {
  %0:2 = call @scale(%x, %y) : (f64, f64) -> (f64, f64)
  %1 = arith.mulf %x, %0#0 : f64
  %2 = arith.mulf %y, %0#0 : f64
  %3 = arith.mulf %1, %1 : f64
  %4 = arith.mulf %2, %2 : f64
  %5 = arith.addf %3, %4 : f64
  %6 = math.sqrt %5 : f64
  %7 = arith.mulf %6, %0#1 : f64
  return %7 : f64
}

// Squares of f32 are far from the limits of f64.
func.func private @abs_f32(%x: f64, %y: f64) -> f64 {
  %0 = arith.mulf %x, %x : f64
  %1 = arith.mulf %y, %y : f64
  %2 = arith.addf %0, %1 : f64
  %3 = math.sqrt %2 : f64
  return %3 : f64
}

// z / |z|; 0 for 0.
func.func private @sign(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 0.0 : f64
  %c1 = arith.constant 1.0 : f64
  %0:2 = call @scale(%x, %y) : (f64, f64) -> (f64, f64)
  %1 = arith.mulf %x, %0#0 : f64
  %2 = arith.mulf %y, %0#0 : f64
  %3 = arith.mulf %1, %1 : f64
  %4 = arith.mulf %2, %2 : f64
  %5 = arith.addf %3, %4 : f64
  %6 = math.sqrt %5 : f64
  %7 = arith.cmpf oeq, %6, %c0 : f64
  %8 = arith.select %7, %c1, %6 : f64
  %9 = arith.divf %1, %8 : f64
  %10 = arith.divf %2, %8 : f64
  return %9, %10 : f64, f64
}

// (a + b i) / (c + d i) for numbers whose products stay in range.
func.func private @quotient(%a: f64, %b: f64, %c: f64, %d: f64) -> (f64, f64) {
  %0 = arith.mulf %c, %c : f64
  %1 = arith.mulf %d, %d : f64
  %2 = arith.addf %0, %1 : f64
  %3 = arith.mulf %a, %c : f64
  %4 = arith.mulf %b, %d : f64
  %5 = arith.addf %3, %4 : f64
  %6 = arith.divf %5, %2 : f64
  %7 = arith.mulf %b, %c : f64
  %8 = arith.mulf %a, %d : f64
  %9 = arith.subf %7, %8 : f64
  %10 = arith.divf %9, %2 : f64
  return %6, %10 : f64, f64
}

// ±1 of infinities, ±0 of all else.
func.func private @unit(%x: f64) -> f64 {
  %c0 = arith.constant 0x7FF0000000000000 : f64
  %c1 = arith.constant 1.0 : f64
  %c2 = arith.constant 0.0 : f64
  %0 = math.absf %x : f64
  %1 = arith.cmpf oeq, %0, %c0 : f64
  %2 = arith.select %1, %c1, %c2 : f64
  %3 = math.copysign %2, %x : f64
  return %3 : f64
}

// What a quotient is where a formula loses it: by zero, of an infinity, by an infinity (ISO C, annex G).
func.func private @repair(%re: f64, %im: f64, %a: f64, %b: f64, %c: f64, %d: f64) -> (f64, f64) {
  %c0 = arith.constant 0.0 : f64
  %c1 = arith.constant 0x7FF0000000000000 : f64
  %0 = arith.cmpf uno, %re, %re : f64
  %1 = arith.cmpf uno, %im, %im : f64
  %2 = arith.andi %0, %1 : i1
  %3 = arith.cmpf oeq, %c, %c0 : f64
  %4 = arith.cmpf oeq, %d, %c0 : f64
  %5 = arith.andi %3, %4 : i1
  %6 = arith.andi %2, %5 : i1
  %7 = math.copysign %c1, %c : f64
  %8 = arith.mulf %7, %a : f64
  %9 = arith.select %6, %8, %re : f64
  %10 = arith.mulf %7, %b : f64
  %11 = arith.select %6, %10, %im : f64
  %12 = math.absf %c : f64
  %13 = arith.cmpf olt, %12, %c1 : f64
  %14 = math.absf %d : f64
  %15 = arith.cmpf olt, %14, %c1 : f64
  %16 = arith.andi %13, %15 : i1
  %17 = arith.cmpf une, %c, %c0 : f64
  %18 = arith.cmpf une, %d, %c0 : f64
  %19 = arith.ori %17, %18 : i1
  %20 = math.absf %a : f64
  %21 = arith.cmpf oeq, %20, %c1 : f64
  %22 = math.absf %b : f64
  %23 = arith.cmpf oeq, %22, %c1 : f64
  %24 = arith.ori %21, %23 : i1
  %25 = arith.andi %19, %24 : i1
  %26 = arith.andi %16, %25 : i1
  %27 = arith.andi %2, %26 : i1
  %28 = call @unit(%a) : (f64) -> f64
  %29 = call @unit(%b) : (f64) -> f64
  %30 = arith.mulf %28, %c : f64
  %31 = arith.mulf %29, %d : f64
  %32 = arith.addf %30, %31 : f64
  %33 = arith.mulf %32, %c1 : f64
  %34 = arith.select %27, %33, %9 : f64
  %35 = arith.mulf %29, %c : f64
  %36 = arith.mulf %28, %d : f64
  %37 = arith.subf %35, %36 : f64
  %38 = arith.mulf %37, %c1 : f64
  %39 = arith.select %27, %38, %11 : f64
  %40 = math.absf %a : f64
  %41 = arith.cmpf olt, %40, %c1 : f64
  %42 = math.absf %b : f64
  %43 = arith.cmpf olt, %42, %c1 : f64
  %44 = arith.andi %41, %43 : i1
  %45 = math.absf %c : f64
  %46 = arith.cmpf oeq, %45, %c1 : f64
  %47 = math.absf %d : f64
  %48 = arith.cmpf oeq, %47, %c1 : f64
  %49 = arith.ori %46, %48 : i1
  %50 = arith.andi %44, %49 : i1
  %51 = arith.andi %2, %50 : i1
  %52 = call @unit(%c) : (f64) -> f64
  %53 = call @unit(%d) : (f64) -> f64
  %54 = arith.mulf %a, %52 : f64
  %55 = arith.mulf %b, %53 : f64
  %56 = arith.addf %54, %55 : f64
  %57 = arith.mulf %56, %c0 : f64
  %58 = arith.select %51, %57, %34 : f64
  %59 = arith.mulf %b, %52 : f64
  %60 = arith.mulf %a, %53 : f64
  %61 = arith.subf %59, %60 : f64
  %62 = arith.mulf %61, %c0 : f64
  %63 = arith.select %51, %62, %39 : f64
  return %58, %63 : f64, f64
}

// The power of two just below the larger part, a normal number.
func.func private @exponent(%x: f64, %y: f64) -> f64 {
  %c0 = arith.constant 9218868437227405312 : i64
  %c1 = arith.constant 2.2250738585072014e-308 : f64
  %c2 = arith.constant 8.98846567431158e+307 : f64
  %0 = math.absf %x : f64
  %1 = math.absf %y : f64
  %2 = arith.maximumf %0, %1 : f64
  %3 = arith.bitcast %2 : f64 to i64
  %4 = arith.andi %3, %c0 : i64
  %5 = arith.bitcast %4 : i64 to f64
  %6 = arith.cmpf olt, %5, %c1 : f64
  %7 = arith.select %6, %c1, %5 : f64
  %8 = arith.cmpf ogt, %7, %c2 : f64
  %9 = arith.select %8, %c2, %7 : f64
  return %9 : f64
}

// Both numbers are brought near 1 first, so that nothing overflows, or vanishes, on the way.
func.func private @div(%a: f64, %b: f64, %c: f64, %d: f64) -> (f64, f64) {
  %c0 = arith.constant 1.0 : f64
  %0 = call @exponent(%a, %b) : (f64, f64) -> f64
  %1 = call @exponent(%c, %d) : (f64, f64) -> f64
  %2 = arith.divf %a, %0 : f64
  %3 = arith.divf %b, %0 : f64
  %4 = arith.divf %c, %1 : f64
  %5 = arith.divf %d, %1 : f64
  %6:2 = call @quotient(%2, %3, %4, %5) : (f64, f64, f64, f64) -> (f64, f64)
  %7 = arith.cmpf oge, %1, %c0 : f64
  %8 = arith.divf %6#0, %1 : f64
  %9 = arith.mulf %8, %0 : f64
  %10 = arith.mulf %6#0, %0 : f64
  %11 = arith.divf %10, %1 : f64
  %12 = arith.select %7, %9, %11 : f64
  %13 = arith.divf %6#1, %1 : f64
  %14 = arith.mulf %13, %0 : f64
  %15 = arith.mulf %6#1, %0 : f64
  %16 = arith.divf %15, %1 : f64
  %17 = arith.select %7, %14, %16 : f64
  %18:2 = call @repair(%12, %17, %a, %b, %c, %d) : (f64, f64, f64, f64, f64, f64) -> (f64, f64)
  return %18#0, %18#1 : f64, f64
}

// Products of f32 are exact in f64.
func.func private @div_f32(%a: f64, %b: f64, %c: f64, %d: f64) -> (f64, f64) {
  %0:2 = call @quotient(%a, %b, %c, %d) : (f64, f64, f64, f64) -> (f64, f64)
  %1:2 = call @repair(%0#0, %0#1, %a, %b, %c, %d) : (f64, f64, f64, f64, f64, f64) -> (f64, f64)
  return %1#0, %1#1 : f64, f64
}

// e^x (cos y + i sin y), real for real numbers; in two halves, of which neither overflows.
func.func private @exp(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 0.5 : f64
  %c1 = arith.constant 0.0 : f64
  %0 = arith.mulf %x, %c0 : f64
  %1 = math.exp %0 : f64
  %2 = math.cos %y : f64
  %3 = arith.mulf %1, %2 : f64
  %4 = arith.mulf %3, %1 : f64
  %5 = math.sin %y : f64
  %6 = arith.mulf %1, %5 : f64
  %7 = arith.mulf %6, %1 : f64
  %8 = arith.cmpf oeq, %y, %c1 : f64
  %9 = arith.select %8, %c1, %7 : f64
  return %4, %9 : f64, f64
}

// exp(z) - 1, whose real part is expm1(x) cos y - 2 sin²(y / 2) where x is not large.
func.func private @expm1(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 0.5 : f64
  %c1 = arith.constant 2.0 : f64
  %c2 = arith.constant 40.0 : f64
  %0:2 = call @exp(%x, %y) : (f64, f64) -> (f64, f64)
  %1 = arith.mulf %y, %c0 : f64
  %2 = math.sin %1 : f64
  %3 = math.expm1 %x : f64
  %4 = math.cos %y : f64
  %5 = arith.mulf %3, %4 : f64
  %6 = arith.mulf %2, %2 : f64
  %7 = arith.mulf %6, %c1 : f64
  %8 = arith.subf %5, %7 : f64
  %9 = arith.cmpf ogt, %x, %c2 : f64
  %10 = arith.select %9, %0#0, %8 : f64
  return %10, %0#1 : f64, f64
}

// log |z|, by way of log1p near 1.
func.func private @log_abs(%x: f64, %y: f64) -> f64 {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 0.5 : f64
  %c2 = arith.constant 2.0 : f64
  %0 = call @abs(%x, %y) : (f64, f64) -> f64
  %1 = math.absf %x : f64
  %2 = math.absf %y : f64
  %3 = arith.maximumf %1, %2 : f64
  %4 = arith.minimumf %1, %2 : f64
  %5 = arith.subf %3, %c0 : f64
  %6 = arith.addf %3, %c0 : f64
  %7 = arith.mulf %5, %6 : f64
  %8 = arith.mulf %4, %4 : f64
  %9 = arith.addf %7, %8 : f64
  %10 = math.log1p %9 : f64
  %11 = arith.mulf %10, %c1 : f64
  %12 = arith.cmpf ogt, %0, %c1 : f64
  %13 = arith.cmpf olt, %0, %c2 : f64
  %14 = arith.andi %12, %13 : i1
  %15 = math.log %0 : f64
  %16 = arith.select %14, %11, %15 : f64
  return %16 : f64
}

// log |z| and the angle, which is NaN where the other part is.
func.func private @log(%x: f64, %y: f64) -> (f64, f64) {
  %0 = call @log_abs(%x, %y) : (f64, f64) -> f64
  %1 = math.atan2 %y, %x : f64
  return %0, %1 : f64, f64
}

// x + y and what rounding takes from it.
func.func private @two_sum(%x: f64, %y: f64) -> (f64, f64) {
  %0 = arith.addf %x, %y : f64
  %1 = arith.subf %0, %x : f64
  %2 = arith.subf %0, %1 : f64
  %3 = arith.subf %x, %2 : f64
  %4 = arith.subf %y, %1 : f64
  %5 = arith.addf %3, %4 : f64
  return %0, %5 : f64, f64
}

// x² and what rounding takes from it, x in two halves of its bits; 0 where those would overflow.
func.func private @square(%x: f64) -> (f64, f64) {
  %c0 = arith.constant 134217729.0 : f64
  %c1 = arith.constant 2.0 : f64
  %c2 = arith.constant 1.0e+100 : f64
  %c3 = arith.constant 0.0 : f64
  %0 = arith.mulf %x, %c0 : f64
  %1 = arith.subf %0, %x : f64
  %2 = arith.subf %0, %1 : f64
  %3 = arith.subf %x, %2 : f64
  %4 = arith.mulf %x, %x : f64
  %5 = arith.mulf %3, %3 : f64
  %6 = arith.mulf %2, %2 : f64
  %7 = arith.subf %4, %6 : f64
  %8 = arith.mulf %2, %3 : f64
  %9 = arith.mulf %8, %c1 : f64
  %10 = arith.subf %7, %9 : f64
  %11 = arith.subf %5, %10 : f64
  %12 = math.absf %x : f64
  %13 = arith.cmpf olt, %12, %c2 : f64
  %14 = arith.select %13, %11, %c3 : f64
  return %4, %14 : f64, f64
}

// log(1 + z), whose real part is log1p(2 x + x² + y²) / 2 but near -1: summed exactly, as the terms may cancel.
func.func private @log1p(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 2.0 : f64
  %c2 = arith.constant 0.5 : f64
  %c3 = arith.constant 1.0e+100 : f64
  %0 = arith.addf %x, %c0 : f64
  %1 = call @abs(%0, %y) : (f64, f64) -> f64
  %2:2 = call @square(%x) : (f64) -> (f64, f64)
  %3:2 = call @square(%y) : (f64) -> (f64, f64)
  %4 = arith.mulf %x, %c1 : f64
  %5:2 = call @two_sum(%4, %2#0) : (f64, f64) -> (f64, f64)
  %6:2 = call @two_sum(%5#0, %3#0) : (f64, f64) -> (f64, f64)
  %7 = arith.addf %5#1, %6#1 : f64
  %8 = arith.addf %7, %2#1 : f64
  %9 = arith.addf %8, %3#1 : f64
  %10 = arith.addf %6#0, %9 : f64
  %11 = math.log1p %10 : f64
  %12 = arith.mulf %11, %c2 : f64
  %13 = arith.cmpf ogt, %1, %c2 : f64
  %14 = arith.cmpf olt, %1, %c3 : f64
  %15 = arith.andi %13, %14 : i1
  %16 = math.log %1 : f64
  %17 = arith.select %15, %12, %16 : f64
  %18 = arith.addf %x, %c0 : f64
  %19 = math.atan2 %y, %18 : f64
  return %17, %19 : f64, f64
}

// exp((c + d i) log z), of infinity what it is of reals; of 0 it is 1 for 0, 0 for real exponents above 0, else NaN.
func.func private @pow(%x: f64, %y: f64, %c: f64, %d: f64) -> (f64, f64) {
  %c0 = arith.constant 0.0 : f64
  %c1 = arith.constant 0x7FF0000000000000 : f64
  %c2 = arith.constant 1.0 : f64
  %c3 = arith.constant 0x7FF8000000000000 : f64
  %0:2 = call @log(%x, %y) : (f64, f64) -> (f64, f64)
  %1 = arith.mulf %c, %0#0 : f64
  %2 = arith.mulf %d, %0#1 : f64
  %3 = arith.subf %1, %2 : f64
  %4 = arith.mulf %d, %0#0 : f64
  %5 = arith.mulf %c, %0#1 : f64
  %6 = arith.addf %4, %5 : f64
  %7:2 = call @exp(%3, %6) : (f64, f64) -> (f64, f64)
  %8 = arith.cmpf oeq, %y, %c0 : f64
  %9 = arith.cmpf oeq, %d, %c0 : f64
  %10 = arith.andi %8, %9 : i1
  %11 = arith.cmpf oeq, %x, %c1 : f64
  %12 = arith.andi %11, %10 : i1
  %13 = arith.cmpf ogt, %c, %c0 : f64
  %14 = arith.cmpf olt, %c, %c0 : f64
  %15 = arith.addf %c, %c2 : f64
  %16 = arith.select %14, %c0, %15 : f64
  %17 = arith.select %13, %c1, %16 : f64
  %18 = arith.select %12, %17, %7#0 : f64
  %19 = arith.select %12, %c0, %7#1 : f64
  %20 = arith.cmpf oeq, %x, %c0 : f64
  %21 = arith.cmpf oeq, %y, %c0 : f64
  %22 = arith.andi %20, %21 : i1
  %23 = arith.cmpf oeq, %d, %c0 : f64
  %24 = arith.cmpf ogt, %c, %c0 : f64
  %25 = arith.andi %23, %24 : i1
  %26 = arith.select %25, %c0, %c3 : f64
  %27 = arith.select %22, %26, %18 : f64
  %28 = arith.select %22, %26, %19 : f64
  %29 = arith.cmpf oeq, %x, %c2 : f64
  %30 = arith.cmpf oeq, %y, %c0 : f64
  %31 = arith.andi %29, %30 : i1
  %32 = arith.cmpf oeq, %c, %c0 : f64
  %33 = arith.cmpf oeq, %d, %c0 : f64
  %34 = arith.andi %32, %33 : i1
  %35 = arith.ori %31, %34 : i1
  %36 = arith.select %35, %c2, %27 : f64
  %37 = arith.select %35, %c0, %28 : f64
  return %36, %37 : f64, f64
}

// The absolute parts of sqrt(z), for z whose squares stay in range, and |z|.
func.func private @root(%x: f64, %y: f64) -> (f64, f64, f64) {
  %c0 = arith.constant 0.5 : f64
  %c1 = arith.constant 0.0 : f64
  %c2 = arith.constant 1.0 : f64
  %c3 = arith.constant 2.0 : f64
  %c4 = arith.constant 0x7FF0000000000000 : f64
  %0 = arith.mulf %x, %x : f64
  %1 = arith.mulf %y, %y : f64
  %2 = arith.addf %0, %1 : f64
  %3 = math.sqrt %2 : f64
  %4 = math.absf %x : f64
  %5 = arith.addf %4, %3 : f64
  %6 = arith.mulf %5, %c0 : f64
  %7 = math.sqrt %6 : f64
  %8 = math.absf %y : f64
  %9 = arith.cmpf oeq, %7, %c1 : f64
  %10 = arith.select %9, %c2, %7 : f64
  %11 = arith.mulf %10, %c3 : f64
  %12 = arith.divf %8, %11 : f64
  %13 = math.absf %y : f64
  %14 = arith.cmpf oeq, %13, %c4 : f64
  %15 = arith.select %14, %7, %12 : f64
  %16 = arith.cmpf oge, %x, %c1 : f64
  %17 = arith.select %16, %7, %15 : f64
  %18 = arith.select %16, %15, %7 : f64
  return %17, %18, %3 : f64, f64, f64
}

// The square root of a factor from @scale.
func.func private @root_scale(%s: f64) -> f64 {
  %c0 = arith.constant 2.409919865102884e-181 : f64
  %c1 = arith.constant 4.149515568880993e+180 : f64
  %c2 = arith.constant 2.037035976334486e+90 : f64
  %c3 = arith.constant 1.0 : f64
  %c4 = arith.constant 4.909093465297727e-91 : f64
  %0 = arith.cmpf oeq, %s, %c0 : f64
  %1 = arith.cmpf oeq, %s, %c1 : f64
  %2 = arith.select %1, %c2, %c3 : f64
  %3 = arith.select %0, %c4, %2 : f64
  return %3 : f64
}

// The root on the right; of negative numbers the one above the cut, whichever zero is beside them.
func.func private @sqrt(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 0.0 : f64
  %0:2 = call @scale(%x, %y) : (f64, f64) -> (f64, f64)
  %1 = arith.mulf %x, %0#0 : f64
  %2 = arith.mulf %y, %0#0 : f64
  %3:3 = call @root(%1, %2) : (f64, f64) -> (f64, f64, f64)
  %4 = call @root_scale(%0#1) : (f64) -> f64
  %5 = arith.mulf %3#0, %4 : f64
  %6 = arith.mulf %3#1, %4 : f64
  %7 = arith.cmpf olt, %y, %c0 : f64
  %8 = arith.negf %6 : f64
  %9 = arith.select %7, %8, %6 : f64
  return %5, %9 : f64, f64
}

// 1 / sqrt(z), the cut's sides by the sign of zero; 0 for infinities, infinity and NaN for 0.
func.func private @rsqrt(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 0x7FF0000000000000 : f64
  %c1 = arith.constant 0.0 : f64
  %c2 = arith.constant 0x7FF8000000000000 : f64
  %0:2 = call @scale(%x, %y) : (f64, f64) -> (f64, f64)
  %1 = arith.mulf %x, %0#0 : f64
  %2 = arith.mulf %y, %0#0 : f64
  %3:3 = call @root(%1, %2) : (f64, f64) -> (f64, f64, f64)
  %4 = call @root_scale(%0#0) : (f64) -> f64
  %5 = arith.divf %3#0, %3#2 : f64
  %6 = arith.mulf %5, %4 : f64
  %7 = arith.divf %3#1, %3#2 : f64
  %8 = arith.mulf %7, %4 : f64
  %9 = arith.negf %y : f64
  %10 = math.copysign %8, %9 : f64
  %11 = math.absf %x : f64
  %12 = arith.cmpf oeq, %11, %c0 : f64
  %13 = math.absf %y : f64
  %14 = arith.cmpf oeq, %13, %c0 : f64
  %15 = arith.ori %12, %14 : i1
  %16 = arith.select %15, %c1, %6 : f64
  %17 = arith.select %15, %c1, %10 : f64
  %18 = arith.cmpf oeq, %3#2, %c1 : f64
  %19 = arith.select %18, %c0, %16 : f64
  %20 = arith.select %18, %c2, %17 : f64
  return %19, %20 : f64, f64
}

// cosh x and sinh x, both to be multiplied by the third, of which none overflows below 1400.
func.func private @cosh_sinh(%x: f64) -> (f64, f64, f64) {
  %c0 = arith.constant 700.0 : f64
  %0 = math.absf %x : f64
  %1 = arith.minimumf %0, %c0 : f64
  %2 = math.cosh %1 : f64
  %3 = math.sinh %1 : f64
  %4 = math.copysign %3, %x : f64
  %5 = arith.subf %0, %1 : f64
  %6 = arith.minimumf %5, %c0 : f64
  %7 = math.exp %6 : f64
  return %2, %4, %7 : f64, f64, f64
}

// sin x cosh y + i cos x sinh y.
func.func private @sin(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 0.0 : f64
  %0:3 = call @cosh_sinh(%y) : (f64) -> (f64, f64, f64)
  %1 = math.sin %x : f64
  %2 = arith.mulf %1, %0#0 : f64
  %3 = arith.mulf %2, %0#2 : f64
  %4 = arith.cmpf oeq, %x, %c0 : f64
  %5 = arith.select %4, %c0, %3 : f64
  %6 = math.cos %x : f64
  %7 = arith.mulf %6, %0#1 : f64
  %8 = arith.mulf %7, %0#2 : f64
  return %5, %8 : f64, f64
}

// cos x cosh y - i sin x sinh y.
func.func private @cos(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 0.0 : f64
  %0:3 = call @cosh_sinh(%y) : (f64) -> (f64, f64, f64)
  %1 = math.sin %x : f64
  %2 = arith.mulf %1, %0#1 : f64
  %3 = arith.mulf %2, %0#2 : f64
  %4 = arith.negf %3 : f64
  %5 = math.cos %x : f64
  %6 = arith.mulf %5, %0#0 : f64
  %7 = arith.mulf %6, %0#2 : f64
  %8 = arith.cmpf oeq, %x, %c0 : f64
  %9 = arith.select %8, %c0, %4 : f64
  return %7, %9 : f64, f64
}

// By W. Kahan's formula in tan y and sinh x, and ±1 beyond 22, where that is all the real part can be.
func.func private @tanh(%x: f64, %y: f64) -> (f64, f64) {
  %c0 = arith.constant 22.0 : f64
  %c1 = arith.constant 1.0 : f64
  %c2 = arith.constant 4.0 : f64
  %c3 = arith.constant -2.0 : f64
  %c4 = arith.constant 0x7FF0000000000000 : f64
  %c5 = arith.constant 0.0 : f64
  %0 = math.absf %x : f64
  %1 = arith.minimumf %0, %c0 : f64
  %2 = math.copysign %1, %x : f64
  %3 = math.tan %y : f64
  %4 = math.sinh %2 : f64
  %5 = arith.mulf %3, %3 : f64
  %6 = arith.addf %5, %c1 : f64
  %7 = arith.mulf %4, %4 : f64
  %8 = arith.addf %7, %c1 : f64
  %9 = math.sqrt %8 : f64
  %10 = arith.mulf %6, %4 : f64
  %11 = arith.mulf %10, %4 : f64
  %12 = arith.addf %11, %c1 : f64
  %13 = arith.mulf %6, %9 : f64
  %14 = arith.mulf %13, %4 : f64
  %15 = arith.divf %14, %12 : f64
  %16 = arith.divf %3, %12 : f64
  %17 = math.absf %x : f64
  %18 = arith.cmpf ogt, %17, %c0 : f64
  %19 = math.copysign %c1, %x : f64
  %20 = arith.subf %y, %y : f64
  %21 = arith.addf %19, %20 : f64
  %22 = arith.select %18, %21, %15 : f64
  %23 = math.sin %y : f64
  %24 = math.cos %y : f64
  %25 = arith.mulf %23, %24 : f64
  %26 = arith.mulf %25, %c2 : f64
  %27 = math.absf %x : f64
  %28 = arith.mulf %27, %c3 : f64
  %29 = math.exp %28 : f64
  %30 = arith.mulf %26, %29 : f64
  %31 = arith.select %18, %30, %16 : f64
  %32 = math.absf %x : f64
  %33 = arith.cmpf oeq, %32, %c4 : f64
  %34 = arith.select %33, %19, %22 : f64
  %35 = arith.cmpf oeq, %y, %c5 : f64
  %36 = arith.ori %33, %35 : i1
  %37 = arith.select %36, %c5, %31 : f64
  return %34, %37 : f64, f64
}

// -i tanh(i z).
func.func private @tan(%x: f64, %y: f64) -> (f64, f64) {
  %0:2 = call @tanh(%y, %x) : (f64, f64) -> (f64, f64)
  return %0#1, %0#0 : f64, f64
}

// -i log((x + i y) / sqrt(x² + y²)), y the first number, x the second.
func.func private @atan2(%a: f64, %b: f64, %c: f64, %d: f64) -> (f64, f64) {
  %c0 = arith.constant 2.0 : f64
  %0 = arith.mulf %c, %c : f64
  %1 = arith.mulf %d, %d : f64
  %2 = arith.subf %0, %1 : f64
  %3 = arith.mulf %a, %a : f64
  %4 = arith.mulf %b, %b : f64
  %5 = arith.subf %3, %4 : f64
  %6 = arith.addf %2, %5 : f64
  %7 = arith.mulf %c, %d : f64
  %8 = arith.mulf %a, %b : f64
  %9 = arith.addf %7, %8 : f64
  %10 = arith.mulf %9, %c0 : f64
  %11:2 = call @sqrt(%6, %10) : (f64, f64) -> (f64, f64)
  %12 = arith.subf %c, %b : f64
  %13 = arith.addf %d, %a : f64
  %14:2 = call @div(%12, %13, %11#0, %11#1) : (f64, f64, f64, f64) -> (f64, f64)
  %15:2 = call @log(%14#0, %14#1) : (f64, f64) -> (f64, f64)
  %16 = arith.negf %15#0 : f64
  return %15#1, %16 : f64, f64
}
