// Special functions of f64; those of f32 go by way of them.

// sin(pi d) for d from 0 to 1/2, d times a polynomial in d^2.
func.func private @hloom_sine_of_turn_f64(%d: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 3.9819331670349294e-10 : f64
  %c1 = arith.constant -2.2775318277788094e-08 : f64
  %c2 = arith.constant 7.951115425054344e-07 : f64
  %c3 = arith.constant -2.1915324948067067e-05 : f64
  %c4 = arith.constant 0.0004663028005060395 : f64
  %c5 = arith.constant -0.007370430945110409 : f64
  %c6 = arith.constant 0.08214588661108585 : f64
  %c7 = arith.constant -0.5992645293207903 : f64
  %c8 = arith.constant 2.5501640398773455 : f64
  %c9 = arith.constant -5.16771278004997 : f64
  %c10 = arith.constant 3.141592653589793 : f64
  %square = arith.mulf %d, %d : f64
  %0 = math.fma %c0, %square, %c1 : f64
  %1 = math.fma %0, %square, %c2 : f64
  %2 = math.fma %1, %square, %c3 : f64
  %3 = math.fma %2, %square, %c4 : f64
  %4 = math.fma %3, %square, %c5 : f64
  %5 = math.fma %4, %square, %c6 : f64
  %6 = math.fma %5, %square, %c7 : f64
  %7 = math.fma %6, %square, %c8 : f64
  %8 = math.fma %7, %square, %c9 : f64
  %9 = math.fma %8, %square, %c10 : f64
  %result = arith.mulf %9, %d : f64
  return %result : f64
}

// lgamma: Lanczos's approximation, log(sqrt(2 pi)) + (z + 1/2) log t - t + log A(z) with t = z + 15/2 and z = x - 1; below 1/2
// by reflection, pi / (sin(pi x) gamma(1 - x)).
func.func private @hloom_lgamma_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 0.5 : f64
  %c1 = arith.constant 1.0 : f64
  %c2 = arith.constant 676.5203681218851 : f64
  %c3 = arith.constant 0.9999999999998099 : f64
  %c4 = arith.constant -1259.1392167224028 : f64
  %c5 = arith.constant 2.0 : f64
  %c6 = arith.constant 771.3234287776531 : f64
  %c7 = arith.constant 3.0 : f64
  %c8 = arith.constant -176.6150291621406 : f64
  %c9 = arith.constant 4.0 : f64
  %c10 = arith.constant 12.507343278686905 : f64
  %c11 = arith.constant 5.0 : f64
  %c12 = arith.constant -0.13857109526572012 : f64
  %c13 = arith.constant 6.0 : f64
  %c14 = arith.constant 9.984369578019572e-06 : f64
  %c15 = arith.constant 7.0 : f64
  %c16 = arith.constant 1.5056327351493116e-07 : f64
  %c17 = arith.constant 8.0 : f64
  %c18 = arith.constant 7.5 : f64
  %c19 = arith.constant 2.0149030205422647 : f64
  %c20 = arith.constant 0.9189385332046728 : f64
  %c21 = arith.constant 1.1447298858494002 : f64
  %c22 = arith.constant 0.0 : f64
  %c23 = arith.constant 0x7FF0000000000000 : f64
  %c24 = arith.constant 1.0e-17 : f64
  %reflected = arith.cmpf olt, %x, %c0 : f64
  %0 = arith.negf %x : f64
  %1 = arith.subf %x, %c1 : f64
  %z = arith.select %reflected, %0, %1 : f64
  %2 = arith.addf %z, %c1 : f64
  %3 = arith.divf %c2, %2 : f64
  %4 = arith.addf %c3, %3 : f64
  %5 = arith.addf %z, %c5 : f64
  %6 = arith.divf %c4, %5 : f64
  %7 = arith.addf %4, %6 : f64
  %8 = arith.addf %z, %c7 : f64
  %9 = arith.divf %c6, %8 : f64
  %10 = arith.addf %7, %9 : f64
  %11 = arith.addf %z, %c9 : f64
  %12 = arith.divf %c8, %11 : f64
  %13 = arith.addf %10, %12 : f64
  %14 = arith.addf %z, %c11 : f64
  %15 = arith.divf %c10, %14 : f64
  %16 = arith.addf %13, %15 : f64
  %17 = arith.addf %z, %c13 : f64
  %18 = arith.divf %c12, %17 : f64
  %19 = arith.addf %16, %18 : f64
  %20 = arith.addf %z, %c15 : f64
  %21 = arith.divf %c14, %20 : f64
  %22 = arith.addf %19, %21 : f64
  %23 = arith.addf %z, %c17 : f64
  %24 = arith.divf %c16, %23 : f64
  %a = arith.addf %22, %24 : f64
  %t = arith.addf %z, %c18 : f64
  %25 = arith.divf %z, %c18 : f64
  %26 = func.call @hloom_log1p_f64(%25) : (f64) -> f64
  %log_t = arith.addf %c19, %26 : f64
  %27 = arith.addf %z, %c0 : f64
  %28 = arith.divf %t, %log_t : f64
  %29 = arith.subf %27, %28 : f64
  %30 = arith.mulf %29, %log_t : f64
  %31 = arith.addf %c20, %30 : f64
  %32 = func.call @hloom_log_f64(%a) : (f64) -> f64
  %y = arith.addf %31, %32 : f64
  // The sine of the distance to the nearest whole number, which loses nothing.
  %33 = math.absf %x : f64
  %34 = math.floor %33 : f64
  %35 = arith.subf %33, %34 : f64
  %36 = arith.cmpf ogt, %35, %c0 : f64
  %37 = arith.subf %c1, %35 : f64
  %distance = arith.select %36, %37, %35 : f64
  %38 = func.call @hloom_sine_of_turn_f64(%distance) : (f64) -> f64
  %log_sine = func.call @hloom_log_f64(%38) : (f64) -> f64
  %39 = arith.subf %c21, %log_sine : f64
  %40 = arith.subf %39, %y : f64
  %41 = arith.cmpf oeq, %distance, %c22 : f64
  %42 = arith.select %41, %c23, %40 : f64
  %43 = arith.select %reflected, %42, %y : f64
  %is_tiny = arith.cmpf olt, %33, %c24 : f64
  %44 = func.call @hloom_log_f64(%33) : (f64) -> f64
  %45 = arith.negf %44 : f64
  %46 = arith.select %is_tiny, %45, %43 : f64
  %47 = arith.cmpf oeq, %33, %c23 : f64
  %result = arith.select %47, %c23, %46 : f64
  return %result : f64
}

