// Floats that are storage, to and from f32: exact one way, and rounded to nearest even the other way.
//
// A float's bits without its sign are its magnitude. Shifted to where f32 has its mantissa, and scaled by the power of two
// that the exponents' biases differ by, a magnitude is the f32 of the same value, subnormals included.

// The f32 of a magnitude and a sign bit; `special` is the least magnitude that stands for infinity or NaN.
func.func private @hloom_f32_of_magnitude(%magnitude: i32, %sign: i32, %shift: i32, %scale: f32, %special: i32) -> f32
    attributes {hloom.inline} {
  %c0 = arith.constant 2139095040 : i32
  %aligned = arith.shli %magnitude, %shift : i32
  %0 = arith.bitcast %aligned : i32 to f32
  %1 = arith.mulf %0, %scale : f32
  %finite = arith.bitcast %1 : f32 to i32
  // Infinity has no mantissa, NaN has one.
  %infinite = arith.ori %aligned, %c0 : i32
  %is_special = arith.cmpi uge, %magnitude, %special : i32
  %2 = arith.select %is_special, %infinite, %finite : i32
  %3 = arith.ori %2, %sign : i32
  %result = arith.bitcast %3 : i32 to f32
  return %result : f32
}

// The magnitude of an f32 in a format whose mantissa is `shift` bits shorter. `rebias` is the difference of the exponents'
// biases, moved to the format's exponent; `normal` are the bits of its least normal number, and adding `magic` rounds what
// is below that. Above `largest` the result is `overflow`; NaN becomes `nan`.
func.func private @hloom_magnitude_of_f32(%x: f32, %shift: i32, %rebias: i32, %normal: i32, %magic: f32, %largest: i32,
    %overflow: i32, %nan: i32) -> i32 attributes {hloom.inline} {
  %c0 = arith.constant 2147483647 : i32
  %c1 = arith.constant 1 : i32
  %c2 = arith.constant 2139095040 : i32
  %bits = arith.bitcast %x : f32 to i32
  %a = arith.andi %bits, %c0 : i32
  // Half of the last place, less one where the last bit is even; a carry goes into the exponent.
  %0 = arith.shrui %a, %shift : i32
  %odd = arith.andi %0, %c1 : i32
  %1 = arith.subi %shift, %c1 : i32
  %2 = arith.shli %c1, %1 : i32
  %half = arith.subi %2, %c1 : i32
  %3 = arith.addi %a, %half : i32
  %4 = arith.addi %3, %odd : i32
  %5 = arith.shrui %4, %shift : i32
  %rounded = arith.subi %5, %rebias : i32
  // The last place of the magic number is the least subnormal: adding it leaves a whole number of these.
  %6 = arith.bitcast %a : i32 to f32
  %7 = arith.addf %6, %magic : f32
  %8 = arith.bitcast %7 : f32 to i32
  %9 = arith.bitcast %magic : f32 to i32
  %subnormal = arith.subi %8, %9 : i32
  %is_subnormal = arith.cmpi ult, %a, %normal : i32
  %10 = arith.select %is_subnormal, %subnormal, %rounded : i32
  %is_large = arith.cmpi sgt, %10, %largest : i32
  %11 = arith.select %is_large, %overflow, %10 : i32
  %is_nan = arith.cmpi ugt, %a, %c2 : i32
  %result = arith.select %is_nan, %nan, %11 : i32
  return %result : i32
}

// An f64 as an f32 that rounds further as the f64 would: inexact, it is the neighbour whose last bit is set.
func.func private @hloom_odd_f64_f32(%x: f64) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i32
  %near = arith.truncf %x : f64 to f32
  %back = arith.extf %near : f32 to f64
  %0 = math.absf %back : f64
  %1 = math.absf %x : f64
  %bits = arith.bitcast %near : f32 to i32
  // Where rounding went away from zero, one step back.
  %is_beyond = arith.cmpf ogt, %0, %1 : f64
  %2 = arith.extui %is_beyond : i1 to i32
  %3 = arith.subi %bits, %2 : i32
  %4 = arith.ori %3, %c0 : i32
  %5 = arith.bitcast %4 : i32 to f32
  %is_inexact = arith.cmpf one, %back, %x : f64
  %result = arith.select %is_inexact, %5, %near : f32
  return %result : f32
}

