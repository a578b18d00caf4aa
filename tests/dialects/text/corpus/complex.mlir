func.func @complex(%c: complex<f32>, %d: complex<f32>, %r: f32, %n: i32, %t: tensor<2xcomplex<f32>>) {
  %0 = complex.abs %c : complex<f32>
  %1 = complex.add %c, %d : complex<f32>
  %2 = complex.angle %c : complex<f32>
  %3 = complex.atan2 %c, %d : complex<f32>
  %4 = complex.bitcast %c : complex<f32> to i64
  %5 = complex.conj %c : complex<f32>
  %6 = complex.constant [1.0 : f32, -1.0 : f32] : complex<f32>
  %7 = complex.constant [0.1, 1.0] : complex<f64>
  %8 = complex.cos %c : complex<f32>
  %9 = complex.create %r, %r : complex<f32>
  %10 = complex.div %c, %d : complex<f32>
  %11 = complex.eq %c, %d : complex<f32>
  %12 = complex.exp %c : complex<f32>
  %13 = complex.expm1 %c : complex<f32>
  %14 = complex.im %c : complex<f32>
  %15 = complex.log %c : complex<f32>
  %16 = complex.log1p %c : complex<f32>
  %17 = complex.mul %c, %d fastmath<nnan> : complex<f32>
  %18 = complex.neg %c : complex<f32>
  %19 = complex.neq %c, %d : complex<f32>
  %20 = complex.pow %c, %d : complex<f32>
  %22 = complex.re %c : complex<f32>
  %23 = complex.rsqrt %c : complex<f32>
  %24 = complex.sign %c : complex<f32>
  %25 = complex.sin %c : complex<f32>
  %26 = complex.sqrt %c : complex<f32>
  %27 = complex.sub %c, %d {a} : complex<f32>
  %28 = complex.tan %c : complex<f32>
  %29 = complex.tanh %c : complex<f32>
  return
}
