module {
  func.func @constants() {
    %c0_i32 = arith.constant 0 : i32
    %c0_i32_0 = arith.constant 0 : i32
    %c-1_i32 = arith.constant -1 : i32
    %c5 = arith.constant 5 : index
    %true = arith.constant true
    %false = arith.constant false
    %true_1 = arith.constant true
    %cst = arith.constant 1.000000e+00 : f32
    %cst_2 = arith.constant 1.000000e-01 : f64
    %cst_3 = arith.constant dense<1.000000e+00> : tensor<4xf32>
    %cst_4 = arith.constant dense<[1, 2]> : vector<2xi32>
    %c3_i64 = arith.constant {a.b = 1 : i32} 3 : i64
    %cst_5 = arith.constant 0x7F800000 : f32
    %cst_6 = arith.constant dense_resource<blob> : tensor<4xf32>
    return
  }
  func.func @integers(%arg0: i32, %arg1: i32, %arg2: index, %arg3: tensor<4xi32>, %arg4: vector<4xi32>, %arg5: i1) {
    %0 = arith.addi %arg0, %arg1 : i32
    %1 = arith.addi %arg0, %arg1 overflow<nsw> : i32
    %2 = arith.addi %arg0, %arg1 overflow<nsw, nuw> : i32
    %3 = arith.subi %arg3, %arg3 : tensor<4xi32>
    %4 = arith.muli %arg4, %arg4 {x = 1 : i32} : vector<4xi32>
    %5 = arith.divsi %arg0, %arg1 : i32
    %6 = arith.divui %arg0, %arg1 : i32
    %7 = arith.remsi %arg0, %arg1 : i32
    %8 = arith.remui %arg0, %arg1 : i32
    %9 = arith.ceildivsi %arg0, %arg1 : i32
    %10 = arith.ceildivui %arg0, %arg1 : i32
    %11 = arith.floordivsi %arg0, %arg1 : i32
    %12 = arith.andi %arg0, %arg1 : i32
    %13 = arith.ori %arg0, %arg1 : i32
    %14 = arith.xori %arg0, %arg1 : i32
    %15 = arith.shli %arg0, %arg1 : i32
    %16 = arith.shrsi %arg0, %arg1 : i32
    %17 = arith.shrui %arg0, %arg1 : i32
    %18 = arith.maxsi %arg0, %arg1 : i32
    %19 = arith.maxui %arg0, %arg1 : i32
    %20 = arith.minsi %arg0, %arg1 : i32
    %21 = arith.minui %arg0, %arg1 : i32
    %22 = arith.cmpi slt, %arg0, %arg1 : i32
    %23 = arith.cmpi ult, %arg3, %arg3 {y} : tensor<4xi32>
    %24 = arith.select %arg5, %arg0, %arg1 : i32
    %25 = arith.select %23, %arg3, %arg3 : tensor<4xi1>, tensor<4xi32>
    %26 = arith.select %arg5, %arg3, %arg3 : tensor<4xi32>
    %sum, %overflow = arith.addui_extended %arg0, %arg1 : i32, i1
    %low, %high = arith.mulsi_extended %arg0, %arg1 : i32
    %low_0, %high_1 = arith.mului_extended %arg0, %arg1 : i32
    %27 = arith.index_cast %arg0 : i32 to index
    %28 = arith.index_castui %arg2 : index to i64
    %29 = arith.extsi %arg3 : tensor<4xi32> to tensor<4xi64>
    %30 = arith.extsi %arg0 : i32 to i64
    %31 = arith.extui %arg0 : i32 to i64
    %32 = arith.trunci %arg0 overflow<nsw> : i32 to i8
    %33 = arith.trunci %arg0 overflow<nsw, nuw> : i32 to i8
    %34 = arith.bitcast %arg0 : i32 to f32
    %35 = arith.shli %arg0, %arg1 overflow<nuw> : i32
    return
  }
  func.func @floats(%arg0: f32, %arg1: f32, %arg2: i32, %arg3: tensor<4xf32>) {
    %0 = arith.addf %arg0, %arg1 : f32
    %1 = arith.addf %arg0, %arg1 fastmath<fast> : f32
    %2 = arith.subf %arg0, %arg1 fastmath<nnan,contract> : f32
    %3 = arith.mulf %arg3, %arg3 : tensor<4xf32>
    %4 = arith.divf %arg0, %arg1 : f32
    %5 = arith.remf %arg0, %arg1 : f32
    %6 = arith.negf %arg0 : f32
    %7 = arith.negf %arg0 fastmath<ninf> : f32
    %8 = arith.maximumf %arg0, %arg1 : f32
    %9 = arith.minimumf %arg0, %arg1 : f32
    %10 = arith.maxnumf %arg0, %arg1 : f32
    %11 = arith.minnumf %arg0, %arg1 : f32
    %12 = arith.cmpf olt, %arg0, %arg1 : f32
    %13 = arith.cmpf uno, %arg3, %arg3 : tensor<4xf32>
    %14 = arith.cmpf oeq, %arg0, %arg1 fastmath<nnan> : f32
    %15 = arith.extf %arg0 : f32 to f64
    %16 = arith.truncf %arg0 : f32 to f16
    %17 = arith.fptosi %arg0 : f32 to i32
    %18 = arith.fptoui %arg0 : f32 to i32
    %19 = arith.sitofp %arg2 : i32 to f32
    %20 = arith.uitofp %arg2 : i32 to f32
    %21 = arith.bitcast %arg3 : tensor<4xf32> to tensor<4xi32>
    %22 = arith.uitofp %arg2 : i32 to f32
    return
  }
}

{-#
  dialect_resources: {
    builtin: {
      blob: "0x040000000000803F000000400000404000008040"
    }
  }
#-}
