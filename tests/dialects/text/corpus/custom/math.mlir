module {
  func.func @math(%arg0: f32, %arg1: f32, %arg2: i32, %arg3: tensor<4xf32>, %arg4: vector<4xf32>) {
    %0 = math.absf %arg0 : f32
    %1 = math.absi %arg2 : i32
    %2 = math.acos %arg0 : f32
    %3 = math.acosh %arg0 : f32
    %4 = math.asin %arg0 : f32
    %5 = math.asinh %arg0 : f32
    %6 = math.atan %arg0 : f32
    %7 = math.atan2 %arg0, %arg1 : f32
    %8 = math.atanh %arg0 : f32
    %9 = math.cbrt %arg0 : f32
    %10 = math.ceil %arg0 : f32
    %11 = math.copysign %arg0, %arg1 : f32
    %12 = math.cos %arg0 : f32
    %13 = math.cosh %arg0 : f32
    %14 = math.ctlz %arg2 : i32
    %15 = math.ctpop %arg2 : i32
    %16 = math.cttz %arg2 : i32
    %17 = math.erf %arg0 : f32
    %18 = math.erfc %arg0 : f32
    %19 = math.exp %arg3 : tensor<4xf32>
    %20 = math.exp2 %arg4 : vector<4xf32>
    %21 = math.expm1 %arg0 fastmath<fast> : f32
    %22 = math.floor %arg0 {x} : f32
    %23 = math.fma %arg0, %arg1, %arg0 : f32
    %24 = math.fpowi %arg0, %arg2 : f32, i32
    %25 = math.ipowi %arg2, %arg2 : i32
    %26 = math.isfinite %arg0 : f32
    %27 = math.isinf %arg0 : f32
    %28 = math.isnan %arg0 : f32
    %29 = math.isnormal %arg0 : f32
    %30 = math.log %arg0 : f32
    %31 = math.log10 %arg0 : f32
    %32 = math.log1p %arg0 : f32
    %33 = math.log2 %arg0 : f32
    %34 = math.powf %arg0, %arg1 : f32
    %35 = math.round %arg0 : f32
    %36 = math.roundeven %arg0 : f32
    %37 = math.rsqrt %arg0 : f32
    %38 = math.sin %arg0 : f32
    %39 = math.sinh %arg0 : f32
    %40 = math.sqrt %arg0 : f32
    %41 = math.tan %arg0 : f32
    %42 = math.tanh %arg0 fastmath<nnan,ninf> : f32
    %43 = math.trunc %arg0 : f32
    %44 = math.fma %arg3, %arg3, %arg3 fastmath<contract> : tensor<4xf32>
    return
  }
}
