// A stable sort of lines by an integer key, digit after digit, the lowest first: of their order, with the keys.
//
// @save keeps an element of a line, @key gives the key of what was kept, and @restore puts at an index of the line what
// was kept of another. Keys are ordered as unsigned numbers.
!Key = i32
// The lines are the middle dimension of three.
#before = 2 : index
#count = 100 : index
#after = 1 : index
// Keys have so many digits of so many bits; a line's order is in one of two buffers after each digit.
#digits = 3 : index
#bits = 11 : index
#radix = 2048 : index
#mask = 2047 : i32
#last = 1 : index
!Counts = memref<3x2048xi32>
!Keys = memref<2x100xi32>
!Orders = memref<2x100xi32>

func.func private @save(%before: index, %after: index, %i: index)
func.func private @restore(%before: index, %after: index, %i: index, %from: index)
func.func private @key(%i: index) -> !Key

func.func private @digit(%key: !Key, %digit: index) -> index attributes {hloom.inline} {
  %bits = arith.constant #bits
  %mask = arith.constant #mask
  %first = arith.muli %digit, %bits : index
  %shift = arith.index_cast %first : index to !Key
  %rest = arith.shrui %key, %shift : !Key
  %value = arith.andi %rest, %mask : !Key
  %index = arith.index_cast %value : !Key to index
  return %index : index
}

func.func @sort() {
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c0_i32 = arith.constant 0 : i32
  %c1_i32 = arith.constant 1 : i32
  %n_before = arith.constant #before
  %n = arith.constant #count
  %n_after = arith.constant #after
  %digits = arith.constant #digits
  %radix = arith.constant #radix
  %last = arith.constant #last
  %keys = memref.alloc() : !Keys
  %orders = memref.alloc() : !Orders
  %counts = memref.alloc() : !Counts
  scf.for %b = %c0 to %n_before step %c1 {
    scf.for %a = %c0 to %n_after step %c1 {
      scf.for %digit = %c0 to %digits step %c1 {
        scf.for %d = %c0 to %radix step %c1 {
          memref.store %c0_i32, %counts[%digit, %d] : !Counts
        }
      }
      scf.for %i = %c0 to %n step %c1 {
        func.call @save(%b, %a, %i) : (index, index, index) -> ()
        %key = func.call @key(%i) : (index) -> !Key
        %i_i32 = arith.index_cast %i : index to i32
        memref.store %key, %keys[%c0, %i] : !Keys
        memref.store %i_i32, %orders[%c0, %i] : !Orders
        scf.for %digit = %c0 to %digits step %c1 {
          %d = func.call @digit(%key, %digit) : (!Key, index) -> index
          %seen = memref.load %counts[%digit, %d] : !Counts
          %more = arith.addi %seen, %c1_i32 : i32
          memref.store %more, %counts[%digit, %d] : !Counts
        }
      }
      // From how many there are of each digit to where the first of them goes.
      scf.for %digit = %c0 to %digits step %c1 {
        scf.for %d = %c0 to %radix step %c1 iter_args(%place = %c0_i32) -> i32 {
          %number = memref.load %counts[%digit, %d] : !Counts
          memref.store %place, %counts[%digit, %d] : !Counts
          %next = arith.addi %place, %number : i32
          scf.yield %next : i32
        }
      }
      scf.for %digit = %c0 to %digits step %c1 {
        %source = arith.andi %digit, %c1 : index
        %target = arith.xori %source, %c1 : index
        scf.for %i = %c0 to %n step %c1 {
          %key = memref.load %keys[%source, %i] : !Keys
          %from = memref.load %orders[%source, %i] : !Orders
          %d = func.call @digit(%key, %digit) : (!Key, index) -> index
          %place = memref.load %counts[%digit, %d] : !Counts
          %to = arith.index_cast %place : i32 to index
          memref.store %key, %keys[%target, %to] : !Keys
          memref.store %from, %orders[%target, %to] : !Orders
          %next = arith.addi %place, %c1_i32 : i32
          memref.store %next, %counts[%digit, %d] : !Counts
        }
      }
      scf.for %i = %c0 to %n step %c1 {
        %from_i32 = memref.load %orders[%last, %i] : !Orders
        %from = arith.index_cast %from_i32 : i32 to index
        func.call @restore(%b, %a, %i, %from) : (index, index, index, index) -> ()
      }
    }
  }
  return
}
