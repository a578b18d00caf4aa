// Random bits by Philox-4x32 of 10 rounds (Salmon et al., SC 2011), numbered as XLA does it: each counter makes four
// words, of which each, or each two (`wide`), are an element; the last ones may be beyond the end.
//
// @word and @set_word take a word of the state: the key, then the counter's low half and, if there are three words, its
// high half; else the key is taken for that. @put stores a word as the element at an index, and @put_wide two of them.
#count = 13 : index
#blocks = 4 : index
#counters = 4 : i64
#has_high = true
#wide = false

func.func private @word(%number: index) -> i64
func.func private @set_word(%number: index, %value: i64)
func.func private @put(%i: index, %word: i32)
func.func private @put_wide(%i: index, %low: i32, %high: i32)

func.func private @halves(%word: i64) -> (i32, i32) {
  %c32 = arith.constant 32 : i64
  %low = arith.trunci %word : i64 to i32
  %rest = arith.shrui %word, %c32 : i64
  %high = arith.trunci %rest : i64 to i32
  return %low, %high : i32, i32
}

func.func private @product(%x: i32, %factor: i64) -> (i32, i32) {
  %wide = arith.extui %x : i32 to i64
  %product = arith.muli %wide, %factor : i64
  %0:2 = func.call @halves(%product) : (i64) -> (i32, i32)
  return %0#0, %0#1 : i32, i32
}

func.func private @round(%a: i32, %b: i32, %c: i32, %d: i32, %k0: i32, %k1: i32) -> (i32, i32, i32, i32, i32, i32) {
  %first_factor = arith.constant 0xD2511F53 : i64
  %second_factor = arith.constant 0xCD9E8D57 : i64
  %first_step = arith.constant 0x9E3779B9 : i32
  %second_step = arith.constant 0xBB67AE85 : i32
  %first:2 = func.call @product(%a, %first_factor) : (i32, i64) -> (i32, i32)
  %second:2 = func.call @product(%c, %second_factor) : (i32, i64) -> (i32, i32)
  %0 = arith.xori %second#1, %b : i32
  %1 = arith.xori %0, %k0 : i32
  %2 = arith.xori %first#1, %d : i32
  %3 = arith.xori %2, %k1 : i32
  %next0 = arith.addi %k0, %first_step : i32
  %next1 = arith.addi %k1, %second_step : i32
  return %1, %second#0, %3, %first#0, %next0, %next1 : i32, i32, i32, i32, i32, i32
}

func.func @bits() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c2 = arith.constant 2 : index
  %c3 = arith.constant 3 : index
  %c4 = arith.constant 4 : index
  %rounds = arith.constant 10 : index
  %n = arith.constant #count
  %blocks = arith.constant #blocks
  %counters = arith.constant #counters
  %has_high = arith.constant #has_high
  %wide = arith.constant #wide
  %key = func.call @word(%c0) : (index) -> i64
  %start = func.call @word(%c1) : (index) -> i64
  %start_high = scf.if %has_high -> i64 {
    %high = func.call @word(%c2) : (index) -> i64
    scf.yield %high : i64
  } else {
    scf.yield %key : i64
  }
  %k:2 = func.call @halves(%key) : (i64) -> (i32, i32)
  scf.for %block = %c0 to %blocks step %c1 {
    %offset = arith.index_cast %block : index to i64
    %low = arith.addi %start, %offset : i64
    %wraps = arith.cmpi ult, %low, %start : i64
    %carry = arith.extui %wraps : i1 to i64
    %high = arith.addi %start_high, %carry : i64
    %l:2 = func.call @halves(%low) : (i64) -> (i32, i32)
    %h:2 = func.call @halves(%high) : (i64) -> (i32, i32)
    %w:6 = scf.for %round = %c0 to %rounds step %c1
        iter_args(%a = %l#0, %b = %l#1, %c = %h#0, %d = %h#1, %k0 = %k#0, %k1 = %k#1) -> (i32, i32, i32, i32, i32, i32) {
      %next:6 = func.call @round(%a, %b, %c, %d, %k0, %k1)
          : (i32, i32, i32, i32, i32, i32) -> (i32, i32, i32, i32, i32, i32)
      scf.yield %next#0, %next#1, %next#2, %next#3, %next#4, %next#5 : i32, i32, i32, i32, i32, i32
    }
    scf.if %wide {
      %first = arith.muli %block, %c2 : index
      %second = arith.addi %first, %c1 : index
      func.call @put_wide(%first, %w#0, %w#1) : (index, i32, i32) -> ()
      %is_there = arith.cmpi ult, %second, %n : index
      scf.if %is_there {
        func.call @put_wide(%second, %w#2, %w#3) : (index, i32, i32) -> ()
      }
    } else {
      %first = arith.muli %block, %c4 : index
      %second = arith.addi %first, %c1 : index
      %third = arith.addi %first, %c2 : index
      %fourth = arith.addi %first, %c3 : index
      func.call @put(%first, %w#0) : (index, i32) -> ()
      %second_is_there = arith.cmpi ult, %second, %n : index
      scf.if %second_is_there {
        func.call @put(%second, %w#1) : (index, i32) -> ()
      }
      %third_is_there = arith.cmpi ult, %third, %n : index
      scf.if %third_is_there {
        func.call @put(%third, %w#2) : (index, i32) -> ()
      }
      %fourth_is_there = arith.cmpi ult, %fourth, %n : index
      scf.if %fourth_is_there {
        func.call @put(%fourth, %w#3) : (index, i32) -> ()
      }
    }
  }
  %next = arith.addi %start, %counters : i64
  func.call @set_word(%c0, %key) : (index, i64) -> ()
  func.call @set_word(%c1, %next) : (index, i64) -> ()
  scf.if %has_high {
    %wraps = arith.cmpi ult, %next, %start : i64
    %carry = arith.extui %wraps : i1 to i64
    %next_high = arith.addi %start_high, %carry : i64
    func.call @set_word(%c2, %next_high) : (index, i64) -> ()
  }
  return
}