// digamma: the asymptotic series from 10 on, digamma(z) = digamma(z + 1) - 1 / z below, and below 1/2 by reflection; NaN at the
// poles.
func.func private @hloom_digamma_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 0.5 : f64
  %c1 = arith.constant 1.0 : f64
  %c2 = arith.constant 0.0 : f64
  %c3 = arith.constant 10.0 : f64
  %c4 = arith.constant -0.4432598039215686 : f64
  %c5 = arith.constant 0.08333333333333333 : f64
  %c6 = arith.constant -0.021092796092796094 : f64
  %c7 = arith.constant 0.007575757575757576 : f64
  %c8 = arith.constant -0.004166666666666667 : f64
  %c9 = arith.constant 0.003968253968253968 : f64
  %c10 = arith.constant -0.008333333333333333 : f64
  %c11 = arith.constant 3.141592653589793 : f64
  %c12 = arith.constant 0x7FF8000000000000 : f64
  %reflected = arith.cmpf olt, %x, %c0 : f64
  %0 = arith.subf %c1, %x : f64
  %1 = arith.select %reflected, %0, %x : f64
  // Ten times, where z is still below 10.
  %2 = arith.cmpf olt, %1, %c3 : f64
  %3 = arith.divf %c1, %1 : f64
  %4 = arith.subf %c2, %3 : f64
  %5 = arith.select %2, %4, %c2 : f64
  %6 = arith.addf %1, %c1 : f64
  %7 = arith.select %2, %6, %1 : f64
  %8 = arith.cmpf olt, %7, %c3 : f64
  %9 = arith.divf %c1, %7 : f64
  %10 = arith.subf %5, %9 : f64
  %11 = arith.select %8, %10, %5 : f64
  %12 = arith.addf %7, %c1 : f64
  %13 = arith.select %8, %12, %7 : f64
  %14 = arith.cmpf olt, %13, %c3 : f64
  %15 = arith.divf %c1, %13 : f64
  %16 = arith.subf %11, %15 : f64
  %17 = arith.select %14, %16, %11 : f64
  %18 = arith.addf %13, %c1 : f64
  %19 = arith.select %14, %18, %13 : f64
  %20 = arith.cmpf olt, %19, %c3 : f64
  %21 = arith.divf %c1, %19 : f64
  %22 = arith.subf %17, %21 : f64
  %23 = arith.select %20, %22, %17 : f64
  %24 = arith.addf %19, %c1 : f64
  %25 = arith.select %20, %24, %19 : f64
  %26 = arith.cmpf olt, %25, %c3 : f64
  %27 = arith.divf %c1, %25 : f64
  %28 = arith.subf %23, %27 : f64
  %29 = arith.select %26, %28, %23 : f64
  %30 = arith.addf %25, %c1 : f64
  %31 = arith.select %26, %30, %25 : f64
  %32 = arith.cmpf olt, %31, %c3 : f64
  %33 = arith.divf %c1, %31 : f64
  %34 = arith.subf %29, %33 : f64
  %35 = arith.select %32, %34, %29 : f64
  %36 = arith.addf %31, %c1 : f64
  %37 = arith.select %32, %36, %31 : f64
  %38 = arith.cmpf olt, %37, %c3 : f64
  %39 = arith.divf %c1, %37 : f64
  %40 = arith.subf %35, %39 : f64
  %41 = arith.select %38, %40, %35 : f64
  %42 = arith.addf %37, %c1 : f64
  %43 = arith.select %38, %42, %37 : f64
  %44 = arith.cmpf olt, %43, %c3 : f64
  %45 = arith.divf %c1, %43 : f64
  %46 = arith.subf %41, %45 : f64
  %47 = arith.select %44, %46, %41 : f64
  %48 = arith.addf %43, %c1 : f64
  %49 = arith.select %44, %48, %43 : f64
  %50 = arith.cmpf olt, %49, %c3 : f64
  %51 = arith.divf %c1, %49 : f64
  %52 = arith.subf %47, %51 : f64
  %53 = arith.select %50, %52, %47 : f64
  %54 = arith.addf %49, %c1 : f64
  %55 = arith.select %50, %54, %49 : f64
  %56 = arith.cmpf olt, %55, %c3 : f64
  %57 = arith.divf %c1, %55 : f64
  %58 = arith.subf %53, %57 : f64
  %59 = arith.select %56, %58, %53 : f64
  %60 = arith.addf %55, %c1 : f64
  %z = arith.select %56, %60, %55 : f64
  %61 = arith.mulf %z, %z : f64
  %inverse = arith.divf %c1, %61 : f64
  %62 = math.fma %c4, %inverse, %c5 : f64
  %63 = math.fma %62, %inverse, %c6 : f64
  %64 = math.fma %63, %inverse, %c7 : f64
  %65 = math.fma %64, %inverse, %c8 : f64
  %66 = math.fma %65, %inverse, %c9 : f64
  %67 = math.fma %66, %inverse, %c10 : f64
  %68 = math.fma %67, %inverse, %c5 : f64
  %69 = arith.mulf %68, %inverse : f64
  %70 = func.call @hloom_log_f64(%z) : (f64) -> f64
  %71 = arith.divf %c0, %z : f64
  %72 = arith.subf %70, %71 : f64
  %73 = arith.subf %72, %69 : f64
  %value = arith.addf %73, %59 : f64
  %74 = math.roundeven %x : f64
  %75 = arith.subf %x, %74 : f64
  %76 = math.absf %75 : f64
  %77 = func.call @hloom_sine_of_turn_f64(%76) : (f64) -> f64
  %78 = arith.subf %c0, %76 : f64
  %79 = func.call @hloom_sine_of_turn_f64(%78) : (f64) -> f64
  %80 = arith.divf %79, %77 : f64
  %cotangent = math.copysign %80, %75 : f64
  %81 = arith.mulf %cotangent, %c11 : f64
  %82 = arith.subf %value, %81 : f64
  %83 = math.floor %x : f64
  %84 = arith.cmpf ole, %x, %c2 : f64
  %85 = arith.cmpf oeq, %x, %83 : f64
  %86 = arith.andi %84, %85 : i1
  %87 = arith.select %reflected, %82, %value : f64
  %result = arith.select %86, %c12, %87 : f64
  return %result : f64
}