// A 64-bit integer that f64 holds, and that rounds further as %x would: what is below the last place but one of numbers of
// 64 bits sets the latter's bit.
func.func private @hloom_odd_si64(%x: i64) -> i64 attributes {hloom.inline} {
  %c0 = arith.constant 2047 : i64
  %c1 = arith.constant 2048 : i64
  %c2 = arith.constant 0 : i64
  %c3 = arith.constant -2048 : i64
  %c4 = arith.constant 9007199254740992 : i64
  %c5 = arith.constant -9007199254740992 : i64
  %0 = arith.cmpi slt, %x, %c4 : i64
  %1 = arith.cmpi sgt, %x, %c5 : i64
  %is_exact = arith.andi %0, %1 : i1
  %low = arith.andi %x, %c0 : i64
  %is_whole = arith.cmpi eq, %low, %c2 : i64
  %sticky = arith.select %is_whole, %c2, %c1 : i64
  %high = arith.andi %x, %c3 : i64
  %odd = arith.ori %high, %sticky : i64
  %result = arith.select %is_exact, %x, %odd : i64
  return %result : i64
}

func.func private @hloom_odd_ui64(%x: i64) -> i64 attributes {hloom.inline} {
  %c0 = arith.constant 2047 : i64
  %c1 = arith.constant 2048 : i64
  %c2 = arith.constant 0 : i64
  %c3 = arith.constant -2048 : i64
  %c4 = arith.constant 9007199254740992 : i64
  %is_exact = arith.cmpi ult, %x, %c4 : i64
  %low = arith.andi %x, %c0 : i64
  %is_whole = arith.cmpi eq, %low, %c2 : i64
  %sticky = arith.select %is_whole, %c2, %c1 : i64
  %high = arith.andi %x, %c3 : i64
  %odd = arith.ori %high, %sticky : i64
  %result = arith.select %is_exact, %x, %odd : i64
  return %result : i64
}

// bf16 is the upper half of f32.
func.func private @hloom_extf_bf16_f32(%x: bf16) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 16 : i32
  %0 = arith.bitcast %x : bf16 to i16
  %1 = arith.extui %0 : i16 to i32
  %2 = arith.shli %1, %c0 : i32
  %result = arith.bitcast %2 : i32 to f32
  return %result : f32
}

func.func private @hloom_truncf_f32_bf16(%x: f32) -> bf16 attributes {hloom.inline} {
  %c0 = arith.constant 16 : i32
  %c1 = arith.constant 1 : i32
  %c2 = arith.constant 32767 : i32
  %c3 = arith.constant 2139095040 : i32
  %c4 = arith.constant 2147483647 : i32
  %c5 = arith.constant 4194304 : i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c0 : i32
  %odd = arith.andi %0, %c1 : i32
  %1 = arith.addi %bits, %c2 : i32
  %rounded = arith.addi %1, %odd : i32
  %quiet = arith.ori %bits, %c5 : i32
  %a = arith.andi %bits, %c4 : i32
  %is_nan = arith.cmpi ugt, %a, %c3 : i32
  %2 = arith.select %is_nan, %quiet, %rounded : i32
  %3 = arith.shrui %2, %c0 : i32
  %4 = arith.trunci %3 : i32 to i16
  %result = arith.bitcast %4 : i16 to bf16
  return %result : bf16
}

// f16, and the 8-bit floats with infinities.
func.func private @hloom_extf_f16_f32(%x: f16) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 32767 : i32
  %c1 = arith.constant 13 : i32
  %c2 = arith.constant 5.192296858534828e+33 : f32
  %c3 = arith.constant 31744 : i32
  %c4 = arith.constant 32768 : i32
  %c5 = arith.constant 16 : i32
  %0 = arith.bitcast %x : f16 to i16
  %bits = arith.extui %0 : i16 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c4 : i32
  %sign = arith.shli %1, %c5 : i32
  %result = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f16(%x: f32) -> f16 attributes {hloom.inline} {
  %c0 = arith.constant 13 : i32
  %c1 = arith.constant 114688 : i32
  %c2 = arith.constant 947912704 : i32
  %c3 = arith.constant 0.5 : f32
  %c4 = arith.constant 31743 : i32
  %c5 = arith.constant 31744 : i32
  %c6 = arith.constant 32256 : i32
  %c7 = arith.constant 16 : i32
  %c8 = arith.constant 32768 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c5, %c6)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c7 : i32
  %sign = arith.andi %0, %c8 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %code = arith.trunci %1 : i32 to i16
  %result = arith.bitcast %code : i16 to f16
  return %result : f16
}

