// Random bits by Threefry-2x32 of 20 rounds (Salmon et al., SC 2011), numbered as XLA does it: each counter, which is an
// index, makes two words. They are the halves of one element of 64 bits (`wide`), or two neighbours along the middle
// dimension of three, of which the second may be beyond the end.
//
// @word and @set_word take a word of the state, which are the key and the first counter. @put stores a word as the
// element at an index, and @put_wide two of them.
#before = 2 : index
#half = 2 : index
#count = 3 : index
#after = 4 : index
#counters = 16 : i64
#wide = false

func.func private @word(%number: index) -> i64
func.func private @set_word(%number: index, %value: i64)
func.func private @put(%before: index, %i: index, %after: index, %word: i32)
func.func private @put_wide(%before: index, %i: index, %after: index, %low: i32, %high: i32)

func.func private @round(%x: i32, %y: i32, %bits: i32) -> (i32, i32) {
  %c32 = arith.constant 32 : i32
  %sum = arith.addi %x, %y : i32
  %rest = arith.subi %c32, %bits : i32
  %left = arith.shli %y, %bits : i32
  %right = arith.shrui %y, %rest : i32
  %rotated = arith.ori %left, %right : i32
  %mixed = arith.xori %sum, %rotated : i32
  return %sum, %mixed : i32, i32
}

func.func private @rounds(%x: i32, %y: i32, %a: i32, %b: i32, %c: i32, %d: i32) -> (i32, i32) {
  %0:2 = func.call @round(%x, %y, %a) : (i32, i32, i32) -> (i32, i32)
  %1:2 = func.call @round(%0#0, %0#1, %b) : (i32, i32, i32) -> (i32, i32)
  %2:2 = func.call @round(%1#0, %1#1, %c) : (i32, i32, i32) -> (i32, i32)
  %3:2 = func.call @round(%2#0, %2#1, %d) : (i32, i32, i32) -> (i32, i32)
  return %3#0, %3#1 : i32, i32
}

func.func private @even_rounds(%x: i32, %y: i32) -> (i32, i32) {
  %a = arith.constant 13 : i32
  %b = arith.constant 15 : i32
  %c = arith.constant 26 : i32
  %d = arith.constant 6 : i32
  %0:2 = func.call @rounds(%x, %y, %a, %b, %c, %d) : (i32, i32, i32, i32, i32, i32) -> (i32, i32)
  return %0#0, %0#1 : i32, i32
}

func.func private @odd_rounds(%x: i32, %y: i32) -> (i32, i32) {
  %a = arith.constant 17 : i32
  %b = arith.constant 29 : i32
  %c = arith.constant 16 : i32
  %d = arith.constant 24 : i32
  %0:2 = func.call @rounds(%x, %y, %a, %b, %c, %d) : (i32, i32, i32, i32, i32, i32) -> (i32, i32)
  return %0#0, %0#1 : i32, i32
}

func.func private @add_keys(%x: i32, %y: i32, %key: i32, %next_key: i32, %number: i32) -> (i32, i32) {
  %0 = arith.addi %x, %key : i32
  %1 = arith.addi %y, %next_key : i32
  %2 = arith.addi %1, %number : i32
  return %0, %2 : i32, i32
}

func.func private @halves(%word: i64) -> (i32, i32) {
  %c32 = arith.constant 32 : i64
  %low = arith.trunci %word : i64 to i32
  %rest = arith.shrui %word, %c32 : i64
  %high = arith.trunci %rest : i64 to i32
  return %low, %high : i32, i32
}

func.func @bits() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %n_before = arith.constant #before
  %half = arith.constant #half
  %n = arith.constant #count
  %n_after = arith.constant #after
  %counters = arith.constant #counters
  %wide = arith.constant #wide
  %n0 = arith.constant 0 : i32
  %n1 = arith.constant 1 : i32
  %n2 = arith.constant 2 : i32
  %n3 = arith.constant 3 : i32
  %n4 = arith.constant 4 : i32
  %n5 = arith.constant 5 : i32
  %parity = arith.constant 0x1BD11BDA : i32
  %key = func.call @word(%c0) : (index) -> i64
  %start = func.call @word(%c1) : (index) -> i64
  %k:2 = func.call @halves(%key) : (i64) -> (i32, i32)
  %k01 = arith.xori %k#0, %k#1 : i32
  %k2 = arith.xori %k01, %parity : i32
  scf.for %b = %c0 to %n_before step %c1 {
    scf.for %h = %c0 to %half step %c1 {
      scf.for %a = %c0 to %n_after step %c1 {
        %row = arith.muli %b, %half : index
        %place = arith.addi %row, %h : index
        %line = arith.muli %place, %n_after : index
        %index = arith.addi %line, %a : index
        %offset = arith.index_cast %index : index to i64
        %counter = arith.addi %start, %offset : i64
        %c:2 = func.call @halves(%counter) : (i64) -> (i32, i32)
        %0:2 = func.call @add_keys(%c#0, %c#1, %k#0, %k#1, %n0) : (i32, i32, i32, i32, i32) -> (i32, i32)
        %1:2 = func.call @even_rounds(%0#0, %0#1) : (i32, i32) -> (i32, i32)
        %2:2 = func.call @add_keys(%1#0, %1#1, %k#1, %k2, %n1) : (i32, i32, i32, i32, i32) -> (i32, i32)
        %3:2 = func.call @odd_rounds(%2#0, %2#1) : (i32, i32) -> (i32, i32)
        %4:2 = func.call @add_keys(%3#0, %3#1, %k2, %k#0, %n2) : (i32, i32, i32, i32, i32) -> (i32, i32)
        %5:2 = func.call @even_rounds(%4#0, %4#1) : (i32, i32) -> (i32, i32)
        %6:2 = func.call @add_keys(%5#0, %5#1, %k#0, %k#1, %n3) : (i32, i32, i32, i32, i32) -> (i32, i32)
        %7:2 = func.call @odd_rounds(%6#0, %6#1) : (i32, i32) -> (i32, i32)
        %8:2 = func.call @add_keys(%7#0, %7#1, %k#1, %k2, %n4) : (i32, i32, i32, i32, i32) -> (i32, i32)
        %9:2 = func.call @even_rounds(%8#0, %8#1) : (i32, i32) -> (i32, i32)
        %x, %y = func.call @add_keys(%9#0, %9#1, %k2, %k#0, %n5) : (i32, i32, i32, i32, i32) -> (i32, i32)
        scf.if %wide {
          func.call @put_wide(%b, %h, %a, %x, %y) : (index, index, index, i32, i32) -> ()
        } else {
          %first = arith.addi %h, %h : index
          %second = arith.addi %first, %c1 : index
          func.call @put(%b, %first, %a, %x) : (index, index, index, i32) -> ()
          %is_there = arith.cmpi ult, %second, %n : index
          scf.if %is_there {
            func.call @put(%b, %second, %a, %y) : (index, index, index, i32) -> ()
          }
        }
      }
    }
  }
  %next = arith.addi %start, %counters : i64
  func.call @set_word(%c0, %key) : (index, i64) -> ()
  func.call @set_word(%c1, %next) : (index, i64) -> ()
  return
}