// zeta: the sum over k of (q + k)^-x, twelve terms of it, and the rest by Euler and Maclaurin. +inf at x = 1; below, and where
// the sum is of powers of negative numbers that are no whole ones, NaN.
func.func private @hloom_zeta_f64(%x: f64, %q: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 12 : index
  %c2 = arith.constant 1 : index
  %c3 = arith.constant 0.0 : f64
  %c4 = arith.constant 1.0 : f64
  %c5 = arith.constant 0.5 : f64
  %c6 = arith.constant 0.08333333333333333 : f64
  %c7 = arith.constant 2.0 : f64
  %c8 = arith.constant -0.001388888888888889 : f64
  %c9 = arith.constant 3.0 : f64
  %c10 = arith.constant 4.0 : f64
  %c11 = arith.constant 3.306878306878307e-05 : f64
  %c12 = arith.constant 5.0 : f64
  %c13 = arith.constant 6.0 : f64
  %c14 = arith.constant -8.267195767195768e-07 : f64
  %c15 = arith.constant 7.0 : f64
  %c16 = arith.constant 8.0 : f64
  %c17 = arith.constant 2.08767569878681e-08 : f64
  %c18 = arith.constant 9.0 : f64
  %c19 = arith.constant 10.0 : f64
  %c20 = arith.constant -5.284190138687493e-10 : f64
  %c21 = arith.constant 11.0 : f64
  %c22 = arith.constant 12.0 : f64
  %c23 = arith.constant 1.3382536530684679e-11 : f64
  %c24 = arith.constant 13.0 : f64
  %c25 = arith.constant 14.0 : f64
  %c26 = arith.constant -3.3896802963225827e-13 : f64
  %c27 = arith.constant 15.0 : f64
  %c28 = arith.constant 16.0 : f64
  %c29 = arith.constant 8.586062056277845e-15 : f64
  %c30 = arith.constant 17.0 : f64
  %c31 = arith.constant 18.0 : f64
  %c32 = arith.constant -2.174868698558062e-16 : f64
  %c33 = arith.constant 0x7FF0000000000000 : f64
  %c34 = arith.constant 0x7FF8000000000000 : f64
  %minus_x = arith.negf %x : f64
  %sum, %z = scf.for %k = %c0 to %c1 step %c2 iter_args(%s = %c3, %p = %q) -> (f64, f64) {
    %0 = func.call @hloom_powf_f64(%p, %minus_x) : (f64, f64) -> f64
    %1 = arith.addf %s, %0 : f64
    %2 = arith.addf %p, %c4 : f64
    scf.yield %1, %2 : f64, f64
  }
  %3 = arith.subf %c4, %x : f64
  %4 = func.call @hloom_powf_f64(%z, %3) : (f64, f64) -> f64
  %5 = arith.subf %x, %c4 : f64
  %6 = arith.divf %4, %5 : f64
  %power = func.call @hloom_powf_f64(%z, %minus_x) : (f64, f64) -> f64
  %7 = arith.addf %sum, %6 : f64
  %8 = arith.mulf %power, %c5 : f64
  %9 = arith.addf %7, %8 : f64
  %10 = arith.divf %x, %z : f64
  %square = arith.mulf %z, %z : f64
  %11 = arith.mulf %10, %c6 : f64
  %12 = arith.mulf %11, %power : f64
  %13 = arith.addf %9, %12 : f64
  %14 = arith.addf %x, %c4 : f64
  %15 = arith.mulf %10, %14 : f64
  %16 = arith.addf %x, %c7 : f64
  %17 = arith.mulf %15, %16 : f64
  %18 = arith.divf %17, %square : f64
  %19 = arith.mulf %18, %c8 : f64
  %20 = arith.mulf %19, %power : f64
  %21 = arith.addf %13, %20 : f64
  %22 = arith.addf %x, %c9 : f64
  %23 = arith.mulf %18, %22 : f64
  %24 = arith.addf %x, %c10 : f64
  %25 = arith.mulf %23, %24 : f64
  %26 = arith.divf %25, %square : f64
  %27 = arith.mulf %26, %c11 : f64
  %28 = arith.mulf %27, %power : f64
  %29 = arith.addf %21, %28 : f64
  %30 = arith.addf %x, %c12 : f64
  %31 = arith.mulf %26, %30 : f64
  %32 = arith.addf %x, %c13 : f64
  %33 = arith.mulf %31, %32 : f64
  %34 = arith.divf %33, %square : f64
  %35 = arith.mulf %34, %c14 : f64
  %36 = arith.mulf %35, %power : f64
  %37 = arith.addf %29, %36 : f64
  %38 = arith.addf %x, %c15 : f64
  %39 = arith.mulf %34, %38 : f64
  %40 = arith.addf %x, %c16 : f64
  %41 = arith.mulf %39, %40 : f64
  %42 = arith.divf %41, %square : f64
  %43 = arith.mulf %42, %c17 : f64
  %44 = arith.mulf %43, %power : f64
  %45 = arith.addf %37, %44 : f64
  %46 = arith.addf %x, %c18 : f64
  %47 = arith.mulf %42, %46 : f64
  %48 = arith.addf %x, %c19 : f64
  %49 = arith.mulf %47, %48 : f64
  %50 = arith.divf %49, %square : f64
  %51 = arith.mulf %50, %c20 : f64
  %52 = arith.mulf %51, %power : f64
  %53 = arith.addf %45, %52 : f64
  %54 = arith.addf %x, %c21 : f64
  %55 = arith.mulf %50, %54 : f64
  %56 = arith.addf %x, %c22 : f64
  %57 = arith.mulf %55, %56 : f64
  %58 = arith.divf %57, %square : f64
  %59 = arith.mulf %58, %c23 : f64
  %60 = arith.mulf %59, %power : f64
  %61 = arith.addf %53, %60 : f64
  %62 = arith.addf %x, %c24 : f64
  %63 = arith.mulf %58, %62 : f64
  %64 = arith.addf %x, %c25 : f64
  %65 = arith.mulf %63, %64 : f64
  %66 = arith.divf %65, %square : f64
  %67 = arith.mulf %66, %c26 : f64
  %68 = arith.mulf %67, %power : f64
  %69 = arith.addf %61, %68 : f64
  %70 = arith.addf %x, %c27 : f64
  %71 = arith.mulf %66, %70 : f64
  %72 = arith.addf %x, %c28 : f64
  %73 = arith.mulf %71, %72 : f64
  %74 = arith.divf %73, %square : f64
  %75 = arith.mulf %74, %c29 : f64
  %76 = arith.mulf %75, %power : f64
  %77 = arith.addf %69, %76 : f64
  %78 = arith.addf %x, %c30 : f64
  %79 = arith.mulf %74, %78 : f64
  %80 = arith.addf %x, %c31 : f64
  %81 = arith.mulf %79, %80 : f64
  %82 = arith.divf %81, %square : f64
  %83 = arith.mulf %82, %c32 : f64
  %84 = arith.mulf %83, %power : f64
  %total = arith.addf %77, %84 : f64
  %85 = math.floor %q : f64
  %is_below = arith.cmpf ole, %q, %c3 : f64
  %86 = arith.cmpf oeq, %85, %q : f64
  %87 = arith.andi %86, %is_below : i1
  %88 = math.floor %x : f64
  %is_whole = arith.cmpf oeq, %88, %x : f64
  %89 = arith.mulf %x, %c5 : f64
  %90 = math.floor %89 : f64
  %91 = arith.cmpf oeq, %90, %89 : f64
  %92 = arith.andi %is_whole, %91 : i1
  %93 = arith.select %92, %c33, %c34 : f64
  %94 = arith.cmpf une, %88, %x : f64
  %95 = arith.andi %94, %is_below : i1
  %96 = arith.select %95, %c34, %total : f64
  %97 = arith.select %87, %93, %96 : f64
  %98 = arith.cmpf oeq, %x, %c4 : f64
  %99 = arith.select %98, %c33, %97 : f64
  %100 = arith.cmpf olt, %x, %c4 : f64
  %result = arith.select %100, %c34, %99 : f64
  return %result : f64
}

