#loc5 = loc("shared.py":10:2)
module @m attributes {a.where = loc("attr")} {
  func.func @f(%a: i32 loc("argument"), %b: i32 loc(#loc5)) -> i32 {
    %0 = arith.addi %a, %b : i32 loc("named"(#loc5))
    %1 = arith.addi %0, %b : i32 loc(fused["x", "y":1:2])
    %2 = arith.addi %1, %b : i32 loc(callsite("callee" at "caller.py":4:5))
    %3 = arith.addi %2, %b : i32 loc(fused<"meta">["x"])
    %c = arith.cmpi eq, %3, %b : i32 loc(unknown)
    %4 = scf.if %c -> (i32) {
      scf.yield %0 : i32 loc("inner":1:1)
    } else {
      scf.yield %1 : i32 loc("inner":1:1)
    } loc("if":1:2 to :9)
    %lb = arith.constant 0 : index loc("attr")
    scf.for %i = %lb to %lb step %lb {
      %x = arith.constant 1 : i32 loc("nested"("deep"(#loc5)))
    } loc("for":1:2 to 3:1)
    "t.regions"() ({
    ^bb0(%z: i32 loc("blockarg")):
      "t.end"() : () -> () loc("f.py":1:1)
    }) : () -> () loc("f.py":2:2)
    return %4 : i32 loc("f.py":2:1)
  } loc("f.py":3:1)
} loc(unknown)
