// Functions of complex numbers, on their parts (real, imaginary). They are written out where they are used. Those of
// `!part` compute in the numbers' own type; the others, of f64, take numbers of f32 as such and have their results
// rounded.
!part = f32

func.func private @add(%a: !part, %b: !part, %c: !part, %d: !part) -> (!part, !part) {
  %re = arith.addf %a, %c : !part
  %im = arith.addf %b, %d : !part
  return %re, %im : !part, !part
}

func.func private @sub(%a: !part, %b: !part, %c: !part, %d: !part) -> (!part, !part) {
  %re = arith.subf %a, %c : !part
  %im = arith.subf %b, %d : !part
  return %re, %im : !part, !part
}

func.func private @neg(%a: !part, %b: !part) -> (!part, !part) {
  %re = arith.negf %a : !part
  %im = arith.negf %b : !part
  return %re, %im : !part, !part
}

func.func private @conj(%a: !part, %b: !part) -> (!part, !part) {
  %im = arith.negf %b : !part
  return %a, %im : !part, !part
}

func.func private @mul(%a: !part, %b: !part, %c: !part, %d: !part) -> (!part, !part) {
  %0 = arith.mulf %a, %c : !part
  %1 = arith.mulf %b, %d : !part
  %re = arith.subf %0, %1 : !part
  %2 = arith.mulf %a, %d : !part
  %3 = arith.mulf %b, %c : !part
  %im = arith.addf %2, %3 : !part
  return %re, %im : !part, !part
}

func.func private @eq(%a: !part, %b: !part, %c: !part, %d: !part) -> i1 {
  %re = arith.cmpf oeq, %a, %c : !part
  %im = arith.cmpf oeq, %b, %d : !part
  %both = arith.andi %re, %im : i1
  return %both : i1
}

func.func private @neq(%a: !part, %b: !part, %c: !part, %d: !part) -> i1 {
  %re = arith.cmpf une, %a, %c : !part
  %im = arith.cmpf une, %b, %d : !part
  %either = arith.ori %re, %im : i1
  return %either : i1
}