// polygamma: (-1)^(n + 1) n! zeta(n + 1, x), and digamma for n = 0; NaN where n is not whole, or negative.
func.func private @hloom_polygamma_f64(%n: f64, %x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 0.5 : f64
  %c2 = arith.constant 0.0 : f64
  %c3 = arith.constant 0x7FF8000000000000 : f64
  %0 = arith.addf %n, %c0 : f64
  %1 = func.call @hloom_lgamma_f64(%0) : (f64) -> f64
  %2 = func.call @hloom_exp_f64(%1) : (f64) -> f64
  %3 = func.call @hloom_zeta_f64(%0, %x) : (f64, f64) -> f64
  %4 = arith.mulf %2, %3 : f64
  %5 = arith.mulf %n, %c1 : f64
  %6 = math.floor %5 : f64
  %is_even = arith.cmpf oeq, %6, %5 : f64
  %7 = arith.negf %4 : f64
  %8 = arith.select %is_even, %7, %4 : f64
  %9 = func.call @hloom_digamma_f64(%x) : (f64) -> f64
  %10 = arith.cmpf oeq, %n, %c2 : f64
  %11 = arith.select %10, %9, %8 : f64
  %12 = math.floor %n : f64
  %13 = arith.cmpf oeq, %12, %n : f64
  %14 = arith.cmpf oge, %n, %c2 : f64
  %15 = arith.andi %13, %14 : i1
  %result = arith.select %15, %11, %c3 : f64
  return %result : f64
}

