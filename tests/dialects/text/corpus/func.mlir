module attributes {m.a = "x"} {
  func.func @empty() {
    return
  }
  func.func private @declared(i32, tensor<4xf32> {a.b = 1 : i32}) -> (i32 {a.unit}, f32)
  func.func public @args(%arg0: i32 {jax.x = "y", a.z}, %arg1: tensor<?xf32>) -> (i32 {jax.result_info = "r"}, tensor<?xf32>) attributes {hloom.kernel, llvm.emit_c_interface} {
    return %arg0, %arg1 : i32, tensor<?xf32>
  }
  func.func nested @"needs quotes"(%x: i32) -> i32 {
    return %x : i32
  }
  func.func @calls(%x: i32) -> (i32, f32) {
    call @empty() : () -> ()
    %0 = call @"needs quotes"(%x) {inline} : (i32) -> i32
    %t = arith.constant dense<0.0> : tensor<4xf32>
    %1:2 = call @declared(%0, %t) : (i32, tensor<4xf32>) -> (i32, f32)
    return %1#0, %1#1 : i32, f32
  }
  func.func @attributes_on_return(%x: i32) -> i32 attributes {a.no_inline} {
    return {a = 1 : i32} %x : i32
  }
  module @inner {
    func.func @isolated(%a: i32) {
      %0 = arith.addi %a, %a : i32
      return
    }
    builtin.module {
    }
  }
  %0 = builtin.unrealized_conversion_cast to i32
  %1 = builtin.unrealized_conversion_cast %0 : i32 to i64
  %2:2 = builtin.unrealized_conversion_cast %1, %0 : i64, i32 to f32, f64 {a}
}
