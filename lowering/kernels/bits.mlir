// Counting the bits of integers, which C has no portable operator for.

// How many bits are set: in pairs, nibbles, bytes, and then all of them.
func.func private @hloom_ctpop_i8(%x: i8) -> i8 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i8
  %c1 = arith.constant 85 : i8
  %c2 = arith.constant 51 : i8
  %c3 = arith.constant 2 : i8
  %c4 = arith.constant 4 : i8
  %c5 = arith.constant 15 : i8
  %0 = arith.shrui %x, %c0 : i8
  %1 = arith.andi %0, %c1 : i8
  %2 = arith.subi %x, %1 : i8
  %3 = arith.andi %2, %c2 : i8
  %4 = arith.shrui %2, %c3 : i8
  %5 = arith.andi %4, %c2 : i8
  %6 = arith.addi %3, %5 : i8
  %7 = arith.shrui %6, %c4 : i8
  %8 = arith.addi %6, %7 : i8
  %9 = arith.andi %8, %c5 : i8
  return %9 : i8
}

// How many bits stand before the first that is set: those that stay 0 when it is smeared to the right.
func.func private @hloom_ctlz_i8(%x: i8) -> i8 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i8
  %c1 = arith.constant 2 : i8
  %c2 = arith.constant 4 : i8
  %c3 = arith.constant -1 : i8
  %0 = arith.shrui %x, %c0 : i8
  %1 = arith.ori %x, %0 : i8
  %2 = arith.shrui %1, %c1 : i8
  %3 = arith.ori %1, %2 : i8
  %4 = arith.shrui %3, %c2 : i8
  %5 = arith.ori %3, %4 : i8
  %6 = arith.xori %5, %c3 : i8
  %7 = func.call @hloom_ctpop_i8(%6) : (i8) -> i8
  return %7 : i8
}

// How many bits stand after the last that is set.
func.func private @hloom_cttz_i8(%x: i8) -> i8 attributes {hloom.inline} {
  %c0 = arith.constant -1 : i8
  %c1 = arith.constant 1 : i8
  %0 = arith.xori %x, %c0 : i8
  %1 = arith.subi %x, %c1 : i8
  %2 = arith.andi %0, %1 : i8
  %3 = func.call @hloom_ctpop_i8(%2) : (i8) -> i8
  return %3 : i8
}

// How many bits are set: in pairs, nibbles, bytes, and then all of them.
func.func private @hloom_ctpop_i16(%x: i16) -> i16 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i16
  %c1 = arith.constant 21845 : i16
  %c2 = arith.constant 13107 : i16
  %c3 = arith.constant 2 : i16
  %c4 = arith.constant 4 : i16
  %c5 = arith.constant 3855 : i16
  %c6 = arith.constant 257 : i16
  %c7 = arith.constant 8 : i16
  %0 = arith.shrui %x, %c0 : i16
  %1 = arith.andi %0, %c1 : i16
  %2 = arith.subi %x, %1 : i16
  %3 = arith.andi %2, %c2 : i16
  %4 = arith.shrui %2, %c3 : i16
  %5 = arith.andi %4, %c2 : i16
  %6 = arith.addi %3, %5 : i16
  %7 = arith.shrui %6, %c4 : i16
  %8 = arith.addi %6, %7 : i16
  %9 = arith.andi %8, %c5 : i16
  %10 = arith.muli %9, %c6 : i16
  %11 = arith.shrui %10, %c7 : i16
  return %11 : i16
}

// How many bits stand before the first that is set: those that stay 0 when it is smeared to the right.
func.func private @hloom_ctlz_i16(%x: i16) -> i16 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i16
  %c1 = arith.constant 2 : i16
  %c2 = arith.constant 4 : i16
  %c3 = arith.constant 8 : i16
  %c4 = arith.constant -1 : i16
  %0 = arith.shrui %x, %c0 : i16
  %1 = arith.ori %x, %0 : i16
  %2 = arith.shrui %1, %c1 : i16
  %3 = arith.ori %1, %2 : i16
  %4 = arith.shrui %3, %c2 : i16
  %5 = arith.ori %3, %4 : i16
  %6 = arith.shrui %5, %c3 : i16
  %7 = arith.ori %5, %6 : i16
  %8 = arith.xori %7, %c4 : i16
  %9 = func.call @hloom_ctpop_i16(%8) : (i16) -> i16
  return %9 : i16
}

// How many bits stand after the last that is set.
func.func private @hloom_cttz_i16(%x: i16) -> i16 attributes {hloom.inline} {
  %c0 = arith.constant -1 : i16
  %c1 = arith.constant 1 : i16
  %0 = arith.xori %x, %c0 : i16
  %1 = arith.subi %x, %c1 : i16
  %2 = arith.andi %0, %1 : i16
  %3 = func.call @hloom_ctpop_i16(%2) : (i16) -> i16
  return %3 : i16
}

