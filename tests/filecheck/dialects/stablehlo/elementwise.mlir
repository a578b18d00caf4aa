// Elementwise ops, written generically; the checks are what upstream prints.
// RUN: hloom-opt %s | filecheck %s --strict-whitespace --match-full-lines
// RUN: hloom-opt %s | hloom-opt | filecheck %s --strict-whitespace --match-full-lines

"builtin.module"() ({
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "abs"}> ({
  ^bb0(%arg69: tensor<4x6xf32>):
    %47 = "stablehlo.abs"(%arg69) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "ceil"}> ({
  ^bb0(%arg68: tensor<4x6xf32>):
    %46 = "stablehlo.ceil"(%arg68) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>) -> (), sym_name = "count_leading_zeros"}> ({
  ^bb0(%arg67: tensor<4x6xi32>):
    %45 = "stablehlo.count_leading_zeros"(%arg67) : (tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "floor"}> ({
  ^bb0(%arg66: tensor<4x6xf32>):
    %44 = "stablehlo.floor"(%arg66) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xcomplex<f32>>) -> (), sym_name = "imag"}> ({
  ^bb0(%arg65: tensor<4x6xcomplex<f32>>):
    %43 = "stablehlo.imag"(%arg65) : (tensor<4x6xcomplex<f32>>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "negate"}> ({
  ^bb0(%arg64: tensor<4x6xf32>):
    %42 = "stablehlo.negate"(%arg64) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>) -> (), sym_name = "not"}> ({
  ^bb0(%arg63: tensor<4x6xi32>):
    %41 = "stablehlo.not"(%arg63) : (tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>) -> (), sym_name = "popcnt"}> ({
  ^bb0(%arg62: tensor<4x6xi32>):
    %40 = "stablehlo.popcnt"(%arg62) : (tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xcomplex<f32>>) -> (), sym_name = "real"}> ({
  ^bb0(%arg61: tensor<4x6xcomplex<f32>>):
    %39 = "stablehlo.real"(%arg61) : (tensor<4x6xcomplex<f32>>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "round_nearest_even"}> ({
  ^bb0(%arg60: tensor<4x6xf32>):
    %38 = "stablehlo.round_nearest_even"(%arg60) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "round_nearest_afz"}> ({
  ^bb0(%arg59: tensor<4x6xf32>):
    %37 = "stablehlo.round_nearest_afz"(%arg59) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "sign"}> ({
  ^bb0(%arg58: tensor<4x6xf32>):
    %36 = "stablehlo.sign"(%arg58) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "cbrt"}> ({
  ^bb0(%arg57: tensor<4x6xf32>):
    %35 = "stablehlo.cbrt"(%arg57) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "cosine"}> ({
  ^bb0(%arg56: tensor<4x6xf32>):
    %34 = "stablehlo.cosine"(%arg56) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "exponential"}> ({
  ^bb0(%arg55: tensor<4x6xf32>):
    %33 = "stablehlo.exponential"(%arg55) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "exponential_minus_one"}> ({
  ^bb0(%arg54: tensor<4x6xf32>):
    %32 = "stablehlo.exponential_minus_one"(%arg54) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "log_plus_one"}> ({
  ^bb0(%arg53: tensor<4x6xf32>):
    %31 = "stablehlo.log_plus_one"(%arg53) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "log"}> ({
  ^bb0(%arg52: tensor<4x6xf32>):
    %30 = "stablehlo.log"(%arg52) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "logistic"}> ({
  ^bb0(%arg51: tensor<4x6xf32>):
    %29 = "stablehlo.logistic"(%arg51) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "rsqrt"}> ({
  ^bb0(%arg50: tensor<4x6xf32>):
    %28 = "stablehlo.rsqrt"(%arg50) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "sine"}> ({
  ^bb0(%arg49: tensor<4x6xf32>):
    %27 = "stablehlo.sine"(%arg49) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "sqrt"}> ({
  ^bb0(%arg48: tensor<4x6xf32>):
    %26 = "stablehlo.sqrt"(%arg48) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "tan"}> ({
  ^bb0(%arg47: tensor<4x6xf32>):
    %25 = "stablehlo.tan"(%arg47) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "tanh"}> ({
  ^bb0(%arg46: tensor<4x6xf32>):
    %24 = "stablehlo.tanh"(%arg46) : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "convert"}> ({
  ^bb0(%arg45: tensor<4x6xf32>):
    %23 = "stablehlo.convert"(%arg45) : (tensor<4x6xf32>) -> tensor<4x6xi8>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "is_finite"}> ({
  ^bb0(%arg44: tensor<4x6xf32>):
    %22 = "stablehlo.is_finite"(%arg44) : (tensor<4x6xf32>) -> tensor<4x6xi1>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "reduce_precision"}> ({
  ^bb0(%arg43: tensor<4x6xf32>):
    %21 = "stablehlo.reduce_precision"(%arg43) <{exponent_bits = 5 : i32, mantissa_bits = 10 : i32}> : (tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>) -> (), sym_name = "bitcast_convert"}> ({
  ^bb0(%arg42: tensor<4x6xf32>):
    %20 = "stablehlo.bitcast_convert"(%arg42) : (tensor<4x6xf32>) -> tensor<4x6x4xi8>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "add"}> ({
  ^bb0(%arg40: tensor<4x6xf32>, %arg41: tensor<4x6xf32>):
    %19 = "stablehlo.add"(%arg40, %arg41) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>, tensor<4x6xi32>) -> (), sym_name = "and"}> ({
  ^bb0(%arg38: tensor<4x6xi32>, %arg39: tensor<4x6xi32>):
    %18 = "stablehlo.and"(%arg38, %arg39) : (tensor<4x6xi32>, tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "atan2"}> ({
  ^bb0(%arg36: tensor<4x6xf32>, %arg37: tensor<4x6xf32>):
    %17 = "stablehlo.atan2"(%arg36, %arg37) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "divide"}> ({
  ^bb0(%arg34: tensor<4x6xf32>, %arg35: tensor<4x6xf32>):
    %16 = "stablehlo.divide"(%arg34, %arg35) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "maximum"}> ({
  ^bb0(%arg32: tensor<4x6xf32>, %arg33: tensor<4x6xf32>):
    %15 = "stablehlo.maximum"(%arg32, %arg33) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "minimum"}> ({
  ^bb0(%arg30: tensor<4x6xf32>, %arg31: tensor<4x6xf32>):
    %14 = "stablehlo.minimum"(%arg30, %arg31) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "multiply"}> ({
  ^bb0(%arg28: tensor<4x6xf32>, %arg29: tensor<4x6xf32>):
    %13 = "stablehlo.multiply"(%arg28, %arg29) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>, tensor<4x6xi32>) -> (), sym_name = "or"}> ({
  ^bb0(%arg26: tensor<4x6xi32>, %arg27: tensor<4x6xi32>):
    %12 = "stablehlo.or"(%arg26, %arg27) : (tensor<4x6xi32>, tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "power"}> ({
  ^bb0(%arg24: tensor<4x6xf32>, %arg25: tensor<4x6xf32>):
    %11 = "stablehlo.power"(%arg24, %arg25) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "remainder"}> ({
  ^bb0(%arg22: tensor<4x6xf32>, %arg23: tensor<4x6xf32>):
    %10 = "stablehlo.remainder"(%arg22, %arg23) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>, tensor<4x6xi32>) -> (), sym_name = "shift_left"}> ({
  ^bb0(%arg20: tensor<4x6xi32>, %arg21: tensor<4x6xi32>):
    %9 = "stablehlo.shift_left"(%arg20, %arg21) : (tensor<4x6xi32>, tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>, tensor<4x6xi32>) -> (), sym_name = "shift_right_arithmetic"}> ({
  ^bb0(%arg18: tensor<4x6xi32>, %arg19: tensor<4x6xi32>):
    %8 = "stablehlo.shift_right_arithmetic"(%arg18, %arg19) : (tensor<4x6xi32>, tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>, tensor<4x6xi32>) -> (), sym_name = "shift_right_logical"}> ({
  ^bb0(%arg16: tensor<4x6xi32>, %arg17: tensor<4x6xi32>):
    %7 = "stablehlo.shift_right_logical"(%arg16, %arg17) : (tensor<4x6xi32>, tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "subtract"}> ({
  ^bb0(%arg14: tensor<4x6xf32>, %arg15: tensor<4x6xf32>):
    %6 = "stablehlo.subtract"(%arg14, %arg15) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xi32>, tensor<4x6xi32>) -> (), sym_name = "xor"}> ({
  ^bb0(%arg12: tensor<4x6xi32>, %arg13: tensor<4x6xi32>):
    %5 = "stablehlo.xor"(%arg12, %arg13) : (tensor<4x6xi32>, tensor<4x6xi32>) -> tensor<4x6xi32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "compare"}> ({
  ^bb0(%arg10: tensor<4x6xf32>, %arg11: tensor<4x6xf32>):
    %4 = "stablehlo.compare"(%arg10, %arg11) <{comparison_direction = #stablehlo<comparison_direction GT>}> : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xi1>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "compare_2"}> ({
  ^bb0(%arg8: tensor<4x6xf32>, %arg9: tensor<4x6xf32>):
    %3 = "stablehlo.compare"(%arg8, %arg9) <{compare_type = #stablehlo<comparison_type TOTALORDER>, comparison_direction = #stablehlo<comparison_direction NE>}> : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xi1>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "complex"}> ({
  ^bb0(%arg6: tensor<4x6xf32>, %arg7: tensor<4x6xf32>):
    %2 = "stablehlo.complex"(%arg6, %arg7) : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xcomplex<f32>>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<f32>, tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "clamp"}> ({
  ^bb0(%arg3: tensor<f32>, %arg4: tensor<4x6xf32>, %arg5: tensor<4x6xf32>):
    %1 = "stablehlo.clamp"(%arg3, %arg4, %arg5) : (tensor<f32>, tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
  "func.func"() <{function_type = (tensor<i1>, tensor<4x6xf32>, tensor<4x6xf32>) -> (), sym_name = "select"}> ({
  ^bb0(%arg0: tensor<i1>, %arg1: tensor<4x6xf32>, %arg2: tensor<4x6xf32>):
    %0 = "stablehlo.select"(%arg0, %arg1, %arg2) : (tensor<i1>, tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
    "func.return"() : () -> ()
  }) : () -> ()
}) : () -> ()

// CHECK:  func.func @abs(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.abs %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @ceil(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.ceil %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @count_leading_zeros(%arg0: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.count_leading_zeros %arg0 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @floor(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.floor %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @imag(%arg0: tensor<4x6xcomplex<f32>>) {
// CHECK-NEXT:    %0 = stablehlo.imag %arg0 : (tensor<4x6xcomplex<f32>>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @negate(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.negate %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @not(%arg0: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.not %arg0 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @popcnt(%arg0: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.popcnt %arg0 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @real(%arg0: tensor<4x6xcomplex<f32>>) {
// CHECK-NEXT:    %0 = stablehlo.real %arg0 : (tensor<4x6xcomplex<f32>>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @round_nearest_even(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.round_nearest_even %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @round_nearest_afz(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.round_nearest_afz %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @sign(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.sign %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @cbrt(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.cbrt %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @cosine(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.cosine %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @exponential(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.exponential %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @exponential_minus_one(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.exponential_minus_one %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @log_plus_one(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.log_plus_one %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @log(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.log %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @logistic(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.logistic %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @rsqrt(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.rsqrt %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @sine(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.sine %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @sqrt(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.sqrt %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @tan(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.tan %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @tanh(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.tanh %arg0 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @convert(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.convert %arg0 : (tensor<4x6xf32>) -> tensor<4x6xi8>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @is_finite(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.is_finite %arg0 : (tensor<4x6xf32>) -> tensor<4x6xi1>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @reduce_precision(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.reduce_precision %arg0, format = e5m10 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @bitcast_convert(%arg0: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.bitcast_convert %arg0 : (tensor<4x6xf32>) -> tensor<4x6x4xi8>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @add(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.add %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @and(%arg0: tensor<4x6xi32>, %arg1: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.and %arg0, %arg1 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @atan2(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.atan2 %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @divide(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.divide %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @maximum(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.maximum %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @minimum(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.minimum %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @multiply(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.multiply %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @or(%arg0: tensor<4x6xi32>, %arg1: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.or %arg0, %arg1 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @power(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.power %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @remainder(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.remainder %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @shift_left(%arg0: tensor<4x6xi32>, %arg1: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.shift_left %arg0, %arg1 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @shift_right_arithmetic(%arg0: tensor<4x6xi32>, %arg1: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.shift_right_arithmetic %arg0, %arg1 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @shift_right_logical(%arg0: tensor<4x6xi32>, %arg1: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.shift_right_logical %arg0, %arg1 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @subtract(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.subtract %arg0, %arg1 : tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @xor(%arg0: tensor<4x6xi32>, %arg1: tensor<4x6xi32>) {
// CHECK-NEXT:    %0 = stablehlo.xor %arg0, %arg1 : tensor<4x6xi32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @compare(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.compare GT, %arg0, %arg1 : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xi1>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @compare_2(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.compare NE, %arg0, %arg1, TOTALORDER : (tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xi1>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @complex(%arg0: tensor<4x6xf32>, %arg1: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.complex %arg0, %arg1 : tensor<4x6xcomplex<f32>>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @clamp(%arg0: tensor<f32>, %arg1: tensor<4x6xf32>, %arg2: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.clamp %arg0, %arg1, %arg2 : (tensor<f32>, tensor<4x6xf32>, tensor<4x6xf32>) -> tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
// CHECK-NEXT:  func.func @select(%arg0: tensor<i1>, %arg1: tensor<4x6xf32>, %arg2: tensor<4x6xf32>) {
// CHECK-NEXT:    %0 = stablehlo.select %arg0, %arg1, %arg2 : tensor<i1>, tensor<4x6xf32>
// CHECK-NEXT:    return
// CHECK-NEXT:  }