// erf_inv: Winitzki's approximation, then Halley's steps towards erf(y) = |x|, or erfc(y) = 1 - |x| where that loses less.
func.func private @hloom_erf_inv_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 1.0 : f64
  %c1 = arith.constant 4.330746750799873 : f64
  %c2 = arith.constant 0.5 : f64
  %c3 = arith.constant 0.147 : f64
  %c4 = arith.constant 0.0 : f64
  %c5 = arith.constant 1.1283791670955126 : f64
  %c6 = arith.constant 0 : index
  %c7 = arith.constant 4 : index
  %c8 = arith.constant 1 : index
  %c9 = arith.constant 0x7FF0000000000000 : f64
  %c10 = arith.constant 0x7FF8000000000000 : f64
  %a = math.absf %x : f64
  %is_inside = arith.cmpf olt, %a, %c0 : f64
  %0 = arith.negf %a : f64
  %1 = arith.mulf %0, %a : f64
  %inner = func.call @hloom_log1p_f64(%1) : (f64) -> f64
  %2 = arith.mulf %inner, %c2 : f64
  %first = arith.addf %c1, %2 : f64
  %3 = arith.mulf %first, %first : f64
  %4 = arith.divf %inner, %c3 : f64
  %5 = arith.subf %3, %4 : f64
  %6 = math.sqrt %5 : f64
  %7 = arith.subf %6, %first : f64
  %8 = arith.cmpf ogt, %7, %c4 : f64
  %9 = arith.select %8, %7, %c4 : f64
  %10 = math.sqrt %9 : f64
  %start = arith.select %is_inside, %10, %c4 : f64
  %rest = arith.subf %c0, %a : f64
  %root = scf.for %k = %c6 to %c7 step %c8 iter_args(%y = %start) -> (f64) {
    %11 = arith.cmpf ogt, %y, %c2 : f64
    %12 = func.call @hloom_erfc_f64(%y) : (f64) -> f64
    %13 = arith.subf %rest, %12 : f64
    %14 = func.call @hloom_erf_f64(%y) : (f64) -> f64
    %15 = arith.subf %14, %a : f64
    %16 = arith.select %11, %13, %15 : f64
    %17 = arith.negf %y : f64
    %18 = arith.mulf %17, %y : f64
    %19 = func.call @hloom_exp_f64(%18) : (f64) -> f64
    %20 = arith.mulf %19, %c5 : f64
    %21 = arith.divf %16, %20 : f64
    %22 = arith.mulf %y, %21 : f64
    %23 = arith.addf %22, %c0 : f64
    %24 = arith.divf %21, %23 : f64
    %25 = arith.subf %y, %24 : f64
    scf.yield %25 : f64
  }
  %26 = arith.cmpf oeq, %a, %c0 : f64
  %27 = arith.select %26, %c9, %c10 : f64
  %28 = arith.select %is_inside, %root, %27 : f64
  %result = math.copysign %28, %x : f64
  return %result : f64
}

