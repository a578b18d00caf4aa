// Loops become C as ops: pointers, linear subscripts, variables, and integers that may wrap around.
//
// RUN: hloom-opt %s --lower-to-emitc | filecheck %s
// RUN: hloom-opt %s --lower-to-emitc | mlir-opt

// CHECK: emitc.global static const @table : !emitc.array<6xi16> = dense<[1, 2, 3, 4, 5, 6]>
memref.global "private" constant @table : memref<2x3xi16> = dense<[[1, 2, 3], [4, 5, 6]]>

// CHECK-LABEL: emitc.func @main
// CHECK-SAME:  %arg0: !emitc.ptr<f32> {hloom.const, hloom.name = "x"}
// CHECK-SAME:  %arg1: !emitc.ptr<f32> {hloom.name = "y"}
// CHECK-SAME:  -> i32
func.func public @main(%x: memref<4x8xf32>, %y: memref<4xf32>, %w: memref<128xi8>) -> i32 attributes {hloom.abi = [
    {name = "x", role = "argument", type = tensor<4x8xf32>}, {name = "y", role = "result", type = tensor<4xf32>},
    {name = "workspace", role = "workspace", type = tensor<128xi8>}]} {
  // CHECK:      %[[TABLE:.*]] = get_global @table : !emitc.array<6xi16>
  // CHECK-NEXT: cast %[[TABLE]] : !emitc.array<6xi16> to !emitc.ptr<i16>
  %t = memref.get_global @table : memref<2x3xi16>
  // CHECK:      %[[OFFSET:.*]] = "emitc.constant"() <{value = 64 : i64}>
  // CHECK-NEXT: %[[BYTES:.*]] = add %arg2, %[[OFFSET]] : (!emitc.ptr<i8>, i64) -> !emitc.ptr<i8>
  // CHECK-NEXT: %[[VIEW:.*]] = cast %[[BYTES]] : !emitc.ptr<i8> to !emitc.ptr<f32>
  %c64 = arith.constant 64 : index
  %v = memref.view %w[%c64][] : memref<128xi8> to memref<4xf32>
  // CHECK-NEXT: call @sums(%arg0, %[[VIEW]])
  call @sums(%x, %v) : (memref<4x8xf32>, memref<4xf32>) -> ()
  // CHECK:      %[[SIZE:.*]] = "emitc.constant"() <{value = 16 : index}> : () -> !emitc.size_t
  // CHECK-NEXT: call_opaque "memcpy"(%arg1, %[[VIEW]], %[[SIZE]])
  memref.copy %v, %y : memref<4xf32> to memref<4xf32>
  call @in_place(%y, %y) : (memref<4xf32>, memref<4xf32>) -> ()
  %ok = arith.constant 0 : i32
  return %ok : i32
}

// What the plan proves apart is restrict; what is only read is const.
// CHECK-LABEL: emitc.func @sums
// CHECK-SAME:  {{.*}}{hloom.const, hloom.name = "x", hloom.restrict}, %arg1: !emitc.ptr<f32> {hloom.name = "y", hloom.restrict})
// CHECK-SAME:  specifiers = ["static"]
func.func private @sums(%x: memref<4x8xf32>, %y: memref<4xf32>) attributes {hloom.kernel} {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c4 = arith.constant 4 : index
  %c8 = arith.constant 8 : index
  %zero = arith.constant 0.0 : f32
  // CHECK:      for %[[I:.*]] = %{{.*}} to %{{.*}} step %{{.*}} : !emitc.ptrdiff_t
  scf.for %i = %c0 to %c4 step %c1 {
    // CHECK-NEXT: %[[ACC:.*]] = "emitc.variable"() <{value = 0.000000e+00 : f32}> : () -> !emitc.lvalue<f32>
    // CHECK-NEXT: for %[[J:.*]] =
    %s = scf.for %j = %c0 to %c8 step %c1 iter_args(%acc = %zero) -> (f32) {
      // CHECK-NEXT: %[[OLD:.*]] = load %[[ACC]]
      // CHECK-NEXT: %[[ROW:.*]] = mul %[[I]], %{{.*}} : (!emitc.ptrdiff_t, !emitc.ptrdiff_t) -> !emitc.ptrdiff_t
      // CHECK-NEXT: %[[AT:.*]] = add %[[ROW]], %[[J]]
      // CHECK-NEXT: %[[PLACE:.*]] = subscript %arg0[%[[AT]]]
      // CHECK-NEXT: %[[X:.*]] = load %[[PLACE]]
      // CHECK-NEXT: %[[NEW:.*]] = add %[[OLD]], %[[X]]
      // CHECK-NEXT: assign %[[NEW]] : f32 to %[[ACC]]
      %a = memref.load %x[%i, %j] : memref<4x8xf32>
      %n = arith.addf %acc, %a : f32
      scf.yield %n : f32
    } {hloom.simd = "add"}
    // CHECK-NEXT: } {hloom.simd = "add"}
    // CHECK-NEXT: %[[SUM:.*]] = load %[[ACC]]
    // CHECK-NEXT: %[[OUT:.*]] = subscript %arg1[%[[I]]]
    // CHECK-NEXT: assign %[[SUM]] : f32 to %[[OUT]]
    memref.store %s, %y[%i] : memref<4xf32>
  }
  return
}

// One pointer twice, and written: neither is restrict, nor const.
// CHECK-LABEL: emitc.func @in_place
// CHECK-SAME:  {hloom.const, hloom.name = "x"}, %arg1: !emitc.ptr<f32> {hloom.name = "y"})
func.func private @in_place(%x: memref<4xf32>, %y: memref<4xf32>) attributes {hloom.kernel} {
  %c0 = arith.constant 0 : index
  %a = memref.load %x[%c0] : memref<4xf32>
  memref.store %a, %y[%c0] : memref<4xf32>
  return
}

// Sums and products wrap around in unsigned types of at least 32 bits; a chain is cast once.
// CHECK-LABEL: emitc.func @wrap
// CHECK-SAME:  specifiers = ["static", "inline"]
// CHECK-DAG:   %[[A:.*]] = cast %arg0 : i8 to ui32
// CHECK-DAG:   %[[B:.*]] = cast %arg1 : i8 to ui32
// CHECK:       %[[P:.*]] = mul %[[A]], %[[B]] : (ui32, ui32) -> ui32
// CHECK-NEXT:  %[[A2:.*]] = cast %arg0 : i8 to ui32
// CHECK-NEXT:  %[[S:.*]] = add %[[P]], %[[A2]] : (ui32, ui32) -> ui32
// CHECK-NEXT:  %[[R:.*]] = cast %[[S]] : ui32 to i8
// CHECK-NEXT:  return %[[R]] : i8
func.func private @wrap(%a: i8, %b: i8) -> i8 attributes {hloom.inline} {
  %p = arith.muli %a, %b : i8
  %s = arith.addi %p, %a : i8
  return %s : i8
}