func.func private @hloom_extf_f8E5M2_f32(%x: f8E5M2) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 127 : i32
  %c1 = arith.constant 21 : i32
  %c2 = arith.constant 5.192296858534828e+33 : f32
  %c3 = arith.constant 124 : i32
  %c4 = arith.constant 128 : i32
  %c5 = arith.constant 24 : i32
  %0 = arith.bitcast %x : f8E5M2 to i8
  %bits = arith.extui %0 : i8 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c4 : i32
  %sign = arith.shli %1, %c5 : i32
  %result = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f8E5M2(%x: f32) -> f8E5M2 attributes {hloom.inline} {
  %c0 = arith.constant 21 : i32
  %c1 = arith.constant 448 : i32
  %c2 = arith.constant 947912704 : i32
  %c3 = arith.constant 128.0 : f32
  %c4 = arith.constant 123 : i32
  %c5 = arith.constant 124 : i32
  %c6 = arith.constant 126 : i32
  %c7 = arith.constant 24 : i32
  %c8 = arith.constant 128 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c5, %c6)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c7 : i32
  %sign = arith.andi %0, %c8 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %code = arith.trunci %1 : i32 to i8
  %result = arith.bitcast %code : i8 to f8E5M2
  return %result : f8E5M2
}

func.func private @hloom_extf_f8E4M3_f32(%x: f8E4M3) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 127 : i32
  %c1 = arith.constant 20 : i32
  %c2 = arith.constant 1.329227995784916e+36 : f32
  %c3 = arith.constant 120 : i32
  %c4 = arith.constant 128 : i32
  %c5 = arith.constant 24 : i32
  %0 = arith.bitcast %x : f8E4M3 to i8
  %bits = arith.extui %0 : i8 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c4 : i32
  %sign = arith.shli %1, %c5 : i32
  %result = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f8E4M3(%x: f32) -> f8E4M3 attributes {hloom.inline} {
  %c0 = arith.constant 20 : i32
  %c1 = arith.constant 960 : i32
  %c2 = arith.constant 1015021568 : i32
  %c3 = arith.constant 16384.0 : f32
  %c4 = arith.constant 119 : i32
  %c5 = arith.constant 120 : i32
  %c6 = arith.constant 124 : i32
  %c7 = arith.constant 24 : i32
  %c8 = arith.constant 128 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c5, %c6)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c7 : i32
  %sign = arith.andi %0, %c8 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %code = arith.trunci %1 : i32 to i8
  %result = arith.bitcast %code : i8 to f8E4M3
  return %result : f8E4M3
}

func.func private @hloom_extf_f8E3M4_f32(%x: f8E3M4) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 127 : i32
  %c1 = arith.constant 19 : i32
  %c2 = arith.constant 2.1267647932558654e+37 : f32
  %c3 = arith.constant 112 : i32
  %c4 = arith.constant 128 : i32
  %c5 = arith.constant 24 : i32
  %0 = arith.bitcast %x : f8E3M4 to i8
  %bits = arith.extui %0 : i8 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c4 : i32
  %sign = arith.shli %1, %c5 : i32
  %result = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f8E3M4(%x: f32) -> f8E3M4 attributes {hloom.inline} {
  %c0 = arith.constant 19 : i32
  %c1 = arith.constant 1984 : i32
  %c2 = arith.constant 1048576000 : i32
  %c3 = arith.constant 131072.0 : f32
  %c4 = arith.constant 111 : i32
  %c5 = arith.constant 112 : i32
  %c6 = arith.constant 120 : i32
  %c7 = arith.constant 24 : i32
  %c8 = arith.constant 128 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c5, %c6)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c7 : i32
  %sign = arith.andi %0, %c8 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %code = arith.trunci %1 : i32 to i8
  %result = arith.bitcast %code : i8 to f8E3M4
  return %result : f8E3M4
}