// bessel_i1e: Chebyshev series, of I1e(x) / x up to 8, and of sqrt(x) I1e(x) in 1 / x beyond.
func.func private @hloom_bessel_i1e_f64(%x: f64) -> f64 attributes {hloom.inline} {
  %c0 = arith.constant 8.0 : f64
  %c1 = arith.constant 0.25 : f64
  %c2 = arith.constant 1.0 : f64
  %c3 = arith.constant 2.0 : f64
  %c4 = arith.constant 2.7779141127610464e-18 : f64
  %c5 = arith.constant -2.111421214358166e-17 : f64
  %c6 = arith.constant 1.5536319577362005e-16 : f64
  %c7 = arith.constant -1.1055969477353862e-15 : f64
  %c8 = arith.constant 7.600684294735408e-15 : f64
  %c9 = arith.constant -5.042185504727912e-14 : f64
  %c10 = arith.constant 3.223793365945575e-13 : f64
  %c11 = arith.constant -1.9839743977649436e-12 : f64
  %c12 = arith.constant 1.1736186298890901e-11 : f64
  %c13 = arith.constant -6.663489723502027e-11 : f64
  %c14 = arith.constant 3.625590281552117e-10 : f64
  %c15 = arith.constant -1.8872497517228294e-09 : f64
  %c16 = arith.constant 9.381537386495773e-09 : f64
  %c17 = arith.constant -4.445059128796328e-08 : f64
  %c18 = arith.constant 2.0032947535521353e-07 : f64
  %c19 = arith.constant -8.568720264695455e-07 : f64
  %c20 = arith.constant 3.4702513081376785e-06 : f64
  %c21 = arith.constant -1.3273163656039436e-05 : f64
  %c22 = arith.constant 4.781565107550054e-05 : f64
  %c23 = arith.constant -0.00016176081582589674 : f64
  %c24 = arith.constant 0.0005122859561685758 : f64
  %c25 = arith.constant -0.0015135724506312532 : f64
  %c26 = arith.constant 0.004156422944312888 : f64
  %c27 = arith.constant -0.010564084894626197 : f64
  %c28 = arith.constant 0.024726449030626516 : f64
  %c29 = arith.constant -0.05294598120809499 : f64
  %c30 = arith.constant 0.1026436586898471 : f64
  %c31 = arith.constant -0.17641651835783406 : f64
  %c32 = arith.constant 0.12629359322181682 : f64
  %c33 = arith.constant 16.0 : f64
  %c34 = arith.constant 7.517296310842124e-18 : f64
  %c35 = arith.constant 4.414348323071745e-18 : f64
  %c36 = arith.constant -4.6503053684893605e-17 : f64
  %c37 = arith.constant -3.209525921993424e-17 : f64
  %c38 = arith.constant 2.96262899764595e-16 : f64
  %c39 = arith.constant 3.308202310920928e-16 : f64
  %c40 = arith.constant -1.8803547755107825e-15 : f64
  %c41 = arith.constant -3.8144030724370075e-15 : f64
  %c42 = arith.constant 1.0420276984128802e-14 : f64
  %c43 = arith.constant 4.272440016711951e-14 : f64
  %c44 = arith.constant -2.1015418427726643e-14 : f64
  %c45 = arith.constant -4.0835511110921974e-13 : f64
  %c46 = arith.constant -7.198551776245908e-13 : f64
  %c47 = arith.constant 2.0356285441470896e-12 : f64
  %c48 = arith.constant 1.4125807436613782e-11 : f64
  %c49 = arith.constant 3.2526035830154884e-11 : f64
  %c50 = arith.constant -1.8974958123505413e-11 : f64
  %c51 = arith.constant -5.589743462196584e-10 : f64
  %c52 = arith.constant -3.835380385964237e-09 : f64
  %c53 = arith.constant -2.6314688468895196e-08 : f64
  %c54 = arith.constant -2.512236237870209e-07 : f64
  %c55 = arith.constant -3.882564808877691e-06 : f64
  %c56 = arith.constant -0.00011058893876262371 : f64
  %c57 = arith.constant -0.009761097491361469 : f64
  %c58 = arith.constant 0.38928811750914005 : f64
  %a = math.absf %x : f64
  // From 0 to 8 as -1 to 1.
  %is_near = arith.cmpf olt, %a, %c0 : f64
  %0 = arith.select %is_near, %a, %c0 : f64
  %1 = arith.mulf %0, %c1 : f64
  %2 = arith.subf %1, %c2 : f64
  %3 = arith.mulf %2, %c3 : f64
  %4 = math.fma %3, %c4, %c5 : f64
  %5 = arith.subf %c6, %c4 : f64
  %6 = math.fma %3, %4, %5 : f64
  %7 = arith.subf %c7, %4 : f64
  %8 = math.fma %3, %6, %7 : f64
  %9 = arith.subf %c8, %6 : f64
  %10 = math.fma %3, %8, %9 : f64
  %11 = arith.subf %c9, %8 : f64
  %12 = math.fma %3, %10, %11 : f64
  %13 = arith.subf %c10, %10 : f64
  %14 = math.fma %3, %12, %13 : f64
  %15 = arith.subf %c11, %12 : f64
  %16 = math.fma %3, %14, %15 : f64
  %17 = arith.subf %c12, %14 : f64
  %18 = math.fma %3, %16, %17 : f64
  %19 = arith.subf %c13, %16 : f64
  %20 = math.fma %3, %18, %19 : f64
  %21 = arith.subf %c14, %18 : f64
  %22 = math.fma %3, %20, %21 : f64
  %23 = arith.subf %c15, %20 : f64
  %24 = math.fma %3, %22, %23 : f64
  %25 = arith.subf %c16, %22 : f64
  %26 = math.fma %3, %24, %25 : f64
  %27 = arith.subf %c17, %24 : f64
  %28 = math.fma %3, %26, %27 : f64
  %29 = arith.subf %c18, %26 : f64
  %30 = math.fma %3, %28, %29 : f64
  %31 = arith.subf %c19, %28 : f64
  %32 = math.fma %3, %30, %31 : f64
  %33 = arith.subf %c20, %30 : f64
  %34 = math.fma %3, %32, %33 : f64
  %35 = arith.subf %c21, %32 : f64
  %36 = math.fma %3, %34, %35 : f64
  %37 = arith.subf %c22, %34 : f64
  %38 = math.fma %3, %36, %37 : f64
  %39 = arith.subf %c23, %36 : f64
  %40 = math.fma %3, %38, %39 : f64
  %41 = arith.subf %c24, %38 : f64
  %42 = math.fma %3, %40, %41 : f64
  %43 = arith.subf %c25, %40 : f64
  %44 = math.fma %3, %42, %43 : f64
  %45 = arith.subf %c26, %42 : f64
  %46 = math.fma %3, %44, %45 : f64
  %47 = arith.subf %c27, %44 : f64
  %48 = math.fma %3, %46, %47 : f64
  %49 = arith.subf %c28, %46 : f64
  %50 = math.fma %3, %48, %49 : f64
  %51 = arith.subf %c29, %48 : f64
  %52 = math.fma %3, %50, %51 : f64
  %53 = arith.subf %c30, %50 : f64
  %54 = math.fma %3, %52, %53 : f64
  %55 = arith.subf %c31, %52 : f64
  %56 = math.fma %3, %54, %55 : f64
  %57 = arith.subf %c32, %54 : f64
  %58 = math.fma %2, %56, %57 : f64
  %near = arith.mulf %58, %a : f64
  // From infinity to 8 as -1 to 1.
  %59 = arith.select %is_near, %c0, %a : f64
  %60 = arith.divf %c33, %59 : f64
  %61 = arith.subf %60, %c2 : f64
  %62 = arith.mulf %61, %c3 : f64
  %63 = math.fma %62, %c34, %c35 : f64
  %64 = arith.subf %c36, %c34 : f64
  %65 = math.fma %62, %63, %64 : f64
  %66 = arith.subf %c37, %63 : f64
  %67 = math.fma %62, %65, %66 : f64
  %68 = arith.subf %c38, %65 : f64
  %69 = math.fma %62, %67, %68 : f64
  %70 = arith.subf %c39, %67 : f64
  %71 = math.fma %62, %69, %70 : f64
  %72 = arith.subf %c40, %69 : f64
  %73 = math.fma %62, %71, %72 : f64
  %74 = arith.subf %c41, %71 : f64
  %75 = math.fma %62, %73, %74 : f64
  %76 = arith.subf %c42, %73 : f64
  %77 = math.fma %62, %75, %76 : f64
  %78 = arith.subf %c43, %75 : f64
  %79 = math.fma %62, %77, %78 : f64
  %80 = arith.subf %c44, %77 : f64
  %81 = math.fma %62, %79, %80 : f64
  %82 = arith.subf %c45, %79 : f64
  %83 = math.fma %62, %81, %82 : f64
  %84 = arith.subf %c46, %81 : f64
  %85 = math.fma %62, %83, %84 : f64
  %86 = arith.subf %c47, %83 : f64
  %87 = math.fma %62, %85, %86 : f64
  %88 = arith.subf %c48, %85 : f64
  %89 = math.fma %62, %87, %88 : f64
  %90 = arith.subf %c49, %87 : f64
  %91 = math.fma %62, %89, %90 : f64
  %92 = arith.subf %c50, %89 : f64
  %93 = math.fma %62, %91, %92 : f64
  %94 = arith.subf %c51, %91 : f64
  %95 = math.fma %62, %93, %94 : f64
  %96 = arith.subf %c52, %93 : f64
  %97 = math.fma %62, %95, %96 : f64
  %98 = arith.subf %c53, %95 : f64
  %99 = math.fma %62, %97, %98 : f64
  %100 = arith.subf %c54, %97 : f64
  %101 = math.fma %62, %99, %100 : f64
  %102 = arith.subf %c55, %99 : f64
  %103 = math.fma %62, %101, %102 : f64
  %104 = arith.subf %c56, %101 : f64
  %105 = math.fma %62, %103, %104 : f64
  %106 = arith.subf %c57, %103 : f64
  %107 = math.fma %62, %105, %106 : f64
  %108 = arith.subf %c58, %105 : f64
  %109 = math.fma %61, %107, %108 : f64
  %110 = math.sqrt %a : f64
  %far = arith.divf %109, %110 : f64
  %111 = arith.select %is_near, %near, %far : f64
  %112 = arith.cmpf uno, %x, %x : f64
  %113 = math.copysign %111, %x : f64
  %result = arith.select %112, %x, %113 : f64
  return %result : f64
}

func.func private @hloom_lgamma_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_lgamma_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

func.func private @hloom_digamma_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_digamma_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

func.func private @hloom_zeta_f32(%x: f32, %q: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = arith.extf %q : f32 to f64
  %2 = func.call @hloom_zeta_f64(%0, %1) : (f64, f64) -> f64
  %3 = arith.truncf %2 : f64 to f32
  return %3 : f32
}

func.func private @hloom_polygamma_f32(%n: f32, %x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %n : f32 to f64
  %1 = arith.extf %x : f32 to f64
  %2 = func.call @hloom_polygamma_f64(%0, %1) : (f64, f64) -> f64
  %3 = arith.truncf %2 : f64 to f32
  return %3 : f32
}

func.func private @hloom_erf_inv_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_erf_inv_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}

func.func private @hloom_bessel_i1e_f32(%x: f32) -> f32 attributes {hloom.inline} {
  %0 = arith.extf %x : f32 to f64
  %1 = func.call @hloom_bessel_i1e_f64(%0) : (f64) -> f64
  %2 = arith.truncf %1 : f64 to f32
  return %2 : f32
}
