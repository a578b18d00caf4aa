module attributes {m.a = "x"} {
  func.func @empty() {
    return
  }
  func.func private @declared(i32, tensor<4xf32> {a.b = 1 : i32}) -> (i32 {a.unit}, f32)
  func.func public @args(%arg0: i32 {a.z, jax.x = "y"}, %arg1: tensor<?xf32>) -> (i32 {jax.result_info = "r"}, tensor<?xf32>) attributes {hloom.kernel, llvm.emit_c_interface} {
    return %arg0, %arg1 : i32, tensor<?xf32>
  }
  func.func nested @"needs quotes"(%arg0: i32) -> i32 {
    return %arg0 : i32
  }
  func.func @calls(%arg0: i32) -> (i32, f32) {
    call @empty() : () -> ()
    %3 = call @"needs quotes"(%arg0) {inline} : (i32) -> i32
    %cst = arith.constant dense<0.000000e+00> : tensor<4xf32>
    %4:2 = call @declared(%3, %cst) : (i32, tensor<4xf32>) -> (i32, f32)
    return %4#0, %4#1 : i32, f32
  }
  func.func @attributes_on_return(%arg0: i32) -> i32 attributes {a.no_inline} {
    return {a = 1 : i32} %arg0 : i32
  }
  module @inner {
    func.func @isolated(%arg0: i32) {
      %3 = arith.addi %arg0, %arg0 : i32
      return
    }
    module {
    }
  }
  %0 = unrealized_conversion_cast to i32
  %1 = unrealized_conversion_cast %0 : i32 to i64
  %2:2 = unrealized_conversion_cast %1, %0 : i64, i32 to f32, f64 {a}
}