// Without infinities: what is too large is NaN.
func.func private @hloom_extf_f8E4M3FN_f32(%x: f8E4M3FN) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 127 : i32
  %c1 = arith.constant 20 : i32
  %c2 = arith.constant 1.329227995784916e+36 : f32
  %c3 = arith.constant 128 : i32
  %c4 = arith.constant 24 : i32
  %0 = arith.bitcast %x : f8E4M3FN to i8
  %bits = arith.extui %0 : i8 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c3 : i32
  %sign = arith.shli %1, %c4 : i32
  %result = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c0)
      : (i32, i32, i32, f32, i32) -> f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f8E4M3FN(%x: f32) -> f8E4M3FN attributes {hloom.inline} {
  %c0 = arith.constant 20 : i32
  %c1 = arith.constant 960 : i32
  %c2 = arith.constant 1015021568 : i32
  %c3 = arith.constant 16384.0 : f32
  %c4 = arith.constant 126 : i32
  %c5 = arith.constant 127 : i32
  %c6 = arith.constant 24 : i32
  %c7 = arith.constant 128 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c5, %c5)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c6 : i32
  %sign = arith.andi %0, %c7 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %code = arith.trunci %1 : i32 to i8
  %result = arith.bitcast %code : i8 to f8E4M3FN
  return %result : f8E4M3FN
}

// Without infinities and -0, whose bits are NaN.
func.func private @hloom_extf_f8E4M3FNUZ_f32(%x: f8E4M3FNUZ) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 127 : i32
  %c1 = arith.constant 20 : i32
  %c2 = arith.constant 6.64613997892458e+35 : f32
  %c3 = arith.constant 128 : i32
  %c4 = arith.constant 24 : i32
  %c5 = arith.constant 0x7FC00000 : f32
  %0 = arith.bitcast %x : f8E4M3FNUZ to i8
  %bits = arith.extui %0 : i8 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c3 : i32
  %sign = arith.shli %1, %c4 : i32
  %number = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  %is_nan = arith.cmpi eq, %bits, %c3 : i32
  %result = arith.select %is_nan, %c5, %number : f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f8E4M3FNUZ(%x: f32) -> f8E4M3FNUZ attributes {hloom.inline} {
  %c0 = arith.constant 20 : i32
  %c1 = arith.constant 952 : i32
  %c2 = arith.constant 1006632960 : i32
  %c3 = arith.constant 8192.0 : f32
  %c4 = arith.constant 127 : i32
  %c5 = arith.constant 128 : i32
  %c6 = arith.constant 24 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c5, %c5)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c6 : i32
  %sign = arith.andi %0, %c5 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %2 = arith.andi %magnitude, %c4 : i32
  %zero = arith.constant 0 : i32
  %has_sign = arith.cmpi ne, %2, %zero : i32
  %3 = arith.select %has_sign, %1, %magnitude : i32
  %code = arith.trunci %3 : i32 to i8
  %result = arith.bitcast %code : i8 to f8E4M3FNUZ
  return %result : f8E4M3FNUZ
}

func.func private @hloom_extf_f8E5M2FNUZ_f32(%x: f8E5M2FNUZ) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 127 : i32
  %c1 = arith.constant 21 : i32
  %c2 = arith.constant 2.596148429267414e+33 : f32
  %c3 = arith.constant 128 : i32
  %c4 = arith.constant 24 : i32
  %c5 = arith.constant 0x7FC00000 : f32
  %0 = arith.bitcast %x : f8E5M2FNUZ to i8
  %bits = arith.extui %0 : i8 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c3 : i32
  %sign = arith.shli %1, %c4 : i32
  %number = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  %is_nan = arith.cmpi eq, %bits, %c3 : i32
  %result = arith.select %is_nan, %c5, %number : f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f8E5M2FNUZ(%x: f32) -> f8E5M2FNUZ attributes {hloom.inline} {
  %c0 = arith.constant 21 : i32
  %c1 = arith.constant 444 : i32
  %c2 = arith.constant 939524096 : i32
  %c3 = arith.constant 64.0 : f32
  %c4 = arith.constant 127 : i32
  %c5 = arith.constant 128 : i32
  %c6 = arith.constant 24 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c5, %c5)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c6 : i32
  %sign = arith.andi %0, %c5 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %2 = arith.andi %magnitude, %c4 : i32
  %zero = arith.constant 0 : i32
  %has_sign = arith.cmpi ne, %2, %zero : i32
  %3 = arith.select %has_sign, %1, %magnitude : i32
  %code = arith.trunci %3 : i32 to i8
  %result = arith.bitcast %code : i8 to f8E5M2FNUZ
  return %result : f8E5M2FNUZ
}

