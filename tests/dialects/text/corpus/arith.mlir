func.func @constants() {
  %0 = arith.constant 0 : i32
  %1 = arith.constant 0 : i32
  %2 = arith.constant -1 : i32
  %3 = arith.constant 5 : index
  %4 = arith.constant true
  %5 = arith.constant false
  %6 = arith.constant true
  %7 = arith.constant 1.0 : f32
  %8 = arith.constant 0.1 : f64
  %9 = arith.constant dense<1.0> : tensor<4xf32>
  %10 = arith.constant dense<[1, 2]> : vector<2xi32>
  %11 = arith.constant {a.b = 1 : i32} 3 : i64
  %12 = arith.constant 0x7F800000 : f32
  %13 = arith.constant dense_resource<blob> : tensor<4xf32>
  return
}
func.func @integers(%a: i32, %b: i32, %i: index, %t: tensor<4xi32>, %v: vector<4xi32>, %p: i1) {
  %0 = arith.addi %a, %b : i32
  %1 = arith.addi %a, %b overflow<nsw> : i32
  %2 = arith.addi %a, %b overflow<nsw, nuw> : i32
  %3 = arith.subi %t, %t : tensor<4xi32>
  %4 = arith.muli %v, %v {x = 1 : i32} : vector<4xi32>
  %5 = arith.divsi %a, %b : i32
  %6 = arith.divui %a, %b : i32
  %7 = arith.remsi %a, %b : i32
  %8 = arith.remui %a, %b : i32
  %9 = arith.ceildivsi %a, %b : i32
  %10 = arith.ceildivui %a, %b : i32
  %11 = arith.floordivsi %a, %b : i32
  %12 = arith.andi %a, %b : i32
  %13 = arith.ori %a, %b : i32
  %14 = arith.xori %a, %b : i32
  %15 = arith.shli %a, %b : i32
  %16 = arith.shrsi %a, %b : i32
  %17 = arith.shrui %a, %b : i32
  %18 = arith.maxsi %a, %b : i32
  %19 = arith.maxui %a, %b : i32
  %20 = arith.minsi %a, %b : i32
  %21 = arith.minui %a, %b : i32
  %22 = arith.cmpi slt, %a, %b : i32
  %23 = arith.cmpi ult, %t, %t {y} : tensor<4xi32>
  %24 = arith.select %p, %a, %b : i32
  %25 = arith.select %23, %t, %t : tensor<4xi1>, tensor<4xi32>
  %26 = arith.select %p, %t, %t : tensor<4xi32>
  %sum, %overflow = arith.addui_extended %a, %b : i32, i1
  %low, %high = arith.mulsi_extended %a, %b : i32
  %low2, %high2 = arith.mului_extended %a, %b : i32
  %27 = arith.index_cast %a : i32 to index
  %28 = arith.index_castui %i : index to i64
  %40 = arith.extsi %t : tensor<4xi32> to tensor<4xi64>
  %29 = arith.extsi %a : i32 to i64
  %30 = arith.extui %a : i32 to i64
  %31 = arith.trunci %a overflow<nsw> : i32 to i8
  %32 = arith.trunci %a overflow<nsw, nuw> : i32 to i8
  %33 = arith.bitcast %a : i32 to f32
  %34 = arith.shli %a, %b overflow<nuw> : i32
  return
}
func.func @floats(%a: f32, %b: f32, %i: i32, %u: tensor<4xf32>) {
  %0 = arith.addf %a, %b : f32
  %1 = arith.addf %a, %b fastmath<fast> : f32
  %2 = arith.subf %a, %b fastmath<nnan,contract> : f32
  %3 = arith.mulf %u, %u : tensor<4xf32>
  %4 = arith.divf %a, %b : f32
  %5 = arith.remf %a, %b : f32
  %6 = arith.negf %a : f32
  %7 = arith.negf %a fastmath<ninf> : f32
  %8 = arith.maximumf %a, %b : f32
  %9 = arith.minimumf %a, %b : f32
  %10 = arith.maxnumf %a, %b : f32
  %11 = arith.minnumf %a, %b : f32
  %12 = arith.cmpf olt, %a, %b : f32
  %13 = arith.cmpf uno, %u, %u : tensor<4xf32>
  %14 = arith.cmpf oeq, %a, %b fastmath<nnan> : f32
  %15 = arith.extf %a : f32 to f64
  %16 = arith.truncf %a : f32 to f16
  %18 = arith.fptosi %a : f32 to i32
  %19 = arith.fptoui %a : f32 to i32
  %20 = arith.sitofp %i : i32 to f32
  %21 = arith.uitofp %i : i32 to f32
  %23 = arith.bitcast %u : tensor<4xf32> to tensor<4xi32>
  %24 = arith.uitofp %i : i32 to f32
  return
}
{-#
  dialect_resources: {
    builtin: {
      blob: "0x040000000000803F000000400000404000008040"
    }
  }
#-}