// How many bits are set: in pairs, nibbles, bytes, and then all of them.
func.func private @hloom_ctpop_i32(%x: i32) -> i32 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i32
  %c1 = arith.constant 1431655765 : i32
  %c2 = arith.constant 858993459 : i32
  %c3 = arith.constant 2 : i32
  %c4 = arith.constant 4 : i32
  %c5 = arith.constant 252645135 : i32
  %c6 = arith.constant 16843009 : i32
  %c7 = arith.constant 24 : i32
  %0 = arith.shrui %x, %c0 : i32
  %1 = arith.andi %0, %c1 : i32
  %2 = arith.subi %x, %1 : i32
  %3 = arith.andi %2, %c2 : i32
  %4 = arith.shrui %2, %c3 : i32
  %5 = arith.andi %4, %c2 : i32
  %6 = arith.addi %3, %5 : i32
  %7 = arith.shrui %6, %c4 : i32
  %8 = arith.addi %6, %7 : i32
  %9 = arith.andi %8, %c5 : i32
  %10 = arith.muli %9, %c6 : i32
  %11 = arith.shrui %10, %c7 : i32
  return %11 : i32
}

// How many bits stand before the first that is set: those that stay 0 when it is smeared to the right.
func.func private @hloom_ctlz_i32(%x: i32) -> i32 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i32
  %c1 = arith.constant 2 : i32
  %c2 = arith.constant 4 : i32
  %c3 = arith.constant 8 : i32
  %c4 = arith.constant 16 : i32
  %c5 = arith.constant -1 : i32
  %0 = arith.shrui %x, %c0 : i32
  %1 = arith.ori %x, %0 : i32
  %2 = arith.shrui %1, %c1 : i32
  %3 = arith.ori %1, %2 : i32
  %4 = arith.shrui %3, %c2 : i32
  %5 = arith.ori %3, %4 : i32
  %6 = arith.shrui %5, %c3 : i32
  %7 = arith.ori %5, %6 : i32
  %8 = arith.shrui %7, %c4 : i32
  %9 = arith.ori %7, %8 : i32
  %10 = arith.xori %9, %c5 : i32
  %11 = func.call @hloom_ctpop_i32(%10) : (i32) -> i32
  return %11 : i32
}

// How many bits stand after the last that is set.
func.func private @hloom_cttz_i32(%x: i32) -> i32 attributes {hloom.inline} {
  %c0 = arith.constant -1 : i32
  %c1 = arith.constant 1 : i32
  %0 = arith.xori %x, %c0 : i32
  %1 = arith.subi %x, %c1 : i32
  %2 = arith.andi %0, %1 : i32
  %3 = func.call @hloom_ctpop_i32(%2) : (i32) -> i32
  return %3 : i32
}

// How many bits are set: in pairs, nibbles, bytes, and then all of them.
func.func private @hloom_ctpop_i64(%x: i64) -> i64 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i64
  %c1 = arith.constant 6148914691236517205 : i64
  %c2 = arith.constant 3689348814741910323 : i64
  %c3 = arith.constant 2 : i64
  %c4 = arith.constant 4 : i64
  %c5 = arith.constant 1085102592571150095 : i64
  %c6 = arith.constant 72340172838076673 : i64
  %c7 = arith.constant 56 : i64
  %0 = arith.shrui %x, %c0 : i64
  %1 = arith.andi %0, %c1 : i64
  %2 = arith.subi %x, %1 : i64
  %3 = arith.andi %2, %c2 : i64
  %4 = arith.shrui %2, %c3 : i64
  %5 = arith.andi %4, %c2 : i64
  %6 = arith.addi %3, %5 : i64
  %7 = arith.shrui %6, %c4 : i64
  %8 = arith.addi %6, %7 : i64
  %9 = arith.andi %8, %c5 : i64
  %10 = arith.muli %9, %c6 : i64
  %11 = arith.shrui %10, %c7 : i64
  return %11 : i64
}

// How many bits stand before the first that is set: those that stay 0 when it is smeared to the right.
func.func private @hloom_ctlz_i64(%x: i64) -> i64 attributes {hloom.inline} {
  %c0 = arith.constant 1 : i64
  %c1 = arith.constant 2 : i64
  %c2 = arith.constant 4 : i64
  %c3 = arith.constant 8 : i64
  %c4 = arith.constant 16 : i64
  %c5 = arith.constant 32 : i64
  %c6 = arith.constant -1 : i64
  %0 = arith.shrui %x, %c0 : i64
  %1 = arith.ori %x, %0 : i64
  %2 = arith.shrui %1, %c1 : i64
  %3 = arith.ori %1, %2 : i64
  %4 = arith.shrui %3, %c2 : i64
  %5 = arith.ori %3, %4 : i64
  %6 = arith.shrui %5, %c3 : i64
  %7 = arith.ori %5, %6 : i64
  %8 = arith.shrui %7, %c4 : i64
  %9 = arith.ori %7, %8 : i64
  %10 = arith.shrui %9, %c5 : i64
  %11 = arith.ori %9, %10 : i64
  %12 = arith.xori %11, %c6 : i64
  %13 = func.call @hloom_ctpop_i64(%12) : (i64) -> i64
  return %13 : i64
}

// How many bits stand after the last that is set.
func.func private @hloom_cttz_i64(%x: i64) -> i64 attributes {hloom.inline} {
  %c0 = arith.constant -1 : i64
  %c1 = arith.constant 1 : i64
  %0 = arith.xori %x, %c0 : i64
  %1 = arith.subi %x, %c1 : i64
  %2 = arith.andi %0, %1 : i64
  %3 = func.call @hloom_ctpop_i64(%2) : (i64) -> i64
  return %3 : i64
}