func.func private @hloom_extf_f8E4M3B11FNUZ_f32(%x: f8E4M3B11FNUZ) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 127 : i32
  %c1 = arith.constant 20 : i32
  %c2 = arith.constant 8.307674973655724e+34 : f32
  %c3 = arith.constant 128 : i32
  %c4 = arith.constant 24 : i32
  %c5 = arith.constant 0x7FC00000 : f32
  %0 = arith.bitcast %x : f8E4M3B11FNUZ to i8
  %bits = arith.extui %0 : i8 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c3 : i32
  %sign = arith.shli %1, %c4 : i32
  %number = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  %is_nan = arith.cmpi eq, %bits, %c3 : i32
  %result = arith.select %is_nan, %c5, %number : f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f8E4M3B11FNUZ(%x: f32) -> f8E4M3B11FNUZ attributes {hloom.inline} {
  %c0 = arith.constant 20 : i32
  %c1 = arith.constant 928 : i32
  %c2 = arith.constant 981467136 : i32
  %c3 = arith.constant 1024.0 : f32
  %c4 = arith.constant 127 : i32
  %c5 = arith.constant 128 : i32
  %c6 = arith.constant 24 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c5, %c5)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c6 : i32
  %sign = arith.andi %0, %c5 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %2 = arith.andi %magnitude, %c4 : i32
  %zero = arith.constant 0 : i32
  %has_sign = arith.cmpi ne, %2, %zero : i32
  %3 = arith.select %has_sign, %1, %magnitude : i32
  %code = arith.trunci %3 : i32 to i8
  %result = arith.bitcast %code : i8 to f8E4M3B11FNUZ
  return %result : f8E4M3B11FNUZ
}

// Without infinities and NaN: what is too large is the largest number, and NaN is -0.
func.func private @hloom_extf_f6E2M3FN_f32(%x: f6E2M3FN) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 31 : i32
  %c1 = arith.constant 20 : i32
  %c2 = arith.constant 8.507059173023462e+37 : f32
  %c3 = arith.constant 32 : i32
  %c4 = arith.constant 26 : i32
  %0 = arith.bitcast %x : f6E2M3FN to i6
  %bits = arith.extui %0 : i6 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c3 : i32
  %sign = arith.shli %1, %c4 : i32
  %result = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f6E2M3FN(%x: f32) -> f6E2M3FN attributes {hloom.inline} {
  %c0 = arith.constant 20 : i32
  %c1 = arith.constant 1008 : i32
  %c2 = arith.constant 1065353216 : i32
  %c3 = arith.constant 1048576.0 : f32
  %c4 = arith.constant 31 : i32
  %c5 = arith.constant 32 : i32
  %c6 = arith.constant 26 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c4, %c5)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c6 : i32
  %sign = arith.andi %0, %c5 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %code = arith.trunci %1 : i32 to i6
  %result = arith.bitcast %code : i6 to f6E2M3FN
  return %result : f6E2M3FN
}

func.func private @hloom_extf_f6E3M2FN_f32(%x: f6E3M2FN) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 31 : i32
  %c1 = arith.constant 21 : i32
  %c2 = arith.constant 2.1267647932558654e+37 : f32
  %c3 = arith.constant 32 : i32
  %c4 = arith.constant 26 : i32
  %0 = arith.bitcast %x : f6E3M2FN to i6
  %bits = arith.extui %0 : i6 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c3 : i32
  %sign = arith.shli %1, %c4 : i32
  %result = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f6E3M2FN(%x: f32) -> f6E3M2FN attributes {hloom.inline} {
  %c0 = arith.constant 21 : i32
  %c1 = arith.constant 496 : i32
  %c2 = arith.constant 1048576000 : i32
  %c3 = arith.constant 524288.0 : f32
  %c4 = arith.constant 31 : i32
  %c5 = arith.constant 32 : i32
  %c6 = arith.constant 26 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c4, %c5)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c6 : i32
  %sign = arith.andi %0, %c5 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %code = arith.trunci %1 : i32 to i6
  %result = arith.bitcast %code : i6 to f6E3M2FN
  return %result : f6E3M2FN
}

