"builtin.module"() ({
  "func.func"() <{function_type = () -> (), sym_name = "constants"}> ({
    %62 = "arith.constant"() <{value = 0 : i32}> : () -> i32
    %63 = "arith.constant"() <{value = 0 : i32}> : () -> i32
    %64 = "arith.constant"() <{value = -1 : i32}> : () -> i32
    %65 = "arith.constant"() <{value = 5 : index}> : () -> index
    %66 = "arith.constant"() <{value = true}> : () -> i1
    %67 = "arith.constant"() <{value = false}> : () -> i1
    %68 = "arith.constant"() <{value = true}> : () -> i1
    %69 = "arith.constant"() <{value = 1.000000e+00 : f32}> : () -> f32
    %70 = "arith.constant"() <{value = 1.000000e-01 : f64}> : () -> f64
    %71 = "arith.constant"() <{value = dense<1.000000e+00> : tensor<4xf32>}> : () -> tensor<4xf32>
    %72 = "arith.constant"() <{value = dense<[1, 2]> : vector<2xi32>}> : () -> vector<2xi32>
    %73 = "arith.constant"() <{value = 3 : i64}> {a.b = 1 : i32} : () -> i64
    %74 = "arith.constant"() <{value = 0x7F800000 : f32}> : () -> f32
    %75 = "arith.constant"() <{value = dense_resource<blob> : tensor<4xf32>}> : () -> tensor<4xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (i32, i32, index, tensor<4xi32>, vector<4xi32>, i1) -> (), sym_name = "integers"}> ({
  ^bb0(%arg4: i32, %arg5: i32, %arg6: index, %arg7: tensor<4xi32>, %arg8: vector<4xi32>, %arg9: i1):
    %23 = "arith.addi"(%arg4, %arg5) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
    %24 = "arith.addi"(%arg4, %arg5) <{overflowFlags = #arith.overflow<nsw>}> : (i32, i32) -> i32
    %25 = "arith.addi"(%arg4, %arg5) <{overflowFlags = #arith.overflow<nsw, nuw>}> : (i32, i32) -> i32
    %26 = "arith.subi"(%arg7, %arg7) <{overflowFlags = #arith.overflow<none>}> : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
    %27 = "arith.muli"(%arg8, %arg8) <{overflowFlags = #arith.overflow<none>}> {x = 1 : i32} : (vector<4xi32>, vector<4xi32>) -> vector<4xi32>
    %28 = "arith.divsi"(%arg4, %arg5) : (i32, i32) -> i32
    %29 = "arith.divui"(%arg4, %arg5) : (i32, i32) -> i32
    %30 = "arith.remsi"(%arg4, %arg5) : (i32, i32) -> i32
    %31 = "arith.remui"(%arg4, %arg5) : (i32, i32) -> i32
    %32 = "arith.ceildivsi"(%arg4, %arg5) : (i32, i32) -> i32
    %33 = "arith.ceildivui"(%arg4, %arg5) : (i32, i32) -> i32
    %34 = "arith.floordivsi"(%arg4, %arg5) : (i32, i32) -> i32
    %35 = "arith.andi"(%arg4, %arg5) : (i32, i32) -> i32
    %36 = "arith.ori"(%arg4, %arg5) : (i32, i32) -> i32
    %37 = "arith.xori"(%arg4, %arg5) : (i32, i32) -> i32
    %38 = "arith.shli"(%arg4, %arg5) <{overflowFlags = #arith.overflow<none>}> : (i32, i32) -> i32
    %39 = "arith.shrsi"(%arg4, %arg5) : (i32, i32) -> i32
    %40 = "arith.shrui"(%arg4, %arg5) : (i32, i32) -> i32
    %41 = "arith.maxsi"(%arg4, %arg5) : (i32, i32) -> i32
    %42 = "arith.maxui"(%arg4, %arg5) : (i32, i32) -> i32
    %43 = "arith.minsi"(%arg4, %arg5) : (i32, i32) -> i32
    %44 = "arith.minui"(%arg4, %arg5) : (i32, i32) -> i32
    %45 = "arith.cmpi"(%arg4, %arg5) <{predicate = 2 : i64}> : (i32, i32) -> i1
    %46 = "arith.cmpi"(%arg7, %arg7) <{predicate = 6 : i64}> {y} : (tensor<4xi32>, tensor<4xi32>) -> tensor<4xi1>
    %47 = "arith.select"(%arg9, %arg4, %arg5) : (i1, i32, i32) -> i32
    %48 = "arith.select"(%46, %arg7, %arg7) : (tensor<4xi1>, tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
    %49 = "arith.select"(%arg9, %arg7, %arg7) : (i1, tensor<4xi32>, tensor<4xi32>) -> tensor<4xi32>
    %50:2 = "arith.addui_extended"(%arg4, %arg5) : (i32, i32) -> (i32, i1)
    %51:2 = "arith.mulsi_extended"(%arg4, %arg5) : (i32, i32) -> (i32, i32)
    %52:2 = "arith.mului_extended"(%arg4, %arg5) : (i32, i32) -> (i32, i32)
    %53 = "arith.index_cast"(%arg4) : (i32) -> index
    %54 = "arith.index_castui"(%arg6) : (index) -> i64
    %55 = "arith.extsi"(%arg7) : (tensor<4xi32>) -> tensor<4xi64>
    %56 = "arith.extsi"(%arg4) : (i32) -> i64
    %57 = "arith.extui"(%arg4) : (i32) -> i64
    %58 = "arith.trunci"(%arg4) <{overflowFlags = #arith.overflow<nsw>}> : (i32) -> i8
    %59 = "arith.trunci"(%arg4) <{overflowFlags = #arith.overflow<nsw, nuw>}> : (i32) -> i8
    %60 = "arith.bitcast"(%arg4) : (i32) -> f32
    %61 = "arith.shli"(%arg4, %arg5) <{overflowFlags = #arith.overflow<nuw>}> : (i32, i32) -> i32
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (f32, f32, i32, tensor<4xf32>) -> (), sym_name = "floats"}> ({
  ^bb0(%arg0: f32, %arg1: f32, %arg2: i32, %arg3: tensor<4xf32>):
    %0 = "arith.addf"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %1 = "arith.addf"(%arg0, %arg1) <{fastmath = #arith.fastmath<fast>}> : (f32, f32) -> f32
    %2 = "arith.subf"(%arg0, %arg1) <{fastmath = #arith.fastmath<nnan,contract>}> : (f32, f32) -> f32
    %3 = "arith.mulf"(%arg3, %arg3) <{fastmath = #arith.fastmath<none>}> : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xf32>
    %4 = "arith.divf"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %5 = "arith.remf"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %6 = "arith.negf"(%arg0) <{fastmath = #arith.fastmath<none>}> : (f32) -> f32
    %7 = "arith.negf"(%arg0) <{fastmath = #arith.fastmath<ninf>}> : (f32) -> f32
    %8 = "arith.maximumf"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %9 = "arith.minimumf"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %10 = "arith.maxnumf"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %11 = "arith.minnumf"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>}> : (f32, f32) -> f32
    %12 = "arith.cmpf"(%arg0, %arg1) <{fastmath = #arith.fastmath<none>, predicate = 4 : i64}> : (f32, f32) -> i1
    %13 = "arith.cmpf"(%arg3, %arg3) <{fastmath = #arith.fastmath<none>, predicate = 14 : i64}> : (tensor<4xf32>, tensor<4xf32>) -> tensor<4xi1>
    %14 = "arith.cmpf"(%arg0, %arg1) <{fastmath = #arith.fastmath<nnan>, predicate = 1 : i64}> : (f32, f32) -> i1
    %15 = "arith.extf"(%arg0) : (f32) -> f64
    %16 = "arith.truncf"(%arg0) : (f32) -> f16
    %17 = "arith.fptosi"(%arg0) : (f32) -> i32
    %18 = "arith.fptoui"(%arg0) : (f32) -> i32
    %19 = "arith.sitofp"(%arg2) : (i32) -> f32
    %20 = "arith.uitofp"(%arg2) : (i32) -> f32
    %21 = "arith.bitcast"(%arg3) : (tensor<4xf32>) -> tensor<4xi32>
    %22 = "arith.uitofp"(%arg2) : (i32) -> f32
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()

{-#
  dialect_resources: {
    builtin: {
      blob: "0x040000000000803F000000400000404000008040"
    }
  }
#-}