func.func private @hloom_extf_f4E2M1FN_f32(%x: f4E2M1FN) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 7 : i32
  %c1 = arith.constant 22 : i32
  %c2 = arith.constant 8.507059173023462e+37 : f32
  %c3 = arith.constant 8 : i32
  %c4 = arith.constant 28 : i32
  %0 = arith.bitcast %x : f4E2M1FN to i4
  %bits = arith.extui %0 : i4 to i32
  %magnitude = arith.andi %bits, %c0 : i32
  %1 = arith.andi %bits, %c3 : i32
  %sign = arith.shli %1, %c4 : i32
  %result = func.call @hloom_f32_of_magnitude(%magnitude, %sign, %c1, %c2, %c3)
      : (i32, i32, i32, f32, i32) -> f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f4E2M1FN(%x: f32) -> f4E2M1FN attributes {hloom.inline} {
  %c0 = arith.constant 22 : i32
  %c1 = arith.constant 252 : i32
  %c2 = arith.constant 1065353216 : i32
  %c3 = arith.constant 4194304.0 : f32
  %c4 = arith.constant 7 : i32
  %c5 = arith.constant 8 : i32
  %c6 = arith.constant 28 : i32
  %magnitude = func.call @hloom_magnitude_of_f32(%x, %c0, %c1, %c2, %c3, %c4, %c4, %c5)
      : (f32, i32, i32, i32, f32, i32, i32, i32) -> i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.shrui %bits, %c6 : i32
  %sign = arith.andi %0, %c5 : i32
  %1 = arith.xori %magnitude, %sign : i32
  %code = arith.trunci %1 : i32 to i4
  %result = arith.bitcast %code : i4 to f4E2M1FN
  return %result : f4E2M1FN
}

// Powers of two alone: without sign and zero. Halfway, the greater one is taken.
func.func private @hloom_extf_f8E8M0FNU_f32(%x: f8E8M0FNU) -> f32 attributes {hloom.inline} {
  %c0 = arith.constant 23 : i32
  %c1 = arith.constant 0 : i32
  %c2 = arith.constant 4194304 : i32
  %c3 = arith.constant 255 : i32
  %c4 = arith.constant 2143289344 : i32
  %0 = arith.bitcast %x : f8E8M0FNU to i8
  %code = arith.extui %0 : i8 to i32
  %power = arith.shli %code, %c0 : i32
  %is_least = arith.cmpi eq, %code, %c1 : i32
  %1 = arith.select %is_least, %c2, %power : i32
  %is_nan = arith.cmpi eq, %code, %c3 : i32
  %2 = arith.select %is_nan, %c4, %1 : i32
  %result = arith.bitcast %2 : i32 to f32
  return %result : f32
}

func.func private @hloom_truncf_f32_f8E8M0FNU(%x: f32) -> f8E8M0FNU attributes {hloom.inline} {
  %c0 = arith.constant 23 : i32
  %c1 = arith.constant 4194304 : i32
  %c2 = arith.constant 8388608 : i32
  %c3 = arith.constant 1 : i32
  %c4 = arith.constant 254 : i32
  %c5 = arith.constant 255 : i32
  %c6 = arith.constant 2139095040 : i32
  %bits = arith.bitcast %x : f32 to i32
  %0 = arith.addi %bits, %c1 : i32
  %normal = arith.shrui %0, %c0 : i32
  %1 = arith.cmpi ugt, %bits, %c1 : i32
  %subnormal = arith.extui %1 : i1 to i32
  %is_subnormal = arith.cmpi ult, %bits, %c2 : i32
  %2 = arith.select %is_subnormal, %subnormal, %normal : i32
  %3 = arith.subi %bits, %c3 : i32
  %4 = arith.subi %c6, %c3 : i32
  %is_number = arith.cmpi ult, %3, %4 : i32
  %5 = arith.select %is_number, %2, %c5 : i32
  %code = arith.trunci %5 : i32 to i8
  %result = arith.bitcast %code : i8 to f8E8M0FNU
  return %result : f8E8M0FNU
}
